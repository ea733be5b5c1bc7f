"""Correlation of two outcomes measured in the same participants.

Equal numbers share the mean of their ranks. Equal means the same float: differences such as changes
from baseline are to be rounded by the caller, or 2.3 - 0.1 and 4.3 - 2.1 are no tie.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atanh, sqrt, tanh

import numpy as np
from numpy.typing import ArrayLike

from lib.language import sentence
from lib.statistics.estimates import (
    NAN,
    BoolArray,
    FloatArray,
    as_arms,
    as_floats,
    critical_z,
    is_rounding,
)
from lib.statistics.ranks.midranks import doubled_midranks_of_places
from lib.statistics.special import stdtr

TOO_FEW_PAIRS = sentence(
    "Fewer than two participants have both values, so no correlation can be given."
)
TOO_FEW_FOR_LIMITS = sentence(
    "There are too few participants with both values for an interval of the correlation."
)
NO_RANKING = sentence(
    "One of the two outcomes does not vary, so its values cannot be ranked and no correlation "
    "can be given."
)
NO_RANKING_IN_ARMS = sentence(
    "The ranks of one of the two outcomes do not vary within the arms, so no correlation without "
    "the arm can be given."
)
ONE_ARM_ONLY = sentence(
    "All participants with both values are in one arm, so the arm cannot be removed from the "
    "correlation."
)
NO_VARIATION_IN_ARMS = sentence(
    "One of the two does not vary within the arms, so no correlation can be given."
)
STRAIGHT_LINE = sentence(
    "Within the arms the two lie on one straight line, so no interval of their correlation can be "
    "given."
)
COMPLETE_AGREEMENT = sentence(
    "The two rankings agree completely or are exactly opposite, so neither an interval nor a p "
    "value can be given."
)


@dataclass(frozen=True, slots=True)
class Correlation:
    """A correlation coefficient, between -1 and 1.

    Attributes:
        value: The coefficient; positive if both outcomes rise together.
        low: Lower 95% limit; NaN where it cannot be given.
        high: Upper 95% limit; NaN where it cannot be given.
        p_value: Two-sided p value; NaN where it cannot be given.
        n: Participants with all values.
        method: Name of the method.
        reason: Why something is NaN; empty otherwise.
    """

    value: float
    low: float
    high: float
    p_value: float
    n: int
    method: str
    reason: str = ""


def rank_correlation(x: ArrayLike, y: ArrayLike) -> Correlation:
    """Spearman's rank correlation.

    The limits are tanh(atanh(r) -/+ z sqrt((1 + r^2 / 2) / (n - 3))); p is that of
    r sqrt((n - 2) / (1 - r^2)) in the t distribution with n - 2 degrees of freedom. Over both arms
    together, a correlation of changes is partly the effect of the treatment on both outcomes; see
    `partial_rank_correlation`.

    Args:
        x: One number per participant; NaN is missing, and the pair is left out.
        y: The other outcome, aligned with `x`.

    Returns:
        The correlation; NaN with fewer than two pairs, or if `x` or `y` does not vary. Limits are
        NaN also with fewer than four pairs, p with fewer than three, both at -1 and 1.

    Raises:
        ValueError: Shapes differ or a value is infinite.

    References:
        Bonett and Wright, Psychometrika 2000;65:23–8.
        Kendall and Stuart, Griffin 1973, for the t distribution.
    """
    first, second = as_floats(x), as_floats(y)
    if first.size != second.size:
        raise ValueError("x and y must have the same length")
    complete = ~(np.isnan(first) | np.isnan(second))
    ranks = [_midranks(values[complete]) for values in (first, second)]
    blank = Correlation(NAN, NAN, NAN, NAN, int(complete.sum()), "Spearman")
    if blank.n < 2:
        return replace(blank, reason=TOO_FEW_PAIRS)
    centred = [numbers - numbers.mean() for numbers in ranks]
    return _correlate(blank, *centred, covariates=0, constant=NO_RANKING)


def partial_rank_correlation(x: ArrayLike, y: ArrayLike, treated: ArrayLike) -> Correlation:
    """Spearman's rank correlation with the arm removed.

    The correlation of what a linear regression on arm leaves of the ranks, which are those among
    all participants; an effect of treatment on both outcomes no longer makes them correlate.

    A partial correlation with one covariate is distributed as a plain correlation of one
    participant less (Fisher 1924), so n - 1 takes the place of n in limits and p of
    `rank_correlation`: n - 4 under the root, and t with n - 3 degrees of freedom.

    Args:
        x: One number per participant; NaN is missing, and the participant is left out.
        y: The other outcome, aligned with `x`.
        treated: True for the treatment arm, False for control, aligned with `x`.

    Returns:
        The correlation; NaN with fewer than two participants, if all are in one arm, or if the
        ranks of `x` or `y` do not vary within the arms. Limits are NaN also with fewer than five
        participants, p with fewer than four, both at -1 and 1.

    Raises:
        ValueError: Shapes differ or a value is infinite.

    References:
        Fisher, Metron 1924;3:329–32.
        Bonett and Wright, Psychometrika 2000;65:23–8.
    """
    first, second, arm = _complete(x, y, treated)
    blank = _blank_of_arms(arm, "partial Spearman")
    if blank.reason:
        return blank
    within = [_within(_midranks(values), arm) for values in (first, second)]
    return _correlate(blank, *within, covariates=1, constant=NO_RANKING_IN_ARMS)


def partial_correlation(x: ArrayLike, y: ArrayLike, treated: ArrayLike) -> Correlation:
    """Pearson's correlation with the arm removed: of what a regression on arm leaves of both.

    The limits are tanh(atanh(r) -/+ z / sqrt(n - 4)): those of a plain correlation of one
    participant less, as for `partial_rank_correlation`.

    Args:
        x: One number per participant, on the scale of analysis; NaN is missing, and the
            participant is left out.
        y: The other outcome, aligned with `x`.
        treated: True for the treatment arm, False for control, aligned with `x`.

    Returns:
        The correlation; NaN with fewer than two participants, if all are in one arm, or if `x` or
        `y` does not vary within the arms. Limits are NaN also with fewer than five participants,
        p with fewer than four, both at -1 and 1.

    Raises:
        ValueError: Shapes differ or a value is infinite.

    References:
        Fisher, Metron 1924;3:329–32.
        Bonett and Wright, Psychometrika 2000;65:23–8.
    """
    first, second, arm = _complete(x, y, treated)
    blank = _blank_of_arms(arm, "partial Pearson")
    if blank.reason:
        return blank
    within = []
    for values in (first, second):
        # Means of small numbers keep the digits that large ones close together lose.
        left = _within(values - np.median(values), arm)
        if is_rounding(left, float(np.abs(values).max())):
            return replace(blank, reason=NO_VARIATION_IN_ARMS)
        within.append(left / np.abs(left).max())
    return _correlate(blank, *within, covariates=1, constant=NO_VARIATION_IN_ARMS, of_ranks=False)


def _complete(
    x: ArrayLike, y: ArrayLike, treated: ArrayLike
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Both outcomes and the arm of those who have both."""
    first, second = as_floats(x), as_floats(y)
    if first.size != second.size:
        raise ValueError("x and y must have the same length")
    arm = as_arms(treated, first.size)
    complete = ~(np.isnan(first) | np.isnan(second))
    return first[complete], second[complete], arm[complete]


