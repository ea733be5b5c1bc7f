"""Participants randomised, withdrawn and analysed, their doses and missing values, by arm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.plain_text import folded
from lib.statistics.estimates import FloatArray
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study


def missing_values(study: Study) -> pd.DataFrame:
    """Values present and missing, of all randomised participants.

    Where nobody has a value of an outcome at a visit, it was not measured there, and none is
    missing.

    Returns:
        One row per outcome, day at which it was measured and arm: outcome (code), day, arm, n
        (randomised), missing, after_withdrawal (those of the missing whose participant had
        withdrawn by that day; NaN if the study does not record days of withdrawal).
    """
    withdrawn = _withdrawn_day(study)
    known = "withdrawn_day" in study.participants
    rows = []
    for outcome in study.outcomes:
        gaps = study.values(outcome).isna()
        for day in study.days:
            if gaps[day].all():
                continue
            for arm in ARMS:
                members = study.members(arm)
                missing = gaps[day].to_numpy() & members
                rows.append(
                    {
                        "outcome": outcome.code,
                        "day": day,
                        "arm": arm,
                        "n": int(members.sum()),
                        "missing": int(missing.sum()),
                        "after_withdrawal": int((missing & (withdrawn <= day)).sum())
                        if known
                        else float("nan"),
                    }
                )
    columns = ["outcome", "day", "arm", "n", "missing", "after_withdrawal"]
    return pd.DataFrame(rows, columns=columns)


def is_said_randomised(study: Study) -> bool:
    """Whether the study says how its participants were randomised: the scheme or the sequence."""
    return study.allocation is not None or study.design.randomisation is not None


def records_withdrawals(study: Study) -> bool:
    """Whether the study tells who withdrew: it has their days or their reasons."""
    return not {"withdrawn_day", "withdrawal_reason"}.isdisjoint(study.participants)


@dataclass(frozen=True, slots=True)
class ArmFlow:
    """Participant flow of one arm.

    Attributes:
        allocated: Participants randomised to the arm.
        withdrawn: Day of withdrawal (None if unknown) and reason ("" if unknown) of each
            participant who withdrew; None if the study has neither column.
        analysed: Participants in the primary comparison, by follow-up day.
    """

    allocated: int
    withdrawn: tuple[tuple[int | None, str], ...] | None
    analysed: dict[int, int]


def participant_flow(study: Study) -> dict[str, ArmFlow]:
    """Randomised, withdrawn and analysed participants, by arm.

    Analysed are those with the first outcome (the primary one, if one was declared) at baseline and
    at the day, as in `effect`; in a study without a baseline, or of a yes or no, those with it at
    the day.
    """
    values = study.values(study.first_outcome)
    complete = values.notna()
    if study.has_baseline and not study.first_outcome.is_binary:
        complete = complete.mul(complete[study.baseline_day], axis=0)
    withdrawn_day = _withdrawn_day(study)
    reasons = study.participants.get(
        "withdrawal_reason", pd.Series("", index=study.participants.index)
    ).astype(str)
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
            if records_withdrawals(study)
            else None,
            analysed={day: int(complete.loc[members, day].sum()) for day in study.follow_up_days},
        )
    return flow


@dataclass(frozen=True, slots=True)
class Doses:
    """Doses that the participants of an arm received.

    Attributes:
        n: Participants of whom it is known.
        median: Median number of doses; NaN if it is known of nobody, as are the next two.
        low: Fewest doses of a participant.
        high: Most doses of a participant.
        complete: Participants with at least as many doses as there are days of treatment.
    """

    n: int
    median: float
    low: float
    high: float
    complete: int


def doses_received(study: Study) -> dict[str, Doses]:
    """Doses received by arm, of all randomised participants of whom the roster tells them."""
    unknown = pd.Series(np.nan, index=study.participants.index)
    given = study.participants.get("injections_received", unknown).to_numpy(dtype=float)
    found = {}
    for arm in ARMS:
        known = given[study.members(arm) & ~np.isnan(given)]
        middle, low, high = np.quantile(known, (0.5, 0, 1)) if known.size else (np.nan,) * 3
        complete = int((known >= len(study.dosing_days)).sum())
        found[arm] = Doses(known.size, float(middle), float(low), float(high), complete)
    return found


def withdrawal_reasons(flow: ArmFlow) -> tuple[tuple[str, int], ...]:
    """Participants of an arm who withdrew, by reason.

    Returns:
        Each reason ("" where it is not known) with its participants, the most frequent first and
        then by name. Reasons that differ only in case or spacing are one, written as they come
        first. Empty if nobody withdrew or the study does not tell.
    """
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for _, reason in flow.withdrawn or ():
        key = folded(reason)
        names.setdefault(key, reason)
        counts[key] = counts.get(key, 0) + 1
    return tuple((names[key], counts[key]) for key in sorted(counts, key=lambda k: (-counts[k], k)))


def analysed_after_withdrawal(
    study: Study, outcome: Outcome, *, adjusted: bool = True
) -> int | None:
    """Values measured after their participant had withdrawn that are compared all the same.

    Args:
        study: The study.
        outcome: The outcome.
        adjusted: Whether the comparisons need a baseline value, as `effect` does.

    Returns:
        The number of values of follow-up visits on later days than that of withdrawal; None if the
        day of somebody's withdrawal, or of everybody's, is not recorded.
    """
    people = study.participants
    if "withdrawn_day" not in people:
        return None
    withdrawn = people["withdrawn_day"].to_numpy(dtype=np.float64)
    if "withdrawal_reason" in people:
        reasons = people["withdrawal_reason"].astype(str).to_numpy()
        if (np.isnan(withdrawn) & (reasons != "")).any():
            return None
    # The baseline comes first.
    known = ~np.isnan(study.values(outcome).to_numpy())
    measured = known[:, 1:] & known[:, :1] if adjusted else known[:, 1:]
    later = np.array(study.follow_up_days) > withdrawn[:, np.newaxis]
    return int((measured & later).sum())


def _withdrawn_day(study: Study) -> FloatArray:
    if "withdrawn_day" not in study.participants:
        return np.full(len(study.participants), np.nan)
    return np.asarray(study.participants["withdrawn_day"], dtype=np.float64)
