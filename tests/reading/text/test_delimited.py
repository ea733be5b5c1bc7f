"""From CSV to a table of text: encodings, lines and the rows that a spreadsheet shows."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reading.cells import (
    BLANK,
    NEED_VALUE,
)
from lib.reading.examine import read_study
from lib.reading.formats import contents
from lib.reading.formats.contents import plain
from lib.reading.text import delimited
from lib.reading.text.delimited import (
    LONGEST_CELL,
    NAMELESS_COLUMN,
    NO_HEADER,
    NOT_CSV,
    NOT_UTF8,
    TOO_LARGE,
    TOO_MANY_COLUMNS,
    TWICE_COLUMN,
    WRONG_WIDTH,
    table_of_text,
)
from lib.reading.text.lines import TOO_MANY_ROWS
from lib.study.contract import (
    LONGEST_REMARK,
    MOST_COLUMNS,
)
from lib.study.problems import MOST_ALIKE, Problem, Problems
from tests.support.files import MEASUREMENTS, PARTICIPANTS, as_csv, study_files
from tests.support.profiles import examples
from tests.support.studies import assert_same_study, problem, problems_of

P, M = "participants.csv", "measurements.csv"


MEGABYTE = 2**20


def read_text(content: str | bytes) -> tuple[dict[int, list[str]], list[str], tuple[Problem, ...]]:
    """Cells by row, column names and problems of one table."""
    problems = Problems()
    content = content.encode() if isinstance(content, str) else content
    table = table_of_text("participants", plain(content), problems, most_rows=100)
    if table is None:
        return {}, [], problems.found
    rows = dict(zip(table.cells.index, table.cells.to_numpy().tolist(), strict=True))
    return rows, list(table.cells.columns), problems.found


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n3,4\n",
        "a,b\n1,2\n3,4",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\r1,2\r3,4\r",
        "\ufeffa,b\n1,2\n3,4\n",
        "a,b\n1,2\n3,4\n\n\n",
        "a,b\n1,2\n3,4\n,\n , \n",
        'a,b\n"1","2"\n"3","4"\n',
        " a ,b\n 1 , 2\t\n3,\u00a04\n",
        "a,b,\n1,2,\n3,4,\n",
        "a,b,,\n1,2,,\n3,4,,\n",
        "A,B\n1,2\n3,4\n",
    ],
)
def test_a_table_may_be_saved_in_these_ways(text: str) -> None:
    assert read_text(text) == ({2: ["1", "2"], 3: ["3", "4"]}, ["a", "b"], ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_in_utf_16_is_read_by_its_byte_order_mark(codec: str, separator: str) -> None:
    content = f"\ufeffa{separator}b\r\n1{separator}è µ 頭\r\n".encode(codec)
    assert read_text(content) == ({2: ["1", "è µ 頭"]}, ["a", "b"], ())
    table = table_of_text("participants", plain(content), Problems(), most_rows=100)
    assert table is not None
    assert (table.encoding, table.separator) == ("UTF-16", separator)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|", "^", "~", ":"])
@pytest.mark.parametrize("first", ["sep={}", '"sep={}"', "SEP={}", "\ufeffsep={}", "sep={}\t\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_first_line_that_names_the_separator_is_followed_and_is_no_row(
    sign: str, first: str, end: str
) -> None:
    # Excel shows the header as row 1 of such a file.
    lines = [first.format(sign), f"a{sign}b", f"1{sign}x", f"2{sign}y{sign}z"]
    rows, columns, problems = read_text(end.join(lines))
    assert (rows, columns) == ({2: ["1", "x"]}, ["a", "b"])
    assert problems == (problem(P, 3, "", f"2{sign}y{sign}z".strip(), WRONG_WIDTH, n=2),)


def test_the_separator_that_is_named_counts_where_another_parts_as_many_fields() -> None:
    rows, columns, _ = read_text("sep=|\na, b, c|d, e|f\n1|2|3,5\n")
    assert (rows, columns) == ({2: ["1", "2", "3,5"]}, ["a,_b,_c", "d,_e", "f"])


def test_a_separator_that_is_named_but_not_used_is_a_row_of_its_own() -> None:
    # A program that did not follow the line showed it as row 1, and saved the rest its own way.
    assert read_text("sep=;,\na,b\n1,2\n") == ({3: ["1", "2"]}, ["a", "b"], ())


@pytest.mark.parametrize("first", ["sep=", "sep=ab", "sep=;x", "separator=;"])
def test_a_first_line_that_names_no_separator_is_the_header(first: str) -> None:
    assert read_text(f"{first},b\n1,2\n")[0] == {2: ["1", "2"]}


def test_a_study_whose_files_name_their_separator_is_the_study_of_the_other_files() -> None:
    def spreadsheet(text: str) -> bytes:
        return ("sep=;\r\n" + text.replace(",", ";").replace("\n", "\r\n")).encode()

    named = study_files(
        participants=spreadsheet(PARTICIPANTS), measurements=spreadsheet(MEASUREMENTS)
    )
    assert_same_study(read_study(named), read_study(study_files()))


def test_a_study_saved_as_unicode_text_is_the_study_of_the_other_files() -> None:
    def unicode_text(text: str) -> bytes:
        return text.replace(",", "\t").replace("\n", "\r\n").encode("utf-16")

    saved = study_files(
        participants=unicode_text(PARTICIPANTS), measurements=unicode_text(MEASUREMENTS)
    )
    assert_same_study(read_study(saved), read_study(study_files()))


@pytest.mark.parametrize(
    "header", ["Participant ID", "participant-id", " PARTICIPANT  ID ", "Participant\nid"]
)
def test_a_column_name_may_have_spaces_capitals_and_hyphens(header: str) -> None:
    study = read_study(
        study_files(participants=PARTICIPANTS.replace("participant_id", f'"{header}"'))
    )
    assert list(study.participants["participant_id"]) == ["S1", "S2", "S3", "P1", "P2", "P3"]


def test_text_is_kept_as_it_is() -> None:
    rows, _, _ = read_text('a,b\n001,"x, y"\nNA,"say ""so"""\nnan,None\n')
    assert rows == {2: ["001", "x, y"], 3: ["NA", 'say "so"'], 4: ["nan", "None"]}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a,b\n1,x\n", 2),
        ("a,b\n\n1,x\n", 3),
        ("a,b\r\n\r\n\r\n1,x\r\n", 4),
        ("\n\na,b\n1,x\n", 4),
        ("a,b\n,\n1,x\n", 3),
        ('a,b\n"1\n1",2\n1,x\n', 3),
        ('a,b\n"1\r\n\r\n1","2\n"\r\n1,x\n', 3),
        ('a,b\n\n"1\n1",2\n\n1,x\n', 5),
        ('"a\n",b\n1,x\n', 2),
        ('a,b\n"1\n\n",x\n', 2),
    ],
)
def test_rows_are_numbered_as_a_spreadsheet_shows_them(text: str, row: int) -> None:
    rows, _, problems = read_text(text)
    assert problems == ()
    assert [number for number, cells in rows.items() if cells[1] == "x"] == [row]


