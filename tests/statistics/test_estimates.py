"""Two-arm comparisons against R, scipy, hand calculations and properties."""

import math
from dataclasses import astuple
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.estimates import (
    EMPTY_ARM,
    NO_VARIATION,
    NOT_POSITIVE,
    ONE_IN_ARM,
    TOO_FEW,
    Estimate,
    mean_difference,
    pooled_sd,
)
from lib.statistics.models.ancova import CONFOUNDED, NO_RESIDUAL_VARIATION, adjusted_mean_difference
from tests.support.r_answers import REFERENCE

TWO_ARMS = pd.read_csv(REFERENCE / "two_arms.csv")
R = pd.read_csv(
    REFERENCE / "estimates.txt", sep=r"\s+", comment="#", names=["key", "statistic", "value"]
)
NUMBERS = ("value", "low", "high", "p_value")
NAN = math.nan
Trial = tuple[list[float], list[float], list[bool]]


def case(name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = TWO_ARMS[TWO_ARMS["case"] == name]
    return rows["value"].to_numpy(), rows["baseline"].to_numpy(), rows["treated"].to_numpy() == 1


def printed_by_r(*methods: str) -> list[Any]:
    keys = [key for key in R["key"].unique() if key.split("/")[3:] == list(methods)]
    assert keys
    return [pytest.param(key, id=key) for key in keys]


def answer_of_r(key: str) -> dict[str, float]:
    rows = R[R["key"] == key]
    return dict(zip(rows["statistic"], rows["value"], strict=True))


def tolerance(key: str) -> float:
    # Logs of a million that differ in their sixth digit keep nine digits of their difference.
    return 1e-7 if key.startswith("large_offset/log") else 1e-10


def agrees(estimate: Estimate, expected: dict[str, float], rel: float) -> None:
    found = {name: getattr(estimate, name) for name in expected}
    assert found == pytest.approx(expected, rel=rel, abs=0)
    assert estimate.reason == ""


def numbers(estimate: Estimate) -> list[float]:
    return [getattr(estimate, name) for name in NUMBERS]


def limits_are_missing(estimate: Estimate, reason: str) -> None:
    assert all(math.isnan(number) for number in numbers(estimate)[1:])
    assert estimate.reason == reason


@st.composite
def trials(draw: st.DrawFn, *, low: int = -400, high: int = 400) -> Trial:
    """Between 3 and 12 participants an arm, with measurements to an eighth of a unit."""
    treated = [True] * draw(st.integers(3, 12)) + [False] * draw(st.integers(3, 12))
    eighths = st.lists(st.integers(low, high), min_size=len(treated), max_size=len(treated))
    values, baseline = ([x / 8 for x in draw(eighths)] for _ in range(2))
    order = draw(st.permutations(range(len(treated))))
    return values, baseline, [treated[i] for i in order]


def positive_trials() -> st.SearchStrategy[Trial]:
    return trials(low=1, high=4000)


def near(expected: list[float]) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


# Against R


@pytest.mark.parametrize("key", printed_by_r("welch"))
def test_welch_is_t_test_of_r_within_1e_10(key: str) -> None:
    name, scale, *_ = key.split("/")
    values, _, treated = case(name)
    estimate = mean_difference(values, treated, scale=scale)
    agrees(estimate, answer_of_r(key), tolerance(key))


@pytest.mark.parametrize("key", printed_by_r("ancova"))
def test_ancova_is_lm_of_r_within_1e_10(key: str) -> None:
    name, scale, *_ = key.split("/")
    values, baseline, treated = case(name)
    estimate = adjusted_mean_difference(values, baseline, treated, scale=scale)
    agrees(estimate, answer_of_r(key), tolerance(key))


@pytest.mark.parametrize("key", printed_by_r("emmeans"))
def test_ancova_is_the_emmeans_contrast_of_r_within_1e_10(key: str) -> None:
    name, scale, *_ = key.split("/")
    values, baseline, treated = case(name)
    estimate = adjusted_mean_difference(values, baseline, treated, scale=scale)
    agrees(estimate, answer_of_r(key), tolerance(key))


@pytest.mark.parametrize("key", printed_by_r())
def test_pooled_sd_is_the_residual_sd_of_lm_of_r_within_1e_10(key: str) -> None:
    name, scale, _ = key.split("/")
    values, _, treated = case(name)
    expected = answer_of_r(key)["pooled_sd"]
    assert pooled_sd(values, treated, scale=scale) == pytest.approx(
        expected, rel=tolerance(key), abs=0
    )


# Against second implementations


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


# By hand, four patients


def test_welch_of_four_patients_by_hand() -> None:
    # Means 2 and 7; each mean has variance 1, so se = sqrt(2) and df = 2, where the distribution
    # of t is 1/2 + t / (2 sqrt(2 + t^2)).
    estimate = mean_difference([1, 3, 6, 8], [True, True, False, False])
    margin = 0.95 * math.sqrt(2 / (1 - 0.95**2)) * math.sqrt(2)
    expected = [-5, -5 - margin, -5 + margin, 1 - 5 / math.sqrt(29)]
    assert numbers(estimate) == pytest.approx(expected, rel=1e-12)


def test_ancova_of_four_patients_by_hand() -> None:
    # Slope 5/4; difference -1.5 + 1.25; residuals +-0.75; df = 1, where t is the Cauchy
    # distribution.
    estimate = adjusted_mean_difference([2, 6, 5, 6], [1, 3, 2, 4], [True, True, False, False])
    error = math.sqrt(2.25 * (1 / 2 + 1 / 2 + 1 / 4))
    margin = math.tan(math.pi * 0.475) * error
    p_value = 1 - 2 / math.pi * math.atan(0.25 / error)
    expected = [-0.25, -0.25 - margin, -0.25 + margin, p_value]
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


@given(trials())
def test_swapping_the_arms_turns_a_difference_over(trial: Trial) -> None:
    values, baseline, treated = trial
    swapped = [not arm for arm in treated]
    for estimate, other in (
        (mean_difference(values, treated), mean_difference(values, swapped)),
        (
            adjusted_mean_difference(values, baseline, treated),
            adjusted_mean_difference(values, baseline, swapped),
        ),
    ):
        assert numbers(other) == near(
            [-estimate.value, -estimate.high, -estimate.low, estimate.p_value]
        )
        assert (other.n_treatment, other.n_control) == (estimate.n_control, estimate.n_treatment)


@given(positive_trials())
def test_swapping_the_arms_inverts_a_ratio(trial: Trial) -> None:
    values, baseline, treated = trial
    swapped = [not arm for arm in treated]
    for estimate, other in (
        (
            mean_difference(values, treated, scale="log"),
            mean_difference(values, swapped, scale="log"),
        ),
        (
            adjusted_mean_difference(values, baseline, treated, scale="log"),
            adjusted_mean_difference(values, baseline, swapped, scale="log"),
        ),
    ):
        assert numbers(other) == near(
            [1 / estimate.value, 1 / estimate.high, 1 / estimate.low, estimate.p_value]
        )


@given(trials(), st.sampled_from([-7.0, 0.1, 1e6]))
def test_adding_a_constant_changes_no_difference(trial: Trial, shift: float) -> None:
    values, baseline, treated = trial
    moved = [value + shift for value in values]
    assert numbers(mean_difference(moved, treated)) == near(
        numbers(mean_difference(values, treated))
    )
    moved_baseline = [value + 2 * shift for value in baseline]
    estimate = adjusted_mean_difference(moved, moved_baseline, treated)
    expected = adjusted_mean_difference(values, baseline, treated)
    # 1e6 + 1/8 is exact; 0.1 + 1/8 is not, and the rounding is multiplied by the slope.
    assert numbers(estimate) == pytest.approx(numbers(expected), rel=1e-8, abs=1e-8, nan_ok=True)


@given(trials(), st.sampled_from([1e6, -1e9]))
def test_a_large_offset_costs_no_digits(trial: Trial, shift: float) -> None:
    # The sum of an eighth and a round number is exact, so nothing may be lost but the last digits.
    values, baseline, treated = trial
    moved, moved_baseline = ([x + shift for x in column] for column in (values, baseline))
    for estimate, expected in (
        (mean_difference(moved, treated), mean_difference(values, treated)),
        (
            adjusted_mean_difference(moved, moved_baseline, treated),
            adjusted_mean_difference(values, baseline, treated),
        ),
    ):
        # A steep slope multiplies the rounding of the baseline until no residual stands out of it.
        if estimate.method == "Welch" or estimate.reason == expected.reason:
            assert numbers(estimate) == pytest.approx(
                numbers(expected), rel=1e-11, abs=1e-11, nan_ok=True
            )


@given(trials(), st.sampled_from([1e-9, 0.3, 1000.0]))
def test_another_unit_multiplies_the_difference_and_leaves_p(trial: Trial, unit: float) -> None:
    values, baseline, treated = trial
    converted = [value * unit for value in values]
    for estimate, expected in (
        (mean_difference(converted, treated), mean_difference(values, treated)),
        (
            adjusted_mean_difference(converted, [unit * x for x in baseline], treated),
            adjusted_mean_difference(values, baseline, treated),
        ),
    ):
        rescaled = [estimate.value / unit, estimate.low / unit, estimate.high / unit]
        assert [*rescaled, estimate.p_value] == near(numbers(expected))
        assert estimate.reason == expected.reason


@given(positive_trials(), st.sampled_from([1e-9, 0.3, 1000.0]))
def test_another_unit_leaves_a_ratio_alone(trial: Trial, unit: float) -> None:
    values, baseline, treated = trial
    converted = [value * unit for value in values]
    estimate = adjusted_mean_difference(converted, baseline, treated, scale="log")
    expected = adjusted_mean_difference(values, baseline, treated, scale="log")
    assert numbers(estimate) == near(numbers(expected))


@given(trials(), st.randoms(use_true_random=False))
def test_the_order_of_the_participants_does_not_matter(trial: Trial, random: Any) -> None:
    rows = list(zip(*trial, strict=True))
    random.shuffle(rows)
    values, baseline, treated = (list(column) for column in zip(*rows, strict=True))
    assert numbers(mean_difference(values, treated)) == near(
        numbers(mean_difference(trial[0], trial[2]))
    )
    assert numbers(adjusted_mean_difference(values, baseline, treated)) == near(
        numbers(adjusted_mean_difference(*trial))
    )


@given(trials())
def test_ancova_of_the_value_and_of_the_change_are_the_same_to_1e_9(trial: Trial) -> None:
    values, baseline, treated = trial
    change = [after - before for after, before in zip(values, baseline, strict=True)]
    assert numbers(adjusted_mean_difference(change, baseline, treated)) == near(
        numbers(adjusted_mean_difference(values, baseline, treated))
    )


@given(positive_trials())
def test_log_scale_is_the_linear_scale_on_logs(trial: Trial) -> None:
    values, baseline, treated = np.log(trial[0]), np.log(trial[1]), trial[2]
    for estimate, on_logs in (
        (
            mean_difference(trial[0], treated, scale="log"),
            mean_difference(values, treated),
        ),
        (
            adjusted_mean_difference(trial[0], trial[1], treated, scale="log"),
            adjusted_mean_difference(values, baseline, treated),
        ),
    ):
        back = [math.exp(on_logs.value), math.exp(on_logs.low), math.exp(on_logs.high)]
        assert numbers(estimate) == near([*back, on_logs.p_value])
    assert [pooled_sd(trial[0], treated, scale="log")] == near([pooled_sd(values, treated)])


@given(trials(), st.booleans())
def test_a_missing_value_is_as_good_as_an_absent_row(trial: Trial, arm: bool) -> None:
    values, baseline, treated = trial
    # repr, because NaN equals nothing.
    assert repr(mean_difference([*values, NAN], [*treated, arm])) == repr(
        mean_difference(values, treated)
    )
    incomplete = adjusted_mean_difference(
        [*values, NAN, 5.5], [*baseline, 3.25, NAN], [*treated, arm, arm]
    )
    assert repr(incomplete) == repr(adjusted_mean_difference(values, baseline, treated))
    assert repr(pooled_sd([*values, NAN], [*treated, arm])) == repr(pooled_sd(values, treated))


few = st.integers(0, 7).flatmap(
    lambda n: st.tuples(
        st.lists(st.sampled_from([NAN, 0.0, 1.0, 2.5]), min_size=n, max_size=n),
        st.lists(st.sampled_from([NAN, 0.1, 1.0, 2.0]), min_size=n, max_size=n),
        st.lists(st.booleans(), min_size=n, max_size=n),
    )
)


@given(few, st.sampled_from(["linear", "log"]))
def test_few_data_never_raise_and_every_nan_has_its_reason(trial: Trial, scale: str) -> None:
    values, baseline, treated = trial
    for estimate in (
        mean_difference(values, treated, scale=scale),
        adjusted_mean_difference(values, baseline, treated, scale=scale),
    ):
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


# Too few data


def test_an_empty_arm_gives_no_value() -> None:
    for estimate in (
        mean_difference([1, 2, NAN], [True, True, False]),
        adjusted_mean_difference([1, 2, 3], [1, 2, NAN], [True, True, False]),
        mean_difference([], []),
    ):
        assert math.isnan(estimate.value)
        assert estimate.n_control == 0
        limits_are_missing(estimate, EMPTY_ARM)


def test_welch_with_one_participant_in_an_arm_gives_the_difference_alone() -> None:
    estimate = mean_difference([5, 1, 3], [True, False, False])
    assert estimate.value == 3
    limits_are_missing(estimate, ONE_IN_ARM)


def test_ancova_without_a_degree_of_freedom_gives_the_difference_alone() -> None:
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


# No variation


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.integers(2, 20), st.integers(2, 20))
def test_constant_arms_differ_without_limits(
    first: float, second: float, n_treatment: int, n_control: int
) -> None:
    values = [first] * n_treatment + [second] * n_control
    treated = [True] * n_treatment + [False] * n_control
    baseline = np.arange(len(values))
    size = max(abs(first), abs(second))
    for estimate in (
        mean_difference(values, treated),
        adjusted_mean_difference(values, baseline, treated),
    ):
        assert estimate.value == pytest.approx(first - second, rel=0, abs=1e-14 * size)
        limits_are_missing(estimate, NO_VARIATION)
    assert pooled_sd(values, treated) == 0


