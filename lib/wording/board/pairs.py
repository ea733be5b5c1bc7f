"""Pairs of a treated and a control participant, and a repeat of the study, in words."""

from __future__ import annotations

import math

from lib.statistics.estimates import Estimate
from lib.statistics.repeats import repeat_limits
from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_decimals
from lib.wording.names import arm_label, unit_text
from lib.words import Words


def superiority_sentence(study: Study, outcome: Outcome, found: Estimate, words: Words) -> str:
    """In how many pairs the treated participant had the better change; empty if there are none."""
    if math.isnan(found.value):
        return ""
    names: dict[str, object] = {
        "treatment": arm_label(study, TREATMENT, words),
        "control": arm_label(study, CONTROL, words),
        "share": words.percent(found.value),
    }
    if math.isnan(found.low):
        interval = words.t("no interval can be given")
    else:
        interval = words.t(
            "95% CI {interval}",
            interval=words.interval(100 * found.low, 100 * found.high, 0, percent=True),
        )
    names["interval"] = interval
    if outcome.higher_is_better:
        said = words.t(
            "Of all pairs of a participant with {treatment} and one with {control}, the one with "
            "{treatment} had the better (higher) change from baseline in {share} ({interval}; "
            "equal changes count half; 50% is no difference).",
            **names,
        )
    else:
        said = words.t(
            "Of all pairs of a participant with {treatment} and one with {control}, the one with "
            "{treatment} had the better (lower) change from baseline in {share} ({interval}; "
            "equal changes count half; 50% is no difference).",
            **names,
        )
    return f"{said} {words.t(found.reason)}" if found.reason else said


def repeat_sentence(outcome: Outcome, estimate: Estimate, words: Words) -> str:
    """Where the estimate of a repeat would fall; empty if nothing tells."""
    low, high = repeat_limits(estimate, scale=outcome.scale)
    if math.isnan(low) or math.isnan(high):
        return ""
    digits = effect_decimals(outcome, low, high)
    names = {"low": words.number(low, digits), "high": words.number(high, digits)}
    if outcome.is_log:
        return words.t(
            "A repeat of the same size would estimate a ratio between {low} and {high} with 95% "
            "probability, if this estimate is right on average.",
            **names,
        )
    names["high"] = f"{names['high']} {unit_text(outcome, words)}".strip()
    return words.t(
        "A repeat of the same size would estimate a difference between {low} and {high} with 95% "
        "probability, if this estimate is right on average.",
        **names,
    )
