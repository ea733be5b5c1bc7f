"""Adverse events by kind, severity and term in sentences and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.language import sentence
from lib.results.rows import rows_of
from lib.statistics.counts.proportions import OTHER_INTERVAL, SHOWN_INTERVAL
from lib.study.contract import KIND_NAMES
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.events.period import early_events_text, when_text
from lib.wording.events.times import chance_text
from lib.wording.names import (
    arm_label,
    arm_title,
    both_arms,
    interval_header,
    marked,
    points_interval,
    points_text,
    share_text,
    share_with_limits,
)
from lib.words import NOT_ESTIMABLE, Words

MOST_LISTED = 6
# The risk for which the answer says how likely one case was to be seen.
RISK_OF_ANSWER = 0.05

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
            "No table of adverse events was supplied, so these data say nothing of harms; that "
            "does not mean that none occurred."
        )
    treated, control = _arms_of_kind(kinds, "serious")
    if not treated["supplied"]:
        return words.t("Whether events were serious was not supplied.")
    counted = _counted(study, treated, control, words)
    if treated["participants"] + control["participants"] == 0:
        found = words.t(
            "No serious adverse event {when}: {treatment} {first}; {control} {second}.",
            **counted,
        )
    else:
        found = words.t(
            "Participants with a serious adverse event {when}: {treatment} {first}; "
            "{control} {second}.",
            **counted,
        )
        found = f"{found} {early_events_text(study, 'serious', words)}".rstrip()
    return f"{found} {unrecorded_sentence(study, words)}".rstrip()


def unrecorded_sentence(study: Study, words: Words) -> str:
    """Of how many events it is not recorded whether they were serious; empty if of none."""
    events = study.adverse_events
    blank = 0 if events is None else int(events["serious"].isna().sum())
    return words.t("Events with seriousness not recorded: {n}.", n=blank) if blank else ""


def _counted(
    study: Study, treated: pd.Series, control: pd.Series, words: Words
) -> dict[str, object]:
    """The arms, their participants with limits, and the time in which these were counted."""
    first, second = (
        share_with_limits(row["participants"], row["n"], row["low"], row["high"], words)
        for row in (treated, control)
    )
    names = {role: arm_label(study, role, words) for role in ARMS}
    return {"first": first, "second": second, "when": when_text(study, words), **names}


def any_event_sentence(study: Study, kinds: pd.DataFrame, words: Words) -> str:
    """How many participants had any adverse event; empty without a table of them."""
    if study.adverse_events is None:
        return ""
    treated, control = _arms_of_kind(kinds, "any")
    if min(treated["participants"], control["participants"]) == 0:
        found = words.t(
            "At least one adverse event {when}: {treatment} {first}; {control} {second}.",
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


def worst_grade_text(
    study: Study, arm: str, worst: str | int, participants: int, words: Words
) -> str:
    """How many of an arm had a grade at worst: "Secretome: Grade 1 (mild) 5/15 (33%)"."""
    share = share_text(participants, int(study.members(arm).sum()), words)
    return f"{arm_title(study, arm, words)}: {grade_name(worst, words)} {share}"


def share_of_kind_text(study: Study, arm: str, row: Mapping[str, Any], words: Words) -> str:
    """The share of an arm with its limits: "secretome 7/15 (47%), 95% CI 21.3% to 73.4%".

    Args:
        study: The study.
        arm: "treatment" or "control".
        row: Of `incidence_by_kind`.
        words: The reader's language.
    """
    share = share_with_limits(row["participants"], row["n"], row["low"], row["high"], words)
    return f"{arm_label(study, arm, words)} {share}"


def grade_name(worst: str | int, words: Words) -> str:
    """Name of a grade, of no event, or of an unknown grade."""
    return words.t(GRADE_NAMES[worst])


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
    for record in rows_of(differences):
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
            words.t("Risk difference, percentage points"): points_text(
                record["value"], words, signed=True
            ),
            interval_header(SHOWN_INTERVAL, words): points_interval(
                record["low"], record["high"], words
            ),
            f"{words.t('Events')}, {both}": " + ".join(
                words.number(record[f"events_{arm}"], 0) for arm in ARMS
            )
            if supplied
            else NOT_ESTIMABLE,
            interval_header(OTHER_INTERVAL, words): points_interval(
                record["other_low"], record["other_high"], words
            ),
        }
        rows.append(row)
    return pd.DataFrame(rows)


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


def kinds_without_sentence(incidence: pd.DataFrame, words: Words) -> str:
    """Which kinds of event were not supplied; empty if all were.

    Args:
        incidence: From `incidence_by_kind`.
        words: The reader's language.
    """
    silent = incidence.loc[~incidence["supplied"].astype(bool), "kind"].unique()
    if not len(silent):
        return ""
    return words.t("Not supplied: {names}.", names=kind_names(list(silent), words))
