"""Display frames of adverse events: raw counts in, text in the reader's language out."""

from __future__ import annotations

import math

import pandas as pd

from lib.event_sentences import chance_text, rate_digits
from lib.findings import interval_header, points_interval, points_text
from lib.results.participants import marked
from lib.sentences import arm_title, share_text
from lib.statistics.counts.proportions import OTHER_INTERVAL, SHOWN_INTERVAL
from lib.study.contract import KIND_NAMES, TERM_KINDS
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.tables import both_arms
from lib.words import Words


def kinds(
    study: Study,
    differences: pd.DataFrame,
    incidence: pd.DataFrame,
    words: Words,
    *,
    hers: frozenset[str] = frozenset(),
) -> pd.DataFrame:
    """Table of all kinds of events, a row per kind, zeros included.

    Args:
        study: The study.
        differences: From `differences_by_kind`.
        incidence: From `incidence_by_kind`.
        words: The reader's language.
        hers: Kinds of event that the highlighted participant had.
    """
    both = both_arms(study, words)
    rows = []
    for record in differences.to_dict("records"):
        kind, supplied = str(record["kind"]), bool(record["supplied"])
        row = {words.t("Adverse events"): marked(words.t(KIND_NAMES[kind]), hers=kind in hers)}
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


def terms(
    study: Study,
    rows: pd.DataFrame,
    differences: pd.DataFrame,
    kind: str,
    words: Words,
    *,
    hers: frozenset[tuple[str, str]] = frozenset(),
) -> pd.DataFrame:
    """Table of classes and preferred terms: a class row, then its terms.

    Args:
        study: The study.
        rows: From `select_terms`.
        differences: From `term_differences`, aligned with `rows`.
        kind: The kind of event that `differences` counts.
        words: The reader's language.
        hers: Class and term (or "" for the class itself) of the highlighted participant's events.
    """
    both = both_arms(study, words)
    shown = []
    counted = differences.to_dict("records")
    for record, found in zip(rows.to_dict("records"), counted, strict=True):
        term, system_organ_class = str(record["term"]), str(record["system_organ_class"])
        label = term or system_organ_class or words.t("No class supplied")
        label = marked(label, hers=(system_organ_class, term) in hers)
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
        for other in TERM_KINDS[1:]:
            counts = [record[f"participants_{other}_{arm}"] for arm in ARMS]
            later[f"{words.t(KIND_NAMES[other])}, {both}"] = (
                words.t("not supplied")
                if math.isnan(counts[0])
                else f"{counts[0]:g} + {counts[1]:g}"
            )
        shown.append(row | later)
    return pd.DataFrame(shown)


def rates(study: Study, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Table of `event_rates`."""
    return pd.DataFrame(
        [
            {
                words.t("Arm"): arm_title(study, str(record["arm"]), words),
                words.t("Events"): str(record["events"]),
                words.t("Participants with an event"): f"{record['participants']}/{record['n']}",
                words.t("Participant-weeks at risk"): words.number(record["weeks"], 1),
                words.t("Events per participant-week"): words.number(
                    record["rate"], rate_digits(record["rate"], record["high"])
                ),
                words.t("95% CI (exact)"): words.interval(
                    record["low"], record["high"], rate_digits(record["rate"], record["high"])
                ),
            }
            for record in frame.to_dict("records")
        ]
    )


def chances(study: Study, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
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


def listing(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `listing`; numbers stay numbers, so that they sort as such.

    Synthetic data are called so in every row, because rows are what is copied and exported.
    """
    headers = {
        "participant_id": words.t("Participant"),
        "arm": words.t("Arm"),
        "term": words.t("Preferred term"),
        "start_day": words.t("First day"),
        "end_day": words.t("Last day"),
        "grade": words.t("Grade"),
        "serious": words.t("Serious"),
        "related": words.t("Related"),
        "days_since_dose": words.t("Days after the previous dose"),
        "led_to_withdrawal": words.t("Led to withdrawal"),
        "before_first_dose": words.t("Before the first dose"),
        "system_organ_class": words.t("System organ class"),
    }
    shown = frame.copy()
    shown["participant_id"] = [
        marked(str(who), hers=who == highlighted) for who in frame["participant_id"]
    ]
    shown["arm"] = [words.of(study.arm(arm).name) for arm in frame["arm"]]
    if not frame.get("before_first_dose", pd.Series(dtype=bool)).any():
        shown = shown.drop(columns="before_first_dose", errors="ignore")
    for column in ("start_day", "end_day", "days_since_dose", "grade"):
        if column in shown:
            shown[column] = shown[column].astype("Int64")
    for column in ("serious", "related", "led_to_withdrawal", "before_first_dose"):
        if column in shown:
            shown[column] = [
                words.t("not told") if cell is None else words.t("yes") if cell else words.t("no")
                for cell in shown[column]
            ]
    shown = shown[[name for name in headers if name in shown]].rename(columns=headers)
    if study.synthetic:
        shown[words.t("Data")] = words.t("synthetic")
    return shown
