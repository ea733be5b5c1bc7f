"""Courses and changes: against R, by hand, and what two outcomes have to do with each other."""

import math
from dataclasses import asdict, replace

import numpy as np
import pytest

from lib.results.changes import (
    Association,
    activity_beside,
    are_medians,
    arm_summaries,
    association_of_changes,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
    superiority_of_change,
)
from lib.results.effects import NO_BASELINE
from lib.statistics.correlation import COMPLETE_AGREEMENT, NO_RANKING, ONE_ARM_ONLY, TOO_FEW_PAIRS
from lib.statistics.models.censored import describe_censored
from lib.statistics.summaries import ALL_EQUAL, NO_VALUES, ONE_VALUE
from lib.study.study import ARMS, Study
from tests.support.changes import rewritten
from tests.support.r_answers import printed_by_r
from tests.support.results import Answers, agrees, outcome_of
from tests.support.studies import degenerate_studies, sample, small_study

R = printed_by_r("sensitivity")
MARKERS = ("c3", "c4", "il6", "tnf_alpha", "anti_dsdna")
NUMBERS = ("value", "low", "high", "p_value", "n")


def found_in(study: Study, marker: str, activity: str = "score", day: int = 22) -> Association:
    return association_of_changes(
        study, outcome_of(study, marker), outcome_of(study, activity), day
    )


@pytest.mark.parametrize("day", [22, 43])
@pytest.mark.parametrize("marker", MARKERS)
def test_both_correlations_are_those_of_r(marker: str, day: int) -> None:
    found = found_in(sample(), marker, "mex_sledai", day)
    for kind, correlation in (("pooled", found.pooled), ("within_arms", found.within_arms)):
        expected = R[f"{marker}/{day}/{kind}"]
        # Closed forms of the ranks: nine digits.
        assert {name: getattr(correlation, name) for name in NUMBERS} == pytest.approx(
            {name: expected[name] for name in NUMBERS}, rel=1e-9, abs=1e-12
        )
        assert correlation.reason == ""


@pytest.mark.parametrize("code", ["mex_sledai", *MARKERS])
def test_the_better_change_of_the_sample_is_that_of_r(code: str) -> None:
    # Brunner-Munzel by its formulas over every pair, falls counted as better but for C3 and C4:
    # nine digits.
    found = superiority_of_change(sample(), outcome_of(sample(), code), 43)
    expected = printed_by_r("superiority")[f"{code}/superiority"]
    assert {name: getattr(found, name) for name in expected} == pytest.approx(expected, rel=1e-9)


def test_the_better_change_of_four_by_hand() -> None:
    # Falls of 4 and 2 against 2 and 0: better in 3 pairs, equal in one; rises of the same size are
    # better where more is.
    study = small_study(
        "TTCC", score=["8 4", "8 6", "8 6", "8 8"], level=["80 84", "80 82", "80 82", "80 80"]
    )
    for code in ("score", "level"):
        assert superiority_of_change(study, outcome_of(study, code), 22).value == 3.5 / 4


def test_without_a_baseline_there_is_no_better_change() -> None:
    study = degenerate_studies()["an outcome without a baseline"]
    found = superiority_of_change(study, outcome_of(study, "level"), 22)
    assert math.isnan(found.value)
    assert found.reason == NO_BASELINE


def test_the_correlation_of_five_by_hand() -> None:
    # Changes of the level 5, 1, 4, 2, 3 and of the score -1, -2, -5, -3, -4, so that the ranks
    # differ by 0, -3, 3, -1, 1: r = 1 - 6 * 20 / (5 * 24) = 0.
    study = small_study(
        "TTTCC",
        level=["80 85", "70 71", "60 64", "90 92", "75 78"],
        score=["8 7", "8 6", "8 3", "8 5", "8 4"],
    )
    assert found_in(study, "level").pooled.value == pytest.approx(0, abs=1e-12)
    assert found_in(study, "level").pooled.p_value == pytest.approx(1, rel=1e-9)
    # Exchange the last two scores: differences 0, -3, 3, 0, 0, r = 1 - 6 * 18 / 120 = 0.1.
    study = small_study(
        "TTTCC",
        level=["80 85", "70 71", "60 64", "90 92", "75 78"],
        score=["8 7", "8 6", "8 3", "8 4", "8 5"],
    )
    found = found_in(study, "level").pooled
    assert found.value == pytest.approx(0.1, rel=1e-12)
    margin = 1.959963984540054 * math.sqrt((1 + 0.1**2 / 2) / 2)
    assert found.low == pytest.approx(math.tanh(math.atanh(0.1) - margin), rel=1e-9)
    assert found.high == pytest.approx(math.tanh(math.atanh(0.1) + margin), rel=1e-9)


