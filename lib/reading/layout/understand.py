"""From files in whatever form to the tables of the contract, and how they were understood."""

from __future__ import annotations

import contextlib
import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lib.language import sentence
from lib.reading.layout.events import events_of
from lib.reading.layout.grid import grid_of
from lib.reading.layout.measurements import measurements_of
from lib.reading.layout.named import is_exactly_named, named
from lib.reading.layout.participants import participants_of
from lib.reading.layout.recognise import DECLARED, TIME_TO_EVENT, recognised
from lib.reading.layout.rows import Rows
from lib.reading.layout.words import roles_of
from lib.reading.names import squashed
from lib.reading.sources import Found, Source
from lib.reading.text.delimited import WRONG_WIDTH
from lib.reading.text.encodings import encoding_of
from lib.reading.text.lines import parted, records
from lib.study.columns import (
    EVENT_COLUMNS,
    PARTICIPANT_COLUMNS,
    REQUIRED_EVENT_COLUMNS,
    VISIT_COLUMNS,
)
from lib.study.contract import SETTINGS, TABLES
from lib.study.layout import END_DATE, NOT_USED, START_DATE, UNIT, ColumnSaid, Understood
from lib.study.outcomes import Outcome
from lib.study.problems import Problems
from lib.study.protocol import Protocol

MOST_HEADER = 50

NEED_ARM = sentence("Say which column holds the arm: no column was recognised as such.")
NEED_VALUES = sentence(
    "Say which columns hold the values of outcomes, and of which visit: none were recognised."
)
TIMES_ALONE = sentence(
    "A time to an event, with who was censored, cannot be shown here: it takes an analysis of "
    "survival. Make that elsewhere, and drop here values measured at visits."
)
NEEDED = {"participants": NEED_ARM, "measurements": NEED_VALUES}


def tables_of(
    found: Sequence[Found], protocol: Protocol, problems: Problems
) -> tuple[dict[str, Source], Understood | None]:
    """The tables of the contract, and how they were understood if the files have another form.

    Args:
        found: Every table of the files, with the one that it is by its name.
        protocol: What is declared of columns, visits and outcomes.
        problems: Collects what is wrong with names of files, and what contradicts itself.

    Returns:
        The tables and the settings by name, and None for files in the contract's own form.
    """
    tables = [(role, table) for role, table in found if role != SETTINGS and not table.is_hidden]
    by_role = {role: table for role, table in tables if role is not None}
    # Other sheets of a workbook are the reader's own.
    unknown = {table.place for role, table in tables if role is None and not table.sheet}
    of_role = Counter(role for role, table in tables if role and is_exactly_named(table))
    are_twice = len(by_role) < sum(role is not None for role, _ in tables)
    in_form = not are_twice and is_in_form(by_role)
    if (in_form and not unknown) or max(of_role.values(), default=0) > 1:
        return named(found, problems), None
    sources = [table for _, table in tables]
    made = understood(sources, protocol.outcomes, protocol.columns, dict(protocol.visits), problems)
    # A table that has just the name of one of the contract is that one, whatever it lacks.
    if made is None or not set(of_role) <= made[0].keys():
        return named(found, problems), None
    has_times = any(column.why == TIME_TO_EVENT for column in made[1].columns)
    for role, lacking in NEEDED.items():
        if role == "measurements" and has_times:
            lacking = TIMES_ALONE
        if role not in made[0]:
            problems.add(" + ".join(dict.fromkeys(source.place for source in sources)), lacking)
    used = {each.file for each in made[1].columns if each.taken.role != NOT_USED}
    if in_form and not unknown & used:
        return named(found, problems), None
    return made


def is_in_form(sources: Mapping[str, Source]) -> bool:
    """Whether tables are in the contract's own form, so far as their headings tell.

    Args:
        sources: The tables by name.
    """
    needed = {"participants": PARTICIPANT_COLUMNS, "measurements": VISIT_COLUMNS}
    if not needed.keys() <= sources.keys():
        return False
    headers = {name: _header(source) for name, source in sources.items() if name in TABLES}
    if not all(_has(headers[name], columns) for name, columns in needed.items()):
        return False
    # What else a table says, and the contract has a column for, under a name of its own.
    measured = headers["measurements"]
    if _has(measured, ("outcome", "value")) and UNIT in _meant(measured):
        return False
    events = headers.get("adverse_events")
    if events is None:
        return True
    lacking = {name for name in EVENT_COLUMNS if not _has(events, [name])}
    also = {START_DATE: "start_day", END_DATE: "end_day"}
    meant = {also.get(role, role) for role in _meant(events)}
    return not lacking & {*meant, *REQUIRED_EVENT_COLUMNS}


def _has(header: Iterable[str], columns: Iterable[str]) -> bool:
    """Whether a header has all of these columns of the contract."""
    return set(map(squashed, columns)) <= set(map(squashed, header))


def _meant(header: Iterable[str]) -> set[str]:
    """What the headings of a header mean first."""
    return {role for heading in header for role in roles_of(heading)[:1]}


def _header(source: Source) -> list[str]:
    """The first row that is not empty."""
    found = encoding_of(source.content)
    if found is None:
        return []
    text, separator = parted(source.content, found[0])
    with contextlib.suppress(csv.Error):
        for row, record in enumerate(records(text.lines(), separator)):
            if any(map(str.strip, record)):
                return record
            if row > MOST_HEADER:
                break
    return []


def understood(
    sources: Sequence[Source],
    outcomes: Sequence[Outcome],
    said: Sequence[ColumnSaid],
    visits: Mapping[str, int | None],
    problems: Problems,
) -> tuple[dict[str, Source], Understood] | None:
    """The tables of the contract made from files of another form.

    Args:
        sources: Every table of the files.
        outcomes: The outcomes that are described.
        said: What somebody said of columns; the later counts.
        visits: What somebody said of visits: study days by name, None for no visit of the study.
        problems: Collects what contradicts itself.

    Returns:
        The tables by name, so far as they could be made, and how they were understood; None if no
        table says whose its rows are, or neither arms nor values are found.
    """
    grids = [grid for source in sources if (grid := grid_of(source)) is not None]
    if len(grids) < len(sources):
        # What cannot be split is told of under its own name.
        return None
    declared = {(each.file, each.heading): each.taken for each in said}
    order = next((each.order for each in reversed(said) if each.order), None)
    for grid in grids:
        cells = [(row, "") for row in grid.seen.pop("ragged", [])]
        problems.add_each(grid.source.place, WRONG_WIDTH, cells, n=len(grid.headings))
    tables = recognised(grids, outcomes, declared)
    rows = Rows(tables, visits, order)
    made = {
        "participants": participants_of(rows, problems),
        "measurements": measurements_of(rows, problems),
        "adverse_events": events_of(rows, problems),
    }
    found = {name: source for name, source in made.items() if source is not None}
    if not found.keys() & NEEDED.keys():
        return None
    columns = tuple(column for table in tables for column in table.recognised())
    is_declared = all(
        column.why == DECLARED or column.taken.role == NOT_USED for column in columns
    ) and all(visit.why == DECLARED for visit in rows.visits)
    return found, Understood(columns, tuple(rows.visits), tuple(rows.seen), is_declared, rows.order)
