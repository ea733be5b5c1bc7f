"""Analysis of covariance: the arms compared at equal baseline."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.language import sentence
from lib.statistics.estimates import (
    NAN,
    NO_VARIATION,
    ROUNDING,
    TOO_FEW,
    Estimate,
    FloatArray,
    as_arms,
    as_floats,
    check_scale,
    critical_t,
    is_rounding,
    magnitude,
    no_estimate,
    off_scale,
    on_scale,
    why_unusable,
    with_t_interval,
)

NO_RESIDUAL_VARIATION = sentence(
    "Arm and baseline explain the values completely, so nothing is left to judge the difference by."
)
CONFOUNDED = sentence(
    "The baseline differs between the arms but not within them, so it cannot be adjusted for."
)
CONFOUNDED_STRATA = sentence(
    "Each stratum has participants of one arm only, so the arms cannot be compared within strata."
)


@dataclass(frozen=True, slots=True)
class AdjustedMeans:
    """The means of both arms at equal baseline.

    Attributes:
        treatment: Mean of the treatment arm with its lower and upper limit, in the outcome's unit.
        control: The same of the control arm.
        n_treatment: Participants analysed in the treatment arm.
        n_control: Participants analysed in the control arm.
        reason: Why something is NaN; empty otherwise.
    """

    treatment: tuple[float, float, float]
    control: tuple[float, float, float]
    n_treatment: int
    n_control: int
    reason: str = ""


def adjusted_mean_difference(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    *,
    strata: ArrayLike | None = None,
    scale: str = "linear",
) -> Estimate:
    """Difference of two means at equal baseline (analysis of covariance).

    Ordinary least squares of the value on arm and baseline; t with n - 3 degrees of freedom. The
    change from baseline as `values` gives the same answer as the value itself. A baseline that is
    the same for everybody carries no information and is left out of the model (n - 2 degrees of
    freedom), as `lm` of R does.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`. A participant with
            either missing is left out.
        treated: True for the treatment arm, False for control, aligned with `values`.
        strata: Label of the randomisation stratum of each participant, a fixed effect that costs a
            degree of freedom for each stratum after the first; None without strata.
        scale: "linear" for the difference of means, "log" for the ratio of geometric means (log
            value on log baseline; limits transformed back).

    Returns:
        The adjusted estimate. `value` is NaN if an arm is empty, if on the log scale a value or
        baseline is not positive, or if baseline or strata cannot be separated from the arms; limits
        and p are NaN also if no degree of freedom is left or the model fits without remainder.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Vickers and Altman, BMJ 2001;323:1123–4.
    """
    blank, fit = _ancova(values, baseline, treated, strata, scale=scale)
    if fit is None or math.isnan(fit.error):
        return blank
    return with_t_interval(blank, fit.difference, fit.error, fit.df, scale=scale)


def adjusted_means(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    *,
    strata: ArrayLike | None = None,
    scale: str = "linear",
) -> AdjustedMeans:
    """Mean of each arm at the mean baseline of all participants analysed (least-squares means).

    The model and the arguments are those of `adjusted_mean_difference`; each mean is the prediction
    averaged over everybody analysed, as if all had been in that arm, so strata keep the mix that
    was observed.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`.
        treated: True for the treatment arm, False for control, aligned with `values`.
        strata: Label of the randomisation stratum of each participant, or None.
        scale: "linear" for means, "log" for geometric means.

    Returns:
        Both means with their limits, NaN as in `adjusted_mean_difference`.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Searle et al, Am Stat 1980;34:216–21.
    """
    blank, fit = _ancova(values, baseline, treated, strata, scale=scale)
    if fit is None:
        nothing = (NAN, NAN, NAN)
        return AdjustedMeans(nothing, nothing, blank.n_treatment, blank.n_control, blank.reason)
    treatment, control = (
        _with_limits(fit, share, scale=scale)
        for share in (1 - fit.treated_share, -fit.treated_share)
    )
    return AdjustedMeans(treatment, control, blank.n_treatment, blank.n_control, blank.reason)


def as_groups(strata: ArrayLike | None, size: int) -> NDArray[np.int_]:
    """Number of each participant's stratum; all 0 without strata.

    Raises:
        ValueError: A label is missing, or their number is another.
    """
    if strata is None:
        return np.zeros(size, dtype=np.int_)
    labels = np.asarray(strata, dtype=object)
    if labels.shape != (size,):
        raise ValueError("strata must have one entry per value")
    if any(label is None or label != label for label in labels):
        raise ValueError("strata must not be missing")
    names = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    return np.array([names[label] for label in labels], dtype=np.int_)


@dataclass(frozen=True, slots=True)
class _Fit:
    """A fitted analysis of covariance, on the scale of analysis."""

    difference: float
    error: float
    df: int
    mean: float
    mean_error: float
    treated_share: float


def _ancova(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    strata: ArrayLike | None,
    *,
    scale: str,
) -> tuple[Estimate, _Fit | None]:
    """The difference without limits, and the fit; None if there is no difference.

    The fit's errors are NaN if it leaves nothing to judge the difference by.
    """
    check_scale(scale)
    observed, before = as_floats(values), as_floats(baseline)
    if observed.size != before.size:
        raise ValueError("values and baseline must have the same length")
    arm = as_arms(treated, observed.size)
    groups = as_groups(strata, observed.size)
    complete = ~(np.isnan(observed) | np.isnan(before))
    observed, before, arm = observed[complete], before[complete], arm[complete]
    groups = np.unique(groups[complete], return_inverse=True)[1]
    blank = no_estimate(arm, method="ANCOVA")
    if unusable := why_unusable(arm, observed, before, scale=scale):
        return replace(blank, reason=unusable), None
    outcome, covariate = on_scale(observed, scale=scale), on_scale(before, scale=scale)

    # Least squares on arm, baseline and strata is the regression of deviations within strata, then
    # within arms (Frisch and Waugh): no matrix to invert, no conditioning to lose to an offset.
    contrast = within_groups(arm.astype(np.float64), groups)
    information = float(contrast @ contrast)
    if information <= ROUNDING * arm.size:
        return replace(blank, reason=CONFOUNDED_STRATA), None
    gap, deviations = _apart(outcome, contrast, groups)
    imbalance, covariate_deviations = _apart(covariate, contrast, groups)
    covariate_size = magnitude(covariate, scale=scale)
    parameters, slope, leverage = groups.max() + 2, 0.0, 0.0
    if not is_rounding(covariate_deviations, covariate_size):
        spread = float(covariate_deviations @ covariate_deviations)
        slope = float(covariate_deviations @ deviations) / spread
        parameters, leverage = parameters + 1, imbalance**2 / spread
    elif abs(imbalance) > ROUNDING * covariate_size:
        return replace(blank, reason=CONFOUNDED), None

    difference = gap - slope * imbalance
    blank = replace(blank, value=off_scale(difference, scale=scale))
    df = int(arm.size - parameters)
    middle = float(np.median(outcome))
    mean = middle + float((outcome - middle).mean())
    fit = _Fit(difference, NAN, df, mean, NAN, blank.n_treatment / arm.size)
    if df < 1:
        return replace(blank, reason=TOO_FEW), fit
    outcome_size = magnitude(outcome, scale=scale)
    if is_rounding(deviations, outcome_size):
        return replace(blank, reason=NO_VARIATION), fit
    residuals = deviations - slope * covariate_deviations
    if is_rounding(residuals, outcome_size + abs(slope) * covariate_size):
        return replace(blank, reason=NO_RESIDUAL_VARIATION), fit
    variance = float(residuals @ residuals) / df
    error = math.sqrt(variance * (1 / information + leverage))
    return blank, replace(fit, error=error, mean_error=math.sqrt(variance / arm.size))


def _with_limits(fit: _Fit, share: float, *, scale: str) -> tuple[float, float, float]:
    """The overall mean moved by a share of the difference, with its limits."""
    mean = fit.mean + share * fit.difference
    # The overall mean and the adjusted difference are uncorrelated.
    margin = critical_t(fit.df) * math.hypot(fit.mean_error, share * fit.error)
    return (
        off_scale(mean, scale=scale),
        off_scale(mean - margin, scale=scale),
        off_scale(mean + margin, scale=scale),
    )


def within_groups(numbers: FloatArray, groups: NDArray[np.int_]) -> FloatArray:
    """Deviations of numbers from the mean of their group; groups are numbered from 0."""
    centred = numbers - np.median(numbers)
    means = np.bincount(groups, centred) / np.bincount(groups)
    return np.asarray(centred - means[groups], dtype=np.float64)


def _apart(
    numbers: FloatArray, contrast: FloatArray, groups: NDArray[np.int_]
) -> tuple[float, FloatArray]:
    """Difference of the arms within groups, and every number's deviation from group and arm."""
    within = within_groups(numbers, groups)
    gap = float(contrast @ within / (contrast @ contrast))
    return gap, within - gap * contrast
