"""What a session remembers of its reader's files goes when the session ends, and not before."""

import asyncio
import gc
import threading
import weakref
from collections.abc import AsyncGenerator

import pytest
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartParser

from lib.screen.memory import Eraser, SessionMemory


class Sessions:
    """Sessions with open pages, a clock, and which were ended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # The thread would sweep between the steps of a test.
        monkeypatch.setattr("lib.screen.memory.threading.Thread.start", lambda thread: None)
        self.active: set[str] = set()
        self.ended: list[str] = []
        self.stubborn: set[str] = set()
        self.now = 0.0
        self.eraser = Eraser(
            is_active=lambda session: session in self.active,
            end=self.end,
            patience=lambda: 120.0,
            clock=lambda: self.now,
        )

    def end(self, session: str) -> None:
        if session in self.stubborn:
            raise RuntimeError("a patient's name")
        self.ended.append(session)

    def at(self, now: float) -> int:
        self.now = now
        return self.eraser.sweep()


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> Sessions:
    return Sessions(monkeypatch)


def test_an_open_session_keeps_its_memory(sessions: Sessions) -> None:
    memory = SessionMemory(shown="a study")
    sessions.active = {"a"}
    sessions.eraser.watch("a", memory)
    assert [sessions.at(now) for now in (0, 1000, 100_000)] == [0, 0, 0]
    assert memory == {"shown": "a study"}
    assert sessions.ended == []


def test_an_ended_session_is_emptied_once_and_others_are_not(sessions: Sessions) -> None:
    mine, theirs = SessionMemory(shown="mine"), SessionMemory(shown="theirs")
    sessions.active = {"a", "b"}
    sessions.eraser.watch("a", mine)
    sessions.eraser.watch("b", theirs)
    assert sessions.at(0) == 0
    sessions.active = {"b"}
    assert [sessions.at(now) for now in (10, 129)] == [0, 0]
    assert mine == {"shown": "mine"}
    assert sessions.at(130) == 1
    assert (mine, theirs) == ({}, {"shown": "theirs"})
    assert sessions.at(1000) == 0
    assert sessions.ended == ["a"]


def test_a_reader_who_comes_back_in_time_finds_the_study(sessions: Sessions) -> None:
    memory = SessionMemory(shown="a study")
    sessions.eraser.watch("a", memory)
    assert sessions.at(0) == 0
    sessions.active = {"a"}
    assert sessions.at(119) == 0
    sessions.active = set()
    # The two minutes begin anew.
    assert [sessions.at(now) for now in (125, 244)] == [0, 0]
    assert memory == {"shown": "a study"}
    assert sessions.at(245) == 1


def test_equal_contents_of_two_sessions_are_two(sessions: Sessions) -> None:
    first, second = SessionMemory(), SessionMemory()
    sessions.eraser.watch("a", first)
    sessions.eraser.watch("b", second)
    sessions.active = {"b"}
    first["shown"], second["shown"] = "x", "x"
    assert sessions.at(0) == 0
    assert sessions.at(120) == 1
    assert (dict(first), dict(second)) == ({}, {"shown": "x"})


def test_watching_keeps_nothing_alive(sessions: Sessions) -> None:
    memory = SessionMemory(shown="a study")
    gone = weakref.ref(memory)
    sessions.eraser.watch("a", memory)
    del memory
    gc.collect()
    assert gone() is None
    assert sessions.at(1000) == 0


def test_the_thread_sweeps_and_ends_when_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.screen.memory.time.sleep", lambda seconds: None)
    ended: list[str] = []
    eraser = Eraser(lambda session: False, ended.append, lambda: 0.0)
    for turn in ("a", "b"):
        memory = SessionMemory(shown="a study")
        eraser.watch(turn, memory)
        thread = eraser._thread
        if thread is not None:
            thread.join(timeout=60)
        assert memory == {}
        assert eraser._thread is None
    assert ended == ["a", "b"]
    gc.unfreeze()


def test_a_session_that_cannot_be_ended_keeps_no_other_from_it(
    sessions: Sessions, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = SessionMemory(shown="first"), SessionMemory(shown="second")
    sessions.eraser.watch("a", first)
    sessions.eraser.watch("b", second)
    sessions.stubborn = {"a"}
    assert [sessions.at(now) for now in (0, 120)] == [0, 2]
    assert (dict(first), dict(second)) == ({}, {})
    assert sessions.ended == ["b"]
    assert [record.getMessage() for record in caplog.records] == [
        "A session could not be ended: RuntimeError"
    ]
    sessions.stubborn = set()
    assert sessions.at(125) == 0
    assert sessions.ended == ["b", "a"]
    assert sessions.at(130) == 0
    assert sessions.ended == ["b", "a"]


def test_a_session_that_cannot_be_looked_up_is_emptied_in_time(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(session: str) -> bool:
        if session == "a":
            raise RuntimeError("no server")
        return False

    monkeypatch.setattr(sessions.eraser, "_is_active", fail)
    first, second = SessionMemory(shown="first"), SessionMemory(shown="second")
    sessions.eraser.watch("a", first)
    sessions.eraser.watch("b", second)
    assert [sessions.at(now) for now in (0, 119, 120)] == [0, 0, 2]
    assert (dict(first), dict(second)) == ({}, {})


def test_the_thread_goes_on_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.screen.memory.time.sleep", lambda seconds: None)
    failures = iter([RuntimeError("pause"), RuntimeError("sweep")])

    def patience() -> float:
        for failure in failures:
            raise failure
        return 0.0

    ended: list[str] = []
    eraser = Eraser(lambda session: False, ended.append, patience)
    memory = SessionMemory(shown="a study")
    eraser.watch("a", memory)
    thread = eraser._thread
    if thread is not None:
        thread.join(timeout=60)
    assert (dict(memory), ended) == ({}, ["a"])
    gc.unfreeze()


def test_a_thread_that_died_is_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.screen.memory.time.sleep", lambda seconds: None)
    ended: list[str] = []
    eraser = Eraser(lambda session: False, ended.append, lambda: 0.0)
    dead = threading.Thread(target=lambda: None)
    dead.start()
    dead.join()
    eraser._thread = dead
    memory = SessionMemory(shown="a study")
    eraser.watch("a", memory)
    thread = eraser._thread
    if thread is not None:
        thread.join(timeout=60)
    assert (dict(memory), ended) == ({}, ["a"])
    gc.unfreeze()


def test_an_upload_of_many_megabytes_never_touches_a_disk() -> None:
    content = b"participant_id,arm\n" * 200_000
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="participants.csv"\r\n\r\n'

    async def body() -> AsyncGenerator[bytes, None]:
        yield head + content + b"\r\n--x--\r\n"

    headers = Headers({"content-type": "multipart/form-data; boundary=x"})
    form = asyncio.run(MultiPartParser(headers, body()).parse())
    upload = form["f"]
    assert isinstance(upload, UploadFile)
    assert upload.size == len(content)
    rolled = upload.file._rolled  # type: ignore[attr-defined]
    upload.file.close()
    assert not rolled
