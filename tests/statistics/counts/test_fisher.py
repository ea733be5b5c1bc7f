"""Fisher's exact test against R, scipy, complete enumeration and hand calculations."""

import math
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.counts.fisher import fisher_p
from tests.support.r_answers import printed_by_r

R = printed_by_r("two_by_two")
Table = tuple[int, int, int, int]

arms = st.integers(1, 20).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tables = st.tuples(arms, arms).map(lambda pair: (*pair[0], *pair[1]))


def parsed(key: str) -> Table:
    x1, n1, x2, n2 = (int(cell) for cell in key.split("/")[:4])
    return x1, n1, x2, n2


def swapped(table: Table) -> Table:
    return (*table[2:], *table[:2])


@pytest.mark.parametrize("key", list(R))
def test_fisher_is_fisher_test_of_r_within_1e_11(key: str) -> None:
    table = parsed(key)
    # R adds logs of factorials: a table of 20,000 costs it digits.
    rel = 1e-11 if table[1] < 10_000 else 1e-10
    assert fisher_p(*table) == pytest.approx(R[key]["fisher"], rel=rel, abs=0)


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
    for reordered in (swapped(table), (n1 - x1, n1, n2 - x2, n2)):
        assert fisher_p(*reordered) == pytest.approx(fisher_p(*table), rel=1e-12)


def test_large_tables_agree_with_pearson_and_take_seconds() -> None:
    start = time.process_time()
    table = np.array([[915, 990], [2085, 2010]])
    corrected = stats.chi2_contingency(table, correction=True).pvalue
    assert fisher_p(915, 3000, 990, 3000) == pytest.approx(corrected, rel=0.03)
    assert time.process_time() - start < 10


def test_without_a_contrast_p_is_1_and_without_an_arm_there_is_none() -> None:
    assert fisher_p(0, 15, 0, 14) == pytest.approx(1, rel=1e-12)
    assert fisher_p(15, 15, 14, 14) == pytest.approx(1, rel=1e-12)
    assert math.isnan(fisher_p(0, 0, 3, 14))
    assert math.isnan(fisher_p(3, 14, 0, 0))


@pytest.mark.parametrize("table", [(4, 3, 1, 3), (1, 3, 4, 3), (1, 3, -1, 3), (0.5, 3, 1, 3)])
def test_impossible_tables_raise(table: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        fisher_p(*table)
