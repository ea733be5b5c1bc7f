"""A forest as journals print it: label, n, axis, and estimate (95% CI) in columns with headings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lib.figures.drawing import REFERENCE, TEXT, Figure, Part, escaped, finished
from lib.figures.forests.columns import GAP, SIZE, SMALL, Row, balanced, columns, fitted, lines_of
from lib.figures.parts import error_bars, line_upwards, note, points, titled
from lib.statistics.estimates import FloatArray
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.names import arm_label
from lib.words import Words

NOTHING_DRAWN = 0.4
# Letters and pixels of a line around an axis that is narrow on a phone: of a side, of a title.
SIDE, TITLE = (23, 130), (40, 244)
NO_BREAK = "\N{NO-BREAK SPACE}"
# Pixels: of a line, of the least row, between the texts of two rows, over and under the rows.
LINE, LEAST_ROW, BETWEEN, ABOVE = 17, 32, 8, 24
# Of ticks: the first digit of a step; and ratios to each side of none.
STEPS = (1, 2, 3, 4, 5, 6, 8)
RATIOS = (
    *((0.999, 1.001), (0.99, 1.01), (0.95, 1.05), (0.9, 1.1)),
    *((0.8, 1.25), (0.7, 1.4), (0.5, 2.0), (0.25, 4.0)),
)


def forest(
    study: Study,
    rows: Sequence[Row],
    value: FloatArray,
    low: FloatArray,
    high: FloatArray,
    *,
    headings: tuple[str, str],
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
        rows: What is written of each.
        value: Estimates; NaN draws none.
        low: Lower limits.
        high: Upper limits.
        headings: Over the names and over the estimates.
        none: The value of no difference.
        title: Title of the axis.
        better: "higher" or "lower" to name the arm that each side favours; else empty.
        log: Whether the axis is logarithmic.
        words: The reader's language.
        further: Traces in the last row, downwards in pixels from its middle; not in the legend.
    """
    labels, numbers, effects, left = columns(rows, headings)
    heights = _heights(labels, effects)
    ends = np.cumsum(heights)
    middles = ends - np.array(heights) / 2
    # Headings stand on the first row, whatever their lines.
    places = [heights[0] - BETWEEN / 2, *middles[1:].tolist()]
    sides = _side_texts(study, better, words) if better else []
    whole = int(ends[-1]) + (LINE * max(map(lines_of, sides)) + 4 if sides else 0)
    drawn = np.concatenate([value, low, high])
    layout = {
        "xaxis": _value_axis(title, drawn, none=none, log=log, words=words),
        "yaxis": _effects_axis(effects, middles, whole),
        "shapes": [_line_of_none(none, heights[0], whole)],
        "annotations": [
            *_texts(labels, places, xanchor="left", xshift=-left, size=SIZE),
            *_texts(numbers, places[: len(numbers)], xanchor="right", xshift=-GAP, size=SMALL),
            *_sides(sides, np.log10(none) if log else none, ends[-1]),
        ],
        "margin": {"l": left, "pad": 0},
        # Plotly would cut the columns for an axis of 64 pixels.
        "minreducedwidth": 40,
    }
    traces = [
        _squares(rows, value, low, high, middles[1:]),
        *({**trace, "y": middles[-1] + trace["y"]} for trace in further),
    ]
    return finished(traces, layout, study, words, height=whole, top=ABOVE)


def _heights(labels: Sequence[str], effects: Sequence[str]) -> list[int]:
    """Pixels of the headings and of each row, by the lines of its texts."""
    heights = [
        LINE * max(lines_of(label), lines_of(effect)) + BETWEEN
        for label, effect in zip(labels, effects, strict=True)
    ]
    return [heights[0], *(max(LEAST_ROW, height) for height in heights[1:])]


def _effects_axis(effects: Sequence[str], places: FloatArray, whole: int) -> Part:
    """The rows in pixels from the top; the written estimates are its ticks, at the right."""
    return {
        "tickvals": places,
        "ticktext": list(effects),
        "range": [whole, 0],
        "side": "right",
        "ticks": "",
        "tickfont": {"size": SMALL},
        "ticklabelstandoff": 6,
        # Plotly measures them.
        "automargin": True,
        "zeroline": False,
        "showgrid": False,
    }


def _line_of_none(none: float, top: int, foot: int) -> Part:
    """The line of no difference, from under the headings down to the axis, behind the squares."""
    line = line_upwards(none, line={"color": REFERENCE, "width": 1.5})
    return {**line, "yref": "y", "y0": top, "y1": foot, "layer": "below"}


