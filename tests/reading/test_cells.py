"""What a cell may hold, and that whatever else it holds is reported."""

import math

import pytest

from lib.plain_text import tidied
from lib.reading.cells import (
    NEED_DAY,
    NEED_VALUE,
)
from lib.reading.examine import examine, read_study
from lib.reading.numerals import (
    MOST_NAMED,
    NOT_A_COMMA,
    NOT_A_POINT,
    UNCLEAR_COMMA,
    UNCLEAR_POINT,
    WITH_GROUPS,
    WITH_GROUPS_OR_COMMA,
    WITH_GROUPS_OR_POINT,
)
from lib.reading.outcomes.ranges import NEED_POSITIVE
from lib.study.problems import LONGEST_SHOWN
from lib.words import Words
from tests.support.changes import with_cell
from tests.support.files import EVENTS, MEASUREMENTS, study_files
from tests.support.studies import problem, problems_of

NAN = math.nan


@pytest.mark.parametrize(
    ("cell", "value", "below"),
    [
        ("<3.1", 3.1, True),
        ("< 3.1", 3.1, True),
        ("<.5", 0.5, True),
        ("3.", 3.0, False),
        ("+3", 3.0, False),
        ("3e2", 300.0, False),
        ("3E-2", 0.03, False),
        ("0003", 3.0, False),
        (" 3 ", 3.0, False),
        ("", NAN, False),
    ],
)
def test_a_number_may_be_written_in_these_ways(cell: str, value: float, below: bool) -> None:
    study = read_study(study_files(measurements=with_cell(MEASUREMENTS, 18, "value", cell)))
    il6 = study.outcomes[1]
    assert study.as_measured(il6).at["S1", 1] == pytest.approx(value, rel=0, abs=0, nan_ok=True)
    assert study.below_limit(il6).at["S1", 1] == below


@pytest.mark.parametrize("cell", ["22.0", "22.", "22,0", "+22", "022", " 22 "])
def test_a_day_may_be_written_in_these_ways(cell: str) -> None:
    study = read_study(study_files(measurements=with_cell(MEASUREMENTS, 3, "day", cell)))
    assert study.days == (1, 22, 43)
    assert study.values(study.first_outcome).at["S1", 22] == 6


@pytest.mark.parametrize("cell", ["Yes", "YES", " yes "])
def test_yes_and_no_may_be_written_in_any_case(cell: str) -> None:
    events = read_study(study_files(events=with_cell(EVENTS, 2, "serious", cell))).adverse_events
    assert events is not None
    assert events["serious"].tolist() == [True, False, True]


P, M, E = "participants.csv", "measurements.csv", "adverse_events.csv"


@pytest.mark.parametrize(
    "cell",
    [
        *("1.23,45", "-nan", "inf", "-inf", "1e400", "1e16", "1e-100", "9" * 80, "0x1F", "1_0"),
        *("2024-03-01", "12 mg", ">", "≤x", "<", "<0", "<-1", "<<3", "< ", "٣", "１２", "1e٣"),
        *("NAN 3", "--1", ",", "e5", "<1e-100", "TRUE", "1e-100", "<1e15.0"),
    ],
)
def test_a_value_that_is_no_number_is_reported(cell: str) -> None:
    found = problems_of(study_files(measurements=with_cell(MEASUREMENTS, 18, "value", cell)))
    shown = tidied(cell) if len(cell) <= LONGEST_SHOWN else cell[:LONGEST_SHOWN] + "…"
    assert found == (problem(M, 18, "value", shown, NEED_VALUE),)


@pytest.mark.parametrize("cell", ["nan", "NA", ".", ">100", "≤3", "> 3.1"])
def test_a_word_for_missing_and_a_limit_are_asked_for_with_their_cell(cell: str) -> None:
    examined = examine(study_files(measurements=with_cell(MEASUREMENTS, 18, "value", cell)))
    (doubt,) = examined.doubts
    assert (examined.problems, doubt.rows, doubt.column, doubt.cells) == ((), (18,), "il6", (cell,))
    assert examined.study is None


@pytest.mark.parametrize("cell", ["9" * 80, "1000000", "1e2", "٣", "x", "nan", "1,5", "22.5"])
def test_a_day_that_is_no_whole_number_is_reported(cell: str) -> None:
    found = problems_of(study_files(measurements=with_cell(MEASUREMENTS, 5, "day", cell)))
    assert [(each.row, each.column, each.allowed) for each in found] == [(5, "day", NEED_DAY)]


def test_a_value_too_small_for_a_float_is_zero() -> None:
    tiny = "0." + "0" * 400 + "1"
    (found,) = problems_of(study_files(measurements=with_cell(MEASUREMENTS, 18, "value", tiny)))
    assert found.allowed == NEED_POSITIVE
    study = read_study(study_files(measurements=with_cell(MEASUREMENTS, 2, "value", tiny)))
    assert study.values(study.first_outcome).at["S1", 1] == 0


ROWS = [("S1", "1"), ("S1", "22"), ("P1", "1"), ("P1", "22")]


