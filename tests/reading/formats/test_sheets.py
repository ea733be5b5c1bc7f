"""From the sheets of a workbook to CSV: what cells become."""

import csv
import datetime
import gzip
import io
import random
import time
import zipfile
from collections.abc import Sequence

import pytest

from lib.reading.formats.apart import bounds
from lib.reading.formats.apart.bounds import OUT_OF_BOUNDS
from lib.reading.formats.apart.sheets import PackedSheet, RefusedError, repacked, sheets
from tests.support.files import MEASUREMENTS, PARTICIPANTS
from tests.support.workbooks import (
    MAIN,
    OFFICE,
    Cell,
    column,
    relationship,
    relationships,
    sheet_rows,
    workbook,
)

MEGABYTE = 2**20


def read(content: bytes) -> dict[str, list[list[str]]]:
    """The cells of each sheet."""
    found = [sheet for sheet in sheets(repacked(content)) if not sheet.is_hidden]
    return {sheet.name: rows_of(sheet) for sheet in found}


def rows_of(sheet: PackedSheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(gzip.decompress(sheet.packed).decode())))


def read_rows(rows: Sequence[Sequence[Cell]] | str, after: str = "") -> list[list[str]]:
    """The cells of a sheet that is alone in its workbook."""
    return read(workbook({"A": rows}, after=after))["A"]


@pytest.mark.parametrize("inline", [True, False])
def test_the_sheets_of_a_study_are_its_csv_files(inline: bool) -> None:
    tables = {"participants": PARTICIPANTS, "measurements": MEASUREMENTS}
    rows = {name: list(csv.reader(io.StringIO(table))) for name, table in tables.items()}
    found = sheets(repacked(workbook(rows, inline=inline)))
    assert [(sheet.name, sheet.size, gzip.decompress(sheet.packed)) for sheet in found] == [
        (name, len(table), table.encode()) for name, table in tables.items()
    ]


CELLS: list[tuple[Cell, str]] = [
    (22, "22"),
    (101.0, "101"),
    (-3, "-3"),
    (-0.0, "0"),
    (2**53 - 1, "9007199254740991"),
    (1e300, "1e+300"),
    (12.5, "12.5"),
    (0.1 + 0.2, "0.30000000000000004"),
    (1e-05, "1e-05"),
    (True, "TRUE"),
    (False, "FALSE"),
    ("22", "22"),
    ("007", "007"),
    ("1.0", "1.0"),
    ("<3.1", "<3.1"),
    ("NA", "NA"),
    (" x ", " x "),
    ('say "so", twice', 'say "so", twice'),
    ("two\nlines", "two\nlines"),
    ("=A1", "=A1"),
    ("Θεραπεία 🩺 è", "Θεραπεία 🩺 è"),
    ("x" * 10_000, "x" * 10_000),
    (datetime.date(2024, 3, 1), "2024-03-01"),
    (datetime.datetime(2024, 3, 1), "2024-03-01"),
    (datetime.datetime(2024, 3, 1, 13, 30), "2024-03-01T13:30:00"),
    (datetime.time(13, 30), "13:30:00"),
]


@pytest.mark.parametrize("inline", [True, False])
def test_a_cell_becomes_the_text_that_a_reader_expects(inline: bool) -> None:
    found = read(workbook({"A": [[cell, "end"] for cell, _ in CELLS]}, inline=inline))
    assert found == {"A": [[text, "end"] for _, text in CELLS]}


def test_a_duration_is_text() -> None:
    assert read_rows('<row r="1"><c r="A1" s="4"><v>1.5</v></c></row>') == [["1 day, 12:00:00"]]


def test_a_formula_is_the_value_that_was_calculated() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>B1*2</f><v>44</v></c><c r="B1"><v>22</v></c>'
        '<c r="C1" t="str"><f>"S"&amp;1</f><v>S1</v></c><c r="D1" t="b"><f>TRUE()</f><v>1</v></c>'
        '<c r="E1" t="str"><f>""</f><v></v></c><c r="F1"><v>1</v></c></row>'
    )
    assert read_rows(rows) == [["44", "22", "S1", "TRUE", "", "1"]]


