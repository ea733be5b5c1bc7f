"""Courses, changes from baseline and how those of two outcomes go together."""

from __future__ import annotations

import math

import pandas as pd

from lib.results.changes import Association, are_medians
from lib.results.rows import rows_of
from lib.statistics.correlation import Correlation
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import (
    change_digits,
    decimals_of_rows,
    effect_digits,
    effect_text,
    value_with_limits,
    with_unit,
)
from lib.wording.names import (
    arm_label,
    arm_title,
    day_label,
    highlight_label,
    label_with_unit,
    marked,
    outcome_label,
    outcome_name,
    share_text,
    statistic_name,
    value_text,
    values_of,
)
from lib.words import Words


def courses_sentence(study: Study, outcome: Outcome, summaries: pd.DataFrame, words: Words) -> str:
    """Each arm from the first to the last visit."""
    digits = effect_digits(outcome)
    parts = []
    for arm in ARMS:
        here = summaries[summaries["arm"] == arm]
        values = [words.number(value, digits) for value in here["value"]]
        parts.append(f"{arm_title(study, arm, words)} {' → '.join(values)}")
    if are_medians(summaries):
        statistic = words.t("median")
    else:
        statistic = words.t("geometric mean") if outcome.is_log else words.t("mean")
    return words.t(
        "{outcome} on days {days}, {statistic}: {arms}.",
        outcome=label_with_unit(outcome, words),
        days=", ".join(str(day) for day in study.days),
        arms="; ".join(parts),
        statistic=statistic,
    )


def change_sentence(
    study: Study, summaries: pd.DataFrame, outcome: Outcome, day: int, words: Words
) -> str:
    """The change within each arm at one day, said to be no comparison."""
    parts = []
    for row in rows_of(summaries[summaries["day"] == day]):
        text = effect_text(outcome, row["value"], row["low"], row["high"], words)
        parts.append(f"{arm_title(study, row['arm'], words)} {text}, n {row['n']}")
    arms = "; ".join(parts)
    described = (
        words.t(
            "{outcome}, geometric mean ratio to baseline at day {day} (95% CI): {arms}.",
            outcome=outcome_label(outcome, words),
            day=day,
            arms=arms,
        )
        if outcome.is_log
        else words.t(
            "{outcome}, mean change from baseline at day {day} (95% CI): {arms}.",
            outcome=label_with_unit(outcome, words),
            day=day,
            arms=arms,
        )
    )
    return f"{described} {no_effect_sentence(words)}"


def no_effect_sentence(words: Words) -> str:
    """What a change within an arm is not."""
    return words.t("A change within an arm is not an effect of treatment.")


def waterfall_sentence(
    study: Study, outcome: Outcome, changes: pd.DataFrame, day: int, words: Words
) -> str:
    """In how many participants of each arm the outcome moved the good way."""
    none = outcome.no_difference
    parts = []
    for arm in ARMS:
        here = changes.loc[changes["arm"] == arm, "change"]
        better = here > none if outcome.higher_is_better else here < none
        parts.append(f"{arm_label(study, arm, words)} {share_text(better.sum(), len(here), words)}")
    names = {"day": day, "outcome": outcome_name(outcome, words), "arms": ", ".join(parts)}
    if outcome.higher_is_better:
        return words.t(
            "Participants whose {outcome} was higher at day {day} than at baseline, of those with "
            "both values: {arms}.",
            **names,
        )
    return words.t(
        "Participants whose {outcome} was lower at day {day} than at baseline, of those with both "
        "values: {arms}.",
        **names,
    )


def association_sentence(
    found: Association, marker: Outcome, activity: Outcome, day: int, words: Words
) -> str:
    """How the changes of two outcomes go together, adjusted for arm and then pooled."""
    return words.t(
        "Change in {marker} against change in {activity} at day {day} (n {n}), Spearman's ρ: "
        "adjusted for arm {within}; pooled {pooled}.",
        marker=outcome_name(marker, words),
        activity=outcome_name(activity, words),
        day=day,
        n=found.pooled.n,
        pooled=_correlation_text(found.pooled, words),
        within=_correlation_text(found.within_arms, words),
    )


def _correlation_text(found: Correlation, words: Words) -> str:
    if math.isnan(found.value):
        return f"{words.t('cannot be estimated')} ({words.t(found.reason).rstrip('.')})"
    value = words.number(found.value, 2)
    if math.isnan(found.low):
        return words.t("{value} (no interval)", value=value)
    return f"{value} ({words.t('95% CI')} {words.interval(found.low, found.high, 2)})"


