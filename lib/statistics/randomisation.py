"""Re-randomisation: the p value and the interval that the random allocation itself gives.

The outcome and the baseline of every participant stay as they are, and the arms are allocated anew
within blocks and strata, with their sizes there fixed. The p value is the share of allocations
whose difference is at least as far from zero as the observed difference (relative slack 1e-9). It
needs no distribution of the outcome: ties, bounded scores and outliers are allowed for.

The allocations are those of the participants who have value and baseline: the test is conditional
on who was measured in each block or stratum, and on how many of them in each arm. It is exact if
the arm decided neither the value nor whether it was measured. A block of which one arm alone was
measured adds no allocation. Each block has an intercept of its own, so that the difference stays
centred on zero over the allocations even where missing values leave blocks with unequal shares of
the arms.

The interval holds every shift that the same test does not reject at 5%: the shift is taken off the
treated participants, and the arms are allocated anew (lib/statistics/allocations/inversion.py). Its
allocations are those of p, or random ones where these cannot be kept one by one; a limit that they
put on the other side of no difference than p does is then put at no difference.

Every allocation is looked at if they are not too many, otherwise a fixed number of random ones. The
random numbers are those of PCG64 started with a fixed seed: the same call gives the same answer,
whatever the order of the participants. Time grows with participants x draws (a third of a
second for 6,000 participants and 10,000 draws); memory does not grow with participants x draws.

An allocation whose arms the baseline predicts completely has no coefficient. It counts as at least
as extreme, so that p stays a share of all allocations and never errs on the small side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isinf, isnan

from numpy.typing import ArrayLike

from lib.language import sentence
from lib.statistics.allocations.counting import (
    all_sums,
    count_of_all,
    number_of_allocations,
    random_sums,
)
from lib.statistics.allocations.inversion import Shifted, limits_of_shift
from lib.statistics.allocations.observed import SLACK, Observed, observed_allocation
from lib.statistics.estimates import NAN, ROUNDING, FloatArray, off_scale
from lib.statistics.models.ancova import adjusted_mean_difference

METHOD = "re-randomisation of the ANCOVA difference"
DRAWS = 100_000
SEED = 20250101
# Half a second at most, if there are no more than 500 participants.
MOST_ALLOCATIONS = 160_000_000
# So many are also kept one by one, which an interval needs; of more, random ones are.
MOST_KEPT = 600_000

TOO_FEW_ALLOCATIONS = sentence(
    "There are too few ways to allot the arms to rule out every large difference, so no 95% "
    "interval can be given."
)
NO_SINGLE_INTERVAL = sentence(
    "The differences that re-randomisation does not rule out lie on both sides of others that it "
    "does, so they are no interval."
)

# A p value up to it rejects: what `CONFIDENCE` leaves out.
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Randomisation:
    """A difference of treatment and control, judged by re-randomisation.

    Attributes:
        value: The effect: a difference in the outcome's unit, or a ratio without unit.
        low: Lower 95% limit; NaN where it cannot be given.
        high: Upper 95% limit; NaN where it cannot be given. The limits leave no difference (0, or
            1 for a ratio) out exactly if the p value is at most 0.05.
        p_value: Two-sided p value; NaN where it cannot be given.
        n_treatment: Participants analysed in the treatment arm.
        n_control: Participants analysed in the control arm.
        allocations: Allocations behind the p value: all of them, or the random ones drawn; 0
            without p value.
        exhaustive: Whether every possible allocation was looked at for p.
        kept: Allocations behind the limits: as many as behind p, or so many random ones of them.
        seed: Seed of the random allocations; None if none were drawn for p.
        method: Name of the method.
        reason: Why something is NaN; empty otherwise.
    """

    value: float
    low: float
    high: float
    p_value: float
    n_treatment: int
    n_control: int
    allocations: int
    exhaustive: bool
    kept: int
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
    most_kept: int = MOST_KEPT,
) -> Randomisation:
    """Re-randomisation test of the difference of two means at equal baseline, and its interval.

    The statistic is the absolute arm coefficient of the least squares fit of value on arm, baseline
    and strata (each stratum with its own intercept). A baseline that does not vary within the
    strata is left out.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`.
        treated: True for the treatment arm, False for control, aligned with `values`.
        strata: Label of the block or randomisation stratum of each participant, or None. A
            participant without value or baseline is left out first.
        scale: "linear" for the difference of means, "log" for the ratio of geometric means (of
            logs, which are shifted too).
        draws: Random allocations, if there are too many to look at all.
        seed: Start of the random numbers.
        most_allocations: How many allocations are still looked at completely for p.
        most_kept: How many are still looked at completely for the limits too.

    Returns:
        The adjusted difference (or ratio), its limits and its p value; all NaN if an arm is empty,
        if on the log scale a value or baseline is not positive, if each stratum has one arm only or
        if the baseline varies between the arms alone. The limits alone are NaN if there are too few
        allocations, or if the shifts not rejected are no interval that agrees with p.

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
        *(estimate.value, NAN, NAN, NAN, estimate.n_treatment, estimate.n_control),
        *(0, False, 0, None, METHOD),
    )
    if isnan(estimate.value):
        return replace(blank, reason=estimate.reason)
    observed = observed_allocation(values, baseline, treated, strata, scale=scale)
    most = (most_allocations, most_kept)
    return _judged(blank, observed, most, draws=draws, seed=seed, scale=scale)


def _judged(
    blank: Randomisation,
    observed: Observed,
    most: tuple[int, int],
    *,
    draws: int,
    seed: int,
    scale: str,
) -> Randomisation:
    """The observed allocation among all of them or random ones.

    References:
        Phipson and Smyth, Stat Appl Genet Mol Biol 2010;9:39, for the p of random allocations.
    """
    number = number_of_allocations(observed.groups)
    are_all = number <= min(most)
    kept = (
        all_sums(observed.groups)
        if are_all
        else random_sums(observed.groups, draws=draws, seed=seed)
    )
    if number <= most[0]:
        extreme = (
            observed.extreme_of(kept) if are_all else count_of_all(observed.pairs(), observed.bar)
        )
        found = replace(
            blank,
            p_value=extreme / number,
            allocations=number,
            exhaustive=True,
            method=f"{METHOD}, every allocation",
        )
    else:
        # The observed allocation counts as one more.
        found = replace(
            blank,
            p_value=(observed.extreme_of(kept) + 1) / (draws + 1),
            allocations=draws,
            seed=seed,
            method=f"{METHOD}, random allocations",
        )
    return _with_limits(found, observed, kept, more=0 if are_all else 1, scale=scale)


def _with_limits(
    found: Randomisation,
    observed: Observed,
    kept: FloatArray,
    *,
    more: int,
    scale: str,
) -> Randomisation:
    """The test inverted over the allocations kept, to which `more` are added as extreme."""
    shifted = Shifted(
        score=kept[0],
        leverage=kept[1],
        overlap=kept[2],
        information=observed.information,
        observed=observed.difference,
        slack=SLACK,
        error=observed.error,
    )
    # The least number of extreme ones with which p is above the level; a whole number is exact.
    least = int(LEVEL * (kept.shape[1] + more) + ROUNDING) + 1 - more
    below, above, is_single = limits_of_shift(shifted, least=least)
    if isinf(below) or isinf(above):
        return replace(found, reason=TOO_FEW_ALLOCATIONS)
    if not is_single:
        return replace(found, reason=NO_SINGLE_INTERVAL)
    to_none = abs(observed.difference)
    nearer = below if observed.difference > 0 else above
    # Random allocations may disagree with p about no difference, where p is close to 0.05.
    nearer = (
        min(nearer, to_none * (1 - SLACK))
        if found.p_value <= LEVEL
        else max(nearer, to_none * (1 + SLACK))
    )
    below, above = (nearer, above) if observed.difference > 0 else (below, nearer)
    return replace(
        found,
        low=off_scale(observed.difference - below, scale=scale),
        high=off_scale(observed.difference + above, scale=scale),
        kept=kept.shape[1],
    )
