"""Adverse events by term and in time, in sentences and tables."""

from __future__ import annotations

import math

import pandas as pd

from lib.statistics.counts.proportions import SHOWN_INTERVAL
from lib.statistics.estimates import Estimate
from lib.study.contract import KIND_NAMES, TERM_KINDS
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.names import (
    arm_title,
    both_arms,
    interval_header,
    marked,
    more_text,
    points_interval,
    points_text,
    share_text,
)
from lib.words import Words

MOST_LISTED = 6


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
    told = words.plural(
        only["term"].nunique(),
        one="{n} preferred term, by participants: {terms}.",
        many="{n} preferred terms; most frequent, by participants: {terms}.",
        terms=", ".join(listed),
    )
    more = len(top) - len(listed)
    return f"{told} {more_text(more, words)}" if more else told


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
            "No event of this kind occurred: {kind}. The table below holds the zeros.",
            kind=words.t(KIND_NAMES[kind]),
        )
    return words.t(
        "Classes and terms drawn: {shown} of {n}; fewest participants: {at_least} (classes alone "
        "if folded).",
        shown=shown,
        n=all_rows,
        at_least=at_least,
    )


def lanes_sentence(study: Study, lanes: pd.DataFrame, words: Words) -> str:
    """How many events are drawn as bars, and what the others lack."""
    events = study.adverse_events
    if events is None or lanes.empty:
        return words.t("No adverse event occurred.")
    drawn = int(lanes["start"].notna().sum())
    parts = [
        words.t(
            "Events: {events}; participants with an event: {participants}.",
            events=len(lanes),
            participants=lanes["participant_id"].nunique(),
        )
    ]
    if "end_day" in events:
        ongoing = int(lanes["open"].astype(bool).sum())
        parts.append(words.t("Events ongoing when last seen: {n}.", n=ongoing))
    else:
        parts.append(words.t("Last days were not supplied: a bar is the first day of its event."))
    if drawn < len(lanes):
        parts.append(
            words.t(
                "Events without a day of onset, in the listing only: {n}.", n=len(lanes) - drawn
            )
        )
    if "injections_received" in study.participants and study.dosing_days:
        fewer = int((study.participants["injections_received"] < len(study.dosing_days)).sum())
        if fewer:
            parts.append(
                words.t(
                    "Participants who received fewer doses than planned: {n}; the marks are the "
                    "planned days, up to withdrawal.",
                    n=fewer,
                )
            )
    early = int((lanes["start"] < study.baseline_day).sum())
    if early:
        parts.append(
            words.t(
                "Events that began before day {day}, counted as they were reported: {n}.",
                n=early,
                day=study.baseline_day,
            )
        )
    return " ".join(parts)


def rate_digits(*numbers: float) -> int:
    """Decimals that leave no rate above zero written as zero."""
    smallest = min((number for number in numbers if number > 0), default=1.0)
    return max(3, 1 - math.floor(math.log10(smallest)))


def rates_sentence(study: Study, rates: pd.DataFrame, ratio: Estimate, words: Words) -> str:
    """Events per participant-week in each arm, their ratio, and that this comes second."""
    parts = []
    for row in rates.to_dict("records"):
        name = arm_title(study, str(row["arm"]), words)
        if math.isnan(row["rate"]):
            parts.append(f"{name}: {words.t(str(row['reason'])).rstrip('.')}")
            continue
        digits = rate_digits(row["rate"], row["high"])
        interval = words.interval(row["low"], row["high"], digits)
        parts.append(f"{name} {words.number(row['rate'], digits)} ({interval})")
    told = words.t(
        "Events per participant-week at risk (exact 95% CI): {arms}.", arms="; ".join(parts)
    )
    if math.isnan(ratio.value):
        shown = words.t(ratio.reason) if ratio.reason else ""
    else:
        shown = words.t(
            "Rate ratio {ratio} (95% CI {interval}).",
            ratio=words.number(ratio.value, 2),
            interval=words.interval(ratio.low, ratio.high, 2),
        )
    outside = int(rates["outside"].sum())
    parts = [told, shown]
    if outside:
        parts.append(
            words.t("Events that began outside the time at risk, not in the rates: {n}.", n=outside)
        )
    return " ".join(part for part in parts if part)


def listing_sentence(shown: int, events: int, words: Words) -> str:
    """How many events the listing shows of all."""
    # "1 of 2 events is", "0 of 1 event is".
    return words.plural(
        1 if 1 in (shown, events) else shown,
        one="{shown} of {events} is listed.",
        many="{shown} of {events} are listed.",
        shown=shown,
        events=words.plural(events, one="{n} event", many="{n} events"),
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
        for other in TERM_KINDS[1:]:
            counts = [record[f"participants_{other}_{arm}"] for arm in ARMS]
            later[f"{words.t(KIND_NAMES[other])}, {both}"] = (
                words.t("not supplied")
                if math.isnan(counts[0])
                else f"{counts[0]:g} + {counts[1]:g}"
            )
        shown.append(row | later)
    return pd.DataFrame(shown)


def rates_table(study: Study, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
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


def listing_table(
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
        marked(str(who), followed=who == highlighted) for who in frame["participant_id"]
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
