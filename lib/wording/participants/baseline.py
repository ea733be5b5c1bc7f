"""Baseline of all participants, and whoever is followed, in sentences and tables."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from lib.language import sentence
from lib.results.participants.baseline import ages, sexes
from lib.results.participants.followed import role
from lib.results.rows import rows_of
from lib.statistics.summaries import mean, standard_deviation
from lib.study.columns import ALLOCATION_COLUMNS, DISPOSITION_COLUMNS
from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_digits
from lib.wording.names import (
    MARK,
    arm_title,
    capitalised,
    day_label,
    highlight_label,
    label_with_unit,
    more_text,
    outcome_label,
    unit_text,
    values_of,
    within_sentence,
)
from lib.words import Words

MOST_COLUMNS_NAMED, MOST_REASONS = 12, 5


# Characteristics that many trials record under these names; others keep their column's name.
CHARACTERISTIC_NAMES = {
    "sex": sentence("Sex"),
    "age": sentence("Age (years)"),
    "disease_duration_years": sentence("Disease duration (years)"),
    "prednisone_mg_day": sentence("Prednisone (mg/day)"),
    "hydroxychloroquine": sentence("Hydroxychloroquine"),
}


LEVEL_NAMES = {
    "female": sentence("female"),
    "male": sentence("male"),
    "yes": sentence("yes"),
    "no": sentence("no"),
}


def sex_and_age_text(study: Study, words: Words) -> str:
    """How many of each sex, and how old: "9 female; 13 male; mean (SD) age 24.1 (9.1) years".

    Empty of what the roster does not tell in the columns `sex` (female, male) and `age` (numbers).
    """
    parts, counts = [], sexes(study)
    if set(counts) <= {"female", "male", ""}:
        # The number of all stands beside it.
        if len(counts) == 1 and "" not in counts:
            alike = words.t("all female") if "female" in counts else words.t("all male")
            parts.append(alike)
        else:
            if women := counts.get("female", 0):
                parts.append(words.t("{n} female", n=women))
            if men := counts.get("male", 0):
                parts.append(words.t("{n} male", n=men))
            if parts and (unknown := counts.get("", 0)):
                parts.append(words.t("sex not recorded: {n}", n=unknown))
    known = ages(study)
    if known.size > 1:
        names = {
            "mean": words.number(mean(known).value),
            "sd": words.number(standard_deviation(known)),
        }
        of_all = known.size == len(study.participants)
        parts.append(
            words.t("mean (SD) age {mean} ({sd}) years", **names)
            if of_all
            else words.t("mean (SD) age {mean} ({sd}) years, n {n}", n=known.size, **names)
        )
    return capitalised("; ".join(parts))


def free_text_sentence(characteristics: pd.DataFrame, study: Study, words: Words) -> str:
    """Which columns the baseline table leaves out; empty if none."""
    further = study.participants.columns.difference(
        ["participant_id", "arm", *DISPOSITION_COLUMNS, *ALLOCATION_COLUMNS], sort=False
    )
    left_out = [str(name) for name in further if name not in set(characteristics["name"])]
    if not left_out:
        return ""
    shown = [characteristic_name(name, words) for name in left_out[:MOST_COLUMNS_NAMED]]
    left = words.t(
        "Left out of this table, because it is free text: {columns}.",
        columns=words.listing(shown),
    )
    more = len(left_out) - len(shown)
    return f"{left} {more_text(more, words)}" if more else left


def highlight_sentence(study: Study, who: str, outcome: Outcome, words: Words) -> str:
    """The highlighted participant's own values."""
    unit = unit_text(outcome, words)
    return words.t(
        "{who} ({arm}): {outcome} on days {days}: {values}. The mark {mark} shows where this "
        "participant is; no effect, interval or p value depends on it.",
        who=highlight_label(who),
        arm=arm_title(study, role(study, who), words),
        outcome=outcome_label(outcome, words),
        days=", ".join(str(day) for day in study.days),
        values=" → ".join(values_of(study, outcome, who, words).values())
        + (f" {unit}" if unit else ""),
        mark=MARK,
    )


