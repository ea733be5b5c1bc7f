"""The numbers behind the figures of courses and changes, to be taken away.

Each function gives a frame of one figure and its table, computed as the page computes them: raw,
under the names in `columns`.
"""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from lib.results.changes import (
    arm_summaries,
    association_of_changes,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
)
from lib.results.exports.columns import (
    ARM_ROW,
    ESTIMATED,
    GEOMETRIC_MEAN,
    MEAN,
    MEDIAN,
    PARTICIPANT_ROW,
    QUARTILES,
    VALUE,
    change,
    of_outcome,
    one_below_another,
    whole,
)
from lib.study.outcomes import Outcome
from lib.study.study import Study


def numbers_of_courses(study: Study, outcome: Outcome, statistic: str) -> pd.DataFrame:
    """The summary of each arm at each visit, then every value of every participant.

    A value below the quantification limit is that limit, with `below_limit` true.
    """
    summaries = arm_summaries(study, outcome, statistic=statistic)
    is_median = statistic == "median"
    measure = MEDIAN if is_median else GEOMETRIC_MEAN if outcome.is_log else MEAN
    arms = summaries.drop(columns="statistic").rename(columns=QUARTILES if is_median else ESTIMATED)
    measured = study.measurements[study.measurements["outcome"] == outcome.code]
    arm_of = study.participants.set_index("participant_id")["arm"]
    people = pd.DataFrame(
        {
            "row": PARTICIPANT_ROW,
            "participant_id": measured["participant_id"],
            "arm": measured["participant_id"].map(arm_of),
            "day": measured["day"],
            "measure": VALUE,
            "estimate": measured["value"],
            "below_limit": measured["below_limit"],
        }
    )
    arms = arms.assign(row=ARM_ROW, participant_id="")
    arms = arms[
        ["row", "participant_id", *(name for name in summaries if name in ("arm", "day"))]
        + [name for name in arms if name not in ("row", "participant_id", "arm", "day")]
    ]
    arms.insert(4, "measure", measure)
    return of_outcome(one_below_another(arms, people), outcome)


def numbers_of_censored(study: Study, outcome: Outcome) -> pd.DataFrame:
    """`censored_summaries`."""
    renamed = {"low": "ci_low", "high": "ci_high", "reason": "remark"}
    return whole(of_outcome(censored_summaries(study, outcome).rename(columns=renamed), outcome))


def numbers_of_changes(study: Study, outcome: Outcome) -> pd.DataFrame:
    """The mean change of each arm at each visit, then each participant's change."""
    measure = change(outcome)
    arms = change_summaries(study, outcome).rename(columns=ESTIMATED)
    arms = arms.assign(row=ARM_ROW, participant_id="", measure=measure)
    first = ["row", "participant_id", "arm", "day", "measure"]
    arms = arms[[*first, *(name for name in arms if name not in first)]]
    people = [
        numbers_of_individuals(study, outcome, day).assign(row=PARTICIPANT_ROW)
        for day in study.follow_up_days
    ]
    joined = one_below_another(arms, *(each.drop(columns="outcome") for each in people))
    return of_outcome(joined, outcome)


def numbers_of_individuals(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """`changes_from_baseline`: baseline, value at the day and the change, of each participant."""
    frame = changes_from_baseline(study, outcome, day)
    frame = frame.rename(columns={"value": "value_at_visit", "change": "estimate"})
    frame.insert(2, "day", day)
    return whole(of_outcome(frame, outcome, change(outcome)))


def numbers_of_association(
    study: Study, marker: Outcome, activity: Outcome, day: int
) -> pd.DataFrame:
    """Both rank correlations, then the two changes of each participant."""
    found = association_of_changes(study, marker, activity, day)
    rows = [
        {
            "row": name,
            "participant_id": "",
            "arm": "",
            "measure": "rank correlation",
            **asdict(each),
        }
        for name, each in (("pooled", found.pooled), ("within arms", found.within_arms))
    ]
    people = found.participants.rename(
        columns={
            "marker": "change_marker",
            "activity": "change_activity",
            "marker_below": "below_limit_marker",
            "activity_below": "below_limit_activity",
        }
    ).assign(row=PARTICIPANT_ROW)
    frame = one_below_another(pd.DataFrame(rows).rename(columns=ESTIMATED), people)
    frame.insert(1, "day", day)
    frame.insert(2, "outcome_activity", activity.code)
    return of_outcome(frame, marker)
