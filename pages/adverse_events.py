"""Adverse events: serious ones first, then kinds, terms, severity, time, rates and the listing."""

import streamlit as st

from lib.screen.events import answer, chances, kinds, lanes, listing, rates, severity, terms
from lib.screen.frame import begin

view = begin("adverse_events")

answer(view)
if view.study.adverse_events is None:
    st.stop()
kinds(view)
terms(view)
severity(view)
lanes(view)
listing(view)
chances(view)
rates(view)
