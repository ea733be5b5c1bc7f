"""The numbers behind the figures of outcomes, to be taken away: raw, by the terms of reports.

Each function gives a frame of one figure and its table, computed as the page computes them, with
the columns named in `columns`.
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
from lib.results.effects import (
    adjusted_means_by_visit,
    effects_at_visits,
    effects_by_outcome,
    effects_by_visit,
    lacks_baseline,
    towards_treatment,
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
    contrast,
    of_outcome,
    one_below_another,
    whole,
)
from lib.results.robustness import (
    effects_without_each,
    rerandomised_effect,
    robustness_board,
    with_rerandomisation,
)
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study


def numbers_of_outcomes(study: Study, day: int) -> pd.DataFrame:
    """`effects_by_outcome` of a day; its scaled effects as the figure draws them.

    Those are standardised_towards_treatment and its limits: in SD, above 0 where the treatment is
    better, whatever the sign of the difference.
    """
    frame = effects_by_outcome(study, day)
    turned = towards_treatment(study, frame)
    for scaled, part in (("scaled", "value"), ("scaled_low", "low"), ("scaled_high", "high")):
        frame[scaled] = turned[part]
    frame.insert(1, "day", day)
    frame.insert(2, "measure", [contrast(outcome) for outcome in study.outcomes])
    names = {
        "scaled": "standardised_towards_treatment",
        "scaled_low": "standardised_towards_treatment_ci_low",
        "scaled_high": "standardised_towards_treatment_ci_high",
    }
    return whole(frame.rename(columns=ESTIMATED | names))


def numbers_of_differences(study: Study, outcome: Outcome) -> pd.DataFrame:
    """The comparison at each visit, with the adjusted mean of each arm if it is adjusted."""
    if lacks_baseline(study, outcome):
        frame = effects_at_visits(study, outcome)
    else:
        frame, means = effects_by_visit(study, outcome), adjusted_means_by_visit(study, outcome)
        for arm in ARMS:
            of_arm = means[means["arm"] == arm].set_index("day")
            for part, name in (("value", ""), ("low", "ci_low_"), ("high", "ci_high_")):
                frame[f"adjusted_mean_{name}{arm}"] = of_arm[part].reindex(frame["day"]).array
    return whole(of_outcome(frame.rename(columns=ESTIMATED), outcome, contrast(outcome)))


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


def numbers_of_board(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """The contrast by every analysis, then the primary one without each participant."""
    values = study.values(outcome)
    rerandomised = rerandomised_effect(
        values[day].to_numpy(),
        values[study.baseline_day].to_numpy(),
        study.treated,
        scale=outcome.scale,
        within=study.allotted_within,
    )
    board = with_rerandomisation(robustness_board(study, outcome, day), rerandomised)
    without = effects_without_each(study, outcome, day).assign(analysis="ancova_without_one")
    without = without.rename(
        columns={"participant_id": "without_participant", "arm": "without_arm"}
    )
    frame = one_below_another(
        board.rename(columns=ESTIMATED),
        without[["analysis", "value", "without_participant", "without_arm"]].rename(
            columns=ESTIMATED
        ),
    )
    frame.insert(0, "day", day)
    return of_outcome(frame, outcome, contrast(outcome))
