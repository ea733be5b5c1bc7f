"""All that the running server holds of a session, and how it is emptied when the session ends."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from concurrent.futures import Future

import streamlit as st
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.session_manager import ClientContext, SessionClient
from streamlit.runtime.state.session_state import SessionState

from lib.screen.sessions.eraser import Eraser
from lib.screen.sessions.files import BoundedFiles, bound
from lib.screen.sessions.overwriting import overwrite_cached, overwrite_freed

# Seconds for which the server's own thread may be busy, and for which the visitor below stays.
BUSY, VISIT = 5.0, 0.2

# How many modules were imported when they were frozen, and who freezes or collects.
_imported = 0
_COLLECTING = threading.Lock()

_SESSIONS: weakref.WeakValueDictionary[str, AppSession] = weakref.WeakValueDictionary()


class _Nobody(SessionClient):
    """A page that shows nothing to nobody."""

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Take a message in, and let it go."""

    @property
    def client_context(self) -> ClientContext | None:
        return None


def freeze_imports() -> None:
    """Leave what the imports made, which never goes, out of every collection of garbage.

    Streamlit collects all garbage after every run; this makes that nearly free. Again after a page
    was the first to need more of it, and at no other time: what is frozen with it of sessions waits
    until one that held files is erased.
    """
    global _imported
    with _COLLECTING:
        if len(sys.modules) != _imported:
            _imported = len(sys.modules)
            gc.freeze()


def keep_watch() -> None:
    """Bound what the running server holds of files, and see to it that ended sessions are erased.

    For each run of the script; costs nothing but for the first.
    """
    context = get_script_run_ctx()
    if context is not None:
        _forget_controls(context.session_state._state)
    if runtime.exists():
        bound(runtime.get_instance().uploaded_file_mgr, _watch)
        ERASER.watch()


def watch_this_session() -> None:
    """Erase this session when it has ended: it now holds what its reader loaded or typed."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        _watch(context.session_id)


def _forget_controls(state: SessionState) -> None:
    """Forget what controls that are no longer there offered: names of terms and participants.

    Streamlit keeps it for as long as the session lives.
    """
    offered = state._new_widget_state.widget_metadata
    # Copies, as a run that has not yet given way to this one may still add to them.
    there = {*list(state._new_widget_state.states), *list(state._old_state)}
    for control in list(offered):
        if control not in there:
            offered.pop(control, None)


def _watch(session: str) -> None:
    found = runtime.get_instance().get_app_session(session)
    if found is not None:
        _SESSIONS[session] = found
    ERASER.watch(session)


def _is_active(session: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def _holding() -> set[str]:
    files = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    return files.sessions() if isinstance(files, BoundedFiles) else set()


def _erase(session: str) -> bool:
    """Empty a session without open pages; whether the server knew of nothing more to empty."""
    if not runtime.exists():
        return True
    done: Future[bool] = Future()

    def empty() -> None:
        try:
            done.set_result(_empty(session))
        except BaseException as error:
            done.set_exception(error)

    runtime.get_instance().stopped.get_loop().call_soon_threadsafe(empty)  # type: ignore[attr-defined]
    return done.result(timeout=BUSY)


def _empty(session: str) -> bool:
    """Empty a session in the server's own thread, where nobody can come back to it meanwhile."""
    server = runtime.get_instance()
    if server.is_active_session(session):
        return False
    server.uploaded_file_mgr.remove_session_files(session)
    # Nobody resumes it any more; closes it, if the server still knows it.
    server.clear_user_info_for_session(session)
    # A file that was saved from a page is deleted at the second look that finds nobody who uses it.
    server.media_file_mgr.remove_orphaned_files()
    found = _SESSIONS.get(session)
    if found is None:
        overwrite_cached()
        return True
    found.shutdown()
    found.session_state.clear()
    _forget_controls(found.session_state)
    found.flush_browser_queue()
    _let_go()
    return False


def _let_go() -> None:
    """Make the server's loop let go of the last session that it sent something to.

    It holds that session, and what it sent, until it sends something to another one: a visitor of
    our own, who is told one thing that is nobody's, and leaves.
    """
    server = runtime.get_instance()
    visitor = server.connect_session(_Nobody(), {})
    server.handle_backmsg(visitor, BackMsg(set_run_on_save=False))

    def leave() -> None:
        # What is put aside for a reader who may come back takes the place of what is past its time.
        server.disconnect_session(visitor)
        server.close_session(visitor)

    server.stopped.get_loop().call_later(VISIT, leave)  # type: ignore[attr-defined]


def _tidy() -> None:
    """Collect what was erased, and overwrite what it leaves in memory."""
    # What was alive when the dashboard froze the imports, such as the first session, is garbage
    # that no collection would look at.
    with _COLLECTING:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    overwrite_freed()


def _patience() -> float:
    # Streamlit no longer finds a session that is past its time.
    return 0.9 * float(st.get_option("server.disconnectedSessionTTL"))


ERASER = Eraser(_is_active, _holding, _erase, _patience, _tidy)
