"""Who improved, and who is in which activity band: against R and by hand."""

import math
from collections import Counter
from dataclasses import astuple, replace

import pandas as pd
import pytest

from lib.results.changes import arm_summaries
from lib.results.participants.followed import role
from lib.results.response import (
    band_counts,
    bands_of,
    has_improved,
    improvement_curves,
    improvements,
    is_declared,
    is_yes_no,
    response_rates,
    thresholds,
)
from lib.statistics.counts.proportions import EMPTY_ARM_OF_COUNTS
from lib.study.study import ARMS, Study
from tests.support.changes import rewritten
from tests.support.r_answers import printed_by_r
from tests.support.results import Answers, outcome_of
from tests.support.studies import degenerate_studies, sample, small_study

R = printed_by_r("sensitivity")
RULES = ["nonresponder", "excluded"]
COUNTS = ["events_treatment", "n_treatment", "events_control", "n_control"]


def rates_of(study: Study, code: str, threshold: float, day: int = 22) -> pd.DataFrame:
    """The rates, a row for each way of counting the missing."""
    frame = response_rates(study, outcome_of(study, code), day, threshold=threshold)
    assert list(frame["missing"]) == RULES
    return frame.set_index("missing")


def counts_of(study: Study, code: str, threshold: float, day: int = 22) -> list[list[int]]:
    frame = rates_of(study, code, threshold, day)
    return [[int(number) for number in frame.loc[rule, COUNTS]] for rule in RULES]


@pytest.mark.parametrize("day", [22, 43])
@pytest.mark.parametrize("threshold", [1, 3, 5])
def test_counts_shares_limits_and_p_are_those_of_r(threshold: int, day: int) -> None:
    frame = rates_of(sample(), "mex_sledai", threshold, day)
    for rule in RULES:
        key = f"mex_sledai/{day}/responders/{threshold}/{rule}"
        row = frame.loc[rule]
        # Closed forms, and an exact sum: nine digits; a difference of nothing is nothing.
        found = {name: row[name] for name in R[key]}
        assert found == pytest.approx(R[key], rel=1e-9, abs=1e-15)
        for arm in ARMS:
            share = R[f"{key}/share_{arm}"]
            found = {"value": row[f"share_{arm}"]}
            found |= {name: row[f"{name}_{arm}"] for name in ("low", "high")}
            assert found == pytest.approx(share, rel=1e-9, abs=0)
        assert row["method"] == "Newcombe"


def test_a_fall_equal_to_the_threshold_counts_whatever_its_digits_in_memory() -> None:
    # 0.3 - 0.1, 0.9 - 0.7 and 4.1 - 3.9 are 0.2 on paper, and on either side of it in memory.
    study = small_study(
        "TTTTCCC", score=["0.3 0.1", "0.9 0.7", "4.1 3.9", "0.3 0.11", "4.1 3.9", "5 4.81", "1 1.2"]
    )
    assert {0.3 - 0.1 < 0.2, 0.9 - 0.7 < 0.2, 4.1 - 3.9 < 0.2} == {True, False}
    assert counts_of(study, "score", 0.2) == [[3, 4, 1, 3]] * 2
    assert counts_of(study, "score", 0.19) == [[4, 4, 2, 3]] * 2
    assert counts_of(study, "score", 0.21) == [[0, 4, 0, 3]] * 2


def test_a_rise_is_the_improvement_where_more_is_better() -> None:
    study = small_study("TTTCCC", level=["0.1 0.3", "1 1.2", "4.1 3.9", "80 95", "80 60", "7 7"])
    assert counts_of(study, "level", 0.2) == [[2, 3, 1, 3]] * 2
    assert counts_of(study, "level", 15) == [[0, 3, 1, 3]] * 2
    assert counts_of(study, "level", 15.1) == [[0, 3, 0, 3]] * 2


def test_a_log_outcome_improves_by_a_ratio_with_half_the_limit_below_it() -> None:
    # Falls to 1/4, 2/5, 1/2 and 1/2, 5, 2/3: <4 counts as 2.
    study = small_study("TTTCCC", marker=["8 <4", "5 <4", "4 2", "4 <4", "<4 10", "3 <4"])
    assert counts_of(study, "marker", 4) == [[1, 3, 0, 3]] * 2
    assert counts_of(study, "marker", 2.5) == [[2, 3, 0, 3]] * 2
    assert counts_of(study, "marker", 2) == [[3, 3, 1, 3]] * 2
    assert counts_of(study, "marker", 1.5) == [[3, 3, 2, 3]] * 2
    for ratio in (1, 0.5, math.nan):
        with pytest.raises(ValueError, match="ratio above 1"):
            rates_of(study, "marker", ratio)