def _blank_of_arms(arm: BoolArray, method: str) -> Correlation:
    """A correlation not yet computed, with the reason if the arm cannot be removed from it."""
    blank = Correlation(NAN, NAN, NAN, NAN, arm.size, method)
    if blank.n < 2:
        return replace(blank, reason=TOO_FEW_PAIRS)
    if arm.all() or not arm.any():
        return replace(blank, reason=ONE_ARM_ONLY)
    return blank


def _within(numbers: FloatArray, arm: BoolArray) -> FloatArray:
    """Every number less the mean of its arm."""
    return numbers - np.where(arm, numbers[arm].mean(), numbers[~arm].mean())


def _midranks(values: FloatArray) -> FloatArray:
    return doubled_midranks_of_places(np.unique(values, return_inverse=True)[1]) / 2


def _correlate(
    blank: Correlation,
    x: FloatArray,
    y: FloatArray,
    *,
    covariates: int,
    constant: str,
    of_ranks: bool = True,
) -> Correlation:
    """Fill in the correlation of two sets of residuals, its limits and p."""
    if is_rounding(x, blank.n) or is_rounding(y, blank.n):
        return replace(blank, reason=constant)
    length_x, length_y = sqrt(float(x @ x)), sqrt(float(y @ y))
    value = float(x @ y) / length_x / length_y
    # Rounding would leave a complete agreement just short of 1 or -1.
    sign = 1.0 if value > 0 else -1.0
    if is_rounding(x * length_y - sign * y * length_x, blank.n * length_y):
        return replace(blank, value=sign, reason=COMPLETE_AGREEMENT if of_ranks else STRAIGHT_LINE)
    n = blank.n - covariates
    # At least one degree of freedom is left: with n = 2 any two rankings agree completely.
    t = value * sqrt((n - 2) / (1 - value**2))
    blank = replace(blank, value=value, p_value=float(2 * stdtr(n - 2, -abs(t))))
    if n < 4:
        return replace(blank, reason=TOO_FEW_FOR_LIMITS)
    wider = 1 + value**2 / 2 if of_ranks else 1.0
    margin = critical_z() * sqrt(wider / (n - 3))
    middle = atanh(value)
    return replace(blank, low=tanh(middle - margin), high=tanh(middle + margin))
