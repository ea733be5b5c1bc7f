"""The shift between two arms against R, all pairs, by hand and properties."""

import math
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.estimates import CONFIDENCE, EMPTY_ARM, NOT_POSITIVE, ONE_IN_ARM
from lib.statistics.ranks.hodges_lehmann import (
    LOWER_CONFIDENCE,
    MANY_TIES,
    ONE_DIFFERENCE,
    hodges_lehmann,
)
from lib.statistics.ranks.rank_sum import rank_sum
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
LARGE = [key for key in keys_with(R, "large") if "place" in R[key]]
Trial = tuple[list[float], list[bool]]


def spread_out(n_treatment: int, n_control: int) -> Trial:
    """Integers so spread that the differences are 0, 1, 2, ...: a limit is its own place."""
    treatment = [float(i * n_control) for i in range(n_treatment)]
    return two_arms(treatment, [-float(j) for j in range(n_control)])


# Against R


def test_the_shift_and_its_limits_are_the_differences_that_qwilcox_of_r_points_at() -> None:
    for key in keys_with(R, "hodges_lehmann"):
        estimate = hodges_lehmann(*trial_of_ranks_key(key), scale=key.split("/")[-2])
        expected = R[key]
        if key.startswith("equal/"):
            # R gives the one difference as both limits; here that is no interval.
            assert expected["low"] == expected["high"] == expected["value"]
            assert math.isnan(estimate.low)
            expected = {name: expected[name] for name in ("value", "p_value") if name in expected}
        agrees(estimate, expected, key, rel=1e-12)
        assert estimate.method == "Hodges-Lehmann"


@pytest.mark.parametrize("key", LARGE)
def test_larger_arms_follow_the_normal_approximation_of_wilcox_test_of_r(key: str) -> None:
    estimate = hodges_lehmann(*trial_of_ranks_key(key))
    expected = {name: R[key][name] for name in ("value", "low", "high", "p_value")}
    agrees(estimate, expected, key, rel=1e-12)
    assert estimate.method == "Hodges-Lehmann, asymptotic"


@pytest.mark.parametrize("key", LARGE)
def test_larger_arms_have_the_limits_of_qwilcox_of_r_among_differences_without_ties(
    key: str,
) -> None:
    n_treatment, n_control = (int(size) for size in key.split("/")[1:])
    estimate = hodges_lehmann(*spread_out(n_treatment, n_control))
    # One place more or less where the arms are very unequal.
    assert abs(estimate.low - (R[key]["place"] - 1)) <= (n_control > 10 * n_treatment)
    assert estimate.high == n_treatment * n_control - 1 - estimate.low


def test_small_arms_of_every_size_have_the_limits_of_qwilcox_of_r() -> None:
    # One and one participant have a single difference, and no limits.
    keys = [key for key in R if key.startswith("place/") and not key.startswith("place/1/1/")]
    assert len(keys) == 12 * 15 - 1
    for key in keys:
        n_treatment, n_control = (int(size) for size in key.split("/")[1:3])
        estimate = hodges_lehmann(*spread_out(n_treatment, n_control))
        place = max(1, R[key]["place"])
        assert [estimate.low, estimate.high] == [place - 1, n_treatment * n_control - place]
        outside = 2 / math.comb(n_treatment + n_control, n_treatment)
        too_few = place == 1 and outside > 0.05 + 1e-9
        assert (estimate.reason == LOWER_CONFIDENCE) == too_few
        # Of all ways to choose the treated, the two most extreme ones are left out.
        reached = 1 - outside if too_few else CONFIDENCE
        assert estimate.confidence == pytest.approx(reached, rel=1e-12)


# By all pairs, and by hand


@given(tied_trials())
def test_the_shift_is_the_median_of_all_pairs(trial: Trial) -> None:
    values, treated = trial
    treatment = [value for value, arm in zip(values, treated, strict=True) if arm]
    control = [value for value, arm in zip(values, treated, strict=True) if not arm]
    shift = hodges_lehmann(values, treated)
    assert shift.value == float(np.median([x - y for x in treatment for y in control]))
    assert shift.p_value == rank_sum(values, treated).p_value


