"""A workbook read back: the same numbers, texts that are texts, sheets that a reader can print."""

import io
import math
import re
import textwrap
import warnings
import zipfile
from dataclasses import replace
from numbers import Real
from typing import Any

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from lib.language import Language, Text
from lib.results.exports.changes import numbers_of_courses
from lib.results.exports.effects import numbers_of_differences, numbers_of_outcomes
from lib.results.exports.participants import numbers_of_flow
from lib.results.exports.response import numbers_of_next_trial
from lib.results.next_trial import Plan
from lib.study.contract import LONGEST_CLAIM
from lib.wording.exports import workbook
from lib.wording.exports.workbook import sheet_name, workbook_of
from lib.words import Words
from tests.support.exports import every_frame
from tests.support.studies import sample


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    """The cells of each sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def part(content: bytes, name: str) -> str:
    """A member of the file, without its suffix."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(f"xl/{name}.xml").decode()


def test_a_sheet_holds_title_unit_n_strip_and_the_numbers_then_study_date_and_source() -> None:
    study = sample()
    frame = numbers_of_differences(study, study.outcomes[1])
    ((name, cells),) = sheets_of(workbook_of([("By visit", frame)], study, Words("en"))).items()
    assert name == "1 By visit"
    assert [row[0] for row in cells[:5]] == [
        "By visit",
        "Outcome: C3 · Unit of the outcome: mg/dL · Measure: mean difference · Method: ANCOVA",
        "Randomised: 15 secretome, 14 placebo.",
        "Synthetic data: not the trial's patients, not its numbers.",
        "",
    ]
    assert re.fullmatch(
        re.escape(study.title.en) + r" · Saved on \d{1,2} [A-Z][a-z]+ \d{4}", cells[-2][0]
    )
    assert cells[-1][0] == f"Source: {study.source.en}"
    names, *rows = cells[5:-3]
    for said, column in (
        *(("Day", "day"), ("Estimate", "estimate"), ("95% CI lower", "ci_low"), ("p", "p_value")),
        ("n, secretome", "n_treatment"),
    ):
        found = [row[names.index(said)] for row in rows]
        assert found == pytest.approx(frame[column].tolist(), rel=1e-15)


def test_a_unit_beside_a_ratio_is_said_to_be_that_of_the_outcome() -> None:
    study = sample()
    frame = numbers_of_outcomes(study, study.primary_day)
    named: tuple[tuple[Language, str], ...] = (
        ("en", "Unit of the outcome"),
        ("it", "Unità di misura dell'esito"),
    )
    for language, heading in named:
        (cells,) = sheets_of(workbook_of([("T", frame)], study, Words(language))).values()
        top = next(row for row in cells if heading in row)
        ratio = next(row for row in cells if "IL-6" in row)
        assert ratio[top.index(heading)] == "pg/mL"


def test_the_next_trial_is_planned_on_a_ratio_where_the_outcome_is_analysed_by_logarithms() -> None:
    study = sample()
    plan = Plan(0.8, 0.5, 0.1)
    for code, heading in (("c3", "Difference to be detected"), ("il6", "Ratio to be detected")):
        frame = numbers_of_next_trial(study, study.outcome(code), study.primary_day, plan)
        sheets = sheets_of(workbook_of([("Next", frame)], study, Words("en")))
        # The differences planned for, then the curve.
        assert list(sheets) == ["1a Next", "1b Next"]
        for cells in sheets.values():
            assert heading in cells[5]
            assert ("Measure: ratio of geometric means" in cells[1][0]) == (code == "il6")


def test_a_workbook_holds_every_number_of_every_table() -> None:
    study = sample()
    frames = every_frame(sample)
    content = workbook_of(list(frames), study, Words("it"))
    by_table: dict[int, list[float]] = {}
    for name, cells in sheets_of(content).items():
        found = re.match(r"\d+", name)
        assert found is not None
        numbers = [cell for row in cells for cell in row if isinstance(cell, float)]
        by_table.setdefault(int(found[0]), []).extend(numbers)
    # Said in words: a yes or no, a band, the confidence of a heading; drawn: a lane and its end.
    in_words = ["band", "confidence", "lane", "drawn_to_day"]
    for place, (name, frame) in enumerate(frames, start=1):
        cells = frame.drop(columns=in_words, errors="ignore").to_numpy(dtype=object).ravel()
        numbers = [
            float(cell)
            for cell in cells
            if isinstance(cell, Real) and not isinstance(cell, bool) and math.isfinite(cell)
        ]
        # The file keeps sixteen digits of a number.
        assert sorted(by_table[place]) == pytest.approx(sorted(numbers), rel=1e-15), name


def test_no_text_is_a_formula_or_a_link() -> None:
    texts = ["=1+1", "{=A1}", "https://evil.example", "mailto:a@b", "<b>", "a\x01b", "12"]
    frame = pd.DataFrame({"term": texts})
    content = workbook_of([("=cmd|' /C calc'!A0", frame)], sample(), Words("en"))
    (cells,) = sheets_of(content).values()
    assert [row[0] for row in cells if row[0] in texts] == texts
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in archive.namelist() if "rels" in name and "sheet" in name]


