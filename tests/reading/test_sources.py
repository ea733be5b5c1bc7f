"""From a folder, uploads, zips and workbooks to the same tables, whichever way they come."""

import csv
import functools
import io
import itertools
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reading.cells import MISSING_TABLE
from lib.reading.examine import NEED_COLUMNS, examine, read_study
from lib.reading.formats.statistical import BAD_DATA_SET
from lib.reading.formats.unread import (
    ARCHIVE,
    BESIDE_TABLES,
    DATA_FILE,
    DOCUMENT,
    IMAGE,
    OF_TABLES,
    OTHER_KIND,
    OTHER_WORKBOOK,
)
from lib.reading.formats.workbooks import NOT_WORKBOOK
from lib.reading.formats.zips import BAD_ZIP, CLIMBING_ZIP, NESTED_ZIP, TWICE_FILE
from lib.reading.layout.named import NO_SHEETS, UNKNOWN_FILE
from lib.reading.sources import READERS
from lib.reading.text.delimited import TOO_LARGE
from lib.study.contract import LARGEST_CONTENT, MOST_FILES, SUFFIXES, ZIP_SUFFIX
from lib.study.problems import Problem, StudyError
from lib.study.study import Study
from tests.support.files import EVENTS, MEASUREMENTS, PARTICIPANTS, SETTINGS, study_files, zipped
from tests.support.profiles import examples
from tests.support.studies import assert_same_study, problem, problems_of
from tests.support.workbooks import Cell, workbook

pytestmark = pytest.mark.usefixtures("workbooks_in_process")


FILES = study_files(events=EVENTS, settings=SETTINGS)


TABLES = {"participants": PARTICIPANTS, "measurements": MEASUREMENTS, "adverse_events": EVENTS}


MEGABYTE = 2**20


def sheet(table: str) -> list[list[Cell]]:
    return [list(row) for row in csv.reader(io.StringIO(TABLES[table]))]


@functools.cache
def with_sheets(*tables: str, names: tuple[str, ...] = ()) -> bytes:
    """A workbook of tables under these names or their own, between sheets that are none."""
    named = dict(zip(names or tables, map(sheet, tables), strict=True))
    return workbook({"Notes": [["about"]], **named, "Pivot": [["sum", 1]]})


@functools.cache
def expected() -> Study:
    return read_study(FILES)


def reported(source: Path) -> tuple[Problem, ...]:
    """What keeps a folder from being read."""
    with pytest.raises(StudyError) as caught:
        read_study(source)
    return caught.value.problems


PLACES = ("file", "zip", "workbook", "workbook in the zip")


@examples(25)
@given(
    st.tuples(*[st.sampled_from(PLACES)] * 3),
    st.sampled_from(["file", "zip"]),
    st.randoms(use_true_random=False),
)
def test_tables_in_any_container_and_order_are_the_same_study(
    places: tuple[str, str, str], settings_place: str, random: Random
) -> None:
    where = dict(zip(TABLES, places, strict=True)) | {"study": settings_place}
    inside: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    for name in (*TABLES, "study"):
        file = "study.toml" if name == "study" else f"{name}.csv"
        if where[name] == "file":
            files[file] = FILES[file]
        elif where[name] == "zip":
            inside[f"data/{file}"] = FILES[file]
    for place, into in (("workbook", files), ("workbook in the zip", inside)):
        tables = [name for name in TABLES if where[name] == place]
        if tables:
            into[f"{place}.xlsx"] = with_sheets(*tables)
    if inside:
        files["study.zip"] = zipped(inside)
    order = list(files)
    random.shuffle(order)
    found = read_study({name: files[name] for name in order})
    assert_same_study(found, expected())


@pytest.mark.parametrize("order", list(itertools.permutations(FILES)))
def test_the_order_of_the_files_does_not_matter(order: tuple[str, ...]) -> None:
    assert_same_study(read_study({name: FILES[name] for name in order}), expected())


@pytest.mark.parametrize(
    "names",
    [
        ("Participants", "MEASUREMENTS", "Adverse Events"),
        ("1 participants", "measurements (2024)", "adverse-events"),
    ],
)
def test_sheets_are_known_by_their_names_as_files_are(names: tuple[str, ...]) -> None:
    found = examine(
        {"Study.XLSX": with_sheets(*TABLES, names=names), "study.toml": FILES["study.toml"]}
    )
    assert found.study is not None
    assert_same_study(found.study, expected())
    assert [(read.file, read.sheet) for read in found.tables] == [
        ("Study.XLSX", name) for name in names
    ]


