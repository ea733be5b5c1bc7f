"""Rows that somebody derived, and values of another unit: asked for, and used as decided."""

import math

import pytest

from lib.reading.examine import examine
from lib.study.entries import AS_WRITTEN, IN_UNIT, LEFT_OUT
from lib.study.protocol import Schedule
from lib.study.study import Study
from tests.support.doubtful import (
    C3,
    decided,
    doubts_of,
    files_with,
    measured,
    option_of,
    read_with,
    values_of,
)

C3_IN_G = tuple(f"{float(value) / 100:.3f}" for value in C3)


def marked(heading: str, mark: str, other: str = "") -> str:
    """The long table with a column in which the values of S3 and S7 on day 43 have a mark."""
    header, *rows = measured(cells={(3, 43): "70", (7, 43): "71"}).splitlines()
    lines = [f"{header},{heading}"]
    for row in rows:
        is_marked = row.startswith(("S3,43", "S7,43"))
        lines.append(f"{row},{mark if is_marked else other}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("heading", "mark", "other"),
    [
        *(("DTYPE", "LOCF", ""), ("dtype", "BOCF", "observed"), ("imputed", "yes", "no")),
        *(("Imputed", "1", "0"), ("LOCF", "LOCF", ""), ("is_imputed", "TRUE", "FALSE")),
        *(("derivation type", "average", "-"), ("imputato", "sì", "no"), ("derived", "Y", "N")),
        ("carried", "from visit 2", ""),
    ],
)
def test_rows_that_a_column_calls_derived_are_asked_for_and_left_out(
    heading: str, mark: str, other: str
) -> None:
    files = files_with(marked(heading, mark, other))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.cells) == ("derived", "measurements", (mark,))
    # Three rows for each: S3 on day 43 stands on line 10, S7 on line 22.
    assert (doubt.rows, doubt.n) == ((10, 22), 2)
    assert doubt.proposed == option_of(doubt, LEFT_OUT)
    left = values_of(read_with(files, LEFT_OUT), 43)
    assert [number for number, value in enumerate(left, start=1) if math.isnan(value)] == [3, 7]
    used = values_of(read_with(files, AS_WRITTEN), 43)
    assert (used[2], used[6]) == (70, 71)


def test_a_derived_row_beside_the_observed_one_is_no_second_row() -> None:
    table = marked("DTYPE", "") + "S1,43,c3,55,AVERAGE\n"
    files = files_with(table)
    assert [doubt.rows for doubt in doubts_of(files)] == [(38,)]
    assert values_of(read_with(files, LEFT_OUT), 43)[0] == 90.5


@pytest.mark.parametrize(
    "cells", ["", "no", "N", "0", "false", "observed", "Observed case", "original", "-", "NA"]
)
def test_a_column_that_calls_no_row_derived_is_left_out_without_a_question(cells: str) -> None:
    study = examine(files_with(marked("imputed", cells, cells))).study
    assert study is not None
    assert values_of(study, 43)[2] == 70


def wide(heading: str, cells: list[str]) -> str:
    """Rows of twelve participants on days 1 and 43 with C3, C4 and a further column."""
    lines = [f"participant_id,day,C3,C4,{heading}"]
    for n, value in enumerate(C3, start=1):
        for number, day in enumerate((1, 43)):
            lines.append(f"S{n},{day},{value},{20 + n},{cells[(n - 1) * 2 + number]}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("heading", "mark"), [("LOCF", "LOCF"), ("DTYPE", "LOCF"), ("imputed", "yes")]
)
def test_a_derived_row_of_a_wide_table_is_left_out_for_each_outcome(
    heading: str, mark: str
) -> None:
    cells = [""] * 24
    cells[7] = mark
    files = files_with(wide(heading, cells))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.rows, doubt.n) == ("derived", (9,), 1)
    study = read_with(files, LEFT_OUT)
    for outcome in study.outcomes:
        missing = study.values(outcome)[43].isna()
        assert missing[missing].index.tolist() == ["S4"]


def test_a_column_of_values_called_locf_marks_no_row() -> None:
    cells = [f"{90 + number / 10}" for number in range(24)]
    examined = examine(files_with(wide("LOCF", cells)))
    assert (examined.problems, examined.doubts) == ((), ())
    assert examined.draft is not None
    # It may be an outcome of its own, which has to be described or left out.
    assert [new.heading for new in examined.draft.undescribed.values()] == ["LOCF"]
    long = marked("LOCF", "70.1").splitlines()
    long = [long[0], *(f"{row}{number}" for number, row in enumerate(long[1:]))]
    examined = examine(files_with("\n".join(long) + "\n"))
    assert (examined.problems, examined.doubts) == ((), ())
    (table,) = (each for each in examined.tables if each.name == "measurements")
    assert table.not_used == ("LOCF",)


