"""A folder on the server is read when its files are at rest, by what they hold."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from lib.screen.sessions.hosted import ChangingError, Folder
from lib.study.problems import Problems, StudyError

TABLE = "measurements.csv"


class Watched:
    """A folder with one table, a clock, and what happens while its reader waits."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file = path / TABLE
        self.file.write_bytes(b"one")
        self.now, self.opened, self.waited = 0.0, 0, 0
        self.coming: list[bytes] = []
        self.folder = Folder(path, self.read)
        real = Path.read_bytes

        def counted(file: Path) -> bytes:
            self.opened += 1
            return real(file)

        monkeypatch.setattr(Path, "read_bytes", counted)
        monkeypatch.setattr("lib.screen.sessions.hosted.time.monotonic", lambda: self.now)
        monkeypatch.setattr("lib.screen.sessions.hosted.time.sleep", self.wait)

    def read(self, files: Mapping[str, bytes]) -> bytes:
        if files.get(TABLE) == b"wrong":
            problems = Problems()
            problems.add(TABLE, "This table is required.")
            problems.stop()
        return files[TABLE]

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.waited += 1
        if self.coming:
            self.file.write_bytes(self.coming.pop(0))


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    return Watched(tmp_path, monkeypatch)


def test_files_are_read_when_they_held_the_same_for_a_second(watched: Watched) -> None:
    watched.coming = [b"one, tw"]
    with pytest.raises(ChangingError):
        watched.folder.version()
    watched.file.write_bytes(b"one, two")
    with pytest.raises(ChangingError):
        watched.folder.version()
    watched.now += 0.9
    with pytest.raises(ChangingError):
        watched.folder.version()
    watched.now += 0.1
    assert watched.folder.version() == (b"one, two", False)


def test_while_files_change_the_version_before_stays_and_is_waited_for_once(
    watched: Watched,
) -> None:
    assert watched.folder.version() == (b"one", False)
    assert watched.waited == 1
    watched.file.write_bytes(b"tw")
    watched.coming = [b"two, th"]
    assert watched.folder.version() == (b"one", True)
    for part in (b"two, thr", b"two, three", b"two, three, f"):
        watched.now += 5
        watched.file.write_bytes(part)
        assert watched.folder.version() == (b"one", True)
    assert watched.waited == 2
    watched.now += 1
    assert watched.folder.version() == (b"two, three, f", False)


def test_files_at_rest_are_not_opened_again_and_those_that_were_touched_are_no_other_version(
    watched: Watched,
) -> None:
    first = watched.folder.version()
    opened = watched.opened
    for _ in range(10):
        assert watched.folder.version() == first
    assert watched.opened == opened
    os.utime(watched.file)
    assert watched.folder.version()[0] is first[0]
    assert watched.waited == 1


def test_a_file_replaced_by_another_of_the_same_size_and_time_is_noticed(watched: Watched) -> None:
    assert watched.folder.version() == (b"one", False)
    before = watched.file.stat()
    # The clock of the file system goes in steps.
    deadline = time.time() + 5
    while time.time() < deadline and watched.file.stat().st_ctime_ns == before.st_ctime_ns:
        watched.file.write_bytes(b"two")
        os.utime(watched.file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert watched.file.stat().st_mtime_ns == before.st_mtime_ns
    assert watched.folder.version() == (b"two", False)


def test_a_change_that_no_stamp_tells_is_noticed_after_half_a_minute(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.screen.sessions.hosted._stamps", lambda folder: ())
    assert watched.folder.version() == (b"one", False)
    watched.file.write_bytes(b"two")
    assert watched.folder.version() == (b"one", False)
    watched.now += 30
    assert watched.folder.version() == (b"two", False)


def test_problems_are_those_of_the_version_and_go_with_it(watched: Watched) -> None:
    assert watched.folder.version() == (b"one", False)
    watched.file.write_bytes(b"wrong")
    for _ in range(2):
        with pytest.raises(StudyError):
            watched.folder.version()
    opened = watched.opened
    with pytest.raises(StudyError):
        watched.folder.version()
    assert watched.opened == opened
    watched.file.write_bytes(b"right")
    assert watched.folder.version() == (b"right", False)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Folder(tmp_path / "none", dict).version()
