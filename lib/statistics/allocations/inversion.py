"""The shifts of one arm that a re-randomisation test does not reject."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.statistics.estimates import FloatArray


@dataclass(frozen=True, slots=True)
class Shifted:
    """Allocations, and how their statistic follows a shift of the participants observed as treated.

    Attributes:
        score: Of each allocation a'My, the residual outcome summed over its treated participants.
        leverage: The baseline at unit length, likewise; a'Ma is information - leverage^2.
        overlap: The residual of the observed allocation o, likewise: a'Mo.
        information: o'o within strata, the same for every allocation.
        observed: The observed difference, a'My / a'Ma of the observed allocation.
        slack: By how much, relatively, an allocation may be less extreme than the observed one.
        error: Rounding error of a score.
    """

    score: FloatArray
    leverage: FloatArray
    overlap: FloatArray
    information: float
    observed: float
    slack: float
    error: float


def limits_of_shift(shifted: Shifted, *, least: int) -> tuple[float, float, bool]:
    """How far below and above the observed difference the shifts reach that are not rejected.

    Once observed + u is taken off the treated participants, the difference of an allocation a is
    (s - u a'Mo) / a'Ma with s = a'My - observed a'Mo, and that of the observed allocation is -u.
    The allocation is as extreme if |s - u a'Mo| >= |u| a'Ma. Above the estimate this holds from
    u = 0 to where one of two straight lines ends, and for allocations whose overlap exceeds their
    own a'Ma (much less balanced at baseline than the observed one, and much like it) again from
    some u on. A shift is not rejected as long as enough allocations are as extreme: no search and
    no grid, the limits are order statistics.

    Args:
        shifted: The allocations.
        least: Number of extreme allocations, at most that of all, from which on a shift is not
            rejected.

    Returns:
        The distance of the lowest and of the highest shift that is not rejected, not negative and
        infinite if there is none; and whether no difference at all lies between them exactly if
        it is not rejected itself.

    References:
        Edgington and Onghena, Chapman & Hall/CRC 2007.
    """
    own = shifted.information - shifted.leverage**2
    slacked = own * (1 - shifted.slack)
    shift = shifted.score - shifted.observed * shifted.overlap
    to_none = abs(shifted.observed)
    extreme = np.count_nonzero(np.abs(shifted.score) >= to_none * slacked - shifted.error)
    toward = np.copysign(shifted.overlap, shifted.overlap * shift)
    room = np.abs(shift) + shifted.error
    rare = np.flatnonzero(np.abs(toward) >= slacked)
    slacked[rare] = np.inf
    # Below the estimate everything is mirrored.
    above, below = (
        _farthest(
            room / (slacked + side),
            *_lines(shifted, rare, sign * shift[rare]),
            least=least,
        )
        for sign, side in ((1, toward), (-1, -toward))
    )
    spans = (below if shifted.observed > 0 else above) >= to_none
    return below, above, spans == (extreme >= least)


def _lines(
    shifted: Shifted, rare: NDArray[np.int_], shift: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Where allocations with an overlap beyond their a'Ma stop being as extreme, and begin again.

    One of the two lines then does not rise: on its side they always are or, from some u on, again.
    """
    overlap = shifted.overlap[rare]
    own = (shifted.information - shifted.leverage[rare] ** 2) * (1 - shifted.slack)
    end, begin = np.full(rare.size, -np.inf), np.full(rare.size, np.inf)
    for room, slope in (
        (shifted.error + shift, own + overlap),
        (shifted.error - shift, own - overlap),
    ):
        with np.errstate(divide="ignore", invalid="ignore"):
            place = room / slope
        falls = slope <= 0
        end = np.maximum(end, np.where(falls, np.where(room >= 0, np.inf, -np.inf), place))
        begin = np.minimum(begin, np.where(falls & (room < 0) & (slope < 0), place, np.inf))
    end[begin <= end] = np.inf
    return end, begin


def _farthest(
    end: FloatArray, rare_end: FloatArray, rare_begin: FloatArray, *, least: int
) -> float:
    """The largest u at which enough allocations are as extreme.

    Args:
        end: How far each allocation is; the rare ones have 0 here.
        rare_end: How far each rare allocation is.
        rare_begin: From where on it is again; infinite if from nowhere.
        least: How many are enough.
    """
    begins = np.sort(rare_begin[(rare_end < np.inf) & (rare_begin < np.inf)])
    if least < 1 or begins.size + int(np.count_nonzero(rare_end == np.inf)) >= least:
        return float("inf")
    last = np.concatenate([np.partition(end, end.size - least)[end.size - least :], rare_end])
    last = np.sort(last)[::-1]
    enough = np.arange(1, last.size + 1) + np.searchsorted(begins, last, side="right") >= least
    return max(0.0, float(last[np.argmax(enough)]))
