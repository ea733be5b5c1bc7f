"""Distributions of many participants: quantiles by day, counted changes, cumulative shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.statistics.estimates import FloatArray
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study

if TYPE_CHECKING:
    from lib.results.changes import Association

# Participants of an arm up to which each one is drawn.
MOST_EACH = 150
# Of more, the courses that are drawn one by one, and what they are drawn at random with.
MOST_COURSES, SEED = 40, 2025
# Ends of the bands: the middle 90% and the middle half.
QUANTILES = (0.05, 0.25, 0.75, 0.95)
BINS, CELLS, STEPS = 40, 20, 200
# Participants at either end who are drawn where the others would lie between them.
FARTHEST = 20


def are_many(study: Study) -> bool:
    """Whether an arm has more participants than are drawn one by one."""
    return max(study.n_treatment, study.n_control) > MOST_EACH


def courses_at_random(study: Study, arm: str) -> NDArray[np.bool_]:
    """Whose course is drawn: all of an arm, or where there are many, up to MOST_COURSES at random.

    The same ones at each call: the seed is fixed. Whoever has no value may be among them.

    Returns:
        For each participant, in the order of the roster, whether it is drawn.
    """
    members = study.members(arm)
    if not are_many(study):
        return members
    rows = np.flatnonzero(members)
    most = min(MOST_COURSES, len(rows))
    drawn = np.random.default_rng(SEED).choice(rows, size=most, replace=False)
    found = np.zeros_like(members)
    found[drawn] = True
    return found


def farthest(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """The FARTHEST rows with the smallest and those with the largest numbers, in their order."""
    places = frame[column].argsort().to_numpy()[: frame[column].notna().sum()]
    ends = np.unique(np.concatenate([places[:FARTHEST], places[-FARTHEST:]]))
    return frame.iloc[ends]


def value_quantiles(study: Study, outcome: Outcome, arm: str) -> pd.DataFrame:
    """Quantiles of an arm's values as measured, at each day with any; missing ones are left out.

    Those of Hyndman and Fan's type 7, as `quartiles`; a value below the quantification limit counts
    as the limit, where it is drawn.

    Returns:
        One row per day with a value: day, and a column for each of QUANTILES.
    """
    values = study.as_measured(outcome, days=study.every_day)[study.members(arm)]
    found = values.dropna(axis="columns", how="all").quantile(list(QUANTILES)).T
    return found.rename_axis("day").reset_index()


def counted_changes(changes: Sequence[pd.DataFrame], outcome: Outcome) -> pd.DataFrame:
    """How many participants of each arm have a change in each bin; all visits have the same bins.

    Args:
        changes: From `changes_from_baseline`, a frame per visit.
        outcome: The outcome; on the log scale the bins have equal ratios.

    Returns:
        One row per arm, visit and bin, ascending: arm, visit (place in `changes`), low, high (ends
        of the bin; a change at an inner end belongs to the upper one), count, and n (changes of
        the arm at the visit). Empty without changes.
    """
    edges = _edges(np.concatenate([frame["change"].to_numpy() for frame in changes]), outcome, BINS)
    parts = []
    for arm in ARMS:
        for visit, frame in enumerate(changes):
            here = frame.loc[frame["arm"] == arm, "change"].to_numpy()
            counts, _ = np.histogram(here, edges)
            columns = {"low": edges[:-1], "high": edges[1:], "count": counts, "n": len(here)}
            parts.append(pd.DataFrame({"arm": arm, "visit": visit, **columns}))
    return pd.concat(parts, ignore_index=True)


def cumulative_changes(changes: pd.DataFrame) -> pd.DataFrame:
    """Share of each arm's participants whose change is at most so much.

    Of participants with a change; of more than STEPS different changes of an arm, so many at even
    ranks, the smallest and the largest among them.

    Args:
        changes: From `changes_from_baseline`.

    Returns:
        One row per arm and change, ascending: arm, change, share, n (participants with a change).
    """
    parts = []
    for arm in ARMS:
        found, counts = np.unique(
            changes.loc[changes["arm"] == arm, "change"].to_numpy(), return_counts=True
        )
        n = int(counts.sum())
        share = np.cumsum(counts) / max(n, 1)
        shown = even_places(len(found))
        columns = {"change": found[shown], "share": share[shown], "n": n}
        parts.append(pd.DataFrame({"arm": arm, **columns}))
    return pd.concat(parts, ignore_index=True)


def even_places(n: int) -> NDArray[np.int_]:
    """Which of n steps of a curve are drawn: all, or STEPS evenly from the first to the last."""
    return np.unique(np.linspace(0, n - 1, min(n, STEPS)).round().astype(int))


def counted_pairs(found: Association, marker: Outcome, activity: Outcome) -> pd.DataFrame:
    """How many participants of each arm have a pair of changes in each of some cells.

    Returns:
        One row per arm and cell with anybody: arm, activity and marker (the middle of the cell, on
        the scale of each outcome), count.
    """
    pairs = found.participants
    across = _edges(pairs["activity"].to_numpy(), activity, CELLS)
    up = _edges(pairs["marker"].to_numpy(), marker, CELLS)
    parts = []
    for arm in ARMS:
        here = pairs[pairs["arm"] == arm]
        counts, _, _ = np.histogram2d(here["activity"], here["marker"], bins=(across, up))
        column, row = np.nonzero(counts)
        places = {
            "activity": _middles(across, activity)[column],
            "marker": _middles(up, marker)[row],
        }
        cells = {**places, "count": counts[column, row].astype(int)}
        parts.append(pd.DataFrame({"arm": arm, **cells}))
    return pd.concat(parts, ignore_index=True)


def _edges(values: FloatArray, outcome: Outcome, most: int) -> FloatArray:
    """Ends of at most so many bins over all values, equally wide on the outcome's scale.

    Bins of whole numbers hold equally many of them each: otherwise some would look rare that are
    not.
    """
    if not len(values):
        return np.array([0.0, 1.0])
    low, high = float(values.min()), float(values.max())
    if outcome.is_log:
        if low == high:
            return np.array([low / 1.05, high * 1.05])
        edges = np.geomspace(low, high, most + 1)
        edges[0], edges[-1] = low, high
        return edges
    if (values == np.round(values)).all():
        step = -(-(high - low + 1) // most)
        return np.arange(low - 0.5, high + 0.5 + step, step)
    return np.linspace(low, high, most + 1) if low < high else np.array([low - 0.5, high + 0.5])


def _middles(edges: FloatArray, outcome: Outcome) -> FloatArray:
    """The middle of each bin on the outcome's scale."""
    if outcome.is_log:
        return np.sqrt(edges[:-1] * edges[1:])
    return (edges[:-1] + edges[1:]) / 2
