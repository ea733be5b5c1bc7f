"""Each exact method at the bound up to which it is used, and against a naive way to its numbers."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

import numpy as np
from scipy.stats import permutation_test, rankdata

from lib.results.robustness import MANY, rerandomised_effect
from lib.statistics.allocations.counting import number_of_allocations
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, risk_difference
from lib.statistics.counts.rates import rate_ratio
from lib.statistics.estimates import BoolArray, FloatArray
from lib.statistics.models.ancova import adjusted_mean_difference
from lib.statistics.models.censored import censored_ratio
from lib.statistics.models.influence import leave_one_out_differences
from lib.statistics.models.repeated_measures import MAX_VISITS, repeated_measures_differences
from lib.statistics.models.tipping import MOST_COMBINED, tipping_point
from lib.statistics.randomisation import (
    MOST_ALLOCATIONS,
    MOST_KEPT,
    rerandomised_adjusted_difference,
)
from lib.statistics.ranks.hodges_lehmann import MOST_LISTED, hodges_lehmann
from lib.statistics.ranks.rank_sum import EXACT_STEPS, is_countable, rank_sum
from lib.statistics.ranks.superiority import probability_of_superiority
from lib.study.contract import MOST_PARTICIPANTS
from tests.support.benchmark.report import show, spread

# Seconds that none may take.
LONGEST = 0.5
Trial = tuple[FloatArray, FloatArray, BoolArray]


def _trial(n_treatment: int, n_control: int, *, steps: float = 0.01) -> Trial:
    """Values, baseline and arm; values are multiples of `steps`."""
    chance = np.random.default_rng(n_treatment * 100_003 + n_control)
    n = n_treatment + n_control
    arm = np.arange(n) < n_treatment
    before = chance.normal(9, 2.5, n)
    values = before + chance.normal(0, 2, n) - 1.2 * arm
    return np.round(values / steps) * steps, np.round(before / steps) * steps, arm


def _equal_arms(holds: Callable[[int, int], bool]) -> tuple[int, int]:
    """The largest arms, equal or with one more treated, for which something holds."""
    n, m = 1, 1
    while holds(n, m):
        n, m = (n + 1, m) if n == m else (n, m + 1)
    return (n - 1, m) if n > m else (n, m - 1)


def _ways(n: int, m: int) -> int:
    return number_of_allocations([(np.zeros((1, n + m)), n)])


def _timed(task: Callable[[], Any], rounds: int) -> tuple[list[float], list[float]]:
    """Seconds, and seconds of processor time, of each round."""
    seconds, used = [], []
    for _ in range(rounds):
        began, before = time.perf_counter(), time.process_time()
        task()
        used.append(time.process_time() - before)
        seconds.append(time.perf_counter() - began)
    return seconds, used


def measure_bounds(rounds: int) -> None:
    """Print what each exact method takes at its bound, and what the approximation beyond takes."""
    rows = []

    def row(name: str, bound: str, task: Callable[[], Any]) -> None:
        seconds, used = _timed(task, rounds)
        slow = "" if median(seconds) <= LONGEST else "slow"
        rows.append([name, bound, spread(seconds, 3), spread(used, 3), slow])

    def trial(name: str, bound: str, sizes: tuple[int, int], task: Callable[..., Any]) -> None:
        drawn = _trial(*sizes)
        row(name, f"{sizes[0]:,} + {sizes[1]:,}{bound}", lambda: task(*drawn))

    exact = _equal_arms(is_countable)
    n = MOST_PARTICIPANTS // 2
    many = (n, n)
    trial("rank sum, exact", f", {EXACT_STEPS:,} steps", exact, lambda y, x, a: rank_sum(y, a))
    ties = _trial(*exact, steps=0.5)
    row("  with ties", f"{exact[0]} + {exact[1]}", lambda: rank_sum(ties[0], ties[2]))
    uneven = max(m for m in range(20, 3000) if is_countable(20, m))
    trial("  unequal arms", "", (20, uneven), lambda y, x, a: rank_sum(y, a))
    trial("  beyond: asymptotic", "", many, lambda y, x, a: rank_sum(y, a))
    trial("Hodges-Lehmann, exact", "", exact, lambda y, x, a: hodges_lehmann(y, a))
    pairs = int(MOST_LISTED**0.5)
    trial(
        "  at its most pairs",
        f", {MOST_LISTED:,} pairs",
        (pairs, pairs),
        lambda y, x, a: hodges_lehmann(y, a),
    )
    trial("  beyond: pairs sought", "", many, lambda y, x, a: hodges_lehmann(y, a))
    trial("probability of superiority", "", many, lambda y, x, a: probability_of_superiority(y, a))

    kept = _equal_arms(lambda n, m: _ways(n, m) <= MOST_KEPT)
    trial(
        "re-randomisation, all kept",
        f", {_ways(*kept):,} of {MOST_KEPT:,}",
        kept,
        rerandomised_adjusted_difference,
    )
    counted = _equal_arms(lambda n, m: _ways(n, m) <= MOST_ALLOCATIONS)
    trial(
        "re-randomisation, all counted",
        f", {_ways(*counted):,} of {MOST_ALLOCATIONS:,}",
        counted,
        rerandomised_adjusted_difference,
    )

    def drawn(y: FloatArray, x: FloatArray, a: BoolArray) -> Any:
        return rerandomised_effect(y, x, a, scale="linear", within=None)

    trial("  beyond: random allocations", "", (counted[0] + 1, counted[1] + 1), drawn)
    trial("  the same", "", (MANY // 2, MANY // 2), drawn)
    trial("  the same, fewer draws", "", many, drawn)

    trial("leave one out, closed form", "", many, leave_one_out_differences)
    for visits, missing in ((3, 0.05), (MAX_VISITS, 0.05), (MAX_VISITS, 0.5)):
        values, before, arm = _repeated(*many, visits, missing=missing)
        row(
            f"MMRM, {visits} visits, {missing:.0%} missing",
            f"{n:,} + {n:,}",
            partial(repeated_measures_differences, values, before, arm),
        )
    for absent in (MOST_COMBINED, MOST_COMBINED + 1):
        y, x, a = _trial(*many)
        y[np.linspace(0, y.size - 1, absent).astype(int)] = np.nan
        row(
            f"tipping point, {absent} missing",
            f"{n:,} + {n:,}",
            partial(tipping_point, y, x, a, low=0.0, high=32.0),
        )
    y, x, a = _trial(*many)
    logs, limit = np.exp(y / 5), float(np.exp(0.8))
    below = logs < limit
    row(
        "censored ratio",
        f"{n:,} + {n:,}",
        lambda: censored_ratio(np.where(below, limit, logs), below, a, baseline=np.exp(x / 5)),
    )
    for name, interval in DIFFERENCE_INTERVALS.items():
        row(
            f"risk difference, {interval.method}",
            f"{n:,} + {n:,}",
            partial(risk_difference, n // 3, n, n // 4, n, method=name),
        )
    row("rate ratio, exact", "50,000 events", lambda: rate_ratio(26_000, 4e5, 24_000, 4e5))
    show(
        f"Exact methods at their bounds ({rounds} rounds; none above {LONGEST} s)",
        ["method", "at", "seconds", "of processor time", ""],
        rows,
    )


def _repeated(
    n: int, m: int, visits: int, *, missing: float = 0.05
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Values by visit, baseline and arm; of half the values, all ways to miss visits occur."""
    _, before, arm = _trial(n, m)
    chance = np.random.default_rng(visits)
    own = chance.normal(0, 1, arm.size)[:, None]
    values = before[:, None] + own + chance.normal(0, 1.5, (arm.size, visits)) - arm[:, None]
    values[chance.random(values.shape) < missing] = np.nan
    return values, before, arm


