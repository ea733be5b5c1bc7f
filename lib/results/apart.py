"""Where equal values are drawn, so that the courses of a score can be counted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.results.distributions import are_many
from lib.statistics.estimates import FloatArray
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study

# Equal values are drawn so far apart, in gaps between different ones, and at most so far from where
# they are; nothing is moved where the gap is a smaller share of the axis.
STEP, REACH, SMALLEST_GAP = 0.16, 0.36, 0.025


def values_apart(study: Study, outcome: Outcome) -> pd.DataFrame:
    """Everybody's values as measured, at the heights at which they are drawn.

    Where values are few and far between, as those of a score, the equal ones of an arm at a day
    stand a little apart, in the order of the roster, so that their lines can be counted: all
    within REACH of the way to the next value. Of many participants none is moved.
    """
    values = study.as_measured(outcome, days=study.every_day)
    heights = values.to_numpy(dtype=float)
    scaled = np.log10(heights) if outcome.is_log else heights
    known = np.unique(scaled[np.isfinite(scaled)])
    if are_many(study) or len(known) < 2:
        return values
    gap = float(np.diff(known).min())
    # Less would not be seen: such values are hardly ever equal.
    if gap < SMALLEST_GAP * (known[-1] - known[0]):
        return values
    moved = heights.copy()
    for arm in ARMS:
        members = study.members(arm)
        for visit in range(heights.shape[1]):
            steps = gap * steps_apart(scaled[members, visit])
            there = scaled[members, visit] + steps
            drawn = 10**there if outcome.is_log else there
            moved[members, visit] = np.where(steps == 0, heights[members, visit], drawn)
    return pd.DataFrame(moved, index=values.index, columns=values.columns)


def are_apart(study: Study, outcome: Outcome) -> bool:
    """Whether any value is drawn elsewhere than where it is."""
    heights = values_apart(study, outcome).to_numpy(dtype=float)
    values = study.as_measured(outcome, days=study.every_day).to_numpy(dtype=float)
    return bool((np.abs(heights - values) > 0).any())


def steps_apart(values: FloatArray) -> FloatArray:
    """How far each value is moved, as a share of a gap: equal ones evenly around where they are.

    Args:
        values: Of several participants; NaN stays where it is.

    Returns:
        For each between -REACH and REACH; 0 for whoever has a value alone, and for the middle one
        of an odd number.
    """
    place, others = among_equals(values)
    step = np.minimum(STEP, 2 * REACH / np.maximum(others, 1.0))
    return np.where(np.isnan(values), 0.0, (place - others / 2) * step)


def among_equals(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The place of each value among those equal to it, from 0 on, and how many others there are."""
    _, group, sizes = np.unique(values, return_inverse=True, return_counts=True)
    order = np.argsort(group, kind="stable")
    place = np.empty(len(values))
    place[order] = np.arange(len(values)) - (np.cumsum(sizes) - sizes)[group[order]]
    return place, (sizes[group] - 1).astype(float)
