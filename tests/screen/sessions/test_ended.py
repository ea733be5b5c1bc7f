"""What a real server's process still holds of a study when its reader has gone and nobody came."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.browser import Server
from tests.support.files import ROOT
from tests.support.marked import new_mark, walk
from tests.support.process_memory import found, is_readable
from tests.support.visitor import Visitor

# Seconds that the server waits for a reader to come back, and then needs.
PATIENCE, TOLERANCE = 1, 30

# Bytes of uploaded files that the server holds.
UPLOADED = 'cache_memory_bytes{cache_type="UploadedFileManager"'


def becomes(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether something comes to be so in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.5)
    return True


def test_nothing_of_a_study_is_left_when_its_reader_has_gone_and_nobody_else_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cells, names, what was typed, what was saved, and a file that no run ever saw.

    Looks for the marks of the study in all that the process may write, as text of one, two and four
    bytes a letter, and for Python's objects that hold one. Cannot see what holds them packed,
    hashed or in pieces, numbers, nor what the system keeps of pages that were given back to it; nor
    what the reader's own browser keeps.
    """
    if not is_readable(os.getpid()):
        pytest.skip("what a process holds is looked for in /proc, which this system does not have")
    monkeypatch.setenv("PROBE", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "tests" / "support" / "probe"))
    mark = new_mark()
    server = Server(tmp_path / "log", f"--server.disconnectedSessionTTL={PATIENCE}")
    try:
        with Visitor(server.url) as visitor:
            visitor.run()
            walk(visitor, mark, pages=("overview", "adverse_events"))
            held = found(server.process.pid, mark)
        for word in ("cell", "column", "arm", "who", "term", "file", "title", "name", "search"):
            assert held[word], word
        assert held["unseen"] >= 1000
        assert becomes(lambda: not server.measured(UPLOADED), PATIENCE + TOLERANCE)
        # Free memory may show a few that nothing could overwrite.
        most = held.total() // 50
        assert becomes(lambda: found(server.process.pid, mark).total() <= most, TOLERANCE)
        (tmp_path / "mark").write_text(mark)
        os.kill(server.process.pid, signal.SIGUSR1)
        assert becomes((tmp_path / "answer").exists, TOLERANCE)
        assert (tmp_path / "answer").read_text() == "0"
        assert mark not in (tmp_path / "log").read_text()
    finally:
        server.stop()
