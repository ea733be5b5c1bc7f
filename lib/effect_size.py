"""Standardised difference of two arms, to put outcomes of different units on one axis."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc, nctdtr, poch  # type: ignore[import-untyped, unused-ignore]

from lib.estimates import (
    NO_VARIATION,
    TOO_FEW,
    Estimate,
    as_arms,
    as_floats,
    check_level,
    mean_difference,
    no_estimate,
    pooled_sd,
)

# A t statistic beyond which the series of the noncentral t distribution takes long, and then fails.
FAR = 1000.0
DEVIATES, WEIGHTS = np.polynomial.hermite_e.hermegauss(32)
WEIGHTS = WEIGHTS / WEIGHTS.sum()


def hedges_g(values: ArrayLike, treated: ArrayLike, *, level: float = 0.95) -> Estimate:
    """Difference of two means in units of the pooled standard deviation, without its bias.

    Cohen's d times the exact factor of Hedges. The limits of d are those noncentral t
    distributions that leave (1 - `level`) / 2 beyond the t of the data; times the same factor they
    are the limits of g.

    Args:
        values: One number per participant, in the unit of analysis; NaN is missing and left out.
        treated: True for the treatment arm, False for control, aligned with `values`.
        level: Confidence level.

    Returns:
        The standardised difference, without unit; `p_value` and `standard_error` are NaN, as the
        method has none. NaN if an arm is empty, if there are fewer than four values (the factor is
        0 for three), or if the values do not vary within the arms.

    Raises:
        ValueError: Shapes differ, a value is infinite, or `level` is not between 0 and 1.

    References:
        Hedges LV. Distribution theory for Glass's estimator of effect size and related estimators.
        J Educ Stat 1981;6:107-128. Steiger JH, Fouladi RT. Noncentrality interval estimation and
        the evaluation of statistical models. In: Harlow LL et al, eds. What if there were no
        significance tests? Erlbaum 1997:221-257.
    """
    check_level(level)
    observed = as_floats(values)
    arm = as_arms(treated, observed.size)
    blank = no_estimate(arm[~np.isnan(observed)], method="Hedges g", level=level)
    difference, spread = mean_difference(observed, arm), pooled_sd(observed, arm)
    if np.isnan(difference.value):
        return replace(blank, reason=difference.reason)
    df = blank.n_treatment + blank.n_control - 2
    if df < 2:
        return replace(blank, reason=TOO_FEW)
    if spread == 0:
        return replace(blank, reason=NO_VARIATION)

    per_t = float(np.sqrt(1 / blank.n_treatment + 1 / blank.n_control))
    factor = float(np.sqrt(2 / df) * poch((df - 1) / 2, 0.5))
    d = difference.value / spread
    size = abs(d) / per_t
    tail = (1 - level) / 2
    limits = [
        factor * per_t * _noncentrality(size, df, probability) for probability in (1 - tail, tail)
    ]
    low, high = limits if d >= 0 else (-limits[1], -limits[0])
    return replace(blank, value=factor * d, low=low, high=high, df=float(df))


def _noncentrality(t: float, df: int, probability: float) -> float:
    """The noncentrality of the t distribution that has `probability` below `t`, which is >= 0."""
    low, high, step = t, t, 5.0
    while _share_below(t, df, low) < probability:
        low, step = low - step, 2 * step
    step = 5.0
    while _share_below(t, df, high) > probability:
        high, step = high + step, 2 * step
    while low < (middle := (low + high) / 2) < high:
        if _share_below(t, df, middle) > probability:
            low = middle
        else:
            high = middle
    return middle


def _share_below(t: float, df: int, noncentrality: float) -> float:
    """The noncentral t distribution function at `t`, which is >= 0."""
    if t > FAR:
        # T is at most t where the relative standard deviation is at least (deviate + noncentrality)
        # over t. So far out its chance hardly bends over the deviates, and 32 of them suffice.
        relative_sd = np.maximum(DEVIATES + noncentrality, 0) / t
        return float(WEIGHTS @ chdtrc(df, df * relative_sd**2))
    share = float(nctdtr(df, noncentrality, t))
    # In the far tails the series does not converge; there the share is 1 or 0.
    return float(noncentrality < t) if np.isnan(share) else share
