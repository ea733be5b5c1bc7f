"""Who improved by how much, and how many are in each activity band."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import (
    BACKGROUND,
    REFERENCE,
    SEQUENTIAL,
    STYLES,
    TEXT,
    add_highlight,
    arm_marker,
    arm_name,
    arm_with_n,
    escaped,
    finished,
    wrapped,
)
from lib.results.participants.followed import is_in
from lib.results.response import bands_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.names import (
    band_label,
    day_label,
    marked,
    outcome_label,
    unit_text,
)
from lib.wording.response import threshold_text
from lib.words import Words


def bands_figure(
    study: Study,
    outcome: Outcome,
    counts: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Participants in each activity band, by arm and visit.

    Args:
        study: The study.
        outcome: An outcome with bands.
        counts: From `band_counts`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    assert outcome.bands is not None
    fig = go.Figure()
    followed = bands_of(study, outcome, highlighted)
    rows = [(arm, day) for arm in ARMS for day in study.days]
    positions = {
        (arm, day): -(number + 0.6 * ARMS.index(arm)) for number, (arm, day) in enumerate(rows)
    }
    last = len(outcome.bands.lower) - 1
    for number in range(last + 1):
        here = counts[counts["band"] == number]
        fig.add_bar(
            y=[positions[arm, day] for arm, day in zip(here["arm"], here["day"], strict=True)],
            x=here["participants"].to_numpy(),
            orientation="h",
            marker={
                "color": SEQUENTIAL[round(number * 9 / max(last, 1))],
                "line": {"color": BACKGROUND, "width": 1},
            },
            text=[
                marked(str(row["participants"]), followed=(row["day"], number) in followed)
                if row["participants"] and is_in(study, highlighted, str(row["arm"]))
                else str(row["participants"] or "")
                for row in here.to_dict("records")
            ],
            textposition="inside",
            insidetextanchor="middle",
            # Low bands lie near the background's colour, high ones near the text's.
            insidetextfont={"color": TEXT if number <= last / 2 else BACKGROUND},
            textangle=0,
            name=escaped(band_label(outcome, number, words)),
            hovertemplate="%{x}<extra></extra>",
        )
    n = counts.drop_duplicates(["arm", "day"]).set_index(["arm", "day"])["n"]
    fig.update_layout(barmode="stack", bargap=0.2, legend_traceorder="normal")
    fig.update_yaxes(
        tickvals=[positions[row] for row in rows],
        ticktext=[
            f"{arm_name(study, arm, words)}, {day_label(day, words).lower()} (n {n[arm, day]})"
            for arm, day in rows
        ],
    )
    fig.update_xaxes(title_text=words.t("Participants"), rangemode="tozero", tickformat="d")
    return finished(fig, study, words, height=190 + 40 * len(rows), legend_rows=last + 1)


def response_figure(
    study: Study,
    outcome: Outcome,
    curves: pd.DataFrame,
    improvements: pd.DataFrame,
    threshold: float,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Share of each arm that improved by at least each threshold, the reader's marked.

    Args:
        study: The study.
        outcome: The outcome shown.
        curves: From `improvement_curves`.
        improvements: From `improvements`.
        threshold: The reader's threshold.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = go.Figure()
    thresholds = curves["threshold"].to_numpy()
    none = outcome.no_difference
    right = 1.05 * max(float(np.nanmax(thresholds, initial=none)), threshold)
    left = min(none, float(np.nanmin(thresholds, initial=none)))
    for arm in ARMS:
        _add_curve(fig, study, curves[curves["arm"] == arm], arm, (left, right), words)
    for arm in ARMS:
        _add_share(fig, improvements[improvements["arm"] == arm], arm, threshold)
    _mark_threshold(fig, outcome, threshold, words)
    followed = improvements[improvements["participant_id"] == highlighted].dropna()
    for row in followed.to_dict("records"):
        here = curves[(curves["arm"] == row["arm"]) & (curves["threshold"] == row["improvement"])]
        add_highlight(fig, here["threshold"].to_numpy(), here["share"].to_numpy(), str(highlighted))
    fig.update_xaxes(title_text=_improvement_title(outcome, words), range=[left, right])
    fig.update_yaxes(title_text=words.t("Participants"), tickformat=".0%", range=[-0.02, 1.02])
    return finished(fig, study, words, height=360, legend_rows=3)


def _add_curve(
    fig: go.Figure,
    study: Study,
    here: pd.DataFrame,
    arm: str,
    ends: tuple[float, float],
    words: Words,
) -> None:
    """The share of an arm that improved by at least each threshold, as steps."""
    # A threshold between two improvements is reached by those who reach the next one.
    x = np.concatenate([[ends[0]], here["threshold"], [ends[1]]])
    y = np.concatenate([here["share"].iloc[:1], here["share"], [0]]) if len(here) else [0, 0]
    fig.add_scatter(
        x=x,
        y=y,
        mode="lines",
        line={
            "shape": "vh",
            "width": 3,
            "color": STYLES[arm].colour,
            "dash": STYLES[arm].dash,
        },
        name=arm_with_n(study, arm, int(study.members(arm).sum()), words),
        # Written here: the browser rounds a half in its own way.
        text=[words.percent(share) for share in y],
        hovertemplate="≥ %{x:.3~g}: %{text}<extra></extra>",
    )


def _add_share(fig: go.Figure, here: pd.DataFrame, arm: str, threshold: float) -> None:
    """How many of an arm reach the reader's threshold, on their curve."""
    reached = here["improvement"] >= threshold
    fig.add_scatter(
        x=[threshold],
        y=[reached.mean()],
        mode="markers+text",
        marker=arm_marker(arm, 11, line=2),
        text=[f"{int(reached.sum())}/{len(reached)}"],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _mark_threshold(fig: go.Figure, outcome: Outcome, threshold: float, words: Words) -> None:
    """A line at the reader's threshold, with its value."""
    fig.add_vline(x=threshold, line={"color": REFERENCE, "width": 1.5, "dash": "dash"})
    fig.add_annotation(
        x=threshold,
        y=1.02,
        yref="paper",
        yanchor="bottom",
        text=escaped(f"≥ {threshold_text(outcome, threshold, words)}"),
        showarrow=False,
        bgcolor=BACKGROUND,
    )


def _improvement_title(outcome: Outcome, words: Words) -> str:
    """What an improvement is and counts in."""
    name, unit = outcome_label(outcome, words), unit_text(outcome, words)
    if outcome.is_log:
        title = (
            words.t("{outcome}: value ÷ baseline of at least", outcome=name)
            if outcome.higher_is_better
            else words.t("{outcome}: baseline ÷ value of at least", outcome=name)
        )
        return wrapped(title, 40)
    title = (
        words.t("{outcome}: rise from baseline of at least", outcome=name)
        if outcome.higher_is_better
        else words.t("{outcome}: fall from baseline of at least", outcome=name)
    )
    return wrapped(f"{title} ({unit})" if unit else title, 40)
