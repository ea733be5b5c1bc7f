"""The analysis of covariance against R, least squares, hand calculations and properties."""

import math
from dataclasses import astuple
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, NOT_POSITIVE, TOO_FEW
from lib.statistics.models.ancova import (
    CONFOUNDED,
    CONFOUNDED_STRATA,
    NO_RESIDUAL_VARIATION,
    AdjustedMeans,
    adjusted_mean_difference,
    adjusted_means,
)
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
STRATA = given_to_r("strata").assign(treated=lambda table: table["treated"] == 1)
STRATIFIED = STRATA["value"], STRATA["baseline"], STRATA["treated"]
R = printed_by_r("estimates")
STATISTICS = ("value", "low", "high", "p_value")


def arguments(key: str) -> tuple[Any, Any, Any]:
    rows = case_given_to_r(TWO_ARMS, key.split("/")[0])
    return rows["value"], rows["baseline"], rows["treated"]


def as_written_by_r(means: AdjustedMeans) -> dict[str, float]:
    return {
        f"{arm}_{part}": number
        for arm in ("treatment", "control")
        for part, number in zip(("value", "low", "high"), getattr(means, arm), strict=True)
    }


# Against R


@pytest.mark.parametrize("method", ["ancova", "emmeans"])
def test_ancova_is_that_of_lm_and_emmeans_of_r_within_1e_10(method: str) -> None:
    for key in keys_with(R, method):
        estimate = adjusted_mean_difference(*arguments(key), scale=key.split("/")[1])
        # Logs of a million that differ in their sixth digit keep nine digits of their difference.
        rel = 1e-7 if key.startswith("large_offset/log") else 1e-10
        agrees(estimate, R[key], key, rel=rel)
        assert estimate.reason == ""


def test_adjusted_means_are_those_of_emmeans_within_1e_10() -> None:
    for key in keys_with(R, "means"):
        # Of logs of a million see above. In units of a billionth emmeans loses the limits of its
        # means, where predict of R does not.
        if key.startswith(("large_offset", "tiny_units/linear")):
            continue
        means = adjusted_means(*arguments(key), scale=key.split("/")[1])
        known = {part: number for part, number in R[key].items() if not math.isnan(number)}
        found = as_written_by_r(means)
        assert {part: found[part] for part in known} == pytest.approx(known, rel=1e-10, abs=0), key


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_strata_are_fixed_effects_as_in_lm_and_emmeans(scale: str) -> None:
    key = f"strata/{scale}/0.95/stratified"
    options: Any = {"strata": STRATA["stratum"], "scale": scale}
    agrees(adjusted_mean_difference(*STRATIFIED, **options), R[key], key, rel=1e-10)
    means = adjusted_means(*STRATIFIED, **options)
    assert as_written_by_r(means) == pytest.approx(R[f"{key}_means"], rel=1e-10, abs=0)


# Against least squares, and by hand


@given(trials())
def test_ancova_is_least_squares_on_the_design_matrix(trial: Trial) -> None:
    values, baseline, treated = (np.array(column, dtype=float) for column in trial)
    design = np.column_stack([np.ones_like(values), treated, baseline])
    estimate = adjusted_mean_difference(*trial)
    assume(np.linalg.matrix_rank(design) == 3)
    coefficients = np.linalg.lstsq(design, values)[0]
    residuals = values - design @ coefficients
    if estimate.reason:
        assert np.abs(residuals).max() < 1e-10
        return
    df = values.size - 3
    covariance = np.linalg.inv(design.T @ design) * (residuals @ residuals) / df
    error = math.sqrt(covariance[1, 1])
    margin = stats.t.ppf(0.975, df) * error
    difference = coefficients[1]
    p_value = 2 * stats.t.sf(abs(difference) / error, df)
    assert numbers(estimate) == near(
        [difference, difference - margin, difference + margin, p_value]
    )


