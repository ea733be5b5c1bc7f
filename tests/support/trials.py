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

# Another length, an infinite value, two dimensions, arms that are not boolean.
each_mistake_of_the_caller = pytest.mark.parametrize(
    ("values", "treated"),
    [
        ([1, 2, 3], [True, False]),
        ([1, 2, math.inf], [True, False, False]),
        ([[1, 2, 3]], [True, False, False]),
        ([1, 2, 3], [1, 0, 0]),
    ],
)


def whole_numbers(draw: st.DrawFn, columns: int, size: int, low: int, high: int) -> list[list[int]]:
    """Columns of whole numbers from a drawn seed, in which few or many are equal.

    Drawn one by one they would cost three times as much; a small trial is read without shrinking.
    """
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    found: list[list[int]] = []
    for _ in range(columns):
        different = min(int(random.choice([3, 12, high - low + 1])), high - low + 1)
        lowest = int(random.integers(low, high - different + 2))
        found.append(random.integers(lowest, lowest + different, size).tolist())
    return found


def in_any_order(draw: st.DrawFn, n_treatment: int, n_control: int) -> list[bool]:
    """The arms of so many participants, mixed."""
    random = np.random.default_rng(draw(st.integers(0, 999)))
    arms: list[bool] = (random.permutation(n_treatment + n_control) < n_treatment).tolist()
    return arms


def columns(
    number: int, low: int, high: int, *, least: int, most: int
) -> st.SearchStrategy[list[list[int]]]:
    """Columns of equal length, of whole numbers from low to high."""

    @st.composite
    def drawn(draw: st.DrawFn) -> list[list[int]]:
        return whole_numbers(draw, number, draw(st.integers(least, most)), low, high)

    return drawn()


@st.composite
def trials(draw: st.DrawFn, *, low: int = -400, high: int = 400) -> Trial:
    """Values, baseline and arm of 3 to 12 participants an arm, to an eighth of a unit."""
    treated = in_any_order(draw, draw(st.integers(3, 12)), draw(st.integers(3, 12)))
    eighths = whole_numbers(draw, 2, len(treated), low, high)
    values, baseline = ([x / 8 for x in column] for column in eighths)
    return values, baseline, treated


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
    treated = in_any_order(draw, draw(st.integers(1, most)), draw(st.integers(1, most)))
    (eighths,) = whole_numbers(draw, 1, len(treated), low, high)
    return [x / 8 for x in eighths], treated


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
