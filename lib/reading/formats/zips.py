"""From a zip to the files in it, unless it is damaged, too large or names files outside itself."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from lib.language import sentence
from lib.reading.formats.contents import PIECE, Content, Room
from lib.reading.text.delimited import TOO_LARGE
from lib.study.contract import LARGEST_CONTENT, MOST_FILES, ZIP_SUFFIX
from lib.study.problems import Problems

MOST_ENTRIES = 5000

BAD_ZIP = sentence("This zip file cannot be opened; pack the files again without a password.")
TOO_MANY = sentence("A zip file may hold at most {limit} files.")
TWICE_FILE = sentence("Give each table once: {file} would be the same table.")
NESTED_ZIP = sentence("A zip file within a zip file is not opened; pack the tables themselves.")
CLIMBING_ZIP = sentence(
    "This zip file names files outside of itself and is not opened; pack the tables again."
)

# A broken archive, a password, a damaged or cut stream, impossible names and sizes.
UNZIPPING_ERRORS = (
    *(zipfile.BadZipFile, RuntimeError, zlib.error, EOFError),
    *(OSError, ValueError, OverflowError, struct.error),
)


def unzipped(
    name: str, content: bytes, problems: Problems, room: Room, *, is_wanted: Callable[[str], bool]
) -> dict[str, Content] | None:
    """The files in a zip, which stay packed until they are read.

    Args:
        name: Name of the zip.
        content: The zip.
        problems: Collects what is wrong.
        room: What may still be unpacked of the upload.
        is_wanted: Whether a file of this path in the zip is to be unpacked.

    Returns:
        Contents by path in the zip, or None if, after a note, it is not opened.
    """
    if count_of_members(content) > MOST_ENTRIES:
        problems.add(name, TOO_MANY, limit=MOST_FILES)
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
        if any(climbs(member.filename) for member in members):
            problems.add(name, CLIMBING_ZIP)
            return None
        if any(member.filename.lower().endswith(ZIP_SUFFIX) for member in members):
            problems.add(name, NESTED_ZIP)
            return None
        wanted = [
            member for member in members if not member.is_dir() and is_wanted(member.filename)
        ]
        return _unpacked(name, archive, wanted, problems, room)
    except UNZIPPING_ERRORS:
        problems.add(name, BAD_ZIP)
        return None


def _unpacked(
    name: str,
    archive: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    problems: Problems,
    room: Room,
) -> dict[str, Content] | None:
    if len(members) > MOST_FILES:
        problems.add(name, TOO_MANY, limit=MOST_FILES)
        return None
    files: dict[str, Content] = {}
    for member in members:
        if not can_be_bounded(member):
            problems.add(name, BAD_ZIP)
            return None
        size = 0
        # The size in the directory is the packer's word; only reading bounds it.
        with archive.open(member) as unpacked:
            while piece := unpacked.read(PIECE):
                size += len(piece)
                if not room.has(len(piece)):
                    problems.add(name, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
                    return None
        if member.filename in files:
            problems.add(member.filename, TWICE_FILE, file=member.filename)
        files[member.filename] = Content(partial(archive.open, member), size)
    return files


def count_of_members(content: bytes) -> int:
    """How many members a zip seems to have, at least as many as it has.

    The directory has this mark before each member. `zipfile` makes an object of each before they
    can be counted, which for millions of them takes long.
    """
    return content.count(b"PK\1\2")


def can_be_bounded(member: zipfile.ZipInfo) -> bool:
    """Whether a member can be unpacked up to a limit; what bzip2 and LZMA unpack cannot."""
    return member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def climbs(name: str) -> bool:
    """Whether a path in a zip leads out of the folder that it is unpacked in."""
    path = name.replace("\\", "/")
    return (
        path.startswith("/") or ".." in path.split("/") or re.match(r"[A-Za-z]:", path) is not None
    )
