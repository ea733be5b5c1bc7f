"""What the second look found, in words: does the answer hold, and what does it mean at a bedside.

Like `sentences`, every sentence is built from its numbers.
"""

from __future__ import annotations

import math

import pandas as pd

from lib.language import sentence
from lib.results.changes import Association
from lib.results.claims import UNCHECKED, Verdict
from lib.results.participants import MARK, label, role
from lib.results.robustness import NOTHING_CENSORED, most_influential
from lib.sentences import (
    after_number,
    arm_label,
    arm_title,
    effect_decimals,
    effect_text,
    outcome_label,
    outcome_name,
    share_text,
    unit_text,
    with_unit,
)
from lib.statistics.correlation import Correlation
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS
from lib.statistics.randomisation import Randomisation
from lib.study.entries import BETWEEN_ARMS, WITHIN_TREATMENT
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.words import Words, as_shown

ANALYSIS_NAMES = {
    "ancova": sentence("ANCOVA (primary)"),
    "welch": sentence("Welch, change from baseline"),
    "hodges_lehmann": sentence("Hodges–Lehmann shift of the change"),
    "repeated_measures": sentence("Repeated-measures model, all visits"),
    "censored": sentence("Values below the limit as censored (likelihood)"),
}


SHORT_NAMES = {
    "ancova": sentence("ANCOVA (primary)"),
    "welch": sentence("Welch"),
    "hodges_lehmann": sentence("Hodges–Lehmann"),
    "repeated_measures": sentence("Repeated measures"),
    "censored": sentence("Censored values"),
}


def analysis_name(analysis: str, outcome: Outcome, words: Words) -> str:
    """Name of an analysis of the sensitivity board."""
    if outcome.is_log and analysis == "ancova":
        return words.t("ANCOVA (primary), below the limit = half of it")
    return words.t(ANALYSIS_NAMES[analysis])


def detectable_text(outcome: Outcome, detectable: float, words: Words) -> str:
    """The smallest detectable effect: "±2.5 points", "ratio 0.80 or 1.25"."""
    if math.isnan(detectable):
        return words.number(detectable)
    if outcome.is_log:
        ends = [words.number(end, 2) for end in (1 / detectable, detectable)]
        return words.t("ratio {low} or {high}", low=ends[0], high=ends[1])
    digits = effect_decimals(outcome, detectable)
    return "±" + with_unit(outcome, words.number(detectable, digits), words)


def power_sentence(outcome: Outcome, detectable: float, words: Words) -> str:
    """What the primary comparison could have seen; empty if that cannot be told."""
    if math.isnan(detectable):
        return ""
    if outcome.is_log:
        return words.t(
            "From its own spread, this comparison had 80% power to detect a true ratio of "
            "{low} or less, or of {high} or more; a weaker effect could well be missed.",
            low=words.number(1 / detectable, 2),
            high=words.number(detectable, 2),
        )
    return words.t(
        "From its own spread, this comparison had 80% power to detect a true difference of "
        "{difference} or more; a smaller one could well be missed.",
        difference=with_unit(
            outcome, words.number(detectable, effect_decimals(outcome, detectable)), words
        ),
    )


def sensitivity_sentence(
    board: pd.DataFrame, left_out: pd.DataFrame, outcome: Outcome, words: Words
) -> str:
    """Where all analyses put the effect, and whether one participant could move it across."""
    # An analysis that would only repeat another is none.
    board = board[board["reason"] != NOTHING_CENSORED]
    made = board[board["value"].notna()]
    if made.empty:
        return words.t(
            "None of the {n} analyses can be made. {reason}",
            n=len(board),
            reason=words.t(str(board["reason"].iloc[0])),
        )
    least, most = float(made["value"].min()), float(made["value"].max())
    low, high, alike = _effects(outcome, words, least, most)
    names: dict[str, object] = {
        "k": len(made),
        "n": len(board),
        "low": low,
        "high": high,
        "effect": _kind(outcome, words),
    }
    if alike:
        found = words.plural(
            len(made),
            one="{k} of {n} analyses can be made and puts the {effect} at {high}.",
            many="{k} of {n} analyses can be made and put the {effect} at {high}.",
            **names,
        )
        if len(made) == len(board):
            found = words.t("All {n} analyses put the {effect} at {high}.", **names)
    elif len(made) < len(board):
        found = words.t(
            "{k} of {n} analyses can be made and put the {effect} between {low} and {high}.",
            **names,
        )
    else:
        found = words.t("All {n} analyses put the {effect} between {low} and {high}.", **names)
    parts = [found, _interval_sentence(made, outcome, words)]
    parts.append(_left_out_sentence(board.iloc[0], left_out, outcome, words))
    return " ".join(part for part in parts if part)


