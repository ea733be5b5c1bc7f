"""What is asked next of an outcome, in one line each: which p to quote, and every outcome's effect.

They stand in the box of the page's answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.results.binary.shares import shares_by_visit
from lib.results.effects import lacks_baseline
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import TREATMENT, Study
from lib.wording.amounts import (
    amount_and_direction,
    effect_decimals,
    limits_with_directions,
    reads_as_none,
)
from lib.wording.binary.answer import counts_sentence
from lib.wording.built_in import built_in_sentence
from lib.wording.effects import outcomes_sentence
from lib.wording.methods import LEVEL
from lib.wording.names import (
    arm_label,
    better_sentence,
    n_text,
    outcome_label,
    than_control,
)
from lib.words import Words


def quoted_p_sentence(
    study: Study,
    outcome: Outcome,
    day: int,
    row: Mapping[str, Any],
    p_primary: float,
    words: Words,
) -> str:
    """Which of the p values of an outcome is to be quoted, and whether it counts.

    Args:
        study: The study.
        outcome: The outcome.
        day: The day shown.
        row: That of the outcome in `effects_by_outcome`.
        p_primary: The p of the primary outcome there; NaN without one.
        words: The reader's language.

    Returns:
        Empty if there is no p.
    """
    if math.isnan(row["p_value"]):
        return ""
    if study.is_primary(outcome, day):
        if not row["tests"]:
            return words.t(
                "p to quote: {p}; {outcome} is the declared primary outcome.",
                p=words.p_value(row["p_value"]),
                outcome=outcome_label(outcome, words),
            )
        said = words.t(
            "p to quote: {p}, not adjusted for multiple comparisons: {outcome} is the declared "
            "primary outcome.",
            p=words.p_value(row["p_value"]),
            outcome=outcome_label(outcome, words),
        )
        return f"{said} " + words.t("Of the other outcomes quote p (Holm).")
    said = words.t(
        "p to quote: {holm}, adjusted for multiple comparisons (Holm, p values: {n}; without Holm "
        "{plain}).",
        holm=words.p_value(row["p_holm"]),
        n=row["tests"],
        plain=words.p_value(row["p_value"]),
    )
    if study.primary_outcome is None:
        return f"{said} " + words.t("Exploratory: no primary outcome was declared.")
    if study.primary_day_after_data:
        return f"{said} " + words.t(
            "Exploratory: the primary day was chosen after the data were seen."
        )
    if day != study.primary_day:
        return f"{said} " + words.t("Exploratory: this is not the primary day.")
    if not p_primary < LEVEL:
        said += " " + words.t("It does not count: the p of the primary outcome is not below 0.05.")
    return said


def p_to_quote(
    study: Study, outcome: Outcome, day: int, effects: pd.DataFrame, words: Words
) -> str:
    """`quoted_p_sentence` of an outcome, from `effects_by_outcome` of this day."""
    rows, primary = effects.set_index("outcome", drop=False), study.primary_outcome
    p_primary = math.nan if primary is None else float(rows.at[primary.code, "p_value"])
    row = rows.loc[outcome.code].to_dict()
    return quoted_p_sentence(study, outcome, day, row, p_primary, words)


def study_answer(
    study: Study, outcome: Outcome, day: int, said: Sequence[str], words: Words
) -> list[str]:
    """The answer of the whole study, about its first outcome.

    Args:
        study: The study.
        outcome: The outcome.
        day: The day shown.
        said: What is said of the outcome: its difference, then notes.
        words: The reader's language.

    Returns:
        The difference, which direction is good and how the arms are compared, the notes, and what
        is built in; what there is nothing to say of is left out.
    """
    first, *notes = said
    # With the word, so that a help mark explains it.
    how = (
        words.t("The arms are compared without adjustment for baseline.")
        if outcome.is_binary
        else ""
        if lacks_baseline(study, outcome)
        else words.t("The arms are compared with adjustment for baseline (ANCOVA).")
    )
    texts = (
        first_sentence(study, first, words),
        f"{better_sentence(outcome, words)} {how}".rstrip(),
        *notes,
        built_in_sentence(study, outcome, day, words),
    )
    return [text for text in texts if text]


def first_sentence(study: Study, said: str, words: Words) -> str:
    """The answer about the first outcome, which says so if it is no declared primary one."""
    if study.primary_outcome is not None:
        return said
    if study.chosen_outcome is not None:
        return words.t(
            "Outcome chosen after the data were seen; none was declared. {said}", said=said
        )
    return words.t("First outcome listed; no primary outcome was declared. {said}", said=said)


def outcome_line(
    study: Study, outcome: Outcome, row: Mapping[str, Any], words: Words, *, adjusted: bool
) -> str:
    """One outcome among several: its effect with interval, n and p.

    Args:
        study: The study.
        outcome: The outcome.
        row: That of the outcome in `effects_of_page`.
        words: The reader's language.
        adjusted: Whether the effect is adjusted for baseline.
    """
    name = outcome_label(outcome, words)
    if outcome.is_binary:
        name = words.t("{outcome}, yes/no, not adjusted for baseline", outcome=name)
    elif not adjusted:
        name = words.t("{outcome}, not adjusted for baseline (no baseline value)", outcome=name)
    n = n_text(study, row["n_treatment"], row["n_control"], words)
    value, low, high = row["value"], row["low"], row["high"]
    if math.isnan(value):
        return words.t(
            "{outcome}: cannot be estimated ({n}). {reason}",
            outcome=name,
            n=n,
            reason=words.t(row["reason"]),
        )
    digits = effect_decimals(outcome, value, low, high)
    amount, direction = amount_and_direction(outcome, value, digits, words, unit=True)
    found = words.t(
        "{amount} {direction} with {treatment} {than}",
        amount=amount,
        direction=direction,
        treatment=arm_label(study, TREATMENT, words),
        than=than_control(study, words),
    )
    if reads_as_none(outcome, value, digits):
        found = words.t("estimated difference {amount}", amount=amount)
    if math.isnan(low) or math.isnan(high):
        return words.t("{outcome}: {found} (no interval; {n}).", outcome=name, found=found, n=n)
    p = words.p_with_name(row["p_value"])
    if not math.isnan(row["p_holm"]):
        p = words.t("{p}, Holm {holm}", p=p, holm=words.p_value(row["p_holm"]))
    return words.t(
        "{outcome}: {found} (95% CI {limits}; {n}; {p}).",
        outcome=name,
        found=found,
        limits=limits_with_directions(outcome, low, high, digits, words),
        n=n,
        p=p,
    )


def page_answer(
    study: Study, page: str, day: int, effects: pd.DataFrame, words: Words
) -> list[str]:
    """The answer about all outcomes of a page.

    Args:
        study: The study.
        page: The page, by its code.
        day: The day shown.
        effects: `effects_of_page` of that page and day.
        words: The reader's language.

    Returns:
        Which intervals exclude no difference, then a line for each outcome if there are several.
    """
    said, outcomes = outcomes_sentence(study, effects, day, words), study.outcomes_of(page)
    if len(outcomes) == 1:
        return [said]
    return [
        said,
        *(
            _line_with_counts(study, each, row, day, words)
            for each, row in zip(outcomes, rows_of(effects), strict=True)
        ),
    ]


def _line_with_counts(
    study: Study, outcome: Outcome, row: Mapping[str, Any], day: int, words: Words
) -> str:
    """`outcome_line`; of a yes or no with how many have a yes."""
    said = outcome_line(study, outcome, row, words, adjusted=not lacks_baseline(study, outcome))
    if not outcome.is_binary:
        return said
    shares = shares_by_visit(study, outcome)
    return f"{said} {counts_sentence(study, shares[shares['day'] == day], words)}"