def test_ancova_of_four_patients_by_hand() -> None:
    # Slope 5/4; difference -1.5 + 1.25; residuals +-0.75; df = 1, where t is the Cauchy
    # distribution.
    estimate = adjusted_mean_difference([2, 6, 5, 6], [1, 3, 2, 4], [True, True, False, False])
    error = math.sqrt(2.25 * (1 / 2 + 1 / 2 + 1 / 4))
    margin = math.tan(math.pi * 0.475) * error
    p_value = 1 - 2 / math.pi * math.atan(0.25 / error)
    expected = [-0.25, -0.25 - margin, -0.25 + margin, p_value]
    assert numbers(estimate) == pytest.approx(expected, rel=1e-12)


# Properties


@given(trials(), st.sampled_from([-7.0, 0.1, 1e6]), st.sampled_from([1e-9, 0.3, 1000.0]))
def test_arms_origin_and_unit_move_the_difference_alone(
    trial: Trial, shift: float, unit: float
) -> None:
    values, baseline, treated = trial
    estimate = adjusted_mean_difference(*trial)
    swapped = adjusted_mean_difference(values, baseline, [not arm for arm in treated])
    assert numbers(swapped) == near(
        [-estimate.value, -estimate.high, -estimate.low, estimate.p_value]
    )
    assert (swapped.n_treatment, swapped.n_control) == (estimate.n_control, estimate.n_treatment)
    moved = adjusted_mean_difference(
        [value + shift for value in values], [value + 2 * shift for value in baseline], treated
    )
    # 1e6 + 1/8 is exact; 0.1 + 1/8 is not, and the rounding is multiplied by the slope.
    assert numbers(moved) == pytest.approx(numbers(estimate), rel=1e-8, abs=1e-8, nan_ok=True)
    converted = adjusted_mean_difference(
        [value * unit for value in values], [unit * value for value in baseline], treated
    )
    rescaled = [converted.value / unit, converted.low / unit, converted.high / unit]
    assert [*rescaled, converted.p_value] == near(numbers(estimate))
    assert converted.reason == estimate.reason


@given(trials(), st.sampled_from([1e6, -1e9]))
def test_a_large_offset_costs_no_digits(trial: Trial, shift: float) -> None:
    # The sum of an eighth and a round number is exact, so nothing may be lost but the last digits.
    values, baseline, treated = trial
    moved, moved_baseline = ([x + shift for x in column] for column in (values, baseline))
    estimate = adjusted_mean_difference(moved, moved_baseline, treated)
    expected = adjusted_mean_difference(*trial)
    # A steep slope multiplies the rounding of the baseline until no residual stands out of it.
    if estimate.reason == expected.reason:
        assert numbers(estimate) == pytest.approx(
            numbers(expected), rel=1e-11, abs=1e-11, nan_ok=True
        )


@given(positive_trials(), st.sampled_from([1e-9, 0.3, 1000.0]))
def test_the_log_scale_is_the_linear_scale_on_logs_and_has_no_unit(
    trial: Trial, unit: float
) -> None:
    values, baseline, treated = trial
    ratio = adjusted_mean_difference(*trial, scale="log")
    on_logs = adjusted_mean_difference(np.log(values), np.log(baseline), treated)
    back = [math.exp(on_logs.value), math.exp(on_logs.low), math.exp(on_logs.high)]
    assert numbers(ratio) == near([*back, on_logs.p_value])
    swapped = adjusted_mean_difference(values, baseline, [not arm for arm in treated], scale="log")
    assert numbers(swapped) == near([1 / ratio.value, 1 / ratio.high, 1 / ratio.low, ratio.p_value])
    converted = adjusted_mean_difference(
        [value * unit for value in values], baseline, treated, scale="log"
    )
    assert numbers(converted) == near(numbers(ratio))


