"""Addresses of downloads, which only the server can make."""

import hashlib

from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from lib.screen import door

CONTENT, KIND, NAME = b"a,b\n1,2\n", "text/csv", "table.csv"


def address() -> str:
    storage = MemoryMediaFileStorage("/media")
    return storage.load_and_get_id(CONTENT, KIND, MediaFileKind.DOWNLOADABLE, NAME)


def test_the_address_of_a_download_cannot_be_worked_out_from_its_content() -> None:
    known = hashlib.blake2b(f"{len(CONTENT)}:".encode() + CONTENT, digest_size=16)
    for part in (KIND, NAME):
        known.update(part.encode())
    assert address() != known.hexdigest()
    assert len(address()) == len(known.hexdigest())
    # A rerun gives the same content the same address.
    assert address() == address()
    assert len(door._SECRET) == 32
