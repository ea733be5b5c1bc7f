"""How large a trial has to be, and what a trial of a given size can detect.

Power belongs to a difference assumed before the data are seen. The power "observed" for the
difference that was found restates its p value, and what a comparison could have detected from its
own spread restates its interval; neither is offered here.
"""

from __future__ import annotations

import math

import numpy as np

from lib.statistics.counts.proportions import check_counts
from lib.statistics.counts.score_limits import turning_point
from lib.statistics.estimates import NAN
from lib.statistics.special import gammaincinv, nctdtr, stdtrit

MOST_PER_ARM = 10_000_000


def n_per_arm_t(delta: float, sd: float, *, power: float = 0.8, alpha: float = 0.05) -> float:
    """Participants per arm with whom a two-sided, two-sample t test has the power wanted.

    Args:
        delta: Difference of the means to be detected, in the unit of `sd`; its sign does not
            matter.
        sd: Standard deviation within the arms.
        power: Chance wanted that p falls below `alpha`, in either direction.
        alpha: Two-sided level of the test.

    Returns:
        The smallest number, a whole one of at least 2; NaN if a number is NaN, `delta` or `sd` is
        0, or more than `MOST_PER_ARM` would be needed.

    Raises:
        ValueError: `delta` is infinite, `sd` is negative or infinite, or `power` or `alpha` is not
            between 0 and 1.

    References:
        Cohen, Lawrence Erlbaum 1988.
    """
    return _n_per_arm(delta, sd, 2, power=power, alpha=alpha)


def n_per_arm_ancova(
    delta: float, sd: float, correlation: float, *, power: float = 0.8, alpha: float = 0.05
) -> float:
    """Participants per arm with whom an analysis of covariance has the power wanted.

    The t test of an outcome whose standard deviation is sqrt(1 - correlation^2) as large, with one
    degree of freedom less. That the arms differ in the covariate by chance, which costs a little
    more the smaller they are, is not allowed for.

    Args:
        delta: Difference of the adjusted means to be detected, as for `n_per_arm_t`.
        sd: Standard deviation within the arms, before adjustment.
        correlation: Of outcome and covariate within the arms.
        power: Chance wanted that p falls below `alpha`, in either direction.
        alpha: Two-sided level of the test.

    Returns:
        As `n_per_arm_t`; NaN also if `correlation` is NaN, 1 or -1.

    Raises:
        ValueError: As `n_per_arm_t`, or `correlation` is not from -1 to 1.

    References:
        Borm et al, J Clin Epidemiol 2007;60:1234–8.
    """
    return _n_per_arm(delta, _adjusted(sd, correlation), 3, power=power, alpha=alpha)


def with_drop_out(n: float, share: float) -> float:
    """Participants to be randomised so that `n` are left when a share drops out, rounded up.

    Args:
        n: Participants with data that are needed; NaN stays NaN.
        share: Share of those randomised who are expected to have no data, from 0 to below 1.

    Raises:
        ValueError: `share` is not from 0 to below 1.
    """
    if not 0 <= share < 1:
        raise ValueError(f"share must lie from 0 to below 1, not {share!r}")
    # 63 / 0.9 is 70, and a little more as floats.
    return n if math.isnan(n) else float(math.ceil(n / (1 - share) * (1 - 1e-12)))


def detectable_difference(
    standard_error: float, df: float, *, power: float = 0.8, alpha: float = 0.05
) -> float:
    """Smallest true difference that a two-sided t test detects with the given power.

    Args:
        standard_error: Standard error that the difference will have; the answer is on its scale
            (the log scale for a ratio).
        df: Degrees of freedom, whole or not.
        power: Chance wanted that p falls below `alpha`.
        alpha: Two-sided level of the test.

    Returns:
        The difference, positive, in the unit of `standard_error`; 0 if `power` is no more than
        `alpha`; NaN if a number is NaN, `standard_error` is 0 or `df` is below 1.

    Raises:
        ValueError: `standard_error` or `df` is negative or infinite, or `power` or `alpha` is not
            between 0 and 1.

    References:
        Cohen, Lawrence Erlbaum 1988.
    """
    _check_chance(power, "power")
    _check_chance(alpha, "alpha")
    _check_size(standard_error, "standard_error")
    _check_size(df, "df")
    if not _can_test(standard_error, df):
        return NAN
    if power <= alpha:
        return 0.0
    beyond = 1.0
    while (reached := _power_of_t(beyond, df, alpha)) < power:
        beyond *= 2
    if math.isnan(reached):
        return NAN
    return standard_error * turning_point(
        lambda shift: _power_of_t(shift, df, alpha) < power, 0.0, beyond
    )


