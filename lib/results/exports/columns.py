"""What the columns of numbers to take away are called, the same in every language.

The terms are those of reports: an estimate has `ci_low` and `ci_high` of `confidence`, a median
`q1` and `q3`, and `measure` says what is estimated. Nothing is rounded.
"""

from __future__ import annotations

import pandas as pd

from lib.study.outcomes import Outcome

# What is estimated, or measured.
VALUE, DIFFERENCE, RATIO = "value", "mean difference", "ratio of geometric means"
MEAN, GEOMETRIC_MEAN, MEDIAN = "mean", "geometric mean", "median"
CHANGE, CHANGE_RATIO = "change from baseline", "ratio to baseline"
# Those of shares name their unit: no outcome of theirs has one.
SHARE = "proportion (0 to 1)"
RISK_DIFFERENCE = "risk difference (difference of proportions)"
RISK_DIFFERENCE_IN_POINTS = "risk difference (percentage points)"
# Of rows of several kinds in one table, which each is.
ARM_ROW, PARTICIPANT_ROW, RANDOMISED_ROW = "arm", "participant", "randomised"
CURVE_ROW, MISSING_ROW = "curve", "missing values"

ESTIMATED = {
    "value": "estimate",
    "low": "ci_low",
    "high": "ci_high",
    "standard_error": "se",
    "reason": "remark",
}
QUARTILES = {"value": "estimate", "low": "q1", "high": "q3", "reason": "remark"}
# Columns of counts and days, which are whole numbers or missing.
WHOLE = (
    *("day", "n", "events", "participants", "withdrawn", "missing", "after_withdrawal", "grade"),
    *("start_day", "end_day", "days_since_dose", "tests", "band", "lane", "claim"),
)


def contrast(outcome: Outcome) -> str:
    """What a comparison of the arms estimates."""
    if outcome.is_binary:
        return RISK_DIFFERENCE_IN_POINTS
    return RATIO if outcome.is_log else DIFFERENCE


def change(outcome: Outcome) -> str:
    """What a change from baseline is."""
    return CHANGE_RATIO if outcome.is_log else CHANGE


def of_outcome(frame: pd.DataFrame, outcome: Outcome, measure: str = "") -> pd.DataFrame:
    """A frame with the outcome before its columns and what is measured after the day or the arm.

    Args:
        frame: Rows of one outcome.
        outcome: The outcome.
        measure: What the rows estimate; empty if they tell it themselves or count.
    """
    shown = frame.copy()
    shown.insert(0, "outcome", outcome.code)
    if measure:
        place = list(shown).index("estimate") if "estimate" in shown else len(shown.columns)
        shown.insert(place, "measure", measure)
    return shown


def one_below_another(*frames: pd.DataFrame) -> pd.DataFrame:
    """Frames of different columns as one, in which a cell without a number is empty."""
    columns = list(dict.fromkeys(name for frame in frames for name in frame))
    rows = [row for frame in frames for row in frame.astype(object).to_dict("records")]
    return whole(
        pd.DataFrame([[row.get(name) for name in columns] for row in rows], columns=columns)
    )


def whole(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its counts and days as whole numbers, also where some are missing."""
    counts = [
        name
        for name in map(str, frame)
        if name in WHOLE
        or name.startswith(("n_", "events_", "participants_", "randomised", "grade_"))
    ]
    return frame.astype(dict.fromkeys(counts, "Int64"))
