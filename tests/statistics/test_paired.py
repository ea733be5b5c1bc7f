"""Changes from baseline against R, hand calculations and properties."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.statistics.paired import paired_mean_difference
from lib.statistics.summaries import ALL_EQUAL, NO_VALUES, ONE_VALUE, mean_change
from tests.support.r_answers import REFERENCE

PAIRED = pd.read_csv(REFERENCE / "paired.csv")
R = pd.read_csv(
    REFERENCE / "paired.txt", sep=r"\s+", comment="#", names=["key", "statistic", "value"]
)
NAN = math.nan

quick = settings(max_examples=50, deadline=None, derandomize=True)
# Small whole numbers, so that there are ties and zeros.
scores = st.lists(st.tuples(st.integers(-6, 6), st.integers(-6, 6)), min_size=1, max_size=9)
eighths = st.lists(st.tuples(st.integers(1, 800), st.integers(1, 800)), min_size=2, max_size=25)


def case(name: str) -> tuple[np.ndarray, np.ndarray]:
    rows = PAIRED[PAIRED["case"] == name]
    return rows["value"].to_numpy(), rows["baseline"].to_numpy()


def printed_by_r(last: str) -> list[Any]:
    keys = [key for key in R["key"].unique() if key.endswith(last)]
    assert keys
    return [pytest.param(key, id=key) for key in keys]


def agrees_with_r(found: Any, key: str) -> None:
    rows = R[R["key"] == key]
    expected = dict(zip(rows["statistic"], rows["value"], strict=True))
    assert len(expected) > 4
    # Near a million, changes of one keep nine digits, and their logs fewer.
    rel = 1e-8 if key.startswith("large_offset") else 1e-10
    assert {name: getattr(found, name) for name in expected} == pytest.approx(
        expected, rel=rel, abs=1e-14
    )


def split(pairs: list[tuple[int, int]], unit: float = 1.0) -> tuple[list[float], list[float]]:
    return [after * unit for after, _ in pairs], [before * unit for _, before in pairs]


def numbers(found: Any) -> list[float]:
    return [found.value, found.low, found.high, found.p_value]


def near(expected: Any) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


# Against R


@pytest.mark.parametrize("key", printed_by_r("/difference") + printed_by_r("/ratio"))
def test_mean_change_and_p_are_t_test_of_r_within_1e_10(key: str) -> None:
    name, _, kind = key.split("/")
    scale = "log" if kind == "ratio" else "linear"
    values, baseline = case(name)
    agrees_with_r(paired_mean_difference(values, baseline, scale=scale), key)


# By hand and from the literature


def test_p_of_two_changes_by_hand() -> None:
    # Changes -2 and -4: t = 3 with one degree of freedom, where P = 1 - 2 atan(t) / pi.
    found = paired_mean_difference([2, 1], [4, 5])
    assert found.p_value == pytest.approx(1 - 2 * math.atan(3) / math.pi, rel=1e-13)
    assert found.sd == pytest.approx(math.sqrt(2), rel=1e-14)


# Against a second implementation


# Properties


@quick
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


@quick
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


@quick
@given(eighths)
def test_value_and_limits_are_those_of_the_mean_change(pairs: list[tuple[int, int]]) -> None:
    values, baseline = split(pairs, 1 / 8)
    for scale in ("linear", "log"):
        found = paired_mean_difference(values, baseline, scale=scale)
        second = mean_change(values, baseline, scale=scale)
        expected = [second.value, second.low, second.high]
        assert numbers(found)[:3] == pytest.approx(expected, rel=0, abs=0, nan_ok=True)


@quick
@given(eighths)
def test_p_is_below_the_level_where_the_interval_leaves_zero_out(
    pairs: list[tuple[int, int]],
) -> None:
    found = paired_mean_difference(*split(pairs, 1 / 8))
    if not found.reason:
        assert (found.p_value < 0.05) == (found.low > 0 or found.high < 0)


@quick
@given(eighths)
def test_a_pair_with_a_gap_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    values, baseline = split(pairs, 1 / 8)
    gaps = [NAN, 3.0, *values, NAN], [2.0, NAN, *baseline, NAN]
    # repr, because NaN equals nothing.
    assert repr(paired_mean_difference(*gaps)) == repr(paired_mean_difference(values, baseline))


# Too few data, and none that vary


def test_without_pairs_every_number_is_nan() -> None:
    for found in (paired_mean_difference([], []), paired_mean_difference([1, NAN], [NAN, 2])):
        assert np.isnan(numbers(found)).all()
        assert (found.n, found.reason) == (0, NO_VALUES)
        assert math.isnan(found.sd)


def test_one_pair_is_a_change_without_spread() -> None:
    found = paired_mean_difference([6.0], [1.5])
    assert found.value == 4.5
    assert np.isnan([found.low, found.high, found.p_value, found.sd]).all()
    assert found.reason == ONE_VALUE


@quick
@given(st.integers(2, 12), st.integers(-3, 3))
def test_equal_changes_have_no_spread_and_no_t_test(n: int, shift: int) -> None:
    baseline = [float(i) for i in range(n)]
    values = [before + shift for before in baseline]
    found = paired_mean_difference(values, baseline)
    assert (found.value, found.sd, found.reason) == (shift, 0.0, ALL_EQUAL)
    assert np.isnan(numbers(found)[1:]).all()


# Mistakes of the caller


def test_a_mistake_of_the_caller_raises() -> None:
    with pytest.raises(ValueError, match="same length"):
        paired_mean_difference([1, 2], [1])
    with pytest.raises(ValueError, match="finite"):
        paired_mean_difference([1, math.inf], [1, 2])


def test_an_unknown_scale_raises() -> None:
    with pytest.raises(ValueError, match="scale must"):
        paired_mean_difference([1, 2], [1, 3], scale="ln")
