"""Names, units and amounts as readers see them."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping

import pandas as pd

from lib.language import sentence
from lib.plain_text import isolated
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS
from lib.study.contract import LONGEST_NAME
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, Study
from lib.words import MINUS, Words

MARK = "★"
SYNTHETIC = sentence("Synthetic data: not the trial's patients, not its numbers.")


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


def than_control(study: Study, words: Words) -> str:
    """ "than with placebo": what the treatment arm is compared with."""
    control = arm_label(study, CONTROL, words)
    # Italian gives placebo its article, and the name of a drug none.
    if control == "placebo":
        return words.t("than with placebo")
    return words.t("than with {control}", control=control)


def n_text(study: Study, n_treatment: int, n_control: int, words: Words) -> str:
    """How many are compared, within a sentence: "15 secretome, 14 placebo"."""
    names = {arm: arm_label(study, arm, words) for arm in ARMS}
    # Beside a number, the name of an arm that is one would read as another count.
    if any(name[:1].isdigit() for name in names.values()):
        return f"n {n_treatment} + {n_control}"
    return words.t(
        "{n_treatment} {treatment}, {n_control} {control}",
        n_treatment=n_treatment,
        n_control=n_control,
        **names,
    )


def outcome_label(outcome: Outcome, words: Words) -> str:
    """Name of an outcome."""
    return words.of(outcome.name)


def outcome_name(outcome: Outcome, words: Words) -> str:
    """Name of an outcome within a sentence."""
    return within_sentence(outcome_label(outcome, words))


def within_sentence(name: str) -> str:
    """A name within a sentence: a plain word loses its capital, an abbreviation keeps it."""
    is_plain = name[1:].islower() or name.startswith("Anti-")
    return name[:1].lower() + name[1:] if is_plain else name


def capitalised(text: str) -> str:
    """A text as it begins a line."""
    return text[:1].upper() + text[1:]


def neutral_label(outcome: Outcome) -> str:
    """Name of an outcome that is the same in every language, fit for a link."""
    return outcome.name.en if outcome.name.en == outcome.name.it else outcome.code


def unit_text(outcome: Outcome, words: Words) -> str:
    """Unit of an outcome; empty if it has none, as a yes or no."""
    return "" if outcome.is_binary else words.of(outcome.unit)


def label_with_unit(outcome: Outcome, words: Words) -> str:
    """Name of an outcome with its unit: "C3 (mg/dL)"."""
    name, unit = outcome_label(outcome, words), unit_text(outcome, words)
    return f"{name} ({unit})" if unit else name


def better_sentence(outcome: Outcome, words: Words) -> str:
    """Which direction is good."""
    if outcome.is_binary:
        return f"{outcome_label(outcome, words)}: {better_phrase(outcome, words)}."
    name = outcome_name(outcome, words)
    if outcome.higher_is_better:
        return words.t("Higher {outcome} is better.", outcome=name)
    return words.t("Lower {outcome} is better.", outcome=name)


def better_phrase(outcome: Outcome, words: Words) -> str:
    """Which direction is good, beside the name of an outcome."""
    if outcome.is_binary:
        return words.t("yes is better") if outcome.higher_is_better else words.t("no is better")
    if outcome.higher_is_better:
        return words.t("higher is better")
    return words.t("lower is better")


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


def primary_text(study: Study, words: Words) -> str:
    """The primary outcome and the primary day, each with whether somebody declared it.

    What was chosen, or proposed and accepted, when the data were read is not declared.
    """
    outcome, day = study.chosen_outcome, study.primary_day
    parts = [
        words.t("none was declared")
        if outcome is None
        else words.t(
            "{outcome} (chosen when the data were read, after they were seen)",
            outcome=outcome_label(outcome, words),
        )
        if outcome.primary_after_data
        else words.t("{outcome} (declared in study.toml)", outcome=outcome_label(outcome, words)),
        words.t("day {day} (declared in study.toml)", day=day)
        if study.primary_day_declared
        else words.t("day {day} (chosen when the data were read, after they were seen)", day=day)
        if study.primary_day_after_data
        else words.t("day {day} (the last planned visit; none was declared)", day=day),
    ]
    return "; ".join(parts)


def compared_day(study: Study, day: int, words: Words) -> str:
    """A day at which the arms are compared: "43"; "22 (not the primary day)" for another one."""
    return str(day) if day == study.primary_day else words.t("{day} (not the primary day)", day=day)


def visit_label(study: Study, day: int, words: Words) -> str:
    """ "Day 22" in a table of comparisons, where the primary day is called so."""
    if day == study.primary_day:
        return words.t("Day {day} (primary)", day=day)
    return day_label(day, words)


def day_number(day: int) -> str:
    """A study day, with a minus before the first dose."""
    return f"{day}".replace("-", MINUS)


def other_days_sentence(study: Study, words: Words) -> str:
    """On which days values are shown and in no comparison, and which days belong to a visit."""
    sentences = []
    if study.other_days:
        days = words.listing([day_number(day) for day in study.other_days])
        sentences.append(
            words.plural(
                len(study.other_days),
                one="Values of day {days} are shown and in no comparison.",
                many="Values of days {days} are shown and in no comparison.",
                days=days,
            )
        )
    if study.window:
        sentences.append(
            words.plural(
                study.window,
                one="Values up to {n} day from a planned visit stand at its day.",
                many="Values up to {n} days from a planned visit stand at its day.",
            )
        )
    return " ".join(sentences)


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


def share_with_limits(participants: float, n: float, low: float, high: float, words: Words) -> str:
    """ "5/15 (33%), 95% CI 11.8% to 61.6%"; of nobody "0/15, 95% CI 0 to 21.8%"."""
    share = share_text(participants, n, words)
    if math.isnan(low):
        return share
    if participants == 0:
        # 0 without rounding.
        share = f"0/{n:g}"
    interval = limits_of_share(participants, low, high, words)
    return words.t("{share}, 95% CI {interval}", share=share, interval=interval)


def limits_of_share(participants: float, low: float, high: float, words: Words) -> str:
    """ "11.8% to 61.6%"; of nobody "0 to 21.8%": its lower limit is 0 without rounding."""
    if participants == 0:
        return words.t("{low} to {high}", low="0", high=words.percent(high, 1))
    return words.percents(low, high)


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
    """A value as measured: "7", "<3.1", "yes", an en dash if missing."""
    if outcome.is_binary and not math.isnan(measured):
        return words.t("yes") if measured else words.t("no")
    shown = words.number(measured, outcome.digits)
    return f"<{shown}" if below else shown


def values_of(study: Study, outcome: Outcome, who: str, words: Words) -> dict[int, str]:
    """A participant's value at each visit day, as measured."""
    measured, below = study.as_measured(outcome).loc[who], study.below_limit(outcome).loc[who]
    return {day: value_text(outcome, measured[day], below[day], words) for day in study.days}


def with_reasons(shown: pd.DataFrame, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The table with a column that says why something is missing, if any row has a reason."""
    if (frame["reason"] != "").any():
        shown[words.t("Remark")] = [words.t(reason) if reason else "" for reason in frame["reason"]]
    return shown


def with_origin(study: Study, table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A table as it is saved: synthetic data are called so in every row."""
    return table.assign(**{words.t("Data"): words.t("synthetic")}) if study.synthetic else table