def test_changes_equal_but_for_rounding_do_not_vary() -> None:
    # 1000.4 - 1000.1 and its like differ in the twelfth digit.
    baseline = np.round(1000.1 + 0.7 * np.arange(8), 1)
    values = np.round(baseline + 0.3, 1)
    treated = np.arange(8) % 2 == 0
    assert np.ptp(values - baseline) > 1e-13
    limits_are_missing(mean_difference(values - baseline, treated), NO_VARIATION)
    estimate = adjusted_mean_difference(values, baseline, treated)
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


def test_logs_equal_but_for_rounding_do_not_vary() -> None:
    values = [1.0, 1.0 + 2**-52, 1.0, 1.0 - 2**-53]
    estimate = mean_difference(values, [True, True, False, False], scale="log")
    assert estimate.value == pytest.approx(1, rel=1e-15)
    limits_are_missing(estimate, NO_VARIATION)


def test_one_constant_arm_leaves_the_welch_interval_of_the_other() -> None:
    # With no variance in one arm, se and df are those of the mean of the other: sqrt(5/3 / 4), 3.
    estimate = mean_difference([1, 2, 3, 4, 2, 2, 2], [True] * 4 + [False] * 3)
    margin = stats.t.ppf(0.975, 3) * math.sqrt(5 / 12)
    assert [estimate.low, estimate.high] == pytest.approx([0.5 - margin, 0.5 + margin], rel=1e-12)


