"""Changes from baseline against R, complete enumeration, worked examples and properties."""

import itertools
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.estimates import NOT_POSITIVE
from lib.paired import (
    TOO_FEW_PAIRS,
    ZERO_BASELINE,
    change_from_baseline,
    paired_mean_difference,
    signed_rank,
)
from lib.summaries import ALL_EQUAL, NO_VALUES, ONE_VALUE, mean_change

REFERENCE = Path(__file__).parent / "reference"
PAIRED = pd.read_csv(REFERENCE / "paired.csv")
R = pd.read_csv(
    REFERENCE / "paired.txt", sep=r"\s+", comment="#", names=["key", "statistic", "value"]
)
NAN = math.nan

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


def averages_of_two(changes: list[float]) -> list[float]:
    return sorted((a + b) / 2 for a, b in itertools.combinations_with_replacement(changes, 2))


# Against R


@pytest.mark.parametrize("key", printed_by_r("/difference") + printed_by_r("/ratio"))
def test_mean_change_and_p_are_t_test_of_r_within_1e_10(key: str) -> None:
    name, level, kind = key.split("/")
    scale = "log" if kind == "ratio" else "linear"
    values, baseline = case(name)
    agrees_with_r(paired_mean_difference(values, baseline, scale=scale, level=float(level)), key)


@pytest.mark.parametrize("key", printed_by_r("/signed_rank"))
def test_signed_rank_is_wilcoxsign_test_and_qsignrank_of_r_within_1e_10(key: str) -> None:
    name, level, _ = key.split("/")
    values, baseline = case(name)
    found = signed_rank(values, baseline, level=float(level))
    agrees_with_r(found, key)
    assert found.level == float(level)
    assert found.reason == ("" if found.n > 5 or level == "0.8" else TOO_FEW_PAIRS)


@pytest.mark.parametrize("name", list(PAIRED["case"].unique()))
def test_change_is_described_as_by_r_within_1e_10(name: str) -> None:
    found = change_from_baseline(*case(name))
    agrees_with_r(found, name)
    if found.ratio_reason:
        assert found.ratio_reason == NOT_POSITIVE
        assert found.n_ratio < found.n
        assert np.isnan([found.ratio, found.ratio_low, found.ratio_high]).all()
        assert math.isnan(found.percent_from_ratio)
    else:
        assert {"ratio", "ratio_low", "percent_from_ratio"} < set(R.loc[R["key"] == name].statistic)


@pytest.mark.parametrize("n", [*range(1, 41), 100, 200, 300, 301, 500])
def test_limits_stand_in_the_places_of_qsignrank(n: int) -> None:
    changes = np.round(np.random.default_rng(n).normal(0.3, 1, n), 6)
    averages = np.sort(np.add.outer(changes, changes)[np.triu_indices(n)] / 2)
    places = R[R["key"].str.startswith(f"place/{n}/")]
    assert len(places) == 4
    for key, place in zip(places["key"], places["value"].astype(int), strict=True):
        found = signed_rank(changes, np.zeros(n), level=float(key.split("/")[2]))
        assert numbers(found)[:3] == pytest.approx(
            [np.median(averages), averages[max(place, 1) - 1], averages[-max(place, 1)]],
            rel=1e-12,
            abs=1e-12,
        )
        assert found.reason == ("" if place else TOO_FEW_PAIRS)
        assert found.method.endswith("exact" if n <= 300 else "asymptotic")


def test_p_of_400_pairs_is_the_corrected_normal_p_of_r() -> None:
    k = np.arange(400)
    found = signed_rank((7 * k) % 41 - 18 + k % 3, np.zeros(400))
    expected = R.loc[R["key"] == "many", "value"].item()
    assert found.p_value == pytest.approx(expected, rel=1e-12)
    assert found.method == "Wilcoxon signed rank, asymptotic"
    assert found.n_zero > 0


# By hand and from the literature


def test_depression_scale_of_nine_patients_in_hollander_and_wolfe() -> None:
    # Hollander and Wolfe, section 3.1: T+ = 5, P = 0.0390625 two-sided, pseudomedian -0.46, limits
    # -0.786 and -0.010.
    before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    found = signed_rank(after, before)
    assert found.p_value == pytest.approx(20 / 512, rel=1e-14)
    assert [found.value, found.low, found.high] == pytest.approx([-0.46, -0.786, -0.010], abs=5e-13)


def test_six_falls_and_nothing_else_have_the_two_extreme_signs() -> None:
    found = signed_rank([1, 1, 1, 1, 1, 1], [2, 3, 4, 5, 6, 7])
    assert found.p_value == pytest.approx(2 / 2**6, rel=1e-14)
    assert numbers(found)[:3] == [-3.5, -6, -1]


