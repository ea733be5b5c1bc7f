"""What each column of a table is taken for: by its heading, and by what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from lib.reading.layout.columns.contents import (
    NUMBERS,
    SAYS_NOTHING,
    SLIPS,
    are_answers,
    are_numbers,
    are_yes_no,
    varies,
)
from lib.reading.layout.columns.of_events import dates_of_events, leave_uncounted_dates
from lib.reading.layout.columns.times_to_events import leave_times_to_events
from lib.reading.layout.grid import Columns, Grid, filled_down
from lib.reading.layout.spelling import Named, Split, bare, best_splits, visit_named
from lib.reading.layout.words import (
    FLAG,
    NO_VALUE,
    PREFERRED,
    roles_of,
)
from lib.reading.names import outcome_codes
from lib.reading.numerals import DATE, as_integers, mapped, matches
from lib.reading.spellings import plain
from lib.study.contract import MOST_ARMS, MOST_LEVELS
from lib.study.layout import (
    ARM,
    AS_SAID,
    CHARACTERISTIC,
    DATES,
    DAY,
    FORM,
    MEASURED,
    NOT_USED,
    OF_EVENTS,
    OF_MEASUREMENTS,
    ONLY_IF,
    OUTCOME,
    PARTICIPANT,
    START_DATE,
    UNIT,
    VALUE,
    VISIT,
    VISIT_DATE,
    Taken,
)
from lib.study.outcomes import Outcome

# Why a column is taken for what it is, as told to the reader.
NAME, VISITS_IN_NAMES, TWO_VALUES, VARIES, SAME, OWN_EACH, KNOWN = (
    *("name", "visits_in_names", "two_values", "varies", "same", "own_each"),
    "known_outcome",
)
ALONE = "alone"
NOTHING, NO_DATES, TEXTS, EVENTS_OWN, REPEATED, ANOTHER, BLANK = (
    *("nothing", "no_dates", "texts", "events_own", "repeated", "another", "blank"),
)


def recognised(
    grids: Sequence[Grid], outcomes: Sequence[Outcome], declared: Mapping[tuple[str, str], Taken]
) -> list[Columns]:
    """What each column of some tables is taken for.

    Args:
        grids: The tables.
        outcomes: The outcomes that are described, which a heading may mean.
        declared: What somebody said, by place of the table ("" for every table) and by heading.

    Returns:
        The tables with their columns; a column about which nothing speaks is not used.
    """
    tables = [Columns(grid) for grid in grids]
    for table in tables:
        for heading in table.grid.headings:
            said = declared.get((table.grid.source.place, heading)) or declared.get(("", heading))
            if said is not None:
                table.taken[heading] = (said, AS_SAID)
        leave_times_to_events(table)
        _by_names(table)
    for table in tables:
        _find_participants(table, tables)
        _find_arm(table, tables)
    for table in tables:
        if not table.is_of_events or table.of(FORM):
            _find_measured(table, outcomes)
        _leave_rest(table)
    _once(tables)
    leave_uncounted_dates(tables)
    return tables


def _by_names(table: Columns) -> None:
    """Take columns for what their headings mean."""
    free = [heading for heading in table.grid.headings if heading not in table.taken]
    meant = {heading: roles_of(heading) for heading in free}
    is_of_events = any("term" in roles for roles in meant.values())
    of_events = dates_of_events(table, meant)
    for heading in sorted(free, key=_preference):
        cells = table.grid.cells[heading]
        roles = [role for role in meant[heading] if _fits(cells, role)]
        if not is_of_events:
            roles = [role for role in roles if role not in OF_EVENTS]
        elif not table.of(FORM) and not any(FORM in each for each in meant.values()):
            roles = [role for role in roles if role not in OF_MEASUREMENTS]
            roles += [START_DATE] if heading in of_events and _fits(cells, START_DATE) else []
        if not roles:
            if set(meant[heading]) & set(DATES):
                # A number that a program shows as a date is none to whoever has the file alone.
                why = EVENTS_OWN if is_of_events else NOTHING
                table.set(heading, NOT_USED, why if _fits(cells, VISIT_DATE) else NO_DATES)
            continue
        role = roles[0]
        if role not in (NOT_USED, ONLY_IF, VALUE) and table.of(role):
            table.set(heading, NOT_USED, ANOTHER)
        elif role == ONLY_IF:
            table.set(heading, role, NAME, cell=FLAG)
        else:
            table.set(heading, role, NAME)
    # Names that stand in every file: a unit without values, a value without an outcome.
    if not table.of(OUTCOME) or not table.of(VALUE):
        for heading in table.of(OUTCOME, VALUE, UNIT):
            if table.taken[heading][1] == NAME:
                del table.taken[heading]


def _preference(heading: str) -> int:
    name = bare(heading)
    return PREFERRED.index(name) if name in PREFERRED else len(PREFERRED)


def _fits(cells: pd.Series, role: str) -> bool:
    """Whether what stands in a column can be what its heading means."""
    filled = cells[~mapped(cells, lambda cell: plain(cell) in SAYS_NOTHING, bool)]
    if role in (DAY, "start_day", "end_day", "withdrawn_day"):
        return bool(as_integers(filled).notna().mean() >= NUMBERS) if len(filled) else True
    if role in DATES:
        return bool(matches(filled, DATE).mean() >= NUMBERS) if len(filled) else True
    if role == ARM:
        return filled.nunique() <= MOST_ARMS
    return True


def _find_participants(table: Columns, tables: Iterable[Columns]) -> None:
    """Find the column of participants where no heading says which it is."""
    if table.of(PARTICIPANT):
        return
    known: set[str] = set()
    for other in tables:
        for heading in other.of(PARTICIPANT):
            known |= set(other.grid.cells[heading])
    for heading in table.grid.headings:
        cells = table.grid.cells[heading]
        if heading in table.taken or (cells == "").any():
            continue
        if known and cells.isin(known).mean() > 1 - SLIPS:
            table.set(heading, PARTICIPANT, SAME)
            return
    first = table.grid.headings[0]
    cells = table.grid.cells[first]
    if first not in table.taken and not known and (cells != "").all() and cells.is_unique:
        table.set(first, PARTICIPANT, OWN_EACH)


def _find_arm(table: Columns, tables: Iterable[Columns]) -> None:
    """Find the column of arms where no heading of any table says which it is."""
    who = table.one(PARTICIPANT)
    if who is None or any(other.of(ARM) for other in tables) or table.is_of_events:
        return
    ids = filled_down(table.grid.cells[who])
    for heading in table.grid.headings:
        cells = table.grid.cells[heading]
        levels = set(cells) - {""}
        if heading in table.taken or len(levels) != 2 or are_answers(levels):
            continue
        of_each = cells[cells != ""].groupby(ids[cells != ""]).nunique()
        if len(of_each) == ids.nunique() and (of_each == 1).all():
            table.set(heading, ARM, TWO_VALUES)
            return


def _find_measured(table: Columns, outcomes: Sequence[Outcome]) -> None:
    """Find the columns of values, of one visit each or of that of the row, and characteristics."""
    who = table.one(PARTICIPANT)
    if who is None:
        return
    free = [heading for heading in table.grid.headings if heading not in table.taken]
    grid = table.grid.cells
    numeric = [each for each in free if are_numbers(grid[each]) or are_yes_no(grid[each])]
    parts = best_splits(numeric)
    is_long = bool(table.of(OUTCOME) and table.of(VALUE))
    has_visits = bool(table.of(VISIT, DAY, VISIT_DATE))
    ids, known = filled_down(grid[who]), _known(parts, outcomes)
    alone, of_alone = _alone_at_baseline(parts)
    for heading in free:
        cells, part = grid[heading], parts.get(heading)
        if bare(heading).split()[-1:] and bare(heading).split()[-1] in NO_VALUE:
            table.set(heading, NOT_USED, NOTHING)
        elif part is not None and part.named is not None:
            more = {"outcome": part.outcome, "unit": part.unit, "visit": part.visit}
            table.set(heading, MEASURED, VISITS_IN_NAMES, **more)
        elif heading == alone:
            table.set(heading, MEASURED, ALONE, **of_alone, visit=heading)
        elif part is not None and has_visits and not is_long and heading in known:
            table.set(heading, MEASURED, KNOWN, outcome=part.outcome, unit=part.unit)
        elif part is not None and has_visits and not is_long and varies(cells, ids):
            table.set(heading, MEASURED, VARIES, outcome=part.outcome, unit=part.unit)
        elif varies(cells, ids):
            table.set(heading, NOT_USED, TEXTS)
        elif (cells == "").all():
            table.set(heading, NOT_USED, BLANK)
        elif heading in numeric or cells[cells != ""].nunique() <= MOST_LEVELS:
            table.set(heading, CHARACTERISTIC, SAME)
        else:
            table.set(heading, NOT_USED, TEXTS)


def _alone_at_baseline(parts: Mapping[str, Split]) -> tuple[str | None, dict[str, str]]:
    """The heading that is but "baseline" beside one outcome with later visits, and that outcome."""
    named = [part for part in parts.values() if part.named is not None]
    outcomes = {(part.outcome, part.unit) for part in named}
    alone = [heading for heading in parts if visit_named(heading) == Named("baseline")]
    if len(outcomes) != 1 or len(alone) != 1 or Named("baseline") in [p.named for p in named]:
        return None, {}
    return alone[0], dict(zip(("outcome", "unit"), *outcomes, strict=True))


def _known(parts: Mapping[str, Split], outcomes: Sequence[Outcome]) -> set[str]:
    """The headings that mean an outcome that is described."""
    codes = {outcome.code for outcome in outcomes}
    names = {heading: part.outcome for heading, part in parts.items()}
    meant = outcome_codes(names.values(), outcomes)
    return {heading for heading, name in names.items() if meant[name] in codes}


def _leave_rest(table: Columns) -> None:
    """Leave every further column unused."""
    for heading in table.grid.headings:
        if heading not in table.taken:
            table.set(heading, NOT_USED, EVENTS_OWN if table.is_of_events else NOTHING)


def _once(tables: Sequence[Columns]) -> None:
    """Take arm and characteristics from the table of one row each where several have them."""
    single = [
        table
        for table in tables
        if (who := table.one(PARTICIPANT)) is not None
        and not table.is_of_events
        and table.grid.cells[who].is_unique
        and table.of(ARM, CHARACTERISTIC)
    ]
    for table in tables:
        if not single or table in single:
            continue
        for heading in table.of(ARM, CHARACTERISTIC):
            taken, why = table.taken[heading]
            has_arm = any(other.of(ARM) for other in single)
            names = {bare(h) for other in single for h in other.grid.headings}
            if why != AS_SAID and ((taken.role == ARM and has_arm) or bare(heading) in names):
                table.set(heading, NOT_USED, REPEATED)
