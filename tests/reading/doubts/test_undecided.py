"""What files leave open, for those who can only correct them or write a study.toml."""

import math

import pytest

from lib.language import LANGUAGES
from lib.reading.doubts.undecided import IN_DOUBT, NEED_SCHEDULE
from lib.reading.examine import examine, read_study
from lib.study.problems import StudyError
from lib.words import Words
from tests.support.doubtful import DATA, files_with, measured, values_of
from tests.support.files import EVENTS, study_files
from tests.support.studies import problems_of

WITH_999 = measured(cells={(3, 43): "999", (5, 22): "999"})


def test_a_study_in_doubt_is_read_by_nobody_and_each_doubt_is_a_problem_with_its_place() -> None:
    files = files_with(
        WITH_999, columns={"sex": ["1", "2"] * 6}, events="participant_id,term\nS4,None\n"
    )
    with pytest.raises(StudyError) as raised:
        read_study(files)
    found = raised.value.problems
    assert {each.allowed for each in found} == {IN_DOUBT}
    assert [(each.table, each.row, each.column, each.found) for each in found] == [
        ("participants.csv", None, "sex", ""),
        # S3 on day 43 comes first: the header is line 1.
        ("measurements.csv", 10, "c3", "999"),
        ("adverse_events.csv", 2, "term", "None"),
    ]
    # Which arm is the control is no question as long as others are open.
    assert raised.value.arm_codes == ()
    for language in LANGUAGES:
        for each in found:
            text = Words(language).t(each.allowed, **each.values)
            assert "[[values]]" in text
            assert each.values["meanings"] in text


def test_what_such_a_problem_says_can_be_written_into_a_study_toml() -> None:
    (found,) = problems_of(files_with(WITH_999))
    assert found.values["meanings"] == "missing, as_written"
    settings = DATA + (
        f'[[values]]\ntable = "{found.values["name"]}"\ncolumn = "{found.values["of"]}"\n'
        f'cells = ["{found.found}"]\nmeaning = "missing"\n'
    )
    study = read_study(files_with(WITH_999, settings=settings))
    assert math.isnan(values_of(study, 43)[2])
    assert math.isnan(values_of(study, 22)[4])


def test_days_that_nobody_can_know_are_a_problem_that_a_schedule_answers() -> None:
    files = files_with(measured((22, 43)))
    (found,) = problems_of(files)
    assert (found.table, found.column, found.found) == ("measurements.csv", "day", "22, 43")
    assert found.allowed == NEED_SCHEDULE
    schedule = "[schedule]\nbaseline_day = 22\nvisit_days = [22, 43]\nprimary_day = 43\n"
    assert read_study({**files, "study.toml": (DATA + schedule).encode()}).baseline_day == 22


def test_of_two_decisions_about_a_cell_the_last_counts() -> None:
    block = '[[values]]\ntable = "measurements"\ncolumn = "c3"\ncells = ["999"]\nmeaning = "{}"\n'
    settings = DATA + block.format("missing") + block.format("as_written")
    assert values_of(read_study(files_with(WITH_999, settings=settings)), 43)[2] == 999


def test_a_decision_about_cells_that_are_not_there_changes_nothing() -> None:
    block = (
        '[[values]]\ntable = "measurements"\ncolumn = "c4"\ncells = ["90.5"]\nmeaning = "missing"\n'
    )
    study = read_study(files_with(settings=DATA + block))
    assert values_of(study, 22)[0] == 90.5


def test_a_study_without_anything_in_doubt_leaves_nothing_open() -> None:
    examined = examine(study_files(events=EVENTS))
    assert (examined.doubts, examined.undecided, examined.is_in_doubt) == ((), (), False)


def test_a_code_among_the_doses_is_asked_for() -> None:
    # Who left early got few: 3 of 6, or none.
    doses = ["6", "6", "0", "6", "6", "6", "6", "6", "6", "99", "6", "3"]
    (found,) = problems_of(files_with(columns={"injections_received": doses}))
    assert (found.row, found.column, found.found) == (11, "injections_received", "99")
