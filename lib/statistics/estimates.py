"""What every comparison of two arms has in common: its result, its arguments, its scale.

Every difference is treatment - control; on the log scale it is treatment / control. Results are
raw numbers. Data that cannot answer give NaN and a reason, never an exception; an exception says
that the caller made a mistake.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.language import sentence
from lib.statistics.special import ndtri, stdtr, stdtrit

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

SCALES = ("linear", "log")

# Of every interval, and what each of its limits leaves out on its side.
CONFIDENCE = 0.95
TAIL = (1 - CONFIDENCE) / 2

# Arithmetic on constants leaves deviations near 1e-16 of the values (1e-13 for a small difference
# of large numbers); no laboratory reports eleven significant digits. Between the two lies the line.
ROUNDING = 1e-11
NAN = float("nan")

EMPTY_ARM = sentence("One arm has no values, so the arms cannot be compared.")
ONE_IN_ARM = sentence("An arm with a single value shows no spread, so no interval can be given.")
TOO_FEW = sentence("There are too few participants to estimate the spread and give an interval.")
NO_VARIATION = sentence(
    "The values do not vary within the arms, so there is nothing to judge the difference by."
)
NOT_POSITIVE = sentence("A value is zero or negative, so no ratio can be given.")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A comparison of treatment with control.

    Attributes:
        value: The effect: a difference in the outcome's unit, or a ratio without unit.
        low: Lower limit, of 95% unless `confidence` is lower; NaN where it cannot be given.
        high: Upper limit; NaN where it cannot be given.
        p_value: Two-sided p value; NaN where it cannot be given.
        n_treatment: Participants analysed in the treatment arm.
        n_control: Participants analysed in the control arm.
        method: Name of the method.
        reason: Why something is NaN or not what it seems; empty otherwise.
        standard_error: Standard error of the difference on the scale of analysis (of the log of a
            ratio); NaN where the method has none.
        df: Degrees of freedom of the t distribution behind limits and p; NaN where there is none.
        confidence: What the limits reach at most: `CONFIDENCE`, or less where too few participants
            allow no more. Limits below it are no 95% interval.
    """

    value: float
    low: float
    high: float
    p_value: float
    n_treatment: int
    n_control: int
    method: str
    reason: str = ""
    standard_error: float = NAN
    df: float = NAN
    confidence: float = CONFIDENCE


def as_floats(values: ArrayLike) -> FloatArray:
    """Numbers as a one-dimensional float array, NaN for missing.

    Raises:
        ValueError: More than one dimension, or an infinite value.
    """
    numbers = np.asarray(values, dtype=np.float64)
    if numbers.ndim != 1:
        raise ValueError("values must be one-dimensional")
    if np.isinf(numbers).any():
        raise ValueError("values must be finite, or NaN for missing")
    return numbers


def as_arms(treated: ArrayLike, size: int) -> BoolArray:
    """Arm membership as a boolean array of `size` participants.

    Raises:
        ValueError: Not boolean, or another length.
    """
    arm = np.asarray(treated)
    if arm.shape != (size,):
        raise ValueError("treated must have one entry per value")
    if arm.dtype != np.bool_ and not all(isinstance(entry, bool) for entry in arm):
        raise ValueError("treated must be boolean, without missing entries")
    return arm.astype(np.bool_)


def present_by_arm(values: ArrayLike, treated: ArrayLike) -> tuple[FloatArray, BoolArray]:
    """The values that are not missing, and whose arm they are of.

    Raises:
        ValueError: Shapes differ, a value is infinite, or `treated` is not boolean.
    """
    observed = as_floats(values)
    arm = as_arms(treated, observed.size)
    present = ~np.isnan(observed)
    return observed[present], arm[present]


def check_scale(scale: str) -> None:
    """Refuse a scale that is neither linear nor log.

    Raises:
        ValueError: The scale is unknown.
    """
    if scale not in SCALES:
        raise ValueError(f"scale must be one of {SCALES}, not {scale!r}")


def on_scale(values: FloatArray, *, scale: str) -> FloatArray:
    """The values, or their natural logs if `scale` is "log"; they must then be positive."""
    return np.log(values) if scale == "log" else values


def off_scale(number: float, *, scale: str) -> float:
    """A number back from the scale of analysis; a ratio beyond the largest float is infinite."""
    if scale == "linear":
        return float(number)
    with np.errstate(over="ignore"):
        return float(np.exp(number))


def magnitude(*samples: FloatArray, scale: str) -> float:
    """The size of number that sets the rounding error of the analysed values.

    A log carries an error of the order of one unit in the last place of 1, however near zero the
    log itself may be.
    """
    largest = max(float(np.abs(sample).max()) for sample in samples)
    return max(1.0, largest) if scale == "log" else largest


def is_rounding(deviations: FloatArray, size: float) -> bool:
    """Whether deviations from a fit are rounding error of numbers of the given size."""
    return bool(np.abs(deviations).max() <= ROUNDING * size)


def critical_t(df: float) -> float:
    """Quantile of Student's t that leaves half of 1 - `CONFIDENCE` above it."""
    return float(stdtrit(df, (1 + CONFIDENCE) / 2))


def critical_z() -> float:
    """Quantile of the normal distribution that leaves half of 1 - `CONFIDENCE` above it."""
    return float(ndtri((1 + CONFIDENCE) / 2))


def no_estimate(arm: BoolArray, *, method: str) -> Estimate:
    """An estimate of nothing yet: the n of the arms, and the method."""
    n_treatment = int(arm.sum())
    return Estimate(NAN, NAN, NAN, NAN, n_treatment, arm.size - n_treatment, method)


def why_unusable(arm: BoolArray, *samples: FloatArray, scale: str) -> str:
    """Why values cannot be compared at all; empty if they can."""
    if arm.all() or not arm.any():
        return EMPTY_ARM
    if scale == "log" and any((sample <= 0).any() for sample in samples):
        return NOT_POSITIVE
    return ""


def with_t_interval(
    blank: Estimate, difference: float, error: float, df: float, *, scale: str
) -> Estimate:
    """The estimate with the limits and p of a t distribution, transformed back from its scale."""
    margin = critical_t(df) * error
    return replace(
        blank,
        low=off_scale(difference - margin, scale=scale),
        high=off_scale(difference + margin, scale=scale),
        p_value=float(2 * stdtr(df, -abs(difference) / error)),
        standard_error=error,
        df=float(df),
    )
