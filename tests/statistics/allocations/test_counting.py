"""Counting allocations against writing out each of them."""

import math
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.allocations import counting
from lib.statistics.allocations.counting import (
    Stratum,
    all_sums,
    count_of_all,
    number_of_allocations,
    random_sums,
)


@st.composite
def strata(draw: st.DrawFn) -> list[Stratum]:
    """One to three strata of one to seven participants, at most half of them to choose."""
    groups = []
    for size in draw(st.lists(st.integers(2, 7), min_size=1, max_size=3)):
        # Whole numbers, whose sums have no rounding.
        row = st.lists(st.integers(-9, 9).map(float), min_size=size, max_size=size)
        groups.append((np.array([draw(row), draw(row)]), draw(st.integers(1, size // 2))))
    return groups


def written_out(groups: list[Stratum]) -> list[float]:
    """|score| + leverage^2 of every allocation."""
    choices = [combinations(range(numbers.shape[1]), size) for numbers, size in groups]
    found = []
    for chosen in product(*choices):
        sums = sum(
            numbers[:, list(members)].sum(axis=1)
            for (numbers, _), members in zip(groups, chosen, strict=True)
        )
        score, leverage = np.asarray(sums).tolist()
        found.append(abs(score) + leverage**2)
    return found


@given(strata(), st.integers(0, 200), st.booleans())
def test_all_allocations_are_counted_once_whatever_the_size_of_the_blocks(
    groups: list[Stratum], bar: float, small: bool
) -> None:
    everything = written_out(groups)
    assert number_of_allocations(groups) == len(everything)
    with pytest.MonkeyPatch.context() as patch:
        if small:
            patch.setattr(counting, "BLOCK", 7)
            patch.setattr(counting, "CHUNK", 5)
        assert count_of_all(groups, bar) == sum(each >= bar for each in everything)
        score, leverage = all_sums(groups)
        assert sorted(np.abs(score) + leverage**2) == sorted(everything)


def test_random_allocations_are_all_equally_likely() -> None:
    # The score says which two of the first five and which one of the other three were chosen.
    codes = np.array([1.0, 2, 4, 8, 16]), np.array([32.0, 64, 128])
    groups = [(np.stack([code, 0 * code]), size) for code, size in zip(codes, (2, 1), strict=True)]
    sums = random_sums(groups, draws=30_000, seed=3)
    assert not sums[1].any()
    seen = np.bincount(sums[0].astype(int))
    expected = sorted(sum(pair) + last for pair in combinations(codes[0], 2) for last in codes[1])
    assert (np.flatnonzero(seen)).tolist() == expected
    # Each of 30 allocations is drawn 1000 times, give or take five standard errors.
    assert np.abs(seen[seen > 0] - 1000).max() < 5 * math.sqrt(1000)


def test_no_block_of_random_allocations_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = [(np.ones((2, 4)), 2)]
    monkeypatch.setattr(counting, "CHUNK", 5)
    assert random_sums(groups, draws=12, seed=1).tolist() == [[2.0] * 12] * 2
