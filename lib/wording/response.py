"""Who improved by at least as much as the reader asks for, and who is in which activity band."""

from __future__ import annotations

import math

import pandas as pd

from lib.language import sentence
from lib.results.participants.followed import is_in
from lib.results.response import bands_of, is_declared, is_yes_no
from lib.results.rows import rows_of
from lib.statistics.counts.proportions import SHOWN_INTERVAL
from lib.study.outcomes import Outcome, decimals
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.amounts import with_unit_of_values
from lib.wording.names import (
    arm_label,
    arm_title,
    band_label,
    compared_day,
    day_label,
    interval_header,
    marked,
    outcome_name,
    points_interval,
    points_text,
    share_text,
    with_reasons,
)
from lib.words import Words

MISSING_RULE_NAMES = {
    "nonresponder": sentence("counted as not improved"),
    "excluded": sentence("left out"),
}


def response_sentence(
    study: Study,
    rates: pd.DataFrame,
    outcome: Outcome,
    day: int,
    threshold: float,
    words: Words,
    *,
    has_amounts: bool = True,
) -> str:
    """How many improved by at least the threshold, and the difference of the arms.

    Args:
        study: The study.
        rates: From `response_rates`.
        outcome: The outcome.
        day: The day shown.
        threshold: The reader's threshold.
        words: The reader's language.
        has_amounts: Whether the outcome has more values than 0 and 1.
    """
    row = rates.iloc[0]
    measured = rates[rates["missing"] == "excluded"].iloc[0]
    if not measured["n_treatment"] + measured["n_control"]:
        return words.t("Nobody has a value both at baseline and at day {day}.", day=day)
    names = {
        "day": compared_day(study, day, words),
        "outcome": outcome_name(outcome, words),
        "threshold": threshold_text(outcome, threshold, words),
        "treatment": arm_label(study, TREATMENT, words),
        "control": arm_label(study, CONTROL, words),
        "first": share_text(row["events_treatment"], row["n_treatment"], words),
        "second": share_text(row["events_control"], row["n_control"], words),
        "difference": points_text(row["value"], words, signed=True),
        "interval": points_interval(row["low"], row["high"], words),
    }
    if not has_amounts:
        worse, better = _worse_and_better(outcome)
        return words.t(
            "From baseline to day {day} {outcome} changed from {worse} to {better} in {first} with "
            "{treatment} and {second} with {control}: difference {difference} percentage points "
            "(95% CI {interval}), a missing value counted as no improvement.",
            worse=worse,
            better=better,
            **names,
        )
    if outcome.higher_is_better:
        return words.t(
            "At day {day} {outcome} was higher than at baseline by {threshold} or more in {first} "
            "with {treatment} and {second} with {control}: difference {difference} percentage "
            "points (95% CI {interval}), a missing value counted as no improvement.",
            **names,
        )
    return words.t(
        "At day {day} {outcome} was lower than at baseline by {threshold} or more in {first} with "
        "{treatment} and {second} with {control}: difference {difference} percentage points "
        "(95% CI {interval}), a missing value counted as no improvement.",
        **names,
    )


def _worse_and_better(outcome: Outcome) -> tuple[str, str]:
    """The two values of an outcome of nothing but 0 and 1."""
    return ("0", "1") if outcome.higher_is_better else ("1", "0")


def threshold_text(outcome: Outcome, threshold: float, words: Words) -> str:
    """A smallest improvement: "3 points", or on the log scale "a factor of 2"."""
    if outcome.is_log:
        shown = words.number(threshold, decimals(threshold))
        return words.t("a factor of {ratio}", ratio=shown)
    return with_unit_of_values(outcome, threshold, words)


def threshold_sentence(outcome: Outcome, words: Words) -> str:
    """That the threshold is a choice, and what the study knows of important differences."""
    parts = [words.t("The threshold is a choice, not a finding.")]
    if outcome.important_difference is not None and outcome.important_difference_source:
        parts.append(
            words.t(
                "An important difference of {difference} is given by: {source}.",
                difference=threshold_text(outcome, outcome.important_difference, words),
                source=words.of(outcome.important_difference_source).rstrip("."),
            )
        )
    if outcome.important_difference_note:
        parts.append(words.of(outcome.important_difference_note))
    return " ".join(parts)


