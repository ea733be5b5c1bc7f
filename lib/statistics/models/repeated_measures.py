"""Differences between the arms at every follow-up visit from one model of all visits.

The model (MMRM) uses every value that was measured: a participant who misses a visit still takes
part with the others, and those inform the missed visit through the covariance between visits. On
complete data it is the analysis of covariance of each visit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.language import sentence
from lib.statistics.estimates import (
    NAN,
    BoolArray,
    Estimate,
    FloatArray,
    as_arms,
    as_floats,
    check_scale,
    off_scale,
    on_scale,
    with_t_interval,
)
from lib.statistics.models.ancova import adjusted_mean_difference

METHOD = "MMRM"
# The covariances grow with the square of the visits: ten visits have 55.
MAX_VISITS = 10

# Smallest eigenvalue of the correlations of the visits, the share of variance that the other visits
# do not explain. The information goes with its inverse square, and loses its digits below this.
SINGULAR = 1e-6
MAX_STEPS = 200
MAX_HALVINGS = 40
# Twice the rise in log likelihood that a further step promises. NEAR the maximum Newton's method is
# at home; it converges quadratically, so that one step more leaves nothing but rounding error.
NEAR = 0.1
CONVERGED = 1e-12

TOO_MANY_VISITS = sentence(
    "There are more than ten follow-up visits, too many to estimate how the visits vary together."
)
TOO_FEW_FOR_VISITS = sentence(
    "Too few participants have a value at this visit to estimate how it varies with the other "
    "visits."
)
INSEPARABLE = sentence(
    "How the visits vary together cannot be estimated: one visit follows from the others, or too "
    "few participants have values at the same visits."
)
NOT_CONVERGED = sentence(
    "The estimation of how the visits vary together did not come to an end, so no difference can "
    "be given."
)


@dataclass(frozen=True, slots=True)
class RepeatedMeasures:
    """What one model of all follow-up visits says.

    Attributes:
        differences: Treatment against control, one estimate per visit in the order given. Its
            `n_treatment` and `n_control` count the participants with a baseline and a value at that
            visit; others take part in its estimate through their values at other visits.
        n_participants: Participants with a baseline and at least one follow-up value.
        n_values: The follow-up values of these participants.
    """

    differences: tuple[Estimate, ...]
    n_participants: int
    n_values: int


def repeated_measures_differences(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    *,
    scale: str = "linear",
) -> RepeatedMeasures:
    """Differences of two means at equal baseline, at every visit, from one model of all visits.

    Mixed model for repeated measures: mean by visit, arm x visit and baseline x visit, unstructured
    covariance of the visits, restricted maximum likelihood, t with Satterthwaite's degrees of
    freedom (observed information). Valid if whether a value is missing depends on nothing but what
    was measured.

    A visit whose own analysis of covariance cannot give an interval (an arm without values, too few
    values, no variation, on the log scale a value that is not positive) is left out of the model
    and says so; so is, fewest values first, a visit with fewer values than its coefficients and the
    visits of the model together. The other visits are fitted without it. A baseline that is the
    same for everybody at a visit is left out there. Two visits that no participant has both of need
    no covariance, and none is estimated.

    Args:
        values: Participants x follow-up visits in order of time, in the outcome's unit; NaN is
            missing and left out.
        baseline: The same outcome before treatment, one per participant. A participant without it
            is left out.
        treated: True for the treatment arm, False for control, one per participant.
        scale: "linear" for differences of means, "log" for ratios of geometric means (log values
            on log baseline; limits transformed back).

    Returns:
        One estimate per visit, and how much went into them. All numbers of a visit left out of the
        model are NaN; so are those of every visit if there are more than ten, if the likelihood
        rises towards a singular covariance (one visit follows from the others, or too few
        participants have the same visits), or if it has not been maximised after 200 steps.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Mallinckrodt et al, J Biopharm Stat 2001;11:9–21.
        Fai and Cornelius, J Stat Comput Simul 1996;54:363–78, for the degrees of freedom.
    """
    check_scale(scale)
    before = as_floats(baseline)
    observed = np.asarray(values, dtype=np.float64)
    if observed.ndim != 2 or observed.shape[0] != before.size:
        raise ValueError("values must have one row per baseline and one column per visit")
    if np.isinf(observed).any():
        raise ValueError("values must be finite, or NaN for missing")
    arm = as_arms(treated, before.size)
    seen = ~np.isnan(observed) & ~np.isnan(before)[:, None]

    alone = [adjusted_mean_difference(column, before, arm, scale=scale) for column in observed.T]
    differences = [
        Estimate(NAN, NAN, NAN, NAN, own.n_treatment, own.n_control, METHOD, own.reason)
        for own in alone
    ]
    for visit, reason in _left_out(alone).items():
        differences[visit] = replace(differences[visit], reason=reason)
    modelled = [visit for visit, blank in enumerate(differences) if not blank.reason]
    if modelled:
        taking_part = seen[:, modelled].any(axis=1)
        sample = _standardised(
            observed[taking_part][:, modelled],
            before[taking_part],
            arm[taking_part],
            np.array([_has_slope(alone[visit]) for visit in modelled]),
            scale=scale,
        )
        fitted = _maximum(sample)
        for place, visit in enumerate(modelled):
            blank = differences[visit]
            if isinstance(fitted, str):
                differences[visit] = replace(blank, reason=fitted)
                continue
            difference, error, df = _contrast(sample, fitted, place)
            blank = replace(blank, value=off_scale(difference, scale=scale))
            differences[visit] = with_t_interval(blank, difference, error, df, scale=scale)
    return RepeatedMeasures(tuple(differences), int(seen.any(axis=1).sum()), int(seen.sum()))


def _has_slope(own: Estimate) -> bool:
    """Whether the analysis of covariance has spent a degree of freedom on the baseline."""
    return own.n_treatment + own.n_control - own.df > 2


def _left_out(alone: list[Estimate]) -> dict[int, str]:
    """Visits that cannot be part of the model though they have an analysis of their own."""
    df = {visit: own.df for visit, own in enumerate(alone) if not own.reason}
    if len(df) > MAX_VISITS:
        return dict.fromkeys(df, TOO_MANY_VISITS)
    # Regressed on the other visits as well, a visit with fewer degrees of freedom than that would
    # be explained without remainder: the likelihood has no maximum.
    sparse: dict[int, str] = {}
    while df and min(df.values()) < len(df):
        fewest = min(df.values())
        sparse |= {visit: TOO_FEW_FOR_VISITS for visit in df if df[visit] == fewest}
        df = {visit: left for visit, left in df.items() if left > fewest}
    return sparse


@dataclass(frozen=True, slots=True)
class _Sample:
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


def _standardised(
    observed: FloatArray, before: FloatArray, arm: BoolArray, has_slope: BoolArray, *, scale: str
) -> _Sample:
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
    directions = []
    for a, b in zip(*np.triu_indices(visits), strict=True):
        if (seen[:, a] & seen[:, b]).any():
            direction = np.zeros((visits, visits))
            direction[a, b] = direction[b, a] = 1
            directions.append(direction)
    return _Sample(
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
        directions=np.array(directions),
    )


@dataclass(frozen=True, slots=True)
class _Point:
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


def _likelihood(sample: _Sample, covariance: FloatArray) -> _Point | None:
    """The restricted likelihood; None where the covariance is not positive definite."""
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
    # participants of the same pattern is one of V^-1 with a sum of products.
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

    def traces(left: FloatArray, right: FloatArray) -> FloatArray:
        """Sum over patterns of tr(E left E' right) for every pair of directions E, E'."""
        sums = left.reshape(-1, visits**2).T @ right.reshape(-1, visits**2)
        half = np.tensordot(sample.directions, sums.reshape((visits,) * 4), ([1, 2], [3, 0]))
        return np.tensordot(half, sample.directions, ([1, 2], [1, 2]))

    inner = inverses @ sample.directions[:, None] @ inverses
    moved = np.tensordot(inner, sample.designs, ([1], [0])).transpose(0, 1, 3, 2, 4)
    moved = moved.reshape(-1, size, size) @ errors
    pulled = (inner @ cross).sum(axis=1).reshape(-1, size)
    projected = traces(counted, inverses) - 2 * traces(inverses, hats)
    projected += np.tensordot(moved, moved, ([1, 2], [2, 1]))
    quadratic = traces(inverses, scores) - pulled @ errors @ pulled.T
    return _Point(
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


def _maximum(sample: _Sample) -> _Point | str:
    """The restricted likelihood at its maximum, or why there is none.

    Fisher scoring, which strays less, until Newton's method can take over near the maximum.
    """
    identity = np.eye(len(sample.sds))
    # Correlations from different participants need not fit together: they are shrunk until they do.
    starts = (
        _likelihood(sample, identity + share * (sample.correlation - identity))
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


def _stepped(sample: _Sample, point: _Point, direction: FloatArray) -> _Point | None:
    return _likelihood(sample, point.covariance + np.tensordot(direction, sample.directions, 1))


def _higher(sample: _Sample, point: _Point, direction: FloatArray) -> _Point | None:
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


def _contrast(sample: _Sample, point: _Point, visit: int) -> tuple[float, float, float]:
    """Difference, standard error and Satterthwaite's degrees of freedom at a visit."""
    contrast = np.zeros(sample.kept.shape)
    contrast[visit] = sample.contrasts[visit]
    weights = contrast.ravel()
    variance = float(weights @ point.errors @ weights)
    gradient = point.slopes @ weights @ weights
    uncertainty = 2 * variance**2 / float(gradient @ _solution(point.observed, gradient))
    difference = sample.differences[visit] + sample.sds[visit] * (weights @ point.coefficients)
    return float(difference), float(sample.sds[visit] * np.sqrt(variance)), uncertainty
