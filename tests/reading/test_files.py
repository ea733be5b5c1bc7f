"""From files to tables: names, zips, encodings, lines and the rows that a spreadsheet shows."""

import csv
import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reading import files as files_module
from lib.reading import sources
from lib.reading.cells import MISSING_TABLE, NEED_VALUE
from lib.reading.examine import read_study
from lib.reading.files import (
    BAD_ZIP,
    NAMELESS_COLUMN,
    NO_HEADER,
    NOT_CSV,
    NOT_UTF8,
    TOO_LARGE,
    TOO_MANY,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    TWICE_COLUMN,
    TWICE_FILE,
    UNKNOWN_FILE,
    WRONG_WIDTH,
    table_of_text,
)
from lib.reading.sources import CLIMBING_ZIP, NESTED_ZIP
from lib.study.contract import MOST_COLUMNS, MOST_FILES
from lib.study.problems import Problem, Problems
from tests.support.files import as_csv, zipped
from tests.support.profiles import examples
from tests.support.studies import (
    EVENTS,
    MEASUREMENTS,
    PARTICIPANTS,
    SETTINGS,
    assert_same_study,
    problem,
    problems_of,
    study_files,
    tiny_study,
)

P, M = "participants.csv", "measurements.csv"
MEGABYTE = 2**20


def read_text(content: str | bytes) -> tuple[dict[int, list[str]], list[str], tuple[Problem, ...]]:
    """Cells by row, column names and problems of one table."""
    problems = Problems()
    content = content.encode() if isinstance(content, str) else content
    table = table_of_text("participants", content, problems, most_rows=100)
    if table is None:
        return {}, [], problems.found
    rows = dict(zip(table.cells.index, table.cells.to_numpy().tolist(), strict=True))
    return rows, list(table.cells.columns), problems.found


# A table as text


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