def test_two_and_two_participants_by_hand() -> None:
    # Pairs 3-5, 3-9, 8-5, 8-9: differences -6, -2, -1, 3.
    estimate = hodges_lehmann([3, 8, 5, 9], [True, True, False, False])
    assert [estimate.value, estimate.low, estimate.high] == [-1.5, -6, 3]


def test_the_log_scale_gives_a_ratio_with_the_p_of_the_values_themselves() -> None:
    # 0.1 x 3 and 0.3 are equal, and so are their logs only after rounding.
    values, treated = [0.1 * 3, 1.2, 2.4, 0.3, 0.6, 1.2], [True] * 3 + [False] * 3
    ratio = hodges_lehmann(values, treated, scale="log")
    assert ratio.p_value == hodges_lehmann(values, treated).p_value
    assert ratio.p_value == rank_sum([3, 12, 24, 3, 6, 12], treated).p_value
    ratios = sorted(x / y for x in values[:3] for y in values[3:])
    assert [ratio.value, ratio.low, ratio.high] == near([ratios[4], ratios[0], ratios[8]])


def test_a_ratio_has_the_equal_values_of_the_numbers_not_of_their_logs() -> None:
    # The logs of a thousand million and that plus a quarter agree to nine decimals.
    values, treated = [1e9 + 0.25, 1e9 + 0.5, 1e9 + 0.75, 1e9, 1e9, 1e9], [True] * 3 + [False] * 3
    assert hodges_lehmann(values, treated, scale="log").p_value == pytest.approx(0.1, rel=1e-12)


def test_a_shift_of_nothing_carries_no_sign_and_no_rounding() -> None:
    estimate = hodges_lehmann([0.3, 0.3, 0.1 + 0.2, 0.3, 0.4], [True, True, False, False, False])
    assert [str(number) for number in numbers(estimate)[1:3]] == ["-0.1", "0.0"]
    assert str(hodges_lehmann([0.3, 0.1 + 0.2], [True, False]).value) == "0.0"


def test_a_limit_may_be_zero_although_p_is_below_0_05() -> None:
    treatment, control = [0.0] * 9 + [1], [0.0] * 3 + [1, 2, 3, 4, 5, 6, 7]
    estimate = hodges_lehmann(*two_arms(treatment, control))
    assert estimate.high == 0
    assert estimate.p_value < 0.05
    assert (estimate.reason, estimate.confidence) == (MANY_TIES, CONFIDENCE)


def test_limits_that_equal_values_make_coincide_say_so() -> None:
    # Of 400 differences 285 are 0, the 120th to the 281st among them; none of 10 is above 0.
    estimate = hodges_lehmann(*two_arms([0.0] * 19 + [-1.0], [0.0] * 15 + [1.0] * 5))
    assert [estimate.value, estimate.low, estimate.high] == [0, 0, 0]
    assert estimate.reason == MANY_TIES


def test_equal_values_that_change_nothing_are_not_mentioned() -> None:
    estimate = hodges_lehmann(*two_arms([1.0, 1, 2, 3, 4, 6], [0.0, 1, 1, 3, 5, 5]))
    assert estimate.low < 0 < estimate.high
    assert estimate.reason == ""


def test_changes_that_differ_by_rounding_alone_are_equal() -> None:
    # 80.3 - 80.0, 5.3 - 5.0 and 0.3 are three different floats.
    changes = [80.3 - 80.0, 5.3 - 5.0, 1.5, 0.3, 0.3, -2.0]
    clean = [0.3, 0.3, 1.5, 0.3, 0.3, -2.0]
    treated = [True, False, True, False, True, False]
    assert hodges_lehmann(changes, treated) == hodges_lehmann(clean, treated)


