"""The difference of the means of two arms without a model, and the spread within the arms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.estimates import (
    NAN,
    NO_VARIATION,
    ONE_IN_ARM,
    BoolArray,
    Estimate,
    FloatArray,
    check_scale,
    is_rounding,
    magnitude,
    no_estimate,
    off_scale,
    on_scale,
    present_by_arm,
    why_unusable,
    with_t_interval,
)


def mean_difference(values: ArrayLike, treated: ArrayLike, *, scale: str = "linear") -> Estimate:
    """Difference of two means without assuming equal variances.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing and left out.
        treated: True for the treatment arm, False for control, aligned with `values`.
        scale: "linear" for the difference of means, "log" for the ratio of geometric means (the
            test and the limits are those of the logs, transformed back).

    Returns:
        The Welch estimate. `value` is NaN if an arm is empty or, on the log scale, a value is not
        positive; limits and p are NaN also if an arm has one value or neither arm varies.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Welch, Biometrika 1947;34:28–35.
    """
    check_scale(scale)
    observed, arm = present_by_arm(values, treated)
    blank = no_estimate(arm, method="Welch")
    if unusable := why_unusable(arm, observed, scale=scale):
        return replace(blank, reason=unusable)

    outcome = on_scale(observed, scale=scale)
    gap, deviations = _by_arm(outcome, arm)
    blank = replace(blank, value=off_scale(gap, scale=scale))
    if min(blank.n_treatment, blank.n_control) < 2:
        return replace(blank, reason=ONE_IN_ARM)
    if is_rounding(deviations, magnitude(outcome, scale=scale)):
        return replace(blank, reason=NO_VARIATION)

    df_treatment, df_control = blank.n_treatment - 1, blank.n_control - 1
    squares = deviations**2
    variance_treatment = squares[arm].sum() / df_treatment / blank.n_treatment
    variance_control = squares[~arm].sum() / df_control / blank.n_control
    variance = variance_treatment + variance_control
    share = variance_treatment / variance
    df = 1 / (share**2 / df_treatment + (1 - share) ** 2 / df_control)
    return with_t_interval(blank, gap, float(np.sqrt(variance)), df, scale=scale)


def pooled_sd(values: ArrayLike, treated: ArrayLike, *, scale: str = "linear") -> float:
    """Standard deviation within the arms, pooled with weights n - 1.

    Args:
        values: One number per participant; NaN is missing and left out.
        treated: True for the treatment arm, False for control, aligned with `values`.
        scale: "linear" for the outcome's unit, "log" for the standard deviation of the natural
            logs (not transformed back).

    Returns:
        The standard deviation; 0.0 if the values do not vary within the arms, NaN if an arm is
        empty, if there are fewer than three values, or if on the log scale one is not positive.

    Raises:
        ValueError: Shapes differ, a value is infinite, or the scale is unknown.
    """
    check_scale(scale)
    observed, arm = present_by_arm(values, treated)
    if observed.size < 3 or why_unusable(arm, observed, scale=scale):
        return NAN
    outcome = on_scale(observed, scale=scale)
    _, deviations = _by_arm(outcome, arm)
    if is_rounding(deviations, magnitude(outcome, scale=scale)):
        return 0.0
    return float(np.sqrt(deviations @ deviations / (observed.size - 2)))


def _by_arm(outcome: FloatArray, arm: BoolArray) -> tuple[float, FloatArray]:
    """Difference of the arm means, and every value's deviation from the mean of its arm."""
    # Means of small numbers keep the digits that means of large numbers close together lose.
    centred = outcome - np.median(outcome)
    treatment, control = centred[arm].mean(), centred[~arm].mean()
    return float(treatment - control), centred - np.where(arm, treatment, control)
