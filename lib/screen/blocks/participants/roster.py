"""Blocks of who was in the trial: the flow, the arms at baseline, and whoever is followed."""

from __future__ import annotations

from functools import partial

from lib.figures.participants import flow_figure
from lib.results.exports.participants import (
    numbers_of_baseline,
    numbers_of_flow,
    numbers_of_participant,
)
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import missing_values, participant_flow
from lib.screen.elements import (
    method,
    section,
    show_chart,
    show_finding,
    show_notes,
)
from lib.screen.exports.fold import offer
from lib.screen.exports.tables import add_table
from lib.screen.fragments import folded
from lib.screen.remembered import remembered
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.wording.methods import (
    BASELINE,
    baseline_methods,
    chance_sentence,
)
from lib.wording.names import highlight_label
from lib.wording.participants.baseline import (
    baseline_table,
    free_text_sentence,
    no_difference_sentences,
    participant_table,
)
from lib.wording.participants.flow import flow_sentence, missing_sentence, missing_table


def highlighted_participant(view: View) -> None:
    """Every value of the participant who is followed; nothing if nobody is."""
    if view.highlighted is None:
        return
    title = highlight_label(view.highlighted)
    _highlighted_participant(view, title)
    numbers = partial(numbers_of_participant, view.study, view.highlighted)
    add_table("participant", title, numbers, stands_open=True)


@remembered("highlighted")
def _highlighted_participant(view: View, title: str) -> None:
    """The block of `highlighted_participant`."""
    assert view.highlighted is not None
    study, words = view.study, view.words
    section(title)
    show_table(participant_table(study, view.highlighted, words), alt=title)


def flow(view: View) -> None:
    """Randomised, withdrawn and analysed participants, and the values that are missing."""
    _flow_said(view)
    title = view.words.t("Figure of the flow, and table of missing values")
    numbers = partial(numbers_of_flow, view.study)
    add_table("flow", title, numbers)

    def fill() -> None:
        _flow(view)
        offer(view, view.words.t("Participant flow"), key="flow", numbers=numbers, figure="flow")

    folded(title, fill, key="flow", icon="account_tree")


@remembered()
def _flow_said(view: View) -> None:
    """The flow in a sentence."""
    study, words = view.study, view.words
    said = flow_sentence(study, participant_flow(study), words)
    section(words.t("Participant flow"))
    show_finding(f"{said} {missing_sentence(missing_values(study), words)}")


@remembered("highlighted")
def _flow(view: View) -> None:
    """The flow in a figure, and the values that are missing."""
    study, words = view.study, view.words
    counts, missing = participant_flow(study), missing_values(study)
    show_chart(
        flow_figure(study, counts, words, highlighted=view.highlighted),
        key="flow",
        alt=flow_sentence(study, counts, words),
    )
    show_table(
        missing_table(study, missing, words, highlighted=view.highlighted),
        alt=words.t("Missing values"),
    )


def baseline(view: View) -> None:
    """The arms at baseline."""
    title = view.words.t("Baseline")
    if _baseline(view, title):
        add_table("baseline", title, partial(numbers_of_baseline, view.study), stands_open=True)


@remembered("highlighted")
def _baseline(view: View, title: str) -> bool:
    """The block of `baseline`; returns whether there is a table."""
    study, words = view.study, view.words
    characteristics = baseline_characteristics(study)
    section(title)
    if not study.has_baseline:
        show_notes(words.t("No outcome was measured at baseline."))
    if characteristics.empty:
        return False
    show_table(
        baseline_table(study, characteristics, words, highlighted=view.highlighted), alt=title
    )
    show_notes(
        *no_difference_sentences(study, characteristics, words),
        chance_sentence(study, words),
        free_text_sentence(characteristics, study, words),
    )
    method(words, baseline_methods(words), BASELINE)
    return True
