"""Rows as packed CSV, in the processes that read the files of others.

Imported by path beside them, so that it brings nothing of the package with it.
"""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING or __package__:
    from lib.reading.formats.apart import shown
else:
    sys.path.append(str(Path(__file__).resolve().parent))
    import shown

PIECE = 2**16
# Few, for each may be as wide as a sheet.
ROWS_AT_ONCE = 32


class TooLargeError(Exception):
    """The table has more text than there is room for."""


def packed_csv(
    rows: Iterable[Sequence[object]], room: int, *, blank: int = 0
) -> tuple[int, bytes, list[str]]:
    """Bytes of the CSV of some rows, these packed by gzip, and the first row that is not empty.

    Args:
        rows: The rows.
        room: Bytes that the CSV may have.
        blank: Empty cells before each row.

    Raises:
        TooLargeError: The CSV has more bytes than there is room for.
    """
    headings: list[str] = []
    size, packed, text = 0, io.BytesIO(), io.StringIO()
    left, rows = [""] * blank, iter(rows)
    writer = csv.writer(text, lineterminator="\n")
    number = shown.Numbers().__getitem__
    # Without the time in it, the same file gives the same bytes.
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1, mtime=0) as file:
        some = None
        while some != []:
            some = list(itertools.islice(rows, ROWS_AT_ONCE))
            cells = [
                # Asked here, for a call for each cell would take as long as all else.
                left
                + [
                    c if type(c) is str else number(c) if type(c) is float else shown.cell_text(c)
                    for c in row
                ]
                for row in some
            ]
            writer.writerows(cells)
            if not headings:
                headings = next((row for row in cells if any(map(str.strip, row))), [])
            if text.tell() > PIECE or not some:
                piece = text.getvalue().encode()
                text.seek(0)
                text.truncate()
                size += len(piece)
                if size > room:
                    raise TooLargeError
                file.write(piece)
    return size, packed.getvalue(), headings
