"""What the server holds of readers' files has a bound, for a session and for all together."""

import asyncio
import gc
from collections.abc import AsyncGenerator

import pytest
from starlette import formparsers
from starlette.datastructures import Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lib.screen.sessions import files
from lib.screen.sessions.files import EACH, ArrivingFile, BoundedFiles, bound

NAMES = 3
KILOBYTE = bytes(1024 - NAMES)


def record(name: str, content: bytes = KILOBYTE) -> UploadedFileRec:
    """A file that costs two kilobytes: its content with its names, and as much beside."""
    return UploadedFileRec(file_id=name, name="n", type="t", data=content)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> BoundedFiles:
    """Files of which a session may hold five, and all together eight."""
    monkeypatch.setattr(files, "MOST_OF_SESSION", 5 * 2 * EACH)
    monkeypatch.setattr(files, "MOST_OF_ALL", 8 * 2 * EACH)
    spooled = vars(formparsers)["SpooledTemporaryFile"]
    monkeypatch.setattr(formparsers, "SpooledTemporaryFile", spooled)
    monkeypatch.setattr(ArrivingFile, "held", ArrivingFile.held)
    manager = MemoryUploadedFileManager("/upload")
    bound(manager, lambda session: None)
    assert isinstance(manager, BoundedFiles)
    return manager


def test_a_session_holds_no_more_than_its_bound_and_what_is_replaced_does_not_count(
    held: BoundedFiles,
) -> None:
    for name in "abcde":
        held.add_file("one", record(name))
    with pytest.raises(HTTPException) as refused:
        held.add_file("one", record("f"))
    assert refused.value.status_code == 413
    held.add_file("one", record("e"))
    held.remove_file("one", "a")
    held.add_file("one", record("f"))
    assert [file.file_id for file in held.get_files("one", "abcdef")] == list("bcdef")


def test_all_sessions_together_hold_no_more_than_their_bound(held: BoundedFiles) -> None:
    for number in range(8):
        held.add_file(f"session {number}", record("a"))
    with pytest.raises(HTTPException) as refused:
        held.add_file("another", record("a"))
    assert refused.value.status_code == 503
    held.remove_session_files("session 0")
    held.add_file("another", record("a"))


def test_empty_files_count_as_well(held: BoundedFiles) -> None:
    for number in range(9):
        held.add_file("one", record(str(number), b""))
    with pytest.raises(HTTPException):
        held.add_file("one", record("9", b""))


def test_every_session_that_a_file_arrives_for_is_watched(held: BoundedFiles) -> None:
    watched: list[str] = []
    held.watch = watched.append
    held.add_file("one", record("a"))
    held.add_file("two", record("a"))
    assert watched == ["one", "two"]
    assert held.sessions() == {"one", "two"}
    held.remove_session_files("one")
    assert held.sessions() == {"two"}


def parsed(content: bytes) -> UploadFile:
    """A file out of the message that a browser sends."""
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="participants.csv"\r\n\r\n'

    async def body() -> AsyncGenerator[bytes, None]:
        whole = head + content + b"\r\n--x--\r\n"
        for first in range(0, len(whole), 4096):
            yield whole[first : first + 4096]

    headers = Headers({"content-type": "multipart/form-data; boundary=x"})
    upload = asyncio.run(MultiPartParser(headers, body()).parse())["f"]
    assert isinstance(upload, UploadFile)
    return upload


def test_what_arrives_counts_while_it_arrives_and_no_longer(held: BoundedFiles) -> None:
    half = bytes(4 * 2 * EACH)
    first, second = parsed(half), parsed(half)
    with pytest.raises(MultiPartException):
        parsed(b"x")
    first.file.close()
    third = parsed(half)
    second.file.close()
    third.file.close()
    # One that nobody closes goes with the request.
    parsed(half)
    gc.collect()
    parsed(half + half[:-EACH]).file.close()


def test_files_that_are_held_and_files_that_arrive_count_together(held: BoundedFiles) -> None:
    for name in "abcd":
        held.add_file("one", record(name))
    parsed(bytes(3 * 2 * EACH)).file.close()
    with pytest.raises(MultiPartException):
        parsed(bytes(5 * 2 * EACH))


def test_an_upload_of_many_megabytes_never_touches_a_disk() -> None:
    content = b"participant_id,arm\n" * 200_000
    upload = parsed(content)
    assert upload.size == len(content)
    rolled = upload.file._rolled  # type: ignore[attr-defined]
    upload.file.close()
    assert not rolled
