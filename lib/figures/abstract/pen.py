"""A pen that writes and draws downwards in a column of an SVG picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from lib.figures.abstract.letters import is_known, lines_of, width_of
from lib.plain_text import held

# Read by every programme that shows SVG; a machine without them takes what it has.
FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
LEADING = 1.3
# The part of a line that stands over the foot of its letters.
ASCENT = 0.78
# What XML cannot hold, not even escaped.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Svg = ElementTree.Element


@dataclass(frozen=True, slots=True)
class Letters:
    """How a text is written.

    Attributes:
        size: Height of the letters in pixels, before it is scaled.
        colour: Their colour.
        bold: Whether they are bold.
        anchor: "start", "middle" or "end": which point of a line stands at its place.
    """

    size: float
    colour: str
    bold: bool = False
    anchor: str = "start"


@dataclass(slots=True)
class Pen:
    """Writes and draws downwards in a column; what it draws begins at `y`, which it moves on.

    Attributes:
        svg: What it draws into.
        x: Left end of the column in pixels.
        y: Where the next thing begins.
        width: Width of the column.
        scale: Factor of all sizes of letters and of all distances that depend on them.
    """

    svg: Svg
    x: float
    y: float
    width: float
    scale: float

    def write(self, text: str, letters: Letters, *, after: float = 0) -> None:
        """A paragraph over the width of the column, and a distance after it.

        An empty text takes no room.
        """
        if not text:
            return
        size = letters.size * self.scale
        at = {"start": 0.0, "middle": 0.5, "end": 1.0}[letters.anchor] * self.width
        # Lines break at spaces alone: what would hold a name together is not needed.
        whole = held(text).replace("\N{WORD JOINER}", "")
        if any(width_of(each, size, bold=letters.bold) > self.width for each in whole.split(" ")):
            whole = held(text, intervals=False).replace("\N{WORD JOINER}", "")
        for line in lines_of(whole, self.width, size, bold=letters.bold):
            self.line(line, letters, at=at)
        self.skip(after)

    def line(self, text: str, letters: Letters, *, at: float = 0) -> None:
        """One line as it is, at a place of the column."""
        size = letters.size * self.scale
        self.text(text, letters, x=self.x + at, y=self.y + size * (LEADING - 1) / 2 + size * ASCENT)
        self.y += size * LEADING

    def text(self, text: str, letters: Letters, *, x: float, y: float) -> None:
        """A text in one line; `y` is the foot of its letters, `x` as `letters` anchors it."""
        size = letters.size * self.scale
        attributes = {
            "x": _number(x),
            "y": _number(y),
            "font-size": _number(size),
            "fill": letters.colour,
        }
        if letters.bold:
            attributes["font-weight"] = "bold"
        if letters.anchor != "start":
            attributes["text-anchor"] = letters.anchor
        clean = FORBIDDEN.sub("", text)
        if is_known(clean) and clean.strip():
            # Wherever the font is another one, the line is as wide all the same.
            attributes["textLength"] = _number(width_of(clean, size, bold=letters.bold))
            attributes["lengthAdjust"] = "spacingAndGlyphs"
        element = ElementTree.SubElement(self.svg, "text", attributes)
        element.text = clean

    def skip(self, distance: float) -> None:
        """Leave a distance, which is scaled."""
        self.y += distance * self.scale

    def within(self, x: float, width: float) -> Pen:
        """A pen for a part of the column, beginning here; it does not move this one."""
        return replace(self, x=self.x + x, width=width)


def size_of(text: str, letters: Letters, scale: float) -> float:
    """Width of a text in one line, scaled."""
    return width_of(text, letters.size * scale, bold=letters.bold)


def rectangle(
    svg: Svg, x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0
) -> None:
    """A filled rectangle."""
    attributes = {"x": x, "y": y, "width": width, "height": height, "rx": radius}
    shown = {name: _number(value) for name, value in attributes.items() if value or name != "rx"}
    ElementTree.SubElement(svg, "rect", {**shown, "fill": fill})


def stroke(
    svg: Svg,
    ends: Sequence[tuple[float, float]],
    colour: str,
    width: float,
    *,
    dash: str = "",
) -> None:
    """A straight line between two points."""
    (x1, y1), (x2, y2) = ends
    attributes = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke-width": width}
    shown = {name: _number(value) for name, value in attributes.items()}
    further = {"stroke-dasharray": dash} if dash else {}
    ElementTree.SubElement(svg, "line", {**shown, "stroke": colour, **further})


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
