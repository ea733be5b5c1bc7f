"""From an uploaded Excel workbook to its sheets as CSV, whatever the workbook holds."""

from __future__ import annotations

import io
import zipfile

from lib.language import sentence
from lib.reading.formats.apart import bounds
from lib.reading.formats.contents import Content, Room, Sheet
from lib.reading.formats.limited import LATE, LONGEST_WAIT, answer_of
from lib.reading.formats.zips import UNZIPPING_ERRORS, can_be_bounded, climbs, count_of_members
from lib.reading.text.delimited import TOO_LARGE
from lib.study.contract import LARGEST_CONTENT
from lib.study.problems import Problems

MOST_MEMBERS = 2000
NOT_WORKBOOK = sentence(
    "This is no workbook; open it in its own program and save it as “Excel Workbook (.xlsx)”."
)
PROTECTED = sentence("This workbook is protected by a password; save a copy without it.")
BAD_WORKBOOK = sentence(
    "This workbook is damaged and cannot be opened; open it in Excel and save it again."
)
OUT_OF_BOUNDS = sentence(
    "This workbook is too large or has cells far outside its tables; "
    "copy the tables into a new workbook."
)
# The time counts by the clock, also where others keep the server busy.
TOO_LATE = sentence(
    "Reading this workbook took longer than {limit} seconds: if the server is busy, load the page "
    "anew and drop it later; or save its sheets as CSV files."
)
NO_SHEETS = sentence("This workbook has no visible sheet; show the sheets that hold the tables.")

# What the other process answers, and that it does not in time, to what is said of it.
FAULTS = {bounds.DAMAGED: BAD_WORKBOOK, bounds.TOO_LARGE: TOO_LARGE, LATE: TOO_LATE}

# Older Excel files and all with a password are of this kind.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
# The member that makes a zip a workbook of Excel or of LibreOffice.
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_PASSWORD = "EncryptedPackage".encode("utf-16-le")


def sheets_of(name: str, content: Content, problems: Problems, room: Room) -> list[Sheet] | None:
    """The worksheets of an Excel workbook, in its order, of which one at least is visible.

    The workbook is read by another process, `sheets.py`, which a hostile one can end without
    harm. Nothing is written to disk.

    Args:
        name: Name of the file.
        content: The file.
        problems: Collects what is wrong.
        room: What may still be unpacked of the upload, and computed of its workbooks.

    Returns:
        The sheets, their tables as CSV in UTF-8, whose records are the rows of the sheet, or None
        if, after a note, the workbook is not read. A sheet without cells is b"".

    Raises:
        RuntimeError: The other process does not run at all, whatever the workbook.
    """
    limit = LARGEST_CONTENT
    workbook = content.read(LARGEST_CONTENT + 1)
    fault = TOO_LARGE if len(workbook) > LARGEST_CONTENT else _fault(workbook)
    found: list[Sheet] = []
    if fault is None:
        answer = answer_of("sheets.py", workbook, room)
        if isinstance(answer, list):
            found = answer
            fault = NO_SHEETS if all(sheet.is_hidden for sheet in found) else None
            if not room.has(sum(sheet.content.size for sheet in found)):
                fault = TOO_LARGE
        else:
            fault = FAULTS.get(answer, OUT_OF_BOUNDS)
            limit = bounds.LARGEST_UNPACKED
    if fault is None:
        return found
    if fault == TOO_LATE:
        problems.add(name, fault, limit=LONGEST_WAIT)
    elif fault == TOO_LARGE:
        problems.add(name, fault, limit=limit // 2**20)
    else:
        problems.add(name, fault)
    return None


def _fault(content: bytes) -> str | None:
    """What is wrong as far as can be seen without unpacking, which the other process does."""
    if content.startswith(_COMPOUND_FILE):
        return PROTECTED if _PASSWORD in content else None
    if not content.startswith(b"PK"):
        return NOT_WORKBOOK
    if count_of_members(content) > MOST_MEMBERS:
        return OUT_OF_BOUNDS
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except UNZIPPING_ERRORS:
        return BAD_WORKBOOK
    if not any(member.filename.lower() in _WORKBOOKS for member in members):
        return NOT_WORKBOOK
    return None if all(map(_is_plain, members)) else BAD_WORKBOOK


def _is_plain(member: zipfile.ZipInfo) -> bool:
    is_encrypted = member.flag_bits & 0x1
    return can_be_bounded(member) and not climbs(member.filename) and not is_encrypted
