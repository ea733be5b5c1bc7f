"""The data of the model of all visits: sums over the participants seen at the same visits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lib.statistics.estimates import BoolArray, FloatArray, on_scale


@dataclass(frozen=True, slots=True)
class VisitSums:
    """The data of the model: sums over the participants seen at the same visits.

    The values of a visit are replaced by the residuals of its own least squares fit, in units of
    their standard deviation: no digit is lost to an offset or a unit. Covariates are 1, arm, and
    the baseline's deviation from the mean of its arm; P patterns, V visits, Q covariates.

    Attributes:
        n: Participants, P.
        masks: 1 where both visits were seen, P x V x V.
        designs: Sums of products of covariates, P x Q x Q.
        cross: Sums of products of covariate and value, P x Q x V.
        squares: Sums of products of values, P x V x V.
        kept: Whether a covariate has a coefficient at a visit, V x Q.
        contrasts: The treatment difference at equal baseline, from the coefficients, V x Q.
        differences: Treatment difference of each visit's own fit, V.
        sds: Residual standard deviation of each visit's own fit, V.
        correlation: Correlation of the residuals of participants seen at both visits, V x V.
        directions: Derivatives of the covariance by its elements, K x V x V.
    """

    n: FloatArray
    masks: FloatArray
    designs: FloatArray
    cross: FloatArray
    squares: FloatArray
    kept: BoolArray
    contrasts: FloatArray
    differences: FloatArray
    sds: FloatArray
    correlation: FloatArray
    directions: FloatArray


def visit_sums(
    observed: FloatArray, before: FloatArray, arm: BoolArray, has_slope: BoolArray, *, scale: str
) -> VisitSums:
    """The sums of a trial in which every visit has an analysis of covariance of its own.

    Args:
        observed: Participants x visits, in the outcome's unit; NaN is missing. Every participant
            has a value at some visit, and every visit enough of them.
        before: The same outcome before treatment, one per participant, none missing.
        arm: True for the treatment arm, one per participant.
        has_slope: Whether the baseline has a coefficient, one per visit.
        scale: "linear", or "log" for log values on log baseline; they must then be positive.
    """
    seen = ~np.isnan(observed)
    visits = seen.shape[1]
    covariate = on_scale(before, scale=scale)
    covariate = covariate - np.median(covariate)
    imbalance = covariate[arm].mean() - covariate[~arm].mean()
    covariate = covariate - covariate[~arm].mean() - imbalance * arm
    spread = float(covariate.std()) or 1.0
    design = np.column_stack([np.ones(arm.size), arm, covariate / spread])
    kept = np.column_stack([np.ones((visits, 2), dtype=np.bool_), has_slope])
    contrasts = np.array([0, 1, -imbalance / spread]) * kept

    residuals = np.zeros(seen.shape)
    differences, sds = np.empty(visits), np.empty(visits)
    for visit in range(visits):
        rows = seen[:, visit]
        columns = design[np.ix_(rows, kept[visit])]
        outcome = on_scale(observed[rows, visit], scale=scale)
        coefficients = np.linalg.lstsq(columns, outcome)[0]
        rest = outcome - columns @ coefficients
        sds[visit] = np.sqrt(rest @ rest / (rest.size - coefficients.size))
        residuals[rows, visit] = rest / sds[visit]
        differences[visit] = contrasts[visit, kept[visit]] @ coefficients

    _, first, pattern = np.unique(
        seen @ (1 << np.arange(visits)), return_index=True, return_inverse=True
    )
    groups = [np.flatnonzero(pattern == group) for group in range(first.size)]
    sizes = (residuals**2).T @ seen
    sizes = np.sqrt(sizes * sizes.T)
    correlation = residuals.T @ residuals / np.where(sizes > 0, sizes, 1)
    return VisitSums(
        n=np.array([float(group.size) for group in groups]),
        masks=np.array([np.outer(seen[row], seen[row]) for row in first], dtype=np.float64),
        designs=np.array([design[group].T @ design[group] for group in groups]),
        cross=np.array([design[group].T @ residuals[group] for group in groups]),
        squares=np.array([residuals[group].T @ residuals[group] for group in groups]),
        kept=kept,
        contrasts=contrasts,
        differences=differences,
        sds=sds,
        correlation=correlation,
        directions=_directions(seen),
    )


def _directions(seen: BoolArray) -> FloatArray:
    """A matrix for each variance, and for each covariance of visits that anybody has both of."""
    visits = seen.shape[1]
    directions = []
    for a, b in zip(*np.triu_indices(visits), strict=True):
        if (seen[:, a] & seen[:, b]).any():
            direction = np.zeros((visits, visits))
            direction[a, b] = direction[b, a] = 1
            directions.append(direction)
    return np.array(directions)
