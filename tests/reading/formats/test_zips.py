"""From a zip to its files: what it may hold, and what is refused unpacked."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from lib.reading.examine import read_study
from lib.reading.formats import contents, zips
from lib.reading.formats.zips import BAD_ZIP, CLIMBING_ZIP, NESTED_ZIP, TOO_MANY, TWICE_FILE
from lib.reading.text.delimited import TOO_LARGE
from lib.study.contract import LARGEST_CONTENT, MOST_FILES
from tests.support.files import EVENTS, SETTINGS, study_files, zipped
from tests.support.studies import assert_same_study, problem, problems_of

P, M = "participants.csv", "measurements.csv"


MEGABYTE = 2**20


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
def test_a_table_in_a_zip_and_beside_it_is_reported(packed_first: bool) -> None:
    both = [("study.zip", zipped(FILES)), (P, FILES[P])]
    found = problems_of(dict(both if packed_first else both[::-1]))
    assert found == (problem(P, None, "", "", TWICE_FILE, file=P),)


def test_tables_in_two_zips_are_reported() -> None:
    found = problems_of({"a.zip": zipped(FILES), "b.zip": zipped({P: FILES[P]})})
    assert found == (problem(P, None, "", "", TWICE_FILE, file=P),)


def test_tables_in_two_folders_of_a_zip_are_reported() -> None:
    files = {**FILES, "old/participants.csv": FILES[P]}
    found = problems_of({"study.zip": zipped(files)})
    assert found == (problem("old/participants.csv", None, "", "", TWICE_FILE, file=P),)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_in_a_zip_is_reported() -> None:
    packed = io.BytesIO(zipped(FILES))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(P, FILES[P])
    found = problems_of({"study.zip": packed.getvalue()})
    assert found == (problem(P, None, "", "", TWICE_FILE, file=P),)


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
def test_a_zip_that_cannot_be_opened_is_the_only_problem_reported(packed: bytes) -> None:
    found = problems_of({"study.zip": packed})
    assert found == (problem("study.zip", None, "", "", BAD_ZIP),)


def test_all_zips_that_cannot_be_opened_are_reported() -> None:
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
def test_a_small_zip_of_large_files_is_reported_without_unpacking_it_all(
    method: int, n: int, declared: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (zips, contents):
        monkeypatch.setattr(module, "LARGEST_CONTENT", MEGABYTE)
    zeros = b"0" * (max(16 // n, 2) * MEGABYTE)
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


def test_the_files_of_an_upload_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(map(len, FILES.values()))
    monkeypatch.setattr(contents, "LARGEST_CONTENT", size)
    beside = {name: FILES[name] for name in FILES if name != P}
    files = {"a.zip": zipped({P: FILES[P]}), "b.zip": zipped(beside)}
    assert problems_of(files) == ()
    monkeypatch.setattr(contents, "LARGEST_CONTENT", size - 1)
    found = problems_of(files)
    limit = LARGEST_CONTENT // MEGABYTE
    assert found == (problem("b.zip", None, "", "", TOO_LARGE, limit=limit),)