def test_a_ratio_equal_to_the_threshold_counts_whatever_its_digits_in_memory() -> None:
    # 0.3 / 0.1 is 3 on paper and a little less in memory.
    study = small_study("TTC", marker=["0.3 0.1", "0.9 0.3", "0.6 0.21"])
    assert 0.3 / 0.1 < 3
    assert counts_of(study, "marker", 3) == [[2, 2, 0, 1]] * 2


def test_the_missing_are_nonresponders_or_left_out() -> None:
    study = small_study("TTTTCCC", score=["8 4", "8 .", ". 4", "8 8", "8 4", "9 3", ". ."])
    assert counts_of(study, "score", 4) == [[1, 4, 2, 3], [1, 2, 2, 2]]
    frame = rates_of(study, "score", 4)
    assert list(frame["share_treatment"]) == pytest.approx([1 / 4, 1 / 2], rel=1e-12)
    assert list(frame["share_control"]) == pytest.approx([2 / 3, 1], rel=1e-12)
    assert list(frame["value"]) == pytest.approx([-5 / 12, -1 / 2], rel=1e-12)
    assert list(frame["needed"]) == pytest.approx([-12 / 5, -2], rel=1e-12)
    # All of two responded: at least 0.025^(1 / 2).
    assert frame.at["excluded", "low_control"] == pytest.approx(0.025**0.5, rel=1e-9)
    assert frame.at["excluded", "high_control"] == 1


def test_the_number_needed_is_the_inverse_of_the_difference_and_its_limits() -> None:
    for threshold in (1, 3, 5):
        for row in rates_of(sample(), "mex_sledai", threshold, 43).to_dict("records"):
            assert row["needed"] * row["value"] == pytest.approx(1, rel=1e-12)
            assert row["needed_from_low"] * row["low"] == pytest.approx(1, rel=1e-12)
            assert row["needed_from_high"] * row["high"] == pytest.approx(1, rel=1e-12)
            assert row["crosses_none"] == (row["low"] <= 0 <= row["high"])
    equal = rates_of(small_study("TTCC", score=["8 4", "8 8"] * 2), "score", 2)
    assert list(equal["needed"]) == [math.inf] * 2
    assert list(equal["crosses_none"]) == [True] * 2


def test_at_a_threshold_that_anybody_may_move_there_is_no_p_value() -> None:
    assert "p_value" not in rates_of(sample(), "mex_sledai", 3, 43)


def test_a_cut_off_is_declared_where_the_study_gives_it_or_there_is_but_one() -> None:
    study = small_study("TC", score=["1 0", "0 1"], level=["80 95", "80 85"], marker=["9 3", "9 8"])
    score, level, marker = study.outcomes
    assert is_declared(study, score, 1)
    assert not is_declared(study, level, 5)
    known = replace(level, important_difference=5)
    assert [is_declared(study, known, threshold) for threshold in (4.9, 5, 5.1)] == [
        *(False, True, False),
    ]
    # The start of the ratios is the software's, not the study's.
    assert thresholds(study, marker).first == 2
    assert not is_declared(study, marker, 2)
    assert is_declared(study, replace(marker, important_difference=1.5), 1.5)


def test_an_arm_of_which_nobody_is_counted_leaves_a_reason() -> None:
    study = small_study("TTCC", score=["8 .", ". 4", "8 4", "8 9"])
    frame = rates_of(study, "score", 2)
    assert counts_of(study, "score", 2) == [[0, 2, 1, 2], [0, 0, 1, 2]]
    assert frame.at["nonresponder", "reason"] == ""
    row = frame.loc["excluded"]
    assert row["reason"] == EMPTY_ARM_OF_COUNTS
    names = ("value", "low", "high", "needed", "share_treatment")
    assert all(math.isnan(row[name]) for name in names)
    assert row["share_control"] == 0.5


