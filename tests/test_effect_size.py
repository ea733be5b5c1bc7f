"""Hedges g against R, scipy, hand calculations and properties."""

import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats  # type: ignore[import-untyped, unused-ignore]

from lib.effect_size import hedges_g
from lib.estimates import EMPTY_ARM, NO_VARIATION, TOO_FEW, Estimate, mean_difference, pooled_sd

REFERENCE = Path(__file__).parent / "reference"
INPUT = {name: pd.read_csv(REFERENCE / f"{name}.csv") for name in ("two_arms", "ranks")}
R = pd.read_csv(
    REFERENCE / "effect_size.txt", sep=r"\s+", comment="#", names=["key", "statistic", "value"]
)
NAN = math.nan
Trial = tuple[list[float], list[bool]]


def case(key: str) -> tuple[np.ndarray, np.ndarray, float]:
    source, name, last = key.split("/")
    if source == "large":
        n = int(name)
        steps = np.arange(1, n + 1) / n
        return np.concatenate([steps + 0.3 * float(last), steps]), np.arange(2 * n) < n, 0.95
    rows = INPUT[source][INPUT[source]["case"] == name]
    return rows["value"].to_numpy(), rows["treated"].to_numpy() == 1, float(last)


def numbers(estimate: Estimate) -> list[float]:
    return [estimate.value, estimate.low, estimate.high]


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """Between 2 and 12 participants an arm, with measurements to an eighth of a unit."""
    treated = [True] * draw(st.integers(2, 12)) + [False] * draw(st.integers(2, 12))
    eighths = st.lists(st.integers(-400, 400), min_size=len(treated), max_size=len(treated))
    order = draw(st.permutations(range(len(treated))))
    return [x / 8 for x in draw(eighths)], [treated[i] for i in order]


def two_arms(t: float, n_treatment: int, n_control: int) -> Trial:
    """Arms of even spread whose pooled t statistic is `t`."""
    treatment = np.linspace(-1, 1, n_treatment)
    control = np.linspace(-1, 1, n_control)
    squares = treatment @ treatment + control @ control
    sd = math.sqrt(squares / (n_treatment + n_control - 2))
    moved = treatment + t * sd * math.sqrt(1 / n_treatment + 1 / n_control)
    return [*moved, *control], [True] * n_treatment + [False] * n_control


def share_below(t: float, df: int, noncentrality: float) -> float:
    """The noncentral t distribution as a mean over the standard deviation of the sample."""
    density = stats.chi(df, scale=1 / math.sqrt(df))
    ends = [float(density.ppf(q)) for q in (1e-16, 1e-4, 0.5)] + [float(density.isf(1e-16))]
    steps = [noncentrality / t + k / t for k in (-8, -2, 0, 2, 8)] if t else []
    cuts = sorted({ends[0], *ends, *(x for x in steps if ends[0] < x < ends[-1])})
    return sum(
        integrate.quad(
            lambda s: density.pdf(s) * stats.norm.cdf(t * s - noncentrality),
            low,
            high,
            epsabs=1e-13,
            epsrel=1e-12,
        )[0]
        for low, high in pairwise(cuts)
    )


# Against R and second implementations


@pytest.mark.parametrize("key", list(R["key"].unique()))
def test_hedges_g_is_pt_of_r_inverted_within_1e_9(key: str) -> None:
    values, treated, level = case(key)
    estimate = hedges_g(values, treated, level=level)
    rows = R[R["key"] == key]
    expected = dict(zip(rows["statistic"], rows["value"], strict=True))
    found = {name: getattr(estimate, name) for name in expected}
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-12)
    assert (estimate.method, estimate.level, estimate.reason) == ("Hedges g", level, "")


@given(trials(), st.sampled_from([0.8, 0.95, 0.999]))
def test_the_limits_are_the_distributions_of_scipy_that_leave_half_of_the_rest(
    trial: Trial, level: float
) -> None:
    estimate = hedges_g(*trial, level=level)
    if estimate.reason:
        return
    root = math.sqrt(1 / estimate.n_treatment + 1 / estimate.n_control)
    df = estimate.n_treatment + estimate.n_control - 2
    values, treated = trial
    d = mean_difference(values, treated).value / pooled_sd(values, treated)
    factor = math.gamma(df / 2) / math.gamma((df - 1) / 2) / math.sqrt(df / 2)
    assert estimate.value == pytest.approx(factor * d, rel=1e-12, abs=1e-14)
    for limit, share in ((estimate.low, (1 + level) / 2), (estimate.high, (1 - level) / 2)):
        law = stats.nct(df, limit / factor / root)
        assert law.cdf(d / root) == pytest.approx(share, rel=1e-9)


