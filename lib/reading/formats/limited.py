"""A file read by another process, which a hostile one can end without harm; nothing on disk."""

from __future__ import annotations

import contextlib
import json
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from lib.reading.formats.apart import bounds
from lib.reading.formats.contents import Room, Sheet, packed_by_gzip, plain
from lib.reading.formats.progress import opening
from lib.reading.formats.turns import Turns

# Never imported here: what opens workbooks and data sets stays out of the server.
PROGRAMS = Path(bounds.__file__).resolve().parent
# What the other process does not answer in time.
LATE = "late"
# Seconds between two words about how far it is.
PAUSE = 0.2
# Files that are read at once: each may take as much memory as `bounds.py` allows.
MOST_READERS = 2
# Seconds for which one may be read, however little the machine computes of it meanwhile.
LONGEST_WAIT = 120
_TURNS = Turns(MOST_READERS)


def answer_of(script: str, content: bytes, room: Room, *further: str) -> list[Sheet] | str:
    """What another process found in a file, or why it refused.

    Args:
        script: What the process runs: `sheets.py` or `data_sets.py`, the neighbours.
        content: The file.
        room: What may still be computed of the upload.
        *further: What the script is to know beside its seconds.

    Returns:
        The sheets, their tables as CSV in UTF-8; or one of the reasons of `bounds.py`, or `LATE`.

    Raises:
        RuntimeError: The other process does not run at all, whatever the file.
    """
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
                return bounds.OUT_OF_BOUNDS
            start = time.monotonic()
            seconds = str(math.ceil(room.seconds))
            code, output = _run(script, content, (seconds, *further), environment)
    except subprocess.TimeoutExpired:
        room.seconds = 0
        return LATE
    if code == 1:
        # It answers whatever a file can cause, so this is Python or an import.
        raise RuntimeError(f"{script} does not start: is requirements.txt installed?")
    if code:
        # What it computed it can no longer say.
        room.seconds -= min(time.monotonic() - start, bounds.MOST_SECONDS)
        return bounds.OUT_OF_BOUNDS
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
        labels = tuple(sheet.get("labels", ()))
        is_hidden = sheet.get("is_hidden", False)
        found.append(Sheet(sheet["name"], table, rows, columns, is_hidden, labels))
    return found


def _run(
    script: str, content: bytes, arguments: Sequence[str], environment: Mapping[str, str]
) -> tuple[int, bytes]:
    """How the other process ended, and what it wrote.

    Raises:
        subprocess.TimeoutExpired: It took longer than may be waited for. Its own limit is of
            computing time, and only where the system has one.
    """
    begun = time.monotonic()
    path = PROGRAMS / script
    with subprocess.Popen(
        [sys.executable, "-I", "-B", str(path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # It may quote the file.
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
