"""Small files that unpack to much: each is a study, a question or a problem, in little memory.

Repeated, nested, padded and shared, at random sizes around bounds that are made small here; as
large as they were found they are measured by `tests/hostile_files.py`.
"""

import importlib
import random
import re
import tracemalloc
from collections.abc import Callable

import pytest
from streamlit import get_option

from lib.reading import settings
from lib.reading.examine import examine, read_study
from lib.reading.formats import contents, zips
from lib.reading.formats.apart import bounds
from lib.reading.text import delimited
from lib.study.problems import MOST_PROBLEMS, StudyError
from tests.support.amplified import (
    Files,
    copies,
    long_fields,
    padded_formula,
    problems,
    quotes,
    shared_string,
    tables,
)
from tests.support.files import ROOT, zipped
from tests.support.workbooks import MAIN, workbook

pytestmark = pytest.mark.usefixtures("workbooks_in_process")

MEGABYTE = 2**20
# What may be held at once, in all: the bound on what is unpacked is a megabyte here.
MOST_HELD = 8 * MEGABYTE


def one_row(cells: str) -> str:
    return f'<row r="1">{cells}</row>'


def nested(depth: int) -> Files:
    packed = zipped({"participants.csv": b"0" * MEGABYTE})
    for _ in range(depth):
        packed = zipped({"inner.zip": packed})
    return {"study.zip": packed}


def one_member_of_many_names(number: int) -> Files:
    """A zip whose directory lists the same packed bytes under many names."""
    packed = zipped({"participants.csv": b"0" * (MEGABYTE // 2)})
    start = packed.index(b"PK\1\2")
    end = packed.index(b"PK\5\6")
    directory = packed[start:end] * number
    tail = bytearray(packed[end:])
    tail[8:12] = number.to_bytes(2, "little") * 2
    tail[12:16] = len(directory).to_bytes(4, "little")
    return {"study.zip": packed[:start] + directory + bytes(tail)}


def formulas(number: int) -> Files:
    cells = '<c r="A1"><f>A2</f>' + " " * 50 + "<v></v></c>"
    return {"study.xlsx": workbook({"participants": one_row(cells * number)})}


def open_formulas(number: int) -> Files:
    return {"study.xlsx": workbook({"participants": one_row("<c><f>A</f>  <v> " * number)})}


def rich_text(runs: int) -> Files:
    """A workbook of which one shared text is made of many runs."""
    text = "<si>" + "<r><t>aaaaaaaaaa</t></r>" * runs + "</si>"
    cells = '<c t="s"><v>0</v></c>' * 400
    xml = f'<sst xmlns="{MAIN}">{text}</sst>'
    changed = {"xl/sharedStrings.xml": xml}
    return {"study.xlsx": workbook({"participants": one_row(cells)}, changed=changed)}


def far_cell(row: int) -> Files:
    return {"study.xlsx": workbook({"participants": f'<row><c r="ZZ{row}"><v>1</v></c></row>'})}


def many_sheets(number: int) -> Files:
    return {"study.xlsx": workbook({f"participants {each}": [["a"]] for each in range(number)})}


def merged(number: int) -> Files:
    ranges = '<mergeCell ref="A1:ZZ100000"/>' * number
    after = f'<mergeCells count="{number}">{ranges}</mergeCells>'
    return {"study.xlsx": workbook({"participants": [["a"]]}, after=after)}


def many_columns(number: int) -> Files:
    return {"participants.csv": b"," * number + b"\n" + b"a," * number}


def many_rows(number: int) -> Files:
    return {"participants.csv": b"participant_id,arm\n" + b"a,b\n" * number}


def toml(line: str) -> Callable[[int], Files]:
    return lambda number: tables(number, line)


def one_line(text: str) -> Callable[[int], Files]:
    return lambda number: {"study.toml": text.encode() * number}


# What makes the files, and about how large the number is that it takes.
AMPLIFIED: dict[str, tuple[Callable[[int], Files], int]] = {
    "zips repeated": (lambda number: copies(number, MEGABYTE // 2), 6),
    "zips nested": (nested, 5),
    "one member, many names": (one_member_of_many_names, 40),
    "a padded formula": (padded_formula, 100_000),
    "formulas": (formulas, 5000),
    "open formulas": (open_formulas, 5000),
    "a shared text": (lambda number: shared_string(number, 40), 5000),
    "a shared text in runs": (rich_text, 1000),
    "a far cell": (far_cell, 100_000),
    "sheets": (many_sheets, 200),
    "merged cells": (merged, 20_000),
    "quotes": (quotes, 200_000),
    "open quotes": (lambda number: {"participants.csv": b'a,b\n"' + b"x\n" * number}, 300_000),
    "long fields": (lambda number: long_fields(number, 8), 5000),
    "long fields of wide characters": (
        lambda number: {"participants.csv": b"a,b\n" + "\U0001f9ec,".encode() * number},
        50_000,
    ),
    "columns": (many_columns, 100_000),
    "rows": (many_rows, 30_000),
    "rows that are wrong": (problems, 1500),
    "TOML tables": (toml("[a{}]\n"), 400),
    "TOML arrays of tables": (toml("[[a.b]]\n"), 400),
    "TOML dotted names": (one_line("a" + ".b" * 900 + " = 1\n"), 50),
    "TOML nested": (one_line("x = " + "[" * 4900 + "\n"), 2),
    "TOML nested tables": (one_line("x = " + "{a=" * 900 + "\n"), 2),
}


@pytest.mark.parametrize("name", AMPLIFIED)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_amplified_is_read_or_refused_in_little_memory(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (contents, delimited, zips):
        monkeypatch.setattr(module, "LARGEST_CONTENT", MEGABYTE)
    monkeypatch.setattr(bounds, "LARGEST_CSV", MEGABYTE)
    monkeypatch.setattr(delimited, "MOST_CELLS", 20_000)
    monkeypatch.setattr(settings, "MOST_SETTINGS", 300)
    # What such files are the first to need costs the server once.
    importlib.import_module("lib.reading.layout.understand")
    make, size = AMPLIFIED[name]
    files = make(random.Random(name).randint(size // 2, 3 * size // 2))
    tracemalloc.start()
    try:
        examined = examine(files)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < MOST_HELD
    assert len(examined.problems) <= MOST_PROBLEMS + 1
    if examined.study is None:
        with pytest.raises(StudyError):
            read_study(files)


def test_the_bounds_in_the_readme_are_those_that_hold() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    end = r"` in `(lib/\S+)\.py` \|$"
    row = r"^\| [^|]+ \| ([\d,]+)( MB)? \| `(\w+)(?:\[\"(\w+)\"\])?"
    rows = re.findall(row + end, readme, re.M)
    assert len(rows) == len(re.findall(end, readme, re.M)) > 20
    set_up = r"^\| [^|]+ \| (\d+) MB \| `(\w+)` in `\.streamlit/config\.toml` \|$"
    found_in_settings = re.findall(set_up, readme, re.M)
    assert len(found_in_settings) == 2
    for figure, name in found_in_settings:
        assert get_option(f"server.{name}") == int(figure)
    for figure, is_megabytes, name, key, path in rows:
        found = getattr(importlib.import_module(path.replace("/", ".")), name)
        found = found[key][0] if key else found
        assert found == int(figure.replace(",", "")) * (MEGABYTE if is_megabytes else 1), name
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "| 50 MB | `maxUploadSize`" in readme
    assert "\nmaxUploadSize = 50\n" in config
