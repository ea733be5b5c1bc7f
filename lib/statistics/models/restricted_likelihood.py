"""The restricted likelihood of the model of all visits, and what follows from its maximum.

The parameters are the variances and covariances of the visits; the coefficients of the means follow
from them by generalised least squares. V visits, Q covariates, K elements of the covariance.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from lib.statistics.estimates import FloatArray
from lib.statistics.models.visit_sums import VisitSums

# Smallest eigenvalue of the correlations of the visits at which the likelihood keeps its digits.
NEARLY_SINGULAR = 1e-9
# Observed information of so little of the expected is rounding: the likelihood is level there.
LEVEL = 1e-9
# What a variance changes by along such a direction, in its own unit, before it depends on it.
LEVEL_SLOPE = 1e-6


@dataclass(frozen=True, slots=True)
class Point:
    """The restricted likelihood at one covariance of the visits.

    Attributes:
        covariance: The covariance, V x V.
        room: Smallest eigenvalue of the correlations of the visits seen together, and of all if
            every two of them were seen together.
        log_likelihood: Logarithm of the restricted likelihood, without its constant.
        gradient: Its derivatives by the elements of the covariance, K.
        expected: Expected information about the elements, K x K.
        observed: Observed information about the elements, K x K.
        coefficients: Generalised least squares coefficients, V Q.
        errors: Their covariance, V Q x V Q.
        slopes: Derivatives of `errors` by the elements of the covariance, K x V Q x V Q.
    """

    covariance: FloatArray
    room: float
    log_likelihood: float
    gradient: FloatArray
    expected: FloatArray
    observed: FloatArray
    coefficients: FloatArray
    errors: FloatArray
    slopes: FloatArray


def likelihood(sample: VisitSums, covariance: FloatArray) -> Point | None:
    """The restricted likelihood at a covariance of the visits (V x V), in units of `sample`.

    None where the covariance is not positive definite.
    """
    inverted = _inverted(sample, covariance)
    if inverted is None:
        return None
    inverses, log_determinant, room = inverted
    visits, covariates = sample.kept.shape
    size = visits * covariates

    # With V the covariance of one participant's values and X their covariates, every sum over
    # participants of the same pattern is a sum of V^-1 times a sum of products.
    kept = np.flatnonzero(sample.kept)
    information = np.einsum("pab,pajbl->ajbl", inverses, sample.designs).reshape(size, size)
    information = information[np.ix_(kept, kept)]
    errors = np.zeros((size, size))
    errors[np.ix_(kept, kept)] = np.linalg.inv(information)
    coefficients = errors @ np.einsum("pab,pajb->aj", inverses, sample.cross).ravel()
    by_visit = coefficients.reshape(visits, covariates)
    fitted = np.einsum("pajbl,bl->pajb", sample.designs, by_visit)
    cross = sample.cross - fitted
    squares = np.einsum("aj,pajb->pab", by_visit, sample.cross + cross)
    squares = sample.squares - (squares + squares.transpose(0, 2, 1)) / 2
    blocks = errors.reshape(visits, covariates, visits, covariates)
    hats = inverses @ np.einsum("ajbl,pajbl->pab", blocks, sample.designs) @ inverses
    scores = inverses @ squares @ inverses
    counted = sample.n[:, None, None] * inverses

    traces = partial(_traces, sample.directions)
    inner = _inner(inverses, sample.directions)
    # Products of matrices for every two visits.
    products = sample.designs.transpose(1, 3, 0, 2, 4).reshape(visits, visits, -1, covariates**2)
    moved = (inner @ products).reshape(visits, visits, -1, *[covariates] * 2)
    moved = moved.transpose(2, 0, 3, 1, 4).reshape(-1, size, size) @ errors
    pulled = (inner @ cross.transpose(1, 3, 0, 2)).sum(axis=1)
    pulled = pulled.transpose(1, 0, 2).reshape(-1, size)
    projected = traces(counted, inverses) - 2 * traces(inverses, hats)
    projected += np.tensordot(moved, moved, ([1, 2], [2, 1]))
    quadratic = traces(inverses, scores) - pulled @ errors @ pulled.T
    return Point(
        covariance=covariance,
        room=room,
        log_likelihood=-0.5
        * float(log_determinant + np.linalg.slogdet(information)[1] + (inverses * squares).sum()),
        gradient=np.tensordot(
            sample.directions, (hats + scores - counted).sum(axis=0) / 2, ([1, 2], [0, 1])
        ),
        expected=projected / 2,
        observed=quadratic - projected / 2,
        coefficients=coefficients,
        errors=errors,
        slopes=errors @ moved,
    )


def _inverted(sample: VisitSums, covariance: FloatArray) -> tuple[FloatArray, float, float] | None:
    """Inverse of the covariance of each pattern, logarithm of their determinants, and room."""
    variances = np.diag(covariance)
    if (variances <= 0).any():
        return None
    units = np.sqrt(np.outer(variances, variances))
    correlations = np.where(sample.masks > 0, covariance / units, np.eye(len(variances)))
    eigenvalues = np.linalg.eigvalsh(correlations)
    room = float(eigenvalues.min())
    if is_whole(sample):
        room = min(room, float(np.linalg.eigvalsh(covariance / units)[0]))
    if room <= NEARLY_SINGULAR:
        return None
    seen = np.diagonal(sample.masks, axis1=1, axis2=2)
    log_determinant = sample.n @ (np.log(eigenvalues).sum(axis=1) + seen @ np.log(variances))
    return sample.masks * np.linalg.inv(correlations) / units, float(log_determinant), room


def _inner(inverses: FloatArray, directions: FloatArray) -> FloatArray:
    """V^-1 E V^-1 of every direction E and pattern: V x V x K x P.

    A direction is 1 at one element and its mirror image and 0 elsewhere, so each product is one of
    a column and a row of V^-1.
    """
    places = [np.argwhere(np.triu(direction))[0] for direction in directions]
    first, second = np.array(places).T
    columns = np.ascontiguousarray(inverses.transpose(1, 2, 0))
    found = columns[:, None, first] * columns[None, :, second]
    off = np.flatnonzero(first != second)
    found[:, :, off] += columns[:, None, second[off]] * columns[None, :, first[off]]
    return np.asarray(found, dtype=np.float64)


def is_whole(sample: VisitSums) -> bool:
    """Whether every two visits were seen together by somebody."""
    visits = len(sample.sds)
    return len(sample.directions) == visits * (visits + 1) // 2


def _traces(directions: FloatArray, left: FloatArray, right: FloatArray) -> FloatArray:
    """Sum over patterns of tr(E left E' right) for every pair of directions E, E'."""
    visits = directions.shape[1]
    sums = left.reshape(-1, visits**2).T @ right.reshape(-1, visits**2)
    half = np.tensordot(directions, sums.reshape((visits,) * 4), ([1, 2], [3, 0]))
    return np.tensordot(half, directions, ([1, 2], [1, 2]))


def curvatures_of(point: Point, observed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Information in directions in which the expected is 1, and these directions.

    Args:
        point: The point, whose expected information must be positive definite.
        observed: Observed information about the elements of the covariance, K x K.

    Returns:
        Observed information in each direction, the lowest first, K; the directions, K x K, each a
        column.
    """
    root = np.linalg.cholesky(point.expected)
    half = np.linalg.solve(root, observed)
    curvatures, axes = np.linalg.eigh(np.linalg.solve(root, half.T))
    return curvatures, np.asarray(np.linalg.solve(root.T, axes), dtype=np.float64)


def differences_at(sample: VisitSums, point: Point) -> list[tuple[float, float, float]]:
    """Difference, standard error and Satterthwaite's degrees of freedom at every visit.

    Difference and error are in the unit of the values, on the scale of analysis. Without any
    information on something that the error depends on, the degrees of freedom are 0.

    References:
        Fai and Cornelius, J Stat Comput Simul 1996;54:363–78.
    """
    curvatures, directions = curvatures_of(point, point.observed)
    level = curvatures <= LEVEL
    found = []
    for visit in range(len(sample.sds)):
        contrast = np.zeros(sample.kept.shape)
        contrast[visit] = sample.contrasts[visit]
        weights = contrast.ravel()
        variance = float(weights @ point.errors @ weights)
        slopes = point.slopes @ weights @ weights @ directions / variance
        df = 0.0
        if (np.abs(slopes[level]) <= LEVEL_SLOPE).all():
            df = 2 / float(slopes[~level] @ (slopes[~level] / curvatures[~level]))
        difference = sample.differences[visit] + sample.sds[visit] * (weights @ point.coefficients)
        found.append((float(difference), float(sample.sds[visit] * np.sqrt(variance)), df))
    return found
