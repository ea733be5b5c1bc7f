"""The probability of superiority against R, scipy, published data, by hand and properties."""

import math
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, ONE_IN_ARM
from lib.statistics.ranks.rank_sum import rank_sum
from lib.statistics.ranks.superiority import NO_OVERLAP, probability_of_superiority
from tests.support.r_answers import agrees, keys_with, printed_by_r
from tests.support.trials import (
    NAN,
    by_rule,
    each_mistake_of_the_caller,
    near,
    numbers,
    tied_trials,
    trial_of_ranks_key,
    two_arms,
)

R = printed_by_r("ranks")
Trial = tuple[list[float], list[bool]]


# Against R, scipy and the literature


def test_the_probability_of_superiority_is_the_formula_in_r_within_1e_12() -> None:
    for key in keys_with(R, "brunner_munzel"):
        estimate = probability_of_superiority(*trial_of_ranks_key(key))
        agrees(estimate, R[key], key, rel=1e-12)
        assert estimate.reason == ""


@given(tied_trials())
def test_brunner_munzel_is_that_of_scipy(trial: Trial) -> None:
    values, treated = np.array(trial[0]), np.array(trial[1])
    estimate = probability_of_superiority(values, treated)
    if estimate.reason:
        return
    second = stats.brunnermunzel(values[~treated], values[treated])
    assert estimate.p_value == pytest.approx(second.pvalue, rel=1e-9)
    statistic = (estimate.value - 0.5) / estimate.standard_error
    assert statistic == pytest.approx(second.statistic, rel=1e-9, abs=1e-9)


def test_the_pain_scores_of_brunner_and_munzel() -> None:
    # The data of Brunner and Munzel (2000), 14 and 11 patients; statistic 3.1375, df 17.683,
    # p 0.005786 and probability 0.788961, as the R package lawstat prints in its example.
    first = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
    second = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
    estimate = probability_of_superiority(*two_arms(second, first))
    statistic = (estimate.value - 0.5) / estimate.standard_error
    assert statistic == pytest.approx(3.1375, abs=5e-5)
    assert estimate.df == pytest.approx(17.683, abs=5e-4)
    assert estimate.p_value == pytest.approx(0.005786, abs=5e-7)
    assert estimate.value == pytest.approx(0.788961, abs=5e-7)


def test_the_probability_of_superiority_of_seven_participants_by_hand() -> None:
    # Below the treated 4, 2, 6 lie 4, 2.5 and 4 of 4 controls; below the controls 1, 2, 1, 3 lie 0,
    # 0.5, 0 and 1 of 3 treated.
    estimate = probability_of_superiority([4, 2, 6, 1, 2, 1, 3], [True] * 3 + [False] * 4)
    treatment, control = np.array([1, 2.5 / 4, 1]), np.array([0, 0.5, 0, 1]) / 3
    variances = [treatment.var(ddof=1) / 3, control.var(ddof=1) / 4]
    error = math.sqrt(sum(variances))
    df = sum(variances) ** 2 / (variances[0] ** 2 / 2 + variances[1] ** 2 / 3)
    assert estimate.value == pytest.approx(2.625 / 3, rel=1e-14)
    assert (estimate.standard_error, estimate.df) == pytest.approx((error, df), rel=1e-12)
    odds = 7 * math.exp(stats.t.ppf(0.975, df) * error / (7 / 64))
    assert estimate.high == pytest.approx(odds / (1 + odds), rel=1e-12)


def test_equal_values_have_no_limits() -> None:
    estimate = probability_of_superiority([2.0] * 9, [True] * 4 + [False] * 5)
    assert numbers(estimate) == pytest.approx([0.5, NAN, NAN, NAN], nan_ok=True)
    assert estimate.reason == NO_VARIATION


def test_changes_that_differ_by_rounding_alone_are_equal() -> None:
    # 80.3 - 80.0, 5.3 - 5.0 and 0.3 are three different floats.
    changes = [80.3 - 80.0, 5.3 - 5.0, 1.5, 0.3, 0.3, -2.0]
    clean = [0.3, 0.3, 1.5, 0.3, 0.3, -2.0]
    treated = [True, False, True, False, True, False]
    found = probability_of_superiority(changes, treated)
    assert found == probability_of_superiority(clean, treated)


