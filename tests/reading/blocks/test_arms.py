"""Of three to six arms two are compared, as was answered or as `study.toml` says."""

import csv
import io
import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from lib.reading.blocks.arms import (
    FURTHER,
    NO_PARTICIPANTS,
    SPELLING,
    TOO_MANY_ARMS,
    UNKNOWN_ARM,
)
from lib.reading.cells import NEED_VALUE
from lib.reading.doubts.doubt import Option
from lib.reading.examine import Examined, examine, read_study
from lib.study.contract import LONGEST_NAME, TOO_LONG
from lib.study.entries import COMPARED
from lib.study.files.settings_file import answers_text
from lib.study.protocol import Allocation, Decision
from lib.study.study import Study
from tests.support.changes import with_cell, with_entry
from tests.support.files import EVENTS, MEASUREMENTS, PARTICIPANTS, SETTINGS, study_files, toml
from tests.support.studies import assert_same_study, problem, problems_of

# Three participants of a third arm, between the others: the rows of each stand together by chance.
LOW_DOSE = "L1,low dose,male,61\nL2,low dose,female,19\nL3,low dose,female,33\n"
LOW_VALUES = "".join(
    f"L{n},{day},{outcome},{value + n}\n"
    for n in (1, 2, 3)
    for outcome, value, days in (("mex_sledai", 5, (1, 22, 43)), ("il6", 11, (1, 43)))
    for day in days
)
LOW_EVENTS = "L2,Nausea,Gastrointestinal disorders,2,2,3,yes,yes,no\n"
HEADER, REST = PARTICIPANTS.split("\n", 1)
THREE = study_files(
    participants=f"{HEADER}\n{LOW_DOSE}{REST}",
    measurements=MEASUREMENTS + LOW_VALUES,
    events=EVENTS + LOW_EVENTS,
)
PAIR = ("placebo", "secretome")


def answer(*codes: str) -> str:
    """What the page writes when these arms are chosen."""
    decision = Decision("participants", "arm", codes, COMPARED)
    return 'data = "real"\n' + answers_text(None, [decision])


def of_arms(files: Mapping[str, bytes], codes: tuple[str, ...]) -> dict[str, bytes]:
    """Files with the rows of the participants of some arms alone."""
    people = list(csv.DictReader(io.StringIO(files["participants.csv"].decode())))
    others = {row["participant_id"] for row in people if row["arm"] not in codes}
    return {
        name: b"".join(
            line
            for line in content.splitlines(keepends=True)
            if line.split(b",")[0].decode() not in others
        )
        for name, content in files.items()
    }