def arm_summaries_table(
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
    own = {} if highlighted is None else values_of(study, outcome, highlighted, words)
    found = {(row["arm"], row["day"]): row for row in rows_of(frame)}
    rows = []
    for day in study.days:
        row = {words.t("Visit"): day_label(day, words)}
        for arm in ARMS:
            here = found[arm, day]
            name = arm_title(study, arm, words)
            row[f"{name}: {statistic}"] = value_with_limits(
                here["value"], here["low"], here["high"], digits, words
            )
            row[f"n, {name}"] = str(here["n"])
            if here["n_below"]:
                row[f"n, {name}"] += words.t(" ({below} below the limit)", below=here["n_below"])
        if highlighted is not None:
            row[highlight_label(highlighted)] = own[day]
        rows.append(row)
    return pd.DataFrame(rows)


def censored_summaries_table(
    study: Study, outcome: Outcome, frame: pd.DataFrame, words: Words
) -> pd.DataFrame:
    """Table of `censored_summaries`: a row per visit, the arms side by side."""
    digits = effect_digits(outcome)
    rows, remarks = [], []
    for day, here in frame.groupby("day", sort=False):
        row = {words.t("Visit"): day_label(int(str(day)), words)}
        remark = []
        for found in rows_of(here):
            name = arm_title(study, found["arm"], words)
            row[f"{name}: {words.t('geometric mean, 95% CI')}"] = value_with_limits(
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


def changes_by_visit_table(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `change_summaries`: a row per visit, the arms side by side."""
    decimals = {
        str(arm): decimals_of_rows(here, [outcome] * len(here))[0]
        for arm, here in frame.groupby("arm")
    }
    found = {(row["arm"], row["day"]): row for row in rows_of(frame)}
    rows = []
    for day in study.follow_up_days:
        row = {words.t("Visit"): day_label(day, words)}
        for arm in ARMS:
            here = found[arm, day]
            name = arm_title(study, arm, words)
            header = (
                words.t("{arm}: geometric mean ratio, 95% CI", arm=name)
                if outcome.is_log
                else words.t("{arm}: mean change, 95% CI", arm=name)
            )
            row[header] = value_with_limits(
                here["value"], here["low"], here["high"], decimals[arm], words
            )
            row[f"n, {name}"] = str(here["n"])
        if highlighted is not None:
            values = study.values(outcome).loc[highlighted]
            value, before = values[day], values[study.baseline_day]
            change = value / before if outcome.is_log else value - before
            digits = change_digits(outcome)
            row[highlight_label(highlighted)] = words.number(change, digits)
        rows.append(row)
    return pd.DataFrame(rows)


def individual_changes_table(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    day: int,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `changes_from_baseline`, in the order of the roster."""
    digits = change_digits(outcome)
    arms = {arm: arm_title(study, arm, words) for arm in ARMS}
    ids = frame["participant_id"]
    measured, below = (
        table.loc[ids] for table in (study.as_measured(outcome), study.below_limit(outcome))
    )
    values = {
        visit: [
            value_text(outcome, value, is_below, words)
            for value, is_below in zip(measured[visit], below[visit], strict=True)
        ]
        for visit in (study.baseline_day, day)
    }
    columns = {
        words.t("Participant"): [marked(str(who), followed=who == highlighted) for who in ids],
        words.t("Arm"): [arms[arm] for arm in frame["arm"]],
        words.t("Value at baseline"): values[study.baseline_day],
        words.t("Value at day {day}", day=day): values[day],
        words.t("Change"): [
            with_unit(outcome, change, digits, words) + (" ▽" if is_below else "")
            for change, is_below in zip(frame["change"], frame["below_limit"], strict=True)
        ],
    }
    return pd.DataFrame(columns)


def associations_table(
    study: Study,
    marker: Outcome,
    activity: Outcome,
    found: Association,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """The changes of both outcomes, a row per participant in the order of the roster."""
    arms = {arm: arm_title(study, arm, words) for arm in ARMS}
    records = rows_of(found.participants)
    rows = []
    for record in records:
        who = str(record["participant_id"])
        row = {
            words.t("Participant"): marked(who, followed=who == highlighted),
            words.t("Arm"): arms[record["arm"]],
        }
        for outcome, column in ((activity, "activity"), (marker, "marker")):
            name = words.t("{outcome}, change", outcome=outcome_label(outcome, words))
            digits = change_digits(outcome)
            row[name] = with_unit(outcome, record[column], digits, words)
            row[name] += " ▽" if record[f"{column}_below"] else ""
        rows.append(row)
    return pd.DataFrame(rows)
