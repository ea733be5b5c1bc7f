"""What programs do to cells: hidden, garbled, with a sign of per cent; asked for and used."""

import pytest

from lib.reading.examine import examine, read_study
from lib.reading.layout.named import HIDDEN_SHEET
from lib.study.entries import (
    AS_CATEGORIES,
    AS_PERCENT,
    AS_WRITTEN,
    IN_FRACTIONS,
    LEFT_OUT,
    MENDED,
)
from tests.support.doubtful import doubts_of, files_with, measured, read_with, roster, values_of
from tests.support.workbooks import MAIN, sheet_rows, workbook


def cells_of(table: str) -> list[list[str | float | None]]:
    """The cells of a CSV table as a workbook holds them: numbers as numbers."""
    rows = [line.replace('"', "").split(",") for line in table.splitlines()]
    return [
        [float(cell) if cell.replace(".", "").isdigit() else cell or None for cell in row]
        for row in rows
    ]


def hidden(xml: str, *rows: int) -> str:
    """Rows of a sheet, of which these are hidden."""
    for row in rows:
        xml = xml.replace(f'<row r="{row}">', f'<row r="{row}" hidden="1">')
    return xml


def book(*, rows: tuple[int, ...] = (), cols: str = "", **states: str) -> dict[str, bytes]:
    """A study of twelve as a workbook, some rows of its measurements and columns hidden."""
    participants, table = (sheet_rows(cells_of(text)) for text in (roster(), measured()))
    xml = (
        f'<worksheet xmlns="{MAIN}">{cols}<sheetData>{hidden(table, *rows)}</sheetData></worksheet>'
    )
    sheets = {"participants": participants, "measurements": "", "adverse_events": "<row/>"}
    if not states:
        del sheets["adverse_events"]
    content = workbook(sheets, states=states, changed={"xl/worksheets/sheet2.xml": xml})
    return {"study.xlsx": content}


def test_rows_that_a_workbook_hides_or_filters_out_are_asked_for() -> None:
    # Rows 8 to 10 of the measurements are those of S3, on days 1, 22 and 43.
    files = book(rows=(9, 10))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.rows, doubt.n) == (
        *("hidden_rows", "measurements"),
        *((9, 10), 2),
    )
    assert doubt.proposed is None
    assert len(read_with(files, AS_WRITTEN).measurements) == 36
    measurements = read_with(files, LEFT_OUT).measurements
    assert len(measurements) == 34
    assert list(measurements.loc[measurements["participant_id"] == "S3", "day"]) == [1]


def test_participants_who_are_left_out_take_their_rows_in_other_tables_along() -> None:
    # Row 4 of the participants is S3; S3 has an event, and S1 too.
    sheets = {
        "participants": hidden(sheet_rows(cells_of(roster())), 4),
        "measurements": sheet_rows(cells_of(measured())),
        "adverse_events": sheet_rows(cells_of("participant_id,term\nS1,Cough\nS3,Fever\n")),
    }
    files = {"study.xlsx": workbook(sheets)}
    left = read_with(files, LEFT_OUT)
    assert left.adverse_events is not None
    assert "S3" not in {*left.participants["participant_id"], *left.measurements["participant_id"]}
    assert len(left.measurements) == 33
    assert list(left.adverse_events["participant_id"]) == ["S1"]
    kept = read_with(files, AS_WRITTEN)
    assert (len(kept.participants), len(kept.measurements)) == (12, 36)


def test_hidden_rows_below_a_table_are_nothing() -> None:
    assert doubts_of(book()) == ()
    below = "".join(f'<row r="{row}" hidden="1"/>' for row in range(38, 60))
    table = f'<worksheet xmlns="{MAIN}"><sheetData>{sheet_rows(cells_of(measured()))}{below}'
    changed = {"xl/worksheets/sheet2.xml": f"{table}</sheetData></worksheet>"}
    sheets = {"participants": sheet_rows(cells_of(roster())), "measurements": ""}
    assert doubts_of({"study.xlsx": workbook(sheets, changed=changed)}) == ()


def test_columns_that_a_workbook_hides_are_asked_for() -> None:
    columns = {"age": ["31", "45"] * 6, "site": ["Rome", "Turin"] * 6}
    table = sheet_rows(cells_of(roster(columns)))
    # Column C is hidden, and as many people hide them, all columns beside the table.
    cols = '<cols><col min="3" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>'
    xml = f'<worksheet xmlns="{MAIN}">{cols}<sheetData>{table}</sheetData></worksheet>'
    sheets = {"participants": "", "measurements": sheet_rows(cells_of(measured()))}
    files = {"study.xlsx": workbook(sheets, changed={"xl/worksheets/sheet1.xml": xml})}
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.cells) == ("hidden_columns", "participants", ("age",))
    assert "age" in read_with(files, AS_WRITTEN).participants
    left = read_with(files, LEFT_OUT).participants
    assert "age" not in left
    assert left["site"].tolist() == ["Rome", "Turin"] * 6


