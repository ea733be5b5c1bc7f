"""Exact limits of a proportion against R, scipy, a published value and closed forms."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.proportions import NO_PARTICIPANTS, proportion

REFERENCE = Path(__file__).parent / "reference"
R = pd.read_csv(
    REFERENCE / "proportions.txt", sep=r"\s+", comment="#", names=["key", "limit", "value"]
).pivot(index="key", columns="limit", values="value")

quick = settings(max_examples=100, deadline=None, derandomize=True)
counts = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("key", list(R.index))
def test_limits_are_binom_test_of_r_within_1e_12(key: str) -> None:
    events, n, level = key.split("/")
    summary = proportion(int(events), int(n), level=float(level))
    expected = [int(events) / int(n), R.loc[key, "low"], R.loc[key, "high"]]
    assert [summary.value, summary.low, summary.high] == pytest.approx(expected, rel=1e-12)
    assert (summary.n, summary.level, summary.reason) == (int(n), float(level), "")


@quick
@given(counts, st.sampled_from([0.8, 0.95, 0.99]))
def test_limits_are_binomtest_of_scipy(count: tuple[int, int], level: float) -> None:
    summary = proportion(*count, level=level)
    interval = stats.binomtest(*count).proportion_ci(level, method="exact")
    assert [summary.low, summary.high] == pytest.approx([interval.low, interval.high], rel=1e-9)


@quick
@given(counts)
def test_each_limit_leaves_a_tail_of_2_5_percent(count: tuple[int, int]) -> None:
    # The definition of Clopper and Pearson (1934).
    events, n = count
    summary = proportion(events, n)
    if events > 0:
        assert stats.binom.sf(events - 1, n, summary.low) == pytest.approx(0.025, rel=1e-9)
    if events < n:
        assert stats.binom.cdf(events, n, summary.high) == pytest.approx(0.025, rel=1e-9)


def test_no_event_in_15_still_allows_21_8_percent() -> None:
    # Closed form 1 - 0.025^(1/15), the two-sided bound of tables of exact limits.
    summary = proportion(0, 15)
    assert summary.low == 0
    assert summary.high == pytest.approx(1 - 0.025 ** (1 / 15), rel=1e-12)
    assert round(100 * summary.high, 1) == 21.8


@quick
@given(counts)
def test_no_event_is_the_mirror_image_of_an_event(count: tuple[int, int]) -> None:
    events, n = count
    seen, unseen = proportion(events, n), proportion(n - events, n)
    assert [1 - unseen.high, 1 - unseen.low] == pytest.approx([seen.low, seen.high], abs=1e-12)
    assert seen.low <= seen.value <= seen.high


@pytest.mark.parametrize("true", [0.02, 0.1, 0.35, 0.5])
def test_the_interval_covers_at_least_95_percent_of_trials_of_15(true: float) -> None:
    # Exact: the sum of the binomial probabilities of the counts whose interval holds the truth.
    intervals = [proportion(events, 15) for events in range(16)]
    covered = [events for events, ci in enumerate(intervals) if ci.low <= true <= ci.high]
    assert stats.binom.pmf(covered, 15, true).sum() >= 0.95


def test_without_participants_there_is_no_proportion() -> None:
    summary = proportion(0, 0)
    assert all(math.isnan(number) for number in (summary.value, summary.low, summary.high))
    assert summary.reason == NO_PARTICIPANTS


def test_numpy_counts_are_counts() -> None:
    assert proportion(np.int64(3), np.int64(14)) == proportion(3, 14)  # type: ignore[arg-type, unused-ignore]


@pytest.mark.parametrize(("events", "n"), [(4, 3), (-1, 3), (0, -1), (1.5, 3), (math.nan, 3)])
def test_impossible_counts_raise(events: Any, n: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        proportion(events, n)


def test_an_impossible_level_raises() -> None:
    with pytest.raises(ValueError, match="level must"):
        proportion(1, 3, level=95)
