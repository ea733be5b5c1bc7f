"""What files leave in doubt, and what has been decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from lib.study.entries import AS_CATEGORIES, AS_WRITTEN, MISSING_VALUE
from lib.study.protocol import Decision

MOST_ROWS = 200
# Kinds of doubts that are about no one column, and those about the measurements that are of no one
# outcome.
OF_TABLE = (
    *("hidden_rows", "hidden_columns", "garbled", "lost_letters"),
    *("repeated", "after_withdrawal"),
)
OF_NO_OUTCOME = (
    *(*OF_TABLE, "derived", "counted", "cut_cell", "no_rows", "fewer"),
    *("screened", "not_planned"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """One way of reading cells.

    Attributes:
        meaning: One of `MEANINGS`.
        of: What it needs beside itself.
        cells: The texts that it is said of, if not of all those of the doubt.
    """

    meaning: str
    of: str = ""
    cells: tuple[str, ...] = ()


MISSING_OR_NOT = Option(MISSING_VALUE), Option(AS_WRITTEN)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Cells that can be read in several ways.

    Attributes:
        kind: What was seen, one of `SEEN` in lib/wording/reading/doubts.py.
        table: "participants", "measurements" or "adverse_events".
        column: The column; of measurements the outcome's code, or "day".
        cells: The texts of the cells, each once; none if the whole column is meant.
        rows: Lines of the file as a spreadsheet numbers them, the first `MOST_ROWS` of them.
        n: How many cells there are.
        options: The ways in which they can be read.
        proposed: How they will be read unless something else is chosen; None if nobody can know.
        facts: The numbers and texts of what was seen.
    """

    kind: str
    table: str
    column: str
    cells: tuple[str, ...]
    rows: tuple[int, ...]
    n: int
    options: tuple[Option, ...]
    proposed: Option | None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str, tuple[str, ...]]:
        """What distinguishes it from every other doubt of the files."""
        return self.kind, self.table, self.column, self.cells

    @property
    def is_of_outcome(self) -> bool:
        """Whether its column is an outcome of the measurements."""
        return self.table == "measurements" and self.kind not in OF_NO_OUTCOME

    @property
    def is_of_table(self) -> bool:
        """Whether rows, columns or texts of the table are meant and no one column."""
        return self.kind in OF_TABLE

    def decided(self, option: Option) -> Decision:
        """The decision that it is read in this way."""
        # A column cannot hold a category among numbers: all of it is one or the other.
        is_of_all = option.meaning == AS_CATEGORIES and self.kind != "percent"
        cells = () if is_of_all else option.cells or self.cells
        return Decision(self.table, self.column, cells, option.meaning, option.of)


class Doubts:
    """Collects what is in doubt while files are read, but for what has been decided.

    Args:
        decisions: What somebody who knows the study says; of two about a cell the last counts.

    Attributes:
        left_out: Participants who are decided to be not of the study, in whatever table.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.left_out: set[str] = set()
        self._found: list[Doubt] = []
        self._columns: dict[tuple[str, str], dict[str, Decision]] = {}
        for decision in decisions:
            column = self._columns.setdefault((decision.table, decision.column), {})
            column.update(dict.fromkeys(decision.cells or [""], decision))

    def decisions(self, table: str, column: str) -> Mapping[str, Decision]:
        """What was decided about cells of a column, by their text."""
        return self._columns.get((table, column), {})

    def of_column(self, table: str, column: str, meanings: Sequence[str]) -> Decision | None:
        """What was decided about a whole column, if it is one of these meanings."""
        found = self.decisions(table, column).get("")
        return found if found is not None and found.meaning in meanings else None

    def add(self, doubt: Doubt) -> None:
        """Note a doubt."""
        self._found.append(doubt)

    def are_read_as(self, meaning: str, doubt: Doubt) -> bool:
        """Whether cells of one text mean this; without a decision they do, and are in doubt."""
        decision = self.decisions(doubt.table, doubt.column).get(doubt.cells[0])
        if decision is None:
            self.add(doubt)
            return True
        return decision.meaning == meaning

    def holds(self, table: str, column: str, kinds: Sequence[str]) -> bool:
        """Whether something of one of these kinds is in doubt in a column."""
        return any(
            (doubt.table, doubt.column) == (table, column) and doubt.kind in kinds
            for doubt in self._found
        )

    @property
    def found(self) -> tuple[Doubt, ...]:
        """Everything that is in doubt, in the order in which it was met."""
        return tuple(self._found)


def about(
    kind: str,
    table: str,
    column: str,
    cells: pd.Series,
    options: Sequence[Option],
    proposed: Option | None,
    **facts: object,
) -> Doubt:
    """A doubt about cells of a column, which are given by line of the file."""
    texts = tuple(dict.fromkeys(map(str, cells)))
    rows = rows_of(cells.index)
    return Doubt(kind, table, column, texts, rows, len(cells), tuple(options), proposed, facts)


def about_column(
    kind: str,
    table: str,
    column: str,
    n: int,
    options: Sequence[Option],
    proposed: Option | None,
    **facts: object,
) -> Doubt:
    """A doubt about a whole column of so many cells."""
    return Doubt(kind, table, column, (), (), n, tuple(options), proposed, facts)


def rows_of(index: Iterable[int]) -> tuple[int, ...]:
    """The first lines of the file among those of cells."""
    return tuple(sorted({int(row) for row in index}))[:MOST_ROWS]
