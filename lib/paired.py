"""Change from baseline within one group of participants: pairs in, one description out.

A change within an arm is not an effect of treatment: only the comparison of the arms is. Two arms
are not compared by comparing the p values of their changes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri, stdtr  # type: ignore[import-untyped, unused-ignore]

from lib.estimates import NAN, FloatArray, check_level
from lib.ranks import doubled_midranks
from lib.summaries import NO_VALUES, complete_pairs, mean_and_sd, mean_change
from lib.words import sentence

IntArray = NDArray[np.int64]

# Up to so many pairs p and limits take a tenth of a second together.
EXACT_PAIRS = 300
# A change of 0.3 may come out as 0.30000000000000004; measurements end before the ninth decimal.
DECIMALS = 9

ZERO_BASELINE = sentence("Every baseline is zero, so no percent change can be given.")
TOO_FEW_PAIRS = sentence(
    "There are too few pairs for the stated confidence level: the limits span all averages of two "
    "changes, and their true confidence is lower."
)


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
        level: Confidence level of the limits.
        reason: Why something is NaN; empty otherwise.
    """

    value: float
    low: float
    high: float
    p_value: float
    sd: float
    n: int
    level: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """The change from baseline within one group, absolute and relative.

    Attributes:
        n: Pairs with both values.
        mean: Mean of value - baseline, in the outcome's unit.
        sd: Standard deviation of value - baseline with denominator n - 1, in the outcome's unit.
        median: Median of value - baseline, in the outcome's unit.
        low: Lower t limit of `mean`.
        high: Upper t limit of `mean`.
        n_percent: Pairs whose baseline is not zero.
        median_percent: Median of 100 (value - baseline) / baseline over these pairs, in percent.
        n_ratio: Pairs with both values above zero.
        ratio: Geometric mean of value / baseline; NaN unless every pair is above zero.
        ratio_low: Lower t limit of `ratio`.
        ratio_high: Upper t limit of `ratio`.
        percent_from_ratio: 100 (ratio - 1), the relative change in percent.
        level: Confidence level of the limits.
        reason: Why the absolute change or its limits are NaN; empty otherwise.
        percent_reason: Why the median percent change is NaN; empty otherwise.
        ratio_reason: Why the ratio or its limits are NaN; empty otherwise.
    """

    n: int
    mean: float
    sd: float
    median: float
    low: float
    high: float
    n_percent: int
    median_percent: float
    n_ratio: int
    ratio: float
    ratio_low: float
    ratio_high: float
    percent_from_ratio: float
    level: float
    reason: str
    percent_reason: str
    ratio_reason: str


@dataclass(frozen=True, slots=True)
class SignedRank:
    """The change from baseline within one group, by ranks.

    Attributes:
        value: Pseudomedian of the changes (Hodges-Lehmann), in the outcome's unit.
        low: Lower limit of the pseudomedian.
        high: Upper limit of the pseudomedian.
        p_value: Two-sided p value of changes symmetric about zero; 1 if every change is zero.
        n: Pairs analysed.
        n_zero: Pairs without change; they count in the pseudomedian and its limits, not in p.
        method: Name of the method; it says whether p and limits are exact or asymptotic.
        level: Confidence level of the limits.
        reason: Why something is NaN, or why the limits fall short of the level; empty otherwise.
    """

    value: float
    low: float
    high: float
    p_value: float
    n: int
    n_zero: int
    method: str
    level: float
    reason: str = ""


def paired_mean_difference(
    values: ArrayLike, baseline: ArrayLike, *, scale: str = "linear", level: float = 0.95
) -> MeanChange:
    """Mean change from baseline within one group, with the paired t test.

    A description of the group, not an effect of treatment: participants change without treatment
    too, and a small p in one arm beside a large one in the other does not tell the arms apart.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`. A pair with either
            missing is left out.
        scale: "linear" for the mean of value - baseline, "log" for the geometric mean of
            value / baseline (limits transformed back).
        level: Confidence level.

    Returns:
        The change of `lib.summaries.mean_change` with p and standard deviation. Everything is NaN
        without pairs, or if on the log scale a value or baseline of a pair is zero or negative;
        limits and p are NaN also for one pair or equal changes.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Student. The probable error of a mean. Biometrika 1908;6:1-25. Bland JM, Altman DG.
        Comparisons within randomised groups can be very misleading. BMJ 2011;342:d561.
    """
    change = mean_change(values, baseline, scale=scale, level=level)
    found = MeanChange(
        change.value, change.low, change.high, NAN, NAN, change.n, level, change.reason
    )
    if math.isnan(change.value):
        return found
    average, sd = mean_and_sd(*complete_pairs(values, baseline), scale=scale)
    if change.reason:
        return replace(found, sd=sd)
    t = abs(average) / sd * math.sqrt(change.n)
    return replace(found, sd=sd, p_value=float(2 * stdtr(change.n - 1, -t)))


