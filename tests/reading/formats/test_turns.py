"""Turns: who of several may use what only few can use at once."""

import threading
import time
from collections.abc import Callable

from lib.reading.formats.turns import Turns


class Asking:
    """Someone who asks for a place in a thread, and gives it back when told to."""

    def __init__(self, turns: Turns, whose: str, took: list[str]) -> None:
        self.has_place, self._done = threading.Event(), threading.Event()

        def use() -> None:
            with turns.of(whose):
                took.append(whose)
                self.has_place.set()
                self._done.wait(10)

        self.thread = threading.Thread(target=use, daemon=True)
        self.thread.start()

    def give_back(self) -> None:
        self._done.set()
        self.thread.join(10)


def becomes(condition: Callable[[], bool]) -> bool:
    """Whether a condition holds soon."""
    deadline = time.monotonic() + 10
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.001)
    return True


def test_one_reader_never_holds_two_places_and_the_other_does_not_wait() -> None:
    turns, took = Turns(2), list[str]()
    first = Asking(turns, "a", took)
    assert first.has_place.wait(10)
    second = Asking(turns, "a", took)
    assert becomes(lambda: len(turns._waiting) == 1)
    other = Asking(turns, "b", took)
    assert other.has_place.wait(10)
    assert took == ["a", "b"]
    assert not second.has_place.is_set()
    first.give_back()
    assert second.has_place.wait(10)
    for each in (second, other):
        each.give_back()


def test_places_are_given_in_the_order_of_asking() -> None:
    turns, took = Turns(1), list[str]()
    asking = []
    for whose in "abac":
        asking.append(Asking(turns, whose, took))
        assert becomes(lambda: len(turns._waiting) + len(took) == len(asking))
    for each in asking:
        assert each.has_place.wait(10)
        each.give_back()
    assert took == ["a", "b", "a", "c"]
