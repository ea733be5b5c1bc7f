"""The frame around every page: settings, language, data and navigation."""

import streamlit as st

from lib.screen.controls import choose_language
from lib.screen.elements import show_methods
from lib.screen.frame import discreet, freeze_imports, lay_out, navigation
from lib.screen.sessions.ended import keep_watch
from lib.screen.studies import choose_study

st.set_page_config(page_icon="🩺", layout="wide")
freeze_imports()
keep_watch()

with discreet():
    words = choose_language()
    page = navigation(words)
    lay_out(page, choose_study(words), words)
    page.run()
    show_methods(words)
