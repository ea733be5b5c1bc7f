"""Names of visits and the study day that each is taken for."""

import pytest

from lib.reading.layout.visits import visit_days
from lib.study.layout import Understood


def days(*names: str, **declared: int | None) -> list[tuple[str, int | None]]:
    return [(visit.name, visit.day) for visit in visit_days(names, declared)]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        # 4 x 7 + 1, 6 x 30.4375 + 1 = 183.6 and 365.25 + 1, rounded.
        ("Week 4", 29),
        ("settimana 4", 29),
        ("W12", 85),
        ("Month 6", 184),
        ("6 mesi", 184),
        ("Year 1", 366),
        ("Day 22", 22),
        ("giorno 43", 43),
        ("D0", 1),
        ("day_22_arm_1", 22),
        ("End of treatment (day 43)", 43),
        ("Visit at week 4", 29),
    ],
)
def test_a_visit_is_counted_from_a_baseline_on_day_1(name: str, day: int) -> None:
    assert days("Baseline", name) == [("Baseline", 1), (name, day)]


def test_weeks_that_begin_with_1_where_there_is_no_baseline_count_from_it() -> None:
    assert days("Week 1", "Week 4") == [("Week 1", 1), ("Week 4", 22)]
    assert days("Week 0", "Week 1", "Week 4") == [("Week 0", 1), ("Week 1", 8), ("Week 4", 29)]


@pytest.mark.parametrize("name", ["V2", "Visita 3", "Follow-up", "T1"])
def test_a_name_that_says_no_day_is_asked_for(name: str) -> None:
    (_, found) = visit_days(["Baseline", name], {})
    assert (found.day, found.why) == (None, "not_known")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Unscheduled", "unplanned"),
        ("UNSCHEDULED 2.01", "unplanned"),
        ("Visita non programmata", "unplanned"),
        ("Screening", "screening"),
    ],
)
def test_a_visit_that_is_none_of_the_study_is_left_out_and_not_asked_for(
    name: str, why: str
) -> None:
    for first in ("Baseline", "Day 1", "Week 0"):
        (_, found) = visit_days([first, name], {})
        assert (found.day, found.why) == (None, why)
        assert Understood(visits=(found,)).asked_visits == ()
    assert days("Day 1", name, **{name: 30})[1] == (name, 30)


def test_a_screening_without_a_baseline_is_asked_for() -> None:
    (found, _) = visit_days(["Screening", "Week 4"], {})
    assert (found.day, found.why) == (None, "not_known")


@pytest.mark.parametrize("name", ["Baseline (week 0)", "Week 0 (baseline)", "Baseline, day 1"])
def test_a_baseline_that_says_its_week_or_day_too_is_one(name: str) -> None:
    assert days(name, "Week 4") == [(name, 1), ("Week 4", 29)]


@pytest.mark.parametrize("name", ["Baseline", "Basale", "T0", "V0", "baseline_arm_1", "Pre"])
def test_a_baseline_is_day_1(name: str) -> None:
    assert days(name) == [(name, 1)]


def test_what_somebody_said_counts_however_the_name_is_written() -> None:
    found = visit_days(["WEEK-4", "V3", "Week 8"], {"Week 4": 30, "v3": None})
    assert [(each.day, each.why) for each in found[:2]] == [(30, "declared"), (None, "declared")]
    assert found[2].why == "from_unit"


def test_a_name_stands_once() -> None:
    assert days("Day 8", "Day 8", "") == [("Day 8", 8)]