def change_from_baseline(values: ArrayLike, baseline: ArrayLike, *, level: float = 0.95) -> Change:
    """Everything a table says about the change from baseline within one group.

    The percent change of a participant has no symmetric distribution and depends on which of two
    measurements is called the baseline; the ratio does not, and is the one with limits.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`. A pair with either
            missing is left out.
        level: Confidence level.

    Returns:
        The description. A pair with baseline zero is left out of the percent change alone. A pair
        with a value of zero or less leaves no ratio: it is never dropped from it.

    Raises:
        ValueError: Shapes differ, a value is infinite, or `level` is not between 0 and 1.

    References:
        Vickers AJ. The use of percentage change from baseline as an outcome in a controlled trial
        is statistically inefficient: a simulation study. BMC Med Res Methodol 2001;1:6.
    """
    after, before = complete_pairs(values, baseline)
    absolute = paired_mean_difference(after, before, level=level)
    ratio = paired_mean_difference(after, before, scale="log", level=level)
    based = before != 0
    with np.errstate(over="ignore"):
        percent = 100 * ((after - before)[based] / before[based])
    return Change(
        n=absolute.n,
        mean=absolute.value,
        sd=absolute.sd,
        median=float(np.median(after - before)) if after.size else NAN,
        low=absolute.low,
        high=absolute.high,
        n_percent=percent.size,
        median_percent=float(np.median(percent)) if percent.size else NAN,
        n_ratio=int(((after > 0) & (before > 0)).sum()),
        ratio=ratio.value,
        ratio_low=ratio.low,
        ratio_high=ratio.high,
        percent_from_ratio=100 * (ratio.value - 1),
        level=level,
        reason=absolute.reason,
        percent_reason="" if percent.size else ZERO_BASELINE if after.size else NO_VALUES,
        ratio_reason=ratio.reason,
    )


def signed_rank(values: ArrayLike, baseline: ArrayLike, *, level: float = 0.95) -> SignedRank:
    """Wilcoxon signed rank test of the change within one group, exact also with equal changes.

    The p value drops changes of zero and gives equal ones the mean of their ranks; it is the share
    of all assignments of signs whose rank sum lies at least as far from its mean as the one
    observed. The pseudomedian is the median of the averages of every two changes, each with itself
    included; its limits are the averages whose places are the quantiles of the rank sum without
    ties. With more than 300 pairs quantiles and p are those of the normal distribution (p with the
    variance of the midranks and a continuity correction of one half). Like every change within an
    arm, it is not an effect of treatment.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`. A pair with either
            missing is left out. Changes are rounded to nine decimals (of the largest measurement,
            if that is below 1), so that rounding error neither ranks nor unties them.
        level: Confidence level.

    Returns:
        The pseudomedian, its limits and p; NaN without pairs. With so few pairs that even the
        smallest and the largest average do not reach the level, these are the limits and `reason`
        says so.

    Raises:
        ValueError: Shapes differ, a value is infinite, or `level` is not between 0 and 1.

    References:
        Wilcoxon F. Individual comparisons by ranking methods. Biometrics Bull 1945;1:80-83.
        Hollander M, Wolfe DA, Chicken E. Nonparametric statistical methods. 3rd ed. Wiley; 2014,
        section 3.1-3.3. Streitberg B, Röhmel J. Exact distributions for permutation and rank tests.
        Stat Softw Newsl 1986;12:10-17.
    """
    check_level(level)
    after, before = complete_pairs(values, baseline)
    n = after.size
    exact = n <= EXACT_PAIRS
    method = f"Wilcoxon signed rank, {'exact' if exact else 'asymptotic'}"
    blank = SignedRank(NAN, NAN, NAN, NAN, n, 0, method, level)
    if not n:
        return replace(blank, reason=NO_VALUES)
    changes, unit = _whole_changes(after, before)
    tail = (1 - level) / 2
    place = _limit_place(n, tail, exact=exact)
    last = n * (n + 1) // 2
    middle = (last + 1) // 2
    low, below_middle, above_middle, high = (
        _sum_of_two(changes, k) for k in (place, middle, last + 1 - middle, last + 1 - place)
    )
    return replace(
        blank,
        value=(below_middle + above_middle) / 4 / unit,
        low=low / 2 / unit,
        high=high / 2 / unit,
        p_value=_sign_p(changes[changes != 0], exact=exact),
        n_zero=int((changes == 0).sum()),
        # All changes fall, and all rise, with the probability of the most extreme rank sum.
        reason="" if 0.5**n <= tail else TOO_FEW_PAIRS,
    )


