"""The restricted likelihood of the model of all visits, and its maximum.

The parameters are the variances and covariances of the visits; the coefficients of the means follow
from them by generalised least squares. V visits, Q covariates, K elements of the covariance.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from lib.language import sentence
from lib.statistics.estimates import FloatArray
from lib.statistics.models.visit_sums import VisitSums

# Smallest eigenvalue of the correlations of the visits, the share of variance that the other visits
# do not explain. The information goes with its inverse square, and loses its digits below this.
SINGULAR = 1e-6
MAX_STEPS = 200
MAX_HALVINGS = 40
# Twice the rise in log likelihood that a further step promises. Below NEAR Newton's method can be
# trusted; it converges quadratically, so below CONVERGED a last step leaves only rounding error.
NEAR = 0.1
CONVERGED = 1e-12

INSEPARABLE = sentence(
    "How the visits vary together cannot be estimated: one visit follows from the others, or too "
    "few participants have values at the same visits."
)
NOT_CONVERGED = sentence(
    "The estimation of how the visits vary together did not come to an end, so no difference can "
    "be given."
)


@dataclass(frozen=True, slots=True)
class Point:
    """The restricted likelihood at one covariance of the visits.

    Attributes:
        covariance: The covariance, V x V.
        room: Smallest eigenvalue of the correlations of the visits seen together.
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
    variances = np.diag(covariance)
    if (variances <= 0).any():
        return None
    sds = np.sqrt(variances)
    visits, covariates = sample.kept.shape
    size = visits * covariates
    correlations = np.where(sample.masks > 0, covariance / np.outer(sds, sds), np.eye(visits))
    eigenvalues = np.linalg.eigvalsh(correlations)
    if eigenvalues.min() <= SINGULAR / 1000:
        return None
    inverses = sample.masks * np.linalg.inv(correlations) / np.outer(sds, sds)
    seen = np.diagonal(sample.masks, axis1=1, axis2=2)
    log_determinant = sample.n @ (np.log(eigenvalues).sum(axis=1) + seen @ np.log(variances))

    # With V the covariance of one participant's values and X their covariates, every sum over
    # participants of the same pattern is a sum of V^-1 times a sum of products.
    kept = np.flatnonzero(sample.kept)
    information = np.einsum("pab,pjl->ajbl", inverses, sample.designs).reshape(size, size)
    information = information[np.ix_(kept, kept)]
    errors = np.zeros((size, size))
    errors[np.ix_(kept, kept)] = np.linalg.inv(information)
    coefficients = errors @ np.einsum("pab,pjb->aj", inverses, sample.cross).ravel()
    by_visit = coefficients.reshape(visits, covariates)
    fits = by_visit @ sample.cross
    squares = sample.squares - fits - fits.transpose(0, 2, 1)
    squares = squares + by_visit @ sample.designs @ by_visit.T
    cross = sample.cross.transpose(0, 2, 1) - by_visit @ sample.designs
    blocks = errors.reshape(visits, covariates, visits, covariates)
    hats = inverses @ np.einsum("ajbl,pjl->pab", blocks, sample.designs) @ inverses
    scores = inverses @ squares @ inverses
    counted = sample.n[:, None, None] * inverses

    traces = partial(_traces, sample.directions)
    inner = inverses @ sample.directions[:, None] @ inverses
    moved = np.tensordot(inner, sample.designs, ([1], [0])).transpose(0, 1, 3, 2, 4)
    moved = moved.reshape(-1, size, size) @ errors
    pulled = (inner @ cross).sum(axis=1).reshape(-1, size)
    projected = traces(counted, inverses) - 2 * traces(inverses, hats)
    projected += np.tensordot(moved, moved, ([1, 2], [2, 1]))
    quadratic = traces(inverses, scores) - pulled @ errors @ pulled.T
    return Point(
        covariance=covariance,
        room=float(eigenvalues.min()),
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


def _traces(directions: FloatArray, left: FloatArray, right: FloatArray) -> FloatArray:
    """Sum over patterns of tr(E left E' right) for every pair of directions E, E'."""
    visits = directions.shape[1]
    sums = left.reshape(-1, visits**2).T @ right.reshape(-1, visits**2)
    half = np.tensordot(directions, sums.reshape((visits,) * 4), ([1, 2], [3, 0]))
    return np.tensordot(half, directions, ([1, 2], [1, 2]))


def maximum(sample: VisitSums) -> Point | str:
    """The restricted likelihood at its maximum, or why there is none.

    Fisher scoring, which strays less, until Newton's method can take over near the maximum.
    """
    identity = np.eye(len(sample.sds))
    # Correlations from different participants need not fit together: they are shrunk until they do.
    starts = (
        likelihood(sample, identity + share * (sample.correlation - identity))
        for share in (1, 0.9, 0.7, 0.5, 0.3, 0)
    )
    point = next(start for start in starts if start and start.room > SINGULAR)
    for _ in range(MAX_STEPS):
        if point.room <= SINGULAR or not _is_positive_definite(point.expected):
            return INSEPARABLE
        direction = _solution(point.expected, point.gradient)
        if point.gradient @ direction <= NEAR and _is_positive_definite(point.observed):
            direction = _solution(point.observed, point.gradient)
            if point.gradient @ direction <= CONVERGED:
                return _stepped(sample, point, direction) or point
        higher = _higher(sample, point, direction)
        if higher is None:
            return NOT_CONVERGED
        point = higher
    return NOT_CONVERGED


def _stepped(sample: VisitSums, point: Point, direction: FloatArray) -> Point | None:
    return likelihood(sample, point.covariance + np.tensordot(direction, sample.directions, 1))


def _higher(sample: VisitSums, point: Point, direction: FloatArray) -> Point | None:
    """The likelihood after a step, halved until it does not fall; None if it always does."""
    for halvings in range(MAX_HALVINGS):
        stepped = _stepped(sample, point, direction / 2**halvings)
        if stepped and stepped.log_likelihood >= point.log_likelihood:
            return stepped
    return None


def _solution(matrix: FloatArray, right: FloatArray) -> FloatArray:
    return np.asarray(np.linalg.solve(matrix, right), dtype=np.float64)


def _is_positive_definite(matrix: FloatArray) -> bool:
    return bool(np.linalg.eigvalsh(matrix)[0] > 0)


def difference_at(sample: VisitSums, point: Point, visit: int) -> tuple[float, float, float]:
    """Difference, standard error and Satterthwaite's degrees of freedom at a visit.

    Difference and error are in the unit of the values, on the scale of analysis.

    References:
        Fai and Cornelius, J Stat Comput Simul 1996;54:363–78.
    """
    contrast = np.zeros(sample.kept.shape)
    contrast[visit] = sample.contrasts[visit]
    weights = contrast.ravel()
    variance = float(weights @ point.errors @ weights)
    gradient = point.slopes @ weights @ weights
    uncertainty = 2 * variance**2 / float(gradient @ _solution(point.observed, gradient))
    difference = sample.differences[visit] + sample.sds[visit] * (weights @ point.coefficients)
    return float(difference), float(sample.sds[visit] * np.sqrt(variance)), uncertainty
