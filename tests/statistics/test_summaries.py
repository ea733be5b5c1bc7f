"""Descriptions of one group against R, hand calculations and properties."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
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
    mean_change,
    quartiles,
    standard_deviation,
)
from tests.support.r_answers import REFERENCE

TWO_ARMS = pd.read_csv(REFERENCE / "two_arms.csv")
R = pd.read_csv(
    REFERENCE / "summaries.txt", sep=r"\s+", comment="#", names=["key", "statistic", "value"]
)
CASES = list(TWO_ARMS["case"].unique())
SUMMARIES: tuple[Any, ...] = (mean, geometric_mean, quartiles)
NAN = math.nan

quick = settings(max_examples=80, deadline=None, derandomize=True)
samples = st.lists(st.integers(-400, 400), min_size=2, max_size=25).map(
    lambda eighths: [x / 8 for x in eighths]
)
positive_samples = st.lists(st.integers(1, 4000), min_size=2, max_size=25).map(
    lambda eighths: [x / 8 for x in eighths]
)


def case(name: str) -> tuple[np.ndarray, np.ndarray]:
    rows = TWO_ARMS[TWO_ARMS["case"] == name]
    return rows["value"].to_numpy(), rows["baseline"].to_numpy()


def agrees_with_r(found: Any, key: str) -> None:
    rows = R[R["key"] == key]
    expected = dict(zip(rows["statistic"], rows["value"], strict=True))
    assert "low" in expected
    assert {name: getattr(found, name) for name in expected} == pytest.approx(
        expected, rel=1e-10, abs=0
    )


def numbers(found: Summary | Quartiles) -> list[float]:
    if isinstance(found, Quartiles):
        return [found.median, found.q1, found.q3]
    return [found.value, found.low, found.high]


def near(expected: list[float]) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


def limits_are_missing(summary: Summary, reason: str) -> None:
    assert math.isnan(summary.low)
    assert math.isnan(summary.high)
    assert summary.reason == reason


# Against R


@pytest.mark.parametrize("name", CASES)
def test_standard_deviation_is_that_of_r_within_1e_10(name: str) -> None:
    expected = R[R["key"] == name].set_index("statistic")["value"]
    assert standard_deviation(case(name)[0]) == pytest.approx(expected["sd"], rel=1e-10, abs=0)


@pytest.mark.parametrize("name", CASES)
def test_means_and_changes_are_t_test_of_r_within_1e_10(name: str) -> None:
    values, baseline = case(name)
    key = f"{name}/0.95"
    agrees_with_r(mean(values), f"{key}/mean")
    agrees_with_r(geometric_mean(values), f"{key}/geometric_mean")
    agrees_with_r(mean_change(values, baseline), f"{key}/change")
    agrees_with_r(mean_change(values, baseline, scale="log"), f"{key}/change_ratio")


@pytest.mark.parametrize("name", CASES)
def test_median_and_quartiles_are_quantile_type_7_of_r(name: str) -> None:
    values, _ = case(name)
    expected = R[R["key"] == name].set_index("statistic")["value"]
    found = quartiles(values)
    for part in ("median", "q1", "q3"):
        assert getattr(found, part) == pytest.approx(expected[part], rel=1e-14)
    assert found.n == expected["n"]


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


def test_change_of_two_patients_by_hand() -> None:
    # Changes -2 and -4; as ratios 1/2 and 1/8, whose geometric mean is 1/4.
    margin = math.tan(math.pi * 0.475)
    linear = mean_change([2, 1, NAN], [4, 5, 9])
    assert numbers(linear) == pytest.approx([-3, -3 - margin, -3 + margin], rel=1e-12)
    assert linear.n == 2
    assert mean_change([2, 1], [4, 8], scale="log").value == pytest.approx(1 / 4, rel=1e-14)


# Properties


@quick
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


@quick
@given(positive_samples, st.sampled_from([1e-9, 0.3, 1000.0]))
def test_another_unit_multiplies_every_summary(values: list[float], unit: float) -> None:
    converted = [value * unit for value in values]
    for summary in SUMMARIES:
        found, expected = summary(converted), summary(values)
        assert [number / unit for number in numbers(found)] == near(numbers(expected))
        assert found.reason == expected.reason


@quick
@given(positive_samples)
def test_geometric_mean_is_the_mean_of_the_logs(values: list[float]) -> None:
    on_logs = mean(np.log(values))
    assert numbers(geometric_mean(values)) == near([math.exp(x) for x in numbers(on_logs)])


@quick
@given(positive_samples, st.randoms(use_true_random=False))
def test_the_order_of_the_participants_does_not_matter(values: list[float], random: Any) -> None:
    shuffled = random.sample(values, len(values))
    for summary in SUMMARIES:
        assert numbers(summary(shuffled)) == near(numbers(summary(values)))


@quick
@given(positive_samples, st.integers(0, 25))
def test_a_missing_value_is_counted_and_changes_nothing_else(
    values: list[float], place: int
) -> None:
    gaps = [*values[:place], NAN, *values[place:]]
    for summary in SUMMARIES:
        # repr, because NaN equals nothing.
        assert repr(summary(gaps)) == repr(summary(values))
    assert standard_deviation(gaps) == standard_deviation(values)
    incomplete = mean_change([*values, NAN, 3.0], [*values[::-1], 3.0, NAN])
    assert repr(incomplete) == repr(mean_change(values, values[::-1]))


@quick
@given(positive_samples)
def test_change_is_turned_over_when_time_runs_backwards(values: list[float]) -> None:
    before = values[::-1]
    forth, back = mean_change(values, before), mean_change(before, values)
    assert numbers(back) == near([-forth.value, -forth.high, -forth.low])
    ratio, inverse = (
        mean_change(values, before, scale="log"),
        mean_change(before, values, scale="log"),
    )
    assert [math.log(x) for x in numbers(inverse)] == near(
        [-math.log(ratio.value), -math.log(ratio.high), -math.log(ratio.low)]
    )


@quick
@given(samples)
def test_change_is_the_mean_of_the_differences(values: list[float]) -> None:
    # Eighths of a unit subtract without rounding.
    before = values[::-1]
    differences = [after - early for after, early in zip(values, before, strict=True)]
    assert numbers(mean_change(values, before)) == near(numbers(mean(differences)))


# Too few data, and none that vary


def test_without_values_every_number_is_nan() -> None:
    for summary in (mean([]), mean([NAN]), geometric_mean([NAN])):
        assert math.isnan(summary.value)
        assert summary.n == 0
        limits_are_missing(summary, NO_VALUES)
    limits_are_missing(mean_change([1, NAN], [NAN, 2]), NO_VALUES)
    empty = quartiles([NAN])
    assert np.isnan(numbers(empty)).all()
    assert (empty.n, empty.reason) == (0, NO_VALUES)
    assert math.isnan(standard_deviation([NAN, NAN]))


def test_one_value_is_a_mean_without_spread() -> None:
    for summary in (mean([4.5]), geometric_mean([4.5]), mean_change([6.0], [1.5])):
        assert summary.value == pytest.approx(4.5, rel=1e-14)
        limits_are_missing(summary, ONE_VALUE)
    assert numbers(quartiles([4.5])) == [4.5, 4.5, 4.5]
    assert math.isnan(standard_deviation([4.5]))


@quick
@given(st.floats(1e-9, 1e9), st.integers(2, 20))
def test_equal_values_have_no_spread_and_no_limits(value: float, n: int) -> None:
    values = [value] * n
    for summary in (mean(values), geometric_mean(values)):
        assert summary.value == pytest.approx(value, rel=1e-13)
        limits_are_missing(summary, ALL_EQUAL)
    assert standard_deviation(values) == 0


def test_changes_equal_but_for_rounding_have_no_limits() -> None:
    # 16382.51 - 16382.5 and its like differ in the tenth digit.
    baseline = np.round(16382.5 + 0.3 * np.arange(12), 1)
    values = np.round(baseline + 0.01, 2)
    assert np.ptp(values - baseline) > 1e-10 * 0.01
    summary = mean_change(values, baseline)
    assert summary.value == pytest.approx(0.01, rel=1e-9)
    limits_are_missing(summary, ALL_EQUAL)
    limits_are_missing(mean_change(1.7 * baseline, baseline, scale="log"), ALL_EQUAL)


@pytest.mark.parametrize("bad", [0.0, -2.0])
def test_a_value_that_is_not_positive_is_never_dropped(bad: float) -> None:
    for summary in (
        geometric_mean([bad, 2, 3]),
        mean_change([bad, 2, 3], [1, 2, 4], scale="log"),
        mean_change([1, 2, 4], [bad, 2, 3], scale="log"),
    ):
        assert math.isnan(summary.value)
        assert summary.n == 3
        limits_are_missing(summary, NOT_POSITIVE)


# Mistakes of the caller


def test_a_mistake_of_the_caller_raises() -> None:
    with pytest.raises(ValueError, match="finite"):
        quartiles([1, math.inf])
    with pytest.raises(ValueError, match="one-dimensional"):
        standard_deviation([[1, 2], [3, 4]])
    with pytest.raises(ValueError, match="same length"):
        mean_change([1, 2], [1])
    with pytest.raises(ValueError, match="scale must"):
        mean_change([1, 2], [1, 3], scale="ln")
