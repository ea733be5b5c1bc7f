"""Rank tests of two arms against R, complete enumeration, hand calculations and properties."""

import math
import time
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, NOT_POSITIVE, ONE_IN_ARM, Estimate
from lib.statistics.ranks import (
    LOWER_CONFIDENCE,
    NO_OVERLAP,
    TOO_MANY_PAIRS,
    RankSum,
    hodges_lehmann,
    probability_of_superiority,
    rank_sum,
)
from tests.support.r_answers import REFERENCE

RANKS = pd.read_csv(REFERENCE / "ranks.csv")
R = pd.read_csv(
    REFERENCE / "ranks.txt", sep=r"\s+", comment="#", names=["key", "statistic", "value"]
)
ANSWERS = {
    str(key): dict(zip(rows["statistic"], rows["value"], strict=True))
    for key, rows in R.groupby("key", sort=False)
}
NUMBERS = ("value", "low", "high", "p_value")
NAN = math.nan
Trial = tuple[list[float], list[bool]]

quick = settings(max_examples=50, deadline=None, derandomize=True)


def by_rule(n_treatment: int, n_control: int) -> tuple[np.ndarray, np.ndarray]:
    """The larger arms of ranks.R."""
    i, j = np.arange(1, n_treatment + 1), np.arange(1, n_control + 1)
    values = np.concatenate([i**2 * 37 % 101 / 4 + 1, j * 53 % 89 / 4 + 3])
    return values, np.arange(n_treatment + n_control) < n_treatment


def case(key: str) -> tuple[np.ndarray, np.ndarray]:
    name, *sizes = key.split("/")
    if name in ("rule", "large"):
        return by_rule(int(sizes[0]), int(sizes[1]))
    rows = RANKS[RANKS["case"] == name]
    return rows["value"].to_numpy(), rows["treated"].to_numpy() == 1


def printed_by_r(part: str) -> list[Any]:
    keys = [key for key in ANSWERS if part in key.split("/")]
    assert keys
    return [pytest.param(key, id=key) for key in keys]


def agrees(found: Estimate | RankSum, expected: dict[str, float], rel: float) -> None:
    assert {name: getattr(found, name) for name in expected} == pytest.approx(
        expected, rel=rel, abs=0
    )


def numbers(estimate: Estimate) -> list[float]:
    return [getattr(estimate, name) for name in NUMBERS]


def near(expected: list[float]) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


def two_arms(treatment: Sequence[float], control: Sequence[float]) -> Trial:
    return [*treatment, *control], [True] * len(treatment) + [False] * len(control)


@st.composite
def trials(draw: st.DrawFn, *, low: int = -6, high: int = 6, most: int = 9) -> Trial:
    """Between 1 and 9 participants an arm, with many equal values to an eighth of a unit."""
    treated = [True] * draw(st.integers(1, most)) + [False] * draw(st.integers(1, most))
    eighths = st.lists(st.integers(low, high), min_size=len(treated), max_size=len(treated))
    values = [x / 8 for x in draw(eighths)]
    order = draw(st.permutations(range(len(treated))))
    return values, [treated[i] for i in order]


def all_estimates(values: Any, treated: Any) -> list[Estimate]:
    return [hodges_lehmann(values, treated), probability_of_superiority(values, treated)]


# Against R


@pytest.mark.parametrize("key", printed_by_r("rank_sum"))
def test_the_rank_sum_test_is_the_exact_test_of_coin_within_1e_12(key: str) -> None:
    values, treated = case(key)
    test = rank_sum(values, treated)
    agrees(test, ANSWERS[key], 1e-12)
    assert (test.method, test.reason) == ("Wilcoxon-Mann-Whitney, exact", "")


@pytest.mark.parametrize("key", printed_by_r("hodges_lehmann"))
def test_the_shift_and_its_limits_are_the_differences_that_qwilcox_of_r_points_at(
    key: str,
) -> None:
    values, treated = case(key)
    estimate = hodges_lehmann(values, treated, scale=key.split("/")[-2])
    agrees(estimate, ANSWERS[key], 1e-12)
    assert estimate.method == "Hodges-Lehmann"


@pytest.mark.parametrize("key", printed_by_r("brunner_munzel"))
def test_the_probability_of_superiority_is_the_formula_in_r_within_1e_12(key: str) -> None:
    values, treated = case(key)
    estimate = probability_of_superiority(values, treated)
    agrees(estimate, ANSWERS[key], 1e-12)
    assert estimate.reason == ""


