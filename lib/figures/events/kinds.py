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
    TEXT,
    Figure,
    Part,
    arm_marker,
    arm_with_n,
    finished,
    wrapped,
)
from lib.figures.events.columns import arm_key
from lib.figures.events.labels import (
    BESIDE,
    KEY_GAP,
    LETTERS,
    LINE,
    OTHER,
    ROW_GAP,
    TOLD_WIDTH,
    key_name,
    key_of,
    left_note,
    lines_of,
    width_of,
)
from lib.figures.parts import bar, error_bars_of, points, titled
from lib.results.rows import rows_of
from lib.statistics.estimates import FloatArray
from lib.study.contract import GRADES, KIND_NAMES, MILD_TO_SEVERE
from lib.study.study import ARMS, TREATMENT, Study
from lib.wording.events.kinds import (
    GRADE_NAMES,
    grade_name,
    kind_names,
    share_of_kind_text,
    worst_grade_text,
)
from lib.wording.names import MARK, marked
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
# So many participants have a tick each.
FEW = 8
# Pixels of a bar, and of the intervals of both arms in a row.
BAR, TWO_BARS = 30, 28


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
    names = {arm: arm_with_n(study, arm, int(study.members(arm).sum()), words) for arm in ARMS}
    # Each arm has its name over its bar, in pixels from the top.
    notes, middles, end = [], [], 0
    for name in names.values():
        above = LINE * lines_of(name)
        notes.append(left_note(f"<b>{name}</b>", end + above / 2, 0))
        middles.append(end + above + BAR / 2 + 2)
        end += above + BAR + ROW_GAP
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
        hovers = [
            wrapped(worst_grade_text(study, arm, worst, count, words), TOLD_WIDTH)
            for arm, count in zip(ARMS, counts, strict=True)
        ]
        traces.append(_grade_bars(middles, counts, marks, worst, letters, hovers, words))
    legend, top = key_of([trace["name"] for trace in traces])
    layout: Part = {
        "barmode": "stack",
        "legend": legend,
        "xaxis": titled(
            words.t("Participants"),
            rangemode="tozero",
            tickformat="d",
            # Of few, a finer step would be no whole number.
            dtick=1 if max(study.n_treatment, study.n_control) <= FEW else None,
            tickfont={"size": LETTERS},
        ),
        "yaxis": {"range": [end, 0], "visible": False},
        "annotations": notes,
        "margin": {"l": 8},
    }
    return finished(traces, layout, study, words, height=end, top=top)


def _grade_bars(
    middles: list[float],
    counts: list[int],
    marks: list[bool],
    worst: str | int,
    letters: str,
    hovers: list[str],
    words: Words,
) -> Part:
    """How many participants of each arm had a grade at worst; the marks are the one followed's."""
    return bar(
        counts,
        middles,
        width=BAR,
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
        name=key_name(grade_name(worst, words)),
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def incidence_figure(
    study: Study, labels: Sequence[str], incidences: dict[str, pd.DataFrame], words: Words
) -> Figure:
    """Share of participants with at least one event, per arm, with exact intervals.

    The arms are named over the rows, each with its marker.

    Args:
        study: The study.
        labels: One per row, HTML of Plotly's kind.
        incidences: Per arm a frame with value, low, high, participants and n, a row per label;
            NaN draws nothing.
        words: The reader's language.
    """
    names = [label.removesuffix(f" {MARK}") for label in labels]
    arms = {
        arm: arm_with_n(study, arm, int(frame["n"].iloc[0]) if len(frame) else 0, words)
        for arm, frame in incidences.items()
    }
    rows = [max(TWO_BARS, LINE * lines_of(name)) + ROW_GAP for name in names]
    end = sum(rows)
    middles = np.cumsum(rows) - np.array(rows) / 2
    traces = [
        _incidences(study, arm, middles, names, incidences[arm], arms[arm], words) for arm in ARMS
    ]
    left = round(max(map(width_of, names), default=0.0) + width_of(f" {MARK}") + OTHER)
    highest = max(float(np.nanmax(frame["high"], initial=0.1)) for frame in incidences.values())
    beside = [left_note(label, middle, left) for label, middle in zip(labels, middles, strict=True)]
    key = arm_key(arms)
    beside.append(left_note(key, 1, left, yref="paper", yanchor="bottom"))
    layout: Part = {
        "xaxis": titled(
            words.t("Participants (exact 95% CI)"),
            tickformat=".0%",
            range=[-0.04, min(1, highest) + 0.04],
            showgrid=True,
            tickfont={"size": LETTERS},
        ),
        "yaxis": {"range": [end, 0], "visible": False},
        "annotations": beside,
        "margin": {"l": round(left)},
    }
    top = LINE * lines_of(key) + KEY_GAP
    return finished(traces, layout, study, words, height=round(end), top=top)


def _incidences(
    study: Study,
    arm: str,
    middles: FloatArray,
    names: Sequence[str],
    here: pd.DataFrame,
    arm_name: str,
    words: Words,
) -> Part:
    """The share of an arm with its interval in each row."""
    side = -1 if arm == TREATMENT else 1
    return points(
        here["value"].to_numpy(),
        middles + side * TWO_BARS / 4,
        error_x=error_bars_of(here, thickness=1.5, width=0),
        marker=arm_marker(arm, 10, line=2),
        name=arm_name,
        showlegend=False,
        text=[
            # The names of kinds are sentences of the dictionary and hold no markup.
            wrapped(
                f"{name.replace('<br>', ' ')}: {share_of_kind_text(study, arm, row, words)}",
                TOLD_WIDTH,
            )
            for name, row in zip(names, rows_of(here), strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


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
        wrapped(words.t("Nobody: {names}", names=kind_names(nobody, words)), BESIDE)
        if name in nobody
        else marked(wrapped(words.t(KIND_NAMES[name]), BESIDE), followed=name in followed)
        for name in drawn["kind"].unique()
    ]
    return labels, {arm: drawn[drawn["arm"] == arm] for arm in ARMS}
