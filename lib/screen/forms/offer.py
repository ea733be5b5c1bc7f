"""The button with which a reader's study comes on screen."""

from __future__ import annotations

import streamlit as st

from lib.screen.forms.pending import let_go, want_to_show
from lib.screen.sessions.memory import session_memory
from lib.screen.sessions.studies import ShownStudy, leave
from lib.screen.view import View
from lib.study.provenance import Provenance
from lib.study.study import Study


def offer(view: View, study: Study, loaded: Provenance) -> None:
    """The button with which the reader's study takes the place of the one on screen."""
    session_memory()["offered"] = study, loaded
    st.button(
        view.words.t("Show this study"),
        on_click=want_to_show,
        type="primary",
        icon=":material/visibility:",
        key="show",
    )
    # What stood in the forms was used by now.
    if let_go():
        _take_over()
        st.rerun()


def _take_over() -> None:
    study, loaded = session_memory()["offered"]
    # All else that was held of the files goes: what was read of them, and their content.
    leave()
    session_memory()["shown"] = ShownStudy(study, loaded)
    st.session_state["to_overview"] = st.session_state["from_top"] = True
