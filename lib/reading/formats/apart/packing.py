"""Rows as packed CSV, in the processes that read the files of others.

Imported by path beside them, so that it brings nothing of the package with it.
"""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import itertools
from collections.abc import Iterable, Sequence

# Of all tables of a file together.
LARGEST_CSV = 32 * 2**20
PIECE = 2**16


class TooLargeError(Exception):
    """The table has more text than there is room for."""


def packed_csv(rows: Iterable[Sequence[object]], room: int) -> tuple[int, bytes, list[str]]:
    """Bytes of the CSV of some rows, these packed by gzip, and the first row that is not empty.

    Raises:
        TooLargeError: The CSV has more bytes than there is room for.
    """
    headings: list[str] = []
    size, packed, text = 0, io.BytesIO(), io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    # Without the time in it, the same file gives the same bytes.
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1, mtime=0) as file:
        for row in itertools.chain(rows, [None]):
            if row is not None:
                cells = list(map(cell_text, row))
                writer.writerow(cells)
                if not headings and any(map(str.strip, cells)):
                    headings = cells
            if row is None or text.tell() > PIECE:
                piece = text.getvalue().encode()
                text.seek(0)
                text.truncate()
                size += len(piece)
                if size > room:
                    raise TooLargeError
                file.write(piece)
    return size, packed.getvalue(), headings


def cell_text(cell: object) -> str:
    """A cell as text.

    Whole numbers stand without a point, so that numbers serve as names ("101"); other numbers are
    the shortest that mean the same; days are as 2024-03-01, with a time unless it is midnight.
    """
    if isinstance(cell, str):
        return cell
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        # Beyond this a cell cannot hold every whole number.
        return str(int(cell)) if cell.is_integer() and abs(cell) < 2**53 else repr(cell)
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat()
    return str(cell)
