"""Ranks of values among each other, equal values sharing the mean of their ranks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lib.statistics.estimates import FloatArray

IntArray = NDArray[np.int64]

# A change of 0.3 may come out as 0.30000000000000004; measurements end before the ninth decimal.
DECIMALS = 9


def doubled_midranks(values: FloatArray) -> IntArray:
    """Twice the midranks of values, which are whole numbers.

    Values equal to nine decimals (of the largest value, if that is below 1) are equal; none may be
    missing.
    """
    order = np.argsort(values, kind="stable")
    with np.errstate(over="ignore"):
        steps = np.diff(values[order]) > 0.5 * 10.0 ** -decimals_of(values)
    places = np.concatenate([[0], np.cumsum(steps)])
    ranks = np.empty(values.size, dtype=np.int64)
    ranks[order] = doubled_midranks_of_places(places)
    return ranks


def doubled_midranks_of_places(places: NDArray[np.integer]) -> IntArray:
    """Twice the midrank of each value, given its place among the different values from 0.

    Equal values share the mean of their ranks; twice a mean of ranks is whole.
    """
    counts = np.bincount(places)
    return np.asarray((2 * np.cumsum(counts) - counts + 1)[places], dtype=np.int64)


def decimals_of(values: FloatArray) -> int:
    """Decimals to which values are distinguished: nine, and more if all values are below 1."""
    size = float(np.abs(values).max(initial=0))
    return DECIMALS if size >= 1 or size == 0 else DECIMALS - int(np.floor(np.log10(size)))
