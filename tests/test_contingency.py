"""Exact two-by-two tables against R, scipy, complete enumeration and hand calculations."""

import math
import time
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.contingency import NO_CONTRAST, boschloo_p, fisher_p, odds_ratio
from lib.proportions import EMPTY_ARM_OF_COUNTS
from tests.support.profiles import examples

REFERENCE = Path(__file__).parent / "reference"
R = pd.read_csv(
    REFERENCE / "two_by_two.txt", sep=r"\s+", comment="#", names=["key", "statistic", "value"]
).pivot(index="key", columns="statistic", values="value")
NAN, INF = math.nan, math.inf
Table = tuple[int, int, int, int]

arms = st.integers(1, 20).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tables = st.tuples(arms, arms).map(lambda pair: (*pair[0], *pair[1]))


def parsed(key: str) -> tuple[Table, float]:
    *cells, level = key.split("/")
    x1, n1, x2, n2 = (int(cell) for cell in cells)
    return (x1, n1, x2, n2), float(level)


def swapped(table: Table) -> Table:
    return (*table[2:], *table[:2])


# Odds ratio


@pytest.mark.parametrize("key", list(R.index))
def test_odds_ratio_and_exact_limits_are_those_of_r_within_1e_11(key: str) -> None:
    table, level = parsed(key)
    estimate = odds_ratio(*table, level=level)
    expected = R.loc[key, ["odds_ratio", "odds_ratio_low", "odds_ratio_high"]].to_list()
    found = [estimate.value, estimate.low, estimate.high]
    assert found == pytest.approx(expected, rel=1e-11, abs=0, nan_ok=True)
    assert (estimate.n_treatment, estimate.n_control) == (table[1], table[3])
    assert estimate.reason == (NO_CONTRAST if math.isnan(expected[0]) else "")
    assert math.isnan(estimate.p_value)


def test_odds_ratio_of_one_event_in_one_against_none_in_one_by_hand() -> None:
    # The treatment arm's event has chance w / (w + 1) at odds ratio w: 1 / 39 at the lower limit.
    estimate = odds_ratio(1, 1, 0, 1)
    assert (estimate.value, estimate.high) == (INF, INF)
    assert estimate.low == pytest.approx(1 / 39, rel=1e-12)


@pytest.mark.parametrize("x", [0, 1])
def test_everybody_or_nobody_leaves_the_odds_ratio_open(x: int) -> None:
    estimate = odds_ratio(15 * x, 15, 14 * x, 14)
    assert math.isnan(estimate.value)
    assert (estimate.low, estimate.high, estimate.reason) == (0, INF, NO_CONTRAST)


@given(tables, st.sampled_from([0.8, 0.95, 0.99]))
def test_each_limit_leaves_half_the_error_in_its_tail(table: Table, level: float) -> None:
    # The definition of Cornfield (1956), with the distribution of scipy.
    x1, n1, x2, n2 = table
    estimate = odds_ratio(*table, level=level)
    tail = (1 - level) / 2
    if estimate.low > 0:
        above = stats.nchypergeom_fisher.sf(x1 - 1, n1 + n2, x1 + x2, n1, estimate.low)
        assert above == pytest.approx(tail, rel=1e-6)
    if estimate.high < INF:
        below = stats.nchypergeom_fisher.cdf(x1, n1 + n2, x1 + x2, n1, estimate.high)
        assert below == pytest.approx(tail, rel=1e-6)


@given(tables)
def test_exchanging_arms_or_events_turns_the_odds_ratio_over(table: Table) -> None:
    x1, n1, x2, n2 = table
    there = odds_ratio(*table)
    turned = [1 / end if end else INF for end in (there.high, there.low)]
    for other in (swapped(table), (n1 - x1, n1, n2 - x2, n2)):
        back = odds_ratio(*other)
        assert [back.low, back.high] == pytest.approx(turned, rel=1e-11)


# Fisher's test


@pytest.mark.parametrize("key", list(R.index))
def test_fisher_is_fisher_test_of_r_within_1e_11(key: str) -> None:
    table, _ = parsed(key)
    # R adds logs of factorials: a table of 20,000 costs it digits.
    rel = 1e-11 if table[1] < 10_000 else 1e-10
    assert fisher_p(*table) == pytest.approx(R.loc[key, "fisher"], rel=rel, abs=0)


def test_the_lady_tasting_tea_by_hand() -> None:
    # Fisher (1935): three of four cups right. 16 + 16 + 1 + 1 of 70 arrangements are no likelier.
    assert fisher_p(3, 4, 1, 4) == pytest.approx(34 / 70, rel=1e-13)
    assert fisher_p(4, 4, 0, 4) == pytest.approx(2 / 70, rel=1e-13)
    # 0/1 against 5/9: 126 of 252 arrangements, as many as for 1/1 against 4/9. A tie counts.
    assert fisher_p(0, 1, 5, 9) == pytest.approx(1, rel=1e-13)


