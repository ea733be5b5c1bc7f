"""Results in words: every sentence about a result is built from its numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from lib.language import sentence
from lib.results.changes import are_medians
from lib.results.participants import ArmFlow
from lib.statistics.estimates import Estimate
from lib.study.contract import DISPOSITION_COLUMNS
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.words import Words, as_shown

SYNTHETIC = sentence("Synthetic data: not the trial's patients, not its numbers.")

MOST_COLUMNS_NAMED = 12


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


def more_text(number: int, words: Words) -> str:
    """That a list goes on."""
    return words.plural(number, one="And one more.", many="And {n} more.")


def study_title(study: Study, words: Words) -> str:
    """Title of a study."""
    return words.of(study.title)


def outcome_label(outcome: Outcome, words: Words) -> str:
    """Name of an outcome."""
    return words.of(outcome.name)


def unit_text(outcome: Outcome, words: Words) -> str:
    """Unit of an outcome; empty if it has none."""
    return words.of(outcome.unit)


def arm_title(study: Study, role: str, words: Words) -> str:
    """Name of an arm."""
    return words.of(study.arm(role).name)


def arm_label(study: Study, role: str, words: Words) -> str:
    """Name of an arm within a sentence."""
    return _within(arm_title(study, role, words))


def outcome_name(outcome: Outcome, words: Words) -> str:
    """Name of an outcome within a sentence."""
    return _within(outcome_label(outcome, words))


def _within(name: str) -> str:
    """A name within a sentence: a plain word loses its capital, an abbreviation keeps it."""
    return name[:1].lower() + name[1:] if name[1:].islower() else name


def neutral_label(outcome: Outcome) -> str:
    """Name of an outcome that is the same in both languages, fit for a link."""
    return outcome.name.en if outcome.name.en == outcome.name.it else outcome.code


def band_label(outcome: Outcome, number: int, words: Words) -> str:
    """Name of an activity band."""
    assert outcome.bands is not None
    return words.of(outcome.bands.labels[number])


def day_label(day: int, words: Words) -> str:
    """ "Day 43"."""
    return words.t("Day {day}", day=day)


def footnote(study: Study, words: Words) -> str:
    """What every figure says at its foot: the synthetic nature, or the study's title."""
    return words.t(SYNTHETIC) if study.synthetic else study_title(study, words)


def statistic_name(outcome: Outcome, is_median: bool, words: Words) -> str:
    """How an arm's summary is to be read."""
    if is_median:
        return words.t("median, quartiles")
    return words.t("geometric mean, 95% CI") if outcome.is_log else words.t("mean, 95% CI")


def label_with_unit(outcome: Outcome, words: Words) -> str:
    """Name of an outcome with its unit: "C3 (mg/dL)"."""
    name, unit = outcome_label(outcome, words), unit_text(outcome, words)
    return f"{name} ({unit})" if unit else name


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
    told = [number for number in numbers if math.isfinite(number) and number not in (none, 0)]
    for digits in range(least, least + 3):
        if not {none, 0.0} & {round(number, digits) for number in told}:
            return digits
    return least


def after_number(shown: str, unit: str) -> str:
    """A written number with its unit: "2 points", "1 point", "1.0 points"."""
    return (
        f"{shown} {SINGULAR_UNITS.get(unit, unit) if shown.lstrip('−±≥≤') == '1' else unit}".strip()
    )


def with_unit(outcome: Outcome, shown: str, words: Words) -> str:
    """A written effect with what it counts in: "−2.9 points", "ratio 0.85"."""
    if outcome.is_log:
        return words.t("ratio {value}", value=shown)
    return after_number(shown, unit_text(outcome, words))


def effect_text(
    outcome: Outcome,
    value: float,
    low: float,
    high: float,
    words: Words,
    *,
    unit: bool = False,
) -> str:
    """An effect with its interval: "−2.9 (−4.6 to −1.2)"; a ratio has two decimals."""
    if math.isnan(value):
        return words.t("cannot be estimated")
    digits = effect_decimals(outcome, value, low, high)
    shown = words.number(value, digits)
    shown = with_unit(outcome, shown, words) if unit else shown
    if math.isnan(low) or math.isnan(high):
        return words.t("{value} (no interval)", value=shown)
    return f"{shown} ({words.interval(low, high, digits)})"


