"""Forest figures of the difference between the arms: by visit, and of all outcomes."""

from __future__ import annotations

import pandas as pd

from lib.figures.drawing import TITLE_WIDTH, Figure, wrapped
from lib.figures.forest import TEXT_WIDTH, forest
from lib.results.effects import towards_treatment
from lib.results.participants.followed import is_analysed
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import decimals_of_rows, effect_text
from lib.wording.names import arm_title, day_label, marked, outcome_label
from lib.words import Words


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
    labels = [
        marked(
            f"{day_label(day, words)}<br>n {n_treatment} + {n_control}",
            followed=is_analysed(study, outcome, day, highlighted, adjusted=adjusted),
        )
        for day, n_treatment, n_control in zip(
            effects["day"], effects["n_treatment"], effects["n_control"], strict=True
        )
    ]
    digits = decimals_of_rows(effects, [outcome] * len(effects))
    texts = [
        effect_text(outcome, row["value"], row["low"], row["high"], words, digits=decimals)
        for row, decimals in zip(rows_of(effects), digits, strict=True)
    ]
    return forest(
        study,
        labels,
        effects["value"].to_numpy(),
        effects["low"].to_numpy(),
        effects["high"].to_numpy(),
        texts,
        none=outcome.no_difference,
        title=_difference_title(study, outcome, words, adjusted=adjusted),
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
    """All outcomes on one axis, in standard-deviation units of the adjusted difference.

    Each row is turned so that right favours the treatment; its text is in its own unit.

    Args:
        study: The study.
        effects: From `effects_by_outcome`.
        day: Their day.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    labels, texts = [], []
    for outcome, row in zip(study.outcomes, rows_of(effects), strict=True):
        arrow = "↑" if outcome.higher_is_better else "↓"
        good = words.t("{arrow} is better", arrow=arrow)
        followed = is_analysed(study, outcome, day, highlighted)
        label = marked(wrapped(outcome_label(outcome, words), 18), followed=followed)
        labels.append(f"{label}<br>{good}")
        bounds = (row["value"], row["low"], row["high"])
        texts.append(wrapped(effect_text(outcome, *bounds, words, unit=True), TEXT_WIDTH))
    turned = towards_treatment(study, effects)
    return forest(
        study,
        labels,
        turned["value"].to_numpy(),
        turned["low"].to_numpy(),
        turned["high"].to_numpy(),
        texts,
        none=0,
        title=wrapped(
            words.t(
                "Difference adjusted for baseline ÷ SD at day {day}, turned where less is better",
                day=day,
            ),
            TITLE_WIDTH,
        ),
        better="higher",
        log=False,
        words=words,
    )


def _difference_title(study: Study, outcome: Outcome, words: Words, *, adjusted: bool) -> str:
    """What the difference of the arms is and its direction."""
    names = {arm: arm_title(study, arm, words) for arm in ARMS}
    if outcome.is_log and adjusted:
        title = words.t("Ratio adjusted for baseline, {treatment} ÷ {control}", **names)
    elif outcome.is_log:
        title = words.t("Ratio not adjusted for baseline, {treatment} ÷ {control}", **names)
    elif adjusted:
        title = words.t("Difference adjusted for baseline, {treatment} − {control}", **names)
    else:
        title = words.t("Difference not adjusted for baseline, {treatment} − {control}", **names)
    return wrapped(title, TITLE_WIDTH)