@pytest.mark.parametrize("key", printed_by_r("large"))
def test_larger_arms_follow_the_normal_approximation_of_wilcox_test_of_r(key: str) -> None:
    values, treated = case(key)
    expected = ANSWERS[key]
    test, estimate = rank_sum(values, treated), hodges_lehmann(values, treated)
    agrees(test, {name: expected[name] for name in ("u", "p_value")}, 1e-12)
    agrees(estimate, {name: expected[name] for name in NUMBERS}, 1e-12)
    assert test.method == "Wilcoxon-Mann-Whitney, asymptotic"
    assert estimate.method == "Hodges-Lehmann, asymptotic"


@pytest.mark.parametrize("key", printed_by_r("large"))
def test_larger_arms_have_the_limits_of_qwilcox_of_r_among_differences_without_ties(
    key: str,
) -> None:
    # With integers so spread that the differences are 0, 1, 2, ..., a limit is its own place.
    n_treatment, n_control = (int(size) for size in key.split("/")[1:])
    treatment = [float(i * n_control) for i in range(n_treatment)]
    values, treated = two_arms(treatment, [-float(j) for j in range(n_control)])
    estimate, place = hodges_lehmann(values, treated), ANSWERS[key]["place"]
    # One place more or less where the arms are very unequal.
    assert abs(estimate.low - (place - 1)) <= (n_control > 10 * n_treatment)
    assert estimate.high == n_treatment * n_control - 1 - estimate.low


def test_small_arms_of_every_size_have_the_limits_of_qwilcox_of_r() -> None:
    keys = [key for key in ANSWERS if key.startswith("place/")]
    assert len(keys) == 12 * 15
    for key in keys:
        n_treatment, n_control = (int(size) for size in key.split("/")[1:3])
        treatment = [float(i * n_control) for i in range(n_treatment)]
        values, treated = two_arms(treatment, [-float(j) for j in range(n_control)])
        estimate = hodges_lehmann(values, treated)
        place = max(1, ANSWERS[key]["place"])
        assert [estimate.low, estimate.high] == [place - 1, n_treatment * n_control - place]
        outside = 2 / math.comb(n_treatment + n_control, n_treatment)
        too_few = place == 1 and outside > 0.05 + 1e-9
        assert estimate.reason == (LOWER_CONFIDENCE if too_few else "")


# Against second implementations


@quick
@given(trials(most=6))
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


@quick
@given(trials())
def test_u_and_the_shift_are_those_of_all_pairs(trial: Trial) -> None:
    values, treated = trial
    treatment = [value for value, arm in zip(values, treated, strict=True) if arm]
    control = [value for value, arm in zip(values, treated, strict=True) if not arm]
    pairs = [(x > y) + (x == y) / 2 for x in treatment for y in control]
    test = rank_sum(values, treated)
    assert (test.u, test.probability) == (sum(pairs), sum(pairs) / len(pairs))
    shift = hodges_lehmann(values, treated).value
    assert shift == float(np.median([x - y for x in treatment for y in control]))


@quick
@given(trials())
def test_brunner_munzel_is_that_of_scipy(trial: Trial) -> None:
    values, treated = np.array(trial[0]), np.array(trial[1])
    estimate = probability_of_superiority(values, treated)
    if estimate.reason:
        return
    second = stats.brunnermunzel(values[~treated], values[treated])
    assert estimate.p_value == pytest.approx(second.pvalue, rel=1e-9)
    statistic = (estimate.value - 0.5) / estimate.standard_error
    assert statistic == pytest.approx(second.statistic, rel=1e-9, abs=1e-9)


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


# By hand


def test_two_and_two_participants_by_hand() -> None:
    # Pairs 3-5, 3-9, 8-5, 8-9: differences -6, -2, -1, 3. Six choices of two ranks; the sum 4 lies
    # 1 from its mean of 5, as do or exceed 3, 4, 6 and 7.
    values, treated = [3, 8, 5, 9], [True, True, False, False]
    assert rank_sum(values, treated).p_value == pytest.approx(4 / 6, rel=1e-14)
    estimate = hodges_lehmann(values, treated)
    assert [estimate.value, estimate.low, estimate.high] == [-1.5, -6, 3]


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


