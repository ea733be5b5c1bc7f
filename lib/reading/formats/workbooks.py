"""From an uploaded Excel workbook to its sheets as CSV, whatever the workbook holds."""

from __future__ import annotations

import contextlib
import io
import json
import math
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from lib.language import sentence
from lib.reading.formats import sheets
from lib.reading.formats.contents import Content, Room, Sheet, packed_by_gzip, plain
from lib.reading.formats.progress import opening
from lib.reading.formats.turns import Turns
from lib.reading.formats.zips import UNZIPPING_ERRORS, can_be_bounded, climbs, count_of_members
from lib.reading.text.delimited import TOO_LARGE
from lib.study.contract import LARGEST_CONTENT
from lib.study.problems import Problems

MOST_MEMBERS = 2000
# Seconds between two words about how far it is.
PAUSE = 0.2
NOT_WORKBOOK = sentence(
    "This is not an Excel workbook; open it in Excel and save it as “Excel Workbook (.xlsx)”."
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
LATE = "late"
FAULTS = {sheets.DAMAGED: BAD_WORKBOOK, sheets.TOO_LARGE: TOO_LARGE, LATE: TOO_LATE}

# Older Excel files and all with a password are of this kind.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")

# Workbooks that are read at once: each may take as much memory as `sheets.py` allows.
MOST_READERS = 2
# Seconds for which one may be read, however little the machine computes of it meanwhile.
LONGEST_WAIT = 120
_TURNS = Turns(MOST_READERS)


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
        answer = _answer(workbook, room)
        if isinstance(answer, list):
            found = answer
            fault = NO_SHEETS if all(sheet.is_hidden for sheet in found) else None
            if not room.has(sum(sheet.content.size for sheet in found)):
                fault = TOO_LARGE
        else:
            fault = FAULTS.get(answer, OUT_OF_BOUNDS)
            limit = sheets.LARGEST_UNPACKED
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
        return PROTECTED if _PASSWORD in content else NOT_WORKBOOK
    if not content.startswith(b"PK"):
        return NOT_WORKBOOK
    if count_of_members(content) > MOST_MEMBERS:
        return OUT_OF_BOUNDS
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except UNZIPPING_ERRORS:
        return BAD_WORKBOOK
    if not any(member.filename.lower() == "xl/workbook.xml" for member in members):
        return NOT_WORKBOOK
    return None if all(map(_is_plain, members)) else BAD_WORKBOOK


def _is_plain(member: zipfile.ZipInfo) -> bool:
    is_encrypted = member.flag_bits & 0x1
    return can_be_bounded(member) and not climbs(member.filename) and not is_encrypted


def _answer(content: bytes, room: Room) -> list[Sheet] | str:
    """What the other process found, or why it refused."""
    # Windows starts no Python without the first, some Linux builds none without the second.
    environment = {
        variable: os.environ[variable]
        for variable in ("SYSTEMROOT", "LD_LIBRARY_PATH")
        if variable in os.environ
    }
    start = time.monotonic()
    try:
        with _TURNS.of(room.whose):
            if room.seconds <= 0:
                return sheets.OUT_OF_BOUNDS
            start = time.monotonic()
            code, output = _run(content, math.ceil(room.seconds), environment)
    except subprocess.TimeoutExpired:
        room.seconds = 0
        return LATE
    if code == 1:
        # It answers whatever a workbook can cause, so this is Python or an import.
        raise RuntimeError(
            "lib/reading/formats/sheets.py does not start: is python-calamine installed?"
        )
    if code:
        # What it computed it can no longer say.
        room.seconds -= min(time.monotonic() - start, sheets.MOST_SECONDS)
        return sheets.OUT_OF_BOUNDS
    place = output.index(b"\n") + 1
    answer = json.loads(output[:place])
    room.seconds -= answer["seconds"]
    if "refused" in answer:
        return str(answer["refused"])
    found = []
    for sheet in answer["sheets"]:
        packed = output[place : place + sheet["packed"]]
        place += sheet["packed"]
        rows = tuple((first, last) for first, last in sheet.get("hidden_rows", ()))
        columns = tuple(sheet.get("hidden_columns", ()))
        table = packed_by_gzip(packed, sheet["size"]) if packed else plain(b"")
        found.append(Sheet(sheet["name"], table, rows, columns, sheet.get("is_hidden", False)))
    return found


def _run(content: bytes, seconds: int, environment: Mapping[str, str]) -> tuple[int, bytes]:
    """How the other process ended, which may compute for so many seconds, and what it wrote.

    Raises:
        subprocess.TimeoutExpired: It took longer than may be waited for. Its own limit is of
            computing time, and only where the system has one.
    """
    begun = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-I", "-B", str(Path(sheets.__file__).resolve()), str(seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # It may quote the workbook.
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        # By a thread of its own: `communicate` would give no more of it once its time was up, and
        # the other process would wait for the rest in vain.
        threading.Thread(target=_give, args=(process.stdin, content), daemon=True).start()
        process.stdin = None
        try:
            while True:
                left = LONGEST_WAIT - (time.monotonic() - begun)
                try:
                    output, _ = process.communicate(timeout=max(0.0, min(PAUSE, left)))
                    return process.returncode, output
                except subprocess.TimeoutExpired:
                    if left <= PAUSE:
                        raise
                    # Whoever is told may have left, which ends it.
                    opening((time.monotonic() - begun) / LONGEST_WAIT)
        except BaseException:
            process.kill()
            raise


def _give(to: IO[bytes], content: bytes) -> None:
    """Give a process all that it is to read, unless it ends before."""
    with contextlib.suppress(OSError), to:
        to.write(content)
