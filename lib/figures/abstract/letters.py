"""How wide text is, and where its lines break, for a drawing that no browser lays out.

The widths are those of Helvetica, which Arial shares to a thousandth of its size: Adobe Systems'
font metrics (AFM) of the core fonts, 1997, in thousandths of the size of the letters.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from lib.plain_text import isolated

# Every letter of a width, by the width.
_REGULAR = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    400: "°",
    469: "^",
    500: "Jcksvxyz",
    549: "≤≥",
    556: "#$0123456789?L_abdeghnopqu«µ»–",
    584: "+<=>~±×÷−",
    611: "FTZß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl·‘’",
    280: "|",
    333: "!()-:;[]`ft",
    350: "•",
    389: "*r{}",
    400: "°",
    474: '"',
    500: "z“”",
    549: "≤≥",
    556: "#$0123456789J_aceksvxy«»–",
    584: "+<=>^~±×÷−",
    611: "?FLTZbdghnopquµß",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—…",
}

# What the table does not know is taken to be as wide as the widest that it knows.
UNKNOWN = 1.015


@cache
def _widths(bold: bool) -> dict[str, float]:
    by_width = _BOLD if bold else _REGULAR
    return {letter: width / 1000 for width, letters in by_width.items() for letter in letters}


def is_known(text: str) -> bool:
    """Whether the width of every letter of a text is known."""
    widths = _widths(bold=False)
    return all(_base(letter) in widths for letter in text)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text in one line.

    Args:
        text: The text.
        size: Size of its letters, in whatever unit the width is to have.
        bold: Whether it is bold.
    """
    widths = _widths(bold)
    return size * sum(
        widths.get(_base(letter), UNKNOWN) for letter in text if letter.isascii() or _seen(letter)
    )


def _seen(letter: str) -> bool:
    """Whether a letter takes room: a sign of direction and an accent by itself take none."""
    return unicodedata.category(letter) not in ("Cf", "Mn", "Me")


def _base(letter: str) -> str:
    """A letter without its accents, which add nothing to its width."""
    if letter.isascii():
        return letter
    if letter == "\N{NO-BREAK SPACE}":
        return " "
    first = unicodedata.normalize("NFD", letter)[:1]
    return first or letter


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """A text on lines of at most a width; nothing of it is left out but the spaces at breaks.

    A word that is wider than a line is broken where the line ends. Every line keeps its direction
    to itself.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width_of(joined, size, bold=bold) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width, size, bold=bold)
        lines += whole
    if line or not lines:
        lines.append(line)
    return [isolated(each) for each in lines]


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """A word as it is, or in pieces none of which is wider than a line, but of one letter."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
