"""Score limits against an independent search, closed forms and published values."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.counts.score_limits import lowest_difference, turning_point

Z = float(stats.norm.ppf(0.975))
INF = math.inf
small = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tables = st.tuples(small, small).map(lambda pair: (*pair[0], *pair[1]))
Table = tuple[int, int, int, int]


def score_limits(x1: int, n1: int, x2: int, n2: int) -> tuple[float, float]:
    return lowest_difference(x1, n1, x2, n2, Z), -lowest_difference(x2, n2, x1, n1, Z)


def test_the_turning_point_is_the_root_to_the_last_digit_from_either_side() -> None:
    assert turning_point(lambda x: x * x < 2, 0, 2) == pytest.approx(math.sqrt(2), rel=1e-15)
    assert turning_point(lambda x: x * x > 2, 2, 0) == pytest.approx(math.sqrt(2), rel=1e-15)
    assert turning_point(lambda x: False, 3.0, 5.0) == pytest.approx(3, rel=1e-15)


def test_limit_of_one_against_one_by_hand() -> None:
    # 0/1 - 1/1: given d the likeliest risks are (1 + d) / 2 and (1 - d) / 2, the variance with
    # N / (N - 1) = 2 is 1 - d^2, so (1 + d)^2 / (1 - d^2) = z^2 and d = (z^2 - 1) / (z^2 + 1).
    low, high = score_limits(0, 1, 1, 1)
    assert low == -1
    assert high == pytest.approx((Z**2 - 1) / (Z**2 + 1), rel=1e-12)


@given(tables)
def test_differences_within_the_limits_and_no_others_pass_the_test(
    table: Table,
) -> None:
    # An independent search: the likeliest risks on a grid, no derivative, no root.
    x1, n1, x2, n2 = table
    low, high = score_limits(*table)

    def z(difference: float) -> float:
        second = np.linspace(max(0, -difference), min(1, 1 - difference), 4_001)
        first = np.clip(second + difference, 0, 1)
        with np.errstate(divide="ignore"):
            fit = stats.binom.logpmf(x1, n1, first) + stats.binom.logpmf(x2, n2, second)
        p1, p2 = first[fit.argmax()], second[fit.argmax()]
        variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
        gap = abs(x1 / n1 - x2 / n2 - difference)
        return float(gap / math.sqrt(variance)) if variance > 0 else (INF if gap > 0 else 0.0)

    for limit, outwards in ((low, -1), (high, 1)):
        if abs(limit) < 1:
            assert z(limit - outwards * 1e-3) < 1.96
            assert z(max(-1.0, min(1.0, limit + outwards * 1e-3))) > 1.9599
