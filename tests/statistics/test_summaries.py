"""Descriptions of one group against R, hand calculations and properties."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.estimates import NOT_POSITIVE
from lib.statistics.summaries import (
    ALL_EQUAL,
    NO_VALUES,
    ONE_VALUE,
    Quartiles,
    Summary,
    geometric_mean,
    mean,
    mean_and_sd,
    quartiles,
    standard_deviation,
)
from tests.support.r_answers import agrees, case_given_to_r, given_to_r, printed_by_r
from tests.support.trials import NAN, columns, near

TWO_ARMS = given_to_r("two_arms")
R = printed_by_r("summaries")
CASES = list(TWO_ARMS["case"].unique())
SUMMARIES: tuple[Any, ...] = (mean, geometric_mean, quartiles)

samples, positive_samples = (
    columns(1, low, high, least=2, most=25).map(lambda column: [x / 8 for x in column[0]])
    for low, high in ((-400, 400), (1, 4000))
)


def numbers(found: Summary | Quartiles) -> list[float]:
    if isinstance(found, Quartiles):
        return [found.median, found.q1, found.q3]
    return [found.value, found.low, found.high]


def limits_are_missing(summary: Summary, reason: str) -> None:
    assert math.isnan(summary.low)
    assert math.isnan(summary.high)
    assert summary.reason == reason


# Against R


@pytest.mark.parametrize("name", CASES)
def test_summaries_are_those_of_r(name: str) -> None:
    values, key = case_given_to_r(TWO_ARMS, name)["value"], f"{name}/0.95"
    agrees(mean(values), R[f"{key}/mean"], name, rel=1e-10)
    agrees(geometric_mean(values), R[f"{key}/geometric_mean"], name, rel=1e-10)
    expected = R[name]
    assert standard_deviation(values) == pytest.approx(expected["sd"], rel=1e-10, abs=0)
    # Type 7 of `quantile`.
    quarters = {part: expected[part] for part in ("median", "q1", "q3", "n")}
    agrees(quartiles(values), quarters, name, rel=1e-14)


# By hand


def test_quartiles_of_four_patients_by_hand() -> None:
    # Type 7 lies at 1 + 3q of the ordered values: between the first two, and between the last two.
    assert quartiles([8, 1, 2, 4]) == Quartiles(3, 1.75, 5, 4)


def test_mean_of_three_patients_by_hand() -> None:
    # se = 1 / sqrt(3), df = 2, where t = u sqrt(2 / (1 - u^2)) at level u.
    margin = 0.95 * math.sqrt(2 / (1 - 0.95**2)) / math.sqrt(3)
    assert numbers(mean([1, 2, 3])) == pytest.approx([2, 2 - margin, 2 + margin], rel=1e-12)


def test_geometric_mean_of_two_patients_by_hand() -> None:
    # Logs of 2 and 8: mean log 4, se log 2, df = 1, where t is tan(pi u / 2).
    summary = geometric_mean([2, 8])
    factor = 2 ** math.tan(math.pi * 0.475)
    assert numbers(summary) == pytest.approx([4, 4 / factor, 4 * factor], rel=1e-12)


# Properties


@given(samples, st.sampled_from([-7.0, 1e6]))
def test_adding_a_constant_moves_the_mean_and_leaves_the_spread(
    values: list[float], shift: float
) -> None:
    moved = [value + shift for value in values]
    for summary in (mean, quartiles):
        assert [number - shift for number in numbers(summary(moved))] == near(
            numbers(summary(values))
        )
    assert [standard_deviation(moved)] == near([standard_deviation(values)])


@given(positive_samples, st.sampled_from([1e-9, 0.3, 1000.0]))
def test_another_unit_multiplies_every_summary(values: list[float], unit: float) -> None:
    converted = [value * unit for value in values]
    for summary in SUMMARIES:
        found, expected = summary(converted), summary(values)
        assert [number / unit for number in numbers(found)] == near(numbers(expected))
        assert found.reason == expected.reason


@given(positive_samples)
def test_geometric_mean_is_the_mean_of_the_logs(values: list[float]) -> None:
    on_logs = mean(np.log(values))
    assert numbers(geometric_mean(values)) == near([math.exp(x) for x in numbers(on_logs)])


@given(positive_samples, st.randoms(use_true_random=False))
def test_the_order_of_the_participants_does_not_matter(values: list[float], random: Any) -> None:
    shuffled = random.sample(values, len(values))
    for summary in SUMMARIES:
        assert numbers(summary(shuffled)) == near(numbers(summary(values)))


@given(positive_samples, st.integers(0, 25))
def test_a_missing_value_is_counted_and_changes_nothing_else(
    values: list[float], place: int
) -> None:
    gaps = [*values[:place], NAN, *values[place:]]
    for summary in SUMMARIES:
        # repr, because NaN equals nothing.
        assert repr(summary(gaps)) == repr(summary(values))
    assert standard_deviation(gaps) == standard_deviation(values)


# Too few data, and none that vary


def test_without_values_every_number_is_nan() -> None:
    for summary in (mean([]), mean([NAN]), geometric_mean([NAN])):
        assert math.isnan(summary.value)
        assert summary.n == 0
        limits_are_missing(summary, NO_VALUES)
    empty = quartiles([NAN])
    assert np.isnan(numbers(empty)).all()
    assert (empty.n, empty.reason) == (0, NO_VALUES)
    assert math.isnan(standard_deviation([NAN, NAN]))


def test_one_value_is_a_mean_without_spread() -> None:
    for summary in (mean([4.5]), geometric_mean([4.5])):
        assert summary.value == pytest.approx(4.5, rel=1e-14)
        limits_are_missing(summary, ONE_VALUE)
    assert numbers(quartiles([4.5])) == [4.5, 4.5, 4.5]
    assert math.isnan(standard_deviation([4.5]))


@given(st.floats(1e-9, 1e9), st.integers(2, 20))
def test_equal_values_have_no_spread_and_no_limits(value: float, n: int) -> None:
    values = [value] * n
    for summary in (mean(values), geometric_mean(values)):
        assert summary.value == pytest.approx(value, rel=1e-13)
        limits_are_missing(summary, ALL_EQUAL)
    assert standard_deviation(values) == 0


@pytest.mark.parametrize("bad", [0.0, -2.0])
def test_a_value_that_is_not_positive_is_never_dropped(bad: float) -> None:
    summary = geometric_mean([bad, 2, 3])
    assert math.isnan(summary.value)
    assert summary.n == 3
    limits_are_missing(summary, NOT_POSITIVE)


# What other modules share


def test_mean_and_spread_of_changes_by_hand() -> None:
    after, before = np.array([5.0, 7.0, 12.0]), np.array([4.0, 4.0, 7.0])
    # Changes 1, 3 and 5; the ratios of 2 and 8 to 1 have logs 1 and 3 of 2.
    assert mean_and_sd(after, before, scale="linear") == pytest.approx((3, 2), rel=1e-14)
    logs = mean_and_sd(np.array([2.0, 8.0]), np.array([1.0, 1.0]), scale="log")
    assert logs == pytest.approx((2 * math.log(2), math.sqrt(2) * math.log(2)), rel=1e-14)
    assert mean_and_sd(np.array([4.5]), scale="linear") == pytest.approx((4.5, NAN), nan_ok=True)


# Mistakes of the caller


def test_a_mistake_of_the_caller_raises() -> None:
    with pytest.raises(ValueError, match="finite"):
        quartiles([1, math.inf])
    with pytest.raises(ValueError, match="one-dimensional"):
        standard_deviation([[1, 2], [3, 4]])
