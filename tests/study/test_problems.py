"""Problems of a file: how many are listed, and how much of a cell is shown."""

import pytest

from lib.reading.names import UNKNOWN_PARTICIPANT
from lib.study.problems import (
    LONGEST_SHOWN,
    MANY_ALIKE,
    MANY_PROBLEMS,
    MOST_ALIKE,
    MOST_PROBLEMS,
    Problems,
)
from tests.support.changes import with_cell
from tests.support.files import MEASUREMENTS, study_files
from tests.support.studies import problem, problems_of

P, M, E = "participants.csv", "measurements.csv", "adverse_events.csv"


@pytest.mark.parametrize("n", [MOST_ALIKE, MOST_ALIKE + 1])
def test_of_thousands_of_like_problems_the_first_are_listed_and_all_are_counted(n: int) -> None:
    lines = "".join(f"Q,{day},c3,1\n" for day in range(n))
    found = problems_of(study_files(measurements="participant_id,day,outcome,value\n" + lines))
    unknown = [each for each in found if each.allowed == UNKNOWN_PARTICIPANT]
    assert [each.row for each in unknown] == list(range(2, MOST_ALIKE + 2))
    counted = problem(M, None, "participant_id", "", MANY_ALIKE, n=n, limit=MOST_ALIKE)
    assert (counted in found) == (n > MOST_ALIKE)


def test_a_long_cell_is_shown_shortened() -> None:
    (found,) = problems_of(study_files(measurements=with_cell(MEASUREMENTS, 5, "day", "x" * 5000)))
    assert found.found == "x" * LONGEST_SHOWN + "…"


def test_of_very_many_problems_the_first_are_kept_and_the_others_counted() -> None:
    problems = Problems()
    for row in range(MOST_PROBLEMS + 3):
        problems.add(P, UNKNOWN_PARTICIPANT, row=row)
    *kept, last = problems.found
    assert [each.row for each in kept] == list(range(MOST_PROBLEMS))
    assert last == problem("", None, "", "", MANY_PROBLEMS, limit=MOST_PROBLEMS, n=3)
