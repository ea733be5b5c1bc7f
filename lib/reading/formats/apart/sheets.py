"""From an Excel workbook to its sheets as CSV, in a process of its own.

Run by path, never in the server: python-calamine lays a sheet out as a full grid from its first to
its farthest cell, and where memory does not suffice Rust ends the process. A server into which
others load files is promised to hold on Linux, where the limits of memory and computing time in
`bounds.py` are kept. macOS and Windows do not keep them all; there people open files of their own,
and what takes too long is ended by the process that waits for it.

The workbook comes by standard input. Standard output is a line of JSON, either `{"sheets":
[{"name": ..., "size": ..., "packed": ...}, ...], "seconds": ...}` followed by the CSV of the
sheets one after the other, each packed by gzip from so many bytes to so many, or `{"refused": ...,
"seconds": ...}` with one of the reasons in `bounds.py`; the seconds are of computing. An argument
may say how many there are at most, if fewer than there. Packed, because the server is to hold
little.

Of hidden sheets the names alone are told, and those that are no worksheets, such as charts, are
left out. The cells of merged ones are empty but for the first. A number that is shown as "36%" is
that text and not 0.36, as in a CSV file saved by hand.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import python_calamine

if TYPE_CHECKING or __package__:
    from lib.reading.formats.apart import bounds, shown
    from lib.reading.formats.apart.packing import TooLargeError, packed_csv
else:
    # Run by path, the process has the neighbour alone: the package would bring pandas with it.
    sys.path.append(str(Path(__file__).resolve().parent))
    import bounds
    import shown
    from packing import TooLargeError, packed_csv

# So short a shared text is not worth the time to count who shows it.
SHORT = 100

_CELL = rb"""<(?:[^\s<>"'/]+:)?c"""
_ERROR_CELL = re.compile(_CELL + rb"""\s(?:[^<>]*?\s)?t\s*=\s*["']e(?=["'])""")
_FORMULA_WITHOUT_VALUE = re.compile(
    # Possessive, or the time for the spaces of one cell would grow with their square.
    rb"""<c((?:\s(?!t\s*=)[^\s<>]*+)*+)>\s*+<f(?:\s[^<>]*)?(?:/>|>([^<]*+)</f>)\s*+"""
    rb"""(?:<v\s*+/>|<v>\s*+</v>)?+\s*+</c>"""
)


class RefusedError(Exception):
    """A workbook that is not read; its argument is the reason."""


class PackedSheet(NamedTuple):
    """A worksheet.

    Attributes:
        name: Its name.
        packed: CSV, packed by gzip; nothing of a hidden sheet.
        size: Bytes of the CSV.
        hidden_rows: The first and the last of rows that are hidden or filtered out, from 1.
        hidden_columns: What stands over the hidden columns, in the first row that is not empty.
        is_hidden: Whether the sheet as a whole is hidden.
    """

    name: str
    packed: bytes = b""
    size: int = 0
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[str, ...] = ()
    is_hidden: bool = False


def limit_this_process(seconds: int = bounds.MOST_SECONDS) -> None:
    """Bound memory and seconds of computing, where the system can; leave no image of the memory."""
    # Should the machine itself run out of memory, this process is to end and not the server.
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, bounds.MOST_MEMORY),
        (resource.RLIMIT_CPU, min(seconds, bounds.MOST_SECONDS)),
        (resource.RLIMIT_CORE, 0),
    ):
        # macOS does not let every limit be set, and none may be raised.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def repacked(content: bytes) -> bytes:
    """The workbook's XML as a zip without compression, whose sizes are true.

    Error cells become text ("#N/A"), which calamine would leave empty, a formula that no program
    has calculated stands as "=A1+1", and 0.36 shown as a percentage as "36%": they read as a CSV
    file saved by hand would.

    Args:
        content: The workbook.

    Returns:
        The zip; images and other members that hold no cells are left out unread.

    Raises:
        RefusedError: It is too large or damaged.
    """
    room = bounds.LARGEST_UNPACKED
    shared: list[int] = []
    with_cells: list[str] = []
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(packed, "w") as copy:
        members = {member.filename: member for member in archive.infolist()}
        percent: re.Pattern[bytes] | None = None
        # The styles first, which say what a number in a cell looks like.
        for name in sorted(members, key=lambda name: not name.lower().endswith("/styles.xml")):
            member = members[name]
            if not name.lower().endswith((".xml", ".rels")):
                continue
            with archive.open(member) as unpacked:
                data = unpacked.read(room + 1)
            room -= len(data)
            if room < 0:
                raise RefusedError(bounds.TOO_LARGE)
            # UTF-16, in which calamine finds nothing and reports no fault.
            if b"\0" in data:
                raise RefusedError(bounds.DAMAGED)
            if name.lower().endswith("/styles.xml"):
                percent = shown.percent_cell(data)
            shared += shown.lengths_of_shared(data)
            # Whatever its name, calamine finds cells in nothing else.
            if b"sheetData" in data:
                with_cells.append(name)
                data = _with_shown_cells(data, percent)
            copy.writestr(name, data)
    if max(shared, default=0) > SHORT:
        _bound_what_is_shown(packed, with_cells, shared)
    return packed.getvalue()


