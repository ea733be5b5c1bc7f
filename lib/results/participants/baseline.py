"""Baseline characteristics by arm."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.statistics.balance import (
    standardised_difference,
    standardised_difference_binary,
    standardised_difference_levels,
)
from lib.statistics.estimates import EMPTY_ARM, FloatArray
from lib.statistics.summaries import geometric_mean, mean, standard_deviation
from lib.study.columns import ALLOCATION_COLUMNS, DISPOSITION_COLUMNS
from lib.study.contract import MOST_LEVELS
from lib.study.study import ARMS, TREATMENT, Study

TOO_FEW_AT_BASELINE = sentence(
    "An arm has fewer than two values, so no standardised difference can be given."
)
NO_SPREAD_AT_BASELINE = sentence(
    "The values differ between the arms but not within them, so there is no spread to express the "
    "difference in."
)
SAME_AT_BASELINE = sentence("Everybody has the same value.")
NO_COMMON_LEVEL = sentence(
    "No level occurs in both arms, so no standardised difference can be given: they differ "
    "completely."
)


def baseline_characteristics(study: Study) -> pd.DataFrame:
    """The baseline table: characteristics of the roster, then outcomes measured at baseline.

    Numbers are described by mean and SD, text by the participants of each level, an outcome on
    the log scale by geometric mean and geometric SD factor, a yes or no by the participants with a
    yes. The standardised difference is
    (treatment - control) / sqrt((s1^2 + s2^2) / 2); for two levels its binary form, of the first
    level in alphabetical order; for more levels the Mahalanobis distance, which has no sign.
    Text columns with more than 12 levels are free text and left out.

    Returns:
        One row per number, per level of a text and per yes or no: name (column, or outcome code),
        outcome (bool), kind ("mean", "geometric" or "level"), level (text, "" of others), for each
        arm value_, spread_ (NaN for levels), n_ and count_ (participants with a value, and at the
        level), smd (NaN where undefined, as 0 / 0 is, and on all but the first row of a text) and
        reason (why it is undefined, on the first row of a text; else, or if nobody has a value,
        empty).
    """
    rows: list[dict[str, object]] = []
    treated = study.treated
    characteristics = study.participants.drop(
        columns=["participant_id", "arm", *DISPOSITION_COLUMNS, *ALLOCATION_COLUMNS],
        errors="ignore",
    )
    for name in characteristics:
        column = characteristics[name]
        if pd.api.types.is_numeric_dtype(column):
            rows.append(_number(str(name), column.to_numpy(dtype=float), treated, scale="linear"))
        elif column[column != ""].nunique() <= MOST_LEVELS:
            rows += _levels(str(name), column.astype(str), treated)
    for outcome in study.outcomes:
        values = study.values(outcome)[study.baseline_day].to_numpy()
        if np.isnan(values).all():
            continue
        row = (
            _yes(outcome.code, values, treated)
            if outcome.is_binary
            else _number(outcome.code, values, treated, scale=outcome.scale)
        )
        rows.append({**row, "outcome": True})
    columns = ["name", "outcome", "kind", "level", "smd", "reason"]
    columns += [f"{part}_{arm}" for arm in ARMS for part in ("value", "spread", "n", "count")]
    return pd.DataFrame(rows, columns=columns)


def sexes(study: Study) -> dict[str, int]:
    """How many participants are of each sex, as the column `sex` writes it; empty without one.

    Those of whom it is not known are counted under an empty text.
    """
    if "sex" not in study.participants:
        return {}
    counts = study.participants["sex"].astype(str).value_counts()
    return {str(sex): int(n) for sex, n in counts.items()}


def ages(study: Study) -> FloatArray:
    """The ages in the column `age` that are known; none without a column of numbers."""
    if "age" not in study.participants:
        return np.array([])
    column = study.participants["age"]
    if not pd.api.types.is_numeric_dtype(column):
        return np.array([])
    found = column.to_numpy(dtype=float)
    return found[~np.isnan(found)]


def only_sex(study: Study) -> str:
    """The one sex of all participants, as the column `sex` writes it.

    Returns:
        Empty if there is no such column, if a participant has none, or if there are several.
    """
    found = list(sexes(study))
    return found[0] if len(found) == 1 else ""


def _number(name: str, values: np.ndarray, treated: np.ndarray, *, scale: str) -> dict[str, object]:
    is_log = scale == "log"
    known = ~np.isnan(values)
    smd = standardised_difference(np.log(values) if is_log else values, treated)
    row: dict[str, object] = {
        "name": name,
        "outcome": False,
        "kind": "geometric" if is_log else "mean",
        "level": "",
        "smd": smd,
    }
    for arm in ARMS:
        here = values[treated if arm == TREATMENT else ~treated]
        average = geometric_mean(here) if is_log else mean(here)
        sd = standard_deviation(np.log(here) if is_log else here)
        row[f"value_{arm}"] = average.value
        row[f"spread_{arm}"] = np.exp(sd) if is_log else sd
        row[f"n_{arm}"] = row[f"count_{arm}"] = average.n
    row["reason"] = _why_none(
        int(treated[known].sum()),
        int((~treated)[known].sum()),
        smd,
        is_constant=np.unique(values[known]).size == 1,
    )
    return row


def _why_none(n_treatment: int, n_control: int, smd: float, *, is_constant: bool) -> str:
    """Why a number has no standardised difference; empty if it has one, or was not measured."""
    if not np.isnan(smd) or n_treatment == n_control == 0:
        return ""
    if min(n_treatment, n_control) == 0:
        return EMPTY_ARM
    if min(n_treatment, n_control) == 1:
        return TOO_FEW_AT_BASELINE
    return SAME_AT_BASELINE if is_constant else NO_SPREAD_AT_BASELINE


def _yes(name: str, values: np.ndarray, treated: np.ndarray) -> dict[str, object]:
    """The participants with a yes, of an outcome that is a yes or a no."""
    row: dict[str, object] = {"name": name, "outcome": True, "kind": "level", "level": ""}
    known = ~np.isnan(values)
    counts: dict[str, tuple[int, int]] = {}
    for arm in ARMS:
        here = values[known & (treated if arm == TREATMENT else ~treated)]
        events, n = int((here == 1).sum()), here.size
        counts[arm] = events, n
        row[f"value_{arm}"] = events / n if n else float("nan")
        row[f"spread_{arm}"] = float("nan")
        row[f"n_{arm}"], row[f"count_{arm}"] = n, events
    smd = standardised_difference_binary(*counts["treatment"], *counts["control"])
    row["smd"], row["reason"] = smd, ""
    if np.isnan(smd):
        same = np.unique(values[known]).size == 1
        why = SAME_AT_BASELINE if same else NO_COMMON_LEVEL
        row["reason"] = why if all(n for _, n in counts.values()) else EMPTY_ARM
    return row


def _levels(name: str, column: pd.Series, treated: np.ndarray) -> list[dict[str, object]]:
    levels = sorted(set(column) - {""})
    counts = {
        arm: [
            int((column[treated if arm == TREATMENT else ~treated] == level).sum())
            for level in levels
        ]
        for arm in ARMS
    }
    n = {arm: sum(counts[arm]) for arm in ARMS}
    if len(levels) == 2:
        smd = standardised_difference_binary(
            counts["treatment"][0], n["treatment"], counts["control"][0], n["control"]
        )
    elif levels:
        smd = standardised_difference_levels(counts["treatment"], counts["control"])
    else:
        smd = float("nan")
    why = EMPTY_ARM
    if all(n.values()):
        why = SAME_AT_BASELINE if len(levels) == 1 else NO_COMMON_LEVEL
    rows: list[dict[str, object]] = []
    for number, level in enumerate(levels):
        row: dict[str, object] = {
            "name": name,
            "outcome": False,
            "kind": "level",
            "level": level,
            "smd": smd if number == 0 else float("nan"),
            "reason": why if number == 0 and np.isnan(smd) else "",
        }
        for arm in ARMS:
            count = counts[arm][number]
            row[f"value_{arm}"] = count / n[arm] if n[arm] else float("nan")
            row[f"spread_{arm}"] = float("nan")
            row[f"n_{arm}"], row[f"count_{arm}"] = n[arm], count
        rows.append(row)
    return rows
