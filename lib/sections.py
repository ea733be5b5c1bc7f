"""The blocks that the pages of outcomes share: each computes one result and shows it.

A block is a heading, a figure, its table and how it was computed.
"""

from __future__ import annotations

from lib import effects, figures, methods, sentences, tables, ui
from lib.outcomes import Outcome


def answer(view: ui.View, outcome: Outcome) -> None:
    """The page's first sentence: the difference between the arms at the chosen visit."""
    words = view.words
    estimate = effects.effect(view.study, outcome, view.day)
    ui.answer(
        view,
        sentences.effect_sentence(view.study, outcome, view.day, estimate, words),
        sentences.better_sentence(outcome, words),
    )


def courses(view: ui.View, outcome: Outcome) -> None:
    """Every participant's course with the summaries of the arms."""
    study, words = view.study, view.words
    title = words.t("Every participant's course")
    summaries = effects.arm_summaries(study, outcome, statistic=view.statistic)
    ui.section(title)
    ui.chart(
        figures.courses(study, outcome, summaries, words),
        key="courses",
        alt=sentences.courses_sentence(study, outcome, summaries, words),
    )
    ui.small(
        sentences.below_limit_sentence(summaries, outcome, words),
        sentences.reference_sentence(outcome, words),
    )
    ui.table(tables.arm_summaries(study, outcome, summaries, words), alt=title)
    ui.method(words, methods.courses(study, outcome, words), [methods.QUANTILES])


def differences(view: ui.View, outcome: Outcome) -> None:
    """The primary comparison at each visit."""
    study, words = view.study, view.words
    title = words.t("Difference between the arms, by visit")
    by_visit = effects.effects_by_visit(study, outcome)
    estimate = effects.effect(study, outcome, view.day)
    ui.section(title)
    ui.chart(
        figures.differences(study, outcome, by_visit, words),
        key="differences",
        alt=sentences.effect_sentence(study, outcome, view.day, estimate, words),
    )
    ui.table(tables.effects_by_visit(by_visit, outcome, words), alt=title)
    ui.method(words, methods.effect(study, outcome, words), [methods.ANCOVA])


def changes(view: ui.View, outcome: Outcome) -> None:
    """Change from baseline within the arms, by visit."""
    study, words = view.study, view.words
    title = words.t("Change from baseline, by visit")
    individual = [effects.changes(study, outcome, visit) for visit in study.follow_up_days]
    summaries = effects.change_summaries(study, outcome)
    finding = sentences.change_sentence(study, summaries, outcome, view.day, words)
    ui.section(title)
    ui.chart(
        figures.changes_by_visit(study, outcome, individual, summaries, words),
        key="changes",
        alt=finding,
    )
    ui.small(finding)
    ui.table(tables.changes_by_visit(study, outcome, summaries, words), alt=title)
    ui.method(words, methods.change(outcome, words), [methods.WITHIN_ARM])


def individual_changes(view: ui.View, outcome: Outcome) -> None:
    """Each participant's change at the chosen visit."""
    study, words = view.study, view.words
    individual = effects.changes(study, outcome, view.day)
    finding = sentences.waterfall_sentence(study, outcome, individual, view.day, words)
    ui.section(words.t("Individual change at day {day}", day=view.day))
    ui.chart(figures.waterfall(study, outcome, individual, words), key="waterfall", alt=finding)
    ui.small(finding, sentences.below_in_changes_sentence(individual, words))
    ui.table(
        tables.individual_changes(study, outcome, individual, view.day, words),
        alt=words.t("Individual values"),
        folded=True,
    )


def bands(view: ui.View, outcome: Outcome) -> None:
    """Activity bands by visit; nothing for an outcome without bands."""
    if outcome.bands is None:
        return
    study, words = view.study, view.words
    title = words.t("Activity bands by visit")
    counts = effects.band_counts(study, outcome)
    ui.section(title)
    ui.chart(
        figures.bands(study, outcome, counts, words),
        key="bands",
        alt=sentences.bands_sentence(study, outcome, counts, view.day, words),
    )
    ui.small(words.of(outcome.bands.scheme))
    ui.table(tables.bands(study, outcome, counts, words), alt=title)
