"""Differences between the arms at every follow-up visit from one model of all visits.

The model (MMRM) uses every value that was measured: a participant who misses a visit still takes
part with the others, and those inform the missed visit through the covariance between visits. On
complete data it is the analysis of covariance of each visit.

A visit whose own analysis of covariance cannot give an interval (an arm without values, too few
values, no variation, on the log scale a value that is not positive) is left out of the model and
says so. A visit with fewer values than its coefficients and the visits of the model together is
left out as well; of several such visits those with the fewest values go first. The other visits are
fitted without it. A baseline that is the same for everybody at a visit is left out there. For two
visits that no participant has both of, no covariance is needed or estimated.
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
    with_t_interval,
)
from lib.statistics.models.ancova import adjusted_mean_difference
from lib.statistics.models.covariance_search import maximum
from lib.statistics.models.restricted_likelihood import differences_at
from lib.statistics.models.visit_sums import VisitSums, visit_sums

METHOD = "MMRM"
# The covariances grow with the square of the visits, and the ways to miss some of them double with
# each: with all of them among 20,000 participants eight visits take a fifth of a second, ten nearly
# a whole one.
MAX_VISITS = 8

TOO_MANY_VISITS = sentence(
    "There are more than eight follow-up visits, too many to estimate how the visits vary together."
)
TOO_FEW_FOR_VISITS = sentence(
    "Too few participants have a value at this visit to estimate how it varies with the other "
    "visits."
)
TOO_UNCERTAIN = sentence(
    "The values say next to nothing about how this visit varies with the others (less than one "
    "degree of freedom), so no difference can be given."
)
# Arithmetic leaves rounding in degrees of freedom that are a whole number.
FEWEST_DF = 1 - 1e-6


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
        model are NaN, and of one with less than one degree of freedom: its interval would say
        nothing, and its difference may be one of many. So are those of every visit if there are
        more than eight, if the likelihood rises towards a singular covariance (one visit follows
        from the others, or too few participants have the same visits), or if it has not been
        maximised after 200 steps.

    Raises:
        ValueError: Shapes differ, a value is infinite, or an option is unknown.

    References:
        Mallinckrodt et al, J Biopharm Stat 2001;11:9–21.
        Fai and Cornelius, J Stat Comput Simul 1996;54:363–78, for the degrees of freedom.
    """
    check_scale(scale)
    observed, before, arm = _checked(values, baseline, treated)
    seen = ~np.isnan(observed) & ~np.isnan(before)[:, None]
    alone = [adjusted_mean_difference(column, before, arm, scale=scale) for column in observed.T]
    differences = _without_numbers(alone)
    modelled = [visit for visit, blank in enumerate(differences) if not blank.reason]
    if modelled:
        taking_part = seen[:, modelled].any(axis=1)
        sample = visit_sums(
            observed[taking_part][:, modelled],
            before[taking_part],
            arm[taking_part],
            np.array([_has_slope(alone[visit]) for visit in modelled]),
            scale=scale,
        )
        blanks = [differences[visit] for visit in modelled]
        for visit, difference in zip(modelled, _fitted(sample, blanks, scale=scale), strict=True):
            differences[visit] = difference
    return RepeatedMeasures(tuple(differences), int(seen.any(axis=1).sum()), int(seen.sum()))


def _checked(
    values: ArrayLike, baseline: ArrayLike, treated: ArrayLike
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """The arguments as arrays whose shapes fit together."""
    before = as_floats(baseline)
    observed = np.asarray(values, dtype=np.float64)
    if observed.ndim != 2 or observed.shape[0] != before.size:
        raise ValueError("values must have one row per baseline and one column per visit")
    if np.isinf(observed).any():
        raise ValueError("values must be finite, or NaN for missing")
    return observed, before, as_arms(treated, before.size)


def _without_numbers(alone: list[Estimate]) -> list[Estimate]:
    """An estimate of nothing yet for each visit, with the reason if it is left out of the model."""
    left_out = _left_out(alone)
    return [
        Estimate(
            *(NAN, NAN, NAN, NAN),
            own.n_treatment,
            own.n_control,
            METHOD,
            left_out.get(visit, own.reason),
        )
        for visit, own in enumerate(alone)
    ]


def _fitted(sample: VisitSums, blanks: list[Estimate], *, scale: str) -> list[Estimate]:
    """The differences at the visits of the model; blank with the reason if it has no maximum."""
    point = maximum(sample)
    if isinstance(point, str):
        return [replace(blank, reason=point) for blank in blanks]
    fitted = []
    for blank, (difference, error, df) in zip(blanks, differences_at(sample, point), strict=True):
        if df < FEWEST_DF:
            fitted.append(replace(blank, reason=TOO_UNCERTAIN))
            continue
        estimate = replace(blank, value=off_scale(difference, scale=scale))
        fitted.append(with_t_interval(estimate, difference, error, max(df, 1.0), scale=scale))
    return fitted


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
