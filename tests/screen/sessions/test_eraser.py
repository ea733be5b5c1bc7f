"""What the server holds of a session is erased when the session has ended, and not before."""

import threading

import pytest

from lib.screen.sessions.eraser import MOST_LOOKS, Eraser


class Sessions:
    """Sessions with open pages, a clock, and what is left of those that ended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # The thread would sweep between the steps of a test.
        monkeypatch.setattr("lib.screen.sessions.eraser.threading.Thread.start", lambda _: None)
        self.active: set[str] = set()
        self.holding: set[str] = set()
        self.erased: list[str] = []
        self.stubborn: set[str] = set()
        self.now = 0.0
        self.eraser = Eraser(
            is_active=lambda session: session in self.active,
            holding=lambda: self.holding,
            erase=self.erase,
            patience=lambda: 120.0,
            tidy=lambda: None,
            clock=lambda: self.now,
        )

    def erase(self, session: str) -> bool:
        if session in self.stubborn:
            raise RuntimeError("a patient's name")
        self.erased.append(session)
        # Something is left at the first look.
        return self.erased.count(session) > 1

    def at(self, now: float) -> int:
        self.now = now
        return self.eraser.sweep()


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> Sessions:
    return Sessions(monkeypatch)


def test_a_session_with_an_open_page_is_not_erased(sessions: Sessions) -> None:
    sessions.active = {"a"}
    sessions.eraser.watch("a")
    assert [sessions.at(now) for now in (0, 1000, 100_000)] == [0, 0, 0]
    assert sessions.erased == []


def test_an_ended_session_is_erased_until_nothing_is_left_and_others_are_not(
    sessions: Sessions,
) -> None:
    sessions.active = {"a", "b"}
    sessions.eraser.watch("a")
    sessions.eraser.watch("b")
    assert sessions.at(0) == 0
    sessions.active = {"b"}
    assert [sessions.at(now) for now in (10, 129, 130, 135, 140)] == [0, 0, 1, 1, 0]
    assert sessions.erased == ["a", "a"]


def test_a_reader_who_comes_back_in_time_keeps_the_study(sessions: Sessions) -> None:
    sessions.eraser.watch("a")
    assert sessions.at(0) == 0
    sessions.active = {"a"}
    assert sessions.at(119) == 0
    sessions.active = set()
    # The two minutes begin anew.
    assert [sessions.at(now) for now in (125, 244)] == [0, 0]
    assert sessions.at(245) == 1


def test_files_of_a_session_that_was_never_watched_are_erased(sessions: Sessions) -> None:
    sessions.holding = {"a"}
    assert [sessions.at(now) for now in (0, 119, 120)] == [0, 0, 1]
    assert sessions.erased == ["a"]


def test_a_session_that_cannot_be_erased_keeps_no_other_from_it_and_is_given_up_with_a_line(
    sessions: Sessions, caplog: pytest.LogCaptureFixture
) -> None:
    sessions.eraser.watch("a")
    sessions.eraser.watch("b")
    sessions.stubborn = {"a"}
    assert [sessions.at(now) for now in (0, 120, 125)] == [0, 2, 2]
    assert sessions.erased == ["b", "b"]
    assert {record.getMessage() for record in caplog.records} == {
        "A session could not be ended: RuntimeError"
    }
    erased = [sessions.at(130 + look) for look in range(MOST_LOOKS)]
    assert sum(erased) == MOST_LOOKS - 2
    assert caplog.records[-1].getMessage() == f"A session could not be ended in {MOST_LOOKS} looks"


def test_a_session_that_cannot_be_looked_up_is_erased_in_time(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(session: str) -> bool:
        if session == "a":
            raise RuntimeError("no server")
        return False

    monkeypatch.setattr(sessions.eraser, "_is_active", fail)
    sessions.eraser.watch("a")
    sessions.eraser.watch("b")
    assert [sessions.at(now) for now in (0, 119, 120)] == [0, 0, 2]
    assert sessions.erased == ["a", "b"]


def ended(eraser: Eraser) -> None:
    """Waits until the eraser's thread has nothing more to do."""
    thread = eraser._thread
    if thread is not None:
        thread.join(timeout=60)
        assert not thread.is_alive()


def at_once() -> tuple[Eraser, list[str]]:
    """One that waits for nobody, and the sessions that it erased."""
    erased: list[str] = []

    def erase(session: str) -> bool:
        erased.append(session)
        return True

    return Eraser(lambda _: False, set, erase, lambda: 0.0, lambda: None), erased


def test_the_thread_erases_and_ends_when_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.screen.sessions.eraser.time.sleep", lambda seconds: None)
    eraser, erased = at_once()
    for turn in ("a", "b"):
        eraser.watch(turn)
        ended(eraser)
        assert eraser._thread is None
    assert erased == ["a", "b"]


def test_the_thread_goes_on_after_every_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = {"sleep", "holding", "patience", "tidy", "erase"}
    erased: list[str] = []

    def fail_once(name: str) -> None:
        if name in failing:
            failing.remove(name)
            raise MemoryError(name)

    def erase(session: str) -> bool:
        fail_once("erase")
        erased.append(session)
        return True

    def patience() -> float:
        fail_once("patience")
        return 0.0

    def holding() -> set[str]:
        fail_once("holding")
        return set()

    monkeypatch.setattr("lib.screen.sessions.eraser.time.sleep", lambda seconds: fail_once("sleep"))
    eraser = Eraser(lambda _: False, holding, erase, patience, lambda: fail_once("tidy"))
    eraser.watch("a")
    ended(eraser)
    assert (failing, erased) == (set(), ["a"])


def test_a_thread_that_died_is_started_anew_by_the_next_run_without_an_upload(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lib.screen.sessions.eraser.time.sleep", lambda seconds: None)
    eraser, erased = at_once()
    dead = threading.Thread(target=lambda: None)
    dead.start()
    dead.join()
    eraser._watched, eraser._thread = {"a": None}, dead
    eraser.watch()
    ended(eraser)
    assert erased == ["a"]


def test_a_session_that_its_reader_came_back_to_is_not_given_up(sessions: Sessions) -> None:
    sessions.stubborn = {"a"}
    sessions.eraser.watch("a")
    assert [sessions.at(now) for now in (0, 120)] == [0, 1]
    sessions.active = {"a"}
    assert sessions.at(125) == 0
    sessions.active = set()
    assert [sessions.at(250 + look) for look in (0, 119)] == [0, 0]
    assert sum(sessions.at(370 + look) for look in range(2 * MOST_LOOKS)) == MOST_LOOKS