@pytest.mark.parametrize(
    "header", ["Participant ID", "participant-id", " PARTICIPANT  ID ", "Participant\nid"]
)
def test_a_column_name_may_have_spaces_capitals_and_hyphens(header: str) -> None:
    study = tiny_study(participants=PARTICIPANTS.replace("participant_id", f'"{header}"'))
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
def test_a_fault_is_told_with_its_row_behind_blank_lines_and_line_breaks(
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
        ("a,b\n1,2\n".encode("utf-16"), problem(P, None, "", "", NOT_UTF8)),
        ("a,b\n1,2\n".encode("utf-16-le"), problem(P, None, "", "", NOT_UTF8)),
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
def test_a_fault_of_the_file_is_told(content: str | bytes, expected: Problem) -> None:
    _, _, problems = read_text(content)
    assert problems == (expected,)


def test_every_line_of_another_width_is_told_and_the_others_are_kept() -> None:
    rows, _, problems = read_text("a,b\n1\n1,2\n1,2,3\n")
    assert [each.row for each in problems] == [2, 4]
    assert rows == {3: ["1", "2"]}


def test_a_file_may_hold_only_so_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MOST_LINES", 10)
    assert read_text("a,b\n" + "\n" * 9)[2] == ()
    (found,) = read_text("a,b\n" + "\n" * 10)[2]
    assert found.allowed == TOO_MANY_ROWS


def test_a_wide_table_may_hold_fewer_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MOST_CELLS", 12)
    assert read_text("a,b,c\n" + "1,2,3\n" * 4)[2] == ()
    found = read_text("a,b,c\n" + "1,2,3\n" * 5)[2]
    assert found == (problem(P, None, "", "", TOO_MANY_ROWS, limit=4),)


def test_a_file_may_hold_only_so_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "LARGEST_CONTENT", MEGABYTE)
    found = read_text("a,b\n" + "1,2\n" * (MEGABYTE // 4))[2]
    assert found == (problem(P, None, "", "", TOO_LARGE, limit=1),)


# Files and their names


@pytest.mark.parametrize(
    "name",
    [
        *("participants.csv", "Participants.CSV", "participants (1).csv", "lupus-participants.csv"),
        *("2024 participants.csv", "folder/participants.csv", "C:\\data\\participants.csv"),
    ],
)
def test_a_table_is_known_by_its_name(name: str) -> None:
    files = study_files()
    files[name] = files.pop(P)
    assert_same_study(read_study(files), tiny_study())


@pytest.mark.parametrize("name", ["Adverse Events.csv", "adverse-events.csv", "adverse_events.csv"])
def test_adverse_events_are_known_by_their_name(name: str) -> None:
    events = read_study({**study_files(), name: EVENTS.encode()}).adverse_events
    assert events is not None
    assert len(events) == 3


@pytest.mark.parametrize("name", ["data.csv", "participants.xls", "participants", "notes.txt"])
def test_a_file_of_another_name_is_told(name: str) -> None:
    found = problems_of({**study_files(), name: b"a,b\n"})
    assert found == (problem(name, None, "", "", UNKNOWN_FILE),)


def test_a_misspelt_table_is_told_as_unknown_and_as_missing() -> None:
    files = study_files()
    files["measurement.csv"] = files.pop(M)
    assert problems_of(files) == (
        problem("measurement.csv", None, "", "", UNKNOWN_FILE),
        problem(M, None, "", "", MISSING_TABLE),
    )


def test_a_table_given_twice_is_told() -> None:
    found = problems_of({**study_files(), "participants (1).csv": PARTICIPANTS.encode()})
    assert found == (problem("participants (1).csv", None, "", "", TWICE_FILE, others=P),)


def test_a_folder_is_read_and_what_else_it_holds_is_not(tmp_path: Path) -> None:
    for name, content in study_files(events=EVENTS, settings=SETTINGS).items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "README.md").write_text("About the study")
    (tmp_path / "other.csv").write_text("a,b")
    (tmp_path / "raw").mkdir()
    assert_same_study(read_study(tmp_path), tiny_study(events=EVENTS, settings=SETTINGS))


def test_an_empty_folder_misses_its_tables(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"participants\.csv: This table is required") as caught:
        read_study(tmp_path)
    assert [each.table for each in caught.value.problems] == [P, M]  # type: ignore[attr-defined]


# Zips

FILES = study_files(events=EVENTS, settings=SETTINGS)


@pytest.mark.parametrize(
    "packed",
    [
        zipped(FILES),
        zipped(FILES, method=zipfile.ZIP_STORED),
        zipped(FILES, folder="study/"),
        zipped(FILES, folder="my study/data/"),
        zipped(FILES, folder="study\\"),
        zipped({**FILES, "__MACOSX/._participants.csv": b"\0\5\26\7", "README.md": b"Hello"}),
        zipped({**FILES, "study/__MACOSX/study.toml": b"\0", "._measurements.csv": b"\0"}),
        zipped({**FILES, "participants.csv/": b"", "notes.docx": b"PK"}),
        b"before the archive" + zipped(FILES),
    ],
)
def test_a_zip_holds_the_same_study_as_its_files(packed: bytes) -> None:
    assert_same_study(read_study({"study.zip": packed}), read_study(FILES))


def test_a_zip_and_files_beside_it_make_one_study() -> None:
    inside = {name: content for name, content in FILES.items() if name != M}
    files = {"Study.ZIP": zipped(inside), M: FILES[M]}
    assert_same_study(read_study(files), read_study(FILES))


@pytest.mark.parametrize("packed_first", [True, False])
def test_a_table_in_a_zip_and_beside_it_is_told(packed_first: bool) -> None:
    both = [("study.zip", zipped(FILES)), (P, FILES[P])]
    found = problems_of(dict(both if packed_first else both[::-1]))
    assert found == (problem(P, None, "", "", TWICE_FILE, others=P),)


def test_tables_in_two_zips_are_told() -> None:
    found = problems_of({"a.zip": zipped(FILES), "b.zip": zipped({P: FILES[P]})})
    assert found == (problem(P, None, "", "", TWICE_FILE, others=P),)


def test_tables_in_two_folders_of_a_zip_are_told() -> None:
    files = {**FILES, "old/participants.csv": FILES[P]}
    found = problems_of({"study.zip": zipped(files)})
    assert found == (problem("old/participants.csv", None, "", "", TWICE_FILE, others=P),)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_in_a_zip_is_told() -> None:
    packed = io.BytesIO(zipped(FILES))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(P, FILES[P])
    found = problems_of({"study.zip": packed.getvalue()})
    assert found == (problem(P, None, "", "", TWICE_FILE, others=P),)


def with_flag(packed: bytes, flag: int) -> bytes:
    """A zip whose members carry a general-purpose flag, as one with a password does."""
    changed = bytearray(packed)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = changed.find(signature)
        while place >= 0:
            changed[place + offset] |= flag
            place = changed.find(signature, place + 1)
    return bytes(changed)


def with_declared_size(packed: bytes, size: int) -> bytes:
    """A zip whose directory gives another unpacked size for its last member."""
    changed = bytearray(packed)
    struct.pack_into("<L", changed, changed.rfind(b"PK\1\2") + 24, size)
    return bytes(changed)


def with_broken_stream(packed: bytes) -> bytes:
    """A zip whose first member does not decompress."""
    changed = bytearray(packed)
    start = 30 + len("participants.csv")
    changed[start : start + 4] = b"\xff" * 4
    return bytes(changed)


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"participant_id,arm", id="no zip"),
        pytest.param(zipped(FILES)[:-30], id="cut"),
        pytest.param(zipped(FILES)[:200], id="cut in half"),
        pytest.param(zipped(FILES)[50:], id="cut at the start"),
        pytest.param(with_flag(zipped(FILES), 0x01), id="password"),
        pytest.param(with_flag(zipped(FILES), 0x20), id="patched"),
        pytest.param(with_flag(zipped(FILES), 0x40), id="strong encryption"),
        pytest.param(with_broken_stream(zipped(FILES)), id="broken stream"),
        pytest.param(with_declared_size(zipped(FILES), 10), id="declared too small"),
        pytest.param(zipped(FILES, method=zipfile.ZIP_BZIP2), id="bzip2"),
        pytest.param(zipped(FILES, method=zipfile.ZIP_LZMA), id="lzma"),
    ],
)
def test_a_zip_that_cannot_be_opened_is_the_only_problem_told(packed: bytes) -> None:
    found = problems_of({"study.zip": packed})
    assert found == (problem("study.zip", None, "", "", BAD_ZIP),)


