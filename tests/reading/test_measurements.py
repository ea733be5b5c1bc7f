"""The table of measurements: long as the contract has it, wide as clinicians keep it."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reading import measurements as module
from lib.reading.cells import (
    BLANK,
    DATE_FOR_DAY,
    MISSING_COLUMN,
    NEED_DAY,
    NEED_VALUE,
    NOT_A_COMMA,
    NOT_A_POINT,
    UNCLEAR_COMMA,
    UNKNOWN_COLUMN,
    UNKNOWN_PARTICIPANT,
)
from lib.reading.examine import Examined, examine, read_study
from lib.reading.files import TOO_MANY_ROWS
from lib.reading.measurements import (
    ABOVE_MAXIMUM,
    BELOW_MINIMUM,
    NEED_POSITIVE,
    NO_MEASUREMENTS,
    NO_OUTCOME_COLUMN,
    NOT_A_VISIT,
    TOO_MANY_NEW,
    TWICE_MEASURED,
    TWICE_OUTCOME_COLUMN,
    TWICE_VISIT,
    Conversion,
)
from lib.study.contract import MOST_OUTCOMES
from lib.study.problems import Problem
from lib.study.questions import NewOutcome
from lib.study.study import Study
from tests.support.changes import with_cell, with_column, with_entry, without_column
from tests.support.files import as_csv
from tests.support.profiles import examples
from tests.support.studies import (
    MEASUREMENTS,
    SETTINGS,
    assert_same_study,
    problem,
    problems_of,
    study_files,
    tiny_study,
)

M = "measurements.csv"

# The measurements of `MEASUREMENTS`, a row per visit.
WIDE = """\
Participant ID,Day,MEX SLEDAI,IL-6
S1,1,8,12.5
S1,22,6,
S1,43,3,<3.1
S2,1,10,20
S2,22,7,
S2,43,,8.4
S3,1,9,
S3,22,9,
S3,43,5,
P1,1,8,15
P1,22,8,
P1,43,7,16.2
P2,1,11,
P2,22,9,
P2,43,10,
P3,1,7,
"""


def examined(measurements: str, **files: Any) -> Examined:
    return examine(study_files(measurements=measurements, **files))


def told(measurements: str, **files: Any) -> tuple[Problem, ...]:
    """What is wrong with these measurements, as far as the files go."""
    return examined(measurements, **files).problems


def converted(measurements: str, **files: Any) -> Conversion:
    found = examined(measurements, **files)
    assert found.problems == ()
    assert found.conversion is not None
    return found.conversion


def same_values(one: Study, other: Study) -> None:
    """Two studies hold the same values of the same outcomes."""
    assert one.outcomes == other.outcomes
    assert one.days == other.days
    for outcome in one.outcomes:
        assert one.as_measured(outcome).equals(other.as_measured(outcome))
        assert one.below_limit(outcome).equals(other.below_limit(outcome))


# Wide and long


@pytest.mark.parametrize("entries", [None, SETTINGS], ids=["tables alone", "with study.toml"])
def test_a_wide_table_gives_the_study_of_the_long_one(entries: dict[str, Any] | None) -> None:
    same_values(tiny_study(measurements=WIDE, settings=entries), tiny_study(settings=entries))


def test_a_long_table_is_not_converted() -> None:
    found = examined(MEASUREMENTS)
    assert found.conversion is None
    assert found.draft is not None
    assert not found.draft.is_wide


def test_a_conversion_tells_its_rows_values_and_columns() -> None:
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


@examples(40)
@given(st.data(), visits, st.permutations(["mex_sledai", "c3", "c4", "il6"]), st.integers(1, 4))
def test_any_wide_table_and_its_long_form_are_the_same_study(
    data: st.DataObject, rows: list[tuple[str, int]], order: list[str], n: int
) -> None:
    # Two days and a value of each outcome, so that it is a study whatever is drawn.
    rows = [("S3", 100), ("S3", 101), *rows]
    columns = order[:n]
    cells = [["7"] * n, *([data.draw(values) for _ in columns] for _ in rows[1:])]
    wide = [["participant_id", "day", *columns]]
    long = [["participant_id", "day", "outcome", "value"]]
    for (participant, day), of_row in zip(rows, cells, strict=True):
        wide.append([participant, str(day), *of_row])
        pairs = zip(columns, of_row, strict=True)
        long += [[participant, str(day), code, cell] for code, cell in pairs]
    same_values(tiny_study(measurements=as_csv(wide)), tiny_study(measurements=as_csv(long)))


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_wide_table_may_have_decimal_commas(separator: str) -> None:
    rows = list(csv.reader(io.StringIO(WIDE)))
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(
        [[cell.replace(".", ",") for cell in row] for row in rows]
    )
    same_values(tiny_study(measurements=text.getvalue()), tiny_study())


# Which column is which outcome


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        *((heading, "il6") for heading in ("IL-6", "il6", "IL 6", "Il_6", "il-6", "IL‑6")),
        *((heading, "tnf_alpha") for heading in ("TNF-α", "TNF alpha", "tnf_alpha", "TNFα")),
        *((heading, "tnf_alpha") for heading in ("TNF-Α", "tnf-ALPHA")),
        *((heading, "anti_dsdna") for heading in ("Anti-dsDNA", "anti dsDNA", "ANTI_DSDNA")),
        *((heading, "mex_sledai") for heading in ("MEX SLEDAI", "MEX-SLEDAI", "mexsledai")),
        *((heading, "c3") for heading in ("C3", "c3", " C 3 ", "C-3")),
    ],
)
def test_a_heading_means_an_outcome_whatever_its_case_spaces_and_hyphens(
    heading: str, code: str
) -> None:
    table = WIDE.replace("MEX SLEDAI,IL-6", f"{heading},Other")
    assert converted(table).codes == {heading.strip(): code, "Other": "other"}
    long = examined(MEASUREMENTS.replace("il6", "c4").replace("mex_sledai", heading.strip()))
    assert long.problems == ()
    assert long.draft is not None
    assert {outcome.code for outcome in long.draft.outcomes} == {code, "c4"}


@pytest.mark.parametrize("heading", ["Punteggio X", "punteggio-x", "Score X", "SCORE_X", "sx"])
def test_a_heading_may_be_the_name_of_a_described_outcome_in_either_language(heading: str) -> None:
    entries = with_entry(["outcomes", 0, "code"], "sx")
    entries = with_entry(["outcomes", 0, "en"], "Score X", entries)
    entries = with_entry(["outcomes", 0, "it"], "Punteggio X", entries)
    study = tiny_study(measurements=WIDE.replace("MEX SLEDAI", heading), settings=entries)
    expected = tiny_study()
    found = study.as_measured(study.outcomes[0])
    assert found.equals(expected.as_measured(expected.outcomes[0]))


def test_a_code_means_its_own_outcome_also_where_another_one_has_it_for_a_name() -> None:
    entries = with_entry(["outcomes", 1, "en"], "MEX_SLEDAI")
    entries = with_entry(["outcomes", 1, "it"], "mex sledai", entries)
    entries = with_entry(["outcomes", 0, "en"], "Activity", entries)
    entries = with_entry(["outcomes", 0, "it"], "Attività", entries)
    study = tiny_study(measurements=MEASUREMENTS.replace("mex_", "Mex-"), settings=entries)
    assert study.as_measured(study.outcomes[0]).at["P2", 1] == 11


def test_unknown_outcomes_keep_their_heading_and_tell_their_decimals() -> None:
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


def test_two_headings_for_one_outcome_are_both_told() -> None:
    table = with_column(WIDE, "Il6", [""] * 16)
    assert sorted(each.column for each in told(table)) == ["IL-6", "Il6"]
    assert {each.allowed for each in told(table)} == {TWICE_OUTCOME_COLUMN}


# Which column is none


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
def test_a_column_without_numbers_is_left_out_and_told(heading: str, cells: list[str]) -> None:
    table = with_column(WIDE, heading, cells)
    assert converted(table).left_out == (heading,)
    same_values(tiny_study(measurements=table), tiny_study())


@pytest.mark.parametrize(
    "cells", [["12"] + [""] * 15, ["<5"] + [""] * 15, ["< 5"] * 16, ["12.5"] * 16]
)
def test_a_column_with_a_number_may_be_an_outcome(cells: list[str]) -> None:
    draft = examined(with_column(WIDE, "Own", cells)).draft
    assert draft is not None
    assert [one.heading for one in draft.undescribed.values()] == ["Own"]


@pytest.mark.parametrize(
    ("cells", "row", "found", "allowed"),
    [
        # A spreadsheet makes a date of 3-5; the cell is told and the column is not lost.
        (["3"] * 15 + ["3-May"], 17, "3-May", NEED_VALUE),
        # Nor is a column lost whose numbers have another mark than those of the table.
        (["12,5"] + [""] * 15, 2, "12,5", NOT_A_POINT),
        (["1,234.5"] + [""] * 15, 2, "1,234.5", NEED_VALUE),
    ],
)
def test_a_column_of_numbers_that_cannot_be_read_is_told_and_not_left_out(
    cells: list[str], row: int, found: str, allowed: str
) -> None:
    table = with_column(WIDE, "Own", cells)
    assert told(table) == (problem(M, row, "Own", found, allowed),)


def test_settings_decide_which_columns_are_outcomes() -> None:
    table = with_column(WIDE, "Weight", ["60.5"] * 16)
    found = converted(table, settings=SETTINGS)
    assert (found.codes, found.left_out) == (
        {"MEX SLEDAI": "mex_sledai", "IL-6": "il6"},
        ("Weight",),
    )
    assert_same_study(
        tiny_study(measurements=table, settings=SETTINGS),
        tiny_study(measurements=WIDE, settings=SETTINGS),
    )


def test_a_wide_table_without_any_outcome_is_told() -> None:
    table = "participant_id,day,note,when\nS1,1,well,2024-03-01\nP1,22,ill,2024-03-22\n"
    assert told(table) == (problem(M, None, "", "", NO_OUTCOME_COLUMN),)
    assert told(WIDE.replace("MEX SLEDAI,IL-6", "x,y"), settings=SETTINGS) == (
        problem(M, None, "", "", NO_OUTCOME_COLUMN),
    )


# Faults of a wide table, told where the reader sees them


def in_wide(row: int, heading: str, cell: str) -> str:
    return with_cell(WIDE, row, heading, cell)


FAULTS: dict[str, tuple[str, dict[str, Any], Problem]] = {
    "no number": (in_wide(3, "IL-6", "high"), {}, problem(M, 3, "IL-6", "high", NEED_VALUE)),
    "no number of the first outcome": (
        in_wide(17, "MEX SLEDAI", "7 points"),
        {},
        problem(M, 17, "MEX SLEDAI", "7 points", NEED_VALUE),
    ),
    "below zero": (
        in_wide(2, "MEX SLEDAI", "-1"),
        {},
        problem(M, 2, "MEX SLEDAI", "-1", BELOW_MINIMUM, limit=0),
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
    "another day": (
        in_wide(6, "Day", "23"),
        {"settings": SETTINGS},
        problem(M, 6, "day", "23", NOT_A_VISIT, days="1, 22, 43"),
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
def test_a_fault_of_a_wide_table_is_told_once_with_the_readers_own_row_and_column(
    fault: str,
) -> None:
    table, files, expected = FAULTS[fault]
    assert told(table, **files) == (expected,)


@pytest.mark.parametrize("cell", ["0", "32"])
def test_the_smallest_and_the_largest_possible_value_are_possible(cell: str) -> None:
    assert told(in_wide(2, "MEX SLEDAI", cell)) == ()


def test_faults_of_several_columns_are_told_row_by_row() -> None:
    table = in_wide(2, "MEX SLEDAI", "x")
    table = with_cell(with_cell(table, 2, "IL-6", "y"), 5, "MEX SLEDAI", "z")
    assert [(each.row, each.column, each.found) for each in told(table)] == [
        (2, "MEX SLEDAI", "x"),
        (2, "IL-6", "y"),
        (5, "MEX SLEDAI", "z"),
    ]


def test_rows_are_those_of_the_file_behind_an_empty_line() -> None:
    table = in_wide(4, "IL-6", "x").replace("S1,22", "\n\nS1,22")
    assert [(each.row, each.column) for each in told(table)] == [(6, "IL-6")]


def test_the_marks_of_a_semicolon_table_are_told_of_its_own_column() -> None:
    table = WIDE.replace(",", ";").replace(".", ",").replace("16,2", "16.2")
    assert told(table) == (problem(M, 13, "IL-6", "16.2", NOT_A_COMMA),)


# Bounds


def test_more_outcomes_than_can_be_shown_are_told() -> None:
    def table(n: int) -> str:
        rows = [["participant_id", "day", *(f"x{number}" for number in range(n))]]
        return as_csv([*rows, ["S1", "1", *["1"] * n], ["P1", "2", *["1"] * n]])

    assert told(table(MOST_OUTCOMES)) == ()
    # A wide table has no column of the name outcome.
    n = MOST_OUTCOMES + 1
    assert told(table(n)) == (problem(M, None, "", "", TOO_MANY_NEW, n=n, limit=MOST_OUTCOMES),)
    long = "".join(f"S1,{day},x{code},1\n" for day in (1, 2) for code in range(n))
    assert told("participant_id,day,outcome,value\n" + long) == (
        problem(M, None, "outcome", "", TOO_MANY_NEW, n=n, limit=MOST_OUTCOMES),
    )


def test_a_wide_table_of_too_many_cells_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MEASUREMENTS", 32)
    assert told(WIDE) == ()
    table = WIDE + "P3,22,,\n"
    assert told(table) == (problem(M, None, "", "", TOO_MANY_ROWS, limit=16),)


# Long tables


def test_a_long_table_allows_no_further_column_and_no_second_row() -> None:
    found = problems_of(study_files(measurements=with_column(MEASUREMENTS, "unit", ["mg"] * 22)))
    assert [(each.column, each.allowed) for each in found] == [("unit", UNKNOWN_COLUMN)]
    found = problems_of(study_files(measurements=MEASUREMENTS + "S1,43,IL-6,3\n"))
    assert found == (problem(M, 24, "participant_id", "S1", TWICE_MEASURED),)


@pytest.mark.parametrize("name", ["outcome", "value"])
def test_a_table_with_one_of_the_two_columns_is_a_long_one_that_lacks_the_other(name: str) -> None:
    found = told(without_column(MEASUREMENTS, name))
    assert [(each.column, each.allowed) for each in found] == [(name, MISSING_COLUMN)]


def test_a_table_of_visits_alone_is_no_wide_table() -> None:
    found = told("participant_id,day\nS1,1\n")
    assert [(each.column, each.allowed) for each in found] == [
        ("outcome", MISSING_COLUMN),
        ("value", MISSING_COLUMN),
    ]


def test_without_a_study_toml_a_wide_table_of_known_outcomes_needs_no_answers() -> None:
    assert read_study(study_files(measurements=WIDE)).primary_outcome.code == "mex_sledai"