def _naive_p(values: FloatArray, arm: BoolArray, statistic: Callable[..., FloatArray]) -> float:
    """p of all allocations of the values to the arms, the larger the statistic the more extreme."""
    done = permutation_test(
        (values[arm], values[~arm]),
        statistic,
        vectorized=True,
        n_resamples=np.inf,
        alternative="greater",
        batch=20_000,
    )
    return float(done.pvalue)


def measure_naive(rounds: int) -> None:
    """Print how much longer the naive way to the same numbers takes."""
    rows = []
    sizes = (11, 10)
    y, x, a = _trial(*sizes, steps=0.5)
    ways = f"{sizes[0]} + {sizes[1]}, {_ways(*sizes):,} allocations"

    ranks = rankdata(y)
    middle = ranks.mean() * sizes[0]

    def distance(first: FloatArray, second: FloatArray, axis: int = -1) -> FloatArray:
        return np.abs(first.sum(axis=axis) - middle)

    rows.append(
        _against(
            "rank sum",
            "scipy.stats.permutation_test",
            ways,
            rounds,
            lambda: rank_sum(y, a).p_value,
            lambda: _naive_p(ranks, a, distance),
        )
    )

    def adjusted(first: FloatArray, second: FloatArray, axis: int = -1) -> FloatArray:
        treated, control = first.astype(int), second.astype(int)
        return np.abs(_ancova(y[treated], x[treated], y[control], x[control]))

    people = np.arange(y.size, dtype=float)
    rows.append(
        _against(
            "re-randomisation, with its interval",
            "scipy.stats.permutation_test",
            ways,
            rounds,
            lambda: rerandomised_adjusted_difference(y, x, a).p_value,
            lambda: _naive_p(people, a, adjusted),
        )
    )

    y2, x2, a2 = _trial(500, 500)

    def refitted() -> FloatArray:
        keep = ~np.eye(y2.size, dtype=bool)
        fits = [adjusted_mean_difference(y2[k], x2[k], a2[k]).value for k in keep]
        return np.array(fits)

    rows.append(
        _against(
            "leave one out",
            "a fit without each",
            "500 + 500",
            rounds,
            lambda: leave_one_out_differences(y2, x2, a2),
            refitted,
        )
    )

    values, before, arm = _repeated(150, 150, 3)
    rows.append(
        _against(
            "MMRM, whole fit",
            "one likelihood, dense",
            "150 + 150, 3 visits",
            rounds,
            lambda: repeated_measures_differences(values, before, arm),
            lambda: _dense_likelihood(values, before, arm),
            same=False,
        )
    )
    show(
        "Against the naive way to the same numbers",
        ["method", "naive", "at", "seconds", "naive", "times", "furthest apart"],
        rows,
    )


