"""The exact rank test against R, scipy, complete enumeration, by hand and properties."""

import math
import time
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.estimates import EMPTY_ARM
from lib.statistics.ranks.rank_sum import distribution_of_sum, rank_sum
from tests.support.r_answers import agrees, keys_with, printed_by_r
from tests.support.trials import (
    NAN,
    by_rule,
    each_mistake_of_the_caller,
    tied_trials,
    trial_of_ranks_key,
)

R = printed_by_r("ranks")
Trial = tuple[list[float], list[bool]]


# Against R and scipy


def test_the_rank_sum_test_is_the_exact_test_of_coin_within_1e_12() -> None:
    for key in keys_with(R, "rank_sum"):
        test = rank_sum(*trial_of_ranks_key(key))
        agrees(test, R[key], key, rel=1e-12)
        assert (test.method, test.reason) == ("Wilcoxon-Mann-Whitney, exact", "")


def test_larger_arms_follow_the_normal_approximation_of_wilcox_test_of_r() -> None:
    for key in keys_with(R, "large"):
        if "u" in R[key]:
            test = rank_sum(*trial_of_ranks_key(key))
            agrees(test, {name: R[key][name] for name in ("u", "p_value")}, key, rel=1e-12)
            assert test.method == "Wilcoxon-Mann-Whitney, asymptotic"


@given(tied_trials(most=6))
def test_the_exact_p_is_the_share_of_all_choices_as_far_from_the_mean(trial: Trial) -> None:
    values, treated = trial
    ranks = stats.rankdata(values)
    n_treatment = sum(treated)
    sums = [
        sum(ranks[i] for i in chosen) for chosen in combinations(range(len(ranks)), n_treatment)
    ]
    mean = n_treatment * (len(ranks) + 1) / 2
    observed = abs(ranks[np.array(treated)].sum() - mean)
    share = sum(abs(total - mean) >= observed - 1e-9 for total in sums) / len(sums)
    p_value = rank_sum(values, treated).p_value
    assert p_value == pytest.approx(share, rel=1e-12)
    assert p_value <= 1


def test_the_normal_approximation_is_that_of_scipy() -> None:
    values, treated = by_rule(120, 130)
    second = stats.mannwhitneyu(values[treated], values[~treated], method="asymptotic")
    test = rank_sum(values, treated)
    assert test.u == second.statistic
    assert test.p_value == pytest.approx(second.pvalue, rel=1e-12)


def test_the_normal_approximation_continues_the_exact_p() -> None:
    exact, asymptotic = (rank_sum(*by_rule(n, n)) for n in (100, 101))
    assert exact.method.endswith("exact")
    assert asymptotic.method.endswith("asymptotic")
    values, treated = by_rule(100, 100)
    second = stats.mannwhitneyu(values[treated], values[~treated], method="asymptotic")
    assert exact.p_value == pytest.approx(second.pvalue, rel=0.005)
    assert exact.p_value != pytest.approx(second.pvalue, rel=1e-6)


@pytest.mark.parametrize(("n_treatment", "n_control"), [(4, 7), (30, 25), (60, 60), (100, 100)])
def test_the_smallest_exact_p_is_two_in_the_number_of_choices(
    n_treatment: int, n_control: int
) -> None:
    values = np.arange(n_treatment + n_control)
    test = rank_sum(values, values >= n_control)
    choices = math.comb(n_treatment + n_control, n_treatment)
    assert test.p_value == pytest.approx(2 / choices, rel=1e-11)
    assert test.probability == 1


def test_two_groups_of_values_follow_the_hypergeometric_distribution() -> None:
    # Yes in 50 of 100 and 40 of 100: as far from the mean of 45 as 40 or fewer, 50 or more.
    values = np.array([1.0] * 50 + [0.0] * 50 + [1.0] * 40 + [0.0] * 60)
    law = stats.hypergeom(200, 90, 100)
    test = rank_sum(values, np.arange(200) < 100)
    assert test.p_value == pytest.approx(law.sf(49) + law.cdf(40), rel=1e-11)


@given(tied_trials())
def test_u_counts_the_pairs_and_half_of_the_ties(trial: Trial) -> None:
    values, treated = trial
    treatment = [value for value, arm in zip(values, treated, strict=True) if arm]
    control = [value for value, arm in zip(values, treated, strict=True) if not arm]
    pairs = [(x > y) + (x == y) / 2 for x in treatment for y in control]
    test = rank_sum(values, treated)
    assert (test.u, test.probability) == (sum(pairs), sum(pairs) / len(pairs))


# By hand


