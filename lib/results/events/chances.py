"""What a trial of this size could have seen of a harm."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from lib.statistics.counts.rates import chance_of_seeing
from lib.study.study import Study

RISKS = (0.01, 0.02, 0.05, 0.10, 0.20)


def chances_of_seeing(study: Study, risks: Iterable[float] = RISKS) -> pd.DataFrame:
    """Chance that a harm of each true risk strikes at least one participant of the treatment arm.

    Cases of the control arm tell of no harm of the treatment.

    Args:
        study: The study.
        risks: True risks of a participant, between 0 and 1.

    Returns:
        One row per risk: risk and chance. Empty if no adverse events were collected, because then
        nothing could have been seen.

    Raises:
        ValueError: A risk lies outside 0 to 1.
    """
    rows = [
        (risk, chance_of_seeing(risk, study.n_treatment))
        for risk in (() if study.adverse_events is None else risks)
    ]
    return pd.DataFrame(rows, columns=["risk", "chance"])
