"""How much of readers' files the server holds: a bound for a session, and one for all together."""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import tempfile
import time
import weakref
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from starlette import formparsers, requests
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lib.language import sentence
from lib.screen.sessions.overwriting import overwrite_when_freed

MOST_OF_SESSION, MOST_OF_ALL = 100 * 2**20, 400 * 2**20
# Of both bounds, what is left to names of files whose content was refused.
FOR_REFUSED = 0.01
# What a file costs beside its content and its names.
EACH = 1024
# Seconds between two parts of a file that arrives, and in all.
LONGEST_SILENCE, LONGEST_ARRIVAL = 60.0, 900.0

SESSION_IS_FULL = sentence(
    "All files that you drop may have {limit} MB together. These were too much, and were not "
    "taken: {files}. Remove files that are not needed, and drop these again."
)
SERVER_IS_FULL = sentence(
    "The server holds as many files of its readers as it can, and did not take these: {files}. "
    "Remove them above, and drop them again in a few minutes."
)
TOO_SLOW = sentence(
    "These files did not arrive in time, and were not taken: {files}. Remove them above, and drop "
    "them again."
)
# By the kind with which a file stands that holds nothing because its content was refused.
REFUSALS = {
    "refused/session": SESSION_IS_FULL,
    "refused/server": SERVER_IS_FULL,
    "refused/slow": TOO_SLOW,
}
SESSION, SERVER, SLOW = REFUSALS

# How a browser writes in the name of a file what would end it (HTML Standard, "multipart form
# data"). It leaves every other character as it is, a percent sign too.
WRITTEN = {"%22": '"', "%0D": "\r", "%0A": "\n"}

# An upload of more than a megabyte would pass through a file of the disk.
formparsers.MultiPartParser.spool_max_size = 2**30


class NotHeld(bytes):
    """What stands for the content of a file that was refused while it arrived: the kind of it."""


class BoundedFiles(MemoryUploadedFileManager):
    """Streamlit's own manager of uploaded files, which it takes the place of in a running server.

    Of a file above the bound of its session or of all sessions the name alone is held, and why, so
    that the page can say so; what is above the bound even so, the uploader says could not be sent.
    """

    # Told of each session that a file arrives for, whether or not a script of it ever runs.
    watch: Callable[[str], None]

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Hold a file under its own name, in place of one with the same identifier.

        Raises:
            HTTPException: More than may be held.
        """
        file = file._replace(name=own_name(file.name))
        with self._lock:
            others = dict(self.file_storage.get(session_id, {}))
        others.pop(file.file_id, None)
        of_session = sum(map(_size, others.values()))
        refused = self._refusal(of_session, file)
        if refused is not None:
            file = file._replace(type=refused, data=b"")
        size = _size(file)
        if of_session + size > MOST_OF_SESSION:
            raise HTTPException(413, "The files of this session are too large together.")
        if self.held() + size > MOST_OF_ALL:
            raise HTTPException(503, "The server holds as much as it can. Try again later.")
        super().add_file(session_id, file)
        self.watch(session_id)

    def _refusal(self, of_session: int, file: UploadedFileRec) -> str | None:
        """The kind of a file whose content is not held, with its session's other bytes."""
        if isinstance(file.data, NotHeld):
            return file.data.decode()
        part = 1 - FOR_REFUSED
        if of_session + _size(file) > part * MOST_OF_SESSION:
            return SESSION
        return SERVER if self.held() + _size(file) > part * MOST_OF_ALL else None

    def held(self) -> int:
        """Bytes that are held of all sessions."""
        return self._total_bytes + EACH * self._file_count

    def sessions(self) -> set[str]:
        """The sessions that files are held of."""
        with self._lock:
            return set(self.file_storage)


def own_name(sent: str) -> str:
    """The name of a file as its reader has it, of the name that a browser sent.

    A name in which these three stood before cannot be told from one in which they were written.
    """
    for written, character in WRITTEN.items():
        sent = sent.replace(written, character)
    return sent


def _size(file: UploadedFileRec) -> int:
    return len(file.data) + len(file.name) + len(file.type) + len(file.file_id) + EACH


def refused_files(uploads: Sequence[Any]) -> dict[str, list[str]]:
    """Why files of an uploader were not taken, each sentence with the names of its files."""
    found: dict[str, list[str]] = {}
    for upload in uploads:
        if upload.type in REFUSALS:
            found.setdefault(REFUSALS[upload.type], []).append(upload.name)
    return found


class ArrivingFile(tempfile.SpooledTemporaryFile[bytes]):
    """A file while it arrives, which counts among what all sessions hold.

    What is more than may be held, or arrives too slowly, is let go of; what still comes of it is
    not held either.
    """

    arriving: ClassVar[weakref.WeakSet[ArrivingFile]] = weakref.WeakSet()
    # Bytes of the files that have arrived.
    held: ClassVar[Callable[[], int]] = staticmethod(lambda: 0)

    def __init__(self, max_size: int = 0) -> None:
        super().__init__(max_size)
        # Also what never arrives as a whole. From now on only: it takes a twentieth of the time of
        # a rerun, which the readers of the sample do not pay.
        overwrite_when_freed()
        self.bytes = 0
        self.refused: str | None = None
        self.began = self.latest = time.monotonic()
        self.arriving.add(self)
        _look_later(weakref.ref(self))

    def write(self, s: Any) -> int:
        """Take in a further part."""
        self.latest = time.monotonic()
        together = sum(file.bytes for file in self.arriving)
        if type(self).held() + together + len(s) > MOST_OF_ALL:
            self.let_go(SERVER)
        if self.refused is not None:
            return len(s)
        self.bytes += len(s)
        return super().write(s)

    def read(self, *args: Any) -> bytes:
        """What arrived, or that it is not held."""
        return super().read(*args) if self.refused is None else NotHeld(self.refused.encode())

    def is_too_slow(self) -> bool:
        """Whether it takes longer than files may."""
        now = time.monotonic()
        return now - self.latest > LONGEST_SILENCE or now - self.began > LONGEST_ARRIVAL

    def let_go(self, refused: str) -> None:
        """Hold nothing of it any more.

        Args:
            refused: The kind with which its name stands.
        """
        self.refused = self.refused or refused
        self.bytes = 0
        vars(self)["_file"] = io.BytesIO()

    def close(self) -> None:
        """Let go of it."""
        self.arriving.discard(self)
        super().close()

    def __del__(self) -> None:
        # Starlette leaves the files of a request that is refused half-way to whoever collects them.
        self.close()


def _look_later(place: weakref.ref[ArrivingFile]) -> None:
    """Look again and again whether a file still arrives, in the server's own thread."""
    with contextlib.suppress(RuntimeError):
        asyncio.get_running_loop().call_later(LONGEST_SILENCE / 4, _look, place)


def _look(place: weakref.ref[ArrivingFile]) -> None:
    file = place()
    if file is None or file.closed:
        return
    if file.is_too_slow():
        file.let_go(SLOW)
    else:
        _look_later(place)


class Parser(MultiPartParser):
    """Starlette's own, for which a reader who goes away while a file arrives is no error."""

    async def parse(self) -> FormData:
        """The fields and files of a request.

        Raises:
            MultiPartException: It is not whole.
        """
        try:
            return await super().parse()
        except ClientDisconnect as gone:
            # Else the log tells of it over a page, as of an error of the server.
            raise MultiPartException("The connection was closed.") from gone


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
        vars(requests)["MultiPartParser"] = Parser
        # It would quote a letter of a file whose message is not as it should be.
        logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
