"""Whether the change in one outcome goes with the change in another."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib.correlation import Correlation, partial_rank_correlation, rank_correlation
from lib.effects import changes
from lib.study.outcomes import Outcome
from lib.study.study import TREATMENT, Study


@dataclass(frozen=True)
class Association:
    """Changes of two outcomes in the same participants, and their rank correlation.

    Attributes:
        participants: One row per participant with both changes, in the order of the roster:
            participant_id, arm, marker, activity (changes as in `changes`).
        pooled: Rank correlation over all of them.
        within_arms: The same with the arm removed.
    """

    participants: pd.DataFrame
    pooled: Correlation
    within_arms: Correlation


def association(study: Study, marker: Outcome, activity: Outcome, day: int) -> Association:
    """Change in a marker against change in disease activity, from baseline to one day."""
    one, other = (
        changes(study, outcome, day)[["participant_id", "arm", "change"]]
        for outcome in (marker, activity)
    )
    both = one.merge(other, on=["participant_id", "arm"], suffixes=("_marker", "_activity"))
    both = both.rename(columns={"change_marker": "marker", "change_activity": "activity"})
    x, y = both["marker"], both["activity"]
    treated = (both["arm"] == TREATMENT).to_numpy()
    return Association(both, rank_correlation(x, y), partial_rank_correlation(x, y, treated))
