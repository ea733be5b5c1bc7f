"""Names beside the rows of a figure: on lines that a phone has room for, and how wide they are.

Plotly neither breaks a text nor tells how wide it is, so both are reckoned here from the letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from lib.figures.drawing import wrapped
from lib.figures.parts import note
from lib.figures.plain import Parts
from lib.statistics.estimates import FloatArray

# Pixels: of letters, of a line of them, between two rows, between two groups, before a term.
LETTERS, LINE, ROW_GAP, GROUP_GAP, INDENT = 12, 15, 10, 6, 12
# Letters of a line beside the counts of its row, and of one that has none beside it.
BESIDE, ALONE = 22, 34
# Pixels of the letters of which a name is made at 12 px, a little more than they take.
NARROW, WIDE, CAPITAL, OTHER, EAST_ASIAN = 3.5, 9.5, 7.2, 6.0, 12.0
WIDEST_LABEL = 170
# Letters of a line under the mouse.
TOLD_WIDTH = 100
# Letters of a line in a column of a legend; pixels of a line and between two entries.
KEY_WIDTH, KEY_LINE, KEY_GAP = 21, 16, 4


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a row.

    Attributes:
        heading: The class on a line of its own over the row, where the row stands for it too.
        text: What stands beside the numbers of the row.
        is_group: Whether that is a class, which is in bold.
    """

    heading: str
    text: str
    is_group: bool


def label_of(of_class: str, term: str, *, alone: bool) -> Label:
    """The name of a class or term; a term that stands `alone` for its class has it over it."""
    heading = wrapped(of_class, ALONE) if alone else ""
    return Label(heading, wrapped(term or of_class, BESIDE), is_group=not term)


def lines_of(text: str) -> int:
    """Lines of a text of Plotly's kind; none of an empty one."""
    return text.count("<br>") + 1 if text else 0


def places_of(labels: Iterable[Label]) -> tuple[FloatArray, FloatArray, float]:
    """Where rows stand, in pixels from the top of the panels downwards.

    Returns:
        The middle of each row's numbers; where each row begins; and where the last one ends.
    """
    middles, tops, end = [], [], 0.0
    for label in labels:
        # Between two groups, and not over the first.
        if end and (label.heading or label.is_group):
            end += GROUP_GAP
        tops.append(end)
        heading, text = LINE * lines_of(label.heading), LINE * lines_of(label.text)
        middles.append(end + ROW_GAP / 2 + heading + text / 2)
        end += ROW_GAP + heading + text
    return np.array(middles), np.array(tops), end


def width_of(text: str, *, bold: bool = False) -> float:
    """About how many pixels the widest line of a text takes at 12 px."""
    widest = max((sum(map(_width, line)) for line in text.split("<br>")), default=0.0)
    return (1.06 if bold else 1.0) * widest


def _width(letter: str) -> float:
    if letter in "iljtfrI.,:;'|!()[]/ -":
        return NARROW
    if letter in "mwMW@%&":
        return WIDE
    if unicodedata.east_asian_width(letter) in "WF":
        return EAST_ASIAN
    return CAPITAL if letter.isupper() else OTHER


def column_of(labels: Iterable[Label], counts: float) -> float:
    """Pixels that names and the columns of counts to their right take together."""
    beside = heading = 0.0
    for label in labels:
        indent = 0 if label.is_group else INDENT
        beside = max(beside, indent + width_of(label.text, bold=label.is_group))
        heading = max(heading, width_of(label.heading, bold=True))
    # The mark of whoever is followed has its place beside every name.
    mark = width_of(" ★") + OTHER
    return max(min(beside + mark, WIDEST_LABEL) + counts, min(heading, WIDEST_LABEL))


def notes_of(
    label: Label, middle: float, column: float, *, mark_heading: str, mark: str
) -> list[Parts]:
    """The name of a row to the left of the panels.

    Args:
        label: The name.
        middle: From `places_of`.
        column: From `column_of`.
        mark_heading: What follows the class over the row.
        mark: What follows the name beside the numbers.
    """
    text = f"{label.text}{mark}"
    parts = [
        left_note(
            f"<b>{text}</b>" if label.is_group else text,
            middle,
            column - (0 if label.is_group else INDENT),
        )
    ]
    if label.heading:
        higher = LINE * (lines_of(label.heading) + lines_of(label.text)) / 2
        parts.insert(0, left_note(f"<b>{label.heading}{mark_heading}</b>", middle - higher, column))
    return parts


def key_of(names: Sequence[str]) -> tuple[Parts, int]:
    """The layout of a legend of two columns above the panels, and the pixels it takes.

    Args:
        names: From `key_name`, of all that stand in it.
    """
    rows = [names[first : first + 2] for first in range(0, len(names), 2)]
    height = sum(KEY_LINE * max(map(lines_of, row)) + KEY_GAP for row in rows)
    legend = {
        "entrywidth": 0.48,
        "entrywidthmode": "fraction",
        "traceorder": "normal",
        "font": {"size": LETTERS},
        "itemclick": False,
        "itemdoubleclick": False,
    }
    return legend, height + 2 * KEY_GAP


def key_name(text: str) -> str:
    """A name on lines for which a column of `key_of` has room on a phone."""
    return wrapped(text, KEY_WIDTH)


def left_note(text: str, y: float, from_panels: float, **more: str) -> Parts:
    """A text that begins so many pixels to the left of the panels; `more` of `note`."""
    place: Parts = {"xref": "paper", "xanchor": "left", "xshift": -from_panels, "align": "left"}
    up: Parts = {"yref": "y", "yanchor": "middle", **more}
    return note(text, 0, y, **place, **up, font={"size": LETTERS}, name="label")
