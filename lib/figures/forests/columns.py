"""What stands beside the axis of a forest, in columns that leave the axis room on a phone.

A figure does not know how wide it will be drawn: what its columns take is reckoned in letters.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.figures.drawing import escaped, wrapped
from lib.wording.names import marked

# Letters of a line: of a name, under it, of an estimate or its limits; of no line fewer.
NAME_WIDTH, NOTE_WIDTH, EFFECT_WIDTH, LEAST_WIDTH = 15, 20, 20, 6
# Pixels of a line of theirs, if its letters are broad.
WIDEST = 120
# Pixels: of all columns but the axis, which leaves it 60 to 100 on a phone; between two of them.
COLUMNS, GAP = 270, 8
# Of the letters of names, and of numbers and sides.
SIZE, SMALL = 13, 12
# Widths of letters in the page's type, as shares of their size; rather too wide than too narrow.
NARROW, BROAD = re.compile(r"[\s.,;:'’|!ijlftrI()\[\]]"), re.compile(r"[mwMW%÷★●◇◄►—]")


@dataclass(frozen=True, slots=True)
class Row:
    """What is written of an estimate: texts of a study as they are, on one line.

    Attributes:
        name: Its name.
        n: How many it compares: "15 + 13"; empty if it compares nobody.
        effect: The estimate with its limits in brackets: "−2.9 (−4.6 to −1.2)".
        hover: What its square says.
        notes: Further lines under the name.
        is_primary: Whether it is the declared primary one.
        followed: Whether the highlighted participant is part of it; None where nobody is marked.
    """

    name: str
    n: str
    effect: str
    hover: str = ""
    notes: tuple[str, ...] = ()
    is_primary: bool = False
    followed: bool | None = None


def n_of(n_treatment: int, n_control: int) -> str:
    """How many are compared, in a column: "15 + 13"."""
    return f"{n_treatment} + {n_control}"


def columns(
    rows: Sequence[Row], headings: tuple[str, str]
) -> tuple[list[str], list[str], list[str], int]:
    """Labels, numbers of participants and estimates, each under its heading; pixels at the left.

    Where the names leave no room for a column of n, it stands under them; where they leave none
    for most estimates on one line, the limits of all stand under theirs.
    """
    labels, numbers = [_label(row) for row in rows], [row.n for row in rows]
    names, effect_name = wrapped(headings[0], NAME_WIDTH), headings[1]
    broken = [_on_twolines_of(row.effect) for row in rows]
    # Whether somebody is followed moves nothing.
    room_for_mark = [_label(row, mark=row.followed is not None) for row in rows]
    at_left = _width([*room_for_mark, names], SIZE) + GAP
    column = _width(numbers) + GAP
    room = COLUMNS - at_left - column - GAP
    if _width(broken) > room:
        labels = [
            f"{label}<br>n {n}" if n else label for label, n in zip(labels, numbers, strict=True)
        ]
        at_left = max(at_left, _width(labels, SIZE) + GAP)
        numbers, column, room = [], 0, COLUMNS - at_left - GAP
    whole = [escaped(row.effect) for row in rows]
    too_wide = [_width([text]) > room for text in whole]
    if 2 * sum(too_wide) > len(rows):
        effects = broken
    else:
        effects = [
            two if wide else one for one, two, wide in zip(whole, broken, too_wide, strict=True)
        ]
    one_line = f"<b>{escaped(effect_name)}</b>"
    fits = _width([one_line]) <= max(room if effects is whole else 0, _width(effects))
    heading = one_line if fits else f"<b>{_on_twolines_of(effect_name)}</b>"
    numbers = ["<b>n</b>", *numbers] if numbers else []
    return [f"<b>{names}</b>", *labels], numbers, [heading, *effects], at_left + column


def _label(row: Row, *, mark: bool | None = None) -> str:
    """The name of a row, bold if it is the primary one, and what stands under it."""
    name = fitted(row.name, NAME_WIDTH, WIDEST, SIZE)
    shown = f"<b>{name}</b>" if row.is_primary else name
    shown = marked(shown, followed=bool(row.followed if mark is None else mark))
    return "<br>".join([shown, *(fitted(text, NOTE_WIDTH, WIDEST, SIZE) for text in row.notes)])


def _on_twolines_of(text: str) -> str:
    """An estimate over its limits."""
    effect, bracket, limits = text.rpartition(" (")
    parts = [effect, f"({limits}"] if bracket else [text]
    return "<br>".join(fitted(part, EFFECT_WIDTH, WIDEST, SMALL) for part in parts)


def fitted(text: str, letters: int, pixels: int, size: int) -> str:
    """A text of a file on lines of so many letters; of fewer where they would be wider."""
    lines = wrapped(text, letters)
    while _width([lines], size) > pixels and letters > LEAST_WIDTH:
        letters -= 1
        lines = wrapped(text, letters)
    return lines


def balanced(text: str, letters: int, pixels: int, size: int) -> str:
    """The text `fitted`, on as many lines that are about as long as each other."""
    lines = fitted(text, letters, pixels, size)
    if lines_of(lines) > 1:
        for fewer in range(max(LEAST_WIDTH, len(text) // lines_of(lines)), letters):
            alike = fitted(text, fewer, pixels, size)
            if lines_of(alike) <= lines_of(lines):
                return alike
    return lines


def lines_of(text: str) -> int:
    """How many lines a text has."""
    return text.count("<br>") + 1


def _width(texts: Sequence[str], size: int = SMALL) -> int:
    """About how many pixels the longest line takes."""
    lines = {line for text in texts for line in text.split("<br>")}
    return int(np.ceil(size * max(map(_ems, lines), default=0.0)))


def _ems(line: str) -> float:
    """About how wide a line is in sizes of its letters."""
    shares = 0.0
    for letter in html.unescape(re.sub("</?b>", "", line)):
        if unicodedata.east_asian_width(letter) in "WF":
            shares += 1.0
        elif BROAD.match(letter):
            shares += 0.84
        elif NARROW.match(letter):
            shares += 0.31
        else:
            shares += 0.6 if letter.isupper() else 0.51
    return shares
