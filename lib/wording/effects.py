"""The difference between the arms in sentences and tables."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import pandas as pd

from lib.results.effects import towards_treatment
from lib.results.participants.followed import is_analysed
from lib.results.rows import rows_of
from lib.statistics.estimates import Estimate
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.amounts import (
    amount_and_direction,
    decimals_of_rows,
    effect_decimals,
    effect_digits,
    limits_text,
    limits_with_directions,
    reads_as_none,
    value_with_limits,
    with_unit,
)
from lib.wording.built_in import built_in_columns
from lib.wording.names import (
    arm_label,
    arm_title,
    compared_day,
    marked,
    n_text,
    outcome_label,
    outcome_name,
    than_control,
    visit_label,
    with_reasons,
)
from lib.words import Words


def effect_sentence(
    study: Study, outcome: Outcome, day: int, estimate: Estimate, words: Words
) -> str:
    """The answer about one outcome at one day, or why there is none."""
    names: dict[str, object] = {
        "day": compared_day(study, day, words),
        "outcome": outcome_name(outcome, words),
        "treatment": arm_label(study, TREATMENT, words),
        "control": arm_label(study, CONTROL, words),
        "than": than_control(study, words),
        "n": n_text(study, estimate.n_treatment, estimate.n_control, words),
    }
    if math.isnan(estimate.value):
        return words.t(
            "At day {day} the difference in {outcome} between {treatment} and {control} cannot be "
            "estimated ({n}). {reason}",
            reason=words.t(estimate.reason),
            **names,
        )
    digits = effect_decimals(outcome, estimate.value, estimate.low, estimate.high)
    amount, direction = amount_and_direction(outcome, estimate.value, digits, words, unit=True)
    none = outcome.no_difference
    names |= {"amount": amount, "direction": direction}
    no_direction = reads_as_none(outcome, estimate.value, digits)
    if math.isnan(estimate.low):
        names["reason"] = words.t(estimate.reason)
        return _without_interval(names, words, no_direction=no_direction)
    if estimate.low <= none <= estimate.high:
        ends = estimate.low, estimate.high
        names["limits"] = limits_with_directions(outcome, *ends, digits, words)
        return _spanning_none(names, words, no_direction=no_direction)
    low, _ = amount_and_direction(outcome, estimate.low, digits, words)
    high, _ = amount_and_direction(outcome, estimate.high, digits, words)
    near, far = (high, low) if estimate.value < none else (low, high)
    return words.t(
        "At day {day} {outcome} was {amount} {direction} with {treatment} {than} "
        "(95% CI {near} to {far}; {n}).",
        near=near,
        far=far,
        **names,
    )


def _without_interval(names: Mapping[str, object], words: Words, *, no_direction: bool) -> str:
    if no_direction:
        return words.t(
            "At day {day} the estimated difference in {outcome} between {treatment} and "
            "{control} was {amount}, but no interval can be given ({n}). {reason}",
            **names,
        )
    return words.t(
        "At day {day} {outcome} was {amount} {direction} with {treatment} {than}, "
        "but no interval can be given ({n}). {reason}",
        **names,
    )


def _spanning_none(names: Mapping[str, object], words: Words, *, no_direction: bool) -> str:
    if no_direction:
        return words.t(
            "At day {day} the estimated difference in {outcome} between {treatment} and "
            "{control} was {amount} (95% CI {limits}; {n}).",
            **names,
        )
    return words.t(
        "At day {day} {outcome} was {amount} {direction} with {treatment} {than}, "
        "but the data are also compatible with no difference (95% CI {limits}; {n}).",
        **names,
    )


def unadjusted_sentence(
    study: Study, outcome: Outcome, day: int, estimate: Estimate, words: Words
) -> str:
    """The answer about one outcome at one day of which there is no baseline value."""
    said = effect_sentence(study, outcome, day, estimate, words)
    return words.t("Not adjusted for baseline, of which there is no value. {said}", said=said)


def outcomes_sentence(study: Study, effects: pd.DataFrame, day: int, words: Words) -> str:
    """Which intervals of the outcomes in `effects` exclude no difference, and which include it."""
    apart, unclear, unknown = [], [], []
    outcomes = {outcome.code: outcome for outcome in study.outcomes}
    for row in rows_of(effects):
        outcome = outcomes[row["outcome"]]
        name = outcome_name(outcome, words)
        none = outcome.no_difference
        if math.isnan(row["low"]) or math.isnan(row["high"]):
            unknown.append(name)
        elif row["low"] <= none <= row["high"]:
            unclear.append(name)
        else:
            lower = row["value"] < none
            apart.append(
                words.t("{outcome} (lower)", outcome=name)
                if lower
                else words.t("{outcome} (higher)", outcome=name)
            )
    parts = []
    if apart:
        parts.append(
            words.t(
                "At day {day} the 95% CI, not adjusted for multiple comparisons, is on one side "
                "of no difference: {outcomes}.",
                day=compared_day(study, day, words),
                outcomes=words.listing(apart),
            )
        )
    if unclear:
        parts.append(
            words.t(
                "At day {day} the 95% CI, not adjusted for multiple comparisons, includes “no "
                "difference”: {outcomes}.",
                day=compared_day(study, day, words),
                outcomes=words.listing(unclear),
            )
        )
    if unknown:
        parts.append(words.t("Not estimable: {outcomes}.", outcomes=words.listing(unknown)))
    return " ".join(parts)


def one_axis_sentence(study: Study, words: Words) -> str:
    """Which way the rows of the figure of all outcomes are turned."""
    return words.t(
        "Every row is turned so that right favours {arm}; the numbers beside it are in its own "
        "unit and not turned.",
        arm=arm_label(study, TREATMENT, words),
    )


def effect_columns(
    frame: pd.DataFrame,
    outcomes: Iterable[Outcome],
    followed: Iterable[bool],
    words: Words,
    *,
    name: str,
) -> pd.DataFrame:
    """Estimate, interval, n and p of each row, for the outcome of that row.

    Args:
        frame: The fields of `Estimate`.
        outcomes: The outcome of each row.
        followed: Whether the highlighted participant is among those analysed in each row.
        words: The reader's language.
        name: What the estimates are called.
    """
    outcomes = list(outcomes)
    decimals = decimals_of_rows(frame, outcomes)
    rows = []
    for row, outcome, digits, own in zip(rows_of(frame), outcomes, decimals, followed, strict=True):
        value, low, high = row["value"], row["low"], row["high"]
        rows.append(
            {
                name: words.number(value)
                if math.isnan(value)
                else with_unit(outcome, value, digits, words),
                words.t("95% CI (not adjusted for multiple comparisons)"): limits_text(
                    low, high, digits, row["confidence"], words
                ),
                words.t("n per arm"): marked(
                    f"{row['n_treatment']} + {row['n_control']}", followed=own
                ),
                "p": words.p_value(row["p_value"]),
            }
        )
    return pd.DataFrame(rows)


def effects_by_visit_table(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    means: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `effects_by_visit` and of `adjusted_means_by_visit`, its means."""
    followed = [is_analysed(study, outcome, day, highlighted) for day in frame["day"]]
    effect = (
        words.t("Ratio, adjusted for baseline")
        if outcome.is_log
        else words.t("Difference, adjusted for baseline")
    )
    shown = effect_columns(frame, [outcome] * len(frame), followed, words, name=effect)
    shown.insert(0, words.t("Visit"), [visit_label(study, day, words) for day in frame["day"]])
    for arm in ARMS:
        name = arm_title(study, arm, words)
        header = (
            words.t("{arm}: geometric mean adjusted for baseline, 95% CI", arm=name)
            if outcome.is_log
            else words.t("{arm}: mean adjusted for baseline, 95% CI", arm=name)
        )
        shown[header] = [
            value_with_limits(row["value"], row["low"], row["high"], effect_digits(outcome), words)
            for row in rows_of(means[means["arm"] == arm])
        ]
    built_in = built_in_columns(study, [(outcome, day) for day in frame["day"]], words)
    return with_reasons(shown.assign(**built_in), frame, words)


