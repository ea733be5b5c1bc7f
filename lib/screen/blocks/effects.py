"""Blocks that compare the arms: the answer of a page, and the difference by visit."""

from __future__ import annotations

from lib import citations
from lib.figures.effects import differences_figure
from lib.results.effects import adjusted_means_by_visit, detectable_effect, effect, effects_by_visit
from lib.screen.elements import method, section, show_answer, show_chart, show_table, small
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.effects import (
    better_sentence,
    effect_sentence,
    effects_by_visit_table,
    power_sentence,
)
from lib.wording.methods import effect_methods
from lib.wording.participants import highlight_sentence


def answer(view: View, outcome: Outcome, *notes: str) -> None:
    """The page's first sentence: the difference between the arms at the chosen visit."""
    study, words = view.study, view.words
    estimate = effect(study, outcome, view.day)
    detectable = detectable_effect(estimate, outcome)
    show_answer(
        view,
        effect_sentence(study, outcome, view.day, estimate, words),
        f"{better_sentence(outcome, words)} {power_sentence(outcome, detectable, words)}".strip(),
        *notes,
    )
    if view.highlighted is not None:
        with view.head:
            small(highlight_sentence(study, view.highlighted, outcome, words))


def differences(view: View, outcome: Outcome) -> None:
    """The primary comparison at each visit."""
    study, words = view.study, view.words
    title = words.t("Difference between the arms, by visit")
    by_visit = effects_by_visit(study, outcome)
    estimate = effect(study, outcome, view.day)
    section(title)
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
        [citations.VICKERS_ALTMAN, citations.SEARLE],
    )
