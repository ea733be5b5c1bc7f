"""Blocks of courses and changes: every participant, by visit, and two outcomes together."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from lib import citations
from lib.figures.changes.association import association_figure
from lib.figures.changes.by_visit import changes_figure
from lib.figures.changes.courses import courses_figure
from lib.figures.changes.individual import waterfall_figure
from lib.figures.plain import Parts, figure_of, parts_of
from lib.results.changes import (
    Association,
    activity_beside,
    arm_summaries,
    association_of_changes,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
)
from lib.results.effects import has_changes
from lib.screen.blocks.binary import shares as binary
from lib.screen.elements import method, pair, section, show_chart, show_finding, show_notes, small
from lib.screen.fragments import fold_table
from lib.screen.paging import download_everybody, first_rows, show_first
from lib.screen.remembered import remembered
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.changes import (
    arm_summaries_table,
    association_sentence,
    associations_table,
    censored_summaries_table,
    change_sentence,
    changes_by_visit_table,
    courses_sentence,
    individual_changes_table,
    no_effect_sentence,
    waterfall_sentence,
)
from lib.wording.limits import below_in_changes_sentence, below_limit_sentence, reference_sentence
from lib.wording.many.distributions import (
    changes_of_many,
    courses_of_many,
    cumulative_of_many,
    pairs_of_many,
)
from lib.wording.methods import association_methods, change_methods, courses_methods
from lib.wording.names import compared_day, highlight_label, other_days_sentence


def courses(view: View, outcome: Outcome) -> None:
    """Every participant's course with the summaries of the arms; of a yes or no the shares."""
    if outcome.is_binary:
        binary.shares(view, outcome)
        return
    words = view.words
    title = words.t("Every participant's course")
    _courses(view, outcome, title)
    fold_table(words, title, lambda: _table_of_courses(view, outcome, title), key="courses")
    if not _censored(view, outcome).empty:
        taken = words.t("Values below the quantification limit taken as censored")
        fold_table(words, taken, lambda: _table_of_censored(view, outcome, taken), key="censored")


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
    fold_table(
        view.words, title, lambda: _table_of_changes(view, outcome, title), key="changes_by_visit"
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
    individual, summaries = _changes_by_visit(view, outcome), _change_summaries(view, outcome)
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
def _changes_by_visit(view: View, outcome: Outcome) -> list[pd.DataFrame]:
    """`changes_from_baseline` of each visit."""
    study = view.study
    return [changes_from_baseline(study, outcome, visit) for visit in study.follow_up_days]


@remembered(in_words=False)
def _change_summaries(view: View, outcome: Outcome) -> pd.DataFrame:
    return change_summaries(view.study, outcome)


@remembered("day", in_words=False)
def _associated(view: View, marker: Outcome, activity: Outcome) -> Association:
    return association_of_changes(view.study, marker, activity, view.day)


def individual_changes(view: View, outcome: Outcome) -> None:
    """Each participant's change at the chosen visit; nothing of an outcome without changes."""
    study, words, day = view.study, view.words, view.day
    if not has_changes(study, outcome):
        return
    title = words.t("Individual change at day {day}", day=compared_day(study, day, words))
    n = _individual_changes(view, outcome, title)
    fold_table(words, title, lambda: _table_of_individuals(view, outcome, title), key="individual")
    download_everybody(
        view,
        n,
        lambda: individual_changes_table(
            study, outcome, changes_from_baseline(study, outcome, day), day, words
        ),
        f"changes-{outcome.code}-{day}",
    )


@remembered("day", "highlighted")
def _table_of_individuals(view: View, outcome: Outcome, title: str) -> None:
    study, words, day = view.study, view.words, view.day
    everybody = _changes_by_visit(view, outcome)[study.follow_up_days.index(day)]
    table = individual_changes_table(
        *(study, outcome, first_rows(view, everybody), day, words), highlighted=view.highlighted
    )
    show_first(view, table, len(everybody), title)


@remembered("day", "highlighted")
def _individual_changes(view: View, outcome: Outcome, title: str) -> int:
    """The figure of `individual_changes`; returns how many participants have a change."""
    study, words = view.study, view.words
    individual = _changes_by_visit(view, outcome)[study.follow_up_days.index(view.day)]
    finding = waterfall_sentence(study, outcome, individual, view.day, words)
    section(title)
    show_chart(
        waterfall_figure(study, outcome, individual, words, highlighted=view.highlighted),
        key="waterfall",
        alt=finding,
    )
    show_notes(
        finding,
        cumulative_of_many(study, words),
        below_in_changes_sentence(individual["below_limit"], words),
    )
    if view.highlighted is not None and view.highlighted not in set(individual["participant_id"]):
        show_notes(
            words.t(
                "{who} lacks the baseline or the value at this visit and is not in this figure.",
                who=highlight_label(view.highlighted),
            )
        )
    return len(individual)


def association(view: View, marker: Outcome) -> None:
    """Change in the marker against change in disease activity, if the study measured both."""
    study, words, day = view.study, view.words, view.day
    activity = activity_beside(study, marker)
    if activity is None:
        return
    if not (has_changes(study, marker) and has_changes(study, activity)):
        return
    title = words.t("Do the markers move together? Day {day}", day=compared_day(study, day, words))
    n = _association(view, marker, activity, title)
    fold_table(
        words, title, lambda: _table_of_pairs(view, marker, activity, title), key="association"
    )
    pairs = _associated(view, marker, activity)
    download_everybody(
        *(view, n, lambda: associations_table(study, marker, activity, pairs, words)),
        f"changes-{marker.code}-{activity.code}-{day}",
    )


@remembered("day", "highlighted")
def _table_of_pairs(view: View, marker: Outcome, activity: Outcome, title: str) -> None:
    found = _associated(view, marker, activity)
    shown = replace(found, participants=first_rows(view, found.participants))
    table = associations_table(
        *(view.study, marker, activity, shown, view.words), highlighted=view.highlighted
    )
    show_first(view, table, len(found.participants), title)
    show_notes(below_in_changes_sentence(found.below_limit, view.words))


@remembered("day", "highlighted")
def _association(view: View, marker: Outcome, activity: Outcome, title: str) -> int:
    """The figure of `association`; returns how many participants have both changes."""
    study, words, day = view.study, view.words, view.day
    found = _associated(view, marker, activity)
    finding = association_sentence(found, marker, activity, day, words)
    section(title, view, "interval", said=finding)
    figure, notes = pair("association")
    with figure:
        show_chart(
            association_figure(study, marker, activity, found, words, highlighted=view.highlighted),
            key="association",
            alt=finding,
        )
    with notes:
        show_finding(finding)
        show_notes(
            pairs_of_many(study, words),
            words.t(
                "A pooled correlation is partly the treatment effect: a treatment that moves both "
                "outcomes makes them move together. Neither number tells what causes what."
            ),
        )
    note = activity.markers_note
    texts = [*([] if note is None else [words.of(note)]), *association_methods(words)]
    method(words, texts, [citations.BONETT_WRIGHT])
    return len(found.participants)