def test_a_hidden_sheet_of_a_table_is_not_passed_over() -> None:
    (found,) = examine(book(adverse_events="hidden")).problems
    assert (found.table, found.allowed) == ("study.xlsx [adverse_events]", HIDDEN_SHEET)
    # Beside a sheet of that table it is the reader's own copy.
    study = read_study(
        book(adverse_events="hidden") | {"adverse_events.csv": b"participant_id,term\n"}
    )
    assert study.adverse_events is not None


@pytest.mark.parametrize(
    ("garbled", "was"),
    [("CosÃ¬ Ã¨", "Così è"), ("attivitÃ\u00a0", "attività"), ("TNF-Î±", "TNF-α"), ("ï»¿x", "x")],
)
def test_text_of_another_encoding_is_asked_for_and_mended(garbled: str, was: str) -> None:
    columns = {"remark": [garbled, "other"] * 6}
    files = files_with(columns=columns)
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.n) == ("garbled", "participants", 6)
    assert doubt.rows == (2, 4, 6, 8, 10, 12)
    assert f"→ {was}" in str(doubt.facts["texts"])
    assert read_with(files, MENDED).participants["remark"].tolist() == [was, "other"] * 6
    kept = read_with(files, AS_WRITTEN).participants["remark"]
    assert kept[0] == garbled.strip()


def test_a_garbled_heading_is_mended() -> None:
    files = files_with(columns={"etÃ\u00a0": ["31", "45"] * 6})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.rows) == ("garbled", ())
    assert "età" in read_with(files, MENDED).participants


def test_a_file_of_an_old_macintosh_is_asked_for() -> None:
    files = files_with(columns={"remark": ["perché", "attività"] * 6})
    files["participants.csv"] = files["participants.csv"].decode().encode("mac_roman")
    (doubt,) = doubts_of(files)
    assert doubt.kind == "garbled"
    remarks = read_with(files, MENDED).participants["remark"]
    assert remarks.tolist() == ["perché", "attività"] * 6


def test_letters_that_are_lost_are_told_with_their_rows() -> None:
    files = files_with(columns={"remark": ["perch\ufffd", "other"] * 6})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.rows[:2]) == ("lost_letters", (2, 4))
    assert [option.meaning for option in doubt.options] == [AS_WRITTEN]
    assert read_with(files, AS_WRITTEN).participants["remark"][0] == "perch\ufffd"


def test_well_written_text_is_not_asked_for() -> None:
    texts = ["«CAFFÈ»", "SÃO PAULO", "Âge", "N° 5", "dell’età", "“d’urto”", "5 µg ± 2", "Štefan"]
    assert doubts_of(files_with(columns={"remark": [*texts, *texts[:4]]})) == ()


PERCENTS = ("36%", "12.5 %", "40%", "0%", "100%", "55%", "61%", "22%", "18%", "73%", "9%", "47%")


def test_a_characteristic_with_a_sign_of_per_cent_is_asked_for() -> None:
    files = files_with(columns={"skin": PERCENTS})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.n, doubt.facts["first"]) == (
        "percent",
        "skin",
        12,
        "36%",
    )
    assert doubt.proposed == doubt.options[0]
    expected = [36, 12.5, 40, 0, 100, 55, 61, 22, 18, 73, 9, 47]
    assert read_with(files, AS_PERCENT).participants["skin"].tolist() == expected
    fractions = read_with(files, IN_FRACTIONS).participants["skin"].tolist()
    assert fractions == pytest.approx([number / 100 for number in expected], rel=1e-12)
    assert read_with(files, AS_CATEGORIES).participants["skin"][0] == "36%"


def test_among_numbers_nobody_can_know_what_a_percentage_is() -> None:
    files = files_with(measured(cells={(3, 22): "93.5%"}))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.rows, doubt.proposed) == ("percent", "c3", (9,), None)
    assert values_of(read_with(files, AS_PERCENT), 22)[2] == 93.5
    examined = examine(files)
    assert examined.problems == ()
    assert examined.study is None


def test_a_cell_that_a_workbook_shows_as_a_percentage_is_no_bare_number() -> None:
    cells = sheet_rows(cells_of(measured()))
    # S1 on day 1: 90.5 stands in row 2; the styles of these workbooks have none of per cent.
    cells = cells.replace('<c r="D2"><v>90.5</v>', '<c r="D2" s="1"><v>0.905</v>')
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'
    sheets = {"participants": sheet_rows(cells_of(roster())), "measurements": cells}
    changed = {"xl/styles.xml": f"{styles}</styleSheet>"}
    files = {"study.xlsx": workbook(sheets, changed=changed)}
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.facts["first"]) == ("percent", "c3", "90.5%")
    assert values_of(read_with(files, AS_PERCENT), 1)[0] == 90.5


def test_two_groups_of_hidden_rows_are_each_left_out() -> None:
    kept = read_with(book(rows=(2, 3, 35)), LEFT_OUT).measurements
    assert len(kept) == 33