def _kind(outcome: Outcome, words: Words) -> str:
    return words.t("ratio") if outcome.is_log else words.t("difference")


def _effects(outcome: Outcome, words: Words, least: float, most: float) -> tuple[str, str, bool]:
    """Two effects with as many decimals as both need, and whether they read the same.

    The second one carries the unit.
    """
    digits = max(effect_decimals(outcome, number) for number in (least, most))
    unit = "" if outcome.is_log else unit_text(outcome, words)
    alike = as_shown(least, digits) == as_shown(most, digits)
    return words.number(least, digits), f"{words.number(most, digits)} {unit}".strip(), alike


def _interval_sentence(made: pd.DataFrame, outcome: Outcome, words: Words) -> str:
    none = outcome.no_difference
    known = made[made["low"].notna() & made["high"].notna()]
    if known.empty:
        return ""
    apart = int(((known["low"] > none) | (known["high"] < none)).sum())
    if len(known) == 1:
        if apart:
            return words.t("The only 95% CI lies on one side of no difference.")
        return words.t("The only 95% CI spans no difference.")
    if len(known) == len(made) and apart in (0, len(made)):
        if apart:
            return words.t("The 95% CI of every one of them lies on one side of no difference.")
        return words.t("The 95% CI of every one of them spans no difference.")
    return words.t(
        "The 95% CI lies on one side of no difference in {k} of the {n} that have one; the most "
        "cautious one counts.",
        k=apart,
        n=len(known),
    )


def _left_out_sentence(
    primary: pd.Series, left_out: pd.DataFrame, outcome: Outcome, words: Words
) -> str:
    value = float(primary["value"])
    others = left_out["value"].dropna()
    influential = most_influential(left_out, value, outcome)
    if others.empty or math.isnan(value) or not influential:
        return ""
    digits = effect_decimals(outcome, value, primary["low"], primary["high"])
    without = left_out.loc[left_out["participant_id"] == influential, "value"].iloc[0]
    none = outcome.no_difference
    # Nobody turns the direction of an estimate that has none.
    turned = int(((others - none) * (value - none) < 0).sum())
    names = {
        "range": words.interval(others.min(), others.max(), digits),
        "who": influential,
        "without": words.number(without, digits),
    }
    if turned:
        return words.plural(
            turned,
            one="Leaving out one participant at a time, the ANCOVA estimate ranges: {range}, and "
            "{k} of {n} participants turns its direction when left out; the most influential is "
            "{who} ({without} without).",
            many="Leaving out one participant at a time, the ANCOVA estimate ranges: {range}, and "
            "{k} of {n} participants turn its direction when left out; the most influential is "
            "{who} ({without} without).",
            k=turned,
            n=len(others),
            **names,
        )
    return words.t(
        "Leaving out any one participant keeps the ANCOVA estimate within {range}; the most "
        "influential is {who} ({without} without).",
        **names,
    )


def left_out_text(
    primary: pd.Series, left_out: pd.DataFrame, outcome: Outcome, words: Words
) -> str:
    """The range without each participant: "−3.6 to −2.8; most influential P07 (−2.8 without)"."""
    value = float(primary["value"])
    others = left_out["value"].dropna()
    who = most_influential(left_out, value, outcome)
    if others.empty:
        return words.t("cannot be estimated")
    digits = effect_decimals(outcome, value, primary["low"], primary["high"])
    span = words.interval(others.min(), others.max(), digits)
    if not who:
        return span
    without = left_out.loc[left_out["participant_id"] == who, "value"].iloc[0]
    return words.t(
        "{range}; most influential: {who} ({value} without)",
        range=span,
        who=who,
        value=words.number(without, digits),
    )


def rerandomisation_sentence(result: Randomisation, words: Words) -> str:
    """The p value of the randomisation itself, and how many allocations are behind it."""
    if math.isnan(result.p_value):
        return words.t("Re-randomisation p: not given. {reason}", reason=words.t(result.reason))
    if result.exhaustive:
        return words.t(
            "Re-randomisation p of the ANCOVA estimate: {p}, exact, from all {n} ways to allot the "
            "arms.",
            p=words.p_value(result.p_value),
            n=words.count(result.allocations),
        )
    return words.t(
        "Re-randomisation p of the ANCOVA estimate: {p}, from {n} random allocations (seed "
        "{seed}).",
        p=words.p_value(result.p_value),
        n=words.count(result.allocations),
        seed=result.seed,
    )