def effects_at_visits_table(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `effects_at_visits`."""
    followed = [
        is_analysed(study, outcome, day, highlighted, adjusted=False) for day in frame["day"]
    ]
    name = (
        words.t("Ratio, not adjusted for baseline")
        if outcome.is_log
        else words.t("Difference, not adjusted for baseline")
    )
    shown = effect_columns(frame, [outcome] * len(frame), followed, words, name=name)
    shown.insert(0, words.t("Visit"), [visit_label(study, day, words) for day in frame["day"]])
    return with_reasons(shown, frame, words)


def _effects_header(study: Study, words: Words) -> str:
    """What the effects of all outcomes are, adjusted for baseline or not."""
    if study.has_baseline and any(outcome.is_binary for outcome in study.outcomes):
        return words.t("Difference or ratio, adjusted for baseline (not of yes/no outcomes)")
    if study.has_baseline:
        return words.t("Difference or ratio, adjusted for baseline")
    return words.t("Difference or ratio, not adjusted for baseline")


def effects_by_outcome_table(
    study: Study, frame: pd.DataFrame, day: int, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `effects_by_outcome`."""
    followed = [is_analysed(study, outcome, day, highlighted) for outcome in study.outcomes]
    shown = effect_columns(
        frame, study.outcomes, followed, words, name=_effects_header(study, words)
    )
    names = [
        words.t("{outcome} (primary)", outcome=outcome_label(outcome, words))
        if study.is_primary(outcome, day)
        else outcome_label(outcome, words)
        for outcome in study.outcomes
    ]
    shown.insert(0, words.t("Outcome"), names)
    shown[words.t("p (Holm)")] = [words.p_value(p) for p in frame["p_holm"]]
    shown[words.t("In SD (above 0 favours {arm})", arm=arm_label(study, TREATMENT, words))] = [
        value_with_limits(row["value"], row["low"], row["high"], 2, words)
        for row in rows_of(towards_treatment(study, frame))
    ]
    built_in = built_in_columns(study, [(outcome, day) for outcome in study.outcomes], words)
    return with_reasons(shown.assign(**built_in), frame, words)
