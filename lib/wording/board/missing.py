"""What the missing values could do to the answer, in words."""

from __future__ import annotations

import math

from lib.results.missing import MissingVaried
from lib.statistics.estimates import Estimate
from lib.statistics.models.tipping import Stretch, TippingPoint
from lib.study.outcomes import Outcome, decimals
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_digits, effect_text
from lib.wording.names import arm_label, unit_text
from lib.words import Words


def tipping_sentence(study: Study, outcome: Outcome, found: MissingVaried, words: Words) -> str:
    """Whether the missing values could change what the interval says; empty if none is missing.

    Also who stays outside for want of a baseline value.
    """
    tipping = found.tipping
    if tipping.reason:
        return ""
    parts = []
    if tipping.n_missing:
        values = _range_text(outcome, found, words)
        if tipping.worst is None:
            parts.append(_of_including(study, outcome, tipping, values, words))
        else:
            parts.append(_of_excluding(study, outcome, tipping, tipping.worst, values, words))
    if found.no_baseline:
        parts.append(
            words.plural(
                found.no_baseline,
                one="{n} participant has no baseline value and stays outside this analysis, "
                "whatever the value at the visit.",
                many="{n} participants have no baseline value and stay outside this analysis, "
                "whatever their values at the visit.",
            )
        )
    return " ".join(parts)


def _of_excluding(
    study: Study,
    outcome: Outcome,
    tipping: TippingPoint,
    worst: Estimate,
    values: str,
    words: Words,
) -> str:
    """Of an interval that excludes no difference as long as nothing is put in."""
    n = tipping.n_missing
    names = {
        "range": values,
        "effect": effect_text(outcome, worst.value, worst.low, worst.high, words, unit=True),
    }
    if _is_on_its_side(outcome, tipping, worst):
        if tipping.every_combination:
            return words.plural(
                n,
                one="Whatever the missing value had been, {range}, the 95% CI would still lie on "
                "the same side of no difference; at worst: {effect}.",
                many="Whatever the {n} missing values had been, {range}, the 95% CI would still "
                "lie on the same side of no difference; at worst: {effect}.",
                **names,
            )
        return words.t(
            "Had the {n} missing values spoken against this difference as strongly as they can, "
            "all of an arm alike, {range}, the 95% CI would still lie on the same side of no "
            "difference: {effect}.",
            n=n,
            **names,
        )
    said = words.plural(
        n,
        one="Had the missing value spoken against this difference as strongly as it can, {range}, "
        "the 95% CI would no longer lie on this side of no difference: {effect}.",
        many="Had the {n} missing values spoken against this difference as strongly as they can, "
        "{range}, the 95% CI would no longer lie on this side of no difference: {effect}.",
        **names,
    )
    return f"{said} {_where(study, outcome, tipping, words)}"


def _is_on_its_side(outcome: Outcome, tipping: TippingPoint, worst: Estimate) -> bool:
    """Whether the worst interval still lies on the side of the observed one."""
    none = outcome.no_difference
    return worst.low > none if tipping.side > 0 else worst.high < none


def _where(study: Study, outcome: Outcome, tipping: TippingPoint, words: Words) -> str:
    """With which values in the place of the missing ones the interval excludes no difference."""
    if not tipping.stretches:
        return words.t("With no values alike within each arm would it lie on one side.")
    places = words.listing(
        [_stretch_text(study, outcome, stretch, words) for stretch in tipping.stretches]
    )
    return words.plural(
        tipping.n_missing,
        one="It would lie on one side only with: {places}.",
        many="With values alike within each arm it would lie on one side only with: {places}.",
        places=places,
    )


def _of_including(
    study: Study, outcome: Outcome, tipping: TippingPoint, values: str, words: Words
) -> str:
    """Of an interval that includes no difference as long as nothing is put in."""
    if tipping.stretches:
        said = words.plural(
            tipping.n_missing,
            one="What the missing value had been, {range}, could decide whether the 95% CI "
            "includes “no difference”.",
            many="What the {n} missing values had been, {range}, could decide whether the 95% CI "
            "includes “no difference”.",
            range=values,
        )
        return f"{said} {_where(study, outcome, tipping, words)}"
    if tipping.n_treatment and tipping.n_control:
        return words.t(
            "Whatever the {n} missing values had been, {range}, alike within each arm and opposite "
            "between the arms, the 95% CI would still include “no difference”.",
            n=tipping.n_missing,
            range=values,
        )
    return words.plural(
        tipping.n_missing,
        one="Whatever the missing value had been, {range}, the 95% CI would still include “no "
        "difference”.",
        many="Whatever the {n} missing values had been, {range}, all alike, the 95% CI would still "
        "include “no difference”.",
        range=values,
    )


def _range_text(outcome: Outcome, found: MissingVaried, words: Words) -> str:
    """The range put in, and where its ends come from."""
    low, high = (_value(outcome, end, words) for end in (found.low, found.high))
    names = {"low": low, "high": f"{high} {unit_text(outcome, words)}".strip()}
    if found.low_declared and found.high_declared:
        return words.t("between {low} and {high} (all values the outcome can have)", **names)
    if found.low_declared:
        return words.t(
            "between {low} (the lowest possible) and {high} (the highest analysed in this study)",
            **names,
        )
    if found.high_declared:
        return words.t(
            "between {low} (the lowest analysed in this study) and {high} (the highest possible)",
            **names,
        )
    return words.t(
        "between {low} and {high} (the lowest and highest value analysed in this study)", **names
    )


def _value(outcome: Outcome, value: float, words: Words) -> str:
    """An end of the range, as it was declared or measured; half a limit may have more decimals."""
    if value == round(value):
        return words.number(value, 0)
    return words.number(value, max(outcome.digits, min(decimals(value), outcome.digits + 2)))


def _stretch_text(study: Study, outcome: Outcome, stretch: Stretch, words: Words) -> str:
    digits = effect_digits(outcome)
    treatment, control = (arm_label(study, arm, words) for arm in (TREATMENT, CONTROL))
    one_arm = {treatment: stretch.treatment, control: stretch.control}
    known = {arm: ends for arm, ends in one_arm.items() if not math.isnan(ends[0])}
    if len(known) == 1:
        (arm, ends), *_ = known.items()
        return f"{arm} {words.interval(min(ends), max(ends), digits)}"
    numbers = [words.number(end, digits) for end in (*stretch.treatment, *stretch.control)]
    return words.t(
        "{treatment} from {first} to {second} while {control} from {third} to {fourth}",
        treatment=treatment,
        control=control,
        **dict(zip(("first", "second", "third", "fourth"), numbers, strict=True)),
    )