def test_the_log_scale_gives_a_ratio_with_the_p_of_the_values_themselves() -> None:
    # 0.1 x 3 and 0.3 are equal, and so are their logs only after rounding.
    values, treated = [0.1 * 3, 1.2, 2.4, 0.3, 0.6, 1.2], [True] * 3 + [False] * 3
    ratio = hodges_lehmann(values, treated, scale="log")
    assert ratio.p_value == hodges_lehmann(values, treated).p_value
    assert ratio.p_value == rank_sum([3, 12, 24, 3, 6, 12], treated).p_value
    ratios = sorted(x / y for x in values[:3] for y in values[3:])
    assert [ratio.value, ratio.low, ratio.high] == near([ratios[4], ratios[0], ratios[8]])


# Equal values


def test_changes_that_differ_by_rounding_alone_are_equal() -> None:
    # 80.3 - 80.0, 5.3 - 5.0 and 0.3 are three different floats.
    changes = [80.3 - 80.0, 5.3 - 5.0, 1.5, 0.3, 0.3, -2.0]
    clean = [0.3, 0.3, 1.5, 0.3, 0.3, -2.0]
    treated = [True, False, True, False, True, False]
    assert len(set(changes)) == 5
    assert rank_sum(changes, treated) == rank_sum(clean, treated)
    assert probability_of_superiority(changes, treated) == probability_of_superiority(
        clean, treated
    )
    assert hodges_lehmann(changes, treated) == hodges_lehmann(clean, treated)


def test_a_difference_in_the_eighth_decimal_is_one() -> None:
    values, treated = [0.30000003, 1.50000002, 0.3, 1.5], [True, True, False, False]
    assert rank_sum(values, treated).u == 3
    assert hodges_lehmann(values, treated).low == -1.19999997


def test_a_ratio_has_the_equal_values_of_the_numbers_not_of_their_logs() -> None:
    # The logs of a thousand million and that plus a quarter agree to nine decimals.
    values, treated = [1e9 + 0.25, 1e9 + 0.5, 1e9 + 0.75, 1e9, 1e9, 1e9], [True] * 3 + [False] * 3
    assert hodges_lehmann(values, treated, scale="log").p_value == pytest.approx(0.1, rel=1e-12)


def test_small_units_are_not_rounded_away() -> None:
    values, treated = [3e-12, 5e-12, 4e-12, 1e-12, 2e-12, 2e-12], [True] * 3 + [False] * 3
    assert rank_sum(values, treated).u == 9
    estimate = hodges_lehmann(values, treated)
    assert [estimate.value, estimate.low] == pytest.approx([2e-12, 1e-12], rel=1e-9)


def test_a_shift_of_nothing_carries_no_sign_and_no_rounding() -> None:
    estimate = hodges_lehmann([0.3, 0.3, 0.1 + 0.2, 0.3], [True, True, False, False])
    assert [str(number) for number in numbers(estimate)[:3]] == ["0.0", "0.0", "0.0"]


def test_equal_values_have_p_1_and_no_limits_of_the_probability() -> None:
    values, treated = [2.0] * 9, [True] * 4 + [False] * 5
    test = rank_sum(values, treated)
    assert (test.u, test.p_value, test.probability) == (10, 1, 0.5)
    assert numbers(hodges_lehmann(values, treated)) == [0, 0, 0, 1]
    estimate = probability_of_superiority(values, treated)
    assert numbers(estimate) == pytest.approx([0.5, NAN, NAN, NAN], nan_ok=True)
    assert estimate.reason == NO_VARIATION


def test_many_equal_values_have_p_1() -> None:
    test = rank_sum(np.ones(600), np.arange(600) < 300)
    assert (test.p_value, test.probability) == (1, 0.5)


def test_a_limit_may_be_zero_although_p_is_below_0_05() -> None:
    treatment, control = [0.0] * 9 + [1], [0.0] * 3 + [1, 2, 3, 4, 5, 6, 7]
    estimate = hodges_lehmann(*two_arms(treatment, control))
    assert estimate.high == 0
    assert estimate.p_value < 0.05


# Properties


@quick
@given(trials())
def test_swapping_the_arms_turns_everything_over(trial: Trial) -> None:
    values, treated = trial
    swapped = [not arm for arm in treated]
    test, other_test = rank_sum(values, treated), rank_sum(values, swapped)
    assert other_test.p_value == test.p_value
    assert other_test.u == test.n_treatment * test.n_control - test.u
    shift, other = hodges_lehmann(values, treated), hodges_lehmann(values, swapped)
    assert numbers(other) == [-shift.value, -shift.high, -shift.low, shift.p_value]
    superior, other = (probability_of_superiority(values, arm) for arm in (treated, swapped))
    assert numbers(other) == near(
        [1 - superior.value, 1 - superior.high, 1 - superior.low, superior.p_value]
    )


