"""One row for each participant of tables that say of her more than once."""

import pytest

from lib.reading.examine import examine
from lib.reading.layout.participants import TWO_VALUES
from tests.support.layouts import delimited, per_visit, with_settings
from tests.support.studies import problem


@pytest.mark.parametrize(("column", "place", "found"), [("Arm", 1, "placebo"), ("Age", 3, "45")])
def test_a_contradiction_among_the_rows_of_a_participant_is_told_with_both_rows(
    column: str, place: int, found: str
) -> None:
    rows = per_visit()
    # The third row of the second participant: the sixth below the header.
    rows[6][place] = found
    examined = examine(with_settings({"a.csv": delimited(rows)}))
    fault = problem(
        *("a.csv", 7, column, found, TWO_VALUES),
        participant="S2",
        line=5,
    )
    assert examined.problems == (fault,)
    assert examined.study is None


def test_what_stands_in_some_rows_of_a_participant_holds_for_her() -> None:
    rows = per_visit()
    for row in rows[1:]:
        if row[4] != "43":
            row[1] = row[3] = ""
    study = examine(with_settings({"a.csv": delimited(rows)})).study
    assert study is not None
    assert study.participants["age"].tolist() == [31, 44, 27, 38, 52, 29]


def test_the_same_written_in_two_ways_is_no_contradiction() -> None:
    rows = per_visit()
    rows[2][1] = " Secretome "
    examined = examine(with_settings({"a.csv": delimited(rows)}))
    assert examined.problems == ()
