"""Figure of adverse events by system organ class and preferred term."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    GREY,
    REFERENCE,
    STYLES,
    Figure,
    Part,
    arm_marker,
    arm_with_n,
    finished,
    wrapped,
)
from lib.figures.parts import (
    UNSEEN,
    error_bars_of,
    in_panel,
    line_upwards,
    note,
    panels,
    points,
    titled,
)
from lib.statistics.estimates import FloatArray
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
) -> Figure:
    """Share of participants per arm, and the risk difference, of each class and preferred term.

    Args:
        study: The study.
        rows: Classes and terms to be drawn, from `select_terms`.
        differences: From `term_differences`, aligned with `rows`.
        words: The reader's language.
        followed: Class and term ("" for the class itself) of the highlighted participant's events.
    """
    names = list(zip(rows["system_organ_class"], rows["term"], strict=True))
    labels = [
        wrapped(term or of_class or words.t("No class supplied"), LABEL_WIDTH)
        for of_class, term in names
    ]
    places = _places(labels)
    highest, reach = _spans(differences)
    traces = [
        *_shares(study, differences, names, places, words),
        _differences(differences, names, places, words),
        _targets((0.0, highest), names, places, 1),
        _targets((-reach, reach), names, places, 2),
    ]
    layout = {
        **_axes(places, highest, reach, words),
        "shapes": [
            line_upwards(0, line={"color": REFERENCE, "width": 1.5, "dash": "dash"}, column=2)
        ],
        "annotations": _row_names(labels, names, places, followed),
    }
    height = 150 + round(ROW_HEIGHT * (places[-1] + 1)) if len(places) else 150
    return finished(traces, layout, study, words, height=height, legend_rows=2)


def _places(labels: list[str]) -> FloatArray:
    """Where each row is drawn, in rows of one line: one of several lines lies farther down."""
    further = np.array([label.count("<br>") for label in labels], dtype=float)
    places: FloatArray = np.arange(len(labels)) + np.cumsum(further) * LINE_HEIGHT / ROW_HEIGHT
    return places


def _spans(differences: pd.DataFrame) -> tuple[float, float]:
    """The highest share of an arm, and how far the risk differences reach to either side."""
    shares = differences[[f"value_{arm}" for arm in ARMS]].to_numpy(dtype=float)
    ends = differences[["low", "high"]].abs().to_numpy(dtype=float)
    return float(np.nanmax(shares, initial=0.1)), 1.05 * float(np.nanmax(ends, initial=0.1))


def _shares(
    study: Study,
    differences: pd.DataFrame,
    names: list[tuple[str, str]],
    places: FloatArray,
    words: Words,
) -> list[Part]:
    """A point for the share of each arm, on the left."""
    hovers = [wrapped(term or of_class, HOVER_WIDTH) for of_class, term in names]
    traces = []
    for arm in ARMS:
        n = int(study.members(arm).sum())
        traces.append(
            points(
                differences[f"value_{arm}"].to_numpy(),
                places + 0.14 + 0.8 * STYLES[arm].offset,
                marker=arm_marker(arm, 10, line=2),
                name=arm_with_n(study, arm, n, words),
                customdata=names,
                hovertext=[
                    f"{name}: {count:g}/{n}"
                    for name, count in zip(hovers, differences[f"participants_{arm}"], strict=True)
                ],
                hovertemplate="%{hovertext}<extra></extra>",
                **in_panel(1),
            )
        )
    return traces


def _differences(
    differences: pd.DataFrame, names: list[tuple[str, str]], places: FloatArray, words: Words
) -> Part:
    """The risk difference with its interval, on the right."""
    value = differences["value"].to_numpy(dtype=float)
    return points(
        value,
        places + 0.14,
        error_x=error_bars_of(differences, width=4),
        marker={"size": 8, "symbol": "square", "color": GREY},
        customdata=names,
        # Written here: the browser rounds a half in its own way.
        text=[words.percent(share, 1) for share in value],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        **in_panel(2),
    )


def _row_names(
    labels: list[str],
    names: list[tuple[str, str]],
    places: FloatArray,
    followed: frozenset[tuple[str, str]],
) -> list[Part]:
    """The name of each row over its points; a class in bold."""
    texts = [
        marked(label, followed=name in followed) for label, name in zip(labels, names, strict=True)
    ]
    return [
        note(
            text if term else f"<b>{text}</b>",
            0,
            place,
            xref="paper",
            xanchor="left",
            align="left",
            xshift=14 if term else 0,
            yref="y",
            yshift=14 + LINE_HEIGHT * text.count("<br>") // 2,
            font={"size": 12},
        )
        for place, text, (_, term) in zip(places.tolist(), texts, names, strict=True)
    ]


def _axes(places: FloatArray, highest: float, reach: float, words: Words) -> Part:
    """The axes of both panels."""
    across, up = panels(0.06)
    both: Part = {"tickformat": ".0%", "showgrid": True, "zeroline": False}
    # A line between rows ties each name to the points below it.
    between = {
        "showticklabels": False,
        "tickvals": places - 0.62,
        "range": [(places[-1] if len(places) else 0) + 0.5, -0.75],
        "zeroline": False,
        "showgrid": True,
    }
    shares = titled(words.t("Participants"), **both, range=[-0.06 * highest, 1.06 * highest])
    differences = titled(words.t("Risk difference, 95% CI"), **both, range=[-reach, reach])
    return {
        "xaxis": {**across[0], **shares},
        "xaxis2": {**across[1], **differences},
        "yaxis": {**up[0], **between},
        "yaxis2": {**up[1], **between},
    }


def _targets(
    ends: tuple[float, float], names: list[tuple[str, str]], places: FloatArray, column: int
) -> Part:
    """Points that nobody sees, so that a click on a name or an empty place finds its row."""
    x = np.linspace(*ends, TARGETS)
    return points(
        np.tile(x, len(names)),
        np.repeat(places - 0.25, len(x)),
        marker={"size": 14, "color": UNSEEN},
        customdata=[name for name in names for _ in x],
        hoverinfo="none",
        showlegend=False,
        **in_panel(column),
    )
