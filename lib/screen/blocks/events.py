"""Blocks of adverse events by participant: the answer, kinds, terms and severity."""

from __future__ import annotations

from functools import partial

import pandas as pd

from lib import citations
from lib.figures.events.kinds import incidence_figure, kind_rows
from lib.figures.events.terms import terms_figure
from lib.figures.plain import Parts, figure_of, parts_of
from lib.language import sentence
from lib.results.built_in import farthest_term
from lib.results.events.apart import farthest_terms, kinds_of_nobody
from lib.results.events.found import MOST_LISTED, found_terms
from lib.results.events.grouped import rows_told_once
from lib.results.events.kinds import (
    differences_by_kind,
    incidence_by_kind,
    kinds_of,
)
from lib.results.events.terms import (
    incidence_by_term,
    kinds_supplied,
    most_participants,
    select_terms,
    smallest_minimum,
    term_differences,
    terms_of,
)
from lib.results.exports.events import numbers_of_kinds, numbers_of_terms
from lib.screen.controls import choose_kind, list_term, search, term_controls
from lib.screen.elements import (
    method,
    section,
    selectable_chart,
    show_answer,
    show_chart,
    show_lines,
    show_notes,
    small,
)
from lib.screen.exports.code import ANSWER, TABLE, origin_of
from lib.screen.exports.fold import take_away
from lib.screen.exports.link import tell_link
from lib.screen.exports.reproduce import tell_code
from lib.screen.fragments import alone
from lib.screen.remembered import remembered
from lib.screen.report.places import group
from lib.screen.report.sheet import sheet_here
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, OTHER_INTERVAL, SHOWN_INTERVAL
from lib.wording.built_in import built_in_events_sentence
from lib.wording.events.answer import MOST_APART, events_answer
from lib.wording.events.kinds import (
    kinds_table,
    kinds_without_sentence,
    serious_sentence,
)
from lib.wording.events.period import when_text
from lib.wording.events.terms import (
    shown_sentence,
    terms_of_nobody_sentence,
    terms_sentence,
    terms_table,
    with_kind,
)
from lib.wording.events.times import highlighted_events_sentence, withdrawals_sentence
from lib.wording.many.paging import first_terms_text
from lib.wording.methods import incidence_methods
from lib.wording.snippets.events import events_answer_script, kinds_script, terms_script

# Classes and terms in the figure.
MOST_ROWS = 30
HOW_TO_LIST = sentence("A click on the dots or the line of a row, not its name, lists its events.")


def answer(view: View) -> None:
    """Serious events, the terms that differ most, and what no serious event still allows."""
    text, *further = _answer(view)
    lines = show_answer(view, text)
    show_lines(view, lines, *further)
    if view.study.adverse_events is not None:
        tell_code(lambda: {ANSWER: events_answer_script(origin_of(view))})
    with view.head:
        _followed(view)


@remembered()
def _answer(view: View) -> list[str]:
    """The sentence of `answer` and its further lines."""
    incidence, _ = _by_kind(view)
    return events_answer(view.study, incidence, _every_term(view), view.words)