def test_what_the_treatment_does_to_both_is_no_correlation_within_the_arms() -> None:
    # Ranks 6, 5, 4 and 1, 2, 3 of the level against 4, 5, 6 and 3, 2, 1 of the score: the arms
    # differ in both, and within them one falls as the other rises.
    study = small_study(
        "TTTCCC",
        level=["80 96", "80 95", "80 94", "80 81", "80 82", "80 83"],
        score=["1 14", "1 15", "1 16", "1 4", "1 3", "1 2"],
    )
    found = found_in(study, "level")
    # The squares of the differences 2, 0, -2, -2, 0, 2 add up to 16.
    assert found.pooled.value == pytest.approx(1 - 6 * 16 / (6 * 35), rel=1e-12)
    assert found.within_arms.value == -1
    assert found.within_arms.reason == COMPLETE_AGREEMENT


def test_the_changes_are_differences_and_ratios_of_those_with_both_in_the_order_of_the_roster() -> (
    None
):
    study = small_study(
        "CTCTT",
        marker=["8 4", ". 4", "<4 8", "9 3", "5 5"],
        score=["8 4", "8 5", "6 9", "8 .", "7 7.5"],
    )
    people = found_in(study, "marker").participants
    assert list(people.columns) == [
        *("participant_id", "arm", "marker", "activity", "marker_below", "activity_below"),
    ]
    assert list(people["marker_below"]) == [False, True, False]
    assert not people["activity_below"].any()
    assert list(found_in(study, "marker").below_limit) == [False, True, False]
    assert list(found_in(study, "score", "marker").below_limit) == [False, True, False]
    assert list(people["participant_id"]) == ["1", "3", "5"]
    assert list(people["arm"]) == ["control", "control", "treatment"]
    assert list(people["marker"]) == [0.5, 4, 1]
    assert list(people["activity"]) == [-4, 3, 0.5]
    assert found_in(study, "marker").pooled.n == 3


def test_equal_changes_are_ties_whatever_digits_their_subtraction_left() -> None:
    # Rises of 2, 2, 3, 1, 1 tenths; ratios of 3, 3, 2, 2.5, 2.5.
    level = ["0.1 0.3", "0.7 0.9", "2.1 2.4", "0.6 0.7", "0.3 0.4"]
    marker = ["0.1 0.3", "1 3", "0.3 0.6", "0.6 1.5", "2 5"]
    score = ["8 5", "8 7", "8 4", "8 8", "8 6"]
    study = small_study("TTTCC", level=level, marker=marker, score=score)
    score_ranks = np.array([2, 4, 1, 5, 3.0])
    for code, ranks in (("level", [3.5, 3.5, 5, 1.5, 1.5]), ("marker", [4.5, 4.5, 1, 2.5, 2.5])):
        expected = np.corrcoef(ranks, score_ranks)[0, 1]
        assert found_in(study, code).pooled.value == pytest.approx(expected, rel=1e-12)


def test_changes_in_a_unit_of_tiny_numbers_are_no_ties() -> None:
    # Grams where others write picograms.
    tiny = ["80e-12 85e-12", "70e-12 71e-12", "60e-12 64e-12", "90e-12 92e-12", "75e-12 78e-12"]
    study = small_study("TTTCC", level=tiny, score=["8 7", "8 6", "8 3", "8 4", "8 5"])
    assert found_in(study, "level").pooled.value == pytest.approx(0.1, rel=1e-12)


def test_an_outcome_goes_with_itself() -> None:
    found = found_in(sample(), "mex_sledai", "mex_sledai", 43)
    assert (found.pooled.value, found.pooled.reason) == (1, COMPLETE_AGREEMENT)
    assert (found.within_arms.value, found.within_arms.reason) == (1, COMPLETE_AGREEMENT)
    assert list(found.participants["marker"]) == list(found.participants["activity"])


