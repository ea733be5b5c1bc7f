"""Adverse events: serious ones first, then kinds, terms, severity, time, rates and the listing."""

import streamlit as st

from lib.screen.blocks import event_times, events
from lib.screen.frame import begin

view = begin("adverse_events")

events.answer(view)
if view.study.adverse_events is None:
    st.stop()
events.kinds(view)
events.terms(view)
events.severity(view)
event_times.lanes(view)
event_times.listing(view)
event_times.chances(view)
event_times.rates(view)
