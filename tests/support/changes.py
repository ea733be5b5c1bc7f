"""Studies changed: a cell, a column, an entry of the settings, a whole table."""

import copy
import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from lib.reading.examine import read_study
from lib.study.study import Study
from tests.support.files import SAMPLE, SETTINGS, as_csv, files_of

Steps = Sequence[str | int]


def with_cell(table: str, row: int, column: str, cell: str) -> str:
    """A CSV table with another cell; rows are counted as in a spreadsheet, the header is row 1."""
    rows = list(csv.reader(io.StringIO(table)))
    rows[row - 1][rows[0].index(column)] = cell
    return as_csv(rows)


def with_column(table: str, column: str, cells: Sequence[str]) -> str:
    """A CSV table with a further column."""
    rows = list(csv.reader(io.StringIO(table)))
    return as_csv([[*row, cell] for row, cell in zip(rows, [column, *cells], strict=True)])


def without_column(table: str, column: str) -> str:
    """A CSV table without one of its columns."""
    rows = list(csv.reader(io.StringIO(table)))
    place = rows[0].index(column)
    return as_csv([row[:place] + row[place + 1 :] for row in rows])


def with_entry(path: Steps, value: Any, settings: Mapping[str, Any] = SETTINGS) -> dict[str, Any]:
    """Settings with another value at a path of keys and list positions."""
    changed: Any = copy.deepcopy(dict(settings))
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return dict(changed)


def without_entry(path: Steps, settings: Mapping[str, Any] = SETTINGS) -> dict[str, Any]:
    """Settings without the entry at a path of keys and list positions."""
    changed: Any = copy.deepcopy(dict(settings))
    place = changed
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return dict(changed)


def table(files: Mapping[str, bytes], name: str) -> pd.DataFrame:
    """One table of a study's files as text."""
    return pd.read_csv(io.BytesIO(files[name]), dtype=str, keep_default_na=False)


def changed(
    files: Mapping[str, bytes], name: str, change: Callable[[pd.DataFrame], pd.DataFrame]
) -> dict[str, bytes]:
    """The files with one table changed."""
    return {**files, name: change(table(files, name)).to_csv(index=False).encode()}


def rewritten(name: str, *pairs: tuple[str, str], source: Path = SAMPLE) -> Study:
    """A study with texts of one of its files replaced."""
    files = files_of(source)
    text = files[name].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return read_study({**files, name: text.encode()})


def renamed(study: Study, names: dict[str, str]) -> Study:
    """The study with other names of its participants."""
    assert study.adverse_events is not None
    tables = {
        name: table.assign(participant_id=table["participant_id"].map(names))
        for name, table in (
            ("participants", study.participants),
            ("measurements", study.measurements),
            ("adverse_events", study.adverse_events),
        )
    }
    return replace(
        study,
        participants=tables["participants"],
        measurements=tables["measurements"],
        adverse_events=tables["adverse_events"],
    )