def test_digits_that_were_measured_are_not_rounded_away() -> None:
    close = hodges_lehmann([0.30000003, 1.50000002, 0.3, 1.5], [True, True, False, False])
    assert close.low == -1.19999997
    values, treated = [3e-12, 5e-12, 4e-12, 1e-12, 2e-12, 2e-12], [True] * 3 + [False] * 3
    tiny = hodges_lehmann(values, treated)
    assert [tiny.value, tiny.low] == pytest.approx([2e-12, 1e-12], rel=1e-9)


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_values_that_do_not_vary_within_the_arms_have_no_interval(scale: str) -> None:
    same = hodges_lehmann([2.0] * 9, [True] * 4 + [False] * 5, scale=scale)
    apart = hodges_lehmann([4.0] * 4 + [2.0] * 5, [True] * 4 + [False] * 5, scale=scale)
    none = 0 if scale == "linear" else 1
    assert [same.value, same.p_value, apart.value] == pytest.approx([none, 1, 2], rel=1e-12)
    # Of the 126 ways to choose four, no other lies as far from the mean of 16/9 high values.
    assert apart.p_value == pytest.approx(1 / 126, rel=1e-12)
    for estimate in (same, apart):
        assert math.isnan(estimate.low)
        assert math.isnan(estimate.high)
        assert estimate.reason == ONE_DIFFERENCE


# Properties


@given(tied_trials(), st.sampled_from([-7.0, 0.125, 1e6]), st.sampled_from([1e-9, 0.3, 1000.0]))
def test_arms_origin_and_unit_move_the_shift_alone(
    trial: Trial, origin: float, unit: float
) -> None:
    values, treated = trial
    shift = hodges_lehmann(values, treated)
    swapped = hodges_lehmann(values, [not arm for arm in treated])
    turned = [-shift.value, -shift.high, -shift.low, shift.p_value]
    assert numbers(swapped) == pytest.approx(turned, rel=0, abs=0, nan_ok=True)
    assert hodges_lehmann([value + origin for value in values], treated) == shift
    converted = hodges_lehmann([value * unit for value in values], treated)
    rescaled = [converted.value / unit, converted.low / unit, converted.high / unit]
    assert [*rescaled, converted.p_value] == near(numbers(shift))


@given(tied_trials(low=1, high=40))
def test_swapping_the_arms_inverts_the_ratio(trial: Trial) -> None:
    values, treated = trial
    ratio = hodges_lehmann(values, treated, scale="log")
    swapped = hodges_lehmann(values, [not arm for arm in treated], scale="log")
    assert numbers(swapped) == near([1 / ratio.value, 1 / ratio.high, 1 / ratio.low, ratio.p_value])


@given(tied_trials(), st.randoms(use_true_random=False), st.lists(st.booleans(), max_size=3))
def test_neither_the_order_nor_the_missing_matter(
    trial: Trial, random: Any, arms: list[bool]
) -> None:
    values, treated = trial
    shift = hodges_lehmann(values, treated)
    order = random.sample(range(len(values)), len(values))
    mixed = hodges_lehmann([values[i] for i in order], [treated[i] for i in order])
    assert numbers(mixed) == near(numbers(shift))
    assert hodges_lehmann([*values, *[NAN] * len(arms)], [*treated, *arms]) == shift


# Few data, and many


@pytest.mark.parametrize(
    ("values", "treated"), [([], []), ([1.0], [True]), ([1, NAN], [True, False])]
)
def test_an_empty_arm_gives_no_answer(values: list[float], treated: list[bool]) -> None:
    estimate = hodges_lehmann(values, treated)
    assert all(math.isnan(number) for number in numbers(estimate))
    assert (estimate.n_control, estimate.reason) == (0, EMPTY_ARM)


def test_one_and_one_participant_have_one_difference_and_no_interval() -> None:
    estimate = hodges_lehmann([5, 3], [True, False])
    assert [estimate.value, estimate.p_value] == [2, 1]
    assert math.isnan(estimate.low)
    assert math.isnan(estimate.high)
    assert estimate.reason == ONE_IN_ARM