@pytest.mark.parametrize("value", ["", "<v/>", "<v></v>", "<v> </v>"])
def test_a_formula_that_was_never_calculated_is_shown_and_not_an_empty_cell(value: str) -> None:
    rows = (
        f'<row r="1"><c r="A1" s="0"><f>B1&lt;2</f>{value}</c><c r="B1"><v>1</v></c>'
        f'<c r="C1"><f t="shared" si="0"/>{value}</c></row>'
    )
    assert read_rows(rows) == [["=B1<2", "1", "="]]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2" t="e"><v>{}</v></c>',
        '<c r="B2" s="0" t="e"><f>1/0</f><v>{}</v></c>',
        "<c t='e' r='B2'><v>{}</v></c>",
    ],
)
def test_an_error_is_shown_and_not_an_empty_cell(cell: str) -> None:
    errors = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?"]
    text = '<c r="A2" t="str"><v>t="e"</v></c>'
    found = read(
        workbook({str(n): f'<row r="2">{text}{cell.format(e)}</row>' for n, e in enumerate(errors)})
    )
    assert list(found.values()) == [[["", ""], ['t="e"', error]] for error in errors]


def test_the_first_of_merged_cells_holds_their_text() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    rows: list[list[Cell]] = [["a", None, "b"], [None, None, 1]]
    assert read_rows(rows, merged) == [["a", "", "b"], ["", "", "1"]]


def test_text_in_several_fonts_is_one_text() -> None:
    rich = "<is><r><t>IL</t></r><r><t>-6</t></r></is>"
    assert read_rows(f'<row r="1"><c r="A1" t="inlineStr">{rich}</c></row>') == [["IL-6"]]


def test_records_are_the_rows_of_the_sheet_though_the_first_are_empty() -> None:
    rows = sheet_rows([[None, None, "id"], [], [None, None, 7]], first_row=4)
    assert [record[-1] for record in read_rows(rows)] == ["", "", "", "id", "", "7"]
    assert {len(record) for record in read_rows(rows)} == {3}


def test_cells_may_leave_their_places_out() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert read_rows(rows) == [["1", "2"], ["3", ""]]


def test_sheets_keep_their_names_and_their_order() -> None:
    names = ["Misure – 日本", "a&b <c>", "Ω", "2"]
    assert list(read(workbook({name: [[1]] for name in names}))) == names


def test_a_sheet_without_cells_is_empty() -> None:
    assert read(workbook({"A": [["x"]], "B": []})) == {"A": [["x"]], "B": []}


def test_hidden_sheets_and_charts_are_left_out() -> None:
    links = relationship(1, "worksheet", "worksheets/sheet1.xml")
    links += relationship(2, "chartsheet", "chartsheets/sheet1.xml")
    listed = '<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="C" sheetId="2" r:id="rId2"/>'
    chart = workbook(
        {"A": [[1]]},
        changed={
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relationships(links),
            "xl/chartsheets/sheet1.xml": f'<chartsheet xmlns="{MAIN}"/>',
        },
    )
    states = {"B": "hidden", "C": "veryHidden"}
    hidden = workbook({"A": [[1]], "B": [[2]], "C": [[3]]}, states=states)
    assert read(hidden) == read(chart) == {"A": [["1"]]}
    # Their names are told, for one may be named after a table.
    told = [(sheet.name, sheet.packed) for sheet in sheets(repacked(hidden)) if sheet.is_hidden]
    assert told == [("B", b""), ("C", b"")]


def test_a_workbook_may_hold_images_and_be_stored_in_other_ways() -> None:
    image = {"xl/media/image1.png": random.Random(1).randbytes(MEGABYTE)}
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        assert read(workbook({"A": [[1]]}, changed=image, method=method)) == {"A": [["1"]]}


def test_a_workbook_without_styles_and_shared_text_is_read() -> None:
    without = {"xl/styles.xml": None, "xl/sharedStrings.xml": None}
    assert read(workbook({"A": [[1]]}, changed=without)) == {"A": [["1"]]}


def test_many_rows_are_read() -> None:
    rows = read_rows([[number, "mex_sledai", 0.5] for number in range(5_000)])
    assert len(rows) == 5_000
    assert rows[-1][0] == "4999"


def test_text_that_looks_like_a_place_is_text() -> None:
    formula = '<c r="B1" t="str"><f>"Pearson r="&amp;TEXT(A1,"0.0")</f><v>r = "0.5"</v></c>'
    rows = f'<row r="1"><c r="A1"><v>0.5</v></c>{formula}</row>'
    assert read_rows(rows) == [["0.5", 'r = "0.5"']]


def cell(place: str) -> str:
    return f'<row><c r="{place}"><v>1</v></c></row>'


LINKS = "xl/_rels/workbook.xml.rels"


def test_a_sheet_that_is_none_has_no_cells() -> None:
    links = relationships(relationship(1, "worksheet", "workbook.xml"))
    assert read(workbook({"A": [["x"]]}, changed={LINKS: links})) == {"A": []}


def test_the_columns_of_the_test_workbooks_are_named_as_in_a_spreadsheet() -> None:
    assert [column(number) for number in (0, 25, 26, 199, 16383)] == ["A", "Z", "AA", "GR", "XFD"]


