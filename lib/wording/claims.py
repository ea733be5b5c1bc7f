"""Published sentences, and what is built into synthetic data, beside what the data give."""

from __future__ import annotations

import math
from collections.abc import Iterable

from lib.results.claims import UNCHECKED, TermApart, Verdict
from lib.study.claims import SIMULATED_TRIALS, BuiltIn
from lib.study.entries import BETWEEN_ARMS, WITHIN_TREATMENT
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_decimals, effect_text, with_unit
from lib.wording.event_times import early_events_text, period_text
from lib.wording.names import arm_label, arm_title, compared_day, share_with_limits
from lib.words import Words


def claims_sentence(found: tuple[Verdict, ...], words: Words) -> str:
    """How many published sentences there are and how each verdict was met."""
    counts: dict[str, int] = {}
    for verdict in found:
        counts[verdict.verdict] = counts.get(verdict.verdict, 0) + 1
    return words.t(
        "Published sentences: {n} ({verdicts}).",
        n=len(found),
        verdicts=", ".join(f"{words.t(name)} {n}" for name, n in counts.items()),
    )


def verdict_text(study: Study, verdict: Verdict, words: Words) -> str:
    """What the data give on a published sentence."""
    if verdict.reason and verdict.difference is None:
        return words.t(verdict.reason)
    if verdict.events is not None:
        shown = [
            f"{arm_title(study, arm, words)} {share_with_limits(*counts, *limits, words)}"
            for arm, counts, limits in zip(ARMS, verdict.events, verdict.event_limits, strict=True)
        ]
        found = words.t(
            "Participants with such an event within {period}: {arms}.",
            period=period_text(study, words),
            arms="; ".join(shown),
        )
        early = early_events_text(study, verdict.claim.no_events, words)
        return f"{found} {early}".rstrip()
    difference = verdict.difference
    assert difference is not None
    assert verdict.day is not None
    outcome = next(each for each in study.outcomes if each.code == verdict.claim.outcome)
    between = words.t(
        "Between the arms at day {day}: {effect}.",
        day=compared_day(study, verdict.day, words),
        effect=_with_p(
            outcome, difference, f"{difference.n_treatment} + {difference.n_control}", words
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
            change=_with_p(outcome, change, str(change.n), words),
        )
        parts = [within, words.t("A change within an arm is not an effect of treatment."), between]
    if verdict.verdict == UNCHECKED:
        parts.append(words.t(verdict.reason))
    return " ".join(parts)


def _with_p(outcome: Outcome, found: object, n: str, words: Words) -> str:
    value, low, high, p = (getattr(found, name) for name in ("value", "low", "high", "p_value"))
    text = effect_text(outcome, value, low, high, words, unit=True)
    if math.isnan(value):
        return f"{text}, n {n}"
    return f"{text}, {words.p_with_name(p)}, n {n}"


def built_in_sentence(study: Study, outcome: Outcome, day: int, words: Words) -> str:
    """The true difference of synthetic data and how often it is seen; empty if not known."""
    built_in = study.built_in(outcome, day)
    if built_in is None:
        return ""
    return words.t(
        "Built in: {effect}. Of {trials} trials simulated like this one, {n} showed p<0.05.",
        effect=_built_in_effect(outcome, built_in, words),
        trials=words.count(SIMULATED_TRIALS),
        n=words.count(built_in.shown_in),
    )


def built_in_events_sentence(study: Study, farthest: TermApart | None, words: Words) -> str:
    """That both arms have the same rates of events, and what chance made of it.

    Args:
        study: The study.
        farthest: From `farthest_term`.
        words: The reader's language.

    Returns:
        Empty if it is not known what is built in, or if no event occurred.
    """
    built_in = study.built_in_events
    if built_in is None or farthest is None:
        return ""
    (treated, n_treated), (control, n_control) = farthest.counts
    return words.t(
        "Built in: no difference; the adverse events of both arms come from the same rates. What "
        "differs is chance: most of all {term} ({treatment} {treated} of {n_treated}, {control} "
        "{controls} of {n_control}). Of {trials} trials simulated like this one, {n} had a "
        "difference at least as large in some term.",
        term=farthest.term,
        treatment=arm_label(study, TREATMENT, words),
        treated=treated,
        n_treated=n_treated,
        control=arm_label(study, CONTROL, words),
        controls=control,
        n_control=n_control,
        trials=words.count(SIMULATED_TRIALS),
        n=words.count(built_in.shown_in),
    )


def picked_sentence(study: Study, words: Words) -> str:
    """How to read estimates beside what is built in; empty if that is not known."""
    if not study.truth:
        return ""
    return words.t(
        "Built in is the difference that the simulation was given, before chance. Estimates that "
        "are picked because p<0.05 lie, on average, farther from no difference than what is built "
        "in; the same happens where mainly such results are published."
    )


def built_in_columns(
    study: Study, rows: Iterable[tuple[Outcome, int]], words: Words
) -> dict[str, list[str]]:
    """Columns of what is built in, for the outcome and day of each row; none if not known."""
    found = [(outcome, study.built_in(outcome, day)) for outcome, day in rows]
    if not any(built_in for _, built_in in found):
        return {}
    effects = [
        _built_in_effect(outcome, built_in, words) if built_in else words.number(math.nan)
        for outcome, built_in in found
    ]
    counts = [
        words.count(built_in.shown_in) if built_in else words.number(math.nan)
        for _, built_in in found
    ]
    times = words.t("p<0.05, of {trials} simulated", trials=words.count(SIMULATED_TRIALS))
    return {words.t("Built in"): effects, times: counts}


def _built_in_effect(outcome: Outcome, built_in: BuiltIn, words: Words) -> str:
    effect = built_in.effect
    assert effect is not None
    return with_unit(outcome, effect, effect_decimals(outcome, effect), words)
