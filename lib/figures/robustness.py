"""The same difference by every analysis, and without each participant."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import (
    STYLES,
    add_highlight,
    arm_marker,
    arm_name,
    escaped,
    sensitivity_title,
)
from lib.figures.forest import forest
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.names import effect_decimals, effect_text
from lib.wording.robustness import SHORT_NAMES
from lib.words import Words


def robustness_figure(
    study: Study,
    outcome: Outcome,
    board: pd.DataFrame,
    left_out: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Every analysis of the sensitivity board, and the primary one without each participant.

    Args:
        study: The study.
        outcome: The outcome shown.
        board: From `sensitivity`.
        left_out: From `left_out`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    labels = [
        f"{words.t(SHORT_NAMES[row['analysis']])}<br>n {row['n_treatment']} + {row['n_control']}"
        for row in board.to_dict("records")
    ]
    labels[0] = f"<b>{labels[0]}</b>"
    markers = [
        f"{sign} {arm_name(study, arm, words)}" for sign, arm in zip("●◇", ARMS, strict=True)
    ]
    labels.append(f"{words.t('Leaving one out')}<br>{'<br>'.join(markers)}")
    texts = [
        effect_text(outcome, row["value"], row["low"], row["high"], words)
        for row in board.to_dict("records")
    ]
    others = left_out["value"].dropna()
    primary = board.iloc[0]
    texts.append(
        words.interval(
            others.min(), others.max(), effect_decimals(outcome, *others, primary["value"])
        )
        if len(others)
        else words.t("cannot be estimated")
    )
    nothing = [np.nan]
    fig = forest(
        study,
        labels,
        np.append(board["value"].to_numpy(), nothing),
        np.append(board["low"].to_numpy(), others.min() if len(others) else nothing),
        np.append(board["high"].to_numpy(), others.max() if len(others) else nothing),
        texts,
        none=outcome.no_difference,
        title=sensitivity_title(study, outcome, words),
        better=outcome.better,
        log=outcome.is_log,
        words=words,
    )
    last = len(labels) - 1
    for arm in ARMS:
        here = left_out[left_out["arm"] == arm]
        fig.add_scatter(
            x=here["value"].to_numpy(),
            y=np.full(len(here), last + 0.18 + 1.1 * STYLES[arm].offset),
            mode="markers",
            marker=arm_marker(arm, 7, line=1.5),
            opacity=0.8,
            name=arm_name(study, arm, words),
            text=[escaped(one) for one in here["participant_id"]],
            hovertemplate="%{text}: %{x:.3~g}<extra></extra>",
            showlegend=False,
        )
    followed = left_out[left_out["participant_id"] == highlighted]
    for row in followed.to_dict("records"):
        place = last + 0.18 + 1.1 * STYLES[row["arm"]].offset
        add_highlight(fig, np.array([row["value"]]), np.array([place]), str(highlighted))
        fig.data[-1].showlegend = False
    return fig