def test_limits_that_just_reach_their_level_are_not_said_to_fall_short() -> None:
    # The smallest and the largest average of five miss with probability 1/32 on either side.
    changes = [1, 2, 3, 4, 6]
    assert signed_rank(changes, [0] * 5, level=30 / 32).reason == ""
    assert signed_rank(changes, [0] * 5, level=0.94).reason == TOO_FEW_PAIRS
    # A rank sum of at most 1 has probability 2/32: 1 is that quantile, 2 would be the next.
    assert numbers(signed_rank(changes, [0] * 5, level=28 / 32))[1:3] == [1, 6]
    assert numbers(signed_rank(changes, [0] * 5, level=27 / 32))[1:3] == [1.5, 5]


def test_zeros_stay_in_the_pseudomedian_and_leave_p() -> None:
    # Changes 0, 0, 1, 2, 3: of the 15 averages the eighth is 1. p is that of three rises.
    found = signed_rank([5, 5, 6, 7, 8], [5, 5, 5, 5, 5])
    assert (found.n, found.n_zero) == (5, 2)
    assert found.value == 1
    assert found.p_value == pytest.approx(2 / 2**3, rel=1e-14)


def test_rounding_error_neither_ranks_nor_unties_a_change() -> None:
    # In binary 0.3 - 0.2, 0.2 - 0.1 and 0.8 - 0.7 are three numbers.
    after, before = [0.3, 0.2, 0.8, 0.1 + 0.2, 0.5], [0.2, 0.1, 0.7, 0.3, 0.6]
    tenths = signed_rank(after, before)
    whole = signed_rank([3, 2, 8, 3, 5], [2, 1, 7, 3, 6])
    assert tenths.n_zero == whole.n_zero == 1
    assert tenths.p_value == whole.p_value
    assert [tenths.value, tenths.low, tenths.high] == [0.05, -0.1, 0.1]


def test_changes_of_three_patients_by_hand() -> None:
    # Changes -2, 0, 5; percent -50, none (baseline 0), 100; ratios 0.5, none, 2.
    found = change_from_baseline([2, 0, 10, NAN, 7], [4, 0, 5, 3, NAN])
    assert (found.n, found.n_percent, found.n_ratio) == (3, 2, 2)
    assert [found.mean, found.sd, found.median] == pytest.approx([1, math.sqrt(13), 0], rel=1e-14)
    assert found.median_percent == pytest.approx(25, rel=1e-14)
    assert math.isnan(found.ratio)
    assert (found.reason, found.percent_reason, found.ratio_reason) == ("", "", NOT_POSITIVE)


def test_ratio_of_two_patients_by_hand() -> None:
    # Halved and divided by eight: geometric mean 1/4, which is -75%.
    found = change_from_baseline([2, 1], [4, 8])
    assert [found.ratio, found.percent_from_ratio] == pytest.approx([1 / 4, -75], rel=1e-14)


def test_p_of_two_changes_by_hand() -> None:
    # Changes -2 and -4: t = 3 with one degree of freedom, where P = 1 - 2 atan(t) / pi.
    found = paired_mean_difference([2, 1], [4, 5])
    assert found.p_value == pytest.approx(1 - 2 * math.atan(3) / math.pi, rel=1e-13)
    assert found.sd == pytest.approx(math.sqrt(2), rel=1e-14)


def test_percent_change_of_a_negative_baseline_is_divided_by_it_as_it_stands() -> None:
    assert change_from_baseline([-1, -1], [-2, -2]).median_percent == -50


# Against a second implementation


@given(scores)
def test_signed_rank_p_is_the_share_of_all_sign_assignments(pairs: list[tuple[int, int]]) -> None:
    values, baseline = split(pairs)
    changes = [after - before for after, before in pairs]
    moved = sorted((abs(change), change > 0) for change in changes if change)
    sizes = [size for size, _ in moved]
    ranks = [Fraction(2 * sizes.index(s) + sizes.count(s) + 1, 2) for s in sizes]
    centre = sum(ranks, Fraction(0)) / 2
    observed = abs(sum((r for r, (_, up) in zip(ranks, moved, strict=True) if up), -centre))
    extreme = [
        abs(sum((r for r, up in zip(ranks, ups, strict=True) if up), -centre)) >= observed
        for ups in itertools.product([True, False], repeat=len(ranks))
    ]
    found = signed_rank(values, baseline)
    assert found.p_value == pytest.approx(sum(extreme) / len(extreme), rel=1e-13)
    averages = averages_of_two([float(change) for change in changes])
    assert found.value == np.median(averages)
    assert found.n_zero == changes.count(0)
    if found.reason:
        assert [found.low, found.high] == [averages[0], averages[-1]]


# Properties


@given(scores, st.sampled_from([0.95, 0.8]))
def test_time_running_backwards_turns_the_signed_rank_over(
    pairs: list[tuple[int, int]], level: float
) -> None:
    values, baseline = split(pairs)
    forth = signed_rank(values, baseline, level=level)
    back = signed_rank(baseline, values, level=level)
    assert numbers(back) == [-forth.value, -forth.high, -forth.low, forth.p_value]