def _whole_changes(after: FloatArray, before: FloatArray) -> tuple[IntArray, float]:
    """Rounded changes in order as whole numbers, and how many of these make one unit."""
    changes = np.sort(after - before)
    size = float(max(np.abs(after).max(), np.abs(before).max()))
    decimals = DECIMALS - (math.floor(math.log10(size)) if 0 < size < 1 else 0)
    unit = 10.0 ** min(decimals, 300)
    largest = float(np.abs(changes).max())
    if largest * unit > 2.0**60:
        # So large a change has no ninth decimal; sums of two must fit into 64 bits.
        unit = 2.0 ** (60 - math.frexp(largest)[1])
    return np.rint(changes * unit).astype(np.int64), unit


def _sum_of_two(changes: IntArray, place: int) -> int:
    """The sum of two changes, each with itself included, that is in this place from the smallest.

    Halving the range finds it without listing all n (n + 1) / 2 sums.
    """
    low, high = 2 * int(changes[0]), 2 * int(changes[-1])
    while low < high:
        middle = (low + high) // 2
        ordered = int(np.searchsorted(changes, middle - changes, side="right").sum())
        doubles = int(np.searchsorted(2 * changes, middle, side="right"))
        if (ordered + doubles) // 2 >= place:
            high = middle
        else:
            low = middle + 1
    return low


def _limit_place(n: int, tail: float, *, exact: bool) -> int:
    """Place of the lower limit among the averages from 1: a quantile of the untied rank sum."""
    if exact:
        cumulative = np.cumsum(_rank_sums(np.arange(1, n + 1)))
        place = int(np.searchsorted(cumulative, tail))
    else:
        ranks = np.arange(1.0, n + 1)
        variance, fourth_cumulant = (ranks**2).sum() / 4, -(ranks**4).sum() / 8
        z = float(ndtri(tail))
        # Cornish and Fisher's term for tails lighter than normal.
        z += fourth_cumulant / variance**2 * (z**3 - 3 * z) / 24
        place = math.ceil(n * (n + 1) / 4 + z * math.sqrt(variance) - 0.5)
    return max(place, 1)


def _sign_p(changes: IntArray, *, exact: bool) -> float:
    """Two-sided p of the signs of changes other than zero, given their sizes."""
    if not changes.size:
        return 1.0
    ranks = doubled_midranks(np.unique(np.abs(changes), return_inverse=True)[1])
    # The difference of the rank sums of rises and falls is twice the distance from the mean.
    distance = abs(int(ranks[changes > 0].sum()) - int(ranks[changes < 0].sum()))
    if not exact:
        # Half a rank, doubled by midranks and by the difference, is 2.
        spread = math.sqrt(float((ranks.astype(np.float64) ** 2).sum()))
        return float(2 * ndtr(-max(distance - 2, 0) / spread))
    distribution = _rank_sums(ranks)
    sums = np.arange(distribution.size)
    extreme = np.abs(2 * sums - int(ranks.sum())) >= distance
    return min(1.0, float(distribution[extreme].sum()))


def _rank_sums(ranks: IntArray) -> FloatArray:
    """Probability of every sum of the ranks that fall to rises, signs being equally likely."""
    chances = np.zeros(int(ranks.sum()) + 1)
    chances[0] = 1.0
    reached = 1
    for rank in ranks:
        halves = chances[:reached] / 2
        chances[:reached] = halves
        chances[rank : reached + rank] += halves
        reached += int(rank)
    return chances
