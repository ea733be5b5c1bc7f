"""The table of adverse events as it was reported."""

from __future__ import annotations

import pandas as pd

from lib.checks import Check
from lib.contract import LONGEST_TERM
from lib.problems import Problems
from lib.sources import Source
from lib.words import sentence

EVENT_COLUMNS = (
    *("participant_id", "term", "system_organ_class", "start_day", "end_day"),
    *("grade", "serious", "related", "led_to_withdrawal"),
)
REQUIRED_EVENT_COLUMNS = ("participant_id", "term")
MOST_EVENTS = 500_000

NEED_GRADE = sentence("The grade must be 1, 2, 3, 4 or 5.")
END_BEFORE_START = sentence("An event cannot end before it starts, on day {start}.")


def read_events(source: Source, ids: set[str] | None, problems: Problems) -> Check:
    """Read and check the table of adverse events.

    Args:
        source: Its content.
        ids: The participants, or None if they are not all known.
        problems: Collects what is wrong.

    Returns:
        The check; its table holds participant_id, term, and what was supplied of
        system_organ_class, start_day, end_day, grade (float, NaN missing), serious, related,
        led_to_withdrawal (object: True, False or None), or is None if unusable.
    """
    check = Check("adverse_events", source, problems, MOST_EVENTS, known=EVENT_COLUMNS)
    check.require(*REQUIRED_EVENT_COLUMNS)
    table = check.table
    if table is None:
        return check
    check.only(EVENT_COLUMNS)
    check.no_blanks(*REQUIRED_EVENT_COLUMNS)
    check.known_participants(ids)
    check.bound("term", LONGEST_TERM)
    read: dict[str, pd.Series] = {name: table[name] for name in REQUIRED_EVENT_COLUMNS}
    if "system_organ_class" in table:
        check.bound("system_organ_class", LONGEST_TERM)
        read["system_organ_class"] = table["system_organ_class"]
    for column in ("start_day", "end_day"):
        if column in table:
            read[column] = check.days(column)
    if "start_day" in read and "end_day" in read:
        wrong = read["end_day"] < read["start_day"]
        for row, end in table.loc[wrong, "end_day"].items():
            start = f"{read['start_day'].at[row]:.0f}"
            check.note(END_BEFORE_START, row=row, column="end_day", found=end, start=start)
    if "grade" in table:
        read["grade"] = check.integers("grade", allowed=NEED_GRADE)
        check.each(read["grade"].notna() & ~read["grade"].isin(range(1, 6)), "grade", NEED_GRADE)
    for column in ("serious", "related", "led_to_withdrawal"):
        if column in table:
            read[column] = check.yes_no(column)
    check.table = pd.DataFrame(read).reset_index(drop=True)
    return check
