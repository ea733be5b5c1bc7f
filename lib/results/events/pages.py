"""The lanes of participants: their order, and those of many a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.results.events.counts import IntArray, numbers
from lib.statistics.estimates import FloatArray
from lib.study.study import Study

# Lanes of a page, and the events of them that are drawn.
LANES, MOST_BARS = 60, 1500


@dataclass(frozen=True, slots=True)
class LanePage:
    """Some lanes with their events.

    Attributes:
        exposed: Rows of `exposures`; the lanes count from 0 here.
        events: Rows of `event_lanes` of these participants, with the same lanes.
        left_out: Events with a first day that are not drawn, the later ones of whoever had most.
    """

    exposed: pd.DataFrame
    events: pd.DataFrame
    left_out: int


def lane_places(study: Study) -> IntArray:
    """The place of each participant's lane among all, from 0, in the order of the roster.

    The treatment arm comes first; within an arm whoever had an event first, then those without any
    or without a known first day; equal ones as in the roster.
    """
    places = np.empty(study.treated.size, dtype=np.intp)
    order = np.lexsort((_first_onsets(study), ~study.treated))
    places[order] = np.arange(places.size)
    return places


def _first_onsets(study: Study) -> FloatArray:
    """First day of the first event of each row of the roster; infinite where none is known."""
    if study.adverse_events is None:
        return np.full(study.treated.size, np.inf)
    days = pd.Series(numbers(study.adverse_events, "start_day"))
    first = days.groupby(study.adverse_events["participant_id"].to_numpy()).min()
    onsets = study.participants["participant_id"].map(first)
    return onsets.fillna(np.inf).to_numpy(dtype=np.float64)


def lanes_of_page(events: pd.DataFrame, exposed: pd.DataFrame, page: int | None) -> LanePage:
    """The participants of a page and their events, those without a first day among them.

    Args:
        events: From `event_lanes`.
        exposed: From `exposures`.
        page: Number of the page from 0, of LANES lanes each; None for all lanes.
    """
    first = 0
    if page is not None:
        first = page * LANES
        events, exposed = (
            frame[(frame["lane"] >= first) & (frame["lane"] < first + LANES)]
            for frame in (events, exposed)
        )
    events, exposed = (frame.assign(lane=frame["lane"] - first) for frame in (events, exposed))
    # The first event of everybody before the second of anybody.
    turns = events[events["start"].notna()].groupby("lane").cumcount().sort_values(kind="stable")
    left_out = turns.index[MOST_BARS:]
    return LanePage(exposed, events.drop(index=left_out), len(left_out))


def page_of(exposed: pd.DataFrame, who: str | None) -> int:
    """Number of the page that has the lane of somebody, from 0; the first one for nobody."""
    lane = exposed.loc[exposed["participant_id"] == who, "lane"]
    return int(lane.iloc[0]) // LANES if len(lane) else 0
