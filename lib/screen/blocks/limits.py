"""The block of reference limits: who is outside and within."""

from __future__ import annotations

from functools import partial

import pandas as pd

from lib import citations
from lib.results.effects import has_changes
from lib.results.exports.response import numbers_of_limits
from lib.results.limits import crossing_of, limit_crossings
from lib.screen.controls import choose_reference_limits
from lib.screen.elements import method, section, show_lines, show_notes
from lib.screen.exports.code import CROSSED, TABLE, origin_of
from lib.screen.exports.fold import take_away
from lib.screen.exports.link import tell_limit
from lib.screen.exports.reproduce import tell_code
from lib.screen.remembered import remembered
from lib.screen.report.places import group
from lib.screen.report.sheet import sheet_here
from lib.screen.tables import show_table
from lib.screen.view import Place, View
from lib.study.outcomes import Outcome
from lib.wording.limits import (
    crossing_sentences,
    crossings_table,
    own_limit_sentence,
    regression_sentence,
)
from lib.wording.methods import limits_methods
from lib.wording.names import compared_day
from lib.wording.snippets.limits import crossed_script, crossings_script


def limits(view: View, outcome: Outcome, lines: Place | None = None) -> None:
    """Participants outside and within the reference limit, baseline against the visit.

    Nothing of an outcome without a baseline, or of a yes or no; in a report nothing of one for
    which the study declares no limit.

    Args:
        view: The page.
        outcome: The outcome.
        lines: Where it is said who crossed the limit: in the page's answer, or else here.
    """
    study, words, day = view.study, view.words, view.day
    if not has_changes(study, outcome):
        return
    declared = outcome.reference_low if outcome.higher_is_better else outcome.reference_high
    if declared is None and sheet_here() is not None:
        # Paper has no field for the limit of the reader's laboratory.
        return
    title = words.t(
        "Reference limit, baseline against day {day}", day=compared_day(study, day, words)
    )
    section(title, view, "interval")
    low, high = choose_reference_limits(view, outcome)
    tell_limit(view, outcome, low if outcome.higher_is_better else high)
    found = _sentences(view, outcome, low, high)
    if not found:
        show_notes(
            words.t("This study declares no reference limit; enter that of your laboratory.")
        )
        return
    show_lines(view, lines or group(gap="xsmall"), *found)
    if lines is not None:
        of = origin_of(view)
        tell_code(lambda: {CROSSED: crossed_script(study, outcome, day, low, high, of)})
    show_notes(regression_sentence(outcome, words))
    method(words, limits_methods(words), [citations.CLOPPER_PEARSON])
    take_away(
        view,
        title,
        lambda: _table_of_crossings(view, outcome, low, high, title),
        key="crossings",
        numbers=partial(numbers_of_limits, study, outcome, day, low=low, high=high),
        outcome=outcome,
        day=day,
        code=lambda: {
            TABLE: crossings_script(study, outcome, day, low, high, origin_of(view)),
        },
    )


@remembered("day")
def _sentences(view: View, outcome: Outcome, low: float | None, high: float | None) -> list[str]:
    """How many crossed the limits; nothing without a limit."""
    counts = _counts(view, outcome, low, high)
    if counts.empty:
        return []
    return [
        *crossing_sentences(view.study, counts, outcome, view.day, view.words),
        own_limit_sentence(outcome, low, high, view.words),
    ]


@remembered("day", in_words=False)
def _counts(view: View, outcome: Outcome, low: float | None, high: float | None) -> pd.DataFrame:
    return limit_crossings(view.study, outcome, view.day, low=low, high=high)


@remembered("day", "highlighted")
def _table_of_crossings(
    view: View, outcome: Outcome, low: float | None, high: float | None, title: str
) -> None:
    study, words, day = view.study, view.words, view.day
    counts = _counts(view, outcome, low, high)
    followed = crossing_of(study, outcome, day, view.highlighted, low=low, high=high)
    show_table(
        crossings_table(study, outcome, counts, words, followed=followed), alt=title, turned=True
    )
