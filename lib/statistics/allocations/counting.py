"""The allocations of the arms: counting those that are as extreme as the observed one, or all sums.

An allocation is a choice of participants within each stratum. Each participant chosen adds a number
to each of several sums. Of two, the score and the leverage, an allocation counts as extreme if the
absolute score and the squared leverage together reach the bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import comb, prod

import numpy as np

from lib.statistics.estimates import FloatArray

# A row of numbers for each sum, one for each participant of a stratum, and how many of these
# participants to choose.
Stratum = tuple[FloatArray, int]

# Statistics computed at a time, few enough to stay in the cache of a processor.
CHUNK = 2**15
# Sums of subsets kept at a time: 2 x 8 x 2**18 bytes are 4 MB.
BLOCK = 2**18
# Participants whose random choices are kept at a time.
ROWS = 8


def number_of_allocations(groups: list[Stratum]) -> int:
    """How many allocations there are, the product over the strata."""
    return prod(comb(numbers.shape[1], size) for numbers, size in groups)


def count_of_all(groups: list[Stratum], bar: float) -> int:
    """Allocations as extreme as the observed allocation, among all.

    The participants are cut in two halves, and the sums over the subsets of each half are listed by
    the number taken; every allocation is one entry of each list. The cut goes through one stratum,
    whose number is divided in every way; the others lie in one half with their number complete.

    References:
        Horowitz and Sahni, J ACM 1974;21:277–92.
    """
    middle = sum(sums.shape[1] for sums, _ in groups) // 2
    place = 0
    while middle > groups[place][0].shape[1]:
        middle -= groups[place][0].shape[1]
        place += 1
    sums, taken = groups[place]
    first, last = sums[:, :middle], sums[:, middle:]
    count = 0
    for in_first in range(max(0, taken - last.shape[1]), min(taken, middle) + 1):
        for left in _sums_over([*groups[:place], (first, in_first)]):
            for right in _sums_over([*groups[place + 1 :], (last, taken - in_first)]):
                count += _count_pairs(left, right, bar)
    return count


def _sums_over(groups: list[Stratum]) -> Iterator[FloatArray]:
    """Sums over every allocation of the groups, in blocks."""
    if not groups:
        # It fits any number of sums.
        yield np.zeros((1, 1))
        return
    for own in _sums_over_subsets(*groups[0]):
        for rest in _sums_over(groups[1:]):
            rows = max(1, BLOCK // rest.shape[1])
            for start in range(0, own.shape[1], rows):
                some = own[:, start : start + rows, None]
                yield (some + rest[:, None, :]).reshape(len(own), -1)


def _sums_over_subsets(sums: FloatArray, size: int) -> Iterator[FloatArray]:
    """Sums over every subset of the given size, in blocks."""
    members = sums.shape[1]
    listed = np.zeros((len(sums), 1))
    # Subsets are listed by their last member, so those of the first `last` members come first.
    for smaller in range(size):
        pieces = (
            sums[:, last : last + 1] + listed[:, : comb(last, smaller)]
            for last in range(smaller, members)
        )
        if smaller == size - 1 and comb(members, size) > BLOCK:
            yield from pieces
            return
        listed = np.hstack(list(pieces))
    yield listed


def _count_pairs(left: FloatArray, right: FloatArray, bar: float) -> int:
    """Extreme sums of an entry of the one list and an entry of the other."""
    if left.shape[1] > right.shape[1]:
        left, right = right, left
    rows = max(1, CHUNK // right.shape[1])
    count = 0
    for start in range(0, left.shape[1], rows):
        score, leverage = (
            np.add.outer(of_left[start : start + rows], of_right)
            for of_left, of_right in zip(left, right, strict=True)
        )
        count += count_extreme(score, leverage, bar)
    return count


def all_sums(groups: list[Stratum]) -> FloatArray:
    """The sums over every allocation, a column each."""
    return np.hstack(list(_sums_over(groups)))


def random_sums(groups: list[Stratum], *, draws: int, seed: int) -> FloatArray:
    """The sums over random allocations, a column each.

    Each participant in turn is taken with the chance (still to take) / (still to come), which makes
    every allocation equally likely. The random numbers are uniform and of 53 bits.

    References:
        Fan et al, J Am Stat Assoc 1962;57:387–402.
    """
    generator = np.random.Generator(np.random.PCG64(seed))
    sums = np.zeros((len(groups[0][0]), draws))
    for start in range(0, draws, CHUNK):
        some = sums[:, start : start + CHUNK]
        for numbers, taken in groups:
            some += _sums_at_random(numbers, taken, some.shape[1], generator)
    return sums


def _sums_at_random(
    sums: FloatArray, taken: int, size: int, generator: np.random.Generator
) -> FloatArray:
    """The sums over so many random choices from one stratum."""
    members = sums.shape[1]
    totals = np.zeros((len(sums), size))
    to_take = np.full(size, float(taken))
    chosen = np.empty((min(ROWS, members), size))
    for start in range(0, members, ROWS):
        some = sums[:, start : start + ROWS]
        for row in range(some.shape[1]):
            np.less(generator.random(size) * (members - start - row), to_take, out=chosen[row])
            to_take -= chosen[row]
        totals += some @ chosen[: some.shape[1]]
    return totals


def count_extreme(score: FloatArray, leverage: FloatArray, bar: float) -> int:
    """How many allocations reach the bar; overwrites its arguments."""
    np.abs(score, out=score)
    leverage *= leverage
    score += leverage
    return int(np.count_nonzero(score >= bar))
