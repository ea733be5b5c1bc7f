"""The limits of a shift against looking at every stretch between the edges of all allocations."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.allocations.inversion import Shifted, limits_of_shift

sizes = st.integers(-40, 40).map(lambda number: number / 8)


@st.composite
def allocations(draw: st.DrawFn) -> Shifted:
    """Two to twelve allocations, of which several may be much less balanced than the observed."""
    number = draw(st.integers(2, 12))
    rows = [draw(st.lists(sizes, min_size=number, max_size=number)) for _ in range(3)]
    score, leverage, overlap = (np.array(row) for row in rows)
    # a'Ma is not negative.
    information = float((leverage**2).max()) + draw(st.integers(1, 24)) / 8
    return Shifted(score, leverage, overlap, information, draw(sizes), 0.0, 0.0)


def extreme(shifted: Shifted, shift: float) -> int:
    """How many allocations are as extreme once the observed difference and so much is taken off."""
    own = shifted.information - shifted.leverage**2
    rest = shifted.score - (shifted.observed + shift) * shifted.overlap
    return int(np.count_nonzero(np.abs(rest) >= abs(shift) * own - 1e-9))


def farthest(shifted: Shifted, least: int, sign: int) -> float:
    """The end of the last stretch in which enough are, from the middle of each."""
    own = shifted.information - shifted.leverage**2
    rest = shifted.score - shifted.observed * shifted.overlap
    edges = {0.0}
    for up in (own + shifted.overlap, own - shifted.overlap):
        for way in (rest, -rest):
            with np.errstate(divide="ignore", invalid="ignore"):
                edges |= {edge for edge in (way / up).tolist() if 0 < edge < math.inf}
    ordered = sorted(edges)
    if extreme(shifted, sign * (ordered[-1] + 1)) >= least:
        return math.inf
    found = [edge for edge in ordered if extreme(shifted, sign * edge) >= least]
    return max(found, default=0.0)


@given(allocations(), st.data())
def test_the_limits_end_the_last_stretch_that_is_not_rejected(
    shifted: Shifted, data: st.DataObject
) -> None:
    least = data.draw(st.integers(1, shifted.score.size))
    below, above, is_single = limits_of_shift(shifted, least=least)
    assert [below, above] == pytest.approx(
        [farthest(shifted, least, -1), farthest(shifted, least, 1)], rel=1e-9, abs=1e-9
    )
    spans = (below if shifted.observed > 0 else above) >= abs(shifted.observed)
    own = shifted.information - shifted.leverage**2
    at_none = np.count_nonzero(np.abs(shifted.score) >= abs(shifted.observed) * own)
    assert is_single == (spans == (at_none >= least))


def test_four_allocations_by_hand() -> None:
    # Differences of 6, 2, -2 and -6 over a'Ma of 1; the overlaps are those of the first with each.
    score, overlap = np.array([6.0, 2.0, -2.0, -6.0]), np.array([1.0, 1 / 3, -1 / 3, -1.0])
    shifted = Shifted(score, np.zeros(4), overlap, 1.0, 6.0, 0.0, 1e-12)
    # Both 6 and -6 stay with any shift; 2 - 6 / 3 = 0 leaves the others nothing beyond 6.
    assert limits_of_shift(shifted, least=2) == (math.inf, math.inf, True)
    below, above, _ = limits_of_shift(shifted, least=3)
    assert [below, above] == pytest.approx([0, 0], abs=1e-11)


def test_without_an_allocation_to_spare_nothing_is_rejected() -> None:
    one = np.ones(1)
    shifted = Shifted(one, 0 * one, 0 * one, 1.0, 0.5, 0.0, 0.0)
    assert limits_of_shift(shifted, least=0)[:2] == (math.inf, math.inf)
