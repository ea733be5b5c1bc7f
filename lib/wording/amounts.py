"""Sizes of values and effects, with their units, decimals and limits."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from lib.statistics.estimates import CONFIDENCE
from lib.study.outcomes import Outcome, decimals
from lib.study.study import ARMS, Study
from lib.wording.names import arm_title, unit_text
from lib.words import Words, as_shown

# Units that are words, as they stand after a 1.
SINGULAR_UNITS = {
    "points": "point",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "percentage points": "percentage point",
    "punti percentuali": "punto percentuale",
    "punti": "punto",
    "giorni": "giorno",
    "settimane": "settimana",
    "mesi": "mese",
    "anni": "anno",
}


def not_drawn_note(sd: float, words: Words) -> str:
    """Why an effect that has a value has no place on an axis of standard deviations."""
    if sd == 0:
        return words.t("not drawn: its SD is 0")
    return words.t("not drawn: its SD is not known")


def value_with_limits(value: float, low: float, high: float, digits: int, words: Words) -> str:
    """A number with its limits, if it has any: "6.5 (4.8 to 8.3)"."""
    text = words.number(value, digits)
    return text if math.isnan(low) else f"{text} ({words.interval(low, high, digits)})"


def with_unit_of_values(outcome: Outcome, value: float, words: Words) -> str:
    """A measured value with its unit."""
    digits = _digits_of_value(outcome, value)
    unit = unit_text(outcome, words)
    return after_number(words.number(value, digits), unit, one=_reads_as_one(value, digits))


def without_unit(outcome: Outcome, value: float, words: Words) -> str:
    """A measured value as `with_unit_of_values` writes it, where its unit stands elsewhere."""
    return words.number(value, _digits_of_value(outcome, value))


def _digits_of_value(outcome: Outcome, value: float) -> int:
    return 0 if value == round(value) else max(outcome.digits, decimals(value))


def after_number(shown: str, unit: str, *, one: bool) -> str:
    """A written number with its unit: "2 points", "1 point"; `one` if it reads as exactly 1."""
    return f"{shown} {SINGULAR_UNITS.get(unit, unit) if one else unit}".strip()


def _reads_as_one(value: float, digits: int) -> bool:
    """Whether a number is written as 1: "1.0 points" are many."""
    return digits == 0 and abs(as_shown(value, digits)) == 1


def effect_unit(outcome: Outcome, words: Words) -> str:
    """Unit of a difference: that of the values, of a yes or no the percentage point."""
    return words.t("percentage points") if outcome.is_binary else unit_text(outcome, words)


def effect_digits(outcome: Outcome) -> int:
    """Decimals of a difference: those of the values, at least one; of percentage points none."""
    return 0 if outcome.is_binary else max(1, outcome.digits)


def change_digits(outcome: Outcome) -> int:
    """Decimals of a participant's change: those of the values, two of a ratio."""
    return 2 if outcome.is_log else outcome.digits


def effect_decimals(outcome: Outcome, *numbers: float) -> int:
    """Decimals of an effect and its limits: two for a ratio, else those of a difference.

    One or two more if a limit of an interval without no difference would otherwise read as no
    difference, or a ratio as 0.
    """
    least = 2 if outcome.is_log else effect_digits(outcome)
    none = outcome.no_difference
    if min(numbers) <= none <= max(numbers):
        return least
    ends = [number for number in numbers if math.isfinite(number) and number not in (none, 0)]
    for digits in range(least, least + 3):
        if not {none, 0.0} & {as_shown(number, digits) for number in ends}:
            return digits
    return least


def decimals_of_rows(
    frame: pd.DataFrame,
    outcomes: Iterable[Outcome],
) -> list[int]:
    """Decimals of the effect in each row of a table: one number for all rows of an outcome."""
    most: dict[str, int] = {}
    effects = zip(*(frame[name].tolist() for name in ("value", "low", "high")), strict=True)
    rows = list(zip(outcomes, effects, strict=True))
    for outcome, numbers in rows:
        needed = effect_decimals(outcome, *numbers)
        most[outcome.code] = max(most.get(outcome.code, 0), needed)
    return [most[outcome.code] for outcome, _ in rows]


def with_unit(outcome: Outcome, value: float, digits: int, words: Words) -> str:
    """An effect with what it counts in: "−2.9 points", "ratio 0.85"."""
    shown = words.number(value, digits)
    if outcome.is_log:
        return words.t("ratio {value}", value=shown)
    return after_number(shown, effect_unit(outcome, words), one=_reads_as_one(value, digits))


