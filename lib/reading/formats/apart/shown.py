"""What a workbook shows: cells as text, percentages, shared texts, what is hidden.

Works on the bytes of a workbook's XML and on its cells, in the process of `sheets.py`.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import posixpath
import re
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

# Formats that Excel has of itself and that show a number as a percentage.
_PERCENT_FORMATS = {b"9", b"10"}
_CUSTOM_FORMAT = re.compile(rb"""<(?:[^\s<>"'/]+:)?numFmt\s([^<>]*)""")
# What a format shows as it stands: a quoted text and a sign after a backslash.
_AS_IT_STANDS = re.compile(rb"&quot;.*?&quot;|\\.", re.DOTALL)
_STYLES = b"cellXfs"
_STYLE = re.compile(rb"""<(?:[^\s<>"'/]+:)?xf\b([^<>]*)""")
_ROW = re.compile(rb"""<(?:[^\s<>"'/]+:)?row\b([^<>]*)""")
_COLUMNS = re.compile(rb"""<(?:[^\s<>"'/]+:)?col\b([^<>]*)""")
_SHARED = re.compile(rb"""<(?:[^\s<>"'/]+:)?si[\s/>]""")
_TAG = re.compile(rb"<[^<>]*>")
# A cell that shows a shared text, and the number of that text.
_SHARING = re.compile(rb"""\st\s*+=\s*+["']s["']""")
_SHARING_CELL = re.compile(_SHARING.pattern + rb"""[^<>]*+>\s*+<(?:[^\s<>"'/]+:)?v>\s*+(\d+)""")
_ATTRIBUTE = re.compile(rb"""([A-Za-z]+)\s*=\s*["']([^"']*)""")
# Larger and smaller ones nobody shows as a percentage.
_MOST_PERCENT, _LEAST_PERCENT = 1e12, 1e-12
# So many numbers are remembered with their texts.
_MOST_NUMBERS = 2**16


class Numbers(dict[float, str]):
    """Each number as `cell_text`: most of a long table stand in it many times."""

    def __missing__(self, number: float) -> str:
        text = cell_text(number)
        if len(self) < _MOST_NUMBERS:
            self[number] = text
        return text


def cell_text(cell: object) -> str:
    """A cell as text.

    Whole numbers stand without a point, so that numbers serve as names ("101"); other numbers are
    the shortest that mean the same; days are as 2024-03-01, with a time unless it is midnight.
    """
    if isinstance(cell, str):
        return cell
    # What a data set has in place of a missing value.
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


def _attributes(of: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(of))


def percent_cell(styles: bytes) -> re.Pattern[bytes] | None:
    """A cell with a number that one of the styles shows as a percentage; None if none does."""
    formats = set(_PERCENT_FORMATS)
    for found in _CUSTOM_FORMAT.findall(styles):
        custom = _attributes(found)
        if b"%" in _AS_IT_STANDS.sub(b"", custom.get(b"formatCode", b"")):
            formats.add(custom.get(b"numFmtId", b""))
    start = styles.find(_STYLES)
    listed = styles[start : styles.find(_STYLES, start + 1)] if start >= 0 else b""
    shown = [_attributes(style).get(b"numFmtId") for style in _STYLE.findall(listed)]
    numbers = [str(number).encode() for number, name in enumerate(shown) if name in formats]
    if not numbers:
        return None
    return re.compile(
        rb"""(<(?:[^\s<>"'/]+:)?c\s[^<>]*?\bs\s*=\s*["'](?:%s)["'][^<>]*)>"""
        rb"""\s*(?:<(?:[^\s<>"'/]+:)?f\b[^<>]*>(?:[^<]*</(?:[^\s<>"'/]+:)?f>)?\s*)?"""
        rb"""<((?:[^\s<>"'/]+:)?v)>([^<]*)</""" % b"|".join(numbers)
    )


def as_percent(cell: re.Match[bytes]) -> bytes:
    """The start of a cell that `percent_cell` found, with its number as a text such as "36%"."""
    start, tag, number = cell.groups()
    if _attributes(start).get(b"t", b"n") != b"n":
        return cell[0]
    try:
        value = float(number)
    except ValueError:
        return cell[0]
    if value and not _LEAST_PERCENT < abs(value) < _MOST_PERCENT:
        return cell[0]
    shown = format(Decimal(repr(value)).scaleb(2).normalize(), "f")
    return b'%s t="str"><%s>%s%%</' % (start.replace(b't="n"', b""), tag, shown.encode())


def members_of(content: bytes) -> dict[str, str]:
    """By name of each sheet the member of the zip that holds it, as far as that is clear."""
    with contextlib.suppress(KeyError, ElementTree.ParseError):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            listed = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        targets = {link.get("Id"): link.get("Target", "") for link in links}
        return {
            sheet.get("name", ""): posixpath.join("/xl", targets[link]).lstrip("/")
            for sheet in listed.iter()
            if sheet.tag.endswith("}sheet")
            for key, link in sheet.attrib.items()
            if key.endswith("}id") and link in targets
        }
    return {}


def hidden_in(
    content: bytes, member: str | None, headings: list[str]
) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """The hidden rows of a sheet, and which of its headings stand over hidden columns."""
    xml = b""
    if member is not None:
        with contextlib.suppress(KeyError), zipfile.ZipFile(io.BytesIO(content)) as archive:
            xml = archive.read(member)
    if b"hidden" not in xml:
        return (), ()
    rows: list[tuple[int, int]] = []
    last = 0
    for found in _ROW.finditer(xml):
        row = _attributes(found[1])
        last = int(row.get(b"r", b"%d" % (last + 1)))
        if row.get(b"hidden") not in (b"1", b"true"):
            continue
        if rows and rows[-1][1] == last - 1:
            rows[-1] = rows[-1][0], last
        else:
            rows.append((last, last))
    columns: list[str] = []
    for found in _COLUMNS.finditer(xml):
        column = _attributes(found[1])
        if column.get(b"hidden") in (b"1", b"true"):
            first, end = int(column.get(b"min", b"1")), int(column.get(b"max", b"0"))
            columns += filter(None, map(str.strip, headings[max(first, 1) - 1 : end]))
    return tuple(rows), tuple(columns)


def lengths_of_shared(xml: bytes) -> list[int]:
    """Bytes of each shared text of a member."""
    if b"<si" not in xml and b":si" not in xml:
        return []
    starts = [found.start() for found in _SHARED.finditer(xml)]
    ends = [*starts[1:], len(xml)]
    return [len(_TAG.sub(b"", xml[i:j])) for i, j in zip(starts, ends, strict=True)]


def size_of_shared(xml: bytes, shared: list[int]) -> int:
    """Bytes that the cells of a sheet show of shared texts of these lengths, at most."""
    longest = max(shared, default=0)
    # A cell whose number is not found may show any text.
    size = longest * sum(1 for _ in _SHARING.finditer(xml))
    for cell in _SHARING_CELL.finditer(xml):
        number = int(cell[1][:9])
        size -= longest - (shared[number] if number < len(shared) else 0)
    return size
