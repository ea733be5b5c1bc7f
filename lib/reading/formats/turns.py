"""Who of several may use what only few can use at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Places that are given in the order of asking, and never two of them to the same reader.

    Args:
        places: How many there are.
    """

    def __init__(self, places: int) -> None:
        self._free = places
        self._using: set[str] = set()
        self._waiting: list[tuple[str, object]] = []
        self._changed = threading.Condition()

    @contextmanager
    def of(self, whose: str) -> Iterator[None]:
        """Hold a place, after having waited for it.

        Args:
            whose: Who asks; whoever is nobody ("") may hold several.
        """
        mine = whose, object()
        with self._changed:
            self._waiting.append(mine)
            self._changed.wait_for(lambda: self._next() is mine)
            self._waiting.remove(mine)
            self._free -= 1
            self._using |= {whose} - {""}
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._using.discard(whose)
                self._changed.notify_all()

    def _next(self) -> tuple[str, object] | None:
        """Whose turn it is, if anybody's."""
        if not self._free:
            return None
        return next((each for each in self._waiting if each[0] not in self._using), None)
