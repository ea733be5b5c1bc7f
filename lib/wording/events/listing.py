"""The listing of events as a page shows it: seven columns, or two on a phone.

What is not in it is in the table to be saved, `listing_table`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.results.rows import rows_of
from lib.statistics.estimates import NAN
from lib.study.study import Study
from lib.wording.events.kinds import grade_name
from lib.wording.events.lanes import days_text, relation_text
from lib.wording.names import marked, within_sentence
from lib.words import Words

# Pixels of the columns of `listing_shown`, by the columns of `event_listing`.
WIDTHS = {
    "participant_id": 88,
    "arm": 80,
    "term": 172,
    "start_day": 50,
    "end_day": 50,
    "grade": 54,
    "noted": 72,
}
# What a file may note of an event besides its days and its grade.
NOTED = {"serious", "related", "led_to_withdrawal", "fatal"}


def listing_shown(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """At most seven columns of `event_listing`; numbers stay numbers, so that they sort as such.

    What was noted of events has no column where the file has none for it.

    Args:
        study: The study.
        frame: From `event_listing`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    shown = frame.assign(
        participant_id=[
            marked(str(who), followed=who == highlighted) for who in frame["participant_id"]
        ],
        arm=[words.of(study.arm(arm).name) for arm in frame["arm"]],
        noted=[noted_text(row, words) for row in rows_of(frame)],
    )
    for column in ("start_day", "end_day", "grade"):
        if column in shown:
            shown[column] = shown[column].astype("Int64")
    if not NOTED & set(frame.columns) and not shown["noted"].any():
        # As if nothing had been noted, where the file has no column for it.
        shown = shown.drop(columns="noted")
    headers = _headers(words)
    return shown[[name for name in headers if name in shown]].rename(columns=headers)


def _headers(words: Words) -> dict[str, str]:
    return {
        "participant_id": words.t("Participant"),
        "arm": words.t("Arm"),
        "term": words.t("Preferred term"),
        "start_day": words.t("From"),
        "end_day": words.t("To"),
        "grade": words.t("Grade"),
        "noted": words.t("Noted"),
    }


def listing_widths(words: Words) -> dict[str, int]:
    """The width of each column of `listing_shown` in pixels, by its header."""
    return {header: WIDTHS[name] for name, header in _headers(words).items()}


def listing_blanks(words: Words) -> dict[str, str]:
    """What an empty cell of a column of `listing_shown` means, by its header."""
    return {_headers(words)["end_day"]: words.t("ongoing")}


def noted_text(row: Mapping[str, Any], words: Words) -> str:
    """What an event was besides its grade: "serious, related"; empty if it was nothing of it.

    What the table has a column for and does not tell of this event is said not to be recorded.

    Args:
        row: Of `event_listing`.
        words: The reader's language.
    """
    parts = []
    if "serious" in row:
        if row["serious"] is None:
            parts.append(words.t("seriousness not recorded"))
        elif row["serious"]:
            parts.append(words.t("serious"))
    if "related" in row and (row["related"] is None or row["related"]):
        parts.append(relation_text(row["related"], words))
    if row.get("led_to_withdrawal"):
        parts.append(words.t("led to withdrawal"))
    if row.get("fatal"):
        parts.append(words.t("fatal"))
    if row.get("before_first_dose"):
        parts.append(words.t("before the first dose"))
    return ", ".join(parts)


def narrow_listing(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """The listing in two columns of text, which break their lines.

    Args:
        study: The study.
        frame: From `event_listing`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    headers = [words.t("Participant, arm"), words.t("Event")]
    cells = []
    for row in rows_of(frame):
        who, arm = str(row["participant_id"]), words.of(study.arm(row["arm"]).name)
        grade = row.get("grade", NAN)
        named = "" if math.isnan(grade) else within_sentence(grade_name(int(grade), words))
        told = [row["term"], _days(row, words), named, noted_text(row, words)]
        cells.append(
            [f"{marked(who, followed=who == highlighted)}, {arm}", ", ".join(filter(None, told))]
        )
    return pd.DataFrame(cells, columns=headers)


def _days(row: Mapping[str, Any], words: Words) -> str:
    """When an event was; empty if its first day is not known."""
    start, end = row.get("start_day", NAN), row.get("end_day", NAN)
    if math.isnan(start):
        return ""
    return days_text(start, end, words, ongoing="end_day" in row and math.isnan(end))
