"""Figures of adverse events: by kind and by severity."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    BACKGROUND,
    FAINT,
    GREY,
    SEQUENTIAL,
    STYLES,
    TEXT,
    Figure,
    Part,
    arm_marker,
    arm_with_n,
    finished,
    wrapped,
)
from lib.figures.parts import bar, error_bars_of, points, titled
from lib.study.contract import GRADES, KIND_NAMES, MILD_TO_SEVERE
from lib.study.study import ARMS, Study
from lib.wording.events.kinds import GRADE_NAMES, grade_name
from lib.wording.names import marked
from lib.words import Words

# Grade 1 must stand out from the ground, grade 5 from the text on it.
GRADE_COLOURS: dict[str | int, str] = dict(zip(range(1, 6), SEQUENTIAL[1::2], strict=True))
WORST_COLOURS: dict[str | int, str] = {
    "none": BACKGROUND,
    **GRADE_COLOURS,
    "unknown": FAINT,
}
# From grade 3 on, the colours lie nearer to the text's than to the ground's.
DARK_FROM = 3


def severity_figure(
    study: Study,
    grades: pd.DataFrame,
    words: Words,
    *,
    followed: tuple[str, str | int] | None = None,
) -> Figure:
    """Participants of each arm by the worst grade of their events.

    Args:
        study: The study.
        grades: From `worst_grades`.
        words: The reader's language.
        followed: Arm and worst grade of the highlighted participant, if any.
    """
    names = [arm_with_n(study, arm, int(study.members(arm).sum()), words) for arm in ARMS]
    # A scale of mild, moderate and severe has no grades that nobody could have been given.
    beyond = [grade for grade in GRADES if grade > MILD_TO_SEVERE]
    highest = max(GRADES) if grades[beyond].any(axis=None) else MILD_TO_SEVERE
    traces = []
    for place, worst in enumerate(GRADE_NAMES):
        counts = [int(grades.loc[grades["arm"] == arm, worst].iloc[0]) for arm in ARMS]
        if worst == "unknown" and not any(counts):
            continue
        if isinstance(worst, int) and worst > highest:
            continue
        marks = [(arm, worst) == followed for arm in ARMS]
        letters = BACKGROUND if place >= DARK_FROM else TEXT
        traces.append(_grade_bars(names, counts, marks, worst, letters, words))
    layout = {
        "barmode": "stack",
        "bargap": 0.35,
        "legend": {"traceorder": "normal"},
        "xaxis": titled(words.t("Participants"), rangemode="tozero", tickformat="d"),
        "yaxis": {"autorange": "reversed"},
    }
    return finished(traces, layout, study, words, height=270, legend_rows=4)


def _grade_bars(
    names: list[str],
    counts: list[int],
    marks: list[bool],
    worst: str | int,
    letters: str,
    words: Words,
) -> Part:
    """How many participants of each arm had a grade at worst; the marks are the one followed's."""
    return bar(
        counts,
        names,
        orientation="h",
        marker={"color": WORST_COLOURS[worst], "line": {"color": GREY, "width": 1}},
        text=[
            marked(str(count), followed=followed) if count else ""
            for count, followed in zip(counts, marks, strict=True)
        ],
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"color": letters},
        textangle=0,
        name=grade_name(worst, words),
        hovertemplate="%{x}<extra></extra>",
    )


def incidence_figure(
    study: Study, labels: Sequence[str], incidences: dict[str, pd.DataFrame], words: Words
) -> Figure:
    """Share of participants with at least one event, per arm, with exact intervals.

    Args:
        study: The study.
        labels: One per row, HTML of Plotly's kind; bold for a class of terms.
        incidences: Per arm a frame with value, low, high, participants and n, a row per label;
            NaN draws nothing.
        words: The reader's language.
    """
    rows = np.arange(len(labels))
    traces = []
    for arm in ARMS:
        here = incidences[arm]
        traces.append(
            points(
                here["value"].to_numpy(),
                rows + 1.3 * STYLES[arm].offset,
                error_x=error_bars_of(here, thickness=1.2, width=0),
                marker=arm_marker(arm, 10, line=2),
                name=arm_with_n(study, arm, int(here["n"].iloc[0]) if len(here) else 0, words),
                text=[
                    "" if np.isnan(count) else f"{count:g}/{n:g}"
                    for count, n in zip(here["participants"], here["n"], strict=True)
                ],
                hovertemplate="%{text}<extra></extra>",
            )
        )
    highest = max(float(np.nanmax(frame["high"], initial=0.1)) for frame in incidences.values())
    layout = {
        "xaxis": titled(
            words.t("Participants (exact 95% CI)"),
            tickformat=".0%",
            range=[-0.04, min(1, highest) + 0.04],
            showgrid=True,
        ),
        "yaxis": {
            "tickvals": rows,
            "ticktext": list(labels),
            "range": [len(labels) - 0.5, -0.5],
            "zeroline": False,
        },
    }
    height = 160 + 38 * len(labels)
    return finished(traces, layout, study, words, height=height, legend_rows=2)


def kind_rows(
    kinds: pd.DataFrame,
    words: Words,
    *,
    nobody: Sequence[str] = (),
    followed: frozenset[str] = frozenset(),
) -> tuple[list[str], dict[str, pd.DataFrame]]:
    """Labels and incidences of `incidence_by_kind`, for `incidence_figure`.

    Args:
        kinds: From `incidence_by_kind`; kinds that were not supplied have no row.
        words: The reader's language.
        nobody: From `kinds_of_nobody`: one row for all of them, which have the same limits.
        followed: Kinds of event that the highlighted participant had.
    """
    drawn = kinds[kinds["supplied"].astype(bool) & ~kinds["kind"].isin(nobody[1:])]
    labels = [
        words.t("Nobody")
        if name in nobody
        else marked(wrapped(words.t(KIND_NAMES[name]), 24), followed=name in followed)
        for name in drawn["kind"].unique()
    ]
    return labels, {arm: drawn[drawn["arm"] == arm] for arm in ARMS}
