"""Published sentences beside what the data give, in words."""

from __future__ import annotations

import math

from lib.results.claims import UNCHECKED, Verdict
from lib.study.entries import BETWEEN_ARMS, WITHIN_TREATMENT
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_text
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
