"""A forest: estimates with their intervals on one axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lib.figures.drawing import (
    BACKGROUND,
    GREY,
    REFERENCE,
    Figure,
    Part,
    finished,
    log_ticks,
    wrapped,
)
from lib.figures.parts import error_bars, line_upwards, note, points, titled
from lib.statistics.estimates import FloatArray
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.names import arm_title
from lib.words import Words

NOTHING_DRAWN = 0.4
# Letters of a line over a marker.
TEXT_WIDTH = 48
# Letters of a line over each side: two of them fit beside each other on a phone.
SIDE_WIDTH = 19


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
    further: Sequence[Part] = (),
) -> Figure:
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
        further: Traces over the estimates, none of them in the legend.
    """
    drawn = np.isfinite(value) & (value > 0 if log else True)
    # A row of limits without an estimate is written over their middle.
    middle = np.where(drawn, value, np.where(np.isfinite(low + high), (low + high) / 2, none))
    notes = _row_texts(texts, np.log10(middle) if log else middle)
    sides, top = _side_texts(study, better, words) if better else ([], 0)
    row = max(56, 17 * max(label.count("<br>") + 1 for label in labels))
    layout = {
        "xaxis": _value_axis(title, value[drawn], low, high, none=none, log=log, words=words),
        "yaxis": {
            "tickvals": np.arange(len(labels)),
            "ticktext": list(labels),
            "range": [len(labels) - 0.4, -0.75],
            "zeroline": False,
            "showgrid": False,
        },
        "shapes": [line_upwards(none, line={"color": REFERENCE, "width": 1.5, "dash": "dash"})],
        "annotations": [*notes, *sides],
    }
    height = 130 + 20 * top + row * len(labels)
    traces = [_squares(value, low, high), *further]
    return finished(traces, layout, study, words, height=height, legend_rows=top)


def _value_axis(
    title: str,
    value: FloatArray,
    low: FloatArray,
    high: FloatArray,
    *,
    none: float,
    log: bool,
    words: Words,
) -> Part:
    """The axis of the estimates: no difference in its middle, all intervals within it."""
    ends = np.concatenate([value, low[np.isfinite(low)], high[np.isfinite(high)], [none]])
    scale: Part = {}
    if log:
        ends = np.log10(ends[ends > 0])
        scale = {"type": "log", **log_ticks(ends, words)}
    # Room for the text over the outermost marker on a narrow screen.
    centre = np.log10(none) if log else none
    reach = 1.4 * (float(np.abs(ends - centre).max()) or NOTHING_DRAWN)
    return titled(title, **scale, range=[centre - reach, centre + reach], showgrid=True)


def _squares(value: FloatArray, low: FloatArray, high: FloatArray) -> Part:
    """A square for each estimate, with its interval."""
    return points(
        value,
        np.arange(len(value)),
        error_x=error_bars(value, low, high, thickness=2.5, width=6),
        marker={"size": 11, "symbol": "square", "color": GREY},
        hoverinfo="skip",
        showlegend=False,
    )


def _row_texts(texts: Sequence[str], places: FloatArray) -> list[Part]:
    """The text of each row over its marker; on a log axis a place is a logarithm."""
    return [
        note(text, place, row, yshift=18 + 8 * text.count("<br>"), bgcolor=BACKGROUND, borderpad=1)
        for row, (text, place) in enumerate(zip(texts, places, strict=True))
    ]


def _side_texts(study: Study, better: str, words: Words) -> tuple[list[Part], int]:
    """Over each side the arm that it favours; the lines that this takes."""
    left = words.t("◄ favours {arm}", arm=_winner(study, better, "left", words))
    right = words.t("favours {arm} ►", arm=_winner(study, better, "right", words))
    sides = [(0.0, "left", wrapped(left, SIDE_WIDTH)), (1.0, "right", wrapped(right, SIDE_WIDTH))]
    notes = [
        note(
            text,
            x,
            1,
            xref="paper",
            yref="paper",
            xanchor=anchor,
            yanchor="bottom",
            font={"size": 12},
        )
        for x, anchor, text in sides
    ]
    return notes, 1 + max(text.count("<br>") for _, _, text in sides)


def _winner(study: Study, better: str, side: str, words: Words) -> str:
    arm = TREATMENT if (better == "higher") == (side == "right") else CONTROL
    return arm_title(study, arm, words)
