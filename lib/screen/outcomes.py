"""The blocks that compare the arms: the answer, the difference by visit, and whether it holds."""

from __future__ import annotations

import streamlit as st

from lib import citations
from lib.citations import SENSITIVITY
from lib.figures.effects import differences_figure
from lib.figures.robustness import robustness_figure
from lib.results.effects import adjusted_means_by_visit, detectable_effect, effect, effects_by_visit
from lib.results.robustness import effects_without_each, rerandomised_effect, robustness_board
from lib.screen.elements import (
    method,
    section,
    show_answer,
    show_chart,
    show_finding,
    show_table,
    small,
)
from lib.screen.view import View
from lib.statistics.estimates import BoolArray, FloatArray
from lib.statistics.randomisation import Randomisation
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.effects import (
    better_sentence,
    effect_sentence,
    effects_by_visit_table,
    power_sentence,
)
from lib.wording.methods import effect_methods, robustness_methods
from lib.wording.participants import highlight_sentence
from lib.wording.robustness import rerandomisation_sentence, robustness_sentence, robustness_table


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


def robustness(view: View, outcome: Outcome) -> None:
    """The contrast at the chosen visit by every analysis, and without each participant."""
    study, words, day = view.study, view.words, view.day
    title = words.t("Does the answer hold? Day {day}", day=day)
    board = robustness_board(study, outcome, day)
    left_out = effects_without_each(study, outcome, day)
    rerandomised = remembered_rerandomisation(study, outcome, day)
    finding = robustness_sentence(board, left_out, outcome, words)
    section(title)
    show_finding(finding)
    show_chart(
        robustness_figure(study, outcome, board, left_out, words, highlighted=view.highlighted),
        key="sensitivity",
        alt=finding,
    )
    small(rerandomisation_sentence(rerandomised, words))
    show_table(
        robustness_table(
            study,
            outcome,
            board,
            left_out,
            rerandomised,
            day,
            words,
            highlighted=view.highlighted,
        ),
        alt=title,
    )
    method(words, robustness_methods(study, outcome, words), SENSITIVITY)


def remembered_rerandomisation(study: Study, outcome: Outcome, day: int) -> Randomisation:
    """`sensitivity.rerandomisation`, remembered: millions of allocations take their time."""
    values = study.values(outcome)
    return _rerandomised(
        values[day].to_numpy(),
        values[study.baseline_day].to_numpy(),
        study.treated,
        outcome.scale,
    )


@st.cache_data(scope="session", max_entries=60, show_spinner=False)
def _rerandomised(
    values: FloatArray, baseline: FloatArray, treated: BoolArray, scale: str
) -> Randomisation:
    return rerandomised_effect(values, baseline, treated, scale=scale)
