"""What missing values could do: the adjusted difference with values put in their place."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.estimates import (
    NAN,
    BoolArray,
    Estimate,
    FloatArray,
    as_arms,
    as_floats,
    check_scale,
    critical_t,
    is_rounding,
    magnitude,
    off_scale,
    on_scale,
)
from lib.statistics.models.ancova import adjusted_mean_difference

# So many missing values are tried in every combination of the two ends: 4,096.
MOST_COMBINED = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """Values in the place of the missing ones with which the interval excludes no difference.

    Attributes:
        treatment: Of the treatment arm, at the start and at the end; NaN if it misses none.
        control: Of the control arm, at the same two places.
    """

    treatment: tuple[float, float]
    control: tuple[float, float]


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """The adjusted difference with values in the place of the missing ones.

    Attributes:
        worst: With the ends of the range in their place that speak most against the difference
            observed; None if the observed interval includes no difference.
        side: Where the observed interval lies: 1 above no difference, -1 below it, 0 if it includes
            it or cannot be given.
        stretches: Where the interval excludes no difference while the values go through the range,
            all of an arm alike and the arms in opposite directions.
        n_treatment: Missing values of the treatment arm that are replaced.
        n_control: The same of the control arm.
        every_combination: Whether `worst` is the worst of all values within the range, each missing
            one on its own; if not, the worst with all of an arm alike.
        reason: Why there is neither `worst` nor a stretch; empty otherwise.
    """

    worst: Estimate | None
    side: int
    stretches: tuple[Stretch, ...]
    n_treatment: int
    n_control: int
    every_combination: bool
    reason: str = ""

    @property
    def n_missing(self) -> int:
        """Missing values that are replaced, of both arms."""
        return self.n_treatment + self.n_control


def tipping_point(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    *,
    low: float,
    high: float,
    scale: str = "linear",
) -> TippingPoint:
    """Whether the interval excludes no difference whatever the missing values had been.

    Every participant with a baseline and without a value gets one between `low` and `high`, and
    all are compared by `adjusted_mean_difference`. As a function of the values put in, the near
    limit of the interval is a linear function less a norm and so concave: over the whole range it
    is nearest to no difference where each value is at one end. Up to 12 missing values all
    combinations of the ends are compared; beyond, those with all of an arm alike, which takes time
    in proportion to the participants.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`. A participant without it
            stays outside, with or without a value.
        treated: True for the treatment arm, False for control, aligned with `values`.
        low: Lowest value that a missing one could have had, in the outcome's unit.
        high: Highest one.
        scale: "linear" for the difference of means, "log" for the ratio of geometric means.

    Returns:
        The worst case and the stretches; neither if nothing is missing, or if without the missing
        values or with them no interval can be given, which `reason` then says.

    Raises:
        ValueError: Shapes differ, a value is infinite, the scale is unknown, or something is
            missing and the range is empty, not finite, or on the log scale not positive.

    References:
        Campbell et al, J Biopharm Stat 2011;21:180–95, for an outcome of two values.
    """
    check_scale(scale)
    observed, before = as_floats(values), as_floats(baseline)
    if observed.size != before.size:
        raise ValueError("values and baseline must have the same length")
    arm = as_arms(treated, observed.size)
    known = ~np.isnan(before)
    observed, before, arm = observed[known], before[known], arm[known]
    gaps = np.isnan(observed)
    n_treatment, n_control = int((gaps & arm).sum()), int((gaps & ~arm).sum())
    first = adjusted_mean_difference(observed, before, arm, scale=scale)
    every_combination = n_treatment + n_control <= MOST_COMBINED
    found = TippingPoint(
        None, _side(first, scale), (), n_treatment, n_control, every_combination, first.reason
    )
    if np.isnan(first.low) or not gaps.any():
        return found
    if not (np.isfinite([low, high]).all() and low <= high and (scale == "linear" or low > 0)):
        raise ValueError("the range must be finite and, on the log scale, positive")
    return _varied(found, observed, before, arm, (low, high), scale)


def _varied(
    found: TippingPoint,
    observed: FloatArray,
    before: FloatArray,
    arm: BoolArray,
    ends: tuple[float, float],
    scale: str,
) -> TippingPoint:
    """The result with the missing values varied between two ends, in the outcome's unit."""
    gaps = np.isnan(observed)
    least, most = on_scale(np.array(ends), scale=scale)
    middle = np.where(gaps, off_scale((least + most) / 2, scale=scale), observed)
    filled = adjusted_mean_difference(middle, before, arm, scale=scale)
    if np.isnan(filled.standard_error):
        return replace(found, reason=filled.reason)
    model = _Completed(observed, before, arm, scale)
    found = replace(found, stretches=_stretches(model, least, most, scale))
    if not found.side:
        return found
    is_high = _ends_against(model, found.side, least, most)
    completed = observed.copy()
    completed[gaps] = np.where(is_high, ends[1], ends[0])
    return replace(found, worst=adjusted_mean_difference(completed, before, arm, scale=scale))


def _side(estimate: Estimate, scale: str) -> int:
    """1 or -1 by the side of no difference on which the interval lies; 0 if it includes it."""
    none = 1.0 if scale == "log" else 0.0
    return int(estimate.low > none) - int(estimate.high < none)


class _Completed:
    """The analysis of covariance of everybody with a baseline, on the scale of analysis.

    Everything is measured from what the observed values make the model expect, which keeps the
    sums small and leaves the residuals as they are.
    """

    def __init__(self, values: FloatArray, before: FloatArray, arm: BoolArray, scale: str) -> None:
        gaps = np.isnan(values)
        outcome, covariate = on_scale(values, scale=scale), on_scale(before, scale=scale)
        columns = [np.ones(arm.size), arm.astype(np.float64)]
        within = covariate - np.where(arm, covariate[arm].mean(), covariate[~arm].mean())
        if not is_rounding(within, magnitude(covariate, scale=scale)):
            columns.append(covariate - np.median(covariate))
        design = np.column_stack(columns)
        basis, triangle = np.linalg.qr(design)
        inverse = np.linalg.inv(triangle)
        weights = basis @ inverse[1]
        expected = np.linalg.lstsq(design[~gaps], outcome[~gaps], rcond=None)[0]
        off = outcome[~gaps] - design[~gaps] @ expected
        self.arm = arm[gaps]
        self._expected = design[gaps] @ expected
        self._basis, self._weights = basis[gaps], weights[gaps]
        self._difference = float(expected[1] + weights[~gaps] @ off)
        self._squares, self._sums = float(off @ off), basis[~gaps].T @ off
        df = arm.size - design.shape[1]
        self._factor = critical_t(df) * float(np.sqrt(inverse[1] @ inverse[1] / df))

    def at(self, values: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Difference and half the width of its interval, a row of missing values each."""
        off = values - self._expected
        squares = self._squares + (off**2).sum(axis=1)
        explained = ((self._sums + off @ self._basis) ** 2).sum(axis=1)
        left = np.maximum(squares - explained, 0.0)
        return self._difference + off @ self._weights, self._factor * np.sqrt(left)


def _ends_against(model: _Completed, side: int, least: float, most: float) -> BoolArray:
    """Which missing values are at the upper end where the interval is nearest to no difference."""
    arm = model.arm
    if arm.size <= MOST_COMBINED:
        ends = np.array(list(itertools.product((False, True), repeat=arm.size)))
    else:
        both = itertools.product((False, True), repeat=2)
        ends = np.array([np.where(arm, first, second) for first, second in both])
    differences, margins = model.at(np.where(ends, most, least))
    return np.asarray(ends[int(np.argmin(side * differences - margins))], dtype=np.bool_)


def _stretches(model: _Completed, least: float, most: float, scale: str) -> tuple[Stretch, ...]:
    """Where the interval excludes no difference on the way of both arms through the range.

    Difference and width are a line and the root of a parabola in the place on the way, so that the
    interval touches no difference where a parabola is zero.
    """
    shares = np.array([0.0, 0.5, 1.0])
    differences, margins = model.at(_on_the_way(model.arm, shares, least, most))
    start, middle, end = differences**2 - margins**2
    # The parabola through three points, at 0, a half and 1.
    curve = [2 * (start - 2 * middle + end), 4 * middle - 3 * start - end, start]
    if not np.isfinite(curve).all():
        return ()
    roots = np.roots(np.trim_zeros(curve, "f"))
    within = [float(root.real) for root in roots if root.imag == 0 and 0 < root.real < 1]
    places = [0.0, *sorted(within), 1.0]
    found = []
    for first, second in itertools.pairwise(places):
        halfway = np.array([(first + second) / 2])
        difference, margin = model.at(_on_the_way(model.arm, halfway, least, most))
        if abs(difference[0]) > margin[0]:
            found.append(_stretch(model.arm, first, second, least, most, scale))
    return tuple(found)


def _on_the_way(arm: BoolArray, shares: FloatArray, least: float, most: float) -> FloatArray:
    """The missing values at places from 0 to 1: the treatment arm goes up, control goes down."""
    up = shares[:, np.newaxis]
    return np.asarray(least + (most - least) * np.where(arm, up, 1 - up), dtype=np.float64)


def _stretch(
    arm: BoolArray, first: float, second: float, least: float, most: float, scale: str
) -> Stretch:
    way = _on_the_way(np.array([True, False]), np.array([first, second]), least, most)
    rows = [[off_scale(number, scale=scale) for number in row] for row in way.T]
    treatment, control = ((row[0], row[1]) for row in rows)
    return Stretch(treatment if arm.any() else (NAN, NAN), control if not arm.all() else (NAN, NAN))
