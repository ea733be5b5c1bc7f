"""Cells of a table as numbers, days and yes or no, with a note for each that does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from lib.language import sentence
from lib.plain_text import length
from lib.reading.formats.progress import checking
from lib.reading.numerals import (
    DATE,
    NUMBER,
    as_integers,
    as_numbers,
    decimal_mark,
    is_other_mark,
    mapped,
    matches,
    with_other_marks,
)
from lib.reading.sources import Source
from lib.reading.spellings import NOT_BLANK, answers, grade_digits, says_blank, says_severity
from lib.reading.text.delimited import TextTable, table_of_text
from lib.study.columns import DAY, GRADE, WHOLE, YES_NO, Column
from lib.study.contract import GRADES, LONGEST_NAME, MOST_ROWS, TOO_LONG
from lib.study.problems import Problems

MISSING_TABLE = sentence("This table is required.")
MISSING_COLUMN = sentence("This column is required; the columns found are: {columns}.")
BLANK = sentence("This cell must not be empty.")
NEED_WHOLE_NUMBER = sentence("Write a whole number, or leave the cell empty.")
NEED_DAY = sentence("Write the study day as a whole number; the day of the first dose is day 1.")
DATE_FOR_DAY = sentence(
    "This is a date. Write the study day instead: the day of the first dose is 1, the day after it "
    "2, the day before it 0."
)
NEED_VALUE = sentence(
    "Write a number without spaces or signs for thousands, leave the cell empty if it is missing, "
    "or write <3.1 if it is below a quantification limit of 3.1."
)
NEED_YES_NO = sentence("Write yes or no, or leave the cell empty if that is not known.")
NEED_GRADE = sentence("The grade must be 1, 2, 3, 4 or 5.")
GRADE_IN_WORDS = sentence(
    "Write the grade as a number; under CTCAE mild is 1, moderate 2, severe 3, life-threatening 4 "
    "and fatal 5."
)


class Check:
    """Checks one table.

    Args:
        name: The table's name.
        source: Where its content comes from, or None if it was not supplied.
        problems: Collects what is wrong.
        roster: The participants, if they are known: few of them have few rows.
        known: Names of its columns; a heading with other case, spaces or hyphens gets
            this name.

    Attributes:
        table: The cells as text, or None if they cannot be used at all.
        whole: Whether every line of the file was read.
        text: The table as it was read, with its encoding and separator.
        place: Where a reader finds what is noted: the table, or the files it was made of.
        not_used: Headings of the columns that are left away.
        italian: Of each column whose texts have Italian ones, these by the text as `folded`.
    """

    def __init__(
        self,
        name: str,
        source: Source | None,
        problems: Problems,
        roster: set[str] | None,
        *,
        known: Sequence[str],
    ) -> None:
        self.file = self.place = f"{name}.csv"
        self.problems = problems
        self._called = {} if source is None else source.called
        self.table: pd.DataFrame | None = None
        self.whole = False
        self.text: TextTable | None = None
        self.italian: dict[str, dict[str, str]] = {}
        self.not_used: tuple[str, ...] = ()
        self._mark = "."
        self._heading: pd.Series | None = None
        if source is None:
            self.note(MISSING_TABLE)
            return
        if source.text is not None:
            # Made of a table of another form, whose rows and headings a reader knows.
            self.place = " + ".join(source.made_of) or source.place
            self.whole = True
            self.go_on(source.text)
            return
        each, most = MOST_ROWS[name]
        most = most if roster is None else min(most, each * max(1, len(roster)))
        self.text = table_of_text(name, source.content, problems, most_rows=most, known=known)
        checking(self.file, 0.0)
        if self.text is not None:
            self.table, self.whole = self.text.cells, self.text.whole

    def require(self, *columns: str) -> None:
        """Give the table up if it lacks one of these columns."""
        if self.table is None:
            return
        missing = [column for column in columns if column not in self.table]
        for column in missing:
            listed = ", ".join(self.table.columns[:30])
            self.note(MISSING_COLUMN, column=column, columns=listed)
        if missing:
            self.table = None

    def go_on(self, text: TextTable, *, as_read: bool = True) -> None:
        """Go on with a table from which rows were left out, as if it were so `as_read`, or not."""
        self.text, self.table = text if as_read else self.text, text.cells
        self._heading = pd.Series(text.under, dtype=str) if text.under else None

    def replace(self, table: pd.DataFrame, heading: pd.Series) -> None:
        """Go on with a table made from the file's, whose values stand under these headings."""
        self.table, self._heading = table, heading

    def find_decimal_mark(self, columns: Iterable[str]) -> None:
        """Learn from these columns how the table writes its numbers."""
        assert self.table is not None
        assert self.text is not None
        self._mark = decimal_mark((self.table[name] for name in columns), self.text.separator)

    @property
    def mark(self) -> str:
        """The decimal mark of the table, "," or ".", or "" if that is not clear."""
        return self._mark if self._mark in (",", ".") else ""

    def note(
        self,
        allowed: str,
        *,
        row: int | None = None,
        column: str = "",
        found: object = "",
        **values: object,
    ) -> None:
        """Note a problem of the table; see `Problem` for the arguments."""
        heading = self._called.get(column, column)
        self.problems.add(self.place, allowed, row=row, column=heading, found=found, **values)

    def each(self, wrong: pd.Series, column: str, allowed: str, **values: object) -> None:
        """Note the same problem for the cells of a column that are marked as wrong."""
        assert self.table is not None
        if not wrong.any():
            return
        cells = self.table.loc[wrong, column]
        if self._heading is not None and column == "value":
            for heading, under in cells.groupby(
                self._heading[wrong.to_numpy()].to_numpy(), sort=False
            ):
                self._each(under, str(heading), allowed, **values)
            return
        if self._heading is not None:
            # A cell of the file's row stands beside each of its values.
            cells = cells[~cells.index.duplicated()]
        self._each(cells, column, allowed, **values)

    def _each(self, cells: pd.Series, column: str, allowed: str, **values: object) -> None:
        rows = list(zip(cells.index.tolist(), cells.tolist(), strict=True))
        heading = self._called.get(column, column)
        self.problems.add_each(self.place, allowed, rows, column=heading, **values)

    def only(self, columns: Sequence[str]) -> None:
        """Leave away every column of another name, which is then `not_used`."""
        assert self.table is not None
        assert self.text is not None
        others = [name for name in self.table.columns if name not in columns]
        headings = dict(zip(self.text.cells.columns, self.text.headings, strict=True))
        self.not_used = tuple(headings[name] for name in others)
        if others:
            self.table = self.table.drop(columns=others)

    def bound_headings(self) -> None:
        """Note every column whose name is too long."""
        for heading in self.text.headings if self.text is not None else ():
            if length(heading) > LONGEST_NAME:
                self.note(TOO_LONG, column=heading, found=heading, most=LONGEST_NAME)

    def bound(self, column: str, most: int) -> None:
        """Note every cell of a column that is longer than so many characters."""
        assert self.table is not None
        self.each(are_longer(self.table[column], most), column, TOO_LONG, most=most)

    def no_blanks(self, *columns: str) -> None:
        """Note every empty cell of these columns."""
        assert self.table is not None
        for column in columns:
            self.each(self.table[column] == "", column, BLANK)

    def numbers(self, column: str) -> pd.Series:
        """The cells of a column that are numbers as floats, NaN for all others."""
        assert self.table is not None
        return as_numbers(self.table[column], NUMBER, self._mark)

    def integers(self, column: str, *, allowed: str = NEED_WHOLE_NUMBER) -> pd.Series:
        """Whole numbers as floats, NaN for blank cells; "22.0" is 22."""
        assert self.table is not None
        cells = self.table[column]
        numbers = as_integers(cells)
        self.each(numbers.isna() & (cells != ""), column, allowed)
        return numbers

    def days(self, column: str) -> pd.Series:
        """Study days as floats, NaN for blank cells; a date gets an explanation."""
        assert self.table is not None
        cells = self.table[column]
        numbers = as_integers(cells)
        wrong = numbers.isna() & (cells != "")
        if wrong.any():
            is_date = wrong & matches(cells, DATE)
            self.each(is_date, column, DATE_FOR_DAY)
            self.each(wrong & ~is_date, column, NEED_DAY)
        return numbers

    def grades(self, column: str) -> pd.Series:
        """Grades of adverse events as floats, NaN for blank cells; "Grade 2" is 2."""
        assert self.table is not None
        cells = self.table[column]
        grades = as_integers(grade_digits(cells))
        in_words = says_severity(cells)
        self.each(in_words, column, GRADE_IN_WORDS)
        self.each(~grades.isin(GRADES) & (cells != "") & ~in_words, column, NEED_GRADE)
        return grades

    def values(self, column: str) -> tuple[pd.Series, pd.Series]:
        """Numbers (the limit for "<limit"), NaN for blank cells; and which are below a limit."""
        assert self.table is not None
        cells = self.table[column]
        below = mapped(cells, lambda text: text.startswith("<"), bool)
        bare = mapped(cells, lambda text: text.removeprefix("<").strip(), str)
        numbers = as_numbers(bare if below.any() else cells, NUMBER, self._mark)
        good = numbers.notna() & (~below | (numbers > 0))
        self.unfit(~good & (cells != ""), column, NEED_VALUE)
        return numbers.where(good), below & good

    def read(self, column: Column) -> pd.Series:
        """The cells of a column of the contract as its kind wants them; texts as they are."""
        assert self.table is not None
        if column.blank:
            self._empty_words(column)
        if column.kind == DAY:
            return self.days(column.name)
        if column.kind == WHOLE:
            return self.integers(column.name)
        if column.kind == GRADE:
            return self.grades(column.name)
        if column.kind == YES_NO:
            return self.yes_no(column.name)
        if column.most is not None:
            self.bound(column.name, column.most)
        return self.table[column.name]

    def _empty_words(self, column: Column) -> None:
        """Empty the cells that say in words what an empty one means; note those that cannot."""
        assert self.table is not None
        cells = self.table[column.name]
        blank, unknown = says_blank(cells, column.blank)
        if unknown.any():
            self.each(unknown, column.name, NOT_BLANK[column.blank])
        if (blank | unknown).any():
            self.table = self.table.assign(**{column.name: cells.mask(blank | unknown, "")})

    def unfit(self, wrong: pd.Series, column: str, allowed: str) -> None:
        """Note cells that are no numbers, apart those whose marks are not the table's."""
        assert self.table is not None
        if not wrong.any():
            return
        for alike, advice, values in with_other_marks(
            self.table[column].where(wrong, ""), self._mark
        ):
            self.each(alike, column, advice, **values)
            wrong = wrong & ~alike
        self.each(wrong, column, allowed)

    def unclear_numbers(self, column: str) -> None:
        """Note the numbers of a column whose marks may be decimal or part the thousands."""
        assert self.table is not None
        self.unfit(is_other_mark(self.table[column], self._mark), column, NEED_VALUE)

    def yes_no(self, column: str) -> pd.Series:
        """True, False, or None for blank cells."""
        assert self.table is not None
        cells = self.table[column]
        found = answers(cells)
        self.each(found.isna() & (cells != ""), column, NEED_YES_NO)
        return found


def are_longer(cells: pd.Series, most: int) -> pd.Series:
    """Whether each cell has more than so many characters."""
    return mapped(cells, lambda text: len(text) > most and length(text) > most, bool)