@pytest.mark.parametrize("marker", ["c3", "il6"])
def test_marker_and_activity_may_change_places_and_so_may_the_arms(marker: str) -> None:
    arms_swapped = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    before = found_in(sample(), marker, "mex_sledai", 43)
    turned = found_in(sample(), "mex_sledai", marker, 43)
    swapped = found_in(arms_swapped, marker, "mex_sledai", 43)
    for after in (turned, swapped):
        for original, changed in (
            (before.pooled, after.pooled),
            (before.within_arms, after.within_arms),
        ):
            assert [getattr(changed, name) for name in NUMBERS] == pytest.approx(
                [getattr(original, name) for name in NUMBERS], rel=1e-9
            )
    assert list(turned.participants["marker"]) == list(before.participants["activity"])
    assert not (swapped.participants["arm"] == before.participants["arm"]).any()


@pytest.mark.parametrize(
    ("level", "score", "reasons"),
    [
        (["80 85", "80 81", "80 84", "80 80"], ["8 4"] * 4, (NO_RANKING, None)),
        (["80 85", ". 81", "80 .", ". 80"], ["8 4", "8 5", "8 6", "8 7"], (TOO_FEW_PAIRS,) * 2),
        (
            ["80 85", "80 81", ". 84", "80 ."],
            ["8 4", "8 3", "8 2", "8 1"],
            (COMPLETE_AGREEMENT, ONE_ARM_ONLY),
        ),
    ],
)
def test_what_cannot_be_correlated_says_why(
    level: list[str], score: list[str], reasons: tuple[str, str | None]
) -> None:
    found = found_in(small_study("TTCC", level=level, score=score), "level")
    assert found.pooled.reason == reasons[0]
    assert math.isnan(found.pooled.p_value)
    if reasons[1]:
        assert found.within_arms.reason == reasons[1]
    assert math.isnan(found.within_arms.value)
    assert found.within_arms.reason


@pytest.mark.parametrize("name", degenerate_studies())
def test_every_correlation_of_any_study_is_a_number_or_has_a_reason(name: str) -> None:
    study = degenerate_studies()[name]
    for marker in ("level", "marker"):
        found = found_in(study, marker)
        for each in (found.pooled, found.within_arms):
            numbers = (each.value, each.low, each.high, each.p_value)
            assert any(map(math.isnan, numbers)) == bool(each.reason)
            assert each.n == len(found.participants)


def test_every_arm_summary_is_that_of_r(trial: tuple[Study, Answers]) -> None:
    study, r = trial
    for outcome in study.outcomes:
        for statistic in ("mean", "median"):
            frame = arm_summaries(study, outcome, statistic=statistic)
            assert len(frame) == 2 * len(study.days)
            for row in frame.to_dict("records"):
                key = f"{outcome.code}/{row['day']}/{row['arm']}"
                agrees(row, r[f"{key}/{statistic}"])
                counts = ("n", "n_missing", "n_below")
                agrees(row, {name: r[f"{key}/mean"][name] for name in counts})


def test_every_mean_change_is_that_of_r(trial: tuple[Study, Answers]) -> None:
    study, r = trial
    for outcome in study.outcomes:
        frame = change_summaries(study, outcome)
        assert len(frame) == 2 * len(study.follow_up_days)
        assert "p_value" not in frame
        for row in frame.to_dict("records"):
            agrees(row, r[f"{outcome.code}/{row['day']}/{row['arm']}/change"])


def test_only_visits_with_values_below_the_limit_are_described_as_censored() -> None:
    study = small_study("TTTCCC", marker=["8 <2", "9 3", "7 4", "8 6", "9 7", "6 5"])
    linear, log = study.outcomes[0], study.outcomes[-1]
    assert censored_summaries(study, linear).empty
    frame = censored_summaries(study, log)
    assert list(zip(frame["day"], frame["arm"], strict=True)) == [(22, arm) for arm in ARMS]
    treated, control = frame.to_dict("records")
    expected = asdict(describe_censored([2, 3, 4], [True, False, False]))
    assert {name: treated[name] for name in expected} == expected
    # Without a value below the limit, the geometric mean of 6, 7 and 5.
    assert control["geometric_mean"] == pytest.approx(210 ** (1 / 3), rel=1e-12)


