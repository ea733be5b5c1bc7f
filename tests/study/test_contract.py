"""The contract of the data: what is promised, in one place."""

from lib.study.contract import (
    DISPOSITION_COLUMNS,
    EVENT_COLUMNS,
    FURTHER,
    MEASUREMENT_COLUMNS,
    PARTICIPANT_COLUMNS,
    REQUIRED_EVENT_COLUMNS,
    SUFFIXES,
    TABLES,
    WORKBOOK_SUFFIXES,
    columns_of,
)
from tests.support.files import ROOT


def test_the_columns_are_those_that_the_readme_promises() -> None:
    assert PARTICIPANT_COLUMNS == ("participant_id", "arm")
    assert DISPOSITION_COLUMNS == ("withdrawn_day", "withdrawal_reason", "injections_received")
    assert MEASUREMENT_COLUMNS == ("participant_id", "day", "outcome", "value")
    assert REQUIRED_EVENT_COLUMNS == ("participant_id", "term")
    assert (
        *("participant_id", "term", "system_organ_class", "start_day", "end_day"),
        *("grade", "serious", "related", "led_to_withdrawal"),
    ) == EVENT_COLUMNS
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for table in TABLES:
        (row,) = [line for line in readme.splitlines() if line.startswith(f"| `{table}.csv` |")]
        places = [row.index(f"`{column.name}`") for column in columns_of(table)]
        assert places == sorted(places)


def test_required_columns_stand_before_optional_ones() -> None:
    for table in TABLES:
        required = [column.required for column in columns_of(table)]
        assert required == sorted(required, reverse=True)
        assert FURTHER not in [column.name for column in columns_of(table)]


def test_the_suffixes_are_those_that_can_be_read() -> None:
    assert SUFFIXES == (".csv", ".tsv", ".txt", ".toml", ".xlsx", ".xlsm", ".zip")
    assert set(WORKBOOK_SUFFIXES) <= set(SUFFIXES)