@given(trials(), st.randoms(use_true_random=False), st.booleans())
def test_neither_the_order_nor_missing_values_nor_the_change_for_the_value_matter(
    trial: Trial, random: Any, arm: bool
) -> None:
    values, baseline, treated = trial
    estimate = adjusted_mean_difference(*trial)
    order = random.sample(range(len(values)), len(values))
    shuffled = ([column[i] for i in order] for column in trial)
    assert numbers(adjusted_mean_difference(*shuffled)) == near(numbers(estimate))
    incomplete = adjusted_mean_difference(
        [*values, NAN, 5.5], [*baseline, 3.25, NAN], [*treated, arm, arm]
    )
    # repr, because NaN equals nothing.
    assert repr(incomplete) == repr(estimate)
    change = [after - before for after, before in zip(values, baseline, strict=True)]
    assert numbers(adjusted_mean_difference(change, baseline, treated)) == near(numbers(estimate))


@given(few_data(), st.sampled_from(["linear", "log"]))
def test_few_data_never_raise_and_every_nan_has_its_reason(trial: Trial, scale: str) -> None:
    estimate = adjusted_mean_difference(*trial, scale=scale)
    explained = estimate.reason != ""
    assert explained == any(math.isnan(number) for number in numbers(estimate))
    assert explained == math.isnan(estimate.low) == math.isnan(estimate.p_value)


@given(trials())
def test_p_is_below_0_05_exactly_when_the_95_percent_interval_leaves_out_zero(
    trial: Trial,
) -> None:
    estimate = adjusted_mean_difference(*trial)
    if estimate.reason or abs(estimate.p_value - 0.05) < 1e-9:
        return
    assert (estimate.p_value < 0.05) == (not estimate.low <= 0 <= estimate.high)


# Strata and adjusted means


def test_another_unit_changes_the_adjusted_means_with_it() -> None:
    values, baseline, treated = arguments("tiny_units")
    means = adjusted_means(values, baseline, treated)
    larger = adjusted_means(1e9 * values, 1e9 * baseline, treated)
    for arm in ("treatment", "control"):
        assert getattr(larger, arm) == pytest.approx(1e9 * np.array(getattr(means, arm)))


def test_a_single_stratum_is_no_stratum() -> None:
    alike = adjusted_mean_difference(*STRATIFIED, strata=["all"] * len(STRATA))
    assert alike == adjusted_mean_difference(*STRATIFIED)


@given(st.permutations(range(len(STRATA))))
def test_the_order_of_the_participants_does_not_matter_with_strata(order: list[int]) -> None:
    original, shuffled = (
        adjusted_mean_difference(
            *(rows[name].to_numpy() for name in ("value", "baseline", "treated")),
            strata=rows["stratum"],
        )
        for rows in (STRATA, STRATA.iloc[order])
    )
    for name in (*STATISTICS, "standard_error"):
        assert getattr(original, name) == pytest.approx(getattr(shuffled, name), rel=1e-10)


@given(st.lists(st.tuples(st.integers(0, 32), st.integers(0, 32)), min_size=8, max_size=20))
def test_the_difference_of_the_adjusted_means_is_the_adjusted_difference(
    pairs: list[tuple[int, int]],
) -> None:
    values, baseline = np.array(pairs, dtype=float).T
    treated = np.arange(len(pairs)) % 2 == 0
    means = adjusted_means(values, baseline, treated)
    estimate = adjusted_mean_difference(values, baseline, treated)
    assert means.treatment[0] - means.control[0] == pytest.approx(
        estimate.value, abs=1e-9, nan_ok=True
    )
    swapped = adjusted_means(values, baseline, ~treated)
    assert swapped.treatment == pytest.approx(means.control, abs=1e-9, nan_ok=True)
    assert swapped.control == pytest.approx(means.treatment, abs=1e-9, nan_ok=True)


def test_strata_of_one_arm_each_cannot_be_adjusted_for() -> None:
    estimate = adjusted_mean_difference(
        [5.0, 6, 2, 4], [1.0, 2, 1, 2], [True, True, False, False], strata=["a", "a", "b", "b"]
    )
    assert math.isnan(estimate.value)
    assert estimate.reason == CONFOUNDED_STRATA


