"""Adverse events by kind, severity and term in sentences and tables."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from lib.language import sentence
from lib.statistics.counts.proportions import OTHER_INTERVAL, SHOWN_INTERVAL
from lib.study.contract import KIND_NAMES, TERM_KINDS
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.events.times import early_events_text, period_text
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
)
from lib.words import Words

MOST_LISTED = 6

GRADE_NAMES: dict[str | int, str] = {
    "none": sentence("No event"),
    1: sentence("Grade 1 (mild)"),
    2: sentence("Grade 2 (moderate)"),
    3: sentence("Grade 3 (severe)"),
    4: sentence("Grade 4 (life-threatening)"),
    5: sentence("Grade 5 (fatal)"),
    "unknown": sentence("Grade not recorded"),
}


def serious_sentence(study: Study, kinds: pd.DataFrame, words: Words) -> str:
    """The answer about serious adverse events."""
    if study.adverse_events is None:
        return words.t(
            "Adverse events were not collected in this study, which is not the same as none "
            "occurred."
        )
    treated, control = _arms_of_kind(kinds, "serious")
    if not treated["supplied"]:
        return words.t("Whether events were serious was not supplied.")
    counted = _counted(study, treated, control, words)
    if treated["participants"] + control["participants"] == 0:
        found = words.t(
            "No serious adverse event within {period}: {treatment} {first}; {control} {second}.",
            **counted,
        )
    else:
        found = words.t(
            "Participants with a serious adverse event within {period}: {treatment} {first}; "
            "{control} {second}.",
            **counted,
        )
        found = f"{found} {early_events_text(study, 'serious', words)}".rstrip()
    blank = int(study.adverse_events["serious"].isna().sum())
    if not blank:
        return found
    return f"{found} " + words.t("Events with seriousness not recorded: {n}.", n=blank)


def _counted(
    study: Study, treated: pd.Series, control: pd.Series, words: Words
) -> dict[str, object]:
    """The arms, their participants with limits, and the time in which these were counted."""
    first, second = (
        share_with_limits(row["participants"], row["n"], row["low"], row["high"], words)
        for row in (treated, control)
    )
    names = {role: arm_label(study, role, words) for role in ARMS}
    return {"first": first, "second": second, "period": period_text(study, words), **names}


def any_event_sentence(study: Study, kinds: pd.DataFrame, words: Words) -> str:
    """How many participants had any adverse event; empty if none were collected."""
    if study.adverse_events is None:
        return ""
    treated, control = _arms_of_kind(kinds, "any")
    if min(treated["participants"], control["participants"]) == 0:
        found = words.t(
            "At least one adverse event within {period}: {treatment} {first}; {control} {second}.",
            **_counted(study, treated, control, words),
        )
    else:
        found = words.t(
            "At least one adverse event: {treatment} {first}, {control} {second}.",
            first=share_text(treated["participants"], treated["n"], words),
            second=share_text(control["participants"], control["n"], words),
            **{role: arm_label(study, role, words) for role in ARMS},
        )
    return f"{found} {early_events_text(study, 'any', words)}".rstrip()


def _arms_of_kind(kinds: pd.DataFrame, kind: str) -> tuple[pd.Series, pd.Series]:
    here = kinds[kinds["kind"] == kind]
    return here[here["arm"] == TREATMENT].iloc[0], here[here["arm"] == CONTROL].iloc[0]


def severity_sentence(study: Study, grades: pd.DataFrame, words: Words) -> str:
    """Participants of each arm by worst grade."""
    parts = []
    for arm in ARMS:
        here = grades[grades["arm"] == arm].iloc[0]
        counts = [
            f"{grade_name(worst, words)} {share_text(here[worst], here['n'], words)}"
            for worst in GRADE_NAMES
            if here[worst]
        ]
        parts.append(f"{arm_title(study, arm, words)}: {', '.join(counts)}")
    return "; ".join(parts) + "."


def grade_name(worst: str | int, words: Words) -> str:
    """Name of a grade, of no event, or of an unknown grade."""
    return words.t(GRADE_NAMES[worst])


def terms_sentence(terms: pd.DataFrame, words: Words) -> str:
    """The most frequent preferred terms of both arms together, all that are equally frequent."""
    if terms.empty:
        return words.t("No adverse event occurred.")
    only = terms[terms["term"] != ""]
    both = only[f"participants_any_{TREATMENT}"] + only[f"participants_any_{CONTROL}"]
    top = only[both == both.max()]
    listed = [
        f"{row['term']} {row[f'participants_any_{TREATMENT}']:g} + "
        f"{row[f'participants_any_{CONTROL}']:g}"
        for row in top.head(MOST_LISTED).to_dict("records")
    ]
    listing = words.plural(
        only["term"].nunique(),
        one="{n} preferred term, by participants: {terms}.",
        many="{n} preferred terms; most frequent, by participants: {terms}.",
        terms=", ".join(listed),
    )
    more = len(top) - len(listed)
    return f"{listing} {more_text(more, words)}" if more else listing


def shown_sentence(shown: int, all_rows: int, at_least: int, kind: str, words: Words) -> str:
    """How many classes and terms a figure shows of all, so that none seems absent."""
    if shown == all_rows:
        return words.plural(
            all_rows,
            one="Classes and terms drawn: {n}, the only one.",
            many="Classes and terms drawn: all {n}.",
        )
    if not shown:
        return words.t(
            "No event of this kind occurred: {kind}.",
            kind=words.t(KIND_NAMES[kind]),
        )
    return words.t(
        "Classes and terms drawn: {shown} of {n}; fewest participants: {at_least} (classes alone "
        "if folded).",
        shown=shown,
        n=all_rows,
        at_least=at_least,
    )


def kind_names(kinds: Sequence[str], words: Words) -> str:
    """Kinds of events one after the other."""
    return "; ".join(words.t(KIND_NAMES[kind]) for kind in kinds)


def kinds_table(
    study: Study,
    differences: pd.DataFrame,
    incidence: pd.DataFrame,
    words: Words,
    *,
    nobody: Sequence[str] = (),
    followed: frozenset[str] = frozenset(),
) -> pd.DataFrame:
    """Table of all kinds of events, a row per kind, and one row for those that nobody had.

    Args:
        study: The study.
        differences: From `differences_by_kind`.
        incidence: From `incidence_by_kind`.
        words: The reader's language.
        nobody: From `kinds_of_nobody`.
        followed: Kinds of event that the highlighted participant had.
    """
    both = both_arms(study, words)
    rows = []
    for record in differences.to_dict("records"):
        kind, supplied = str(record["kind"]), bool(record["supplied"])
        if kind in nobody[1:]:
            continue
        name = words.t(KIND_NAMES[kind])
        if kind in nobody:
            name = words.t("Nobody: {names}", names=kind_names(nobody, words))
        row = {words.t("Adverse events"): marked(name, followed=kind in followed)}
        for arm in ARMS:
            name = arm_title(study, arm, words)
            here = incidence[(incidence["kind"] == kind) & (incidence["arm"] == arm)].iloc[0]
            row[f"{name}, n/N (%)"] = (
                share_text(record[f"participants_{arm}"], record[f"n_{arm}"], words)
                if supplied
                else words.t("not supplied")
            )
            row[f"{words.t('95% CI')}, {name}"] = words.percents(here["low"], here["high"])
        row |= {
            words.t("Risk difference, points"): points_text(record["value"], words, signed=True),
            interval_header(SHOWN_INTERVAL, words): points_interval(
                record["low"], record["high"], words
            ),
            f"{words.t('Events')}, {both}": " + ".join(
                words.number(record[f"events_{arm}"], 0) for arm in ARMS
            ),
            interval_header(OTHER_INTERVAL, words): points_interval(
                record["other_low"], record["other_high"], words
            ),
        }
        rows.append(row)
    return pd.DataFrame(rows)


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
    counted = differences.to_dict("records")
    for record, found in zip(rows.to_dict("records"), counted, strict=True):
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
        row[words.t("Risk difference, points")] = points_text(found["value"], words, signed=True)
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
