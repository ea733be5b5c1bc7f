"""The shift between two arms by the differences of all pairs of participants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from lib.language import sentence
from lib.statistics.estimates import (
    CONFIDENCE,
    ONE_IN_ARM,
    ROUNDING,
    TAIL,
    BoolArray,
    Estimate,
    FloatArray,
    check_scale,
    magnitude,
    no_estimate,
    off_scale,
    on_scale,
    present_by_arm,
    why_unusable,
)
from lib.statistics.ranks.midranks import IntArray, decimals_of, doubled_midranks
from lib.statistics.ranks.rank_sum import distribution_of_sum, is_countable, rank_sum
from lib.statistics.special import ndtri

# So many differences are in memory at once, 80 MB; of more pairs the few that count are sought.
MOST_LISTED = 10_000_000

LOWER_CONFIDENCE = sentence(
    "There are too few participants for 95% confidence: even the smallest and the largest "
    "difference of all pairs of participants, which are these limits, do not reach it."
)
ONE_DIFFERENCE = sentence(
    "The values do not vary within the arms: the differences of all pairs of participants are the "
    "same, so no interval can be given."
)
MANY_TIES = sentence(
    "Many values are equal, and so are many differences of pairs of participants: the limits may "
    "coincide, or lie at no difference although p, which allows for equal values, is below 0.05."
)


def hodges_lehmann(values: ArrayLike, treated: ArrayLike, *, scale: str = "linear") -> Estimate:
    """Shift between the arms: the median of the differences of all pairs of participants.

    The limits are the differences whose places in order are the quantiles of U without ties. Where
    p is asymptotic these are Cornish-Fisher quantiles. With equal values the limits are
    conservative and exclude the end points themselves: a limit may be 0 although p < 0.05.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing and left out.
        treated: True for the treatment arm, False for control, aligned with `values`.
        scale: "linear" for the shift in the outcome's unit, rounded to nine decimals (of the
            largest value, if that is below 1); "log" for the ratio that is the shift of the logs.

    Returns:
        The shift, with the p value of `rank_sum`, which is the same on both scales. With so few
        participants that even the smallest and the largest difference do not reach the level,
        these are the limits, `confidence` is what they reach without ties (1 less the share of the
        two most extreme allocations), and `reason` says so. No limits if all differences are
        equal; where equal values make the limits coincide, or touch no difference with p < 0.05,
        `reason` says that. Everything is NaN if an arm is empty or if on the log scale a value is
        not positive.

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
    if not is_countable(blank.n_treatment, blank.n_control):
        blank = replace(blank, method="Hodges-Lehmann, asymptotic")

    shifts, confidence = _shift_and_limits(observed, arm, scale=scale)
    p_value = rank_sum(observed, arm).p_value
    value, low, high = (off_scale(shift, scale=scale) for shift in shifts)
    found = replace(blank, value=value, p_value=p_value)
    ranks = doubled_midranks(observed)
    if not (np.ptp(ranks[arm]) or np.ptp(ranks[~arm])):
        return replace(found, reason=ONE_IN_ARM if pairs == 1 else ONE_DIFFERENCE)
    if confidence < CONFIDENCE:
        reason = LOWER_CONFIDENCE
    else:
        rounding = ROUNDING * magnitude(on_scale(observed, scale=scale), scale=scale)
        reason = _what_ties_did(shifts[1], shifts[2], p_value, rounding)
    return replace(found, low=low, high=high, confidence=confidence, reason=reason)


