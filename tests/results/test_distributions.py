"""Distributions of many participants: expected values by hand, nobody lost on the way."""

import math

import numpy as np
import pandas as pd
import pytest

from lib.results.changes import association_of_changes, changes_from_baseline
from lib.results.distributions import (
    FARTHEST,
    MOST_COURSES,
    MOST_EACH,
    STEPS,
    are_many,
    counted_changes,
    counted_pairs,
    courses_at_random,
    cumulative_changes,
    even_places,
    farthest,
    value_quantiles,
)
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from tests.support.studies import many_study, sample, small_study


def scored(*changes: int) -> Study:
    """Participants whose score goes from 50 to so much more; the last one is the control."""
    return small_study(
        "T" * (len(changes) - 1) + "C", score=[f"50 {50 + each}" for each in changes]
    )


@pytest.mark.parametrize(("arms", "many"), [("T" * 150 + "C", False), ("T" + "C" * 151, True)])
def test_a_study_is_one_of_many_above_150_participants_in_an_arm(arms: str, many: bool) -> None:
    assert MOST_EACH == 150
    assert are_many(small_study(arms, score=["5 5"] * len(arms))) == many


def test_of_few_every_course_is_drawn_and_of_many_the_same_40_of_each_arm() -> None:
    for arm in ARMS:
        assert (courses_at_random(sample(), arm) == sample().members(arm)).all()
        drawn, again = (courses_at_random(many_study(), arm) for _ in range(2))
        assert drawn.sum() == MOST_COURSES == 40
        assert not (drawn & ~many_study().members(arm)).any()
        assert (drawn == again).all()


def test_a_smaller_arm_beside_one_of_many_is_drawn_whole() -> None:
    study = small_study("T" * 151 + "C" * 3, score=["5 5"] * 154)
    assert courses_at_random(study, "control").sum() == 3


def test_quantiles_are_those_of_the_values_that_are_there() -> None:
    # 1, 2, ... 201: the quantile of p, type 7, lies at 1 + 200 p. One more has no value, and on
    # day 1 nobody has any.
    study = small_study("T" * 202 + "C", marker=[f". {who}" for who in range(1, 202)] + [". ."] * 2)
    marker = study.outcomes[2]
    found = value_quantiles(study, marker, "treatment")
    assert found["day"].tolist() == [22]
    assert found.iloc[0, 1:].tolist() == pytest.approx([11, 51, 151, 191], rel=1e-12)
    assert value_quantiles(study, marker, "control").empty


def test_changes_in_whole_numbers_are_counted_each_by_itself() -> None:
    study = scored(-2, -2, 0, 1, 1, 1, 3)
    score = study.outcomes[0]
    found = counted_changes([changes_from_baseline(study, score, 22)], score)
    treated = found[found["arm"] == "treatment"]
    assert treated["low"].tolist() == [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5]
    assert treated["high"].tolist() == [-1.5, -0.5, 0.5, 1.5, 2.5, 3.5]
    assert treated["count"].tolist() == [2, 0, 1, 3, 0, 0]
    assert set(treated["n"]) == {6}
    control = found[found["arm"] == "control"]
    assert control["count"].tolist() == [0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize("outcome", many_study().outcomes, ids=lambda each: each.code)
def test_no_change_is_lost_in_the_bins_and_none_is_counted_twice(outcome: Outcome) -> None:
    study = many_study()
    changes = changes_from_baseline(study, outcome, 22)
    found = counted_changes([changes, changes.iloc[:7]], outcome)
    for arm in ARMS:
        for visit, frame in enumerate([changes, changes.iloc[:7]]):
            here = found[(found["arm"] == arm) & (found["visit"] == visit)]
            assert here["count"].sum() == (frame["arm"] == arm).sum() == here["n"].iloc[0]
    widths = (
        np.log(found["high"] / found["low"]) if outcome.is_log else found["high"] - found["low"]
    )
    assert widths.to_numpy() == pytest.approx(widths.iloc[0], rel=1e-6)
    assert len(found) <= 2 * 2 * 40


def test_without_a_change_every_bin_is_empty() -> None:
    study = small_study("TC", score=["5 .", ". 5"])
    found = counted_changes(
        [changes_from_baseline(study, study.outcomes[0], 22)], study.outcomes[0]
    )
    assert found["count"].sum() == 0


def test_the_cumulative_share_counts_whoever_changed_by_at_most_so_much() -> None:
    found = cumulative_changes(
        changes_from_baseline(study := scored(1, -2, 0, -2, 7), study.outcomes[0], 22)
    )
    treated = found[found["arm"] == "treatment"]
    assert treated["change"].tolist() == [-2, 0, 1]
    assert treated["share"].tolist() == [0.5, 0.75, 1]
    assert set(treated["n"]) == {4}
    assert found[found["arm"] == "control"][["change", "share", "n"]].to_numpy().tolist() == [
        [7, 1, 1]
    ]


def test_a_curve_of_many_changes_keeps_its_ends_and_its_height() -> None:
    # 1, 2, ... 1000: a change of k is that of k participants or fewer.
    frame = pd.DataFrame({"arm": "treatment", "change": np.arange(1000.0, 0, -1)})
    found = cumulative_changes(frame)
    assert len(found) == STEPS == 200
    assert found["change"].iloc[[0, -1]].tolist() == [1, 1000]
    assert (found["share"] * 1000).to_numpy() == pytest.approx(found["change"], rel=1e-12)
    assert found["change"].diff().max() <= math.ceil(999 / 199)


@pytest.mark.parametrize(("n", "places"), [(0, []), (1, [0]), (3, [0, 1, 2])])
def test_a_short_curve_is_drawn_step_by_step(n: int, places: list[int]) -> None:
    assert even_places(n).tolist() == places


def test_pairs_are_counted_in_the_cell_that_holds_them() -> None:
    study = many_study()
    score, level, marker = study.outcomes
    for one, other in ((marker, score), (level, marker)):
        found = counted_pairs(association_of_changes(study, one, other, 22), one, other)
        assert found.groupby("arm")["count"].sum().to_dict() == dict.fromkeys(ARMS, 151)
        assert (found["count"] > 0).all()
    # Whoever has 50 more points of score has 25 less of the level: cells lie on that line.
    found = counted_pairs(association_of_changes(study, level, score, 22), level, score)
    off = found["marker"] + found["activity"] / 2
    assert off.abs().max() <= 302 / 20


def test_the_farthest_are_those_at_both_ends() -> None:
    frame = pd.DataFrame({"value": [*range(50, 100), math.nan, *range(50)]})
    found = farthest(frame, "value")
    assert sorted(found["value"]) == [*range(FARTHEST), *range(100 - FARTHEST, 100)]
    assert found.index.is_monotonic_increasing
    few = frame.iloc[:5]
    assert farthest(few, "value").equals(few)
