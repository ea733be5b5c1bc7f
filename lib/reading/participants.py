"""The roster of a study: who was randomised to which arm and how, and what they were like."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from lib.language import sentence
from lib.reading.blocks.allocation import allocation_of_some, check_allocation
from lib.reading.blocks.arms import ArmsRead, leave_further_out, settled_arms
from lib.reading.cells import Check
from lib.reading.doubts.characteristics import settled_levels, settled_numbers
from lib.reading.doubts.disposition import settled_days, settled_withdrawals
from lib.reading.doubts.doubt import Doubts
from lib.reading.doubts.impossible import limits_of_characteristic, limits_of_doses
from lib.reading.doubts.spoilt import settle_table
from lib.reading.doubts.values import Column, is_missing_word, not_missing, settled_texts
from lib.reading.entries import FILE
from lib.reading.names import take_italian
from lib.reading.numerals import mapped
from lib.reading.sources import Source
from lib.study.columns import (
    PARTICIPANT_COLUMNS,
    TEXT,
    columns_of,
)
from lib.study.contract import (
    LONGEST_NAME,
    LONGEST_REMARK,
    MOST_LEVELS,
)
from lib.study.entries import AS_CATEGORIES
from lib.study.problems import Problems
from lib.study.protocol import Allocation, Design, Protocol, Schedule

# Above this share of numbers, free text is a column of numbers with a slip of the pen.
MOSTLY = 0.5
DOSES = "injections_received"

TWICE_PARTICIPANT = sentence("Each participant may stand in this table only once.")
NEED_CHARACTERISTIC = sentence(
    "Most cells of this column are numbers: write a number without spaces or signs for thousands, "
    "or leave the cell empty."
)
FEW_SCREENED = sentence("participants.csv lists more people than that: {n}.")


@dataclass(frozen=True, slots=True)
class Roster:
    """The participants table as read.

    Attributes:
        table: participant_id and arm (its code), then what was supplied of the disposition, then
            baseline characteristics (float, or text with "" for missing); None if unusable.
        arms: The arms that are compared, whose participants these are, and the others.
        rows: The line of the file of each participant.
        ids: All identifiers, or None if a line of the file could not be read.
        check: How the file was read.
        allocation: How the arms were allotted, or None if not declared.
    """

    table: pd.DataFrame | None
    arms: ArmsRead
    rows: pd.Index
    ids: set[str] | None
    check: Check
    allocation: Allocation | None = None

    def with_settled_withdrawals(
        self, days: Schedule, last_measured: pd.Series, doubts: Doubts
    ) -> Roster:
        """The roster after `settled_withdrawals`."""
        if self.table is None:
            return self
        table = settled_withdrawals(self.table, days, self.rows, last_measured, doubts)
        return replace(self, table=table)


def read_participants(
    source: Source | None, protocol: Protocol, problems: Problems, doubts: Doubts
) -> Roster:
    """Read and check the table of participants.

    Args:
        source: Its content, or None if it was not supplied.
        protocol: The declared part of the study.
        problems: Collects what is wrong.
        doubts: Collects what can be read in several ways.

    Returns:
        The roster; after a problem, whatever could be read of it.
    """
    named = columns_of("participants")
    columns = [column.name for column in named]
    check = Check("participants", source, problems, None, known=columns)
    settle_table(check, source, doubts)
    check.bound_headings()
    check.require(*PARTICIPANT_COLUMNS)
    table = check.table
    if table is None:
        return Roster(None, ArmsRead(()), pd.Index([]), None, check)
    check.no_blanks(*PARTICIPANT_COLUMNS)
    ids = table["participant_id"]
    check.each(ids.duplicated() & (ids != ""), "participant_id", TWICE_PARTICIPANT)
    arms, allocation = settled_arms(check, protocol, doubts), protocol.allocation
    _check_screened(protocol.design, len(table), problems)
    if arms.further:
        allocation = allocation_of_some(check, allocation, arms.codes)
        leave_further_out(check, arms, doubts)
    # Each arm in one spelling, and without those that are not compared.
    table = table if check.table is None else check.table
    texts = {column.name for column in named if column.kind == TEXT}
    check.find_decimal_mark(name for name in table.columns if name not in texts)
    read = {column.name: check.read(column) for column in named if column.name in table}
    take_italian(check, "participants", read)
    if "withdrawn_day" in read:
        days = settled_days(read["withdrawn_day"], "participants", "withdrawn_day", doubts)
        read["withdrawn_day"] = days
    if DOSES in read:
        limits = limits_of_doses(len(protocol.dosing_days))
        doses = Column("participants", DOSES, is_dose=True, limits=limits)
        read[DOSES] = not_missing(read[DOSES], table[DOSES], doses, doubts)
    for name in table.columns.difference(columns, sort=False):
        read[name] = _characteristic(check, str(name), doubts)
    if allocation is not None:
        check_allocation(check, read, allocation, problems)
    return Roster(
        pd.DataFrame(read).reset_index(drop=True),
        arms,
        table.index,
        set(table["participant_id"]) if check.whole else None,
        check,
        allocation,
    )


def _check_screened(design: Design, n: int, problems: Problems) -> None:
    """Fewer people cannot have been screened than took part."""
    # What describes another trial need not fit these participants.
    if design.screened is not None and design.describes is None and 0 < design.screened < n:
        problems.add(FILE, FEW_SCREENED, column="design.screened", found=design.screened, n=n)


def _characteristic(check: Check, name: str, doubts: Doubts) -> pd.Series:
    """Numbers if every filled cell is a number, else text.

    Where most cells are numbers, the others are in doubt, or problems if they are too many.
    """
    assert check.table is not None
    limits = limits_of_characteristic(name)
    column = Column("participants", name, may_be_category=True, limits=limits)
    cells = check.table[name]
    numbers = check.numbers(name)
    filled = cells != ""
    texts = cells[filled & numbers.isna()]
    # Of a column of which most is missing, what is not says what it holds.
    known = numbers[filled & ~mapped(cells, is_missing_word, bool)]
    is_number = bool(len(known)) and bool(known.notna().mean() > MOSTLY)
    as_categories = doubts.of_column("participants", name, (AS_CATEGORIES,)) is not None
    if is_number and not as_categories and texts.nunique() <= MOST_LEVELS:
        cells = settled_texts(cells, column, doubts)
        check.table = check.table.assign(**{name: cells})
        numbers = check.numbers(name)
        filled = cells != ""
    if filled.any() and numbers[filled].notna().all():
        settled = settled_numbers(numbers, cells, column, doubts)
        if settled is not None:
            return settled
    return _levels(check, column, numbers, doubts)


def _levels(check: Check, of: Column, numbers: pd.Series, doubts: Doubts) -> pd.Series:
    """A characteristic in words, after a note for each cell that does not fit."""
    assert check.table is not None
    column, cells = of.name, check.table[of.name]
    filled = cells != ""
    if not check.mark:
        check.unclear_numbers(column)
    is_free_text = cells[filled].nunique() > MOST_LEVELS
    if is_free_text and numbers[filled].notna().mean() > MOSTLY:
        check.unfit(filled & numbers.isna(), column, NEED_CHARACTERISTIC)
    check.bound(column, LONGEST_REMARK if is_free_text else LONGEST_NAME)
    return cells if is_free_text else settled_levels(cells, of, doubts)
