"""From CSV to a table of text: nothing is interpreted here, only decoded and split."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from lib.language import sentence
from lib.plain_text import tidied
from lib.reading.formats.contents import Content
from lib.reading.formats.encodings import encoding_of, texts
from lib.reading.names import squashed, underscored
from lib.study.contract import LARGEST_CONTENT, LONGEST_REMARK, MOST_COLUMNS
from lib.study.problems import LONGEST_SHOWN, MOST_ALIKE, Problems

MOST_CELLS = 2_500_000
MOST_LINES = 2**20  # As many as a spreadsheet.
LONGEST_LINE = 2**20
MOST_SNIFFED = 1000
# So much is held of a cell that is too long for any column.
LONGEST_CELL = LONGEST_REMARK + 10

NOT_UTF8 = sentence("Save the file as UTF-8 text (in Excel: “CSV UTF-8”).")
NOT_CSV = sentence("This line cannot be read as CSV: check its quotation marks.")
NO_HEADER = sentence("The first line must hold the column names.")
WRONG_WIDTH = sentence(
    "Every line needs as many fields as the header, {n}. A field that holds the separator itself, "
    "such as 12,5 between commas, needs quotation marks."
)
TWICE_COLUMN = sentence("A column name may stand only once.")
NAMELESS_COLUMN = sentence("A column with entries needs a name in the header.")
TOO_MANY_ROWS = sentence("At most {limit} rows can be read.")
TOO_MANY_COLUMNS = sentence("At most {limit} columns can be read.")
TOO_LONG_LINE = sentence("A line of this file is far too long for a table.")
TOO_LARGE = sentence("The files unpacked may hold at most {limit} MB.")

SEPARATORS = (",", ";", "\t")

# The first line by which files tell Excel their separator.
_SEPARATOR_LINE = re.compile(
    r"""\ufeff*"?sep=([^\w\s"]|\t)"?[,;\t ]*(?:\r\n|\r|\n|$)""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A CSV file as text.

    Attributes:
        cells: One row per non-empty line, indexed by the row's number in a spreadsheet, with
            lower-case column names. Cells are stripped; blank ones are "".
        whole: Whether every line could be split into the columns.
        headings: The name of each column as the file writes it.
        encoding: "UTF-8", "UTF-16" or "Windows-1252".
        separator: What stands between the fields: ",", ";", a tab, or the sign that the first line
            of the file names.
    """

    cells: pd.DataFrame
    whole: bool
    headings: tuple[str, ...]
    encoding: str
    separator: str


def _fault_of_lines(content: Content, codec: str) -> str | None:
    """Whether the text has a line without an end, or far too many of them.

    Only the fields of an endless line, before any check, would fill the memory.
    """
    length, lines, has_quotes = 0, 0, False
    for text in texts(content, codec):
        last = max(text.rfind("\n"), text.rfind("\r"))
        length = length + len(text) if last < 0 else len(text) - last
        if length > LONGEST_LINE:
            return TOO_LONG_LINE
        lines += max(text.count("\n"), text.count("\r"))
        has_quotes = has_quotes or '"' in text
    # Without quotation marks each line is a row, and need not be split to be counted.
    return TOO_MANY_ROWS if lines > MOST_LINES and not has_quotes else None


def _records(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=separator, strict=True)


def _width(lines: Iterable[str], separator: str) -> int:
    """Into how many fields a separator parts the first line that is not empty; 0 if into none."""
    with contextlib.suppress(csv.Error):
        records = itertools.islice(_records(lines, separator), MOST_SNIFFED)
        filled = ([field for field in record if field.strip(" ,;\t")] for record in records)
        return len(next(filter(None, filled), []))
    return 0


@dataclass(frozen=True, slots=True)
class _Text:
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


def _parted(content: Content, codec: str) -> tuple[_Text, str]:
    """The lines of a table, and what stands between their fields.

    A first line that only names the separator ("sep=;") is left out, as Excel does not show it.
    """
    text = _Text(content, codec)
    line = _SEPARATOR_LINE.match(next(texts(content, codec), ""))
    if line is not None:
        text = replace(text, start=line.end())
        if _width(text.lines(), line[1]) > 1:
            return text, line[1]
        # Whatever saved the file with another separator took the line for a row.
        text = replace(text, before="\n")
    return text, max(SEPARATORS, key=lambda separator: _width(text.lines(), separator))


def table_of_text(
    table: str, content: Content, problems: Problems, *, most_rows: int, known: Sequence[str] = ()
) -> TextTable | None:
    """A CSV file as a table of stripped text.

    Args:
        table: Name of the table.
        content: The file.
        problems: Collects what is wrong.
        most_rows: More rows than this are not read.
        known: Names of columns; a heading with other case, spaces or hyphens gets this
            name.

    Returns:
        The table; None if its header or its quotation marks leave open what its cells are.
    """
    file = f"{table}.csv"
    found = _readable(file, content, problems, most_rows=most_rows)
    if found is None:
        return None
    codec, encoding = found
    text, separator = _parted(content, codec)
    names = {squashed(name): name for name in known}
    lines = _split(file, text, separator, names, problems, most_rows=most_rows)
    if lines is None:
        return None
    problems.add_first(file, WRONG_WIDTH, lines.wrong, lines.n_wrong, n=len(lines.header))
    cells = _named_cells(file, lines, problems)
    if cells is None:
        return None
    return TextTable(
        cells,
        whole=not lines.n_wrong,
        headings=tuple(heading for heading in lines.headings if heading),
        encoding=encoding,
        separator=separator,
    )


def _readable(
    file: str, content: Content, problems: Problems, *, most_rows: int
) -> tuple[str, str] | None:
    """The encoding of a file, or None if, after a note, it is not to be split."""
    if content.size > LARGEST_CONTENT:
        problems.add(file, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
        return None
    found = encoding_of(content)
    if found is None:
        problems.add(file, NOT_UTF8)
        return None
    fault = _fault_of_lines(content, found[0])
    if fault == TOO_MANY_ROWS:
        problems.add(file, fault, limit=most_rows)
    elif fault is not None:
        problems.add(file, fault)
    return found if fault is None else None


@dataclass(slots=True)
class _Lines:
    """The lines of a file, split into fields.

    Attributes:
        headings: The first line that is not empty, as it is written.
        header: The columns that these mean.
        rows: Fields of each later line that has as many, by the row's number in a spreadsheet.
        wrong: Row and text of the first lines that have more or fewer, and
        n_wrong: how many these are.
    """

    headings: list[str]
    header: list[str]
    rows: dict[int, list[str]]
    wrong: list[tuple[int | None, object]] = field(default_factory=list)
    n_wrong: int = 0


def _split(
    file: str,
    text: _Text,
    separator: str,
    names: Mapping[str, str],
    problems: Problems,
    *,
    most_rows: int,
) -> _Lines | None:
    """The lines of a text, or None if, after a note, they cannot all be split, or are too many."""
    lines: _Lines | None = None
    # A spreadsheet numbers records: an empty line counts, a line break in quotation marks does not.
    row = 0
    try:
        for row, record in enumerate(_records(text.lines(), separator), 1):
            if len(record) > MOST_COLUMNS:
                problems.add(file, TOO_MANY_COLUMNS, row=row, limit=MOST_COLUMNS)
                return None
            if row > MOST_LINES:
                problems.add(file, TOO_MANY_ROWS, limit=most_rows)
                return None
            if max(map(len, record), default=0) > LONGEST_CELL:
                # It is refused by what reads its column, and is not held meanwhile.
                record = [tidied(cell)[:LONGEST_CELL] for cell in record]
            fields = [tidied(cell) for cell in record]
            if not any(fields):
                continue
            if lines is None:
                lines = _Lines(fields, [_column(cell, names) for cell in fields], {})
                most_rows = min(most_rows, MOST_CELLS // len(fields))
            elif len(lines.rows) + lines.n_wrong == most_rows:
                problems.add(file, TOO_MANY_ROWS, limit=most_rows)
                return None
            elif len(fields) != len(lines.header):
                lines.n_wrong += 1
                if lines.n_wrong <= MOST_ALIKE:
                    lines.wrong.append((row, separator.join(fields)[: LONGEST_SHOWN + 1]))
            else:
                lines.rows[row] = fields
    except csv.Error:
        problems.add(file, NOT_CSV, row=row + 1)
        return None
    if lines is None:
        problems.add(file, NO_HEADER)
    return lines


def _column(heading: str, names: Mapping[str, str]) -> str:
    """The column that a heading means."""
    return names.get(squashed(heading)) or underscored(heading)


def _named_cells(file: str, lines: _Lines, problems: Problems) -> pd.DataFrame | None:
    """The cells under their columns, or None if, after a note, two columns have one name."""
    header, rows = lines.header, lines.rows
    cells = pd.DataFrame(
        list(rows.values()), columns=header, index=pd.Index(list(rows), name="row"), dtype=str
    )
    # A spreadsheet may save empty columns beside the table.
    nameless = cells.columns == ""
    if (cells.loc[:, nameless] != "").any(axis=None):
        problems.add(file, NAMELESS_COLUMN)
    twice = sorted({name for name in header if name and header.count(name) > 1})
    for name in twice:
        problems.add(file, TWICE_COLUMN, column=name)
    return None if twice else cells.loc[:, ~nameless]
