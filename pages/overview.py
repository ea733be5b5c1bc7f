"""Overview: what the trial shows, who was in it, and what is missing."""

from lib import flow_diagram, forests, methods, sections, sentences, tables, ui
from lib.results.effects import effects_by_outcome
from lib.results.participants import baseline_characteristics, missing_values, participant_flow

view = ui.begin("overview")
study, words, day = view.study, view.words, view.day

by_outcome = effects_by_outcome(study, day)
spread = sentences.outcomes_sentence(study, by_outcome, day, words)
sections.answer(view, study.primary_outcome, spread)

ui.section(words.t("All outcomes at day {day}", day=day))
ui.chart(
    forests.outcomes_forest(study, by_outcome, day, words, highlighted=view.highlighted),
    key="outcomes",
    alt=spread,
)
ui.small(sentences.tests_sentence(by_outcome, words))
ui.table(
    tables.effects_by_outcome(study, by_outcome, day, words, highlighted=view.highlighted),
    alt=words.t("All outcomes at day {day}", day=day),
)
ui.method(words, methods.all_outcomes(study, words), methods.ALL_OUTCOMES)

sections.claims(view)
sections.highlighted_participant(view)

ui.section(words.t("The study"))
ui.table(tables.study_card(study, words), alt=words.t("The study"))

ui.section(words.t("Participant flow"))
flow = participant_flow(study)
ui.chart(
    flow_diagram.flow(study, flow, words, highlighted=view.highlighted),
    key="flow",
    alt=sentences.flow_sentence(study, flow, words),
)

ui.section(words.t("Baseline"))
characteristics = baseline_characteristics(study)
ui.table(
    tables.baseline(study, characteristics, words, highlighted=view.highlighted),
    alt=words.t("Baseline"),
)
ui.small(sentences.free_text_sentence(characteristics, study, words))
ui.method(words, methods.baseline(words), methods.BASELINE)

ui.section(words.t("Missing values"))
missing = missing_values(study)
ui.small(sentences.missing_sentence(missing, words))
ui.table(
    tables.missing(study, missing, words, highlighted=view.highlighted),
    alt=sentences.missing_sentence(missing, words),
)
