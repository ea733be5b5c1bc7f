"""Every participant's course with the summaries of the arms."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
from plotly.subplots import make_subplots  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import (
    BELOW,
    HIGHLIGHTED,
    MOST_TICKS,
    REFERENCE,
    STYLES,
    TEXT,
    TITLE_WIDTH,
    arm_marker,
    arm_name,
    bars,
    finished,
    highlight_name,
    hover_names,
    log_axis,
    wrapped,
)
from lib.results.changes import are_medians
from lib.results.participants.followed import is_in
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.names import arm_title, day_number, label_with_unit, statistic_name
from lib.words import Words


def courses_figure(
    study: Study,
    outcome: Outcome,
    summaries: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Every participant's course as a thin line, a panel per arm, with the arm's summary.

    Args:
        study: The study.
        outcome: The outcome shown.
        summaries: From `arm_summaries`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=0.05)
    kind = statistic_name(outcome, are_medians(summaries), words)
    # Two names stand side by side, on the screen of a phone too.
    names = {arm: wrapped(arm_title(study, arm, words), 16) for arm in ARMS}
    for column, arm in enumerate(ARMS, start=1):
        here = summaries[summaries["arm"] == arm]
        _add_lines(fig, study, outcome, arm, column)
        _add_values_below_limit(fig, study, outcome, arm, column, words)
        if is_in(study, highlighted, arm):
            _add_highlighted_course(fig, study, outcome, str(highlighted), column)
        _add_summary(fig, here, arm, f"{arm_name(study, arm, words)}: {kind}", column)
        _add_reference_limits(fig, study, outcome, column, words)
        _name_panel(fig, f"<b>{names[arm]}</b><br>{kind}", column)
        _day_axis(fig, study, here, column, words)
    fig.update_yaxes(title_text=_axis_title(outcome, words), row=1, col=1)
    if outcome.is_log:
        values = study.as_measured(outcome, days=study.every_day).to_numpy().ravel()
        limits = [outcome.reference_low, outcome.reference_high]
        drawn = [values, *(summaries[name] for name in ("value", "low", "high"))]
        log_axis(fig, np.concatenate([*drawn, np.array(limits, dtype=float)]), words)
    elif outcome.minimum is not None:
        fig.update_yaxes(rangemode="tozero")
    legends = sum(trace.showlegend is not False for trace in fig.data)
    above = legends + 2 + max(name.count("<br>") for name in names.values())
    return finished(fig, study, words, height=440, legend_rows=above)


def _add_lines(fig: go.Figure, study: Study, outcome: Outcome, arm: str, column: int) -> None:
    """The courses of an arm's participants as thin lines."""
    style, days = STYLES[arm], study.every_day
    values = study.as_measured(outcome, days=days)[study.members(arm)]
    # One trace with gaps: a trace per participant is many times slower to build and draw.
    gaps = np.full((len(values), 1), np.nan)
    fig.add_scatter(
        x=np.tile(np.append(np.asarray(days, dtype=float), np.nan), len(values)),
        y=np.hstack([values.to_numpy(), gaps]).ravel(),
        mode="lines+markers",
        line={"color": style.colour, "width": 1},
        marker={"size": 4, "symbol": style.symbol},
        opacity=0.55,
        text=hover_names(values.index, times=len(days) + 1),
        hovertemplate="%{text}: %{y}<extra></extra>",
        showlegend=False,
        row=1,
        col=column,
    )


