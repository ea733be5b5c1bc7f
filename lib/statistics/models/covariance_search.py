"""The search for the covariance of the visits at which the restricted likelihood is highest."""

from __future__ import annotations

import numpy as np

from lib.language import sentence
from lib.statistics.estimates import FloatArray
from lib.statistics.models.restricted_likelihood import (
    LEVEL,
    Point,
    curvatures_of,
    is_whole,
    likelihood,
)
from lib.statistics.models.visit_sums import VisitSums

# Smallest eigenvalue of the correlations of the visits, the share of variance that the other visits
# do not explain. The information goes with its inverse square, and loses its digits below this.
SINGULAR = 1e-6
# Smallest eigenvalue of the expected information about the elements, each in its own unit: of
# uncorrelated visits, which have none about an element that nobody's values speak of; and of any
# visits, which keep the square of `SINGULAR` of it.
UNINFORMED = 1e-9
ROUNDING = 1e-13
# Shares of the correlations of the residuals with which the search starts.
STARTS = (1, 0.9, 0.5, 0)
MAX_STEPS = 200
MAX_HALVINGS = 40
MAX_DOUBLINGS = 20
# Of e, by which a step may multiply the square root of a variance.
MAX_POWER = 20
# Twice the rise in log likelihood that a further step promises. Newton's method converges
# quadratically, so below CONVERGED a last step leaves only rounding error. Where the visits are
# nearly singular the log likelihood has not so many digits: below ROUNDED it need not rise.
NEAR = 0.1
CONVERGED = 1e-12
ROUNDED = 1e-8
# A step that keeps to its parabola brings half of the rise promised, one along a slope all of it.
SLOPE = 0.75
# Lowest observed information, of the expected, on the way up a hill with a single top. In 400
# simulated trials of 29 with an eighth of the values missing it was 0.19 or more; with a value far
# from all others it is 0.03 and less.
HILL = 0.1
# A step along a curvature less than this, or turned the wrong way, goes as far as if it were this.
LEAST_CURVATURE = 1e-4

INSEPARABLE = sentence(
    "How the visits vary together cannot be estimated: one visit follows from the others, or too "
    "few participants have values at the same visits."
)
NOT_CONVERGED = sentence(
    "The estimation of how the visits vary together did not come to an end, so no difference can "
    "be given."
)


def maximum(sample: VisitSums) -> Point | str:
    """The restricted likelihood at its maximum, or why there is none.

    Newton's method, with all curvatures turned to that of a hill until it is near the maximum. If
    the way was no hill throughout, as with a value far from all others, there may be several
    maxima: then the highest of those found from correlations shrunk more and more. A maximum may be
    level in some direction, in which it is one of many; `differences_at` says what depends on it.
    """
    identity = np.eye(len(sample.sds))
    uncorrelated = likelihood(sample, identity)
    if uncorrelated is None or _information(uncorrelated) <= UNINFORMED:
        return INSEPARABLE
    tops, reason = [], INSEPARABLE
    for share in STARTS:
        # Correlations from different participants need not fit together before they are shrunk.
        start = likelihood(sample, identity + share * (sample.correlation - identity))
        if start is None or start.room <= SINGULAR:
            continue
        top, is_hill = _climbed(sample, start)
        if isinstance(top, str):
            reason = top
            continue
        tops.append(top)
        if is_hill:
            break
    return max(tops, key=lambda top: top.log_likelihood) if tops else reason


def _climbed(sample: VisitSums, point: Point) -> tuple[Point | str, bool]:
    """The maximum above a point, or why there is none; whether all the way was on a hill."""
    is_hill = True
    for _ in range(MAX_STEPS):
        if not _is_regular(point):
            return INSEPARABLE, False
        direction, is_last, on_hill = _direction(sample, point)
        is_hill = is_hill and on_hill
        promise = float(point.gradient @ direction)
        if is_last and promise <= CONVERGED:
            top = _stepped(sample, point, direction) or point
            return (top, is_hill) if _is_regular(top) else (INSEPARABLE, False)
        higher = _higher(sample, point, direction)
        if is_last and promise <= ROUNDED and not _is_above(higher, point):
            return point, is_hill
        if higher is None:
            return NOT_CONVERGED, False
        point = higher
    return NOT_CONVERGED, False


def _is_regular(point: Point) -> bool:
    """Whether the visits can be told apart, and the information about them from rounding."""
    return point.room > SINGULAR and _information(point) > ROUNDING


