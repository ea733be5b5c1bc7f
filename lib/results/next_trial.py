"""How large the next trial has to be: from the spread of this one, never from its effect.

The next trial has two arms of the same size and is analysed by ANCOVA on the baseline value; the
t test of the visit alone stands beside it. Logs and ratios if the outcome is on the log scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.results.response import is_yes_no
from lib.statistics.correlation import Correlation, partial_correlation
from lib.statistics.estimates import FloatArray
from lib.statistics.means import pooled_sd
from lib.statistics.power import (
    detectable_mean_difference,
    n_per_arm_ancova,
    n_per_arm_t,
    pilot_sd_upper,
    with_drop_out,
)
from lib.study.outcomes import Outcome
from lib.study.study import Study

ALPHA = 0.05
SD_CONFIDENCE = 0.8
EXAMPLE_SIZES = (25, 50, 100, 200)
POINTS = 41
# Of an example; the curve goes beyond it and must not leave the floats.
LARGEST_LOG = 400.0

YES_OR_NO = sentence(
    "An outcome of nothing but 0 and 1 is planned on its proportions, not on a standard deviation, "
    "so no number of participants is given."
)
NO_SPREAD = sentence(
    "A standard deviation within the arms takes three values at this visit and at least one in "
    "each arm, so no number of participants can be given."
)
NO_VARIATION = sentence(
    "The values at this visit do not vary within the arms, so no number of participants can be "
    "given."
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the reader assumes of the next trial.

    Attributes:
        power: Chance wanted to find the difference, between 0 and 1.
        correlation: Of baseline and visit within the arms.
        drop_out: Share of those randomised who will have no value, from 0 to below 1.
    """

    power: float
    correlation: float
    drop_out: float


@dataclass(frozen=True, slots=True)
class Spread:
    """What a visit tells about the spread within the arms, and nothing about their difference.

    Attributes:
        sd: Standard deviation within the arms, in the outcome's unit or of the natural logs; NaN
            if there is none to plan on.
        upper: Its one-sided upper limit, with `SD_CONFIDENCE`; likewise.
        n_treatment: Participants of the treatment arm with a value.
        n_control: Those of the control arm.
        correlation: Of the values at baseline and at the visit within the arms.
        reason: Why there is nothing to plan on; empty otherwise.
    """

    sd: float
    upper: float
    n_treatment: int
    n_control: int
    correlation: Correlation
    reason: str = ""


def spread(study: Study, outcome: Outcome, day: int) -> Spread:
    """The spread of an outcome at a follow-up day, of all randomised participants with a value.

    A value below the limit of quantification counts as half the limit; missing values are left
    out, for the correlation also those without a baseline value.

    References:
        Browne, Stat Med 1995;14:1933–40.
    """
    values = study.values(outcome)
    here = values[day].to_numpy(dtype=float)
    measured = ~np.isnan(here)
    n_treatment = int((measured & study.treated).sum())
    n_control = int((measured & ~study.treated).sum())
    baseline = values[study.baseline_day].to_numpy(dtype=float)
    before, after = (np.log(x) if outcome.is_log else x for x in (baseline, here))
    correlation = partial_correlation(before, after, study.treated)
    sd, reason = pooled_sd(here, study.treated, scale=outcome.scale), ""
    if is_yes_no(study, outcome):
        reason = YES_OR_NO
    elif not math.isfinite(sd):
        reason = NO_SPREAD
    elif sd == 0:
        reason = NO_VARIATION
    if reason:
        return Spread(math.nan, math.nan, n_treatment, n_control, correlation, reason)
    upper = pilot_sd_upper(sd, n_treatment + n_control - 2, confidence=SD_CONFIDENCE)
    return Spread(sd, upper, n_treatment, n_control, correlation)


def differences(outcome: Outcome, found: Spread) -> list[float]:
    """The differences to plan for: the one that the study declares important, else two examples.

    Returns:
        In the outcome's unit or, on the log scale, as ratios above 1: `important_difference` alone
        or, where none is declared, about half and one standard deviation, in two digits and, for a
        score of whole points, in whole ones if these differ. Never the difference that was
        observed. None without a spread.
    """
    if found.reason:
        return []
    if outcome.important_difference is not None:
        return [outcome.important_difference]
    half, one = found.sd / 2, found.sd
    if outcome.is_log:
        above = [_in_two_digits(math.expm1(min(size, LARGEST_LOG))) for size in (half, one)]
        # 1 + 0.39 is a little more than 1.39.
        return [float(f"{1 + size:.12g}") for size in above]
    examples = [_in_two_digits(size) for size in (half, one)]
    whole = [math.floor(size + 0.5) for size in examples]
    return [float(size) for size in whole] if _differ(outcome, whole) else examples


def sizes(outcome: Outcome, found: Spread, plan: Plan, at: list[float]) -> pd.DataFrame:
    """How many participants the next trial needs per arm.

    Args:
        outcome: The outcome.
        found: Its spread; planned is on the upper limit of the standard deviation.
        plan: What the reader assumes.
        at: Differences to be detected, above 0, or ratios above 1.

    Returns:
        One row per difference: difference, n (participants with a value, by ANCOVA), randomised
        (with those who will drop out), n_t and randomised_t (by the t test of the visit alone).
        NaN where none can be given.

    References:
        Borm et al, J Clin Epidemiol 2007;60:1234–8.
        Cohen, Lawrence Erlbaum 1988.
    """
    rows = []
    for difference in at:
        delta = math.log(difference) if outcome.is_log else difference
        n = n_per_arm_ancova(delta, found.upper, plan.correlation, power=plan.power, alpha=ALPHA)
        n_t = n_per_arm_t(delta, found.upper, power=plan.power, alpha=ALPHA)
        enough = [with_drop_out(number, plan.drop_out) for number in (n, n_t)]
        rows.append((difference, n, enough[0], n_t, enough[1]))
    return pd.DataFrame(rows, columns=["difference", "n", "randomised", "n_t", "randomised_t"])


def size_curve(outcome: Outcome, found: Spread, plan: Plan) -> pd.DataFrame:
    """`sizes` over the differences around those planned for; no rows without a spread."""
    planned = np.array(differences(outcome, found))
    if not planned.size:
        return sizes(outcome, found, plan, [])
    ends = np.log(planned) if outcome.is_log else planned
    grid: FloatArray = np.geomspace(ends.min() * 0.6, ends.max() * 1.6, POINTS)
    return sizes(outcome, found, plan, (np.exp(grid) if outcome.is_log else grid).tolist())


def detected(outcome: Outcome, found: Spread, plan: Plan) -> list[tuple[int, float]]:
    """The smallest difference that arms of some round sizes detect, on the same spread and plan.

    Returns:
        Participants with a value per arm, and the difference in the outcome's unit or, on the log
        scale, as a ratio above 1; nothing without a spread.

    References:
        Borm et al, J Clin Epidemiol 2007;60:1234–8.
    """
    if found.reason:
        return []
    pairs = []
    for n in EXAMPLE_SIZES:
        size = detectable_mean_difference(
            found.upper, n, n, correlation=plan.correlation, power=plan.power, alpha=ALPHA
        )
        with np.errstate(over="ignore"):
            pairs.append((n, float(np.exp(size)) if outcome.is_log else size))
    return pairs


def _differ(outcome: Outcome, whole: list[int]) -> bool:
    """Whether an outcome has whole values, and two whole numbers are different amounts of it."""
    return outcome.digits == 0 and 0 < whole[0] < whole[1]


def _in_two_digits(size: float) -> float:
    return float(f"{size:.2g}")
