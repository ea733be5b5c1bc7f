"""Blocks of the overview: the study on one screen, all outcomes, what was published, who was in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from lib import citations
from lib.figures.effects import outcomes_figure
from lib.results.claims import claim_verdicts, unpublished_effects
from lib.results.events.kinds import incidence_by_kind
from lib.results.exports.effects import numbers_of_outcomes
from lib.screen.blocks import effects
from lib.screen.elements import (
    bullets,
    line,
    method,
    section,
    show_chart,
    show_finding,
    show_notes,
    small,
)
from lib.screen.exports.code import CONCLUSIONS, TABLE, origin_of
from lib.screen.exports.fold import offer, take_away
from lib.screen.exports.reproduce import reproduce, tell_code
from lib.screen.exports.tables import add_table
from lib.screen.fragments import expander, folded
from lib.screen.remembered import remembered
from lib.screen.report.places import beside, group
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.study.claims import Statement
from lib.wording.built_in import picked_sentence
from lib.wording.effects import (
    effects_by_outcome_table,
    one_axis_sentence,
    outcomes_sentence,
)
from lib.wording.exports.numbers import numbers_of_sentences
from lib.wording.glossary import Term
from lib.wording.methods import (
    all_outcomes_methods,
    all_outcomes_sources,
    claims_methods,
    p_values_sentence,
)
from lib.wording.names import capitalised, compared_day
from lib.wording.published.claims import (
    assumed_sentence,
    claims_sentence,
    claims_table,
    meaning_sentence,
    one_source,
    unknown_sentence,
)
from lib.wording.published.conclusions import (
    BETWEEN_PARTS,
    conclusion_sentences,
    data_design,
    published_design,
    sources_of,
)
from lib.wording.published.reporting import reporting_sentence, reporting_table
from lib.wording.snippets.effects import by_outcome_script, claims_script, conclusions_script
from lib.words import Words


def design(view: View) -> None:
    """The design in a line, under the answer."""
    with view.head:
        _design(view)


@remembered()
def _design(view: View) -> None:
    """The design; what describes a publication, and not these data, is said to."""
    study, words = view.study, view.words
    published, data = published_design(study, words), data_design(study, words)
    describes = study.design.describes
    with group(gap="xsmall"):
        if published and describes:
            line(("badge", capitalised(words.of(describes))), published)
            line(("badge", words.t("These data")), data)
        else:
            line(BETWEEN_PARTS.join(filter(None, (published, data))))


def answer(view: View) -> None:
    """The page's first sentence: the primary outcome, or the first one if none was declared."""
    effects.answer(view, view.study.first_outcome, of_study=True)


def conclusions(view: View) -> None:
    """What to conclude and what not, under the answer and the design."""
    with view.head, group(key="conclusions"):
        _conclusions(view)
    tell_code(lambda: {CONCLUSIONS: conclusions_script(view.day, origin_of(view))})


@remembered("day")
def _conclusions(view: View) -> None:
    """The conclusions, beside what the publication concludes if it is told."""
    study, words = view.study, view.words
    rows, kinds = effects.by_outcome(view), incidence_by_kind(study)
    with group(border=True):
        # Without a publication the sentences have the whole width.
        ours, *theirs = beside([11, 10]) if study.conclusions else [group()]
        with ours, group(gap="xxsmall"):
            line(("bold", words.t("What to conclude, and what not")))
            bullets(conclusion_sentences(study, rows, kinds, view.day, words))
        for place in theirs:
            with place, group(gap="xxsmall"):
                _published(study.conclusions, words)
    _about(view)


def _about(view: View) -> None:
    """What was published of disease and treatment and where the data come from, one click away."""
    study, words = view.study, view.words
    source = words.of(study.source)
    if not (study.background or source):
        return
    with expander(words.t("About this trial"), "menu_book"):
        _published(study.background, words)
        if source:
            line(("bold", words.t("Source of these data")), source)


