"""Blocks that compare the arms: the answer of a page, and the difference by visit."""

from __future__ import annotations

from functools import partial

import pandas as pd

from lib import citations
from lib.figures.effects import differences_figure
from lib.figures.plain import Parts, figure_of, parts_of
from lib.results.effects import (
    NO_BASELINE,
    adjusted_means_by_visit,
    effect,
    effect_at_visit,
    effects_at_visits,
    effects_by_outcome,
    effects_by_visit,
    effects_of_page,
    lacks_baseline,
)
from lib.results.exports.effects import numbers_of_differences
from lib.screen.elements import (
    method,
    section,
    show_answer,
    show_chart,
    show_lines,
    show_notes,
    small,
)
from lib.screen.exports.code import ANSWER, QUOTED, TABLE, Scripts, origin_of
from lib.screen.exports.fold import take_away
from lib.screen.exports.reproduce import tell_code
from lib.screen.remembered import remembered
from lib.screen.tables import show_table
from lib.screen.view import Place, View
from lib.study.outcomes import Outcome
from lib.wording.answers import p_to_quote, page_answer, study_answer
from lib.wording.built_in import built_in_sentence
from lib.wording.effects import (
    effect_sentence,
    effects_at_visits_table,
    effects_by_visit_table,
    unadjusted_sentence,
)
from lib.wording.methods import (
    analysed_sentence,
    effect_methods,
    unadjusted_methods,
    withdrawal_sources,
)
from lib.wording.participants.baseline import highlight_sentence
from lib.wording.snippets.binary import shares_answer_script
from lib.wording.snippets.effects import (
    answer_script,
    by_visit_script,
    page_answer_script,
    quoted_p_script,
)


def answer(view: View, outcome: Outcome, *notes: str, of_study: bool = False) -> Place:
    """The page's first sentence: the difference between the arms at the chosen visit.

    Args:
        view: The page.
        outcome: The outcome.
        *notes: Sentences under it.
        of_study: Whether it is the answer of the whole study, about its first outcome. Then which
            direction is good, how the arms are compared and what is built in stand under it; on
            the page of an outcome the figure of the difference tells them, and here stands which
            p is to be quoted.

    Returns:
        The place for further lines of the answer.
    """
    text, *about = answer_texts(view, outcome, of_study)
    lines = show_answer(view, text, *about, *notes)
    quoted = "" if of_study else _quoted_p(view, outcome)
    show_lines(view, lines, quoted)
    tell_code(lambda: _code(view, outcome, of_study, bool(quoted)))
    _show_followed(view, outcome)
    return lines


@remembered("day")
def answer_texts(view: View, outcome: Outcome, of_study: bool) -> list[str]:
    """The sentence of `answer`, and what stands under it."""
    study, words = view.study, view.words
    alone = lacks_baseline(study, outcome)
    about: list[str] = [words.t(NO_BASELINE)] if alone else []
    if outcome.is_binary:
        # Here and below: without such an outcome nobody needs what shows it.
        from lib.screen.blocks.binary.shares import answer_of_shares

        text, *about = answer_of_shares(view, outcome)
    elif alone:
        at_visit = effect_at_visit(study, outcome, view.day)
        text = unadjusted_sentence(study, outcome, view.day, at_visit, words)
    else:
        estimate = effect(study, outcome, view.day)
        text = effect_sentence(study, outcome, view.day, estimate, words)
    said = [text, *about]
    return study_answer(study, outcome, view.day, said, words) if of_study else said


def _code(view: View, outcome: Outcome, of_study: bool, is_quoted: bool) -> Scripts:
    """Scripts that print `answer` anew."""
    study, day, of = view.study, view.day, origin_of(view)
    if not outcome.is_binary:
        return {ANSWER: answer_script(study, outcome, day, of, of_study=of_study)}
    scripts = {ANSWER: shares_answer_script(study, outcome, day, of, of_study=of_study)}
    if is_quoted:
        scripts[QUOTED] = quoted_p_script(study, outcome, day, of)
    return scripts


def answer_of_several(view: View, outcome: Outcome) -> Place:
    """The page's answer about all its outcomes at once; about the only one if there is no other.

    Args:
        view: The page.
        outcome: The chosen outcome, which the highlighted participant is described by.

    Returns:
        The place for further lines of the answer.
    """
    text, *of_outcomes = _answer_of_several(view, outcome.page)
    if not of_outcomes:
        return answer(view, outcome)
    lines = show_answer(view, text)
    show_lines(view, lines, *of_outcomes)
    tell_code(lambda: {ANSWER: page_answer_script(view.study, outcome, view.day, origin_of(view))})
    _show_followed(view, outcome)
    return lines


@remembered("day")
def _answer_of_several(view: View, page: str) -> list[str]:
    """The sentence about all outcomes of a page, and a line each; no line if there is but one."""
    return page_answer(view.study, page, view.day, of_page(view, page), view.words)