def test_every_stratum_after_the_first_costs_a_degree_of_freedom() -> None:
    estimate = adjusted_mean_difference(
        [5.0, 6, 2, 4], [1.0, 2, 1, 3], [True, False, True, False], strata=["a", "a", "b", "b"]
    )
    assert estimate.reason == TOO_FEW
    assert not math.isnan(estimate.value)


def test_adjusted_means_say_why_there_are_none() -> None:
    empty = adjusted_means([1.0, 2], [1.0, 2], [True, True])
    assert (empty.n_treatment, empty.n_control, empty.reason) == (2, 0, EMPTY_ARM)
    assert all(math.isnan(number) for number in (*empty.treatment, *empty.control))
    negative = adjusted_means([1.0, -2, 3], [1.0, 2, 3], [True, True, False], scale="log")
    assert negative.reason == NOT_POSITIVE
    few = adjusted_means([1.0, 5], [2.0, 2], [True, False])
    assert few.treatment == pytest.approx((1, NAN, NAN), nan_ok=True)
    assert few.control == pytest.approx((5, NAN, NAN), nan_ok=True)
    assert few.reason == TOO_FEW


# Data that cannot answer


def test_an_empty_arm_gives_no_value() -> None:
    estimate = adjusted_mean_difference([1, 2, 3], [1, 2, NAN], [True, True, False])
    assert math.isnan(estimate.value)
    assert estimate.n_control == 0
    limits_are_missing(estimate, EMPTY_ARM)


def test_without_a_degree_of_freedom_gives_the_difference_alone() -> None:
    # The controls' slope is 2, so at baseline 2 they would have 5: the treated one has 9.
    estimate = adjusted_mean_difference([9, 3, 7], [2, 1, 3], [True, False, False])
    assert estimate.value == pytest.approx(4, rel=1e-14)
    limits_are_missing(estimate, TOO_FEW)


def test_two_participants_of_equal_baseline_differ_without_limits() -> None:
    estimate = adjusted_mean_difference([9, 3], [2, 2], [True, False])
    assert estimate.value == 6
    limits_are_missing(estimate, TOO_FEW)


def test_a_baseline_that_varies_between_the_arms_alone_cannot_be_adjusted_for() -> None:
    estimate = adjusted_mean_difference(
        [1, 2, 3, 5], [0.3, 0.1 + 0.2, 0.7, 0.7], [True, True, False, False]
    )
    assert math.isnan(estimate.value)
    limits_are_missing(estimate, CONFOUNDED)


def test_a_baseline_constant_but_for_rounding_is_constant() -> None:
    values, treated = [1.0, 2, 4, 3, 5, 9], [True, True, True, False, False, False]
    rounded = [0.3, 0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3]
    assert astuple(adjusted_mean_difference(values, rounded, treated)) == astuple(
        adjusted_mean_difference(values, [0.3] * 6, treated)
    )


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.integers(2, 20), st.integers(2, 20))
def test_constant_arms_differ_without_limits(
    first: float, second: float, n_treatment: int, n_control: int
) -> None:
    values = [first] * n_treatment + [second] * n_control
    treated = [True] * n_treatment + [False] * n_control
    estimate = adjusted_mean_difference(values, np.arange(len(values)), treated)
    size = max(abs(first), abs(second))
    assert estimate.value == pytest.approx(first - second, rel=0, abs=1e-14 * size)
    limits_are_missing(estimate, NO_VARIATION)


def test_values_that_follow_the_baseline_but_for_rounding_leave_no_residuals() -> None:
    # 1000.4 - 1000.1 and its like differ in the twelfth digit.
    baseline = np.round(1000.1 + 0.7 * np.arange(8), 1)
    values = np.round(baseline + 0.3, 1)
    estimate = adjusted_mean_difference(values, baseline, np.arange(8) % 2 == 0)
    limits_are_missing(estimate, NO_RESIDUAL_VARIATION)


def test_a_perfect_fit_on_a_baseline_rounded_by_its_offset_is_perfect() -> None:
    distance = np.random.default_rng(7).normal(0, 1, 20)
    treated = np.arange(20) % 3 == 0
    estimate = adjusted_mean_difference(2.3 * distance + treated, 1e6 + distance, treated)
    limits_are_missing(estimate, NO_RESIDUAL_VARIATION)


