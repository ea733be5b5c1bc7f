"""Overview: what the trial shows, who was in it, and what is missing."""

from lib import sections, ui
from lib.figures.effects import outcomes_figure
from lib.figures.participants import flow_figure
from lib.results.effects import effects_by_outcome
from lib.results.participants import baseline_characteristics, missing_values, participant_flow
from lib.wording.effects import effects_by_outcome_table, outcomes_sentence, tests_sentence
from lib.wording.methods import ALL_OUTCOMES, BASELINE, all_outcomes_methods, baseline_methods
from lib.wording.participants import (
    baseline_table,
    flow_sentence,
    free_text_sentence,
    missing_sentence,
    missing_table,
    study_card,
)

view = ui.begin("overview")
study, words, day = view.study, view.words, view.day

by_outcome = effects_by_outcome(study, day)
spread = outcomes_sentence(study, by_outcome, day, words)
sections.answer(view, study.primary_outcome, spread)

ui.section(words.t("All outcomes at day {day}", day=day))
ui.chart(
    outcomes_figure(study, by_outcome, day, words, highlighted=view.highlighted),
    key="outcomes",
    alt=spread,
)
ui.small(tests_sentence(by_outcome, words))
ui.table(
    effects_by_outcome_table(study, by_outcome, day, words, highlighted=view.highlighted),
    alt=words.t("All outcomes at day {day}", day=day),
)
ui.method(words, all_outcomes_methods(study, words), ALL_OUTCOMES)

sections.claims(view)
sections.highlighted_participant(view)

ui.section(words.t("The study"))
ui.table(study_card(study, words), alt=words.t("The study"))

ui.section(words.t("Participant flow"))
flow = participant_flow(study)
ui.chart(
    flow_figure(study, flow, words, highlighted=view.highlighted),
    key="flow",
    alt=flow_sentence(study, flow, words),
)

ui.section(words.t("Baseline"))
characteristics = baseline_characteristics(study)
ui.table(
    baseline_table(study, characteristics, words, highlighted=view.highlighted),
    alt=words.t("Baseline"),
)
ui.small(free_text_sentence(characteristics, study, words))
ui.method(words, baseline_methods(words), BASELINE)

ui.section(words.t("Missing values"))
missing = missing_values(study)
ui.small(missing_sentence(missing, words))
ui.table(
    missing_table(study, missing, words, highlighted=view.highlighted),
    alt=missing_sentence(missing, words),
)
