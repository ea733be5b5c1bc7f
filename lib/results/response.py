"""Participants who improved by at least as much as the reader asks for, and activity bands."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.results.changes import change_from
from lib.statistics.counts.proportions import number_needed_to_treat, proportion, risk_difference
from lib.statistics.counts.responders import responders
from lib.study.outcomes import Bands, Outcome, decimals
from lib.study.study import ARMS, Study

MISSING_RULES = ("nonresponder", "excluded")
START_OF_RATIOS, MOST_OF_RATIOS = 2.0, 1000.0
# Of a study's settings and of what a slider in a browser can count.
MOST_DIGITS, LARGEST_AMOUNT = 6, 1e15
LARGEST_RATIO = float(np.finfo(np.float64).max)
COUNTS = ("events_treatment", "n_treatment", "events_control", "n_control")


def response_rates(study: Study, outcome: Outcome, day: int, *, threshold: float) -> pd.DataFrame:
    """Participants who improved by at least a threshold, by both ways of counting the missing.

    Improvement is a fall if less of the outcome is better, else a rise, from baseline to the day:
    a difference in the outcome's unit or, on the log scale, a ratio.

    Args:
        study: The study.
        outcome: The outcome.
        day: A follow-up day.
        threshold: Smallest improvement that counts: a difference above 0, or a ratio above 1.

    Returns:
        Two rows: missing ("nonresponder": a participant without the value counts as not improved;
        "excluded": left out), events_treatment, events_control, share_treatment,
        share_control with exact limits (low_treatment, ...), the fields of `Estimate` for the risk
        difference (`SHOWN_INTERVAL`) without p, because the reader chose the threshold, and those
        of `NumberNeeded`, which is to be read at a cut-off that the study declares (`is_declared`).
        Whoever improved is not thereby one whom the treatment improved.

    Raises:
        ValueError: The threshold is no improvement.

    References:
        Senn, Nature 2018;563:619–21.
    """
    if outcome.is_log and not threshold > 1:
        raise ValueError(f"threshold must be a ratio above 1, not {threshold!r}")
    after, before, direction = _compared(study, outcome, day)
    rows = []
    for missing in MISSING_RULES:
        counted = responders(
            after,
            before,
            study.treated,
            threshold=threshold,
            direction=direction,
            missing=missing,
        )
        counts = asdict(counted)
        table = [counts[name] for name in COUNTS]
        difference = risk_difference(*table)
        needed = number_needed_to_treat(difference)
        row = {"missing": missing, **counts, **asdict(difference)}
        del row["p_value"]
        for arm in ARMS:
            share = proportion(counts[f"events_{arm}"], counts[f"n_{arm}"])
            row |= {f"share_{arm}": share.value, f"low_{arm}": share.low, f"high_{arm}": share.high}
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


def _compared(study: Study, outcome: Outcome, day: int) -> tuple[pd.Series, pd.Series, str]:
    """Values at the visit and before, and the direction from these that is an improvement."""
    if outcome.is_log:
        # A ratio is counted as it stands; one beyond the largest float is as good as that.
        ratio = improvements(study, outcome, day)["improvement"].clip(upper=LARGEST_RATIO)
        return ratio, 0 * ratio, "rise"
    values = study.values(outcome)
    direction = "rise" if outcome.higher_is_better else "fall"
    return values[day], values[study.baseline_day], direction


def improvements(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """Improvement of each participant from baseline to a day.

    Returns:
        One row per randomised participant, in the order of the roster: participant_id, arm,
        improvement (a difference in the outcome's unit, above 0 is better; on the log scale a
        ratio, above 1 is better; NaN if either value is missing or has no ratio).
    """
    values = study.values(outcome)
    if outcome.is_log:
        values = values.where(values > 0)
    before, after = values[study.baseline_day], values[day]
    better, worse = (after, before) if outcome.higher_is_better else (before, after)
    frame = study.participants[["participant_id", "arm"]].copy()
    return frame.assign(improvement=change_from(better, worse, outcome).to_numpy() + 0.0)


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
    parts = []
    for arm in ARMS:
        mine = frame.loc[frame["arm"] == arm, "improvement"].to_numpy()
        thresholds, counts = np.unique(mine[~np.isnan(mine)], return_counts=True)
        share = counts[::-1].cumsum()[::-1] / max(mine.size, 1)
        columns = {"threshold": thresholds, "share": share, "n": mine.size}
        parts.append(pd.DataFrame({"arm": arm, **columns}))
    return pd.concat(parts, ignore_index=True)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The improvements from which a reader may count, in steps of one unit of the last decimal.

    Attributes:
        least: The smallest.
        first: The one to begin with.
        largest: The largest; the same as `least` where there is no choice.
        digits: Decimals of a step.
    """

    least: float
    first: float
    largest: float
    digits: int


def thresholds(study: Study, outcome: Outcome) -> Thresholds:
    """From which improvements it makes sense to count, in the outcome's own scale.

    Differences go in steps of the outcome's decimals; they begin with its important difference or,
    where none is known, with a tenth of its scale (of the range of its values if that has no
    bounds). Ratios begin with 2 and go in steps of a tenth. An outcome of nothing but 0 and 1 can
    improve by 1 alone. They reach to the best improvement at any visit, and further than the first.
    """
    if is_yes_no(study, outcome):
        return Thresholds(1, 1, 1, 0)
    known = outcome.important_difference
    digits = max(1 if outcome.is_log else outcome.digits, 0 if known is None else decimals(known))
    digits = min(digits, MOST_DIGITS)
    step = 10.0**-digits
    found = [improvements(study, outcome, day)["improvement"] for day in study.follow_up_days]
    best = float(pd.concat(found).max())
    best = 0.0 if math.isnan(best) else min(best, LARGEST_AMOUNT)
    best = math.ceil(round(best / step, 6)) * step
    if outcome.is_log:
        first = START_OF_RATIOS if known is None else known
        largest = max(min(best, MOST_OF_RATIOS), START_OF_RATIOS + 10 * step, 3 * first)
        return Thresholds(min(1 + step, first), first, round(largest, digits), digits)
    tenth = min(_scale(study, outcome), LARGEST_AMOUNT) / 10
    first = max(step, round(tenth, digits)) if known is None else known
    return Thresholds(
        min(step, first), first, round(max(best, 10 * step, 3 * first), digits), digits
    )


def _scale(study: Study, outcome: Outcome) -> float:
    """From the lowest to the highest value that can be or, without bounds, that was measured."""
    if outcome.minimum is not None and outcome.maximum is not None:
        return outcome.maximum - outcome.minimum
    values = study.values(outcome).stack()
    return float(values.max() - values.min()) if len(values) else 0.0


def is_yes_no(study: Study, outcome: Outcome) -> bool:
    """Whether nothing but 0 and 1 was measured of an outcome, so that it has no amounts."""
    values = study.values(outcome).to_numpy()
    found = set(values[~np.isnan(values)])
    return not outcome.is_log and bool(found) and found <= {0.0, 1.0}


def is_declared(study: Study, outcome: Outcome, threshold: float) -> bool:
    """Whether the cut-off is the study's and not the reader's.

    It is where it equals the important difference that the study gives, and for an outcome of
    nothing but 0 and 1, which has one cut-off by itself.
    """
    return threshold == outcome.important_difference or is_yes_no(study, outcome)


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
