"""Every comparison that a page shows, of data that can hardly answer: a number or a reason.

A warning is an error in the tests, so an exception and a warning alike fail here.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.balance import standardised_difference
from lib.statistics.changes import mean_change, paired_mean_difference
from lib.statistics.correlation import partial_rank_correlation, rank_correlation
from lib.statistics.estimates import Estimate
from lib.statistics.means import mean_difference, pooled_sd
from lib.statistics.models.ancova import adjusted_mean_difference, adjusted_means
from lib.statistics.models.censored import censored_ratio, describe_censored
from lib.statistics.models.influence import leave_one_out_differences
from lib.statistics.models.repeated_measures import repeated_measures_differences
from lib.statistics.randomisation import rerandomised_adjusted_difference
from lib.statistics.ranks.hodges_lehmann import hodges_lehmann
from lib.statistics.summaries import geometric_mean, mean, quartiles
from tests.support.profiles import examples

NAN = math.nan
Trial = tuple[np.ndarray, np.ndarray, np.ndarray]


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """Up to 12 participants and 3 visits: few different values, of any size that a file may hold.

    Some are missing, some constant, some follow from the baseline; one may be far from all others.
    """
    random = np.random.default_rng(draw(st.integers(0, 10**6)))
    n, visits = draw(st.integers(1, 12)), draw(st.integers(1, 3))
    treated = random.random(n) < draw(st.sampled_from([0, 0.1, 0.3, 0.5, 1]))
    kinds = draw(st.sampled_from(["few", "sized", "powers", "constant", "collinear", "offset"]))
    baseline = random.integers(0, 5, n).astype(float)
    values = random.integers(0, 5, (n, visits)).astype(float)
    if kinds == "sized":
        baseline *= 10.0 ** random.integers(-99, 15)
        values *= 10.0 ** random.integers(-99, 15)
    elif kinds == "powers":
        baseline = 10.0 ** random.integers(-12, 13, n)
        values = 10.0 ** random.integers(-12, 13, (n, visits))
    elif kinds == "constant":
        baseline[:], values = 5, 3.0 + (random.random((n, visits)) < 0.1)
    elif kinds == "collinear":
        values = baseline[:, None] * random.integers(1, 3) + 2 * treated[:, None] + values[:1]
    elif kinds == "offset":
        baseline = random.normal(size=n) + 10.0 ** random.integers(0, 15)
        values = random.normal(size=(n, visits)) + 10.0 ** random.integers(0, 15)
    if draw(st.booleans()):
        baseline[random.integers(n)] = 1e10
    values[random.random(values.shape) < draw(st.sampled_from([0, 0.1, 0.3, 0.6]))] = NAN
    baseline[random.random(n) < draw(st.sampled_from([0, 0.2]))] = NAN
    return values, baseline, treated


def comparisons(trial: Trial, scale: str) -> Iterator[Estimate]:
    values, baseline, treated = trial
    yield from repeated_measures_differences(values, baseline, treated, scale=scale).differences
    for column in values.T:
        yield adjusted_mean_difference(column, baseline, treated, scale=scale)
        yield mean_difference(column, treated, scale=scale)
        yield hodges_lehmann(column, treated, scale=scale)


@examples(30)
@given(trials(), st.sampled_from(["linear", "log"]))
def test_a_comparison_has_all_its_numbers_or_says_why_not(trial: Trial, scale: str) -> None:
    for found in comparisons(trial, scale):
        numbers = [found.value, found.low, found.high, found.p_value]
        # Hodges and Lehmann give a lower confidence as a reason beside their limits.
        assert found.reason or not np.isnan(numbers).any()
        if not np.isnan(numbers).any():
            assert found.low <= found.value <= found.high
            assert 0 <= found.p_value <= 1
            assert math.isnan(found.df) or found.df > 0.999


@examples(30)
@given(trials(), st.sampled_from([1.0, 1.5, 3.0]))
def test_values_below_a_limit_have_a_ratio_with_limits_or_a_reason(
    trial: Trial, limit: float
) -> None:
    values, baseline, treated = trial
    for column in values.T:
        below = column < limit
        measured = np.where(below, limit, column)
        for before in (baseline, None):
            found = censored_ratio(measured, below, treated, baseline=before)
            numbers = [found.value, found.low, found.high, found.p_value]
            assert bool(found.reason) == bool(np.isnan(numbers).any())
            if not found.reason:
                assert found.low <= found.value <= found.high
                assert (found.p_value < 0.05) == (not found.low <= 1 <= found.high)
        described = describe_censored(measured, below)
        numbers = [described.geometric_mean, described.low, described.high]
        assert bool(described.reason) == bool(np.isnan(numbers).any())


@examples(30)
@given(trials(), st.sampled_from(["linear", "log"]))
def test_a_description_is_given_of_whatever_there_is(trial: Trial, scale: str) -> None:
    values, baseline, treated = trial
    on_scale: list[Callable[..., Any]] = [
        adjusted_means,
        leave_one_out_differences,
        rerandomised_adjusted_difference,
    ]
    for column in values.T:
        for function in on_scale:
            options = {"draws": 50} if function is rerandomised_adjusted_difference else {}
            function(column, baseline, treated, scale=scale, **options)
        paired_mean_difference(column, baseline, scale=scale)
        mean_change(column, baseline, scale=scale)
        assert not pooled_sd(column, treated, scale=scale) < 0
        standardised_difference(column, treated)
        partial_rank_correlation(column, baseline, treated)
        rho = rank_correlation(column, baseline)
        assert rho.reason or -1 <= rho.value <= 1
        for summary in (mean(column), geometric_mean(column)):
            assert summary.reason or summary.low <= summary.value <= summary.high
        assert bool(np.isnan(column).all()) == math.isnan(quartiles(column).median)
