"""The table of adverse events: what was collected, what was not, and its faults."""

import math
from typing import Any

import pytest

from lib.reading.cells import (
    BLANK,
    DATE_FOR_DAY,
    MISSING_COLUMN,
    NEED_GRADE,
    NEED_YES_NO,
    UNKNOWN_COLUMN,
    UNKNOWN_PARTICIPANT,
)
from lib.reading.events import END_BEFORE_START
from lib.reading.examine import read_study
from lib.study.contract import EVENT_COLUMNS
from lib.study.problems import Problem
from tests.support.changes import with_cell, with_column, without_column
from tests.support.files import EVENTS, MEASUREMENTS, study_files
from tests.support.studies import problem, problems_of

NAN = math.nan


def test_without_the_table_nothing_was_collected() -> None:
    assert read_study(study_files()).adverse_events is None


@pytest.mark.parametrize("header", [",".join(EVENT_COLUMNS), "participant_id,term"])
def test_with_the_header_alone_no_event_occurred(header: str) -> None:
    events = read_study(study_files(events=header + "\n")).adverse_events
    assert events is not None
    assert events.empty
    assert list(events.columns) == header.split(",")


def test_adverse_events_are_read() -> None:
    events = read_study(study_files(events=EVENTS)).adverse_events
    assert events is not None
    assert events["start_day"].tolist() == [3, 8, 30]
    assert events["end_day"].tolist() == pytest.approx([4, NAN, 30], nan_ok=True)
    assert events["grade"].tolist() == [1, 2, 1]
    assert events["serious"].tolist() == [False, False, True]
    assert events["related"].tolist() == [True, None, False]
    assert events["led_to_withdrawal"].tolist() == [False, None, True]


@pytest.mark.parametrize("column", EVENTS.splitlines()[0].split(",")[2:])
def test_a_column_of_adverse_events_that_is_not_supplied_is_absent(column: str) -> None:
    events = read_study(study_files(events=without_column(EVENTS, column))).adverse_events
    assert events is not None
    assert column not in events
    assert len(events.columns) == EVENTS.splitlines()[0].count(",")


def test_an_event_of_a_participant_without_measurements_is_read() -> None:
    lines = [line for line in MEASUREMENTS.splitlines() if not line.startswith("P2")]
    events = read_study(study_files(events=EVENTS, measurements="\n".join(lines))).adverse_events
    assert events is not None
    assert list(events["participant_id"]) == ["S1", "S1", "P2"]


def test_two_like_events_of_a_participant_are_two_events() -> None:
    line = EVENTS.splitlines()[1]
    events = read_study(study_files(events=EVENTS + line + "\n")).adverse_events
    assert events is not None
    assert len(events) == 4


P, M, E = "participants.csv", "measurements.csv", "adverse_events.csv"


EVENT_FAULTS: dict[str, tuple[dict[str, Any], Problem]] = {
    "no column term": (
        {"events": "participant_id,grade\nS1,1\n"},
        problem(E, None, "term", "", MISSING_COLUMN, columns="participant_id, grade"),
    ),
    "further column of events": (
        {"events": with_column(EVENTS, "severity", ["mild"] * 3)},
        problem(E, None, "severity", "", UNKNOWN_COLUMN, columns=", ".join(EVENT_COLUMNS)),
    ),
    "event of nobody": (
        {"events": with_cell(EVENTS, 3, "participant_id", "")},
        problem(E, 3, "participant_id", "", BLANK),
    ),
    "event of somebody else": (
        {"events": with_cell(EVENTS, 3, "participant_id", "S9")},
        problem(E, 3, "participant_id", "S9", UNKNOWN_PARTICIPANT),
    ),
    "event without a term": (
        {"events": with_cell(EVENTS, 3, "term", "")},
        problem(E, 3, "term", "", BLANK),
    ),
    "date of an event": (
        {"events": with_cell(EVENTS, 3, "start_day", "1/3/2024")},
        problem(E, 3, "start_day", "1/3/2024", DATE_FOR_DAY),
    ),
    "end before start": (
        {"events": with_cell(EVENTS, 2, "end_day", "2")},
        problem(E, 2, "end_day", "2", END_BEFORE_START, start=3),
    ),
    "grade 6": (
        {"events": with_cell(EVENTS, 2, "grade", "6")},
        problem(E, 2, "grade", "6", NEED_GRADE),
    ),
    "grade 0": (
        {"events": with_cell(EVENTS, 2, "grade", "0")},
        problem(E, 2, "grade", "0", NEED_GRADE),
    ),
    "grade in words": (
        {"events": with_cell(EVENTS, 2, "grade", "mild")},
        problem(E, 2, "grade", "mild", NEED_GRADE),
    ),
    "perhaps serious": (
        {"events": with_cell(EVENTS, 2, "serious", "maybe")},
        problem(E, 2, "serious", "maybe", NEED_YES_NO),
    ),
    "related as a number": (
        {"events": with_cell(EVENTS, 4, "related", "1")},
        problem(E, 4, "related", "1", NEED_YES_NO),
    ),
}


@pytest.mark.parametrize("fault", EVENT_FAULTS)
def test_a_fault_of_an_event_is_reported_with_its_place_and_what_is_allowed(fault: str) -> None:
    changes, expected = EVENT_FAULTS[fault]
    found = problems_of(study_files(**changes))
    assert found == (expected,)
