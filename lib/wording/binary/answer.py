"""What a page answers about a yes or no: how many of each arm, and how the shares differ."""

from __future__ import annotations

import math

import pandas as pd

from lib.results.binary.shares import SharesAt
from lib.results.rows import rows_of
from lib.statistics.estimates import Estimate
from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_decimals, with_unit
from lib.wording.effects import effect_sentence
from lib.wording.names import (
    arm_label,
    by_arm_text,
    compared_day,
    outcome_name,
    share_text,
)
from lib.words import Words


def shares_sentence(
    study: Study, outcome: Outcome, day: int, here: pd.DataFrame, found: Estimate, words: Words
) -> str:
    """The answer about a yes or no at one day, or why there is none.

    Args:
        study: The study.
        outcome: A yes or no.
        day: The day.
        here: The rows of `shares_by_visit` of this day.
        found: `difference_of_shares` at this day.
        words: The reader's language.
    """
    if math.isnan(found.value):
        return effect_sentence(study, outcome, day, found, words)
    names: dict[str, object] = {
        "day": compared_day(study, day, words),
        "outcome": outcome_name(outcome, words),
        "difference": difference_text(outcome, found, words),
        **_shares(study, here, words),
    }
    if found.low <= 0 <= found.high:
        return words.t(
            "At day {day}, {outcome}: yes in {treated} with {treatment} and in {controls} with "
            "{control}. Risk difference {difference}; the data are also compatible with no "
            "difference.",
            **names,
        )
    return words.t(
        "At day {day}, {outcome}: yes in {treated} with {treatment} and in {controls} with "
        "{control}. Risk difference {difference}.",
        **names,
    )


def shares_answer(
    study: Study, outcome: Outcome, day: int, shares: SharesAt, words: Words
) -> list[str]:
    """The answer about a yes or no at one day, and its notes.

    Args:
        study: The study.
        outcome: A yes or no.
        day: The day.
        shares: From `shares_at`.
        words: The reader's language.

    Returns:
        The answer, who is left out, and what an arm in which nobody or everybody has a yes leaves
        possible; what there is nothing to say of is empty.
    """
    here, found, as_no = shares
    return [
        shares_sentence(study, outcome, day, here, found, words),
        missing_as_no_sentence(study, outcome, here, as_no, words),
        *bounds_sentences(study, here, words),
    ]


def counts_sentence(study: Study, here: pd.DataFrame, words: Words) -> str:
    """How many of each arm have a yes, from the rows of `shares_by_visit` of a day."""
    return words.t(
        "Yes: {treated} with {treatment}, {controls} with {control}.",
        **_shares(study, here, words),
    )


def difference_text(outcome: Outcome, found: Estimate, words: Words) -> str:
    """A risk difference: "31 percentage points (95% CI −4 to 58; p 0.14)"."""
    digits = effect_decimals(outcome, found.value, found.low, found.high)
    return words.t(
        "{difference} (95% CI {limits}; {p})",
        difference=with_unit(outcome, found.value, digits, words),
        limits=words.interval(found.low, found.high, digits),
        p=words.p_with_name(found.p_value),
    )


def _shares(study: Study, here: pd.DataFrame, words: Words) -> dict[str, object]:
    """The arms and how many of each have a yes, by the places of a sentence."""
    shares = {row["arm"]: share_text(row["events"], row["n"], words) for row in rows_of(here)}
    return {
        "treatment": arm_label(study, TREATMENT, words),
        "control": arm_label(study, CONTROL, words),
        "treated": shares[TREATMENT],
        "controls": shares[CONTROL],
    }


def missing_as_no_sentence(
    study: Study, outcome: Outcome, here: pd.DataFrame, as_no: Estimate, words: Words
) -> str:
    """How many lack a value and are left out, and the difference with them counted as a no.

    Args:
        study: The study.
        outcome: A yes or no.
        here: The rows of `shares_by_visit` of a day.
        as_no: `difference_of_shares` at this day with the missing counted as a no.
        words: The reader's language.

    Returns:
        Empty if nobody lacks a value.
    """
    missing = {row["arm"]: int(row["missing"]) for row in rows_of(here)}
    if not sum(missing.values()):
        return ""
    left_out = words.t(
        "Left out, because their value is missing: {counts}.",
        counts=by_arm_text(study, missing, words),
    )
    if math.isnan(as_no.value):
        return left_out
    everybody = here.assign(n=here["n"] + here["missing"])
    counted = words.t(
        "Counted as a no: {treated} with {treatment}, {controls} with {control}; risk difference "
        "{difference}.",
        difference=difference_text(outcome, as_no, words),
        **_shares(study, everybody, words),
    )
    return f"{left_out} {counted}"


def bounds_sentences(study: Study, here: pd.DataFrame, words: Words) -> list[str]:
    """What an arm in which nobody or everybody has a yes leaves possible.

    Args:
        study: The study.
        here: The rows of `shares_by_visit` of a day.
        words: The reader's language.
    """
    said = []
    for row in rows_of(here):
        names = {"n": row["n"], "arm": arm_label(study, row["arm"], words)}
        if row["n"] and row["events"] == 0:
            said.append(
                words.t(
                    "Nobody of {n} with {arm} had a yes: that does not exclude a true share of up "
                    "to {high} (exact 95% interval).",
                    high=words.percent(row["high"], 1),
                    **names,
                )
            )
        elif row["n"] and row["events"] == row["n"]:
            said.append(
                words.t(
                    "All {n} with {arm} had a yes: that does not exclude a true share as low as "
                    "{low} (exact 95% interval).",
                    low=words.percent(row["low"], 1),
                    **names,
                )
            )
    return said