def effect_text(
    outcome: Outcome,
    value: float,
    low: float,
    high: float,
    words: Words,
    *,
    unit: bool = False,
    digits: int | None = None,
    confidence: float = CONFIDENCE,
) -> str:
    """An effect with its interval: "−2.9 (−4.6 to −1.2)"; a ratio has two decimals.

    Limits that cannot reach 95% say what they can: "−4.0 (−4.0 to −3.0, at most 90%)".
    """
    if math.isnan(value):
        return words.t("cannot be estimated")
    if digits is None:
        digits = effect_decimals(outcome, value, low, high)
    shown = with_unit(outcome, value, digits, words) if unit else words.number(value, digits)
    if math.isnan(low) or math.isnan(high):
        return words.t("{value} (no interval)", value=shown)
    return f"{shown} ({limits_text(low, high, digits, confidence, words)})"


def limits_text(low: float, high: float, digits: int, confidence: float, words: Words) -> str:
    """Two limits, with what they reach if that is less than the 95% that readers expect."""
    shown = words.interval(low, high, digits)
    if confidence >= CONFIDENCE or math.isnan(low) or math.isnan(high):
        return shown
    # 94.9% must not read as 95%.
    decimals = 0 if as_shown(100 * confidence, 1) == as_shown(100 * confidence, 0) else 1
    level = words.percent(confidence, decimals)
    return words.t("{interval}, at most {level}", interval=shown, level=level)


def reads_as_none(outcome: Outcome, value: float, digits: int) -> bool:
    """Whether the size of an effect, as `amount_and_direction` writes it, is no difference."""
    if not outcome.is_log:
        return as_shown(value, digits) == 0
    size = 100 * abs(value - 1)
    return as_shown(size, _percent_decimals(size, value < 1)) == 0


def amount_and_direction(
    outcome: Outcome, value: float, digits: int, words: Words, *, unit: bool = False
) -> tuple[str, str]:
    """Size and direction of an effect: ("2.9 points", "lower")."""
    text = _size(outcome, value, digits, words)
    if unit and not outcome.is_log:
        is_one = _reads_as_one(value, digits)
        text = after_number(text, effect_unit(outcome, words), one=is_one)
    return text, words.t("lower") if value < outcome.no_difference else words.t("higher")


def limits_with_directions(
    outcome: Outcome, low: float, high: float, digits: int, words: Words
) -> str:
    """The limits of an effect by size and direction: "36% lower to 13% higher"."""
    ends = [
        words.t("{amount} lower", amount=_size(outcome, end, digits, words))
        if end < outcome.no_difference
        else words.t("{amount} higher", amount=_size(outcome, end, digits, words))
        for end in (low, high)
    ]
    return words.t("{low} to {high}", low=ends[0], high=ends[1])


def _size(outcome: Outcome, value: float, digits: int, words: Words) -> str:
    """The size of an effect without its direction; of a ratio in percent."""
    if not outcome.is_log:
        return words.number(abs(value), digits)
    size = 100 * abs(value - 1)
    return words.number(size, _percent_decimals(size, value < 1)) + "%"


def _percent_decimals(size: float, lower: bool) -> int:
    """None, unless the percentage would read as no difference or as nothing left."""
    for digits in range(0 if size >= 1 else 1, 4):
        shown = as_shown(size, digits)
        if shown and not (lower and shown == 100):
            return digits
    return 0


def difference_title(study: Study, outcome: Outcome, words: Words, *, adjusted: bool) -> str:
    """What the difference of the arms is, its direction and its unit."""
    names = {arm: arm_title(study, arm, words) for arm in ARMS}
    if outcome.is_log and adjusted:
        return words.t("Ratio adjusted for baseline, {treatment} ÷ {control}", **names)
    if outcome.is_log:
        return words.t("Ratio not adjusted for baseline, {treatment} ÷ {control}", **names)
    if outcome.is_binary:
        title = words.t("Risk difference, {treatment} − {control}", **names)
    elif adjusted:
        title = words.t("Difference adjusted for baseline, {treatment} − {control}", **names)
    else:
        title = words.t("Difference not adjusted for baseline, {treatment} − {control}", **names)
    unit = effect_unit(outcome, words)
    return f"{title} ({unit})" if unit else title