@remembered("day", in_words=False)
def of_page(view: View, page: str) -> pd.DataFrame:
    """`effects_of_page` at the chosen visit."""
    return effects_of_page(view.study, page, view.day, every=by_outcome(view))


@remembered("day", in_words=False)
def by_outcome(view: View) -> pd.DataFrame:
    """`effects_by_outcome` at the chosen visit, which several blocks need."""
    return effects_by_outcome(view.study, view.day)


@remembered("day")
def _quoted_p(view: View, outcome: Outcome) -> str:
    """Which p of an outcome is to be quoted, among those of all outcomes of the study."""
    return p_to_quote(view.study, outcome, view.day, by_outcome(view), view.words)


def _show_followed(view: View, outcome: Outcome) -> None:
    """Under the answer the participant who is followed."""
    with view.head:
        _followed(view, outcome)


@remembered("highlighted")
def _followed(view: View, outcome: Outcome) -> None:
    """What is known of the participant who is followed; nothing if nobody is."""
    if view.highlighted is not None:
        show_notes(highlight_sentence(view.study, view.highlighted, outcome, view.words))


def differences(view: View, outcome: Outcome) -> None:
    """The primary comparison at each visit; of an outcome without a baseline, the visits alone."""
    words = view.words
    if outcome.is_binary:
        from lib.screen.blocks.binary.shares import differences as differences_of_shares

        differences_of_shares(view, outcome)
        return
    if lacks_baseline(view.study, outcome):
        title = words.t("Difference between the arms by visit, not adjusted for baseline")
        _unadjusted_differences(view, outcome, title)
        table = _table_at_visits
    else:
        title = words.t("Difference between the arms, by visit")
        _differences(view, outcome, title)
        table = _table_of_differences
    take_away(
        view,
        title,
        lambda: table(view, outcome, title),
        key="differences",
        numbers=partial(numbers_of_differences, view.study, outcome),
        figure="differences",
        outcome=outcome,
        day=view.day,
        code=lambda: {TABLE: by_visit_script(view.study, outcome, origin_of(view))},
    )


@remembered("day", "highlighted")
def _differences(view: View, outcome: Outcome, title: str) -> None:
    """The primary comparison at each visit, without its table."""
    study, words = view.study, view.words
    estimate = effect(study, outcome, view.day)
    section(title, view, "interval", "ancova")
    show_chart(
        figure_of(_drawn_differences(view, outcome)),
        key="differences",
        alt=effect_sentence(study, outcome, view.day, estimate, words),
    )
    show_notes(analysed_sentence(study, outcome, view.day, estimate, words))
    small(built_in_sentence(study, outcome, view.day, words))
    method(
        words,
        effect_methods(study, outcome, words),
        [*withdrawal_sources(study), citations.VICKERS_ALTMAN, citations.SEARLE],
    )


# Of all visits: the figure and its table are as they are at whichever day.
@remembered("highlighted")
def _drawn_differences(view: View, outcome: Outcome) -> Parts:
    by_visit, _ = _by_visit(view, outcome)
    return parts_of(
        differences_figure(view.study, outcome, by_visit, view.words, highlighted=view.highlighted)
    )


@remembered("highlighted")
def _table_of_differences(view: View, outcome: Outcome, title: str) -> None:
    table = effects_by_visit_table(
        view.study, outcome, *_by_visit(view, outcome), view.words, highlighted=view.highlighted
    )
    show_table(table, alt=title, turned=True)


@remembered(in_words=False)
def _by_visit(view: View, outcome: Outcome) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`effects_by_visit` and `adjusted_means_by_visit`."""
    study = view.study
    return effects_by_visit(study, outcome), adjusted_means_by_visit(study, outcome)


@remembered("day", "highlighted")
def _unadjusted_differences(view: View, outcome: Outcome, title: str) -> None:
    """The arms compared at each visit alone, of an outcome that nobody has a baseline value of."""
    study, words = view.study, view.words
    at_visits = effects_at_visits(study, outcome)
    alone = effect_at_visit(study, outcome, view.day)
    section(title, view, "interval")
    show_chart(
        differences_figure(
            study, outcome, at_visits, words, highlighted=view.highlighted, adjusted=False
        ),
        key="differences",
        alt=unadjusted_sentence(study, outcome, view.day, alone, words),
    )
    show_notes(analysed_sentence(study, outcome, view.day, alone, words, adjusted=False))
    method(
        words,
        unadjusted_methods(study, outcome, words),
        [*withdrawal_sources(study), citations.WELCH],
    )


@remembered("highlighted")
def _table_at_visits(view: View, outcome: Outcome, title: str) -> None:
    study = view.study
    at_visits = effects_at_visits(study, outcome)
    table = effects_at_visits_table(
        study, outcome, at_visits, view.words, highlighted=view.highlighted
    )
    show_table(table, alt=title, turned=True)
