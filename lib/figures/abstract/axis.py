"""The axis of effects in a visual abstract: where they stand, and the line of no difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from lib.figures.abstract.colours import LINE, TEXT
from lib.figures.abstract.pen import Letters, Pen, rectangle, size_of, stroke
from lib.figures.forests.ticks import difference_ticks, ratio_ticks
from lib.wording.abstract.parts import EffectRow
from lib.words import Words

SMALL = Letters(15.5, TEXT)
# Pixels before they are scaled: half a square, of an interval's line and of its ends, of a tick.
HALF, THICK, END, TICK = 8, 3, 7, 6
# How far from no difference an axis reaches on which nothing is drawn.
NOTHING_DRAWN = 0.4


@dataclass(frozen=True, slots=True)
class Axis:
    """Where effects stand between two ends, no difference in the middle.

    Attributes:
        x: Left end in pixels.
        width: Its width.
        none: The value of no difference.
        log: Whether it is logarithmic.
        reach: How far from no difference it goes to each side; on the log scale in powers of ten.
        turned: Whether it runs down, smaller values on the right.
    """

    x: float
    width: float
    none: float
    log: bool
    reach: float
    turned: bool = False

    def place(self, value: float) -> float:
        """Where a value stands; one that is beyond an end stands there."""
        if self.log:
            with np.errstate(divide="ignore"):
                away = float(np.log10(value) - np.log10(self.none))
        else:
            away = value - self.none
        share = min(1.0, max(-1.0, away / self.reach)) * (-1 if self.turned else 1)
        return self.x + self.width * (1 + share) / 2

    def draw(self, pen: Pen, top: float, favours: tuple[str, str], words: Words) -> None:
        """The line of no difference from a height down to the pen, then ticks and sides."""
        middle, scale = self.place(self.none), pen.scale
        stroke(pen.svg, [(middle, top), (middle, pen.y)], TEXT, 1.5 * scale, dash="6 4")
        stroke(pen.svg, [(self.x, pen.y), (self.x + self.width, pen.y)], LINE, 1.5 * scale)
        ticks = (ratio_ticks if self.log else difference_ticks)(self.reach, words)
        foot = pen.y + (TICK + SMALL.size) * scale
        for value, text in zip(ticks["tickvals"], ticks["ticktext"], strict=True):
            at = self.place(value + (0 if self.log else self.none))
            stroke(pen.svg, [(at, pen.y), (at, pen.y + TICK * scale)], LINE, 1.5 * scale)
            pen.text(text, Letters(SMALL.size, TEXT, anchor="middle"), x=at, y=foot)
        pen.skip(TICK + SMALL.size + 6)
        self._sides(pen, favours)

    def _sides(self, pen: Pen, favours: tuple[str, str]) -> None:
        """Whom each side favours, on as many lines as the longer one needs."""
        middle, gap = self.place(self.none), 8 * pen.scale
        half = min(middle - pen.x, pen.x + pen.width - middle) - gap
        left = pen.within(middle - gap - half - pen.x, half)
        right = pen.within(middle + gap - pen.x, half)
        left.write(favours[0], Letters(SMALL.size, TEXT, anchor="end"))
        right.write(favours[1], SMALL)
        pen.y = max(left.y, right.y)


def axis_of(
    rows: Iterable[EffectRow],
    x: float,
    width: float,
    *,
    none: float,
    log: bool,
    turned: bool = False,
) -> Axis:
    """The axis that holds all estimates and their limits."""
    ends = np.array([end for row in rows for end in (row.value, row.low, row.high)])
    ends = ends[np.isfinite(ends) & ((ends > 0) if log else True)]
    away = np.log10(ends) - np.log10(none) if log else ends - none
    reach = 1.15 * float(np.abs(away).max()) if len(away) and np.abs(away).max() else NOTHING_DRAWN
    return Axis(x, width, none, log, reach, turned)


def draw_estimate(pen: Pen, axis: Axis, row: EffectRow, y: float, colour: str) -> None:
    """An estimate as a square and its interval as a line, around a height; nothing without one."""
    if np.isnan(row.value):
        return
    scale = pen.scale
    if not np.isnan(row.low):
        ends = [(axis.place(end), y) for end in (row.low, row.high)]
        stroke(pen.svg, ends, colour, THICK * scale)
        for at, _ in ends:
            stroke(pen.svg, [(at, y - END * scale), (at, y + END * scale)], colour, THICK * scale)
    half = HALF * scale
    rectangle(pen.svg, axis.place(row.value) - half, y - half, 2 * half, 2 * half, colour)


def label_estimate(pen: Pen, axis: Axis, row: EffectRow, letters: Letters) -> None:
    """The written estimate over its square, within the axis; a long one from end to end."""
    width = size_of(row.text, letters, pen.scale)
    if width > axis.width or np.isnan(row.value):
        pen.write(row.text, letters)
        return
    start = axis.place(row.value) - width / 2
    start = min(max(start, axis.x), axis.x + axis.width - width)
    pen.line(row.text, letters, at=start - pen.x)
