"""Power against R, an integral, complete enumeration, hand calculations and properties."""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, special, stats

from lib.statistics.power import (
    detectable_difference,
    detectable_mean_difference,
    pilot_sd_upper,
    t_test_power,
)
from tests.support.r_answers import lines_of_r

NAN, INF = math.nan, math.inf

sizes = st.integers(2, 60)


def answer(key: str) -> float:
    name, *cells = key.split("/")
    x: Any = [float(cell) for cell in cells]
    answers: dict[str, Callable[[], float]] = {
        "power": lambda: t_test_power(*x[:4], alpha=x[4]),
        "mean": lambda: detectable_mean_difference(*x[:3], power=x[3], alpha=x[4]),
        "error": lambda: detectable_difference(*x[:2], power=x[2], alpha=x[3]),
        "pilot": lambda: pilot_sd_upper(*x[:2], confidence=x[2]),
    }
    return answers[name]()


def power_by_integral(shift: float, df: float, alpha: float) -> float:
    """Chance that (z + shift) / s exceeds the critical value, averaged over the spread s."""
    critical = stats.t.isf(alpha / 2, df)

    def density(s: float) -> float:
        """Of an observed standard deviation, in units of the true deviation."""
        logs = (df - 1) * math.log(s) - df * s * s / 2 + df / 2 * math.log(df / 2)
        return 2 * math.exp(logs - math.lgamma(df / 2)) if s else 0.0

    def given_spread(s: float) -> float:
        outside = special.ndtr(shift - critical * s) + special.ndtr(-critical * s - shift)
        return float(outside * density(s))

    cuts = stats.chi.ppf([1e-12, 0.01, 0.5, 0.99, 1 - 1e-12], df) / math.sqrt(df)
    edges = [0.0, *cuts.tolist(), float(cuts[-1]) * 2]
    return sum(
        float(integrate.quad(given_spread, a, b, epsabs=1e-13)[0]) for a, b in pairwise(edges)
    )


@pytest.mark.parametrize(("key", "value"), lines_of_r("power"), ids=lambda word: word)
def test_answers_are_those_of_r_within_1e_11(key: str, value: str) -> None:
    assert answer(key) == pytest.approx(float(value), rel=1e-11, abs=0, nan_ok=True)


# The t test


def test_64_an_arm_detect_half_a_standard_deviation() -> None:
    # Cohen (1988), table 2.4.1: 80% power for d = 0.5 at 0.05 takes 64 an arm; 63 are too few.
    assert t_test_power(0.5, 1, 64, 64) > 0.8 > t_test_power(0.5, 1, 63, 63)


@pytest.mark.parametrize("df", [1.0, 1.7, 5.3, 27.0, 400.0])
@pytest.mark.parametrize(("power", "alpha"), [(0.8, 0.05), (0.9, 0.01), (0.3, 0.2)])
def test_the_detectable_difference_has_its_power_by_an_integral(
    df: float, power: float, alpha: float
) -> None:
    difference = detectable_difference(2.5, df, power=power, alpha=alpha)
    assert power_by_integral(difference / 2.5, df, alpha) == pytest.approx(power, rel=1e-8)


@given(st.floats(0, 8), st.floats(0.1, 50), sizes, sizes, st.sampled_from([0.01, 0.05, 0.2]))
def test_power_lies_between_alpha_and_1_and_does_not_depend_on_sign_arm_or_unit(
    ratio: float, sd: float, n_treatment: int, n_control: int, alpha: float
) -> None:
    delta = ratio * sd
    power = t_test_power(delta, sd, n_treatment, n_control, alpha=alpha)
    assert alpha * (1 - 1e-9) <= power <= 1
    assert t_test_power(-delta, sd, n_treatment, n_control, alpha=alpha) == power
    assert t_test_power(delta, sd, n_control, n_treatment, alpha=alpha) == pytest.approx(power)
    larger = t_test_power(delta * 4, sd * 4, n_treatment, n_control, alpha=alpha)
    assert larger == pytest.approx(power, rel=1e-9)


@given(st.floats(0.1, 50), sizes, sizes, st.floats(0.3, 0.99), st.sampled_from([0.01, 0.05, 0.2]))
def test_the_detectable_difference_is_where_the_power_is_reached(
    sd: float, n_treatment: int, n_control: int, power: float, alpha: float
) -> None:
    options = {"power": power, "alpha": alpha}
    difference = detectable_mean_difference(sd, n_treatment, n_control, **options)
    reached = t_test_power(difference, sd, n_treatment, n_control, alpha=alpha)
    assert reached == pytest.approx(power, rel=1e-9)
    error = sd * math.sqrt(1 / n_treatment + 1 / n_control)
    same = detectable_difference(error, n_treatment + n_control - 2, **options)
    assert difference == pytest.approx(same, rel=1e-14)


