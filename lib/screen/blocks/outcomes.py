"""What all outcome pages share: the chosen outcome."""

from __future__ import annotations

import streamlit as st

from lib.screen.view import View
from lib.study.outcomes import Outcome


def chosen(view: View) -> Outcome:
    """The chosen outcome; ends the page if the study measured no outcome of this page."""
    if view.outcome is None:
        st.info(
            view.words.t("This study did not measure any outcome of this page."),
            icon=":material/info:",
        )
        st.stop()
    return view.outcome
