"""Figure of adverse events by system organ class and preferred term."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
from numpy.typing import NDArray
from plotly.subplots import make_subplots  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import (
    GREY,
    REFERENCE,
    STYLES,
    arm_marker,
    arm_with_n,
    finished,
    plotted,
    wrapped,
)
from lib.study.study import ARMS, Study
from lib.wording.names import marked
from lib.words import Words

ROW_HEIGHT, LINE_HEIGHT = 40, 15
TARGETS = 9
# Letters of a line over a row, and of a hover label.
LABEL_WIDTH, HOVER_WIDTH = 52, 60


def terms_figure(
    study: Study,
    rows: pd.DataFrame,
    differences: pd.DataFrame,
    words: Words,
    *,
    followed: frozenset[tuple[str, str]] = frozenset(),
) -> go.Figure:
    """Share of participants per arm, and the risk difference, of each class and preferred term.

    Args:
        study: The study.
        rows: Classes and terms to be drawn, from `select_terms`.
        differences: From `term_differences`, aligned with `rows`.
        words: The reader's language.
        followed: Class and term ("" for the class itself) of the highlighted participant's events.
    """
    fig = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=0.06)
    names = list(zip(rows["system_organ_class"], rows["term"], strict=True))
    labels = [
        wrapped(term or of_class or words.t("No class supplied"), LABEL_WIDTH)
        for of_class, term in names
    ]
    _add_shares(fig, study, differences, names, words)
    _add_differences(fig, differences, names, words)
    _add_labels(fig, labels, names, followed)
    _lay_axes(fig, differences, names, words)
    further = max((label.count("<br>") for label in labels), default=0)
    # A name has over half of its row's height.
    row = ROW_HEIGHT + 25 * further
    return finished(fig, study, words, height=150 + row * len(rows), legend_rows=2)


def _add_shares(
    fig: go.Figure,
    study: Study,
    differences: pd.DataFrame,
    names: list[tuple[str, str]],
    words: Words,
) -> None:
    """A point for the share of each arm, on the left."""
    hovers = [wrapped(term or of_class, HOVER_WIDTH) for of_class, term in names]
    places = np.arange(len(names))
    for arm in ARMS:
        style = STYLES[arm]
        n = int(study.members(arm).sum())
        fig.add_scatter(
            x=differences[f"value_{arm}"].to_numpy(),
            y=places + 0.14 + 0.8 * style.offset,
            mode="markers",
            marker=arm_marker(arm, 10, line=2),
            name=arm_with_n(study, arm, n, words),
            customdata=names,
            hovertext=[
                f"{name}: {count:g}/{n}"
                for name, count in zip(hovers, differences[f"participants_{arm}"], strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            row=1,
            col=1,
        )


def _add_differences(
    fig: go.Figure, differences: pd.DataFrame, names: list[tuple[str, str]], words: Words
) -> None:
    """The risk difference with its interval, on the right."""
    places = np.arange(len(names))
    value = differences["value"].to_numpy(dtype=float)
    fig.add_scatter(
        x=value,
        y=places + 0.14,
        error_x={
            "type": "data",
            "symmetric": False,
            "array": plotted(differences["high"].to_numpy(dtype=float) - value),
            "arrayminus": plotted(value - differences["low"].to_numpy(dtype=float)),
            "thickness": 2,
            "width": 4,
        },
        mode="markers",
        marker={"size": 8, "symbol": "square", "color": GREY},
        customdata=names,
        # Written here: the browser rounds a half in its own way.
        text=[words.percent(share, 1) for share in value],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        row=1,
        col=2,
    )


def _add_labels(
    fig: go.Figure,
    labels: list[str],
    names: list[tuple[str, str]],
    followed: frozenset[tuple[str, str]],
) -> None:
    """The name of each row over its points; a class in bold."""
    texts = [
        marked(label, followed=name in followed) for label, name in zip(labels, names, strict=True)
    ]
    # All at once: with each one added Plotly checks all before it again.
    fig.update_layout(
        annotations=[
            {
                "text": text if term else f"<b>{text}</b>",
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "xshift": 14 if term else 0,
                "y": place,
                "yref": "y",
                "yshift": 14 + LINE_HEIGHT * text.count("<br>") // 2,
                "showarrow": False,
                "font": {"size": 12},
            }
            for place, (text, (_, term)) in enumerate(zip(texts, names, strict=True))
        ]
    )


def _lay_axes(
    fig: go.Figure, differences: pd.DataFrame, names: list[tuple[str, str]], words: Words
) -> None:
    """The axes of both panels, and what makes a click find its row."""
    places = np.arange(len(names))
    fig.add_vline(x=0, line={"color": REFERENCE, "width": 1.5, "dash": "dash"}, row=1, col=2)
    # A line between rows ties each name to the points below it.
    fig.update_yaxes(
        showticklabels=False,
        tickvals=places - 0.62,
        range=[len(names) - 0.5, -0.75],
        zeroline=False,
        showgrid=True,
    )
    shares = differences[[f"value_{arm}" for arm in ARMS]].to_numpy(dtype=float)
    highest = float(np.nanmax(shares, initial=0.1))
    fig.update_xaxes(
        title_text=words.t("Participants"),
        tickformat=".0%",
        range=[-0.06 * highest, 1.06 * highest],
        showgrid=True,
        zeroline=False,
        row=1,
        col=1,
    )
    ends = differences[["low", "high"]].abs().to_numpy(dtype=float)
    reach = 1.05 * float(np.nanmax(ends, initial=0.1))
    for column, span in enumerate(((0.0, highest), (-reach, reach)), start=1):
        _add_targets(fig, span, places - 0.25, names, column)
    fig.update_xaxes(
        title_text=words.t("Risk difference, 95% CI"),
        tickformat=".0%",
        range=[-reach, reach],
        showgrid=True,
        zeroline=False,
        row=1,
        col=2,
    )


def _add_targets(
    fig: go.Figure,
    ends: tuple[float, float],
    y: NDArray[np.floating],
    names: list[tuple[str, str]],
    column: int,
) -> None:
    """Points that nobody sees, so that a click on a name or an empty place finds its row."""
    x = np.linspace(*ends, TARGETS)
    fig.add_scatter(
        x=np.tile(x, len(y)),
        y=np.repeat(y, len(x)),
        mode="markers",
        marker={"size": 14, "color": "rgba(0,0,0,0)"},
        customdata=[name for name in names for _ in x],
        hoverinfo="none",
        showlegend=False,
        row=1,
        col=column,
    )
