"""The table of measurements: long as the contract has it, wide as clinicians keep it."""

import csv
import functools
import io
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reading import measurements as module
from lib.reading.cells import (
    BLANK,
    DATE_FOR_DAY,
    MISSING_COLUMN,
    MISSING_TABLE,
    NEED_DAY,
    NEED_VALUE,
)
from lib.reading.examine import Examined, examine, read_study
from lib.reading.measurements import (
    ALIKE_OUTCOMES,
    NO_MEASUREMENTS,
    NO_OUTCOME_COLUMN,
    TOO_MANY_NEW,
    TWICE_OUTCOME_COLUMN,
    UNKNOWN_OUTCOME,
    Conversion,
)
from lib.reading.names import LIKE_PARTICIPANT, UNKNOWN_PARTICIPANT
from lib.reading.numerals import NOT_A_COMMA, NOT_A_POINT, UNCLEAR_COMMA, WITH_GROUPS
from lib.reading.outcomes.ranges import ABOVE_MAXIMUM, BELOW_MINIMUM, NEED_POSITIVE
from lib.reading.settings import TOO_MANY_DAYS
from lib.reading.text.lines import TOO_MANY_ROWS
from lib.reading.visits import NOT_A_VISIT, ONE_DAY, TWICE_MEASURED, TWICE_VISIT
from lib.study.contract import MOST_DAYS, MOST_OUTCOMES
from lib.study.problems import Problem
from lib.study.questions import NewOutcome
from lib.study.study import Study
from tests.support.changes import with_cell, with_column, with_entry, without_column
from tests.support.files import MEASUREMENTS, SETTINGS, WIDE, as_csv, study_files
from tests.support.profiles import examples
from tests.support.studies import assert_same_study, problem, problems_of, read_as_written

M = "measurements.csv"


def examined(measurements: str, **files: Any) -> Examined:
    return examine(study_files(measurements=measurements, **files))


def reported(measurements: str, **files: Any) -> tuple[Problem, ...]:
    """What is wrong with these measurements, as far as the files go."""
    return examined(measurements, **files).problems


def converted(measurements: str, **files: Any) -> Conversion:
    found = examined(measurements, **files)
    assert found.problems == ()
    assert found.conversion is not None
    return found.conversion


def same_values(first: Study, second: Study) -> None:
    """Two studies hold the same values of the same outcomes."""
    assert first.outcomes == second.outcomes
    assert first.days == second.days
    for outcome in first.outcomes:
        assert first.as_measured(outcome).equals(second.as_measured(outcome))
        assert first.below_limit(outcome).equals(second.below_limit(outcome))


@pytest.mark.parametrize("entries", [None, SETTINGS], ids=["tables alone", "with study.toml"])
def test_a_wide_table_gives_the_study_of_the_long_one(entries: dict[str, Any] | None) -> None:
    same_values(
        read_study(study_files(measurements=WIDE, settings=entries)),
        read_study(study_files(settings=entries)),
    )


def test_a_long_table_is_not_converted() -> None:
    found = examined(MEASUREMENTS)
    assert found.conversion is None
    assert found.draft is not None
    assert not found.draft.is_wide


def test_a_conversion_states_its_rows_values_and_columns() -> None:
    assert converted(WIDE) == Conversion(
        # 15 scores and 6 concentrations; a row of the long table without a value is none.
        rows=16,
        measurements=21,
        codes={"MEX SLEDAI": "mex_sledai", "IL-6": "il6"},
        left_out=(),
    )
    draft = examined(WIDE).draft
    assert draft is not None
    assert draft.is_wide


visits = st.lists(
    st.tuples(st.sampled_from(["S1", "S2", "P1", "P3"]), st.integers(-5, 90)),
    unique=True,
    max_size=12,
)


values = st.sampled_from(["", "1", "2.5", "<3.1", "30", "0.01", "1e1", "< 4"])


