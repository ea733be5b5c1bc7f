"""Change from baseline within one group of participants: pairs in, one description out.

A change within an arm is not an effect of treatment: only the comparison of the arms is. Two arms
are not compared by comparing the p values of their changes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.estimates import NAN, FloatArray, as_floats, check_scale
from lib.statistics.special import stdtr
from lib.statistics.summaries import Summary, mean_and_sd, t_interval


@dataclass(frozen=True, slots=True)
class MeanChange:
    """The mean change from baseline within one group.

    Attributes:
        value: Mean of value - baseline in the outcome's unit, or geometric mean of value / baseline
            without unit.
        low: Lower t limit; NaN where it cannot be given.
        high: Upper t limit; NaN where it cannot be given.
        p_value: Two-sided p value of no change; NaN where it cannot be given.
        sd: Standard deviation of the changes with denominator n - 1, in the outcome's unit; of the
            natural logs of value / baseline on the log scale. 0.0 for equal changes.
        n: Pairs analysed.
        reason: Why something is NaN; empty otherwise.
    """

    value: float
    low: float
    high: float
    p_value: float
    sd: float
    n: int
    reason: str = ""


def mean_change(values: ArrayLike, baseline: ArrayLike, *, scale: str = "linear") -> Summary:
    """Mean change from baseline within one group, with its paired t interval.

    A change within an arm is not an effect of treatment: only the comparison of the arms is.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`. A pair with either
            missing is left out.
        scale: "linear" for the mean of value - baseline, "log" for the geometric mean of
            value / baseline (limits transformed back).

    Returns:
        The change; NaN without pairs, and NaN if on the log scale a value or baseline of a pair is
        zero or negative. Limits are NaN for one pair or equal changes.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Student, Biometrika 1908;6:1–25.
    """
    check_scale(scale)
    after, before = _complete_pairs(values, baseline)
    blank = Summary(NAN, NAN, NAN, after.size, "paired t interval")
    return t_interval(blank, after, before, scale=scale)


def paired_mean_difference(
    values: ArrayLike, baseline: ArrayLike, *, scale: str = "linear"
) -> MeanChange:
    """Mean change from baseline within one group, with the paired t test.

    A description of the group, not an effect of treatment: participants change without treatment
    too, and a small p in one arm beside a large p in the other is no difference between the arms.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`. A pair with either
            missing is left out.
        scale: "linear" for the mean of value - baseline, "log" for the geometric mean of
            value / baseline (limits transformed back).

    Returns:
        The change of `mean_change` with p and standard deviation. Everything is NaN
        without pairs, or if on the log scale a value or baseline of a pair is zero or negative;
        limits and p are NaN also for one pair or equal changes.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Student, Biometrika 1908;6:1–25.
        Bland and Altman, Trials 2011;12:264.
    """
    change = mean_change(values, baseline, scale=scale)
    found = MeanChange(change.value, change.low, change.high, NAN, NAN, change.n, change.reason)
    if math.isnan(change.value):
        return found
    average, sd = mean_and_sd(*_complete_pairs(values, baseline), scale=scale)
    if change.reason:
        return replace(found, sd=sd)
    t = abs(average) / sd * math.sqrt(change.n)
    return replace(found, sd=sd, p_value=float(2 * stdtr(change.n - 1, -t)))


def _complete_pairs(values: ArrayLike, baseline: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """The values and baselines of the participants who have both.

    Raises:
        ValueError: Shapes differ or a value is infinite.
    """
    after, before = as_floats(values), as_floats(baseline)
    if after.size != before.size:
        raise ValueError("values and baseline must have the same length")
    complete = ~(np.isnan(after) | np.isnan(before))
    return after[complete], before[complete]
