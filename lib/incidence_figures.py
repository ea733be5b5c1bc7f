"""Figures of adverse events: participants with at least one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.drawing import STYLES, arm_marker, arm_name, bars, finished, wrapped
from lib.results.participants import marked
from lib.study.contract import KIND_NAMES
from lib.study.study import ARMS, Study
from lib.words import Words


def incidence(
    study: Study, labels: Sequence[str], incidences: dict[str, pd.DataFrame], words: Words
) -> go.Figure:
    """Share of participants with at least one event, per arm, with exact intervals.

    Args:
        study: The study.
        labels: One per row, HTML of Plotly's kind; bold for a class of terms.
        incidences: Per arm a frame with value, low, high, participants and n, a row per label;
            NaN where nothing was supplied, which the label must say.
        words: The reader's language.
    """
    fig = go.Figure()
    rows = np.arange(len(labels))
    for arm in ARMS:
        style = STYLES[arm]
        here = incidences[arm]
        fig.add_scatter(
            x=here["value"].to_numpy(),
            y=rows + 1.3 * style.offset,
            error_x={**bars(here), "thickness": 1.2, "width": 0},
            mode="markers",
            marker=arm_marker(arm, 10, line=2),
            name=f"{arm_name(study, arm, words)} (n {int(here['n'].iloc[0]) if len(here) else 0})",
            text=[
                f"{count:g}/{n:g}" for count, n in zip(here["participants"], here["n"], strict=True)
            ],
            hovertemplate="%{text}<extra></extra>",
        )
    fig.update_yaxes(
        tickvals=rows, ticktext=list(labels), range=[len(labels) - 0.5, -0.5], zeroline=False
    )
    highest = max(float(np.nanmax(frame["high"], initial=0.1)) for frame in incidences.values())
    fig.update_xaxes(
        title_text=words.t("Participants (exact 95% CI)"),
        tickformat=".0%",
        range=[-0.04, min(1, highest) + 0.04],
        showgrid=True,
    )
    return finished(fig, study, words, height=160 + 38 * len(labels), legend_rows=2)


def kind_rows(
    kinds: pd.DataFrame, words: Words, *, hers: frozenset[str] = frozenset()
) -> tuple[list[str], dict[str, pd.DataFrame]]:
    """Labels and incidences of `incidence_by_kind`, for `incidence`."""
    names = [name for name in KIND_NAMES if name in set(kinds["kind"])]
    supplied = set(kinds.loc[kinds["supplied"].astype(bool), "kind"])
    labels = [
        marked(wrapped(words.t(KIND_NAMES[name]), 24), hers=name in hers)
        + ("" if name in supplied else f"<br>({words.t('not supplied')})")
        for name in names
    ]
    return labels, {arm: kinds[kinds["arm"] == arm] for arm in ARMS}
