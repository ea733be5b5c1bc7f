"""Forest figures of the difference between the arms: by visit, and of all outcomes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lib.figures.drawing import Figure
from lib.figures.forests.columns import Row, n_of
from lib.figures.forests.forest import forest
from lib.language import sentence
from lib.results.effects import towards_treatment
from lib.results.participants.followed import is_analysed
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.amounts import decimals_of_rows, difference_title, effect_text, not_drawn_note
from lib.wording.names import better_phrase, day_label, outcome_label
from lib.words import Words

TURNED = sentence("Difference adjusted for baseline ÷ SD at day {day}, turned where less is better")
TURNED_UNADJUSTED = sentence(
    "Difference not adjusted for baseline ÷ SD at day {day}, turned where less is better"
)
TURNED_MIXED = sentence("Difference ÷ SD at day {day}, turned where less is better")


def differences_figure(
    study: Study,
    outcome: Outcome,
    effects: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
    adjusted: bool = True,
) -> Figure:
    """The difference (or ratio) of the arms at each visit with its interval.

    Args:
        study: The study.
        outcome: The outcome shown.
        effects: From `effects_by_visit` or, unadjusted, from `effects_at_visits`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
        adjusted: Whether the differences are adjusted for baseline.
    """
    digits = decimals_of_rows(effects, [outcome] * len(effects))
    rows = [
        Row(
            day_label(int(row["day"]), words),
            n_of(row["n_treatment"], row["n_control"]),
            effect_text(outcome, *bounds_of(row), words, digits=decimals),
            hover_of(outcome, row, words, digits=decimals),
            is_primary=(adjusted or not study.has_baseline)
            and study.is_primary(outcome, int(row["day"])),
            followed=is_analysed(study, outcome, row["day"], highlighted, adjusted=adjusted),
        )
        for row, decimals in zip(rows_of(effects), digits, strict=True)
    ]
    return forest(
        study,
        rows,
        effects["value"].to_numpy(),
        effects["low"].to_numpy(),
        effects["high"].to_numpy(),
        headings=(words.t("Visit"), effect_heading(outcome, words)),
        none=outcome.no_difference,
        title=difference_title(study, outcome, words, adjusted=adjusted),
        better=outcome.better,
        log=outcome.is_log,
        words=words,
    )


def outcomes_figure(
    study: Study,
    effects: pd.DataFrame,
    day: int,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """All outcomes on one axis, in standard-deviation units of the difference.

    Each row is turned so that right favours the treatment; its text is in its own unit.

    Args:
        study: The study.
        effects: From `effects_by_outcome`.
        day: Their day.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    turned = towards_treatment(study, effects)
    # A stable sort: the others stay in the order in which they were declared.
    order = sorted(
        range(len(effects)), key=lambda place: study.outcomes[place] != study.primary_outcome
    )
    found = rows_of(effects)
    rows = [
        _row_of_outcome(study, study.outcomes[place], found[place], day, words, highlighted)
        for place in order
    ]
    value, low, high = (turned[name].to_numpy()[order] for name in ("value", "low", "high"))
    return forest(
        study,
        rows,
        value,
        low,
        high,
        headings=(words.t("Outcome"), words.t("In its own unit (95% CI)")),
        none=0,
        title=words.t(_turned(study), day=day),
        better="higher",
        log=False,
        words=words,
    )


def _turned(study: Study) -> str:
    """What the axis of all outcomes is called: whether their differences are adjusted."""
    if not study.has_baseline:
        return TURNED_UNADJUSTED
    return TURNED_MIXED if any(each.is_binary for each in study.outcomes) else TURNED


def effect_heading(outcome: Outcome, words: Words) -> str:
    """What stands over the written estimates of an outcome."""
    return words.t("Ratio (95% CI)") if outcome.is_log else words.t("Difference (95% CI)")


def _row_of_outcome(
    study: Study,
    outcome: Outcome,
    row: dict[str, Any],
    day: int,
    words: Words,
    highlighted: str | None,
) -> Row:
    notes = [better_phrase(outcome, words)]
    if outcome.is_binary and study.has_baseline:
        notes.append(words.t("not adjusted for baseline"))
    if pd.notna(row["value"]) and pd.isna(row["scaled"]):
        notes.append(not_drawn_note(row["sd"], words))
    return Row(
        outcome_label(outcome, words),
        n_of(row["n_treatment"], row["n_control"]),
        effect_text(outcome, *bounds_of(row), words, unit=True),
        hover_of(outcome, row, words),
        notes=tuple(notes),
        is_primary=study.is_primary(outcome, day),
        followed=is_analysed(study, outcome, day, highlighted),
    )


def bounds_of(row: dict[str, Any]) -> tuple[float, float, float]:
    """The estimate of a row and its limits."""
    return row["value"], row["low"], row["high"]


def hover_of(
    outcome: Outcome, row: dict[str, Any], words: Words, *, digits: int | None = None
) -> str:
    """What the square of an estimate says: "−2.0 points (−3.3 to −0.7), n 15 + 13"."""
    bounds, confidence = bounds_of(row), row["confidence"]
    text = effect_text(outcome, *bounds, words, unit=True, digits=digits, confidence=confidence)
    return f"{text}, n {n_of(row['n_treatment'], row['n_control'])}"
