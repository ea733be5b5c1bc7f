"""The visual abstract: a trial on one landscape page, in the form that clinical journals print."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from xml.etree import ElementTree

from lib.figures.abstract.axis import HALF, Axis, axis_of, draw_estimate, label_estimate
from lib.figures.abstract.colours import ARM_COLOURS, GROUND, HEAD, LINE, PANEL, QUIET, TEXT
from lib.figures.abstract.pen import FONT, Letters, Pen, Svg, rectangle, size_of, stroke
from lib.study.study import ARMS
from lib.wording.abstract.parts import Abstract, EffectRow
from lib.words import Words

WIDTH, HEIGHT = 1600, 900
MARGIN, GAP, PAD = 28, 16, 18
# Letters are as large as lets all texts fit, from the first to the last factor.
SCALES = tuple(step / 100 for step in range(150, 20, -1))

# The small print stays small where there is room.
MOST_FOOT = 1.2

MARK = Letters(19, GROUND, bold=True)
TITLE = Letters(32, GROUND, bold=True)
HEADING = Letters(17, HEAD, bold=True)
BODY = Letters(17, TEXT)
NOTE = Letters(15.5, QUIET)
ANSWER = Letters(23, TEXT, bold=True)
ESTIMATE = Letters(20, HEAD, bold=True)
FOOT = Letters(15, QUIET)
HEADS = {arm: Letters(15, ARM_COLOURS[arm], bold=True) for arm in ARMS}
# Shares of the width of the table of harms.
TABLE = (0.30, 0.35, 0.35)

Draw = Callable[[Pen], None]
# A panel: its share of the width of the page, and what it holds.
Panel = tuple[float, Draw]


def abstract_svg(abstract: Abstract, words: Words) -> bytes:
    """The visual abstract as an SVG picture of 1600 x 900 pixels, which needs nothing else.

    Letters become smaller until every text has its room; nothing is cut.

    Args:
        abstract: What it says.
        words: The reader's language.
    """
    rows = _rows(abstract, words)
    # The first scale at which all fits; letters that are smaller never take more room.
    place = bisect_left(
        SCALES, True, hi=len(SCALES) - 1, key=lambda at: _rest(rows, abstract, at) >= 0
    )
    scale = SCALES[place]
    rest = _rest(rows, abstract, scale)
    height = HEIGHT + max(0.0, -rest)
    heights = [_height(row, scale) for row in rows]
    head = _head(_measuring(scale), abstract)
    svg = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height:g}",
            "width": str(WIDTH),
            "height": f"{height:g}",
            "font-family": FONT,
            "role": "img",
            "lang": words.language,
        },
    )
    title = ElementTree.SubElement(svg, "title")
    title.text = " · ".join(filter(None, (abstract.mark, abstract.title)))
    rectangle(svg, 0, 0, WIDTH, height, GROUND)
    rectangle(svg, 0, 0, WIDTH, head, HEAD)
    _head(Pen(svg, MARGIN, 0, WIDTH - 2 * MARGIN, scale), abstract)
    y = head + GAP
    for row, least in zip(rows, heights, strict=True):
        # What is over goes to the rows by their height.
        whole = least + max(0.0, rest) * least / sum(heights)
        _draw_row(svg, row, y, whole, scale)
        y += whole + GAP
    _foot(Pen(svg, MARGIN, y, WIDTH - 2 * MARGIN, scale), abstract)
    return ElementTree.tostring(svg, encoding="utf-8", xml_declaration=True)


def _measuring(scale: float) -> Pen:
    """A pen over the width of the page whose drawing nobody sees."""
    return Pen(ElementTree.Element("g"), MARGIN, 0, WIDTH - 2 * MARGIN, scale)


def _rest(rows: Sequence[Sequence[Panel]], abstract: Abstract, scale: float) -> float:
    """Pixels of the height of the page that are over; negative where it is too small."""
    taken = sum(_height(row, scale) for row in rows) + GAP * (len(rows) + 1) + MARGIN / 2
    taken += _head(_measuring(scale), abstract) + _foot(_measuring(scale), abstract)
    return HEIGHT - taken


def _rows(abstract: Abstract, words: Words) -> list[list[Panel]]:
    """The panels of the upper and of the lower row."""
    upper: list[Panel] = [
        (0.20, lambda pen: _population(pen, abstract, words)),
        (0.25, lambda pen: _arms(pen, abstract, words)),
        (0.55, lambda pen: _primary(pen, abstract, words)),
    ]
    harms: Draw = lambda pen: _harms(pen, abstract, words)  # noqa: E731
    conclusions: Draw = lambda pen: _conclusions(pen, abstract, words)  # noqa: E731
    if not abstract.others:
        return [upper, [(0.5, harms), (0.5, conclusions)]]
    others: Draw = lambda pen: _others(pen, abstract, words)  # noqa: E731
    return [upper, [(0.42, others), (0.32, harms), (0.26, conclusions)]]


def _height(row: Sequence[Panel], scale: float) -> float:
    """What the highest panel of a row takes."""
    heights = []
    for _, width, draw in _places(row):
        pen = Pen(ElementTree.Element("g"), 0, 0, width - 2 * PAD * scale, scale)
        draw(pen)
        heights.append(pen.y + 2 * PAD * scale)
    return max(heights)


def _draw_row(svg: Svg, row: Sequence[Panel], y: float, height: float, scale: float) -> None:
    for x, width, draw in _places(row):
        rectangle(svg, x, y, width, height, PANEL, radius=6)
        draw(Pen(svg, x + PAD * scale, y + PAD * scale, width - 2 * PAD * scale, scale))


def _places(row: Sequence[Panel]) -> list[tuple[float, float, Draw]]:
    """Where the panels of a row stand, how wide they are, and what they hold."""
    whole = WIDTH - 2 * MARGIN - GAP * (len(row) - 1)
    places, x = [], float(MARGIN)
    for share, draw in row:
        places.append((x, whole * share, draw))
        x += whole * share + GAP
    return places


def _head(pen: Pen, abstract: Abstract) -> float:
    """The title, and that the data are synthetic; returns where it ends."""
    pen.skip(14)
    pen.write(abstract.mark, MARK, after=2)
    pen.write(abstract.title, TITLE)
    pen.skip(12)
    return pen.y


def _foot(pen: Pen, abstract: Abstract) -> float:
    """Method, source, what to cite and date, one after the other; returns where it ends."""
    small = replace(pen, scale=min(pen.scale, MOST_FOOT))
    small.write(" ".join(abstract.foot), FOOT)
    return small.y


def _population(pen: Pen, abstract: Abstract, words: Words) -> None:
    pen.write(words.t("Participants"), HEADING, after=8)
    for text in abstract.population:
        pen.write(text, BODY, after=8)


def _arms(pen: Pen, abstract: Abstract, words: Words) -> None:
    """What was given, and the two arms."""
    pen.write(words.t("Treatment and control"), HEADING, after=8)
    pen.write(abstract.regimen, BODY, after=8)
    for arm, shown in zip(ARMS, abstract.arms, strict=True):
        pen.skip(6)
        top = pen.y
        beside = pen.within(16 * pen.scale, pen.width - 16 * pen.scale)
        beside.write(shown.name, Letters(21, ARM_COLOURS[arm], bold=True))
        counts = f"{shown.randomised} · {shown.n}"
        fits = size_of(counts, BODY, pen.scale) <= beside.width
        for text in (counts,) if fits else (shown.randomised, shown.n):
            beside.write(text, BODY)
        rectangle(pen.svg, pen.x, top, 6 * pen.scale, beside.y - top, ARM_COLOURS[arm])
        pen.y = beside.y
        pen.skip(6)


def _primary(pen: Pen, abstract: Abstract, words: Words) -> None:
    """The answer, and its estimate drawn."""
    pen.write(abstract.primary_heading, HEADING, after=8)
    pen.write(abstract.primary_text, ANSWER, after=6)
    pen.write(abstract.primary_arms, BODY, after=4)
    pen.skip(4)
    row = abstract.primary
    if math.isnan(row.value):
        return
    axis = axis_of(
        [row], pen.x, pen.width, none=abstract.none, log=abstract.is_log, turned=abstract.is_turned
    )
    label_estimate(pen, axis, row, ESTIMATE)
    top = pen.y
    draw_estimate(pen, axis, row, pen.y + 1.5 * HALF * pen.scale, HEAD)
    pen.skip(3.5 * HALF)
    axis.draw(pen, top, abstract.favours, words)
    pen.skip(4)
    pen.write(abstract.primary_note, NOTE)


def _others(pen: Pen, abstract: Abstract, words: Words) -> None:
    """The other outcomes: name, axis, and the estimate in its own unit."""
    pen.write(abstract.others_heading, HEADING, after=8)
    name, drawn, gap = pen.width * 0.27, pen.width * 0.34, 12 * pen.scale
    axis = axis_of(abstract.others, pen.x + name + gap, drawn - 2 * gap, none=0, log=False)
    top = pen.y
    for row in abstract.others:
        _other(pen, axis, row, name, name + drawn)
    if any(not math.isnan(row.value) for row in abstract.others):
        axis.draw(pen, top, abstract.favours, words)
        pen.skip(4)
        pen.write(abstract.others_note, NOTE, after=2)
    pen.write(abstract.without_row, NOTE)


def _other(pen: Pen, axis: Axis, row: EffectRow, name: float, written: float) -> None:
    """A row of `_others`."""
    left, right = pen.within(0, name), pen.within(written, pen.width - written)
    left.write(row.name, BODY)
    left.write(row.note, NOTE)
    right.write(row.text, BODY)
    right.write(f"n {row.n}", NOTE)
    foot = max(left.y, right.y)
    draw_estimate(pen, axis, row, (pen.y + foot) / 2, TEXT)
    pen.y = foot
    pen.skip(6)


def _harms(pen: Pen, abstract: Abstract, words: Words) -> None:
    """Participants with harms, and what is not excluded."""
    pen.write(words.t("Adverse events"), HEADING, after=8)
    if abstract.harms:
        _harms_table(pen, abstract)
        pen.write(abstract.harms_note, NOTE, after=6)
    for text in abstract.harms_texts:
        pen.write(text, BODY, after=6)


def _harms_table(pen: Pen, abstract: Abstract) -> None:
    """Kinds of events, and of each arm the share of participants over its interval."""
    heads = [[(arm.name, HEADS[role])] for role, arm in zip(ARMS, abstract.arms, strict=True)]
    _table_row(pen, [], *heads)
    for row in abstract.harms:
        cells = zip(row.shares, row.intervals, strict=True)
        _table_row(
            pen,
            [(row.kind, BODY)],
            *([(share, BODY), (interval, NOTE)] for share, interval in cells),
        )
    pen.skip(3)


def _table_row(pen: Pen, *cells: Sequence[tuple[str, Letters]]) -> None:
    """Cells side by side, each of lines one under the other, over a thin line."""
    x, feet, gap = 0.0, [], 8 * pen.scale
    for share, lines in zip(TABLE, cells, strict=True):
        place = pen.within(x, share * pen.width - gap)
        for text, letters in lines:
            place.write(text, letters)
        feet.append(place.y)
        x += share * pen.width
    pen.y = max(feet)
    pen.skip(3)
    stroke(pen.svg, [(pen.x, pen.y), (pen.x + pen.width, pen.y)], LINE, 0.75)
    pen.skip(3)


def _conclusions(pen: Pen, abstract: Abstract, words: Words) -> None:
    pen.write(words.t("What to conclude, and what not"), HEADING, after=8)
    for text in abstract.conclusions:
        pen.write(text, BODY, after=8)
