"""Blocks of a yes or no, in the places of the courses, the difference and the robustness board."""

from __future__ import annotations

from functools import partial

import pandas as pd

from lib.figures.binary.shares import board_figure, shares_figure
from lib.figures.effects import differences_figure
from lib.results.binary.shares import (
    board_of_shares,
    difference_of_shares,
    differences_as_no,
    extreme_differences,
    shares_at,
    shares_by_visit,
)
from lib.results.effects import effects_by_visit
from lib.results.exports.binary import (
    numbers_of_board_of_shares,
    numbers_of_risk_differences,
    numbers_of_shares,
)
from lib.screen.elements import method, section, show_chart, show_finding, show_notes, small
from lib.screen.exports.code import TABLE, origin_of
from lib.screen.exports.fold import take_away
from lib.screen.remembered import remembered
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, OTHER_INTERVAL
from lib.study.outcomes import Outcome
from lib.wording.binary.answer import shares_answer, shares_sentence
from lib.wording.binary.board import board_sentence, board_table
from lib.wording.binary.tables import differences_table, shares_table
from lib.wording.built_in import built_in_sentence
from lib.wording.methods import (
    SHARES,
    analysed_sentence,
    other_interval_sentence,
    shares_methods,
    withdrawal_sources,
)
from lib.wording.names import compared_day, other_days_sentence
from lib.wording.snippets.binary import (
    board_of_shares_script,
    risk_differences_script,
    shares_script,
)


@remembered("day")
def answer_of_shares(view: View, outcome: Outcome) -> list[str]:
    """The page's answer about a yes or no, then what lacks and what nobody or everybody allows."""
    study, day = view.study, view.day
    return shares_answer(study, outcome, day, shares_at(study, outcome, day), view.words)


def shares(view: View, outcome: Outcome) -> None:
    """The share of each arm with a yes, by visit."""
    title = view.words.t("Participants with yes, by visit")
    _shares(view, outcome, title)
    take_away(
        view,
        title,
        lambda: _table_of_shares(view, outcome, title),
        key="shares",
        numbers=partial(numbers_of_shares, view.study, outcome),
        figure="shares",
        outcome=outcome,
        code=lambda: {TABLE: shares_script(view.study, outcome, origin_of(view))},
    )


@remembered("day", "highlighted")
def _shares(view: View, outcome: Outcome, title: str) -> None:
    """The figure of `shares`."""
    study, words, day = view.study, view.words, view.day
    found = difference_of_shares(study, outcome, day)
    section(title, view, "interval")
    show_chart(
        shares_figure(
            study, outcome, _by_visit(view, outcome), words, highlighted=view.highlighted
        ),
        key="shares",
        alt=shares_sentence(study, outcome, day, _here(view, outcome), found, words),
    )
    show_notes(other_days_sentence(study, words))


@remembered("highlighted")
def _table_of_shares(view: View, outcome: Outcome, title: str) -> None:
    table = shares_table(
        view.study, outcome, _by_visit(view, outcome), view.words, highlighted=view.highlighted
    )
    show_table(table, alt=title, turned=True)


def differences(view: View, outcome: Outcome) -> None:
    """The risk difference at each visit."""
    title = view.words.t("Difference between the arms, by visit")
    _differences(view, outcome, title)
    take_away(
        view,
        title,
        lambda: _table_of_differences(view, outcome, title),
        key="differences",
        numbers=partial(numbers_of_risk_differences, view.study, outcome),
        figure="differences",
        outcome=outcome,
        day=view.day,
        code=lambda: {TABLE: risk_differences_script(view.study, outcome, origin_of(view))},
    )


@remembered("day", "highlighted")
def _differences(view: View, outcome: Outcome, title: str) -> None:
    """The figure of `differences`."""
    study, words, day = view.study, view.words, view.day
    found = difference_of_shares(study, outcome, day)
    section(title, view, "interval", "risk_difference")
    show_chart(
        differences_figure(
            study,
            outcome,
            effects_by_visit(study, outcome),
            words,
            highlighted=view.highlighted,
        ),
        key="differences",
        alt=shares_sentence(study, outcome, day, _here(view, outcome), found, words),
    )
    show_notes(analysed_sentence(study, outcome, day, found, words, adjusted=False))
    small(built_in_sentence(study, outcome, day, words))
    method(words, shares_methods(study, outcome, words), [*withdrawal_sources(study), *SHARES])


@remembered("highlighted")
def _table_of_differences(view: View, outcome: Outcome, title: str) -> None:
    study = view.study
    effects, as_no = effects_by_visit(study, outcome), differences_as_no(study, outcome)
    table = differences_table(
        *(study, outcome, effects, as_no, view.words), highlighted=view.highlighted
    )
    show_table(table, alt=title, turned=True)


def board(view: View, outcome: Outcome) -> None:
    """The risk difference at the chosen visit in other ways."""
    words = view.words
    title = words.t(
        "Does the answer hold? Day {day}", day=compared_day(view.study, view.day, words)
    )
    _board(view, outcome, title)
    take_away(
        view,
        title,
        lambda: _table_of_board(view, outcome, title),
        key="robustness",
        numbers=partial(numbers_of_board_of_shares, view.study, outcome, view.day),
        figure="sensitivity",
        outcome=outcome,
        day=view.day,
        code=lambda: {
            TABLE: board_of_shares_script(view.study, outcome, view.day, origin_of(view))
        },
    )


@remembered("day")
def _board(view: View, outcome: Outcome, title: str) -> None:
    """The figure of `board`."""
    study, words, day = view.study, view.words, view.day
    found = board_of_shares(study, outcome, day)
    finding = board_sentence(found, extreme_differences(study, outcome, day), outcome, words)
    section(title, view, "interval")
    show_finding(finding)
    show_chart(board_figure(study, outcome, found, words), key="sensitivity", alt=finding)
    other = DIFFERENCE_INTERVALS[OTHER_INTERVAL]
    method(words, [other_interval_sentence(words)], [other.citation])


@remembered("day", "highlighted")
def _table_of_board(view: View, outcome: Outcome, title: str) -> None:
    study, day = view.study, view.day
    table = board_table(
        *(study, outcome, board_of_shares(study, outcome, day), day, view.words),
        highlighted=view.highlighted,
    )
    show_table(table, alt=title)


@remembered(in_words=False)
def _by_visit(view: View, outcome: Outcome) -> pd.DataFrame:
    return shares_by_visit(view.study, outcome)


def _here(view: View, outcome: Outcome) -> pd.DataFrame:
    """The shares at the chosen visit."""
    every = _by_visit(view, outcome)
    return every[every["day"] == view.day]
