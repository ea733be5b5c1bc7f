"""Participant flow, missing values and baseline characteristics by arm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.statistics.balance import (
    standardised_difference,
    standardised_difference_binary,
    standardised_difference_levels,
)
from lib.statistics.estimates import EMPTY_ARM, FloatArray
from lib.statistics.summaries import geometric_mean, mean, standard_deviation
from lib.study.contract import ALLOCATION_COLUMNS, DISPOSITION_COLUMNS, MOST_LEVELS
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, TREATMENT, Study

TOO_FEW_AT_BASELINE = sentence(
    "An arm has fewer than two values, so no standardised difference can be given."
)
NO_SPREAD_AT_BASELINE = sentence(
    "The values differ between the arms but not within them, so there is no spread to express the "
    "difference in."
)
NO_COMMON_LEVEL = sentence(
    "No level occurs in both arms, so no standardised difference can be given: they differ "
    "completely."
)


def baseline_characteristics(study: Study) -> pd.DataFrame:
    """The baseline table: characteristics of the roster, then outcomes at baseline.

    Numbers are described by mean and SD, text by the participants of each level, an outcome on
    the log scale by geometric mean and geometric SD factor. The standardised difference is
    (treatment - control) / sqrt((s1^2 + s2^2) / 2); for two levels its binary form, of the first
    level in alphabetical order; for more levels the Mahalanobis distance, which has no sign.
    Text columns with more than 12 levels are free text and left out.

    Returns:
        One row per number, and per level of a text: name (column, or outcome code), outcome
        (bool), kind ("mean", "geometric" or "level"), level (text, "" unless a level), for each
        arm value_, spread_ (NaN for levels), n_ and count_ (participants with a value, and at the
        level), smd (NaN where undefined and on all but the first row of a text) and reason (why
        it is undefined, on the first row of a text; else, or if nobody has a value, empty).
    """
    rows: list[dict[str, object]] = []
    treated = study.treated
    characteristics = study.participants.drop(
        columns=["participant_id", "arm", *DISPOSITION_COLUMNS, *ALLOCATION_COLUMNS],
        errors="ignore",
    )
    for name in characteristics:
        column = characteristics[name]
        if pd.api.types.is_numeric_dtype(column):
            rows.append(_number(str(name), column.to_numpy(dtype=float), treated, scale="linear"))
        elif column[column != ""].nunique() <= MOST_LEVELS:
            rows += _levels(str(name), column.astype(str), treated)
    for outcome in study.outcomes:
        values = study.values(outcome)[study.baseline_day].to_numpy()
        row = _number(outcome.code, values, treated, scale=outcome.scale)
        rows.append({**row, "outcome": True})
    columns = ["name", "outcome", "kind", "level", "smd", "reason"]
    columns += [f"{part}_{arm}" for arm in ARMS for part in ("value", "spread", "n", "count")]
    return pd.DataFrame(rows, columns=columns)


def _number(name: str, values: np.ndarray, treated: np.ndarray, *, scale: str) -> dict[str, object]:
    is_log = scale == "log"
    known = ~np.isnan(values)
    smd = standardised_difference(np.log(values) if is_log else values, treated)
    row: dict[str, object] = {
        "name": name,
        "outcome": False,
        "kind": "geometric" if is_log else "mean",
        "level": "",
        "smd": smd,
    }
    for arm in ARMS:
        here = values[treated if arm == TREATMENT else ~treated]
        average = geometric_mean(here) if is_log else mean(here)
        sd = standard_deviation(np.log(here) if is_log else here)
        row[f"value_{arm}"] = average.value
        row[f"spread_{arm}"] = np.exp(sd) if is_log else sd
        row[f"n_{arm}"] = row[f"count_{arm}"] = average.n
    row["reason"] = _why_none(int(treated[known].sum()), int((~treated)[known].sum()), smd)
    return row


def _why_none(n_treatment: int, n_control: int, smd: float) -> str:
    """Why a number has no standardised difference; empty if it has one, or was not measured."""
    if not np.isnan(smd) or n_treatment == n_control == 0:
        return ""
    if min(n_treatment, n_control) == 0:
        return EMPTY_ARM
    return TOO_FEW_AT_BASELINE if min(n_treatment, n_control) == 1 else NO_SPREAD_AT_BASELINE


def _levels(name: str, column: pd.Series, treated: np.ndarray) -> list[dict[str, object]]:
    levels = sorted(set(column) - {""})
    counts = {
        arm: [
            int((column[treated if arm == TREATMENT else ~treated] == level).sum())
            for level in levels
        ]
        for arm in ARMS
    }
    n = {arm: sum(counts[arm]) for arm in ARMS}
    if len(levels) == 2:
        smd = standardised_difference_binary(
            counts["treatment"][0], n["treatment"], counts["control"][0], n["control"]
        )
    elif levels:
        smd = standardised_difference_levels(counts["treatment"], counts["control"])
    else:
        smd = float("nan")
    why = NO_COMMON_LEVEL if all(n.values()) else EMPTY_ARM
    rows: list[dict[str, object]] = []
    for number, level in enumerate(levels):
        row: dict[str, object] = {
            "name": name,
            "outcome": False,
            "kind": "level",
            "level": level,
            "smd": smd if number == 0 else float("nan"),
            "reason": why if number == 0 and np.isnan(smd) else "",
        }
        for arm in ARMS:
            count = counts[arm][number]
            row[f"value_{arm}"] = count / n[arm] if n[arm] else float("nan")
            row[f"spread_{arm}"] = float("nan")
            row[f"n_{arm}"], row[f"count_{arm}"] = n[arm], count
        rows.append(row)
    return rows


def missing_values(study: Study) -> pd.DataFrame:
    """Values present and missing, of all randomised participants.

    Returns:
        One row per outcome, day and arm: outcome (code), day, arm, n (randomised), missing,
        after_withdrawal (those of the missing whose participant had withdrawn by that day; NaN if
        the study does not record days of withdrawal).
    """
    withdrawn = _withdrawn_day(study)
    known = "withdrawn_day" in study.participants
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
                        if known
                        else float("nan"),
                    }
                )
    return pd.DataFrame(rows)


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
    at the day, as in `effect`.
    """
    values = study.values(study.first_outcome)
    complete = values.notna().mul(values[study.baseline_day].notna(), axis=0)
    withdrawn_day = _withdrawn_day(study)
    reasons = study.participants.get(
        "withdrawal_reason", pd.Series("", index=study.participants.index)
    ).astype(str)
    known = {"withdrawn_day", "withdrawal_reason"} & set(study.participants)
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
            if known
            else None,
            analysed={day: int(complete.loc[members, day].sum()) for day in study.follow_up_days},
        )
    return flow


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
        key = " ".join(reason.split()).casefold()
        names.setdefault(key, reason)
        counts[key] = counts.get(key, 0) + 1
    return tuple((names[key], counts[key]) for key in sorted(counts, key=lambda k: (-counts[k], k)))


def _withdrawn_day(study: Study) -> FloatArray:
    if "withdrawn_day" not in study.participants:
        return np.full(len(study.participants), np.nan)
    return np.asarray(study.participants["withdrawn_day"], dtype=np.float64)


def role(study: Study, who: str) -> str:
    """The arm of a participant: "treatment" or "control"."""
    place = list(study.participants["participant_id"]).index(who)
    return str(study.participants["arm"].iloc[place])


def is_in(study: Study, who: str | None, arm: str) -> bool:
    """Whether somebody is highlighted who belongs to the arm."""
    return who is not None and role(study, who) == arm


def is_analysed(
    study: Study, outcome: Outcome, day: int, who: str | None, *, adjusted: bool = True
) -> bool:
    """Whether somebody is highlighted who takes part in the comparison, adjusted for baseline."""
    if who is None:
        return False
    values = study.values(outcome).loc[who]
    return bool(pd.notna(values[day]) and (pd.notna(values[study.baseline_day]) or not adjusted))