@given(eighths, st.randoms(use_true_random=False))
def test_the_order_of_the_participants_does_not_matter(
    pairs: list[tuple[int, int]], random: Any
) -> None:
    values, baseline = split(pairs, 1 / 8)
    shuffled = split(random.sample(pairs, len(pairs)), 1 / 8)
    assert signed_rank(*shuffled) == signed_rank(values, baseline)
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
    for method in (signed_rank, paired_mean_difference):
        found, expected = method(*converted), method(values, baseline)
        assert [found.value / unit, found.low / unit, found.high / unit, found.p_value] == near(
            numbers(expected)
        )
    assert numbers(paired_mean_difference(*converted, scale="log")) == near(
        numbers(paired_mean_difference(values, baseline, scale="log"))
    )
    assert change_from_baseline(*converted).median_percent == near(
        change_from_baseline(values, baseline).median_percent
    )


@given(eighths)
def test_value_and_limits_are_those_of_the_mean_change(pairs: list[tuple[int, int]]) -> None:
    values, baseline = split(pairs, 1 / 8)
    described = change_from_baseline(values, baseline, level=0.9)
    for scale, parts in (
        ("linear", [described.mean, described.low, described.high]),
        ("log", [described.ratio, described.ratio_low, described.ratio_high]),
    ):
        found = paired_mean_difference(values, baseline, scale=scale, level=0.9)
        second = mean_change(values, baseline, scale=scale, level=0.9)
        expected = [second.value, second.low, second.high]
        assert numbers(found)[:3] == pytest.approx(expected, rel=0, abs=0, nan_ok=True)
        assert parts == pytest.approx(expected, rel=0, abs=0, nan_ok=True)


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
    for method in (signed_rank, paired_mean_difference, change_from_baseline):
        # repr, because NaN equals nothing.
        assert repr(method(*gaps)) == repr(method(values, baseline))


# Too few data, and none that vary


def test_without_pairs_every_number_is_nan() -> None:
    for found in (signed_rank([], []), paired_mean_difference([1, NAN], [NAN, 2])):
        assert np.isnan(numbers(found)).all()
        assert (found.n, found.reason) == (0, NO_VALUES)
    nothing = change_from_baseline([1, NAN], [NAN, 2])
    assert (nothing.n, nothing.n_percent, nothing.n_ratio) == (0, 0, 0)
    assert {nothing.reason, nothing.percent_reason, nothing.ratio_reason} == {NO_VALUES}
    assert math.isnan(nothing.median)
    assert math.isnan(nothing.sd)


def test_one_pair_is_a_change_without_spread() -> None:
    found = paired_mean_difference([6.0], [1.5])
    assert found.value == 4.5
    assert np.isnan([found.low, found.high, found.p_value, found.sd]).all()
    assert found.reason == ONE_VALUE
    ranks = signed_rank([6.0], [1.5])
    assert numbers(ranks) == [4.5, 4.5, 4.5, 1.0]
    assert ranks.reason == TOO_FEW_PAIRS


@given(st.integers(2, 12), st.integers(-3, 3))
def test_equal_changes_have_no_spread_and_no_t_test(n: int, shift: int) -> None:
    baseline = [float(i) for i in range(n)]
    values = [before + shift for before in baseline]
    found = paired_mean_difference(values, baseline)
    assert (found.value, found.sd, found.reason) == (shift, 0.0, ALL_EQUAL)
    assert np.isnan(numbers(found)[1:]).all()
    ranks = signed_rank(values, baseline)
    assert numbers(ranks) == [shift, shift, shift, 2.0 ** (1 - n) if shift else 1.0]


def test_a_baseline_of_zero_throughout_leaves_no_percent_change() -> None:
    found = change_from_baseline([1, 2], [0, 0])
    assert (found.n_percent, found.percent_reason) == (0, ZERO_BASELINE)
    assert math.isnan(found.median_percent)
    assert found.mean == 1.5


def test_ten_thousand_participants_are_no_burden() -> None:
    changes = np.random.default_rng(4).normal(0.02, 1, 10_000)
    found = signed_rank(changes, np.zeros(10_000))
    # The efficiency of the pseudomedian is 3 / pi of that of the mean.
    error = math.sqrt(math.pi / 3 / 10_000)
    assert found.value == pytest.approx(changes.mean(), abs=error)
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * error, rel=0.03)
    assert 0 < found.p_value < 1


def test_changes_too_large_for_nine_decimals_keep_their_digits() -> None:
    found = signed_rank([3e15, 1.25e15, 7e15], [0, 0, 0])
    assert numbers(found)[:3] == [3.5625e15, 1.25e15, 7e15]


# Mistakes of the caller


@pytest.mark.parametrize("method", [signed_rank, paired_mean_difference, change_from_baseline])
def test_a_mistake_of_the_caller_raises(method: Any) -> None:
    with pytest.raises(ValueError, match="same length"):
        method([1, 2], [1])
    with pytest.raises(ValueError, match="finite"):
        method([1, math.inf], [1, 2])
    with pytest.raises(ValueError, match="level must"):
        method([1, 2], [1, 3], level=95)


def test_an_unknown_scale_raises() -> None:
    with pytest.raises(ValueError, match="scale must"):
        paired_mean_difference([1, 2], [1, 3], scale="ln")