def test_three_and_three_participants_cannot_reach_95_percent() -> None:
    # The limits leave out 2 of 20 choices.
    values, treated = [4, 5, 6, 1, 2, 3], [True] * 3 + [False] * 3
    estimate = hodges_lehmann(values, treated)
    assert numbers(estimate) == pytest.approx([3, 1, 5, 0.1], rel=1e-12)
    assert estimate.confidence == pytest.approx(0.9, rel=1e-12)
    assert estimate.reason == LOWER_CONFIDENCE


@pytest.mark.parametrize("bad", [0.0, -1.0])
def test_no_ratio_is_made_from_a_value_that_is_not_positive(bad: float) -> None:
    estimate = hodges_lehmann([bad, 1, 2, 3], [True, True, False, False], scale="log")
    assert all(math.isnan(number) for number in numbers(estimate))
    assert estimate.reason == NOT_POSITIVE


def test_thousands_of_participants_take_seconds_at_most() -> None:
    values, treated = by_rule(5000, 5000)
    start = time.process_time()
    shift = hodges_lehmann(values, treated)
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


@pytest.mark.parametrize("most", [0, 40])
@pytest.mark.parametrize(
    ("trial", "scale"),
    [
        (by_rule(30, 25), "linear"),
        (by_rule(30, 25), "log"),
        (by_rule(1, 70), "linear"),
        (spread_out(12, 19), "linear"),
        (two_arms([1.0, 2, 2, 3, 3, 3] * 6, [0.1, 0.3, 2, 2, 3, 0.2] * 5), "linear"),
        (two_arms([1.0, 2, 2, 3, 3, 3] * 6, [0.1, 0.3, 2, 2, 3, 0.2] * 5), "log"),
    ],
)
def test_what_is_sought_among_many_pairs_is_what_a_list_of_all_has(
    trial: Trial, scale: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    values, treated = np.abs(trial[0]) + 0.5, trial[1]
    listed = hodges_lehmann(values, treated, scale=scale)
    monkeypatch.setattr("lib.statistics.ranks.hodges_lehmann.MOST_LISTED", most)
    sought = hodges_lehmann(values, treated, scale=scale)
    assert numbers(sought) == pytest.approx(numbers(listed), rel=1e-12, nan_ok=True)
    assert (sought.method, sought.reason) == (listed.method, listed.reason)


def test_ten_thousand_in_each_arm_have_the_shift_and_limits_of_all_pairs() -> None:
    n = 10_000
    control = np.arange(n, dtype=np.float64)
    values = np.concatenate([control + 2, control])
    shift = hodges_lehmann(values, np.arange(2 * n) < n)
    place = n * n / 2 - 1.959964 * math.sqrt(n * n * (2 * n + 1) / 12)
    # Of the pairs (n - t)(n - t + 1) / 2 differ by t or more to one side of the shift.
    reach = next(t for t in range(n) if (n - t - 1) * (n - t) / 2 < place)
    assert (shift.value, shift.low, shift.high) == (2, 2 - reach, 2 + reach)
    assert shift.method == "Hodges-Lehmann, asymptotic"


def test_beyond_a_hundred_in_each_arm_the_limits_are_named_asymptotic() -> None:
    names = [hodges_lehmann(*by_rule(n, n)).method for n in (100, 101)]
    assert names == ["Hodges-Lehmann", "Hodges-Lehmann, asymptotic"]


# Mistakes of the caller


@each_mistake_of_the_caller
def test_a_mistake_of_the_caller_raises(values: Any, treated: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        hodges_lehmann(values, treated)


def test_an_unknown_scale_raises() -> None:
    with pytest.raises(ValueError, match="scale must"):
        hodges_lehmann([1, 2], [True, False], scale="sqrt")


def test_the_arguments_are_not_changed() -> None:
    values, treated = by_rule(9, 8)
    before = values.copy()
    hodges_lehmann(values, treated)
    np.testing.assert_array_equal(values, before)