@pytest.mark.parametrize(
    ("t", "n_treatment", "n_control"),
    [
        (12.0, 2, 2),
        (19.16, 2, 2),
        (40.508, 2, 2),
        (80.0, 2, 2),
        (300.0, 2, 3),
        (60.0, 5, 5),
        (100.0, 40, 60),
        (250.0, 300, 300),
        (990.0, 8, 9),
        (1010.0, 8, 9),
        (1010.0, 2000, 3000),
        (3000.0, 3, 4),
    ],
)
def test_far_from_zero_the_limits_are_those_of_the_distribution_integrated(
    t: float, n_treatment: int, n_control: int
) -> None:
    # Beyond a noncentrality of 37.6 R turns to an approximation, so that it is no reference.
    estimate = hedges_g(*two_arms(t, n_treatment, n_control))
    df = n_treatment + n_control - 2
    factor = math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)
    root = math.sqrt(1 / n_treatment + 1 / n_control)
    assert estimate.value == pytest.approx(factor * root * t, rel=1e-10)
    low, high = (limit / factor / root for limit in (estimate.low, estimate.high))
    assert share_below(t, df, low) == pytest.approx(0.975, rel=1e-8)
    assert share_below(t, df, high) == pytest.approx(0.025, rel=1e-7)


@pytest.mark.parametrize(("n_treatment", "n_control"), [(2, 2), (15, 14), (100, 100)])
def test_almost_constant_arms_have_the_limits_that_the_spread_alone_sets(
    n_treatment: int, n_control: int
) -> None:
    # At t = 10 million the difference is as good as known: the limits are those of 1 / SD.
    estimate = hedges_g(*two_arms(1e7, n_treatment, n_control))
    df = n_treatment + n_control - 2
    limits = [math.sqrt(stats.chi2.ppf(share, df) / df) for share in (0.025, 0.975)]
    found = [estimate.low / estimate.value, estimate.high / estimate.value]
    assert found == pytest.approx(limits, rel=1e-10)


# By hand


def test_hedges_g_of_four_patients_by_hand() -> None:
    # Means 2 and 7, pooled variance 2; with two degrees of freedom the factor is 1 / sqrt(pi).
    estimate = hedges_g([1, 3, 6, 8], [True, True, False, False])
    assert estimate.value == pytest.approx(-5 / math.sqrt(2 * math.pi), rel=1e-13)
    assert estimate.df == 2


def test_without_a_difference_the_limits_are_quantiles_of_the_normal_distribution() -> None:
    # At t = 0 the noncentral t distribution lies below 0 with the chance of a normal deviate.
    estimate = hedges_g([1, 3, 4, 0, 3, 5], [True, True, True, False, False, False])
    assert estimate.value == pytest.approx(0, abs=1e-15)
    factor = math.gamma(2) / math.gamma(1.5) / math.sqrt(2)
    limit = factor * 1.959963984540054 * math.sqrt(2 / 3)
    assert [estimate.low, estimate.high] == pytest.approx([-limit, limit], rel=1e-12)


def test_the_factor_is_the_exact_one() -> None:
    # Gamma(2) / Gamma(3/2) / sqrt(2) = 0.7979 and Gamma(5) / Gamma(9/2) / sqrt(5) = 0.9228; the
    # approximation 1 - 3 / (4 df - 1) would be 0.8000 and 0.9231.
    for n, factor in ((3, 0.7979), (6, 0.9228)):
        values, treated = two_arms(1.0, n, n)
        assert hedges_g(values, treated).value == pytest.approx(factor * math.sqrt(2 / n), abs=5e-5)


# Properties


@given(trials())
def test_swapping_the_arms_turns_it_over(trial: Trial) -> None:
    values, treated = trial
    estimate, other = hedges_g(values, treated), hedges_g(values, [not arm for arm in treated])
    assert other.reason == estimate.reason
    assert numbers(other) == pytest.approx(
        [-estimate.value, -estimate.high, -estimate.low], rel=1e-12, abs=1e-14, nan_ok=True
    )


@given(trials(), st.sampled_from([1e-9, 0.3, 1000.0]), st.sampled_from([0.0, -50.0, 1e4]))
def test_neither_unit_nor_origin_matters(trial: Trial, unit: float, origin: float) -> None:
    values, treated = trial
    converted = [unit * (value + origin) for value in values]
    assert numbers(hedges_g(converted, treated)) == pytest.approx(
        numbers(hedges_g(values, treated)), rel=1e-8, abs=1e-8, nan_ok=True
    )


