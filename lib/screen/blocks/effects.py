"""Blocks that compare the arms: the answer of a page, and the difference by visit."""

from __future__ import annotations

from lib import citations
from lib.figures.effects import differences_figure
from lib.results.effects import (
    NO_BASELINE,
    adjusted_means_by_visit,
    effect,
    effect_at_visit,
    effects_at_visits,
    effects_by_visit,
    lacks_baseline,
)
from lib.screen.elements import method, section, show_answer, show_chart, show_table, small
from lib.screen.remembered import remembered
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.built_in import built_in_sentence
from lib.wording.effects import (
    effect_sentence,
    effects_at_visits_table,
    effects_by_visit_table,
    first_sentence,
    unadjusted_sentence,
)
from lib.wording.methods import effect_methods, unadjusted_methods
from lib.wording.names import better_sentence
from lib.wording.participants import highlight_sentence


def answer(view: View, outcome: Outcome, *notes: str, of_study: bool = False) -> None:
    """The page's first sentence: the difference between the arms at the chosen visit.

    Args:
        view: The page.
        outcome: The outcome.
        *notes: Small print under it.
        of_study: Whether it is the answer of the whole study, about its first outcome.
    """
    study, words = view.study, view.words
    good = better_sentence(outcome, words)
    if lacks_baseline(study, outcome):
        alone = effect_at_visit(study, outcome, view.day)
        text = unadjusted_sentence(study, outcome, view.day, alone, words)
        about = f"{good} {words.t(NO_BASELINE)}"
    else:
        estimate = effect(study, outcome, view.day)
        text = effect_sentence(study, outcome, view.day, estimate, words)
        about = good
    built_in = built_in_sentence(study, outcome, view.day, words)
    said = first_sentence(study, text, words) if of_study else text
    show_answer(view, said, about, built_in, *notes)
    if view.highlighted is not None:
        with view.head:
            small(highlight_sentence(study, view.highlighted, outcome, words))


@remembered
def differences(view: View, outcome: Outcome) -> None:
    """The primary comparison at each visit; of an outcome without a baseline, the visits alone."""
    study, words = view.study, view.words
    if lacks_baseline(study, outcome):
        _unadjusted_differences(view, outcome)
        return
    title = words.t("Difference between the arms, by visit")
    by_visit = effects_by_visit(study, outcome)
    estimate = effect(study, outcome, view.day)
    section(title, view, "interval", "ancova")
    show_chart(
        differences_figure(study, outcome, by_visit, words, highlighted=view.highlighted),
        key="differences",
        alt=effect_sentence(study, outcome, view.day, estimate, words),
    )
    show_table(
        effects_by_visit_table(
            study,
            outcome,
            by_visit,
            adjusted_means_by_visit(study, outcome),
            words,
            highlighted=view.highlighted,
        ),
        alt=title,
    )
    method(
        words,
        effect_methods(study, outcome, words),
        [citations.ICH_E9_R1, citations.VICKERS_ALTMAN, citations.SEARLE],
    )


def _unadjusted_differences(view: View, outcome: Outcome) -> None:
    """The arms compared at each visit alone, of an outcome that nobody has a baseline value of."""
    study, words = view.study, view.words
    title = words.t("Unadjusted difference between the arms, by visit")
    at_visits = effects_at_visits(study, outcome)
    alone = effect_at_visit(study, outcome, view.day)
    section(title, view, "interval")
    show_chart(
        differences_figure(
            study, outcome, at_visits, words, highlighted=view.highlighted, adjusted=False
        ),
        key="differences",
        alt=unadjusted_sentence(study, outcome, view.day, alone, words),
    )
    show_table(
        effects_at_visits_table(study, outcome, at_visits, words, highlighted=view.highlighted),
        alt=title,
    )
    method(
        words,
        unadjusted_methods(study, outcome, words),
        [citations.ICH_E9_R1, citations.WELCH],
    )