@remembered()
def _by_kind(view: View) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`incidence_by_kind` and `differences_by_kind`."""
    return incidence_by_kind(view.study), differences_by_kind(view.study)


@remembered()
def _every_term(view: View) -> pd.DataFrame:
    """Every class and term, as `incidence_by_term` gives them."""
    return incidence_by_term(view.study)


@remembered()
def _apart(view: View) -> pd.DataFrame:
    """The terms that differ most, as `farthest_terms` gives them."""
    return farthest_terms(_every_term(view), most=MOST_APART)


@remembered("highlighted")
def _followed(view: View) -> None:
    """How many events the participant had who is followed; nothing if nobody is."""
    study, who = view.study, view.highlighted
    if who is not None and study.adverse_events is not None:
        n = int((study.adverse_events["participant_id"] == who).sum())
        show_notes(highlighted_events_sentence(study, who, n, view.words))


def kinds(view: View) -> None:
    """All kinds of events, those that nobody had in one row."""
    words = view.words
    when = when_text(view.study, words)
    title = words.t("Participants with at least one event {when}", when=when)
    _kinds(view, title)
    take_away(
        view,
        title,
        lambda: _table_of_kinds(view, title),
        key="kinds",
        numbers=partial(numbers_of_kinds, view.study),
        figure="kinds",
        code=lambda: {TABLE: kinds_script(origin_of(view))},
    )


@remembered("highlighted")
def _kinds(view: View, title: str) -> None:
    """The block of `kinds` but for its table."""
    study, words = view.study, view.words
    incidence, _ = _by_kind(view)
    followed, nobody = kinds_of(study, view.highlighted), kinds_of_nobody(incidence)
    section(title, view, "interval", "risk_difference")
    labels, incidences = kind_rows(incidence, words, nobody=nobody, followed=followed)
    show_chart(
        incidence_figure(study, labels, incidences, words),
        key="kinds",
        alt=serious_sentence(study, incidence, words),
    )
    show_notes(kinds_without_sentence(incidence, words))
    method(
        words,
        incidence_methods(words),
        [
            citations.CLOPPER_PEARSON,
            DIFFERENCE_INTERVALS[SHOWN_INTERVAL].citation,
            DIFFERENCE_INTERVALS[OTHER_INTERVAL].citation,
        ],
    )


@remembered("highlighted")
def _table_of_kinds(view: View, title: str) -> None:
    study = view.study
    incidence, differences = _by_kind(view)
    nobody, followed = kinds_of_nobody(incidence), kinds_of(study, view.highlighted)
    table = kinds_table(study, differences, incidence, view.words, nobody=nobody, followed=followed)
    show_table(table, alt=title, narrow=True)
    show_notes(withdrawals_sentence(study, incidence, view.words))


@alone
def terms(view: View) -> None:
    """Classes and preferred terms: shares and risk differences, then the table."""
    words = view.words
    title = words.t("By system organ class and preferred term")
    supplied = _kinds_supplied(view)
    section(title, view, "interval", "risk_difference")
    if not supplied:
        show_notes(words.t("No adverse event occurred."))
        return
    kind = choose_kind(view, supplied)
    fewest, most = _fewest_and_most(view, kind)
    order, classes_only, at_least = term_controls(view, fewest, most)
    least = None if at_least == min(fewest, most) else at_least
    tell_link(
        view,
        # A minimum is one of a kind of event.
        kind=None if kind == supplied[0] and least is None else kind,
        order=None if order == "frequency" else order,
        classes_only=classes_only or None,
        at_least=least,
    )
    alt, parts = _drawn_terms(view, kind, order, classes_only, at_least)
    if parts is not None:
        selectable_chart(figure_of(parts), key="terms", alt=alt, choose=list_term)
        # Nobody can click a report.
        if sheet_here() is None:
            with group(key="how_to_list"):
                small(words.t(HOW_TO_LIST))
    _told_of_terms(view, kind, order, classes_only, at_least)
    looked_for = ""

    def fill() -> None:
        nonlocal looked_for
        looked_for = search(view)
        _found_terms(view, kind, order, looked_for, title)

    take_away(
        view,
        with_kind(title, kind, words),
        fill,
        key="terms",
        named="terms" if kind == "any" else f"terms-{kind}",
        numbers=partial(numbers_of_terms, view.study, kind, order),
        figure=None if parts is None else "terms",
        code=lambda: {
            TABLE: terms_script(kind, order, looked_for, origin_of(view), anybody=most > 0)
        },
    )


@remembered()
def _kinds_supplied(view: View) -> list[str]:
    """The kinds of event to choose from; none if no event occurred."""
    every = _every_term(view)
    return [] if every.empty else kinds_supplied(every)


@remembered()
def _fewest_and_most(view: View, kind: str) -> tuple[int, int]:
    """How frequent a class or term must be for all that are drawn to fit, and how frequent any is.

    In participants with events of this kind.
    """
    every = _every_term(view)
    fewest = smallest_minimum(every, kind=kind, rows=MOST_ROWS)
    return fewest, most_participants(every, kind)


@remembered("highlighted")
def _drawn_terms(
    view: View, kind: str, order: str, classes_only: bool, at_least: int
) -> tuple[str, Parts | None]:
    """What the figure of `terms` shows, and what it is made of; None if nothing is drawn."""
    study, words, every = view.study, view.words, _every_term(view)
    rows = select_terms(every, kind=kind, order=order, at_least=at_least, classes_only=classes_only)
    alt = terms_sentence(every, words, kind=kind)
    if rows.empty:
        return alt, None
    rows = rows_told_once(rows, every)
    differences, followed = term_differences(rows, kind), terms_of(study, view.highlighted)
    return alt, parts_of(terms_figure(study, rows, differences, words, followed=followed))


@remembered()
def _told_of_terms(view: View, kind: str, order: str, classes_only: bool, at_least: int) -> None:
    """What is drawn and what is not, and what is built in."""
    study, words, every = view.study, view.words, _every_term(view)
    rows = select_terms(every, kind=kind, order=order, at_least=at_least, classes_only=classes_only)
    show_notes(
        shown_sentence(len(rows), len(every), at_least, kind, words, classes_only=classes_only),
        # It speaks of events of any kind.
        built_in_events_sentence(study, farthest_term(_apart(view)), words)
        if kind == "any"
        else "",
    )


@remembered("highlighted")
def _found_terms(view: View, kind: str, order: str, looked_for: str, title: str) -> None:
    """The table of the classes and terms that the reader looks for."""
    study, words = view.study, view.words
    every = _every_term(view)
    found = found_terms(study, kind=kind, order=order, looked_for=looked_for, every=every)
    if not found.n:
        show_notes(words.t("No class or term holds this text."))
        return
    show_notes(first_terms_text(MOST_LISTED, found.n, words, on_paper=sheet_here() is not None))
    if not found.had.empty:
        show_table(
            terms_table(
                study,
                found.had,
                found.differences,
                kind,
                words,
                followed=terms_of(study, view.highlighted),
            ),
            alt=title,
        )
    show_notes(terms_of_nobody_sentence(study, found.nobody, found.nobody_differences, kind, words))
