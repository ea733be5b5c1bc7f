"""Blocks of each participant's change: at one visit, and of two outcomes together."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from lib import citations
from lib.figures.changes.association import association_figure
from lib.figures.changes.individual import waterfall_figure
from lib.results.changes import (
    Association,
    activity_beside,
    association_of_changes,
)
from lib.results.effects import has_changes
from lib.results.exports.changes import numbers_of_association, numbers_of_individuals
from lib.screen.blocks import changes
from lib.screen.elements import method, pair, section, show_chart, show_notes
from lib.screen.exports.fold import take_away
from lib.screen.paging import first_rows, show_first
from lib.screen.remembered import remembered
from lib.screen.report.places import group
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.changes import (
    association_sentence,
    associations_table,
    individual_changes_table,
    waterfall_sentence,
)
from lib.wording.limits import below_in_changes_sentence
from lib.wording.many.distributions import (
    cumulative_of_many,
    pairs_of_many,
)
from lib.wording.methods import association_methods
from lib.wording.names import compared_day, highlight_label


@remembered("day", in_words=False)
def _associated(view: View, marker: Outcome, activity: Outcome) -> Association:
    return association_of_changes(view.study, marker, activity, view.day)


def individual_changes(view: View, outcome: Outcome) -> None:
    """Each participant's change at the chosen visit; nothing of an outcome without a baseline."""
    study, words, day = view.study, view.words, view.day
    if not has_changes(study, outcome):
        return
    title = words.t("Individual change at day {day}", day=compared_day(study, day, words))
    _individual_changes(view, outcome, title)
    take_away(
        view,
        title,
        lambda: _table_of_individuals(view, outcome, title),
        key="individual",
        numbers=partial(numbers_of_individuals, study, outcome, day),
        figure="waterfall",
        outcome=outcome,
        day=day,
    )


@remembered("day", "highlighted")
def _table_of_individuals(view: View, outcome: Outcome, title: str) -> None:
    study, words, day = view.study, view.words, view.day
    everybody = changes.changes_by_visit(view, outcome)[study.follow_up_days.index(day)]
    table = individual_changes_table(
        *(study, outcome, first_rows(view, everybody), day, words), highlighted=view.highlighted
    )
    show_first(view, table, len(everybody), title)


@remembered("day", "highlighted")
def _individual_changes(view: View, outcome: Outcome, title: str) -> None:
    """The figure of `individual_changes`."""
    study, words = view.study, view.words
    individual = changes.changes_by_visit(view, outcome)[study.follow_up_days.index(view.day)]
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


def association(view: View, marker: Outcome) -> None:
    """Change in the marker against change in disease activity, if the study measured both."""
    study, words, day = view.study, view.words, view.day
    activity = activity_beside(study, marker)
    if activity is None:
        return
    if not (has_changes(study, marker) and has_changes(study, activity)):
        return
    title = words.t("Do the markers move together? Day {day}", day=compared_day(study, day, words))
    _association(view, marker, activity, title)
    take_away(
        view,
        title,
        lambda: _table_of_pairs(view, marker, activity, title),
        key="association",
        numbers=partial(numbers_of_association, study, marker, activity, day),
        figure="association",
        outcome=marker,
        day=day,
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
def _association(view: View, marker: Outcome, activity: Outcome, title: str) -> None:
    """The figure of `association`."""
    study, words, day = view.study, view.words, view.day
    found = _associated(view, marker, activity)
    finding = association_sentence(found, marker, activity, day, words)
    section(title, view, "interval", said=finding)
    # On paper the figure's sheet is that of what is said of it.
    with group(key="whole_association"):
        show_chart(
            association_figure(study, marker, activity, found, words, highlighted=view.highlighted),
            key="association",
            alt=finding,
        )
        seen, meant = pair("association")
    with seen:
        show_notes(finding, pairs_of_many(study, words))
    with meant:
        show_notes(
            words.t(
                "A pooled correlation is partly the treatment effect: a treatment that moves both "
                "outcomes makes them move together. Neither number tells what causes what."
            ),
        )
    note = activity.markers_note
    texts = [*([] if note is None else [words.of(note)]), *association_methods(words)]
    method(words, texts, [citations.BONETT_WRIGHT])
