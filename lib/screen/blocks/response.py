"""Blocks of improvement: who improved by how much, and the activity bands."""

from __future__ import annotations

from functools import partial

import pandas as pd

from lib import citations
from lib.figures.bands import bands_figure
from lib.figures.response import response_figure
from lib.results.effects import has_changes
from lib.results.exports.response import numbers_of_bands, numbers_of_response
from lib.results.response import (
    Thresholds,
    band_counts,
    has_improved,
    improvement_curves,
    improvements,
    is_yes_no,
    response_rates,
    thresholds,
)
from lib.screen.controls import choose_threshold
from lib.screen.elements import method, section, show_chart, show_lines, show_notes, small
from lib.screen.exports.code import IMPROVED, TABLE, origin_of
from lib.screen.exports.fold import take_away
from lib.screen.exports.reproduce import tell_code
from lib.screen.remembered import remembered
from lib.screen.tables import show_table
from lib.screen.view import Place, View
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, SHOWN_INTERVAL
from lib.study.outcomes import Outcome
from lib.wording.methods import response_methods
from lib.wording.names import compared_day
from lib.wording.response import (
    bands_sentence,
    bands_table,
    needed_sentence,
    response_rates_table,
    response_sentence,
    threshold_sentence,
)
from lib.wording.snippets.response import bands_script, improved_script, response_script


def bands(view: View, outcome: Outcome) -> None:
    """Activity bands by visit; nothing for an outcome without bands."""
    if outcome.bands is None:
        return
    title = view.words.t("Activity bands by visit")
    _bands(view, outcome, title)
    take_away(
        view,
        title,
        lambda: _table_of_bands(view, outcome, title),
        key="bands",
        numbers=partial(numbers_of_bands, view.study, outcome),
        figure="bands",
        outcome=outcome,
        code=lambda: {TABLE: bands_script(view.study, outcome, origin_of(view))},
    )


@remembered("day", "highlighted")
def _bands(view: View, outcome: Outcome, title: str) -> None:
    """The figure of `bands`."""
    assert outcome.bands is not None
    study, words = view.study, view.words
    counts = band_counts(study, outcome)
    section(title)
    show_chart(
        bands_figure(study, outcome, counts, words, highlighted=view.highlighted),
        key="bands",
        alt=bands_sentence(study, outcome, counts, view.day, words),
    )
    small(words.of(outcome.bands.scheme))


@remembered("highlighted")
def _table_of_bands(view: View, outcome: Outcome, title: str) -> None:
    study = view.study
    counts = band_counts(study, outcome)
    show_table(
        bands_table(study, outcome, counts, view.words, highlighted=view.highlighted), alt=title
    )


def response(view: View, outcome: Outcome, lines: Place) -> None:
    """Participants who improved by at least as much as the reader asks for.

    Nothing of an outcome without a baseline, or of a yes or no.

    Args:
        view: The page.
        outcome: The outcome.
        lines: The page's answer, which says how many they are.
    """
    study, words, day = view.study, view.words, view.day
    if not has_changes(study, outcome):
        return
    title = words.t("Who improved, and by how much? Day {day}", day=compared_day(study, day, words))
    section(title, view, "interval", "needed_to_treat")
    allowed = _thresholds(view, outcome)
    threshold = choose_threshold(view, outcome, allowed)
    show_lines(view, lines, _improved(view, outcome, threshold))
    tell_code(lambda: {IMPROVED: improved_script(study, outcome, day, threshold, origin_of(view))})
    take_away(
        view,
        title,
        lambda: _table_of_rates(view, outcome, threshold, title),
        key="response",
        numbers=partial(numbers_of_response, study, outcome, day, threshold),
        # Without a choice there are no amounts, and no curves of them.
        figure=None if allowed.least == allowed.largest else "responders",
        outcome=outcome,
        day=day,
        code=lambda: {
            TABLE: response_script(study, outcome, day, threshold, origin_of(view)),
        },
    )


@remembered()
def _thresholds(view: View, outcome: Outcome) -> Thresholds:
    """What the reader may ask for."""
    return thresholds(view.study, outcome)


@remembered("day", "highlighted")
def _improved(view: View, outcome: Outcome, threshold: float) -> str:
    """Who improved by the reader's threshold; returns how many they are in a sentence."""
    study, words, day = view.study, view.words, view.day
    rates = response_rates(study, outcome, day, threshold=threshold)
    has_amounts = not is_yes_no(study, outcome)
    if has_amounts:
        _curves(view, outcome, threshold, rates)
    needed = needed_sentence(study, rates, outcome, day, threshold, words)
    show_notes(
        needed,
        words.t(
            "A participant who improved is not one whom the treatment improved (Senn 2018): what "
            "would have happened in the other arm is not seen."
        ),
    )
    method(
        words,
        response_methods(outcome, words),
        [
            DIFFERENCE_INTERVALS[SHOWN_INTERVAL].citation,
            *([citations.ALTMAN] if needed else []),
            citations.SENN,
        ],
    )
    return response_sentence(study, rates, outcome, day, threshold, words, has_amounts=has_amounts)


@remembered("day", "highlighted")
def _table_of_rates(view: View, outcome: Outcome, threshold: float, title: str) -> None:
    study, words, day = view.study, view.words, view.day
    rates = response_rates(study, outcome, day, threshold=threshold)
    improved = has_improved(study, outcome, day, view.highlighted, threshold)
    table = response_rates_table(study, rates, words, followed=improved)
    show_table(table, alt=title, turned=True)


def _curves(view: View, outcome: Outcome, threshold: float, rates: pd.DataFrame) -> None:
    """How many improved by at least each amount, and what is known of the reader's one."""
    study, words, day = view.study, view.words, view.day
    show_chart(
        response_figure(
            study,
            outcome,
            improvement_curves(study, outcome, day),
            improvements(study, outcome, day),
            threshold,
            words,
            highlighted=view.highlighted,
        ),
        key="responders",
        alt=response_sentence(study, rates, outcome, day, threshold, words),
    )
    show_notes(threshold_sentence(outcome, words))
