"""Times to events among the columns of a table."""

from __future__ import annotations

from lib.reading.layout.columns.contents import are_numbers, are_yes_no
from lib.reading.layout.grid import Columns
from lib.reading.layout.spelling import bare
from lib.reading.layout.words import CENSORED, HAPPENED, is_time, roles_of
from lib.study.layout import NOT_USED, PARTICIPANT, TIME_TO_EVENT, VALUE


def leave_times_to_events(table: Columns) -> None:
    """Leave a time to an event unused, with what tells whether it happened or was censored.

    A mean of such times would take a participant without the event for one who had it.
    """
    free = [heading for heading in table.grid.headings if heading not in table.taken]
    cells = table.grid.cells
    censored = [each for each in free if bare(each) in CENSORED]
    happened = [each for each in free if bare(each) in HAPPENED and are_yes_no(cells[each])]
    times = [each for each in free if is_time(each) and are_numbers(cells[each])]
    who = next((each for each in free if PARTICIPANT in roles_of(each)[:1]), None)
    if censored:
        # Under the names of CDISC the time is the value of a parameter.
        times += [each for each in free if VALUE in roles_of(each)[:1]]
    elif not (happened and times and who is not None and cells[who].is_unique):
        return
    for heading in (*censored, *happened, *times):
        table.set(heading, NOT_USED, TIME_TO_EVENT)
