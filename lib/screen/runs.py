"""Runs of the script: nothing that a reader set, and nothing that one drew, is lost to the next."""

from __future__ import annotations

import threading
from asyncio import AbstractEventLoop

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
)

# Seconds for which the server's own thread may be busy.
BUSY = 5.0

_ready = ScriptRequests.on_scriptrunner_ready


def is_more_set() -> bool:
    """Whether the reader set more than controls of the fragments that run.

    The browser sends all that was set within one of its tasks, such as two clicks while it was
    busy, in one request, and asks for the first fragment alone. What else was set is known then,
    and would not be shown.
    """
    context = get_script_run_ctx()
    if context is None or not context.fragment_ids_this_run:
        return False
    state = context.session_state._state
    controls = state._new_widget_state.widget_metadata
    return any(
        name in controls
        and controls[name].fragment_id not in context.fragment_ids_this_run
        and state._widget_changed(name)
        for name in state._new_widget_state
    )


def deliver_all() -> None:
    """Let no run end before the server's own thread took all that it drew.

    Streamlit forgets what it has not taken as soon as a fragment is asked for that another run is
    to draw: a click in the moment in which a run ends would leave the page without that. No reader
    waits, because it was all drawn before. For each run of the script; costs nothing.
    """
    ScriptRequests.on_scriptrunner_ready = _ready_when_taken  # type: ignore[method-assign]


def _ready_when_taken(self: ScriptRequests) -> ScriptRequest:
    if self._state is ScriptRequestType.CONTINUE and runtime.exists():
        loop = runtime.get_instance().stopped.get_loop()  # type: ignore[attr-defined]
        # Where Streamlit tests a page there is no such thread.
        if isinstance(loop, AbstractEventLoop):
            taken = threading.Event()
            # After all that the run handed over so far.
            loop.call_soon_threadsafe(taken.set)
            taken.wait(BUSY)
    return _ready(self)
