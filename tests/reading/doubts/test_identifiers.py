"""Participants under two identifiers that look the same: asked for, or said to resemble another."""

import pytest

from lib.reading.examine import examine, read_study
from lib.reading.names import (
    IN_ACCENTS,
    IN_CASE,
    IN_LOOK,
    LIKE_PARTICIPANT,
    LOOKS_LIKE_PARTICIPANT,
    UNKNOWN_PARTICIPANT,
    difference,
    resembling,
)
from lib.reading.participants import TWICE_PARTICIPANT
from lib.study.entries import AS_WRITTEN, SAME_AS
from tests.support.doubtful import decided, doubts_of, files_with, measured, option_of, read_with

CYRILLIC_R = "\u0420"
# é as one code point, and as e with an accent after it.
ONE, TWO = "\u00e9", "e\u0301"


def renamed(files: dict[str, bytes], old: str, new: str, *tables: str) -> dict[str, bytes]:
    """Files in which a participant has another identifier, in these tables."""
    changed = dict(files)
    for name in tables:
        text = changed[f"{name}.csv"].decode()
        changed[f"{name}.csv"] = text.replace(f"\n{old},", f"\n{new},").encode()
    return changed


BOTH = ("participants", "measurements")


@pytest.mark.parametrize(
    ("name", "other", "kind"),
    [
        ("p01", "P01", IN_CASE),
        ("pi1", "PI1", IN_CASE),
        (f"{CYRILLIC_R}01", "P01", IN_LOOK),
        (f"{CYRILLIC_R}01", "p01", IN_LOOK),
        ("PO1", "P01", IN_LOOK),
        ("Pl1", "P11", IN_LOOK),
        (f"Jos{ONE}", f"Jos{TWO}", IN_ACCENTS),
        # These are as different as any two.
        ("P1", "P01", None),
        ("S-1", "S1", None),
        ("AL1", "AI1", None),
        ("1-11", "11-1", None),
    ],
)
def test_two_identifiers_differ_in_case_in_look_in_accents_or_in_more(
    name: str, other: str, kind: str | None
) -> None:
    assert difference(name, other) == difference(other, name) == kind


@pytest.mark.parametrize(
    ("new", "kind", "other"),
    [
        ("s1", "alike_case", "S1"),
        ("\u0405" + "1", "alike_look", "S1"),
    ],
)
def test_two_alike_in_the_table_of_participants_are_asked_for(
    new: str, kind: str, other: str
) -> None:
    files = renamed(files_with(), "S2", new, *BOTH)
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == (kind, "participant_id", (new,))
    assert (doubt.rows, doubt.proposed, doubt.facts["other"]) == ((2, 3), None, other)
    study = read_with(files, AS_WRITTEN)
    assert study.participants["participant_id"].tolist()[:3] == ["S1", new, "S3"]


def test_accents_apart_from_their_letter_are_asked_for() -> None:
    files = renamed(renamed(files_with(), "S1", f"S{ONE}", *BOTH), "S2", f"S{TWO}", *BOTH)
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.rows) == ("alike_accents", (f"S{TWO}",), (2, 3))


def test_one_participant_under_two_identifiers_becomes_one() -> None:
    files = files_with()
    # S1 stands in the roster once more, and her values of day 43 are of the other identifier.
    files["participants.csv"] += b"s1,drug\n"
    files["measurements.csv"] = files["measurements.csv"].replace(b"S1,43,", b"s1,43,")
    (doubt,) = doubts_of(files)
    assert (doubt.cells, doubt.rows) == (("s1",), (2, 14))
    study = read_with(files, SAME_AS)
    assert len(study.participants) == 12
    assert set(study.measurements["participant_id"]) == {f"S{number}" for number in range(1, 13)}
    assert len(study.measurements) == 36


def test_two_rows_that_are_not_the_same_are_no_one_participant() -> None:
    files = files_with()
    files["participants.csv"] += b"s1,placebo\n"
    # That nothing was measured of the one is told too.
    doubt, _ = sorted(doubts_of(files), key=lambda doubt: doubt.kind)
    assert doubt.kind == "alike_case"
    examined = decided(files, [doubt.decided(option_of(doubt, SAME_AS))])
    assert [(each.row, each.allowed) for each in examined.problems] == [(14, TWICE_PARTICIPANT)]


@pytest.mark.parametrize(
    ("new", "allowed"),
    [
        ("s2", LIKE_PARTICIPANT),
        ("S-2", LIKE_PARTICIPANT),
        ("S02", LIKE_PARTICIPANT),
        ("\u0405" + "2", LOOKS_LIKE_PARTICIPANT),
    ],
)
def test_an_identifier_of_another_table_says_whom_it_resembles(new: str, allowed: str) -> None:
    examined = examine(renamed(files_with(), "S2", new, "measurements"))
    assert {(each.found, each.allowed) for each in examined.problems} == {(new, allowed)}
    assert [each.row for each in examined.problems] == [5, 6, 7]
    assert {each.values["other"] for each in examined.problems} == {"S2"}


def test_an_identifier_that_resembles_nobody_or_two_is_unknown() -> None:
    examined = examine(renamed(files_with(), "S2", "Q2", "measurements"))
    assert {each.allowed for each in examined.problems} == {UNKNOWN_PARTICIPANT}
    assert resembling(["p1", "x"], ["P1", "P01"]) == {"p1": "P1"}
    assert resembling(["p-1"], ["P1", "P01"]) == {}


def test_events_of_another_spelling_say_whom_they_resemble() -> None:
    examined = examine(files_with(events="participant_id,term\ns4,Headache\n"))
    (found,) = examined.problems
    assert (found.table, found.allowed) == ("adverse_events.csv", LIKE_PARTICIPANT)


def test_the_bundled_identifiers_are_no_look_alikes() -> None:
    names = [f"P{number:02}" for number in range(1, 100)]
    assert not any(difference(a, b) for a in names for b in names if a < b)
    assert read_study(files_with(measured())).n_treatment == 6
