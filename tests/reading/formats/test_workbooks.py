"""Workbooks read by another process: what is refused, and that none does the server harm."""

import csv
import gzip
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from lib.reading.formats import limited, workbooks
from lib.reading.formats.apart import bounds
from lib.reading.formats.apart import sheets as reader
from lib.reading.formats.apart.bounds import LARGEST_UNPACKED, MOST_SECONDS
from lib.reading.formats.contents import Room, plain
from lib.reading.formats.progress import OPENING, told_to
from lib.reading.formats.workbooks import (
    BAD_WORKBOOK,
    MOST_MEMBERS,
    NO_SHEETS,
    NOT_WORKBOOK,
    OUT_OF_BOUNDS,
    PROTECTED,
    TOO_LATE,
    sheets_of,
)
from lib.reading.text.delimited import TOO_LARGE
from lib.study.contract import LARGEST_CONTENT
from lib.study.problems import Problem, Problems
from tests.support.files import zipped
from tests.support.studies import problem
from tests.support.workbooks import (
    MAIN,
    OFFICE,
    Cell,
    relationship,
    relationships,
    sheet_rows,
    workbook,
)

NAME = "study.xlsx"


MEGABYTE = 2**20


def read(content: bytes) -> dict[str, list[list[str]]]:
    """The cells of each sheet; nothing may be wrong."""
    problems = Problems()
    found = sheets_of(NAME, plain(content), problems, Room())
    assert problems.found == ()
    assert found is not None
    visible = [sheet for sheet in found if not sheet.is_hidden]
    return {
        sheet.name: list(csv.reader(io.StringIO(sheet.content.read().decode())))
        for sheet in visible
    }


def read_rows(rows: Sequence[Sequence[Cell]] | str, after: str = "") -> list[list[str]]:
    """The cells of a sheet that is alone in its workbook."""
    return read(workbook({"A": rows}, after=after))["A"]


def refusal(content: bytes) -> Problem:
    """The one problem of a workbook that is not read."""
    problems = Problems()
    assert sheets_of(NAME, plain(content), problems, Room()) is None
    (found,) = problems.found
    return found


def reported(allowed: str, **values: object) -> Problem:
    return problem(NAME, None, "", "", allowed, **values)


ONE = workbook({"A": [["x"]]})


def cell(place: str) -> str:
    return f'<row><c r="{place}"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"a,b\n1,2\n", id="CSV"),
        pytest.param(b"<html><table></table></html>", id="HTML"),
        pytest.param(random.Random(1).randbytes(100_000), id="random"),
        pytest.param(zipped({"participants.csv": b"a"}), id="zip"),
    ],
)
def test_a_file_of_another_kind_is_reported(content: bytes) -> None:
    assert refusal(content) == reported(NOT_WORKBOOK)


def test_a_workbook_with_a_password_is_reported() -> None:
    stream = "EncryptedPackage".encode("utf-16-le")
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + stream + bytes(1000)
    assert refusal(content) == reported(PROTECTED)


def encrypted(content: bytes) -> bytes:
    """A workbook whose zip says that it has a password."""
    changed = bytearray(content)
    changed[changed.find(b"PK\1\2") + 8] |= 1
    return bytes(changed)


SHEET = "xl/worksheets/sheet1.xml"


LINKS = "xl/_rels/workbook.xml.rels"


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {a} "{f"&{b};" * 10}">' for a, b in zip("bcdefghi", "abcdefgh", strict=True)
    )
    + f']><sst xmlns="{MAIN}"><si><t>&i;</t></si></sst>'
)


