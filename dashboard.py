"""The frame around every page: settings, language, data and navigation."""

import gc

import streamlit as st

from lib.screen.controls import choose_language
from lib.screen.elements import show_methods
from lib.screen.frame import discreet, lay_out, navigation
from lib.screen.studies import choose_study

st.set_page_config(page_icon="🩺", layout="wide")
# Streamlit collects all garbage after every run. What the imports made never goes; leaving it
# out makes that nearly free.
if not gc.get_freeze_count():
    gc.freeze()

with discreet():
    words = choose_language()
    page = navigation(words)
    lay_out(page, choose_study(words), words)
    page.run()
    show_methods(words)
