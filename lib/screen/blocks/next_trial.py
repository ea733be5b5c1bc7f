"""The block of the next trial: how large it has to be."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib import citations
from lib.figures.next_trial import next_trial_figure
from lib.results.effects import has_changes
from lib.results.exports.response import numbers_of_next_trial
from lib.results.next_trial import Plan, detected, differences, size_curve, sizes, spread
from lib.screen.elements import method, show_chart, show_finding, show_notes
from lib.screen.exports.fold import offer
from lib.screen.exports.tables import add_table
from lib.screen.fragments import folded
from lib.screen.remembered import remembered
from lib.screen.report.sheet import at_first
from lib.screen.sessions.memory import of_study
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.methods import next_trial_methods
from lib.wording.next_trial import (
    correlation_sentence,
    detected_sentence,
    next_trial_sentence,
    nothing_of_the_effect_sentence,
    synthetic_sentence,
    t_test_sentence,
    whose_difference_sentence,
)

POWERS = (80, 90)
# Until the reader sets another.
FIRST_PLAN = Plan(POWERS[0] / 100, 0.5, 0.1)


def next_trial(view: View, outcome: Outcome) -> None:
    """Participants per arm against the difference to be detected, as the reader plans.

    Nothing of an outcome without a baseline, whose correlation with the visit is not known, or of
    a yes or no, which has no spread.
    """
    if not has_changes(view.study, outcome):
        return
    title = view.words.t("The next trial: how large?")
    # As long as the fold is closed; once opened it tells of the same table by the reader's plan.
    _tell_table(view, outcome, FIRST_PLAN)
    folded(
        title,
        lambda: _filled(view, outcome),
        key=f"next_trial_{outcome.page}",
        icon="calculate",
    )
    _tell_methods(view, outcome)


def _filled(view: View, outcome: Outcome) -> None:
    if reason := _reason(view, outcome):
        show_notes(view.words.t(reason))
    else:
        plan = _plan(view)
        _planned(view, outcome, plan)
        offer(
            view,
            view.words.t("The next trial: how large?"),
            key="next_trial",
            numbers=_tell_table(view, outcome, plan),
            figure="next_trial",
            outcome=outcome,
            day=view.day,
        )


def _tell_table(view: View, outcome: Outcome, plan: Plan) -> Callable[[], pd.DataFrame]:
    """Tell of the table for the workbook of the page; what makes its numbers when it is saved."""
    numbers = partial(numbers_of_next_trial, view.study, outcome, view.day, plan)
    add_table("next_trial", view.words.t("The next trial: how large?"), numbers)
    return numbers


@remembered("day")
def _reason(view: View, outcome: Outcome) -> str:
    """Why no trial can be planned, if so."""
    return spread(view.study, outcome, view.day).reason


@remembered("day")
def _tell_methods(view: View, outcome: Outcome) -> None:
    """How a trial is planned, unless none can be."""
    if not _reason(view, outcome):
        method(
            view.words,
            next_trial_methods(view.study, outcome, view.words),
            [citations.BROWNE, citations.BORM, citations.COHEN],
        )


@remembered("day")
def _planned(view: View, outcome: Outcome, plan: Plan) -> None:
    """What the reader's plan takes, from the spread of this trial."""
    study, words, day = view.study, view.words, view.day
    found = spread(study, outcome, day)
    rows = sizes(outcome, found, plan, differences(outcome, found))
    sentence = next_trial_sentence(study, outcome, day, found, plan, rows, words)
    show_finding(sentence)
    show_chart(
        next_trial_figure(study, outcome, size_curve(outcome, found, plan), rows, plan, words),
        key="next_trial",
        alt=sentence,
    )
    show_notes(
        synthetic_sentence(study, words),
        f"{whose_difference_sentence(outcome, words)} {nothing_of_the_effect_sentence(words)}",
        f"{correlation_sentence(found, plan, words)} {t_test_sentence(plan, rows, words)}",
        detected_sentence(outcome, detected(outcome, found, plan), words),
    )


@at_first(lambda view: FIRST_PLAN)
def _plan(view: View) -> Plan:
    """What the reader assumes of the next trial; the same for every outcome, none from the data."""
    words, in_link = view.words, not view.is_upload

    def of(name: str) -> dict[str, Any]:
        """Key of a control and where its value is kept."""
        if in_link:
            return {"key": name, "bind": "query-params"}
        return {"key": of_study(name), "persist_state": "session"}

    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        power = st.segmented_control(
            words.t("Power (%)"), POWERS, default=POWERS[0], required=True, **of("power")
        )
        correlation = st.slider(
            words.t("Correlation with baseline"),
            min_value=0.0,
            max_value=0.95,
            value=0.5,
            step=0.05,
            # With the decimal mark of the reader's browser.
            format="localized",
            width=240,
            **of("correlation"),
        )
        drop_out = st.slider(
            words.t("Expected drop-out (%)"),
            min_value=0,
            max_value=50,
            value=10,
            step=1,
            width=240,
            **of("drop_out"),
        )
    return Plan((power or POWERS[0]) / 100, round(correlation, 2), drop_out / 100)