def prepared(content: bytes) -> bytes:
    """A workbook of any kind as `sheets` reads it."""
    return repacked(content) if is_of_xml(content) else bounded(content)


def is_of_xml(content: bytes) -> bool:
    """Whether a workbook is one of Excel's XML, which `repacked` reads."""
    if not content.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(name.lower() == "xl/workbook.xml" for name in archive.namelist())


def bounded(content: bytes) -> bytes:
    """A workbook of another kind as it is: .xls, .xlsb or .ods.

    Raises:
        RefusedError: Unpacked it would be too large.
    """
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > bounds.LARGEST_UNPACKED:
                raise RefusedError(bounds.TOO_LARGE)
    return content


def _bound_what_is_shown(packed: io.BytesIO, names: list[str], shared: list[int]) -> None:
    """Refuse cells that together show far more text than they share."""
    with zipfile.ZipFile(packed) as copy:
        ends = sum(copy.read(name).count(b"</") for name in names)
        if max(shared) * ends <= bounds.LARGEST_CSV:
            return
        if (
            sum(shown.size_of_shared(copy.read(name), shared) for name in names)
            > bounds.LARGEST_CSV
        ):
            raise RefusedError(bounds.OUT_OF_BOUNDS)


def _with_shown_cells(xml: bytes, percent: re.Pattern[bytes] | None) -> bytes:
    if percent is not None:
        xml = percent.sub(shown.as_percent, xml)
    if b't="e"' in xml or b"t='e'" in xml:
        xml = _ERROR_CELL.sub(lambda cell: cell[0][:-1] + b"str", xml)
    if b"<f" in xml:
        xml = _FORMULA_WITHOUT_VALUE.sub(rb'<c\1 t="str"><v>=\2</v></c>', xml)
    return xml


def sheets(content: bytes) -> Iterator[PackedSheet]:
    """The worksheets of a workbook, the hidden ones without their cells.

    Args:
        content: The workbook; see `repacked`.

    Yields:
        Each sheet. The CSV begins at row 1 and column A, so its records are the sheet's rows.

    Raises:
        RefusedError: There are too many sheets or cells, or too much text.
    """
    room = bounds.LARGEST_CSV
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    if len(workbook.sheets_metadata) > bounds.MOST_SHEETS:
        raise RefusedError(bounds.OUT_OF_BOUNDS)
    members = shown.members_of(content) if is_of_xml(content) else {}
    for described in workbook.sheets_metadata:
        if described.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        if described.visible != python_calamine.SheetVisibleEnum.Visible:
            yield PackedSheet(described.name, is_hidden=True)
            continue
        sheet = workbook.get_sheet_by_name(described.name)
        last_row, last_column = sheet.end or (-1, -1)
        if (last_row + 1) * (last_column + 1) > bounds.MOST_CELLS:
            raise RefusedError(bounds.OUT_OF_BOUNDS)
        # Rows begin with the first column in use.
        first = (sheet.start or (0, 0))[1]
        rows = sheet.iter_rows() if sheet.end is not None else ()
        try:
            size, packed, headings = packed_csv(rows, room, blank=first)
        except TooLargeError:
            raise RefusedError(bounds.OUT_OF_BOUNDS) from None
        room -= size
        member = members.get(described.name)
        hidden = shown.hidden_in(content, member, headings) if member else ()
        yield PackedSheet(described.name, packed, size, *hidden)


def _hidden_of(sheet: PackedSheet) -> dict[str, object]:
    """What is hidden of a sheet, by name, but for what is not."""
    return {name: hidden for name, hidden in sheet._asdict().items() if hidden and "hidden" in name}


def main() -> None:
    """Read a workbook from standard input and write its sheets to standard output."""
    limit_this_process(*map(int, sys.argv[1:]))
    found: list[PackedSheet] = []
    answer: dict[str, object] = {}
    try:
        found = list(sheets(prepared(sys.stdin.buffer.read())))
        answer["sheets"] = [
            {
                "name": sheet.name,
                "size": sheet.size,
                "packed": len(sheet.packed),
                **_hidden_of(sheet),
            }
            for sheet in found
        ]
    except RefusedError as error:
        answer["refused"] = str(error)
    except MemoryError:
        answer["refused"] = bounds.OUT_OF_BOUNDS
    except BaseException:  # What Rust gives up on is no Exception.
        answer["refused"] = bounds.DAMAGED
    answer["seconds"] = time.process_time()
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    if "sheets" in answer:
        sys.stdout.buffer.writelines(sheet.packed for sheet in found)


if __name__ == "__main__":
    main()