@examples(10)
@given(st.data(), visits, st.permutations(["mex_sledai", "c3", "c4", "il6"]), st.integers(1, 4))
def test_any_wide_table_and_its_long_form_are_the_same_study(
    data: st.DataObject, rows: list[tuple[str, int]], order: list[str], n: int
) -> None:
    # Two days and a value of each outcome, so that it is a study whatever is drawn.
    rows = [("S3", -100), ("S3", 101), *rows]
    columns = order[:n]
    cells = [["7"] * n, *([data.draw(values) for _ in columns] for _ in rows[1:])]
    wide = [["participant_id", "day", *columns]]
    long = [["participant_id", "day", "outcome", "value"]]
    for (participant, day), of_row in zip(rows, cells, strict=True):
        wide.append([participant, str(day), *of_row])
        pairs = zip(columns, of_row, strict=True)
        long += [[participant, str(day), code, cell] for code, cell in pairs]
    as_read = [examined(as_csv(table)) for table in (wide, long)]
    # A value in doubt, or a day that may be no visit, is that in both.
    assert [doubt.key for doubt in as_read[0].doubts] == [doubt.key for doubt in as_read[1].doubts]
    assert as_read[0].proposal == as_read[1].proposal
    same_values(
        read_as_written(study_files(measurements=as_csv(wide))),
        read_as_written(study_files(measurements=as_csv(long))),
    )


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_wide_table_may_have_decimal_commas(separator: str) -> None:
    rows = list(csv.reader(io.StringIO(WIDE)))
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(
        [[cell.replace(".", ",") for cell in row] for row in rows]
    )
    same_values(read_study(study_files(measurements=text.getvalue())), tidy())


def test_unknown_outcomes_keep_their_heading_and_their_decimals() -> None:
    rows = list(csv.reader(io.StringIO(WIDE)))
    more = [["CRP (mg/L)", "Steps", "ESR"], ["1.25", "<10.5", "12.12345"]] + [["3", "2", "1"]] * 15
    table = as_csv([[*row, *cells] for row, cells in zip(rows, more, strict=True)])
    draft = examined(table).draft
    assert draft is not None
    assert list(draft.undescribed.values()) == [
        NewOutcome("CRP (mg/L)", 2),
        NewOutcome("Steps", 1),
        NewOutcome("ESR", 3),
    ]
    assert [outcome.code for outcome in draft.outcomes] == ["mex_sledai", "il6"]


def test_unknown_outcomes_of_a_long_table_are_asked_for_by_their_name() -> None:
    draft = examined(MEASUREMENTS.replace("il6", "IL-17")).draft
    assert draft is not None
    assert draft.undescribed == {"IL-17": NewOutcome("IL-17", 1)}


def test_two_headings_for_one_outcome_are_both_reported() -> None:
    table = with_column(WIDE, "Il6", [""] * 16)
    assert sorted(each.column for each in reported(table)) == ["IL-6", "Il6"]
    assert {each.allowed for each in reported(table)} == {TWICE_OUTCOME_COLUMN}


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Notes", ["well"] + [""] * 15),
        ("Empty", [""] * 16),
        ("Visit date", ["01/03/2024"] * 16),
        ("Visit date", ["2024-03-01"] * 15 + ["45352"]),
        ("Data visita", ["1 marzo 2024"] * 16),
        ("Visit date", ["01.03.2024"] * 16),
        ("Time", ["10:30"] * 16),
        ("Arm", ["secretome"] * 9 + ["placebo"] * 7),
    ],
)
def test_a_column_without_numbers_is_left_out_and_reported(heading: str, cells: list[str]) -> None:
    table = with_column(WIDE, heading, cells)
    assert converted(table).left_out == (heading,)
    same_values(read_study(study_files(measurements=table)), tidy())


@pytest.mark.parametrize(
    "cells", [["12"] + [""] * 15, ["<5"] + [""] * 15, ["< 5"] * 16, ["12.5"] * 16]
)
def test_a_column_with_a_number_may_be_an_outcome(cells: list[str]) -> None:
    draft = examined(with_column(WIDE, "Own", cells)).draft
    assert draft is not None
    assert [outcome.heading for outcome in draft.undescribed.values()] == ["Own"]