def test_all_zips_that_cannot_be_opened_are_told() -> None:
    found = problems_of({"a.zip": b"", P: FILES[P], "b.zip": b"PK"})
    assert [each.table for each in found] == ["a.zip", "b.zip"]


def test_a_size_declared_too_large_is_not_believed() -> None:
    packed = with_declared_size(zipped(FILES), 2**31)
    assert_same_study(read_study({"study.zip": packed}), read_study(FILES))


def test_a_zip_within_a_zip_is_not_opened() -> None:
    for packed in ({"inner.zip": zipped(FILES)}, {**FILES, "data/Inner.ZIP": b"PK"}):
        found = problems_of({"study.zip": zipped(packed)})
        assert found == (problem("study.zip", None, "", "", NESTED_ZIP),)


@pytest.mark.parametrize(
    "name",
    ["../participants.csv", "/participants.csv", "a/../../b.csv", "..\\x.csv", "C:\\x.csv", "C:x"],
)
def test_a_zip_that_names_files_outside_of_itself_is_not_opened(name: str) -> None:
    found = problems_of({"study.zip": zipped({**FILES, name: b"a,b\n"})})
    assert found == (problem("study.zip", None, "", "", CLIMBING_ZIP),)


def test_a_zip_may_hold_only_so_many_tables() -> None:
    many = {f"{number}/participants.csv": b"" for number in range(MOST_FILES + 1)}
    found = problems_of({"study.zip": zipped(many)})
    assert found == (problem("study.zip", None, "", "", TOO_MANY, limit=MOST_FILES),)


@pytest.mark.parametrize(
    ("method", "n", "declared"),
    [
        (zipfile.ZIP_DEFLATED, 1, None),
        (zipfile.ZIP_DEFLATED, 1, 100),
        (zipfile.ZIP_DEFLATED, 1, 2**31),
        (zipfile.ZIP_DEFLATED, 20, None),
        (zipfile.ZIP_BZIP2, 1, 2**31),
        (zipfile.ZIP_LZMA, 1, 2**31),
    ],
)
def test_a_small_zip_of_large_files_is_told_without_unpacking_it_all(
    method: int, n: int, declared: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LARGEST_CONTENT", MEGABYTE)
    zeros = b"0" * (40 * MEGABYTE // n)
    packed = zipped({f"{number}/participants.csv": zeros for number in range(n)}, method=method)
    if declared is not None:
        packed = with_declared_size(packed, declared)
    tracemalloc.start()
    try:
        found = problems_of({"study.zip": packed})
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [each.table for each in found] == ["study.zip"]
    assert found[0].allowed in (TOO_LARGE, BAD_ZIP)
    assert peak < 8 * MEGABYTE


def test_a_table_of_one_column_is_no_table_of_semicolons() -> None:
    rows, columns, problems = read_text(as_csv([["a"], ["x;y"]]))
    assert (rows, columns, problems) == ({2: ["x;y"]}, ["a"], ())
