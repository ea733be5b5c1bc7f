"""The rows of tables as people keep them: whose they are, which count, and on which study day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.reading.layout.dates import days_of, order_of
from lib.reading.layout.grid import Columns, Grid, filled_down
from lib.reading.layout.visits import visit_days
from lib.reading.numerals import mapped
from lib.reading.sources import Source
from lib.reading.spellings import plain
from lib.reading.text.delimited import TextTable
from lib.reading.text.lines import TOO_MANY_ROWS
from lib.study.contract import MOST_ARMS, MOST_ROWS
from lib.study.layout import (
    ARM,
    DATES,
    DAY,
    FIRST_DOSE,
    FORM,
    MEASURED,
    ONLY_IF,
    PARTICIPANT,
    VALUE,
    VISIT,
    VISIT_DATE,
    VisitName,
)
from lib.study.problems import Problems

_WHOLE = re.compile("[0-9]{1,4}")


class Rows:
    """Tables of which each row is somebody's, with the study days of their rows.

    Args:
        tables: The tables with what their columns are taken for.
        visits: Study days by name of the visit, as somebody said; None for no visit of the study.
        order: The order of dates as somebody said, or None.

    Attributes:
        tables: Those that say whose each row is.
        visits: The names of visits and their days.
        order: The order of dates: see `order_of`.
        seen: What was done that a reader should know: kinds and facts.
    """

    def __init__(
        self, tables: Sequence[Columns], visits: Mapping[str, int | None], order: str | None
    ) -> None:
        self.tables = [table for table in tables if table.of(PARTICIPANT)]
        self.seen: list[tuple[str, dict[str, object]]] = [
            (kind, {"file": table.grid.source.place, "rows": rows})
            for table in self.tables
            for kind, rows in table.grid.seen.items()
        ]
        for table in self.tables:
            whose = table.grid.cells[table.of(PARTICIPANT)[0]]
            if (whose == "").any():
                rows = whose.index[whose == ""].tolist()
                self.seen.append(("filled_down", {"file": table.grid.source.place, "rows": rows}))
        for table in self.tables:
            self._fill_arms(table)
        self.visits: list[VisitName] = visit_days(self._visit_names(), visits)
        self._day_of = {visit.name: visit.day for visit in self.visits}
        dates = [table.grid.cells[name] for table in self.tables for name in table.of(*DATES)]
        self.order = order or order_of(dates)
        self._first = self._first_doses()

    def _fill_arms(self, table: Columns) -> None:
        """Write an arm that stands once, over all its participants, beside each of them."""
        for heading in table.of(ARM):
            cells = table.grid.cells[heading]
            filled = cells[cells != ""]
            if not 2 <= len(filled) <= MOST_ARMS or filled.duplicated().any():
                continue
            rows = cells.index[cells == ""].tolist()
            if rows and cells.iloc[0] and self.who(table).nunique() > len(filled):
                table.grid.cells[heading] = filled_down(cells)
                self.seen.append(("filled_down", {"file": table.grid.source.place, "rows": rows}))

    def _visit_names(self) -> list[str]:
        names: dict[str, None] = {}
        for table in self.tables:
            for heading in table.of(MEASURED):
                names[table.taken[heading][0].visit] = None
            if self._has_days(table) or not table.of(MEASURED, VALUE):
                continue
            for heading in table.of(VISIT)[:1]:
                names |= dict.fromkeys(_named(table, heading)[self.counts(table)])
        return [name for name in names if name]

    def _has_days(self, table: Columns) -> bool:
        """Whether the rows of a table say their day, so that a name of the visit adds nothing."""
        return bool(table.of(DAY) or (table.of(VISIT_DATE) and not table.of(VISIT)))

    def who(self, table: Columns) -> pd.Series:
        """Whose each row is; of merged cells, which but the first leaves empty, the one above."""
        return filled_down(table.grid.cells[table.of(PARTICIPANT)[0]])

    def counts(self, table: Columns, *, form: str | None = "") -> pd.Series:
        """Which rows count: those that every flag keeps, and of a repeated form."""
        kept = pd.Series(True, table.grid.cells.index)
        for heading in table.of(ONLY_IF):
            cell = plain(table.taken[heading][0].cell)
            kept &= table.grid.cells[heading].map(plain) == cell
        for heading in table.of(FORM):
            kept &= (table.grid.cells[heading] == "") == (form == "")
        return kept

    def _first_doses(self) -> pd.Series:
        """The date of the first dose of each participant, as a number; or of the first visit."""
        columns = [(table, name) for table in self.tables for name in table.of(FIRST_DOSE)]
        if not columns:
            tables = [table for table in self.tables if not table.is_of_events]
            columns = [(table, name) for table in tables for name in table.of(VISIT_DATE)[:1]]
            if columns:
                self.seen.append(("counted_from_first_visit", {}))
        if not columns:
            return pd.Series(dtype=float)
        dates = [
            pd.Series(days_of(table.grid.cells[name], self.order).to_numpy(), self.who(table))
            for table, name in columns
        ]
        every = pd.concat(dates).dropna()
        first: pd.Series = every.groupby(level=0).min()
        return first

    def days(self, who: pd.Series, dates: pd.Series) -> pd.Series:
        """Dates as study days in text; what is no date stays as it is."""
        first = who.map(self._first).to_numpy(dtype=float)
        day = days_of(dates, self.order).to_numpy(dtype=float) - first + 1
        known = ~np.isnan(day)
        texts = dates.to_numpy(dtype=object).copy()
        # There is no day 0 before the first dose's day 1 in some files; here the day before is 0.
        texts[known] = [f"{value:.0f}" for value in day[known]]
        return pd.Series(texts, dates.index, dtype=str)

    def first_dose_known(self, who: pd.Series) -> pd.Series:
        """Whether the date is known from which the days of each of these are counted."""
        return who.isin(self._first.index)

    def are_dates(self, cells: pd.Series) -> pd.Series:
        """Whether each cell is a date."""
        return days_of(cells, self.order).notna()

    def row_days(self, table: Columns) -> pd.Series:
        """The study day of each row as text; "" where its visit is left out."""
        cells = table.grid.cells
        if table.of(DAY):
            return filled_down(cells[table.of(DAY)[0]])
        if table.of(VISIT):
            names = _named(table, table.of(VISIT)[0])
            return names.map(lambda name: day_text(self._day_of.get(name)) if name else "")
        if table.of(VISIT_DATE):
            return self.days(self.who(table), cells[table.of(VISIT_DATE)[0]])
        return pd.Series("", cells.index)

    def day_of(self, visit: str) -> str:
        """The study day of a visit as text; "" if nobody knows it or it is left out."""
        return day_text(self._day_of.get(visit))


def _named(table: Columns, heading: str) -> pd.Series:
    """The names of visits in a column; numbers with its heading before them: "week 4"."""
    cells = table.grid.cells[heading]
    return mapped(cells, lambda cell: f"{heading} {cell}" if _WHOLE.fullmatch(cell) else cell, str)


def day_text(day: int | None) -> str:
    """A study day as text; "" for none."""
    return "" if day is None else str(day)


def made_of(
    table: str,
    grids: Sequence[Grid],
    cells: pd.DataFrame,
    headings: Sequence[str],
    problems: Problems,
    called: Mapping[str, Iterable[str]],
) -> Source | None:
    """A table of the contract as it was made of others, or None if, after a note, it is too long.

    Args:
        table: Its name.
        grids: What it was made of.
        cells: Its cells, by line of the file that each row comes from.
        headings: What stood over its columns.
        problems: Collects the note.
        called: By column the headings of the files that it was made of.
    """
    first = grids[0]
    if len(cells) > MOST_ROWS[table][1]:
        problems.add(first.source.place, TOO_MANY_ROWS, limit=MOST_ROWS[table][1])
        return None
    text = TextTable(cells, True, tuple(headings), first.encoding, first.separator)
    places = tuple(dict.fromkeys(grid.source.place for grid in grids))
    names = {column: " / ".join(dict.fromkeys(of)) for column, of in called.items()}
    return replace(first.source, text=text, made_of=places, called=names)
