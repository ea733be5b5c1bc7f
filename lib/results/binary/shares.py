"""Outcomes that are a yes or a no: the participants with a yes, and how the arms' shares differ.

Nothing is adjusted for: a value at baseline stands beside the others and enters no comparison.
"""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.results.participants.followed import is_in
from lib.statistics.counts.fisher import fisher_p
from lib.statistics.counts.proportions import (
    OTHER_INTERVAL,
    SHOWN_INTERVAL,
    proportion,
    risk_difference,
)
from lib.statistics.estimates import EMPTY_ARM, NAN, Estimate
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study

# A participant without a value is left out, or counts as a no.
EXCLUDED, AS_NO = "excluded", "as_no"
MISSING_RULES = (EXCLUDED, AS_NO)
# Percentage points of a share: the unit of every difference of a yes or no.
POINTS = 100.0


class Counts(NamedTuple):
    """Participants with a yes and participants counted, by arm: a table of two by two."""

    events_treatment: int
    n_treatment: int
    events_control: int
    n_control: int


def counts_at(study: Study, outcome: Outcome, day: int, *, missing: str = EXCLUDED) -> Counts:
    """How many have a yes at a day, among whom.

    Args:
        study: The study.
        outcome: A yes or no.
        day: A visit, or one of the study's other days.
        missing: One of `MISSING_RULES`.

    Raises:
        ValueError: The rule is unknown.
    """
    if missing not in MISSING_RULES:
        raise ValueError(f"missing must be one of {MISSING_RULES}, not {missing!r}")
    values = _values(study, outcome, day).to_numpy()
    counted = np.full(values.size, True) if missing == AS_NO else ~np.isnan(values)
    found = [
        int(np.count_nonzero(which & study.members(arm)))
        for arm in ARMS
        for which in (values == 1, counted)
    ]
    return Counts(*found)


def _values(study: Study, outcome: Outcome, day: int) -> pd.Series:
    """The values of a day by participant; a yes or no has no limit of quantification."""
    values: pd.Series = study.as_measured(outcome, days=(day,))[day]
    return values


def is_counted(study: Study, outcome: Outcome, day: int, arm: str, who: str | None) -> bool:
    """Whether somebody is highlighted who belongs to the arm and has a value at a day."""
    return is_in(study, who, arm) and not math.isnan(_values(study, outcome, day)[who])


def difference_of_shares(
    study: Study,
    outcome: Outcome,
    day: int,
    *,
    missing: str = EXCLUDED,
    interval: str = SHOWN_INTERVAL,
) -> Estimate:
    """The arms compared at one day by the shares of participants with a yes.

    Args:
        study: The study.
        outcome: A yes or no.
        day: A visit.
        missing: What a participant without a value counts as, one of `MISSING_RULES`.
        interval: A key of `DIFFERENCE_INTERVALS`.

    Returns:
        The risk difference, treatment - control, in percentage points, with p of Fisher's exact
        test; NaN with its reason if nobody of an arm has a value, whatever the missing count as.
    """
    counts = counts_at(study, outcome, day, missing=missing)
    found = risk_difference(*counts, method=interval)
    seen = counts_at(study, outcome, day)
    if min(seen.n_treatment, seen.n_control) == 0:
        return replace(found, value=NAN, low=NAN, high=NAN, reason=EMPTY_ARM)
    return replace(
        found,
        value=POINTS * found.value,
        low=POINTS * found.low,
        high=POINTS * found.high,
        p_value=fisher_p(*counts),
    )


class SharesAt(NamedTuple):
    """The arms at one day by their shares with a yes.

    Attributes:
        here: The rows of `shares_by_visit` of this day.
        found: `difference_of_shares`.
        as_no: The same with the missing counted as a no.
    """

    here: pd.DataFrame
    found: Estimate
    as_no: Estimate


def shares_at(study: Study, outcome: Outcome, day: int) -> SharesAt:
    """The shares of the arms at a visit, and how they differ."""
    every = shares_by_visit(study, outcome)
    return SharesAt(
        every[every["day"] == day],
        difference_of_shares(study, outcome, day),
        difference_of_shares(study, outcome, day, missing=AS_NO),
    )


def shares_by_visit(study: Study, outcome: Outcome) -> pd.DataFrame:
    """Each arm's participants with a yes on every day with values: visits, baseline, other days.

    Returns:
        One row per day and arm: day, arm, events (with a yes), n (with a value), missing
        (randomised and without one; NaN on a day that is no visit, on which nobody had to come),
        value, low, high (their share, from 0 to 1, with its exact limits; NaN if n is 0).
    """
    rows = []
    for day in study.every_day:
        counts = counts_at(study, outcome, day)
        for arm, (events, n) in zip(ARMS, (counts[:2], counts[2:]), strict=True):
            share = proportion(events, n)
            missing = int(np.count_nonzero(study.members(arm))) - n
            lack = missing if day in study.days else NAN
            rows.append((day, arm, events, n, lack, share.value, share.low, share.high))
    columns = ["day", "arm", "events", "n", "missing", "value", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def differences_as_no(study: Study, outcome: Outcome) -> pd.DataFrame:
    """`difference_of_shares` at every follow-up day with the missing counted as a no.

    Returns:
        One row per day: the fields of `Estimate`.
    """
    return pd.DataFrame(
        [
            asdict(difference_of_shares(study, outcome, day, missing=AS_NO))
            for day in study.follow_up_days
        ]
    )


def board_of_shares(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """The difference of the shares at one day in other ways, the one shown first.

    Returns:
        One row per analysis: analysis (the name of the interval that is shown and of the other
        one, keys of `DIFFERENCE_INTERVALS`; "as_no", with the missing counted as a no, only if
        somebody's value is missing) and the fields of `Estimate`.
    """
    found = {
        name: difference_of_shares(study, outcome, day, interval=name)
        for name in (SHOWN_INTERVAL, OTHER_INTERVAL)
    }
    if missing_at(study, outcome, day):
        found[AS_NO] = difference_of_shares(study, outcome, day, missing=AS_NO)
    return pd.DataFrame([{"analysis": name, **asdict(each)} for name, each in found.items()])


def missing_at(study: Study, outcome: Outcome, day: int) -> int:
    """How many randomised participants have no value at a day."""
    return int(study.values(outcome)[day].isna().sum())


def extreme_differences(study: Study, outcome: Outcome, day: int) -> tuple[float, float]:
    """Between what the difference would lie, whatever the missing values had been.

    Returns:
        The risk difference in percentage points of everybody randomised if all that are missing
        had been a no in the treatment arm and a yes in the control arm, and the other way round.
    """
    seen = counts_at(study, outcome, day)
    everybody = counts_at(study, outcome, day, missing=AS_NO)
    n_treatment, n_control = everybody.n_treatment, everybody.n_control
    more_treated, more_control = n_treatment - seen.n_treatment, n_control - seen.n_control
    treated, control = seen.events_treatment, seen.events_control
    least = treated / n_treatment - (control + more_control) / n_control
    most = (treated + more_treated) / n_treatment - control / n_control
    return POINTS * least, POINTS * most