DAMAGES: dict[str, dict[str, str | bytes | None]] = {
    "climbing": {"../evil.xml": "<x/>"},
    "climbing on Windows": {"xl\\..\\..\\evil.xml": "<x/>"},
    "from the root": {"/evil.xml": "<x/>"},
    "from a drive": {"C:\\evil.xml": "<x/>"},
    "no XML": {"xl/workbook.xml": b"\0\1\2"},
    "sheet missing": {SHEET: None},
    "links missing": {LINKS: None},
    "links wrong": {LINKS: relationships(relationship(9, "worksheet", "x.xml"))},
    "entities": {"xl/sharedStrings.xml": BOMB},
    "text missing": {"xl/sharedStrings.xml": None},
    "sheet cut": {SHEET: f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1">'},
    "sheet in UTF-16": {SHEET: "<worksheet/>".encode("utf-16")},
}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(ONE[:-30], id="cut"),
        pytest.param(ONE[: len(ONE) // 2], id="cut in half"),
        pytest.param(b"PK" + random.Random(1).randbytes(100_000), id="random"),
        pytest.param(b"PK\3\4" * 100_000, id="repeated"),
        pytest.param(encrypted(ONE), id="password of the zip"),
        pytest.param(zipped({"content.xml": b"<x/>", "mimetype": b"x"}), id="ods"),
        pytest.param(zipped({"xl/workbook.bin": b"x"}), id="xlsb"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), id="xls"),
        pytest.param(workbook({"A": [["x"]]}, method=zipfile.ZIP_BZIP2), id="bzip2"),
        pytest.param(workbook({"A": [["x"]]}, method=zipfile.ZIP_LZMA), id="lzma"),
        *(
            pytest.param(workbook({"A": [["x"]]}, changed=changed), id=name)
            for name, changed in DAMAGES.items()
        ),
        pytest.param(workbook({"A": cell("&#65;1")}), id="place as entity"),
    ],
)
def test_a_damaged_workbook_is_reported(content: bytes) -> None:
    assert refusal(content) == reported(BAD_WORKBOOK)


def test_a_workbook_without_visible_sheets_is_reported() -> None:
    assert refusal(workbook({})) == reported(NO_SHEETS)
    assert refusal(workbook({"A": [[1]]}, states={"A": "hidden"})) == reported(NO_SHEETS)


# The grid from the first cell to the last has 17 thousand million cells.
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="there may be no limit of memory")


FAR = "<row><c foo='>' r\n=\t'XFD1048576' bar='<'><v>1</v></c></row>"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(cell("A1") + cell("XFD1048576"), marks=LINUX),
        pytest.param(cell("A1") + FAR, marks=LINUX),
        cell("XFD1048576"),
        cell("A1") + cell("A999999999999"),
        cell("A1") + cell("AAAAAAAA1"),
        cell("A1") + cell("XFD489"),
        cell("A1") + cell("GR40001"),
        cell("A1") + cell("Z599999"),
    ],
)
def test_a_cell_far_from_the_table_is_reported(rows: str) -> None:
    assert refusal(workbook({"A": [["x"]], "B": rows})) == reported(OUT_OF_BOUNDS)


@LINUX
def test_cells_are_reported_as_far_wherever_the_sheet_stands_in_the_zip() -> None:
    cells = cell("A1") + cell("XFD1048576")
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    changed = {
        LINKS: relationships(relationship(1, "worksheet", "printer.XML")),
        "xl/printer.XML": xml,
    }
    assert refusal(workbook({"A": []}, changed=changed)) == reported(OUT_OF_BOUNDS)


def test_a_small_workbook_that_unpacks_to_a_large_one_is_reported() -> None:
    bomb = workbook({"A": [["x"]]}, changed={"xl/a.xml": b" " * (LARGEST_UNPACKED + 1)})
    assert len(bomb) < MEGABYTE
    limit = LARGEST_UNPACKED // MEGABYTE
    assert refusal(bomb) == reported(TOO_LARGE, limit=limit)


def test_a_size_declared_too_small_is_not_believed() -> None:
    bomb = bytearray(workbook({"A": [["x"]]}, changed={"xl/a.xml": bytes(MEGABYTE)}))
    place = bomb.rfind(b"PK\1\2") + 24
    bomb[place : place + 4] = (10).to_bytes(4, "little")
    assert refusal(bytes(bomb)) == reported(BAD_WORKBOOK)


