"""Small files of old and binary kinds, written as their formats say."""

import struct
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.support.files import zipped
from tests.support.workbooks import PACKAGE, Cell, relationship, relationships

SECTOR = 512


def xls(rows: Sequence[Sequence[Cell]]) -> bytes:
    """An Excel 97 workbook of one sheet: records of BIFF8 in a compound file."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def bof(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 6))

    cells = b""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            place = struct.pack("<HHH", r, c, 0)
            if isinstance(cell, int | float):
                cells += record(0x203, place + struct.pack("<d", cell))
            elif cell is not None:
                text = str(cell)[:250]
                content = struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
                cells += record(0x204, place + content)
    end = record(0x0A, b"")
    sheet = bof(0x10) + cells + end
    name = b"Data"
    bound = struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name
    before = bof(0x5) + record(0x42, struct.pack("<H", 1200))
    start = len(before) + len(record(0x85, bound)) + len(end)
    bound = struct.pack("<I", start) + bound[4:]
    return compound(b"Workbook", before + record(0x85, bound) + end + sheet)


def compound(name: bytes, stream: bytes) -> bytes:
    """A compound file of one stream, long enough to have sectors of its own."""
    stream = stream.ljust(8 * SECTOR, b"\0")
    size = len(stream)
    stream += b"\0" * (-size % SECTOR)
    n = len(stream) // SECTOR
    n_fat = -(-(n + 8) // 128)
    none, last = 0xFFFFFFFF, 0xFFFFFFFE
    # The tables of sectors first, then the directory, then the stream.
    chain = [0xFFFFFFFD] * n_fat + [last]
    chain += [n_fat + 2 + k for k in range(n - 1)] + [last]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(n_fat * SECTOR, b"\xff")

    def entry(name: bytes, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.decode().encode("utf-16-le") + b"\0\0" if name else b""
        head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, none, none, child)
        return head + bytes(36) + struct.pack("<IQ", start, size)

    directory = entry(b"Root Entry", 5, 1, last, 0) + entry(name, 2, none, n_fat + 1, size)
    directory = directory.ljust(SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, n_fat, n_fat, 0, 4096, last, 0, last, 0)
    places = [*range(n_fat), *[none] * (109 - n_fat)]
    return head + struct.pack("<109I", *places) + fat + directory + stream


def ods(rows: Sequence[Sequence[Cell]]) -> bytes:
    """An OpenDocument spreadsheet of one sheet."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(
        f'xmlns:{short}="{office}:{short}:1.0"' for short in ("office", "table", "text")
    )

    def cell(value: Cell) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'
        text = f"<text:p>{escape(str(value))}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    table = f'<table:table table:name="Data">{lines}</table:table>'
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f"<office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = f'xmlns:manifest="{office}:manifest:1.0"'
    manifest = f"<manifest:manifest {space}></manifest:manifest>"
    members = {"mimetype": kind, "content.xml": xml, "META-INF/manifest.xml": manifest}
    return zipped({name: text.encode() for name, text in members.items()})


def xlsb(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A binary workbook of one sheet: records of BIFF12 in a zip."""

    def record(kind: int, content: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size, length = len(content), b""
        while True:
            length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
            size >>= 7
            if not size:
                return head + length + content

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    width = max(map(len, rows), default=1)
    cells = record(0x94, struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, width - 1))
    cells += record(0x91)
    for r, row in enumerate(rows):
        cells += record(0, struct.pack("<I", r) + bytes(13))
        for c, cell in enumerate(row):
            place = struct.pack("<II", c, 0)
            if isinstance(cell, int | float):
                cells += record(0x05, place + struct.pack("<d", cell))
            elif cell is not None:
                cells += record(0x06, place + wide(str(cell)[:1000]))
    cells += record(0x92)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("Data")
    book = record(0x83) + record(0x99, bytes(8)) + record(0x8F) + record(0x9C, bundle)
    book += record(0x90) + record(0x84)
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(),
            "_rels/.rels": relationships(
                relationship(1, "officeDocument", "xl/workbook.bin")
            ).encode(),
            "xl/_rels/workbook.bin.rels": relationships(
                relationship(1, "worksheet", "worksheets/sheet1.bin")
            ).encode(),
            "xl/workbook.bin": book,
            "xl/worksheets/sheet1.bin": record(0x81) + cells + record(0x82),
        }
    )


def sas7bdat_frame(pages: int, *, page: int = 1024, declared: int | None = None) -> bytes:
    """A SAS data set's header with pages of nothing; `declared` pages, if not as many as it has."""
    head = bytearray(1024)
    head[:32] = bytes.fromhex("00" * 12 + "c2ea8160b31411cfbd92080009c7318c181f1011")
    head[37], head[39], head[70] = 1, ord("1"), 20
    head[84:92], head[92:96] = b"SAS FILE", b"DATA"
    count = pages if declared is None else declared
    struct.pack_into("<III", head, 196, len(head), page, count & 0xFFFFFFFF)
    head[216:224] = b"9.0401M1"
    one = bytearray(page)
    # A page of metadata with two subheaders: the size of a row, and that of columns.
    struct.pack_into("<HHH", one, 16, 0, 2, 2)
    struct.pack_into("<IIBB", one, 24, page - 480, 480, 0, 0)
    struct.pack_into("<IIBB", one, 36, page - 500, 12, 0, 0)
    struct.pack_into("<I", one, page - 480, 0xF7F7F7F7)
    struct.pack_into("<I", one, page - 480 + 20, 8)
    struct.pack_into("<I", one, page - 480 + 24, count & 0xFFFFFFFF)
    struct.pack_into("<I", one, page - 500, 0xF6F6F6F6)
    struct.pack_into("<I", one, page - 496, 1)
    return bytes(head) + bytes(one) * pages
