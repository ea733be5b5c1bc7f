"""Participants whose value crossed a reference limit: baseline against a visit, by arm."""

from __future__ import annotations

from dataclasses import asdict
from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.results.participants.followed import role
from lib.statistics.counts.proportions import proportion
from lib.statistics.estimates import BoolArray
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study


def limit_crossings(
    study: Study, outcome: Outcome, day: int, *, low: float | None, high: float | None
) -> pd.DataFrame:
    """Who was outside a reference limit at baseline and at a visit.

    For an outcome of which more is better the limit is the lower one and outside is below it; else
    it is the upper one and outside is above it. A value on the limit is within. A value below the
    limit of quantification is taken at that limit: it is below the lower reference limit if the
    limit of quantification is not above it, and within the upper one if it is not above that; else
    nobody can tell, and it counts as missing. Participants without either value are left out and
    counted.

    Args:
        study: The study.
        outcome: The outcome.
        day: A follow-up day.
        low: Lower reference limit in the outcome's unit, or None.
        high: Upper reference limit, or None.

    Returns:
        One row per arm: arm, out_out, out_in, in_out, in_in (participants outside or within at
        baseline, then at the visit), missing, and of those outside at baseline the share within at
        the visit with its exact limits: the fields of `Summary`. Likewise of those within at
        baseline the share outside at the visit: within_n, within_value, within_low, within_high.
        Empty if the limit that matters is not given.
    """
    limit = low if outcome.higher_is_better else high
    if limit is None:
        return pd.DataFrame()
    before, after = (_outside(study, outcome, when, limit) for when in (study.baseline_day, day))
    rows = []
    for arm in ARMS:
        members = study.members(arm)
        known = members & before.known & after.known
        first, second = before.outside[known], after.outside[known]
        recovered, fallen = int((first & ~second).sum()), int((~first & second).sum())
        of_within = asdict(proportion(fallen, int((~first).sum())))
        rows.append(
            {
                "arm": arm,
                "out_out": int((first & second).sum()),
                "out_in": recovered,
                "in_out": fallen,
                "in_in": int((~first & ~second).sum()),
                "missing": int(members.sum()) - int(known.sum()),
                **asdict(proportion(recovered, int(first.sum()))),
                **{f"within_{part}": of_within[part] for part in ("n", "value", "low", "high")},
            }
        )
    return pd.DataFrame(rows)


def crossing_of(
    study: Study,
    outcome: Outcome,
    day: int,
    who: str | None,
    *,
    low: float | None,
    high: float | None,
) -> tuple[str, str] | None:
    """The arm and the column of `limit_crossings` that count somebody; None if none does."""
    limit = low if outcome.higher_is_better else high
    if limit is None or who is None:
        return None
    arm = role(study, who)
    place = int((study.participants["participant_id"] == who).to_numpy().argmax())
    before, after = (_outside(study, outcome, when, limit) for when in (study.baseline_day, day))
    if not (before.known[place] and after.known[place]):
        return arm, "missing"
    first, second = before.outside[place], after.outside[place]
    return arm, f"{'out' if first else 'in'}_{'out' if second else 'in'}"


class _Outside(NamedTuple):
    """Of each participant whether the value is outside a limit, and whether that is known."""

    outside: BoolArray
    known: BoolArray


def _outside(study: Study, outcome: Outcome, day: int, limit: float) -> _Outside:
    value = study.as_measured(outcome)[day].to_numpy()
    below = study.below_limit(outcome)[day].to_numpy()
    if outcome.higher_is_better:
        outside = (value < limit) | (below & (value <= limit))
    else:
        outside = value > limit
    return _Outside(outside, ~np.isnan(value) & ~(below & (value > limit)))
