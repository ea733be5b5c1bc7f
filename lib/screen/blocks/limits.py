"""The block of reference limits: who is outside and within."""

from __future__ import annotations

from lib import citations
from lib.results.limits import crossing_of, limit_crossings
from lib.screen.controls import choose_reference_limits
from lib.screen.elements import method, section, show_finding, show_table, small
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.limits import (
    crossing_sentence,
    crossings_table,
    limit_source_sentence,
    regression_sentence,
)
from lib.wording.methods import limits_methods
from lib.wording.names import compared_day


def limits(view: View, outcome: Outcome) -> None:
    """Participants outside and within the reference limit, baseline against the visit."""
    study, words, day = view.study, view.words, view.day
    title = words.t(
        "Reference limit, baseline against day {day}", day=compared_day(study, day, words)
    )
    section(title, view, "interval")
    low, high = choose_reference_limits(view, outcome)
    counts = limit_crossings(study, outcome, day, low=low, high=high)
    if counts.empty:
        small(words.t("This study declares no reference limit; enter that of your laboratory."))
        return
    show_finding(crossing_sentence(study, counts, outcome, day, words))
    small(regression_sentence(outcome, words), limit_source_sentence(outcome, low, high, words))
    followed = crossing_of(study, outcome, day, view.highlighted, low=low, high=high)
    show_table(crossings_table(study, outcome, counts, words, followed=followed), alt=title)
    method(words, limits_methods(words), [citations.CLOPPER_PEARSON])
