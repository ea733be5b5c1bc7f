"""What a trial of a given size can detect.

Power belongs to a difference assumed before the data are seen. The power "observed" for the
difference that was found restates its p value, and what a comparison could have detected from its
own spread restates its interval; neither is offered here.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.special import gammaincinv, nctdtr, stdtrit

from lib.statistics.counts.proportions import check_counts
from lib.statistics.counts.score_limits import turning_point
from lib.statistics.estimates import NAN


def t_test_power(
    delta: float, sd: float, n_treatment: int, n_control: int, *, alpha: float = 0.05
) -> float:
    """Power of the two-sided, two-sample t test with equal variances.

    Args:
        delta: True difference of the means, in the unit of `sd`; its sign does not matter.
        sd: True standard deviation within the arms.
        n_treatment: Participants of the treatment arm.
        n_control: Participants of the control arm.
        alpha: Two-sided level of the test.

    Returns:
        The chance that p falls below `alpha`, in either direction; NaN if a number is NaN, an arm
        has no participants, both have one, or `sd` is 0.

    Raises:
        ValueError: `sd` is negative or infinite, a count is negative or not whole, or `alpha` is
            not between 0 and 1.

    References:
        Cohen, Lawrence Erlbaum 1988.
    """
    _check_chance(alpha, "alpha")
    error, df = _design(sd, n_treatment, n_control)
    if math.isnan(delta) or not _can_test(error, df):
        return NAN
    if math.isinf(delta):
        raise ValueError("delta must be finite, or NaN for unknown")
    return _power_of_t(abs(delta) / error, df, alpha)


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
    sd: float, n_treatment: int, n_control: int, *, power: float = 0.8, alpha: float = 0.05
) -> float:
    """Smallest true difference of two means that a trial of this size detects.

    Args:
        sd: True standard deviation within the arms.
        n_treatment: Participants of the treatment arm.
        n_control: Participants of the control arm.
        power: Chance wanted that p of the two-sample t test falls below `alpha`.
        alpha: Two-sided level of the test.

    Returns:
        The difference, positive, in the unit of `sd`; NaN if `sd` is NaN or 0, an arm has no
        participants, or both have one.

    Raises:
        ValueError: `sd` is negative or infinite, a count is negative or not whole, or `power` or
            `alpha` is not between 0 and 1.

    References:
        Cohen, Lawrence Erlbaum 1988.
    """
    return detectable_difference(*_design(sd, n_treatment, n_control), power=power, alpha=alpha)


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


def _design(sd: float, n_treatment: int, n_control: int) -> tuple[float, float]:
    """Standard error and degrees of freedom of a two-sample t test; NaN if an arm is empty."""
    _check_size(sd, "sd")
    check_counts(0, n_treatment)
    check_counts(0, n_control)
    if min(n_treatment, n_control) == 0:
        return NAN, NAN
    return sd * math.sqrt(1 / n_treatment + 1 / n_control), float(n_treatment + n_control - 2)


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
