"""What files hold: read piece by piece, so that it is never held unpacked, and bounded together."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple, cast

from lib.study.contract import LARGEST_CONTENT, LONGEST_READING

PIECE = 2**18


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes that can be read from their beginning as often as wanted.

    Attributes:
        open: Opens them at their beginning.
        size: How many they are.
    """

    open: Callable[[], IO[bytes]]
    size: int

    def pieces(self) -> Iterator[bytes]:
        """The bytes, some at a time."""
        with self.open() as opened:
            while piece := opened.read(PIECE):
                yield piece

    def is_ascii(self) -> bool:
        """Whether no byte is beyond ASCII."""
        return all(map(bytes.isascii, self.pieces()))

    def is_ended(self) -> bool:
        """Whether the last line of a text has its end.

        Programs that stop in the middle leave it out, and many others too: alone it says nothing.
        """
        last = b""
        for piece in self.pieces():
            last = piece.rstrip(b"\0 \t")[-1:] or last
        return last in (b"", b"\n", b"\r")

    def read(self, most: int = -1) -> bytes:
        """All bytes at once; of what may be large, so many at most."""
        with self.open() as opened:
            return opened.read(most)


def plain(content: bytes) -> Content:
    """Bytes as they are."""
    return Content(lambda: io.BytesIO(content), len(content))


def packed_by_gzip(content: bytes, size: int) -> Content:
    """Bytes that gzip packed and that were so many before."""
    return Content(lambda: cast(IO[bytes], gzip.GzipFile(fileobj=io.BytesIO(content))), size)


class Sheet(NamedTuple):
    """A table of a file: a sheet of a workbook, or a file that is one table.

    Attributes:
        name: Its name, "" of a file that is one table.
        content: CSV; nothing of a hidden sheet.
        hidden_rows: The first and the last of rows that are hidden or filtered out, from 1.
        hidden_columns: What stands over the hidden columns, in the first row that is not empty.
        is_hidden: Whether the sheet as a whole is hidden.
        labels: What a data set says of its columns beside their names, column by column.
    """

    name: str
    content: Content
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[str, ...] = ()
    is_hidden: bool = False
    labels: tuple[str, ...] = ()


@dataclass(slots=True)
class Room:
    """What may still be unpacked and computed of an upload, all of its files together.

    Attributes:
        whose: Whose files they are; two workbooks of one reader are not read at once.
        size: Bytes.
        seconds: Seconds of computing that the workbooks may still take.
    """

    whose: str = ""
    size: int = field(default_factory=lambda: LARGEST_CONTENT)
    seconds: float = field(default_factory=lambda: LONGEST_READING)

    def has(self, size: int) -> bool:
        """Take so many bytes, and return whether there was room for them."""
        self.size -= size
        return self.size >= 0