def bands_sentence(
    study: Study, outcome: Outcome, counts: pd.DataFrame, day: int, words: Words
) -> str:
    """The bands of each arm at one day."""
    parts = []
    for arm in ARMS:
        here = counts[(counts["arm"] == arm) & (counts["day"] == day)]
        bands = [
            f"{band_label(outcome, int(row['band']), words)} {row['participants']}"
            for row in rows_of(here)
        ]
        parts.append(f"{arm_title(study, arm, words)} {', '.join(bands)}")
    return f"{day_label(day, words)}: {'; '.join(parts)}."


def response_rates_table(
    study: Study, rates: pd.DataFrame, words: Words, *, followed: str = ""
) -> pd.DataFrame:
    """Table of `response_rates`: a row per way of counting the missing.

    Args:
        study: The study.
        rates: The result.
        words: The reader's language.
        followed: Arm in which the highlighted participant counts as improved, if any.
    """
    rows = []
    for record in rows_of(rates):
        row = {words.t("Missing values"): words.t(MISSING_RULE_NAMES[str(record["missing"])])}
        for arm in ARMS:
            name = arm_title(study, arm, words)
            share = share_text(record[f"events_{arm}"], record[f"n_{arm}"], words)
            row[f"{name}, n/N (%)"] = marked(share, followed=arm == followed)
        row |= {
            words.t("Difference, percentage points"): points_text(
                record["value"], words, signed=True
            ),
            interval_header(SHOWN_INTERVAL, words): points_interval(
                record["low"], record["high"], words
            ),
        }
        rows.append(row)
    return with_reasons(pd.DataFrame(rows), rates, words)


def needed_sentence(
    study: Study,
    rates: pd.DataFrame,
    outcome: Outcome,
    day: int,
    threshold: float,
    words: Words,
) -> str:
    """The number needed to treat; empty at a threshold that is the reader's own.

    Args:
        study: The study.
        rates: From `response_rates`.
        outcome: The outcome.
        day: The day shown.
        threshold: The smallest improvement that counts in `rates`.
        words: The reader's language.
    """
    measured = rates[rates["missing"] == "excluded"].iloc[0]
    nobody = not measured["n_treatment"] + measured["n_control"]
    if nobody or not is_declared(study, outcome, threshold):
        return ""
    cut_off = threshold_text(outcome, threshold, words)
    if is_yes_no(study, outcome):
        cut_off = " → ".join(_worse_and_better(outcome))
    return words.t(
        "Number needed to treat for one to benefit (NNTB) or to be harmed (NNTH) at day {day}, at "
        "the study's own cut-off ({threshold}): {needed}. A missing value counts as no "
        "improvement.",
        day=compared_day(study, day, words),
        threshold=cut_off,
        needed=needed_text(rates.iloc[0], words),
    )


def needed_text(row: pd.Series, words: Words) -> str:
    """Number needed to treat with its interval; where this holds 0, the interval alone."""
    if math.isnan(row["needed"]):
        return words.number(math.nan)
    low, high = row["needed_from_low"], row["needed_from_high"]
    if not row["crosses_none"]:
        ends = sorted((abs(low), abs(high)))
        return words.t(
            "{name} {n} (95% CI {low} to {high})",
            n=_needed(row["needed"], words),
            name="NNTB" if row["needed"] > 0 else "NNTH",
            low=_needed(ends[0], words),
            high=_needed(ends[1], words),
        )
    if math.isinf(low) or math.isinf(high):
        end, name = (low, "NNTH") if math.isinf(high) else (high, "NNTB")
        return words.t("95% CI from {name} {n} to infinity", name=name, n=_needed(end, words))
    return words.t(
        "95% CI from NNTB {benefit} through infinity to NNTH {harm}",
        benefit=_needed(high, words),
        harm=_needed(low, words),
    )


def _needed(number: float, words: Words) -> str:
    """A number of participants: a decimal only where one matters."""
    return words.number(abs(number), 1 if abs(number) < 9.95 else 0)


def bands_table(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `band_counts`: a row per arm and visit."""
    followed = bands_of(study, outcome, highlighted)
    rows = []
    for (arm, day), group in frame.groupby(["arm", "day"], sort=False):
        row = {
            words.t("Arm"): arm_title(study, str(arm), words),
            words.t("Visit"): day_label(int(str(day)), words),
        }
        for counted in rows_of(group):
            row[band_label(outcome, counted["band"], words)] = marked(
                str(counted["participants"]),
                followed=(counted["day"], counted["band"]) in followed
                and is_in(study, highlighted, str(arm)),
            )
        row["n"] = str(group["n"].iloc[0])
        rows.append(row)
    return pd.DataFrame(rows)
