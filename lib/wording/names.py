"""Names, units and amounts as readers see them."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from lib.language import sentence
from lib.plain_text import isolated
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS
from lib.statistics.estimates import CONFIDENCE
from lib.study.contract import LONGEST_NAME
from lib.study.outcomes import Outcome, decimals
from lib.study.study import ARMS, Study
from lib.words import Words, as_shown

MARK = "★"
SYNTHETIC = sentence("Synthetic data: not the trial's patients, not its numbers.")

# Units that are words, as they stand after a 1.
SINGULAR_UNITS = {
    "points": "point",
    "days": "day",
    "weeks": "week",
    "months": "month",
    "years": "year",
    "punti": "punto",
    "giorni": "giorno",
    "settimane": "settimana",
    "mesi": "mese",
    "anni": "anno",
}


def study_title(study: Study, words: Words) -> str:
    """Title of a study."""
    return words.of(study.title)


def footnote(study: Study, words: Words) -> str:
    """What every figure says at its foot: the synthetic nature, or the study's title."""
    return words.t(SYNTHETIC) if study.synthetic else study_title(study, words)


def arm_title(study: Study, role: str, words: Words) -> str:
    """Name of an arm."""
    return words.of(study.arm(role).name)


def arm_label(study: Study, role: str, words: Words) -> str:
    """Name of an arm within a sentence."""
    return within_sentence(arm_title(study, role, words))


def outcome_label(outcome: Outcome, words: Words) -> str:
    """Name of an outcome."""
    return words.of(outcome.name)


def outcome_name(outcome: Outcome, words: Words) -> str:
    """Name of an outcome within a sentence."""
    return within_sentence(outcome_label(outcome, words))


def within_sentence(name: str) -> str:
    """A name within a sentence: a plain word loses its capital, an abbreviation keeps it."""
    return name[:1].lower() + name[1:] if name[1:].islower() else name


def neutral_label(outcome: Outcome) -> str:
    """Name of an outcome that is the same in every language, fit for a link."""
    return outcome.name.en if outcome.name.en == outcome.name.it else outcome.code


def unit_text(outcome: Outcome, words: Words) -> str:
    """Unit of an outcome; empty if it has none."""
    return words.of(outcome.unit)


def label_with_unit(outcome: Outcome, words: Words) -> str:
    """Name of an outcome with its unit: "C3 (mg/dL)"."""
    name, unit = outcome_label(outcome, words), unit_text(outcome, words)
    return f"{name} ({unit})" if unit else name


def band_label(outcome: Outcome, number: int, words: Words) -> str:
    """Name of an activity band."""
    assert outcome.bands is not None
    return words.of(outcome.bands.labels[number])


def statistic_name(outcome: Outcome, is_median: bool, words: Words) -> str:
    """How an arm's summary is to be read."""
    if is_median:
        return words.t("median, quartiles")
    return words.t("geometric mean, 95% CI") if outcome.is_log else words.t("mean, 95% CI")


def both_arms(study: Study, words: Words) -> str:
    """What a cell like "1 + 0" counts: "Secretome + Placebo"."""
    return " + ".join(arm_title(study, arm, words) for arm in ARMS)


def by_arm_text(study: Study, counts: Mapping[str, int], words: Words) -> str:
    """A count of each arm: "secretome 1, placebo 0"."""
    return ", ".join(f"{arm_label(study, arm, words)} {counts[arm]}" for arm in ARMS)


def day_label(day: int, words: Words) -> str:
    """ "Day 43"."""
    return words.t("Day {day}", day=day)


def highlight_label(who: str) -> str:
    """How the highlighted participant is named: "★ P07"."""
    return f"{MARK} {who}"


def marked(text: str, *, followed: bool) -> str:
    """A text, with the mark if the highlighted participant is part of what it says."""
    return f"{text} {MARK}" if followed else text


def shortened(text: str) -> str:
    """A remark of a file, which is no name, up to the length of one."""
    lines = textwrap.wrap(text, LONGEST_NAME, max_lines=1, placeholder="…") or [""]
    return isolated(lines[0])


def more_text(number: int, words: Words) -> str:
    """That a list goes on."""
    return words.plural(number, one="And one more.", many="And {n} more.")