def _add_values_below_limit(
    fig: go.Figure, study: Study, outcome: Outcome, arm: str, column: int, words: Words
) -> None:
    """A mark on each value of an arm below the quantification limit, if there is any."""
    members, days = study.members(arm), study.every_day
    values = study.as_measured(outcome, days=days)[members]
    below = study.below_limit(outcome, days=days)[members]
    rows, places = np.nonzero(below.to_numpy())
    if not len(rows):
        return
    fig.add_scatter(
        x=np.asarray(days, dtype=float)[places],
        y=values.to_numpy()[rows, places],
        mode="markers",
        marker={**arm_marker(arm, 10, line=1.5), "symbol": BELOW},
        text=hover_names(values.index[rows]),
        hovertemplate="%{text}: <%{y}<extra></extra>",
        name=words.t("Below the quantification limit (drawn at the limit)"),
        legendgroup="below",
        showlegend=not _has_legend(fig, "below"),
        row=1,
        col=column,
    )


def _add_highlighted_course(
    fig: go.Figure, study: Study, outcome: Outcome, who: str, column: int
) -> None:
    """The course of the highlighted participant as a bold line."""
    fig.add_scatter(
        x=np.asarray(study.every_day, dtype=float),
        y=study.as_measured(outcome, days=study.every_day).loc[who].to_numpy(),
        mode="lines+markers",
        line={"color": TEXT, "width": 3},
        marker={"size": 9, "symbol": HIGHLIGHTED},
        name=highlight_name(who),
        hovertemplate="%{y}<extra></extra>",
        row=1,
        col=column,
    )


def _add_summary(fig: go.Figure, here: pd.DataFrame, arm: str, name: str, column: int) -> None:
    """The means or medians of an arm with their bars."""
    style = STYLES[arm]
    fig.add_scatter(
        x=here["day"].to_numpy(),
        y=here["value"].to_numpy(),
        error_y=bars(here),
        mode="lines+markers",
        line={"color": style.colour, "width": 3, "dash": style.dash},
        marker={"size": 10, "symbol": style.symbol, "line": {"width": 2}},
        name=name,
        showlegend=False,
        hovertemplate="%{y}<extra></extra>",
        row=1,
        col=column,
    )


def _add_reference_limits(
    fig: go.Figure, study: Study, outcome: Outcome, column: int, words: Words
) -> None:
    """A line at each reference limit that the study declares."""
    for limit in (outcome.reference_low, outcome.reference_high):
        if limit is not None:
            fig.add_scatter(
                x=[float(study.every_day[0]), float(study.every_day[-1])],
                y=[limit, limit],
                mode="lines",
                line={"color": REFERENCE, "width": 1.5, "dash": "dot"},
                name=words.t("Reference limits"),
                legendgroup="reference",
                showlegend=not _has_legend(fig, "reference"),
                hovertemplate="%{y}<extra></extra>",
                row=1,
                col=column,
            )


def _has_legend(fig: go.Figure, group: str) -> bool:
    return any(trace.legendgroup == group for trace in fig.data)


def _name_panel(fig: go.Figure, text: str, column: int) -> None:
    """The arm of a panel over it."""
    fig.add_annotation(
        text=text,
        x=0.5,
        y=1,
        xref=f"x{'' if column == 1 else column} domain",
        yref="paper",
        yanchor="bottom",
        showarrow=False,
    )


def _day_axis(
    fig: go.Figure, study: Study, summaries: pd.DataFrame, column: int, words: Words
) -> None:
    """Study days under one panel, with the n of each if there is room."""
    days = study.every_day
    if len(days) <= MOST_TICKS:
        n = dict(zip(study.days, summaries["n"], strict=True))
        fig.update_xaxes(
            tickvals=list(days),
            # A day that is in no comparison has a mark and no n.
            ticktext=[f"{day}<br>n {n[day]}" if day in n else day_number(day) for day in days],
            row=1,
            col=column,
        )
    margin = 0.08 * (days[-1] - days[0])
    fig.update_xaxes(
        title_text=words.t("Study day"),
        range=[days[0] - margin, days[-1] + margin],
        row=1,
        col=column,
    )


def _axis_title(outcome: Outcome, words: Words) -> str:
    """Name of an outcome with its unit."""
    return wrapped(label_with_unit(outcome, words), TITLE_WIDTH)