def baseline_table(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `baseline_characteristics`."""
    outcomes = {outcome.code: outcome for outcome in study.outcomes}
    shown = []
    for row in rows_of(frame):
        outcome = outcomes[str(row["name"])] if row["outcome"] else None
        cells = {words.t("Characteristic"): _characteristic(row, outcome, words)}
        for arm, n in ((TREATMENT, study.n_treatment), (CONTROL, study.n_control)):
            header = f"{arm_title(study, arm, words)} (n {n})"
            cells[header] = _described(row, arm, n, outcome, words)
        no_difference = math.isnan(row["smd"]) and not row["reason"]
        cells[words.t("Standardised difference")] = (
            "" if no_difference else words.number(row["smd"], 2)
        )
        if highlighted is not None:
            cells[highlight_label(highlighted)] = _own_value(
                study, row, outcome, highlighted, words
            )
        shown.append(cells)
    return pd.DataFrame(shown)


def no_difference_sentences(study: Study, frame: pd.DataFrame, words: Words) -> list[str]:
    """Why some of `baseline_characteristics` have no standardised difference, a reason each."""
    outcomes = {outcome.code: outcome_label(outcome, words) for outcome in study.outcomes}
    names: dict[str, list[str]] = {}
    for row in rows_of(frame[frame["reason"] != ""]):
        name = str(row["name"])
        shown = outcomes[name] if row["outcome"] else characteristic_name(name, words)
        names.setdefault(str(row["reason"]), []).append(shown)
    return [
        f"{', '.join(found)}: {within_sentence(words.t(reason))}" for reason, found in names.items()
    ]


def characteristic_name(column: str, words: Words) -> str:
    """The name of a characteristic: "age (years)" of the column `age_(years)`."""
    known = CHARACTERISTIC_NAMES.get(column)
    # As read, a heading has underscores for its spaces.
    return words.t(known) if known else column.replace("_", " ").strip() or column


def _characteristic(row: Mapping[Hashable, Any], outcome: Outcome | None, words: Words) -> str:
    if outcome is not None and outcome.is_binary:
        return f"{outcome_label(outcome, words)}: {words.t('yes')}, n (%)"
    if outcome is not None:
        how = words.t("geometric mean (SD factor)") if outcome.is_log else words.t("mean (SD)")
        return f"{label_with_unit(outcome, words)}, {how}"
    name = characteristic_name(str(row["name"]), words)
    if row["kind"] == "level":
        level = str(row["level"])
        known = LEVEL_NAMES.get(level)
        level = words.t(known) if known else level
        return f"{name}: {level}, n (%)"
    return f"{name}, {words.t('mean (SD)')}"


def _described(
    row: Mapping[Hashable, Any],
    arm: str,
    randomised: int,
    outcome: Outcome | None,
    words: Words,
) -> str:
    n = int(row[f"n_{arm}"])
    value, spread = row[f"value_{arm}"], row[f"spread_{arm}"]
    if row["kind"] == "level" and not n:
        text = words.number(math.nan)
    elif row["kind"] == "level":
        text = f"{int(row[f'count_{arm}'])} ({words.percent(value)})"
    else:
        digits = 1 if outcome is None else effect_digits(outcome)
        factor = 2 if row["kind"] == "geometric" else digits
        text = f"{words.number(value, digits)} ({words.number(spread, factor)})"
    return text if n == randomised else f"{text} [n {n}]"


def _own_value(
    study: Study,
    row: Mapping[Hashable, Any],
    outcome: Outcome | None,
    who: str,
    words: Words,
) -> str:
    if outcome is not None:
        return values_of(study, outcome, who, words)[study.baseline_day]
    own = study.participants.set_index("participant_id").at[who, str(row["name"])]
    if row["kind"] == "level":
        return MARK if str(own) == str(row["level"]) else ""
    return words.number(float(own), 1)


def participant_table(study: Study, who: str, words: Words) -> pd.DataFrame:
    """The highlighted participant's value of every outcome at every visit."""
    return pd.DataFrame(
        [
            {words.t("Outcome"): label_with_unit(outcome, words)}
            | {
                day_label(day, words): value
                for day, value in values_of(study, outcome, who, words).items()
            }
            for outcome in study.outcomes
        ]
    )
