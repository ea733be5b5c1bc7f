"""Flow, missing values and doses: against R and by hand."""

import math
from collections import Counter
from dataclasses import replace

import pytest

from lib.results.changes import arm_summaries
from lib.results.effects import effect
from lib.results.participants.flow import (
    Doses,
    analysed_after_withdrawal,
    doses_received,
    missing_values,
    participant_flow,
)
from lib.results.participants.followed import is_analysed, role
from lib.study.study import Study
from tests.support.results import Answers, agrees, outcome_of
from tests.support.studies import dosed_study, large_study, sample, small_study


def test_missing_values_are_counted_as_in_r(trial: tuple[Study, Answers]) -> None:
    study, r = trial
    frame = missing_values(study)
    for row in frame.to_dict("records"):
        agrees(row, r[f"{row['outcome']}/{row['day']}/{row['arm']}/missing"])
    people, visits = len(study.participants), len(study.days)
    assert frame["n"].sum() == people * visits * len(study.outcomes)


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
    for name, arm in flow.items():
        primary = missing[
            (missing["outcome"] == study.first_outcome.code) & (missing["arm"] == name)
        ].set_index("day")["missing"]
        for day in study.follow_up_days:
            # Nobody of either trial lacks both the baseline and the visit.
            gone = primary[study.baseline_day] + primary[day]
            assert arm.analysed[day] == arm.allocated - gone


def test_missing_values_after_withdrawal_need_a_day_of_withdrawal() -> None:
    scores = ["8 .", "7 5", "9 .", "8 7"]
    with_days = small_study(
        "TTCC", columns={"withdrawn_day": ["22", "", "23", ""]}, score=scores, level=["1 1"] * 4
    )
    frame = missing_values(with_days).set_index(["outcome", "day", "arm"])
    assert list(frame.loc[("score", 22, "treatment")]) == [2, 1, 1]
    assert list(frame.loc[("score", 22, "control")]) == [2, 1, 0]
    without_days = missing_values(small_study("TTCC", score=scores))
    assert without_days["after_withdrawal"].isna().all()


def test_withdrawals_are_those_with_a_day_or_a_reason_and_unknown_where_neither_was_supplied() -> (
    None
):
    scores = ["8 .", "7 5", "9 .", "8 7"]
    columns = {"withdrawn_day": ["20", "", "", ""], "withdrawal_reason": ["moved", "", "tired", ""]}
    flow = participant_flow(small_study("TTCC", columns=columns, score=scores))
    assert flow["treatment"].withdrawn == ((20, "moved"),)
    assert flow["control"].withdrawn == ((None, "tired"),)
    assert flow["control"].analysed == {22: 1}
    without_days = participant_flow(small_study("TTCC", score=scores))
    assert without_days["treatment"].withdrawn is None
    assert sample().participants["withdrawn_day"].notna().sum() == 1
    assert participant_flow(sample())["control"].withdrawn == ((27, "moved to another city"),)


@pytest.mark.parametrize("code", ["mex_sledai", "c3", "il6"])
def test_as_many_are_analysed_as_the_primary_comparison_counts(code: str) -> None:
    study = sample()
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    estimate = effect(study, outcome, 43)
    analysed = Counter(
        role(study, who)
        for who in study.participants["participant_id"]
        if is_analysed(study, outcome, 43, who)
    )
    assert (analysed["treatment"], analysed["control"]) == (
        estimate.n_treatment,
        estimate.n_control,
    )


def test_doses_received_are_those_of_the_participants_of_whom_they_are_known() -> None:
    study = dosed_study("TTTTCCC")
    unknown = doses_received(study)
    assert (unknown["treatment"].n, unknown["control"].n) == (0, 0)
    assert math.isnan(unknown["control"].median)
    roster = study.participants.assign(injections_received=[3, 2, float("nan"), 0, 3, 3, 4])
    found = doses_received(replace(study, participants=roster))
    # Of 0, 2 and 3 the middle one is 2; three doses were planned.
    assert found == {"treatment": Doses(3, 2.0, 0.0, 3.0, 1), "control": Doses(3, 3.0, 3.0, 4.0, 3)}


@pytest.mark.parametrize(
    ("withdrawn", "reasons", "after", "unadjusted"),
    [
        # Values of days 22 and 43 after day 10: two of the first, one of the fourth; those of the
        # sixth, who has no baseline, only where none is needed. A value on the day itself is none.
        (["10", "43", "", "30", "", "10"], [""] * 6, 3, 5),
        ([""] * 6, [""] * 6, 0, 0),
        (["10", "", "", "", "", ""], ["", "moved", "", "", "", ""], None, None),
    ],
)
def test_values_measured_after_withdrawal_are_counted(
    withdrawn: list[str], reasons: list[str], after: int | None, unadjusted: int | None
) -> None:
    study = small_study(
        "TTTCCC",
        days=(1, 22, 43),
        columns={"withdrawn_day": withdrawn, "withdrawal_reason": reasons},
        score=["8 4 4", "7 5 5", "9 . 5", "8 7 6", "6 6 6", ". 8 8"],
    )
    outcome = outcome_of(study, "score")
    assert analysed_after_withdrawal(study, outcome) == after
    assert analysed_after_withdrawal(study, outcome, adjusted=False) == unadjusted


def test_without_days_of_withdrawal_nobody_can_tell() -> None:
    study = small_study("TTCC", score=["8 4", "7 5", "9 5", "8 7"])
    assert analysed_after_withdrawal(study, outcome_of(study, "score")) is None
    # Some with a reason and no day.
    assert analysed_after_withdrawal(large_study(), large_study().outcomes[0]) is None


def test_nobody_of_the_sample_was_measured_after_withdrawal() -> None:
    # P09 withdrew on day 27 and was not measured on day 43.
    assert {analysed_after_withdrawal(sample(), each) for each in sample().outcomes} == {0}


def test_in_a_study_without_a_baseline_whoever_has_the_visit_is_analysed_and_none_lacks_day_1() -> (
    None
):
    study = small_study("TTCC", score=[". 5", ". .", ". 6", ". 7"])
    flow = participant_flow(study)
    assert [flow[arm].analysed for arm in ("treatment", "control")] == [{22: 1}, {22: 2}]
    missing = missing_values(study)
    assert set(missing["day"]) == {22}
    of_score = missing[missing["outcome"] == "score"].set_index("arm")["missing"]
    assert of_score.to_dict() == {"treatment": 1, "control": 0}


def test_what_nobody_has_at_a_visit_was_not_measured_there_and_is_not_missing() -> None:
    # By hand: score at both days (one gap), level at day 22 alone (one gap), marker nowhere.
    study = small_study(
        "TTCC", score=["8 4", "7 5", "9 .", "8 7"], level=[". 1", ". 2", ". .", ". 3"]
    )
    frame = missing_values(study)
    found = list(zip(frame["outcome"], frame["day"], frame["arm"], frame["missing"], strict=True))
    assert found == [
        ("score", 1, "treatment", 0),
        ("score", 1, "control", 0),
        ("score", 22, "treatment", 0),
        ("score", 22, "control", 1),
        ("level", 22, "treatment", 0),
        ("level", 22, "control", 1),
    ]
