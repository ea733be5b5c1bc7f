"""Adverse events: serious ones and what differs most, then terms, kinds, time and rates."""

import streamlit as st

from lib.screen.blocks import event_times, events
from lib.screen.blocks.participants.severity import severity
from lib.screen.elements import pair
from lib.screen.frame import begin

view = begin("adverse_events")

events.answer(view)
if view.study.adverse_events is None:
    st.stop()
events.terms(view)
kinds, grades = pair("kinds")
with kinds:
    events.kinds(view)
with grades:
    severity(view)
lanes, listing = pair("lanes")
with lanes:
    event_times.lanes(view)
with listing:
    event_times.listing(view)
    event_times.chances(view)
event_times.rates(view)