def effect_sentence(
    study: Study, outcome: Outcome, day: int, estimate: Estimate, words: Words
) -> str:
    """The answer about one outcome at one day, or why there is none."""
    names: dict[str, object] = {
        "day": day,
        "outcome": outcome_name(outcome, words),
        "treatment": arm_label(study, TREATMENT, words),
        "control": arm_label(study, CONTROL, words),
        "n": f"n {estimate.n_treatment} + {estimate.n_control}",
    }
    if math.isnan(estimate.value):
        return words.t(
            "At day {day} the difference in {outcome} between {treatment} and {control} cannot be "
            "estimated ({n}). {reason}",
            reason=words.t(estimate.reason),
            **names,
        )
    digits = effect_decimals(outcome, estimate.value, estimate.low, estimate.high)
    amount, direction = _amount(outcome, estimate.value, digits, words, unit=True)
    none = outcome.no_difference
    names |= {"amount": amount, "direction": direction}
    no_direction = _reads_as_none(outcome, estimate.value, digits)
    if math.isnan(estimate.low):
        names["reason"] = words.t(estimate.reason)
        return _without_interval(names, words, no_direction=no_direction)
    low, low_direction = _amount(outcome, estimate.low, digits, words)
    high, high_direction = _amount(outcome, estimate.high, digits, words)
    if estimate.low <= none <= estimate.high:
        names |= {"low": low, "low_direction": low_direction}
        names |= {"high": high, "high_direction": high_direction}
        return _spanning_none(names, words, no_direction=no_direction)
    near, far = (high, low) if estimate.value < none else (low, high)
    return words.t(
        "At day {day} {outcome} was {amount} {direction} with {treatment} than with {control} "
        "(95% CI {near} to {far}; {n}).",
        near=near,
        far=far,
        **names,
    )


def _without_interval(names: Mapping[str, object], words: Words, *, no_direction: bool) -> str:
    if no_direction:
        return words.t(
            "At day {day} the estimated difference in {outcome} between {treatment} and "
            "{control} was {amount}, but no interval can be given ({n}). {reason}",
            **names,
        )
    return words.t(
        "At day {day} {outcome} was {amount} {direction} with {treatment} than with {control}, "
        "but no interval can be given ({n}). {reason}",
        **names,
    )


def _spanning_none(names: Mapping[str, object], words: Words, *, no_direction: bool) -> str:
    if no_direction:
        return words.t(
            "At day {day} the estimated difference in {outcome} between {treatment} and "
            "{control} was {amount} (95% CI {low} {low_direction} to {high} {high_direction}; "
            "{n}).",
            **names,
        )
    return words.t(
        "At day {day} {outcome} was {amount} {direction} with {treatment} than with {control}, "
        "but the data are also compatible with no difference (95% CI {low} {low_direction} to "
        "{high} {high_direction}; {n}).",
        **names,
    )


def _reads_as_none(outcome: Outcome, value: float, digits: int) -> bool:
    """Whether the size of an effect, as `_amount` writes it, is no difference."""
    if not outcome.is_log:
        return as_shown(value, digits) == 0
    size = 100 * abs(value - 1)
    return as_shown(size, _percent_decimals(size, value < 1)) == 0


def _amount(
    outcome: Outcome, value: float, digits: int, words: Words, *, unit: bool = False
) -> tuple[str, str]:
    """Size and direction of an effect: ("2.9 points", "lower")."""
    if outcome.is_log:
        lower = value < 1
        size = 100 * abs(value - 1)
        text = words.number(size, _percent_decimals(size, lower)) + "%"
    else:
        lower = value < 0
        text = words.number(abs(value), digits)
        name = unit_text(outcome, words)
        text = f"{text} {name}" if unit and name else text
    return text, words.t("lower") if lower else words.t("higher")


def _percent_decimals(size: float, lower: bool) -> int:
    """None, unless the percentage would read as no difference or as nothing left."""
    for digits in range(0 if size >= 1 else 1, 4):
        shown = round(size, digits)
        if shown and not (lower and shown == 100):
            return digits
    return 0


def better_sentence(outcome: Outcome, words: Words) -> str:
    """Which direction is good."""
    name = outcome_name(outcome, words)
    if outcome.higher_is_better:
        return words.t("Higher {outcome} is better.", outcome=name)
    return words.t("Lower {outcome} is better.", outcome=name)


def outcomes_sentence(study: Study, effects: pd.DataFrame, day: int, words: Words) -> str:
    """Which outcomes' intervals exclude no difference, and which include it."""
    apart, unclear, unknown = [], [], []
    for outcome, row in zip(study.outcomes, effects.to_dict("records"), strict=True):
        name = outcome_name(outcome, words)
        none = outcome.no_difference
        if math.isnan(row["low"]) or math.isnan(row["high"]):
            unknown.append(name)
        elif row["low"] <= none <= row["high"]:
            unclear.append(name)
        else:
            lower = row["value"] < none
            apart.append(
                words.t("{outcome} (lower)", outcome=name)
                if lower
                else words.t("{outcome} (higher)", outcome=name)
            )
    parts = []
    if apart:
        parts.append(
            words.t(
                "At day {day} the unadjusted 95% CI is on one side of no difference: {outcomes}.",
                day=day,
                outcomes=words.listing(apart),
            )
        )
    if unclear:
        parts.append(
            words.t(
                "At day {day} the unadjusted 95% CI spans no difference: {outcomes}.",
                day=day,
                outcomes=words.listing(unclear),
            )
        )
    if unknown:
        parts.append(words.t("Not estimable: {outcomes}.", outcomes=words.listing(unknown)))
    return " ".join(parts)


