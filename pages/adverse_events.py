"""Adverse events: serious ones first, then kinds, terms, severity, time, rates and the listing."""

import streamlit as st

from lib import event_sections, ui

view = ui.begin("adverse_events")

event_sections.answer(view)
if view.study.adverse_events is None:
    st.stop()
event_sections.kinds(view)
event_sections.terms(view)
event_sections.severity(view)
event_sections.lanes(view)
event_sections.listing(view)
event_sections.chances(view)
event_sections.rates(view)
