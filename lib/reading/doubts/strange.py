"""Numbers of a column that may not be what was measured."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

# A usual code for missing, far from all others, one of a group apart.
CODE, FAR_OFF, GROUP = "code", "far", "group"

# Usual codes for a missing value, without their sign and decimal mark.
_USUAL = re.compile(r"-?(9+|8+|7+|99+[678]|666+|555+)(\.[09]*)?")
_NEGATIVE = re.compile(r"-(1|[45678]|9+|8+|7+|66+|55+)(\.[09]*)?")

# So many interquartile ranges beyond a quartile lies what is far from all the rest: of the values,
# and of their logarithms, among which a skewed outcome has no outliers. A low value of a positive
# outcome cannot be farther than zero.
FAR, FAR_LOW, FAR_LOG = 6.0, 2.8, 3.5
# With fewer values nothing is known of their spread.
LEAST_VALUES = 10
LEAST_LEVELS = 4
MOSTLY_POSITIVE, NEAR_MIDDLE = 0.8, 0.5
# Above this share values that are far on one side belong to a long tail; one number that repeats
# belongs to none up to the second share.
MOST_FAR, MOST_OF_ONE = 0.05, 0.08
# Values of another unit: so many different ones, parted from the others by more than this factor.
LEAST_OF_GROUP, LEAST_FACTOR = 3, 3.0
# A gap of so many interquartile ranges parts what is far from the next value.
LEAST_GAP = 0.5
# A gap above the others, in ways from the median to its lower end, of logarithms.
LEAST_WAY = 1.3
# The largest step of a scale beside which a single digit can be a code, and how rare it is.
LARGEST_STEP, RARE = 3, 1 / 3
# A code of two digits is distinguished from a value by its distance, in ranges of the others.
GAP, GAP_OF_SEVERAL = 0.25, 0.1


def strange_numbers(values: NDArray[np.float64]) -> dict[float, str]:
    """Numbers of a column that may not be what was measured.

    Args:
        values: The numbers of a column, without NaN.

    Returns:
        `CODE` for a usual code for missing that lies outside the other numbers, `FAR_OFF` for a
        number that is far from all others, `GROUP` for those of the smaller of two groups that are
        as far apart as values of two units, by number. What is far has passed the fences of Tukey,
        6 interquartile ranges beyond a quartile, and of positive numbers also those of their
        logarithms, at 3.5, or a gap above all others, wider than the way from the median to them.
    """
    levels, counts = np.unique(values, return_counts=True)
    codes = _codes(levels, counts)
    kept = values[~np.isin(values, list(codes))]
    group = _group_apart(kept)
    far = _far(kept[~np.isin(kept, group)])
    negative = np.unique(kept[kept < 0]).tolist()
    if len(negative) == 1 and negative[0] % 1 == 0 and len(kept) >= LEAST_VALUES:
        # No other number is below zero, and this one has no decimals.
        far = sorted({*far, *negative})
    return codes | dict.fromkeys(far, FAR_OFF) | dict.fromkeys(group, GROUP)


def _group_apart(values: NDArray[np.float64]) -> list[float]:
    """The different positive numbers of the smaller of two groups, if a gap parts two such.

    The gap of their logarithms is as wide as either group.
    """
    positive = values[values > 0]
    if len(values) < LEAST_VALUES or len(positive) < MOSTLY_POSITIVE * len(values):
        return []
    levels = np.unique(positive)
    logs = np.log(levels)
    if len(levels) < 2 * LEAST_OF_GROUP:
        return []
    place = int(np.diff(logs).argmax()) + 1
    gap = logs[place] - logs[place - 1]
    width = max(logs[place - 1] - logs[0], logs[-1] - logs[place], np.log(LEAST_FACTOR))
    low, high = levels[:place], levels[place:]
    is_low_smaller = (positive <= low[-1]).mean() < 1 / 2
    group = low if is_low_smaller else high
    is_group = min(len(low), len(high)) >= LEAST_OF_GROUP
    if gap < width or not is_group or np.isin(values, group).mean() <= MOST_FAR:
        return []
    return [float(level) for level in group]


def _codes(levels: NDArray[np.float64], counts: NDArray[np.int_]) -> dict[float, str]:
    """The usual codes for missing that lie outside the other numbers."""
    written = [f"{level:.15g}" for level in levels.tolist()]
    is_code = np.array(
        [bool((_NEGATIVE if text.startswith("-") else _USUAL).fullmatch(text)) for text in written]
    )
    if not is_code.any() or is_code.all():
        return {}
    found: dict[float, str] = {}
    for number in np.flatnonzero(is_code):
        level, digits = float(levels[number]), len(re.sub(r"\D.*", "", written[number].lstrip("-")))
        # Of two codes the shorter one may have been measured, the longer one was not.
        is_other = ~is_code | ((np.abs(levels) < 100) & (levels != level) & (digits < 3))
        others = levels[~is_code] if level < 0 else levels[is_other & (levels >= 0)]
        high = float(others.max(initial=0))
        if level < 0:
            outside = bool((others >= 0).all())
        elif digits >= 3:
            outside = level > high
        elif digits == 2:
            gap = GAP_OF_SEVERAL if counts[number] > 1 else GAP
            outside = level - high > gap * max(high - float(others.min(initial=high)), 1.0)
        else:
            # Of a yes or no, or of a scale of few steps.
            rare = counts[number] <= RARE * counts.sum()
            outside = high <= LARGEST_STEP and level - high >= 3 and rare
        if outside:
            found[level] = CODE
    return found


def _far(values: NDArray[np.float64]) -> list[float]:
    """The numbers that are far from all others."""
    if len(values) < LEAST_VALUES:
        return []
    middle = float(np.median(values))
    fenced = beyond = _beyond(values, FAR)
    positive = values > 0
    if positive.mean() >= MOSTLY_POSITIVE:
        of_logs = np.zeros(len(values), dtype=bool)
        of_logs[positive] = _beyond(np.log(values[positive]), FAR_LOG)
        # Of positive numbers that are all far from it, a zero is none of them.
        of_logs |= ~positive & (values[positive].min() > NEAR_MIDDLE * middle)
        beyond = np.where(values < middle, _beyond(values, FAR_LOW) | ~positive, beyond)
        fenced = of_logs & beyond
        beyond = fenced | (beyond & _above_a_gap(values[beyond & (values > middle)], values))
    elif positive.any() and values.min() >= 0:
        # Of counts with many zeros the large ones are as skewed.
        fenced = beyond = beyond & _beyond(np.log1p(values / values[positive].min()), FAR_LOG)
    far = np.zeros(len(values), dtype=bool)
    for side in (values < middle, values > middle):
        # If all beyond a gap are too many, those beyond the fences may not be.
        for some in (beyond & side, fenced & side):
            is_single = some.sum() == 1
            most = MOST_OF_ONE if len(np.unique(values[some])) == 1 else MOST_FAR
            if is_single or some.mean() <= most:
                far |= some
                break
    found, others = [], values[~far]
    for value in sorted(set(values[far].tolist()), key=lambda value: abs(value - middle)):
        if _is_alone(value, others):
            found.append(value)
        else:
            # One that follows the others step by step is one of them for the next one.
            others = np.append(others, value)
    return sorted(found)


def _above_a_gap(far: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which values lie above a gap below one of the far ones, which are above the median.

    On the logarithms the gap is `LEAST_WAY` times as wide as the way from the median to its lower
    end. A skewed outcome hardly ever has one: of 29 normal logarithms that way is about 1.7 SDs.
    """
    middle = float(np.median(values))
    upper = np.unique(values[values >= middle])
    logs = np.log(upper)
    is_gap = np.diff(logs) >= LEAST_WAY * (logs[:-1] - np.log(middle))
    ends = upper[1:][is_gap & np.isin(upper[1:], far)]
    above: NDArray[np.bool_] = values >= ends.min(initial=np.inf)
    return above


def _is_alone(value: float, others: NDArray[np.float64]) -> bool:
    """Whether a gap parts a number from all the others, among which the next one would be."""
    scales = [(value, others)]
    if value > 0 and (others > 0).mean() >= MOSTLY_POSITIVE:
        scales.append((float(np.log(value)), np.log(others[others > 0])))
    for number, near in scales:
        low, high = np.quantile(near, [0.25, 0.75])
        if float(np.abs(near - number).min()) < LEAST_GAP * (high - low):
            return False
    return True


def _beyond(values: NDArray[np.float64], fences: float) -> NDArray[np.bool_]:
    """Whether each value lies so many interquartile ranges beyond a quartile."""
    low, high = np.quantile(values, [0.25, 0.75])
    if low == high:
        # More than half are equal: the spread is that of the different ones but for the farthest.
        levels = np.unique(values)
        if len(levels) >= LEAST_LEVELS:
            levels = np.delete(levels, np.abs(levels - low).argmax())
        low, high = np.quantile(levels, [0.25, 0.75])
    room = fences * (high - low)
    beyond: NDArray[np.bool_] = (values < low - room) | (values > high + room)
    return beyond
