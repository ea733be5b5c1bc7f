"""Display frames: raw results in, text in the reader's language out."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from lib.findings import detectable_text
from lib.language import sentence
from lib.results.changes import are_medians, bands_of
from lib.results.participants import MARK, is_analysed, is_in, label, marked
from lib.sentences import (
    arm_title,
    band_label,
    day_label,
    design_sentence,
    effect_decimals,
    effect_digits,
    label_with_unit,
    outcome_label,
    statistic_name,
    with_unit,
)
from lib.study.outcomes import Outcome
from lib.study.problems import Problem
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.words import Words

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


def effect_columns(
    frame: pd.DataFrame, outcomes: Iterable[Outcome], hers: Iterable[bool], words: Words
) -> pd.DataFrame:
    """Estimate, interval, n, p and detectable effect of each row, for the outcome of that row.

    Args:
        frame: The fields of `Estimate`, and detectable.
        outcomes: The outcome of each row.
        hers: Whether the highlighted participant is among those analysed in each row.
        words: The reader's language.
    """
    rows = []
    for row, outcome, is_hers in zip(frame.to_dict("records"), outcomes, hers, strict=True):
        value, low, high = row["value"], row["low"], row["high"]
        digits = effect_decimals(outcome, value, low, high)
        shown = words.number(value, digits)
        rows.append(
            {
                words.t("Adjusted difference"): shown
                if math.isnan(value)
                else with_unit(outcome, shown, words),
                words.t("95% CI (unadjusted)"): words.interval(low, high, digits),
                words.t("n per arm"): marked(
                    f"{row['n_treatment']} + {row['n_control']}", hers=is_hers
                ),
                "p": words.p_value(row["p_value"]),
                words.t("Detectable (80% power)"): detectable_text(
                    outcome, row["detectable"], words
                ),
            }
        )
    return pd.DataFrame(rows)


def effects_by_visit(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    means: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `effects_by_visit` and of `adjusted_means_by_visit`, its means."""
    hers = [is_analysed(study, outcome, day, highlighted) for day in frame["day"]]
    shown = effect_columns(frame, [outcome] * len(frame), hers, words)
    if outcome.is_log:
        shown = shown.rename(columns={words.t("Adjusted difference"): words.t("Adjusted ratio")})
    shown.insert(0, words.t("Visit"), [day_label(day, words) for day in frame["day"]])
    digits = effect_digits(outcome)
    for arm in ARMS:
        name = arm_title(study, arm, words)
        header = (
            words.t("{arm}: adjusted geometric mean, 95% CI", arm=name)
            if outcome.is_log
            else words.t("{arm}: adjusted mean, 95% CI", arm=name)
        )
        shown[header] = [
            _value_with_limits(row["value"], row["low"], row["high"], digits, words)
            for row in means[means["arm"] == arm].to_dict("records")
        ]
    return with_reasons(shown, frame, words)


