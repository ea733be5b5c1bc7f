"""Adverse events in time, withdrawals, the listing, and the chance of seeing an event."""

from __future__ import annotations

import math

import pandas as pd

from lib.results.events.times import NOT_PLACED
from lib.results.participants.flow import participant_flow
from lib.results.participants.followed import role
from lib.results.rows import rows_of
from lib.statistics.counts.rates import chance_of_seeing
from lib.statistics.estimates import Estimate
from lib.study.study import ARMS, TREATMENT, Study
from lib.wording.names import (
    MARK,
    arm_label,
    arm_title,
    highlight_label,
    marked,
    with_origin,
)
from lib.wording.participants.flow import counted_reasons
from lib.words import Words


def withdrawals_sentence(study: Study, kinds: pd.DataFrame, words: Words) -> str:
    """Which table tells of withdrawals because of an event, and what the other one tells of them.

    Args:
        study: The study.
        kinds: From `incidence_by_kind`.
        words: The reader's language.
    """
    parts = []
    of_events = kinds[kinds["kind"] == "led_to_withdrawal"]
    if of_events["supplied"].any():
        parts.append(
            words.t(
                "Leading to withdrawal counts whoever had an event that led to it according to the "
                "table of adverse events."
            )
        )
    flow = participant_flow(study)
    if any(arm.withdrawn is not None for arm in flow.values()):
        arms = []
        for arm in ARMS:
            reasons = ", ".join(counted_reasons(flow[arm], words)) or words.t("nobody")
            arms.append(f"{arm_title(study, arm, words)}: {reasons}")
        parts.append(
            words.t(
                "Who withdrew, by the reason that the table of participants gives: {arms}.",
                arms="; ".join(arms),
            )
        )
    return " ".join(parts)


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
    early = int((lanes["start"] < study.first_dose_day).sum())
    if early:
        parts.append(
            words.t(
                "Events that began before the first dose (day {day}), counted as they were "
                "reported: {n}.",
                n=early,
                day=study.first_dose_day,
            )
        )
    return " ".join(parts)


def rates_sentence(study: Study, rates: pd.DataFrame, ratio: Estimate, words: Words) -> str:
    """Events per participant-week in each arm, their ratio, and that this comes second."""
    if ratio.reason == NOT_PLACED:
        return words.t(NOT_PLACED)
    digits = rate_digits(*rates["rate"], *rates["high"])
    parts = []
    for row in rows_of(rates):
        name = arm_title(study, str(row["arm"]), words)
        if math.isnan(row["rate"]):
            parts.append(f"{name}: {words.t(str(row['reason'])).rstrip('.')}")
            continue
        interval = words.interval(row["low"], row["high"], digits)
        parts.append(f"{name} {words.number(row['rate'], digits)} ({interval})")
    by_arm = words.t(
        "Events per participant-week at risk (95% CI, exact if events were independent): {arms}.",
        arms="; ".join(parts),
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
    parts = [by_arm, shown, _most_events(rates, words)]
    if outside:
        parts.append(
            words.t("Events that began outside the time at risk, not in the rates: {n}.", n=outside)
        )
    return " ".join(part for part in parts if part)


def _most_events(rates: pd.DataFrame, words: Words) -> str:
    """How many of the events one participant had; empty if there was none."""
    events, most = int(rates["events"].sum()), int(rates["most"].max())
    if most > 1:
        return words.t(
            "One participant had {most} of the {events} events, and nobody more.",
            most=most,
            events=events,
        )
    return words.t("Nobody had more than one event.") if most else ""


def rate_digits(*numbers: float) -> int:
    """Decimals that leave no rate above zero written as zero."""
    smallest = min((number for number in numbers if number > 0), default=1.0)
    return max(3, 1 - math.floor(math.log10(smallest)))


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


def highlighted_events_sentence(study: Study, who: str, events: int, words: Words) -> str:
    """How many events the highlighted participant had."""
    return words.t(
        "{who} ({arm}): adverse events {n}. The mark {mark} shows where this participant is; no "
        "effect or interval depends on it.",
        who=highlight_label(who),
        arm=arm_title(study, role(study, who), words),
        n=events,
        mark=MARK,
    )


def chance_text(risk: float, n: int, words: Words) -> str:
    """A chance of seeing at least one case, never given as certain unless the risk is."""
    chance = chance_of_seeing(risk, n)
    if risk < 1 and chance >= 0.995:
        return f">{words.percent(0.99)}"
    return words.percent(chance)


def chances_table(study: Study, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Table of `chances_of_seeing`."""
    name = words.t(
        "Chance of at least one case, {arm} (n {n})",
        arm=arm_label(study, TREATMENT, words),
        n=study.n_treatment,
    )
    return pd.DataFrame(
        [
            {
                words.t("True risk of a participant"): words.percent(row["risk"]),
                name: chance_text(row["risk"], study.n_treatment, words),
            }
            for row in rows_of(frame)
        ]
    )


def rates_table(study: Study, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Table of `event_rates`."""
    digits = rate_digits(*frame["rate"], *frame["high"])
    return pd.DataFrame(
        [
            {
                words.t("Arm"): arm_title(study, str(record["arm"]), words),
                words.t("Events"): str(record["events"]),
                words.t("Participants with an event"): f"{record['participants']}/{record['n']}",
                words.t("Participant-weeks at risk"): words.number(record["weeks"], 1),
                words.t("Events per participant-week"): words.number(record["rate"], digits),
                words.t("95% CI (exact if events were independent)"): words.interval(
                    record["low"], record["high"], digits
                ),
            }
            for record in rows_of(frame)
        ]
    )


def listing_table(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `event_listing`; numbers stay numbers, so that they sort as such.

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
        "fatal": words.t("Fatal"),
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
    for column in ("serious", "related", "led_to_withdrawal", "fatal", "before_first_dose"):
        if column in shown:
            shown[column] = [
                words.t("not recorded")
                if cell is None
                else words.t("yes")
                if cell
                else words.t("no")
                for cell in shown[column]
            ]
    shown = shown[[name for name in headers if name in shown]].rename(columns=headers)
    return with_origin(study, shown, words)
