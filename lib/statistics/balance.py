"""Balance of the arms at baseline: standardised differences, never p values.

A difference is divided by the spread within the arms, the two variances averaged without weights.
Without spread there is nothing to express a difference in, whether the arms agree (0/0) or not, and
the answer is NaN.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.estimates import FloatArray, as_floats, critical_z, present_by_arm
from lib.statistics.summaries import standard_deviation

NAN = float("nan")


def standardised_difference(values: ArrayLike, treated: ArrayLike) -> float:
    """Standardised difference of a number: treatment - control, in standard deviations.

    Args:
        values: One number per participant, in any unit; NaN is missing and left out.
        treated: True for the treatment arm, False for control, aligned with `values`.

    Returns:
        The difference of the means over sqrt((s1^2 + s2^2) / 2); NaN if an arm has fewer than two
        values, or if both arms are constant.

    Raises:
        ValueError: Shapes differ or a value is infinite.

    References:
        Austin, Stat Med 2009;28:3083–107.
    """
    numbers, arm = present_by_arm(values, treated)
    if min(arm.sum(), (~arm).sum()) < 2:
        return NAN
    spread = np.hypot(standard_deviation(numbers[arm]), standard_deviation(numbers[~arm]))
    # Taken about the median, the means keep the digits a large offset would cost.
    centred = numbers - np.median(numbers)
    difference = centred[arm].mean() - centred[~arm].mean()
    return float(difference / spread * np.sqrt(2)) if spread else NAN


def standardised_difference_binary(
    events_treatment: int, n_treatment: int, events_control: int, n_control: int
) -> float:
    """Standardised difference of a yes/no characteristic: treatment - control.

    Args:
        events_treatment: Participants with the characteristic in the treatment arm.
        n_treatment: Participants of the treatment arm whose characteristic is known.
        events_control: Participants with the characteristic in the control arm.
        n_control: Participants of the control arm whose characteristic is known.

    Returns:
        The difference of the proportions over sqrt((p1 q1 + p2 q2) / 2); NaN if an arm is empty or
        if, in each arm, everyone or no one has it.

    Raises:
        ValueError: A count is negative, or events exceed participants.

    References:
        Austin, Stat Med 2009;28:3083–107.
    """
    for events, n in ((events_treatment, n_treatment), (events_control, n_control)):
        if not 0 <= events <= n:
            raise ValueError(f"events must lie between 0 and n, not {events!r} of {n!r}")
    if n_treatment == 0 or n_control == 0:
        return NAN
    treatment, control = events_treatment / n_treatment, events_control / n_control
    variance = (treatment * (1 - treatment) + control * (1 - control)) / 2
    return float((treatment - control) / np.sqrt(variance)) if variance else NAN


def standardised_difference_levels(counts_treatment: ArrayLike, counts_control: ArrayLike) -> float:
    """Standardised difference of a characteristic with several levels, without sign.

    The Mahalanobis distance of the level shares; with two levels, the absolute value of the binary
    standardised difference.

    Args:
        counts_treatment: Participants of the treatment arm at each level.
        counts_control: Participants of the control arm at each level, same order.

    Returns:
        The distance, at least 0; NaN if an arm is empty, the arms have no level in common, or
        everyone is at the same level.

    Raises:
        ValueError: Different lengths, or a count that is missing, infinite or negative.

    References:
        Yang and Dalton, SAS Global Forum 2012, paper 335.
    """
    treatment, control = as_floats(counts_treatment), as_floats(counts_control)
    if treatment.size != control.size:
        raise ValueError("both arms must have the same levels")
    if not ((treatment >= 0).all() and (control >= 0).all()):
        raise ValueError("counts must not be missing or negative")
    if not ((treatment > 0) & (control > 0)).any():
        return NAN
    used = treatment + control > 0
    if used.sum() == 1:
        return NAN
    treatment, control = treatment[used] / treatment.sum(), control[used] / control.sum()
    # Shares sum to one, so one level is redundant, whichever it is.
    difference = (treatment - control)[1:]
    covariance = (_covariance(treatment[1:]) + _covariance(control[1:])) / 2
    squared = float(difference @ np.linalg.solve(covariance, difference))
    return float(np.sqrt(max(squared, 0.0)))


def chance_size(n_treatment: int, n_control: int) -> float:
    """How far from 0 chance alone takes a standardised difference of random arms: 95% lie within.

    1.96 sqrt(1 / n1 + 1 / n2), from its distribution in large samples where the true difference is
    0. It holds for numbers and for characteristics with two levels; not for the distance of more
    levels, which has no sign.

    Args:
        n_treatment: Participants of the treatment arm.
        n_control: Participants of the control arm.

    Returns:
        The size, above 0, in standard deviations; NaN if an arm is empty.

    References:
        Austin, Stat Med 2009;28:3083–107.
    """
    if min(n_treatment, n_control) == 0:
        return NAN
    return critical_z() * float(np.sqrt(1 / n_treatment + 1 / n_control))


def _covariance(shares: FloatArray) -> FloatArray:
    return np.diag(shares) - np.outer(shares, shares)
