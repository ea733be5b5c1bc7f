"""The data contract: the columns of each table, and what may stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from lib.language import sentence
from lib.plain_text import folded
from lib.study.contract import (
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_REMARK,
    LONGEST_TERM,
)

# Kinds of what stands in a column.
TEXT, WHOLE, DAY, VALUE, GRADE, YES_NO = "text", "whole", "day", "value", "grade", "yes_no"
# What an empty cell of a column that may have some means, where words may say it too.
NOT_KNOWN, ONGOING, COMPLETED = "not known", "ongoing", "completed"
# In place of a name: any further column.
FURTHER = "…"

_TEXT, _WHOLE = sentence("text"), sentence("whole number; blank = not known")
_DAY = sentence("study day (whole number; the day of the first dose is 1)")
_YES_NO = sentence("yes or no; blank = not known")
_VALUE = sentence(
    "number, or yes or no; blank = missing; <3.1 = below the quantification limit 3.1"
)
_ITALIAN = sentence("text, one for each text that it translates; blank = shown as it is")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        table: The table's name.
        name: The column's name, or `FURTHER`.
        required: Whether the table needs it.
        kind: What its cells are read as; "" for further columns, whose kind the table decides.
        what: What it holds, for readers.
        allowed: What may stand in its cells, for readers.
        most: Characters that a text in its cells may have, or None.
        blank: What an empty cell means, or "" where no word stands for it.
        italian_of: The column whose texts it gives in Italian, or "" if it gives none.
    """

    table: str
    name: str
    required: bool
    kind: str
    what: str
    allowed: str
    most: int | None = None
    blank: str = ""
    italian_of: str = ""


def _italian(table: str, of: str, what: str, *, most: int) -> Column:
    return Column(table, f"{of}_it", False, TEXT, what, _ITALIAN, most=most, italian_of=of)


COLUMNS = (
    Column(
        *("participants", "participant_id", True, TEXT),
        sentence("identifier, the same in all tables; no names or dates of birth"),
        sentence("text, each one once"),
        most=LONGEST_ID,
    ),
    Column(
        *("participants", "arm", True, TEXT),
        sentence("the arm to which the participant was randomised"),
        sentence("text, two different ones; of up to six, two are chosen to be compared"),
        most=LONGEST_NAME,
    ),
    Column(
        *("participants", "withdrawn_day", False, DAY),
        sentence("when the participant left the study"),
        sentence("study day; blank = completed"),
        blank=COMPLETED,
    ),
    Column(
        *("participants", "withdrawal_reason", False, TEXT),
        sentence("why the participant left the study"),
        sentence("text; blank = completed"),
        most=LONGEST_REMARK,
    ),
    Column(
        *("participants", "injections_received", False, WHOLE),
        sentence("doses that the participant received"),
        _WHOLE,
        blank=NOT_KNOWN,
    ),
    Column(
        *("participants", "block", False, TEXT),
        sentence("the block in which the participant was randomised, in permuted blocks"),
        sentence("text or number; the same for everybody in a block of a stratum"),
        most=LONGEST_NAME,
    ),
    _italian(
        "participants", "withdrawal_reason", sentence("the reason in Italian"), most=LONGEST_REMARK
    ),
    Column(
        *("participants", FURTHER, False, ""),
        sentence("any further column: a characteristic at baseline, such as age or sex"),
        sentence("numbers or texts; blank = missing"),
        most=LONGEST_NAME,
    ),
    Column(
        *("measurements", "participant_id", True, TEXT),
        sentence("identifier, as in participants"),
        _TEXT,
        most=LONGEST_ID,
    ),
    Column("measurements", "day", True, DAY, sentence("day of the visit, as planned"), _DAY),
    Column(
        *("measurements", "outcome", True, TEXT),
        sentence("what was measured"),
        sentence("code of an outcome: mex_sledai, c3, c4, il6, tnf_alpha, anti_dsdna, or your own"),
        most=LONGEST_NAME,
    ),
    Column(
        *("measurements", "value", True, VALUE),
        sentence("the measured value, always in the same unit"),
        _VALUE,
    ),
    Column(
        *("measurements", FURTHER, False, ""),
        sentence("instead of outcome and value: one column per outcome, one row per visit"),
        _VALUE,
    ),
    Column(
        *("adverse_events", "participant_id", True, TEXT),
        sentence("identifier, as in participants"),
        _TEXT,
        most=LONGEST_ID,
    ),
    Column(
        *("adverse_events", "term", True, TEXT),
        sentence("the event, coded (MedDRA preferred term) or in words"),
        _TEXT,
        most=LONGEST_TERM,
    ),
    Column(
        *("adverse_events", "system_organ_class", False, TEXT),
        sentence("the class of the event"),
        _TEXT,
        most=LONGEST_TERM,
    ),
    Column(
        *("adverse_events", "start_day", False, DAY),
        sentence("when the event began"),
        _DAY,
        blank=NOT_KNOWN,
    ),
    Column(
        *("adverse_events", "end_day", False, DAY),
        sentence("when the event ended"),
        sentence("study day; blank = ongoing"),
        blank=ONGOING,
    ),
    Column(
        *("adverse_events", "grade", False, GRADE),
        sentence("how severe the event was (CTCAE)"),
        sentence("1, 2, 3, 4 or 5; blank = not known"),
        blank=NOT_KNOWN,
    ),
    Column(
        *("adverse_events", "serious", False, YES_NO),
        sentence("whether the event was serious by its outcome, whatever its grade"),
        _YES_NO,
        blank=NOT_KNOWN,
    ),
    Column(
        *("adverse_events", "related", False, YES_NO),
        sentence("whether the event was judged related to the treatment"),
        _YES_NO,
        blank=NOT_KNOWN,
    ),
    Column(
        *("adverse_events", "led_to_withdrawal", False, YES_NO),
        sentence("whether the participant left the study because of the event"),
        _YES_NO,
        blank=NOT_KNOWN,
    ),
    Column(
        *("adverse_events", "fatal", False, YES_NO),
        sentence("whether the participant died of the event"),
        _YES_NO,
    ),
    _italian("adverse_events", "term", sentence("the term in Italian"), most=LONGEST_TERM),
    _italian(
        "adverse_events", "system_organ_class", sentence("the class in Italian"), most=LONGEST_TERM
    ),
)