def _information(point: Point) -> float:
    """Smallest eigenvalue of the expected information, each element in its own unit; 0 if none."""
    information = np.diag(point.expected)
    if (information <= 0).any():
        return 0.0
    units = np.sqrt(information)
    return float(np.linalg.eigvalsh(point.expected / np.outer(units, units))[0])


def _direction(sample: VisitSums, point: Point) -> tuple[FloatArray, bool, bool]:
    """The next step; whether it is one of Newton's method near a maximum, and whether on a hill."""
    curvatures, directions = curvatures_of(point, point.observed - _bend(sample, point))
    slopes = point.gradient @ directions
    is_hill = bool(curvatures[0] > HILL)
    is_near = bool(slopes @ slopes <= NEAR and curvatures[0] > -LEVEL)
    if is_near:
        weights = np.where(curvatures > LEVEL, curvatures, 1)
    elif slopes @ slopes <= CONVERGED:
        # A saddle: level, and higher on two opposite sides.
        return directions[:, 0], False, is_hill
    else:
        weights = np.maximum(np.abs(curvatures), LEAST_CURVATURE)
    return directions @ (slopes / weights), is_near, is_hill


def _is_above(higher: Point | None, point: Point) -> bool:
    return higher is not None and higher.log_likelihood > point.log_likelihood


def _higher(sample: VisitSums, point: Point, direction: FloatArray) -> Point | None:
    """The likelihood after a step, halved until it does not fall; None if it always does.

    A step up a slope without a bend is doubled as long as that leads higher.
    """
    promise = float(point.gradient @ direction)
    for halvings in range(MAX_HALVINGS):
        stepped = _stepped(sample, point, direction / 2**halvings)
        if stepped and stepped.log_likelihood >= point.log_likelihood:
            break
    else:
        return None
    if halvings or stepped.log_likelihood - point.log_likelihood < SLOPE * promise:
        return stepped
    for doublings in range(1, MAX_DOUBLINGS):
        further = _stepped(sample, point, direction * 2**doublings)
        if further is None or further.log_likelihood <= stepped.log_likelihood:
            break
        stepped = further
    return stepped


def _stepped(sample: VisitSums, point: Point, direction: FloatArray) -> Point | None:
    """The likelihood after a step; None if it leads out of the covariances.

    A step adds to the triangular square root of the covariance and multiplies its diagonal. These
    are regressions of visits on each other: a value far from all others leaves the likelihood a
    narrow ridge, which bends in covariances and hardly in regressions. Where two visits were never
    seen together the covariance is not known as a whole, and the step adds to its elements.
    """
    change = np.tensordot(direction, sample.directions, 1)
    if not is_whole(sample):
        return likelihood(sample, point.covariance + change)
    root = _root(sample, point.covariance)
    below, powers = _triangles(root, change)
    if np.abs(powers).max() > MAX_POWER:
        return None
    moved = root @ (below + np.diag(np.exp(powers)))
    return likelihood(sample, np.asarray(moved @ moved.T, dtype=np.float64))


def _bend(sample: VisitSums, point: Point) -> FloatArray:
    """What the bend of the steps adds to the second derivatives of the log likelihood, K x K."""
    directions = sample.directions
    if not is_whole(sample):
        return np.zeros_like(point.observed)
    root = _root(sample, point.covariance)
    below, powers = _triangles(root, directions)
    triangles = below + powers[:, :, None] * np.eye(len(root))
    shares = point.gradient / (directions**2).sum(axis=(1, 2))
    slope = root.T @ np.tensordot(shares, directions, 1) @ root
    # A root R (1 + N + exp D) has the square R (1 + S + S' + S S' + D D) R' up to second order,
    # with N below the diagonal, D on it and S the sum of both.
    squares = np.tensordot(slope @ triangles, triangles, ([1, 2], [1, 2]))
    return np.asarray(squares + squares.T + 2 * (powers * np.diag(slope)) @ powers.T)


def _root(sample: VisitSums, covariance: FloatArray) -> FloatArray:
    """A square root, triangular if the visits are in the order of their spread.

    The visit with the largest, which may be that of a single value, is so the one that others are
    regressed on.
    """
    order = np.argsort(-sample.sds, kind="stable")
    root = np.linalg.cholesky(covariance[np.ix_(order, order)])
    return np.asarray(root[np.argsort(order)], dtype=np.float64)


def _triangles(root: FloatArray, changes: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Changes of a covariance as changes of its root: below the diagonal, and on it."""
    inverse = np.linalg.inv(root)
    whole = inverse @ changes @ inverse.T
    return np.tril(whole, -1), np.diagonal(whole, axis1=-2, axis2=-1) / 2
