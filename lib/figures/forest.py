"""A forest: estimates with their intervals on one axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import BACKGROUND, GREY, REFERENCE, finished, log_ticks, plotted, wrapped
from lib.statistics.estimates import FloatArray
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.names import arm_title
from lib.words import Words

NOTHING_DRAWN = 0.4
# Letters of a line over a marker.
TEXT_WIDTH = 48


def forest(
    study: Study,
    labels: Sequence[str],
    value: FloatArray,
    low: FloatArray,
    high: FloatArray,
    texts: Sequence[str],
    *,
    none: float,
    title: str,
    better: str,
    log: bool,
    words: Words,
) -> go.Figure:
    """Estimates with their intervals on one axis, a row each.

    Args:
        study: The study.
        labels: Name of each row, HTML of Plotly's kind.
        value: Estimates; NaN draws none.
        low: Lower limits.
        high: Upper limits.
        texts: What is written over each estimate, HTML of Plotly's kind.
        none: The value of no difference.
        title: Title of the axis.
        better: "higher" or "lower" to name the arm that each side favours; else empty.
        log: Whether the axis is logarithmic.
        words: The reader's language.
    """
    rows = np.arange(len(labels))
    fig = go.Figure()
    fig.add_vline(x=none, line={"color": REFERENCE, "width": 1.5, "dash": "dash"})
    _mark(fig, value, low, high)
    drawn = np.isfinite(value) & (value > 0 if log else True)
    # A row of limits without an estimate is written over their middle.
    middle = np.where(drawn, value, np.where(np.isfinite(low + high), (low + high) / 2, none))
    _write(fig, texts, np.log10(middle) if log else middle)
    ends = np.concatenate([value[drawn], low[np.isfinite(low)], high[np.isfinite(high)], [none]])
    if log:
        ends = np.log10(ends[ends > 0])
        fig.update_xaxes(type="log", **log_ticks(ends, words))
    # Room for the text over the outermost marker on a narrow screen.
    centre = np.log10(none) if log else none
    reach = 1.4 * (float(np.abs(ends - centre).max()) or NOTHING_DRAWN)
    fig.update_xaxes(title_text=title, range=[centre - reach, centre + reach], showgrid=True)
    fig.update_yaxes(
        tickvals=rows,
        ticktext=list(labels),
        range=[len(labels) - 0.4, -0.75],
        zeroline=False,
        showgrid=False,
    )
    top = _name_sides(fig, study, better, words) if better else 0
    row = max(56, 17 * max(label.count("<br>") + 1 for label in labels))
    return finished(fig, study, words, height=130 + 20 * top + row * len(labels), legend_rows=top)


def _mark(fig: go.Figure, value: FloatArray, low: FloatArray, high: FloatArray) -> None:
    """A square for each estimate, with its interval."""
    fig.add_scatter(
        x=value,
        y=np.arange(len(value)),
        error_x={
            "type": "data",
            "symmetric": False,
            "array": plotted(high - value),
            "arrayminus": plotted(value - low),
            "thickness": 2.5,
            "width": 6,
        },
        mode="markers",
        marker={"size": 11, "symbol": "square", "color": GREY},
        hoverinfo="skip",
        showlegend=False,
    )


def _write(fig: go.Figure, texts: Sequence[str], places: FloatArray) -> None:
    """The text of each row over its marker; on a log axis a place is a logarithm."""
    for row, text in enumerate(texts):
        fig.add_annotation(
            x=places[row],
            y=row,
            yshift=18 + 8 * text.count("<br>"),
            text=text,
            showarrow=False,
            bgcolor=BACKGROUND,
            borderpad=1,
        )


def _name_sides(fig: go.Figure, study: Study, better: str, words: Words) -> int:
    """Over each side the arm that it favours; the lines that this takes."""
    sides = [
        (
            0.0,
            "left",
            words.t("◄ favours {arm}", arm=_winner(study, better, "left", words)),
        ),
        (
            1.0,
            "right",
            words.t("favours {arm} ►", arm=_winner(study, better, "right", words)),
        ),
    ]
    sides = [(x, anchor, wrapped(text, 24)) for x, anchor, text in sides]
    for x, anchor, text in sides:
        fig.add_annotation(
            x=x,
            y=1,
            xref="paper",
            yref="paper",
            xanchor=anchor,
            yanchor="bottom",
            text=text,
            showarrow=False,
            font={"size": 12},
        )
    return 1 + max(text.count("<br>") for _, _, text in sides)


def _winner(study: Study, better: str, side: str, words: Words) -> str:
    arm = TREATMENT if (better == "higher") == (side == "right") else CONTROL
    return arm_title(study, arm, words)
