"""Limits by test inversion: which true effects a score test of two proportions does not exclude.

The upper limit of a comparison is minus the lower limit of the comparison with the arms exchanged.
Callers compute it so, and exchanging the arms then turns an interval over exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable


def turning_point(holds: Callable[[float], bool], within: float, beyond: float) -> float:
    """Where a condition that holds at `within` and not at `beyond` stops holding (bisection)."""
    for _ in range(100):
        middle = (within + beyond) / 2
        if middle in (within, beyond):
            break
        if holds(middle):
            within = middle
        else:
            beyond = middle
    return beyond


def lowest_difference(x1: int, n1: int, x2: int, n2: int, z: float) -> float:
    """Smallest difference of risks, first - second, that the score test does not exclude.

    Args:
        x1: Participants with the event in the first group.
        n1: Participants of the first group, at least 1.
        x2: Participants with the event in the second group.
        n2: Participants of the second group, at least 1.
        z: Critical value of the test.
    """
    observed = x1 / n1 - x2 / n2

    def is_excluded(difference: float) -> bool:
        second = _likeliest_second_risk(x1, n1, x2, n2, difference)
        first = second + difference
        return observed - difference > z * _score_error(first, n1, second, n2)

    # Nothing is below -1, and there the two risks are known, so that the variance is 0.
    return turning_point(is_excluded, -1.0, observed) if observed > -1 else -1.0


def _likeliest_second_risk(x1: int, n1: int, x2: int, n2: int, difference: float) -> float:
    """The risk of the second group under which the data are likeliest given the difference.

    The slope of the log likelihood falls throughout, so its sign is enough; written without
    denominators it has no pole where a risk is 0 or 1. The closed cubic root loses half its digits
    there.
    """

    def rises(second: float) -> bool:
        first = second + difference
        slope = (x1 - n1 * first) * second * (1 - second)
        return slope + (x2 - n2 * second) * first * (1 - first) > 0

    return turning_point(rises, max(0.0, -difference), min(1.0, 1 - difference))


def _score_error(first: float, n1: int, second: float, n2: int) -> float:
    """Standard error of first - second, with the factor of Miettinen and Nurminen."""
    variance = first * (1 - first) / n1 + second * (1 - second) / n2
    return math.sqrt(max(0.0, variance) * (n1 + n2) / (n1 + n2 - 1))
