"""Results by visit and by outcome against R, hand calculations and properties."""

import math
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.reading.examine import read_study
from lib.results.changes import (
    are_medians,
    arm_summaries,
    band_counts,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
)
from lib.results.effects import (
    adjusted_means_by_visit,
    detectable_effect,
    effect,
    effects_by_outcome,
    effects_by_visit,
)
from lib.results.participants import missing_values, participant_flow
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, TOO_FEW
from lib.statistics.models.ancova import CONFOUNDED, NO_RESIDUAL_VARIATION
from lib.statistics.models.censored import describe_censored
from lib.statistics.summaries import ALL_EQUAL, NO_VALUES, ONE_VALUE
from lib.study.study import ARMS, Study
from lib.wording.effects import effect_sentence
from lib.words import Words
from tests.support.changes import changed, rewritten
from tests.support.files import SAMPLE, files_of
from tests.support.r_answers import printed_by_r
from tests.support.studies import degenerate_studies, large_study, polyps, sample, small_study

NUMBERS = ("value", "low", "high", "p_value")
OTHER = {"treatment": "control", "control": "treatment"}
Answers = dict[str, dict[str, float]]


@pytest.fixture(params=["sample_study", "polyps"])
def trial(request: pytest.FixtureRequest) -> tuple[Study, Answers]:
    study = sample() if request.param == "sample_study" else polyps()
    return study, printed_by_r(request.param)


def agrees(found: Any, expected: dict[str, float]) -> None:
    """The named numbers are those of R to nine digits."""
    assert {name: found[name] for name in expected} == pytest.approx(expected, rel=1e-9, abs=0)


def same_frame(first: pd.DataFrame, second: pd.DataFrame, rtol: float = 1e-9) -> None:
    pd.testing.assert_frame_equal(
        first.reset_index(drop=True),
        second.reset_index(drop=True),
        check_dtype=False,
        rtol=rtol,
        atol=1e-12,
    )


def results_of(study: Study) -> dict[str, pd.DataFrame]:
    """Every frame of `effects`, with rows per participant in a fixed order."""
    found = {
        "outcomes": effects_by_outcome(study, study.primary_day),
        "missing": missing_values(study),
    }
    for outcome in study.outcomes:
        found[f"{outcome.code} visits"] = effects_by_visit(study, outcome)
        found[f"{outcome.code} adjusted"] = adjusted_means_by_visit(study, outcome)
        found[f"{outcome.code} censored"] = censored_summaries(study, outcome)
        found[f"{outcome.code} means"] = arm_summaries(study, outcome)
        found[f"{outcome.code} medians"] = arm_summaries(study, outcome, statistic="median")
        found[f"{outcome.code} changes"] = change_summaries(study, outcome)
        found[f"{outcome.code} bands"] = band_counts(study, outcome)
        individual = changes_from_baseline(study, outcome, study.primary_day)
        found[f"{outcome.code} individual"] = individual.sort_values("participant_id")
    return found


# Against R


def test_every_effect_is_the_ancova_of_r_within_1e_9(trial: tuple[Study, Answers]) -> None:
    study, r = trial
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            expected = r[f"{outcome.code}/{day}/effect"]
            found = asdict(effect(study, outcome, day))
            names = (*NUMBERS, "n_treatment", "n_control")
            agrees(found, {name: expected[name] for name in names})
            assert found["method"] == "ANCOVA"
            assert found["reason"] == ""


def test_sd_units_and_holm_at_the_primary_day_are_those_of_r(trial: tuple[Study, Answers]) -> None:
    study, r = trial
    frame = effects_by_outcome(study, study.primary_day).set_index("outcome")
    assert list(frame.index) == [outcome.code for outcome in study.outcomes]
    for code, row in frame.iterrows():
        agrees(row, r[f"{code}/{study.primary_day}/effect"])
        assert row["tests"] == len(study.outcomes)


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


def test_missing_values_are_counted_as_in_r(trial: tuple[Study, Answers]) -> None:
    study, r = trial
    frame = missing_values(study)
    for row in frame.to_dict("records"):
        agrees(row, r[f"{row['outcome']}/{row['day']}/{row['arm']}/missing"])
    people, visits = len(study.participants), len(study.days)
    assert frame["n"].sum() == people * visits * len(study.outcomes)


def test_bands_are_counted_as_in_r() -> None:
    study, r = sample(), printed_by_r("sample_study")
    frame = band_counts(study, study.primary_outcome)
    for row in frame.to_dict("records"):
        expected = r[f"mex_sledai/{row['day']}/{row['arm']}/bands"]
        assert row["participants"] == expected[str(row["band"])]


# Agreement of results with each other