@pytest.mark.parametrize(
    ("cells", "row", "found", "allowed"),
    [
        # A spreadsheet makes a date of 3-5; the cell is reported and the column is not lost.
        (["3"] * 15 + ["3-May"], 17, "3-May", NEED_VALUE),
        # Nor is a column lost whose numbers have another mark than those of the table.
        (["12,5"] + [""] * 15, 2, "12,5", NOT_A_POINT),
        (["1,234.5"] + [""] * 15, 2, "1,234.5", WITH_GROUPS),
    ],
)
def test_a_column_of_numbers_that_cannot_be_read_is_reported_and_not_left_out(
    cells: list[str], row: int, found: str, allowed: str
) -> None:
    (problem,) = reported(with_column(WIDE, "Own", cells))
    assert (problem.table, problem.row, problem.column, problem.found) == (M, row, "Own", found)
    assert problem.allowed == allowed


def test_settings_decide_which_columns_are_outcomes() -> None:
    table = with_column(WIDE, "Weight", ["60.5"] * 16)
    found = converted(table, settings=SETTINGS)
    assert (found.codes, found.left_out) == (
        {"MEX SLEDAI": "mex_sledai", "IL-6": "il6"},
        ("Weight",),
    )
    assert_same_study(
        read_study(study_files(measurements=table, settings=SETTINGS)),
        read_study(study_files(measurements=WIDE, settings=SETTINGS)),
    )


def test_a_wide_table_without_any_outcome_is_reported() -> None:
    table = "participant_id,day,note,when\nS1,1,well,2024-03-01\nP1,22,ill,2024-03-22\n"
    assert reported(table) == (problem(M, None, "", "", NO_OUTCOME_COLUMN),)
    assert reported(WIDE.replace("MEX SLEDAI,IL-6", "x,y"), settings=SETTINGS) == (
        problem(M, None, "", "", NO_OUTCOME_COLUMN),
    )


def in_wide(row: int, heading: str, cell: str) -> str:
    return with_cell(WIDE, row, heading, cell)


