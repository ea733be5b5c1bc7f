"""Adverse events in words: every sentence is built from its counts."""

from __future__ import annotations

import math

import pandas as pd

from lib.language import sentence
from lib.results.participants import MARK, label, role
from lib.sentences import arm_label, arm_title, more_text, share_text
from lib.statistics.counts.rates import chance_of_seeing
from lib.statistics.estimates import Estimate
from lib.study.contract import KIND_NAMES
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.words import Words

MOST_LISTED = 6
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


def highlighted_events_sentence(study: Study, who: str, events: int, words: Words) -> str:
    """How many events the highlighted participant had."""
    return words.t(
        "{who} ({arm}): adverse events {n}. The mark {mark} shows where this participant is; no "
        "effect, interval or p value depends on it.",
        who=label(who),
        arm=arm_title(study, role(study, who), words),
        n=events,
        mark=MARK,
    )