# Properties


@given(tied_trials(low=1, high=40), st.sampled_from([-7.0, 0.125, 1e6]))
def test_origin_and_logs_change_nothing_and_the_arms_turn_it_over(
    trial: Trial, shift: float
) -> None:
    values, treated = trial
    estimate = probability_of_superiority(values, treated)
    for transformed in ([value + shift for value in values], [math.log(value) for value in values]):
        # repr, because NaN equals nothing.
        assert repr(probability_of_superiority(transformed, treated)) == repr(estimate)
    swapped = probability_of_superiority(values, [not arm for arm in treated])
    assert numbers(swapped) == near(
        [1 - estimate.value, 1 - estimate.high, 1 - estimate.low, estimate.p_value]
    )


@given(tied_trials(), st.randoms(use_true_random=False), st.lists(st.booleans(), max_size=3))
def test_neither_the_order_nor_the_missing_matter(
    trial: Trial, random: Any, arms: list[bool]
) -> None:
    values, treated = trial
    estimate = probability_of_superiority(values, treated)
    order = random.sample(range(len(values)), len(values))
    mixed = probability_of_superiority([values[i] for i in order], [treated[i] for i in order])
    assert numbers(mixed) == near(numbers(estimate))
    longer = probability_of_superiority([*values, *[NAN] * len(arms)], [*treated, *arms])
    assert repr(longer) == repr(estimate)


@given(tied_trials())
def test_the_limits_of_the_probability_stay_between_0_and_1_around_it(trial: Trial) -> None:
    estimate = probability_of_superiority(*trial)
    if not estimate.reason:
        assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1
    assert (estimate.reason == "") == (not math.isnan(estimate.low))
    assert math.isnan(estimate.low) == math.isnan(estimate.p_value)


# Few data, and many


@pytest.mark.parametrize(
    ("values", "treated"), [([], []), ([1.0], [True]), ([1, NAN], [True, False])]
)
def test_an_empty_arm_gives_no_answer(values: list[float], treated: list[bool]) -> None:
    estimate = probability_of_superiority(values, treated)
    assert all(math.isnan(number) for number in numbers(estimate))
    assert (estimate.n_control, estimate.reason) == (0, EMPTY_ARM)


def test_arms_that_do_not_overlap_give_the_probability_alone() -> None:
    values, treated = [7, 8, 9, 1, 2, 3, 4], [True] * 3 + [False] * 4
    for arm, expected in ((treated, 1), ([not arm for arm in treated], 0)):
        estimate = probability_of_superiority(values, arm)
        assert numbers(estimate) == pytest.approx([expected, NAN, NAN, NAN], nan_ok=True)
        assert math.isnan(estimate.standard_error)
        assert estimate.reason == NO_OVERLAP


def test_arms_that_touch_in_one_value_overlap() -> None:
    estimate = probability_of_superiority([3, 4, 5, 1, 2, 3], [True] * 3 + [False] * 3)
    assert estimate.value == pytest.approx(17 / 18, rel=1e-14)
    assert estimate.reason == ""


def test_one_participant_in_an_arm_gives_the_probability_alone() -> None:
    estimate = probability_of_superiority([2, 1, 3, 4], [True, False, False, False])
    assert numbers(estimate) == pytest.approx([1 / 3, NAN, NAN, NAN], nan_ok=True)
    assert estimate.reason == ONE_IN_ARM


def test_thousands_of_participants_take_a_second_at_most() -> None:
    values, treated = by_rule(5000, 5000)
    start = time.process_time()
    superior = probability_of_superiority(values, treated)
    assert time.process_time() - start < 1
    assert superior.value == rank_sum(values, treated).probability


# Mistakes of the caller


@each_mistake_of_the_caller
def test_a_mistake_of_the_caller_raises(values: Any, treated: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        probability_of_superiority(values, treated)