def test_two_and_two_participants_by_hand() -> None:
    # Six choices of two ranks; the sum 4 lies 1 from its mean of 5, as do or exceed 3, 4, 6 and 7.
    test = rank_sum([3, 8, 5, 9], [True, True, False, False])
    assert test.p_value == pytest.approx(4 / 6, rel=1e-14)


def test_sums_of_two_of_three_scores_by_hand() -> None:
    # 0 + 2, 0 + 2 and 2 + 2.
    chances = distribution_of_sum(np.array([0, 2, 2]), 2)
    assert chances == pytest.approx([0, 0, 2 / 3, 0, 1 / 3], rel=1e-14)


def test_equal_values_have_p_1() -> None:
    test = rank_sum([2.0] * 9, [True] * 4 + [False] * 5)
    assert (test.u, test.p_value, test.probability) == (10, 1, 0.5)
    many = rank_sum(np.ones(600), np.arange(600) < 300)
    assert (many.p_value, many.probability) == (1, 0.5)


def test_arms_that_do_not_overlap_have_the_smallest_p() -> None:
    values, treated = [7, 8, 9, 1, 2, 3, 4], [True] * 3 + [False] * 4
    for arm in (treated, [not arm for arm in treated]):
        assert rank_sum(values, arm).p_value == pytest.approx(2 / 35, rel=1e-12)


def test_changes_that_differ_by_rounding_alone_are_equal() -> None:
    # 80.3 - 80.0, 5.3 - 5.0 and 0.3 are three different floats.
    changes = [80.3 - 80.0, 5.3 - 5.0, 1.5, 0.3, 0.3, -2.0]
    clean = [0.3, 0.3, 1.5, 0.3, 0.3, -2.0]
    treated = [True, False, True, False, True, False]
    assert len(set(changes)) == 5
    assert rank_sum(changes, treated) == rank_sum(clean, treated)


def test_a_difference_in_the_eighth_decimal_is_a_difference() -> None:
    assert rank_sum([0.30000003, 1.50000002, 0.3, 1.5], [True, True, False, False]).u == 3


def test_small_units_are_not_rounded_away() -> None:
    values, treated = [3e-12, 5e-12, 4e-12, 1e-12, 2e-12, 2e-12], [True] * 3 + [False] * 3
    assert rank_sum(values, treated).u == 9


# Properties


@given(
    tied_trials(low=1, high=40),
    st.sampled_from([-7.0, 0.125, 1e6]),
    st.sampled_from([1e-9, 0.3, 1000.0]),
)
def test_origin_unit_and_logs_change_nothing(trial: Trial, shift: float, unit: float) -> None:
    values, treated = trial
    expected = rank_sum(values, treated)
    assert rank_sum([value + shift for value in values], treated) == expected
    assert rank_sum([value * unit for value in values], treated) == expected
    assert rank_sum([math.log(value) for value in values], treated) == expected


@given(tied_trials(), st.randoms(use_true_random=False), st.lists(st.booleans(), max_size=3))
def test_arms_are_exchanged_rows_permuted_and_the_missing_left_out(
    trial: Trial, random: Any, arms: list[bool]
) -> None:
    values, treated = trial
    test = rank_sum(values, treated)
    swapped = rank_sum(values, [not arm for arm in treated])
    assert swapped.p_value == test.p_value
    assert swapped.u == test.n_treatment * test.n_control - test.u
    order = random.sample(range(len(values)), len(values))
    assert rank_sum([values[i] for i in order], [treated[i] for i in order]) == test
    assert rank_sum([*values, *[NAN] * len(arms)], [*treated, *arms]) == test


# Few data, and many


@pytest.mark.parametrize(
    ("values", "treated"), [([], []), ([1.0], [True]), ([1, NAN], [True, False])]
)
def test_an_empty_arm_gives_no_answer(values: list[float], treated: list[bool]) -> None:
    test = rank_sum(values, treated)
    assert all(math.isnan(number) for number in (test.u, test.p_value, test.probability))
    assert test.reason == EMPTY_ARM


def test_thousands_of_participants_take_a_second_at_most() -> None:
    values, treated = by_rule(10_000, 10_000)
    start = time.process_time()
    assert 0 < rank_sum(values, treated).p_value < 1
    assert time.process_time() - start < 1


# Mistakes of the caller


@each_mistake_of_the_caller
def test_a_mistake_of_the_caller_raises(values: Any, treated: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        rank_sum(values, treated)


def test_the_arguments_are_not_changed() -> None:
    values, treated = by_rule(9, 8)
    before = values.copy()
    rank_sum(values, treated)
    np.testing.assert_array_equal(values, before)
