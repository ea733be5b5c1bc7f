"""Adverse events: participants with at least one, serious ones first."""

import streamlit as st

from lib import adverse_events, figures, methods, sentences, tables, ui

view = ui.begin("adverse_events")
study, words = view.study, view.words
by_kind = adverse_events.incidence_by_kind(study)
finding = sentences.serious_sentence(study, by_kind, words)
ui.answer(view, finding, sentences.any_event_sentence(study, by_kind, words))
if study.adverse_events is None:
    st.stop()

ui.section(words.t("Participants with at least one event"))
labels, incidences = figures.kind_rows(by_kind, words)
ui.chart(figures.incidence(study, labels, incidences, words), key="kinds", alt=finding)
ui.table(
    tables.incidence_by_kind(study, by_kind, words),
    alt=words.t("Participants with at least one event"),
)
ui.small(
    words.t("Severe is the grade of an event; serious is its outcome. Neither implies the other.")
)
ui.method(words, methods.incidence(words), [methods.CLOPPER_PEARSON])

ui.section(words.t("By system organ class and preferred term"))
by_term = adverse_events.incidence_by_term(study)
if by_term.empty:
    ui.small(words.t("No adverse event occurred."))
    st.stop()
labels, incidences = figures.term_rows(by_term, words)
ui.chart(
    figures.incidence(study, labels, incidences, words),
    key="terms",
    alt=sentences.terms_sentence(by_term, words),
)
ui.table(
    tables.incidence_by_term(study, by_term, words),
    alt=words.t("By system organ class and preferred term"),
)