def test_a_workbook_that_may_hold_macros_is_read_from_a_folder_too(tmp_path: Path) -> None:
    (tmp_path / "study.xlsm").write_bytes(with_sheets(*TABLES))
    (tmp_path / "study.toml").write_bytes(FILES["study.toml"])
    assert_same_study(read_study(tmp_path), read_study(FILES))


def test_a_sheet_of_notes_that_names_a_table_is_not_the_table() -> None:
    content = workbook(
        {
            "Notes on participants": [["checked", "twice"]],
            **{name: sheet(name) for name in TABLES},
            "Pivot of measurements": [["mean", 1.5]],
        }
    )
    found = read_study({"study.xlsx": content, "study.toml": FILES["study.toml"]})
    assert_same_study(found, expected())


def test_two_sheets_that_would_be_the_same_table_are_reported_by_their_names() -> None:
    names = ("participants A", "participants B", "measurements")
    content = with_sheets("participants", "participants", "measurements", names=names)
    first, second = "study.xlsx [participants A]", "study.xlsx [participants B]"
    assert problems_of({"study.xlsx": content}) == (
        problem(second, None, "", "", TWICE_FILE, file=first),
    )


def test_a_sheet_and_a_file_that_would_be_the_same_table_are_reported() -> None:
    files = {"participants.csv": FILES["participants.csv"], "a.xlsx": with_sheets(*TABLES)}
    assert problems_of(files) == (
        problem("a.xlsx [participants]", None, "", "", TWICE_FILE, file="participants.csv"),
    )


def test_a_workbook_none_of_whose_sheets_is_known_is_reported_with_their_names() -> None:
    content = workbook({"Foglio1": [["a", "b"], [1, 2]], "Foglio2": [["c"], [3]]})
    for files in ({"dati.xlsx": content}, {"dati.zip": zipped({"dati.xlsx": content})}):
        assert problems_of(files) == (
            problem("dati.xlsx", None, "", "", NO_SHEETS, names="Foglio1, Foglio2"),
        )


def test_a_file_that_is_no_workbook_is_the_only_problem_reported() -> None:
    found = problems_of({"study.xlsx": PARTICIPANTS.encode()})
    assert found == (problem("study.xlsx", None, "", "", NOT_WORKBOOK),)


def test_a_zip_of_further_files_and_of_a_workbook_is_read() -> None:
    packed = zipped({"a/study.xlsx": with_sheets(*TABLES), "a/notes.pdf": b"%PDF", "a/": b""})
    found = read_study({"study.zip": packed, "study.toml": FILES["study.toml"]})
    assert_same_study(found, expected())


def test_a_zip_with_a_password_is_the_only_problem_reported_whatever_lies_beside_it() -> None:
    packed = bytearray(zipped(FILES))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        packed[packed.find(signature) + offset] |= 1
    files = {"study.zip": bytes(packed), "participants.csv": b"not read yet"}
    assert problems_of(files) == (problem("study.zip", None, "", "", BAD_ZIP),)


@pytest.mark.parametrize(
    ("name", "fault"), [("a.xlsx/../../b.xlsx", CLIMBING_ZIP), ("deep/er/tables.ZIP", NESTED_ZIP)]
)
def test_a_zip_in_a_folder_is_checked_as_an_uploaded_one(
    name: str, fault: str, tmp_path: Path
) -> None:
    (tmp_path / "study.zip").write_bytes(zipped({**FILES, name: b""}))
    assert reported(tmp_path) == (problem("study.zip", None, "", "", fault),)
    assert [path.name for path in tmp_path.iterdir()] == ["study.zip"]


@pytest.mark.parametrize(
    "names",
    [
        {"participants": "Participants.CSV", "adverse_events": "adverse-events.csv"},
        {"measurements": "measurements.tsv", "adverse_events": "Adverse Events.txt"},
        {"measurements": "MEASUREMENTS.TXT", "study": "Study.toml"},
    ],
)
def test_the_tables_of_a_folder_are_known_by_their_names(
    names: dict[str, str], tmp_path: Path
) -> None:
    for name, content in FILES.items():
        (tmp_path / names.get(name.split(".")[0], name)).write_bytes(content)
    assert_same_study(read_study(tmp_path), expected())


