"""The table of a file that is kept for people: titles over it, units under its header, a foot."""

from __future__ import annotations

import csv
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from lib.plain_text import tidied
from lib.reading.layout.spelling import bare
from lib.reading.layout.words import roles_of
from lib.reading.numerals import DATE, NUMBER
from lib.reading.sources import Source
from lib.reading.text import delimited
from lib.reading.text.encodings import encoding_of
from lib.reading.text.lines import MOST_LINES, count_lines, parted, records
from lib.study.contract import LONGEST_REMARK, MOST_COLUMNS
from lib.study.layout import NOT_USED, Recognised, Taken

# The cells of a row.
Row = tuple[str, ...]
# Examples of a column that a reader sees.
EXAMPLES, LONGEST_EXAMPLE = 3, 40
# A table of other columns than the contract's may have so many times the cells of one of these.
MORE_COLUMNS = 2
# Rows that may stand over the header.
MOST_TITLES = 20
# What the first cell of a row says that sums the others up.
_FOOT = frozenset(
    """
    mean means average median sd std se sem total totals sum n min max minimum maximum range iqr
    media medie mediana ds totale totali somma minimo massimo errore standard deviation
    """.split()  # noqa: SIM905 (a list of them would not be read)
)
_OF_TEST = re.compile(r"(p values?|valori? p|valore di p)( .*)?")
_DIGITS = re.compile("[0-9]+")
_UNIT = re.compile(r"[\s(\[]*([^\s()\[\]]{1,15}(?: [^\s()\[\]]{1,12}){0,2})[\s)\]]*")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)")


@dataclass(slots=True)
class Grid:
    """A table as it stands in a file, apart from what stands around it.

    Attributes:
        source: Where it stands.
        headings: What stands over each column, each once; units are behind it in brackets.
        cells: Text by row, numbered as a spreadsheet does, under the headings; blank ones are "".
        encoding: "UTF-8", "UTF-16" or "Windows-1252".
        separator: What stands between the fields.
        seen: What stood around the table and was left out or read with it: rows by kind.
    """

    source: Source
    headings: list[str]
    cells: pd.DataFrame
    encoding: str
    separator: str
    seen: dict[str, list[int]] = field(default_factory=dict)


def grid_of(source: Source) -> Grid | None:
    """The table of a file or sheet, or None if there is none or its text cannot be split.

    Args:
        source: The file or sheet.

    Returns:
        Its table. The header is the first row with a name over at least half of the columns in use;
        a second row of names is read with it, and so is one of units. Rows that sum the others up,
        and those without a cell, are left out.
    """
    found = encoding_of(source.content)
    if found is None or count_lines(source.content, found[0])[1] is not None:
        return None
    text, separator = parted(source.content, found[0])
    numbers, rows = _rows(text.lines(), separator)
    place = _header(rows)
    if place is None:
        return None
    width = max(map(len, rows))
    ragged = [n for n, row in enumerate(rows) if len(row) != len(rows[place])]
    for n, row in enumerate(rows):
        if len(row) < width:
            rows[n] = (*row, *[""] * (width - len(row)))
    seen = {"titles": numbers[:place].tolist()} if place else {}
    names, start = _with_labels(list(rows[place]), source.labels), place + 1
    for kind, read in (("second_header", _with_second_header), ("units", _with_units)):
        with_more = read(names, rows, start)
        if with_more is not None:
            seen[kind] = [numbers[start]]
            names, start = with_more, start + 1
    used = [c for c in range(width) if names[c] or any(row[c] for row in rows[start:])]
    end = _foot(rows, start)
    if end < len(rows):
        seen["foot"] = numbers[end:].tolist()
    # A sheet has no line that lost a field.
    ragged = [] if source.sheet else [numbers[n] for n in ragged if start <= n < end]
    if ragged:
        seen["ragged"] = ragged
    headings = _distinct([names[column] for column in used])
    cells = pd.DataFrame(
        {
            heading: [row[c] for row in rows[start:end]]
            for heading, c in zip(headings, used, strict=True)
        },
        index=pd.Index(numbers[start:end], name="row"),
        dtype=str,
    )
    return Grid(source, headings, cells, found[1], separator, seen)


def _with_labels(names: list[str], labels: Sequence[str]) -> list[str]:
    """Headings with the labels of a data set where the name alone says nothing."""
    if len(labels) != len(names):
        return names
    return [
        name if roles_of(name) or not label else label
        for name, label in zip(names, map(tidied, labels), strict=True)
    ]


def _rows(lines: Iterable[str], separator: str) -> tuple[array[int], list[Row]]:
    """The numbers of the rows that are not empty, and their cells; none if they cannot be split."""
    numbers: array[int] = array("l")
    rows: list[Row] = []
    known: dict[str, str] = {}
    n_cells, most_cells = 0, MORE_COLUMNS * delimited.MOST_CELLS
    try:
        for number, record in enumerate(records(lines, separator), 1):
            n_cells += len(record)
            if len(record) > MOST_COLUMNS or n_cells > most_cells or number > MOST_LINES:
                return array("l"), []
            for cell in record:
                if cell not in known:
                    known[cell] = tidied(cell[: 2 * LONGEST_REMARK])
            cells = tuple(map(known.__getitem__, record))
            if any(cells):
                numbers.append(number)
                rows.append(cells)
    except csv.Error:
        return array("l"), []
    return numbers, rows


