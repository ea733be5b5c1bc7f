"""The tables of files that are named as the contract names them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from lib.language import sentence
from lib.reading.formats.zips import TWICE_FILE
from lib.reading.sources import Found, Source, plain_name
from lib.study.contract import TABLES
from lib.study.problems import Problems

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