def _shift_and_limits(
    observed: FloatArray, arm: BoolArray, *, scale: str
) -> tuple[list[float], float]:
    """The shift and its limits on the scale of analysis, and the confidence they reach."""
    outcome = on_scale(observed, scale=scale)
    n_treatment, n_control = int(arm.sum()), int((~arm).sum())
    pairs = n_treatment * n_control
    place, confidence = _limit_place(n_treatment, n_control)
    middle = (pairs - 1) // 2
    places = [place - 1, middle, pairs - 1 - middle, pairs - place]
    with np.errstate(over="ignore"):
        at = _differences_at(places, outcome[arm], outcome[~arm])
    low, below_middle, above_middle, high = (at[place] for place in places)
    shifts = [below_middle / 2 + above_middle / 2, low, high]
    if scale == "linear":
        decimals = decimals_of(observed)
        # Adding zero removes the sign of a rounded -0.0.
        shifts = [round(shift, decimals) + 0.0 for shift in shifts]
    return shifts, confidence


def _differences_at(
    places: Sequence[int], treatment: FloatArray, control: FloatArray
) -> dict[int, float]:
    """The differences of all pairs at some places, from 0, of their order."""
    if treatment.size * control.size <= MOST_LISTED:
        differences = np.subtract.outer(treatment, control).ravel()
        differences.partition(sorted(set(places)))
        return {place: float(differences[place]) for place in places}
    treatment, control = np.sort(treatment), np.sort(control)
    return {place: _sought(place, treatment, control) for place in set(places)}


def _sought(place: int, treatment: FloatArray, control: FloatArray) -> float:
    """The difference at a place without listing all: both arms are in ascending order.

    An interval that holds it is halved until it holds few differences, which are then listed, or
    until it has no number within: they are all equal then.
    """
    low = float(treatment[0] - control[-1])
    high = float(np.nextafter(treatment[-1] - control[0], np.inf))
    below_low, below_high = 0, treatment.size * control.size
    while below_high - below_low > MOST_LISTED // 10:
        middle = low / 2 + high / 2
        if not low < middle < high:
            return low
        below = int(_above(middle, treatment, control).sum())
        if below <= place:
            low, below_low = middle, below
        else:
            high, below_high = middle, below
    first, last = (_above(end, treatment, control) for end in (high, low))
    # Of each treated value the control values from one place on to another.
    counts = first - last
    owner = np.repeat(np.arange(treatment.size), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    differences = treatment[owner] - control[control.size - first[owner] + within]
    return float(np.partition(differences, place - below_low)[place - below_low])


def _above(difference: float, treatment: FloatArray, control: FloatArray) -> IntArray:
    """Control values from which each treated value differs by less than this."""
    reached = np.searchsorted(control, treatment - difference, side="right")
    return np.asarray(control.size - reached, dtype=np.int64)


def _what_ties_did(low: float, high: float, p_value: float, rounding: float) -> str:
    """That equal values make the limits say less than p; empty if they do not."""
    at_none = min(abs(low), abs(high)) <= rounding and p_value < 1 - CONFIDENCE
    return MANY_TIES if high - low <= rounding or at_none else ""


def _limit_place(n_treatment: int, n_control: int) -> tuple[int, float]:
    """Place of the lower limit among the ordered differences, and the confidence it reaches."""
    total = n_treatment + n_control
    pairs = n_treatment * n_control
    if not is_countable(n_treatment, n_control):
        kurtosis = -1.2 * (total * (total + 1) - pairs) / (pairs * (total + 1))
        z = float(ndtri(TAIL))
        z += (z**3 - 3 * z) * kurtosis / 24
        error = float(np.sqrt(pairs * (total + 1) / 12))
        return max(1, int(np.ceil(pairs / 2 + z * error - 0.5))), CONFIDENCE
    smaller = min(n_treatment, n_control)
    at_most = np.cumsum(distribution_of_sum(np.arange(total), smaller))
    # U is 0 where the sum is that of the lowest scores.
    at_most = at_most[smaller * (smaller - 1) // 2 :]
    # Rounding must not move a chance that equals the tail to its other side.
    slack = 1e-13
    place = int(np.searchsorted(at_most, TAIL - slack))
    reaches_level = place > 0 or at_most[0] <= TAIL + slack
    return max(1, place), CONFIDENCE if reaches_level else float(1 - 2 * at_most[0])
