"""Figures of the clinical reading: who improved by how much, and whether markers move together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.drawing import (
    BACKGROUND,
    REFERENCE,
    STYLES,
    add_highlight,
    arm_marker,
    arm_name,
    change_title,
    escaped,
    finished,
    log_axis,
    log_ticks,
    wrapped,
)
from lib.findings import with_unit_of_values
from lib.results.changes import Association
from lib.sentences import outcome_label, unit_text
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.words import Words


def response_curves(
    study: Study,
    outcome: Outcome,
    curves: pd.DataFrame,
    improvements: pd.DataFrame,
    threshold: float,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Share of each arm that improved by at least each threshold, the reader's own one marked.

    Args:
        study: The study.
        outcome: The outcome shown.
        curves: From `response_curves`.
        improvements: From `improvements`.
        threshold: The reader's threshold.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = go.Figure()
    right = 1.05 * max(float(np.nanmax(curves["threshold"].to_numpy(), initial=0)), threshold, 1)
    left = min(0.0, float(np.nanmin(curves["threshold"].to_numpy(), initial=0)))
    for arm in ARMS:
        here = curves[curves["arm"] == arm]
        # A threshold between two improvements is reached by those who reach the next one.
        x = np.concatenate([[left], here["threshold"], [right]])
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
            name=f"{arm_name(study, arm, words)} (n {study.members(arm).sum()})",
            hovertemplate="≥ %{x:.3~g}: %{y:.0%}<extra></extra>",
        )
    for arm in ARMS:
        reached = improvements.loc[improvements["arm"] == arm, "improvement"] >= threshold
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
    fig.add_vline(x=threshold, line={"color": REFERENCE, "width": 1.5, "dash": "dash"})
    fig.add_annotation(
        x=threshold,
        y=1.02,
        yref="paper",
        yanchor="bottom",
        text=escaped(f"≥ {with_unit_of_values(outcome, threshold, words)}"),
        showarrow=False,
        bgcolor=BACKGROUND,
    )
    hers = improvements[improvements["participant_id"] == highlighted].dropna()
    for row in hers.to_dict("records"):
        mine = curves[(curves["arm"] == row["arm"]) & (curves["threshold"] == row["improvement"])]
        add_highlight(fig, mine["threshold"].to_numpy(), mine["share"].to_numpy(), str(highlighted))
    unit = unit_text(outcome, words)
    title = (
        words.t("{outcome}: rise from baseline of at least", outcome=outcome_label(outcome, words))
        if outcome.higher_is_better
        else words.t(
            "{outcome}: fall from baseline of at least", outcome=outcome_label(outcome, words)
        )
    )
    fig.update_xaxes(
        title_text=wrapped(f"{title} ({unit})" if unit else title, 40), range=[left, right]
    )
    fig.update_yaxes(title_text=words.t("Participants"), tickformat=".0%", range=[-0.02, 1.02])
    return finished(fig, study, words, height=360, legend_rows=3)


def association(
    study: Study,
    marker: Outcome,
    activity: Outcome,
    found: Association,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Change in a marker against change in disease activity, a point per participant.

    Args:
        study: The study.
        marker: The outcome on the vertical axis.
        activity: The outcome on the horizontal axis.
        found: From `association`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = go.Figure()
    frame = found.participants
    for arm in ARMS:
        here = frame[frame["arm"] == arm]
        fig.add_scatter(
            x=here["activity"].to_numpy(),
            y=here["marker"].to_numpy(),
            mode="markers",
            marker=arm_marker(arm, 9, line=1.5),
            name=f"{arm_name(study, arm, words)} (n {len(here)})",
            text=[escaped(one) for one in here["participant_id"]],
            hovertemplate="%{text}: %{x:.3~g}; %{y:.3~g}<extra></extra>",
        )
    hers = frame[frame["participant_id"] == highlighted]
    if len(hers):
        add_highlight(fig, hers["activity"].to_numpy(), hers["marker"].to_numpy(), str(highlighted))
    fig.add_hline(y=marker.no_difference, line={"color": REFERENCE, "width": 1})
    fig.add_vline(x=activity.no_difference, line={"color": REFERENCE, "width": 1})
    if marker.is_log:
        log_axis(fig, frame["marker"].to_numpy(), words)
    if activity.is_log and len(frame):
        ends = np.log10(frame["activity"].to_numpy())
        fig.update_xaxes(type="log", **log_ticks(ends, words))
    fig.update_xaxes(title_text=change_title(activity, words), showgrid=True, zeroline=False)
    fig.update_yaxes(title_text=change_title(marker, words), zeroline=False)
    return finished(fig, study, words, height=420, legend_rows=3)
