"""The visit that each measurement belongs to, or the question which it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.reading.cells import Check
from lib.reading.doubts.doubt import Doubts, Option, about
from lib.reading.doubts.measured import COUNTED
from lib.reading.doubts.schedule import (
    FIRST_STUDY_DAY,
    NEAR,
    Proposal,
    proposed_schedule,
    visit_of,
)
from lib.reading.doubts.strange import GROUP
from lib.reading.settings import TOO_MANY_DAYS
from lib.study.contract import MOST_DAYS
from lib.study.entries import AS_WRITTEN, SAME_AS
from lib.study.problems import Problems
from lib.study.protocol import Protocol, Schedule

TABLE, COLUMN = "measurements", "day"
# Days that study.toml does not name: before the baseline, and others.
SCREENED, NOT_PLANNED = "screened", "not_planned"

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
    check: Check, read: pd.DataFrame, protocol: Protocol, doubts: Doubts, *, is_converted: bool
) -> tuple[pd.DataFrame, Assigned | None]:
    """The measurements with the planned day of their visit in place of the day itself.

    Args:
        check: Collects what is wrong.
        read: participant_id, day (float, NaN unreadable), outcome, value; by line of the file.
        protocol: The declared part of the study; without visits every day is one.
        doubts: Holds what was decided of days that are no declared visit, and collects the others.
        is_converted: Whether the table was wide.

    Returns:
        The measurements; of two values of a participant in a window the one nearer to the planned
        day, of two as near the earlier. And which days belong to which visit, if any do.
    """
    day, visit = read["day"], read["day"]
    if protocol.visit_days is not None:
        near = visit_of(day, protocol.visit_days, protocol.window)
        near = near.where(~day.isin(protocol.other_days), day)
        elsewhere = _settled_elsewhere(day.where(near.isna()), protocol.visit_days, doubts)
        visit = near.where(near.notna(), elsewhere)
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


def _settled_elsewhere(day: pd.Series, visits: tuple[int, ...], doubts: Doubts) -> pd.Series:
    """Days outside the declared visits (others are NaN) as decided: as themselves, or as a visit.

    Days that are not decided are asked for together where they lie about one visit. A week or less
    away they are proposed for it, unless the first dose lies between; other days for none.
    """
    said = doubts.decisions(TABLE, COLUMN)
    settled: dict[float, float] = {}
    asked: dict[tuple[str, int | None, bool], list[float]] = {}
    for each in sorted(day.dropna().unique()):
        decision = said.get(f"{each:.0f}")
        if decision is not None and decision.meaning == AS_WRITTEN:
            settled[each] = each
        elif decision is not None and decision.meaning == SAME_AS and decision.of in _texts(visits):
            settled[each] = float(decision.of)
        else:
            before = [v for v in visits if (v <= FIRST_STUDY_DAY) == (each <= FIRST_STUDY_DAY)]
            visit = min(before, key=lambda v: abs(v - each), default=None)
            is_near = visit is not None and abs(visit - each) <= NEAR
            kind = SCREENED if each < visits[0] and not is_near else NOT_PLANNED
            asked.setdefault((kind, visit, is_near), []).append(each)
            settled[each] = float(visit) if visit is not None and is_near else each
    for (kind, visit, is_near), days in asked.items():
        options = [Option(AS_WRITTEN)]
        if visit is not None:
            options.append(Option(SAME_AS, str(visit)))
        cells = day[day.isin(days)].map("{:.0f}".format)
        proposed = options[-1] if is_near else options[0]
        planned = ", ".join(_texts(visits))
        doubts.add(about(kind, TABLE, COLUMN, cells, options, proposed, days=planned))
    return day.map(settled)


def _texts(days: Iterable[int]) -> list[str]:
    return list(map(str, days))


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
    if visits is not None and baseline is not None:
        # Whatever was measured on another day was decided to be of no visit.
        known = [] if measurements is None else measurements["day"].dropna().unique()
        others = sorted({int(day) for day in known} - {*visits, *protocol.other_days})
        return None, Schedule(
            *(baseline, visits, primary, (*protocol.other_days, *others), protocol.window),
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
    return proposal, Schedule(days[0], days, None)
