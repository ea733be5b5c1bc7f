"""Small trials of two arms as arrays, and how what is computed from them is compared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from lib.statistics.estimates import Estimate
from tests.support.r_answers import case_given_to_r, given_to_r

NAN = math.nan
RANKS = given_to_r("ranks")
Trial = tuple[list[float], list[float], list[bool]]


@st.composite
def trials(draw: st.DrawFn, *, low: int = -400, high: int = 400) -> Trial:
    """Values, baseline and arm of 3 to 12 participants an arm, to an eighth of a unit."""
    treated = [True] * draw(st.integers(3, 12)) + [False] * draw(st.integers(3, 12))
    eighths = st.lists(st.integers(low, high), min_size=len(treated), max_size=len(treated))
    values, baseline = ([x / 8 for x in draw(eighths)] for _ in range(2))
    order = draw(st.permutations(range(len(treated))))
    return values, baseline, [treated[i] for i in order]


def positive_trials() -> st.SearchStrategy[Trial]:
    """Trials whose logs can be taken."""
    return trials(low=1, high=4000)


def few_data() -> st.SearchStrategy[Trial]:
    """No to seven participants, with values missing, zero and equal."""
    return st.integers(0, 7).flatmap(
        lambda n: st.tuples(
            st.lists(st.sampled_from([NAN, 0.0, 1.0, 2.5]), min_size=n, max_size=n),
            st.lists(st.sampled_from([NAN, 0.1, 1.0, 2.0]), min_size=n, max_size=n),
            st.lists(st.booleans(), min_size=n, max_size=n),
        )
    )


@st.composite
def tied_trials(
    draw: st.DrawFn, *, low: int = -6, high: int = 6, most: int = 9
) -> tuple[list[float], list[bool]]:
    """Values and arm of 1 to 9 participants an arm, with many equal values, to an eighth."""
    treated = [True] * draw(st.integers(1, most)) + [False] * draw(st.integers(1, most))
    eighths = st.lists(st.integers(low, high), min_size=len(treated), max_size=len(treated))
    values = [x / 8 for x in draw(eighths)]
    order = draw(st.permutations(range(len(treated))))
    return values, [treated[i] for i in order]


def two_arms(
    treatment: Sequence[float], control: Sequence[float]
) -> tuple[list[float], list[bool]]:
    """Values and arm, the treatment arm first."""
    return [*treatment, *control], [True] * len(treatment) + [False] * len(control)


def numbers(estimate: Estimate) -> list[float]:
    """The effect, its limits and p."""
    return [estimate.value, estimate.low, estimate.high, estimate.p_value]


def near(expected: Any) -> Any:
    """Equal to nine digits or nine decimals, NaN equal to NaN."""
    return pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


def limits_are_missing(estimate: Estimate, reason: str) -> None:
    """The effect may be there; limits and p are not, and the reason is given."""
    assert all(math.isnan(number) for number in numbers(estimate)[1:])
    assert estimate.reason == reason


def by_rule(n_treatment: int, n_control: int) -> tuple[np.ndarray, np.ndarray]:
    """The larger arms of `reference/ranks.R`."""
    i, j = np.arange(1, n_treatment + 1), np.arange(1, n_control + 1)
    values = np.concatenate([i**2 * 37 % 101 / 4 + 1, j * 53 % 89 / 4 + 3])
    return values, np.arange(n_treatment + n_control) < n_treatment


def trial_of_ranks_key(key: str) -> tuple[np.ndarray, np.ndarray]:
    """Values and arm of a key of `reference/ranks.txt`."""
    name, *sizes = key.split("/")
    if name in ("rule", "large"):
        return by_rule(int(sizes[0]), int(sizes[1]))
    rows = case_given_to_r(RANKS, name)
    return rows["value"].to_numpy(), rows["treated"].to_numpy()