def _published(statements: Sequence[Statement], words: Words) -> None:
    """Published texts as they are, the first one marked as such, then where they stand."""
    mark = words.t("Published")
    for statement in statements:
        heading = words.of(statement.heading) if statement.heading else ""
        line(("badge", mark), ("bold", heading), words.of(statement.text))
        mark = ""
    small(*sources_of(statements, words))


def all_outcomes(view: View) -> None:
    """Every outcome at the chosen visit."""
    words, day = view.words, compared_day(view.study, view.day, view.words)
    title = words.t("All outcomes at day {day}", day=day)
    with group(key="all_outcomes"):
        _all_outcomes(view, title)
        take_away(
            view,
            title,
            lambda: _table_of_outcomes(view, title),
            key="outcomes",
            numbers=partial(numbers_of_outcomes, view.study, view.day),
            figure="outcomes",
            day=view.day,
            code=lambda: {TABLE: by_outcome_script(view.day, origin_of(view))},
        )


@remembered("day", "highlighted")
def _all_outcomes(view: View, title: str) -> None:
    """The block of `all_outcomes` but for its table."""
    study, words, day = view.study, view.words, view.day
    by_outcome = effects.by_outcome(view)
    adjusted = study.has_baseline and not all(each.is_binary for each in study.outcomes)
    terms: tuple[Term, ...] = ("ancova",) if adjusted else ()
    section(title, view, "interval", *terms, "holm")
    show_chart(
        outcomes_figure(study, by_outcome, day, words, highlighted=view.highlighted),
        key="outcomes",
        alt=outcomes_sentence(study, by_outcome, day, words),
    )
    show_notes(one_axis_sentence(study, words))
    texts = (
        p_values_sentence(study, by_outcome, day, words),
        picked_sentence(study, words),
        *all_outcomes_methods(study, words),
    )
    method(words, texts, all_outcomes_sources(study, by_outcome))


@remembered("day", "highlighted")
def _table_of_outcomes(view: View, title: str) -> None:
    study, by_outcome = view.study, effects.by_outcome(view)
    table = effects_by_outcome_table(
        study, by_outcome, view.day, view.words, highlighted=view.highlighted
    )
    show_table(table, alt=title)


def claims(view: View) -> None:
    """Published sentences beside these data; nothing for a study that carries none."""
    if not view.study.claims:
        return
    title = view.words.t("What was published, and what these data show")
    _claims(view, title)
    reproduce(view, lambda: {TABLE: claims_script(origin_of(view))}, key="claims")
    numbers = partial(numbers_of_sentences, view.study, view.words)
    add_table("claims", title, numbers, stands_open=True)


@remembered()
def _claims(view: View, title: str) -> None:
    """The block of `claims`."""
    study, words = view.study, view.words
    found = claim_verdicts(study)
    section(title)
    if study.synthetic:
        show_finding(
            words.t(
                "Synthetic data: agreement with what was published is by construction and proves "
                "nothing about the trial."
            )
        )
    else:
        show_finding(claims_sentence(found, words))
    show_table(claims_table(study, found, unpublished_effects(study), words), alt=title)
    show_notes(meaning_sentence(words))
    small(one_source(study, words))
    texts = (
        assumed_sentence(study, found, words),
        unknown_sentence(study, words),
        *claims_methods(study, words),
    )
    method(words, texts, [citations.BLAND_ALTMAN_2011])


def report(view: View) -> None:
    """What a report of a trial has to say of it, folded."""
    title = view.words.t("What a report has to say: CONSORT 2025 and Harms 2022")
    numbers = partial(reporting_table, view.study, view.words)
    add_table("report", title, numbers)

    def fill() -> None:
        _report(view, title)
        offer(view, title, key="report", numbers=numbers)

    folded(title, fill, key="report", icon="checklist")


@remembered()
def _report(view: View, title: str) -> None:
    """What `report` holds."""
    study, words = view.study, view.words
    show_table(reporting_table(study, words), alt=title)
    show_notes(reporting_sentence(study, words))
    small(citations.HOPEWELL, citations.JUNQUEIRA)
