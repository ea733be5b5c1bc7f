"""Dates and texts beside adverse events: what they are taken for, and what is told of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from lib.reading.layout.columns.contents import are_yes_no
from lib.reading.layout.grid import Columns
from lib.reading.numerals import mapped
from lib.reading.spellings import answers
from lib.study.layout import (
    AS_SAID,
    END_DATE,
    FIRST_DOSE,
    NOT_USED,
    PARTICIPANT,
    START_DATE,
    VISIT_DATE,
)

# Why dates of events are not used.
NO_FIRST_DOSE = "no_first_dose"
# Kinds of what is told: see `Understood.seen`.
UNCOUNTED_DATES, SPEAKS_OF_SERIOUS = "uncounted_dates", "speaks_of_serious"

# Words of what makes an event serious, in English and Italian, unless they are denied.
_SERIOUS = re.compile(
    r"(?<!\bnon )(?<!\bnon-)(?<!\bnot )(?<!\bno )(?<!\bsenza )(?<!\bwithout )"
    r"\b(grav[ei]\b|serious|seri[oae]\b|ricover|ospedal|hospital|death|died\b|dead\b|deceased"
    r"|decess|decedut|mort[oaei]\b|fatal|letal|life.threatening|pericolo di vita|exitus)",
    re.IGNORECASE,
)


def dates_of_events(table: Columns, meant: Mapping[str, Sequence[str]]) -> set[str]:
    """The headings that say no more than "date", which beside events is that of their start.

    Args:
        table: A table of events, of which some columns may be taken already.
        meant: By heading what it may mean.

    Returns:
        The headings; none if another column says when events started.
    """
    starts = {START_DATE, "start_day"}
    if table.of(*starts) or any(starts & set(roles) for roles in meant.values()):
        return set()
    return {heading for heading, roles in meant.items() if VISIT_DATE in roles}


def leave_uncounted_dates(tables: Sequence[Columns]) -> None:
    """Leave dates of events unused where no date is known from which their days are counted."""
    for table in tables:
        is_counted_from = table.of(FIRST_DOSE) or (not table.is_of_events and table.of(VISIT_DATE))
        if is_counted_from and table.of(PARTICIPANT):
            return
    for table in tables:
        if not table.is_of_events:
            continue
        for heading in table.of(START_DATE, END_DATE):
            if table.taken[heading][1] != AS_SAID:
                table.set(heading, NOT_USED, NO_FIRST_DOSE)


def told_of_events(tables: Sequence[Columns]) -> list[tuple[str, dict[str, object]]]:
    """What a reader should know of columns of events that are not used: kinds and facts.

    Args:
        tables: The tables with what their columns are taken for.
    """
    told: list[tuple[str, dict[str, object]]] = []
    for table in tables:
        if not table.is_of_events:
            continue
        place = table.grid.source.place
        unused = table.of(NOT_USED)
        uncounted = [each for each in unused if table.taken[each][1] == NO_FIRST_DOSE]
        if uncounted:
            told.append((UNCOUNTED_DATES, {"file": place, "columns": ", ".join(uncounted)}))
        if table.of("serious"):
            continue
        for heading in unused:
            rows = _speak_of_serious(heading, table.grid.cells[heading])
            if rows:
                facts: dict[str, object] = {"file": place, "column": heading, "rows": rows}
                told.append((SPEAKS_OF_SERIOUS, facts))
    return told


def _speak_of_serious(heading: str, cells: pd.Series) -> list[int]:
    """The rows of a column that speak of what makes an event serious, or say yes to its heading."""
    if are_yes_no(cells):
        is_said = (answers(cells) == True) & bool(_SERIOUS.search(heading))  # noqa: E712
    else:
        is_said = mapped(cells, lambda cell: _SERIOUS.search(cell) is not None, bool)
    found: list[int] = cells.index[is_said].tolist()
    return found
