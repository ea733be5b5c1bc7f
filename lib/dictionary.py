"""The data dictionary: which tables and columns a study is made of, and what may stand in them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib.contract import LONGEST_ID, LONGEST_NAME, LONGEST_REMARK, LONGEST_TERM
from lib.words import Words, sentence

TEXT, WHOLE = sentence("text"), sentence("whole number; blank = not known")
DAY = sentence("study day (whole number; the day of the first dose is 1)")
YES_NO = sentence("yes or no; blank = not known")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        table: The table's name.
        name: The column's name.
        required: Whether the table needs it.
        what: What it holds.
        allowed: What may stand in its cells.
        most: Characters that a text in its cells may have, or None.
    """

    table: str
    name: str
    required: bool
    what: str
    allowed: str
    most: int | None = None


COLUMNS = (
    Column(
        *("participants", "participant_id", True),
        sentence("identifier, the same in all tables; no names or dates of birth"),
        sentence("text, each one once"),
        most=LONGEST_ID,
    ),
    Column(
        *("participants", "arm", True),
        sentence("the arm to which the participant was randomised"),
        sentence("text, exactly two different ones"),
        most=LONGEST_NAME,
    ),
    Column(
        *("participants", "withdrawn_day", False),
        sentence("when the participant left the study"),
        sentence("study day; blank = completed"),
    ),
    Column(
        *("participants", "withdrawal_reason", False),
        sentence("why the participant left the study"),
        sentence("text; blank = completed"),
        most=LONGEST_REMARK,
    ),
    Column(
        *("participants", "injections_received", False),
        sentence("doses that the participant received"),
        WHOLE,
    ),
    Column(
        *("participants", "…", False),
        sentence("any further column: a characteristic at baseline, such as age or sex"),
        sentence("numbers or texts; blank = missing"),
        most=LONGEST_NAME,
    ),
    Column(
        *("measurements", "participant_id", True),
        sentence("identifier, as in participants"),
        TEXT,
        most=LONGEST_ID,
    ),
    Column(*("measurements", "day", True), sentence("day of the visit, as planned"), DAY),
    Column(
        *("measurements", "outcome", True),
        sentence("what was measured"),
        sentence("code of an outcome: mex_sledai, c3, c4, il6, tnf_alpha, anti_dsdna, or your own"),
        most=LONGEST_NAME,
    ),
    Column(
        *("measurements", "value", True),
        sentence("the measured value, always in the same unit"),
        sentence("number; blank = missing; <3.1 = below the quantification limit 3.1"),
    ),
    Column(
        *("measurements", "…", False),
        sentence("instead of outcome and value: one column per outcome, one row per visit"),
        sentence("number; blank = missing; <3.1 = below the quantification limit 3.1"),
    ),
    Column(
        *("adverse_events", "participant_id", True),
        sentence("identifier, as in participants"),
        TEXT,
        most=LONGEST_ID,
    ),
    Column(
        *("adverse_events", "term", True),
        sentence("the event, coded (MedDRA preferred term) or in words"),
        TEXT,
        most=LONGEST_TERM,
    ),
    Column(
        *("adverse_events", "system_organ_class", False),
        sentence("the class of the event"),
        TEXT,
        most=LONGEST_TERM,
    ),
    Column(*("adverse_events", "start_day", False), sentence("when the event began"), DAY),
    Column(
        *("adverse_events", "end_day", False),
        sentence("when the event ended"),
        sentence("study day; blank = ongoing"),
    ),
    Column(
        *("adverse_events", "grade", False),
        sentence("how severe the event was (CTCAE)"),
        sentence("1, 2, 3, 4 or 5; blank = not known"),
    ),
    Column(
        *("adverse_events", "serious", False),
        sentence("whether the event was serious by its outcome, whatever its grade"),
        YES_NO,
    ),
    Column(
        *("adverse_events", "related", False),
        sentence("whether the event was judged related to the treatment"),
        YES_NO,
    ),
    Column(
        *("adverse_events", "led_to_withdrawal", False),
        sentence("whether the participant left the study because of the event"),
        YES_NO,
    ),
)


def data_dictionary(words: Words) -> pd.DataFrame:
    """The dictionary as a table, a row per column."""
    return pd.DataFrame(
        [
            {
                words.t("Table"): column.table,
                words.t("Column"): column.name,
                words.t("Needed"): words.t("yes") if column.required else words.t("no"),
                words.t("What it holds"): words.t(column.what),
                words.t("What may stand in it"): _allowed(column, words),
            }
            for column in COLUMNS
        ]
    )


def _allowed(column: Column, words: Words) -> str:
    allowed = words.t(column.allowed)
    if column.most is None:
        return allowed
    return words.t("{allowed}; at most {most} characters", allowed=allowed, most=column.most)
