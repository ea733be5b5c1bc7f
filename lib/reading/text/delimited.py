"""From CSV to a table of text: nothing is interpreted here, only decoded and split."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.language import sentence
from lib.plain_text import tidied
from lib.reading.formats.contents import Content
from lib.reading.formats.progress import ROWS_OF_A_STEP, rows_read
from lib.reading.names import squashed, underscored
from lib.reading.text.encodings import encoding_of
from lib.reading.text.lines import MOST_LINES, TOO_MANY_ROWS, Lines, count_lines, parted, records
from lib.study.contract import LARGEST_CONTENT, LONGEST_REMARK, MOST_COLUMNS
from lib.study.problems import LONGEST_SHOWN, MOST_ALIKE, Problems

MOST_CELLS = 2_500_000
# So much is held of a cell that is too long for any column.
LONGEST_CELL = LONGEST_REMARK + 10

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
TOO_MANY_COLUMNS = sentence("At most {limit} columns can be read.")
TOO_LARGE = sentence("The files unpacked may hold at most {limit} MB.")


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
        under: Of a table made from one of another form the heading over each row's value.
    """

    cells: pd.DataFrame
    whole: bool
    headings: tuple[str, ...]
    encoding: str
    separator: str
    under: tuple[str, ...] = ()

    def of_rows(self, kept: NDArray[np.bool_]) -> TextTable:
        """The table of these rows alone."""
        under = tuple(itertools.compress(self.under, kept))
        return replace(self, cells=self.cells[kept], under=under)


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
    (codec, encoding), n_lines = found
    text, separator = parted(content, codec)
    names = {squashed(name): name for name in known}
    lines = _split(file, text, separator, names, problems, most_rows=most_rows, n_lines=n_lines)
    if lines is None:
        return None
    _note_wrong(file, text, separator, lines, problems)
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
) -> tuple[tuple[str, str], int] | None:
    """The encoding of a file and its lines, or None if, after a note, it is not to be split."""
    if content.size > LARGEST_CONTENT:
        problems.add(file, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
        return None
    found = encoding_of(content)
    if found is None:
        problems.add(file, NOT_UTF8)
        return None
    n_lines, fault = count_lines(content, found[0])
    if fault == TOO_MANY_ROWS:
        problems.add(file, fault, limit=most_rows)
    elif fault is not None:
        problems.add(file, fault)
    return (found, n_lines) if fault is None else None


class _Tidied(dict[str, str]):
    """Each text as `tidied`, found once.

    Most cells of a long table stand in it many times, and are then one text in memory too.
    """

    def __missing__(self, text: str) -> str:
        if len(text) > LONGEST_CELL:
            # It is refused by what reads its column, and is not held meanwhile.
            return self[_cut(text)]
        found = tidied(text)
        self[text] = self.setdefault(found, found)
        return self[text]


@dataclass(slots=True)
class _Split:
    """The lines of a file, split into fields.

    Attributes:
        headings: The first line that is not empty, as it is written.
        header: The columns that these mean.
        rows: The number in a spreadsheet of each later line that has as many fields.
        fields: The fields of these lines, one line after the other.
        wrong: Row and text of the first lines that have more or fewer, and
        n_wrong: how many these are.
    """

    headings: list[str]
    header: list[str]
    rows: list[int] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    wrong: list[tuple[int | None, object]] = field(default_factory=list)
    n_wrong: int = 0


def _split(
    file: str,
    text: Lines,
    separator: str,
    names: Mapping[str, str],
    problems: Problems,
    *,
    most_rows: int,
    n_lines: int,
) -> _Split | None:
    """The lines of a text, or None if, after a note, they cannot all be split, or are too many."""
    lines: _Split | None = None
    # A spreadsheet numbers records: an empty line counts, a line break in quotation marks does not.
    row, tidy = 0, _Tidied()
    # Before this row nothing is asked of one as wide as the header but its cells.
    asked, width = 0, 0
    tidied_cell = tidy.__getitem__
    try:
        for row, record in enumerate(records(text.lines(), separator), 1):
            if row < asked and len(record) == width and lines is not None:
                fields = list(map(tidied_cell, record))
                if any(fields):
                    lines.rows.append(row)
                    lines.fields.extend(fields)
                continue
            if len(record) > MOST_COLUMNS:
                problems.add(file, TOO_MANY_COLUMNS, row=row, limit=MOST_COLUMNS)
                return None
            if row > MOST_LINES:
                problems.add(file, TOO_MANY_ROWS, limit=most_rows)
                return None
            if row % ROWS_OF_A_STEP == 1:
                # But for line breaks in quotation marks, and for the header.
                rows_read(file, row - 1, n_lines - 1)
            fields = list(map(tidied_cell, record))
            if not any(fields):
                continue
            if lines is None:
                lines = _Split(fields, [_column(cell, names) for cell in fields])
                width = len(fields)
                most_rows = min(most_rows, MOST_CELLS // width)
            elif len(lines.rows) + lines.n_wrong == most_rows:
                problems.add(file, TOO_MANY_ROWS, limit=most_rows)
                return None
            elif len(fields) != width:
                lines.n_wrong += 1
                if lines.n_wrong <= MOST_ALIKE:
                    lines.wrong.append((row, separator.join(fields)[: LONGEST_SHOWN + 1]))
            else:
                lines.rows.append(row)
                lines.fields.extend(fields)
            left = most_rows - len(lines.rows) - lines.n_wrong
            next_step = row + 1 + -row % ROWS_OF_A_STEP
            asked = min(row + 1 + left, next_step, MOST_LINES + 1)
    except csv.Error:
        problems.add(file, NOT_CSV, row=row + 1)
        return None
    if lines is None:
        problems.add(file, NO_HEADER)
    return lines


def _note_wrong(file: str, text: Lines, separator: str, lines: _Split, problems: Problems) -> None:
    """Note the lines of another width; of the last one, where it has no end, that it was cut."""
    wrong, n_wrong, n = lines.wrong, lines.n_wrong, len(lines.header)
    if wrong and n_wrong == len(wrong) and not text.content.is_ended():
        row, found = wrong[-1]
        is_last = isinstance(row, int) and row > max(lines.rows, default=0)
        if is_last and str(found).count(separator) < n - 1:
            problems.add(file, CUT_LINE, row=row, found=found)
            wrong, n_wrong = wrong[:-1], n_wrong - 1
    problems.add_first(file, WRONG_WIDTH, wrong, n_wrong, n=n)


def _cut(cell: str) -> str:
    """The beginning of a cell, which tells whether it is too long; the rest is not looked at."""
    beginning = tidied(cell[: 2 * LONGEST_CELL])
    # Unless it is of spaces and invisible characters.
    return (beginning if len(beginning) >= LONGEST_CELL else tidied(cell))[:LONGEST_CELL]


def _column(heading: str, names: Mapping[str, str]) -> str:
    """The column that a heading means."""
    return names.get(squashed(heading)) or underscored(heading)


def _named_cells(file: str, lines: _Split, problems: Problems) -> pd.DataFrame | None:
    """The cells under their columns, or None if, after a note, two columns have one name."""
    header, width = lines.header, len(lines.header)
    columns = {place: lines.fields[place::width] for place in range(width)}
    cells = pd.DataFrame(columns, index=pd.Index(lines.rows, name="row"), dtype=str)
    cells.columns = pd.Index(header)
    # A spreadsheet may save empty columns beside the table.
    nameless = cells.columns == ""
    if (cells.loc[:, nameless] != "").any(axis=None):
        problems.add(file, NAMELESS_COLUMN)
    twice = sorted({name for name in header if name and header.count(name) > 1})
    for name in twice:
        problems.add(file, TWICE_COLUMN, column=name)
    return None if twice else cells.loc[:, ~nameless]
