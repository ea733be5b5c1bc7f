"""The size of the next trial: against R, by hand, and never from the effect."""

import math
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.results.next_trial import (
    NO_SPREAD,
    NO_VARIATION,
    YES_OR_NO,
    Plan,
    Spread,
    detected,
    differences,
    size_curve,
    sizes,
    spread,
)
from lib.study.outcomes import Outcome
from lib.study.study import Study
from tests.support.r_answers import printed_by_r
from tests.support.strained import MOVED
from tests.support.studies import degenerate_studies, large_study, sample, small_study

R = printed_by_r("next_trial")
PLAN = Plan(power=0.8, correlation=0.5, drop_out=0.1)


@cache
def of_code(code: str) -> Outcome:
    return next(outcome for outcome in sample().outcomes if outcome.code == code)


@pytest.mark.parametrize("key", [key for key in R if key.count("/") == 1])
def test_spread_and_correlation_are_those_of_r(key: str) -> None:
    code, day = key.split("/")
    found = spread(sample(), of_code(code), int(day))
    seen = found.correlation
    mine = {
        "sd": found.sd,
        "upper": found.upper,
        "correlation": seen.value,
        "low": seen.low,
        "high": seen.high,
    }
    assert mine == pytest.approx(R[key], rel=1e-11)
    assert found.reason == ""


@pytest.mark.parametrize("key", [key for key in R if key.count("/") == 3])
def test_the_sizes_are_those_of_r(key: str) -> None:
    code, day, difference, power = key.split("/")
    outcome, plan = of_code(code), replace(PLAN, power=float(power))
    found = spread(sample(), outcome, int(day))
    row = sizes(outcome, found, plan, [float(difference)]).iloc[0]
    assert row.drop("difference").to_dict() == R[key]


@pytest.mark.parametrize("outcome", sample().outcomes, ids=lambda outcome: outcome.code)
def test_the_examples_are_those_rounded_by_hand_for_r(outcome: Outcome) -> None:
    keys = [key.split("/") for key in R if key.startswith(f"{outcome.code}/43/")]
    by_hand = [float(key[2]) for key in keys if len(key) == 4 and key[3] == "0.8"]
    assert differences(outcome, spread(sample(), outcome, 43)) == by_hand[:2]


@pytest.mark.parametrize("outcome", sample().outcomes, ids=lambda outcome: outcome.code)
def test_the_effect_has_no_part_in_it(outcome: Outcome) -> None:
    # In the other study everybody treated has another mean and the same spread.
    other = MOVED() if not outcome.is_log else multiplied()
    found, again = (spread(study, outcome, 43) for study in (sample(), other))
    assert again.sd == pytest.approx(found.sd, rel=1e-9)
    assert again.correlation.value == pytest.approx(found.correlation.value, rel=1e-9)
    assert differences(outcome, again) == differences(outcome, found)
    assert size_curve(outcome, again, PLAN).equals(size_curve(outcome, found, PLAN))


def multiplied() -> Study:
    study = sample()
    treated = study.participants.loc[study.treated, "participant_id"]
    moved = study.measurements["participant_id"].isin(treated) & (study.measurements["day"] == 43)
    rows = study.measurements.assign(
        value=study.measurements["value"].where(~moved, 8 * study.measurements["value"])
    )
    return replace(study, measurements=rows)


def test_the_declared_difference_is_the_one_planned_for() -> None:
    outcome = replace(of_code("c3"), important_difference=15.0)
    found = spread(sample(), outcome, 43)
    assert differences(outcome, found) == [15.0]


@pytest.mark.parametrize(
    ("sd", "digits", "expected"),
    [
        (2.42, 0, [1, 2]),
        (9.0, 0, [5, 9]),
        # Whole points would be the same, or none.
        (1.2, 0, [0.6, 1.2]),
        (0.31, 0, [0.15, 0.31]),
        (463.0, 0, [230, 460]),
        (0.0123, 1, [0.0062, 0.012]),
    ],
)
def test_examples_are_half_and_one_sd_in_two_digits(
    sd: float, digits: int, expected: list[float]
) -> None:
    found = replace(spread(sample(), of_code("c3"), 43), sd=sd)
    outcome = replace(of_code("c3"), digits=digits)
    assert differences(outcome, found) == pytest.approx(expected, rel=1e-12)


