"""Outcomes with values below the quantification limit: what is known of them enters as it is.

A value below the limit is neither missing nor equal to the limit nor to half of it. The models take
the natural logs to be normal, and a value below the limit to lie anywhere below it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import erfc

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
    critical_z,
    is_rounding,
    magnitude,
    no_estimate,
    off_scale,
    why_unusable,
)
from lib.statistics.models.ancova import CONFOUNDED, adjusted_mean_difference
from lib.statistics.models.censored_likelihood import has_no_maximum, maximise
from lib.statistics.summaries import NO_VALUES, geometric_mean

METHOD = "Tobit, Wald limits, likelihood-ratio p"

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
        low: Lower z limit of `geometric_mean`.
        high: Upper z limit of `geometric_mean`.
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
        the plain geometric mean, and its limits are NaN for one value or equal values. Limits are
        exp(mean of the logs -/+ z standard error), with the standard error from the observed
        information.

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
    if fit is None:
        return replace(blank, reason=NOT_CONVERGED)
    value, low, high = _with_limits(middle + fit.coefficient, fit.error)
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
    residuals, left-censored at the limits. The limits are those of Wald (z); the p value is that of
    the likelihood-ratio test, so near 0.05 the two may disagree. The residual variance has
    denominator n, so without any value below the limit the interval is a little narrower than that
    of `mean_difference` or `adjusted_mean_difference`, and the ratio is the same.

    Args:
        values: One number per participant, in the outcome's unit; a value below the limit is given
            as the limit, which need not be the same for all. NaN is missing, whatever `below` says.
        below: True for a value below the limit, aligned with `values`.
        treated: True for the treatment arm, False for control, aligned with `values`.
        baseline: The same outcome before treatment, in the outcome's unit and not censored; None
            for no adjustment. A participant with value or baseline missing is left out; a baseline
            that is the same for everybody is left out of the model.

    Returns:
        The ratio, with the standard error of its log and `df` NaN. Everything is NaN if an arm is
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
    fit, without_arm = (maximise(columns, logs, censored) for columns in (design, covariates))
    if fit is None or without_arm is None:
        return replace(blank, reason=NOT_CONVERGED)
    value, low, high = _with_limits(fit.coefficient, fit.error)
    likelihood_ratio = max(0.0, 2 * (fit.log_likelihood - without_arm.log_likelihood))
    return replace(
        blank,
        value=value,
        low=low,
        high=high,
        p_value=float(erfc(math.sqrt(likelihood_ratio / 2))),
        standard_error=fit.error,
    )


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


def _with_limits(log: float, error: float) -> tuple[float, float, float]:
    """A number and its Wald limits, back from the log scale."""
    margin = critical_z() * error
    value, low, high = (off_scale(x, scale="log") for x in (log, log - margin, log + margin))
    return value, low, high


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
