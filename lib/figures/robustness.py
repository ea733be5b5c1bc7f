"""The same difference by every analysis, and without each participant."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    STYLES,
    Figure,
    Part,
    arm_marker,
    arm_name,
    escaped,
)
from lib.figures.effects import bounds_of, effect_heading, hover_of
from lib.figures.forests.columns import Row, n_of
from lib.figures.forests.forest import forest
from lib.figures.parts import points, star
from lib.results.distributions import are_many, farthest
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import decimals_of_rows, effect_text
from lib.wording.board.robustness import SHORT_NAMES, left_out_span
from lib.wording.names import arm_title, unit_text
from lib.words import Words

# Pixels in the row without each participant, in offsets of the arms.
ARMS_APART = 70


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
    decimals = decimals_of_rows(board, [outcome] * len(board))[0]
    values = left_out["value"].dropna()
    ends = (values.min(), values.max()) if len(values) else (np.nan, np.nan)
    rows = [
        *_rows_of_analyses(board, decimals, outcome, words),
        Row(
            words.t("Leaving one out"),
            "",
            left_out_span(left_out, decimals, words),
            notes=tuple(
                f"{sign} {arm_title(study, arm, words)}"
                for sign, arm in zip("●◇", ARMS, strict=True)
            ),
        ),
    ]
    return forest(
        study,
        rows,
        # The row without each participant has no estimate of its own.
        np.append(board["value"].to_numpy(), np.nan),
        np.append(board["low"].to_numpy(), ends[0]),
        np.append(board["high"].to_numpy(), ends[1]),
        headings=(words.t("Analysis"), effect_heading(outcome, words)),
        none=outcome.no_difference,
        title=_sensitivity_title(study, outcome, words),
        better=outcome.better,
        log=outcome.is_log,
        words=words,
        further=_left_out_points(study, left_out, decimals, words, highlighted),
    )


def _rows_of_analyses(
    board: pd.DataFrame, digits: int, outcome: Outcome, words: Words
) -> list[Row]:
    """Each analysis with its n and its effect, the primary one first."""
    return [
        Row(
            words.t(SHORT_NAMES[row["analysis"]]),
            n_of(row["n_treatment"], row["n_control"]),
            effect_text(
                outcome, *bounds_of(row), words, digits=digits, confidence=row["confidence"]
            ),
            hover_of(outcome, row, words, digits=digits),
            is_primary=place == 0,
        )
        for place, row in enumerate(rows_of(board))
    ]


def _left_out_points(
    study: Study, left_out: pd.DataFrame, digits: int, words: Words, highlighted: str | None
) -> list[Part]:
    """The effect without each participant, a point each, the arms apart in their row.

    Of many the ones that reach farthest: the others lie between them, one over another.
    """
    places = {arm: ARMS_APART * STYLES[arm].offset for arm in ARMS}
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
                **_hover_of_points(here, digits, words),
                showlegend=False,
            )
        )
    followed = left_out[left_out["participant_id"] == highlighted]
    for arm, here in followed.groupby("arm", sort=False):
        x, y = here["value"].to_numpy(), np.full(len(here), places[str(arm)])
        mark = star(x, y, str(highlighted), showlegend=False)
        # It is the last one anyhow; on a layer of its own it would hide the line of the axis.
        traces.append({**mark, **_hover_of_points(here, digits, words), "zorder": None})
    return traces


def _hover_of_points(left_out: pd.DataFrame, digits: int, words: Words) -> Part:
    """Who was left out, and the effect without: "P07: −2.8"."""
    texts = [
        escaped(f"{who}: {words.number(value, digits)}")
        for who, value in zip(left_out["participant_id"], left_out["value"], strict=True)
    ]
    return {"hovertext": texts, "hovertemplate": "%{hovertext}<extra></extra>"}


def _sensitivity_title(study: Study, outcome: Outcome, words: Words) -> str:
    """What the effects of the sensitivity board are, adjusted or not, and their direction."""
    names = {arm: arm_title(study, arm, words) for arm in ARMS}
    if outcome.is_log:
        return words.t("Ratio, {treatment} ÷ {control}", **names)
    unit = unit_text(outcome, words)
    title = words.t("Difference, {treatment} − {control}", **names)
    return f"{title} ({unit})" if unit else title
