"""What a session remembers of its reader's files, and how that is erased when it ends."""

from __future__ import annotations

import gc
import logging
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

# An upload of more than a megabyte would pass through a temporary file.
MultiPartParser.spool_max_size = 2**30

INTERVAL = 5.0

_LOG = logging.getLogger(__name__)


class SessionMemory(dict[str, Any]):
    """All that a session remembers of its reader's files, by what it is."""

    # A dict alone cannot be referred to weakly, and equal ones of two sessions are two.
    __slots__ = ("__weakref__",)
    __hash__ = object.__hash__  # type: ignore[assignment]


class Eraser:
    """Empties the memories of ended sessions.

    Args:
        is_active: Whether a session, by its identifier, has an open page.
        end: Ends a session that has no open page.
        patience: Seconds for which a reader may come back to a session.
        clock: The time in seconds.
    """

    def __init__(
        self,
        is_active: Callable[[str], bool],
        end: Callable[[str], None],
        patience: Callable[[], float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._is_active, self._end = is_active, end
        self._patience, self._clock = patience, clock
        self._memories: weakref.WeakValueDictionary[str, SessionMemory] = (
            weakref.WeakValueDictionary()
        )
        self._left: dict[str, float] = {}
        self._to_end: set[str] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def watch(self, session: str, memory: SessionMemory) -> None:
        """Empty the memory of a session when it has ended; returns at once."""
        with self._lock:
            self._memories[session] = memory
            # Whoever came back is not to be ended.
            self._to_end.discard(session)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def sweep(self) -> int:
        """Empty the memories of the sessions that ended, and return how many they were.

        A session that cannot be ended keeps no other from it, and is ended by a later call.
        """
        ended = []
        with self._lock:
            now, patience = self._clock(), self._patience()
            for session, memory in list(self._memories.items()):
                if self._has_page(session):
                    self._left.pop(session, None)
                elif now - self._left.setdefault(session, now) >= patience:
                    ended.append((session, memory))
                    del self._memories[session]
            self._left = {
                session: when for session, when in self._left.items() if session in self._memories
            }
        # Whatever fails after this, nobody's data are left.
        for _, memory in ended:
            memory.clear()
        self._to_end |= {session for session, _ in ended}
        for session in sorted(self._to_end):
            try:
                self._end(session)
            except Exception as error:
                _report("A session could not be ended", error)
            else:
                self._to_end.discard(session)
        return len(ended)

    def _has_page(self, session: str) -> bool:
        """Whether a session has an open page; where that cannot be known, it has none."""
        try:
            return self._is_active(session)
        except Exception as error:
            _report("A session could not be looked up", error)
            return False

    def _run(self) -> None:
        has_garbage = False
        while True:
            time.sleep(self._pause())
            if has_garbage:
                # What was alive when the dashboard froze the imports, such as the first session, is
                # garbage that no collection would look at.
                gc.unfreeze()
                gc.collect()
                gc.freeze()
            try:
                # A session ends a moment after it is asked to.
                has_garbage = self.sweep() > 0
            except Exception as error:
                _report("The uploads of ended sessions could not be looked for", error)
                continue
            with self._lock:
                if not self._memories and not self._to_end and not has_garbage:
                    self._thread = None
                    return

    def _pause(self) -> float:
        """Seconds until the next look."""
        try:
            return min(INTERVAL, self._patience() / 4 + 0.1)
        except Exception:
            return INTERVAL


def _report(what: str, error: Exception) -> None:
    """Log that something failed, without the message of the error, which may quote data."""
    _LOG.error("%s: %s", what, type(error).__name__)


def _is_active(session: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def _end(session: str) -> None:
    """End a session without open pages, with all that Streamlit keeps of it."""
    if runtime.exists():
        server = runtime.get_instance()
        server.uploaded_file_mgr.remove_session_files(session)
        # Of what ends a session, the one that another thread may call.
        server.clear_user_info_for_session(session)


ERASER = Eraser(
    _is_active,
    _end,
    # Streamlit no longer finds a session that is past its time.
    patience=lambda: 0.9 * float(st.get_option("server.disconnectedSessionTTL")),
)


def start_anew() -> None:
    """Forget the reader's files and all that was chosen for the study on screen."""
    st.session_state["attempt"] += 1
    session_memory().clear()
    # The language alone is the reader's and not the study's.
    chosen = st.session_state.get("last", {})
    st.session_state["last"] = {name: chosen[name] for name in ("lang",) if name in chosen}


def of_study(key: str) -> str:
    """The key of a control whose choice belongs to the study on screen and to no other."""
    attempt = st.session_state.get("attempt", 0)
    return f"{key}_{attempt}" if attempt else key


def session_memory() -> SessionMemory:
    """All that this session remembers of its reader's files."""
    memory: SessionMemory = st.session_state.setdefault("memory", SessionMemory())
    return memory


def erase_at_end_of_session() -> None:
    """See to it that the memory of this session is emptied when the session ends."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        ERASER.watch(context.session_id, session_memory())