@pytest.mark.parametrize("threshold", [0, -1, math.inf, math.nan])
def test_a_threshold_that_is_no_improvement_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        response_rates(sample(), sample().first_outcome, 43, threshold=threshold)


def test_the_improvement_of_each_participant_by_hand() -> None:
    study = small_study(
        "TCTC",
        score=["8 4", "0.3 0.1", "5 5", "7 ."],
        level=["80 95.5", "90 80", ". 9", "8 8"],
        marker=["8 <4", "<4 8", "<4 <4", "8 2"],
    )
    for code, expected in (
        ("score", [4, 0.2, 0, math.nan]),
        ("level", [15.5, -10, math.nan, 0]),
        # 8 / 2, 2 / 8, 2 / 2 and 8 / 2: <4 counts as 2.
        ("marker", [4, 0.25, 1, 4]),
    ):
        frame = improvements(study, outcome_of(study, code), 22)
        assert list(frame["participant_id"]) == ["1", "2", "3", "4"]
        assert list(frame["arm"]) == ["treatment", "control"] * 2
        assert list(frame["improvement"]) == pytest.approx(expected, abs=1e-12, nan_ok=True)
        # No change is not a change of minus nothing.
        assert not any(math.copysign(1, x) < 0 for x in frame["improvement"] if x == 0)


def test_the_curves_by_hand() -> None:
    study = small_study("TTTTTCC", score=["8 4", "8 4", "8 9", "8 .", "8 8", "0.3 0.1", "4.1 3.9"])
    frame = improvement_curves(study, study.first_outcome, 22)
    rows = [("treatment", -1.0, 0.8, 5), ("treatment", 0.0, 0.6, 5), ("treatment", 4.0, 0.4, 5)]
    # Both controls improved by 0.2: one step.
    rows += [("control", 0.2, 1.0, 2)]
    assert list(frame.itertuples(index=False, name=None)) == [
        (arm, pytest.approx(threshold, abs=1e-12), pytest.approx(share, rel=1e-12), n)
        for arm, threshold, share, n in rows
    ]


@pytest.mark.parametrize("code", ["mex_sledai", "c3", "il6"])
def test_curves_counts_and_participants_agree_at_every_threshold(code: str) -> None:
    study = sample()
    outcome = outcome_of(study, code)
    curves = improvement_curves(study, outcome, 43)
    improved = improvements(study, outcome, 43)["improvement"]
    assert set(curves["threshold"]) == set(improved.dropna())
    positive = curves[curves["threshold"] > outcome.no_difference]
    assert len(positive) > 5
    for arm, threshold, share, n in positive.itertuples(index=False, name=None):
        row = rates_of(study, code, threshold, 43).loc["nonresponder"]
        assert share * n == pytest.approx(row[f"events_{arm}"], abs=1e-9)
        assert n == row[f"n_{arm}"]
        assert share == pytest.approx(row[f"share_{arm}"], rel=1e-12)


def test_everybody_who_improved_is_found_and_counted_once() -> None:
    study = sample()
    outcome = study.first_outcome
    for threshold in (1, 5):
        arms = [
            has_improved(study, outcome, 43, who, threshold)
            for who in study.participants["participant_id"]
        ]
        expected = R[f"mex_sledai/43/responders/{threshold}/nonresponder"]
        for arm in ARMS:
            assert arms.count(arm) == expected[f"events_{arm}"]
        assert set(arms) <= {"", *ARMS}


def test_whoever_reaches_the_threshold_has_improved_and_whoever_lacks_a_value_has_not() -> None:
    study = small_study("TCTC", score=["0.3 0.1", "4.1 3.9", "8 .", "8 7.81"])
    found = [has_improved(study, study.first_outcome, 22, who, 0.2) for who in "1234"]
    assert found == ["treatment", "control", "", ""]
    assert has_improved(study, study.first_outcome, 22, None, 0.2) == ""