def test_a_row_per_visit_is_the_effect_at_that_visit(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    for outcome in study.outcomes:
        rows = effects_by_visit(study, outcome).to_dict("records")
        assert rows == [
            {
                "day": day,
                **asdict(effect(study, outcome, day)),
                "detectable": detectable_effect(effect(study, outcome, day), outcome),
            }
            for day in study.follow_up_days
        ]


def test_the_adjusted_means_are_apart_by_the_effect(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    for outcome in study.outcomes:
        means = adjusted_means_by_visit(study, outcome).set_index(["day", "arm"])
        for day in study.follow_up_days:
            treatment, control = (means.loc[(day, arm), "value"] for arm in ARMS)
            apart = treatment / control if outcome.is_log else treatment - control
            assert apart == pytest.approx(effect(study, outcome, day).value, rel=1e-9)


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


def test_means_and_medians_are_told_apart_whatever_their_limits() -> None:
    study = degenerate_studies()["an outcome without values"]
    for outcome in study.outcomes:
        for statistic in ("mean", "median"):
            frame = arm_summaries(study, outcome, statistic=statistic)
            assert set(frame["statistic"]) == {statistic}
            assert are_medians(frame) == (statistic == "median")


def test_a_row_per_outcome_is_the_effect_on_that_outcome(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    for day in study.follow_up_days:
        frame = effects_by_outcome(study, day)
        for outcome, row in zip(study.outcomes, frame.to_dict("records"), strict=True):
            expected = asdict(effect(study, outcome, day))
            assert {name: row[name] for name in expected} == expected


def test_the_n_of_flow_effect_and_sentence_agree(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    flow = participant_flow(study)
    for day in study.follow_up_days:
        estimate = effect(study, study.primary_outcome, day)
        n = (flow["treatment"].analysed[day], flow["control"].analysed[day])
        assert n == (estimate.n_treatment, estimate.n_control)
        sentence = effect_sentence(study, study.primary_outcome, day, estimate, Words("en"))
        assert f"n {n[0]} + {n[1]}" in sentence


def test_present_and_missing_add_up_to_the_randomised(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    n = {"treatment": study.n_treatment, "control": study.n_control}
    missing = missing_values(study).set_index(["outcome", "day", "arm"])
    for outcome in study.outcomes:
        for row in arm_summaries(study, outcome).to_dict("records"):
            assert row["n"] + row["n_missing"] == n[row["arm"]]
            gap = missing.loc[(outcome.code, row["day"], row["arm"])]
            assert gap["missing"] == row["n_missing"]
            assert row["n_below"] <= row["n"]
    assert not (missing["after_withdrawal"] > missing["missing"]).any()


def test_the_participant_flow_adds_up(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    flow = participant_flow(study)
    assert sum(arm.allocated for arm in flow.values()) == len(study.participants)
    missing = missing_values(study)
    for role, arm in flow.items():
        primary = missing[
            (missing["outcome"] == study.primary_outcome.code) & (missing["arm"] == role)
        ].set_index("day")["missing"]
        for day in study.follow_up_days:
            # Nobody of either trial lacks both the baseline and the visit.
            gone = primary[study.baseline_day] + primary[day]
            assert arm.analysed[day] == arm.allocated - gone


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


# By hand


def test_sd_units_of_four_patients_by_hand() -> None:
    # The baseline is the same for all, so the effect is 2 - 7 = -5; the squares within the arms
    # are 2 + 18 = 20 on 2 degrees of freedom. The marker is e to the power of the level.
    level = ["50 1", "50 3", "50 4", "50 10"]
    marker = [f"50 {math.exp(number)!r}" for number in (1, 3, 4, 10)]
    study = small_study("TTCC", score=["5 5"] * 4, level=level, marker=marker)
    frame = effects_by_outcome(study, 22).set_index("outcome")
    for code in ("level", "marker"):
        assert frame.at[code, "sd"] == pytest.approx(math.sqrt(10), rel=1e-12)
        assert frame.at[code, "scaled"] == pytest.approx(-5 / math.sqrt(10), rel=1e-12)
    assert frame.at["level", "value"] == pytest.approx(-5, rel=1e-12)
    assert frame.at["marker", "value"] == pytest.approx(math.exp(-5), rel=1e-12)
    assert frame.at["marker", "scaled_high"] == pytest.approx(
        frame.at["level", "scaled_high"], rel=1e-9
    )


def test_holm_counts_only_the_tests_that_were_made() -> None:
    study = small_study(
        "TTTCCC",
        score=["8 4", "7 5", "9 5", "8 7", "6 6", "7 8"],
        level=["80 95", "75 90", "70 92", "82 80", "71 81", "78 70"],
    )
    frame = effects_by_outcome(study, 22).set_index("outcome")
    first, second = sorted([frame.at["score", "p_value"], frame.at["level", "p_value"]])
    assert list(frame["tests"]) == [2, 2, 2]
    assert math.isnan(frame.at["marker", "p_holm"])
    assert sorted(frame["p_holm"].dropna()) == [2 * first, max(2 * first, second)]


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


def test_a_boundary_belongs_to_the_upper_band() -> None:
    # Bands 0-1, 2-5, 6 and more; a score under the lowest band is in the lowest one.
    scores = ["-3", "0", "1.9", "2", "5", "5.9", "6", "60"]
    study = small_study("TTTTTTTTC", score=[f"{score} ." for score in scores] + ["2 2"])
    frame = band_counts(study, study.primary_outcome)
    drug = frame[(frame["arm"] == "treatment") & (frame["day"] == 1)]
    assert list(drug["band"]) == [0, 1, 2]
    assert list(drug["participants"]) == [3, 3, 2]
    nobody = frame[(frame["arm"] == "treatment") & (frame["day"] == 22)]
    assert list(nobody["participants"]) == [0, 0, 0]
    assert set(nobody["n"]) == {0}


def test_missing_values_after_withdrawal_need_a_day_of_withdrawal() -> None:
    scores = ["8 .", "7 5", "9 .", "8 7"]
    told = small_study(
        "TTCC", columns={"withdrawn_day": ["22", "", "23", ""]}, score=scores, level=["1 1"] * 4
    )
    frame = missing_values(told).set_index(["outcome", "day", "arm"])
    assert list(frame.loc[("score", 22, "treatment")]) == [2, 1, 1]
    assert list(frame.loc[("score", 22, "control")]) == [2, 1, 0]
    assert list(frame.loc[("marker", 1, "control")]) == [2, 2, 0]
    silent = missing_values(small_study("TTCC", score=scores))
    assert silent["after_withdrawal"].isna().all()


def test_withdrawals_are_those_with_a_day_or_a_reason_and_unknown_where_neither_was_supplied() -> (
    None
):
    scores = ["8 .", "7 5", "9 .", "8 7"]
    columns = {"withdrawn_day": ["20", "", "", ""], "withdrawal_reason": ["moved", "", "tired", ""]}
    flow = participant_flow(small_study("TTCC", columns=columns, score=scores))
    assert flow["treatment"].withdrawn == ((20, "moved"),)
    assert flow["control"].withdrawn == ((None, "tired"),)
    assert flow["control"].analysed == {22: 1}
    silent = participant_flow(small_study("TTCC", score=scores))
    assert silent["treatment"].withdrawn is None
    assert sample().participants["withdrawn_day"].notna().sum() == 1
    assert participant_flow(sample())["control"].withdrawn == ((27, "moved to another city"),)


def test_an_unknown_statistic_is_refused() -> None:
    with pytest.raises(ValueError, match="mean or median"):
        arm_summaries(sample(), sample().primary_outcome, statistic="mode")


# Properties


def test_swapping_the_arms_turns_every_difference_over_and_changes_nothing_else() -> None:
    swapped = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    study = sample()
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            one, two = (effect(each, outcome, day) for each in (study, swapped))
            turned = [two.value, two.high, two.low]
            turned = [1 / x for x in turned] if outcome.is_log else [-x for x in turned]
            assert turned == pytest.approx([one.value, one.low, one.high], rel=1e-9)
            assert two.p_value == pytest.approx(one.p_value, rel=1e-9)
            assert (two.n_treatment, two.n_control) == (one.n_control, one.n_treatment)
    before, after = results_of(study), results_of(swapped)
    names = ["scaled", "scaled_low", "scaled_high"]
    turned_over = -after["outcomes"][["scaled", "scaled_high", "scaled_low"]]
    same_frame(turned_over.set_axis(names, axis=1), before["outcomes"][names])
    unchanged = ["outcome", "sd", "p_value", "p_holm", "tests"]
    same_frame(after["outcomes"][unchanged], before["outcomes"][unchanged])
    for name, frame in after.items():
        if "arm" in frame:
            renamed = frame.assign(arm=frame["arm"].map(OTHER))
            keys = [
                key for key in ("participant_id", "outcome", "arm", "day", "band") if key in frame
            ]
            same_frame(renamed.sort_values(keys), before[name].sort_values(keys))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_in_the_files_changes_nothing(seed: int) -> None:
    files = files_of(SAMPLE)
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files = changed(files, name, lambda rows: rows.sample(frac=1, random_state=seed))
    expected = results_of(sample())
    for name, frame in results_of(read_study(files)).items():
        same_frame(frame, expected[name])


def changed_values(change: Callable[[str, float], str]) -> Study:
    """The sample with every number of the measurements replaced, by outcome."""

    def replaced(rows: pd.DataFrame) -> pd.DataFrame:
        written = [
            value
            if not value
            else ("<" if value.startswith("<") else "") + change(outcome, float(value.lstrip("<")))
            for outcome, value in zip(rows["outcome"], rows["value"], strict=True)
        ]
        return rows.assign(value=written)

    return read_study(changed(files_of(SAMPLE), "measurements.csv", replaced))


def test_another_unit_changes_a_difference_and_no_ratio_and_nothing_in_sd_units() -> None:
    moved = changed_values(
        lambda outcome, value: str(value) if outcome == "mex_sledai" else repr(value * 8)
    )
    before = effects_by_outcome(sample(), 43).set_index("outcome")
    after = effects_by_outcome(moved, 43).set_index("outcome")
    for code in ("c3", "c4"):
        for name in ("value", "low", "high", "sd"):
            assert after.at[code, name] == pytest.approx(8 * before.at[code, name], rel=1e-9)
    for code in ("il6", "tnf_alpha", "anti_dsdna"):
        for name in ("value", "low", "high", "sd"):
            assert after.at[code, name] == pytest.approx(before.at[code, name], rel=1e-9)
    for name in ("p_value", "p_holm", "scaled", "scaled_low", "scaled_high"):
        assert list(after[name]) == pytest.approx(list(before[name]), rel=1e-9)


def test_a_participant_without_the_visit_leaves_that_comparison_alone() -> None:
    def without(rows: pd.DataFrame) -> pd.DataFrame:
        gone = (rows["participant_id"] == "P01") & (rows["day"] == "43") & (rows["outcome"] == "c4")
        return rows.assign(value=rows["value"].mask(gone, ""))

    study = read_study(changed(files_of(SAMPLE), "measurements.csv", without))
    before, after = results_of(sample()), results_of(study)
    assert after["c4 visits"]["n_treatment"].tolist() == [15, 13]
    assert before["c4 visits"]["n_treatment"].tolist() == [15, 14]
    same_frame(after["c4 visits"].head(1), before["c4 visits"].head(1))
    for name in before:
        if not name.startswith(("c4", "outcomes", "missing")):
            same_frame(after[name], before[name])


# Data that cannot answer


@pytest.mark.parametrize(
    ("name", "code", "day", "reason"),
    [
        ("one participant per arm", "score", 22, CONFOUNDED),
        ("one participant per arm", "level", 22, TOO_FEW),
        ("a visit without values", "score", 22, EMPTY_ARM),
        ("a constant outcome", "score", 22, NO_VARIATION),
        ("a constant outcome", "marker", 22, NO_VARIATION),
        ("all values below the limit", "score", 22, NO_VARIATION),
        ("all values below the limit", "marker", 22, NO_VARIATION),
        ("an outcome without values", "level", 22, EMPTY_ARM),
        ("an arm without values", "score", 22, EMPTY_ARM),
        ("an arm without values", "level", 22, EMPTY_ARM),
    ],
)
def test_what_cannot_be_estimated_is_nan_with_a_reason(
    name: str, code: str, day: int, reason: str
) -> None:
    study = degenerate_studies()[name]
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    estimate = effect(study, outcome, day)
    assert estimate.reason == reason
    assert all(math.isnan(number) for number in (estimate.low, estimate.high, estimate.p_value))
    row = effects_by_outcome(study, day).set_index("outcome").loc[code]
    assert row["reason"] == reason
    assert math.isnan(row["p_holm"])
    assert math.isnan(row["scaled_low"])


def test_a_perfect_fit_has_an_effect_and_a_reason_but_no_interval() -> None:
    study = small_study("TTCC", score=["4 2", "6 4", "5 5", "7 7"])
    estimate = effect(study, study.primary_outcome, 22)
    assert estimate.value == pytest.approx(-2, rel=1e-12)
    assert math.isnan(estimate.low)
    assert estimate.reason == NO_RESIDUAL_VARIATION


@pytest.mark.parametrize("name", degenerate_studies())
def test_every_result_of_a_study_that_cannot_answer_is_still_there(name: str) -> None:
    study = degenerate_studies()[name]
    found = results_of(study)
    for key, frame in found.items():
        if "reason" in frame:
            value = "value" if "value" in frame else "geometric_mean"
            incomplete = frame[[value, "low", "high"]].isna().any(axis=1)
            assert (incomplete == (frame["reason"] != "")).all(), key
    flow = participant_flow(study)
    assert sum(flow[arm].allocated for arm in ARMS) == len(study.participants)


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


def test_a_large_study_is_counted_in_full() -> None:
    study = large_study()
    missing = missing_values(study)
    assert missing["n"].sum() == 2000 * 40 * 3
    assert missing["missing"].sum() == 2000 * (40 + 38)
    assert np.isfinite(effects_by_visit(study, study.primary_outcome)["p_value"]).all()