def test_a_large_file_and_one_of_many_members_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(b"PK\1\2" * (MOST_MEMBERS + 1)) == reported(OUT_OF_BOUNDS)
    monkeypatch.setattr(workbooks, "LARGEST_CONTENT", MEGABYTE)
    assert refusal(ONE + bytes(MEGABYTE)) == reported(TOO_LARGE, limit=1)


def test_many_names_for_one_sheet_are_reported() -> None:
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 10_000))
    listed = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    content = workbook({"A": [["x"]]}, changed={"xl/workbook.xml": listed})
    assert refusal(content) == reported(OUT_OF_BOUNDS)


def test_deep_nesting_does_no_harm() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is>' + "<r>" * 200_000 + "<t>x</t>"
    assert read_rows(rows + "</r>" * 200_000 + "</is></c></row>") == [["x"]]
    refused = refusal(workbook({"A": [[1]]}, changed={"xl/workbook.xml": "<a>" * 200_000}))
    assert refused.allowed in (BAD_WORKBOOK, NO_SHEETS)


def faked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> None:
    """Put a program in the place of the one that reads workbooks."""
    (tmp_path / "sheets.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(limited, "PROGRAMS", tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="there may be no such limit")
def test_a_reader_may_use_only_so_much_memory() -> None:
    path = Path(reader.__file__)
    program = path.read_text(encoding="utf-8").split("\nif __name__")[0]
    program += "limit_this_process()\ntry:\n    bytes(2**31)\nexcept MemoryError:\n    exit(3)"
    names = {"__name__": "__main__", "__package__": "", "__file__": str(path)}
    code = f"exec({program!r}, {names!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 3


@pytest.mark.parametrize(
    ("end", "fault"),
    [
        ("os.abort()", reported(OUT_OF_BOUNDS)),
        ("os._exit(3)", reported(OUT_OF_BOUNDS)),
        ("time.sleep(60)", reported(TOO_LATE, limit=1)),
    ],
)
def test_a_reader_that_ends_or_hangs_does_the_server_no_harm(
    end: str, fault: Problem, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(limited, "LONGEST_WAIT", 1)
    monkeypatch.setattr(workbooks, "LONGEST_WAIT", 1)
    limit = "import os, time\ntry:\n    import resource\n    resource.setrlimit(4, (0, 0))\n"
    faked(monkeypatch, tmp_path, f"{limit}except ImportError:\n    pass\n{end}")
    assert refusal(ONE) == fault


def test_a_large_workbook_is_read_however_late_its_reader_begins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # More than a pipe holds, and a reader that takes nothing of it before its caller looks again.
    monkeypatch.setattr(limited, "PAUSE", 0.05)
    monkeypatch.setattr(workbooks, "LONGEST_WAIT", 10)
    answer = json.dumps({"refused": bounds.TOO_LARGE, "seconds": 0})
    took = "import sys, time\ntime.sleep(0.3)\nsize = len(sys.stdin.buffer.read())\n"
    large = workbook({"A": [["x"]]}, changed={"xl/media/image1.png": os.urandom(MEGABYTE)})
    faked(monkeypatch, tmp_path, f"{took}print({answer!r} if size == {len(large)} else size)")
    limit = LARGEST_UNPACKED // MEGABYTE
    assert refusal(large) == reported(TOO_LARGE, limit=limit)


def test_whoever_waits_for_a_workbook_is_told_and_ends_it_by_leaving(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faked(monkeypatch, tmp_path, "import time\ntime.sleep(60)")
    told: list[tuple[str, float]] = []

    def tell(text: str, done: float, values: Mapping[str, int]) -> None:
        told.append((text, done))
        if len(told) == 3:
            raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), told_to(tell):
        refusal(ONE)
    assert time.monotonic() - begun < 30
    assert {text for text, _ in told} == {OPENING}
    shares = [done for _, done in told]
    assert shares == sorted(set(shares))


def test_a_reader_that_does_not_start_is_no_fault_of_the_workbook(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faked(monkeypatch, tmp_path, "import no_such_module")
    with pytest.raises(RuntimeError, match=r"requirements\.txt"):
        sheets_of(NAME, plain(ONE), Problems(), Room())


def test_a_reader_sees_little_of_the_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("A_SECRET", "x")
    code = "import json, os, sys\nsys.stdin.buffer.read()\nseen = list(os.environ)\n"
    code += "seen = [{'name': name, 'size': 0, 'packed': 0} for name in ['x', *seen]]\n"
    code += "print(json.dumps({'sheets': seen, 'seconds': 0}))"
    faked(monkeypatch, tmp_path, code)
    found = sheets_of(NAME, plain(ONE), Problems(), Room())
    assert found is not None
    assert {sheet.name for sheet in found} <= {"x", "LC_CTYPE", "SYSTEMROOT", "LD_LIBRARY_PATH"}


def test_nothing_is_written_to_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no such folder")
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, nowhere)
    monkeypatch.setattr(tempfile, "tempdir", nowhere)
    monkeypatch.chdir(tmp_path)
    assert read(workbook({"A": [["x" * 1000]] * 5000}))["A"][-1] == ["x" * 1000]
    assert refusal(workbook({"A": cell("XFD1048576")})) == reported(OUT_OF_BOUNDS)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("large", [b" " * 60 * MEGABYTE, b"<a>" * 10 * MEGABYTE])
def test_the_server_does_not_hold_what_a_workbook_unpacks_to(large: bytes) -> None:
    content = workbook({"A": [["x"]]}, changed={"xl/a.xml": large})
    tracemalloc.start()
    try:
        read(content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * MEGABYTE


def test_the_program_writes_a_line_of_json_and_then_the_tables() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-B", reader.__file__], input=ONE, capture_output=True, check=True
    )
    line, tables = done.stdout.split(b"\n", 1)
    answer = json.loads(line)
    assert answer["sheets"] == [{"name": "A", "size": 2, "packed": len(tables)}]
    assert 0 < answer["seconds"] < MOST_SECONDS
    assert gzip.decompress(tables) == b"x\n"
    assert done.stderr == b""


def test_empty_rows_below_a_table_are_nothing_down_to_the_last_of_a_sheet() -> None:
    table: list[list[Cell]] = [[number, "x"] for number in range(30)]
    empty = "".join(f'<row r="{row}"/>' for row in range(32, 2**20 + 1, 16))
    assert len(read_rows(sheet_rows(table) + empty)) == 30


@pytest.mark.parametrize("place", ["XFD1", "Z99999"])
def test_cells_within_the_bounds_are_read(place: str) -> None:
    assert read_rows(cell("A1") + cell(place))[-1][-1] == "1"


def test_formatted_cells_that_hold_nothing_are_nothing_down_to_the_last_of_a_sheet() -> None:
    places = range(16, 2**20 + 1, 16)
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in places)
    assert read(workbook({"A": [["x"]], "B": rows})) == {"A": [["x"]], "B": []}


def test_the_workbooks_of_an_upload_share_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room()
    before = room.seconds
    assert sheets_of(NAME, plain(ONE), Problems(), room) is not None
    assert 0 < room.seconds < before
    room.seconds = 0
    monkeypatch.setattr(subprocess, "Popen", None)
    problems = Problems()
    assert sheets_of(NAME, plain(ONE), problems, room) is None
    assert problems.found == (reported(OUT_OF_BOUNDS),)


def test_the_workbooks_of_an_upload_share_their_room() -> None:
    problems, room = Problems(), Room(size=3)
    assert sheets_of(NAME, plain(ONE), problems, room) is not None
    assert room.size == 1
    assert sheets_of(NAME, plain(ONE), problems, room) is None
    limit = LARGEST_CONTENT // MEGABYTE
    assert problems.found == (reported(TOO_LARGE, limit=limit),)


def test_what_a_busy_machine_lets_wait_is_not_taken_from_the_time_of_an_upload(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = json.dumps({"refused": bounds.TOO_LARGE, "seconds": 0.25})
    faked(monkeypatch, tmp_path, f"import time\ntime.sleep(0.3)\nprint({answer!r})")
    room = Room(seconds=1.0)
    assert sheets_of(NAME, plain(ONE), Problems(), room) is None
    assert room.seconds == 0.75
