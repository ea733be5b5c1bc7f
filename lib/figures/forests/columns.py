"""What stands beside the axis of a forest, in columns that leave the axis room on a phone.

A figure does not know how wide it will be drawn: what its columns take is reckoned in letters.
"""

from __future__ import annotations

import html
import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.figures.drawing import escaped, wrapped
from lib.plain_text import isolated
from lib.wording.names import marked

# Letters of a line: of a name, under it, of an estimate or its limits; of no line fewer.
NAME_WIDTH, NOTE_WIDTH, EFFECT_WIDTH, LEAST_WIDTH = 15, 20, 20, 6
# Pixels of a line of theirs, if its letters are broad.
WIDEST = 120
# Pixels: of all columns but the axis, which leaves it 60 to 100 on a phone; between two of them.
COLUMNS, GAP = 270, 8
# Of the letters of names, and of numbers and sides.
SIZE, SMALL = 13, 12
NARROW, BROAD = " \N{NO-BREAK SPACE}.,;:'’|!ijlftrI()[]", "mwMW%÷★●◇◄►—"


def _share(letter: str) -> float:
    """How wide a letter of the page's type is in sizes; rather too wide than too narrow."""
    if letter in NARROW:
        return 0.31
    if letter in BROAD:
        return 0.84
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.6 if letter.isupper() else 0.51


# What most texts are made of.
SHARES = {letter: _share(letter) for letter in f"{string.printable}−–"}


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
    names, notes = [_name(row) for row in rows], [_notes(row) for row in rows]
    # Whether somebody is followed moves nothing.
    widest = [
        marked(name, followed=row.followed is not None)
        for row, name in zip(rows, names, strict=True)
    ]
    heading = wrapped(headings[0], NAME_WIDTH)
    at_left = _width([heading, *widest, *notes], SIZE) + GAP
    numbers = [row.n for row in rows]
    room = COLUMNS - at_left - (_width(numbers) + GAP) - GAP
    broken = [_limits_under(row.effect) for row in rows]
    if _width(broken) > room:
        under = [f"n {n}" if n else "" for n in numbers]
        notes = ["<br>".join(filter(None, both)) for both in zip(notes, under, strict=True)]
        at_left = max(at_left, _width(under, SIZE) + GAP)
        numbers, room = [], COLUMNS - at_left - GAP
    else:
        at_left += _width(numbers) + GAP
        numbers = ["<b>n</b>", *numbers]
    labels = [
        "<br>".join(filter(None, (marked(name, followed=bool(row.followed)), note)))
        for row, name, note in zip(rows, names, notes, strict=True)
    ]
    effects = _effects([row.effect for row in rows], broken, room)
    over = escaped(headings[1])
    over = over if _width([over]) <= _width(effects) else _limits_under(headings[1])
    return [f"<b>{heading}</b>", *labels], numbers, [f"<b>{over}</b>", *effects], at_left


def _effects(texts: Sequence[str], broken: Sequence[str], room: int) -> list[str]:
    """Estimates on one line, but for those that are wider than the room; if most are, on two."""
    whole = [escaped(isolated(text)) for text in texts]
    too_wide = [_width([text]) > room for text in whole]
    if 2 * sum(too_wide) > len(whole):
        return list(broken)
    return [two if wide else one for one, two, wide in zip(whole, broken, too_wide, strict=True)]


def _name(row: Row) -> str:
    name = fitted(row.name, NAME_WIDTH, WIDEST, SIZE)
    return f"<b>{name}</b>" if row.is_primary else name


def _notes(row: Row) -> str:
    return "<br>".join(fitted(text, NOTE_WIDTH, WIDEST, SIZE) for text in row.notes)


def _limits_under(text: str) -> str:
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
    plain = line.replace("<b>", "").replace("</b>", "")
    plain = html.unescape(plain) if "&" in plain else plain
    return sum(SHARES.get(letter) or _share(letter) for letter in plain)
