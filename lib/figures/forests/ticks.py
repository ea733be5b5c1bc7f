"""Ticks of an axis of effects: no difference, and one step to each side of it."""

from __future__ import annotations

import numpy as np

from lib.figures.drawing import Part
from lib.words import Words

# The first digit of a step; and ratios to each side of none.
STEPS = (1, 2, 3, 4, 5, 6, 8)
RATIOS = (
    *((0.999, 1.001), (0.99, 1.01), (0.95, 1.05), (0.9, 1.1)),
    *((0.8, 1.25), (0.7, 1.4), (0.5, 2.0), (0.25, 4.0)),
)


def difference_ticks(reach: float, words: Words) -> Part:
    """No difference and a step to each side, which a narrow axis can hold; half steps unnamed."""
    decade = 10.0 ** np.floor(np.log10(0.9 * reach))
    first = max(step for step in STEPS if step <= 0.9 * reach / decade * (1 + 1e-12))
    step = first * decade
    digits = max(0, -int(np.floor(np.log10(decade))))
    low, high = words.number(-step, digits), words.number(step, digits)
    places = [-step, -step / 2, 0.0, step / 2, step]
    return {"tickvals": places, "ticktext": [low, "", "0", "", high]}


def ratio_ticks(reach: float, words: Words) -> Part:
    """No difference and a ratio to each side of it."""
    # Up to where a float ends.
    powers = [(10.0**-power, 10.0**power) for power in range(1, min(int(reach), 300) + 1)]
    within = [ends for ends in [*RATIOS, *powers] if np.log10(ends[1]) <= 0.9 * reach]
    low, high = within[-1] if within else RATIOS[0]
    places = [low, 1.0, high]
    return {"tickvals": places, "ticktext": [_tick_text(place, words) for place in places]}


def _tick_text(place: float, words: Words) -> str:
    """A tick with the decimals that it has; below a millionth with an exponent."""
    decimals = len(f"{place:.6f}".rstrip("0").partition(".")[2])
    return words.number(place, decimals if place >= 1e-6 else 4)
