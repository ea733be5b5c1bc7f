"""Sample sizes and what they detect: against R, an integral, hand calculations, properties."""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, special, stats

from lib.statistics.power import (
    detectable_difference,
    detectable_mean_difference,
    n_per_arm_ancova,
    n_per_arm_t,
    pilot_sd_upper,
    with_drop_out,
)
from tests.support.r_answers import lines_of_r

NAN, INF = math.nan, math.inf

sizes = st.integers(2, 60)


def answer(key: str) -> float:
    name, *cells = key.split("/")
    x: Any = [float(cell) for cell in cells]
    answers: dict[str, Callable[[], float]] = {
        "n_t": lambda: n_per_arm_t(*x[:2], power=x[2], alpha=x[3]),
        "n_ancova": lambda: n_per_arm_ancova(*x[:3], power=x[3], alpha=x[4]),
        "mean": lambda: detectable_mean_difference(*x[:3], power=x[3], alpha=x[4]),
        "adjusted": lambda: detectable_mean_difference(
            *x[:3], power=x[3], alpha=x[4], correlation=x[5]
        ),
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


# Participants per arm


def test_64_an_arm_detect_half_a_standard_deviation() -> None:
    # Cohen (1988), table 2.4.1: 80% power for d = 0.5 at 0.05 takes 64 an arm.
    assert n_per_arm_t(0.5, 1) == 64


def power_of(shift: float, n: int, coefficients: int, alpha: float) -> float:
    df = 2 * n - coefficients
    return power_by_integral(shift * math.sqrt(n / 2), df, alpha)


@pytest.mark.parametrize("shift", [0.3, 0.8, 1.7, 4.0])
@pytest.mark.parametrize(("power", "alpha"), [(0.8, 0.05), (0.9, 0.05), (0.8, 0.01)])
def test_n_is_the_smallest_that_has_the_power_by_an_integral(
    shift: float, power: float, alpha: float
) -> None:
    for coefficients, n in (
        (2, n_per_arm_t(shift * 7, 7, power=power, alpha=alpha)),
        # A correlation of 0.6 leaves 0.8 of the standard deviation.
        (3, n_per_arm_ancova(shift * 5.6, 7, 0.6, power=power, alpha=alpha)),
    ):
        assert n == int(n) >= 2
        assert power_of(shift, int(n), coefficients, alpha) >= power
        assert n == 2 or power_of(shift, int(n) - 1, coefficients, alpha) < power


@given(st.floats(0.05, 3), st.floats(0.1, 50), st.floats(-0.95, 0.95), st.sampled_from([0.8, 0.9]))
def test_n_depends_neither_on_sign_nor_unit_and_falls_with_the_correlation(
    ratio: float, sd: float, correlation: float, power: float
) -> None:
    delta = ratio * sd
    n = n_per_arm_ancova(delta, sd, correlation, power=power)
    assert n_per_arm_ancova(-delta, sd, -correlation, power=power) == n
    assert n_per_arm_ancova(4 * delta, 4 * sd, correlation, power=power) == n
    assert n_per_arm_ancova(delta, sd, 0.96, power=power) <= n
    assert n <= n_per_arm_ancova(delta, sd, 0, power=power)
    # A covariate that tells nothing costs a degree of freedom.
    t = n_per_arm_t(delta, sd, power=power)
    assert t <= n_per_arm_ancova(delta, sd, 0, power=power) <= t + 1


@given(st.floats(0.1, 2), st.floats(0, 0.95))
def test_n_is_near_borm_s_share_of_the_n_of_the_t_test(ratio: float, correlation: float) -> None:
    # Borm (2007): ANCOVA with (1 - rho^2) n per arm has the power of the t test with n; the t
    # distribution of small arms adds a little.
    n, share = n_per_arm_t(ratio, 1), 1 - correlation**2
    assert share * (n - 1) - 1 < n_per_arm_ancova(ratio, 1, correlation) < share * n + 3


def test_with_drop_out_as_many_are_left_as_are_needed() -> None:
    # 63 / 0.9 is 70 and not 71; 64 / 0.9 is 71.1.
    assert [with_drop_out(n, 0.1) for n in (63, 64)] == [70, 72]
    assert with_drop_out(49, 0) == 49
    assert math.isnan(with_drop_out(NAN, 0.1))


@given(st.integers(2, 100_000), st.integers(0, 99))
def test_drop_out_is_allowed_for_exactly(n: int, percent: int) -> None:
    assert with_drop_out(n, percent / 100) == -(-100 * n // (100 - percent))


@pytest.mark.parametrize("delta", [30.0, 1e3, 1e6])
def test_a_huge_difference_takes_two_per_arm(delta: float) -> None:
    assert n_per_arm_t(delta, 1) == n_per_arm_ancova(delta, 1, 0.5) == 2


@pytest.mark.parametrize(
    "found",
    [
        n_per_arm_t(NAN, 1),
        n_per_arm_t(1, NAN),
        n_per_arm_t(0, 1),
        n_per_arm_t(1, 0),
        n_per_arm_t(1e-6, 1),
        n_per_arm_ancova(1, 1, NAN),
        n_per_arm_ancova(1, 1, 1),
        n_per_arm_ancova(1, 1, -1),
    ],
)
def test_what_cannot_be_planned_has_no_n(found: float) -> None:
    assert math.isnan(found)


# What a size detects


@pytest.mark.parametrize("df", [1.0, 1.7, 5.3, 27.0, 400.0])
@pytest.mark.parametrize(("power", "alpha"), [(0.8, 0.05), (0.9, 0.01), (0.3, 0.2)])
def test_the_detectable_difference_has_its_power_by_an_integral(
    df: float, power: float, alpha: float
) -> None:
    difference = detectable_difference(2.5, df, power=power, alpha=alpha)
    assert power_by_integral(difference / 2.5, df, alpha) == pytest.approx(power, rel=1e-8)


@given(st.floats(0.1, 50), sizes, st.floats(0, 0.9), st.sampled_from([0.8, 0.9]))
def test_the_difference_that_a_size_detects_needs_that_size(
    sd: float, n: int, correlation: float, power: float
) -> None:
    difference = detectable_mean_difference(sd, n, n, correlation=correlation, power=power)
    assert n_per_arm_ancova(difference * (1 + 1e-9), sd, correlation, power=power) == n
    plain = detectable_mean_difference(sd, n, n, power=power)
    assert n_per_arm_t(plain * (1 + 1e-9), sd, power=power) == n


def test_no_difference_has_the_power_of_the_level() -> None:
    assert detectable_difference(1, 27, power=0.05, alpha=0.05) == 0
    assert detectable_difference(1, 27, power=0.04, alpha=0.05) == 0
    assert 0 < detectable_difference(1, 27, power=0.051, alpha=0.05) < 0.3


def test_a_chance_that_cannot_be_found_is_not_made_up() -> None:
    assert math.isnan(detectable_difference(1, 1, alpha=1e-9))
    # By hand: against a shift of thousands the normal error is nothing, so t exceeds its critical
    # value if the spread, half normal with 1 degree of freedom, is below shift / critical.
    shift = detectable_difference(1, 1, alpha=1e-4)
    assert shift == pytest.approx(stats.t.isf(5e-5, 1) * stats.norm.ppf(0.9), rel=1e-3)


@pytest.mark.parametrize(
    "found",
    [
        detectable_mean_difference(NAN, 15, 14),
        detectable_mean_difference(0, 15, 14),
        detectable_mean_difference(1, 1, 1),
        detectable_mean_difference(1, 0, 14),
        detectable_mean_difference(1, 2, 1, correlation=0.5),
        detectable_mean_difference(1, 15, 14, correlation=1),
        detectable_difference(NAN, 27),
        detectable_difference(1, NAN),
        detectable_difference(0, 27),
        detectable_difference(1, 0),
        detectable_difference(1, 0.9),
    ],
)
def test_a_design_that_cannot_test_detects_nothing(found: float) -> None:
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
        lambda: n_per_arm_t(INF, 1),
        lambda: n_per_arm_t(1, -1),
        lambda: n_per_arm_t(1, INF),
        lambda: n_per_arm_t(1, 1, power=0),
        lambda: n_per_arm_ancova(1, 1, 1.1),
        lambda: n_per_arm_ancova(1, 1, 0.5, alpha=0),
        lambda: with_drop_out(64, 1),
        lambda: with_drop_out(64, -0.1),
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