def test_a_folder_may_hold_workbooks_and_zips_beside_its_files(tmp_path: Path) -> None:
    (tmp_path / "study.xlsx").write_bytes(with_sheets("participants"))
    (tmp_path / "measurements.xlsx").write_bytes(with_sheets("measurements"))
    (tmp_path / "study.zip").write_bytes(zipped({"adverse_events.csv": EVENTS.encode()}))
    (tmp_path / "study.toml").write_bytes(FILES["study.toml"])
    # What is not named after a table is the server's own.
    for name in ("participants old.csv", "participants.csv.bak", "notes.xlsx", "backup.zip"):
        (tmp_path / name).write_bytes(b"not a table")
    (tmp_path / "participants.csv").mkdir()
    assert_same_study(read_study(tmp_path), expected())


@pytest.mark.parametrize("name", ["measurements.csv", "study.zip", "study.xlsx", "study.toml"])
def test_a_file_too_large_for_its_folder_is_reported_without_being_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file, content in FILES.items():
        (tmp_path / file).write_bytes(content)
    with (tmp_path / name).open("wb") as file_object:
        file_object.truncate(LARGEST_CONTENT + MEGABYTE)
    read: list[str] = []
    read_bytes = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    assert reported(tmp_path) == (problem(name, None, "", "", TOO_LARGE, limit=64),)
    assert name not in read
    assert set(read) == set(FILES) - {name}


def test_every_file_that_is_too_large_is_reported(tmp_path: Path) -> None:
    for name in ("participants.csv", "measurements.csv"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(LARGEST_CONTENT + 1)
    assert [each.table for each in reported(tmp_path)] == ["measurements.csv", "participants.csv"]


def test_a_study_from_a_folder_is_the_study_of_the_uploaded_files(tmp_path: Path) -> None:
    for name, content in study_files().items():
        (tmp_path / name).write_bytes(content)
    assert_same_study(read_study(tmp_path), read_study(study_files()))


P, M = "participants.csv", "measurements.csv"


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
    assert_same_study(read_study(files), read_study(study_files()))


@pytest.mark.parametrize("name", ["Adverse Events.csv", "adverse-events.csv", "adverse_events.csv"])
def test_adverse_events_are_known_by_their_name(name: str) -> None:
    events = read_study({**study_files(), name: EVENTS.encode()}).adverse_events
    assert events is not None
    assert len(events) == 3


@pytest.mark.parametrize("name", ["data.csv", "notes.txt", "a/b.tsv"])
def test_a_file_of_another_name_is_reported(name: str) -> None:
    found = problems_of({**study_files(), name: b"a,b\n"})
    assert found == (problem(name, None, "", "", UNKNOWN_FILE),)


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        *((f"participants{kind}", OTHER_WORKBOOK) for kind in (".xltx", ".FODS", ".numbers")),
        *((f"participants{kind}", NOT_WORKBOOK) for kind in (".xls", ".XLSB", ".ods")),
        *((f"data{kind}", BAD_DATA_SET) for kind in (".sav", ".xpt", ".sas7bdat", ".dta")),
        *((f"data{kind}", DATA_FILE) for kind in (".rds", ".jmp", ".parquet")),
        *((f"report{kind}", DOCUMENT) for kind in (".docx", ".pdf", ".PDF", ".odt")),
        *((f"scan{kind}", IMAGE) for kind in (".png", ".jpeg", ".HEIC", ".tif")),
        *((f"study{kind}", ARCHIVE) for kind in (".rar", ".7z", ".tar.gz")),
    ],
)
def test_a_file_of_a_kind_that_is_not_read_is_the_only_problem_reported(
    name: str, allowed: str
) -> None:
    # What it may hold is not reported as missing.
    for files in ({name: b"?"}, {P: PARTICIPANTS.encode(), name: b"?"}, {**FILES, name: b"?"}):
        assert problems_of(files) == (problem(name, None, "", "", allowed),)


