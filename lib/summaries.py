"""Descriptions of one group: an array in, one `Summary` or `Description` out.

Nothing here compares arms. Missing values are left out and counted, never replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.estimates import (
    NAN,
    NOT_POSITIVE,
    FloatArray,
    as_floats,
    check_level,
    check_scale,
    critical_t,
    is_rounding,
    magnitude,
    off_scale,
    on_scale,
)
from lib.words import sentence

NO_VALUES = sentence("There are no values to summarise.")
ONE_VALUE = sentence("A single value shows no spread, so no interval can be given.")
ALL_EQUAL = sentence("All values are equal, so there is no spread to base an interval on.")


@dataclass(frozen=True, slots=True)
class Summary:
    """One number that stands for a group, with its limits.

    Attributes:
        value: The summary, in the unit of the values (a ratio has none).
        low: Lower limit, or the first quartile; NaN where it cannot be given.
        high: Upper limit, or the third quartile; NaN where it cannot be given.
        n: Values (or pairs) behind it.
        method: Name of the method.
        level: Confidence level of the limits; None if they are quartiles.
        reason: Why something is NaN; empty otherwise.
    """

    value: float
    low: float
    high: float
    n: int
    method: str
    level: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """One column of a summary table; everything but the counts in the unit of the values.

    Attributes:
        n: Values present.
        n_missing: Values missing.
        mean: Arithmetic mean.
        sd: Standard deviation with denominator n - 1; NaN for n = 1.
        se: Standard error of the mean, sd / sqrt(n).
        low: Lower 95% t limit of the mean.
        high: Upper 95% t limit of the mean.
        median: Median.
        q1: First quartile, type 7.
        q3: Third quartile, type 7.
        minimum: Smallest value.
        maximum: Largest value.
    """

    n: int
    n_missing: int
    mean: float
    sd: float
    se: float
    low: float
    high: float
    median: float
    q1: float
    q3: float
    minimum: float
    maximum: float


@dataclass(frozen=True, slots=True)
class GeometricDescription:
    """The summary of a skewed positive outcome, on the logs and transformed back.

    Attributes:
        n: Values present.
        n_missing: Values missing.
        geometric_mean: Geometric mean, in the unit of the values.
        low: Lower t limit of the geometric mean, in the unit of the values.
        high: Upper t limit of the geometric mean, in the unit of the values.
        sd_factor: Geometric standard deviation: exp of the standard deviation of the natural logs,
            a factor without unit; 1.0 for equal values, NaN for n = 1.
        cv_percent: Geometric coefficient of variation in percent, 100 sqrt(exp(variance of the
            logs) - 1); 0.0 for equal values, NaN for n = 1.
        level: Confidence level of the limits.
        reason: Why something is NaN; empty otherwise.
    """

    n: int
    n_missing: int
    geometric_mean: float
    low: float
    high: float
    sd_factor: float
    cv_percent: float
    level: float
    reason: str


def mean(values: ArrayLike, *, level: float = 0.95) -> Summary:
    """Arithmetic mean with its t interval.

    Args:
        values: Numbers in the outcome's unit; NaN is missing and left out.
        level: Confidence level.

    Returns:
        The mean; NaN without values. Limits are NaN for one value or equal values.

    Raises:
        ValueError: A value is infinite, the array is not one-dimensional, or `level` is not
            between 0 and 1.

    References:
        Student. The probable error of a mean. Biometrika 1908;6:1-25.
    """
    check_level(level)
    present = _present(values)
    blank = Summary(NAN, NAN, NAN, present.size, "t interval", level)
    return _t_interval(blank, present, scale="linear")


def geometric_mean(values: ArrayLike, *, level: float = 0.95) -> Summary:
    """Geometric mean with the t interval of the logs, transformed back.

    Args:
        values: Numbers in the outcome's unit; NaN is missing and left out.
        level: Confidence level.

    Returns:
        The geometric mean; NaN without values, and NaN if any value is zero or negative: such a
        value is never dropped. Limits are NaN for one value or equal values.

    Raises:
        ValueError: A value is infinite, the array is not one-dimensional, or `level` is not
            between 0 and 1.

    References:
        Bland JM, Altman DG. Transformations, means, and confidence intervals. BMJ 1996;312:1079.
    """
    check_level(level)
    present = _present(values)
    blank = Summary(NAN, NAN, NAN, present.size, "t interval of the logs", level)
    return _t_interval(blank, present, scale="log")


def median(values: ArrayLike) -> Summary:
    """Median between the first and the third quartile, type 7 (the default of R and NumPy).

    Args:
        values: Numbers in the outcome's unit; NaN is missing and left out.

    Returns:
        The median as `value`, the quartiles as `low` and `high`, `level` None: the quartiles
        describe the spread of the values and are not confidence limits. NaN without values.

    Raises:
        ValueError: A value is infinite or the array is not one-dimensional.

    References:
        Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361-365.
    """
    present = _present(values)
    blank = Summary(NAN, NAN, NAN, present.size, "quartiles, type 7", None)
    if not present.size:
        return replace(blank, reason=NO_VALUES)
    q1, q2, q3 = (float(quartile) for quartile in np.quantile(present, [0.25, 0.5, 0.75]))
    return replace(blank, value=q2, low=q1, high=q3)


def mean_change(
    values: ArrayLike, baseline: ArrayLike, *, scale: str = "linear", level: float = 0.95
) -> Summary:
    """Mean change from baseline within one group, with its paired t interval.

    A change within an arm is not an effect of treatment: only the comparison of the arms is.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`. A pair with either
            missing is left out.
        scale: "linear" for the mean of value - baseline, "log" for the geometric mean of
            value / baseline (limits transformed back).
        level: Confidence level.

    Returns:
        The change; NaN without pairs, and NaN if on the log scale a value or baseline of a pair is
        zero or negative. Limits are NaN for one pair or equal changes.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Student. The probable error of a mean. Biometrika 1908;6:1-25.
    """
    check_scale(scale)
    check_level(level)
    after, before = complete_pairs(values, baseline)
    blank = Summary(NAN, NAN, NAN, after.size, "paired t interval", level)
    return _t_interval(blank, after, before, scale=scale)


def describe(values: ArrayLike) -> Description:
    """One column of a summary table.

    Args:
        values: Numbers in the outcome's unit; NaN is missing, left out and counted.

    Returns:
        The description; NaN for whatever too few values cannot give. Equal values have a standard
        deviation of 0.0 and no limits.

    Raises:
        ValueError: A value is infinite or the array is not one-dimensional.

    References:
        Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361-365, for
        the quartiles (type 7).
    """
    present = _present(values)
    average, middle = mean(present), median(present)
    sd = standard_deviation(present)
    return Description(
        n=present.size,
        n_missing=as_floats(values).size - present.size,
        mean=average.value,
        sd=sd,
        se=sd / float(np.sqrt(present.size)) if present.size else NAN,
        low=average.low,
        high=average.high,
        median=middle.value,
        q1=middle.low,
        q3=middle.high,
        minimum=float(present.min()) if present.size else NAN,
        maximum=float(present.max()) if present.size else NAN,
    )


def describe_geometric(values: ArrayLike, *, level: float = 0.95) -> GeometricDescription:
    """One column of a summary table for a skewed positive outcome.

    Args:
        values: Numbers in the outcome's unit; NaN is missing, left out and counted.
        level: Confidence level.

    Returns:
        The description; everything but the counts is NaN without values, and NaN if any value is
        zero or negative: such a value is never dropped. Limits are NaN for one value or equal
        values.

    Raises:
        ValueError: A value is infinite, the array is not one-dimensional, or `level` is not
            between 0 and 1.

    References:
        Kirkwood TBL. Geometric means and measures of dispersion. Biometrics 1979;35:908-909.
    """
    present = _present(values)
    n_missing = as_floats(values).size - present.size
    centre = geometric_mean(present, level=level)
    sd = NAN if np.isnan(centre.value) else mean_and_sd(present, scale="log")[1]
    with np.errstate(over="ignore"):
        cv_percent = 100 * float(np.sqrt(np.expm1(sd**2)))
    return GeometricDescription(
        n=present.size,
        n_missing=n_missing,
        geometric_mean=centre.value,
        low=centre.low,
        high=centre.high,
        sd_factor=off_scale(sd, scale="log"),
        cv_percent=cv_percent,
        level=level,
        reason=centre.reason,
    )


def standard_deviation(values: ArrayLike) -> float:
    """Standard deviation with denominator n - 1, in the unit of the values.

    Args:
        values: Numbers; NaN is missing and left out.

    Returns:
        The standard deviation: exactly 0.0 for equal values, NaN for fewer than two.

    Raises:
        ValueError: A value is infinite or the array is not one-dimensional.
    """
    present = _present(values)
    return mean_and_sd(present, scale="linear")[1] if present.size else NAN


def complete_pairs(values: ArrayLike, baseline: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """The values and baselines of the participants who have both.

    Raises:
        ValueError: Shapes differ or a value is infinite.
    """
    after, before = as_floats(values), as_floats(baseline)
    if after.size != before.size:
        raise ValueError("values and baseline must have the same length")
    complete = ~(np.isnan(after) | np.isnan(before))
    return after[complete], before[complete]


def mean_and_sd(
    values: FloatArray, before: FloatArray | None = None, *, scale: str
) -> tuple[float, float]:
    """Mean and standard deviation of values, or of their changes from `before`, as analysed.

    Args:
        values: At least one number, none missing; positive if `scale` is "log".
        before: The same outcome earlier, aligned with `values`; None for the values themselves.
        scale: "linear" for the numbers, "log" for their natural logs (not transformed back).

    Returns:
        The mean, and the standard deviation with denominator n - 1: exactly 0.0 where nothing but
        rounding error varies, NaN for a single value.
    """
    samples = [on_scale(x, scale=scale) for x in (values, before) if x is not None]
    numbers = samples[0] if before is None else samples[0] - samples[1]
    # About the median, so that a large offset costs no digits.
    middle = float(np.median(numbers))
    rest = numbers - middle
    average = float(rest.mean())
    if numbers.size < 2:
        return middle + average, NAN
    deviations = rest - average
    # The rounding of a change is that of the two values it was taken from.
    if is_rounding(deviations, magnitude(*samples, scale=scale)):
        return middle + average, 0.0
    return middle + average, float(np.sqrt(deviations @ deviations / (numbers.size - 1)))


def _present(values: ArrayLike) -> FloatArray:
    numbers = as_floats(values)
    return numbers[~np.isnan(numbers)]


def _t_interval(
    blank: Summary, values: FloatArray, before: FloatArray | None = None, *, scale: str
) -> Summary:
    """Fill in the mean of the values, or of their changes from `before`, and its limits."""
    samples = [values] if before is None else [values, before]
    if not values.size:
        return replace(blank, reason=NO_VALUES)
    if scale == "log" and any((sample <= 0).any() for sample in samples):
        return replace(blank, reason=NOT_POSITIVE)
    average, sd = mean_and_sd(values, before, scale=scale)
    blank = replace(blank, value=off_scale(average, scale=scale))
    if values.size < 2:
        return replace(blank, reason=ONE_VALUE)
    if sd == 0:
        return replace(blank, reason=ALL_EQUAL)
    margin = critical_t(blank.level or NAN, values.size - 1) * sd / float(np.sqrt(values.size))
    return replace(
        blank,
        low=off_scale(average - margin, scale=scale),
        high=off_scale(average + margin, scale=scale),
    )
