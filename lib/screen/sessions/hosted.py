"""A folder on the server: read when its files are at rest, and anew when they have changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from lib.reading.sources import expected_in, files_in
from lib.study.problems import Problems, StudyError
from lib.study.provenance import provenance

Version = TypeVar("Version")

# Seconds for which files must have held the same to be read: a copy in progress changes sooner.
REST = 1.0
# Seconds after which the content is compared although no stamp of the files has changed.
LOOK_AGAIN = 30.0

# Of each file its name, size, time of writing, time of any change, and number.
Stamps = tuple[tuple[str, int, int, int, int], ...]


class ChangingError(Exception):
    """The files are being changed, and no earlier version of them was read."""


class Folder(Generic[Version]):
    """A folder that holds a study, and what was read of it last.

    What a version is, its content says: the stamps of the files, which cost nothing, only tell when
    to look at it. A file replaced by another of the same size and time has another time of change;
    where a file system does not know that, the content is compared after `LOOK_AGAIN`.

    Args:
        path: The folder.
        read: Reads the files of a version; may raise `StudyError`.
    """

    def __init__(self, path: Path, read: Callable[[Mapping[str, bytes]], Version]) -> None:
        self._path, self._reader = path, read
        self._lock = threading.Lock()
        self._stamps: Stamps = ()
        self._digest = ""
        self._compared = 0.0
        # A version that may still be changing, and since when it was the same.
        self._next, self._since = "", 0.0
        self._version: Version | None = None
        self._error: StudyError | None = None

    def version(self) -> tuple[Version, bool]:
        """What was read of the files, and whether they are being changed.

        While they are, it is the version before. A change is waited for once, for a second.

        Raises:
            ChangingError: They are, and there is no version before that could be shown.
            StudyError: The files have problems.
            OSError: The folder or a file in it cannot be read.
        """
        with self._lock:
            is_changing = not self._is_up_to_date()
            if self._version is not None:
                return self._version, is_changing
            if is_changing or self._error is None:
                raise ChangingError
            raise self._error

    def _is_up_to_date(self) -> bool:
        """Whether what was read is what the files hold, after reading those that are at rest."""
        now = time.monotonic()
        stamps = _stamps(self._path)
        is_known = bool(self._digest) and stamps == self._stamps
        if is_known and not self._next and now - self._compared < LOOK_AGAIN:
            return True
        for _ in range(2):
            stamps, problems = _stamps(self._path), Problems()
            try:
                files = files_in(self._path, problems)
            except FileNotFoundError:
                # Between the two one was taken away.
                files = {}
            digest = provenance(files, datetime.now(UTC), is_upload=False).digest
            now = time.monotonic()
            if digest == self._digest:
                self._stamps, self._compared, self._next = stamps, now, ""
                return True
            if digest == self._next and now - self._since >= REST:
                self._take(digest, files, problems)
                self._stamps, self._compared, self._next = stamps, now, ""
                return True
            is_first = not self._next
            if digest != self._next:
                self._next, self._since = digest, now
            if not is_first:
                # Nobody waits at each click while a long copy lasts.
                return False
            time.sleep(REST)
        return False

    def _take(self, digest: str, files: dict[str, bytes], problems: Problems) -> None:
        """Read a version: the very bytes whose digest it is."""
        self._digest, self._version, self._error = digest, None, None
        try:
            problems.stop()
            self._version = self._reader(files)
        except StudyError as error:
            self._error = error


def _stamps(folder: Path) -> Stamps:
    found = []
    for path in expected_in(folder):
        of = path.stat()
        found.append((path.name, of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino))
    return tuple(found)