def row_per_patient(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The participants and measurements as one table, with the visits in its headings."""
    people = list(csv.DictReader(io.StringIO(files["participants.csv"].decode())))
    values = {
        (row["participant_id"], f"{row['outcome']} day {row['day']}"): row["value"]
        for row in csv.DictReader(io.StringIO(files["measurements.csv"].decode()))
    }
    headings = sorted({heading for _, heading in values})
    rows = [[*people[0], *headings]]
    for person in people:
        own = [values.get((person["participant_id"], heading), "") for heading in headings]
        rows.append([*person.values(), *own])
    return {"everybody.csv": "\n".join(";".join(row) for row in rows).encode()}


def as_tabs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The tables with tabs between their fields, under names of their own."""
    return {
        name.replace("adverse_", "trial_").replace(".csv", ".tsv"): content.replace(b",", b"\t")
        for name, content in files.items()
    }


Form = Callable[[Mapping[str, bytes]], dict[str, bytes]]
FORMS: dict[str, Form] = {"contract": dict, "tabs": as_tabs, "a row per patient": row_per_patient}


def study_of(examined: Examined) -> Study:
    assert (examined.problems, examined.doubts) == ((), ())
    assert examined.study is not None
    return examined.study


@pytest.mark.parametrize("form", FORMS)
def test_which_two_of_three_arms_are_compared_is_asked(form: str) -> None:
    examined = examine(FORMS[form](THREE))
    (doubt,) = examined.doubts
    assert (doubt.kind, doubt.table, doubt.column) == ("arms", "participants", "arm")
    assert doubt.cells == ("low dose", "placebo", "secretome")
    assert doubt.facts["codes"] == "low dose (3), placebo (3), secretome (3)"
    pairs = [("low dose", "placebo"), ("low dose", "secretome"), PAIR]
    assert doubt.options == tuple(Option(COMPARED, cells=pair) for pair in pairs)
    assert doubt.proposed is None
    assert examined.study is None
    assert doubt.decided(doubt.options[2]) == Decision("participants", "arm", PAIR, COMPARED)


@pytest.mark.parametrize("form", FORMS)
def test_participants_of_an_arm_that_is_not_chosen_leave_all_tables_together(form: str) -> None:
    found = study_of(examine(FORMS[form](THREE), answers=answer(*PAIR)))
    alone = study_of(examine(FORMS[form](of_arms(THREE, PAIR)), answers='data = "real"\n'))
    assert found.further_arms == {"low dose": 3}
    assert_same_study(replace(found, further_arms={}), alone)
    assert len(found.participants) == 6


@pytest.mark.parametrize("pair", [("low dose", "placebo"), ("secretome", "placebo")])
def test_any_two_arms_can_be_chosen(pair: tuple[str, str]) -> None:
    found = study_of(examine(THREE, answers=answer(*pair)))
    assert (found.treatment.code, found.control.code) == pair
    assert sum(found.further_arms.values()) == 3
    alone = study_of(examine(of_arms(THREE, pair), answers='data = "real"\n'))
    assert_same_study(replace(found, further_arms={}), alone)


def test_arms_that_study_toml_names_are_compared_without_a_question() -> None:
    found = read_study({**THREE, "study.toml": toml(SETTINGS).encode()})
    two = study_files(events=EVENTS, settings=SETTINGS)
    assert found.further_arms == {"low dose": 3}
    assert_same_study(replace(found, further_arms={}), read_study(two))


def test_an_answer_about_an_arm_that_is_gone_is_asked_again() -> None:
    (doubt,) = examine(THREE, answers=answer("high dose", "placebo")).doubts
    assert doubt.kind == "arms"


def with_arms_of(people: Mapping[int, str], *, named: bool = True) -> dict[str, bytes]:
    """The study of two arms with other arms in some rows, and with its settings or without."""
    table = PARTICIPANTS
    for row, code in people.items():
        table = with_cell(table, row, "arm", code)
    return study_files(participants=table, settings=SETTINGS if named else None)


def choices(files: Mapping[str, bytes]) -> list[tuple[str, str, list[str], str | None]]:
    """Of each doubt its kind, cell, the arms that it may be ("" is another), and the proposed."""
    return [
        (
            each.kind,
            each.cells[0],
            [option.of for option in each.options],
            None if each.proposed is None else each.proposed.of,
        )
        for each in examine(files).doubts
    ]


def test_one_or_two_participants_of_an_arm_beside_those_of_study_toml_may_be_slips() -> None:
    table = PARTICIPANTS + LOW_DOSE.splitlines(keepends=True)[0]
    values = MEASUREMENTS + "".join(
        line for line in LOW_VALUES.splitlines(keepends=True) if line.startswith("L1")
    )
    files = study_files(participants=table, measurements=values, settings=SETTINGS)
    assert choices(files) == [(FURTHER, "low dose", ["secretome", "placebo", ""], "")]
    (doubt,) = examine(files).doubts
    assert doubt.rows == (8,)
    found = study_of(examine(files, answers=answers_text(None, [doubt.decided(doubt.options[2])])))
    assert found.further_arms == {"low dose": 1}
    # What study.toml could say before each cell was asked for.
    found = study_of(examine(files, answers=answer(*PAIR).partition("\n")[2]))
    assert found.further_arms == {"low dose": 1}
    found = study_of(examine(files, answers=answers_text(None, [doubt.decided(doubt.options[0])])))
    assert (found.n_treatment, found.n_control, found.further_arms) == (4, 3, {})
    (unread,) = problems_of(files)
    assert (unread.row, unread.found) == (8, "low dose")
    assert unread.values["meanings"] == "same_as, as_written"


def test_unknown_arms_are_told_together_with_what_else_is_wrong() -> None:
    # Rows 2 to 4 are the treatment arm, 5 to 7 the control arm; row 3 holds the first wrong value.
    arms = dict.fromkeys((2, 3, 4), "alpha") | dict.fromkeys((5, 6, 7), "beta")
    files = with_arms_of(arms)
    assert examine(files).problems == ()
    assert [each[0] for each in choices(files)] == [FURTHER, FURTHER]
    files["measurements.csv"] = with_cell(MEASUREMENTS, 3, "value", "1.2O").encode()
    told = {(each.table, each.row, each.found) for each in examine(files).problems}
    assert told == {
        ("measurements.csv", 3, "1.2O"),
        ("participants.csv", 2, "alpha"),
        ("participants.csv", 5, "beta"),
    }


def test_an_arm_in_another_spelling_is_asked_for_and_read_as_the_one_that_it_looks_like() -> None:
    right = read_study(with_arms_of({}))
    slips = {2: "Secretome", 3: "secretone", 5: "PLACEBO", 6: "Place bo"}
    files = with_arms_of(slips)
    assert sorted(choices(files)) == [
        (SPELLING, "PLACEBO", ["placebo", ""], "placebo"),
        (SPELLING, "Place bo", ["placebo", ""], "placebo"),
        (SPELLING, "Secretome", ["secretome", ""], "secretome"),
        (SPELLING, "secretone", ["secretome", ""], "secretome"),
    ]
    doubts = examine(files).doubts
    decisions = [doubt.decided(doubt.options[0]) for doubt in doubts]
    assert_same_study(study_of(examine(files, answers=answers_text(None, decisions))), right)
    apart = [doubt.decided(doubt.options[1]) for doubt in doubts]
    found = study_of(examine(files, answers=answers_text(None, apart)))
    assert found.further_arms == dict.fromkeys(sorted(slips.values()), 1)


def test_where_study_toml_names_arms_that_nobody_is_in_each_arm_is_asked_for() -> None:
    files = with_arms_of({**dict.fromkeys((2, 3, 4), "1"), **dict.fromkeys((5, 6, 7), "2")})
    assert choices(files) == [
        (FURTHER, "1", ["secretome", "placebo", ""], None),
        (FURTHER, "2", ["secretome", "placebo", ""], None),
    ]
    first, second = examine(files).doubts
    said = [first.decided(first.options[0]), second.decided(second.options[1])]
    right = read_study(with_arms_of({}))
    assert_same_study(study_of(examine(files, answers=answers_text(None, said))), right)
    same = [each.decided(each.options[0]) for each in (first, second)]
    (told,) = examine(files, answers=answers_text(None, same)).problems
    assert (told.found, told.allowed) == ("secretome", NO_PARTICIPANTS)
    longer = with_arms_of(dict.fromkeys((2, 3, 4), "UC-MSC secretome"))
    assert choices(longer) == [
        (SPELLING, "UC-MSC secretome", ["secretome", ""], "secretome"),
    ]


def test_two_spellings_of_an_arm_that_nothing_names_are_one_where_that_is_confirmed() -> None:
    files = with_arms_of({7: "Placebo"}, named=False)
    assert choices(files) == [(SPELLING, "Placebo", ["placebo", ""], "placebo")]
    (doubt,) = examine(files).doubts
    answers = 'data = "real"\n' + answers_text(None, [doubt.decided(doubt.options[0])])
    right = read_study(with_arms_of({}, named=False))
    assert_same_study(study_of(examine(files, answers=answers)), right)


@pytest.mark.parametrize("pair", [("dose 1", "dose 2"), ("arm a", "arm b"), ("old", "older")])
def test_names_that_differ_by_a_digit_or_letter_are_two_arms(pair: tuple[str, str]) -> None:
    people = {**dict.fromkeys((2, 3), pair[0]), **dict.fromkeys((5, 6), pair[1])}
    files = with_arms_of({**people, 4: "saline", 7: "saline"}, named=False)
    assert [kind for kind, *_ in choices(files)] == ["arms"]


def test_of_more_than_six_arms_none_are_chosen() -> None:
    rows = "".join(f"{code}{n},{code},male,40\n" for code, n in itertools.product("ABCDE", "123"))
    files = study_files(participants=PARTICIPANTS + rows)
    codes = ", ".join(f"{code} (3)" for code in [*"ABCDE", "placebo", "secretome"])
    expected = problem(
        *("participants.csv", None, "arm", "", TOO_MANY_ARMS), n=7, most=6, codes=codes
    )
    assert problems_of(files) == (expected,)
    named = problems_of({**files, "study.toml": toml(SETTINGS).encode()})
    assert {each.allowed for each in named} == {UNKNOWN_ARM}
    assert [each.row for each in named] == list(range(8, 23))
    six = study_files(participants=PARTICIPANTS + rows.split("E1")[0])
    (doubt,) = [each for each in examine(six).doubts if each.kind == "arms"]
    assert len(doubt.options) == 15


def test_the_name_of_an_arm_that_is_not_compared_has_its_bound_too() -> None:
    code = "x" * (LONGEST_NAME + 1)
    table = THREE["participants.csv"].replace(b"low dose", code.encode())
    files = {**THREE, "participants.csv": table, "study.toml": toml(SETTINGS).encode()}
    found = problems_of(files)
    assert [(each.row, each.column, each.allowed) for each in found] == [
        (row, "arm", TOO_LONG) for row in (2, 3, 4)
    ]


def test_of_two_spellings_of_a_named_arm_the_other_is_asked_for_beside_a_third_arm() -> None:
    table = with_cell(THREE["participants.csv"].decode(), 10, "arm", "Placebo")
    files = {**THREE, "participants.csv": table.encode(), "study.toml": toml(SETTINGS).encode()}
    assert choices(files) == [(SPELLING, "Placebo", ["placebo", ""], "placebo")]
    (doubt,) = examine(files).doubts
    found = study_of(examine(files, answers=answers_text(None, [doubt.decided(doubt.options[0])])))
    right = read_study({**THREE, "study.toml": toml(SETTINGS).encode()})
    assert_same_study(found, right)


def test_a_wrong_cell_of_a_row_per_patient_is_named_whoever_left_above_it() -> None:
    (name, content), *_ = row_per_patient(THREE).items()
    rows = content.decode().splitlines()
    assert rows[7].startswith("P1;")
    place = rows[0].split(";").index("mex_sledai day 43")
    cells = rows[7].split(";")
    cells[place] = "6-7"
    rows[7] = ";".join(cells)
    found = examine({name: "\n".join(rows).encode()}, answers=answer(*PAIR)).problems
    expected = problem(name, 8, "mex_sledai day 43", "6-7", NEED_VALUE)
    assert found == (expected,)


# Blocks of six with two of each arm, then one of which the last participants are not there.
BLOCK_ORDER = ("L1", "S1", "P1", "S2", "L2", "P2", "P3", "L3", "S3")
PEOPLE = {line[:2]: line for line in (LOW_DOSE + REST).splitlines()}


def in_blocks(order: tuple[str, ...], size: int = 6) -> dict[str, bytes]:
    design = {"allocation": "permuted blocks", "block_size": size}
    return {
        **THREE,
        "participants.csv": "\n".join([HEADER, *(PEOPLE[who] for who in order)]).encode(),
        "study.toml": toml(with_entry(["design"], design)).encode(),
    }


def test_blocks_of_a_size_are_those_that_all_arms_filled() -> None:
    study = read_study(in_blocks(BLOCK_ORDER))
    assert study.allocation == Allocation("permuted blocks", 6, (), compared=4)
    assert study.participants["participant_id"].tolist() == ["S1", "P1", "S2", "P2", "P3", "S3"]
    assert study.allotted_within is not None
    assert study.allotted_within.tolist() == [0, 0, 0, 0, 1, 1]


def test_blocks_that_hold_not_as_many_of_an_arm_as_the_others_are_told_with_more_arms_too() -> None:
    # The first block has one of the placebo arm, the second two.
    order = ("L1", "S1", "P1", "P2", "L2", "P3", "S3", "L3", "S2")
    found = problems_of(in_blocks(order, size=3))
    assert [(each.row, each.column) for each in found] == [(2, "arm")]
