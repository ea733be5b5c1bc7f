"""Changes from baseline: by visit, of each participant, and of two outcomes together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import (
    BACKGROUND,
    BELOW,
    ID_WIDTH,
    MOST_TICKS,
    REFERENCE,
    STYLES,
    add_highlight,
    arm_marker,
    arm_name,
    arm_with_n,
    bars,
    change_title,
    finished,
    hover_names,
    id_ticks,
    log_axis,
    log_ticks,
)
from lib.results.changes import Association
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.names import day_label
from lib.words import Words

MOST_NAMED_BARS = 60


def changes_figure(
    study: Study,
    outcome: Outcome,
    changes: Sequence[pd.DataFrame],
    summaries: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Change from baseline by visit: every participant a point, the arms' means with intervals.

    Args:
        study: The study.
        outcome: The outcome shown.
        changes: From `changes_from_baseline`, a frame per follow-up day.
        summaries: From `change_summaries`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = go.Figure()
    for arm in ARMS:
        for position, frame in enumerate(changes):
            _add_points(fig, arm, position, frame[frame["arm"] == arm], highlighted)
        _add_means(fig, study, outcome, summaries, arm, words)
    fig.add_hline(y=outcome.no_difference, line={"color": REFERENCE, "width": 1})
    _name_visits(fig, study, summaries, words)
    fig.update_yaxes(title_text=change_title(outcome, words))
    if outcome.is_log:
        individual = [frame["change"].to_numpy() for frame in changes]
        limits = [summaries[name] for name in ("value", "low", "high")]
        log_axis(fig, np.concatenate([*individual, *limits]), words)
    return finished(fig, study, words, height=390, legend_rows=2)


def _add_points(
    fig: go.Figure, arm: str, position: int, here: pd.DataFrame, highlighted: str | None
) -> None:
    """A point for each participant of an arm at a visit, side by side."""
    spread = np.linspace(-0.07, 0.07, len(here)) if len(here) > 1 else np.zeros(len(here))
    places = position + 1.9 * STYLES[arm].offset + spread
    followed = (here["participant_id"] == highlighted).to_numpy()
    if followed.any():
        add_highlight(fig, places[followed], here["change"].to_numpy()[followed], str(highlighted))
    fig.add_scatter(
        x=places,
        y=here["change"].to_numpy(),
        mode="markers",
        marker={
            **arm_marker(arm, 6),
            "symbol": np.where(here["below_limit"], BELOW, STYLES[arm].symbol),
        },
        opacity=0.6,
        text=hover_names(here["participant_id"]),
        hovertemplate="%{text}: %{y:.3~g}<extra></extra>",
        showlegend=False,
    )


def _add_means(
    fig: go.Figure, study: Study, outcome: Outcome, summaries: pd.DataFrame, arm: str, words: Words
) -> None:
    """The mean change of an arm at each visit, with its interval."""
    here = summaries[summaries["arm"] == arm]
    name = arm_name(study, arm, words)
    fig.add_scatter(
        x=np.arange(len(here)) + 0.6 * STYLES[arm].offset,
        y=here["value"].to_numpy(),
        error_y=bars(here),
        mode="markers",
        marker=arm_marker(arm, 12, line=2),
        name=words.t("{arm}: mean change, 95% CI", arm=name)
        if not outcome.is_log
        else words.t("{arm}: geometric mean ratio, 95% CI", arm=name),
        hovertemplate="%{y:.3~g}<extra></extra>",
    )


def _name_visits(fig: go.Figure, study: Study, summaries: pd.DataFrame, words: Words) -> None:
    """The visits under their points, with the n of both arms; of many visits some."""
    counts = {arm: summaries.loc[summaries["arm"] == arm, "n"].to_numpy() for arm in ARMS}
    ticks = [
        f"{day_label(day, words)}<br>n {n_treatment} + {n_control}"
        for day, n_treatment, n_control in zip(
            study.follow_up_days, counts[TREATMENT], counts[CONTROL], strict=True
        )
    ]
    every = -(-len(ticks) // MOST_TICKS)
    fig.update_xaxes(
        tickvals=np.arange(len(ticks))[::every],
        ticktext=ticks[::every],
        range=[-0.5, len(ticks) - 0.5],
    )


def waterfall_figure(
    study: Study,
    outcome: Outcome,
    changes: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Individual change from baseline, one bar per participant, ordered by size.

    Args:
        study: The study.
        outcome: The outcome shown.
        changes: From `changes_from_baseline`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    ordered = changes.sort_values(
        ["change", "participant_id"], ascending=[outcome.higher_is_better, True]
    )
    none = outcome.no_difference
    fig = go.Figure()
    positions = np.arange(len(ordered))
    for arm in ARMS:
        here = (ordered["arm"] == arm).to_numpy()
        fig.add_bar(
            x=positions[here],
            y=ordered["change"].to_numpy()[here] - none,
            base=none,
            marker=_bar_of(arm),
            name=arm_with_n(study, arm, int(here.sum()), words),
            text=hover_names(ordered["participant_id"][here]),
            textposition="none",
            hovertemplate="%{text}: %{y:.3~g}<extra></extra>",
        )
    followed = (ordered["participant_id"] == highlighted).to_numpy()
    if followed.any():
        add_highlight(
            fig, positions[followed], ordered["change"].to_numpy()[followed], str(highlighted)
        )
    fig.update_layout(barmode="overlay", bargap=0.15)
    many = len(ordered) > MOST_NAMED_BARS
    _name_bars(fig, ordered, highlighted, words, many=many)
    fig.update_yaxes(title_text=change_title(outcome, words))
    if outcome.is_log:
        log_axis(fig, ordered["change"].to_numpy(), words)
    # Upright letters under the bars.
    longest = 0 if many else max((len(str(who)) for who in ordered["participant_id"]), default=0)
    height = 390 + 5 * max(0, longest - ID_WIDTH)
    return finished(fig, study, words, height=height, legend_rows=2)


def _name_bars(
    fig: go.Figure, ordered: pd.DataFrame, highlighted: str | None, words: Words, *, many: bool
) -> None:
    """The participant under each bar; of too many none."""
    fig.update_xaxes(
        tickvals=np.arange(len(ordered)),
        ticktext=[
            tick + (" ▽" if below else "")
            for tick, below in zip(
                id_ticks(ordered["participant_id"], highlighted),
                ordered["below_limit"],
                strict=True,
            )
        ],
        tickangle=-90,
        tickfont={"size": 9},
        showticklabels=not many,
        title_text=words.t("Participants") if many else "",
    )


def _bar_of(arm: str) -> dict[str, object]:
    """How the bars of an arm are filled."""
    style = STYLES[arm]
    pattern = {
        "shape": style.pattern,
        "fgcolor": style.colour,
        "bgcolor": BACKGROUND,
        "fillmode": "replace",
    }
    return {
        "color": style.colour,
        "pattern": pattern if style.pattern else None,
        "line": {"width": 1, "color": style.colour},
    }


def association_figure(
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
        found: From `association_of_changes`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = go.Figure()
    frame = found.participants.assign(below=found.below_limit)
    for arm in ARMS:
        # The legend has the symbol of the first point: those below a limit come last.
        here = frame[frame["arm"] == arm].sort_values("below", kind="stable")
        fig.add_scatter(
            x=here["activity"].to_numpy(),
            y=here["marker"].to_numpy(),
            mode="markers",
            marker={
                **arm_marker(arm, 9, line=1.5),
                "symbol": np.where(here["below"], BELOW, STYLES[arm].symbol),
            },
            name=arm_with_n(study, arm, len(here), words),
            text=hover_names(here["participant_id"]),
            hovertemplate="%{text}: %{x:.3~g}; %{y:.3~g}<extra></extra>",
        )
    followed = frame[frame["participant_id"] == highlighted]
    if len(followed):
        add_highlight(
            fig, followed["activity"].to_numpy(), followed["marker"].to_numpy(), str(highlighted)
        )
    fig.add_hline(y=marker.no_difference, line={"color": REFERENCE, "width": 1})
    fig.add_vline(x=activity.no_difference, line={"color": REFERENCE, "width": 1})
    if marker.is_log:
        log_axis(fig, frame["marker"].to_numpy(), words)
    if activity.is_log and len(frame):
        ends = np.log10(frame["activity"].to_numpy())
        fig.update_xaxes(type="log", **log_ticks(ends, words))
    fig.update_xaxes(title_text=change_title(activity, words), showgrid=True, zeroline=False)
    fig.update_yaxes(title_text=change_title(marker, words), zeroline=False)
    return finished(fig, study, words, height=400, legend_rows=3)
