"""The numbers behind the figures that compare the arms, to be taken away.

Each function gives a frame of one figure and its table, computed as the page computes them: raw,
under the names in `columns`.
"""

from __future__ import annotations

import pandas as pd

from lib.results.effects import (
    adjusted_means_by_visit,
    effects_at_visits,
    effects_by_outcome,
    effects_by_visit,
    lacks_baseline,
    towards_treatment,
)
from lib.results.exports.columns import ESTIMATED, contrast, of_outcome, whole
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
