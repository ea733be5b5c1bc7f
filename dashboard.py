"""The frame around every page: settings, language, data and navigation."""

import gc

import streamlit as st

from lib import ui

st.set_page_config(
    page_title="Secretome in lupus",
    page_icon="🩺",
    layout="wide",
)
if "words" not in st.session_state:
    # Streamlit collects all garbage after every run; what the imports made never goes, and
    # leaving it out makes that nearly free.
    gc.freeze()

words = ui.choose_language()
page = ui.navigation(words)
st.session_state["words"] = words
st.session_state["study"] = ui.choose_study(words)
st.session_state["framed"] = True
page.run()