def test_a_long_text_in_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGEST_CSV", MEGABYTE)
    text = f'<sst xmlns="{MAIN}"><si><t>{"x" * (MEGABYTE // 64)}</t></si></sst>'

    def content(n: int) -> bytes:
        rows = "".join(
            f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, n + 1)
        )
        return workbook({"A": rows}, changed={"xl/sharedStrings.xml": text})

    assert len(read(content(60))["A"]) == 60
    with pytest.raises(RefusedError, match=OUT_OF_BOUNDS):
        read(content(65))


@pytest.mark.parametrize("end", ["x</c>", "</c>", "<v> "])
def test_a_formula_is_looked_at_once_however_much_space_follows_it(end: str) -> None:
    padded = f'<c r="A1"><f>A2</f>{" " * 2_000_000}{end}'
    start = time.process_time()
    repacked(workbook({"A": f'<row r="1">{padded}</row>'}))
    # If its time grew with the square, an hour.
    assert time.process_time() - start < 5


def shared(texts: Sequence[str], cells: str) -> bytes:
    """A workbook with these shared texts and the XML of cells that show them."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    sst = f'<sst xmlns="{MAIN}">{items}</sst>'
    return workbook({"A": f"<row>{cells}</row>"}, changed={"xl/sharedStrings.xml": sst})


def showing(number: str) -> str:
    return f'<c t="s"><v>{number}</v></c>'


@pytest.mark.parametrize("cell", [showing("1"), showing(" 1 "), "<c t = 's'><v><!-- -->1</v></c>"])
def test_what_cells_show_of_shared_texts_is_bounded_before_it_is_laid_out(
    cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "LARGEST_CSV", 10_000)
    texts = ["short", "x" * 1000]
    repacked(shared(texts, cell * 10))
    with pytest.raises(RefusedError, match=OUT_OF_BOUNDS):
        repacked(shared(texts, cell * 11))
    # Others may show a short one as often as they like.
    repacked(shared(texts, cell + showing("0") * 1000))


def styled(formats: str, styles: str, cells: str) -> list[list[str]]:
    """The cells of a sheet with these formats and styles of cells."""
    sheet = f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>'
    changed = {"xl/styles.xml": f"{sheet}</styleSheet>"}
    return read(workbook({"A": f'<row r="1">{cells}</row>'}, changed=changed))["A"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("0.36", "36%"),
        ("0.365", "36.5%"),
        ("7.0000000000000007E-2", "7%"),
        ("1", "100%"),
        ("-0.5", "-50%"),
        ("0", "0%"),
        ("12", "1200%"),
    ],
)
def test_a_number_shown_as_a_percentage_reads_as_one(stored: str, shown: str) -> None:
    cell = f'<c r="A1" s="1"><v>{stored}</v></c><c r="B1" s="0"><v>0.36</v></c>'
    assert styled("", '<xf numFmtId="0"/><xf numFmtId="10"/>', cell) == [[shown, "0.36"]]


@pytest.mark.parametrize(
    ("code", "is_percent"),
    [
        *(("0.0%", True), ("0%;[Red]-0%", True), ("0 %", True)),
        # A sign that only stands behind the number.
        *(("0.0&quot;%&quot;", False), ("0.0\\%", False), ("0.00", False)),
    ],
)
def test_a_format_of_ones_own_may_be_a_percentage(code: str, is_percent: bool) -> None:
    formats = f'<numFmt numFmtId="170" formatCode="{code}"/>'
    styles = '<xf numFmtId="0"/><xf numFmtId="170"/>'
    cells = '<c r="A1" s="1"><f>B1/2</f><v>0.36</v></c><c r="B1" s="1" t="str"><v>0.72</v></c>'
    assert styled(formats, styles, cells) == [["36%" if is_percent else "0.36", "0.72"]]


def test_what_a_sheet_hides_is_told_with_it() -> None:
    rows = "".join(
        f'<row r="{row}"{state}><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>{row}</v></c></row>'
        for row, state in (
            *((1, ""), (2, ' hidden="1"'), (3, ' hidden="true"')),
            *((4, ' hidden="0"'), (6, ' ht="3" hidden="1"')),
        )
    )
    columns = '<cols><col min="2" max="9" hidden="1"/><col min="1" max="1" width="5"/></cols>'
    xml = f'<worksheet xmlns="{MAIN}">{columns}<sheetData>{rows}</sheetData></worksheet>'
    (found,) = sheets(repacked(workbook({"A": ""}, changed={"xl/worksheets/sheet1.xml": xml})))
    assert found.hidden_rows == ((2, 3), (6, 6))
    assert found.hidden_columns == ("1",)
