"""The table of a file apart from what stands around it."""

import pytest

from lib.reading.formats.contents import plain
from lib.reading.layout.grid import Grid, grid_of
from lib.reading.sources import Source


def grid(text: str, *, sheet: str = "", labels: tuple[str, ...] = ()) -> Grid:
    found = grid_of(Source("a.csv", sheet, plain(text.encode()), labels=labels))
    assert found is not None
    return found


def rows_of(found: Grid) -> dict[int, list[str]]:
    return {int(row): cells.tolist() for row, cells in found.cells.iterrows()}


def test_rows_keep_the_numbers_that_a_spreadsheet_gives_them() -> None:
    found = grid("id,C3\n\nS1,80\n,\nS2,\n")
    assert found.headings == ["id", "C3"]
    assert rows_of(found) == {3: ["S1", "80"], 5: ["S2", ""]}
    assert found.seen == {}


def test_titles_units_and_a_foot_are_no_rows_of_the_table() -> None:
    found = grid(
        "Trial of a drug,,\n,,\nid,age,C3\n,years,mg/dL\nS1,30,80\nS2,40,90\n"
        "Mean,35,85\nSD,7,7\n* two were excluded,,\n",
        sheet="Data",
    )
    assert found.headings == ["id", "age (years)", "C3 (mg/dL)"]
    assert rows_of(found) == {5: ["S1", "30", "80"], 6: ["S2", "40", "90"]}
    assert found.seen == {"titles": [1], "units": [4], "foot": [7, 8, 9]}


def test_of_two_rows_of_headings_the_upper_holds_for_the_columns_to_its_right() -> None:
    found = grid("id,C3,,C4,\n,day 1,day 22,day 1,day 22\nS1,80,90,20,22\n", sheet="Data")
    assert found.headings == ["id", "C3 day 1", "C3 day 22", "C4 day 1", "C4 day 22"]
    assert rows_of(found) == {3: ["S1", "80", "90", "20", "22"]}
    assert found.seen == {"second_header": [2]}


def test_a_row_over_names_that_repeat_says_of_which_group_they_are() -> None:
    found = grid(
        "Lupus clinic,,,,\n,day 1,,day 22,\nid,C3,C4,C3,C4\nS1,80,20,90,22\n", sheet="Data"
    )
    assert found.headings == ["id", "day 1 C3", "day 1 C4", "day 22 C3", "day 22 C4"]
    assert found.seen == {"titles": [1], "second_header": [3]}


def test_headings_that_are_missing_or_stand_twice_are_told_apart() -> None:
    assert grid("id,C3,C3,\nS1,1,2,3\n").headings == ["id", "C3", "C3 [2]", "[4]"]


def test_labels_of_a_data_set_are_headings_where_the_names_say_nothing() -> None:
    found = grid("USUBJID,V1,AGE\nS1,80,30\n", labels=("Who", "C3 (mg/dL) day 1", ""))
    assert found.headings == ["USUBJID", "C3 (mg/dL) day 1", "AGE"]


def test_lines_of_another_length_are_seen_in_files_and_not_in_sheets() -> None:
    text = "id,age,C3\nS1,30,80\nS2,40\n"
    assert grid(text).seen == {"ragged": [3]}
    assert grid(text, sheet="Data").seen == {}
    assert rows_of(grid(text))[3] == ["S2", "40", ""]


def test_no_row_is_left_out_as_a_foot_that_has_a_participant() -> None:
    assert list(rows_of(grid("id,age,C3\nS1,30,80\nMeans-1,40,\n"))) == [2]
    assert list(rows_of(grid("id,age,C3\nS1,30,80\nS2,40,\n"))) == [2, 3]
    # Identifiers that begin like a word for a sum.
    assert list(rows_of(grid("id,age,C3\nN-1,30,80\nN-2,40,\n"))) == [2, 3]
    assert list(rows_of(grid("id,age,C3\nP 1,30,80\np-value,,0.03\n"))) == [2]
    # A first row is one of the table whatever stands in it.
    assert list(rows_of(grid("name,age,C3\nMean,30,80\n"))) == [2]


@pytest.mark.parametrize("text", ["", "\n\n", "1,2\n3,4\n", "x\ny\n", "a,b\n" + "1," * 300 + "\n"])
def test_what_has_no_header_is_no_table(text: str) -> None:
    assert grid_of(Source("a.csv", "", plain(text.encode()))) is None