def _is_value(cell: str) -> bool:
    """Whether a cell is a number or a date, which no heading is."""
    bare_cell = cell.lstrip("<> ").replace(",", ".")
    return bool(NUMBER.fullmatch(bare_cell) or DATE.fullmatch(cell))


def _header(rows: Sequence[Row]) -> int | None:
    """Which row is the header: the first with names over half of what the table's rows hold."""
    below = sorted(sum(map(bool, cells)) for cells in rows[: MOST_TITLES + 200])
    for place, cells in enumerate(rows[:MOST_TITLES]):
        filled = [cell for cell in cells if cell]
        names = [cell for cell in filled if not _is_value(cell)]
        if len(filled) >= max(2, below[len(below) // 2] / 2) and len(names) > len(filled) / 2:
            return place - _has_groups_above(rows, place)
    return None


def _has_groups_above(rows: Sequence[Row], place: int) -> bool:
    """Whether the row over names that repeat says of which group of columns each of them is."""
    if not place:
        return False
    above = [cell for cell in rows[place - 1] if cell]
    counted = Counter(cell for cell in rows[place] if cell)
    return len(above) >= 2 and not any(map(_is_value, above)) and max(counted.values()) > 1


def _with_second_header(names: list[str], rows: Sequence[Row], start: int) -> list[str] | None:
    """Headings of two rows as one: groups above, which hold for the columns to their right.

    None if the row under the header is no second one.
    """
    if len(rows) < start + 2:
        return None
    second = rows[start]
    under_gaps = [column for column, name in enumerate(names) if not name and second[column]]
    if not under_gaps or any(map(_is_value, second)) or not any(map(_is_value, rows[start + 1])):
        return None
    joined, group = [], ""
    for upper, lower in zip(names, second, strict=True):
        group = upper or group
        if not lower:
            joined.append(upper)
            group = ""
        else:
            joined.append(f"{group} {lower}".strip() if group and group != lower else lower)
    return joined


def _with_units(names: list[str], rows: Sequence[Row], start: int) -> list[str] | None:
    """Headings with the units of the row under them; None if it is not one of units."""
    if len(rows) < start + 2:
        return None
    units = rows[start]
    filled = [column for column, cell in enumerate(units) if cell]
    are_units = all(_UNIT.fullmatch(units[c]) and not _is_value(units[c]) for c in filled)
    have_numbers = sum(_is_value(rows[start + 1][column]) for column in filled)
    if not filled or units[0] or not are_units or have_numbers < len(filled) / 2:
        return None
    return [
        f"{name} ({unit.strip('()[] ')})" if unit and not _IN_BRACKETS.search(name) else name
        for name, unit in zip(names, units, strict=True)
    ]


def _foot(rows: Sequence[Row], start: int) -> int:
    """Where the rows at the end begin that sum the others up or are a note; none is the first."""
    end = len(rows)
    # "N-12" after "N-11" is a participant.
    usual = _DIGITS.sub("0", next(filter(None, rows[start]), "")) if start < end else ""
    while end > start + 1:
        cells = rows[end - 1]
        filled = [cell for cell in cells if cell]
        if _DIGITS.sub("0", filled[0]) == usual:
            break
        is_sum = bool(set(bare(filled[0]).split()) & _FOOT) and not _is_value(filled[0])
        is_sum |= bool(_OF_TEST.fullmatch(bare(filled[0])))
        is_note = len(filled) == 1 and len(cells) > 2 and not _is_value(filled[0])
        if not (is_sum or is_note):
            break
        end -= 1
    return end


def _distinct(names: list[str]) -> list[str]:
    """The headings, a second one of the same name with its number behind it, none of them empty."""
    counted: Counter[str] = Counter()
    headings = []
    for place, name in enumerate(names, 1):
        name = name or f"[{place}]"
        counted[name] += 1
        headings.append(name if counted[name] == 1 else f"{name} [{counted[name]}]")
    return headings


def filled_down(cells: pd.Series) -> pd.Series:
    """Cells with those of merged ones, which but the first leaves empty."""
    return cells.where(cells != "").ffill().fillna("")


@dataclass(slots=True)
class Columns:
    """A table with what its columns are taken for.

    Attributes:
        grid: The table.
        taken: By heading what it is taken for and why.
    """

    grid: Grid
    taken: dict[str, tuple[Taken, str]] = field(default_factory=dict)

    def of(self, *roles: str) -> list[str]:
        """The headings that are taken for one of these."""
        return [heading for heading, (taken, _) in self.taken.items() if taken.role in roles]

    def one(self, role: str) -> str | None:
        """The first heading that is taken for this."""
        return next(iter(self.of(role)), None)

    @property
    def is_of_events(self) -> bool:
        """Whether its rows, or those of one of its forms, are adverse events."""
        return bool(self.of("term"))

    def set(self, heading: str, role: str, why: str, **more: str) -> None:
        """Take a column for something."""
        self.taken[heading] = (Taken(role, **more), why)

    def recognised(self) -> list[Recognised]:
        """Every column, for the reader."""
        return [
            Recognised(
                self.grid.source.place,
                heading,
                tuple(
                    cell[:LONGEST_EXAMPLE]
                    for cell in dict.fromkeys(self.grid.cells[heading])
                    if cell
                )[:EXAMPLES],
                *self.taken.get(heading, (Taken(NOT_USED), "nothing")),
            )
            for heading in self.grid.headings
        ]
