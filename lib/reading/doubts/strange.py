"""Numbers of a column that may not be what was measured: usual codes, and numbers far away."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

# Usual codes for a missing value, without their sign and decimal mark.
_CODE = re.compile(r"-?(9+|8+|7+|99+[678]|666+|555+)(\.[09]*)?")
_NEGATIVE = re.compile(r"-(1|[45678]|9+|8+|7+|66+|55+)(\.[09]*)?")

# So many interquartile ranges beyond a quartile lies what is far from all the rest: of the values,
# and of their logarithms, among which a skewed outcome has no outliers. A low value of a positive
# outcome cannot be farther than zero.
FAR, FAR_LOW, FAR_LOG = 6.0, 2.8, 3.5
# With fewer values nothing is known of their spread.
LEAST_VALUES = 10
LEAST_LEVELS = 4
MOSTLY_POSITIVE, NEAR_MIDDLE = 0.8, 0.5
# Above this share values that are far belong to a long tail.
MOST_FAR = 0.05
# A gap of so many interquartile ranges parts what is far from the next value.
LEAST_GAP = 0.5
# The largest step of a scale beside which a single digit can be a code, and how rare it is.
LARGEST_STEP, RARE = 3, 1 / 3
# A code of two digits is distinguished from a value by its distance, in ranges of the others.
GAP, GAP_OF_SEVERAL = 0.25, 0.1


def strange_numbers(values: NDArray[np.float64]) -> dict[float, str]:
    """Numbers of a column that may not be what was measured.

    Args:
        values: The numbers of a column, without NaN.

    Returns:
        "code" for a usual code for missing that lies outside the other numbers, "far" for a number
        that is far from all others, by number. The fences of Tukey, 6 interquartile ranges beyond a
        quartile, have to be passed; of positive numbers also those of their logarithms, at 3.5.
    """
    levels, counts = np.unique(values, return_counts=True)
    codes = _codes(levels, counts)
    kept = ~np.isin(values, list(codes))
    return codes | dict.fromkeys(_far(values[kept]), "far")


def _codes(levels: NDArray[np.float64], counts: NDArray[np.int_]) -> dict[float, str]:
    """The usual codes for missing that lie outside the other numbers."""
    written = [f"{level:.15g}" for level in levels]
    is_code = np.array(
        [bool((_NEGATIVE if text.startswith("-") else _CODE).fullmatch(text)) for text in written]
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
            found[level] = "code"
    return found


def _far(values: NDArray[np.float64]) -> list[float]:
    """The numbers that are far from all others."""
    if len(values) < LEAST_VALUES:
        return []
    far = _beyond(values, FAR)
    positive = values > 0
    if positive.mean() >= MOSTLY_POSITIVE:
        of_logs = np.zeros(len(values), dtype=bool)
        of_logs[positive] = _beyond(np.log(values[positive]), FAR_LOG)
        middle = float(np.median(values))
        # Of positive numbers that are all far from it, a zero is none of them.
        of_logs |= ~positive & (values[positive].min() > NEAR_MIDDLE * middle)
        far = of_logs & np.where(values < middle, _beyond(values, FAR_LOW) | ~positive, far)
    elif positive.any() and values.min() >= 0:
        # Of counts with many zeros the large ones are as skewed.
        far &= _beyond(np.log1p(values / values[positive].min()), FAR_LOG)
    if far.mean() > MOST_FAR and far.sum() > 1:
        return []
    found, others = [], values[~far]
    middle = float(np.median(values))
    for value in sorted(set(values[far].tolist()), key=lambda value: abs(value - middle)):
        if _is_alone(value, others):
            found.append(value)
        else:
            # One that follows the others step by step is one of them for the next one.
            others = np.append(others, value)
    return sorted(found)


def _is_alone(value: float, others: NDArray[np.float64]) -> bool:
    """Whether a gap parts a number from all the others, among which the next one would be."""
    scales = [(value, others)]
    if value > 0 and (others > 0).mean() >= MOSTLY_POSITIVE:
        scales.append((float(np.log(value)), np.log(others[others > 0])))
    return all(
        np.abs(near - number).min() >= LEAST_GAP * np.ptp(np.quantile(near, [0.25, 0.75]))
        for number, near in scales
    )


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
