"""Studies of seven real shapes are read with their numbers."""

from collections.abc import Callable

import numpy as np
import pytest

from lib.reading.doubts.undecided import WHICH_ARMS
from lib.reading.examine import read_study
from lib.study.problems import StudyError
from tests.support.shapes import (
    Shape,
    forty_visits,
    large,
    made_up,
    numeric_arms,
    one_outcome,
    polyps,
    some_visits,
    study_of,
    two_missing,
)


@pytest.mark.parametrize(
    ("shape", "n", "days", "outcomes", "missing", "events"),
    [
        pytest.param(one_outcome, 9, (1, 43), ["c3"], 0, None, id="one_outcome"),
        pytest.param(two_missing, 11, (1, 22, 43), ["mex_sledai"], 2, None, id="two_missing"),
        pytest.param(
            *(forty_visits, 6, tuple(range(1, 275, 7)), ["mex_sledai"], 0, 0), id="forty_visits"
        ),
        pytest.param(
            # Two outcomes miss one visit of 16 participants each.
            *(some_visits, 8, (1, 22, 43), ["mex_sledai", "c3", "il6"], 32, 0),
            id="some_visits",
        ),
        pytest.param(numeric_arms, 7, (0, 84), ["mex_sledai", "il6"], 0, 1, id="numeric_arms"),
        pytest.param(
            *(large, 127, (1, 29, 57, 85), ["mex_sledai", "c3", "il6"], 0, 1191), id="large"
        ),
        pytest.param(*(polyps, 11, (1, 91, 365), ["polyp_number"], 2, None), id="polyps"),
    ],
)
def test_each_shape_is_read_with_its_numbers(
    shape: Callable[[], Shape],
    n: int,
    days: tuple[int, ...],
    outcomes: list[str],
    missing: int,
    events: int | None,
) -> None:
    study = study_of(shape)
    assert (study.n_treatment, study.n_control) == (n, n)
    assert (study.treatment.code, study.control.code) == shape().arms
    assert study.days == days
    assert (study.baseline_day, study.primary_day) == (days[0], days[-1])
    assert [outcome.code for outcome in study.outcomes] == outcomes
    blanks = sum(int(study.values(outcome).isna().sum().sum()) for outcome in study.outcomes)
    assert blanks == missing
    for outcome in study.outcomes:
        for day in days:
            np.testing.assert_array_equal(
                study.as_measured(outcome)[day], shape().numbers(outcome.code, day)
            )
    assert (None if study.adverse_events is None else len(study.adverse_events)) == events


def test_numeric_arm_codes_are_asked_for_and_then_read() -> None:
    files = numeric_arms().files()
    with pytest.raises(StudyError) as raised:
        read_study(files)
    assert raised.value.arm_codes == ("0", "1")
    assert len(raised.value.problems) == 1
    study = read_study(files, control="0")
    assert (study.treatment.code, study.control.code) == ("1", "0")
    assert read_study(files, control="1").treatment.code == "0"


def test_which_two_of_three_arms_are_compared_has_to_be_said_where_nobody_is_asked() -> None:
    arms = {"001": "placebo", "002": "low dose", "003": "high dose", "004": "placebo"}
    values = made_up(7, arms, {"c3": (1, 43)}, "high dose")
    files = Shape(("high dose", "placebo"), arms, values, (1, 43)).files()
    with pytest.raises(StudyError) as raised:
        read_study(files)
    (found,) = raised.value.problems
    assert (found.table, found.row, found.column) == ("participants.csv", None, "arm")
    assert (found.found, found.allowed) == ("high dose, low dose, placebo", WHICH_ARMS)
    assert raised.value.arm_codes == ()
