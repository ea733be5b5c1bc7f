"""When the events that are counted occurred."""

from __future__ import annotations

from lib.results.events.counts import are_placed_in_time, begun_before_dosing, days_observed
from lib.study.study import Study
from lib.wording.names import by_arm_text
from lib.words import Words


def early_events_text(study: Study, kind: str, words: Words) -> str:
    """Of the events of a kind, counted elsewhere, those before the first dose; empty if none."""
    early = begun_before_dosing(study, kind)
    if not any(early.values()):
        return ""
    arms = by_arm_text(study, early, words)
    if kind == "serious":
        return words.t(
            "Serious events that began before the first dose, counted as they were reported: "
            "{arms}.",
            arms=arms,
        )
    return words.t(
        "Events that began before the first dose, counted as they were reported: {arms}.",
        arms=arms,
    )


def period_text(study: Study, words: Words) -> str:
    """How long participants were observed: "43 days"."""
    return words.plural(days_observed(study), one="{n} day", many="{n} days")


def when_text(study: Study, words: Words) -> str:
    """When the events that are counted occurred, and others did not: "within 43 days".

    Where no event has a first day it is not known whether they began in that time: "during the
    study".
    """
    if not are_placed_in_time(study):
        return words.t("during the study")
    return words.t("within {period}", period=period_text(study, words))
