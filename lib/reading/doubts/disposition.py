"""Withdrawals that are none, events that are none, and days that are dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pandas as pd

from lib.reading.doubts.doubt import Doubt, Doubts, Option, rows_of
from lib.study.entries import AS_WRITTEN, COMPLETED, MISSING_VALUE, NO_EVENT

# What stands as the reason of somebody who did not leave, English and Italian, in lower case.
_COMPLETED = re.compile(
    r"(study |trial |treatment |studio |ha |protocol |end of |per )*"
    r"(complet(ed|ion|er|e)|finished|completato|completata|completamento|conclus[oai]|concluded"
    r"|terminat[oa] regolarmente|fine( dello)? studio|study end|end of study|eos|not withdrawn"
    r"|none|no|n/?a|-+|nessun[ao]?|non ritirat[oa]|did not withdraw|non applicabile"
    r"|not applicable)"
    r"( (the )?(study|trial|protocol|treatment|follow.?up|(lo )?studio|dello studio|per protocol"
    r"|as planned|follow.?up))*[.!]?",
    re.IGNORECASE,
)
# What is written as the term of somebody without an event.
_NO_EVENT = re.compile(
    r"(no|none|nil|null|nothing|nessun[oa]?|niente|n/?a|n\.a\.|not applicable|non applicabile|0"
    r"|-+|\.+|/+|x|absent|assent[ei]|negativ[oe]?)"
    r"( ?(known|reported|recorded|to report|da segnalare|segnalat[oi]|observed|riportat[oi]))?"
    r"|(no|nessun[oa]?|without|senza|none|assenza di|zero) ?(adverse|side|evento|eventi|effett[oi]"
    r"|untoward|ae|aes|ea|sae|saes|teae|reazion[ei]|reactions?|events?|complications?|complicanze?)"
    r"( ?(advers[oie]|avvers[oie]|events?|effects?|reactions?|collateral[ei]|reported|occurred"
    r"|recorded|segnalat[oi]|experiences?))*[.!]?",
    re.IGNORECASE,
)
# Numbers of spreadsheets for days from 1970 to 2064, and days written as 20240211.
FIRST_SERIAL, LAST_SERIAL = 25_569, 60_000
SERIAL_ORIGIN = date(1899, 12, 30)


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
                heading=column,
                cells=(),
                rows=rows_of(days[dates].index),
                n=int(dates.sum()),
                options=(Option(MISSING_VALUE), Option(AS_WRITTEN)),
                proposed=None,
                facts={"number": first, "date": (SERIAL_ORIGIN + timedelta(first)).isoformat()},
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
    placeholders = [text for text in terms.unique() if text and _NO_EVENT.fullmatch(text)]
    decisions = doubts.decisions("adverse_events", "term")
    left_out = []
    for text in placeholders:
        decision = decisions.get(text)
        if decision is None:
            these = terms[terms == text]
            doubts.add(
                Doubt(
                    kind="placeholder",
                    table="adverse_events",
                    column="term",
                    heading="term",
                    cells=(text,),
                    rows=rows_of(these.index),
                    n=len(these),
                    options=(Option(NO_EVENT), Option(AS_WRITTEN)),
                    proposed=Option(NO_EVENT),
                )
            )
        if decision is None or decision.meaning == NO_EVENT:
            left_out.append(text)
    return table[~terms.isin(left_out)] if left_out else table


def settled_withdrawals(
    table: pd.DataFrame, last_day: int, rows: pd.Index, doubts: Doubts
) -> pd.DataFrame:
    """The roster without the withdrawals of people who completed the study.

    Args:
        table: The roster with what was supplied of withdrawn_day (NaN for blank) and
            withdrawal_reason ("" for blank).
        last_day: Study day of the last planned visit.
        rows: The line of the file of each participant.
        doubts: Holds what was decided, and collects what is not.
    """
    blank = pd.Series("", table.index)
    reason = table.get("withdrawal_reason", blank)
    day = table.get("withdrawn_day", pd.Series(float("nan"), table.index))
    stays = pd.Series(False, table.index)
    for text in [text for text in reason.unique() if text and _COMPLETED.fullmatch(text.strip())]:
        these = reason == text
        stays |= these & _completed(
            "completed", "withdrawal_reason", (text,), rows[these.to_numpy()], doubts
        )
    late = (day >= last_day) & ~stays
    for number in sorted(set(day[late])):
        these = late & (day == number)
        stays |= these & _completed(
            "late", "withdrawn_day", (f"{number:.0f}",), rows[these.to_numpy()], doubts, last_day
        )
    if not stays.any():
        return table
    settled = table.copy()
    if "withdrawal_reason" in table:
        settled["withdrawal_reason"] = reason.where(~stays, "")
    if "withdrawn_day" in table:
        settled["withdrawn_day"] = day.where(~stays)
    return settled


def _completed(
    kind: str,
    column: str,
    cells: tuple[str, ...],
    rows: pd.Index,
    doubts: Doubts,
    last_day: int | None = None,
) -> bool:
    """Whether the participants of these cells are decided to have completed the study."""
    decision = doubts.decisions("participants", column).get(cells[0])
    if decision is not None:
        return decision.meaning == COMPLETED
    doubts.add(
        Doubt(
            kind=kind,
            table="participants",
            column=column,
            heading=column,
            cells=cells,
            rows=rows_of(rows),
            n=len(rows),
            options=(Option(COMPLETED), Option(AS_WRITTEN)),
            proposed=Option(COMPLETED) if kind == "completed" else None,
            facts={"last_day": last_day},
        )
    )
    return False
