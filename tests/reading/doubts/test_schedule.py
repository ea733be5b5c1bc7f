"""Which days are the visits: what is proposed, what is asked, and what the days may count."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pytest

from lib.reading.doubts.schedule import (
    Proposal,
    are_small_numbers,
    in_days,
    proposed_schedule,
    visit_of,
)
from lib.reading.examine import examine
from lib.study.entries import AS_VISITS, AS_WRITTEN, IN_MONTHS, IN_WEEKS
from lib.study.protocol import Decision, Schedule
from lib.study.questions import Draft
from tests.support.doubtful import decided, doubts_of, files_with, measured, values_of


def proposed(days: Sequence[int] | Mapping[int, Sequence[int]]) -> Proposal:
    """What is proposed for twelve participants who came on these days."""
    examined = examine(files_with(measured(days)))
    assert examined.problems == ()
    assert examined.proposal is not None
    assert examined.is_in_doubt == bool(examined.proposal.reasons or examined.doubts)
    return examined.proposal


def draft_of(days: Sequence[int]) -> Draft:
    draft = examine(files_with(measured(days))).draft
    assert draft is not None
    return draft


@pytest.mark.parametrize(
    "days", [(1, 22, 43), (0, 28, 56), (1, 8, 15, 29), (0, 7, 14), (0, 22, 43), (1, 92)]
)
def test_days_of_all_participants_that_begin_with_the_baseline_are_asked_for_by_nobody(
    days: tuple[int, ...],
) -> None:
    found = proposed(days)
    assert (found.reasons, found.baseline, found.visits, found.window) == ((), days[0], days, 0)
    assert found.attended == dict.fromkeys(days, 12)
    proposal = Schedule(days[0], days, None)
    assert draft_of(days).schedule == proposal
    assert examine(files_with(measured(days))).study is not None


def test_values_of_one_visit_after_the_first_day_are_a_study_without_a_baseline() -> None:
    found = proposed((43,))
    assert (found.reasons, found.baseline, found.visits) == ((), 1, (1, 43))
    assert found.attended == {43: 12}
    study = examine(files_with(measured((43,)))).study
    assert study is not None
    assert (study.days, study.follow_up_days, study.has_baseline) == ((43,), (43,), False)
    # Of some who came a little later somebody has to say that it is the same visit.
    near = proposed({0: (43,), 1: (45,), 2: (41,)})
    assert (near.reasons, near.visits, near.window) == (("near",), (1, 43), 2)


@pytest.mark.parametrize("screening", [(-14,), (-28, -7), (-21, -14, -7)])
def test_a_day_before_the_baseline_is_asked_for_and_proposed_to_be_in_no_comparison(
    screening: tuple[int, ...],
) -> None:
    found = proposed((*screening, 1, 22, 43))
    assert found.reasons == ("screening",)
    assert (found.baseline, found.visits) == (1, (1, 22, 43))
    schedule = found.schedule(baseline=1, visits=(1, 22, 43), primary=43, window=0)
    assert schedule == Schedule(1, (1, 22, 43), None, screening)


@pytest.mark.parametrize(
    ("visits", "primary", "window", "is_of_protocol", "day", "is_later"),
    [
        # The last visit is the rule; a planned day near it is that visit.
        ((1, 22, 43), 43, 0, False, None, False),
        ((1, 22, 42), 42, 1, False, None, False),
        # An earlier day, or a last visit that is left out, is a choice.
        ((1, 22, 43), 22, 0, False, 22, True),
        ((1, 22), 22, 0, False, 22, True),
        ((1, 22, 42), 42, 0, False, 42, True),
        ((1, 22, 43), 43, 0, True, 43, False),
        ((1, 22, 43), 22, 0, True, 22, False),
    ],
)
def test_only_a_primary_day_that_somebody_chose_is_chosen_after_the_data(
    visits: tuple[int, ...],
    primary: int,
    window: int,
    is_of_protocol: bool,
    day: int | None,
    is_later: bool,
) -> None:
    schedule = proposed((1, 22, 43)).schedule(
        baseline=1, visits=visits, primary=primary, window=window, is_of_protocol=is_of_protocol
    )
    assert (schedule.primary_day, schedule.primary_day_after_data) == (day, is_later)
    assert schedule.compared_day == primary


def test_a_screening_on_the_day_of_each_makes_no_window_of_the_visits() -> None:
    found = proposed({0: (-14, 1, 22), 1: (-9, 1, 22), 2: (-10, 1, 22), 3: (-12, 1, 22)})
    assert (found.reasons, found.visits, found.window) == (("screening",), (1, 22), 0)


def test_a_baseline_the_day_before_the_first_dose_is_asked_for() -> None:
    found = proposed((-1, 22, 43))
    assert (found.reasons, found.baseline) == (("before_dose",), -1)
    assert examine(files_with(measured((-1, 22, 43)))).study is None


def test_nobody_can_know_the_baseline_where_all_days_follow_the_first_dose() -> None:
    found = proposed((22, 43))
    assert (found.reasons, found.baseline, found.visits) == (("no_baseline",), None, (22, 43))


def test_an_unscheduled_last_day_is_not_proposed_as_the_primary_one() -> None:
    found = proposed({0: (1, 22, 43), 5: (1, 22, 43, 57)})
    assert (found.reasons, found.visits) == (("sparse",), (1, 22, 43))
    assert found.attended == {1: 12, 22: 12, 43: 12, 57: 1}
    assert found.schedule(baseline=1, visits=(1, 22, 43), primary=43, window=0).other_days == (57,)


def test_a_visit_of_a_third_of_the_participants_is_one_and_of_fewer_is_none() -> None:
    four = {0: (1, 22), **dict.fromkeys(range(1, 5), (1, 22, 43))}
    assert proposed(four).reasons == ()
    three = {0: (1, 22), **dict.fromkeys(range(1, 4), (1, 22, 43))}
    assert (proposed(three).reasons, proposed(three).visits) == (("sparse",), (1, 22))


def test_days_around_a_visit_are_one_visit_of_the_middle_day() -> None:
    around = (-2, -1, 0, 0, 1, 2)
    days = {n: (1, 22 + around[n % 6], 43 + around[(n + 3) % 6]) for n in range(1, 13)}
    found = proposed(days)
    assert (found.reasons, found.visits, found.window) == (("near",), (1, 22, 43), 2)


def test_a_baseline_of_several_days_before_the_first_dose_is_one_visit() -> None:
    days = {n: (-2 + n % 4, 21 + n % 3, 42 + n % 3) for n in range(1, 13)}
    found = proposed(days)
    assert found.reasons == ("near",)
    # Days -2, -1, 0 and 1 of three participants each: the middle is -0.5, the earlier day -1.
    assert (found.baseline, found.visits, found.window) == (-1, (-1, 22, 43), 2)


def test_a_baseline_and_a_visit_in_the_days_after_it_are_two() -> None:
    assert proposed((1, 4, 8)).visits == (1, 4, 8)
    half = {n: (1, 3, 22) if n % 2 else (0, 4, 22) for n in range(1, 13)}
    assert proposed(half).visits == (0, 3, 22)


def test_one_participant_who_came_twice_in_a_window_parts_no_visit() -> None:
    found = proposed({0: (1, 22, 43), 1: (1, 21, 22, 43), 2: (1, 23, 43), 3: (1, 24, 43)})
    assert (found.reasons, found.visits, found.window) == (("near",), (1, 22, 43), 2)


def test_days_on_which_all_came_are_visits_of_their_own_however_near() -> None:
    assert proposed((1, 2, 3, 8)).visits == (1, 2, 3, 8)


def test_a_day_on_which_nobody_has_a_value_is_stated_and_no_visit() -> None:
    table = pd.DataFrame({"participant_id": list("abab"), "day": [1.0, 1.0, 22.0, 22.0]})
    found = proposed_schedule(table.assign(value=[1, 2, np.nan, np.nan]))
    assert (found.attended, found.visits, found.reasons) == ({1: 2, 22: 0}, (1,), ("sparse",))
    found = proposed_schedule(table.assign(value=np.nan))
    assert (found.attended, found.visits) == ({1: 0, 22: 0}, (1, 22))


@pytest.mark.parametrize(
    "days",
    [
        *((0, 1, 2), (1, 2, 3), (0, 1), (0, 4, 8, 12), (0, 3, 6), (0, 12, 24), (0, 1, 3, 6)),
        *(
            (0, 2, 4, 12, 26, 52),
            (1, 5, 9, 13),
            (1, 13),
            (1, 4, 7),
            (1, 3, 6),
            (0, 6),
            (0, 1, 2, 4, 8),
        ),
        # A screening before week or month 0.
        *((-2, 0, 4, 8), (-1, 0, 3, 6, 12)),
    ],
)
def test_days_that_may_count_weeks_months_or_visits_are_asked_for(days: tuple[int, ...]) -> None:
    assert are_small_numbers(days)
    (doubt,) = doubts_of(files_with(measured(days)))
    assert (doubt.kind, doubt.column, doubt.n, doubt.proposed) == (
        "counted",
        "day",
        len(days),
        None,
    )
    assert doubt.facts["levels"] == ", ".join(map(str, days))
    meanings = {AS_WRITTEN, IN_WEEKS, IN_MONTHS, AS_VISITS}
    assert {option.meaning for option in doubt.options} == meanings
    # Until that is known the visits are not asked for.
    proposal = examine(files_with(measured(days))).proposal
    assert proposal is not None
    assert proposal.reasons == ()


@pytest.mark.parametrize(
    "days",
    [
        *((1, 22, 43), (1, 8, 15), (0, 7, 14), (0, 28), (0, 22, 43), (0, 1, 8, 15), (1, 92)),
        *((-1, 7, 14), (2, 4, 6), (0, 30, 90), (0, 1, 20, 21, 22, 41, 42), (1, 31), (1, 2, 3, 8)),
        *((5,), ()),
    ],
)
def test_days_that_cannot_or_hardly_count_anything_else_are_not_asked_for(
    days: tuple[int, ...],
) -> None:
    assert not are_small_numbers(days)


@pytest.mark.parametrize(
    ("days", "meaning", "of", "expected"),
    [
        # A week is 7 days, a month 30.44: day 1 + 91.3 and 1 + 182.6.
        ((0, 4, 8, 12), IN_WEEKS, "", (1, 29, 57, 85)),
        ((1, 5, 9), IN_WEEKS, "", (1, 29, 57)),
        ((0, 3, 6), IN_MONTHS, "", (1, 92, 184)),
        ((0, 1, 2), AS_VISITS, "1, 22, 43", (1, 22, 43)),
        ((1, 2, 3), AS_VISITS, "-7; 15 and 29", (-7, 15, 29)),
        ((0, 4, 8, 12), AS_WRITTEN, "", (0, 4, 8, 12)),
    ],
)
def test_what_the_days_count_is_used_and_kept_with_declared_visits(
    days: tuple[int, ...], meaning: str, of: str, expected: tuple[int, ...]
) -> None:
    files = files_with(measured(days))
    said = [Decision("measurements", "day", (), meaning, of)]
    schedule = None
    if expected[0] < 0:
        # Day -7 is asked for as a baseline, which answers it too.
        schedule = Schedule(expected[0], expected, expected[-1])
    study = decided(files, said, schedule).study
    assert study is not None
    assert study.days == expected
    assert values_of(study, expected[-1])[0] == 90.5
    # A study.toml that was completed holds both.
    again = decided(files, said, Schedule(expected[0], expected, expected[1])).study
    assert again is not None
    assert (again.days, again.primary_day) == (expected, expected[1])


@pytest.mark.parametrize("of", ["", "1, 22", "1, 22, 43, 64", "day one"])
def test_visits_without_a_planned_day_for_each_are_asked_for_again(of: str) -> None:
    examined = decided(
        files_with(measured((0, 1, 2))), [Decision("measurements", "day", (), AS_VISITS, of)]
    )
    assert (examined.problems, examined.study) == ((), None)
    assert [doubt.kind for doubt in examined.doubts] == ["counted"]


def test_weeks_count_from_the_first_number_however_it_is_called() -> None:
    assert in_days(pd.Series([0.0, 4, 8]), 7).tolist() == [1, 29, 57]
    assert in_days(pd.Series([1.0, 4, np.nan]), 7).dropna().tolist() == [1, 22]
    # Two weeks before the first dose, which is on day 1, is day -13.
    assert in_days(pd.Series([-2.0, 0, 4]), 7).tolist() == [-13, 1, 29]


def test_a_day_belongs_to_the_nearest_visit_within_the_window_and_of_two_to_the_earlier() -> None:
    days = pd.Series([1.0, 19, 20, 24, 25, 32, 33, np.nan])
    near = visit_of(days, (1, 22, 42), 3).tolist()
    assert near[:5] == [1, 22, 22, 22, 22]
    assert all(np.isnan(day) for day in near[5:])
    # Day 32 is 10 from 22 and from 42.
    assert visit_of(pd.Series([32.0, 33]), (42, 22), 10).tolist() == [22, 42]