def change_sentence(
    study: Study, summaries: pd.DataFrame, outcome: Outcome, day: int, words: Words
) -> str:
    """The change within each arm at one day, said to be no comparison."""
    parts = []
    for row in summaries[summaries["day"] == day].to_dict("records"):
        text = effect_text(outcome, row["value"], row["low"], row["high"], words)
        arm = arm_title(study, row["arm"], words)
        parts.append(f"{arm} {text}, n {row['n']}")
    arms = "; ".join(parts)
    described = (
        words.t(
            "{outcome}, geometric mean ratio to baseline at day {day} (95% CI): {arms}.",
            outcome=outcome_label(outcome, words),
            day=day,
            arms=arms,
        )
        if outcome.is_log
        else words.t(
            "{outcome}, mean change from baseline at day {day} (95% CI): {arms}.",
            outcome=label_with_unit(outcome, words),
            day=day,
            arms=arms,
        )
    )
    return f"{described} {words.t('A change within an arm is not an effect of treatment.')}"


def below_limit_sentence(summaries: pd.DataFrame, outcome: Outcome, words: Words) -> str:
    """How many values are below the limit of quantification; empty if none."""
    below, n = int(summaries["n_below"].sum()), int(summaries["n"].sum())
    if not below:
        return ""
    return words.plural(
        below,
        one="{below} of {n} values of {outcome} is below the quantification limit: drawn as an "
        "open triangle at the limit, counted as half of it unless it is said otherwise.",
        many="{below} of {n} values of {outcome} are below the quantification limit: drawn as open "
        "triangles at the limit, counted as half of it unless it is said otherwise.",
        below=below,
        n=n,
        outcome=outcome_name(outcome, words),
    )


def bands_sentence(
    study: Study, outcome: Outcome, counts: pd.DataFrame, day: int, words: Words
) -> str:
    """The bands of each arm at one day."""
    parts = []
    for arm in ARMS:
        here = counts[(counts["arm"] == arm) & (counts["day"] == day)]
        told = [
            f"{band_label(outcome, int(row['band']), words)} {row['participants']}"
            for row in here.to_dict("records")
        ]
        parts.append(f"{arm_title(study, arm, words)} {', '.join(told)}")
    return f"{day_label(day, words)}: {'; '.join(parts)}."


def below_in_changes_sentence(changes: pd.DataFrame, words: Words) -> str:
    """How many changes rest on a value below the limit of quantification; empty if none."""
    below = int(changes["below_limit"].sum())
    if not below:
        return ""
    return words.plural(
        below,
        one="{n} of these participants has a value below the quantification limit, counted as half "
        "of it (marked ▽): the change is not exact.",
        many="{n} of these participants have a value below the quantification limit, counted as "
        "half of it (marked ▽): their change is not exact.",
    )


def free_text_sentence(characteristics: pd.DataFrame, study: Study, words: Words) -> str:
    """Which columns the baseline table leaves out; empty if none."""
    others = study.participants.columns.difference(
        ["participant_id", "arm", *DISPOSITION_COLUMNS], sort=False
    )
    left_out = [str(name) for name in others if name not in set(characteristics["name"])]
    if not left_out:
        return ""
    shown = left_out[:MOST_COLUMNS_NAMED]
    told = words.t(
        "Left out of this table, because it is free text: {columns}.",
        columns=words.listing(shown),
    )
    more = len(left_out) - len(shown)
    return f"{told} {more_text(more, words)}" if more else told


def reference_sentence(outcome: Outcome, words: Words) -> str:
    """The reference limits with their source; empty if there are none."""
    low, high = outcome.reference_low, outcome.reference_high
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        limits = f"{words.number(low, _decimals(low))}–{words.number(high, _decimals(high))}"
    elif low is not None:
        limits = f"≥{words.number(low, _decimals(low))}"
    else:
        limits = f"≤{words.number(high or 0.0, _decimals(high or 0.0))}"
    source = words.of(outcome.reference_source) if outcome.reference_source else ""
    return words.t(
        "Reference limits of {outcome}: {limits} ({source}).",
        outcome=outcome_label(outcome, words),
        limits=after_number(limits, unit_text(outcome, words)),
        source=source.rstrip(".") or words.t("source not told"),
    )