@given(trials(), st.randoms(use_true_random=False))
def test_the_order_of_the_participants_does_not_matter(trial: Trial, random: Any) -> None:
    values, treated = trial
    order = random.sample(range(len(values)), len(values))
    mixed = hedges_g([values[i] for i in order], [treated[i] for i in order])
    assert numbers(mixed) == pytest.approx(
        numbers(hedges_g(values, treated)), rel=1e-10, abs=1e-12, nan_ok=True
    )


@given(trials(), st.lists(st.booleans(), max_size=3))
def test_the_missing_are_left_out(trial: Trial, arms: list[bool]) -> None:
    values, treated = trial
    longer, arm = [*values, *[NAN] * len(arms)], [*treated, *arms]
    assert repr(hedges_g(longer, arm)) == repr(hedges_g(values, treated))


@given(trials())
def test_the_limits_lie_around_the_value_and_a_higher_level_moves_them_out(trial: Trial) -> None:
    narrow, wide = hedges_g(*trial, level=0.9), hedges_g(*trial, level=0.99)
    assert (narrow.reason == "") == (not math.isnan(narrow.value)) == (not math.isnan(narrow.low))
    if not narrow.reason:
        assert wide.low < narrow.low < narrow.value < narrow.high < wide.high


# scipy warns of an arm without spread, which is no fault here.
@pytest.mark.filterwarnings("ignore:Precision loss occurred")
@given(trials())
def test_the_limits_leave_out_zero_exactly_when_p_of_the_t_test_is_below_0_05(
    trial: Trial,
) -> None:
    values, treated = np.array(trial[0]), np.array(trial[1])
    estimate = hedges_g(values, treated)
    if estimate.reason:
        return
    p_value = stats.ttest_ind(values[treated], values[~treated]).pvalue
    if abs(p_value - 0.05) > 1e-9:
        assert (p_value < 0.05) == (not estimate.low <= 0 <= estimate.high)


# Too few data


def test_it_has_no_p_value_and_no_standard_error() -> None:
    estimate = hedges_g([1, 3, 6, 8], [True, True, False, False])
    assert math.isnan(estimate.p_value)
    assert math.isnan(estimate.standard_error)
    assert estimate.reason == ""


@pytest.mark.parametrize(
    ("values", "treated", "reason"),
    [
        ([], [], EMPTY_ARM),
        ([1.0, 2, 3, NAN], [True, True, True, False], EMPTY_ARM),
        ([1.0, 2], [True, False], TOO_FEW),
        ([1.0, 2, 4], [True, False, False], TOO_FEW),
        ([1.0, 2, 4, NAN], [True, False, False, True], TOO_FEW),
        ([1.0, 1, 2, 2], [True, True, False, False], NO_VARIATION),
        ([2.0, 2, 2, 2], [True, True, False, False], NO_VARIATION),
        ([0.3, 0.1 + 0.2, 0.7, 0.7], [True, True, False, False], NO_VARIATION),
    ],
)
def test_data_that_cannot_answer_give_no_number_but_a_reason(
    values: list[float], treated: list[bool], reason: str
) -> None:
    estimate = hedges_g(values, treated)
    assert all(math.isnan(number) for number in numbers(estimate))
    assert estimate.reason == reason
    present = [arm for value, arm in zip(values, treated, strict=True) if not math.isnan(value)]
    assert (estimate.n_treatment, estimate.n_control) == (sum(present), present.count(False))


def test_one_participant_in_an_arm_borrows_the_spread_of_the_other() -> None:
    # Mean 4 and variance 4 in the controls; two degrees of freedom, where the factor is as above.
    estimate = hedges_g([7, 2, 4, 6], [True, False, False, False])
    factor = 1 / math.sqrt(math.pi)
    assert estimate.value == pytest.approx(factor * 3 / 2, rel=1e-13)
    assert estimate.low < estimate.value < estimate.high


def test_ten_thousand_participants_have_limits() -> None:
    values = np.random.default_rng(3).normal(0, 1, 10_000)
    estimate = hedges_g(values, np.arange(10_000) < 5000)
    margin = 1.96 * math.sqrt(2 / 5000)
    assert estimate.high - estimate.low == pytest.approx(2 * margin, rel=1e-3)


# Mistakes of the caller


@pytest.mark.parametrize(
    ("values", "treated", "options"),
    [
        ([1, 2, 3], [True, False], {}),
        ([1, 2, math.inf], [True, False, False], {}),
        ([[1, 2, 3]], [True, False, False], {}),
        ([1, 2, 3], [1, 0, 0], {}),
        ([1, 2, 3], [True, False, False], {"level": 95}),
        ([1, 2, 3], [True, False, False], {"level": NAN}),
    ],
)
def test_a_mistake_of_the_caller_raises(values: Any, treated: Any, options: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        hedges_g(values, treated, **options)
