"""Proportions and their comparison against R, scipy, published values and closed forms."""

import math
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.counts.proportions import (
    DIFFERENCE_INTERVALS,
    EMPTY_ARM_OF_COUNTS,
    NO_PARTICIPANTS,
    OTHER_INTERVAL,
    SHOWN_INTERVAL,
    NumberNeeded,
    number_needed_to_treat,
    proportion,
    risk_difference,
    wilson_proportion,
)
from lib.statistics.estimates import Estimate
from tests.support.files import ROOT
from tests.support.r_answers import printed_by_r

R, TABLES = printed_by_r("proportions"), printed_by_r("two_by_two")
NAN, INF = math.nan, math.inf
Table = tuple[int, int, int, int]

counts = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
small = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
tables = st.tuples(small, small).map(lambda pair: (*pair[0], *pair[1]))


def parsed(key: str) -> Table:
    x1, n1, x2, n2 = (int(cell) for cell in key.split("/")[:4])
    return x1, n1, x2, n2


def limits(estimate: Estimate) -> list[float]:
    return [estimate.low, estimate.high]


def swapped(table: Table) -> Table:
    return (*table[2:], *table[:2])


@pytest.mark.parametrize("key", list(R))
def test_limits_are_binom_test_of_r_within_1e_12(key: str) -> None:
    events, n, _ = key.split("/")
    summary = proportion(int(events), int(n))
    expected = [int(events) / int(n), R[key]["low"], R[key]["high"]]
    assert [summary.value, summary.low, summary.high] == pytest.approx(expected, rel=1e-12)
    assert (summary.n, summary.reason) == (int(n), "")


@given(counts)
def test_limits_are_binomtest_of_scipy(count: tuple[int, int]) -> None:
    summary = proportion(*count)
    interval = stats.binomtest(*count).proportion_ci(0.95, method="exact")
    assert [summary.low, summary.high] == pytest.approx([interval.low, interval.high], rel=1e-9)


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


# The score interval of one proportion


@pytest.mark.parametrize("key", list(R))
def test_score_limits_are_prop_test_of_r_within_1e_12(key: str) -> None:
    events, n, _ = key.split("/")
    summary = wilson_proportion(int(events), int(n))
    expected = [R[key]["wilson_low"], R[key]["wilson_high"]]
    assert [summary.low, summary.high] == pytest.approx(expected, rel=1e-12, abs=0)


@given(counts)
def test_a_score_limit_is_a_risk_that_the_z_test_just_excludes(
    count: tuple[int, int],
) -> None:
    # The definition of Wilson (1927): (share - limit)^2 = z^2 limit (1 - limit) / n.
    events, n = count
    summary = wilson_proportion(events, n)
    for limit in (summary.low, summary.high):
        square = stats.norm.ppf(0.975) ** 2 * limit * (1 - limit) / n
        assert (events / n - limit) ** 2 == pytest.approx(square, rel=1e-9, abs=1e-15)
    assert 0 <= summary.low <= summary.value <= summary.high <= 1


def test_score_limits_of_no_and_of_every_event_end_at_exactly_0_and_1() -> None:
    # Closed form z^2 / (n + z^2) for the other end.
    z2 = stats.norm.ppf(0.975) ** 2
    none, every = wilson_proportion(0, 10), wilson_proportion(10, 10)
    assert (none.low, every.high) == (0, 1)
    assert [none.high, 1 - every.low] == pytest.approx([z2 / (10 + z2)] * 2, rel=1e-12)
    assert wilson_proportion(0, 0).reason == NO_PARTICIPANTS


# Differences of two proportions


@pytest.mark.parametrize("method", list(DIFFERENCE_INTERVALS))
@pytest.mark.parametrize("key", list(TABLES))
def test_risk_difference_is_that_of_r_within_1e_11(key: str, method: str) -> None:
    table = parsed(key)
    estimate = risk_difference(*table, method=method)
    name = "newcombe" if method == "newcombe" else "score_difference"
    expected = [TABLES[key][column] for column in (f"{name}_low", f"{name}_high")]
    assert estimate.value == pytest.approx(TABLES[key]["difference"], rel=1e-14, abs=0)
    assert limits(estimate) == pytest.approx(expected, rel=1e-11, abs=1e-14)
    assert (estimate.n_treatment, estimate.n_control) == (table[1], table[3])
    assert estimate.reason == ""
    assert math.isnan(estimate.p_value)


@pytest.mark.parametrize(
    ("table", "newcombe", "score"),
    [
        ((56, 70, 48, 80), (0.0524, 0.3339), (0.0528, 0.3382)),
        ((9, 10, 3, 10), (0.1705, 0.8090), (0.1700, 0.8406)),
        ((6, 7, 2, 7), (0.0582, 0.8062), (0.0342, 0.8534)),
        ((5, 56, 0, 29), (-0.0381, 0.1926), (-0.0326, 0.1933)),
        ((0, 10, 0, 20), (-0.1611, 0.2775), (-0.1658, 0.2844)),
        ((10, 10, 0, 20), (0.6791, 1.0000), (0.7156, 1.0000)),
    ],
)
def test_limits_are_those_of_table_ii_of_newcombe(
    table: Table, newcombe: tuple[float, float], score: tuple[float, float]
) -> None:
    # Newcombe RG. Stat Med 1998;17:873-890, Table II, methods 10 and 6.
    assert limits(risk_difference(*table)) == pytest.approx(newcombe, abs=5.1e-5)
    found = risk_difference(*table, method="miettinen_nurminen")
    assert limits(found) == pytest.approx(score, abs=5.1e-5)


