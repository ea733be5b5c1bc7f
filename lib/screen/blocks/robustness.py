"""The block that shows whether the difference holds under every analysis."""

from __future__ import annotations

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from lib.figures.robustness import robustness_figure
from lib.results.changes import superiority_of_change
from lib.results.effects import effect
from lib.results.missing import missing_varied
from lib.results.robustness import (
    CENSORED,
    effects_without_each,
    rerandomised_effect,
    robustness_board,
    with_rerandomisation,
)
from lib.screen.elements import (
    fold_table,
    method,
    pair,
    section,
    show_chart,
    show_finding,
    small,
)
from lib.screen.remembered import remembered
from lib.screen.view import View
from lib.statistics.estimates import BoolArray, FloatArray
from lib.statistics.randomisation import Randomisation
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.board.missing import tipping_sentence
from lib.wording.board.pairs import repeat_sentence, superiority_sentence
from lib.wording.board.robustness import robustness_sentence, robustness_table
from lib.wording.many.distributions import left_out_of_many
from lib.wording.methods import (
    missing_methods,
    pairs_methods,
    rerandomisation_sentence,
    robustness_methods,
    robustness_sources,
)
from lib.wording.names import compared_day


@remembered("day", "highlighted")
def robustness(view: View, outcome: Outcome) -> None:
    """The contrast at the chosen visit by every analysis, and without each participant."""
    study, words, day = view.study, view.words, view.day
    title = words.t("Does the answer hold? Day {day}", day=compared_day(study, day, words))
    left_out = effects_without_each(study, outcome, day)
    rerandomised = _rerandomisation(study, outcome, day)
    board = with_rerandomisation(robustness_board(study, outcome, day), rerandomised)
    finding = robustness_sentence(board, left_out, outcome, words)
    section(title, view, "interval", "ancova", "hodges_lehmann", "rerandomised")
    show_finding(finding)
    superiority = superiority_of_change(study, outcome, day)
    varied = missing_varied(study, outcome, day)
    figure, notes = pair("robustness")
    with figure:
        show_chart(
            robustness_figure(study, outcome, board, left_out, words, highlighted=view.highlighted),
            key="sensitivity",
            alt=finding,
        )
    with notes:
        small(
            left_out_of_many(study, words),
            rerandomisation_sentence(rerandomised, study, words),
            tipping_sentence(study, outcome, varied, words),
            superiority_sentence(study, outcome, superiority, words),
            repeat_sentence(outcome, effect(study, outcome, day), words),
        )
    fold_table(
        words,
        robustness_table(
            study,
            outcome,
            board,
            left_out,
            day,
            words,
            highlighted=view.highlighted,
        ),
        title,
    )
    has_censored = CENSORED in set(board["analysis"])
    method(
        words,
        [
            *robustness_methods(study, outcome, words, has_censored=has_censored),
            *missing_methods(varied, words),
            *pairs_methods(words),
        ],
        robustness_sources(board, rerandomised, superiority, varied),
    )


def _rerandomisation(study: Study, outcome: Outcome, day: int) -> Randomisation:
    """`rerandomised_effect`, remembered: millions of allocations take their time."""
    values = study.values(outcome)
    return _rerandomised(
        values[day].to_numpy(),
        values[study.baseline_day].to_numpy(),
        study.treated,
        outcome.scale,
        study.allotted_within,
    )


@st.cache_data(scope="session", max_entries=60, show_spinner=False)
def _rerandomised(
    values: FloatArray,
    baseline: FloatArray,
    treated: BoolArray,
    scale: str,
    within: NDArray[np.int_] | None,
) -> Randomisation:
    return rerandomised_effect(values, baseline, treated, scale=scale, within=within)
