"""Two-arm comparisons by ranks: only the order of the values counts, or of their differences."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit, ndtr, ndtri, stdtr

from lib.language import sentence
from lib.statistics.estimates import (
    EMPTY_ARM,
    NAN,
    NO_VARIATION,
    ONE_IN_ARM,
    TAIL,
    BoolArray,
    Estimate,
    FloatArray,
    check_scale,
    critical_t,
    no_estimate,
    off_scale,
    on_scale,
    present_by_arm,
    why_unusable,
)

IntArray = NDArray[np.int64]

# Smaller arm x participants x pairs, to which counting time is proportional: a third of a second.
EXACT_STEPS = 200_000_000
# The differences of all pairs are held in memory at once: 400 MB.
MOST_PAIRS = 50_000_000
# A change of 0.3 may come out as 0.30000000000000004; measurements end before the ninth decimal.
DECIMALS = 9

NO_OVERLAP = sentence(
    "Every value of one arm lies above every value of the other, so this method gives neither an "
    "interval nor a p value; the exact rank test does give a p value."
)
LOWER_CONFIDENCE = sentence(
    "There are too few participants for the stated confidence level: the limits span the "
    "comparisons of all pairs of participants, and their true confidence is lower."
)
TOO_MANY_PAIRS = sentence(
    "There are too many participants to compare every one of one arm with every one of the other."
)


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
    least as far from its mean as the one observed. Beyond 100 participants in each arm (or 700
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
    exact = _is_countable(n_treatment, n_control)
    method = f"Wilcoxon-Mann-Whitney, {'exact' if exact else 'asymptotic'}"
    if why_unusable(arm, scale="linear"):
        return RankSum(NAN, NAN, NAN, n_treatment, n_control, method, EMPTY_ARM)

    ranks = _doubled_midranks(observed)
    u = (int(ranks[arm].sum()) - n_treatment * (n_treatment + 1)) / 2
    p_value = _exact_p(ranks, arm) if exact else _asymptotic_p(ranks, arm)
    probability = u / (n_treatment * n_control)
    return RankSum(u, p_value, probability, n_treatment, n_control, method)


def hodges_lehmann(values: ArrayLike, treated: ArrayLike, *, scale: str = "linear") -> Estimate:
    """Shift between the arms: the median of the differences of all pairs of participants.

    The limits are the differences whose places in order are the quantiles of U without ties. Where
    p is asymptotic these are Cornish-Fisher quantiles. With equal values the limits are
    conservative and the end points belong to the outside: a limit may be 0 although p < 0.05.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing and left out.
        treated: True for the treatment arm, False for control, aligned with `values`.
        scale: "linear" for the shift in the outcome's unit, rounded to nine decimals (of the
            largest value, if that is below 1); "log" for the ratio that is the shift of the logs.

    Returns:
        The shift, with the p value of `rank_sum`, which is the same on both scales. With so few
        participants that even the smallest and the largest difference do not reach the level,
        these are the limits and `reason` says so. Everything is NaN if an arm is empty, if on the
        log scale a value is not positive, or with more than 50 million pairs.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Hodges and Lehmann, Ann Math Stat 1963;34:598–611.
        Lehmann, Ann Math Stat 1963;34:1507–12, for the limits.
        Fix and Hodges, Ann Math Stat 1955;26:301–12, for the kurtosis of U.
    """
    check_scale(scale)
    observed, arm = present_by_arm(values, treated)
    blank = no_estimate(arm, method="Hodges-Lehmann")
    if unusable := why_unusable(arm, observed, scale=scale):
        return replace(blank, reason=unusable)
    pairs = blank.n_treatment * blank.n_control
    if not _is_countable(blank.n_treatment, blank.n_control):
        blank = replace(blank, method="Hodges-Lehmann, asymptotic")
    if pairs > MOST_PAIRS:
        return replace(blank, reason=TOO_MANY_PAIRS)

    outcome = on_scale(observed, scale=scale)
    place, reaches_level = _limit_place(blank.n_treatment, blank.n_control)
    middle = (pairs - 1) // 2
    places = [place - 1, middle, pairs - 1 - middle, pairs - place]
    with np.errstate(over="ignore"):
        differences = np.subtract.outer(outcome[arm], outcome[~arm]).ravel()
    differences.partition(sorted(set(places)))
    low, below_middle, above_middle, high = (float(differences[i]) for i in places)
    shifts = [below_middle / 2 + above_middle / 2, low, high]
    if scale == "linear":
        decimals = _decimals(observed)
        # Adding zero removes the sign of a rounded -0.0.
        shifts = [round(shift, decimals) + 0.0 for shift in shifts]
    value, low, high = (off_scale(shift, scale=scale) for shift in shifts)
    return replace(
        blank,
        value=value,
        low=low,
        high=high,
        p_value=rank_sum(observed, arm).p_value,
        reason="" if reaches_level else LOWER_CONFIDENCE,
    )


def probability_of_superiority(values: ArrayLike, treated: ArrayLike) -> Estimate:
    """Probability that a treated participant has a higher value than a control one.

    Equal values count one half, so 0.5 means no difference. Unlike the rank test, neither p nor
    limits assume that the distributions differ in location alone. The limits are those of the log
    odds, transformed back, and so stay between 0 and 1.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing and left out.
            Values equal to nine decimals (of the largest value, if that is below 1) are equal.
        treated: True for the treatment arm, False for control, aligned with `values`.

    Returns:
        The probability, with standard error (of the probability itself), Satterthwaite degrees of
        freedom, and the p value of the hypothesis that it is 0.5. NaN if an arm is empty; all but
        the probability are NaN if an arm has one value, if all values are equal, or if all of one
        arm lie above all of the other.

    Raises:
        ValueError: Shapes differ or a value is infinite.

    References:
        Brunner and Munzel, Biom J 2000;42:17–25.
        Neubert and Brunner, Comput Stat Data Anal 2007;51:5192–204, for the limits.
    """
    observed, arm = present_by_arm(values, treated)
    blank = no_estimate(arm, method="Brunner-Munzel")
    if unusable := why_unusable(arm, scale="linear"):
        return replace(blank, reason=unusable)

    ranks = _doubled_midranks(observed)
    below_treatment = ranks[arm] - _doubled_midranks(observed[arm])
    below_control = ranks[~arm] - _doubled_midranks(observed[~arm])
    doubled_pairs = 2 * blank.n_treatment * blank.n_control
    probability = int(below_treatment.sum()) / doubled_pairs
    blank = replace(blank, value=probability)
    if min(blank.n_treatment, blank.n_control) < 2:
        return replace(blank, reason=ONE_IN_ARM)
    if probability in (0, 1):
        return replace(blank, reason=NO_OVERLAP)
    # The variance of an arm's mean share of the other arm that lies below.
    variance_treatment = below_treatment.var(ddof=1) * blank.n_treatment / doubled_pairs**2
    variance_control = below_control.var(ddof=1) * blank.n_control / doubled_pairs**2
    variance = variance_treatment + variance_control
    if variance == 0:
        return replace(blank, reason=NO_VARIATION)

    share = variance_treatment / variance
    df = 1 / (share**2 / (blank.n_treatment - 1) + (1 - share) ** 2 / (blank.n_control - 1))
    error = float(np.sqrt(variance))
    margin = critical_t(df) * error / (probability * (1 - probability))
    return replace(
        blank,
        low=float(expit(logit(probability) - margin)),
        high=float(expit(logit(probability) + margin)),
        p_value=float(2 * stdtr(df, -abs(probability - 0.5) / error)),
        standard_error=error,
        df=float(df),
    )


def _is_countable(n_treatment: int, n_control: int) -> bool:
    smaller, total = min(n_treatment, n_control), n_treatment + n_control
    return smaller * total * n_treatment * n_control <= EXACT_STEPS


def _decimals(values: FloatArray) -> int:
    """Decimals to which values are told apart: nine, and more if all values are below 1."""
    size = float(np.abs(values).max(initial=0))
    return DECIMALS if size >= 1 or size == 0 else DECIMALS - int(np.floor(np.log10(size)))


def _doubled_midranks(values: FloatArray) -> IntArray:
    """Twice the midranks, which are whole numbers."""
    order = np.argsort(values, kind="stable")
    with np.errstate(over="ignore"):
        steps = np.diff(values[order]) > 0.5 * 10.0 ** -_decimals(values)
    group = np.concatenate([[0], np.cumsum(steps)])
    ranks = np.empty(values.size, dtype=np.int64)
    ranks[order] = doubled_midranks(group)
    return ranks


def doubled_midranks(group: NDArray[np.integer]) -> IntArray:
    """Twice the midrank of each value, given its place among the different values from 0.

    Equal values share the mean of their ranks; twice a mean of ranks is whole.
    """
    counts = np.bincount(group)
    return np.asarray((2 * np.cumsum(counts) - counts + 1)[group], dtype=np.int64)


def _distribution_of_sum(scores: IntArray, size: int) -> FloatArray:
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
    chances = _distribution_of_sum(np.sort(scores), size)
    # In whole numbers: total times the distance of the sum from its mean.
    distances = np.abs(scores.size * np.arange(chances.size) - size * int(scores.sum()))
    observed = abs(scores.size * int(scores[smaller].sum()) - size * int(scores.sum()))
    return float(min(1.0, chances[distances >= observed].sum()))


def _asymptotic_p(ranks: IntArray, arm: BoolArray) -> float:
    smaller = int(min(arm.sum(), (~arm).sum()))
    deviations = (ranks - (arm.size + 1)) / 2
    distance = abs(deviations[arm].sum())
    # The variance of the midranks holds the correction for ties.
    spread = (deviations @ deviations) / (arm.size - 1)
    error = np.sqrt(spread * smaller * (arm.size - smaller) / arm.size)
    if error == 0:
        return 1.0
    return float(min(1.0, 2 * ndtr(-max(0.0, distance - 0.5) / error)))


def _limit_place(n_treatment: int, n_control: int) -> tuple[int, bool]:
    """Place of the lower limit among the ordered differences, and whether it reaches the level."""
    total = n_treatment + n_control
    pairs = n_treatment * n_control
    if not _is_countable(n_treatment, n_control):
        kurtosis = -1.2 * (total * (total + 1) - pairs) / (pairs * (total + 1))
        z = float(ndtri(TAIL))
        z += (z**3 - 3 * z) * kurtosis / 24
        error = float(np.sqrt(pairs * (total + 1) / 12))
        return max(1, int(np.ceil(pairs / 2 + z * error - 0.5))), True
    smaller = min(n_treatment, n_control)
    at_most = np.cumsum(_distribution_of_sum(np.arange(total), smaller))
    # U is 0 where the sum is that of the lowest scores.
    at_most = at_most[smaller * (smaller - 1) // 2 :]
    # Rounding must not move a chance that equals the tail to its other side.
    slack = 1e-13
    place = int(np.searchsorted(at_most, TAIL - slack))
    return max(1, place), bool(place > 0 or at_most[0] <= TAIL + slack)
