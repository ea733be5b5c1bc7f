"""The numbers behind the board of analyses, to be taken away."""

from __future__ import annotations

import pandas as pd

from lib.results.exports.columns import ESTIMATED, contrast, of_outcome, one_below_another
from lib.results.robustness import effects_without_each, whole_board
from lib.study.outcomes import Outcome
from lib.study.study import Study


def numbers_of_board(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """The contrast by every analysis, then the primary one without each participant."""
    without = effects_without_each(study, outcome, day).assign(analysis="ancova_without_one")
    without = without.rename(
        columns={"participant_id": "without_participant", "arm": "without_arm"}
    )
    frame = one_below_another(
        whole_board(study, outcome, day).rename(columns=ESTIMATED),
        without[["analysis", "value", "without_participant", "without_arm"]].rename(
            columns=ESTIMATED
        ),
    )
    frame.insert(0, "day", day)
    return of_outcome(frame, outcome, contrast(outcome))
