"""Every participant's course with the summaries of the arms."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
from plotly.subplots import make_subplots  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import (
    BELOW,
    HIGHLIGHTED,
    REFERENCE,
    STYLES,
    TEXT,
    arm_marker,
    arm_name,
    axis_title,
    bars,
    day_axis,
    escaped,
    finished,
    highlight_name,
    log_axis,
    repeated,
    wrapped,
)
from lib.results.changes import are_medians
from lib.results.participants import is_in
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.names import arm_title, statistic_name
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
    values, below = study.as_measured(outcome), study.below_limit(outcome)
    fig = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=0.05)
    days = np.asarray(study.days, dtype=float)
    kind = statistic_name(outcome, are_medians(summaries), words)
    # Two names stand side by side, on the screen of a phone too.
    names = {arm: wrapped(arm_title(study, arm, words), 16) for arm in ARMS}
    for column, arm in enumerate(ARMS, start=1):
        style = STYLES[arm]
        members = study.members(arm)
        mine, under = values[members], below[members]
        # One trace with gaps: a trace per participant is many times slower to build and draw.
        gaps = np.full((len(mine), 1), np.nan)
        fig.add_scatter(
            x=np.tile(np.append(days, np.nan), len(mine)),
            y=np.hstack([mine.to_numpy(), gaps]).ravel(),
            mode="lines+markers",
            line={"color": style.colour, "width": 1},
            marker={"size": 4, "symbol": style.symbol},
            opacity=0.55,
            text=repeated([*mine.index], len(days) + 1),
            hovertemplate="%{text}: %{y}<extra></extra>",
            showlegend=False,
            row=1,
            col=column,
        )
        rows, places = np.nonzero(under.to_numpy())
        if len(rows):
            fig.add_scatter(
                x=days[places],
                y=mine.to_numpy()[rows, places],
                mode="markers",
                marker={**arm_marker(arm, 10, line=1.5), "symbol": BELOW},
                text=[escaped(one) for one in mine.index[rows]],
                hovertemplate="%{text}: <%{y}<extra></extra>",
                name=words.t("Below the quantification limit (drawn at the limit)"),
                legendgroup="below",
                showlegend=not any(trace.legendgroup == "below" for trace in fig.data),
                row=1,
                col=column,
            )
        if is_in(study, highlighted, arm):
            fig.add_scatter(
                x=days,
                y=mine.loc[highlighted].to_numpy(),
                mode="lines+markers",
                line={"color": TEXT, "width": 3},
                marker={"size": 9, "symbol": HIGHLIGHTED},
                name=highlight_name(str(highlighted)),
                hovertemplate="%{y}<extra></extra>",
                row=1,
                col=column,
            )
        here = summaries[summaries["arm"] == arm]
        fig.add_scatter(
            x=here["day"].to_numpy(),
            y=here["value"].to_numpy(),
            error_y=bars(here),
            mode="lines+markers",
            line={"color": style.colour, "width": 3, "dash": style.dash},
            marker={"size": 10, "symbol": style.symbol, "line": {"width": 2}},
            name=f"{arm_name(study, arm, words)}: {kind}",
            showlegend=False,
            hovertemplate="%{y}<extra></extra>",
            row=1,
            col=column,
        )
        for limit in (outcome.reference_low, outcome.reference_high):
            if limit is not None:
                fig.add_scatter(
                    x=[days[0], days[-1]],
                    y=[limit, limit],
                    mode="lines",
                    line={"color": REFERENCE, "width": 1.5, "dash": "dot"},
                    name=words.t("Reference limits"),
                    legendgroup="reference",
                    showlegend=not any(trace.legendgroup == "reference" for trace in fig.data),
                    hovertemplate="%{y}<extra></extra>",
                    row=1,
                    col=column,
                )
        fig.add_annotation(
            text=f"<b>{names[arm]}</b><br>{kind}",
            x=0.5,
            y=1,
            xref=f"x{'' if column == 1 else column} domain",
            yref="paper",
            yanchor="bottom",
            showarrow=False,
        )
        day_axis(fig, study, here, column, words)
    fig.update_yaxes(title_text=axis_title(outcome, words), row=1, col=1)
    if outcome.is_log:
        limits = [outcome.reference_low, outcome.reference_high]
        drawn = [values.to_numpy().ravel(), *(summaries[name] for name in ("value", "low", "high"))]
        log_axis(fig, np.concatenate([*drawn, np.array(limits, dtype=float)]), words)
    elif outcome.minimum is not None:
        fig.update_yaxes(rangemode="tozero")
    legends = sum(trace.showlegend is not False for trace in fig.data)
    above = legends + 2 + max(name.count("<br>") for name in names.values())
    return finished(fig, study, words, height=470, legend_rows=above)
