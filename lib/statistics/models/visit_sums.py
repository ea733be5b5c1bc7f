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
    the baseline's deviation from the mean of its arm, in units of its standard deviation. Mean and
    unit are those of the participants seen at the visit: one of them with a baseline far from all
    others leaves the visits that were missed by that one as they are. P patterns, V visits, Q
    covariates.

    Attributes:
        n: Participants, P.
        masks: 1 where both visits were seen, P x V x V.
        designs: Sums of products of covariates at two visits, P x V x Q x V x Q.
        cross: Sums of products of covariate and value, each at its visit, P x V x Q x V.
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
    kept = np.column_stack([np.ones((visits, 2), dtype=np.bool_), has_slope])
    covariate = on_scale(before, scale=scale)
    designs = np.zeros((*seen.shape, 3))
    residuals = np.zeros(seen.shape)
    contrasts = np.zeros((visits, 3))
    differences, sds = np.empty(visits), np.empty(visits)
    for visit in range(visits):
        rows = seen[:, visit]
        design, contrasts[visit] = _design(covariate[rows], arm[rows], has_slope=has_slope[visit])
        designs[rows, visit] = design
        columns = design[:, kept[visit]]
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
    flat = designs.reshape(len(designs), -1)
    shape = (visits, 3)
    return VisitSums(
        n=np.array([float(group.size) for group in groups]),
        masks=np.array([np.outer(seen[row], seen[row]) for row in first], dtype=np.float64),
        designs=np.array([(flat[group].T @ flat[group]).reshape(shape * 2) for group in groups]),
        cross=np.array(
            [(flat[group].T @ residuals[group]).reshape(*shape, visits) for group in groups]
        ),
        squares=np.array([residuals[group].T @ residuals[group] for group in groups]),
        kept=kept,
        contrasts=contrasts,
        differences=differences,
        sds=sds,
        correlation=correlation,
        directions=_directions(seen),
    )


def _design(
    covariate: FloatArray, arm: BoolArray, *, has_slope: np.bool_
) -> tuple[FloatArray, FloatArray]:
    """Covariates of a visit's participants, and the weights of the difference at equal baseline.

    Both have three columns; that of a baseline without a coefficient holds zeros.
    """
    design = np.column_stack([np.ones(arm.size), arm, np.zeros(arm.size)])
    if not has_slope:
        return design, np.array([0.0, 1.0, 0.0])
    centred = covariate - np.median(covariate)
    means = [centred[of].mean() for of in (arm, ~arm)]
    deviations = centred - np.where(arm, *means)
    spread = float(deviations.std())
    design[:, 2] = deviations / spread
    return design, np.array([0.0, 1.0, (means[1] - means[0]) / spread])


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
