"""What the visual abstract of a study says, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.language import Text
from lib.results.effects import towards_treatment
from lib.results.rows import rows_of
from lib.study.contract import KIND_NAMES
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import effect_text
from lib.wording.effects import one_axis_sentence
from lib.wording.events.kinds import serious_sentence
from lib.wording.names import (
    SYNTHETIC,
    arm_title,
    better_phrase,
    capitalised,
    compared_day,
    label_with_unit,
    outcome_label,
    share_text,
    study_title,
)
from lib.wording.participants.flow import arm_size_text, further_arms_sentence, randomised_text
from lib.wording.published.conclusions import (
    BETWEEN_PARTS,
    cite_sentence,
    comparisons_sentence,
    harms_sentence,
    taking_part_sentence,
    visits_text,
)
from lib.words import Words

# More rows would be too small to be read on a slide.
MOST_ROWS = 8
# Kinds of events that have a row of their own.
KINDS_SHOWN = ("any", "serious", "led_to_withdrawal")


@dataclass(frozen=True, slots=True)
class EffectRow:
    """An estimate as it is drawn and written.

    Attributes:
        name: The outcome.
        note: Which direction is good.
        text: The estimate with its interval and unit.
        n: Who is compared: "15 + 14".
        value: The estimate; NaN draws none.
        low: Lower limit.
        high: Upper limit.
    """

    name: str
    note: str
    text: str
    n: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ArmShown:
    """An arm: its name and how many of it were randomised and compared."""

    name: str
    randomised: str
    n: str


@dataclass(frozen=True, slots=True)
class Abstract:
    """All that a visual abstract says; empty texts are left out.

    Attributes:
        title: Of the study.
        mark: That the data are synthetic; empty for real ones.
        population: Design, who was studied, how many and when; a paragraph each.
        regimen: What was given.
        arms: The treatment arm and the control arm.
        primary_heading: Which outcome is compared, and when.
        primary_text: What was found of it.
        primary: Its estimate in its own unit, on the axis of the figure of the difference.
        none: The value of no difference there.
        is_log: Whether that axis is logarithmic.
        favours: Whom its left and its right side favour; empty texts if no side does.
        others_heading: Of the other outcomes.
        others: The others in SD units, right favours the treatment.
        others_favour: As `favours`, of their axis.
        axis_note: What their axis is.
        without_row: Which outcomes have no row.
        harms: Rows of the table of harms: kind, treatment, control.
        harms_texts: What is said of harms.
        conclusions: What to conclude and what not.
        foot: Method, source, what to cite, and the date.
    """

    title: str
    mark: str
    population: tuple[str, ...]
    regimen: str
    arms: tuple[ArmShown, ArmShown]
    primary_heading: str
    primary_text: str
    primary: EffectRow
    none: float
    is_log: bool
    favours: tuple[str, str]
    others_heading: str
    others: tuple[EffectRow, ...]
    others_favour: tuple[str, str]
    axis_note: str
    without_row: str
    harms: tuple[tuple[str, str, str], ...]
    harms_texts: tuple[str, ...]
    conclusions: tuple[str, ...]
    foot: tuple[str, ...]


def visual_abstract(
    study: Study,
    effects: pd.DataFrame,
    first: dict[str, Any],
    kinds: pd.DataFrame,
    day: int,
    words: Words,
    *,
    answer: str,
    made: date,
) -> Abstract:
    """The texts and numbers of the visual abstract.

    Args:
        study: The study.
        effects: From `effects_by_outcome` at this day.
        first: The row of the first outcome in `effects_of_page`.
        kinds: From `incidence_by_kind`.
        day: The chosen visit.
        words: The reader's language.
        answer: What the overview says of the first outcome.
        made: When it is made.
    """
    outcome = study.first_outcome
    others = _others(study, effects, words)
    left_out = [row.name for row in others[MOST_ROWS:]]
    return Abstract(
        title=study_title(study, words),
        mark=words.t(SYNTHETIC) if study.synthetic else "",
        population=_filled(
            _published(study, (study.design.blinding_short, study.design.population), words),
            randomised_text(study, words),
            further_arms_sentence(study, words),
            capitalised(visits_text(study, words)),
        ),
        regimen=_published(study, (study.design.regimen,), words),
        arms=_arms(study, first, words),
        primary_heading=_primary_heading(study, outcome, day, words),
        primary_text=answer,
        primary=_row(outcome, first, words, first),
        none=outcome.no_difference,
        is_log=outcome.is_log,
        favours=_sides(study, words, right_is_good=outcome.higher_is_better),
        others_heading=words.t("Other outcomes at day {day}", day=compared_day(study, day, words)),
        others=others[:MOST_ROWS],
        others_favour=_sides(study, words, right_is_good=True),
        axis_note=f"{words.t('Axis in standard deviations.')} {one_axis_sentence(study, words)}",
        without_row=words.t("Without a row here: {outcomes}.", outcomes=words.listing(left_out))
        if left_out
        else "",
        harms=_harms(kinds, words),
        harms_texts=_harms_texts(study, kinds, words),
        conclusions=_filled(
            taking_part_sentence(study, words),
            comparisons_sentence(study, effects, day, words),
            words.of(note) if (note := outcome.important_difference_note) else "",
        ),
        foot=_foot(study, words, made),
    )


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _published(study: Study, texts: Sequence[Text | None], words: Words) -> str:
    """What `[design]` says, after what it describes if it does not describe these data."""
    said = BETWEEN_PARTS.join(words.of(text) for text in texts if text)
    describes = study.design.describes
    return f"{capitalised(words.of(describes))}: {said}" if said and describes else said


def _arms(study: Study, first: dict[str, Any], words: Words) -> tuple[ArmShown, ArmShown]:
    """Both arms, with those who are compared in the first outcome."""
    treatment, control = (
        ArmShown(
            arm_title(study, arm, words),
            arm_size_text(study, arm, words),
            words.t("compared: {n}", n=words.count(int(first[f"n_{arm}"]))),
        )
        for arm in ARMS
    )
    return treatment, control


def _primary_heading(study: Study, outcome: Outcome, day: int, words: Words) -> str:
    """The first outcome with its unit and the day, called primary if it was declared so."""
    names = {
        "outcome": label_with_unit(outcome, words),
        "better": better_phrase(outcome, words),
        "day": compared_day(study, day, words),
    }
    if outcome == study.primary_outcome and not study.primary_day_after_data:
        return words.t("Primary outcome: {outcome}, day {day}; {better}", **names)
    return words.t("{outcome}, day {day}; {better}", **names)


def _row(outcome: Outcome, row: dict[str, Any], words: Words, drawn: dict[str, Any]) -> EffectRow:
    """An outcome as it is written, and as it is drawn on an axis that may be another."""
    shown = effect_text(outcome, row["value"], row["low"], row["high"], words, unit=True)
    bounds = (float(drawn[name]) for name in ("value", "low", "high"))
    return EffectRow(
        outcome_label(outcome, words),
        better_phrase(outcome, words),
        shown,
        f"{row['n_treatment']} + {row['n_control']}",
        *bounds,
    )


def _others(study: Study, effects: pd.DataFrame, words: Words) -> tuple[EffectRow, ...]:
    """The rows of the other outcomes."""
    drawn = rows_of(towards_treatment(study, effects))
    return tuple(
        _row(outcome, row, words, turned)
        for outcome, row, turned in zip(study.outcomes, rows_of(effects), drawn, strict=True)
        if outcome != study.first_outcome
    )


def _sides(study: Study, words: Words, *, right_is_good: bool) -> tuple[str, str]:
    """Whom the left and the right side of an axis favour."""
    left, right = reversed(ARMS) if right_is_good else ARMS
    texts = [words.t("favours {arm}", arm=arm_title(study, arm, words)) for arm in (left, right)]
    return f"← {texts[0]}", f"{texts[1]} →"


def _harms(kinds: pd.DataFrame, words: Words) -> tuple[tuple[str, str, str], ...]:
    """Participants of each arm with an event of each kind that the table records."""
    rows = []
    for kind in KINDS_SHOWN:
        here = kinds[(kinds["kind"] == kind) & kinds["supplied"].astype(bool)]
        cells = [share_text(row["participants"], row["n"], words) for row in rows_of(here)]
        if len(cells) == len(ARMS):
            rows.append((words.t(KIND_NAMES[kind]), cells[0], cells[1]))
    return tuple(rows)


def _harms_texts(study: Study, kinds: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """Which harm is not excluded; where the table has no row of something, that it has none."""
    said = harms_sentence(study, kinds, words)
    if study.adverse_events is None:
        return (said,)
    serious = kinds.loc[kinds["kind"] == "serious", "supplied"]
    return _filled("" if serious.all() else serious_sentence(study, kinds, words), said)


def _foot(study: Study, words: Words, made: date) -> tuple[str, ...]:
    """Method, source, what to cite, and the date."""
    return _filled(
        _method(study, words),
        words.of(study.source) if study.source else "",
        cite_sentence(study, words),
        words.t("Made on {date}.", date=words.date(made)),
    )


def _method(study: Study, words: Words) -> str:
    """How the arms are compared, and what the intervals do not allow for."""
    kinds = {outcome.is_binary for outcome in study.outcomes}
    said = []
    if False in kinds:
        said.append(
            words.t("Differences (ratios, on the log scale) adjusted for baseline by ANCOVA.")
            if study.has_baseline
            else words.t("Differences (ratios, on the log scale) not adjusted for baseline.")
        )
    if True in kinds:
        said.append(words.t("Risk differences of yes/no outcomes, not adjusted for baseline."))
    said.append(words.t("95% CI, not adjusted for multiple comparisons."))
    return " ".join(said)
