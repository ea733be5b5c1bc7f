"""The same difference by every analysis, and without each participant."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    STYLES,
    TITLE_WIDTH,
    Figure,
    Part,
    arm_marker,
    arm_name,
    hover_names,
    wrapped,
)
from lib.figures.forest import TEXT_WIDTH, forest
from lib.figures.parts import points, star
from lib.results.distributions import are_many, farthest
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import decimals_of_rows, effect_text
from lib.wording.board.robustness import SHORT_NAMES, left_out_span
from lib.wording.names import arm_title, unit_text
from lib.words import Words


def robustness_figure(
    study: Study,
    outcome: Outcome,
    board: pd.DataFrame,
    left_out: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Every analysis of the sensitivity board, and the primary one without each participant.

    Args:
        study: The study.
        outcome: The outcome shown.
        board: From `robustness_board`.
        left_out: From `effects_without_each`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    decimals = decimals_of_rows(board, [outcome] * len(board))[0]
    labels, texts = _rows_of_analyses(board, decimals, outcome, words)
    markers = [
        f"{sign} {arm_name(study, arm, words)}" for sign, arm in zip("●◇", ARMS, strict=True)
    ]
    labels.append(f"{words.t('Leaving one out')}<br>{'<br>'.join(markers)}")
    values = left_out["value"].dropna()
    ends = (values.min(), values.max()) if len(values) else (np.nan, np.nan)
    texts.append(left_out_span(left_out, decimals, words))
    return forest(
        study,
        labels,
        # The row without each participant has no estimate of its own.
        np.append(board["value"].to_numpy(), np.nan),
        np.append(board["low"].to_numpy(), ends[0]),
        np.append(board["high"].to_numpy(), ends[1]),
        texts,
        none=outcome.no_difference,
        title=_sensitivity_title(study, outcome, words),
        better=outcome.better,
        log=outcome.is_log,
        words=words,
        further=_left_out_points(study, left_out, len(board), words, highlighted),
    )


def _rows_of_analyses(
    board: pd.DataFrame, digits: int, outcome: Outcome, words: Words
) -> tuple[list[str], list[str]]:
    """The name of each analysis with its n, the primary one in bold, and its effect."""
    rows = rows_of(board)
    labels = [
        f"{words.t(SHORT_NAMES[row['analysis']])}<br>n {row['n_treatment']} + {row['n_control']}"
        for row in rows
    ]
    labels[0] = f"<b>{labels[0]}</b>"
    texts = []
    for row in rows:
        bounds = (row["value"], row["low"], row["high"])
        text = effect_text(outcome, *bounds, words, digits=digits, confidence=row["confidence"])
        texts.append(wrapped(text, TEXT_WIDTH))
    return labels, texts


def _left_out_points(
    study: Study, left_out: pd.DataFrame, row: int, words: Words, highlighted: str | None
) -> list[Part]:
    """The effect without each participant, a point each, the arms apart in their row.

    Of many the ones that reach farthest: the others lie between them, one over another.
    """
    places = {arm: row + 0.18 + 1.1 * STYLES[arm].offset for arm in ARMS}
    traces = []
    for arm in ARMS:
        here = left_out[left_out["arm"] == arm]
        if are_many(study):
            here = farthest(here, "value")
        traces.append(
            points(
                here["value"].to_numpy(),
                np.full(len(here), places[arm]),
                marker=arm_marker(arm, 7, line=1.5),
                opacity=0.8,
                name=arm_name(study, arm, words),
                text=hover_names(here["participant_id"]),
                hovertemplate="%{text}: %{x:.3~g}<extra></extra>",
                showlegend=False,
            )
        )
    followed = left_out[left_out["participant_id"] == highlighted]
    for who in rows_of(followed):
        x, y = np.array([who["value"]]), np.array([places[who["arm"]]])
        traces.append(star(x, y, str(highlighted), showlegend=False))
    return traces


def _sensitivity_title(study: Study, outcome: Outcome, words: Words) -> str:
    """What the effects of the sensitivity board are, adjusted or not, and their direction."""
    names = {arm: arm_title(study, arm, words) for arm in ARMS}
    if outcome.is_log:
        return wrapped(words.t("Ratio, {treatment} ÷ {control}", **names), TITLE_WIDTH)
    unit = unit_text(outcome, words)
    title = words.t("Difference, {treatment} − {control}", **names)
    return wrapped(f"{title} ({unit})" if unit else title, TITLE_WIDTH)