def detectable_mean_difference(
    sd: float,
    n_treatment: int,
    n_control: int,
    *,
    correlation: float | None = None,
    power: float = 0.8,
    alpha: float = 0.05,
) -> float:
    """Smallest true difference of two means that a trial of this size detects.

    Args:
        sd: Standard deviation within the arms.
        n_treatment: Participants of the treatment arm.
        n_control: Participants of the control arm.
        correlation: Of outcome and covariate within the arms, for an analysis of covariance; None
            for the two-sample t test.
        power: Chance wanted that p falls below `alpha`.
        alpha: Two-sided level of the test.

    Returns:
        The difference, positive, in the unit of `sd`; NaN if a number is NaN, `sd` is 0, the
        correlation is 1 or -1, an arm has no participants, or there are too few to test.

    Raises:
        ValueError: `sd` is negative or infinite, a count is negative or not whole, or one of the
            others is out of its bounds.

    References:
        Cohen, Lawrence Erlbaum 1988.
        Borm et al, J Clin Epidemiol 2007;60:1234–8.
    """
    coefficients = 2
    if correlation is not None:
        sd, coefficients = _adjusted(sd, correlation), 3
    _check_size(sd, "sd")
    check_counts(0, n_treatment)
    check_counts(0, n_control)
    df = n_treatment + n_control - coefficients
    if min(n_treatment, n_control) == 0 or df < 1:
        return NAN
    error = sd * math.sqrt(1 / n_treatment + 1 / n_control)
    return detectable_difference(error, df, power=power, alpha=alpha)


def pilot_sd_upper(sd: float, df: float, *, confidence: float = 0.8) -> float:
    """Standard deviation to plan on: the one-sided upper limit of that of a pilot trial.

    A trial planned on the pilot's own standard deviation is too small about half the time.

    Args:
        sd: Standard deviation of the pilot, in any unit.
        df: Its degrees of freedom, whole or not.
        confidence: Chance that the limit is not below the true standard deviation.

    Returns:
        The limit, in the unit of `sd`; NaN if `sd` or `df` is NaN or `df` is 0.

    Raises:
        ValueError: `sd` or `df` is negative or infinite, or `confidence` is not between 0 and 1.

    References:
        Browne, Stat Med 1995;14:1933–40.
    """
    _check_chance(confidence, "confidence")
    _check_size(sd, "sd")
    _check_size(df, "df")
    if math.isnan(sd) or math.isnan(df) or df == 0:
        return NAN
    chi_squared = 2 * float(gammaincinv(df / 2, 1 - confidence))
    return sd * math.sqrt(df / chi_squared)


def _n_per_arm(delta: float, sd: float, coefficients: int, *, power: float, alpha: float) -> float:
    """Smallest number per arm that has the power, by bisection of whole numbers."""
    _check_chance(power, "power")
    _check_chance(alpha, "alpha")
    _check_size(sd, "sd")
    if math.isinf(delta):
        raise ValueError("delta must be finite, or NaN for unknown")
    if not sd > 0 or not abs(delta) > 0:
        return NAN

    def has_power(n: int) -> bool:
        shift = abs(delta) / (sd * math.sqrt(2 / n))
        return _power_of_t(shift, 2 * n - coefficients, alpha) >= power

    too_few, enough = 1, 2
    while not has_power(enough):
        if enough > MOST_PER_ARM:
            return NAN
        too_few, enough = enough, 2 * enough
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        too_few, enough = (too_few, middle) if has_power(middle) else (middle, enough)
    return NAN if enough > MOST_PER_ARM else float(enough)


def _adjusted(sd: float, correlation: float) -> float:
    """What a covariate leaves of a standard deviation."""
    if abs(correlation) > 1:
        raise ValueError(f"correlation must lie from -1 to 1, not {correlation!r}")
    return sd * math.sqrt(1 - correlation**2)


def _can_test(error: float, df: float) -> bool:
    return error > 0 and df >= 1


def _power_of_t(shift: float, df: float, alpha: float) -> float:
    """Chance that |t| exceeds its critical value if its noncentrality is `shift`."""
    critical = -float(stdtrit(df, alpha / 2))
    not_above, below = nctdtr(df, shift, [critical, -critical])
    # NaN stands for a chance too small for the series, or far out (1 degree of freedom at a level
    # of 0.00001) for a chance it cannot find.
    if math.isnan(not_above) and shift < 5 * critical:
        return NAN
    return float(1 - np.nan_to_num(not_above, nan=0.0) + np.nan_to_num(below, nan=0.0))


def _check_chance(chance: float, name: str) -> None:
    if not 0 < chance < 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {chance!r}")


def _check_size(number: float, name: str) -> None:
    if number < 0 or math.isinf(number):
        raise ValueError(f"{name} must be finite and not negative, or NaN, not {number!r}")
