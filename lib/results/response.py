"""Participants who improved by at least as much as the reader asks for, and activity bands."""

from __future__ import annotations

import math
from dataclasses import asdict, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.results.changes import change_from
from lib.statistics.counts.fisher import fisher_p
from lib.statistics.counts.proportions import number_needed_to_treat, proportion, risk_difference
from lib.statistics.counts.responders import responders
from lib.statistics.power import detectable_risk_difference
from lib.study.outcomes import Bands, Outcome
from lib.study.study import ARMS, Study

MISSING_RULES = ("nonresponder", "excluded")
COUNTS = ("events_treatment", "n_treatment", "events_control", "n_control")


def response_rates(study: Study, outcome: Outcome, day: int, *, threshold: float) -> pd.DataFrame:
    """Participants who improved by at least a threshold, by both ways of counting the missing.

    Improvement is a fall if less of the outcome is better, else a rise, from baseline to the day,
    in the outcome's unit (also on the log scale).

    Args:
        study: The study.
        outcome: The outcome.
        day: A follow-up day.
        threshold: Smallest improvement that counts, in the outcome's unit; above 0.

    Returns:
        Two rows: missing ("nonresponder": a participant without the value counts as not improved;
        "excluded": left out), events_treatment, events_control, share_treatment,
        share_control with exact limits (low_treatment, ...), the fields of `Estimate` for the risk
        difference (`SHOWN_INTERVAL`) with Fisher's p as p_value, and those of `NumberNeeded`;
        detectable is the smallest difference of the shares from the control arm's that Fisher's
        test finds in 80% of trials of this size.
    """
    values = study.values(outcome)
    rows = []
    for missing in MISSING_RULES:
        counted = responders(
            values[day],
            values[study.baseline_day],
            study.treated,
            threshold=threshold,
            direction="rise" if outcome.higher_is_better else "fall",
            missing=missing,
        )
        counts = asdict(counted)
        table = [counts[name] for name in COUNTS]
        difference = risk_difference(*table)
        needed = number_needed_to_treat(difference)
        row = {"missing": missing, **counts, **asdict(difference), "p_value": fisher_p(*table)}
        for arm in ARMS:
            share = proportion(counts[f"events_{arm}"], counts[f"n_{arm}"])
            row |= {f"share_{arm}": share.value, f"low_{arm}": share.low, f"high_{arm}": share.high}
        row["detectable"] = detectable_risk_difference(
            counted.n_treatment, counted.n_control, row["share_control"]
        )
        rows.append(
            row
            | {
                "needed": needed.value,
                "needed_from_low": needed.from_low,
                "needed_from_high": needed.from_high,
                "crosses_none": needed.crosses_none,
            }
        )
    return pd.DataFrame(rows)


def improvements(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """Improvement of each participant from baseline to a day, in the outcome's unit.

    Returns:
        One row per randomised participant, in the order of the roster: participant_id, arm,
        improvement (above 0 is better; NaN if either value is missing).
    """
    values = study.values(outcome)
    # In the outcome's unit, whatever its scale.
    change = change_from(values[day], values[study.baseline_day], replace(outcome, scale="linear"))
    sign = 1 if outcome.higher_is_better else -1
    frame = study.participants[["participant_id", "arm"]].copy()
    return frame.assign(improvement=sign * change.to_numpy() + 0.0)


def has_improved(
    study: Study, outcome: Outcome, day: int, who: str | None, threshold: float
) -> str:
    """The arm in which somebody counts as improved; empty if not, or nobody is asked for."""
    frame = improvements(study, outcome, day).set_index("participant_id")
    if who is None or not frame.at[who, "improvement"] >= threshold:
        return ""
    return str(frame.at[who, "arm"])


def improvement_curves(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """Share of each arm's randomised participants that improved by at least each threshold.

    Returns:
        One row per arm and threshold at which a share changes, ascending: arm, threshold, share,
        n (participants randomised; one without values counts as not improved).
    """
    frame = improvements(study, outcome, day)
    rows = []
    for arm in ARMS:
        mine = frame.loc[frame["arm"] == arm, "improvement"].to_numpy()
        reached = np.sort(mine[~np.isnan(mine)])
        for threshold in np.unique(reached):
            count = reached.size - int(np.searchsorted(reached, threshold, side="left"))
            rows.append((arm, float(threshold), count / mine.size, mine.size))
    frame = pd.DataFrame(rows, columns=["arm", "threshold", "share", "n"])
    return frame.astype({"threshold": float, "share": float})


def largest_threshold(study: Study, outcome: Outcome, day: int) -> int:
    """Up to which whole threshold it makes sense to ask: at least 10, at most 1,000."""
    best = improvements(study, outcome, day)["improvement"].max()
    return 10 if math.isnan(best) else int(min(1000, max(10, math.ceil(best))))


def band_counts(study: Study, outcome: Outcome) -> pd.DataFrame:
    """Participants in each activity band.

    Returns:
        One row per arm, day and band: arm, day, band (index), participants, n (those with a
        value). Empty if the outcome has no bands. A value below the lowest band counts to it.
    """
    columns = ["arm", "day", "band", "participants", "n"]
    if outcome.bands is None:
        return pd.DataFrame(columns=columns)
    values = study.values(outcome)
    rows = []
    for arm in ARMS:
        members = values[study.members(arm)]
        for day in study.days:
            present = members[day].dropna()
            counts = np.bincount(_band(outcome.bands, present), minlength=len(outcome.bands.lower))
            rows += [
                (arm, day, number, int(count), len(present)) for number, count in enumerate(counts)
            ]
    return pd.DataFrame(rows, columns=columns)


def bands_of(study: Study, outcome: Outcome, who: str | None) -> set[tuple[int, int]]:
    """The days on which a participant has a value, each with the index of its band."""
    if outcome.bands is None or who is None:
        return set()
    values = study.values(outcome).loc[who].dropna()
    return set(zip(values.index, _band(outcome.bands, values).tolist(), strict=True))


def _band(bands: Bands, values: pd.Series) -> NDArray[np.intp]:
    return np.maximum(np.searchsorted(bands.lower, values, side="right") - 1, 0)
