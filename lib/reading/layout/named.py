"""The tables of files: in the contract's own form under its names, or understood from others."""

from __future__ import annotations

import contextlib
import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from lib.language import sentence
from lib.reading.formats.zips import TWICE_FILE
from lib.reading.layout.words import roles_of
from lib.reading.names import squashed
from lib.reading.sources import Found, Source, plain_name
from lib.reading.text.encodings import encoding_of
from lib.reading.text.lines import parted, records
from lib.study.columns import (
    EVENT_COLUMNS,
    PARTICIPANT_COLUMNS,
    REQUIRED_EVENT_COLUMNS,
    VISIT_COLUMNS,
)
from lib.study.contract import SETTINGS, TABLES
from lib.study.layout import (
    END_DATE,
    NOT_USED,
    START_DATE,
    TIME_TO_EVENT,
    UNIT,
    Understood,
)
from lib.study.problems import Problems
from lib.study.protocol import Protocol

UNKNOWN_FILE = sentence(
    "Name the files participants.csv, measurements.csv, adverse_events.csv, study.toml."
)
NO_SHEETS = sentence(
    "Name the sheets participants, measurements, adverse_events; this workbook has: {names}."
)
HIDDEN_SHEET = sentence(
    "This sheet is hidden in the workbook: show it if it holds a table of the study, or give it "
    "another name."
)
MOST_HEADER = 50

NEED_PARTICIPANT = sentence(
    "No column tells whose each row is: add one with a code for each participant, such as 1, 2, 3, "
    "and call it participant_id."
)
NEED_ARM = sentence("Say which column holds the arm: no column was recognised as such.")
NEED_VALUES = sentence(
    "Say which columns hold the values of outcomes, and of which visit: none were recognised."
)
TIMES_ALONE = sentence(
    "A time to an event, with who was censored, cannot be shown here: it takes an analysis of "
    "survival. Make that elsewhere, and drop here values measured at visits."
)
NEEDED = {"participants": NEED_ARM, "measurements": NEED_VALUES}


def named(tables: Sequence[Found], problems: Problems) -> dict[str, Source]:
    """The tables by name ("participants", ...) and the settings as "study"; missing are left out.

    Args:
        tables: Every table of the files.
        problems: Collects a note for each that has no name of a table, or that of another.

    Raises:
        StudyError: There is no table but in workbooks of which no sheet has the name of one.
    """
    found: dict[str, Source] = {}
    hidden = {role: table for role, table in tables if table.is_hidden}
    of_file: dict[str, list[Found]] = {}
    are_unknown = False
    for role, table in tables:
        of_file.setdefault(table.name, []).append((role, table))
    for role, table in tables:
        if table.is_hidden:
            continue
        if role is None and table.sheet:
            # Beside a sheet that is a table it is the reader's own.
            sheets = [sheet.sheet for _, sheet in of_file[table.name] if not sheet.is_hidden]
            if all(r is None for r, _ in of_file[table.name]) and table.sheet == sheets[0]:
                problems.add(table.name, NO_SHEETS, names=", ".join(sheets[:20]))
                are_unknown = True
        elif role is None:
            problems.add(table.name, UNKNOWN_FILE)
        elif role in found:
            problems.add(table.place, TWICE_FILE, file=found[role].place)
        else:
            found[role] = table
    if are_unknown and not found.keys() & set(TABLES):
        # What its sheets are is not known, and so not what is missing.
        problems.stop()
    for role, table in hidden.items():
        # Beside a sheet of its table that can be seen it is the reader's own.
        if role is not None and role not in found:
            problems.add(table.place, HIDDEN_SHEET)
    return found


def is_exactly_named(table: Source) -> bool:
    """Whether a table has just the name of one of the contract, which no other can mean."""
    name = table.sheet or PurePosixPath(table.name.replace("\\", "/")).stem
    return plain_name(name) in TABLES


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

    Raises:
        StudyError: There is no table but in workbooks of which no sheet is known.
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
    # Here and not above: files in the contract's form, as those of the sample, do without.
    from lib.reading.layout.understand import understood

    sources = [table for _, table in tables]
    # Of its own: files in the contract's form have these things told where they are read.
    told = Problems()
    made = understood(sources, protocol.outcomes, protocol.columns, dict(protocol.visits), told)
    if made is None and not by_role and any(p.allowed == NEED_PARTICIPANT for p in told.found):
        problems.add_all(told)
        problems.stop()
    # A table that has just the name of one of the contract is that one, whatever it lacks.
    if made is None or not set(of_role) <= made[0].keys():
        return named(found, problems), None
    lacking = [role for role in NEEDED if role not in made[0]]
    used = {each.file for each in made[1].columns if each.taken.role != NOT_USED}
    are_named = all(map(is_exactly_named, by_role.values()))
    if (in_form or (lacking and are_named)) and not unknown & used:
        return named(found, problems), None
    problems.add_all(told)
    # Values of visits alone whose days are still asked for are not missing.
    has_times = any(column.why == TIME_TO_EVENT for column in made[1].columns)
    for role in [role for role in lacking if role != "measurements" or not made[1].asked_visits]:
        places = dict.fromkeys(source.place for source in sources)
        is_of_times = has_times and role == "measurements"
        problems.add(" + ".join(places), TIMES_ALONE if is_of_times else NEEDED[role])
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