@pytest.mark.parametrize(
    ("code", "courses", "expected"),
    [
        # A tenth of 4 to 8, in steps of 1; up to ten steps, or to the best improvement.
        ("score", ["8 4", "8 7"], (1, 1, 10, 0)),
        ("score", ["8 .", ". 4"], (1, 1, 10, 0)),
        ("score", ["40 8.5", "8 7"], (1, 3, 32, 0)),
        ("score", ["9999 0", "8 7"], (1, 1000, 9999, 0)),
        # Steps of 0.1; a tenth of 60 to 95.5, which is 3.55.
        ("level", ["80 95.5", "60 61"], (0.1, 3.5, 15.5, 1)),
        ("level", ["80 80.5", "80.2 80.1"], (0.1, 0.1, 1, 1)),
        # Ratios: the best is 8 / 1, or nobody has improved.
        ("marker", ["8 1", "4 2"], (1.1, 2, 8, 1)),
        ("marker", ["1 8", "4 4"], (1.1, 2, 6, 1)),
        ("marker", ["9e6 1", "4 4"], (1.1, 2, 1000, 1)),
        # Nothing but 0 and 1: there is one improvement.
        ("score", ["1 0", "1 1"], (1, 1, 1, 0)),
    ],
)
def test_thresholds_follow_the_scale_of_the_outcome(
    code: str, courses: list[str], expected: tuple[float, float, float, int]
) -> None:
    others = {name: ["1 1", "1 1"] for name in ("score", "level", "marker")}
    values = others | {code: courses}
    study = small_study("TC", score=values["score"], level=values["level"], marker=values["marker"])
    allowed = thresholds(study, outcome_of(study, code))
    assert astuple(allowed) == pytest.approx(expected, rel=1e-12)


def test_thresholds_begin_with_a_tenth_of_the_scale_or_with_the_important_difference() -> None:
    study = sample()
    score, il6 = study.first_outcome, outcome_of(study, "il6")
    # A tenth of 0 to 32 in whole points.
    assert thresholds(study, score).first == 3
    known = replace(score, important_difference=2.5)
    allowed = thresholds(study, known)
    assert (allowed.least, allowed.first, allowed.digits) == (0.1, 2.5, 1)
    assert thresholds(study, replace(score, important_difference=20)).largest == 60
    assert thresholds(study, replace(il6, important_difference=1.25)).first == 1.25
    assert thresholds(study, replace(il6, important_difference=1.25)).digits == 2


@pytest.mark.parametrize("important", [1e-300, 1e-7, 1e14])
@pytest.mark.parametrize("value", ["9e14", "1e-14", "7"])
def test_thresholds_stay_such_as_a_slider_can_count(important: float, value: str) -> None:
    study = small_study("TC", score=[f"{value} 0", "1 2"], marker=[f"{value} 1", "1 2"])
    for outcome in (study.outcomes[0], study.outcomes[2]):
        for declared in (outcome, replace(outcome, important_difference=1 + important)):
            allowed = thresholds(study, declared)
            assert 0 < allowed.least <= allowed.first < allowed.largest < 2**53
            assert allowed.digits <= 6


def test_an_outcome_of_nothing_but_0_and_1_has_no_amounts() -> None:
    study = small_study("TC", score=["1 0", ". 1"], level=["0 2", "1 1"], marker=["1 1", "1 1"])
    blank = small_study("TC", score=[". .", ". ."], level=["1 2", "1 1"])
    found = [is_yes_no(study, outcome) for outcome in study.outcomes]
    assert found == [True, False, False]
    assert not is_yes_no(blank, blank.first_outcome)


def test_improvements_in_a_unit_of_tiny_numbers_are_not_rounded_away() -> None:
    # Grams where others write picograms.
    study = small_study(
        "TTCC", level=["80e-12 95e-12", "75e-12 75e-12", "80e-12 79e-12", "7e-12 9e-12"]
    )
    found = improvements(study, outcome_of(study, "level"), 22)["improvement"]
    assert list(found) == pytest.approx([15e-12, 0, -1e-12, 2e-12], rel=1e-6, abs=1e-18)


@pytest.mark.parametrize("threshold", [1, 3])
def test_swapping_the_arms_turns_the_difference_over_and_swaps_the_rest(threshold: int) -> None:
    arms_swapped = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    before, after = (
        rates_of(study, "mex_sledai", threshold, 43) for study in (sample(), arms_swapped)
    )
    for rule in RULES:
        original, mirrored = before.loc[rule], after.loc[rule]
        assert [-mirrored["value"], -mirrored["high"], -mirrored["low"]] == pytest.approx(
            [original["value"], original["low"], original["high"]], rel=1e-9, abs=1e-15
        )
        assert mirrored["needed"] == pytest.approx(-original["needed"], rel=1e-9)
        for name in ("events", "n", "share", "low", "high"):
            assert mirrored[f"{name}_treatment"] == original[f"{name}_control"]
            assert mirrored[f"{name}_control"] == original[f"{name}_treatment"]


