"""Whose rows are, which of them count, and on which day."""

from lib.reading.examine import examine
from lib.study.layout import NOT_USED
from tests.support.layouts import (
    IDS,
    LAYOUTS,
    VALUES,
    assert_same_study_as_contract,
    cells,
    delimited,
    per_visit,
    with_settings,
)
from tests.support.workbooks import Cell, workbook


def facts(files: dict[str, bytes]) -> dict[str, dict[str, object]]:
    understood = examine(with_settings(files)).understood
    assert understood is not None
    return dict(understood.seen)


def test_rows_below_a_merged_cell_are_told_by_their_numbers() -> None:
    header, *rows = per_visit()
    merged = [row if row[4] == "1" else ["", *row[1:]] for row in rows]
    seen = facts({"a.csv": delimited([header, *merged])})["filled_down"]
    # Each first row of three, the header being row 1, has the participant.
    expected = [row for row in range(2, 20) if (row - 2) % 3]
    assert seen == {"file": "a.csv", "rows": expected}


def test_without_a_first_dose_days_count_from_the_first_visit_and_that_is_told() -> None:
    header, *rows = per_visit()
    header[4] = "Visit date"
    dates = {"1": "2024-03-04", "22": "2024-03-25", "43": "2024-04-15"}
    for row in rows:
        row[4] = dates[row[4]]
    files = with_settings({"a.csv": delimited([header, *rows])})
    examined = examine(files)
    assert examined.study is not None
    assert examined.understood is not None
    assert "counted_from_first_visit" in dict(examined.understood.seen)
    assert set(examined.study.measurements["day"]) == {1, 22, 43}


def test_rows_that_a_flag_leaves_out_do_not_count() -> None:
    header, *rows = per_visit()
    flagged = [[*row, "Y"] for row in rows]
    # An unscheduled visit on the same day.
    again = [[*row[:5], "31", "999", "999", ""] for row in rows if row[4] == "22"]
    files = with_settings({"a.csv": delimited([[*header, "ANL01FL"], *flagged, *again])})
    study = examine(files).study
    assert study is not None
    found = study.as_measured(study.outcomes[1])[22].to_dict()
    assert {who: f"{value:g}" for who, value in found.items() if value == value} == {
        who: VALUES[who, 22, "c3"] for who in IDS if VALUES[who, 22, "c3"]
    }


def test_a_sheet_that_is_no_table_of_participants_leaves_the_others_as_they_are() -> None:
    key: list[list[Cell]] = [["Code", "Meaning"], ["x", "y"], ["z", "w"]]
    sheets = {"Data": cells(per_visit()), "Key": key}
    examined = examine(with_settings({"a.xlsx": workbook(sheets)}))
    assert examined.study is not None
    assert examined.understood is not None
    told = [each.heading for each in examined.understood.columns if "Key" in each.file]
    assert told == ["Code", "Meaning"]
    left = [each.taken.role for each in examined.understood.columns if each.heading == "Meaning"]
    assert left == [NOT_USED]
    assert_same_study_as_contract(examined.study, LAYOUTS["one sheet"]())
