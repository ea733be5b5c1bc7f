"""The frame around every page: settings, language, data and navigation."""

import streamlit as st

from lib.screen.access.page import make_accessible
from lib.screen.choices import choose_language, told_whole
from lib.screen.discreet import discreet
from lib.screen.exports.page import show_page_to_take
from lib.screen.exports.reproduce import show_code_of_answer
from lib.screen.frame import prepared_page, show_methods
from lib.screen.report.offer import offer_report
from lib.screen.runs import deliver_all
from lib.screen.sessions.door import hide_addresses, refuse_other_names
from lib.screen.sessions.ended import freeze_imports, keep_watch
from lib.screen.sessions.lost import follow_link

# A stethoscope as the browser shows one. Given as an emoji the server would look it up in a list of
# all emojis, which takes 4 MB.
ICON = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
    "<text y='.9em' font-size='90'>%F0%9F%A9%BA</text></svg>"
)

st.set_page_config(page_icon=ICON, layout="centered")
freeze_imports()
hide_addresses()
refuse_other_names()
keep_watch()
deliver_all()

with discreet():
    words = choose_language()
    make_accessible(words)
    follow_link()
    page = prepared_page(words)
    offer_report(page.url_path)
    page.run()
    show_code_of_answer(page.url_path)
    show_page_to_take(page.url_path)
    show_methods(page.url_path)
    told_whole()
