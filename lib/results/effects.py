"""Comparisons of the arms by visit and by outcome: a study in, a frame of raw numbers out.

Comparisons are always treatment - control (treatment / control on the log scale) and of all
randomised participants with data.
"""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from lib.language import sentence
from lib.results.binary.shares import POINTS, difference_of_shares
from lib.results.rows import rows_of
from lib.statistics.estimates import EMPTY_ARM, BoolArray, Estimate, as_floats
from lib.statistics.means import mean_difference, pooled_sd
from lib.statistics.models.ancova import adjusted_mean_difference, adjusted_means
from lib.statistics.multiplicity import holm
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study

NO_BASELINE = sentence(
    "No participant has a baseline value, so no difference adjusted for baseline can be given."
)
NO_PAIRS = sentence(
    "In one arm nobody has both a baseline value and a value at this visit, so the arms cannot be "
    "compared."
)


def effect(study: Study, outcome: Outcome, day: int) -> Estimate:
    """The primary comparison of one outcome at one follow-up day.

    Value at the visit on arm and baseline value (ANCOVA); logs and a ratio of geometric means if
    the outcome is on the log scale. A value below the limit of quantification counts as half the
    limit; a participant without value or baseline is left out. A value measured after withdrawal
    counts as measured (treatment policy); for those missing after it the estimand is the
    hypothetical one, and they are taken to be missing at random.

    In a study in which nobody was measured at baseline it is the comparison of the visit alone,
    `effect_at_visit`. Of a yes or no it is `difference_of_shares`, in percentage points.

    References:
        International Council for Harmonisation, Step 4, 20 November 2019, for the estimand.
    """
    if outcome.is_binary:
        return difference_of_shares(study, outcome, day)
    if not study.has_baseline:
        return effect_at_visit(study, outcome, day)
    values = study.values(outcome)
    value, baseline = values[day], values[study.baseline_day]
    estimate = adjusted_mean_difference(value, baseline, study.treated, scale=outcome.scale)
    return replace(estimate, reason=what_lacks(estimate.reason, value, baseline, study.treated))


def what_lacks(reason: str, value: ArrayLike, baseline: ArrayLike, treated: BoolArray) -> str:
    """Why nothing is compared, more exactly: the baseline lacks where the visit has values.

    Args:
        reason: Why a comparison that needs value and baseline could not be made.
        value: The outcome at the visit, a number per participant, NaN missing.
        baseline: The outcome at baseline, likewise.
        treated: True for the treatment arm.

    Returns:
        `NO_BASELINE` or `NO_PAIRS` instead of the reason that an arm has no values, if both arms
        have values at the visit; any other reason as it is.
    """
    measured = ~np.isnan(as_floats(value))
    if reason != EMPTY_ARM or not ((measured & treated).any() and (measured & ~treated).any()):
        return reason
    return NO_BASELINE if np.isnan(as_floats(baseline)).all() else NO_PAIRS


def lacks_baseline(study: Study, outcome: Outcome) -> bool:
    """Whether an outcome was measured after baseline and in nobody at baseline, and needs it.

    The comparison of a yes or no needs none.
    """
    return not outcome.is_binary and outcome.code in study.without_baseline


def is_adjusted(study: Study, outcome: Outcome) -> bool:
    """Whether the comparison of the arms is adjusted for baseline."""
    return study.has_baseline and not outcome.is_binary and not lacks_baseline(study, outcome)


def has_changes(study: Study, outcome: Outcome) -> bool:
    """Whether changes from baseline can be shown: of a yes or no there are none."""
    return not outcome.is_binary and not lacks_baseline(study, outcome)


def effect_at_visit(study: Study, outcome: Outcome, day: int) -> Estimate:
    """The arms compared at one visit alone, without any baseline: unadjusted.

    Only for an outcome that `lacks_baseline`; where other outcomes have one, it is no primary
    comparison and is counted nowhere as one. Welch's difference of the means, on the log scale the
    ratio of geometric means; a value below the limit of quantification counts as half the limit;
    missing values are left out.
    """
    return mean_difference(study.values(outcome)[day], study.treated, scale=outcome.scale)


def effects_at_visits(study: Study, outcome: Outcome) -> pd.DataFrame:
    """`effect_at_visit` at every follow-up day.

    Returns:
        One row per day: day and the fields of `Estimate`.
    """
    return pd.DataFrame(
        [
            {"day": day, **asdict(effect_at_visit(study, outcome, day))}
            for day in study.follow_up_days
        ]
    )


def effects_by_visit(study: Study, outcome: Outcome) -> pd.DataFrame:
    """The primary comparison at every follow-up day.

    Returns:
        One row per day: day and the fields of `Estimate`.
    """
    return pd.DataFrame(
        [{"day": day, **asdict(effect(study, outcome, day))} for day in study.follow_up_days]
    )


