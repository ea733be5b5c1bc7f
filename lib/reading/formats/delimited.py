"""From CSV to a table of text: nothing is interpreted here, only decoded and split."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.language import sentence
from lib.plain_text import tidied
from lib.reading.names import squashed, underscored
from lib.study.contract import LARGEST_CONTENT, MOST_COLUMNS
from lib.study.problems import Problems

MOST_CELLS = 2_500_000
MOST_LINES = 2**20  # As many as a spreadsheet.
LONGEST_LINE = 2**20
MOST_SNIFFED = 1000

NOT_UTF8 = sentence("Save the file as UTF-8 text (in Excel: “CSV UTF-8”).")
NOT_CSV = sentence("This line cannot be read as CSV: check its quotation marks.")
NO_HEADER = sentence("The first line must hold the column names.")
WRONG_WIDTH = sentence(
    "Every line needs as many fields as the header, {n}. A field that holds the separator itself, "
    "such as 12,5 between commas, needs quotation marks."
)
CUT_LINE = sentence(
    "The file ends in the middle of this line, which has fewer fields than the header: it was cut "
    "off. Copy or export it again, and drop the whole one."
)
TWICE_COLUMN = sentence("A column name may stand only once.")
NAMELESS_COLUMN = sentence("A column with entries needs a name in the header.")
TOO_MANY_ROWS = sentence("At most {limit} rows can be read.")
TOO_MANY_COLUMNS = sentence("At most {limit} columns can be read.")
TOO_LONG_LINE = sentence("A line of this file is far too long for a table.")
TOO_LARGE = sentence("The files unpacked may hold at most {limit} MB.")

SEPARATORS = (",", ";", "\t")
UTF_8, UTF_16, WINDOWS_1252 = "UTF-8", "UTF-16", "Windows-1252"

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


def _decoded(content: bytes) -> tuple[str, str] | None:
    """The text of a file and its encoding; None if it is in none of those that are read.

    Excel's "Unicode text" is UTF-16, which is known by its byte order mark alone.
    """
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text, encoding = content.decode("utf-16"), UTF_16
        else:
            text, encoding = content.decode("utf-8-sig"), UTF_8
    except UnicodeDecodeError:
        # A file with some letters in UTF-8 was UTF-8 and is damaged.
        if not content.decode("utf-8", "ignore").isascii():
            return None
        try:
            text, encoding = content.decode("cp1252"), WINDOWS_1252
        except UnicodeDecodeError:
            return None
    is_binary = encoding != UTF_8 and re.search(r"[\x01-\x08\x0b\x0e-\x1f]", text)
    return None if is_binary or "\0" in text else (text, encoding)


def _has_endless_line(text: str) -> bool:
    """Whether a line is so long that only its fields, before any check, would fill the memory."""
    pieces = (text[start : start + LONGEST_LINE] for start in range(0, len(text), LONGEST_LINE))
    return any(
        len(piece) == LONGEST_LINE and "\n" not in piece and "\r" not in piece for piece in pieces
    )


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _width(text: str, separator: str) -> int:
    """Into how many fields a separator parts the first line that is not empty; 0 if into none."""
    with contextlib.suppress(csv.Error):
        lines = itertools.islice(_records(text, separator), MOST_SNIFFED)
        filled = ([field for field in line if field.strip(" ,;\t")] for line in lines)
        return len(next(filter(None, filled), []))
    return 0


def _parted(text: str) -> tuple[str, str]:
    """The lines of a table, and what stands between their fields.

    A first line that only names the separator ("sep=;") is left out, as Excel does not show it.
    """
    line = _SEPARATOR_LINE.match(text)
    if line is not None:
        text = text[line.end() :]
        if _width(text, line[1]) > 1:
            return text, line[1]
        # Whatever saved the file with another separator took the line for a row.
        text = "\n" + text
    return text, max(SEPARATORS, key=lambda separator: _width(text, separator))


def table_of_text(
    table: str, content: bytes, problems: Problems, *, most_rows: int, known: Sequence[str] = ()
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
    text, encoding = found
    text, separator = _parted(text)
    names = {squashed(name): name for name in known}
    lines = _split(file, text, separator, names, problems, most_rows=most_rows)
    if lines is None:
        return None
    _note_wrong(file, text, separator, lines, problems)
    cells = _named_cells(file, lines, problems)
    if cells is None:
        return None
    return TextTable(
        cells,
        whole=not lines.wrong,
        headings=tuple(heading for heading in lines.headings if heading),
        encoding=encoding,
        separator=separator,
    )


def _readable(
    file: str, content: bytes, problems: Problems, *, most_rows: int
) -> tuple[str, str] | None:
    """The text of a file and its encoding, or None if, after a note, it is not to be split."""
    if len(content) > LARGEST_CONTENT:
        problems.add(file, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
        return None
    found = _decoded(content)
    if found is None:
        problems.add(file, NOT_UTF8)
        return None
    text, _ = found
    if _has_endless_line(text):
        problems.add(file, TOO_LONG_LINE)
        return None
    # Without quotation marks each line is a row, and need not be split to be counted.
    if '"' not in text and max(text.count("\n"), text.count("\r")) > MOST_LINES:
        problems.add(file, TOO_MANY_ROWS, limit=most_rows)
        return None
    return found


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a file, split into fields.

    Attributes:
        headings: The first line that is not empty, as it is written.
        header: The columns that these mean.
        rows: Fields of each later line that has as many, by the row's number in a spreadsheet.
        wrong: Row and text of each line that has more or fewer.
    """

    headings: list[str]
    header: list[str]
    rows: dict[int, list[str]]
    wrong: list[tuple[int | None, object]]


def _split(
    file: str,
    text: str,
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
        for row, record in enumerate(_records(text, separator), 1):
            if len(record) > MOST_COLUMNS:
                problems.add(file, TOO_MANY_COLUMNS, row=row, limit=MOST_COLUMNS)
                return None
            if row > MOST_LINES:
                problems.add(file, TOO_MANY_ROWS, limit=most_rows)
                return None
            fields = [tidied(field) for field in record]
            if not any(fields):
                continue
            if lines is None:
                lines = _Lines(fields, [_column(field, names) for field in fields], {}, [])
                most_rows = min(most_rows, MOST_CELLS // len(fields))
            elif len(lines.rows) + len(lines.wrong) == most_rows:
                problems.add(file, TOO_MANY_ROWS, limit=most_rows)
                return None
            elif len(fields) != len(lines.header):
                lines.wrong.append((row, separator.join(fields)))
            else:
                lines.rows[row] = fields
    except csv.Error:
        problems.add(file, NOT_CSV, row=row + 1)
        return None
    if lines is None:
        problems.add(file, NO_HEADER)
    return lines


def _note_wrong(file: str, text: str, separator: str, lines: _Lines, problems: Problems) -> None:
    """Note the lines of another width; of the last one, where it has no end, that it was cut."""
    wrong, n = lines.wrong, len(lines.header)
    if wrong and not text.rstrip(" ").endswith(("\n", "\r")):
        row, found = wrong[-1]
        is_last = isinstance(row, int) and row > max(lines.rows, default=0)
        if is_last and str(found).count(separator) < n - 1:
            problems.add(file, CUT_LINE, row=row, found=found)
            wrong = wrong[:-1]
    problems.add_each(file, WRONG_WIDTH, wrong, n=n)


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