def test_an_example_ratio_has_the_digits_that_it_is_written_with() -> None:
    # exp(0.661 / 2) = 1.3917, exp(0.661) = 1.9367.
    found = replace(spread(sample(), of_code("il6"), 43), sd=0.661)
    assert differences(of_code("il6"), found) == [1.39, 1.94]


@given(st.floats(0.01, 900), st.booleans(), st.sampled_from([0.8, 0.9]), st.floats(0, 0.95))
def test_a_larger_difference_takes_fewer_and_a_size_detects_what_takes_it(
    sd: float, is_log: bool, power: float, correlation: float
) -> None:
    outcome = of_code("il6" if is_log else "c3")
    seen = spread(sample(), outcome, 43)
    found = Spread(sd, 1.2 * sd, 15, 13, seen.correlation)
    plan = Plan(power, correlation, 0.1)
    curve = size_curve(outcome, found, plan)
    assert curve["difference"].is_monotonic_increasing
    for column in ("n", "randomised", "n_t", "randomised_t"):
        assert curve[column].is_monotonic_decreasing
    assert (curve["randomised"] >= curve["n"]).all()
    for n, difference in detected(outcome, found, plan):
        if math.isfinite(difference):
            at = difference * (1 + 1e-6) if not is_log else difference ** (1 + 1e-6)
            if at > outcome.no_difference and math.isfinite(at):
                assert sizes(outcome, found, plan, [at])["n"].tolist() == [n]


def test_nothing_is_planned_where_there_is_no_spread() -> None:
    studies = degenerate_studies()
    for name, reason in {
        "one participant per arm": NO_SPREAD,
        "a constant outcome": NO_VARIATION,
        "all values below the limit": "",
        "an arm without values": NO_SPREAD,
    }.items():
        study = studies[name]
        found = spread(study, study.first_outcome, study.follow_up_days[-1])
        if reason:
            assert found.reason == reason, name
            assert math.isnan(found.sd)
            assert math.isnan(found.upper)
            assert differences(study.first_outcome, found) == []
            assert len(size_curve(study.first_outcome, found, PLAN)) == 0
            assert detected(study.first_outcome, found, PLAN) == []
    # A visit that nobody attended, and an outcome that nobody had measured.
    study = studies["a visit without values"]
    assert spread(study, study.outcomes[0], 22).reason == NO_SPREAD
    study = studies["an outcome without values"]
    assert spread(study, study.outcomes[1], 22).reason == NO_SPREAD


def test_an_outcome_of_0_and_1_is_not_planned_on_its_sd() -> None:
    study = small_study("TTTCCC", score=["1 0", "1 1", "1 0", "1 1", "0 1", "1 1"])
    assert spread(study, study.first_outcome, 22).reason == YES_OR_NO


def test_three_values_leave_a_wide_limit() -> None:
    # Deviations 1, -1 and 0: 2 on 1 degree of freedom. A chi-squared of 1 degree of freedom is
    # below 0.0642 with a chance of 20%, the square of the normal quantile at 0.6, 0.2533.
    study = small_study("TTC", score=["8 4", "7 6", "8 5"])
    found = spread(study, study.first_outcome, 22)
    assert found.sd == pytest.approx(math.sqrt(2), rel=1e-12)
    assert found.upper / found.sd == pytest.approx(1 / 0.2533471, rel=1e-6)


def test_without_a_baseline_it_is_planned_all_the_same() -> None:
    study = degenerate_studies()["an outcome without a baseline"]
    found = spread(study, study.outcomes[1], 22)
    assert found.reason == ""
    assert found.upper > found.sd > 0
    assert found.correlation.reason


def test_in_a_large_trial_the_limit_is_near_the_sd() -> None:
    study = large_study()
    found = spread(study, study.first_outcome, study.primary_day)
    assert found.n_treatment + found.n_control == 2000
    # With 1998 degrees of freedom it is z / sqrt(2 df) = 1.3% above, to first order.
    assert found.upper / found.sd == pytest.approx(1 + 0.8416 / math.sqrt(2 * 1998), abs=5e-4)


def test_more_than_ten_million_are_not_counted() -> None:
    outcome = of_code("c3")
    found = spread(sample(), outcome, 43)
    row = sizes(outcome, found, PLAN, [1e-4]).iloc[0]
    assert row[["n", "randomised", "n_t", "randomised_t"]].isna().all()