def adjusted_means_by_visit(study: Study, outcome: Outcome) -> pd.DataFrame:
    """The mean of each arm behind the primary comparison, at every follow-up day.

    What the analysis of covariance expects of each arm at the mean baseline of everybody analysed;
    geometric means on the log scale. The participants are those of `effect`.

    Returns:
        One row per day and arm: day, arm, value, low, high (95% limits; in the outcome's unit, NaN
        where they cannot be given).
    """
    values = study.values(outcome)
    rows = []
    for day in study.follow_up_days:
        means = adjusted_means(
            values[day], values[study.baseline_day], study.treated, scale=outcome.scale
        )
        rows += [(day, arm, *getattr(means, arm)) for arm in ARMS]
    return pd.DataFrame(rows, columns=["day", "arm", "value", "low", "high"])


def effects_by_outcome(study: Study, day: int) -> pd.DataFrame:
    """The primary comparison of every declared outcome at one day, also in SD units.

    The SD is that of the values at the visit (of their logs on the log scale), pooled within the
    arms, over the participants analysed; of a yes or no that of all of them together, because
    within arms in which everybody or nobody has a yes there is none. It only puts the outcomes on
    one axis: it is taken as known, and its own uncertainty is not in the scaled limits.

    Returns:
        One row per outcome: outcome (code), the fields of `Estimate`, sd, scaled, scaled_low,
        scaled_high (SD units, sign as the difference; turned by `towards_treatment`), p_holm and
        tests. The declared primary outcome at the primary day is tested by itself: its p_holm is
        NaN. For the others p_holm is adjusted for all of their p values, whose number is tests: the
        secondary outcomes, or every outcome where none is declared primary or the day is another.
    """
    rows = []
    for outcome in study.outcomes:
        estimate = effect(study, outcome, day)
        sd = _sd_of_analysed(study, outcome, day)
        bounds = np.array([estimate.value, estimate.low, estimate.high])
        if outcome.is_log:
            # A limit beyond the smallest float is a ratio of 0.
            with np.errstate(divide="ignore"):
                bounds = np.log(bounds)
        scaled = bounds / (sd if sd > 0 else np.nan)
        rows.append(
            {
                "outcome": outcome.code,
                **asdict(estimate),
                "sd": sd,
                **dict(zip(("scaled", "scaled_low", "scaled_high"), scaled, strict=True)),
            }
        )
    frame = pd.DataFrame(rows)
    by_itself = [study.is_primary(outcome, day) for outcome in study.outcomes]
    family = frame["p_value"].mask(by_itself)
    frame["p_holm"] = holm(family)
    frame["tests"] = int(family.notna().sum())
    return frame


def _sd_of_analysed(study: Study, outcome: Outcome, day: int) -> float:
    """What the difference of an outcome is divided by to stand beside others, in its unit."""
    values = study.values(outcome)
    if outcome.is_binary:
        return POINTS * float(values[day].std(ddof=0))
    analysed = values[day]
    if study.has_baseline:
        analysed = analysed.where(values[study.baseline_day].notna())
    return pooled_sd(analysed, study.treated, scale=outcome.scale)


def effects_of_page(
    study: Study, page: str, day: int, *, every: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The comparisons of the outcomes of one page, with the p that allows for all of the study.

    Args:
        study: The study.
        page: The page.
        day: A follow-up day.
        every: `effects_by_outcome` of that day, where it is at hand.

    Returns:
        The rows of `effects_by_outcome` of these outcomes. Of one that `lacks_baseline` the fields
        of `Estimate` are those of `effect_at_visit`; where others have one, its p_holm is NaN.
    """
    if every is None:
        every = effects_by_outcome(study, day)
    row_of = {row["outcome"]: row for row in rows_of(every)}
    rows = []
    for outcome in study.outcomes_of(page):
        row = row_of[outcome.code]
        if lacks_baseline(study, outcome):
            row |= asdict(effect_at_visit(study, outcome, day))
        rows.append(row)
    return pd.DataFrame(rows)


def towards_treatment(study: Study, effects: pd.DataFrame) -> pd.DataFrame:
    """The effects in SD units on one axis, each turned so that above 0 favours the treatment.

    Args:
        study: The study.
        effects: From `effects_by_outcome`.

    Returns:
        One row per outcome: outcome (code), value, low, high (SD units; NaN as there). Of an
        outcome of which less is better the sign is changed and the limits have changed places.
    """
    value, low, high = (effects[name] for name in ("scaled", "scaled_low", "scaled_high"))
    turned = np.array([not outcome.higher_is_better for outcome in study.outcomes])
    return pd.DataFrame(
        {
            "outcome": effects["outcome"],
            "value": np.where(turned, -value, value),
            "low": np.where(turned, -high, low),
            "high": np.where(turned, -low, high),
        }
    )
