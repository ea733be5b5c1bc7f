"""The table of adverse events as it was reported."""

from __future__ import annotations

import pandas as pd

from lib.language import sentence
from lib.reading.cells import Check
from lib.reading.doubts.disposition import (
    settled_event_days,
    settled_late_events,
    without_placeholders,
    without_repeated,
)
from lib.reading.doubts.doubt import Doubts
from lib.reading.doubts.spoilt import settle_table
from lib.reading.names import note_unknown_participants, take_italian
from lib.reading.sources import Source
from lib.study.columns import (
    DAY,
    EVENT_COLUMNS,
    REQUIRED_EVENT_COLUMNS,
    columns_of,
    italian_columns_of,
)
from lib.study.problems import MANY_ALIKE, MOST_ALIKE, Problems

END_BEFORE_START = sentence("An event cannot end before it starts, on day {start}.")


def read_events(source: Source, ids: set[str] | None, problems: Problems, doubts: Doubts) -> Check:
    """Read and check the table of adverse events.

    Args:
        source: Its content.
        ids: The participants, or None if they are not all known.
        problems: Collects what is wrong.
        doubts: Collects what can be read in several ways.

    Returns:
        The check; its table holds participant_id, term, and what was supplied of
        system_organ_class, start_day, end_day, grade (float, NaN missing), serious, related,
        led_to_withdrawal, fatal (object: True, False or None), by line of the file; or is None if
        unusable.
    """
    columns = (*EVENT_COLUMNS, *italian_columns_of("adverse_events"))
    check = Check("adverse_events", source, problems, ids, known=columns)
    settle_table(check, source, doubts)
    check.require(*REQUIRED_EVENT_COLUMNS)
    table = check.table
    if table is None:
        return check
    check.only(columns)
    table = check.table = without_repeated(without_placeholders(table, doubts), doubts)
    check.no_blanks(*REQUIRED_EVENT_COLUMNS)
    note_unknown_participants(check, ids)
    read: dict[str, pd.Series] = {"participant_id": table["participant_id"]}
    for column in columns_of("adverse_events"):
        if column.name in table and column.name not in read:
            read[column.name] = check.read(column)
        if column.kind == DAY and column.name in read:
            read[column.name] = settled_event_days(read[column.name], column.name, doubts)
        if column.name == "end_day":
            _check_ends(check, read)
    take_italian(check, "adverse_events", read)
    check.table = pd.DataFrame(read, index=table.index)
    return check


def settle_events(check: Check | None, participants: pd.DataFrame | None, doubts: Doubts) -> None:
    """Settle, in the table of a check, the events after the withdrawal of their participant."""
    if check is None or check.table is None or participants is None:
        return
    check.table = settled_late_events(check.table, participants, doubts).reset_index(drop=True)


def _check_ends(check: Check, read: dict[str, pd.Series]) -> None:
    """Note the events that end before they start."""
    if "start_day" not in read or "end_day" not in read:
        return
    assert check.table is not None
    wrong = check.table.loc[read["end_day"] < read["start_day"], "end_day"]
    if len(wrong) > MOST_ALIKE:
        check.note(MANY_ALIKE, column="end_day", n=len(wrong), limit=MOST_ALIKE)
    for row, end in wrong.iloc[:MOST_ALIKE].items():
        start = f"{read['start_day'].at[row]:.0f}"
        check.note(END_BEFORE_START, row=row, column="end_day", found=end, start=start)