def test_no_difference_has_the_power_of_the_level() -> None:
    assert t_test_power(0, 3, 15, 14, alpha=0.05) == pytest.approx(0.05, rel=1e-12)
    assert detectable_difference(1, 27, power=0.05, alpha=0.05) == 0
    assert detectable_difference(1, 27, power=0.04, alpha=0.05) == 0
    assert 0 < detectable_difference(1, 27, power=0.051, alpha=0.05) < 0.3


@pytest.mark.parametrize("delta", [30.0, 1e3, 1e6])
@pytest.mark.parametrize("n", [3, 15, 5000])
def test_a_huge_difference_is_detected_for_sure(delta: float, n: int) -> None:
    assert t_test_power(delta, 1, n, n) == pytest.approx(1, rel=1e-12)


def test_a_difference_is_detected_for_sure_also_where_the_series_of_scipy_fails() -> None:
    for delta in np.linspace(10, 30, 400):
        assert t_test_power(delta, 1, 15, 14) == pytest.approx(1, rel=1e-12)


def test_a_chance_that_cannot_be_found_is_not_made_up() -> None:
    assert math.isnan(t_test_power(1e6, 1, 2, 1, alpha=1e-6))
    assert math.isnan(detectable_difference(1, 1, alpha=1e-9))
    # By hand: against a shift of thousands the normal error is nothing, so t exceeds its critical
    # value if the spread, half normal with 1 degree of freedom, is below shift / critical.
    shift = detectable_difference(1, 1, alpha=1e-4)
    assert shift == pytest.approx(stats.t.isf(5e-5, 1) * stats.norm.ppf(0.9), rel=1e-3)


@pytest.mark.parametrize(
    "found",
    [
        t_test_power(NAN, 1, 15, 14),
        t_test_power(1, NAN, 15, 14),
        t_test_power(1, 0, 15, 14),
        t_test_power(1, 1, 1, 1),
        t_test_power(1, 1, 0, 14),
        t_test_power(1, 1, 15, 0),
        detectable_mean_difference(NAN, 15, 14),
        detectable_mean_difference(0, 15, 14),
        detectable_mean_difference(1, 1, 1),
        detectable_mean_difference(1, 0, 14),
        detectable_difference(NAN, 27),
        detectable_difference(1, NAN),
        detectable_difference(0, 27),
        detectable_difference(1, 0),
        detectable_difference(1, 0.9),
    ],
)
def test_a_design_that_cannot_test_has_no_power(found: float) -> None:
    assert math.isnan(found)


# The standard deviation of a pilot


@given(st.floats(0.1, 90), st.floats(0.5, 200), st.floats(0.05, 0.99))
def test_the_pilot_limit_leaves_the_confidence_above_the_observed_spread(
    sd: float, df: float, confidence: float
) -> None:
    # If the true standard deviation were the limit, one as small as the pilot's or smaller would
    # have the chance 1 - confidence.
    upper = pilot_sd_upper(sd, df, confidence=confidence)
    chance = stats.chi2.cdf(df * (sd / upper) ** 2, df)
    assert chance == pytest.approx(1 - confidence, rel=1e-9)


def test_a_pilot_without_spread_or_degrees_of_freedom() -> None:
    assert pilot_sd_upper(0, 27) == 0
    assert math.isnan(pilot_sd_upper(NAN, 27))
    assert math.isnan(pilot_sd_upper(3, NAN))
    assert math.isnan(pilot_sd_upper(3, 0))


# Mistakes of the caller


@pytest.mark.parametrize(
    "call",
    [
        lambda: t_test_power(INF, 1, 15, 14),
        lambda: t_test_power(1, -1, 15, 14),
        lambda: t_test_power(1, INF, 15, 14),
        lambda: t_test_power(1, 1, -1, 14),
        lambda: t_test_power(1, 1, 15.5, 14),  # type: ignore[arg-type]
        lambda: t_test_power(1, 1, 15, 14, alpha=0),
        lambda: detectable_difference(-1, 27),
        lambda: detectable_difference(1, -1),
        lambda: detectable_difference(1, 27, power=1),
        lambda: detectable_difference(1, 27, alpha=5),
        lambda: detectable_mean_difference(1, 15, -14),
        lambda: pilot_sd_upper(-1, 27),
        lambda: pilot_sd_upper(1, -27),
        lambda: pilot_sd_upper(1, 27, confidence=80),
    ],
)
def test_impossible_arguments_raise(call: Callable[[], float]) -> None:
    with pytest.raises(ValueError, match="must"):
        call()
