"""The lanes of many participants, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

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
