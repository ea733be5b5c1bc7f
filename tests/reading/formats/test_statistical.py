"""Data sets of SPSS, Stata and SAS read by another process: what is refused, and that none harms.

What holds of every file that the other process reads is tested with workbooks.
"""

import csv
import io
import os
import struct
import tempfile
import time
import tracemalloc
from pathlib import Path

import pandas as pd
import pytest

from lib.reading.formats import statistical
from lib.reading.formats.apart.bounds import LARGEST_CSV, MOST_SECONDS
from lib.reading.formats.contents import Room, plain
from lib.reading.formats.statistical import BAD_DATA_SET, LARGE_DATA_SET, data_set_of
from lib.reading.text.delimited import TOO_LARGE
from lib.study.problems import Problem, Problems
from tests.support.binary import sas7bdat_frame
from tests.support.layouts import PEOPLE, sas, spss, stata

MEGABYTE = 2**20


def read(name: str, content: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """The rows of a data set and the labels of its variables; nothing may be wrong."""
    problems = Problems()
    found = data_set_of(name, plain(content), problems, Room())
    assert problems.found == ()
    assert found is not None
    (sheet,) = found
    return list(csv.reader(io.StringIO(sheet.content.read().decode()))), sheet.labels


def refusal(name: str, content: bytes, room: Room | None = None) -> Problem:
    """The one problem of a data set that is not read."""
    problems = Problems()
    assert data_set_of(name, plain(content), problems, room or Room()) is None
    (found,) = problems.found
    assert found.table == name
    return found


def declared_rows(content: bytes, rows: int) -> bytes:
    """An SPSS file whose header says that it has so many rows."""
    return content[:80] + struct.pack("<i", rows) + content[84:]


@pytest.mark.parametrize("rows", [2**31 - 1, -2])
def test_a_number_of_rows_that_a_header_says_costs_nothing(rows: int) -> None:
    begun = time.monotonic()
    content = declared_rows(spss(PEOPLE), rows)
    problems = Problems()
    found = data_set_of("a.sav", plain(content), problems, Room())
    # What is there is read, or the file is refused.
    assert (found is None) == bool(problems)
    assert time.monotonic() - begun < MOST_SECONDS


@pytest.mark.parametrize("rows", [2**31 - 1])
def test_rows_that_a_file_does_not_have_are_no_rows(rows: int) -> None:
    content = stata(pd.DataFrame({"a": [1, 2]}).astype("int8"), version=12)
    content = content[:6] + struct.pack("<i", rows) + content[10:]
    assert refusal("a.dta", content).allowed in (BAD_DATA_SET, LARGE_DATA_SET)


@pytest.mark.parametrize("declared", [0, 2**31 - 1])
def test_pages_of_a_sas_file_that_are_not_there_are_refused(declared: int) -> None:
    begun = time.monotonic()
    content = sas7bdat_frame(3, declared=declared)
    assert refusal("a.sas7bdat", content).allowed in (BAD_DATA_SET, LARGE_DATA_SET)
    assert time.monotonic() - begun < MOST_SECONDS


def test_labels_repeated_in_very_many_cells_are_bounded() -> None:
    # 60,000 rows of a byte show a label of 1,200 characters each: 72 MB of text.
    n, label = 60_000, "x" * 1200
    frame = pd.DataFrame({"a": [1.0] * n})
    content = spss(frame, variable_value_labels={"a": {1.0: label[:119]}}, compress=True)
    assert len(content) < MEGABYTE
    # As many columns as would show more text than there is room for.
    columns = LARGEST_CSV // (n * 119) + 1
    wide = pd.DataFrame({f"a{number}": frame["a"] for number in range(columns)})
    labels = {name: {1.0: label[:119]} for name in wide}
    content = spss(wide, variable_value_labels=labels, compress=True)
    assert len(content) < 4 * MEGABYTE
    assert refusal("a.sav", content).allowed == LARGE_DATA_SET


def test_the_server_does_not_hold_what_a_data_set_unpacks_to() -> None:
    frame = pd.DataFrame({f"a{n}": [1.0] * 20_000 for n in range(10)})
    codes = {name: {1.0: "x" * 100} for name in frame}
    content = spss(frame, variable_value_labels=codes, compress=True)
    tracemalloc.start()
    try:
        found = data_set_of("a.sav", plain(content), Problems(), Room())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found is not None
    assert found[0].content.size > 20 * 1_000_000
    assert peak < 4 * MEGABYTE


def test_a_large_file_and_one_of_an_upload_without_room_are_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = spss(PEOPLE)
    assert refusal("a.sav", content, Room(size=10)).allowed == TOO_LARGE
    assert refusal("a.sav", content, Room(seconds=0)).allowed == LARGE_DATA_SET
    monkeypatch.setattr(statistical, "LARGEST_CONTENT", 100)
    assert refusal("a.sav", content).allowed == TOO_LARGE


def test_nothing_is_written_to_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    contents = {"a.sav": spss(PEOPLE), "a.dta": stata(PEOPLE), "a.xpt": sas(PEOPLE[["id"]])}
    nowhere = str(tmp_path / "no such folder")
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, nowhere)
    monkeypatch.setattr(tempfile, "tempdir", nowhere)
    monkeypatch.chdir(tmp_path)
    for name, content in contents.items():
        assert len(read(name, content)[0]) == 3
        refusal(name, content[: len(content) // 3])
    assert os.listdir(tmp_path) == []
