"""Figure of adverse events by system organ class and preferred term.

As Amit, Heiberger and Lane (2008) draw it: a line for each term, the shares of both arms as dots on
it, and beside them the difference with its interval; the counts stand in columns of their own.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    FAINT,
    REFERENCE,
    TEXT,
    Figure,
    Part,
    arm_marker,
    arm_with_n,
    finished,
    wrapped,
)
from lib.figures.events.columns import COUNT_GAP, count_notes, counts_of, head_of
from lib.figures.events.labels import (
    LETTERS,
    TOLD_WIDTH,
    Label,
    column_of,
    label_of,
    notes_of,
    places_of,
    width_of,
)
from lib.figures.parts import UNSEEN, error_bars, in_panel, line_upwards, points, titled
from lib.statistics.estimates import FloatArray
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.events.terms import difference_text, share_of_arm_text
from lib.wording.names import MARK
from lib.words import Words

TARGETS = 9
# Sizes at which the markers of the arms look equal: a diamond is a third wider than its size.
MARKERS = {TREATMENT: 11, CONTROL: 9}
# Pixels within which Plotly takes a click for that of a point, above and below it together.
NEAR = 40
# Letters of a hover label.
HOVER_WIDTH = 60
# Where the shares end and the differences begin, as shares of the width of both.
SHARES_END, DIFFERENCES_BEGIN = 0.41, 0.52
NICE = (1, 2, 5, 10, 20, 30, 40, 50, 60, 80, 100)


def terms_figure(
    study: Study,
    rows: pd.DataFrame,
    differences: pd.DataFrame,
    words: Words,
    *,
    followed: frozenset[tuple[str, str]] = frozenset(),
) -> Figure:
    """Share of participants per arm, and the risk difference, of each class and preferred term.

    Args:
        study: The study.
        rows: Classes and terms to be drawn, from `rows_told_once`.
        differences: From `term_differences`, aligned with `rows`.
        words: The reader's language.
        followed: Class and term ("" for the class itself) of the highlighted participant's events.
    """
    names = list(zip(rows["system_organ_class"], rows["term"], strict=True))
    nameless = words.t("No class supplied")
    labels = [
        label_of(of_class or nameless, term, alone=alone)
        for (of_class, term), alone in zip(names, rows["alone"], strict=True)
    ]
    middles, tops, end = places_of(labels)
    counts = counts_of(differences)
    column = COUNT_GAP + max(map(width_of, [text for each in counts.values() for text in each]))
    left = round(column_of(labels, 2 * column))
    head, top = head_of(study, left, column, DIFFERENCES_BEGIN, words)
    limits = [100 * differences[each].to_numpy(dtype=float) for each in ("value", "low", "high")]
    highest, reach = _spans(differences, limits)
    traces = [
        *_shares(study, differences, names, middles, words),
        _differences(limits, names, middles, words),
        _targets((0.0, highest), names, tops, end, 1),
        _targets((-reach, reach), names, tops, end, 2),
    ]
    layout: Part = {
        **_axes(middles, end, highest, reach, words),
        "shapes": [
            line_upwards(0, line={"color": REFERENCE, "width": 1.5, "dash": "dash"}, column=2)
        ],
        "annotations": [
            *head,
            *_row_notes(labels, names, middles, left, followed),
            *count_notes(counts, middles, column),
        ],
        "margin": {"l": left},
    }
    return finished(traces, layout, study, words, height=round(end), top=top)


def _spans(differences: pd.DataFrame, limits: list[FloatArray]) -> tuple[float, float]:
    """The highest share of an arm, and how far the risk differences reach to either side.

    Shares between 0 and 1, differences and their `limits` in percentage points.
    """
    shares = [differences[f"value_{arm}"].to_numpy(dtype=float) for arm in ARMS]
    reach = float(np.nanmax(np.abs(limits[1:]), initial=10.0))
    return float(np.nanmax(shares, initial=0.1)), 1.05 * reach


def _shares(
    study: Study,
    differences: pd.DataFrame,
    names: list[tuple[str, str]],
    middles: FloatArray,
    words: Words,
) -> list[Part]:
    """A point for the share of each arm; where both are the same, the open one rings the other."""
    hovers = [term or of_class for of_class, term in names]
    traces = []
    for arm, size in MARKERS.items():
        n = int(study.members(arm).sum())
        traces.append(
            points(
                differences[f"value_{arm}"].to_numpy(),
                middles,
                marker=arm_marker(arm, size, line=2),
                # A share of 0 lies at the edge.
                cliponaxis=False,
                name=arm_with_n(study, arm, n, words),
                showlegend=False,
                customdata=names,
                hovertext=[
                    wrapped(share_of_arm_text(study, name, arm, count, n, words), TOLD_WIDTH)
                    for name, count in zip(hovers, differences[f"participants_{arm}"], strict=True)
                ],
                hovertemplate="%{hovertext}<extra></extra>",
                **in_panel(1),
            )
        )
    return traces


def _differences(
    limits: list[FloatArray], names: list[tuple[str, str]], middles: FloatArray, words: Words
) -> Part:
    """The risk difference with its interval, in percentage points, on the right."""
    shares = (each.tolist() for each in np.array(limits).T / 100)
    return points(
        limits[0],
        middles,
        error_x={**error_bars(*limits, width=4), "color": TEXT},
        marker={"size": 8, "symbol": "square", "color": TEXT},
        customdata=names,
        text=[
            f"{wrapped(term or of_class, HOVER_WIDTH)}: {difference_text(value, low, high, words)}"
            for (of_class, term), (value, low, high) in zip(names, shares, strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        **in_panel(2),
    )


def _row_notes(
    labels: list[Label],
    names: list[tuple[str, str]],
    middles: FloatArray,
    left: float,
    followed: frozenset[tuple[str, str]],
) -> list[Part]:
    """The name of each row to the left of the panels."""

    def mark(*name: str) -> str:
        return f" {MARK}" if name in followed else ""

    return [
        part
        for label, (of_class, term), middle in zip(labels, names, middles.tolist(), strict=True)
        for part in notes_of(
            label, middle, left, mark_heading=mark(of_class, ""), mark=mark(of_class, term)
        )
    ]


def _axes(middles: FloatArray, end: float, highest: float, reach: float, words: Words) -> Part:
    """The axes of both panels; a dotted line leads from each name through its points."""
    both: Part = {
        "showgrid": True,
        "zeroline": False,
        "tickangle": 0,
        "tickfont": {"size": LETTERS},
    }
    share, points_away = _nice(100 * highest), _nice(reach)
    shares = titled(
        words.t("Participants"),
        **both,
        domain=[0, SHARES_END],
        anchor="y",
        range=[-0.14 * highest, 1.14 * highest],
        tickvals=[0, share / 200, share / 100],
        ticktext=["0%", "", words.percent(share / 100)],
    )
    differences = {
        **both,
        "domain": [DIFFERENCES_BEGIN, 1],
        "anchor": "y2",
        "range": [-reach, reach],
        "tickvals": [-points_away, -points_away / 2, 0, points_away / 2, points_away],
        "ticktext": [
            *(words.number(-points_away, 0), ""),
            *("0", "", words.number(points_away, 0, signed=True)),
        ],
    }
    rows: Part = {
        "range": [end, 0],
        "tickvals": middles,
        "showticklabels": False,
        "showgrid": True,
        "gridcolor": FAINT,
        "griddash": "dot",
        "zeroline": False,
    }
    return {
        "xaxis": shares,
        "xaxis2": differences,
        "yaxis": {**rows, "anchor": "x"},
        "yaxis2": {**rows, "anchor": "x2", "matches": "y"},
    }


def _nice(most: float) -> float:
    """The largest round number well within one, in percent: its label stays within the panel."""
    return max((number for number in NICE if number <= 0.85 * most), default=NICE[0])


def _targets(
    ends: tuple[float, float],
    names: list[tuple[str, str]],
    tops: FloatArray,
    end: float,
    column: int,
) -> Part:
    """Points that nobody sees, so that a click on an empty place finds its row.

    A row of several lines has several lines of them, as near as a click is taken for theirs.
    """
    across = np.linspace(*ends, TARGETS)
    x: list[float] = []
    y: list[float] = []
    found: list[tuple[str, str]] = []
    for name, top, bottom in zip(names, tops, [*tops[1:], end], strict=True):
        lines = max(1, round((bottom - top) / NEAR))
        for line in range(lines):
            x.extend(across)
            y.extend([top + (line + 0.5) * (bottom - top) / lines] * TARGETS)
            found.extend([name] * TARGETS)
    return points(
        np.array(x),
        np.array(y),
        marker={"size": 14, "color": UNSEEN},
        customdata=found,
        hoverinfo="none",
        showlegend=False,
        **in_panel(column),
    )
