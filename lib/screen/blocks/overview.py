"""Blocks of the overview: all outcomes, published sentences, and who was in the study."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib import citations
from lib.figures.effects import outcomes_figure
from lib.figures.participants import flow_figure
from lib.results.claims import claim_verdicts
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import missing_values, participant_flow
from lib.screen.blocks import effects
from lib.screen.elements import (
    method,
    section,
    show_chart,
    show_claim,
    show_finding,
    show_table,
    small,
)
from lib.screen.remembered import remembered
from lib.screen.view import View
from lib.wording.built_in import picked_sentence
from lib.wording.effects import (
    effects_by_outcome_table,
    one_axis_sentence,
    outcomes_sentence,
)
from lib.wording.methods import (
    BASELINE,
    all_outcomes_methods,
    all_outcomes_sources,
    baseline_methods,
    chance_sentence,
    claims_methods,
    p_values_sentence,
)
from lib.wording.names import compared_day, highlight_label
from lib.wording.participants import (
    baseline_table,
    flow_sentence,
    free_text_sentence,
    missing_sentence,
    missing_table,
    participant_table,
    study_card_table,
)
from lib.wording.published.claims import claims_sentence, meaning_sentence, verdict_text
from lib.wording.published.reporting import reporting_sentence, reporting_table


def answer(view: View, by_outcome: pd.DataFrame) -> None:
    """The page's first sentence: the primary outcome, or the first one if none was declared.

    Under it, which intervals exclude no difference.

    Args:
        view: The page.
        by_outcome: From `effects_by_outcome`.
    """
    spread = outcomes_sentence(view.study, by_outcome, view.day, view.words)
    effects.answer(view, view.study.first_outcome, spread, of_study=True)


def all_outcomes(view: View, by_outcome: pd.DataFrame) -> None:
    """Every outcome at the chosen visit.

    Args:
        view: The page.
        by_outcome: From `effects_by_outcome`.
    """
    study, words, day = view.study, view.words, view.day
    title = words.t("All outcomes at day {day}", day=compared_day(study, day, words))
    section(title, view, "interval", "ancova", "holm")
    show_chart(
        outcomes_figure(study, by_outcome, day, words, highlighted=view.highlighted),
        key="outcomes",
        alt=outcomes_sentence(study, by_outcome, day, words),
    )
    small(
        one_axis_sentence(study, words),
        p_values_sentence(study, by_outcome, day, words),
        picked_sentence(study, words),
    )
    show_table(
        effects_by_outcome_table(study, by_outcome, day, words, highlighted=view.highlighted),
        alt=title,
    )
    method(words, all_outcomes_methods(study, words), all_outcomes_sources(by_outcome))


@remembered
def claims(view: View) -> None:
    """Published sentences beside these data; nothing for a study that carries none."""
    study, words = view.study, view.words
    if not study.claims:
        return
    found = claim_verdicts(study)
    title = words.t("What was published, and what these data show")
    section(title)
    if study.synthetic:
        show_finding(
            words.t(
                "Synthetic data: agreement with what was published is by construction and proves "
                "nothing about the trial."
            )
        )
    else:
        small(claims_sentence(found, words))
    small(meaning_sentence(words))
    for verdict in found:
        show_claim(
            words.t(verdict.verdict),
            words.of(verdict.claim.text),
            verdict_text(study, verdict, words),
            words.of(verdict.claim.published),
        )
    method(words, claims_methods(words), [citations.BLAND_ALTMAN_2011])


def highlighted_participant(view: View) -> None:
    """Every value of the participant who is followed; nothing if nobody is."""
    if view.highlighted is None:
        return
    study, words = view.study, view.words
    title = highlight_label(view.highlighted)
    section(title)
    show_table(participant_table(study, view.highlighted, words), alt=title)


@remembered
def study_card(view: View) -> None:
    """What the study is and, folded, what a report of a trial has to say of it."""
    study, words = view.study, view.words
    title = words.t("The study")
    section(title)
    show_table(study_card_table(study, words), alt=title)
    title = words.t("What a report has to say: CONSORT 2025 and Harms 2022")
    with st.expander(title, icon=":material/checklist:"):
        show_table(reporting_table(study, words), alt=title)
        small(reporting_sentence(study, words), citations.HOPEWELL, citations.JUNQUEIRA)


@remembered
def flow(view: View) -> None:
    """Randomised, withdrawn and analysed participants."""
    study, words = view.study, view.words
    counts = participant_flow(study)
    section(words.t("Participant flow"))
    show_chart(
        flow_figure(study, counts, words, highlighted=view.highlighted),
        key="flow",
        alt=flow_sentence(study, counts, words),
    )


@remembered
def baseline(view: View) -> None:
    """The arms at baseline."""
    study, words = view.study, view.words
    title = words.t("Baseline")
    characteristics = baseline_characteristics(study)
    section(title)
    show_table(
        baseline_table(study, characteristics, words, highlighted=view.highlighted), alt=title
    )
    small(chance_sentence(study, words), free_text_sentence(characteristics, study, words))
    method(words, baseline_methods(words), BASELINE)


@remembered
def missing(view: View) -> None:
    """Missing values by outcome and visit."""
    study, words = view.study, view.words
    counts = missing_values(study)
    sentence = missing_sentence(counts, words)
    section(words.t("Missing values"))
    small(sentence)
    show_table(
        missing_table(study, counts, words, highlighted=view.highlighted),
        alt=sentence,
    )
