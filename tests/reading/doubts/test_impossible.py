"""Ages, doses, amounts and points that cannot be, or hardly: asked for and used as decided."""

import math
from collections.abc import Sequence

import pytest

from lib.reading.doubts.impossible import limits_of_characteristic
from lib.reading.examine import examine
from lib.study.entries import AS_WRITTEN, MISSING_VALUE
from tests.support.doubtful import C3, DATA, doubts_of, files_with, measured, read_with, values_of

AGES = ("31", "45", "28", "52", "39", "61", "33", "47", "25", "58", "36", "44")
DOSES = ("6",) * 12
MEX = ("6", "8", "7", "10", "9", "6", "12", "5", "7", "8", "11", "6")
PLANNED = DATA + (
    "[schedule]\nbaseline_day = 1\nvisit_days = [1, 22, 43]\nprimary_day = 43\n"
    "dosing_days = [1, 8, 15, 22, 29, 36]\n"
)


def with_cells(cells: Sequence[str], **changed: str) -> list[str]:
    """Cells of a column, some of them changed by number of the participant: `_1="x"`."""
    found = list(cells)
    for number, cell in changed.items():
        found[int(number[1:]) - 1] = cell
    return found


@pytest.mark.parametrize("name", ["age", "età", "eta", "age_years", "età_(anni)", "age_at_onset"])
def test_an_age_that_cannot_be_is_asked_for(name: str) -> None:
    files = files_with(columns={name: with_cells(AGES, _1="-31", _5="310", _9="-2.5")})
    below, above = doubts_of(files)
    assert (below.kind, below.column, below.cells) == ("age_below", name, ("-31", "-2.5"))
    assert (below.rows, below.proposed) == ((2, 10), None)
    assert [option.meaning for option in below.options] == [MISSING_VALUE]
    assert (above.kind, above.cells, above.rows) == ("age_above", ("310",), (6,))
    assert above.proposed is None
    study = read_with(files, MISSING_VALUE, AS_WRITTEN)
    ages = study.participants[name]
    assert ages.isna().tolist() == [number in (0, 8) for number in range(12)]
    assert ages[4] == 310


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("age", ("0", "120", *AGES[2:])),
        ("age_months", ("310", "14", *AGES[2:])),
        ("gestational_age_days", ("280", "271", *AGES[2:])),
        ("age_group", AGES),
        ("age_z_score", ("-1.2", "0.4", "-0.3", "1.1", "0.2", "-0.8", *["0.5"] * 6)),
        ("dosage", ("150", "310", "200", "250", *["300"] * 8)),
        ("stage", AGES),
    ],
)
def test_what_an_age_may_be_and_what_is_none_is_not_asked_for(
    name: str, cells: Sequence[str]
) -> None:
    assert not [each for each in doubts_of(files_with(columns={name: cells})) if "age" in each.kind]


def test_the_limit_of_an_age_is_in_what_its_name_counts() -> None:
    limits = {name: limits_of_characteristic(name)[1].high for name in ("age", "age_months")}
    assert limits == {"age": 120, "age_months": 1440}


def test_a_usual_code_for_missing_is_told_as_one() -> None:
    (doubt,) = doubts_of(files_with(columns={"age": with_cells(AGES, _3="-9")}))
    assert (doubt.kind, doubt.cells) == ("code", ("-9",))


def test_a_number_of_doses_that_cannot_be_or_was_not_planned_is_asked_for() -> None:
    columns = {"injections_received": with_cells(DOSES, _2="-3", _4="8", _6="2", _7="0")}
    files = files_with(columns=columns, settings=PLANNED)
    below, above = doubts_of(files)
    assert (below.kind, below.cells, below.rows) == ("doses_below", ("-3",), (3,))
    assert [option.meaning for option in below.options] == [MISSING_VALUE]
    assert (above.kind, above.cells, above.facts["limit"]) == ("doses_above", ("8",), 6)
    doses = read_with(files, MISSING_VALUE, AS_WRITTEN).participants["injections_received"]
    assert math.isnan(doses[1])
    assert (doses[3], doses[5], doses[6]) == (8, 2, 0)


def test_without_a_plan_no_number_of_doses_is_too_many() -> None:
    columns = {"injections_received": with_cells(DOSES, _4="8")}
    assert doubts_of(files_with(columns=columns)) == ()


@pytest.mark.parametrize("cell", ["-90.5", "-3", "-0.1"])
def test_an_amount_below_zero_is_asked_for(cell: str) -> None:
    files = files_with(measured(cells={(3, 22): cell}))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("negative", "c3", (cell,))
    assert (doubt.rows, doubt.proposed) == ((9,), None)
    assert math.isnan(values_of(read_with(files, MISSING_VALUE), 22)[2])
    assert values_of(read_with(files, AS_WRITTEN), 22)[2] == float(cell)


def described(unit: str, digits: int = 1) -> str:
    """Settings with one outcome of this unit."""
    return PLANNED + (
        '[arms.treatment]\ncode = "drug"\n[arms.control]\ncode = "placebo"\n'
        '[[outcomes]]\ncode = "x"\npage = "disease_activity"\nbetter = "lower"\n'
        f'unit = "{unit}"\ndigits = {digits}\n'
    )


@pytest.mark.parametrize(
    ("unit", "is_asked"),
    [
        *(("mg/dL", True), ("10^9/L", True), ("cells/µL", True), ("/mm3", True), ("U/l", True)),
        *(("points", False), ("%", False), ("mm/h", False), ("kg", False), ("", False)),
    ],
)
def test_an_outcome_per_volume_is_an_amount(unit: str, is_asked: bool) -> None:
    cells = {(2, 22): "-4.5", (5, 43): "-7.25"}
    files = files_with(measured(outcome="x", cells=cells), settings=described(unit))
    kinds = [each.kind for each in examine(files).doubts]
    assert ("negative" in kinds) == is_asked


def test_many_values_below_zero_are_changes() -> None:
    values = ["-4.5", "3.25", "-2.5", "1.5", *C3[4:]]
    cells = {
        (number + 1, day): cell for number, cell in enumerate(values[:4]) for day in (1, 22, 43)
    }
    cells |= {(number, 43): "-1.5" for number in range(5, 11)}
    files = files_with(measured(outcome="x", cells=cells), settings=described("mg/dL"))
    assert "negative" not in [each.kind for each in examine(files).doubts]


def test_a_half_point_of_a_score_is_asked_for() -> None:
    files = files_with(measured(outcome="mex_sledai", values=MEX, cells={(4, 22): "6.5"}))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("part", "mex_sledai", ("6.5",))
    assert (doubt.rows, doubt.proposed) == ((12,), None)
    assert math.isnan(values_of(read_with(files, MISSING_VALUE), 22)[3])
    assert values_of(read_with(files, AS_WRITTEN), 22)[3] == 6.5


def test_values_of_which_many_are_not_whole_have_decimals() -> None:
    cells = {(number, 22): f"{number}.5" for number in range(1, 7)}
    assert doubts_of(files_with(measured(outcome="mex_sledai", values=MEX, cells=cells))) == ()
    # An outcome with decimals may have hardly any.
    whole = [cell.split(".")[0] for cell in C3]
    assert doubts_of(files_with(measured(values=whole, cells={(4, 22): "87.5"}))) == ()