def share_text(participants: float, n: float, words: Words) -> str:
    """ "5/15 (33%)"; an en dash where nothing was supplied."""
    if math.isnan(participants):
        return words.number(participants)
    return f"{participants:g}/{n:g} ({words.percent(participants / n)})" if n else "0/0"


def points_text(share: float, words: Words, *, signed: bool = False) -> str:
    """A difference of shares in percentage points."""
    return words.number(100 * share, 1, signed=signed)


def points_interval(low: float, high: float, words: Words) -> str:
    """Limits of a difference of shares in percentage points."""
    return words.interval(100 * low, 100 * high, 1)


def interval_header(method: str, words: Words) -> str:
    """Header of the limits of a difference of shares, with the name of their method."""
    return words.t("95% CI ({method})", method=DIFFERENCE_INTERVALS[method].heading)


def value_text(outcome: Outcome, measured: float, below: bool, words: Words) -> str:
    """A value as measured, or the limit that it is below: "7", "<3.1", an en dash if missing."""
    shown = words.number(measured, outcome.digits)
    return f"<{shown}" if below else shown


def values_of(study: Study, outcome: Outcome, who: str, words: Words) -> dict[int, str]:
    """A participant's value at each visit day, as measured."""
    measured, below = study.as_measured(outcome).loc[who], study.below_limit(outcome).loc[who]
    return {day: value_text(outcome, measured[day], below[day], words) for day in study.days}


def value_with_limits(value: float, low: float, high: float, digits: int, words: Words) -> str:
    """A number with its limits, if it has any: "6.5 (4.8 to 8.3)"."""
    text = words.number(value, digits)
    return text if math.isnan(low) else f"{text} ({words.interval(low, high, digits)})"


def with_unit_of_values(outcome: Outcome, value: float, words: Words) -> str:
    """A measured value with its unit."""
    digits = 0 if value == round(value) else max(outcome.digits, decimals(value))
    unit = unit_text(outcome, words)
    return after_number(words.number(value, digits), unit, one=_reads_as_one(value, digits))


def after_number(shown: str, unit: str, *, one: bool) -> str:
    """A written number with its unit: "2 points", "1 point"; `one` if it reads as exactly 1."""
    return f"{shown} {SINGULAR_UNITS.get(unit, unit) if one else unit}".strip()


def _reads_as_one(value: float, digits: int) -> bool:
    """Whether a number is written as 1: "1.0 points" are many."""
    return digits == 0 and abs(as_shown(value, digits)) == 1


def effect_digits(outcome: Outcome) -> int:
    """Decimals of a difference: those of the values, but at least one."""
    return max(1, outcome.digits)


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
    *,
    columns: Sequence[str] = ("value", "low", "high"),
) -> list[int]:
    """Decimals of the effect in each row of a table: one number for all rows of an outcome."""
    most: dict[str, int] = {}
    rows = list(zip(outcomes, frame[list(columns)].to_numpy(dtype=float), strict=True))
    for outcome, numbers in rows:
        needed = effect_decimals(outcome, *numbers)
        most[outcome.code] = max(most.get(outcome.code, 0), needed)
    return [most[outcome.code] for outcome, _ in rows]


def with_unit(outcome: Outcome, value: float, digits: int, words: Words) -> str:
    """An effect with what it counts in: "−2.9 points", "ratio 0.85"."""
    shown = words.number(value, digits)
    if outcome.is_log:
        return words.t("ratio {value}", value=shown)
    return after_number(shown, unit_text(outcome, words), one=_reads_as_one(value, digits))


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


def detectable_text(
    outcome: Outcome, detectable: float, words: Words, *, digits: int | None = None
) -> str:
    """The smallest detectable effect: "±2.5 points", "ratio 0.80 or 1.25"."""
    if math.isnan(detectable):
        return words.number(detectable)
    if outcome.is_log:
        ends = [words.number(end, 2) for end in (1 / detectable, detectable)]
        return words.t("ratio {low} or {high}", low=ends[0], high=ends[1])
    if digits is None:
        digits = effect_decimals(outcome, detectable)
    return "±" + with_unit(outcome, detectable, digits, words)


def with_reasons(shown: pd.DataFrame, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The table with a column that says why something is missing, if any row has a reason."""
    if (frame["reason"] != "").any():
        shown[words.t("Remark")] = [words.t(reason) if reason else "" for reason in frame["reason"]]
    return shown