@quick
@given(trials(low=1, high=40))
def test_swapping_the_arms_inverts_the_ratio(trial: Trial) -> None:
    values, treated = trial
    ratio = hodges_lehmann(values, treated, scale="log")
    other = hodges_lehmann(values, [not arm for arm in treated], scale="log")
    assert numbers(other) == near([1 / ratio.value, 1 / ratio.high, 1 / ratio.low, ratio.p_value])


@quick
@given(trials(), st.sampled_from([-7.0, 0.125, 1e6]))
def test_adding_a_constant_changes_nothing(trial: Trial, shift: float) -> None:
    values, treated = trial
    moved = [value + shift for value in values]
    assert rank_sum(moved, treated) == rank_sum(values, treated)
    assert hodges_lehmann(moved, treated) == hodges_lehmann(values, treated)
    assert repr(probability_of_superiority(moved, treated)) == repr(
        probability_of_superiority(values, treated)
    )


@quick
@given(trials(), st.sampled_from([1e-9, 0.3, 1000.0]))
def test_another_unit_multiplies_the_shift_and_leaves_the_ranks(trial: Trial, unit: float) -> None:
    values, treated = trial
    converted = [value * unit for value in values]
    assert rank_sum(converted, treated) == rank_sum(values, treated)
    estimate, expected = hodges_lehmann(converted, treated), hodges_lehmann(values, treated)
    rescaled = [estimate.value / unit, estimate.low / unit, estimate.high / unit]
    assert [*rescaled, estimate.p_value] == near(numbers(expected))


@quick
@given(trials(low=1, high=40))
def test_the_ranks_do_not_depend_on_the_scale(trial: Trial) -> None:
    values, treated = trial
    logs = [math.log(value) for value in values]
    assert rank_sum(logs, treated) == rank_sum(values, treated)
    assert repr(probability_of_superiority(logs, treated)) == repr(
        probability_of_superiority(values, treated)
    )


@quick
@given(trials(), st.randoms(use_true_random=False))
def test_the_order_of_the_participants_does_not_matter(trial: Trial, random: Any) -> None:
    values, treated = trial
    order = random.sample(range(len(values)), len(values))
    mixed = [values[i] for i in order], [treated[i] for i in order]
    assert rank_sum(*mixed) == rank_sum(values, treated)
    for estimate, expected in zip(all_estimates(*mixed), all_estimates(*trial), strict=True):
        assert numbers(estimate) == near(numbers(expected))


@quick
@given(trials(), st.lists(st.booleans(), max_size=3))
def test_the_missing_are_left_out(trial: Trial, arms: list[bool]) -> None:
    values, treated = trial
    longer, arm = [*values, *[NAN] * len(arms)], [*treated, *arms]
    assert rank_sum(longer, arm) == rank_sum(values, treated)
    assert [repr(x) for x in all_estimates(longer, arm)] == [repr(x) for x in all_estimates(*trial)]


@quick
@given(trials())
def test_the_limits_of_the_probability_stay_between_0_and_1_around_it(trial: Trial) -> None:
    estimate = probability_of_superiority(*trial)
    if not estimate.reason:
        assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1
    assert (estimate.reason == "") == (not math.isnan(estimate.low))
    assert math.isnan(estimate.low) == math.isnan(estimate.p_value)


# Too few data, and too many


@pytest.mark.parametrize(
    ("values", "treated"), [([], []), ([1.0], [True]), ([1, NAN], [True, False])]
)
def test_an_empty_arm_gives_no_answer(values: list[float], treated: list[bool]) -> None:
    test = rank_sum(values, treated)
    assert all(math.isnan(number) for number in (test.u, test.p_value, test.probability))
    assert test.reason == EMPTY_ARM
    for estimate in all_estimates(values, treated):
        assert all(math.isnan(number) for number in numbers(estimate))
        assert (estimate.n_control, estimate.reason) == (0, EMPTY_ARM)


def test_one_and_one_participant_have_one_difference_and_no_confidence_in_it() -> None:
    estimate = hodges_lehmann([5, 3], [True, False])
    assert numbers(estimate) == [2, 2, 2, 1]
    assert estimate.reason == LOWER_CONFIDENCE


