"""The table of participants: arms, disposition, characteristics, and its faults."""

import math
from typing import Any

import pytest

from lib.plain_text import isolated
from lib.reading.blocks.arms import NO_PARTICIPANTS
from lib.reading.cells import (
    BLANK,
    MISSING_COLUMN,
    MISSING_TABLE,
    NEED_DAY,
    NEED_WHOLE_NUMBER,
)
from lib.reading.doubts.undecided import IN_DOUBT
from lib.reading.examine import examine, read_study
from lib.reading.names import UNKNOWN_PARTICIPANT
from lib.reading.participants import NEED_CHARACTERISTIC, TWICE_PARTICIPANT
from lib.reading.spellings import NOT_BLANK
from lib.study.columns import COMPLETED
from lib.study.contract import MOST_LEVELS
from lib.study.problems import Problem
from lib.study.study import Study
from tests.support.changes import with_cell, with_column, without_column
from tests.support.files import MEASUREMENTS, PARTICIPANTS, SETTINGS, study_files
from tests.support.studies import assert_same_study, problem, problems_of, read_as_written

NAN = math.nan


def test_a_characteristic_is_numeric_only_if_each_filled_cell_is_a_number() -> None:
    table = with_column(PARTICIPANTS, "weight", ["61.5", "", "70", "1e2", "58", "55"])
    table = with_column(table, "centre", ["1", "2", "1", "2", "1", "A"])
    table = with_column(table, "note", [""] * 6)
    participants = read_as_written(study_files(participants=table)).participants
    assert participants["weight"].tolist() == pytest.approx(
        [61.5, NAN, 70, 100, 58, 55], nan_ok=True
    )
    assert participants["centre"].tolist() == ["1", "2", "1", "2", "1", "A"]
    assert participants["note"].tolist() == [""] * 6


def test_a_characteristic_of_other_digits_or_of_impossible_size_stays_text() -> None:
    table = with_column(PARTICIPANTS, "other", ["٣", "1", "1", "1", "1", "1"])
    table = with_column(table, "huge", ["9" * 80, "1", "1", "1", "1", "1"])
    participants = read_as_written(study_files(participants=table)).participants
    assert participants["other"].tolist() == [isolated("٣"), "1", "1", "1", "1", "1"]
    assert participants["huge"].tolist() == ["9" * 80, "1", "1", "1", "1", "1"]


def test_disposition_is_read_where_supplied() -> None:
    assert "withdrawn_day" not in read_study(study_files()).participants
    table = with_column(PARTICIPANTS, "withdrawn_day", ["", "30", "", "", "", "22.0"])
    table = with_column(table, "withdrawal_reason", ["", "Moved", "", "", "", ""])
    table = with_column(table, "injections_received", ["6", "4", "6", "6", "6", "3"])
    participants = read_study(study_files(participants=table)).participants
    assert participants["withdrawn_day"].tolist() == pytest.approx(
        [NAN, 30, NAN, NAN, NAN, 22], nan_ok=True
    )
    assert participants["withdrawal_reason"].tolist() == ["", "Moved", "", "", "", ""]
    assert participants["injections_received"].tolist() == [6, 4, 6, 6, 6, 3]


P, M, E = "participants.csv", "measurements.csv", "adverse_events.csv"


@pytest.mark.parametrize("settings", [None, SETTINGS])
def test_a_header_of_participants_alone_lacks_participants(settings: dict[str, Any] | None) -> None:
    found = problems_of(study_files(participants="participant_id,arm\n", settings=settings))
    assert found[-22:] == tuple(
        problem(M, row, "participant_id", line.split(",")[0], UNKNOWN_PARTICIPANT)
        for row, line in enumerate(MEASUREMENTS.splitlines()[1:], start=2)
    )
    assert found[:-22] == (problem(P, None, "arm", "", NO_PARTICIPANTS),)


def test_a_slip_of_the_pen_in_a_column_of_numbers_is_asked_for_with_its_cell() -> None:
    ages = [str(age) for age in range(20, 34)]
    rows = [f"{age},{'drug' if int(age) % 2 else 'placebo'},{age}" for age in ages]
    files = study_files(
        participants="participant_id,arm,age\n" + "\n".join(rows).replace(",29", ",2g") + "\n",
        measurements="participant_id,day,outcome,value\n"
        + "".join(f"{age},1,c3,80\n{age},22,c3,81\n" for age in ages),
    )
    (doubt,) = examine(files).doubts
    assert (doubt.kind, doubt.rows, doubt.column, doubt.cells) == ("word", (11,), "age", ("2g",))
    assert doubt.proposed is None
    (found,) = problems_of(files)
    assert (found.row, found.column, found.found) == (11, "age", "2g")
    assert found.allowed == IN_DOUBT