@pytest.mark.parametrize("offset", [0.0, 80.0, 1e6, -1e6])
@pytest.mark.parametrize("unit", [1e-9, 1.0, 1e7])
def test_a_perfect_fit_gives_the_difference_without_limits(offset: float, unit: float) -> None:
    baseline = np.random.default_rng(7).normal(offset, 1, 20)
    treated = np.arange(20) % 3 == 0
    values = 2.3 * baseline + 7.1 + 5 * treated
    estimate = adjusted_mean_difference(values * unit, baseline * unit, treated)
    assert estimate.value == pytest.approx(5 * unit, rel=1e-8)
    limits_are_missing(estimate, NO_RESIDUAL_VARIATION)


@pytest.mark.parametrize("offset", [0.0, 1e6])
@pytest.mark.parametrize("unit", [1e-9, 1.0, 1e7])
def test_an_almost_perfect_fit_keeps_its_limits(offset: float, unit: float) -> None:
    # A thousandth of the spread of the baseline is real measurement, not rounding.
    random = np.random.default_rng(7)
    baseline = random.normal(offset, 1, 20)
    treated = np.arange(20) % 3 == 0
    values = 2.3 * baseline + 5 * treated + random.normal(0, 1e-3, 20)
    estimate = adjusted_mean_difference(values * unit, baseline * unit, treated)
    assert estimate.reason == ""
    assert 1e-4 * unit < estimate.high - estimate.low < 1e-2 * unit


@pytest.mark.parametrize("bad", [0.0, -1.0])
def test_no_ratio_is_made_from_a_value_that_is_not_positive(bad: float) -> None:
    treated = [True, True, True, False, False, False]
    values, positive = [bad, 2, 3, 4, 5, 6], [1, 2, 4, 3, 5, 7]
    for estimate in (
        adjusted_mean_difference(values, positive, treated, scale="log"),
        adjusted_mean_difference(positive, values, treated, scale="log"),
    ):
        assert math.isnan(estimate.value)
        assert (estimate.n_treatment, estimate.n_control) == (3, 3)
        limits_are_missing(estimate, NOT_POSITIVE)


def test_a_zero_without_its_baseline_does_not_prevent_the_adjusted_ratio() -> None:
    values, baseline = [2, 3, 5, 4, 7, 6], [1, 2, 4, 3, 5, 7]
    treated = [True, True, True, False, False, False]
    estimate = adjusted_mean_difference(
        [*values, 0], [*baseline, NAN], [*treated, True], scale="log"
    )
    assert estimate == adjusted_mean_difference(values, baseline, treated, scale="log")


# Mistakes of the caller


@pytest.mark.parametrize(
    ("values", "baseline", "treated", "options"),
    [
        ([1, 2, 3], [1, 2, 3], [True, False], {}),
        ([1, 2, 3], [1, 2], [True, False, False], {}),
        ([1, 2, math.inf], [1, 2, 3], [True, False, False], {}),
        ([[1, 2, 3]], [[1, 2, 3]], [True, False, False], {}),
        ([1, 2, 3], [1, 2, 3], [1, 0, 0], {}),
        ([1, 2, 3], [1, 2, 3], [True, None, False], {}),
        ([1, 2, 3], [1, 2, 3], [True, False, False], {"scale": "log10"}),
    ],
)
def test_a_mistake_of_the_caller_raises(
    values: Any, baseline: Any, treated: Any, options: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match="must"):
        adjusted_mean_difference(values, baseline, treated, **options)


@pytest.mark.parametrize("strata", [["a", None, "b"], ["a", NAN, "b"], ["a", "b"]])
def test_a_missing_stratum_is_a_callers_mistake(strata: list[Any]) -> None:
    with pytest.raises(ValueError, match="strata"):
        adjusted_mean_difference([1.0, 2, 3], [1.0, 2, 3], [True, False, True], strata=strata)