# What is said besides of a day that could have been asked for.
OF_DAY = {"name": "measurements", "of": "day", "meanings": "as_written, same_as"}
FAULTS: dict[str, tuple[str, dict[str, Any], Problem]] = {
    "no number": (in_wide(3, "IL-6", "high"), {}, problem(M, 3, "IL-6", "high", NEED_VALUE)),
    "no number of the first outcome": (
        in_wide(17, "MEX SLEDAI", "7 points"),
        {},
        problem(M, 17, "MEX SLEDAI", "7 points", NEED_VALUE),
    ),
    "below zero": (
        # -1 may stand for a missing value.
        in_wide(2, "MEX SLEDAI", "-2"),
        {},
        problem(M, 2, "MEX SLEDAI", "-2", BELOW_MINIMUM, limit=0),
    ),
    "above the maximum": (
        in_wide(2, "MEX SLEDAI", "33"),
        {},
        problem(M, 2, "MEX SLEDAI", "33", ABOVE_MAXIMUM, limit=32),
    ),
    "logarithm of zero": (in_wide(5, "IL-6", "0"), {}, problem(M, 5, "IL-6", "0", NEED_POSITIVE)),
    "date": (in_wide(6, "Day", "1/3/2024"), {}, problem(M, 6, "day", "1/3/2024", DATE_FOR_DAY)),
    "no day": (in_wide(6, "Day", ""), {}, problem(M, 6, "day", "", BLANK)),
    "half a day": (in_wide(6, "Day", "1.5"), {}, problem(M, 6, "day", "1.5", NEED_DAY)),
    "week": (in_wide(6, "Day", "3 weeks"), {}, problem(M, 6, "day", "3 weeks", NEED_DAY)),
    "nobody": (
        in_wide(9, "Participant ID", ""),
        {},
        problem(M, 9, "participant_id", "", BLANK),
    ),
    "somebody else": (
        in_wide(9, "Participant ID", "Q1"),
        {},
        problem(M, 9, "participant_id", "Q1", UNKNOWN_PARTICIPANT),
    ),
    "visit twice": (
        WIDE + "S1,22.0,,\n",
        {},
        problem(M, 18, "participant_id", "S1", TWICE_VISIT),
    ),
    "two marks": (
        in_wide(2, "IL-6", "12,5"),
        {},
        problem(
            M,
            2,
            "IL-6",
            "12,5",
            NOT_A_POINT,
        ),
    ),
    "thousands": (
        WIDE.replace("12.5", '"1,250"')
        .replace("8.4", "8")
        .replace("16.2", "16")
        .replace("3.1", "3"),
        {},
        problem(M, 2, "IL-6", "1,250", UNCLEAR_COMMA),
    ),
    "no column for the day": (
        without_column(WIDE, "Day"),
        {},
        problem(M, None, "day", "", MISSING_COLUMN, columns="participant_id, mex_sledai, il_6"),
    ),
    "header alone": (
        WIDE.splitlines()[0],
        {"settings": SETTINGS},
        problem(M, None, "", "", NO_MEASUREMENTS),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_wide_table_is_reported_once_with_the_readers_own_row_and_column(
    fault: str,
) -> None:
    table, files, expected = FAULTS[fault]
    assert reported(table, **files) == (expected,)


@pytest.mark.parametrize("cell", ["0", "32"])
def test_the_smallest_and_the_largest_possible_value_are_possible(cell: str) -> None:
    assert reported(in_wide(2, "MEX SLEDAI", cell)) == ()


def test_faults_of_several_columns_are_reported_row_by_row() -> None:
    table = in_wide(2, "MEX SLEDAI", "a")
    table = with_cell(with_cell(table, 2, "IL-6", "b"), 5, "MEX SLEDAI", "c")
    assert [(each.row, each.column, each.found) for each in reported(table)] == [
        (2, "MEX SLEDAI", "a"),
        (2, "IL-6", "b"),
        (5, "MEX SLEDAI", "c"),
    ]


def test_rows_are_those_of_the_file_behind_an_empty_line() -> None:
    table = in_wide(4, "IL-6", "high").replace("S1,22", "\n\nS1,22")
    assert [(each.row, each.column) for each in reported(table)] == [(6, "IL-6")]


def test_the_marks_of_a_semicolon_table_are_reported_of_its_own_column() -> None:
    table = WIDE.replace(",", ";").replace(".", ",").replace("16,2", "16.2")
    assert reported(table) == (problem(M, 13, "IL-6", "16.2", NOT_A_COMMA),)


def test_more_outcomes_than_can_be_shown_are_reported() -> None:
    def table(n: int) -> str:
        rows = [["participant_id", "day", *(f"x{number}" for number in range(n))]]
        return as_csv([*rows, ["S1", "1", *["1"] * n], ["P1", "2", *["1"] * n]])

    assert reported(table(MOST_OUTCOMES)) == ()
    # A wide table has no column of the name outcome.
    n = MOST_OUTCOMES + 1
    assert reported(table(n)) == (problem(M, None, "", "", TOO_MANY_NEW, n=n, limit=MOST_OUTCOMES),)
    long = "".join(f"S1,{day},x{code},1\n" for day in (1, 2) for code in range(n))
    assert reported("participant_id,day,outcome,value\n" + long) == (
        problem(M, None, "outcome", "", TOO_MANY_NEW, n=n, limit=MOST_OUTCOMES),
    )


def test_a_wide_table_of_too_many_cells_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MEASUREMENTS", 32)
    assert reported(WIDE) == ()
    table = WIDE + "P3,22,,\n"
    assert reported(table) == (problem(M, None, "", "", TOO_MANY_ROWS, limit=16),)


def test_a_further_column_of_a_long_table_is_not_used_and_told() -> None:
    examined = examine(study_files(measurements=with_column(MEASUREMENTS, "Lab", ["A"] * 22)))
    assert examined.study is not None
    assert_same_study(examined.study, read_study(study_files()))
    assert [table.not_used for table in examined.tables if table.name == "measurements"] == [
        ("Lab",)
    ]


def test_a_long_table_allows_no_second_row() -> None:
    found = problems_of(study_files(measurements=MEASUREMENTS + "S1,43,IL-6,3\n"))
    assert found == (problem(M, 24, "participant_id", "S1", TWICE_MEASURED),)


@pytest.mark.parametrize("name", ["outcome", "value"])
def test_a_table_with_one_of_the_two_columns_is_a_long_one_that_lacks_the_other(name: str) -> None:
    found = reported(without_column(MEASUREMENTS, name))
    assert [(each.column, each.allowed) for each in found] == [(name, MISSING_COLUMN)]


def test_a_table_of_visits_alone_is_no_wide_table() -> None:
    found = reported("participant_id,day\nS1,1\n")
    assert [(each.column, each.allowed) for each in found] == [
        ("outcome", MISSING_COLUMN),
        ("value", MISSING_COLUMN),
    ]


def test_without_a_study_toml_a_wide_table_of_known_outcomes_needs_no_answers() -> None:
    assert read_study(study_files(measurements=WIDE)).outcomes[0].code == "mex_sledai"


def test_a_wide_column_of_nothing_but_limits_below_one_is_an_outcome() -> None:
    # A number that began with its mark was none: the whole column was left out.
    for separator, cell, known in ((",", "<.5", "80.5"), (";", "<,5", "80,5")):
        rows = [["participant_id", "day", "c3", "crp"], ["S1", "1", known, cell]]
        rows.append(["P1", "43", known, cell])
        table = "".join(separator.join(row) + "\n" for row in rows)
        examined = examine(study_files(measurements=table))
        assert examined.conversion is not None
        assert examined.conversion.left_out == ()
        assert examined.draft is not None
        assert list(examined.draft.undescribed) == ["crp"]


CODES = "mex_sledai, c3, c4, il6, tnf_alpha, anti_dsdna"


@functools.cache
def tidy() -> Study:
    """The study of `MEASUREMENTS`."""
    return read_study(study_files())


@examples(15)
@given(st.permutations(MEASUREMENTS.splitlines()[1:]))
def test_the_order_of_the_measurements_does_not_matter(lines: list[str]) -> None:
    shuffled = "\n".join([MEASUREMENTS.splitlines()[0], *lines, ""])
    expected, study = tidy(), read_study(study_files(measurements=shuffled))
    for outcome in expected.outcomes:
        pd.testing.assert_frame_equal(study.values(outcome), expected.values(outcome))
        pd.testing.assert_frame_equal(study.below_limit(outcome), expected.below_limit(outcome))


LOG_OF_0 = with_cell(MEASUREMENTS, 18, "value", "0")


MANY = "participant_id,day,outcome,value\n" + "".join(
    f"S1,{day},c3,90\n" for day in range(1, MOST_DAYS + 2)
)


LONG_FAULTS: dict[str, tuple[dict[str, Any], Problem]] = {
    "no measurements": ({"measurements": None}, problem(M, None, "", "", MISSING_TABLE)),
    "no column value": (
        {"measurements": without_column(MEASUREMENTS, "value")},
        problem(M, None, "value", "", MISSING_COLUMN, columns="participant_id, day, outcome"),
    ),
    "header of measurements alone": (
        {"measurements": "participant_id,day,outcome,value\n"},
        problem(M, None, "", "", NO_MEASUREMENTS),
    ),
    "measurement of nobody": (
        {"measurements": with_cell(MEASUREMENTS, 5, "participant_id", "")},
        problem(M, 5, "participant_id", "", BLANK),
    ),
    "measurement of somebody else": (
        {"measurements": with_cell(MEASUREMENTS, 5, "participant_id", "s2")},
        problem(M, 5, "participant_id", "s2", LIKE_PARTICIPANT, other="S2"),
    ),
    "measurement of nobody known": (
        {"measurements": with_cell(MEASUREMENTS, 5, "participant_id", "Q1")},
        problem(M, 5, "participant_id", "Q1", UNKNOWN_PARTICIPANT),
    ),
    "measurement on no day": (
        {"measurements": with_cell(MEASUREMENTS, 5, "day", "")},
        problem(M, 5, "day", "", BLANK),
    ),
    "date for a day": (
        {"measurements": with_cell(MEASUREMENTS, 5, "day", "2024-03-01")},
        problem(M, 5, "day", "2024-03-01", DATE_FOR_DAY),
    ),
    "part of a day": (
        {"measurements": with_cell(MEASUREMENTS, 5, "day", "1.5")},
        problem(M, 5, "day", "1.5", NEED_DAY),
    ),
    "day between visits": (
        {"measurements": with_cell(MEASUREMENTS, 6, "day", "23"), "settings": SETTINGS},
        problem(M, 6, "day", "23", NOT_A_VISIT, days="1, 22, 43", **OF_DAY),
    ),
    "one day": (
        {"measurements": "participant_id,day,outcome,value\nS1,1,c3,90\nP1,1,c3,91\n"},
        problem(M, None, "day", "1", ONE_DAY),
    ),
    "a day for each participant": (
        {"measurements": MANY},
        problem(M, None, "day", "", TOO_MANY_DAYS, limit=MOST_DAYS),
    ),
    "blank outcome": (
        {"measurements": with_cell(MEASUREMENTS, 5, "outcome", "")},
        problem(M, 5, "outcome", "", BLANK),
    ),
    "outcome not built in": (
        {"measurements": with_cell(MEASUREMENTS, 5, "outcome", "IL-17")},
        problem(M, None, "outcome", "IL-17", UNKNOWN_OUTCOME, codes=CODES),
    ),
    "outcome not declared": (
        {"measurements": with_cell(MEASUREMENTS, 5, "outcome", "c3"), "settings": SETTINGS},
        problem(M, 5, "outcome", "c3", UNKNOWN_OUTCOME, codes="mex_sledai, il6"),
    ),
    "below the minimum": (
        {"measurements": with_cell(MEASUREMENTS, 2, "value", "-2")},
        problem(M, 2, "value", "-2", BELOW_MINIMUM, limit=0),
    ),
    "above the maximum": (
        {"measurements": with_cell(MEASUREMENTS, 2, "value", "32.5")},
        problem(M, 2, "value", "32.5", ABOVE_MAXIMUM, limit=32),
    ),
    "above a maximum of many digits": (
        {
            "measurements": with_cell(MEASUREMENTS, 18, "value", "1234568"),
            "settings": with_entry(["outcomes", 1, "maximum"], 1234567),
        },
        problem(M, 18, "value", "1234568", ABOVE_MAXIMUM, limit=1234567),
    ),
    "logarithm of zero": (
        {"measurements": LOG_OF_0},
        problem(M, 18, "value", "0", NEED_POSITIVE),
    ),
    "logarithm of a negative value": (
        {"measurements": with_cell(MEASUREMENTS, 18, "value", "-0.0")},
        problem(M, 18, "value", "-0.0", NEED_POSITIVE),
    ),
    "measured twice": (
        {"measurements": MEASUREMENTS + "S1,22.0,il6,8\nS1,22,il6,8\n"},
        problem(M, 25, "participant_id", "S1", TWICE_MEASURED),
    ),
}


@pytest.mark.parametrize("fault", LONG_FAULTS)
def test_a_fault_of_a_long_table_is_reported_with_its_place_and_what_is_allowed(fault: str) -> None:
    changes, expected = LONG_FAULTS[fault]
    found = problems_of(study_files(**changes))
    assert found == (expected,)


def test_outcomes_that_differ_in_capitals_and_spaces_alone_are_a_problem() -> None:
    rows = "".join(f"{who},{day},{code},5\n" for who in ("S1", "P1") for day, code in TWINS)
    found = examine(study_files(measurements="participant_id,day,outcome,value\n" + rows)).problems
    assert [(each.allowed, each.column) for each in found] == [(ALIKE_OUTCOMES, "outcome")]
    assert found[0].values["alike"] == '"Dolore VAS", "dolore vas"'


TWINS = ((1, "Dolore VAS"), (22, "dolore vas"))
