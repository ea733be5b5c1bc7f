"""What is built into synthetic data, beside what they give."""

from __future__ import annotations

import math
from collections.abc import Iterable

from lib.results.built_in import TermApart
from lib.study.claims import SIMULATED_TRIALS, BuiltIn
from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_decimals, with_unit
from lib.wording.names import arm_label, within_sentence
from lib.words import Words


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
        term=within_sentence(farthest.term),
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