def test_means_and_medians_are_distinguished_whatever_their_limits() -> None:
    study = degenerate_studies()["an outcome without values"]
    for outcome in study.outcomes:
        for statistic in ("mean", "median"):
            frame = arm_summaries(study, outcome, statistic=statistic)
            assert set(frame["statistic"]) == {statistic}
            assert are_medians(frame) == (statistic == "median")


def test_changes_are_differences_or_ratios_of_those_with_both_values() -> None:
    study = small_study(
        "TCTCT",
        level=["80 95.5", "70 .", ". 90", "60 55", "50 50"],
        marker=["<4 8", "5 <4", "<4 <4", "10 5", ". 3"],
    )
    _, level, marker = study.outcomes
    found = changes_from_baseline(study, level, 22)
    assert list(found["participant_id"]) == ["1", "4", "5"]
    assert list(found["arm"]) == ["treatment", "control", "treatment"]
    assert list(found["change"]) == [15.5, -5, 0]
    found = changes_from_baseline(study, marker, 22)
    assert list(found["participant_id"]) == ["1", "2", "3", "4"]
    assert list(found["baseline"]) == [2, 5, 2, 10]
    assert list(found["value"]) == [8, 2, 2, 5]
    assert list(found["change"]) == [4, 0.4, 1, 0.5]
    assert list(found["below_limit"]) == [True, True, True, False]


def test_values_below_the_limit_count_as_half_of_it_and_are_counted() -> None:
    study = small_study("TTTCC", marker=["8 <4", "8 2", "8 .", "8 <4", "8 8"])
    marker = study.outcomes[2]
    frame = arm_summaries(study, marker, statistic="median").set_index(["arm", "day"])
    drug, dummy = frame.loc[("treatment", 22)], frame.loc[("control", 22)]
    assert (drug["value"], drug["n"], drug["n_missing"], drug["n_below"]) == (2, 2, 1, 1)
    assert (dummy["value"], dummy["n"], dummy["n_missing"], dummy["n_below"]) == (5, 2, 0, 1)
    geometric = arm_summaries(study, marker).set_index(["arm", "day"])
    assert geometric.loc[("control", 22), "value"] == pytest.approx(4, rel=1e-12)


def test_an_unknown_statistic_is_refused() -> None:
    with pytest.raises(ValueError, match="mean or median"):
        arm_summaries(sample(), sample().first_outcome, statistic="mode")


def test_summaries_of_no_value_one_value_and_equal_values_say_so() -> None:
    study = small_study("TTCC", level=["80 .", "80 .", ". 5", "70 ."])
    frame = arm_summaries(study, study.outcomes[1]).set_index(["arm", "day"])
    assert frame["reason"].to_dict() == {
        ("treatment", 1): ALL_EQUAL,
        ("treatment", 22): NO_VALUES,
        ("control", 1): ONE_VALUE,
        ("control", 22): ONE_VALUE,
    }
    assert frame["value"].isna().tolist() == [False, True, False, False]
    changes = change_summaries(study, study.outcomes[1])
    assert set(changes["reason"]) == {NO_VALUES}
    assert changes_from_baseline(study, study.outcomes[1], 22).empty


def test_a_marker_is_compared_with_the_score_of_activity_on_another_page_or_the_first_outcome() -> (
    None
):
    study = sample()
    score, c3, *_ = study.outcomes
    assert activity_beside(study, c3) == score
    # By what it is and not by the name of its page, which it does not share with the marker.
    moved = replace(score, page="cytokines_antibodies")
    named = replace(study, outcomes=(moved, *study.outcomes[1:]))
    assert activity_beside(named, c3) == moved
    assert activity_beside(named, named.outcomes[3]) is None
    # No outcome says that it is a score of activity: the first one, which is the primary one here.
    bare = replace(score, bands=None, markers_note=None)
    plain = replace(study, outcomes=(c3, bare))
    assert (activity_beside(plain, c3), activity_beside(plain, bare)) == (bare, None)
