"""Classes and terms of adverse events, and which differ most, in sentences and tables."""

from __future__ import annotations

import math

import pandas as pd

from lib.results.rows import rows_of
from lib.statistics.counts.proportions import SHOWN_INTERVAL
from lib.study.contract import KIND_NAMES, TERM_KINDS
from lib.study.study import ARMS, Study
from lib.wording.events.kinds import MOST_LISTED
from lib.wording.events.period import when_text
from lib.wording.names import (
    arm_label,
    arm_title,
    both_arms,
    interval_header,
    marked,
    more_text,
    points_interval,
    points_text,
    share_text,
    share_with_limits,
    within_sentence,
)
from lib.words import Words


def with_kind(text: str, kind: str, words: Words) -> str:
    """A text about events, with their kind if it is not about all."""
    return text if kind == "any" else f"{text} ({words.t(KIND_NAMES[kind])})"


def terms_sentence(terms: pd.DataFrame, words: Words, *, kind: str = "any") -> str:
    """The most frequent preferred terms of both arms together, all that are equally frequent."""
    if terms.empty:
        return words.t("No adverse event occurred.")
    columns = [f"participants_{kind}_{arm}" for arm in ARMS]
    both = terms[columns].sum(axis=1)
    had = (terms["term"] != "") & (both > 0)
    only, both = terms[had], both[had]
    if only.empty:
        return _none_of_kind(kind, words)
    top = only[both == both.max()]
    listed = [
        f"{row['term']} " + " + ".join(f"{row[column]:g}" for column in columns)
        for row in rows_of(top.head(MOST_LISTED))
    ]
    listing = words.plural(
        only["term"].nunique(),
        one="{n} preferred term, by participants: {terms}.",
        many="{n} preferred terms; most frequent, by participants: {terms}.",
        terms=", ".join(listed),
    )
    if kind != "any":
        listing = f"{words.t(KIND_NAMES[kind])}: {listing}"
    more = len(top) - len(listed)
    return f"{listing} {more_text(more, words)}" if more else listing


def _none_of_kind(kind: str, words: Words) -> str:
    return words.t("No event of this kind occurred: {kind}.", kind=words.t(KIND_NAMES[kind]))


def shown_sentence(
    shown: int, all_rows: int, at_least: int, kind: str, words: Words, *, classes_only: bool = False
) -> str:
    """How many classes and terms a figure shows of all, so that none seems absent."""
    if shown == all_rows:
        return words.plural(
            all_rows,
            one="Classes and terms drawn: {n}, the only one.",
            many="Classes and terms drawn: all {n}.",
        )
    if not shown:
        return _none_of_kind(kind, words)
    names = {"shown": shown, "n": all_rows, "at_least": at_least}
    if classes_only:
        return words.t(
            "Classes and terms drawn: {shown} of {n}, classes alone; fewest participants: "
            "{at_least}.",
            **names,
        )
    return words.t(
        "Classes and terms drawn: {shown} of {n}; fewest participants: {at_least}.", **names
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
            "{term} {first} with {treatment} and {second} with {control}, {difference} percentage "
            "points (95% CI {interval})",
            term=within_sentence(str(row["term"])),
            first=share_text(row["participants_treatment"], row["n_treatment"], words),
            second=share_text(row["participants_control"], row["n_control"], words),
            difference=points_text(row["value"], words, signed=True),
            interval=points_interval(row["low"], row["high"], words),
            **{arm: arm_label(study, arm, words) for arm in ARMS},
        )
        for row in rows_of(farthest)
        if row["value"]
    ]
    if not parts:
        return ""
    return words.t(
        "Terms that differ most (picked from {n}): {terms}.",
        n=number_of_terms,
        terms="; ".join(parts),
    )


def share_of_arm_text(
    study: Study, name: str, arm: str, participants: float, n: float, words: Words
) -> str:
    """How many of an arm had something: "Pyrexia: secretome 3/15 (20%)"."""
    return f"{name}: {arm_label(study, arm, words)} {share_text(participants, n, words)}"


def difference_text(value: float, low: float, high: float, words: Words) -> str:
    """A difference of shares with its limits: "+20.0 percentage points (−5.1 to 45.2)".

    An en dash where there is none.
    """
    if math.isnan(value):
        return words.number(value)
    return words.t(
        "{difference} percentage points ({interval})",
        difference=points_text(value, words, signed=True),
        interval=points_interval(low, high, words),
    )


def more_with_text(study: Study, arm: str, words: Words) -> str:
    """What lies on a side of no difference: "more with placebo"."""
    return words.t("more with {arm}", arm=arm_label(study, arm, words))


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
        for row in rows_of(terms)
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
        "{kind}, nobody {when} ({arms}): {names}.",
        when=when_text(study, words),
        kind=words.t(KIND_NAMES[kind]),
        arms="; ".join(shares),
        names="; ".join(names),
    )


def terms_table(
    study: Study,
    rows: pd.DataFrame,
    differences: pd.DataFrame,
    kind: str,
    words: Words,
    *,
    followed: frozenset[tuple[str, str]] = frozenset(),
) -> pd.DataFrame:
    """Table of classes and preferred terms: a class row, then its terms.

    Args:
        study: The study.
        rows: From `select_terms`.
        differences: From `term_differences`, aligned with `rows`.
        kind: The kind of event that `differences` counts.
        words: The reader's language.
        followed: Class and term ("" for the class itself) of the highlighted participant's events.
    """
    both = both_arms(study, words)
    shown = []
    counted = rows_of(differences)
    for record, found in zip(rows_of(rows), counted, strict=True):
        term, system_organ_class = str(record["term"]), str(record["system_organ_class"])
        label = term or system_organ_class or words.t("No class supplied")
        label = marked(label, followed=(system_organ_class, term) in followed)
        row = {
            f"{words.t('Class / preferred term')} ({words.t(KIND_NAMES[kind])})": f"— {label}"
            if term
            else label
        }
        later: dict[str, str] = {}
        for arm in ARMS:
            name = arm_title(study, arm, words)
            row[f"{name}, n/N (%)"] = share_text(
                found[f"participants_{arm}"], found[f"n_{arm}"], words
            )
            later[f"{words.t('95% CI')}, {name}"] = words.percents(
                found[f"low_{arm}"], found[f"high_{arm}"]
            )
        limits = points_interval(found["low"], found["high"], words)
        row[words.t("Risk difference, percentage points")] = points_text(
            found["value"], words, signed=True
        )
        row[interval_header(SHOWN_INTERVAL, words)] = limits
        later[f"{words.t('Events of any kind')}, {both}"] = " + ".join(
            f"{record[f'events_{arm}']:g}" for arm in ARMS
        )
        for other_kind in TERM_KINDS[1:]:
            counts = [record[f"participants_{other_kind}_{arm}"] for arm in ARMS]
            later[f"{words.t(KIND_NAMES[other_kind])}, {both}"] = (
                words.t("not supplied")
                if math.isnan(counts[0])
                else f"{counts[0]:g} + {counts[1]:g}"
            )
        shown.append(row | later)
    return pd.DataFrame(shown)
