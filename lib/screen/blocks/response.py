"""Blocks of improvement: who improved by how much, and the activity bands."""

from __future__ import annotations

from lib import citations
from lib.figures.response import bands_figure, response_figure
from lib.results.response import (
    band_counts,
    has_improved,
    improvement_curves,
    improvements,
    largest_threshold,
    response_rates,
)
from lib.screen.controls import choose_threshold
from lib.screen.elements import method, section, show_chart, show_finding, show_table, small
from lib.screen.view import View
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, SHOWN_INTERVAL
from lib.study.outcomes import Outcome
from lib.wording.methods import response_methods
from lib.wording.response import (
    bands_sentence,
    bands_table,
    response_rates_table,
    response_sentence,
)


def bands(view: View, outcome: Outcome) -> None:
    """Activity bands by visit; nothing for an outcome without bands."""
    if outcome.bands is None:
        return
    study, words = view.study, view.words
    title = words.t("Activity bands by visit")
    counts = band_counts(study, outcome)
    section(title)
    show_chart(
        bands_figure(study, outcome, counts, words, highlighted=view.highlighted),
        key="bands",
        alt=bands_sentence(study, outcome, counts, view.day, words),
    )
    small(words.of(outcome.bands.scheme))
    show_table(bands_table(study, outcome, counts, words, highlighted=view.highlighted), alt=title)


def response(view: View, outcome: Outcome) -> None:
    """Participants who improved by at least as much as the reader asks for."""
    study, words, day = view.study, view.words, view.day
    title = words.t("Who improved, and by how much? Day {day}", day=day)
    section(title)
    threshold = choose_threshold(view, outcome, largest_threshold(study, outcome, day))
    rates = response_rates(study, outcome, day, threshold=threshold)
    finding = response_sentence(study, rates, outcome, day, threshold, words)
    show_finding(finding)
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
        alt=finding,
    )
    small(words.t("The threshold is yours: none is known to be a validated important difference."))
    improved = has_improved(study, outcome, day, view.highlighted, threshold)
    show_table(
        response_rates_table(study, rates, words, followed=improved),
        alt=title,
    )
    method(
        words,
        response_methods(words),
        [
            DIFFERENCE_INTERVALS[SHOWN_INTERVAL].citation,
            citations.FISHER_1935,
            citations.ALTMAN,
        ],
    )
