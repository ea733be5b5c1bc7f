"""The visit that each measurement belongs to, and the schedule that follows from the files."""

import math

import pytest

from lib.reading.doubts.doubt import Option
from lib.reading.examine import Examined, examine
from lib.reading.visits import NOT_A_VISIT, NOT_PLANNED, SCREENED, TWICE_MEASURED
from lib.study.entries import AS_WRITTEN, SAME_AS
from lib.study.protocol import Schedule
from lib.study.study import Study
from tests.support.changes import with_entry
from tests.support.doubtful import decided, files_with, measured, option_of, values_of
from tests.support.files import SETTINGS, study_files
from tests.support.studies import problems_of

WINDOW_2 = Schedule(1, (1, 22, 43), 43, (), 2)


def read_at(table: str, schedule: Schedule) -> tuple[Study, Examined]:
    """The study of a table of one outcome with these visits."""
    examined = decided(files_with(table), [], schedule)
    assert examined.study is not None, examined.problems
    return examined.study, examined


def test_values_on_days_around_a_visit_count_as_if_on_the_planned_day() -> None:
    moved = {n: (1, 20 + n % 5, 41 + n % 5) for n in range(1, 13)}
    planned, _ = read_at(measured(), WINDOW_2)
    actual, examined = read_at(measured(moved), WINDOW_2)
    assert actual.days == planned.days == (1, 22, 43)
    for day in planned.days:
        assert values_of(actual, day) == values_of(planned, day)
    assert examined.assigned is not None
    assert examined.assigned.set_aside == ()
    # Of 12 people, 2 or 3 came on each of the five days; those on the planned one were not moved.
    assert examined.assigned.days == {
        (20, 22): 2,
        (21, 22): 3,
        (23, 22): 2,
        (24, 22): 2,
        (41, 43): 2,
        (42, 43): 3,
        (44, 43): 2,
        (45, 43): 2,
    }


def test_of_two_values_in_a_window_the_nearer_one_counts_and_the_other_is_stated() -> None:
    table = measured({0: (1, 22, 43), 1: (1, 21, 24, 43)}, cells={(1, 21): "70", (1, 24): "75"})
    study, examined = read_at(table, WINDOW_2)
    assert values_of(study, 22)[0] == 70
    assert examined.assigned is not None
    # The header is line 1; S1 has the lines 2 to 5.
    assert examined.assigned.set_aside == (4,)


def test_of_two_values_as_near_the_earlier_one_counts() -> None:
    table = measured({0: (1, 22, 43), 1: (1, 20, 24, 43)}, cells={(1, 20): "70", (1, 24): "75"})
    study, examined = read_at(table, WINDOW_2)
    assert values_of(study, 22)[0] == 70
    assert examined.assigned is not None
    assert examined.assigned.set_aside == (4,)


def test_a_blank_cell_on_the_planned_day_does_not_hide_a_value_beside_it() -> None:
    table = measured({0: (1, 22, 43), 1: (1, 22, 24, 43)}, cells={(1, 22): "", (1, 24): "75"})
    study, examined = read_at(table, WINDOW_2)
    assert values_of(study, 22)[0] == 75
    assert examined.assigned is not None
    assert examined.assigned.set_aside == ()
    assert examined.assigned.days == {(24, 22): 1}


def test_a_day_outside_every_window_is_asked_for_unless_it_is_named_among_the_others() -> None:
    table = measured({0: (1, 22, 43), 3: (1, 22, 33, 43)})
    examined = decided(files_with(table), [], WINDOW_2)
    assert examined.study is None
    (doubt,) = examined.doubts
    assert (doubt.kind, doubt.cells, doubt.rows, doubt.n) == (NOT_PLANNED, ("33",), (10,), 1)
    # It is ten days from the nearest visit.
    assert (doubt.options[0], doubt.proposed) == (Option(AS_WRITTEN), Option(AS_WRITTEN))
    study, _ = read_at(table, Schedule(1, (1, 22, 43), 43, (33,), 2))
    assert study.other_days == (33,)
    assert 33 not in study.days
    assert values_of(study, 22) == values_of(read_at(measured(), WINDOW_2)[0], 22)


def decided_as(table: str, meaning: str) -> Study:
    """The study of a table with visits on days 1, 22, 43 whose other days are decided so."""
    visits = Schedule(1, (1, 22, 43), 43)
    found = decided(files_with(table), [], visits).doubts
    decisions = [each.decided(option_of(each, meaning)) for each in found]
    study = decided(files_with(table), decisions, visits).study
    assert study is not None
    return study


