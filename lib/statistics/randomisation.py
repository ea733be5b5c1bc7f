"""Re-randomisation tests: the p value that the random allocation itself gives.

The outcome and the baseline of every participant stay as they are, and the arms are allocated anew
with their sizes fixed. The p value is the share of allocations whose difference is at least as far
from zero as the observed difference (relative slack 1e-9). It needs no distribution of the outcome:
ties, bounded scores and outliers are allowed for.

Every allocation is looked at if they are not too many, otherwise a fixed number of random ones. The
random numbers are those of PCG64 started with a fixed seed: the same call gives the same p,
whatever the order of the participants. Time then grows with participants x draws (ten seconds for
10,000 participants and 100,000 draws); memory does not grow with the draws.

An allocation whose arms the baseline predicts completely has no coefficient. It counts as at least
as extreme, so that p stays a share of all allocations and never errs on the small side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isnan, sqrt

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.allocations import (
    Stratum,
    count_of_all,
    count_of_random,
    number_of_allocations,
)
from lib.statistics.estimates import (
    NAN,
    as_arms,
    as_floats,
    is_rounding,
    magnitude,
    on_scale,
)
from lib.statistics.models.ancova import adjusted_mean_difference, as_groups, within_groups

METHOD = "re-randomisation of the ANCOVA difference"
DRAWS = 100_000
SEED = 20250101
MOST_ALLOCATIONS = 200_000_000

# Allocations that differ by less tie with the observed one: the same sum, added up in another
# order, differs in its last digits.
SLACK = 1e-9
EPSILON = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True)
class Randomisation:
    """A difference of treatment and control, judged by re-randomisation.

    Attributes:
        value: The effect: a difference in the outcome's unit, or a ratio without unit.
        p_value: Two-sided p value; NaN where it cannot be given.
        n_treatment: Participants analysed in the treatment arm.
        n_control: Participants analysed in the control arm.
        allocations: Allocations behind the p value: all of them, or the random ones drawn; 0
            without p value.
        exhaustive: Whether every possible allocation was looked at, so that p is exact.
        seed: Seed of the random allocations; None if none were drawn.
        method: Name of the method.
        reason: Why something is NaN; empty otherwise.
    """

    value: float
    p_value: float
    n_treatment: int
    n_control: int
    allocations: int
    exhaustive: bool
    seed: int | None
    method: str
    reason: str = ""


def rerandomised_adjusted_difference(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    *,
    strata: ArrayLike | None = None,
    scale: str = "linear",
    draws: int = DRAWS,
    seed: int = SEED,
    most_allocations: int = MOST_ALLOCATIONS,
) -> Randomisation:
    """Re-randomisation test of the difference of two means at equal baseline.

    The statistic is the absolute arm coefficient of the least squares fit of value on arm, baseline
    and strata (each stratum with its own intercept). A baseline that does not vary within the
    strata is left out.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`.
        treated: True for the treatment arm, False for control, aligned with `values`.
        strata: Label of the randomisation stratum of each participant, within which the arms are
            then allocated anew; or None. A participant without value or baseline is left out
            before that.
        scale: "linear" for the difference of means, "log" for the ratio of geometric means (log
            value on log baseline).
        draws: Random allocations, if there are too many to look at all.
        seed: Start of the random numbers.
        most_allocations: How many allocations are still looked at completely (28 participants, 15
            v 13, have 37 million).

    Returns:
        The adjusted difference (or ratio) and its p value; both NaN if an arm is empty, if on the
        log scale a value or baseline is not positive, if each stratum has one arm only or if the
        baseline varies between the arms alone.

    Raises:
        ValueError: Shapes differ, a value is infinite, an option is unknown, `draws` is not
            positive or `seed` negative.

    References:
        Edgington and Onghena, Chapman & Hall/CRC 2007.
        Gail et al, Biometrika 1988;75:57–64, for the adjusted statistic.
        Rosenberger et al, Stat Med 2019;38:1–12.
    """
    if draws < 1:
        raise ValueError(f"draws must be positive, not {draws!r}")
    if seed < 0:
        raise ValueError(f"seed must not be negative, not {seed!r}")
    estimate = adjusted_mean_difference(values, baseline, treated, strata=strata, scale=scale)
    blank = Randomisation(
        estimate.value, NAN, estimate.n_treatment, estimate.n_control, 0, False, None, METHOD
    )
    if isnan(estimate.value):
        return replace(blank, reason=estimate.reason)
    groups, bar = _statistic(values, baseline, treated, strata, scale=scale)
    if number_of_allocations(groups) <= most_allocations:
        return _judged_by_all(blank, groups, bar)
    return _judged_by_random(blank, groups, bar, draws=draws, seed=seed)


def _judged_by_all(blank: Randomisation, groups: list[Stratum], bar: float) -> Randomisation:
    """The share of all allocations as extreme as the observed one, either way."""
    allocations = number_of_allocations(groups)
    return replace(
        blank,
        p_value=count_of_all(groups, bar) / allocations,
        allocations=allocations,
        exhaustive=True,
        method=f"{METHOD}, every allocation",
    )


def _judged_by_random(
    blank: Randomisation, groups: list[Stratum], bar: float, *, draws: int, seed: int
) -> Randomisation:
    """(b + 1) / (draws + 1), with b of the random allocations as extreme as the observed one.

    References:
        Phipson and Smyth, Stat Appl Genet Mol Biol 2010;9:39.
    """
    return replace(
        blank,
        p_value=(count_of_random(groups, bar, draws=draws, seed=seed) + 1) / (draws + 1),
        allocations=draws,
        seed=seed,
        method=f"{METHOD}, random allocations",
    )


def _statistic(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    strata: ArrayLike | None,
    *,
    scale: str,
) -> tuple[list[Stratum], float]:
    """What the statistic of every allocation can be computed from.

    With M the residual maker of baseline and strata, the arm coefficient of an allocation a is
    a'My / a'Ma (Frisch and Waugh). Both depend on the participants of one arm only through two sums
    over them: the score a'My, and the leverage a'b of b, the baseline within strata at unit length;
    a'Ma is c - (a'b)^2, with the same c for every allocation.

    Returns:
        For each stratum with both arms the two numbers that each participant adds to the sums, and
        how many to allocate; and the bar: an allocation is as extreme as the observed t if
        |score| + leverage^2 reaches it, the leverage multiplied by sqrt(|t|). This is
        |score| >= |t| a'Ma, a test without division.
    """
    observed, before = as_floats(values), as_floats(baseline)
    arm, stratum = as_arms(treated, observed.size), as_groups(strata, observed.size)
    # In one order, so that the order given changes no random allocation and no last digit.
    order = np.lexsort((before, observed, stratum))
    order = order[~(np.isnan(observed) | np.isnan(before))[order]]
    arm, stratum = arm[order], np.unique(stratum[order], return_inverse=True)[1]
    outcome, covariate = (on_scale(x[order], scale=scale) for x in (observed, before))

    y, b, arms = (within_groups(x, stratum) for x in (outcome, covariate, arm.astype(np.float64)))
    size_y, size_b = (magnitude(x, scale=scale) for x in (outcome, covariate))
    fixed = float(arms @ arms)
    if is_rounding(b, size_b):
        b, size_b, slope, left = np.zeros_like(b), 0.0, 0.0, 1.0
    else:
        length = sqrt(float(b @ b))
        b, size_b = b / length, size_b / length
        rest = b - arms * (arms @ b / fixed)
        left = float(rest @ rest)
        slope = float(rest @ y) / left
    residuals = y - (b @ y) * b
    statistic = abs(float(arms @ (y - slope * b))) / fixed * (1 - SLACK)
    # The rounding error of the sums, blown up by what arm and baseline share. It matters if the
    # observed difference is zero but for rounding, or if a large offset has used up the digits.
    error = 8 * arm.size * EPSILON * (size_y + sqrt(float(y @ y)) * size_b) / left

    numbers = np.stack([residuals, sqrt(statistic) * b])
    groups: list[Stratum] = []
    for number in range(stratum.max() + 1):
        members = stratum == number
        size, taken = int(members.sum()), int(arm[members].sum())
        # Both sums are zero over a whole stratum: the smaller arm says what the larger would.
        sign, taken = (1, taken) if 2 * taken <= size else (-1, size - taken)
        if taken:
            groups.append((sign * numbers[:, members], taken))
    # Strata are numbered in the order of the participants, which is to have no influence.
    groups.sort(key=lambda group: group[0].tolist())
    return groups, statistic * fixed - error