def _value_axis(title: str, drawn: FloatArray, *, none: float, log: bool, words: Words) -> Part:
    """The axis of the estimates: no difference in its middle, all intervals within it."""
    known = drawn[np.isfinite(drawn) & ((drawn > 0) if log else True)]
    centre = np.log10(none) if log else none
    ends = np.append(np.log10(known) if log else known, centre)
    # A square at the end of an axis of 60 pixels is drawn whole.
    reach = 1.2 * (float(np.abs(ends - centre).max()) or NOTHING_DRAWN)
    return titled(
        balanced(title, *TITLE, SIZE),
        **({"type": "log", **_ratio_ticks(reach, words)} if log else _ticks(reach, words)),
        range=[centre - reach, centre + reach],
        showgrid=False,
        zeroline=False,
        showline=True,
        linecolor=REFERENCE,
        ticks="outside",
        ticklen=4,
        tickcolor=REFERENCE,
        tickangle=0,
        tickfont={"size": SMALL},
    )


def _ticks(reach: float, words: Words) -> Part:
    """No difference and a step to each side, which a narrow axis can hold; half steps unnamed."""
    decade = 10.0 ** np.floor(np.log10(0.9 * reach))
    first = max(step for step in STEPS if step <= 0.9 * reach / decade * (1 + 1e-12))
    step = first * decade
    digits = max(0, -int(np.floor(np.log10(decade))))
    low, high = words.number(-step, digits), words.number(step, digits)
    places = [-step, -step / 2, 0.0, step / 2, step]
    return {"tickvals": places, "ticktext": [low, "", "0", "", high]}


def _ratio_ticks(reach: float, words: Words) -> Part:
    """No difference and a ratio to each side of it."""
    # Up to where a float ends.
    powers = [(10.0**-power, 10.0**power) for power in range(1, min(int(reach), 300) + 1)]
    within = [ends for ends in [*RATIOS, *powers] if np.log10(ends[1]) <= 0.9 * reach]
    low, high = within[-1] if within else RATIOS[0]
    places = [low, 1.0, high]
    return {"tickvals": places, "ticktext": [_tick_text(place, words) for place in places]}


def _tick_text(place: float, words: Words) -> str:
    """A tick with the decimals that it has; below a millionth with an exponent."""
    decimals = len(f"{place:.6f}".rstrip("0").partition(".")[2])
    return words.number(place, decimals if place >= 1e-6 else 4)


def _squares(
    rows: Sequence[Row], value: FloatArray, low: FloatArray, high: FloatArray, places: FloatArray
) -> Part:
    """A square for each estimate, with its interval."""
    return points(
        value,
        places,
        error_x=error_bars(value, low, high, thickness=2, width=4),
        marker={"size": 10, "symbol": "square", "color": TEXT},
        hovertext=[escaped(row.hover) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )


def _texts(
    texts: Sequence[str], places: Sequence[float], *, xanchor: str, xshift: int, size: int
) -> list[Part]:
    """A column beside the axis: its heading over a place, the others around theirs."""
    return [
        note(
            text,
            0,
            place,
            xref="paper",
            xanchor=xanchor,
            xshift=xshift,
            yanchor="middle" if row else "bottom",
            align=xanchor,
            borderpad=0,
            font={"size": size},
        )
        for row, (text, place) in enumerate(zip(texts, places, strict=True))
    ]


def _side_texts(study: Study, better: str, words: Words) -> list[str]:
    """Which arm each side favours; no line consists of an arrow."""
    left, right = (
        words.t("favours {arm}", arm=_winner(study, better, side, words))
        for side in ("left", "right")
    )
    texts = (f"◄{NO_BREAK}{left}", f"{right}{NO_BREAK}►")
    return [fitted(text, *SIDE, SMALL) for text in texts]


def _sides(texts: Sequence[str], none: float, top: float) -> list[Part]:
    """The texts of both sides, next to no difference and over the line of the axis."""
    beside = (("right", -6), ("left", 6))
    return [
        note(
            text,
            none,
            top,
            xanchor=anchor,
            xshift=shift,
            yanchor="top",
            align=anchor,
            borderpad=0,
            font={"size": SMALL},
        )
        for text, (anchor, shift) in zip(texts, beside, strict=False)
    ]


def _winner(study: Study, better: str, side: str, words: Words) -> str:
    arm = TREATMENT if (better == "higher") == (side == "right") else CONTROL
    return arm_label(study, arm, words)
