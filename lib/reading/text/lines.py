"""The lines of a text file, and what stands between their fields."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lib.language import sentence
from lib.reading.formats.contents import Content
from lib.reading.text.encodings import texts

MOST_LINES = 2**20  # As many as a spreadsheet.
LONGEST_LINE = 2**20
MOST_SNIFFED = 1000

TOO_MANY_ROWS = sentence("At most {limit} rows can be read.")
TOO_LONG_LINE = sentence("A line of this file is far too long for a table.")

SEPARATORS = (",", ";", "\t")

# The first line by which files tell Excel their separator.
_SEPARATOR_LINE = re.compile(
    r"""\ufeff*"?sep=([^\w\s"]|\t)"?[,;\t ]*(?:\r\n|\r|\n|$)""", re.IGNORECASE
)


def count_lines(content: Content, codec: str) -> tuple[int, str | None]:
    """How many lines a text has, and whether one has no end or they are far too many.

    Only the fields of an endless line, before any check, would fill the memory.
    """
    length, lines, has_quotes = 0, 0, False
    for text in texts(content, codec):
        last = max(text.rfind("\n"), text.rfind("\r"))
        length = length + len(text) if last < 0 else len(text) - last
        if length > LONGEST_LINE:
            return lines, TOO_LONG_LINE
        lines += max(text.count("\n"), text.count("\r"))
        has_quotes = has_quotes or '"' in text
    # Without quotation marks each line is a row, and need not be split to be counted.
    return lines, TOO_MANY_ROWS if lines > MOST_LINES and not has_quotes else None


def records(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    """The fields of each line.

    Raises:
        csv.Error: The quotation marks of a line do not fit together.
    """
    return csv.reader(lines, delimiter=separator, strict=True)


def _width(lines: Iterable[str], separator: str) -> int:
    """Into how many fields a separator parts the first line that is not empty; 0 if into none."""
    with contextlib.suppress(csv.Error):
        first = itertools.islice(records(lines, separator), MOST_SNIFFED)
        filled = ([field for field in record if field.strip(" ,;\t")] for record in first)
        return len(next(filter(None, filled), []))
    return 0


@dataclass(frozen=True, slots=True)
class Lines:
    """The text of a file from a character on, so far as it is a table.

    Attributes:
        content: The file.
        codec: How Python calls its encoding.
        start: Characters before the table.
        before: A line to stand before it.
    """

    content: Content
    codec: str
    start: int = 0
    before: str = ""

    def lines(self) -> Iterator[str]:
        """Its lines, each with its end."""
        with io.TextIOWrapper(self.content.open(), self.codec, newline="") as text:
            text.read(self.start)
            yield from filter(None, (self.before,))
            yield from text


def parted(content: Content, codec: str) -> tuple[Lines, str]:
    """The lines of a table, and what stands between their fields.

    A first line that only names the separator ("sep=;") is left out, as Excel does not show it.
    """
    text = Lines(content, codec)
    line = _SEPARATOR_LINE.match(next(texts(content, codec), ""))
    if line is not None:
        text = replace(text, start=line.end())
        if _width(text.lines(), line[1]) > 1:
            return text, line[1]
        # Whatever saved the file with another separator took the line for a row.
        text = replace(text, before="\n")
    return text, max(SEPARATORS, key=lambda separator: _width(text.lines(), separator))
