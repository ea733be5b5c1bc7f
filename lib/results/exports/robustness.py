"""The numbers behind the board of analyses, to be taken away."""

from __future__ import annotations

import pandas as pd

from lib.results.exports.columns import ESTIMATED, contrast, of_outcome, one_below_another
from lib.results.robustness import (
    effects_without_each,
    rerandomised_effect,
    robustness_board,
    with_rerandomisation,
)
from lib.study.outcomes import Outcome
from lib.study.study import Study


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
