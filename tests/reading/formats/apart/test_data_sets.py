"""Data sets of SPSS, Stata and SAS as the process that reads them finds them."""

import csv
import io
import json
from typing import Any

import pytest

from lib.reading.formats.apart.bounds import DAMAGED
from lib.reading.formats.contents import Room
from tests.support.layouts import PEOPLE, sas, spss, stata
from tests.support.workbooks import read_in_process


def read(suffix: str, content: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """The rows of a data set and the labels of its variables."""
    found = read_in_process("data_sets.py", content, Room(), suffix)
    assert isinstance(found, list)
    (sheet,) = found
    return list(csv.reader(io.StringIO(sheet.content.read().decode()))), sheet.labels


def refusal(suffix: str, content: bytes) -> str:
    """Why a data set is not read."""
    found = read_in_process("data_sets.py", content, Room(), suffix)
    assert isinstance(found, str)
    return found


LABELS = {"id": "Patient", "c3": "C3 (mg/dL)"}
ARMS = {"arm": {1: "secretome", 2: "=2+2"}}


@pytest.mark.parametrize(("write", "suffix"), [(spss, ".sav"), (stata, ".dta")])
def test_labels_stand_in_place_of_codes_dates_as_dates_and_nothing_as_nothing(
    write: Any, suffix: str
) -> None:
    content = write(PEOPLE, column_labels=LABELS, variable_value_labels=ARMS)
    rows, labels = read(suffix, content)
    assert rows == [
        ["id", "arm", "c3", "first"],
        ["S1", "secretome", "80.25", "2024-03-04"],
        ["P1", "=2+2", "", "2024-03-05"],
    ]
    assert labels == ("Patient", "", "C3 (mg/dL)", "")


def test_a_transport_file_of_sas_is_read() -> None:
    rows, labels = read(".xpt", sas(PEOPLE[["id", "c3"]], column_labels=LABELS))
    assert rows == [["id", "c3"], ["S1", "80.25"], ["P1", ""]]
    assert labels == ("Patient", "C3 (mg/dL)")


def dataset(rows: list[list[object]], names: tuple[str, ...] = ("USUBJID", "AVAL")) -> bytes:
    described = [{"name": name, "label": f"Label of {name}"} for name in names]
    return json.dumps({"columns": described, "rows": rows}).encode()


def test_dataset_json_is_read_in_both_of_its_versions() -> None:
    expected = [["USUBJID", "AVAL"], ["S1", "80.25"], ["P1", ""]]
    rows: list[list[object]] = [["S1", 80.25], ["P1", None]]
    found, labels = read(".json", dataset(rows))
    assert found == expected
    assert labels == ("Label of USUBJID", "Label of AVAL")
    items = [{"name": "USUBJID"}, {"name": "AVAL", "label": "Value"}]
    group = {"IG.ADLB": {"items": items, "itemData": rows}}
    older = {"clinicalData": {"itemGroupData": group}}
    found, labels = read(".json", json.dumps(older).encode())
    assert found == expected
    assert labels == ("", "Value")


@pytest.mark.parametrize("suffix", [".sav", ".zsav", ".por", ".dta", ".xpt", ".sas7bdat", ".json"])
def test_what_is_no_data_set_is_reported(suffix: str) -> None:
    for content in (b"", b"a,b\n1,2\n", bytes(2000)):
        assert refusal(suffix, content) == DAMAGED


@pytest.mark.parametrize(
    "content",
    [
        *(b"[]", b"3", b'{"rows": []}', b'{"rows": 3, "columns": []}', b"{" * 100_000),
        *(b"[" * 1_000_000, b'{"rows": [[1]], "columns": []}', b'{"clinicalData": 3}', b"\xff\xfe"),
        *(b'{"rows": [], "columns": [{"label": "a"}]}', b"1" * 5000),
    ],
)
def test_json_of_another_kind_is_reported(content: bytes) -> None:
    assert refusal(".json", content) == DAMAGED
