"""What the columns of files that are kept in another form than the contract's are taken for."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.study.columns import DISPOSITION_COLUMNS, EVENT_COLUMNS, REQUIRED_EVENT_COLUMNS

# What a column may be taken for. Those that the contract has too are called as its columns are.
PARTICIPANT, ARM, BLOCK = "participant_id", "arm", "block"
# The visit by its name, its study day, or its date.
VISIT, DAY, VISIT_DATE = "visit", "day", "date"
# The day of the first dose, from which dates are counted.
FIRST_DOSE, WITHDRAWAL_DATE = "first_dose_date", "withdrawal_date"
OUTCOME, VALUE, UNIT = "outcome", "value", "unit"
# What says of a row that its value was derived, not measured.
DERIVED = "derived"
# The values of one outcome, at one visit or at that of the row.
MEASURED = "measured"
CHARACTERISTIC, NOT_USED = "characteristic", "not_used"
START_DATE, END_DATE = "start_date", "end_date"
DATES = (VISIT_DATE, FIRST_DOSE, WITHDRAWAL_DATE, START_DATE, END_DATE)
# Why a column is taken for what it is, where somebody said it.
AS_SAID = "declared"
# Why a visit is none of the study where nobody said so.
UNPLANNED, SCREENING = "unplanned", "screening"
LEFT_OUT = (AS_SAID, UNPLANNED, SCREENING)
# Why columns of a time to an event, and of who was censored, are not used.
TIME_TO_EVENT = "time_to_event"
# Rows count only where it says so: a flag of an analysis data set, or the form of a repeated one.
ONLY_IF, FORM = "only_if", "form"

# By table, in the order in which a reader chooses.
OF_PARTICIPANTS = (ARM, *DISPOSITION_COLUMNS, WITHDRAWAL_DATE, FIRST_DOSE, BLOCK, CHARACTERISTIC)
OF_MEASUREMENTS = (VISIT, DAY, VISIT_DATE, MEASURED, OUTCOME, VALUE, UNIT, DERIVED)
OF_EVENTS = (
    *(name for name in EVENT_COLUMNS if name not in REQUIRED_EVENT_COLUMNS[:1]),
    *(START_DATE, END_DATE),
)
# Whether dates such as 04/03/2024 have their day or their month first.
DAY_FIRST, MONTH_FIRST = "day first", "month first"
ORDERS = (DAY_FIRST, MONTH_FIRST)
ROLES = (PARTICIPANT, *OF_PARTICIPANTS, *OF_MEASUREMENTS, *OF_EVENTS, ONLY_IF, FORM, NOT_USED)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a column is taken for.

    Attributes:
        role: One of `ROLES`.
        outcome: Of `MEASURED` the outcome as the file calls it.
        unit: Of `MEASURED` its unit, or empty.
        visit: Of `MEASURED` the visit as the file calls it, or empty if the row says which.
        cell: Of `ONLY_IF` the cell of the rows that count.
    """

    role: str
    outcome: str = ""
    unit: str = ""
    visit: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class ColumnSaid:
    """What somebody said of a column.

    Attributes:
        heading: What stands over it.
        taken: What it is to be taken for.
        file: The file, with its sheet where it has sheets; empty for every file.
        order: Of dates one of `ORDERS`, or empty.
    """

    heading: str
    taken: Taken
    file: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A column of a file and what it is taken for.

    Attributes:
        file: The file, with its sheet where it has sheets.
        heading: What stands over the column.
        examples: Some of its cells, each once.
        taken: What it is taken for.
        why: Why: a key of `WHY` in lib/wording/reading/layout.py, or "declared".
    """

    file: str
    heading: str
    examples: tuple[str, ...]
    taken: Taken
    why: str


@dataclass(frozen=True, slots=True)
class VisitName:
    """A visit as the files call it, and the study day that it is taken for.

    Attributes:
        name: What the files call it.
        day: The study day, or None if nobody can know.
        why: Why, as in `Recognised`.
    """

    name: str
    day: int | None
    why: str


def declared(
    understood: Understood,
) -> tuple[tuple[ColumnSaid, ...], tuple[tuple[str, int | None], ...]]:
    """What `study.toml` says of columns and visits for files to be understood so again."""
    columns = tuple(
        ColumnSaid(
            column.heading,
            column.taken,
            column.file,
            (understood.order or "") if column.taken.role in DATES else "",
        )
        for column in understood.columns
    )
    return columns, tuple((visit.name, visit.day) for visit in understood.visits)


@dataclass(frozen=True, slots=True)
class Understood:
    """How files that are not in the contract's form were understood.

    Attributes:
        columns: Every column of every file.
        visits: The visits that have names, in their order.
        seen: Further things that were done: a key of `SEEN_IN_LAYOUT` in
            lib/wording/reading/layout.py and its facts.
        is_declared: Whether `study.toml` says it all.
        order: How dates such as 04/03/2024 are read, one of `ORDERS`; "" if there is none, None if
            nobody can know.
    """

    columns: tuple[Recognised, ...] = ()
    visits: tuple[VisitName, ...] = ()
    seen: tuple[tuple[str, dict[str, object]], ...] = field(default=())
    is_declared: bool = False
    order: str | None = ""

    @property
    def asked_visits(self) -> tuple[str, ...]:
        """The visits whose day nobody knows and nobody has left out yet."""
        return tuple(v.name for v in self.visits if v.day is None and v.why not in LEFT_OUT)

    @property
    def is_open(self) -> bool:
        """Whether a reader has to say something before the tables can be trusted."""
        return bool(self.asked_visits) or self.order is None