def test_three_and_three_participants_cannot_reach_95_percent() -> None:
    # The limits leave out 2 of 20 choices.
    values, treated = [4, 5, 6, 1, 2, 3], [True] * 3 + [False] * 3
    estimate = hodges_lehmann(values, treated)
    assert numbers(estimate) == pytest.approx([3, 1, 5, 0.1], rel=1e-12)
    assert estimate.reason == LOWER_CONFIDENCE


def test_arms_that_do_not_overlap_give_the_probability_and_the_exact_p_alone() -> None:
    values, treated = [7, 8, 9, 1, 2, 3, 4], [True] * 3 + [False] * 4
    for arm, expected in ((treated, 1), ([not one for one in treated], 0)):
        estimate = probability_of_superiority(values, arm)
        assert numbers(estimate) == pytest.approx([expected, NAN, NAN, NAN], nan_ok=True)
        assert math.isnan(estimate.standard_error)
        assert estimate.reason == NO_OVERLAP
        assert rank_sum(values, arm).p_value == pytest.approx(2 / 35, rel=1e-12)


def test_arms_that_touch_in_one_value_overlap() -> None:
    estimate = probability_of_superiority([3, 4, 5, 1, 2, 3], [True] * 3 + [False] * 3)
    assert estimate.value == pytest.approx(17 / 18, rel=1e-14)
    assert estimate.reason == ""


def test_one_participant_in_an_arm_gives_the_probability_alone() -> None:
    estimate = probability_of_superiority([2, 1, 3, 4], [True, False, False, False])
    assert numbers(estimate) == pytest.approx([1 / 3, NAN, NAN, NAN], nan_ok=True)
    assert estimate.reason == ONE_IN_ARM


@pytest.mark.parametrize("bad", [0.0, -1.0])
def test_no_ratio_is_made_from_a_value_that_is_not_positive(bad: float) -> None:
    estimate = hodges_lehmann([bad, 1, 2, 3], [True, True, False, False], scale="log")
    assert all(math.isnan(number) for number in numbers(estimate))
    assert estimate.reason == NOT_POSITIVE


def test_ten_thousand_participants_take_seconds_at_most() -> None:
    values, treated = by_rule(5000, 5000)
    start = time.process_time()
    test, shift = rank_sum(values, treated), hodges_lehmann(values, treated)
    superior = probability_of_superiority(values, treated)
    assert time.process_time() - start < 5
    # A difference is not below the number where the control value is at most the treated less it.
    control = np.sort(values[5000:])
    place = 25e6 / 2 - 1.959964 * math.sqrt(25e6 * 10001 / 12)
    for number, rank in ((shift.low, place), (shift.value, 25e6 / 2), (shift.high, 25e6 - place)):
        reach = values[:5000] - number
        not_below, above = (
            np.searchsorted(control, reach, side).sum() for side in ("right", "left")
        )
        assert 25e6 - not_below <= rank <= 25e6 - above
    assert superior.value == test.probability


def test_far_more_participants_have_a_rank_test_but_no_shift() -> None:
    values, treated = by_rule(10_000, 10_000)
    assert hodges_lehmann(values, treated).reason == TOO_MANY_PAIRS
    assert math.isnan(hodges_lehmann(values, treated).value)
    assert 0 < rank_sum(values, treated).p_value < 1


# Mistakes of the caller


@pytest.mark.parametrize(
    ("values", "treated"),
    [
        ([1, 2, 3], [True, False]),
        ([1, 2, math.inf], [True, False, False]),
        ([[1, 2, 3]], [True, False, False]),
        ([1, 2, 3], [1, 0, 0]),
    ],
)
def test_a_mistake_of_the_caller_raises(values: Any, treated: Any) -> None:
    methods: list[Any] = [hodges_lehmann, probability_of_superiority, rank_sum]
    for method in methods:
        with pytest.raises(ValueError, match="must"):
            method(values, treated)


def test_an_unknown_scale_raises() -> None:
    with pytest.raises(ValueError, match="scale must"):
        hodges_lehmann([1, 2], [True, False], scale="sqrt")


def test_the_arguments_are_not_changed() -> None:
    values, treated = case("trial")
    before = values.copy()
    rank_sum(values, treated)
    hodges_lehmann(values, treated)
    np.testing.assert_array_equal(values, before)