def effects_by_outcome(
    study: Study, frame: pd.DataFrame, day: int, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `effects_by_outcome`."""
    hers = [is_analysed(study, one, day, highlighted) for one in study.outcomes]
    shown = effect_columns(frame, study.outcomes, hers, words).rename(
        columns={words.t("Adjusted difference"): words.t("Adjusted difference or ratio")}
    )
    shown.insert(0, words.t("Outcome"), [outcome_label(one, words) for one in study.outcomes])
    shown[words.t("p (Holm)")] = [words.p_value(p) for p in frame["p_holm"]]
    shown[words.t("In SD")] = [
        _value_with_limits(row["scaled"], row["scaled_low"], row["scaled_high"], 2, words)
        for row in frame.to_dict("records")
    ]
    return with_reasons(shown, frame, words)


def arm_summaries(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `arm_summaries`: a row per visit, the arms side by side."""
    digits = effect_digits(outcome)
    statistic = statistic_name(outcome, are_medians(frame), words)
    rows = []
    for day in study.days:
        row = {words.t("Visit"): day_label(day, words)}
        for arm in ARMS:
            here = frame[(frame["arm"] == arm) & (frame["day"] == day)].iloc[0]
            name = arm_title(study, arm, words)
            row[f"{name}: {statistic}"] = _value_with_limits(
                here["value"], here["low"], here["high"], digits, words
            )
            row[f"n, {name}"] = str(here["n"])
            if here["n_below"]:
                row[f"n, {name}"] += words.t(" ({below} below the limit)", below=here["n_below"])
        if highlighted is not None:
            row[label(highlighted)] = value_text(study, outcome, highlighted, day, words)
        rows.append(row)
    return pd.DataFrame(rows)


def censored_summaries(
    study: Study, outcome: Outcome, frame: pd.DataFrame, words: Words
) -> pd.DataFrame:
    """Table of `censored_summaries`: a row per visit, the arms side by side."""
    digits = effect_digits(outcome)
    rows, remarks = [], []
    for day, here in frame.groupby("day", sort=False):
        row = {words.t("Visit"): day_label(int(str(day)), words)}
        remark = []
        for found in here.to_dict("records"):
            name = arm_title(study, found["arm"], words)
            row[f"{name}: {words.t('geometric mean, 95% CI')}"] = _value_with_limits(
                found["geometric_mean"], found["low"], found["high"], digits, words
            )
            row[f"{name}: {words.t('median')}"] = words.number(found["median"], digits)
            row[f"n, {name}"] = str(found["n"]) + words.t(
                " ({below} below the limit)", below=found["n_below"]
            )
            reasons = dict.fromkeys((found["reason"], found["median_reason"]))
            remark += [f"{name}: {words.t(reason)}" for reason in reasons if reason]
        rows.append(row)
        remarks.append(" ".join(remark))
    shown = pd.DataFrame(rows)
    if any(remarks):
        shown[words.t("Remark")] = remarks
    return shown


def changes_by_visit(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `change_summaries`: a row per visit, the arms side by side."""
    rows = []
    for day in study.follow_up_days:
        row = {words.t("Visit"): day_label(day, words)}
        for arm in ARMS:
            here = frame[(frame["arm"] == arm) & (frame["day"] == day)].iloc[0]
            name = arm_title(study, arm, words)
            header = (
                words.t("{arm}: geometric mean ratio, 95% CI", arm=name)
                if outcome.is_log
                else words.t("{arm}: mean change, 95% CI", arm=name)
            )
            value, low, high = here["value"], here["low"], here["high"]
            digits = effect_decimals(outcome, value, low, high)
            row[header] = _value_with_limits(value, low, high, digits, words)
            row[f"n, {name}"] = str(here["n"])
        if highlighted is not None:
            values = study.values(outcome).loc[highlighted]
            value, before = values[day], values[study.baseline_day]
            change = value / before if outcome.is_log else value - before
            digits = 2 if outcome.is_log else outcome.digits
            row[label(highlighted)] = words.number(change, digits)
        rows.append(row)
    return pd.DataFrame(rows)


def value_text(study: Study, outcome: Outcome, who: str, day: int, words: Words) -> str:
    """A participant's value as measured: "7", "<3.1", an en dash if missing."""
    shown = words.number(study.as_measured(outcome).at[who, day], outcome.digits)
    return f"<{shown}" if study.below_limit(outcome).at[who, day] else shown


def individual_changes(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    day: int,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `changes`, in the order of the roster."""
    digits = 2 if outcome.is_log else outcome.digits
    arms = {arm: arm_title(study, arm, words) for arm in ARMS}
    records = frame.to_dict("records")
    rows = []
    for record in records:
        who = record["participant_id"]
        cells = {
            visit: value_text(study, outcome, who, visit, words)
            for visit in (study.baseline_day, day)
        }
        rows.append(
            {
                words.t("Participant"): marked(str(who), hers=who == highlighted),
                words.t("Arm"): arms[record["arm"]],
                words.t("Baseline"): cells[study.baseline_day],
                words.t("Value at day {day}", day=day): cells[day],
                words.t("Change"): with_unit(outcome, words.number(record["change"], digits), words)
                + (" ▽" if record["below_limit"] else ""),
            }
        )
    return pd.DataFrame(rows)


def bands(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `band_counts`: a row per arm and visit."""
    hers = bands_of(study, outcome, highlighted)
    rows = []
    for (arm, day), group in frame.groupby(["arm", "day"], sort=False):
        row = {
            words.t("Arm"): arm_title(study, str(arm), words),
            words.t("Visit"): day_label(int(str(day)), words),
        }
        for one in group.to_dict("records"):
            row[band_label(outcome, one["band"], words)] = marked(
                str(one["participants"]),
                hers=(one["day"], one["band"]) in hers and is_in(study, highlighted, str(arm)),
            )
        row["n"] = str(group["n"].iloc[0])
        rows.append(row)
    return pd.DataFrame(rows)


def baseline(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `baseline_characteristics`."""
    outcomes = {outcome.code: outcome for outcome in study.outcomes}
    shown = []
    for row in frame.to_dict("records"):
        outcome = outcomes[str(row["name"])] if row["outcome"] else None
        cells = {words.t("Characteristic"): _characteristic(row, outcome, words)}
        for arm, n in ((TREATMENT, study.n_treatment), (CONTROL, study.n_control)):
            header = f"{arm_title(study, arm, words)} (n {n})"
            cells[header] = _described(row, arm, n, outcome, words)
        cells[words.t("Standardised difference")] = (
            words.number(row["smd"], 2) if not math.isnan(row["smd"]) else ""
        )
        if highlighted is not None:
            cells[label(highlighted)] = _her_own(study, row, outcome, highlighted, words)
        shown.append(cells)
    return pd.DataFrame(shown)


def _her_own(
    study: Study,
    row: Mapping[Hashable, Any],
    outcome: Outcome | None,
    who: str,
    words: Words,
) -> str:
    if outcome is not None:
        return value_text(study, outcome, who, study.baseline_day, words)
    own = study.participants.set_index("participant_id").at[who, str(row["name"])]
    if row["kind"] == "level":
        return MARK if str(own) == str(row["level"]) else ""
    return words.number(float(own), 1)


def _characteristic(row: Mapping[Hashable, Any], outcome: Outcome | None, words: Words) -> str:
    if outcome is not None:
        how = words.t("geometric mean (SD factor)") if outcome.is_log else words.t("mean (SD)")
        return f"{label_with_unit(outcome, words)}, {how}"
    column = str(row["name"])
    known = CHARACTERISTIC_NAMES.get(column)
    name = words.t(known) if known else column
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
    if row["kind"] == "level":
        text = f"{int(row[f'count_{arm}'])} ({words.percent(value)})"
    else:
        digits = 1 if outcome is None else effect_digits(outcome)
        factor = 2 if row["kind"] == "geometric" else digits
        text = f"{words.number(value, digits)} ({words.number(spread, factor)})"
    return text if n == randomised else f"{text} [n {n}]"


def study_card(study: Study, words: Words) -> pd.DataFrame:
    """What the study is, a row per fact; facts that were not supplied are left out."""
    days = words.t("days {days}", days=", ".join(str(day) for day in study.days))
    facts = {
        words.t("Design"): design_sentence(study, words),
        words.t("Visits"): words.t(
            "{days}; baseline is day {baseline}, the primary comparison is at day {primary}",
            days=days,
            baseline=study.baseline_day,
            primary=study.primary_day,
        ),
        words.t("Doses"): words.plural(
            len(study.dosing_days),
            one="{n}, on day {days}",
            many="{n}, on days {days}",
            days=", ".join(str(day) for day in study.dosing_days),
        )
        if study.dosing_days
        else "",
        words.t("Outcomes"): ", ".join(outcome_label(outcome, words) for outcome in study.outcomes),
        words.t("Source"): words.of(study.source),
    }
    return pd.DataFrame(
        [
            {words.t("Item"): name, words.t("Description"): fact}
            for name, fact in facts.items()
            if fact
        ]
    )


def missing(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `missing_values`: missing values in treatment + control."""
    arms = both_arms(study, words)
    rows = []
    for outcome in study.outcomes:
        row = {words.t("Outcome"): outcome_label(outcome, words)}
        for day in study.days:
            here = frame[(frame["outcome"] == outcome.code) & (frame["day"] == day)]
            counts = here.set_index("arm")["missing"]
            hers = highlighted is not None and pd.isna(study.values(outcome).at[highlighted, day])
            row[f"{day_label(day, words)}, {arms}"] = marked(
                f"{counts[TREATMENT]} + {counts[CONTROL]}", hers=bool(hers)
            )
        rows.append(row)
    return pd.DataFrame(rows)


def both_arms(study: Study, words: Words) -> str:
    """What a cell like "1 + 0" counts: "Secretome + Placebo"."""
    return " + ".join(arm_title(study, arm, words) for arm in ARMS)


def problems(found: Iterable[Problem], words: Words) -> pd.DataFrame:
    """What is wrong with uploaded files; the same fault in several rows is one row."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for problem in found:
        told = words.t(problem.allowed, **problem.values)
        key = (problem.table, problem.column, problem.found, told)
        rows.setdefault(key, []).append(str(problem.row or ""))
    return pd.DataFrame(
        [
            {
                words.t("Table"): table,
                words.t("Row"): ", ".join(of[:3]) + (f" … ({len(of)})" if len(of) > 3 else ""),
                words.t("Column"): column,
                words.t("Found"): value,
                words.t("What to do"): told,
            }
            for (table, column, value, told), of in rows.items()
        ]
    )


def _value_with_limits(value: float, low: float, high: float, digits: int, words: Words) -> str:
    text = words.number(value, digits)
    return text if math.isnan(low) else f"{text} ({words.interval(low, high, digits)})"


def with_reasons(shown: pd.DataFrame, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The table with a column that says why something is missing, if any row has a reason."""
    if (frame["reason"] != "").any():
        shown[words.t("Remark")] = [words.t(reason) if reason else "" for reason in frame["reason"]]
    return shown
