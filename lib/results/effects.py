"""Comparisons of the arms by visit and by outcome: a study in, a frame of raw numbers out.

Comparisons are always treatment - control (treatment / control on the log scale) and of all
randomised participants with data.
"""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pandas as pd

from lib.statistics.estimates import Estimate, off_scale
from lib.statistics.means import pooled_sd
from lib.statistics.models.ancova import adjusted_mean_difference, adjusted_means
from lib.statistics.multiplicity import holm
from lib.statistics.power import detectable_difference
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study


def effect(study: Study, outcome: Outcome, day: int) -> Estimate:
    """The primary comparison of one outcome at one follow-up day.

    Value at the visit on arm and baseline value (ANCOVA); logs and a ratio of geometric means if
    the outcome is on the log scale. A value below the limit of quantification counts as half the
    limit; a participant without value or baseline is left out.
    """
    values = study.values(outcome)
    return adjusted_mean_difference(
        values[day], values[study.baseline_day], study.treated, scale=outcome.scale
    )


def detectable_effect(estimate: Estimate, outcome: Outcome) -> float:
    """The smallest true effect that this comparison had 80% power to detect, from its own spread.

    Two-sided test at 0.05 with the standard error and degrees of freedom of the estimate. What
    was found does not enter: it is no "observed power".

    Returns:
        A difference in the outcome's unit, above 0, or a ratio above 1 on the log scale (its
        inverse is detected as well); NaN without a standard error.
    """
    difference = detectable_difference(estimate.standard_error, estimate.df)
    return off_scale(difference, scale=outcome.scale)


def effects_by_visit(study: Study, outcome: Outcome) -> pd.DataFrame:
    """The primary comparison at every follow-up day.

    Returns:
        One row per day: day, the fields of `Estimate`, and detectable.
    """
    rows = []
    for day in study.follow_up_days:
        estimate = effect(study, outcome, day)
        rows.append(
            {"day": day, **asdict(estimate), "detectable": detectable_effect(estimate, outcome)}
        )
    return pd.DataFrame(rows)


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
    arms, over the participants analysed. It only puts the outcomes on one axis: it is taken as
    known, and its own uncertainty is not in the scaled limits.

    Returns:
        One row per outcome: outcome (code), the fields of `Estimate`, detectable, sd, scaled,
        scaled_low, scaled_high (SD units, sign as the difference), p_holm (adjusted for the p
        values of this frame) and tests (how many those are).
    """
    rows = []
    for outcome in study.outcomes:
        estimate = effect(study, outcome, day)
        values = study.values(outcome)
        analysed = values[day].where(values[study.baseline_day].notna())
        sd = pooled_sd(analysed, study.treated, scale=outcome.scale)
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
                "detectable": detectable_effect(estimate, outcome),
                "sd": sd,
                **dict(zip(("scaled", "scaled_low", "scaled_high"), scaled, strict=True)),
            }
        )
    frame = pd.DataFrame(rows)
    frame["p_holm"] = holm(frame["p_value"])
    frame["tests"] = int(frame["p_value"].notna().sum())
    return frame
