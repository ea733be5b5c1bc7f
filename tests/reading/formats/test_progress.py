"""How far the reading is: what is said, that it rises, and that it ends when it is told to."""

from collections.abc import Mapping

import pytest

from lib.reading.examine import examine
from lib.reading.formats.progress import CHECKING, OPENING, READING
from lib.reading.text import delimited
from tests.support.files import SAMPLE, files_of, zipped

FILES = {name: data for name, data in files_of(SAMPLE).items() if name.endswith((".csv", ".toml"))}
PACKED = {"study.zip": zipped(FILES)}


def told(files: Mapping[str, bytes]) -> list[tuple[str, float, Mapping[str, int]]]:
    """All that is said while files are read."""
    words: list[tuple[str, float, Mapping[str, int]]] = []
    examine(files, progress=lambda *said: words.append(said))
    return words


@pytest.mark.parametrize("files", [FILES, PACKED], ids=["files", "zip"])
def test_every_table_is_named_in_turn_and_the_share_rises_to_one(
    files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "ROWS_OF_A_STEP", 10)
    words = told(files)
    tables = ("participants.csv", "measurements.csv", "adverse_events.csv")
    of_tables = [text[table] for table in tables for text in (READING, CHECKING)]
    assert list(dict.fromkeys(text for text, _, _ in words)) == [OPENING, *of_tables]
    shares = [share for _, share, _ in words]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert 0.9 < shares[-1] <= 1


def test_the_rows_are_counted_without_the_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "ROWS_OF_A_STEP", 100)
    rows = FILES["measurements.csv"].count(b"\n") - 1
    counted = [said for text, _, said in told(FILES) if text == READING["measurements.csv"]]
    assert [said["n"] for said in counted] == list(range(0, rows + 1, 100))
    assert {said["all"] for said in counted} == {rows}


def test_whoever_is_told_can_end_the_reading() -> None:
    class EndedError(Exception):
        pass

    def end(text: str, share: float, values: Mapping[str, int]) -> None:
        if text == CHECKING["measurements.csv"]:
            raise EndedError

    with pytest.raises(EndedError):
        examine(FILES, progress=end)
    # Nobody is told of the next one.
    assert examine(FILES).study is not None


def test_whether_anybody_is_told_changes_nothing() -> None:
    alone, watched = examine(FILES), examine(FILES, progress=lambda *said: None)
    assert alone.study is not None
    assert watched.study is not None
    assert alone.tables == watched.tables
    assert alone.study.measurements.equals(watched.study.measurements)