def table(separator: str, values: list[str]) -> dict[str, bytes]:
    """A study of two participants whose anti-dsDNA is written in this way."""
    lines = [["participant_id", "day", "outcome", "value"]]
    lines += [[*row, "anti_dsdna", value] for row, value in zip(ROWS, values, strict=True)]
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in line] for line in lines]
    text = "\n".join(separator.join(line) for line in quoted)
    people = "participant_id,arm\nS1,drug\nP1,placebo\n"
    return study_files(participants=people, measurements=text)


@pytest.mark.parametrize(
    ("separator", "values", "reported"),
    [
        (";", ["1.234", "350", "2.100", "980"], {2: UNCLEAR_POINT, 4: UNCLEAR_POINT}),
        (",", ["1,234", "350", "2,100", "980"], {2: UNCLEAR_COMMA, 4: UNCLEAR_COMMA}),
        ("\t", ["1,234", "350", "2,100", "980"], {2: UNCLEAR_COMMA, 4: UNCLEAR_COMMA}),
        (";", ["12,5", "35,1", "12.5", "9"], {4: NOT_A_COMMA}),
        (",", ["12.5", "35.1", "12,5", "9"], {4: NOT_A_POINT}),
        (";", ["12,5", "35,1", "12.34,5", "9"], {4: NEED_VALUE}),
        (";", ["12,5", "35,1", "0.250", "9"], {4: NOT_A_COMMA}),
        (",", ["12.5", "35.1", "0,250", "9"], {4: NOT_A_POINT}),
    ],
)
def test_a_number_of_unclear_or_other_mark_is_reported_with_its_cell(
    separator: str, values: list[str], reported: dict[int, str]
) -> None:
    assert problems_of(table(separator, values)) == tuple(
        problem("measurements.csv", row, "value", values[row - 2], allowed)
        for row, allowed in reported.items()
    )


@pytest.mark.parametrize(
    ("separator", "values", "allowed", "filled"),
    [
        (",", ["12.5", "35.1", "1,250"], WITH_GROUPS_OR_POINT, ("1,250", "1250", "1.25")),
        (";", ["12,5", "35,1", "1.250"], WITH_GROUPS_OR_COMMA, ("1.250", "1250", "1,25")),
        (";", ["12,5", "35,1", "1.234,5"], WITH_GROUPS, ("1.234,5", "1234,5")),
        (",", ["12.5", "35.1", "1 250"], WITH_GROUPS, ("1 250", "1250")),
    ],
)
def test_a_number_with_a_sign_for_thousands_is_stated_with_its_digits_joined(
    separator: str, values: list[str], allowed: str, filled: tuple[str, ...]
) -> None:
    (found,) = problems_of(table(separator, [*values, "9"]))
    assert (found.row, found.column, found.found) == (4, "value", values[2])
    assert found.allowed == allowed
    assert tuple(found.values.values()) == filled


def test_the_advice_on_a_sign_for_thousands_is_a_sentence_in_both_languages() -> None:
    (found,) = problems_of(table(",", ["12.5", "35.1", "1,250", "9"]))
    said = [Words(language).t(found.allowed, **found.values) for language in ("en", "it")]
    assert said == [
        "1,250 looks like 1250 with a sign for thousands: write 1250; if you mean 1.25, write it "
        "with a point.",
        "1,250 sembra 1250 con un separatore delle migliaia: scrivi 1250; se intendi 1.25, "
        "scrivilo con il punto.",
    ]


def test_of_very_many_signs_for_thousands_the_rest_are_stated_that_they_may_be_either() -> None:
    many = MOST_NAMED + 5
    ids = [f"S{number}" for number in range(many)]
    lines = [f'{who},1,anti_dsdna,"1,{250 + n}"' for n, who in enumerate(ids)]
    lines += [f"{who},22,anti_dsdna,{n}.5" for n, who in enumerate(ids)]
    arms = "".join(f"{who},{'drug' if n % 2 else 'placebo'}\n" for n, who in enumerate(ids))
    files = study_files(
        participants="participant_id,arm\n" + arms,
        measurements="\n".join(["participant_id,day,outcome,value", *lines]),
    )
    found = [each.allowed for each in problems_of(files)]
    assert found.count(WITH_GROUPS_OR_POINT) == MOST_NAMED
    assert found.count(UNCLEAR_COMMA) == 5


@pytest.mark.parametrize(
    ("separator", "values"),
    [
        (";", ["1234,5", "0,125", "1,250", "<3,1"]),
        (",", ["1234,5", "0,125", "1,250", "<3,1"]),
        ("\t", ["1234,5", "0,125", "1,250", "<3,1"]),
        (";", ["1234.5", "0.125", "1.250", "<3.1"]),
        (",", ["1234.5", "0.125", "1.250", "<3.1"]),
    ],
)
def test_a_table_is_read_alike_with_any_separator_and_mark(
    separator: str, values: list[str]
) -> None:
    study = read_study(table(separator, values))
    found = study.as_measured(study.outcomes[0])
    assert found.loc["S1"].tolist() == [1234.5, 0.125]
    assert found.loc["P1"].tolist() == [1.25, 3.1]
    assert study.below_limit(study.outcomes[0]).loc["P1"].tolist() == [False, True]
