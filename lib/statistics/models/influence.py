"""How much each participant matters: the adjusted difference without that participant."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.estimates import (
    NAN,
    ROUNDING,
    FloatArray,
    as_arms,
    as_floats,
    check_scale,
    is_rounding,
    magnitude,
    on_scale,
)
from lib.statistics.models.ancova import adjusted_mean_difference


def leave_one_out_differences(
    values: ArrayLike, baseline: ArrayLike, treated: ArrayLike, *, scale: str = "linear"
) -> FloatArray:
    """The adjusted mean difference of all others, for each participant.

    What `adjusted_mean_difference` gives without the participant, by the update formula of least
    squares instead of a fit for each.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`.
        treated: True for the treatment arm, False for control, aligned with `values`.
        scale: "linear" for the difference of means, "log" for the ratio of geometric means.

    Returns:
        One difference (or ratio) per participant; NaN for a participant without value or baseline,
        who is not analysed, and where the others alone cannot be compared.

    Raises:
        ValueError: Shapes differ, a value is infinite, or the scale is unknown.

    References:
        Belsley et al, Wiley 1980, for the statistic DFBETA.
    """
    check_scale(scale)
    observed, before = as_floats(values), as_floats(baseline)
    if observed.size != before.size:
        raise ValueError("values and baseline must have the same length")
    arm = as_arms(treated, observed.size)
    complete = ~(np.isnan(observed) | np.isnan(before))
    without = np.full(observed.size, NAN)
    observed, before, arm = observed[complete], before[complete], arm[complete]
    if min(arm.sum(), (~arm).sum()) < 1 or (
        scale == "log" and min(observed.min(), before.min()) <= 0
    ):
        return without
    outcome, covariate = on_scale(observed, scale=scale), on_scale(before, scale=scale)
    differences = _without_each(outcome, covariate, arm, magnitude(covariate, scale=scale))
    # Where an arm or the slope rests on one participant alone, the others get a model of their own.
    for place in np.flatnonzero(np.isnan(differences)):
        others = np.arange(arm.size) != place
        differences[place] = adjusted_mean_difference(
            outcome[others], covariate[others], arm[others]
        ).value
    without[complete] = differences
    with np.errstate(over="ignore"):
        return np.exp(without) if scale == "log" else without


def _without_each(
    outcome: FloatArray, covariate: FloatArray, arm: np.ndarray, covariate_size: float
) -> FloatArray:
    """The differences without each participant; NaN where the design does not survive it."""
    columns = [np.ones(arm.size), arm.astype(np.float64)]
    within = covariate - np.where(arm, covariate[arm].mean(), covariate[~arm].mean())
    if not is_rounding(within, covariate_size):
        columns.append(covariate - np.median(covariate))
    elif not is_rounding(covariate - covariate[0], covariate_size):
        return np.full(arm.size, NAN)
    design = np.column_stack(columns)
    basis, triangle = np.linalg.qr(design)
    inverse = np.linalg.inv(triangle)
    centred = outcome - np.median(outcome)
    coefficients = inverse @ (basis.T @ centred)
    residuals = centred - design @ coefficients
    leverage = np.einsum("ij,ij->i", basis, basis)
    # What the row of the arm in the pseudo-inverse of the design gives each participant.
    weights = basis @ inverse[1]
    left = 1 - leverage
    alone = left <= ROUNDING * arm.size
    step = np.divide(weights * residuals, left, out=np.full(arm.size, NAN), where=~alone)
    return np.asarray(coefficients[1] - step, dtype=np.float64)
