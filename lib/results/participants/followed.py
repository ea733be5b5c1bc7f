"""Where somebody who is highlighted belongs."""

from __future__ import annotations

import pandas as pd

from lib.study.outcomes import Outcome
from lib.study.study import Study


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
    """Whether somebody is highlighted who takes part in the comparison, adjusted for baseline.

    In a study without a baseline, and of a yes or no, no comparison is.
    """
    if who is None:
        return False
    values = study.values(outcome).loc[who]
    is_alone = outcome.is_binary or not (adjusted and study.has_baseline)
    return bool(pd.notna(values[day]) and (is_alone or pd.notna(values[study.baseline_day])))