@pytest.mark.parametrize("name", ["participants", "data.xyz", "participants.csv.bak"])
def test_of_an_unknown_kind_of_file_those_that_are_read_are_stated(name: str) -> None:
    readable = ", ".join(SUFFIXES)
    assert problems_of({**FILES, name: b"a,b\n"}) == (
        problem(name, None, "", "", OTHER_KIND, readable=readable),
    )


def test_a_table_in_a_zip_that_cannot_be_read_is_stated_and_not_reported_as_missing() -> None:
    names = (
        "a/Values.numbers",
        "logo.png",
        "__MACOSX/a/._Values.numbers",
        "b/values.rds",
        "protocol.pdf",
    )
    packed = zipped({"a/participants.csv": PARTICIPANTS.encode(), **dict.fromkeys(names, b"?")})
    assert problems_of({"study.zip": packed}) == (
        problem("a/Values.numbers", None, "", "", OTHER_WORKBOOK),
        problem("b/values.rds", None, "", "", DATA_FILE),
    )


def test_documents_and_images_in_a_zip_are_stated_where_it_holds_no_table() -> None:
    packed = zipped({"report.docx": b"?", "scan.jpg": b"?", "data/": b""})
    assert problems_of({"study.zip": packed}) == (
        problem("report.docx", None, "", "", DOCUMENT),
        problem("scan.jpg", None, "", "", IMAGE),
    )


def test_a_table_of_another_name_in_a_zip_is_recognised_by_its_columns() -> None:
    packed = zipped({P: PARTICIPANTS.encode(), "measurement.csv": MEASUREMENTS.encode()})
    found = examine({"study.zip": packed}).study
    assert found is not None
    assert_same_study(found, read_study(study_files()))


def test_what_else_lies_in_a_zip_of_all_tables_is_the_reader_s_own() -> None:
    others = {"raw.xls": b"?", "raw.sav": b"?", "scan.png": b"?", "notes.csv": b"?", "x": b"?"}
    found = read_study({"study.zip": zipped({**FILES, **others})})
    assert_same_study(found, expected())


def test_of_very_many_files_that_cannot_be_read_the_first_are_reported() -> None:
    packed = zipped({f"{number}.numbers": b"" for number in range(MOST_FILES + 5)})
    assert len(problems_of({"study.zip": packed})) == MOST_FILES


def test_a_kind_of_file_that_is_read_is_not_among_those_that_are_not() -> None:
    assert not {*OF_TABLES, *BESIDE_TABLES} & set(SUFFIXES)
    assert not set(OF_TABLES) & set(BESIDE_TABLES)


def test_a_table_of_another_name_is_recognised_by_its_columns() -> None:
    files = study_files()
    files["measurement.csv"] = files.pop(M)
    found = examine(files).study
    assert found is not None
    assert_same_study(found, read_study(study_files()))
    # Where nobody can look at what was recognised, somebody has to say it.
    assert problems_of(files) == (problem(P, None, "", "", NEED_COLUMNS),)


def test_a_table_in_which_nothing_is_recognised_is_reported_as_unknown_and_as_missing() -> None:
    files = study_files()
    files["measurement.csv"] = b"a,b\n" if files.pop(M) else b""
    assert problems_of(files) == (
        problem("measurement.csv", None, "", "", UNKNOWN_FILE),
        problem(M, None, "", "", MISSING_TABLE),
    )


def test_a_table_given_twice_is_reported() -> None:
    found = problems_of({**study_files(), "participants (1).csv": PARTICIPANTS.encode()})
    assert found == (problem("participants (1).csv", None, "", "", TWICE_FILE, file=P),)


def test_a_folder_is_read_and_what_else_it_holds_is_not(tmp_path: Path) -> None:
    for name, content in study_files(events=EVENTS, settings=SETTINGS).items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "README.md").write_text("About the study")
    (tmp_path / "other.csv").write_text("a,b")
    (tmp_path / "raw").mkdir()
    assert_same_study(
        read_study(tmp_path), read_study(study_files(events=EVENTS, settings=SETTINGS))
    )


def test_an_empty_folder_misses_its_tables(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"participants\.csv: This table is required") as caught:
        read_study(tmp_path)
    assert [each.table for each in caught.value.problems] == [P, M]  # type: ignore[attr-defined]


def test_every_kind_of_file_that_may_be_uploaded_has_its_reader() -> None:
    assert {*READERS, ZIP_SUFFIX} == set(SUFFIXES)
