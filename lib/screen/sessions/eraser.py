"""When a session has ended, and that it is then erased, whatever fails meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

INTERVAL = 5.0
# Looks at a session that is being erased before it is given up, with a line in the log.
MOST_LOOKS = 24

_LOG = logging.getLogger(__name__)

Result = TypeVar("Result")


class Eraser:
    """Erases ended sessions, in a thread of its own that lives while there is something to erase.

    Args:
        is_active: Whether a session, by its identifier, has an open page.
        holding: The sessions of which there are files, whether or not they were ever watched.
        erase: Erases what there is of an ended session, as far as it can at once; whether nothing
            is left.
        patience: Seconds for which a reader may come back to a session.
        tidy: Collects what was erased; called after each look at which something was.
        clock: The time in seconds.
    """

    def __init__(
        self,
        is_active: Callable[[str], bool],
        holding: Callable[[], Iterable[str]],
        erase: Callable[[str], bool],
        patience: Callable[[], float],
        tidy: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._is_active, self._holding, self._erase = is_active, holding, erase
        self._patience, self._tidy, self._clock = patience, tidy, clock
        # Since when sessions are without a page; None while they have one.
        self._watched: dict[str, float | None] = {}
        # How often sessions that are being erased were looked at.
        self._looks: dict[str, int] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def watch(self, session: str | None = None) -> None:
        """Erase a session when it has ended, and see to it that somebody looks; returns at once."""
        with self._lock:
            if session is not None:
                self._watched.setdefault(session, None)
            if self._watched and (self._thread is None or not self._thread.is_alive()):
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def sweep(self) -> int:
        """Erase the sessions that ended, and return of how many something is or was left.

        A session that cannot be erased keeps no other from it, and is tried again by later calls.
        """
        nobody: Iterable[str] = ()
        held = _tried(self._holding, nobody, "Files could not be looked for")
        with self._lock:
            for session in held:
                self._watched.setdefault(session, None)
            watched = dict(self._watched)
        now, patience = self._clock(), self._patience()
        erased = 0
        for session, since in watched.items():
            if self._has_page(session):
                self._note(session, None)
            elif since is None:
                self._note(session, now)
            elif now - since >= patience:
                erased += 1
                self._erase_one(session)
        return erased

    def _has_page(self, session: str) -> bool:
        """Whether a session has an open page; where that cannot be known, it has none."""
        told = "A session could not be looked up"
        return _tried(lambda: self._is_active(session), False, told)

    def _note(self, session: str, since: float | None) -> None:
        with self._lock:
            self._watched[session] = since
            self._looks.pop(session, None)

    def _erase_one(self, session: str) -> None:
        """One look at a session that is over."""
        looks = self._looks[session] = self._looks.get(session, 0) + 1
        is_gone = _tried(lambda: self._erase(session), False, "A session could not be ended")
        if not is_gone and looks == MOST_LOOKS:
            _LOG.error("A session could not be ended in %s looks", looks)
        if is_gone or looks == MOST_LOOKS:
            with self._lock:
                del self._watched[session], self._looks[session]

    def _run(self) -> None:
        while True:
            _tried(lambda: time.sleep(self._pause()), None, "No pause")
            erased = _tried(self.sweep, 1, "Ended sessions could not be looked for")
            if erased:
                _tried(self._tidy, None, "What was erased could not be collected")
            with self._lock:
                if not self._watched:
                    self._thread = None
                    return

    def _pause(self) -> float:
        """Seconds until the next look."""
        return min(INTERVAL, _tried(self._patience, INTERVAL, "No patience") / 4 + 0.1)


def _tried(what: Callable[[], Result], otherwise: Result, told: str) -> Result:
    """What a call returns, or something else if it fails, which is logged.

    Without the message of the error, which may quote data.
    """
    try:
        return what()
    except Exception as error:
        _LOG.error("%s: %s", told, type(error).__name__)
        return otherwise