def test_screening_beside_declared_visits_is_asked_for_and_proposed_to_be_in_no_comparison() -> (
    None
):
    # S3 came on day -14 alone before the first dose, S1 and S2 on both.
    days = {0: (1, 22, 43), 1: (-14, 1, 22, 43), 2: (-14, 1, 22, 43), 3: (-14, 22, 43)}
    table = measured(days, cells={(n, -14): "80" for n in (1, 2, 3)})
    (doubt,) = decided(files_with(table), [], Schedule(1, (1, 22, 43), 43)).doubts
    assert (doubt.kind, doubt.cells, doubt.rows) == (SCREENED, ("-14",), (2, 6, 10))
    assert doubt.options == (Option(AS_WRITTEN), Option(SAME_AS, "1"))
    assert doubt.proposed == Option(AS_WRITTEN)
    left = decided_as(table, AS_WRITTEN)
    assert left.other_days == (-14,)
    assert values_of(left, 1)[:2] == [90.5, 101]
    assert math.isnan(values_of(left, 1)[2])
    counted = decided_as(table, SAME_AS)
    assert counted.other_days == ()
    assert values_of(counted, 1)[:4] == [90.5, 101, 80, 95]


def test_days_beside_declared_visits_are_proposed_for_them_but_not_across_the_first_dose() -> None:
    table = measured({0: (1, 22, 43), 1: (0, 21, 43), 2: (1, 24, 43), 3: (4, 22, 43)})
    found = decided(files_with(table), [], Schedule(1, (1, 22, 43), 43)).doubts
    assert [(each.cells, each.proposed) for each in found] == [
        (("0",), Option(SAME_AS, "1")),
        (("4",), Option(AS_WRITTEN)),
        (("21", "24"), Option(SAME_AS, "22")),
    ]
    study = decided_as(table.replace("S3,4,", "S3,22,").replace("S3,22,c3", "S3,1,c3", 1), SAME_AS)
    assert values_of(study, 1)[:2] == [90.5, 101]
    assert values_of(study, 22)[:4] == [90.5, 101, 87.5, 95]
    assert study.other_days == ()


def test_another_day_within_a_window_stays_out_of_the_visit() -> None:
    table = measured({0: (1, 22, 43), 1: (1, 23, 43)})
    study, examined = read_at(table, Schedule(1, (1, 22, 43), 43, (23,), 2))
    assert math.isnan(values_of(study, 22)[0])
    assert examined.assigned is None


def test_screening_values_are_in_no_visit_and_do_not_become_the_baseline() -> None:
    cells = {(n, -14): "10" for n in range(1, 13)}
    table = measured((-14, 1, 22, 43), cells=cells)
    study, _ = read_at(table, Schedule(1, (1, 22, 43), 43, (-14,), 0))
    assert study.baseline_day == 1
    assert values_of(study, 1)[:3] == [90.5, 101, 87.5]


@pytest.mark.parametrize("primary", [22, 43])
def test_a_declared_schedule_is_used_whatever_the_days_look_like(primary: int) -> None:
    files = files_with(measured((-14, 1, 22, 43, 57)))
    examined = decided(files, [], Schedule(1, (1, 22, 43), primary, (-14, 57), 0))
    assert examined.study is not None
    assert examined.proposal is None
    assert examined.study.primary_day == primary


def test_two_rows_of_a_participant_on_one_day_are_a_problem_within_a_window_too() -> None:
    table = measured({0: (1, 22, 43), 1: (1, 21, 21, 43)})
    examined = decided(files_with(table), [], WINDOW_2)
    assert [(each.row, each.allowed) for each in examined.problems] == [(4, TWICE_MEASURED)]


def test_the_window_and_the_other_days_of_a_study_toml_are_used() -> None:
    entries = with_entry(["schedule", "window"], 3)
    entries["schedule"]["other_days"] = [57]
    rows = "participant_id,day,outcome,value\n"
    rows += "".join(
        f"{who},{day},mex_sledai,{value}\n"
        for who in ("S1", "S2", "S3", "P1", "P2", "P3")
        for day, value in ((1, 9), (24, 6), (40, 5), (57, 3))
    )
    study = examine(study_files(measurements=rows, settings=entries)).study
    assert study is not None
    assert (study.window, study.other_days) == (3, (57,))
    scores = study.values(study.first_outcome)
    assert scores[22].tolist() == [6] * 6
    assert scores[43].tolist() == [5] * 6


def test_unattended_a_day_beside_a_visit_is_told_with_what_study_toml_could_say() -> None:
    table = "participant_id,day,outcome,value\nS1,1,mex_sledai,9\nP1,23,mex_sledai,8\n"
    found = problems_of(study_files(measurements=table, settings=SETTINGS))
    assert [(each.row, each.allowed) for each in found if each.column == "day"] == [
        (3, NOT_A_VISIT)
    ]