def test_more_slips_than_a_column_has_levels_are_problems_of_their_cells() -> None:
    slips = [f"{age}y" for age in range(20, 20 + MOST_LEVELS + 1)]
    ages = [*slips, *map(str, range(40, 42 + MOST_LEVELS))]
    rows = [f"S{n},{'drug' if n % 2 else 'placebo'},{age}" for n, age in enumerate(ages)]
    files = study_files(
        participants="participant_id,arm,age\n" + "\n".join(rows) + "\n",
        measurements="participant_id,day,outcome,value\nS0,1,c3,80\nS0,22,c3,81\n",
    )
    found = problems_of(files)
    assert [each.found for each in found] == slips
    assert {each.allowed for each in found} == {NEED_CHARACTERISTIC}


# What is said of an arm that could have been asked for.
OF_ARM = {"name": "participants", "of": "arm", "meanings": "same_as, as_written"}
FAULTS: dict[str, tuple[dict[str, Any], Problem]] = {
    "no participants": ({"participants": None}, problem(P, None, "", "", MISSING_TABLE)),
    "no column arm": (
        {"participants": without_column(PARTICIPANTS, "arm")},
        problem(P, None, "arm", "", MISSING_COLUMN, columns="participant_id, sex, age"),
    ),
    "blank id": (
        {"participants": PARTICIPANTS + ",placebo,male,50\n"},
        problem(P, 8, "participant_id", "", BLANK),
    ),
    "blank arm": (
        {"participants": with_cell(PARTICIPANTS, 4, "arm", " ")},
        problem(P, 4, "arm", "", BLANK),
    ),
    "participant twice": (
        {"participants": PARTICIPANTS + "S2,placebo,male,50\n"},
        problem(P, 8, "participant_id", "S2", TWICE_PARTICIPANT),
    ),
    "one arm": (
        {"participants": PARTICIPANTS.replace("placebo", "secretome")},
        problem(P, None, "arm", "secretome", NO_PARTICIPANTS),
    ),
    "an arm in two spellings": (
        {"participants": with_cell(PARTICIPANTS, 7, "arm", "Placebo")},
        problem(P, 7, "arm", "Placebo", IN_DOUBT, **OF_ARM),
    ),
    "one arm, in two spellings": (
        {"participants": PARTICIPANTS.replace("secretome", "PLACEBO")},
        problem(P, None, "arm", "PLACEBO", NO_PARTICIPANTS),
    ),
    "undeclared arm": (
        {"participants": with_cell(PARTICIPANTS, 7, "arm", "Placebo"), "settings": SETTINGS},
        problem(P, 7, "arm", "Placebo", IN_DOUBT, **OF_ARM),
    ),
    "nobody in a declared arm": (
        {"participants": PARTICIPANTS.replace("placebo", "secretome"), "settings": SETTINGS},
        problem(P, None, "arm", "secretome", NO_PARTICIPANTS),
    ),
    "day of withdrawal in words": (
        {"participants": with_column(PARTICIPANTS, "withdrawn_day", ["", "late", *[""] * 4])},
        problem(P, 3, "withdrawn_day", "late", NEED_DAY),
    ),
    "day of withdrawal not known": (
        {"participants": with_column(PARTICIPANTS, "withdrawn_day", ["", "n/a", *[""] * 4])},
        problem(P, 3, "withdrawn_day", "n/a", NOT_BLANK[COMPLETED]),
    ),
    "part of an injection": (
        {"participants": with_column(PARTICIPANTS, "injections_received", ["5.5", *["6"] * 5])},
        problem(P, 2, "injections_received", "5.5", NEED_WHOLE_NUMBER),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_participant_is_reported_with_its_place_and_what_is_allowed(
    fault: str,
) -> None:
    changes, expected = FAULTS[fault]
    found = problems_of(study_files(**changes))
    assert found == (expected,)


@pytest.mark.parametrize(
    "spelling",
    [
        "placebo ",
        "\u00a0placebo",
        "placebo\u200b",
        "pla\u00adcebo",
        "\ufeffplacebo",
        "\u200fplacebo",
    ],
)
def test_an_arm_with_something_that_nobody_sees_is_the_arm(spelling: str) -> None:
    table = with_cell(PARTICIPANTS, 7, "arm", spelling)
    assert_same_study(read_study(study_files(participants=table)), read_study(study_files()))


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u2060", "\u200e", "\u00ad", "\u00a0"])
def test_an_identifier_or_heading_with_something_that_nobody_sees_is_the_one_without(
    sign: str,
) -> None:
    people = PARTICIPANTS.replace("participant_id", f"participant_id{sign}").replace(
        "S2,", f"S2{sign},"
    )
    values = MEASUREMENTS.replace("value", f"{sign}value").replace("S1,", f"{sign}S1,")
    found = read_study(study_files(participants=people, measurements=values))
    assert_same_study(found, read_study(study_files()))


def test_completed_and_not_known_in_words_are_empty_cells() -> None:
    def read(days: list[str], doses: list[str]) -> Study:
        table = with_column(PARTICIPANTS, "withdrawn_day", [*days, "30", *[""] * 3])
        return read_study(
            study_files(participants=with_column(table, "injections_received", [*doses, *"3456"]))
        )

    words = read(["Completed", "completato"], ["unknown", "ND"])
    assert_same_study(words, read(["", ""], ["", ""]))
