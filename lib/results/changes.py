"""Courses and changes from baseline: by arm and visit, and of each participant."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields, replace

import numpy as np
import pandas as pd

from lib.results.effects import what_lacks
from lib.statistics.changes import mean_change
from lib.statistics.correlation import Correlation, partial_rank_correlation, rank_correlation
from lib.statistics.estimates import BoolArray, Estimate, FloatArray
from lib.statistics.models.censored import CensoredDescription, describe_censored
from lib.statistics.ranks.superiority import probability_of_superiority
from lib.statistics.summaries import Summary, geometric_mean, mean, quartiles
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study

# What a float keeps of a measured value after a subtraction or two.
SIGNIFICANT_DIGITS = 11


def activity_beside(study: Study, marker: Outcome) -> Outcome | None:
    """The outcome with which a marker is compared: the score of activity, if on another page.

    A score of activity has bands, or a note on markers; of a study without any it is the first
    outcome. None if it stands on the page of the marker, or was not measured.
    """
    measured = [each for page in study.pages for each in study.outcomes_of(page.code)]
    scores = [each for each in measured if each.bands or each.markers_note]
    found = scores or [each for each in measured if each == study.first_outcome]
    if not found:
        return None
    activity = study.first_outcome if study.first_outcome in found else found[0]
    return None if activity.page == marker.page else activity


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
    days = list(study.days)
    values, below = (
        table[days].to_numpy() for table in (study.values(outcome), study.below_limit(outcome))
    )
    rows = []
    for arm in ARMS:
        members = study.members(arm)
        for visit, day in enumerate(days):
            here = values[members, visit]
            rows.append(
                {
                    "arm": arm,
                    "day": day,
                    "statistic": statistic,
                    **_middle_and_ends(here, outcome, statistic),
                    "n_missing": int(np.isnan(here).sum()),
                    "n_below": int(below[members, visit].sum()),
                }
            )
    return pd.DataFrame(rows)


def _middle_and_ends(values: FloatArray, outcome: Outcome, statistic: str) -> dict[str, object]:
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


def changes_from_baseline(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """Change from baseline of every participant with both values.

    Returns:
        One row per participant in the order of the roster: participant_id, arm, baseline, value,
        change (difference, or ratio to baseline on the log scale), below_limit (either value is
        below the limit of quantification).
    """
    values = study.values(outcome)
    change, below = _changes(study, outcome, day)
    known = ~np.isnan(change)
    return pd.DataFrame(
        {
            "participant_id": values.index[known],
            "arm": study.participants["arm"].to_numpy()[known],
            "baseline": values[study.baseline_day].to_numpy()[known],
            "value": values[day].to_numpy()[known],
            "change": change[known],
            "below_limit": below[known],
        }
    )


def _changes(study: Study, outcome: Outcome, day: int) -> tuple[FloatArray, BoolArray]:
    """Everybody's change, NaN without it, and whether either value is below the limit."""
    values, below = study.values(outcome), study.below_limit(outcome)
    change = change_from(values[day], values[study.baseline_day], outcome).to_numpy()
    return change, (below[study.baseline_day] | below[day]).to_numpy()


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


def superiority_of_change(study: Study, outcome: Outcome, day: int) -> Estimate:
    """Probability that a treated participant has the better change than a control one.

    Of the changes of `changes_from_baseline`, an equal one counting half; the better one is the
    higher or the lower, as the outcome says. Unadjusted, with the limits of Brunner and Munzel.
    """
    values = study.values(outcome)
    value, baseline = values[day], values[study.baseline_day]
    change = change_from(value, baseline, outcome)
    goodness = change if outcome.higher_is_better else -change
    found = probability_of_superiority(goodness, study.treated)
    return replace(found, reason=what_lacks(found.reason, value, baseline, study.treated))


@dataclass(frozen=True)
class Association:
    """Changes of two outcomes in the same participants, and their rank correlation.

    Attributes:
        participants: One row per participant with both changes, in the order of the roster:
            participant_id, arm, marker, activity (changes as in `changes_from_baseline`),
            marker_below, activity_below (whether the change rests on a value below the limit of
            quantification).
        pooled: Rank correlation over all of them, in which the treatment moves both.
        within_arms: The same with the arm removed.
    """

    participants: pd.DataFrame
    pooled: Correlation
    within_arms: Correlation

    @property
    def below_limit(self) -> pd.Series:
        """Whether either change of each participant rests on a value below the limit."""
        return self.participants["marker_below"] | self.participants["activity_below"]


def association_of_changes(
    study: Study, marker: Outcome, activity: Outcome, day: int
) -> Association:
    """Change in a marker against change in disease activity, from baseline to one day."""
    (x, x_below), (y, y_below) = (_changes(study, each, day) for each in (marker, activity))
    known = ~np.isnan(x) & ~np.isnan(y)
    x, y = x[known], y[known]
    both = pd.DataFrame(
        {
            "participant_id": study.values(marker).index[known],
            "arm": study.participants["arm"].to_numpy()[known],
            "marker": x,
            "activity": y,
            "marker_below": x_below[known],
            "activity_below": y_below[known],
        }
    )
    treated = study.treated[known]
    return Association(both, rank_correlation(x, y), partial_rank_correlation(x, y, treated))
