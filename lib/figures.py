"""Figures of an outcome: results in, a Plotly figure out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
from plotly.subplots import make_subplots  # type: ignore[import-untyped, unused-ignore]

from lib.drawing import (
    BACKGROUND,
    BELOW,
    HIGHLIGHTED,
    ID_WIDTH,
    MOST_TICKS,
    REFERENCE,
    SEQUENTIAL,
    STYLES,
    TEXT,
    add_highlight,
    arm_marker,
    arm_name,
    axis_title,
    bars,
    change_title,
    day_axis,
    escaped,
    finished,
    highlight_name,
    id_ticks,
    log_axis,
    repeated,
    wrapped,
)
from lib.results.changes import are_medians, bands_of
from lib.results.participants import is_in, marked
from lib.sentences import arm_title, band_label, day_label, statistic_name
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.words import Words


def courses(
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


def changes_by_visit(
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
        changes: One frame of `changes` per follow-up day.
        summaries: From `change_summaries`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = go.Figure()
    for arm in ARMS:
        style = STYLES[arm]
        name = arm_name(study, arm, words)
        for position, frame in enumerate(changes):
            here = frame[frame["arm"] == arm]
            spread = np.linspace(-0.07, 0.07, len(here)) if len(here) > 1 else np.zeros(len(here))
            places = position + 1.9 * style.offset + spread
            hers = (here["participant_id"] == highlighted).to_numpy()
            if hers.any():
                add_highlight(fig, places[hers], here["change"].to_numpy()[hers], str(highlighted))
            fig.add_scatter(
                x=places,
                y=here["change"].to_numpy(),
                mode="markers",
                marker={
                    **arm_marker(arm, 6),
                    "symbol": np.where(here["below_limit"], BELOW, style.symbol),
                },
                opacity=0.6,
                text=[escaped(one) for one in here["participant_id"]],
                hovertemplate="%{text}: %{y:.3~g}<extra></extra>",
                showlegend=False,
            )
        mean = summaries[summaries["arm"] == arm]
        fig.add_scatter(
            x=np.arange(len(changes)) + 0.6 * style.offset,
            y=mean["value"].to_numpy(),
            error_y=bars(mean),
            mode="markers",
            marker=arm_marker(arm, 12, line=2),
            name=words.t("{arm}: mean change, 95% CI", arm=name)
            if not outcome.is_log
            else words.t("{arm}: geometric mean ratio, 95% CI", arm=name),
            hovertemplate="%{y:.3~g}<extra></extra>",
        )
    none = outcome.no_difference
    fig.add_hline(y=none, line={"color": REFERENCE, "width": 1})
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
        range=[-0.5, len(changes) - 0.5],
    )
    fig.update_yaxes(title_text=change_title(outcome, words))
    if outcome.is_log:
        individual = [frame["change"].to_numpy() for frame in changes]
        limits = [summaries[name] for name in ("value", "low", "high")]
        log_axis(fig, np.concatenate([*individual, *limits]), words)
    return finished(fig, study, words, height=430, legend_rows=2)


def waterfall(
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
        changes: From `changes`.
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
            name=f"{arm_name(study, arm, words)} (n {int(here.sum())})",
            text=[escaped(one) for one in ordered["participant_id"][here]],
            textposition="none",
            hovertemplate="%{text}: %{y:.3~g}<extra></extra>",
        )
    hers = (ordered["participant_id"] == highlighted).to_numpy()
    if hers.any():
        add_highlight(fig, positions[hers], ordered["change"].to_numpy()[hers], str(highlighted))
    fig.update_layout(barmode="overlay", bargap=0.15)
    many = len(ordered) > 60
    _name_bars(fig, ordered, highlighted, words, many=many)
    fig.update_yaxes(title_text=change_title(outcome, words))
    if outcome.is_log:
        log_axis(fig, ordered["change"].to_numpy(), words)
    # Upright letters under the bars.
    longest = 0 if many else max((len(str(one)) for one in ordered["participant_id"]), default=0)
    height = 410 + 5 * max(0, longest - ID_WIDTH)
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


def bands(
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
    hers = bands_of(study, outcome, highlighted)
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
                marked(str(row["participants"]), hers=(row["day"], number) in hers)
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
