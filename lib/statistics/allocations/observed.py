"""The observed allocation, and what the adjusted difference of every other one follows from."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.allocations.counting import Stratum, count_extreme
from lib.statistics.estimates import (
    FloatArray,
    as_arms,
    as_floats,
    is_rounding,
    magnitude,
    on_scale,
)
from lib.statistics.models.ancova import as_groups, within_groups

# Allocations that differ by less tie with the observed one: the same sum, added up in another
# order, differs in its last digits.
SLACK = 1e-9
EPSILON = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True)
class Observed:
    """The observed allocation, and what the statistic of every other one can be computed from.

    With M the residual maker of baseline and strata, the arm coefficient of an allocation a is
    a'My / a'Ma (Frisch and Waugh). Both depend on the participants of one arm only through two sums
    over them: the score a'My, and the leverage a'b of b, the baseline within strata at unit length;
    a'Ma is c - (a'b)^2, with the same c for every allocation. What a shift of the observed treated
    participants o adds to the coefficient is a'Mo / a'Ma, with the overlap a'Mo as a third sum.

    Attributes:
        groups: For each stratum with both arms the three numbers that each participant adds to
            score, leverage and overlap, and how many participants to allocate.
        difference: The arm coefficient of the observed allocation.
        information: The c above.
        error: Rounding error of a score.
    """

    groups: list[Stratum]
    difference: float
    information: float
    error: float

    @property
    def slacked(self) -> float:
        """The size of difference from which an allocation counts as extreme."""
        return abs(self.difference) * (1 - SLACK)

    @property
    def bar(self) -> float:
        """An allocation is extreme if |score| + slacked * leverage^2 reaches it.

        This is |score| >= slacked * a'Ma, a test without division.
        """
        return self.slacked * self.information - self.error

    def pairs(self) -> list[Stratum]:
        """Score and leverage, so that the bar is reached by |score| + leverage^2."""
        factors = np.array([[1.0], [sqrt(self.slacked)]])
        return [(factors * numbers[:2], taken) for numbers, taken in self.groups]

    def extreme_of(self, sums: FloatArray) -> int:
        """How many allocations, a column of sums each, are as extreme as the observed one."""
        score, leverage, _ = sums
        return count_extreme(score.copy(), sqrt(self.slacked) * leverage, self.bar)


def observed_allocation(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    strata: ArrayLike | None,
    *,
    scale: str,
) -> Observed:
    """The observed allocation of participants whose adjusted difference can be given.

    The arguments are those of `adjusted_mean_difference`; a participant without value or baseline
    is left out.
    """
    observed, before = as_floats(values), as_floats(baseline)
    arm, stratum = as_arms(treated, observed.size), as_groups(strata, observed.size)
    # In one order, so that the order given changes no random allocation and no last digit.
    order = np.lexsort((arm, before, observed, stratum))
    order = order[~(np.isnan(observed) | np.isnan(before))[order]]
    arm, stratum = arm[order], np.unique(stratum[order], return_inverse=True)[1]
    outcome, covariate = (on_scale(x[order], scale=scale) for x in (observed, before))

    y, b, arms = (within_groups(x, stratum) for x in (outcome, covariate, arm.astype(np.float64)))
    size_y, size_b = (magnitude(x, scale=scale) for x in (outcome, covariate))
    fixed = float(arms @ arms)
    if is_rounding(b, size_b):
        b, size_b, slope, left = np.zeros_like(b), 0.0, 0.0, 1.0
    else:
        length = sqrt(float(b @ b))
        b, size_b = b / length, size_b / length
        rest = b - arms * (arms @ b / fixed)
        left = float(rest @ rest)
        slope = float(rest @ y) / left
    # The rounding error of the sums, blown up by what arm and baseline share. It matters if the
    # observed difference is zero but for rounding, or if a large offset has used up the digits.
    error = 8 * arm.size * EPSILON * (size_y + sqrt(float(y @ y)) * size_b) / left

    numbers = np.stack([y - (b @ y) * b, b, arms - (b @ arms) * b])
    groups: list[Stratum] = []
    for number in range(stratum.max() + 1):
        members = stratum == number
        size, taken = int(members.sum()), int(arm[members].sum())
        # All sums are zero over a whole stratum: the smaller arm says what the larger would.
        sign, taken = (1, taken) if 2 * taken <= size else (-1, size - taken)
        if taken:
            groups.append((sign * numbers[:, members], taken))
    # Strata are numbered in the order of the participants, which is to have no influence.
    groups.sort(key=lambda group: group[0].tolist())
    return Observed(groups, float(arms @ (y - slope * b)) / fixed, fixed, error)
