"""What a bar of a lane says: whose event it is, when it was, and of what grade."""

from __future__ import annotations

import math

from lib.wording.events.kinds import grade_name
from lib.wording.names import day_number
from lib.words import Words


def days_text(start: float, end: float, words: Words, *, ongoing: bool) -> str:
    """When an event was: "days 3 to 5", "day 3", "from day 16, ongoing".

    Args:
        start: Its first day.
        end: Its last day; NaN if it is ongoing or nobody knows.
        words: The reader's language.
        ongoing: Whether it went on when its participant was last seen.
    """
    first = day_number(round(start))
    if ongoing:
        return words.t("from day {first}, ongoing", first=first)
    if math.isnan(end):
        return words.t("from day {first}", first=first)
    if end == start:
        return words.t("day {first}", first=first)
    return words.t("days {first} to {last}", first=first, last=day_number(round(end)))


def relation_text(related: bool | None, words: Words) -> str:
    """Whether an event was related to the study treatment; None if that was not recorded."""
    if related is None:
        return words.t("relation not recorded")
    return words.t("related") if related else words.t("not related")


def grade_and_relation_text(grade: int | None, related: bool | None, words: Words) -> str:
    """ "Grade 2 (moderate), not related"; None where that was not recorded."""
    name = grade_name("unknown" if grade is None else grade, words)
    return f"{name}, {relation_text(related, words)}"