def test_rows_of_another_kind_stand_on_a_sheet_of_their_own() -> None:
    study = sample()
    tables = [
        ("Courses", numbers_of_courses(study, study.first_outcome, "mean")),
        ("Flow", numbers_of_flow(study)),
    ]
    sheets = sheets_of(workbook_of(tables, study, Words("en")))
    assert list(sheets) == ["1a Courses", "1b Courses", "2a Flow", "2b Flow"]
    assert sheets["1a Courses"][5][:3] == ["Arm", "Day", "Estimate"]
    assert sheets["1b Courses"][0][0] == "Courses – participant by participant"
    assert sheets["1b Courses"][5][:4] == ["Participant", "Arm", "Day", "Value"]
    # 29 participants at three visits.
    assert sum(str(row[0]).startswith("P") for row in sheets["1b Courses"][6:]) == 87


def test_a_sheet_prints_one_page_wide_and_repeats_its_headings_and_the_strip() -> None:
    study = sample()
    frame = numbers_of_differences(study, study.first_outcome)
    content = workbook_of([("By visit", frame)], study, Words("en"))
    sheet = part(content, "worksheets/sheet1")
    assert 'fitToPage="1"' in sheet
    assert 'fitToHeight="0" orientation="landscape"' in sheet
    assert "&amp;RSynthetic data: not the trial's patients, not its numbers." in sheet
    # The headings stand in row 6, under which the sheet is frozen.
    assert 'ySplit="6" topLeftCell="A7"' in sheet
    assert 'Print_Titles" localSheetId="0">\'1 By visit\'!$6:$6<' in part(content, "workbook")
    assert 'wrapText="1"' in part(content, "styles")


@pytest.mark.parametrize("letters", [LONGEST_CLAIM, 20_000])
def test_no_row_is_higher_than_a_spreadsheet_takes_and_a_long_claim_is_seen_whole(
    letters: int,
) -> None:
    said = ("The change was larger with secretome than with placebo. " * 400)[:letters]
    numbers = {f"n_{place}": [1] for place in range(20)}
    # A wide table, of which texts have the narrower columns.
    frame = pd.DataFrame({"sentence": [said], "term": ["x" * 60], "remark": ["y" * 60]} | numbers)
    sheet = part(workbook_of([("T", frame)], sample(), Words("en")), "worksheets/sheet1")
    highest = max(float(each) for each in re.findall(r'<row [^>]* ht="([\d.]+)"', sheet))
    # As Excel bounds a row.
    assert highest <= 409.5
    if letters == LONGEST_CLAIM:
        width = float(re.findall(r'<col min="1" max="1" width="([\d.]+)"', sheet)[0])
        # Fifteen points a line; three letters of the column are its margins.
        assert len(textwrap.wrap(said, int(width) - 3)) * 15 <= highest < 409.5


def test_an_ampersand_or_a_long_title_in_the_header_of_a_page_is_text() -> None:
    study = sample()
    title = "R&D &P &[Date] " + "& " * 200
    named = replace(study, title=Text(title, title))
    with warnings.catch_warnings():
        # XlsxWriter leaves out a header that is too long, and says so.
        warnings.simplefilter("error")
        content = workbook_of([("T", pd.DataFrame({"n": [1]}))], named, Words("en"))
    header = part(content, "worksheets/sheet1").partition("<oddHeader>")[2]
    assert header.startswith("&amp;LR&amp;&amp;D &amp;&amp;P &amp;&amp;[Date] &amp;&amp;")


def test_sheets_have_names_of_whole_words_that_every_spreadsheet_takes() -> None:
    assert sheet_name("3", "Who: [x]/\\*?' and a very long title of a table") == (
        "3 Who x ’ and a very long title"
    )
    assert sheet_name("4", "When: each participant's events and doses") == (
        "4 When each participant’s"
    )
    assert sheet_name("2b", "Differenza tra i bracci, per il giorno 43") == (
        "2b Differenza tra i bracci"
    )
    assert sheet_name("12", "") == "12"
    # A word that is too long alone has to be cut.
    assert sheet_name("1", "x" * 60) == "1 " + "x" * 29


def test_an_infinite_number_is_the_sign_of_it() -> None:
    frame = pd.DataFrame({"number_needed": [float("inf"), -float("inf"), 2.5]})
    (cells,) = sheets_of(workbook_of([("T", frame)], sample(), Words("en"))).values()
    assert [row[0] for row in cells[4:8]] == ["NNTB (negative: NNTH)", "∞", "−∞", 2.5]


def test_a_table_that_is_too_long_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    frame = pd.DataFrame({"estimate": [1.5, 2.5, 3.5]})
    (cells,) = sheets_of(workbook_of([("T", frame)], sample(), Words("it"))).values()
    assert [row[0] for row in cells[4:8]] == ["Stima", 1.5, 2.5, ""]
    assert any("Le prime 2 righe di 3" in str(row[0]) for row in cells)
