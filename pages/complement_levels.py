"""Complement levels: courses, differences and changes of C3 and C4."""

from lib import effects, figures, methods, sentences, tables, ui

view = ui.begin("complement_levels")
study, words, day = view.study, view.words, view.day
outcome = ui.outcome_of(view)

by_visit = effects.effects_by_visit(study, outcome)
estimate = effects.effect(study, outcome, day)
finding = sentences.effect_sentence(study, outcome, day, estimate, words)
ui.answer(view, finding, sentences.better_sentence(outcome, words))

ui.section(words.t("Every participant's course"))
summaries = effects.arm_summaries(study, outcome, statistic=view.statistic)
ui.chart(
    figures.courses(study, outcome, summaries, words),
    key="courses",
    alt=sentences.courses_sentence(study, outcome, summaries, words),
)
ui.small(
    sentences.below_limit_sentence(summaries, outcome, words),
    sentences.reference_sentence(outcome, words),
)
ui.table(
    tables.arm_summaries(study, outcome, summaries, words),
    alt=words.t("Every participant's course"),
)
ui.method(words, methods.courses(study, outcome, words), [methods.QUANTILES])

ui.section(words.t("Difference between the arms, by visit"))
ui.chart(figures.differences(study, outcome, by_visit, words), key="differences", alt=finding)
ui.table(
    tables.effects_by_visit(by_visit, outcome, words),
    alt=words.t("Difference between the arms, by visit"),
)
ui.method(words, methods.effect(study, outcome, words), [methods.ANCOVA])

ui.section(words.t("Change from baseline, by visit"))
changed = effects.change_summaries(study, outcome)
ui.chart(
    figures.changes_by_visit(
        study,
        outcome,
        [effects.changes(study, outcome, visit) for visit in study.follow_up_days],
        changed,
        words,
    ),
    key="changes",
    alt=sentences.change_sentence(study, changed, outcome, day, words),
)
ui.small(sentences.change_sentence(study, changed, outcome, day, words))
ui.table(
    tables.changes_by_visit(study, outcome, changed, words),
    alt=words.t("Change from baseline, by visit"),
)
ui.method(words, methods.change(outcome, words), [methods.WITHIN_ARM])

ui.section(words.t("Individual change at day {day}", day=day))
individual = effects.changes(study, outcome, day)
ui.chart(
    figures.waterfall(study, outcome, individual, words),
    key="waterfall",
    alt=sentences.waterfall_sentence(study, outcome, individual, day, words),
)
ui.small(
    sentences.waterfall_sentence(study, outcome, individual, day, words),
    sentences.below_in_changes_sentence(individual, words),
)
ui.table(
    tables.individual_changes(study, outcome, individual, day, words),
    alt=words.t("Individual values"),
    folded=True,
)