def _decimals(value: float) -> int:
    """Decimals that write a declared number as it was declared."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def missing_sentence(missing: pd.DataFrame, words: Words) -> str:
    """How many planned values are missing, and how many of those after withdrawal."""
    planned, gaps = int(missing["n"].sum()), int(missing["missing"].sum())
    if not gaps:
        return words.t("No value is missing of {planned} planned.", planned=planned)
    if missing["after_withdrawal"].isna().all():
        return words.plural(
            gaps,
            one="{n} of {planned} planned values is missing.",
            many="{n} of {planned} planned values are missing.",
            planned=planned,
        )
    after = int(missing["after_withdrawal"].sum())
    if gaps == 1:
        return (
            words.t("1 of {planned} planned values is missing, after withdrawal.", planned=planned)
            if after
            else words.t(
                "1 of {planned} planned values is missing, not after withdrawal.", planned=planned
            )
        )
    return words.t(
        "{missing} of {planned} planned values are missing, {after} of them after withdrawal.",
        missing=gaps,
        planned=planned,
        after=after,
    )


def share_text(participants: float, n: float, words: Words) -> str:
    """ "5/15 (33%)"; an en dash where nothing was supplied."""
    if math.isnan(participants):
        return words.number(participants)
    return f"{participants:g}/{n:g} ({words.percent(participants / n)})" if n else "0/0"


def tests_sentence(effects: pd.DataFrame, words: Words) -> str:
    """How many p values the table holds, and what that does to the intervals."""
    return words.t(
        "p values in this table: {n}. The intervals and the plain p are not adjusted for that; "
        "p (Holm) is.",
        n=int(effects["p_value"].notna().sum()),
    )


def courses_sentence(study: Study, outcome: Outcome, summaries: pd.DataFrame, words: Words) -> str:
    """Each arm from the first to the last visit."""
    digits = effect_digits(outcome)
    parts = []
    for arm in ARMS:
        here = summaries[summaries["arm"] == arm]
        values = [words.number(value, digits) for value in here["value"]]
        parts.append(f"{arm_title(study, arm, words)} {' → '.join(values)}")
    if are_medians(summaries):
        statistic = words.t("median")
    else:
        statistic = words.t("geometric mean") if outcome.is_log else words.t("mean")
    return words.t(
        "{outcome} on days {days}, {statistic}: {arms}.",
        outcome=label_with_unit(outcome, words),
        days=", ".join(str(day) for day in study.days),
        arms="; ".join(parts),
        statistic=statistic,
    )


def waterfall_sentence(
    study: Study, outcome: Outcome, changes: pd.DataFrame, day: int, words: Words
) -> str:
    """In how many participants of each arm the outcome moved the good way."""
    none = outcome.no_difference
    parts = []
    for arm in ARMS:
        here = changes.loc[changes["arm"] == arm, "change"]
        better = here > none if outcome.higher_is_better else here < none
        parts.append(f"{arm_title(study, arm, words)} {share_text(better.sum(), len(here), words)}")
    names = {"day": day, "outcome": outcome_name(outcome, words), "arms": ", ".join(parts)}
    if outcome.higher_is_better:
        return words.t(
            "Participants whose {outcome} was higher at day {day} than at baseline, of those with "
            "both values: {arms}.",
            **names,
        )
    return words.t(
        "Participants whose {outcome} was lower at day {day} than at baseline, of those with both "
        "values: {arms}.",
        **names,
    )


def flow_sentence(study: Study, flow: Mapping[str, ArmFlow], words: Words) -> str:
    """The participant flow in one sentence."""
    parts = []
    for arm in ARMS:
        withdrawn = flow[arm].withdrawn
        parts.append(
            words.t(
                "{arm}: {allocated} allocated, withdrawn {withdrawn}, {analysed} analysed at day "
                "{day}",
                arm=arm_title(study, arm, words),
                allocated=flow[arm].allocated,
                withdrawn=words.t("not supplied") if withdrawn is None else len(withdrawn),
                analysed=flow[arm].analysed[study.primary_day],
                day=study.primary_day,
            )
        )
    return (
        words.t("Randomised: {n}", n=sum(one.allocated for one in flow.values()))
        + ". "
        + ("; ".join(parts) + ".")
    )


def design_sentence(study: Study, words: Words) -> str:
    """The design in one line."""
    return words.t(
        "Randomised, {treatment} (n {n_treatment}) against {control} (n {n_control})",
        treatment=_within(arm_title(study, TREATMENT, words)),
        control=_within(arm_title(study, CONTROL, words)),
        n_treatment=study.n_treatment,
        n_control=study.n_control,
    )
