"""Where the lanes of participants lie in a figure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.figures.drawing import Part, arm_with_n
from lib.figures.events.labels import LINE, ROW_GAP, left_note, lines_of
from lib.statistics.estimates import FloatArray
from lib.study.study import Study
from lib.words import Words

# Pixels of each of several events at a time, also where there are many lanes; the most of them that
# have so much; and between two lanes.
LEVEL, LOW_LEVEL, MOST_LEVELS, BETWEEN_LANES = 12, 5, 6, 4
MOST_HIGH_LANES = 40


@dataclass(frozen=True, slots=True)
class Lanes:
    """Where the lanes lie, in pixels from the top downwards.

    Attributes:
        middles: The middle of each, in the order of the lanes.
        heights: How high each is.
        names: The name of each arm over its first lane.
        end: Where the last one ends.
    """

    middles: FloatArray
    heights: FloatArray
    names: list[Part]
    end: float


def lanes_of(
    study: Study, roster: pd.DataFrame, drawn: pd.DataFrame, ticks: list[str], words: Words
) -> Lanes:
    """The lanes one under the other, each arm under its name.

    A lane is as high as the events at one time in it ask for, and low without any.

    Args:
        study: The study.
        roster: From `exposures`, by lane.
        drawn: Events of `event_lanes` with a first day; `levels` of them at a time in their lane.
        ticks: What stands before each lane.
        words: The reader's language.
    """
    level = LEVEL if len(roster) <= MOST_HIGH_LANES else LOW_LEVEL
    levels = drawn.groupby("lane")["levels"].max().reindex(roster["lane"], fill_value=0)
    heights = np.minimum(level * np.maximum(levels.to_numpy(dtype=float), 1.5), MOST_LEVELS * level)
    # A lane without any event is seen by its doses alone.
    heights = np.where(levels.to_numpy() == 0, 1.1 * level, heights + BETWEEN_LANES)
    if all(ticks):
        heights = np.maximum(heights, [LINE * lines_of(tick) for tick in ticks])
    arms = roster["arm"].to_numpy()
    tops, names, end = [], [], 0.0
    for place, (arm, height) in enumerate(zip(arms, heights.tolist(), strict=True)):
        if not place or arm != arms[place - 1]:
            name = arm_with_n(study, str(arm), int(study.members(str(arm)).sum()), words)
            end += ROW_GAP if place else 0
            names.append(left_note(f"<b>{name}</b>", end + LINE * lines_of(name) / 2, 0))
            end += LINE * lines_of(name) + 2
        tops.append(end)
        end += height
    return Lanes(np.array(tops) + heights / 2, heights, names, end + 2)
