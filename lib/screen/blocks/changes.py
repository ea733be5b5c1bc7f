"""Blocks of courses and changes: every participant, by visit, and two outcomes together."""

from __future__ import annotations

from functools import partial

import pandas as pd

from lib import citations
from lib.figures.changes.by_visit import changes_figure
from lib.figures.changes.courses import courses_figure
from lib.figures.plain import Parts, figure_of, parts_of
from lib.results.changes import (
    arm_summaries,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
)
from lib.results.effects import has_changes
from lib.results.exports.changes import (
    numbers_of_censored,
    numbers_of_changes,
    numbers_of_courses,
)
from lib.screen.elements import method, section, show_chart, show_notes, small
from lib.screen.exports.fold import take_away
from lib.screen.remembered import remembered
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.changes import (
    arm_summaries_table,
    censored_summaries_table,
    change_sentence,
    changes_by_visit_table,
    courses_sentence,
    no_effect_sentence,
)
from lib.wording.limits import below_limit_sentence, reference_sentence
from lib.wording.many.distributions import (
    changes_of_many,
    courses_of_many,
)
from lib.wording.methods import apart_sentence, change_methods, courses_methods
from lib.wording.names import other_days_sentence


def courses(view: View, outcome: Outcome) -> None:
    """Every participant's course with the summaries of the arms; of a yes or no the shares."""
    if outcome.is_binary:
        # Without such an outcome nobody needs what shows it.
        from lib.screen.blocks.binary.shares import shares

        shares(view, outcome)
        return
    words = view.words
    title = words.t("Every participant's course")
    _courses(view, outcome, title)
    take_away(
        view,
        title,
        lambda: _table_of_courses(view, outcome, title),
        key="courses",
        numbers=partial(numbers_of_courses, view.study, outcome, view.statistic),
        figure="courses",
        outcome=outcome,
    )
    if not _censored(view, outcome).empty:
        taken = words.t("Values below the quantification limit taken as censored")
        take_away(
            view,
            taken,
            lambda: _table_of_censored(view, outcome, taken),
            key="censored",
            numbers=partial(numbers_of_censored, view.study, outcome),
            outcome=outcome,
        )


@remembered("statistic", "highlighted")
def _courses(view: View, outcome: Outcome, title: str) -> None:
    """The block of `courses` but for its tables."""
    study, words = view.study, view.words
    summaries = _summaries(view, outcome)
    section(title, view, "interval")
    show_chart(
        courses_figure(study, outcome, summaries, words, highlighted=view.highlighted),
        key="courses",
        alt=courses_sentence(study, outcome, summaries, words),
    )
    show_notes(
        courses_of_many(study, words),
        apart_sentence(study, outcome, words),
        other_days_sentence(study, words),
        below_limit_sentence(summaries, outcome, words),
    )
    small(reference_sentence(outcome, words))
    sources = [citations.HYNDMAN_FAN]
    if not _censored(view, outcome).empty:
        sources += [citations.HUGHES, citations.HORNUNG_REED]
    method(words, courses_methods(study, outcome, words), sources)


@remembered("statistic", "highlighted")
def _table_of_courses(view: View, outcome: Outcome, title: str) -> None:
    summaries, who = _summaries(view, outcome), view.highlighted
    table = arm_summaries_table(view.study, outcome, summaries, view.words, highlighted=who)
    show_table(table, alt=title, turned=True)


@remembered()
def _table_of_censored(view: View, outcome: Outcome, title: str) -> None:
    censored = _censored(view, outcome)
    table = censored_summaries_table(view.study, outcome, censored, view.words)
    show_table(table, alt=title, turned=True)


def changes(view: View, outcome: Outcome) -> None:
    """Change from baseline within the arms, by visit; nothing of an outcome without changes."""
    if not has_changes(view.study, outcome):
        return
    title = view.words.t("Change from baseline, by visit")
    _changes(view, outcome, title)
    take_away(
        view,
        title,
        lambda: _table_of_changes(view, outcome, title),
        key="changes_by_visit",
        numbers=partial(numbers_of_changes, view.study, outcome),
        figure="changes",
        outcome=outcome,
    )


@remembered("day", "highlighted")
def _changes(view: View, outcome: Outcome, title: str) -> None:
    """The block of `changes` but for its table."""
    study, words = view.study, view.words
    summaries = _change_summaries(view, outcome)
    finding = change_sentence(study, summaries, outcome, view.day, words)
    section(title, view, "interval")
    show_chart(figure_of(_drawn_changes(view, outcome)), key="changes", alt=finding)
    show_notes(no_effect_sentence(words), changes_of_many(study, words))
    method(words, change_methods(outcome, words), [citations.BLAND_ALTMAN_2011])


# Of all visits: the figure and its table are as they are at whichever day.
@remembered("highlighted")
def _drawn_changes(view: View, outcome: Outcome) -> Parts:
    individual, summaries = changes_by_visit(view, outcome), _change_summaries(view, outcome)
    return parts_of(
        changes_figure(
            view.study, outcome, individual, summaries, view.words, highlighted=view.highlighted
        )
    )


@remembered("highlighted")
def _table_of_changes(view: View, outcome: Outcome, title: str) -> None:
    summaries = _change_summaries(view, outcome)
    table = changes_by_visit_table(
        view.study, outcome, summaries, view.words, highlighted=view.highlighted
    )
    show_table(table, alt=title, turned=True)


@remembered(in_words=False)
def _censored(view: View, outcome: Outcome) -> pd.DataFrame:
    return censored_summaries(view.study, outcome)


@remembered("statistic", in_words=False)
def _summaries(view: View, outcome: Outcome) -> pd.DataFrame:
    return arm_summaries(view.study, outcome, statistic=view.statistic)


@remembered(in_words=False)
def changes_by_visit(view: View, outcome: Outcome) -> list[pd.DataFrame]:
    """`changes_from_baseline` of each visit."""
    study = view.study
    return [changes_from_baseline(study, outcome, visit) for visit in study.follow_up_days]


@remembered(in_words=False)
def _change_summaries(view: View, outcome: Outcome) -> pd.DataFrame:
    return change_summaries(view.study, outcome)
