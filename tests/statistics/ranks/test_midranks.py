"""Midranks against scipy and by hand."""

import numpy as np
import pytest
from hypothesis import given
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.ranks.midranks import (
    decimals_of,
    doubled_midranks,
    doubled_midranks_of_places,
)
from tests.support.trials import tied_trials


def test_tied_values_share_the_mean_of_their_ranks_by_hand() -> None:
    # Ranks 1, 2, 3, 4, 5 of -1, 0.5, 0.5, 0.5, 9; the three in the middle share rank 3.
    ranks = doubled_midranks(np.array([0.5, 9, 0.5, -1, 0.5]))
    assert ranks.tolist() == [6, 10, 6, 2, 6]
    assert doubled_midranks_of_places(np.array([1, 2, 1, 0, 1])).tolist() == [6, 10, 6, 2, 6]


@given(tied_trials())
def test_midranks_are_rankdata_of_scipy(trial: tuple[list[float], list[bool]]) -> None:
    values = np.array(trial[0])
    assert (doubled_midranks(values) == 2 * stats.rankdata(values)).all()


@pytest.mark.parametrize(
    ("largest", "decimals"), [(1.0, 9), (1e6, 9), (0.5, 10), (-0.02, 11), (3e-12, 21)]
)
def test_nine_decimals_count_and_more_below_1(largest: float, decimals: int) -> None:
    assert decimals_of(np.array([largest, largest / 2])) == decimals
    step = 10.0**-decimals
    assert doubled_midranks(largest + step * np.array([0, 0.4])).tolist() == [3, 3]
    assert doubled_midranks(largest + step * np.array([0.0, 1.0])).tolist() == [2, 4]


def test_zeros_and_no_values_at_all_have_nine_decimals() -> None:
    assert decimals_of(np.zeros(3)) == decimals_of(np.zeros(0)) == 9
