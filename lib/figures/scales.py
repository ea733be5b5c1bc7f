"""Logarithmic axes, with the ticks that a reader reads."""

from __future__ import annotations

import numpy as np

from lib.figures.drawing import MOST_TICKS, Part
from lib.statistics.estimates import FloatArray
from lib.words import Words


def log_axis(drawn: FloatArray, words: Words) -> Part:
    """What makes an axis a log axis that spans what is drawn; nothing if nothing can be drawn."""
    drawn = drawn[np.isfinite(drawn) & (drawn > 0)]
    if not len(drawn):
        return {}
    ends = np.log10(drawn)
    room = 0.06 * max(float(ends.max() - ends.min()), 0.1)
    span = [ends.min() - room, ends.max() + room]
    return {"type": "log", "range": span, **log_ticks(ends, words)}


def log_ticks(ends: FloatArray, words: Words) -> Part:
    """Ticks at 1, 2, 5 of each decade as the reader writes them: Plotly's own are bare digits."""
    low, high = float(ends.min()), float(ends.max())
    steps = ["1"] if high - low > 2.5 else ["1", "2", "5"]
    if high - low < 1:
        steps = ["1", "1.5", "2", "3", "4", "5", "7"]
    if high - low < 0.5:
        steps = ["1", "1.25", "1.5", "2", "2.5", "3", "4", "5", "6", "8"]
    ticks, labels = [], []
    every = max(1, int((high - low) // MOST_TICKS))
    for decade in range(int(np.floor(low)) - 1, int(np.ceil(high)) + 2, every):
        for step in steps:
            ticks.append(float(step) * 10.0**decade)
            decimals = max(0, len(step.partition(".")[2]) - decade)
            # From four decimals on, a number too small for them is written with an exponent.
            labels.append(words.number(ticks[-1], decimals if decimals <= 6 else 4))
    return {"tickvals": ticks, "ticktext": labels}
