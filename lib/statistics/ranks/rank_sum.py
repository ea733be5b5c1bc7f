"""The rank test of two arms, exact also with equal values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.estimates import (
    EMPTY_ARM,
    NAN,
    BoolArray,
    FloatArray,
    present_by_arm,
    why_unusable,
)
from lib.statistics.ranks.midranks import IntArray, doubled_midranks
from lib.statistics.special import ndtr

# A tenth of a second with so many in each arm; time is proportional to smaller arm x
# participants x pairs.
EXACT_EACH = 100
EXACT_STEPS = 2 * EXACT_EACH**4


@dataclass(frozen=True, slots=True)
class RankSum:
    """The rank test of treatment against control.

    Attributes:
        u: Pairs of a treated and a control participant in which the treated one has the higher
            value, equal values counting one half; NaN if an arm is empty.
        p_value: Two-sided p value; 1 if all values are equal, NaN if an arm is empty.
        probability: Probability that a treated participant has a higher value than a control one,
            equal values counting one half: `u` as a share of all pairs.
        n_treatment: Participants analysed in the treatment arm.
        n_control: Participants analysed in the control arm.
        method: Name of the method; it says whether p is exact or asymptotic.
        reason: Why something is NaN; empty otherwise.
    """

    u: float
    p_value: float
    probability: float
    n_treatment: int
    n_control: int
    method: str
    reason: str = ""


def rank_sum(values: ArrayLike, treated: ArrayLike) -> RankSum:
    """Wilcoxon-Mann-Whitney test, exact also with equal values.

    Given the values observed, every choice of the treated participants is equally likely if
    treatment changes nothing. The p value is the share of choices whose sum of midranks lies at
    least as far from its mean as the observed sum. Beyond 100 participants in each arm (or 700
    against 20, 2,800 against 5) it is that of the normal distribution with the variance corrected
    for ties and a continuity correction of one half.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing and left out.
            Values equal to nine decimals (of the largest value, if that is below 1) are equal.
        treated: True for the treatment arm, False for control, aligned with `values`.

    Returns:
        The test; NaN if an arm is empty.

    Raises:
        ValueError: Shapes differ or a value is infinite.

    References:
        Mann and Whitney, Ann Math Stat 1947;18:50–60.
        Streitberg and Röhmel, Stat Softw Newsl 1986;12:10–17, for equal values.
    """
    observed, arm = present_by_arm(values, treated)
    n_treatment = int(arm.sum())
    n_control = arm.size - n_treatment
    exact = is_countable(n_treatment, n_control)
    method = f"Wilcoxon-Mann-Whitney, {'exact' if exact else 'asymptotic'}"
    if why_unusable(arm, scale="linear"):
        return RankSum(NAN, NAN, NAN, n_treatment, n_control, method, EMPTY_ARM)

    ranks = doubled_midranks(observed)
    u = (int(ranks[arm].sum()) - n_treatment * (n_treatment + 1)) / 2
    p_value = _exact_p(ranks, arm) if exact else _asymptotic_p(ranks, arm)
    probability = u / (n_treatment * n_control)
    return RankSum(u, p_value, probability, n_treatment, n_control, method)


def is_countable(n_treatment: int, n_control: int) -> bool:
    """Whether all choices of the treated participants are counted, so that p is exact."""
    smaller, total = min(n_treatment, n_control), n_treatment + n_control
    return smaller * total * n_treatment * n_control <= EXACT_STEPS


def distribution_of_sum(scores: IntArray, size: int) -> FloatArray:
    """Probability of each sum 0, 1, 2, ... of `size` scores drawn without replacement.

    Scores must be in ascending order, the lowest of them 0.
    """
    total = scores.size
    sums = np.concatenate([[0], np.cumsum(scores)])
    # chances[k, s]: choices of k of the scores so far with sum s, as a share of the choices of k of
    # all scores. Such a share cannot overflow, as the plain count of choices does.
    chances = np.zeros((size + 1, int(sums[-1] - sums[total - size]) + 1))
    chances[0, 0] = 1
    drawn = np.arange(size + 1)[:, np.newaxis]
    odds = drawn / (total - drawn + 1)
    for seen, score in enumerate(scores, start=1):
        most = min(seen, size)
        least = max(1, size - (total - seen))
        end = int(sums[seen] - sums[seen - most]) + 1
        chances[least : most + 1, score:end] += (
            odds[least : most + 1] * chances[least - 1 : most, : end - score]
        )
    return chances[size]


def _exact_p(ranks: IntArray, arm: BoolArray) -> float:
    smaller = arm if 2 * arm.sum() <= arm.size else ~arm
    size = int(smaller.sum())
    scores = ranks - ranks.min()
    # A common divisor, 2 without ties, only makes the table of sums longer.
    scores //= max(1, int(np.gcd.reduce(scores)))
    chances = distribution_of_sum(np.sort(scores), size)
    # In whole numbers: total times the distance of the sum from its mean.
    distances = np.abs(scores.size * np.arange(chances.size) - size * int(scores.sum()))
    observed = abs(scores.size * int(scores[smaller].sum()) - size * int(scores.sum()))
    return float(min(1.0, chances[distances >= observed].sum()))


def _asymptotic_p(ranks: IntArray, arm: BoolArray) -> float:
    smaller = int(min(arm.sum(), (~arm).sum()))
    deviations = (ranks - (arm.size + 1)) / 2
    distance = abs(deviations[arm].sum())
    # The variance of the midranks contains the correction for ties.
    spread = (deviations @ deviations) / (arm.size - 1)
    error = np.sqrt(spread * smaller * (arm.size - smaller) / arm.size)
    if error == 0:
        return 1.0
    return float(min(1.0, 2 * ndtr(-max(0.0, distance - 0.5) / error)))
