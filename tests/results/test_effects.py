"""The comparisons of the arms: against R, by hand, and what they could have detected."""

import math
from collections.abc import Callable
from dataclasses import asdict, replace

import numpy as np
import pandas as pd
import pytest

from lib.results.effects import (
    NO_BASELINE,
    NO_PAIRS,
    adjusted_means_by_visit,
    effect,
    effect_at_visit,
    effects_at_visits,
    effects_by_outcome,
    effects_by_visit,
    lacks_baseline,
    towards_treatment,
    what_lacks,
)
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, TOO_FEW
from lib.statistics.models.ancova import CONFOUNDED, NO_RESIDUAL_VARIATION
from lib.study.study import ARMS, Study
from tests.support.changes import changed
from tests.support.files import SAMPLE, files_of
from tests.support.r_answers import given_to_r, printed_by_r
from tests.support.results import Answers, agrees
from tests.support.studies import (
    chosen_later,
    degenerate_studies,
    read_as_written,
    sample,
    small_study,
    undeclared,
)

NUMBERS = ("value", "low", "high", "p_value")


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


def test_the_declared_primary_outcome_is_tested_by_itself_and_holm_goes_over_the_others(
    trial: tuple[Study, Answers],
) -> None:
    study, r = trial
    assert study.primary_outcome is not None
    primary = study.primary_outcome.code
    frame = effects_by_outcome(study, study.primary_day).set_index("outcome")
    assert math.isnan(frame.at[primary, "p_holm"])
    tested = effect(study, study.primary_outcome, study.primary_day)
    assert frame.at[primary, "p_value"] == tested.p_value
    assert list(frame["tests"]) == [len(study.outcomes) - 1] * len(frame)
    others = [code for code in frame.index if code != primary]
    assert all(
        {"p_holm", "tests"} < set(r[f"{code}/{study.primary_day}/effect"]) for code in others
    )


def test_without_a_declared_primary_outcome_holm_goes_over_all_of_them(
    trial: tuple[Study, Answers],
) -> None:
    study, r = trial
    # Chosen after the data were seen, an outcome or a day declares nothing.
    later = replace(study, primary_day_after_data=True)
    for exploratory in (undeclared(study), chosen_later(study), later):
        frame = effects_by_outcome(exploratory, study.primary_day).set_index("outcome")
        for code, row in frame.iterrows():
            agrees(row, r[f"{code}/{study.primary_day}/exploratory"])


def test_at_another_day_no_outcome_is_primary_and_holm_goes_over_all_of_them() -> None:
    r = printed_by_r("sample_study")
    frame = effects_by_outcome(sample(), 22).set_index("outcome")
    assert sample().primary_day != 22
    for code, row in frame.iterrows():
        agrees(row, r[f"{code}/22/exploratory"])


