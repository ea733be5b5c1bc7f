"""Differences of two means and the spread within the arms: R, scipy, by hand and properties."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, NOT_POSITIVE, ONE_IN_ARM
from lib.statistics.means import mean_difference, pooled_sd
from tests.support.r_answers import agrees, case_given_to_r, given_to_r, keys_with, printed_by_r
from tests.support.trials import (
    NAN,
    Trial,
    few_data,
    limits_are_missing,
    near,
    numbers,
    positive_trials,
    trials,
)

TWO_ARMS = given_to_r("two_arms")
R = printed_by_r("estimates")


def tolerance(key: str) -> float:
    # Logs of a million that differ in their sixth digit keep nine digits of their difference.
    return 1e-7 if key.startswith("large_offset/log") else 1e-10


# Against R and scipy


def test_welch_is_t_test_of_r_within_1e_10() -> None:
    for key in keys_with(R, "welch"):
        name, scale, *_ = key.split("/")
        rows = case_given_to_r(TWO_ARMS, name)
        estimate = mean_difference(rows["value"], rows["treated"], scale=scale)
        agrees(estimate, R[key], key, rel=tolerance(key))
        assert estimate.reason == ""


def test_pooled_sd_is_the_residual_sd_of_lm_of_r_within_1e_10() -> None:
    keys = [key for key in R if "pooled_sd" in R[key]]
    assert len(keys) == 20
    for key in keys:
        name, scale, _ = key.split("/")
        rows = case_given_to_r(TWO_ARMS, name)
        found = pooled_sd(rows["value"], rows["treated"], scale=scale)
        assert found == pytest.approx(R[key]["pooled_sd"], rel=tolerance(key), abs=0), key


# Of an arm that is constant scipy says so.
@pytest.mark.filterwarnings("ignore:Precision loss occurred")
@given(trials())
def test_welch_is_ttest_ind_of_scipy(trial: Trial) -> None:
    values, _, treated = np.array(trial[0]), trial[1], np.array(trial[2])
    estimate = mean_difference(values, treated)
    if estimate.reason:
        assert len(set(values[treated])) == len(set(values[~treated])) == 1
        return
    second = stats.ttest_ind(values[treated], values[~treated], equal_var=False)
    interval = second.confidence_interval(0.95)
    assert [estimate.low, estimate.high, estimate.p_value] == near(
        [interval.low, interval.high, second.pvalue]
    )


# By hand


def test_welch_of_four_patients_by_hand() -> None:
    # Means 2 and 7; each mean has variance 1, so se = sqrt(2) and df = 2, where the distribution
    # of t is 1/2 + t / (2 sqrt(2 + t^2)).
    estimate = mean_difference([1, 3, 6, 8], [True, True, False, False])
    margin = 0.95 * math.sqrt(2 / (1 - 0.95**2)) * math.sqrt(2)
    expected = [-5, -5 - margin, -5 + margin, 1 - 5 / math.sqrt(29)]
    assert numbers(estimate) == pytest.approx(expected, rel=1e-12)


def test_log_scale_gives_the_ratio_of_geometric_means() -> None:
    # Geometric means sqrt(2 x 8) = 4 and sqrt(1 x 4) = 2.
    estimate = mean_difference([2, 8, 1, 4], [True, True, False, False], scale="log")
    assert estimate.value == pytest.approx(2, rel=1e-14)


def test_pooled_sd_of_five_patients_by_hand() -> None:
    # Sums of squares 2 and 8 on 1 + 2 degrees of freedom.
    sd = pooled_sd([1, 3, 4, 6, 8], [True, True, False, False, False])
    assert sd == pytest.approx(math.sqrt(10 / 3), rel=1e-14)


# Properties


@given(trials(), st.sampled_from([-7.0, 0.1, 1e6]), st.sampled_from([1e-9, 0.3, 1000.0]))
def test_arms_origin_and_unit_move_the_difference_alone(
    trial: Trial, shift: float, unit: float
) -> None:
    values, _, treated = trial
    estimate = mean_difference(values, treated)
    swapped = mean_difference(values, [not arm for arm in treated])
    assert numbers(swapped) == near(
        [-estimate.value, -estimate.high, -estimate.low, estimate.p_value]
    )
    assert (swapped.n_treatment, swapped.n_control) == (estimate.n_control, estimate.n_treatment)
    moved = mean_difference([value + shift for value in values], treated)
    assert numbers(moved) == near(numbers(estimate))
    converted = mean_difference([value * unit for value in values], treated)
    rescaled = [converted.value / unit, converted.low / unit, converted.high / unit]
    assert [*rescaled, converted.p_value] == near(numbers(estimate))
    assert converted.reason == estimate.reason


@given(trials(), st.sampled_from([1e6, -1e9]))
def test_a_large_offset_costs_no_digits(trial: Trial, shift: float) -> None:
    # The sum of an eighth and a round number is exact, so nothing may be lost but the last digits.
    values, _, treated = trial
    moved = mean_difference([x + shift for x in values], treated)
    assert numbers(moved) == pytest.approx(
        numbers(mean_difference(values, treated)), rel=1e-11, abs=1e-11, nan_ok=True
    )


@given(positive_trials())
def test_the_log_scale_is_the_linear_scale_on_logs_and_turns_over(trial: Trial) -> None:
    values, _, treated = trial
    ratio, on_logs = (
        mean_difference(values, treated, scale="log"),
        mean_difference(np.log(values), treated),
    )
    back = [math.exp(on_logs.value), math.exp(on_logs.low), math.exp(on_logs.high)]
    assert numbers(ratio) == near([*back, on_logs.p_value])
    swapped = mean_difference(values, [not arm for arm in treated], scale="log")
    assert numbers(swapped) == near([1 / ratio.value, 1 / ratio.high, 1 / ratio.low, ratio.p_value])
    sd = pooled_sd(values, treated, scale="log")
    assert [sd] == near([pooled_sd(np.log(values), treated)])


@given(trials(), st.randoms(use_true_random=False), st.booleans())
def test_neither_the_order_nor_a_missing_value_matters(
    trial: Trial, random: Any, arm: bool
) -> None:
    values, _, treated = trial
    estimate = mean_difference(values, treated)
    order = random.sample(range(len(values)), len(values))
    shuffled = mean_difference([values[i] for i in order], [treated[i] for i in order])
    assert numbers(shuffled) == near(numbers(estimate))
    # repr, because NaN equals nothing.
    longer = [*values, NAN], [*treated, arm]
    assert repr(mean_difference(*longer)) == repr(estimate)
    assert repr(pooled_sd(*longer)) == repr(pooled_sd(values, treated))


@given(few_data(), st.sampled_from(["linear", "log"]))
def test_few_data_never_raise_and_every_nan_has_its_reason(trial: Trial, scale: str) -> None:
    values, _, treated = trial
    estimate = mean_difference(values, treated, scale=scale)
    explained = estimate.reason != ""
    assert explained == any(math.isnan(number) for number in numbers(estimate))
    assert explained == math.isnan(estimate.low) == math.isnan(estimate.p_value)


# Data that cannot answer


def test_an_empty_arm_gives_no_value() -> None:
    for estimate in (
        mean_difference([1, 2, NAN], [True, True, False]),
        mean_difference([], []),
    ):
        assert math.isnan(estimate.value)
        assert estimate.n_control == 0
        limits_are_missing(estimate, EMPTY_ARM)


def test_one_participant_in_an_arm_gives_the_difference_alone() -> None:
    estimate = mean_difference([5, 1, 3], [True, False, False])
    assert estimate.value == 3
    limits_are_missing(estimate, ONE_IN_ARM)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.integers(2, 20), st.integers(2, 20))
def test_constant_arms_differ_without_limits(
    first: float, second: float, n_treatment: int, n_control: int
) -> None:
    values = [first] * n_treatment + [second] * n_control
    treated = [True] * n_treatment + [False] * n_control
    estimate = mean_difference(values, treated)
    size = max(abs(first), abs(second))
    assert estimate.value == pytest.approx(first - second, rel=0, abs=1e-14 * size)
    limits_are_missing(estimate, NO_VARIATION)
    assert pooled_sd(values, treated) == 0


def test_changes_equal_but_for_rounding_do_not_vary() -> None:
    # 1000.4 - 1000.1 and its like differ in the twelfth digit.
    baseline = np.round(1000.1 + 0.7 * np.arange(8), 1)
    changes = np.round(baseline + 0.3, 1) - baseline
    assert np.ptp(changes) > 1e-13
    limits_are_missing(mean_difference(changes, np.arange(8) % 2 == 0), NO_VARIATION)


def test_logs_equal_but_for_rounding_do_not_vary() -> None:
    values = [1.0, 1.0 + 2**-52, 1.0, 1.0 - 2**-53]
    estimate = mean_difference(values, [True, True, False, False], scale="log")
    assert estimate.value == pytest.approx(1, rel=1e-15)
    limits_are_missing(estimate, NO_VARIATION)


def test_one_constant_arm_leaves_the_interval_of_the_other() -> None:
    # With no variance in one arm, se and df are those of the mean of the other: sqrt(5/3 / 4), 3.
    estimate = mean_difference([1, 2, 3, 4, 2, 2, 2], [True] * 4 + [False] * 3)
    margin = stats.t.ppf(0.975, 3) * math.sqrt(5 / 12)
    assert [estimate.low, estimate.high] == pytest.approx([0.5 - margin, 0.5 + margin], rel=1e-12)


@pytest.mark.parametrize("bad", [0.0, -1.0])
def test_no_ratio_is_made_from_a_value_that_is_not_positive(bad: float) -> None:
    values, treated = [bad, 2, 3, 4, 5, 6], [True, True, True, False, False, False]
    estimate = mean_difference(values, treated, scale="log")
    assert math.isnan(estimate.value)
    assert (estimate.n_treatment, estimate.n_control) == (3, 3)
    limits_are_missing(estimate, NOT_POSITIVE)
    assert math.isnan(pooled_sd(values, treated, scale="log"))


def test_a_limit_beyond_the_largest_float_is_infinite() -> None:
    estimate = mean_difference([1e-300, 1e300, 1, 2], [True, True, False, False], scale="log")
    assert estimate.high == math.inf
    assert estimate.low == 0
    assert estimate.reason == ""


def test_pooled_sd_needs_both_arms_and_a_degree_of_freedom() -> None:
    assert math.isnan(pooled_sd([1, 2, 3], [True, True, True]))
    assert math.isnan(pooled_sd([1, 2, NAN], [True, False, False]))
    assert pooled_sd([1, 2, 4], [True, False, False]) == pytest.approx(math.sqrt(2), rel=1e-14)


# Arguments


@pytest.mark.parametrize(
    ("values", "treated", "options"),
    [
        ([1, 2, 3], [True, False], {}),
        ([1, 2, math.inf], [True, False, False], {}),
        ([[1, 2, 3]], [True, False, False], {}),
        ([1, 2, 3], [1, 0, 0], {}),
        ([1, 2, 3], [True, None, False], {}),
        ([1, 2, 3], [True, False, False], {"scale": "log10"}),
    ],
)
def test_a_mistake_of_the_caller_raises(values: Any, treated: Any, options: dict[str, Any]) -> None:
    for method in (mean_difference, pooled_sd):
        with pytest.raises(ValueError, match="must"):
            method(values, treated, **options)


def test_pandas_columns_with_their_own_missing_values_are_understood() -> None:
    values = pd.Series([1.5, None, 3, 2, 6, 4], dtype="Float64")
    treated = pd.Series([True, True, True, False, False, False], dtype="boolean")
    assert mean_difference(values, treated) == mean_difference(
        [1.5, 3, 2, 6, 4], [True, True, False, False, False]
    )
