"""The frame around every page: settings, language, data and navigation."""

import gc

import streamlit as st

from lib import ui

st.set_page_config(page_icon="🩺", layout="wide")
# Streamlit collects all garbage after every run. What the imports made never goes; leaving it
# out makes that nearly free.
if not gc.get_freeze_count():
    gc.freeze()

with ui.discreet():
    words = ui.choose_language()
    page = ui.navigation(words)
    ui.lay_out(page, ui.choose_study(words), words)
    page.run()
