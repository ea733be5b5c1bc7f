"""Blocks of the overview: the study on one screen, all outcomes, what was published, who was in."""

from __future__ import annotations

from collections.abc import Sequence

from lib import citations
from lib.figures.effects import outcomes_figure
from lib.figures.participants import flow_figure
from lib.results.claims import claim_verdicts, unpublished_effects
from lib.results.events.kinds import incidence_by_kind
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import missing_values, participant_flow
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
from lib.screen.fragments import expander, fold_table, folded
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
from lib.wording.glossary import Term
from lib.wording.methods import (
    BASELINE,
    all_outcomes_methods,
    all_outcomes_sources,
    baseline_methods,
    chance_sentence,
    claims_methods,
    p_values_sentence,
)
from lib.wording.names import capitalised, compared_day, highlight_label
from lib.wording.participants.baseline import (
    baseline_table,
    free_text_sentence,
    no_difference_sentences,
    participant_table,
)
from lib.wording.participants.flow import flow_sentence, missing_sentence, missing_table
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
        fold_table(words, title, lambda: _table_of_outcomes(view, title), key="outcomes")


@remembered("day", "highlighted")
def _all_outcomes(view: View, title: str) -> None:
    """The block of `all_outcomes` but for its table."""
    study, words, day = view.study, view.words, view.day
    by_outcome = effects.by_outcome(view)
    terms: tuple[Term, ...] = ("ancova",) if study.has_baseline else ()
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


@remembered()
def claims(view: View) -> None:
    """Published sentences beside these data; nothing for a study that carries none."""
    study, words = view.study, view.words
    if not study.claims:
        return
    found = claim_verdicts(study)
    title = words.t("What was published, and what these data show")
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


@remembered("highlighted")
def highlighted_participant(view: View) -> None:
    """Every value of the participant who is followed; nothing if nobody is."""
    if view.highlighted is None:
        return
    study, words = view.study, view.words
    title = highlight_label(view.highlighted)
    section(title)
    show_table(participant_table(study, view.highlighted, words), alt=title)


def flow(view: View) -> None:
    """Randomised, withdrawn and analysed participants, and the values that are missing."""
    _flow_said(view)
    title = view.words.t("Figure of the flow, and table of missing values")
    folded(title, lambda: _flow(view), key="flow", icon="account_tree")


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


@remembered("highlighted")
def baseline(view: View) -> None:
    """The arms at baseline."""
    study, words = view.study, view.words
    title = words.t("Baseline")
    characteristics = baseline_characteristics(study)
    section(title)
    if not study.has_baseline:
        show_notes(words.t("No outcome was measured at baseline."))
    if characteristics.empty:
        return
    show_table(
        baseline_table(study, characteristics, words, highlighted=view.highlighted), alt=title
    )
    show_notes(
        *no_difference_sentences(study, characteristics, words),
        chance_sentence(study, words),
        free_text_sentence(characteristics, study, words),
    )
    method(words, baseline_methods(words), BASELINE)


def report(view: View) -> None:
    """What a report of a trial has to say of it, folded."""
    title = view.words.t("What a report has to say: CONSORT 2025 and Harms 2022")
    folded(title, lambda: _report(view, title), key="report", icon="checklist")


@remembered()
def _report(view: View, title: str) -> None:
    """What `report` holds."""
    study, words = view.study, view.words
    show_table(reporting_table(study, words), alt=title)
    show_notes(reporting_sentence(study, words))
    small(citations.HOPEWELL, citations.JUNQUEIRA)
