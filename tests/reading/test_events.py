"""The table of adverse events: what was collected, what was not, and its faults."""

import math
import re
from typing import Any

import pytest

from lib.reading.cells import (
    BLANK,
    DATE_FOR_DAY,
    GRADE_IN_WORDS,
    MISSING_COLUMN,
    NEED_DAY,
    NEED_GRADE,
    NEED_YES_NO,
)
from lib.reading.events import END_BEFORE_START
from lib.reading.examine import read_study
from lib.reading.names import UNKNOWN_PARTICIPANT
from lib.reading.spellings import NOT_BLANK
from lib.study.columns import EVENT_COLUMNS, ONGOING
from lib.study.problems import Problem
from tests.support.changes import with_cell, without_column
from tests.support.files import EVENTS, MEASUREMENTS, study_files
from tests.support.studies import assert_same_study, problem, problems_of

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
    without = re.sub(r"^(P2,.*,)\d+$", r"\1", MEASUREMENTS, flags=re.MULTILINE)
    events = read_study(study_files(events=EVENTS, measurements=without)).adverse_events
    assert events is not None
    assert list(events["participant_id"]) == ["S1", "S1", "P2"]


def test_two_like_events_of_a_participant_without_a_day_are_two_events() -> None:
    table = EVENTS + with_cell(EVENTS, 2, "start_day", "").splitlines()[1] + "\n"
    events = read_study(study_files(events=with_cell(table, 2, "start_day", ""))).adverse_events
    assert events is not None
    assert len(events) == 4


@pytest.mark.parametrize(
    "cell", ["ongoing", "Ongoing", " ONGOING ", "on-going", "continuing", "In corso", "in  corso"]
)
def test_an_end_that_goes_on_in_words_is_an_empty_cell(cell: str) -> None:
    events = read_study(study_files(events=with_cell(EVENTS, 2, "end_day", cell))).adverse_events
    assert events is not None
    assert events["end_day"].tolist() == pytest.approx([NAN, NAN, 30], nan_ok=True)


UNKNOWN = ["unknown", "UNK", "NA", "n/a", "N.A.", "not known", "non noto", "Non nota", "ND", "n.d."]


@pytest.mark.parametrize("column", ["start_day", "grade", "serious", "related"])
def test_what_is_not_known_in_words_is_an_empty_cell(column: str) -> None:
    header, event, *_ = EVENTS.splitlines()
    table = "\n".join([header, *[event] * len(UNKNOWN)])
    blank, worded = table, table
    for row, cell in enumerate(UNKNOWN, start=2):
        # No two events are the same.
        blank, worded = (with_cell(each, row, "term", f"Event {row}") for each in (blank, worded))
        blank, worded = with_cell(blank, row, column, ""), with_cell(worded, row, column, cell)
    studies = [read_study(study_files(events=events)) for events in (worded, blank)]
    assert_same_study(*studies)


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (["yes", "Y", "true", "TRUE", "1", "s", "S", "sì", "Si", "vero", "VERO"], True),
        (["no", "N", "false", "FALSE", "0", "falso"], False),
    ],
)
def test_yes_and_no_may_be_written_in_these_ways(cells: list[str], answer: bool) -> None:
    for cell in cells:
        events = read_study(study_files(events=with_cell(EVENTS, 2, "serious", cell)))
        assert events.adverse_events is not None
        assert events.adverse_events["serious"].tolist() == [answer, False, True]


@pytest.mark.parametrize("cell", ["x", "X", "2", "-", "✓", "t", "f", "ok", "vera", "1.0", "none"])
def test_what_may_be_yes_or_no_is_not_guessed(cell: str) -> None:
    found = problems_of(study_files(events=with_cell(EVENTS, 2, "serious", cell)))
    assert found == (problem(E, 2, "serious", cell, NEED_YES_NO),)


@pytest.mark.parametrize(
    ("cells", "grade"),
    [
        (["Grade 2", "grade2", "G2", "g 2", "grado 2", "GRADO 2", "gr. 2", "CTCAE Grade 2"], 2),
        (["2.0", "Grade II", "grado ii", "G II"], 2),
        (["Grade IV", "G4"], 4),
        (["Grade V", "grado 5"], 5),
    ],
)
def test_a_grade_may_be_written_in_these_ways(cells: list[str], grade: int) -> None:
    for cell in cells:
        events = read_study(study_files(events=with_cell(EVENTS, 2, "grade", cell)))
        assert events.adverse_events is not None
        assert events.adverse_events["grade"].tolist() == [grade, 2, 1]


@pytest.mark.parametrize(
    "cell",
    [
        *("mild", "Moderate", "SEVERE", "life-threatening", "Fatal", "death"),
        *("lieve", "moderato", "severa", "Grave", "pericoloso per la vita", "decesso"),
    ],
)
def test_a_severity_in_words_is_stated_the_grades_of_all_words(cell: str) -> None:
    found = problems_of(study_files(events=with_cell(EVENTS, 2, "grade", cell)))
    assert found == (problem(E, 2, "grade", cell, GRADE_IN_WORDS),)
    # The grades of severity of the Common Terminology Criteria for Adverse Events, version 5.0.
    for number, word in enumerate(("mild", "moderate", "severe", "life-threatening", "fatal"), 1):
        assert re.search(rf"{word} (is )?{number}", GRADE_IN_WORDS)


P, M, E = "participants.csv", "measurements.csv", "adverse_events.csv"


EVENT_FAULTS: dict[str, tuple[dict[str, Any], Problem]] = {
    "no column term": (
        {"events": "participant_id,grade\nS1,1\n"},
        problem(E, None, "term", "", MISSING_COLUMN, columns="participant_id, grade"),
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
        problem(E, 2, "grade", "mild", GRADE_IN_WORDS),
    ),
    "end not known": (
        {"events": with_cell(EVENTS, 2, "end_day", "unknown")},
        problem(E, 2, "end_day", "unknown", NOT_BLANK[ONGOING]),
    ),
    "start that goes on": (
        {"events": with_cell(EVENTS, 2, "start_day", "ongoing")},
        problem(E, 2, "start_day", "ongoing", NEED_DAY),
    ),
    "Roman number alone": (
        {"events": with_cell(EVENTS, 2, "grade", "II")},
        problem(E, 2, "grade", "II", NEED_GRADE),
    ),
    "grade 6 in words": (
        {"events": with_cell(EVENTS, 2, "grade", "Grade 6")},
        problem(E, 2, "grade", "Grade 6", NEED_GRADE),
    ),
    "perhaps serious": (
        {"events": with_cell(EVENTS, 2, "serious", "maybe")},
        problem(E, 2, "serious", "maybe", NEED_YES_NO),
    ),
    "related as a number": (
        {"events": with_cell(EVENTS, 4, "related", "3")},
        problem(E, 4, "related", "3", NEED_YES_NO),
    ),
}


@pytest.mark.parametrize("fault", EVENT_FAULTS)
def test_a_fault_of_an_event_is_reported_with_its_place_and_what_is_allowed(fault: str) -> None:
    changes, expected = EVENT_FAULTS[fault]
    found = problems_of(study_files(**changes))
    assert found == (expected,)
