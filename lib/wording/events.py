"""Adverse events by kind and severity in sentences and tables, built from their counts."""

from __future__ import annotations

import pandas as pd

from lib.language import sentence
from lib.results.participants import role
from lib.statistics.counts.proportions import OTHER_INTERVAL, SHOWN_INTERVAL
from lib.statistics.counts.rates import chance_of_seeing
from lib.study.contract import KIND_NAMES
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.names import (
    MARK,
    arm_label,
    arm_title,
    both_arms,
    highlight_label,
    interval_header,
    marked,
    points_interval,
    points_text,
    share_text,
)
from lib.words import Words

# The risk for which the answer tells how likely one case was to be seen.
TOLD_RISK = 0.05

GRADE_NAMES: dict[str | int, str] = {
    "none": sentence("No event"),
    1: sentence("Grade 1 (mild)"),
    2: sentence("Grade 2 (moderate)"),
    3: sentence("Grade 3 (severe)"),
    4: sentence("Grade 4 (life-threatening)"),
    5: sentence("Grade 5 (fatal)"),
    "not_told": sentence("Grade not told"),
}


def serious_sentence(study: Study, kinds: pd.DataFrame, words: Words) -> str:
    """The answer about serious adverse events, with what zero still allows."""
    if study.adverse_events is None:
        return words.t(
            "Adverse events were not collected in this study, which is not the same as none "
            "occurred."
        )
    treated, control = _arms_of_kind(kinds, "serious")
    if not treated["supplied"]:
        return words.t("Whether events were serious was not supplied.")
    names = {role: arm_label(study, role, words) for role in ARMS}
    if treated["participants"] + control["participants"] == 0:
        found = words.t(
            "No serious adverse event in {n} participants. A true risk of up to {low} "
            "({treatment}) or {high} ({control}) is still compatible; the chance of seeing at "
            "least one case of a harm that strikes 1 in {one_in} was {chance} with {treatment}.",
            n=f"{study.n_treatment} + {study.n_control}",
            low=words.percent(treated["high"], 1),
            high=words.percent(control["high"], 1),
            one_in=round(1 / TOLD_RISK),
            chance=chance_text(TOLD_RISK, study.n_treatment, words),
            **names,
        )
    else:
        found = words.t(
            "Participants with a serious adverse event: {treatment} {first}; {control} {second}.",
            first=_share_with_interval(treated, words),
            second=_share_with_interval(control, words),
            **names,
        )
    blank = int(study.adverse_events["serious"].isna().sum())
    if not blank:
        return found
    return f"{found} " + words.t("Events not told to be serious or not: {n}.", n=blank)


def any_event_sentence(study: Study, kinds: pd.DataFrame, words: Words) -> str:
    """How many participants had any adverse event; empty if none were collected."""
    if study.adverse_events is None:
        return ""
    treated, control = _arms_of_kind(kinds, "any")
    return words.t(
        "At least one adverse event: {treatment} {first}, {control} {second}.",
        first=share_text(treated["participants"], treated["n"], words),
        second=share_text(control["participants"], control["n"], words),
        **{role: arm_label(study, role, words) for role in ARMS},
    )


def _arms_of_kind(kinds: pd.DataFrame, kind: str) -> tuple[pd.Series, pd.Series]:
    here = kinds[kinds["kind"] == kind]
    return here[here["arm"] == TREATMENT].iloc[0], here[here["arm"] == CONTROL].iloc[0]


def _share_with_interval(row: pd.Series, words: Words) -> str:
    interval = words.percents(row["low"], row["high"])
    share = share_text(row["participants"], row["n"], words)
    return words.t("{share}, 95% CI {interval}", share=share, interval=interval)


def chance_text(risk: float, n: int, words: Words) -> str:
    """A chance of seeing at least one case, never told as certain unless the risk is."""
    chance = chance_of_seeing(risk, n)
    if risk < 1 and chance >= 0.995:
        return f">{words.percent(0.99)}"
    return words.percent(chance)


def grade_name(worst: str | int, words: Words) -> str:
    """Name of a grade, of no event, or of a grade that is not told."""
    return words.t(GRADE_NAMES[worst])


def tests_of_kinds_sentence(kinds: pd.DataFrame, words: Words) -> str:
    """How many p values the table of kinds holds."""
    return words.t(
        "p values in this table: {n} (Fisher); p (Holm) allows for their number. Terms get no p "
        "values: so many tests would find a difference by chance.",
        n=int(kinds["p_value"].notna().sum()),
    )


def severity_sentence(study: Study, grades: pd.DataFrame, words: Words) -> str:
    """Participants of each arm by worst grade."""
    parts = []
    for arm in ARMS:
        here = grades[grades["arm"] == arm].iloc[0]
        told = [
            f"{grade_name(worst, words)} {share_text(here[worst], here['n'], words)}"
            for worst in GRADE_NAMES
            if here[worst]
        ]
        parts.append(f"{arm_title(study, arm, words)}: {', '.join(told)}")
    return "; ".join(parts) + "."


def highlighted_events_sentence(study: Study, who: str, events: int, words: Words) -> str:
    """How many events the highlighted participant had."""
    return words.t(
        "{who} ({arm}): adverse events {n}. The mark {mark} shows where this participant is; no "
        "effect, interval or p value depends on it.",
        who=highlight_label(who),
        arm=arm_title(study, role(study, who), words),
        n=events,
        mark=MARK,
    )


def kinds_table(
    study: Study,
    differences: pd.DataFrame,
    incidence: pd.DataFrame,
    words: Words,
    *,
    followed: frozenset[str] = frozenset(),
) -> pd.DataFrame:
    """Table of all kinds of events, a row per kind, zeros included.

    Args:
        study: The study.
        differences: From `differences_by_kind`.
        incidence: From `incidence_by_kind`.
        words: The reader's language.
        followed: Kinds of event that the highlighted participant had.
    """
    both = both_arms(study, words)
    rows = []
    for record in differences.to_dict("records"):
        kind, supplied = str(record["kind"]), bool(record["supplied"])
        row = {
            words.t("Adverse events"): marked(words.t(KIND_NAMES[kind]), followed=kind in followed)
        }
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
            words.t("p (Fisher)"): words.p_value(record["p_value"]),
            words.t("p (Holm)"): words.p_value(record["p_holm"]),
            words.t("Detectable (80% power)"): points_text(
                record["detectable"], words, signed=True
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


def chances_table(study: Study, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Table of `chances_of_seeing`."""
    names = {
        "treatment": f"{arm_title(study, TREATMENT, words)} (n {study.n_treatment})",
        "control": f"{arm_title(study, CONTROL, words)} (n {study.n_control})",
        "both": words.t("Both arms (n {n})", n=study.n_treatment + study.n_control),
    }
    sizes = {
        "treatment": study.n_treatment,
        "control": study.n_control,
        "both": study.n_treatment + study.n_control,
    }
    return pd.DataFrame(
        [
            {words.t("True risk of a participant"): words.percent(record["risk"])}
            | {name: chance_text(record["risk"], sizes[key], words) for key, name in names.items()}
            for record in frame.to_dict("records")
        ]
    )