def columns_of(table: str) -> tuple[Column, ...]:
    """The named columns of a table, in their order."""
    return tuple(column for column in COLUMNS if column.table == table and column.name != FURTHER)


def italian_columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table that give the texts of another one in Italian."""
    return tuple(column.name for column in columns_of(table) if column.italian_of)


def _names(table: str, *, required: bool) -> tuple[str, ...]:
    own = (column for column in columns_of(table) if not column.italian_of)
    return tuple(column.name for column in own if column.required is required)


PARTICIPANT_COLUMNS = _names("participants", required=True)
# What the arms were allotted by, and no characteristic of anybody.
ALLOCATION_COLUMNS = ("block",)
DISPOSITION_COLUMNS = tuple(
    name for name in _names("participants", required=False) if name not in ALLOCATION_COLUMNS
)
MEASUREMENT_COLUMNS = _names("measurements", required=True)
# Those that a wide table has too: one column per outcome instead of outcome and value.
VISIT_COLUMNS = ("participant_id", "day")
REQUIRED_EVENT_COLUMNS = _names("adverse_events", required=True)
EVENT_COLUMNS = REQUIRED_EVENT_COLUMNS + _names("adverse_events", required=False)


def renamed(
    name: str, table: pd.DataFrame | None, other_names: Mapping[str, Mapping[str, str]]
) -> tuple[pd.DataFrame | None, dict[str, dict[str, str]]]:
    """A table with its texts by their other names, and its own names by those.

    Args:
        name: Which table it is.
        table: The table, or None.
        other_names: Of each column whose texts have other names, these by the text as `folded`.

    Returns:
        The table, and the texts that stood in it by their other names as `folded`, by column.
    """
    own_names: dict[str, dict[str, str]] = {}
    for of in (column.italian_of for column in columns_of(name)):
        if table is None or of not in other_names:
            continue
        names, keys = other_names[of], {text: folded(text) for text in table[of].unique()}
        shown = {text: names.get(key, text) for text, key in keys.items()}
        table = table.assign(**{of: table[of].map(shown)})
        own_names[of] = {folded(names[key]): text for text, key in keys.items() if key in names}
    return table, own_names