def claims_sentence(found: tuple[Verdict, ...], words: Words) -> str:
    """How many published sentences there are and how each verdict was met."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.verdict] = counts.get(one.verdict, 0) + 1
    return words.t(
        "Published sentences: {n} ({verdicts}).",
        n=len(found),
        verdicts=", ".join(f"{words.t(verdict)} {n}" for verdict, n in counts.items()),
    )


def verdict_text(study: Study, verdict: Verdict, words: Words) -> str:
    """What the data give on a published sentence."""
    if verdict.reason and verdict.difference is None:
        return words.t(verdict.reason)
    if verdict.events is not None:
        shown = [
            f"{arm_title(study, arm, words)} {share_text(*counts, words)}"
            for arm, counts in zip(ARMS, verdict.events, strict=True)
        ]
        return words.t("Participants with such an event: {arms}.", arms=", ".join(shown))
    difference = verdict.difference
    assert difference is not None
    outcome = next(one for one in study.outcomes if one.code == verdict.claim.outcome)
    between = words.t(
        "Between the arms at day {day}: {effect}.",
        day=verdict.day,
        effect=_with_p(
            outcome,
            difference,
            f"{difference.n_treatment} + {difference.n_control}",
            verdict.detectable_difference,
            words,
        ),
    )
    change = verdict.change
    if verdict.claim.contrast == BETWEEN_ARMS or change is None:
        parts = [between]
    else:
        arm = TREATMENT if verdict.claim.contrast == WITHIN_TREATMENT else CONTROL
        within = words.t(
            "Change within {arm} at day {day}: {change}.",
            arm=arm_label(study, arm, words),
            day=verdict.day,
            change=_with_p(outcome, change, str(change.n), verdict.detectable_change, words),
        )
        parts = [within, words.t("A change within an arm is not an effect of treatment."), between]
    if verdict.verdict == UNCHECKED:
        parts.append(words.t(verdict.reason))
    return " ".join(parts)


def _with_p(outcome: Outcome, found: object, n: str, detectable: float, words: Words) -> str:
    value, low, high, p = (getattr(found, name) for name in ("value", "low", "high", "p_value"))
    text = effect_text(outcome, value, low, high, words, unit=True)
    if math.isnan(value):
        return f"{text}, n {n}"
    # "p 0.03", but "p<0.001".
    shown_p = f"p {words.p_value(p)}".replace("p <", "p<")
    told = f"{text}, {shown_p}, n {n}"
    if math.isnan(detectable):
        return told
    shown = detectable_text(outcome, detectable, words)
    return words.t("{found}, detectable with 80% power {detectable}", found=told, detectable=shown)


def response_sentence(
    study: Study, rates: pd.DataFrame, outcome: Outcome, day: int, threshold: float, words: Words
) -> str:
    """How many improved by at least the threshold, and the difference of the arms."""
    row = rates.iloc[0]
    measured = rates[rates["missing"] == "excluded"].iloc[0]
    if not measured["n_treatment"] + measured["n_control"]:
        return words.t("Nobody has a value both at baseline and at day {day}.", day=day)
    names = {
        "day": day,
        "outcome": outcome_name(outcome, words),
        "threshold": with_unit_of_values(outcome, threshold, words),
        "treatment": arm_label(study, TREATMENT, words),
        "control": arm_label(study, CONTROL, words),
        "first": share_text(row["events_treatment"], row["n_treatment"], words),
        "second": share_text(row["events_control"], row["n_control"], words),
        "difference": points_text(row["value"], words, signed=True),
        "interval": points_interval(row["low"], row["high"], words),
    }
    if outcome.higher_is_better:
        return words.t(
            "At day {day} {outcome} was higher than at baseline by {threshold} or more in {first} "
            "with {treatment} and {second} with {control}: difference {difference} percentage "
            "points (95% CI {interval}), a missing value counted as no improvement.",
            **names,
        )
    return words.t(
        "At day {day} {outcome} was lower than at baseline by {threshold} or more in {first} with "
        "{treatment} and {second} with {control}: difference {difference} percentage points "
        "(95% CI {interval}), a missing value counted as no improvement.",
        **names,
    )


def with_unit_of_values(outcome: Outcome, value: float, words: Words) -> str:
    """A measured value with its unit."""
    digits = 0 if value == round(value) else max(1, outcome.digits)
    return after_number(words.number(value, digits), unit_text(outcome, words))


def interval_header(method: str, words: Words) -> str:
    """Header of the limits of a difference of shares, with the name of their method."""
    return words.t("95% CI ({method})", method=DIFFERENCE_INTERVALS[method].heading)


def points_text(share: float, words: Words, *, signed: bool = False) -> str:
    """A difference of shares in percentage points."""
    return words.number(100 * share, 1, signed=signed)


def points_interval(low: float, high: float, words: Words) -> str:
    """Limits of a difference of shares in percentage points."""
    return words.interval(100 * low, 100 * high, 1)


def needed_text(row: pd.Series, words: Words) -> str:
    """Number needed to treat with the whole range that its interval allows."""
    if math.isnan(row["needed"]):
        return words.number(math.nan)
    low, high, value = row["needed_from_low"], row["needed_from_high"], row["needed"]
    names = {1: words.t("benefit"), -1: words.t("harm")}
    if not row["crosses_none"]:
        ends = sorted((abs(low), abs(high)))
        return words.t(
            "{n} for one {name} ({low} to {high})",
            n=_needed(value, words),
            name=names[1 if value > 0 else -1],
            low=_needed(ends[0], words),
            high=_needed(ends[1], words),
        )
    ends = [
        f"≥{_needed(end, words)} ({names[sign]})"
        for end, sign in ((high, 1), (low, -1))
        if not math.isinf(end)
    ]
    span = " … ∞ … ".join(ends) or "∞"
    if math.isinf(value):
        return span
    name = names[1 if value > 0 else -1]
    return words.t("{n} ({name}); 95% CI {range}", n=_needed(value, words), name=name, range=span)


def _needed(number: float, words: Words) -> str:
    """A number of participants: a decimal only where one matters."""
    return words.number(abs(number), 1 if abs(number) < 9.95 else 0)


def crossing_sentence(
    study: Study, crossings: pd.DataFrame, outcome: Outcome, day: int, words: Words
) -> str:
    """Of those outside the reference limit at baseline, how many were within at the visit."""
    parts = []
    for row in crossings.to_dict("records"):
        arm = arm_title(study, str(row["arm"]), words)
        if not row["n"]:
            parts.append(
                words.t("{arm}: nobody who was outside at baseline was measured again", arm=arm)
            )
            continue
        interval = words.percents(row["low"], row["high"])
        parts.append(
            f"{arm} {share_text(row['out_in'], row['n'], words)}, {words.t('95% CI')} {interval}"
        )
    names = {"day": day, "outcome": outcome_name(outcome, words), "arms": "; ".join(parts)}
    if outcome.higher_is_better:
        return words.t(
            "Of the participants with low {outcome} at baseline, no longer low at day {day}: "
            "{arms}.",
            **names,
        )
    return words.t(
        "Of the participants with {outcome} above the limit (positive) at baseline, no longer so "
        "at day {day}: {arms}.",
        **names,
    )


def limit_source_sentence(
    outcome: Outcome, low: float | None, high: float | None, words: Words
) -> str:
    """Where the limit in use comes from: the study, or the reader."""
    declared = (
        low == outcome.reference_low if outcome.higher_is_better else high == outcome.reference_high
    )
    if not declared:
        return words.t(
            "The limit is the one you entered; it counts in this table and nowhere else."
        )
    if outcome.reference_source is None:
        return words.t("The limit is the study's own; its source is not told.")
    return words.of(outcome.reference_source)


def association_sentence(
    found: Association, marker: Outcome, activity: Outcome, day: int, words: Words
) -> str:
    """How the changes of two outcomes go together, pooled and with the arm removed."""
    return words.t(
        "Change in {marker} against change in {activity} at day {day} (n {n}): Spearman's ρ "
        "{pooled}; with the arm removed {within}.",
        marker=outcome_name(marker, words),
        activity=outcome_name(activity, words),
        day=day,
        n=found.pooled.n,
        pooled=_correlation_text(found.pooled, words),
        within=_correlation_text(found.within_arms, words),
    )


def _correlation_text(found: Correlation, words: Words) -> str:
    if math.isnan(found.value):
        return f"{words.t('cannot be estimated')} ({words.t(found.reason).rstrip('.')})"
    value = words.number(found.value, 2)
    if math.isnan(found.low):
        return words.t("{value} (no interval)", value=value)
    return f"{value} ({words.t('95% CI')} {words.interval(found.low, found.high, 2)})"


def highlight_sentence(study: Study, who: str, outcome: Outcome, words: Words) -> str:
    """The highlighted participant's own values."""
    measured, below = study.as_measured(outcome).loc[who], study.below_limit(outcome).loc[who]
    values = [
        ("<" if below[day] else "") + words.number(measured[day], outcome.digits)
        for day in study.days
    ]
    unit = unit_text(outcome, words)
    return words.t(
        "{who} ({arm}): {outcome} on days {days}: {values}. The mark {mark} shows where this "
        "participant is; no effect, interval or p value depends on it.",
        who=label(who),
        arm=arm_title(study, role(study, who), words),
        outcome=outcome_label(outcome, words),
        days=", ".join(str(day) for day in study.days),
        values=" → ".join(values) + (f" {unit}" if unit else ""),
        mark=MARK,
    )