@given(tables)
def test_exchanging_the_arms_turns_the_difference_over_exactly(table: Table) -> None:
    for method in DIFFERENCE_INTERVALS:
        there, back = (risk_difference(*t, method=method) for t in (table, swapped(table)))
        assert [-back.value, -back.high, -back.low] == [there.value, *limits(there)]
        assert -1 <= there.low <= there.value <= there.high <= 1


@given(tables)
def test_counting_who_had_no_event_turns_the_difference_over(table: Table) -> None:
    x1, n1, x2, n2 = table
    for method in DIFFERENCE_INTERVALS:
        seen = risk_difference(*table, method=method)
        unseen = risk_difference(n1 - x1, n1, n2 - x2, n2, method=method)
        assert [-unseen.high, -unseen.low] == pytest.approx(limits(seen), abs=1e-12)


@pytest.mark.parametrize("method", list(DIFFERENCE_INTERVALS))
def test_no_events_in_either_arm_are_a_difference_of_0_with_real_limits(method: str) -> None:
    estimate = risk_difference(0, 15, 0, 14, method=method)
    assert estimate.value == 0
    assert -0.3 < estimate.low < -0.15 < 0.15 < estimate.high < 0.3
    assert estimate.reason == ""


@pytest.mark.parametrize("table", [(0, 0, 3, 14), (3, 14, 0, 0), (0, 0, 0, 0)])
def test_an_arm_without_participants_cannot_be_compared(table: Table) -> None:
    estimate = risk_difference(*table)
    assert all(math.isnan(number) for number in (estimate.value, *limits(estimate)))
    assert estimate.reason == EMPTY_ARM_OF_COUNTS
    assert (estimate.n_treatment, estimate.n_control) == (table[1], table[3])


# Number needed to treat


def test_number_needed_is_the_reciprocal_of_the_difference_and_its_limits() -> None:
    difference = risk_difference(9, 15, 3, 14)
    needed = number_needed_to_treat(difference)
    # 9/15 - 3/14 = 27/70; the limits are those R prints.
    assert needed.value == pytest.approx(70 / 27, rel=1e-14)
    assert needed.from_low == pytest.approx(1 / 0.028979603242788254, rel=1e-11)
    assert needed.from_high == pytest.approx(1 / 0.63047386656878657, rel=1e-11)
    assert not needed.crosses_none
    assert needed.reason == ""


def test_number_needed_of_a_fall_is_negative() -> None:
    needed = number_needed_to_treat(risk_difference(3, 14, 9, 15))
    assert needed.value == pytest.approx(-70 / 27, rel=1e-14)
    assert not needed.crosses_none


def test_number_needed_crosses_none_if_the_interval_holds_0() -> None:
    needed = number_needed_to_treat(risk_difference(0, 10, 0, 20))
    assert needed.value == INF
    assert needed.from_low == pytest.approx(-1 / 0.1611, rel=1e-3)
    assert needed.from_high == pytest.approx(1 / 0.2775, rel=1e-3)
    assert needed.crosses_none


@pytest.mark.parametrize("low", [0.0, -0.0])
def test_a_limit_of_0_is_an_infinite_number_and_touches_none(low: float) -> None:
    difference = Estimate(0.25, low, 0.5, NAN, 10, 10, "Newcombe")
    assert number_needed_to_treat(difference) == NumberNeeded(4.0, INF, 2.0, True)


def test_without_a_difference_there_is_no_number_needed() -> None:
    needed = number_needed_to_treat(risk_difference(0, 0, 3, 14))
    assert all(math.isnan(x) for x in (needed.value, needed.from_low, needed.from_high))
    assert (needed.crosses_none, needed.reason) == (False, EMPTY_ARM_OF_COUNTS)


# Mistakes of the caller


@pytest.mark.parametrize("table", [(4, 3, 1, 3), (1, 3, 4, 3), (1, 3, -1, 3), (0.5, 3, 1, 3)])
def test_impossible_tables_raise(table: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        risk_difference(*table)


def test_unknown_options_raise() -> None:
    with pytest.raises(ValueError, match="method must be one of"):
        risk_difference(1, 3, 1, 3, method="wald")
    with pytest.raises(ValueError, match="risk difference must"):
        number_needed_to_treat(Estimate(3.0, 1.2, 7.1, NAN, 10, 10, "a ratio"))


# The one choice of an interval


def test_the_interval_shown_is_the_one_declared() -> None:
    shown, other = (DIFFERENCE_INTERVALS[name] for name in (SHOWN_INTERVAL, OTHER_INTERVAL))
    estimate = risk_difference(9, 15, 3, 14)
    assert estimate.method == shown.method
    assert limits(estimate) == list(shown.limits(9, 15, 3, 14))
    assert limits(risk_difference(9, 15, 3, 14, method=OTHER_INTERVAL)) == list(
        other.limits(9, 15, 3, 14)
    )


def test_no_other_module_names_an_interval_of_differences() -> None:
    # Names stand in the table of methods, its translation and the list of citations; the score
    # limits are those of one of them.
    own = {"proportions.py", "italian.py", "citations.py", "score_limits.py"}
    for path in (ROOT / "lib").glob("**/*.py"):
        if path.name not in own:
            assert not re.search("newcombe|miettinen", path.read_text(encoding="utf-8"), re.I), path