def _against(
    name: str,
    naive: str,
    at: str,
    rounds: int,
    ours: Callable[[], Any],
    theirs: Callable[[], Any],
    *,
    same: bool = True,
) -> list[str]:
    apart = f"{np.abs(np.asarray(ours()) - np.asarray(theirs())).max():.0e}" if same else "–"
    seconds, slower = _timed(ours, rounds)[0], _timed(theirs, rounds)[0]
    times = [b / a for a, b in zip(seconds, slower, strict=True)]
    cells = [spread(seconds, 4), spread(slower, 2), spread(times, 0), apart]
    return [name, naive, at, *cells]


def _ancova(y1: FloatArray, x1: FloatArray, y2: FloatArray, x2: FloatArray) -> FloatArray:
    """The difference at equal baseline, of many allocations at once."""
    means = [each.mean(axis=-1, keepdims=True) for each in (y1, x1, y2, x2)]
    dy1, dx1, dy2, dx2 = (each - mean for each, mean in zip((y1, x1, y2, x2), means, strict=True))
    slope = ((dx1 * dy1).sum(-1) + (dx2 * dy2).sum(-1)) / ((dx1**2).sum(-1) + (dx2**2).sum(-1))
    my1, mx1, my2, mx2 = (mean[..., 0] for mean in means)
    # Equal differences may differ by rounding.
    return np.round((my1 - my2) - slope * (mx1 - mx2), 9)


def _dense_likelihood(values: FloatArray, before: FloatArray, arm: BoolArray) -> float:
    """The restricted likelihood at one covariance, as a textbook writes it down."""
    n, visits = values.shape
    design = np.kron(np.column_stack([np.ones(n), arm, before - before.mean()]), np.eye(visits))
    covariance = np.kron(np.eye(n), np.eye(visits) + 1.0)
    seen = ~np.isnan(values).ravel()
    observed, design = values.ravel()[seen], design[seen]
    factor = np.linalg.cholesky(covariance[np.ix_(seen, seen)])
    half, target = np.linalg.solve(factor, design), np.linalg.solve(factor, observed)
    information = half.T @ half
    fit = np.linalg.solve(information, half.T @ target)
    left = target - half @ fit
    logs = np.log(np.diag(factor)).sum() + 0.5 * np.linalg.slogdet(information)[1]
    return float(-logs - 0.5 * left @ left)