def test_where_every_row_has_a_mark_nothing_is_proposed_and_no_row_is_lost() -> None:
    files = files_with(marked("record_type", "laboratory", "laboratory"))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.n, doubt.proposed) == ("derived", 36, None)
    assert values_of(read_with(files, AS_WRITTEN), 43)[2] == 70


@pytest.mark.parametrize(
    ("code", "values", "unit", "middle"),
    [
        # The middle of C3 in mg/dL: 95 and 97.
        ("c3", C3_IN_G, "g/L", 0.96),
        ("c3", tuple(f"{float(value) * 10:g}" for value in C3), "mg/L", 960),
        ("c4", tuple(f"{float(value) / 500:.3f}" for value in C3), "g/L", 0.192),
        ("anti_dsdna", tuple(f"{float(value) * 1000:g}" for value in C3), "IU/L", 96_000),
    ],
)
def test_values_of_another_size_are_asked_for_with_the_unit_that_they_fit(
    code: str, values: tuple[str, ...], unit: str, middle: float
) -> None:
    files = files_with(measured(outcome=code, values=values))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells, doubt.n) == ("unit", code, (), 36)
    assert doubt.facts["middle"] == pytest.approx(middle, rel=1e-9)
    assert doubt.proposed == option_of(doubt, IN_UNIT)
    assert doubt.proposed.of == unit
    before, after = read_with(files, AS_WRITTEN), read_with(files, IN_UNIT)
    assert before.outcomes[0].unit.en != unit
    assert after.outcomes[0].unit.en == unit
    # The values are as written in either case.
    assert values_of(after, 22) == values_of(before, 22) == [float(value) for value in values]


def test_values_that_fit_no_known_unit_are_asked_for_without_a_proposal() -> None:
    table = measured(values=tuple(f"{float(value) / 10_000:.5f}" for value in C3))
    (doubt,) = doubts_of(files_with(table))
    assert (doubt.kind, doubt.proposed) == ("unit", None)
    assert [option.meaning for option in doubt.options] == [AS_WRITTEN]


@pytest.mark.parametrize("code", ["c3", "c4", "il6", "tnf_alpha", "anti_dsdna"])
def test_values_of_a_usual_size_are_not_asked_about(code: str) -> None:
    study = examine(files_with(measured(outcome=code))).study
    assert study is not None
    assert study.outcomes[0].code == code


DECLARED = """
data = "real"
[arms.treatment]
code = "drug"
[arms.control]
code = "placebo"
[[outcomes]]
code = "c3"
page = "complement_levels"
better = "higher"
unit = "{unit}"
digits = 1
reference_low = 90
reference_high = 180
"""


def test_a_declared_unit_of_ones_own_is_not_asked_about() -> None:
    settings = DECLARED.format(unit="g/L")
    study = examine(files_with(measured(values=C3_IN_G), settings=settings)).study
    assert study is not None
    assert study.outcomes[0].unit.en == "g/L"


def test_limits_of_a_unit_go_with_it_and_a_decision_is_used_once() -> None:
    files = files_with(measured(values=C3_IN_G), settings=DECLARED.format(unit="mg/dL"))
    (doubt,) = doubts_of(files)
    decision = doubt.decided(option_of(doubt, IN_UNIT))

    def outcome_of(study: Study | None) -> tuple[str, int, float | None]:
        assert study is not None
        (outcome,) = study.outcomes
        return outcome.unit.en, outcome.digits, outcome.reference_low

    # Of 0.905 g/L the two decimals more are those that 90.5 mg/dL has with one.
    assert outcome_of(decided(files, [decision]).study) == ("g/L", 3, None)
    # Settings that were completed afterwards hold the unit and, in it, other limits.
    own = DECLARED.format(unit="g/L").replace("90", "0.9").replace("180", "1.8")
    again = decided(
        files_with(measured(values=C3_IN_G), settings=own), [decision], Schedule(1, (1, 22, 43), 43)
    )
    assert outcome_of(again.study) == ("g/L", 1, 0.9)