@given(tables)
def test_fisher_is_the_sum_of_all_tables_no_more_probable(table: Table) -> None:
    # Whole numbers throughout: no rounding can decide a tie.
    x1, n1, x2, n2 = table
    ways = {
        k: math.comb(n1, k) * math.comb(n2, x1 + x2 - k)
        for k in range(max(0, x1 + x2 - n2), min(n1, x1 + x2) + 1)
    }
    rare = sum(count for count in ways.values() if count <= ways[x1])
    assert fisher_p(*table) == pytest.approx(rare / sum(ways.values()), rel=1e-12)


@given(tables)
def test_fisher_does_not_depend_on_the_order_of_arms_or_outcomes(table: Table) -> None:
    x1, n1, x2, n2 = table
    for other in (swapped(table), (n1 - x1, n1, n2 - x2, n2)):
        assert fisher_p(*other) == pytest.approx(fisher_p(*table), rel=1e-12)


@examples(10)
@given(tables)
def test_boschloo_is_between_nothing_and_twice_the_one_sided_fisher(table: Table) -> None:
    x1, n1, x2, n2 = table
    p = boschloo_p(*table)
    one_sided = min(
        stats.hypergeom.cdf(x1, n1 + n2, x1 + x2, n1),
        stats.hypergeom.sf(x1 - 1, n1 + n2, x1 + x2, n1),
    )
    assert 0 < p <= min(1, 2 * one_sided) * (1 + 1e-9)
    assert boschloo_p(*swapped(table)) == p
    assert boschloo_p(n1 - x1, n1, n2 - x2, n2) == pytest.approx(p, rel=1e-9)


# Boschloo's test


@pytest.mark.parametrize("key", list(R["boschloo"].dropna().index))
def test_boschloo_is_the_enumeration_of_r_within_1e_9(key: str) -> None:
    table, _ = parsed(key)
    assert boschloo_p(*table) == pytest.approx(R.loc[key, "boschloo"], rel=1e-9, abs=0)


@pytest.mark.parametrize("table", [(7, 12, 2, 9), (1, 8, 4, 11), (5, 6, 3, 5)])
def test_boschloo_is_that_of_scipy_with_the_arms_in_its_columns(table: Table) -> None:
    x1, n1, x2, n2 = table
    expected = stats.boschloo_exact([[x1, x2], [n1 - x1, n2 - x2]], n=32).pvalue
    assert boschloo_p(*table) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(("n1", "n2"), [(3, 4), (4, 4), (5, 2)])
def test_boschloo_keeps_its_level_at_every_common_risk(n1: int, n2: int) -> None:
    # Doubled one-sided tests: the tables with a p of at most 2a have a chance of at most 2a.
    tables_of_trial = list(product(range(n1 + 1), range(n2 + 1)))
    p_values = np.array([boschloo_p(i, n1, j, n2) for i, j in tables_of_trial])
    for risk in np.linspace(0.01, 0.99, 50):
        first, second = (stats.binom.pmf(range(n + 1), n, risk) for n in (n1, n2))
        chances = np.array([first[i] * second[j] for i, j in tables_of_trial])
        for level in p_values:
            assert chances[p_values <= level * (1 + 1e-9)].sum() <= level * (1 + 1e-9)


def test_boschloo_of_all_against_none_by_hand() -> None:
    # Only this table is as extreme on its side: p^10 (1 - p)^10 is largest at 1/2.
    assert boschloo_p(10, 10, 0, 10) == pytest.approx(2 * 0.5**20, rel=1e-9)
    assert boschloo_p(1, 1, 0, 1) == pytest.approx(0.5, rel=1e-9)


def test_large_tables_agree_with_pearson_and_take_seconds() -> None:
    start = time.process_time()
    table = np.array([[915, 990], [2085, 2010]])
    pearson, corrected = (stats.chi2_contingency(table, correction=c).pvalue for c in (False, True))
    assert boschloo_p(915, 3000, 990, 3000) == pytest.approx(pearson, rel=0.03)
    assert fisher_p(915, 3000, 990, 3000) == pytest.approx(corrected, rel=0.03)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("test", [fisher_p, boschloo_p])
def test_without_a_contrast_p_is_1_and_without_an_arm_there_is_none(test: Any) -> None:
    assert test(0, 15, 0, 14) == pytest.approx(1, rel=1e-12)
    assert test(15, 15, 14, 14) == pytest.approx(1, rel=1e-12)
    assert math.isnan(test(0, 0, 3, 14))
    assert math.isnan(test(3, 14, 0, 0))


def test_an_arm_without_participants_has_no_odds_ratio() -> None:
    estimate = odds_ratio(0, 0, 3, 14)
    assert all(math.isnan(x) for x in (estimate.value, estimate.low, estimate.high))
    assert estimate.reason == EMPTY_ARM_OF_COUNTS


@pytest.mark.parametrize("compare", [odds_ratio, fisher_p, boschloo_p])
@pytest.mark.parametrize("table", [(4, 3, 1, 3), (1, 3, 4, 3), (1, 3, -1, 3), (0.5, 3, 1, 3)])
def test_impossible_tables_raise(compare: Any, table: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        compare(*table)


def test_an_impossible_level_raises() -> None:
    with pytest.raises(ValueError, match="level must"):
        odds_ratio(1, 3, 1, 3, level=95)
