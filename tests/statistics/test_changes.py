"""Changes from baseline against R, hand calculations and properties."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.changes import mean_change, paired_mean_difference
from lib.statistics.estimates import NOT_POSITIVE
from lib.statistics.summaries import ALL_EQUAL, NO_VALUES, ONE_VALUE, mean
from tests.support.r_answers import agrees, case_given_to_r, given_to_r, keys_with, printed_by_r
from tests.support.trials import NAN, columns, near

PAIRED, TWO_ARMS = given_to_r("paired"), given_to_r("two_arms")
R, R_SUMMARIES = printed_by_r("paired"), printed_by_r("summaries")

eighths = columns(2, 1, 800, least=2, most=25).map(lambda two: list(zip(*two, strict=True)))


def limits_are_missing(found: Any, reason: str) -> None:
    assert np.isnan([found.low, found.high]).all()
    assert found.reason == reason


def split(pairs: list[tuple[int, int]], unit: float = 1.0) -> tuple[list[float], list[float]]:
    return [after * unit for after, _ in pairs], [before * unit for _, before in pairs]


def limits(found: Any) -> list[float]:
    return [found.value, found.low, found.high]


def numbers(found: Any) -> list[float]:
    return [found.value, found.low, found.high, found.p_value]


# Against R


@pytest.mark.parametrize(("kind", "scale"), [("difference", "linear"), ("ratio", "log")])
def test_mean_change_and_p_are_t_test_of_r_within_1e_10(kind: str, scale: str) -> None:
    for key in keys_with(R, kind):
        rows = case_given_to_r(PAIRED, key.split("/")[0])
        found = paired_mean_difference(rows["value"], rows["baseline"], scale=scale)
        # Near a million, changes of one keep nine digits, and their logs fewer.
        rel = 1e-8 if key.startswith("large_offset") else 1e-10
        agrees(found, R[key], key, rel=rel, abs=1e-14)


@pytest.mark.parametrize(("kind", "scale"), [("change", "linear"), ("change_ratio", "log")])
def test_mean_change_and_its_limits_are_t_test_of_r_within_1e_10(kind: str, scale: str) -> None:
    for key in keys_with(R_SUMMARIES, kind):
        rows = case_given_to_r(TWO_ARMS, key.split("/")[0])
        found = mean_change(rows["value"], rows["baseline"], scale=scale)
        agrees(found, R_SUMMARIES[key], key, rel=1e-10)


# By hand


def test_change_of_two_patients_by_hand() -> None:
    # Changes -2 and -4; as ratios 1/2 and 1/8, whose geometric mean is 1/4.
    margin = math.tan(math.pi * 0.475)
    linear = mean_change([2, 1, NAN], [4, 5, 9])
    assert limits(linear) == pytest.approx([-3, -3 - margin, -3 + margin], rel=1e-12)
    assert linear.n == 2
    assert mean_change([2, 1], [4, 8], scale="log").value == pytest.approx(1 / 4, rel=1e-14)


def test_p_of_two_changes_by_hand() -> None:
    # Changes -2 and -4: t = 3 with one degree of freedom, where P = 1 - 2 atan(t) / pi.
    found = paired_mean_difference([2, 1], [4, 5])
    assert found.p_value == pytest.approx(1 - 2 * math.atan(3) / math.pi, rel=1e-13)
    assert found.sd == pytest.approx(math.sqrt(2), rel=1e-14)


# Properties


@given(eighths, st.randoms(use_true_random=False))
def test_the_order_of_the_participants_does_not_matter(
    pairs: list[tuple[int, int]], random: Any
) -> None:
    values, baseline = split(pairs, 1 / 8)
    shuffled = split(random.sample(pairs, len(pairs)), 1 / 8)
    for scale in ("linear", "log"):
        found = paired_mean_difference(*shuffled, scale=scale)
        assert numbers(found) == near(
            numbers(paired_mean_difference(values, baseline, scale=scale))
        )


@given(eighths, st.sampled_from([1e-9, 0.3, 1e12]))
def test_another_unit_multiplies_changes_and_leaves_p(
    pairs: list[tuple[int, int]], unit: float
) -> None:
    values, baseline = split(pairs, 1 / 8)
    converted = split(pairs, unit / 8)
    found, expected = paired_mean_difference(*converted), paired_mean_difference(values, baseline)
    assert [found.value / unit, found.low / unit, found.high / unit, found.p_value] == near(
        numbers(expected)
    )
    assert numbers(paired_mean_difference(*converted, scale="log")) == near(
        numbers(paired_mean_difference(values, baseline, scale="log"))
    )


@given(eighths)
def test_value_and_limits_are_those_of_the_mean_change(pairs: list[tuple[int, int]]) -> None:
    values, baseline = split(pairs, 1 / 8)
    for scale in ("linear", "log"):
        found = paired_mean_difference(values, baseline, scale=scale)
        second = mean_change(values, baseline, scale=scale)
        expected = [second.value, second.low, second.high]
        assert numbers(found)[:3] == pytest.approx(expected, rel=0, abs=0, nan_ok=True)


@given(eighths)
def test_p_is_below_the_level_where_the_interval_leaves_zero_out(
    pairs: list[tuple[int, int]],
) -> None:
    found = paired_mean_difference(*split(pairs, 1 / 8))
    if not found.reason:
        assert (found.p_value < 0.05) == (found.low > 0 or found.high < 0)


@given(eighths)
def test_a_pair_with_a_gap_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    values, baseline = split(pairs, 1 / 8)
    gaps = [NAN, 3.0, *values, NAN], [2.0, NAN, *baseline, NAN]
    # repr, because NaN equals nothing.
    assert repr(paired_mean_difference(*gaps)) == repr(paired_mean_difference(values, baseline))
    assert repr(mean_change(*gaps)) == repr(mean_change(values, baseline))


@given(eighths)
def test_change_is_turned_over_when_time_runs_backwards(pairs: list[tuple[int, int]]) -> None:
    values, before = split(pairs, 1 / 8)
    forth, back = mean_change(values, before), mean_change(before, values)
    assert limits(back) == near([-forth.value, -forth.high, -forth.low])
    ratio, inverse = (
        mean_change(values, before, scale="log"),
        mean_change(before, values, scale="log"),
    )
    assert [math.log(x) for x in limits(inverse)] == near(
        [-math.log(ratio.value), -math.log(ratio.high), -math.log(ratio.low)]
    )


@given(eighths)
def test_change_is_the_mean_of_the_differences(pairs: list[tuple[int, int]]) -> None:
    # Eighths of a unit subtract without rounding.
    values, before = split(pairs, 1 / 8)
    differences = [after - early for after, early in zip(values, before, strict=True)]
    assert limits(mean_change(values, before)) == near(limits(mean(differences)))


# Too few data, and none that vary


def test_without_pairs_every_number_is_nan() -> None:
    for found in (paired_mean_difference([], []), paired_mean_difference([1, NAN], [NAN, 2])):
        assert np.isnan(numbers(found)).all()
        assert (found.n, found.reason) == (0, NO_VALUES)
        assert math.isnan(found.sd)
    empty = mean_change([1, NAN], [NAN, 2])
    assert math.isnan(empty.value)
    limits_are_missing(empty, NO_VALUES)


def test_changes_equal_but_for_rounding_have_no_limits() -> None:
    # 16382.51 - 16382.5 and its like differ in the tenth digit.
    baseline = np.round(16382.5 + 0.3 * np.arange(12), 1)
    values = np.round(baseline + 0.01, 2)
    assert np.ptp(values - baseline) > 1e-10 * 0.01
    summary = mean_change(values, baseline)
    assert summary.value == pytest.approx(0.01, rel=1e-9)
    limits_are_missing(summary, ALL_EQUAL)
    limits_are_missing(mean_change(1.7 * baseline, baseline, scale="log"), ALL_EQUAL)


def test_one_pair_is_a_change_without_spread() -> None:
    found = paired_mean_difference([6.0], [1.5])
    assert found.value == 4.5
    assert np.isnan([found.low, found.high, found.p_value, found.sd]).all()
    assert found.reason == ONE_VALUE
    single = mean_change([6.0], [1.5])
    assert single.value == 4.5
    limits_are_missing(single, ONE_VALUE)


@given(st.integers(2, 12), st.integers(-3, 3))
def test_equal_changes_have_no_spread_and_no_t_test(n: int, shift: int) -> None:
    baseline = [float(i) for i in range(n)]
    values = [before + shift for before in baseline]
    found = paired_mean_difference(values, baseline)
    assert (found.value, found.sd, found.reason) == (shift, 0.0, ALL_EQUAL)
    assert np.isnan(numbers(found)[1:]).all()


@pytest.mark.parametrize("bad", [0.0, -2.0])
def test_no_ratio_is_made_from_a_value_that_is_not_positive(bad: float) -> None:
    for values, baseline in (([bad, 2, 3], [1, 2, 4]), ([1, 2, 4], [bad, 2, 3])):
        for change in (mean_change, paired_mean_difference):
            found: Any = change(values, baseline, scale="log")
            assert math.isnan(found.value)
            assert found.n == 3
            limits_are_missing(found, NOT_POSITIVE)


# Mistakes of the caller


@pytest.mark.parametrize("change", [mean_change, paired_mean_difference])
def test_a_mistake_of_the_caller_raises(change: Any) -> None:
    with pytest.raises(ValueError, match="same length"):
        change([1, 2], [1])
    with pytest.raises(ValueError, match="finite"):
        change([1, math.inf], [1, 2])
    with pytest.raises(ValueError, match="scale must"):
        change([1, 2], [1, 3], scale="ln")
