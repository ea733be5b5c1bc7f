"""Results by visit and by outcome: a study in, a tidy frame of raw numbers out.

Comparisons are always treatment - control (treatment / control on the log scale) and of all
randomised participants with data.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.ancova import adjusted_mean_difference, adjusted_means
from lib.censored import CensoredDescription, describe_censored
from lib.estimates import Estimate, FloatArray, off_scale, pooled_sd
from lib.multiplicity import holm
from lib.power import detectable_difference
from lib.study.outcomes import Bands, Outcome
from lib.study.study import ARMS, Study
from lib.summaries import Summary, geometric_mean, mean, mean_change, quartiles

# What a float keeps of a measured value after a subtraction or two.
SIGNIFICANT_DIGITS = 11


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


def detectable(estimate: Estimate, outcome: Outcome) -> float:
    """The smallest true effect that this comparison had 80% power to detect, from its own spread.

    Two-sided test at 0.05 with the standard error and degrees of freedom of the estimate. What
    was found does not enter: it is no "observed power".

    Returns:
        A difference in the outcome's unit, above 0, or a ratio above 1 on the log scale (its
        inverse is detected as well); NaN without a standard error.
    """
    df = math.inf if math.isnan(estimate.df) else estimate.df
    difference = detectable_difference(estimate.standard_error, df)
    return off_scale(difference, scale=outcome.scale)


def effects_by_visit(study: Study, outcome: Outcome) -> pd.DataFrame:
    """The primary comparison at every follow-up day.

    Returns:
        One row per day: day, the fields of `Estimate`, and detectable.
    """
    rows = []
    for day in study.follow_up_days:
        estimate = effect(study, outcome, day)
        rows.append({"day": day, **asdict(estimate), "detectable": detectable(estimate, outcome)})
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
                "detectable": detectable(estimate, outcome),
                "sd": sd,
                **dict(zip(("scaled", "scaled_low", "scaled_high"), scaled, strict=True)),
            }
        )
    frame = pd.DataFrame(rows)
    frame["p_holm"] = holm(frame["p_value"])
    frame["tests"] = int(frame["p_value"].notna().sum())
    return frame


def arm_summaries(study: Study, outcome: Outcome, *, statistic: str = "mean") -> pd.DataFrame:
    """Each arm at each visit.

    Args:
        study: The study.
        outcome: The outcome.
        statistic: "mean" (with t interval; the geometric mean on the log scale) or "median"
            (with quartiles).

    Returns:
        One row per arm and day: arm, day, statistic (as asked), value, low, high (95% limits of a
        mean, quartiles around a median), n, n_missing, n_below (values below the limit of
        quantification) and reason.

    Raises:
        ValueError: The statistic is unknown.
    """
    if statistic not in ("mean", "median"):
        raise ValueError(f"statistic must be mean or median, not {statistic!r}")
    values, below = study.values(outcome), study.below_limit(outcome)
    rows = []
    for arm in ARMS:
        members = study.members(arm)
        for day in study.days:
            here = values.loc[members, day]
            rows.append(
                {
                    "arm": arm,
                    "day": day,
                    "statistic": statistic,
                    **_middle_and_ends(here, outcome, statistic),
                    "n_missing": int(here.isna().sum()),
                    "n_below": int(below.loc[members, day].sum()),
                }
            )
    return pd.DataFrame(rows)


def _middle_and_ends(values: pd.Series, outcome: Outcome, statistic: str) -> dict[str, object]:
    if statistic == "median":
        found = quartiles(values)
        ends = found.median, found.q1, found.q3, found.n, found.reason
    else:
        summary = geometric_mean(values) if outcome.is_log else mean(values)
        ends = summary.value, summary.low, summary.high, summary.n, summary.reason
    return dict(zip(("value", "low", "high", "n", "reason"), ends, strict=True))


def are_medians(summaries: pd.DataFrame) -> bool:
    """Whether a frame of `arm_summaries` holds medians with quartiles instead of means."""
    return bool((summaries["statistic"] == "median").all())


def censored_summaries(study: Study, outcome: Outcome) -> pd.DataFrame:
    """Each arm at the visits with a value below the quantification limit, taken as censored.

    The geometric mean is that of maximum likelihood (`describe_censored`), for outcomes on the log
    scale alone: on the linear scale nothing says that the logs are normal.

    Returns:
        One row per day and arm: day, arm and the fields of `CensoredDescription`, in the outcome's
        unit. Empty if the outcome is on the linear scale or no value is below the limit.
    """
    columns = ["day", "arm", *(field.name for field in fields(CensoredDescription))]
    values, below = study.as_measured(outcome), study.below_limit(outcome)
    rows = []
    for day in study.days if outcome.is_log else ():
        if not below[day].any():
            continue
        for arm in ARMS:
            members = study.members(arm)
            found = describe_censored(
                values.loc[members, day].to_numpy(), below.loc[members, day].to_numpy()
            )
            rows.append({"day": day, "arm": arm, **asdict(found)})
    return pd.DataFrame(rows, columns=columns)


def change_from(value: pd.Series, baseline: pd.Series, outcome: Outcome) -> pd.Series:
    """Change from baseline: a difference, or a ratio on the log scale.

    Rounded to the digits that the values carry, so that equal changes are ties: 80.3 - 80.0 is 0.3.
    """
    change = value / baseline if outcome.is_log else value - baseline
    sizes = [change] if outcome.is_log else [value, baseline]
    largest = max((float(size.abs().max()) for size in sizes), default=0.0)
    if not 0 < largest < math.inf:
        return change
    return change.round(SIGNIFICANT_DIGITS - 1 - math.floor(math.log10(largest)))


def changes(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """Change from baseline of every participant with both values.

    Returns:
        One row per participant in the order of the roster: participant_id, arm, baseline, value,
        change (difference, or ratio to baseline on the log scale), below_limit (either value is
        below the limit of quantification).
    """
    values, below = study.values(outcome), study.below_limit(outcome)
    baseline, value = values[study.baseline_day], values[day]
    frame = pd.DataFrame(
        {
            "participant_id": values.index,
            "arm": study.participants["arm"].to_numpy(),
            "baseline": baseline.to_numpy(),
            "value": value.to_numpy(),
            "change": change_from(value, baseline, outcome).to_numpy(),
            "below_limit": (below[study.baseline_day] | below[day]).to_numpy(),
        }
    )
    return frame.dropna(subset=["change"]).reset_index(drop=True)


def change_summaries(study: Study, outcome: Outcome) -> pd.DataFrame:
    """Mean change from baseline within each arm (geometric mean ratio on the log scale).

    A description of the arms, not a comparison: it carries no p value.

    Returns:
        One row per arm and follow-up day: arm, day and the fields of `Summary`.
    """
    values = study.values(outcome)
    rows = []
    for arm in ARMS:
        members = values[study.members(arm)]
        for day in study.follow_up_days:
            summary: Summary = mean_change(
                members[day], members[study.baseline_day], scale=outcome.scale
            )
            rows.append({"arm": arm, "day": day, **asdict(summary)})
    return pd.DataFrame(rows)


def band_counts(study: Study, outcome: Outcome) -> pd.DataFrame:
    """Participants in each activity band.

    Returns:
        One row per arm, day and band: arm, day, band (index), participants, n (those with a
        value). Empty if the outcome has no bands. A value below the lowest band counts to it.
    """
    columns = ["arm", "day", "band", "participants", "n"]
    if outcome.bands is None:
        return pd.DataFrame(columns=columns)
    values = study.values(outcome)
    rows = []
    for arm in ARMS:
        members = values[study.members(arm)]
        for day in study.days:
            present = members[day].dropna()
            counts = np.bincount(_band(outcome.bands, present), minlength=len(outcome.bands.lower))
            rows += [
                (arm, day, number, int(count), len(present)) for number, count in enumerate(counts)
            ]
    return pd.DataFrame(rows, columns=columns)


def bands_of(study: Study, outcome: Outcome, who: str | None) -> set[tuple[int, int]]:
    """The days on which a participant has a value, each with the index of its band."""
    if outcome.bands is None or who is None:
        return set()
    values = study.values(outcome).loc[who].dropna()
    return set(zip(values.index, _band(outcome.bands, values).tolist(), strict=True))


def _band(bands: Bands, values: pd.Series) -> NDArray[np.intp]:
    return np.maximum(np.searchsorted(bands.lower, values, side="right") - 1, 0)


def missing_values(study: Study) -> pd.DataFrame:
    """Values present and missing, of all randomised participants.

    Returns:
        One row per outcome, day and arm: outcome (code), day, arm, n (randomised), missing,
        after_withdrawal (those of the missing whose participant had withdrawn by that day; NaN if
        the study does not tell days of withdrawal).
    """
    withdrawn = _withdrawn_day(study)
    told = "withdrawn_day" in study.participants
    rows = []
    for outcome in study.outcomes:
        gaps = study.values(outcome).isna().to_numpy()
        for position, day in enumerate(study.days):
            for arm in ARMS:
                members = study.members(arm)
                missing = gaps[:, position] & members
                rows.append(
                    {
                        "outcome": outcome.code,
                        "day": day,
                        "arm": arm,
                        "n": int(members.sum()),
                        "missing": int(missing.sum()),
                        "after_withdrawal": int((missing & (withdrawn <= day)).sum())
                        if told
                        else float("nan"),
                    }
                )
    return pd.DataFrame(rows)


@dataclass(frozen=True, slots=True)
class ArmFlow:
    """Participant flow of one arm.

    Attributes:
        allocated: Participants randomised to the arm.
        withdrawn: Day of withdrawal (None if not told) and reason ("" if not told) of each
            participant who withdrew; None if the study tells neither of anybody.
        analysed: Participants in the primary comparison, by follow-up day.
    """

    allocated: int
    withdrawn: tuple[tuple[int | None, str], ...] | None
    analysed: dict[int, int]


def participant_flow(study: Study) -> dict[str, ArmFlow]:
    """Randomised, withdrawn and analysed participants, by arm.

    Analysed are those with the primary outcome at baseline and at the day, as in `effect`.
    """
    values = study.values(study.primary_outcome)
    complete = values.notna().mul(values[study.baseline_day].notna(), axis=0)
    withdrawn_day = _withdrawn_day(study)
    reasons = study.participants.get(
        "withdrawal_reason", pd.Series("", index=study.participants.index)
    ).astype(str)
    told = {"withdrawn_day", "withdrawal_reason"} & set(study.participants)
    left = ~np.isnan(withdrawn_day) | (reasons != "").to_numpy()
    flow = {}
    for arm in ARMS:
        members = study.members(arm)
        who = np.flatnonzero(left & members)
        flow[arm] = ArmFlow(
            allocated=int(members.sum()),
            withdrawn=tuple(
                (
                    None if np.isnan(withdrawn_day[row]) else int(withdrawn_day[row]),
                    str(reasons.iloc[row]),
                )
                for row in who
            )
            if told
            else None,
            analysed={day: int(complete.loc[members, day].sum()) for day in study.follow_up_days},
        )
    return flow


def _withdrawn_day(study: Study) -> FloatArray:
    if "withdrawn_day" not in study.participants:
        return np.full(len(study.participants), np.nan)
    return np.asarray(study.participants["withdrawn_day"], dtype=np.float64)
