"""Descriptions of one group: an array in, one `Summary`, `Quartiles` or number out.

Nothing here compares arms. Missing values are left out and counted, never replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.language import sentence
from lib.statistics.estimates import (
    NAN,
    NOT_POSITIVE,
    FloatArray,
    as_floats,
    critical_t,
    is_rounding,
    magnitude,
    off_scale,
    on_scale,
)

NO_VALUES = sentence("There are no values to summarise.")
ONE_VALUE = sentence("A single value shows no spread, so no interval can be given.")
ALL_EQUAL = sentence("All values are equal, so there is no spread to base an interval on.")


@dataclass(frozen=True, slots=True)
class Summary:
    """One number that stands for a group, with its confidence limits.

    Attributes:
        value: The summary, in the unit of the values (a ratio has none).
        low: Lower 95% limit; NaN where it cannot be given.
        high: Upper 95% limit; NaN where it cannot be given.
        n: Values (or pairs) behind it.
        method: Name of the method.
        reason: Why something is NaN; empty otherwise.
    """

    value: float
    low: float
    high: float
    n: int
    method: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The middle of a group and the spread of its values, which are no confidence limits.

    Attributes:
        median: Median, in the unit of the values.
        q1: First quartile, in the unit of the values.
        q3: Third quartile, in the unit of the values.
        n: Values behind them.
        reason: Why all are NaN; empty otherwise.
    """

    median: float
    q1: float
    q3: float
    n: int
    reason: str = ""


def mean(values: ArrayLike) -> Summary:
    """Arithmetic mean with its t interval.

    Args:
        values: Numbers in the outcome's unit; NaN is missing and left out.

    Returns:
        The mean; NaN without values. Limits are NaN for one value or equal values.

    Raises:
        ValueError: A value is infinite or the array is not one-dimensional.

    References:
        Student, Biometrika 1908;6:1–25.
    """
    present = _present(values)
    blank = Summary(NAN, NAN, NAN, present.size, "t interval")
    return t_interval(blank, present, scale="linear")


def geometric_mean(values: ArrayLike) -> Summary:
    """Geometric mean with the t interval of the logs, transformed back.

    Args:
        values: Numbers in the outcome's unit; NaN is missing and left out.

    Returns:
        The geometric mean; NaN without values, and NaN if any value is zero or negative: such a
        value is never dropped. Limits are NaN for one value or equal values.

    Raises:
        ValueError: A value is infinite or the array is not one-dimensional.

    References:
        Bland and Altman, BMJ 1996;312:1079.
    """
    present = _present(values)
    blank = Summary(NAN, NAN, NAN, present.size, "t interval of the logs")
    return t_interval(blank, present, scale="log")


def quartiles(values: ArrayLike) -> Quartiles:
    """Median, first and third quartile, type 7 (the default of R and NumPy).

    Args:
        values: Numbers in the outcome's unit; NaN is missing and left out.

    Returns:
        The quartiles; NaN without values.

    Raises:
        ValueError: A value is infinite or the array is not one-dimensional.

    References:
        Hyndman and Fan, Am Stat 1996;50:361–5.
    """
    present = _present(values)
    if not present.size:
        return Quartiles(NAN, NAN, NAN, 0, NO_VALUES)
    q1, q2, q3 = (float(quartile) for quartile in np.quantile(present, [0.25, 0.5, 0.75]))
    return Quartiles(q2, q1, q3, present.size)


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


def t_interval(
    blank: Summary, values: FloatArray, before: FloatArray | None = None, *, scale: str
) -> Summary:
    """The summary with the mean of the values, or of their changes from `before`, and its limits.

    Args:
        blank: The summary without numbers.
        values: Numbers in the outcome's unit, none missing; there may be none at all.
        before: The same outcome earlier, aligned with `values`; None for the values themselves.
        scale: "linear", or "log" for geometric means and ratios (limits transformed back).
    """
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
    margin = critical_t(values.size - 1) * sd / float(np.sqrt(values.size))
    return replace(
        blank,
        low=off_scale(average - margin, scale=scale),
        high=off_scale(average + margin, scale=scale),
    )


def _present(values: ArrayLike) -> FloatArray:
    numbers = as_floats(values)
    return numbers[~np.isnan(numbers)]
