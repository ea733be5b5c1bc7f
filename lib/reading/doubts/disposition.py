"""Withdrawals and events that are none, twice or out of their time, and days that are dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pandas as pd

from lib.reading.doubts.doubt import (
    MISSING_OR_NOT,
    Doubt,
    Doubts,
    Option,
    about,
    about_column,
    rows_of,
)
from lib.reading.doubts.values import is_missing_word
from lib.reading.spellings import says_completed, says_no_event
from lib.study.entries import AS_WRITTEN, COMPLETED, LEFT_OUT, MISSING_VALUE, NO_EVENT
from lib.study.protocol import Schedule

# Numbers of spreadsheets for days from 1970 to 2064, and days written as 20240211.
FIRST_SERIAL, LAST_SERIAL = 25_569, 60_000
SERIAL_ORIGIN = date(1899, 12, 30)
# Usual codes for a day that is not known, if no other day is beyond this share of them.
_CODE_OF_DAY = re.compile(r"-(9+|88+|77+)|99+|888+|777+")
LEAST_OF_CODE = 0.5
# In place of a column: all cells of a row, and the days of events beside those of withdrawals.
REPEATED, AFTER_WITHDRAWAL = "repeated rows", "start_day after withdrawal"
# What tells of a withdrawal, and the kinds of doubts whether it was one, and when.
WITHDRAWALS = "withdrawn_day", "withdrawal_reason"
OF_WITHDRAWALS = "completed", "late", "left_late", "stayed", "early"
# Values so many days after a withdrawal are those of a later visit, not of that to leave.
DAYS_TO_LEAVE = 14
# The day of the first dose.
FIRST_DAY = 1


def date_of(serial: int) -> str:
    """The date that a spreadsheet counts so, as 2024-02-11."""
    return (SERIAL_ORIGIN + timedelta(serial)).isoformat()


def settled_event_days(days: pd.Series, column: str, doubts: Doubts) -> pd.Series:
    """Study days of events, NaN for dates and codes that are decided, or may be, not known.

    Args:
        days: The numbers of a column of days, NaN for missing, by line of the file.
        column: The column.
        doubts: Holds what was decided, and collects what is not.
    """
    settled = settled_days(days, "adverse_events", column, doubts)
    for day in sorted(set(settled.dropna().tolist())):
        if not _CODE_OF_DAY.fullmatch(f"{day:.0f}"):
            continue
        others = settled[settled.abs() < abs(day)]
        # A code is far beyond all other days, a negative one the only one before the study.
        if (others > LEAST_OF_CODE * day).any() if day > 0 else (others < 0).any():
            continue
        these = settled == day
        cells, proposed = days[these].map("{:.0f}".format), Option(MISSING_VALUE)
        doubt = about("day_code", "adverse_events", column, cells, MISSING_OR_NOT, proposed)
        if doubts.are_read_as(MISSING_VALUE, doubt):
            settled = settled.where(~these)
    return settled


def settled_days(days: pd.Series, table: str, column: str, doubts: Doubts) -> pd.Series:
    """Study days, NaN for those that look like dates and are decided, or may be, not known.

    Args:
        days: The numbers of a column of days, NaN for missing, by line of the file.
        table: The table.
        column: The column.
        doubts: Holds what was decided, and collects what is not.
    """
    dates = days.between(FIRST_SERIAL, LAST_SERIAL)
    if not dates.any():
        return days
    decision = doubts.of_column(table, column, (AS_WRITTEN, MISSING_VALUE))
    if decision is None:
        first = int(days[dates].iloc[0])
        doubts.add(
            Doubt(
                kind="date",
                table=table,
                column=column,
                cells=(),
                rows=rows_of(days[dates].index),
                n=int(dates.sum()),
                options=MISSING_OR_NOT,
                proposed=None,
                facts={"number": first, "date": date_of(first)},
            )
        )
    elif decision.meaning == AS_WRITTEN:
        return days
    return days.where(~dates)


def without_placeholders(table: pd.DataFrame, doubts: Doubts) -> pd.DataFrame:
    """The adverse events without the rows of people who had none.

    Args:
        table: The cells of the table as text, by line of the file; has `term`.
        doubts: Holds what was decided, and collects what is not.
    """
    terms = table["term"]
    placeholders = [text for text in terms.unique() if says_no_event(text) or is_missing_word(text)]
    left_out = []
    for text in placeholders:
        doubt = about(
            *("placeholder", "adverse_events", "term", terms[terms == text]),
            (Option(NO_EVENT), Option(AS_WRITTEN)),
            # "Unknown" may be an event of which nothing else is known.
            Option(NO_EVENT) if says_no_event(text) else None,
        )
        if doubts.are_read_as(NO_EVENT, doubt):
            left_out.append(text)
    return table[~terms.isin(left_out)] if left_out else table


def without_repeated(table: pd.DataFrame, doubts: Doubts) -> pd.DataFrame:
    """The adverse events, of those that are the same in every cell one or all, as decided.

    Args:
        table: The cells of the table as text, by line of the file.
        doubts: Holds what was decided, and collects what is not.
    """
    # Without a day two like events are hardly the same.
    these = table.duplicated(keep=False) & (table.get("start_day", "") != "")
    if not these.any():
        return table
    options = Option(LEFT_OUT), Option(AS_WRITTEN)
    decision = _of_rows("repeated", REPEATED, table.index[these], options, None, doubts)
    return table if decision != LEFT_OUT else table[~(these & table.duplicated())]


def settled_late_events(
    events: pd.DataFrame, participants: pd.DataFrame, doubts: Doubts
) -> pd.DataFrame:
    """The adverse events, those after their participant left with their first day as decided.

    Args:
        events: participant_id and what was supplied of start_day (NaN for blank), by line of the
            file.
        participants: The roster with the withdrawals as decided.
        doubts: Holds what was decided, and collects what is not.
    """
    if "start_day" not in events or "withdrawn_day" not in participants:
        return events
    if any(doubts.holds("participants", column, OF_WITHDRAWALS) for column in WITHDRAWALS):
        # Who is decided to have stayed has none.
        return events
    left = participants.drop_duplicates("participant_id").set_index("participant_id")
    these = events["start_day"] > events["participant_id"].map(left["withdrawn_day"])
    if not these.any():
        return events
    # What is seen in follow-up is no fault.
    options, proposed = (Option(AS_WRITTEN), Option(MISSING_VALUE)), Option(AS_WRITTEN)
    place = "after_withdrawal", AFTER_WITHDRAWAL
    decision = _of_rows(*place, events.index[these], options, proposed, doubts)
    if decision != MISSING_VALUE:
        return events
    return events.assign(start_day=events["start_day"].where(~these))


def _of_rows(
    kind: str,
    name: str,
    rows: pd.Index,
    options: tuple[Option, ...],
    proposed: Option | None,
    doubts: Doubts,
) -> str | None:
    """What is decided about some rows of the adverse events; None after a doubt about them."""
    meanings = [option.meaning for option in options]
    decision = doubts.of_column("adverse_events", name, meanings)
    if decision is not None:
        return decision.meaning
    doubt = about_column(kind, "adverse_events", name, len(rows), options, proposed)
    doubts.add(replace(doubt, rows=rows_of(rows)))
    return None


def settled_withdrawals(
    table: pd.DataFrame, days: Schedule, rows: pd.Index, last_measured: pd.Series, doubts: Doubts
) -> pd.DataFrame:
    """The roster without the withdrawals of people who completed the study.

    The day of a withdrawal before the first dose is missing where that is decided.

    Args:
        table: The roster with what was supplied of withdrawn_day (NaN for blank) and
            withdrawal_reason ("" for blank).
        days: The visits.
        rows: The line of the file of each participant.
        last_measured: The day of the last value of each participant that has one.
        doubts: Holds what was decided, and collects what is not.
    """
    if not {"withdrawal_reason", "withdrawn_day"} & set(table.columns):
        return table
    reason = table.get("withdrawal_reason", pd.Series("", table.index))
    day = table.get("withdrawn_day", pd.Series(float("nan"), table.index))
    last_day = days.visit_days[-1]
    asked = partial(_decided, rows=rows, last_day=last_day, doubts=doubts)
    said = reason.map(says_completed).astype(bool)
    stays = said & asked("completed", "withdrawal_reason", reason.where(said, ""), several=False)
    late = (day >= last_day) & ~said
    numbers = day.map("{:.0f}".format)
    without = late & (reason == "")
    stays |= without & asked("late", "withdrawn_day", numbers.where(without, ""), several=True)
    given = late & (reason != "")
    stays |= given & asked("left_late", "withdrawal_reason", reason.where(given, ""), several=False)
    # Nobody who left before the first dose is measured after it.
    later = table["participant_id"].map(last_measured).astype(float) > (day + DAYS_TO_LEAVE).where(
        day > 0, 0
    )
    later &= day.notna() & ~late & ~said
    stays |= later & asked("stayed", "withdrawn_day", numbers.where(later, ""), several=True)
    # A baseline before day 1 is that of people who may leave before it; no dose says that one did.
    early = (day < min(days.baseline_day, FIRST_DAY)) & ~said & ~numbers.isin(numbers[later])
    early &= table.get("injections_received", pd.Series(float("nan"), table.index)) != 0
    unknown = early & asked("early", "withdrawn_day", numbers.where(early, ""), several=True)
    day = day.where(~unknown)
    if not (stays | unknown).any():
        return table
    settled = table.copy()
    if "withdrawal_reason" in table:
        settled["withdrawal_reason"] = reason.where(~stays, "")
    if "withdrawn_day" in table:
        settled["withdrawn_day"] = day.where(~stays)
    return settled


def _decided(
    kind: str,
    column: str,
    cells: pd.Series,
    *,
    rows: pd.Index,
    last_day: int,
    doubts: Doubts,
    several: bool,
) -> pd.Series:
    """Who is decided to have completed the study, of those with a cell that is not blank.

    Of "early" ones, whose day is decided not to be known. One doubt for all cells that are not
    decided where `several`, else one for each text.
    """
    texts = sorted(set(cells) - {""}, key=lambda text: (len(text), text))
    if not texts:
        return pd.Series(False, cells.index)
    meaning = MISSING_VALUE if kind == "early" else COMPLETED
    decisions = doubts.decisions("participants", column)
    undecided = [text for text in texts if text not in decisions]
    groups = [tuple(undecided)] if several else [(text,) for text in undecided]
    for of_doubt in filter(None, groups):
        these = rows[cells.isin(of_doubt).to_numpy()]
        doubts.add(
            Doubt(
                kind=kind,
                table="participants",
                column=column,
                cells=of_doubt,
                rows=rows_of(these),
                n=len(these),
                options=(Option(meaning), Option(AS_WRITTEN)),
                proposed=Option(COMPLETED) if kind in ("completed", "late") else None,
                facts={"last_day": last_day},
            )
        )
    return cells.isin({text for text, said in decisions.items() if said.meaning == meaning})
