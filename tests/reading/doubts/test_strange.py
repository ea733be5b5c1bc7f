"""Numbers that are asked about: usual codes outside the others, and numbers far from them."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import Generator
from numpy.typing import NDArray

from lib.reading.doubts.strange import strange_numbers


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Of two codes each is one.
        ([31, 44, 27, 999, -9], {999: "code", -9: "code"}),
        # A code of two digits needs a gap, one of three lies beyond all others.
        ([31, 44, 27, 99], {99: "code"}),
        ([31, 95, 27, 99], {}),
        ([900, 950, 980, 999], {999: "code"}),
        ([900, 1200, 980, 999], {}),
        # A negative code is none where negative numbers were measured.
        ([-3, 2, 5, -9], {}),
        ([0, 1, 2, 3, 1, 2, 9], {9: "code"}),
        ([0, 1, 2, 3, 5, 6, 9], {}),
        # More often than one in three times it is a value.
        ([0, 1, 9, 9], {}),
        # With fewer than ten values nothing is known of their spread.
        ([*range(92, 108, 2), 900], {}),
        ([*range(92, 110, 2), 900], {900: "far"}),
        ([*range(92, 110, 2), 9], {9: "far"}),
        # Half of them are equal: the spread is that of the others.
        ([*[5] * 9, 6, 4, 500], {500: "far"}),
        ([*[0] * 9, 1, 2, 3, 10], {}),
        ([*[0] * 9, 1, 2, 3, 120], {120: "far"}),
        ([999] * 6, {}),
        ([], {}),
    ],
)
def test_these_numbers_are_asked_about_and_no_others(
    values: list[float], expected: dict[float, str]
) -> None:
    assert strange_numbers(np.array(values, dtype=float)) == expected


def test_only_what_is_parted_from_the_next_value_by_a_gap_is_far_from_all_others() -> None:
    # Of 50,000 normal values some pass any fence; they follow the others step by step.
    values = np.concatenate([np.linspace(80, 100, 1000), np.linspace(100, 200, 50)])
    assert strange_numbers(values) == {}
    assert strange_numbers(np.append(np.linspace(80, 100, 1000), 200)) == {200: "far"}


Drawn = Callable[[Generator, int], NDArray[np.float64]]
# How rarely ordinary columns of 29 or 87 numbers may be asked about.
ORDINARY: dict[str, tuple[Drawn, float]] = {
    "normal, 90 (SD 15)": (lambda r, n: r.normal(90, 15, n).round(1), 0.015),
    "normal, 0 (SD 1)": (lambda r, n: r.normal(0, 1, n).round(2), 0.005),
    "lognormal, SD of logs 0.8": (lambda r, n: np.exp(r.normal(2, 0.8, n)).round(2), 0.01),
    "lognormal, SD of logs 1.2": (lambda r, n: np.exp(r.normal(3, 1.2, n)).round(1), 0.01),
    "counts, mean 3": (lambda r, n: r.poisson(3, n).astype(float), 0.015),
    "counts, mean 20": (lambda r, n: r.poisson(20, n).astype(float), 0.01),
    "0 or 1": (lambda r, n: r.integers(0, 2, n).astype(float), 0),
    "0 or 1, one of twenty": (lambda r, n: (r.random(n) < 0.05).astype(float), 0),
    "counts, most of them 0": (lambda r, n: r.poisson(0.5, n).astype(float), 0.01),
    "skewed counts": (lambda r, n: r.negative_binomial(0.5, 0.2, n).astype(float), 0.025),
    "0 to 10": (lambda r, n: r.integers(0, 11, n).astype(float), 0.005),
    "ages from 18 to 79": (lambda r, n: r.integers(18, 80, n).astype(float), 0.015),
}


@pytest.mark.parametrize("n", [29, 87])
@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_columns_are_rarely_asked_about(name: str, n: int) -> None:
    # Of 300 columns the standard error of a share of 1% is 0.6%; 600 find no other fault.
    drawn, share = ORDINARY[name]
    random = np.random.default_rng(20260301)
    asked = sum(bool(strange_numbers(drawn(random, n))) for _ in range(300))
    assert asked <= 300 * share
