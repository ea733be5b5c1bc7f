"""The terms in which the arms differ most, what nobody had, and what none still allows."""

from __future__ import annotations

import pandas as pd

from lib.study.contract import KIND_NAMES
from lib.study.study import ARMS, TREATMENT, Study
from lib.wording.events.kinds import kind_names
from lib.wording.events.times import chance_text
from lib.wording.names import (
    arm_label,
    points_interval,
    points_text,
    share_text,
    share_with_limits,
    within_sentence,
)
from lib.words import Words

# The risk for which the answer says how likely one case was to be seen.
RISK_OF_ANSWER = 0.05


def none_allows_sentence(study: Study, kinds: pd.DataFrame, words: Words) -> str:
    """What no serious event still allows; empty where there was one or nobody knows."""
    serious = kinds[kinds["kind"] == "serious"]
    if serious.empty or not serious["supplied"].all() or serious["participants"].any():
        return ""
    return words.t(
        "A true risk up to the upper limit is still compatible; the chance of seeing at least one "
        "case of a harm that strikes 1 in {one_in} was {chance} with {treatment}.",
        one_in=round(1 / RISK_OF_ANSWER),
        chance=chance_text(RISK_OF_ANSWER, study.n_treatment, words),
        treatment=arm_label(study, TREATMENT, words),
    )


def apart_sentence(study: Study, farthest: pd.DataFrame, number_of_terms: int, words: Words) -> str:
    """The terms in which the arms differ most, with their intervals.

    Args:
        study: The study.
        farthest: From `farthest_terms`.
        number_of_terms: Of how many terms they were picked.
        words: The reader's language.

    Returns:
        Empty if no term differs.
    """
    parts = [
        words.t(
            "{term} {first} with {treatment} and {second} with {control}, {difference} points "
            "(95% CI {interval})",
            term=within_sentence(str(row["term"])),
            first=share_text(row["participants_treatment"], row["n_treatment"], words),
            second=share_text(row["participants_control"], row["n_control"], words),
            difference=points_text(row["value"], words, signed=True),
            interval=points_interval(row["low"], row["high"], words),
            **{arm: arm_label(study, arm, words) for arm in ARMS},
        )
        for row in farthest.to_dict("records")
        if row["value"]
    ]
    if not parts:
        return ""
    return words.t(
        "Terms that differ most (picked from {n}): {terms}.",
        n=number_of_terms,
        terms="; ".join(parts),
    )


def kinds_without_sentence(incidence: pd.DataFrame, nobody: list[str], words: Words) -> str:
    """Which kinds of event nobody had and which were not supplied; empty without either.

    Args:
        incidence: From `incidence_by_kind`.
        nobody: From `kinds_of_nobody`.
        words: The reader's language.
    """
    silent = incidence.loc[~incidence["supplied"].astype(bool), "kind"].unique()
    parts = []
    if nobody:
        parts.append(words.t("Nobody: {names}.", names=kind_names(nobody, words)))
    if len(silent):
        parts.append(words.t("Not supplied: {names}.", names=kind_names(list(silent), words)))
    return " ".join(parts)


def terms_of_nobody_sentence(
    study: Study, terms: pd.DataFrame, differences: pd.DataFrame, kind: str, words: Words
) -> str:
    """The classes and terms without an event of a kind, with what none still allows.

    Args:
        study: The study.
        terms: From `select_terms`, those without a participant.
        differences: From `term_differences`, aligned with `terms`.
        kind: The kind of event.
        words: The reader's language.

    Returns:
        Empty if there are none. A class of which no term had an event stands for its terms.
    """
    if terms.empty:
        return ""
    classes = set(terms.loc[terms["term"] == "", "system_organ_class"])
    names = [
        row["term"] or row["system_organ_class"] or words.t("No class supplied")
        for row in terms.to_dict("records")
        if not row["term"] or row["system_organ_class"] not in classes
    ]
    # All of them have the same counts and the same limits.
    row = differences.iloc[0]
    shares = [
        f"{arm_label(study, arm, words)} "
        + share_with_limits(
            row[f"participants_{arm}"],
            row[f"n_{arm}"],
            row[f"low_{arm}"],
            row[f"high_{arm}"],
            words,
        )
        for arm in ARMS
    ]
    return words.t(
        "{kind}, nobody ({arms}): {names}.",
        kind=words.t(KIND_NAMES[kind]),
        arms="; ".join(shares),
        names="; ".join(names),
    )
