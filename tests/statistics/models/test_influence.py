"""Leaving out each participant against fitting the others anew."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.models.ancova import adjusted_mean_difference
from lib.statistics.models.influence import leave_one_out_differences
from tests.support.r_answers import case_given_to_r, given_to_r

TWO_ARMS = given_to_r("two_arms")
NAN = math.nan


def refitted(
    values: np.ndarray, baseline: np.ndarray, treated: np.ndarray, scale: str
) -> list[float]:
    complete = ~(np.isnan(values) | np.isnan(baseline))
    found = []
    for left_out in range(values.size):
        others = np.arange(values.size) != left_out
        estimate = adjusted_mean_difference(
            values[others], baseline[others], treated[others], scale=scale
        )
        found.append(estimate.value if complete[left_out] else NAN)
    return found


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("case", ["trial", "gaps", "skewed", "unbalanced", "constant_baseline"])
def test_the_update_formula_is_the_fit_without_each_participant(case: str, scale: str) -> None:
    rows = case_given_to_r(TWO_ARMS, case)
    assert len(rows) > 5
    values, baseline, treated = (rows[name].to_numpy() for name in ("value", "baseline", "treated"))
    found = leave_one_out_differences(values, baseline, treated, scale=scale)
    assert found == pytest.approx(refitted(values, baseline, treated, scale), rel=1e-9, nan_ok=True)


@given(
    st.lists(
        st.tuples(st.integers(1, 32), st.integers(1, 32), st.booleans()), min_size=3, max_size=14
    )
)
def test_any_study_gives_what_fitting_the_others_gives(
    rows: list[tuple[int, int, bool]],
) -> None:
    values, baseline, treated = (np.array(column) for column in zip(*rows, strict=True))
    found = leave_one_out_differences(values, baseline, treated)
    anew = np.array(refitted(values.astype(float), baseline.astype(float), treated, "linear"))
    assert found == pytest.approx(anew, rel=1e-8, abs=1e-8, nan_ok=True)


def test_four_participants_by_hand() -> None:
    # Without the first: 7 and the mean of 2 and 4 at equal baseline, so 7 - 3 = 4.
    found = leave_one_out_differences([5, 7, 2, 4], [1, 1, 1, 1], [True, True, False, False])
    assert found == pytest.approx([4, 2, 2, 4], rel=1e-12)


def test_an_only_participant_of_an_arm_cannot_be_left_out() -> None:
    found = leave_one_out_differences([5, 7, 2], [1, 1, 1], [True, True, False])
    assert found == pytest.approx([5, 3, NAN], nan_ok=True, rel=1e-12)


def test_a_participant_without_values_changes_nothing() -> None:
    found = leave_one_out_differences(
        [5, 7, 2, 4, NAN], [1, 1, 1, 1, 1], [True, True, False, False, True]
    )
    assert found == pytest.approx([4, 2, 2, 4, NAN], rel=1e-12, nan_ok=True)


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_data_that_cannot_be_compared_give_nothing(scale: str) -> None:
    for values, baseline, treated in (
        ([], [], []),
        ([1.0, 2.0], [1.0, 2.0], [True, True]),
        ([1.0, 2.0, 3.0], [1.0, 2.0, 2.0], [True, False, False]),
    ):
        found = leave_one_out_differences(values, baseline, np.array(treated, bool), scale=scale)
        assert np.isnan(found).all()
    assert np.isnan(
        leave_one_out_differences([-1, 2, 3], [1, 1, 1], [True, True, False], scale="log")
    ).all()


def test_a_callers_mistake_is_an_error() -> None:
    with pytest.raises(ValueError, match="same length"):
        leave_one_out_differences([1, 2], [1], [True, False])
    with pytest.raises(ValueError, match="scale"):
        leave_one_out_differences([1, 2], [1, 2], [True, False], scale="cubic")