# The log scale


@pytest.mark.parametrize("bad", [0.0, -1.0])
def test_no_ratio_is_made_from_a_value_that_is_not_positive(bad: float) -> None:
    treated = [True, True, True, False, False, False]
    values, positive = [bad, 2, 3, 4, 5, 6], [1, 2, 4, 3, 5, 7]
    for estimate in (
        mean_difference(values, treated, scale="log"),
        adjusted_mean_difference(values, positive, treated, scale="log"),
        adjusted_mean_difference(positive, values, treated, scale="log"),
    ):
        assert math.isnan(estimate.value)
        assert (estimate.n_treatment, estimate.n_control) == (3, 3)
        limits_are_missing(estimate, NOT_POSITIVE)
    assert math.isnan(pooled_sd(values, treated, scale="log"))


def test_a_zero_without_its_baseline_does_not_prevent_the_adjusted_ratio() -> None:
    values, baseline = [2, 3, 5, 4, 7, 6], [1, 2, 4, 3, 5, 7]
    treated = [True, True, True, False, False, False]
    estimate = adjusted_mean_difference(
        [*values, 0], [*baseline, NAN], [*treated, True], scale="log"
    )
    assert estimate == adjusted_mean_difference(values, baseline, treated, scale="log")


def test_a_limit_beyond_the_largest_float_is_infinite() -> None:
    estimate = mean_difference([1e-300, 1e300, 1, 2], [True, True, False, False], scale="log")
    assert estimate.high == math.inf
    assert estimate.low == 0
    assert estimate.reason == ""


# Pooled standard deviation


def test_pooled_sd_needs_both_arms_and_a_degree_of_freedom() -> None:
    assert math.isnan(pooled_sd([1, 2, 3], [True, True, True]))
    assert math.isnan(pooled_sd([1, 2, NAN], [True, False, False]))
    assert pooled_sd([1, 2, 4], [True, False, False]) == pytest.approx(math.sqrt(2), rel=1e-14)


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
    if len(values) == len(baseline):
        with pytest.raises(ValueError, match="must"):
            mean_difference(values, treated, **options)


def test_pandas_columns_with_their_own_missing_values_are_understood() -> None:
    values = pd.Series([1.5, None, 3, 2, 6, 4], dtype="Float64")
    treated = pd.Series([True, True, True, False, False, False], dtype="boolean")
    assert mean_difference(values, treated) == mean_difference(
        [1.5, 3, 2, 6, 4], [True, True, False, False, False]
    )
