"""How much of readers' files the server holds: a bound for a session, and one for all together."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Callable
from typing import Any, ClassVar

from starlette import formparsers
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lib.screen.sessions.overwriting import overwrite_when_freed

MOST_OF_SESSION, MOST_OF_ALL = 100 * 2**20, 400 * 2**20
# What a file costs beside its content and its names.
EACH = 1024

# An upload of more than a megabyte would pass through a file of the disk.
formparsers.MultiPartParser.spool_max_size = 2**30


class BoundedFiles(MemoryUploadedFileManager):
    """Streamlit's own manager of uploaded files, which it takes the place of in a running server.

    A file above the bound of its session or of all sessions is refused: the uploader says that it
    could not be sent.
    """

    # Told of each session that a file arrives for, whether or not a script of it ever runs.
    watch: Callable[[str], None]

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Hold a file, in place of one with the same identifier.

        Raises:
            HTTPException: More than may be held.
        """
        with self._lock:
            others = dict(self.file_storage.get(session_id, {}))
        others.pop(file.file_id, None)
        size = _size(file)
        if sum(map(_size, others.values())) + size > MOST_OF_SESSION:
            raise HTTPException(413, "The files of this session are too large together.")
        if self.held() + size > MOST_OF_ALL:
            raise HTTPException(503, "The server holds as much as it can. Try again later.")
        super().add_file(session_id, file)
        self.watch(session_id)

    def held(self) -> int:
        """Bytes that are held of all sessions."""
        return self._total_bytes + EACH * self._file_count

    def sessions(self) -> set[str]:
        """The sessions that files are held of."""
        with self._lock:
            return set(self.file_storage)


def _size(file: UploadedFileRec) -> int:
    return len(file.data) + len(file.name) + len(file.type) + len(file.file_id) + EACH


class ArrivingFile(tempfile.SpooledTemporaryFile[bytes]):
    """A file while it arrives, which counts among what all sessions hold."""

    arriving: ClassVar[weakref.WeakSet[ArrivingFile]] = weakref.WeakSet()
    # Bytes of the files that have arrived.
    held: ClassVar[Callable[[], int]] = staticmethod(lambda: 0)

    def __init__(self, max_size: int = 0) -> None:
        super().__init__(max_size)
        # Also what never arrives as a whole. From now on only: it takes a twentieth of the time of
        # a rerun, which the readers of the sample do not pay.
        overwrite_when_freed()
        self.bytes = 0
        self.arriving.add(self)

    def write(self, s: Any) -> int:
        """Take in a further part.

        Raises:
            MultiPartException: More than may be held.
        """
        together = sum(file.bytes for file in self.arriving)
        if type(self).held() + together + len(s) > MOST_OF_ALL:
            raise MultiPartException("The server holds as much as it can. Try again later.")
        self.bytes += len(s)
        return super().write(s)

    def close(self) -> None:
        """Let go of it."""
        self.arriving.discard(self)
        super().close()

    def __del__(self) -> None:
        # Starlette leaves the files of a request that is refused half-way to whoever collects them.
        self.close()


def bound(manager: object, watch: Callable[[str], None]) -> None:
    """Hold the files of a running server within the bounds, from now on.

    Args:
        manager: What holds them; nothing is done with another one than Streamlit's own.
        watch: Told of each session that a file arrives for.
    """
    if type(manager) is MemoryUploadedFileManager:
        manager.__class__ = BoundedFiles
        assert isinstance(manager, BoundedFiles)
        manager.watch = watch
        ArrivingFile.held = staticmethod(manager.held)
        formparsers.SpooledTemporaryFile = ArrivingFile  # type: ignore[assignment, attr-defined]
