"""What a session remembers of its reader's files, and how it forgets them."""

from __future__ import annotations

import re
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.runtime.caching import clear_session_data_cache, clear_session_resource_cache
from streamlit.runtime.scriptrunner import get_script_run_ctx

# Of a control that belongs to a study: the number of studies that its reader looked at before.
NUMBERED = re.compile(r"_\d+(_|$)")


def start_anew() -> None:
    """Forget the reader's files and all that was chosen for the study on screen."""
    st.session_state["attempt"] += 1
    session_memory().clear()
    # The language alone is the reader's and not the study's.
    chosen = st.session_state.get("last", {})
    st.session_state["last"] = {name: chosen[name] for name in ("lang",) if name in chosen}
    for key in list(st.session_state):
        if NUMBERED.search(str(key)):
            del st.session_state[key]
    context = get_script_run_ctx()
    if context is not None:
        # Parts of pages that are remembered for an upload.
        clear_session_data_cache(context.session_id)
        clear_session_resource_cache(context.session_id)
        if runtime.exists():
            runtime.get_instance().uploaded_file_mgr.remove_session_files(context.session_id)


def of_study(key: str) -> str:
    """The key of a control whose choice belongs to the study on screen and to no other."""
    attempt = st.session_state.get("attempt", 0)
    return f"{key}_{attempt}" if attempt else key


def session_memory() -> dict[str, Any]:
    """All that this session remembers of its reader's files, by what it is.

    It hangs on the state of the session, as the texts of its controls do, and goes with it.
    """
    memory: dict[str, Any] = st.session_state.setdefault("memory", {})
    return memory
