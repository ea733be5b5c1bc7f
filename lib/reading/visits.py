"""The visit that each measurement belongs to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.reading.cells import Check
from lib.reading.doubts.doubt import Doubts
from lib.reading.doubts.measured import COUNTED
from lib.reading.doubts.schedule import Proposal, proposed_schedule, visit_of
from lib.reading.doubts.strange import GROUP
from lib.reading.settings import TOO_MANY_DAYS
from lib.study.contract import MOST_DAYS
from lib.study.problems import Problems
from lib.study.protocol import Protocol, Schedule

NOT_A_VISIT = sentence(
    "The study days are {days}, as study.toml says. Name a day outside the visits in other_days, "
    "or set window to the days around a visit that belong to it."
)
ONE_DAY = sentence(
    "All values are of one day, the first study day or one before it. At least one day after it is "
    "needed: give each value the study day on which it was measured."
)
TWICE_MEASURED = sentence("Each participant may have one row per day and outcome.")
TWICE_VISIT = sentence("Each participant may have one row per day.")


@dataclass(frozen=True, slots=True)
class Assigned:
    """Days on which people came, and the visit that each belongs to.

    Attributes:
        days: Values on each such day, by day and visit.
        set_aside: Lines of the file whose participant has a value nearer to the planned day.
    """

    days: dict[tuple[int, int], int]
    set_aside: tuple[int, ...]


def at_visits(
    check: Check, read: pd.DataFrame, protocol: Protocol, *, is_converted: bool
) -> tuple[pd.DataFrame, Assigned | None]:
    """The measurements with the planned day of their visit in place of the day itself.

    Args:
        check: Collects what is wrong.
        read: participant_id, day (float, NaN unreadable), outcome, value; by line of the file.
        protocol: The declared part of the study; without visits every day is one.
        is_converted: Whether the table was wide.

    Returns:
        The measurements; of two values of a participant in a window the one nearer to the planned
        day, of two as near the earlier. And which days belong to which visit, if any do.
    """
    day, visit = read["day"], read["day"]
    if protocol.visit_days is not None:
        near = visit_of(day, protocol.visit_days, protocol.window)
        near = near.where(~day.isin(protocol.other_days), day)
        days = ", ".join(map(str, protocol.visit_days))
        check.each(day.notna() & near.isna(), "day", NOT_A_VISIT, days=days)
        visit = near.where(near.notna(), day)
    keys = read[["participant_id", "outcome"]].assign(day=day)
    filled = day.notna() & (keys[["participant_id", "outcome"]] != "").all(axis=1)
    twice = keys.duplicated() & filled
    check.each(twice, "participant_id", TWICE_VISIT if is_converted else TWICE_MEASURED)
    moved = (visit != day) & filled
    if not moved.any():
        return read, None
    rows = read.index
    order = keys.assign(visit=visit, far=(visit - day).abs(), missing=read["value"].isna())
    order = order.reset_index(drop=True)[filled.to_numpy()]
    order = order.sort_values(["missing", "far", "day"], kind="stable")
    further = order[order.duplicated(["participant_id", "outcome", "visit"])]
    given = moved & read["value"].notna()
    pairs = zip(day[given].astype(int), visit[given].astype(int), strict=True)
    assigned = Assigned(
        days=dict(sorted(Counter(pairs).items())),
        set_aside=tuple(sorted({int(rows[place]) for place in further.index[~further["missing"]]})),
    )
    kept = np.setdiff1d(np.arange(len(read)), further.index)
    return read.assign(day=visit).iloc[kept], assigned


def schedule_of(
    protocol: Protocol, measurements: pd.DataFrame | None, problems: Problems, doubts: Doubts
) -> tuple[Proposal | None, Schedule | None]:
    """What the days are taken for, if nothing declares the visits, and the schedule that follows.

    Args:
        protocol: The declared part of the study.
        measurements: The measurements as read, or None.
        problems: Collects what is wrong.
        doubts: Holds what is in doubt, such as what the days count.

    Returns:
        The proposal, None where the visits are declared; and the schedule declared or proposed,
        None where a problem leaves it open.
    """
    baseline, visits, primary = protocol.baseline_day, protocol.visit_days, protocol.primary_day
    if visits is not None and baseline is not None and primary is not None:
        return None, Schedule(
            *(baseline, visits, primary, protocol.other_days, protocol.window),
            primary_day_after_data=protocol.primary_day_after_data,
        )
    if visits is not None or measurements is None or measurements["day"].isna().any():
        return None, None
    proposal = proposed_schedule(measurements)
    if any(doubt.kind in (COUNTED, GROUP) for doubt in doubts.found):
        # While nobody knows what the days count, or whether many values count, nothing can be said
        # of the visits.
        proposal = replace(proposal, reasons=())
    days = proposal.visits
    if len(days) > MOST_DAYS:
        problems.add("measurements.csv", TOO_MANY_DAYS, column="day", limit=MOST_DAYS)
    elif len(days) < 2 and len(proposal.attended) < 2:
        problems.add("measurements.csv", ONE_DAY, column="day", found=days[0])
    if len(days) < 2:
        # Only a reader can know which of the days is the baseline.
        days = tuple(proposal.attended)
    if len(days) < 2:
        return proposal, None
    return proposal, Schedule(days[0], days, days[-1], primary_day_after_data=True)
