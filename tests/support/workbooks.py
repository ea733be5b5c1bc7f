"""Excel workbooks in memory, whole or with a fault."""

import datetime
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from lib.reading.formats.apart.bounds import DAMAGED, LARGEST_CSV
from lib.reading.formats.apart.data_sets import data_set
from lib.reading.formats.apart.packing import packed_csv
from lib.reading.formats.apart.sheets import RefusedError, prepared, sheets
from lib.reading.formats.contents import Room, Sheet, packed_by_gzip, plain
from tests.support.files import zipped

Cell = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="22"/><xf numFmtId="21"/><xf numFmtId="46"/></cellXfs></styleSheet>'
)


def column(number: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def sheet_rows(
    rows: Sequence[Sequence[Cell]], shared: dict[str, int] | None = None, *, first_row: int = 1
) -> str:
    """Rows as the XML within a sheet; text goes among the shared strings if these are given."""
    return "".join(
        f'<row r="{r}">'
        + "".join(_cell(f"{column(c)}{r}", cell, shared) for c, cell in enumerate(row))
        + "</row>"
        for r, row in enumerate(rows, first_row)
    )


def _cell(place: str, cell: Cell, shared: dict[str, int] | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, str) and shared is None:
        text = f'<t xml:space="preserve">{escape(cell)}</t>'
        return f'<c r="{place}" t="inlineStr"><is>{text}</is></c>'
    if isinstance(cell, str) and shared is not None:
        return f'<c r="{place}" t="s"><v>{shared.setdefault(cell, len(shared))}</v></c>'
    if isinstance(cell, datetime.time):
        seconds = cell.hour * 3600 + cell.minute * 60 + cell.second
        return f'<c r="{place}" s="3"><v>{seconds / 86400!r}</v></c>'
    if isinstance(cell, datetime.datetime):
        days = (cell - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)
        return f'<c r="{place}" s="2"><v>{days!r}</v></c>'
    if isinstance(cell, datetime.date):
        return f'<c r="{place}" s="1"><v>{(cell - datetime.date(1899, 12, 30)).days}</v></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]] | str],
    *,
    inline: bool = False,
    states: Mapping[str, str] | None = None,
    after: str = "",
    changed: Mapping[str, str | bytes | None] | None = None,
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A workbook.

    Args:
        sheets: By name the rows, or the XML within `<sheetData>`.
        inline: Whether text stands in its cell and not among the shared strings.
        states: "hidden" or "veryHidden" by name of the sheet.
        after: XML that follows the cells of each sheet.
        changed: Members of the zip to have other contents, or, with None, to be left out.
        method: How the zip is compressed.
    """
    shared: dict[str, int] = {}
    parts: dict[str, str | bytes | None] = {}
    listed = links = ""
    for number, (name, rows) in enumerate(sheets.items(), 1):
        xml = rows if isinstance(rows, str) else sheet_rows(rows, None if inline else shared)
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{xml}</sheetData>{after}</worksheet>'
        )
        state = f' state="{states[name]}"' if states and name in states else ""
        listed += f'<sheet name={quoteattr(name)} sheetId="{number}"{state} r:id="rId{number}"/>'
        links += relationship(number, "worksheet", f"worksheets/sheet{number}.xml")
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    )
    count = len(sheets)
    parts["xl/_rels/workbook.xml.rels"] = relationships(
        links
        + relationship(count + 1, "styles", "styles.xml")
        + relationship(count + 2, "sharedStrings", "sharedStrings.xml")
    )
    parts["_rels/.rels"] = relationships(relationship(1, "officeDocument", "xl/workbook.xml"))
    parts["[Content_Types].xml"] = f'<Types xmlns="{PACKAGE}/content-types"/>'
    parts["xl/styles.xml"] = STYLES
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    parts |= changed or {}
    declared = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return zipped(
        {
            name: part if isinstance(part, bytes) else declared + part.encode()
            for name, part in parts.items()
            if part is not None
        },
        method=method,
    )


def relationships(links: str) -> str:
    """The member of the zip that says which member is what."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def relationship(number: int, kind: str, target: str) -> str:
    """One of the relationships."""
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def read_in_process(script: str, content: bytes, room: Room, *further: str) -> list[Sheet] | str:
    """What the process that reads workbooks or data sets would find, found in this one.

    For files that tests made and that hold nothing that could end a process.
    """
    try:
        if script == "data_sets.py":
            rows, labels = data_set(content, *further)
            size, packed, _ = packed_csv(rows, LARGEST_CSV)
            return [Sheet("", packed_by_gzip(packed, size), labels=tuple(labels))]
        return [
            Sheet(
                each.name,
                packed_by_gzip(each.packed, each.size) if each.packed else plain(b""),
                *(each.hidden_rows, each.hidden_columns, each.is_hidden),
            )
            for each in sheets(prepared(content))
        ]
    except RefusedError as error:
        return str(error)
    except Exception:
        return DAMAGED