@st.composite
def tables_with_a_fault(draw: st.DrawFn) -> tuple[str, int]:
    """Measurements with line breaks in cells and blank lines, and the row of a wrong value."""
    lines = list(csv.reader(io.StringIO(MEASUREMENTS)))
    fault = draw(st.integers(1, len(lines) - 1))
    lines[fault][3] = "high"
    breaks = st.sampled_from(["", "\n", "\r\n", "\n\n", " \n "])
    row, text = 0, ""
    end = draw(st.sampled_from(["\n", "\r\n"]))
    for number, cells in enumerate(lines):
        blank = draw(st.lists(st.sampled_from(["", ",,,", " "]), max_size=2))
        text += "".join(line + end for line in blank)
        row += len(blank) + 1
        text += ",".join(f'"{draw(breaks)}{cell}{draw(breaks)}"' for cell in cells) + end
        if number == fault:
            expected = row
    return text, expected


@examples(30)
@given(tables_with_a_fault())
def test_a_fault_is_reported_with_its_row_behind_blank_lines_and_line_breaks(
    table: tuple[str, int],
) -> None:
    text, row = table
    found = problems_of(study_files(measurements=text))
    assert found == (problem(M, row, "value", "high", NEED_VALUE),)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", problem(P, None, "", "", NO_HEADER)),
        ("\n , \n", problem(P, None, "", "", NO_HEADER)),
        ("\ufeff", problem(P, None, "", "", NO_HEADER)),
        ("a,b\n1,α\n2,è\n".encode()[:-2] + b"\n", problem(P, None, "", "", NOT_UTF8)),
        ("a,b\n1,α\n".encode() + "2,è\n".encode("cp1252"), problem(P, None, "", "", NOT_UTF8)),
        (b"\xef\xbb\xbfa,b\n1,\xe8\n", problem(P, None, "", "", NOT_UTF8)),
        (b"a,b\n1,\x81\n", problem(P, None, "", "", NOT_UTF8)),
        (b"a,b\n1,\xe8\x01\n", problem(P, None, "", "", NOT_UTF8)),
        ("a,b\n1,2\n".encode("utf-16-le"), problem(P, None, "", "", NOT_UTF8)),
        # UTF-16 that is cut, that has half a character, that is no text; UTF-32.
        ("a,b\n1,2\n".encode("utf-16")[:-1], problem(P, None, "", "", NOT_UTF8)),
        (b"\xff\xfea\0\x00\xd8,\0", problem(P, None, "", "", NOT_UTF8)),
        ("a,b\n1,\x01\n".encode("utf-16"), problem(P, None, "", "", NOT_UTF8)),
        ("a,b\n1,2\n".encode("utf-32"), problem(P, None, "", "", NOT_UTF8)),
        ("a,b\n1,\0\n", problem(P, None, "", "", NOT_UTF8)),
        ("a;b\n1;2;3\n", problem(P, 2, "", "1;2;3", WRONG_WIDTH, n=2)),
        ('a,b\n\n"1,2\n3,4\n', problem(P, 3, "", "", NOT_CSV)),
        ('a,b\n1,2\n"1"1,2\n', problem(P, 3, "", "", NOT_CSV)),
        ('a,b\n"1\n",2\n"1"1,2\n', problem(P, 3, "", "", NOT_CSV)),
        ("a,b\n1," + "x" * 200_000 + "\n", problem(P, 2, "", "", NOT_CSV)),
        ("a,b,A\n1,2,3\n", problem(P, None, "a", "", TWICE_COLUMN)),
        ("a,b,\n1,2,3\n", problem(P, None, "", "", NAMELESS_COLUMN)),
        ("a,b\n1,2\n\n3\n", problem(P, 4, "", "3", WRONG_WIDTH, n=2)),
        ("a,b\n1,2,3\n", problem(P, 2, "", "1,2,3", WRONG_WIDTH, n=2)),
        ("a,b\n1,2,\n", problem(P, 2, "", "1,2,", WRONG_WIDTH, n=2)),
        ("a\n" + "1\n" * 101, problem(P, None, "", "", TOO_MANY_ROWS, limit=100)),
        ("a\n" + "1,2\n" * 101, problem(P, None, "", "", TOO_MANY_ROWS, limit=100)),
        ("a," * 200 + "\n", problem(P, 1, "", "", TOO_MANY_COLUMNS, limit=MOST_COLUMNS)),
    ],
)
def test_a_fault_of_the_file_is_reported(content: str | bytes, expected: Problem) -> None:
    _, _, problems = read_text(content)
    assert problems == (expected,)


