"""What the server holds of readers' files has a bound, for a session and for all together."""

import asyncio
import gc
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette import formparsers, requests
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lib.screen.sessions import files
from lib.screen.sessions.files import (
    EACH,
    ArrivingFile,
    BoundedFiles,
    NotHeld,
    bound,
    own_name,
    refused_files,
)

NAMES = 3
KILOBYTE = bytes(1024 - NAMES)


def record(name: str, content: bytes = KILOBYTE) -> UploadedFileRec:
    """A file that costs two kilobytes: its content with its names, and as much beside."""
    return UploadedFileRec(file_id=name, name="n", type="t", data=content)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> BoundedFiles:
    """Files of which a session may hold five, all together eight, and no names beside."""
    monkeypatch.setattr(files, "MOST_OF_SESSION", 5 * 2 * EACH)
    monkeypatch.setattr(files, "MOST_OF_ALL", 8 * 2 * EACH)
    monkeypatch.setattr(files, "FOR_REFUSED", 0)
    spooled = vars(formparsers)["SpooledTemporaryFile"]
    monkeypatch.setattr(formparsers, "SpooledTemporaryFile", spooled)
    monkeypatch.setattr(requests, "MultiPartParser", MultiPartParser)
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


def test_a_file_keeps_the_name_that_it_has_at_its_reader(held: BoundedFiles) -> None:
    """HTML Standard, 4.10.22.8: of a name only a quote, CR and LF are written in another way."""
    assert own_name("lab %22values%22 (v2) è.csv") == 'lab "values" (v2) è.csv'
    assert own_name("a%0D%0Ab.csv") == "a\r\nb.csv"
    for unchanged in ("50%.csv", "a%20b.csv", "a%0d.csv", "100%2522.csv"):
        assert own_name(unchanged) == unchanged
    sent = UploadedFileRec(file_id="a", name="%22a%22.csv", type="text/csv", data=b"")
    held.add_file("one", sent)
    assert held.get_files("one", ["a"])[0].name == '"a".csv'


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


def parse(parser: MultiPartParser) -> FormData:
    """What a message holds, read in a thread of its own: a browser's loop may run in this one."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(lambda: asyncio.run(parser.parse())).result()


def parsed(content: bytes, *, pause: float = 0) -> UploadFile:
    """A file out of the message that a browser sends, with a pause before its last part."""
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="participants.csv"\r\n\r\n'

    async def body() -> AsyncGenerator[bytes, None]:
        whole = head + content
        for first in range(0, len(whole), 4096):
            yield whole[first : first + 4096]
        if pause:
            await asyncio.sleep(pause)
        yield b"\r\n--x--\r\n"

    headers = Headers({"content-type": "multipart/form-data; boundary=x"})
    upload = parse(MultiPartParser(headers, body()))["f"]
    assert isinstance(upload, UploadFile)
    return upload


def read(upload: UploadFile) -> bytes:
    """What the server reads of a file that arrived, and lets go of."""
    content = upload.file.read()
    upload.file.close()
    return content


def test_what_arrives_counts_while_it_arrives_and_no_longer(held: BoundedFiles) -> None:
    half = bytes(4 * 2 * EACH)
    first, second = parsed(half), parsed(half)
    assert isinstance(read(parsed(b"x")), NotHeld)
    first.file.close()
    third = parsed(half)
    second.file.close()
    assert read(third) == half
    # One that nobody closes goes with the request.
    parsed(half)
    gc.collect()
    assert not isinstance(read(parsed(half + half[:-EACH])), NotHeld)


def test_files_that_are_held_and_files_that_arrive_count_together(held: BoundedFiles) -> None:
    for name in "abcd":
        held.add_file("one", record(name))
    assert not isinstance(read(parsed(bytes(3 * 2 * EACH))), NotHeld)
    assert isinstance(read(parsed(bytes(5 * 2 * EACH))), NotHeld)


def test_a_refused_file_leaves_its_name_and_the_page_says_why(
    held: BoundedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "FOR_REFUSED", 0.5)
    # A file costs two kilobytes, its name alone a little more than one.
    for name, kind in (("a", "t"), ("b", "t"), ("c", "refused/session")):
        held.add_file("one", record(name))
        (found,) = held.get_files("one", [name])
        assert (found.type, found.data) == (kind, KILOBYTE if kind == "t" else b"")
    for session, kind in (("two", "t"), ("three", "refused/server")):
        held.add_file(session, record("a"))
        assert held.get_files(session, ["a"])[0].type == kind
    full = record("f", NotHeld(b"refused/slow"))
    held.add_file("four", full)
    shown = [held.get_files("one", ["a"])[0], held.get_files("four", ["f"])[0]]
    assert refused_files(shown) == {files.TOO_SLOW: ["n"]}


def test_a_file_that_stays_away_is_let_go_of_while_it_arrives(
    held: BoundedFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"participant_id,arm\n" * 200
    monkeypatch.setattr(files, "LONGEST_SILENCE", 0.04)
    slow = parsed(content, pause=0.2)
    assert not sum(file.bytes for file in ArrivingFile.arriving)
    held.add_file("one", record("a", read(slow)))
    assert held.get_files("one", ["a"])[0].type == "refused/slow"
    monkeypatch.setattr(files, "LONGEST_SILENCE", 4.0)
    assert read(parsed(content, pause=0.2)) == content


def test_a_reader_who_goes_while_a_file_arrives_is_a_refused_request_and_no_error(
    held: BoundedFiles,
) -> None:
    async def body() -> AsyncGenerator[bytes, None]:
        yield b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\nP1'
        raise ClientDisconnect

    headers = Headers({"content-type": "multipart/form-data; boundary=x"})
    parser = vars(requests)["MultiPartParser"](headers, body())
    with pytest.raises(MultiPartException):
        parse(parser)


def test_an_upload_of_many_megabytes_never_touches_a_disk() -> None:
    content = b"participant_id,arm\n" * 200_000
    upload = parsed(content)
    assert upload.size == len(content)
    rolled = upload.file._rolled  # type: ignore[attr-defined]
    upload.file.close()
    assert not rolled
