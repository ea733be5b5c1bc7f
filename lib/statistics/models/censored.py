"""Outcomes with values below the quantification limit: what is known of them enters as it is.

A value below the limit is neither missing nor equal to the limit nor to half of it. The models take
the natural logs to be normal, and a value below the limit to lie anywhere below it.

Limits and p are those of the likelihood ratio, carried over to Student's t: without any value below
the limit twice the fall in log likelihood is n log(1 + t^2 / df), and with some it is taken to be.
So they are exactly those of the t test where nothing is below the limit, and agree with each other
everywhere. Wald limits are too narrow for few participants, and t limits with the spread made
unbiased too wide where many values are below: tests/reference/censored_simulation.txt.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.language import sentence
from lib.statistics.estimates import (
    NAN,
    NO_VARIATION,
    NOT_POSITIVE,
    BoolArray,
    Estimate,
    FloatArray,
    as_arms,
    as_floats,
    critical_t,
    is_rounding,
    magnitude,
    no_estimate,
    off_scale,
    why_unusable,
)
from lib.statistics.models.ancova import CONFOUNDED, adjusted_mean_difference
from lib.statistics.models.censored_likelihood import fall_at, has_no_maximum, limits, maximise
from lib.statistics.special import stdtr
from lib.statistics.summaries import NO_VALUES, geometric_mean

METHOD = "Tobit, profile likelihood on the scale of t"

MEDIAN_BELOW = sentence("The median lies among the values below the quantification limit.")
ALL_BELOW = sentence(
    "All values are below the quantification limit, so no geometric mean can be estimated."
)
ALL_BELOW_IN_ARM = sentence(
    "All values of an arm are below the quantification limit, so no ratio can be estimated."
)
TOO_FEW_ABOVE = sentence(
    "The values above the quantification limit are too few or too alike for an estimate."
)
NOT_CONVERGED = sentence("The search for the estimate did not come to an end.")


@dataclass(frozen=True, slots=True)
class CensoredDescription:
    """One group with values below the quantification limit; all but the counts in their unit.

    Attributes:
        n: Values present, those below the limit included.
        n_below: Values below the limit.
        median: Median; NaN if it depends on where the values below the limit lie.
        geometric_mean: Geometric mean by maximum likelihood, logs normal and censored.
        low: Lower limit of `geometric_mean`.
        high: Upper limit of `geometric_mean`.
        reason: Why the geometric mean or its limits are NaN; empty otherwise.
        median_reason: Why the median is NaN; empty otherwise.
    """

    n: int
    n_below: int
    median: float
    geometric_mean: float
    low: float
    high: float
    reason: str
    median_reason: str


def describe_censored(values: ArrayLike, below: ArrayLike) -> CensoredDescription:
    """One group with values below the quantification limit.

    Args:
        values: Numbers in the outcome's unit; a value below the limit is given as the limit, which
            need not be the same for all. NaN is missing and left out, whatever `below` says.
        below: True for a value below the limit, aligned with `values`.

    Returns:
        The description. The geometric mean is NaN without values, if a value or limit is zero or
        negative, if all values are below the limit, or if those above it are equal and no limit
        lies below them (the likelihood then has no maximum). With no value below the limit it is
        the plain geometric mean with its t limits, which are NaN for one value or equal values.
        Limits are those of the profile likelihood, t with n - 1 degrees of freedom.

    Raises:
        ValueError: Shapes differ, a value is infinite, or `below` is not boolean.

    References:
        Hughes, Biometrics 1999;55:625–9.
    """
    numbers = as_floats(values)
    censored = _as_below(below, numbers.size)
    present = ~np.isnan(numbers)
    numbers, censored = numbers[present], censored[present]
    median = _median(numbers, censored)
    known = bool(numbers.size) and not math.isnan(median)
    blank = CensoredDescription(
        n=numbers.size,
        n_below=int(censored.sum()),
        median=median,
        geometric_mean=NAN,
        low=NAN,
        high=NAN,
        reason="",
        median_reason="" if known else MEDIAN_BELOW if numbers.size else NO_VALUES,
    )
    if not numbers.size:
        return replace(blank, reason=NO_VALUES)
    if (numbers <= 0).any():
        return replace(blank, reason=NOT_POSITIVE)
    if censored.all():
        return replace(blank, reason=ALL_BELOW)

    middle, logs = _centred(np.log(numbers))
    design = np.ones((numbers.size, 1))
    if has_no_maximum(design, logs, censored):
        if censored.any():
            return replace(blank, reason=TOO_FEW_ABOVE)
        plain = geometric_mean(numbers)
        return replace(blank, geometric_mean=plain.value, reason=plain.reason)
    fit = maximise(design, logs, censored)
    bounds = limits(_largest_fall(design), fit, design, logs, censored) if fit else None
    if fit is None or bounds is None:
        return replace(blank, reason=NOT_CONVERGED)
    value, low, high = (off_scale(middle + log, scale="log") for log in (fit.coefficient, *bounds))
    return replace(blank, geometric_mean=value, low=low, high=high)


def censored_ratio(
    values: ArrayLike,
    below: ArrayLike,
    treated: ArrayLike,
    *,
    baseline: ArrayLike | None = None,
) -> Estimate:
    """Ratio of geometric means, treatment / control, with values below the quantification limit.

    Maximum likelihood of a linear model of the log value on arm (and log baseline) with normal
    residuals, left-censored at the limits. Limits and p are those of the profile likelihood, t with
    n - 2 degrees of freedom (n - 3 with baseline): p is below 0.05 if and only if the interval
    leaves 1 out. Without any value below the limit all numbers are those of the t test with equal
    variances, or of `adjusted_mean_difference`.

    Args:
        values: One number per participant, in the outcome's unit; a value below the limit is given
            as the limit, which need not be the same for all. NaN is missing, whatever `below` says.
        below: True for a value below the limit, aligned with `values`.
        treated: True for the treatment arm, False for control, aligned with `values`.
        baseline: The same outcome before treatment, in the outcome's unit and not censored; None
            for no adjustment. A participant with value or baseline missing is left out; a baseline
            that is the same for everybody is left out of the model.

    Returns:
        The ratio, with the standard error of its log from the observed information and a residual
        variance with denominator `df` instead of n. Everything is NaN if an arm is
        empty or all its values are below the limit (the ratio is then without bound), if a value,
        limit or baseline is zero or negative, if the baseline varies between the arms alone, or if
        the likelihood has no maximum because too few values, or only equal ones, are above the
        limit. With no value below the limit, equal values in each arm still give the ratio.

    Raises:
        ValueError: Shapes differ, a value is infinite, or `below` or `treated` is not
            boolean.

    References:
        Tobin, Econometrica 1958;26:24–36.
        Olsen, Econometrica 1978;46:1211–5, for the search.
    """
    numbers = as_floats(values)
    censored = _as_below(below, numbers.size)
    arm = as_arms(treated, numbers.size)
    before = np.ones_like(numbers) if baseline is None else as_floats(baseline)
    if before.size != numbers.size:
        raise ValueError("values and baseline must have the same length")
    complete = ~(np.isnan(numbers) | np.isnan(before))
    return _ratio(numbers[complete], before[complete], censored[complete], arm[complete])


def _ratio(
    numbers: FloatArray, before: FloatArray, censored: BoolArray, arm: BoolArray
) -> Estimate:
    """`censored_ratio` of participants who all have a value and a baseline."""
    blank = no_estimate(arm, method=METHOD)
    if unusable := why_unusable(arm, numbers, before, scale="log"):
        return replace(blank, reason=unusable)
    if censored[arm].all() or censored[~arm].all():
        return replace(blank, reason=ALL_BELOW_IN_ARM)

    covariates = _intercept_and_covariate(np.log(before), arm)
    if covariates is None:
        return replace(blank, reason=CONFOUNDED)
    # Halves on either side of zero: the arms then change places without a change of the intercept.
    design = np.column_stack([arm - 0.5, covariates])
    _, logs = _centred(np.log(numbers))
    if has_no_maximum(design, logs, censored):
        if censored.any():
            return replace(blank, reason=TOO_FEW_ABOVE)
        plain = adjusted_mean_difference(numbers, before, arm, scale="log")
        return replace(blank, value=plain.value, reason=plain.reason or NO_VARIATION)
    fit = maximise(design, logs, censored)
    bounds = limits(_largest_fall(design), fit, design, logs, censored) if fit else None
    fall = fall_at(0.0, fit, design, logs, censored) if fit else NAN
    if fit is None or bounds is None or math.isnan(fall):
        return replace(blank, reason=NOT_CONVERGED)
    df = _degrees_of_freedom(design)
    value, low, high = (off_scale(log, scale="log") for log in (fit.coefficient, *bounds))
    return replace(
        blank,
        value=value,
        low=low,
        high=high,
        p_value=float(2 * stdtr(df, -math.sqrt(df * math.expm1(fall / arm.size)))),
        standard_error=fit.error * math.sqrt(arm.size / df),
        df=float(df),
    )


def _degrees_of_freedom(design: FloatArray) -> int:
    """Participants less coefficients: at least 1 where the likelihood has a maximum."""
    participants, coefficients = design.shape
    return participants - coefficients


def _largest_fall(design: FloatArray) -> float:
    """Twice the fall in log likelihood within the limits."""
    df = _degrees_of_freedom(design)
    return len(design) * math.log1p(critical_t(df) ** 2 / df)


def _as_below(below: ArrayLike, size: int) -> BoolArray:
    try:
        return as_arms(below, size)
    except ValueError as error:
        raise ValueError("below must be boolean, with one entry per value") from error


def _median(numbers: FloatArray, censored: BoolArray) -> float:
    """The median, NaN unless it is the same wherever the censored values lie."""
    if not numbers.size:
        return NAN
    highest = float(np.median(numbers))
    lowest = float(np.median(np.where(censored, -np.inf, numbers)))
    return highest if lowest == highest else NAN


def _centred(numbers: FloatArray) -> tuple[float, FloatArray]:
    middle = float(numbers.mean())
    return middle, numbers - middle


def _intercept_and_covariate(covariate: FloatArray, arm: BoolArray) -> FloatArray | None:
    """Columns of the model beside the arm; None if the covariate varies between the arms alone."""
    size = magnitude(covariate, scale="log")
    ones = np.ones((arm.size, 1))
    _, centred = _centred(covariate)
    if is_rounding(centred, size):
        return ones
    means = np.where(arm, covariate[arm].mean(), covariate[~arm].mean())
    if is_rounding(covariate - means, size):
        return None
    return np.column_stack([ones, centred / centred.std()])
