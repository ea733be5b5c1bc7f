"""The numbers behind the figures of a yes or no, to be taken away."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from lib.results.binary.shares import (
    AS_NO,
    EXCLUDED,
    board_of_shares,
    difference_of_shares,
    shares_by_visit,
)
from lib.results.exports.columns import (
    ESTIMATED,
    RISK_DIFFERENCE_IN_POINTS,
    SHARE,
    of_outcome,
    whole,
)
from lib.study.outcomes import Outcome
from lib.study.study import Study


def numbers_of_shares(study: Study, outcome: Outcome) -> pd.DataFrame:
    """`shares_by_visit`."""
    frame = shares_by_visit(study, outcome).rename(columns=ESTIMATED)
    return whole(of_outcome(frame, outcome, SHARE))


def numbers_of_risk_differences(study: Study, outcome: Outcome) -> pd.DataFrame:
    """`difference_of_shares` at each visit, with the missing left out and counted as a no."""
    rows = [
        {
            "day": day,
            "missing_values": missing,
            **asdict(difference_of_shares(study, outcome, day, missing=missing)),
        }
        for day in study.follow_up_days
        for missing in (EXCLUDED, AS_NO)
    ]
    return _in_points(pd.DataFrame(rows), outcome)


def numbers_of_board_of_shares(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """`board_of_shares`."""
    frame = board_of_shares(study, outcome, day)
    frame.insert(0, "day", day)
    return _in_points(frame, outcome)


def _in_points(frame: pd.DataFrame, outcome: Outcome) -> pd.DataFrame:
    named = frame.rename(columns=ESTIMATED)
    return whole(of_outcome(named, outcome, RISK_DIFFERENCE_IN_POINTS))