def test_every_line_of_another_width_is_reported_and_the_others_are_kept() -> None:
    rows, _, problems = read_text("a,b\n1\n1,2\n1,2,3\n")
    assert [each.row for each in problems] == [2, 4]
    assert rows == {3: ["1", "2"]}


def test_a_file_may_hold_only_so_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_LINES", 10)
    assert read_text("a,b\n" + "\n" * 9)[2] == ()
    (found,) = read_text("a,b\n" + "\n" * 10)[2]
    assert found.allowed == TOO_MANY_ROWS


def test_a_wide_table_may_hold_fewer_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_CELLS", 12)
    assert read_text("a,b,c\n" + "1,2,3\n" * 4)[2] == ()
    found = read_text("a,b,c\n" + "1,2,3\n" * 5)[2]
    assert found == (problem(P, None, "", "", TOO_MANY_ROWS, limit=4),)


def test_a_file_may_hold_only_so_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LARGEST_CONTENT", MEGABYTE)
    found = read_text("a,b\n" + "1,2\n" * (MEGABYTE // 4))[2]
    assert found == (problem(P, None, "", "", TOO_LARGE, limit=1),)


def test_a_table_of_one_column_is_no_table_of_semicolons() -> None:
    rows, columns, problems = read_text(as_csv([["a"], ["x;y"]]))
    assert (rows, columns, problems) == ({2: ["x;y"]}, ["a"], ())


P, M, E = "participants.csv", "measurements.csv", "adverse_events.csv"


def test_a_table_of_no_bytes_is_not_an_absent_table() -> None:
    assert [each.table for each in problems_of(study_files(events=b""))] == [E]
    assert [each.allowed for each in problems_of(study_files(events=b"\0"))] == [NOT_UTF8]


def test_a_line_of_another_width_is_reported_and_the_others_are_checked() -> None:
    table = PARTICIPANTS.replace("S2,secretome,female,44", "S2,secretome")
    found = problems_of(study_files(participants=table.replace("P1,placebo", "P1,")))
    assert [(each.row, each.allowed) for each in found] == [(3, WRONG_WIDTH), (5, BLANK)]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_alike_in_pieces_of_any_size(
    codec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = "a,b\r\nè,µ\r\n".encode(codec)
    for size in (2, 3, 5, 1000):
        monkeypatch.setattr(contents, "PIECE", size)
        assert read_text(content) == ({2: ["è", "µ"]}, ["a", "b"], ())


def test_of_a_cell_too_long_for_any_column_little_is_held() -> None:
    rows, _, problems = read_text(f"a,b\n{'x' * 100_000},{'y' * LONGEST_REMARK}\n")
    assert problems == ()
    assert rows == {2: ["x" * LONGEST_CELL, "y" * LONGEST_REMARK]}


def test_of_very_many_lines_of_another_width_the_first_are_held() -> None:
    problems = Problems()
    content = b"a,b\n" + b"1\n" * (MOST_ALIKE + 5)
    table_of_text("participants", plain(content), problems, most_rows=10_000)
    counted, *first = problems.found
    assert counted.values == {"n": str(MOST_ALIKE + 5), "limit": str(MOST_ALIKE)}
    assert [each.row for each in first] == list(range(2, MOST_ALIKE + 2))


def test_a_text_that_stands_in_many_cells_is_held_once() -> None:
    content = "id,day\n" + "".join(f" P{row % 3}, {row % 2}\n" for row in range(600))
    table = table_of_text("participants", plain(content.encode()), Problems(), most_rows=1000)
    assert table is not None
    for column, different in (("id", 3), ("day", 2)):
        cells = table.cells[column].tolist()
        assert len(set(cells)) == different
        assert len(set(map(id, cells))) == different


def test_a_cell_of_which_little_can_be_seen_is_what_can_be_seen() -> None:
    hidden = "\N{ZERO WIDTH SPACE}" * 3 * LONGEST_CELL
    table = plain(f"a,b\nP{hidden}1,{'x' * 9 * LONGEST_CELL}\n".encode())
    found = table_of_text("participants", table, Problems(), most_rows=9)
    assert found is not None
    assert found.cells.to_numpy().tolist() == [["P1", "x" * LONGEST_CELL]]