def test_a_row_per_visit_is_the_effect_at_that_visit(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    for outcome in study.outcomes:
        rows = effects_by_visit(study, outcome).to_dict("records")
        assert rows == [
            {
                "day": day,
                **asdict(effect(study, outcome, day)),
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


def test_a_row_per_outcome_is_the_effect_on_that_outcome(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    for day in study.follow_up_days:
        frame = effects_by_outcome(study, day)
        for outcome, row in zip(study.outcomes, frame.to_dict("records"), strict=True):
            expected = asdict(effect(study, outcome, day))
            assert {name: row[name] for name in expected} == expected


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


def test_on_one_axis_every_effect_is_turned_so_that_above_0_favours_the_treatment() -> None:
    study = sample()
    frame = effects_by_outcome(study, 43)
    turned = towards_treatment(study, frame).set_index("outcome")
    frame = frame.set_index("outcome")
    # More is better of C3 and C4 alone: of the others the sign turns and the limits change places.
    for code in ("c3", "c4"):
        same = frame.loc[code, ["scaled", "scaled_low", "scaled_high"]]
        assert list(turned.loc[code]) == list(same)
    for code in ("mex_sledai", "il6", "tnf_alpha", "anti_dsdna"):
        other = -frame.loc[code, ["scaled", "scaled_high", "scaled_low"]]
        assert list(turned.loc[code]) == list(other)
    assert (turned["low"] < turned["value"]).all()
    assert (turned["value"] < turned["high"]).all()
    # Activity was lower and C3 higher with secretome, each interval away from no difference.
    assert (turned.loc[["mex_sledai", "c3"], "low"] > 0).all()
    empty = degenerate_studies()["an outcome without values"]
    assert towards_treatment(empty, effects_by_outcome(empty, 22))["value"].isna().any()


def test_holm_counts_only_the_tests_that_were_made() -> None:
    study = undeclared(
        small_study(
            "TTTCCC",
            score=["8 4", "7 5", "9 5", "8 7", "6 6", "7 8"],
            level=["80 95", "75 90", "70 92", "82 80", "71 81", "78 70"],
        )
    )
    frame = effects_by_outcome(study, 22).set_index("outcome")
    first, second = sorted([frame.at["score", "p_value"], frame.at["level", "p_value"]])
    assert list(frame["tests"]) == [2, 2, 2]
    assert math.isnan(frame.at["marker", "p_holm"])
    assert sorted(frame["p_holm"].dropna()) == [2 * first, max(2 * first, second)]


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

    # A C3 eight times as high fits its unit no more.
    return read_as_written(changed(files_of(SAMPLE), "measurements.csv", replaced))


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
        assert list(after[name]) == pytest.approx(list(before[name]), rel=1e-9, nan_ok=True)


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
        # Both arms have values at the visit; what lacks is the baseline, of one arm or of both.
        ("an arm without values", "level", 22, NO_PAIRS),
        ("an outcome without a baseline", "level", 22, NO_BASELINE),
        ("an outcome without a baseline", "marker", 22, NO_BASELINE),
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


def test_a_visit_alone_is_compared_by_the_t_test_of_welch_as_r_makes_it() -> None:
    table, r = given_to_r("visit_alone"), printed_by_r("visit_alone")
    arms = "".join("T" if treated else "C" for treated in table["treated"])
    level, marker = ([f". {value}" for value in table[code]] for code in ("level", "marker"))
    study = small_study(arms, score=["8 7"] * len(arms), level=level, marker=marker)
    for outcome in study.outcomes[1:]:
        found = effect_at_visit(study, outcome, 22)
        agrees(asdict(found), r[outcome.code])
        assert (found.n_treatment, found.n_control) == (4, 3)
        assert found.method == "Welch"
        (row,) = effects_at_visits(study, outcome).to_dict("records")
        assert row == {"day": 22, **asdict(found)}


def test_in_a_study_without_a_baseline_the_visit_alone_is_the_comparison_of_the_study() -> None:
    table, r = given_to_r("visit_alone"), printed_by_r("visit_alone")
    arms = "".join("T" if treated else "C" for treated in table["treated"])
    level, marker = ([f". {value}" for value in table[code]] for code in ("level", "marker"))
    study = small_study(arms, level=level, marker=marker)
    assert not study.has_baseline
    for outcome in study.outcomes[1:]:
        agrees(asdict(effect(study, outcome, 22)), r[outcome.code])
    frame = effects_by_outcome(study, 22).set_index("outcome")
    # By hand: Holm doubles the smaller of two p values, and the larger is above that.
    smaller, larger = (r[code]["p_value"] for code in ("level", "marker"))
    assert frame.at["level", "p_holm"] == pytest.approx(2 * smaller, rel=1e-9)
    assert frame.at["marker", "p_holm"] == pytest.approx(larger, rel=1e-9)
    assert list(frame["tests"]) == [2, 2, 2]
    # The primary outcome was not measured.
    assert math.isnan(frame.at["score", "p_value"])


def test_an_outcome_lacks_a_baseline_if_it_was_measured_but_in_nobody_at_baseline() -> None:
    named = {name: study.outcomes for name, study in degenerate_studies().items()}
    lacking = {
        (name, outcome.code)
        for name, outcomes in named.items()
        for outcome in outcomes
        if lacks_baseline(degenerate_studies()[name], outcome)
    }
    name = "an outcome without a baseline"
    assert lacking == {(name, "level"), (name, "marker")}
    assert not any(lacks_baseline(sample(), outcome) for outcome in sample().outcomes)


def test_the_comparison_of_a_visit_alone_is_counted_nowhere_as_the_adjusted_one() -> None:
    study = degenerate_studies()["an outcome without a baseline"]
    frame = effects_by_outcome(study, 22).set_index("outcome")
    # The primary outcome is tested by itself, and the other two not at all.
    assert list(frame["tests"]) == [0, 0, 0]
    assert not math.isnan(frame.at["score", "p_value"])
    level = next(outcome for outcome in study.outcomes if outcome.code == "level")
    assert not math.isnan(effect_at_visit(study, level, 22).p_value)
    for code in ("level", "marker"):
        row = frame.loc[code]
        assert all(math.isnan(row[name]) for name in (*NUMBERS, "p_holm", "scaled"))
        assert (row["n_treatment"], row["n_control"]) == (0, 0)


def test_only_the_reason_that_an_arm_has_no_values_is_said_more_exactly() -> None:
    nobody, both, treated = [math.nan] * 2, [1.0, 2.0], np.array([True, False])
    assert what_lacks(EMPTY_ARM, both, nobody, treated) == NO_BASELINE
    assert what_lacks(EMPTY_ARM, both, [1.0, math.nan], treated) == NO_PAIRS
    assert what_lacks(EMPTY_ARM, [1.0, math.nan], both, treated) == EMPTY_ARM
    assert what_lacks(EMPTY_ARM, nobody, nobody, treated) == EMPTY_ARM
    assert what_lacks(TOO_FEW, both, nobody, treated) == TOO_FEW
    assert what_lacks("", both, both, treated) == ""


def test_a_perfect_fit_has_an_effect_and_a_reason_but_no_interval() -> None:
    study = small_study("TTCC", score=["4 2", "6 4", "5 5", "7 7"])
    estimate = effect(study, study.first_outcome, 22)
    assert estimate.value == pytest.approx(-2, rel=1e-12)
    assert math.isnan(estimate.low)
    assert estimate.reason == NO_RESIDUAL_VARIATION
