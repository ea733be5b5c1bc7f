"""A workbook read back: the same numbers, texts that are texts, a sheet for each table."""

import io
import math
import re
import zipfile
from typing import Any

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from lib.results.exports.effects import numbers_of_outcomes
from lib.wording.exports import workbook
from lib.wording.exports.workbook import sheet_name, workbook_of
from lib.words import Words
from tests.support.studies import sample


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    """The cells of each sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def test_a_sheet_holds_title_unit_n_strip_source_date_and_the_numbers() -> None:
    study = sample()
    outcome = study.outcomes[1]
    frame = numbers_of_outcomes(study, study.primary_day)
    ((name, cells),) = sheets_of(
        workbook_of([("All outcomes", frame, outcome)], study, Words("en"))
    ).items()
    assert name == "1 All outcomes"
    head = [row[0] for row in cells[:7]]
    assert head[:6] == [
        "All outcomes",
        "Unit of the outcome: mg/dL",
        "Randomised: 15 secretome, 14 placebo.",
        "Synthetic data: not the trial's patients, not its numbers.",
        study.title.en,
        f"Source: {study.source.en}",
    ]
    assert re.fullmatch(r"Saved on \d{1,2} [A-Z][a-z]+ \d{4}", head[6])
    names, *rows = cells[8:]
    for column in ("estimate", "ci_low", "p_value", "p_holm", "n_treatment"):
        place = names.index(column)
        for row, number in zip(rows, frame[column], strict=True):
            # The file keeps sixteen digits of a number.
            if math.isnan(number):
                assert row[place] == ""
            else:
                assert row[place] == pytest.approx(number, rel=1e-15)


def test_no_text_is_a_formula_or_a_link() -> None:
    texts = ["=1+1", "{=A1}", "https://evil.example", "mailto:a@b", "<b>", "a\x01b", "12"]
    frame = pd.DataFrame({"term": texts})
    content = workbook_of([("=cmd|' /C calc'!A0", frame, None)], sample(), Words("en"))
    (cells,) = sheets_of(content).values()
    assert [row[0] for row in cells[-len(texts) :]] == texts
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in archive.namelist() if "rels" in name and "sheet" in name]


def test_sheets_have_names_that_every_spreadsheet_takes() -> None:
    assert sheet_name(3, "Who: [x]/\\*?' and a very long title of a table") == (
        "3 Who x and a very long title o"
    )
    assert sheet_name(12, "") == "12"


def test_a_table_that_is_too_long_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    frame = pd.DataFrame({"estimate": [1.5, 2.5, 3.5]})
    (cells,) = sheets_of(workbook_of([("T", frame, None)], sample(), Words("it"))).values()
    assert [row[0] for row in cells[-3:]] == ["estimate", 1.5, 2.5]
    assert any(str(row[0]).startswith("Le prime 2 righe di 3") for row in cells)
