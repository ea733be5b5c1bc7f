"""What a repeat of the same study would find."""

from __future__ import annotations

import math

import numpy as np

from lib.statistics.estimates import NAN, Estimate, check_scale, critical_t, off_scale


def repeat_limits(estimate: Estimate, *, scale: str = "linear") -> tuple[float, float]:
    """Limits that the estimate of a repeat of the same size falls into with 95% probability.

    A repeat differs from this study by the chance of both, so that its distance has twice the
    variance of the estimate: estimate -/+ t x standard error x root of 2. It holds if this study
    estimates without bias what the repeat would estimate.

    Args:
        estimate: A difference, or a ratio on the log scale, with standard error and degrees of
            freedom.
        scale: "linear", or "log" if the standard error is that of the log of a ratio.

    Returns:
        Lower and upper limit, as `estimate` in the outcome's unit or as ratios; NaN where it has no
        standard error.

    Raises:
        ValueError: The scale is unknown.

    References:
        Spence and Stanley, PLoS One 2016;11(9):e0162874.
    """
    check_scale(scale)
    if math.isnan(estimate.standard_error) or math.isnan(estimate.df):
        return NAN, NAN
    # A ratio beyond the smallest or the largest float is 0 or infinite.
    with np.errstate(divide="ignore"):
        value = float(np.log(estimate.value)) if scale == "log" else estimate.value
    margin = critical_t(estimate.df) * estimate.standard_error * math.sqrt(2)
    return off_scale(value - margin, scale=scale), off_scale(value + margin, scale=scale)