@pytest.mark.parametrize("name", degenerate_studies())
def test_any_study_has_both_rows_each_estimated_or_with_a_reason(name: str) -> None:
    study = degenerate_studies()[name]
    for outcome in study.outcomes:
        day = study.follow_up_days[0]
        frame = rates_of(study, outcome.code, 2, day)
        incomplete = frame[["value", "low", "high"]].isna().any(axis=1)
        assert (incomplete == (frame["reason"] != "")).all()
        assert list(frame.loc["nonresponder", ["n_treatment", "n_control"]]) == [
            study.n_treatment,
            study.n_control,
        ]
        curves = improvement_curves(study, outcome, day)
        assert list(curves.columns) == ["arm", "threshold", "share", "n"]
        for _, steps in curves.groupby("arm"):
            assert steps["threshold"].is_monotonic_increasing
            assert steps["share"].is_monotonic_decreasing
        allowed = thresholds(study, outcome)
        assert allowed.least <= allowed.first <= allowed.largest < math.inf


def test_bands_are_counted_as_in_r() -> None:
    study, r = sample(), printed_by_r("sample_study")
    frame = band_counts(study, study.first_outcome)
    for row in frame.to_dict("records"):
        expected = r[f"mex_sledai/{row['day']}/{row['arm']}/bands"]
        assert row["participants"] == expected[str(row["band"])]


def test_counts_of_bands_add_up_to_n(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    for outcome in study.outcomes:
        bands = band_counts(study, outcome)
        if outcome.bands is None:
            assert bands.empty
            continue
        n = arm_summaries(study, outcome).set_index(["arm", "day"])["n"]
        for at, group in bands.groupby(["arm", "day"]):
            assert group["participants"].sum() == n[at]
            assert set(group["n"]) == {n[at]}


def test_a_boundary_belongs_to_the_upper_band() -> None:
    # Bands 0-1, 2-5, 6 and more; a score under the lowest band is in the lowest one.
    scores = ["-3", "0", "1.9", "2", "5", "5.9", "6", "60"]
    study = small_study("TTTTTTTTC", score=[f"{score} ." for score in scores] + ["2 2"])
    frame = band_counts(study, study.first_outcome)
    drug = frame[(frame["arm"] == "treatment") & (frame["day"] == 1)]
    assert list(drug["band"]) == [0, 1, 2]
    assert list(drug["participants"]) == [3, 3, 2]
    nobody = frame[(frame["arm"] == "treatment") & (frame["day"] == 22)]
    assert list(nobody["participants"]) == [0, 0, 0]
    assert set(nobody["n"]) == {0}


def test_the_bands_of_a_participant_by_hand() -> None:
    # Bands 0-1, 2-5, 6 and more; a score under the lowest band is in the lowest one.
    study = small_study(
        "TC",
        days=(1, 22, 43, 64, 85),
        score=["6 5.9 2 1.9 -3", "0 . 60 . 2"],
        level=["1 2 3 4 5"] * 2,
    )
    score, level, _ = study.outcomes
    assert bands_of(study, score, "1") == {(1, 2), (22, 1), (43, 1), (64, 0), (85, 0)}
    assert bands_of(study, score, "2") == {(1, 0), (43, 2), (85, 1)}
    assert bands_of(study, level, "1") == set()


def test_the_bands_of_all_participants_add_up_to_the_counts() -> None:
    study = sample()
    score = study.first_outcome
    counted = Counter(
        (role(study, who), *place)
        for who in study.participants["participant_id"]
        for place in bands_of(study, score, who)
    )
    frame = band_counts(study, score)
    assert len(frame) == 2 * 3 * 4
    for row in frame.to_dict("records"):
        assert row["participants"] == counted[row["arm"], row["day"], row["band"]]
    assert sum(counted.values()) == frame["participants"].sum() > 80


def test_a_participant_without_values_is_in_no_band() -> None:
    study = degenerate_studies()["an outcome without values"]
    assert bands_of(study, study.first_outcome, "1") == {(1, 2), (22, 1)}
    blank = small_study("TC", score=[". .", "8 4"])
    assert bands_of(blank, blank.first_outcome, "1") == set()
