"""Overview: what the trial shows, who was in it, and what is missing."""

from lib import baseline, effects, figures, methods, sentences, tables, ui

view = ui.begin("overview")
study, words, day = view.study, view.words, view.day

primary = study.primary_outcome
by_outcome = effects.effects_by_outcome(study, day)
spread = sentences.outcomes_sentence(study, by_outcome, day, words)
ui.answer(
    view,
    sentences.effect_sentence(study, primary, day, effects.effect(study, primary, day), words),
    sentences.better_sentence(primary, words),
    spread,
)

ui.section(words.t("All outcomes at day {day}", day=day))
ui.chart(figures.outcomes_forest(study, by_outcome, words), key="outcomes", alt=spread)
ui.small(sentences.tests_sentence(by_outcome, words))
ui.table(
    tables.effects_by_outcome(study, by_outcome, words),
    alt=words.t("All outcomes at day {day}", day=day),
)
ui.method(words, methods.all_outcomes(study, words), [methods.ANCOVA, methods.HOLM])

ui.section(words.t("The study"))
ui.table(tables.study_card(study, words), alt=words.t("The study"))

ui.section(words.t("Participant flow"))
flow = effects.participant_flow(study)
ui.chart(
    figures.flow(study, flow, words), key="flow", alt=sentences.flow_sentence(study, flow, words)
)

ui.section(words.t("Baseline"))
characteristics = baseline.baseline_characteristics(study)
ui.table(tables.baseline(study, characteristics, words), alt=words.t("Baseline"))
ui.small(sentences.free_text_sentence(characteristics, study, words))
ui.method(words, methods.baseline(words), [methods.BALANCE])

ui.section(words.t("Missing values"))
missing = effects.missing_values(study)
ui.small(sentences.missing_sentence(missing, words))
ui.table(tables.missing(study, missing, words), alt=sentences.missing_sentence(missing, words))
