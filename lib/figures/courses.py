"""Every participant's course with the summaries of the arms."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.distributions import value_bands
from lib.figures.drawing import (
    BELOW,
    HIGHLIGHTED,
    MOST_TICKS,
    REFERENCE,
    STYLES,
    TEXT,
    TITLE_WIDTH,
    Figure,
    Part,
    arm_marker,
    arm_name,
    finished,
    highlight_name,
    hover_names,
    legend_names,
    log_axis,
    wrapped,
)
from lib.figures.parts import (
    axis_name,
    error_bars_of,
    in_panel,
    named_once,
    note,
    panels,
    points,
    titled,
)
from lib.results.changes import are_medians
from lib.results.distributions import are_many, courses_at_random
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
) -> Figure:
    """Every participant's course as a thin line, a panel per arm, with the arm's summary.

    Of many participants some courses drawn at random, over bands that hold most values of each day.

    Args:
        study: The study.
        outcome: The outcome shown.
        summaries: From `arm_summaries`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    kind = statistic_name(outcome, are_medians(summaries), words)
    # Two names stand side by side, on the screen of a phone too.
    names = {arm: wrapped(arm_title(study, arm, words), 16) for arm in ARMS}
    traces, notes, days = [], [], []
    for column, arm in enumerate(ARMS, start=1):
        here = summaries[summaries["arm"] == arm]
        drawn = value_bands(study, outcome, arm) if are_many(study) else []
        drawn += [_lines(study, outcome, arm), *_values_below_limit(study, outcome, arm, words)]
        if is_in(study, highlighted, arm):
            drawn.append(_highlighted_course(study, outcome, str(highlighted)))
        drawn.append(_summary(here, arm, f"{arm_name(study, arm, words)}: {kind}"))
        drawn += _reference_limits(study, outcome, words)
        traces += [{**trace, **in_panel(column)} for trace in drawn]
        notes.append(_panel_name(f"<b>{names[arm]}</b><br>{kind}", column))
        days.append(_day_axis(study, here, words))
    across, up = panels(0.05)
    scale = _value_scale(study, outcome, summaries, words)
    layout = {
        "xaxis": {**across[0], **days[0]},
        "xaxis2": {**across[1], **days[1]},
        "yaxis": {**up[0], **scale, **titled(_axis_title(outcome, words))},
        "yaxis2": {**up[1], **scale},
        "annotations": notes,
    }
    traces = named_once(traces)
    above = len(legend_names(traces)) + 2 + max(name.count("<br>") for name in names.values())
    return finished(traces, layout, study, words, height=440, legend_rows=above)


def _value_scale(study: Study, outcome: Outcome, summaries: pd.DataFrame, words: Words) -> Part:
    """From where to where the values go, and whether in logs."""
    if outcome.is_log:
        values = study.as_measured(outcome, days=study.every_day).to_numpy().ravel()
        limits = [outcome.reference_low, outcome.reference_high]
        drawn = [values, *(summaries[name] for name in ("value", "low", "high"))]
        return log_axis(np.concatenate([*drawn, np.array(limits, dtype=float)]), words)
    return {} if outcome.minimum is None else {"rangemode": "tozero"}


def _lines(study: Study, outcome: Outcome, arm: str) -> Part:
    """The courses of an arm's participants as thin lines."""
    style, days = STYLES[arm], study.every_day
    values = study.as_measured(outcome, days=days)[courses_at_random(study, arm)]
    # One trace with gaps: a trace per participant is many times slower to build and draw.
    gaps = np.full((len(values), 1), np.nan)
    return points(
        np.tile(np.append(np.asarray(days, dtype=float), np.nan), len(values)),
        np.hstack([values.to_numpy(), gaps]).ravel(),
        mode="lines+markers",
        line={"color": style.colour, "width": 1},
        marker={"size": 4, "symbol": style.symbol},
        opacity=0.55,
        text=hover_names(values.index, times=len(days) + 1),
        hovertemplate="%{text}: %{y}<extra></extra>",
        showlegend=False,
    )


def _values_below_limit(study: Study, outcome: Outcome, arm: str, words: Words) -> list[Part]:
    """A mark on each drawn value of an arm below the quantification limit, if there is any."""
    members, days = courses_at_random(study, arm), study.every_day
    values = study.as_measured(outcome, days=days)[members]
    below = study.below_limit(outcome, days=days)[members]
    rows, places = np.nonzero(below.to_numpy())
    if not len(rows):
        return []
    marks = points(
        np.asarray(days, dtype=float)[places],
        values.to_numpy()[rows, places],
        marker={**arm_marker(arm, 10, line=1.5), "symbol": BELOW},
        text=hover_names(values.index[rows]),
        hovertemplate="%{text}: <%{y}<extra></extra>",
        name=words.t("Below the quantification limit (drawn at the limit)"),
        legendgroup="below",
        showlegend=True,
    )
    return [marks]


def _highlighted_course(study: Study, outcome: Outcome, who: str) -> Part:
    """The course of the highlighted participant as a bold line."""
    return points(
        np.asarray(study.every_day, dtype=float),
        study.as_measured(outcome, days=study.every_day).loc[who].to_numpy(),
        mode="lines+markers",
        line={"color": TEXT, "width": 3},
        marker={"size": 9, "symbol": HIGHLIGHTED},
        name=highlight_name(who),
        hovertemplate="%{y}<extra></extra>",
    )


def _summary(here: pd.DataFrame, arm: str, name: str) -> Part:
    """The means or medians of an arm with their bars."""
    style = STYLES[arm]
    return points(
        here["day"].to_numpy(),
        here["value"].to_numpy(),
        error_y=error_bars_of(here),
        mode="lines+markers",
        line={"color": style.colour, "width": 3, "dash": style.dash},
        marker={"size": 10, "symbol": style.symbol, "line": {"width": 2}},
        name=name,
        showlegend=False,
        hovertemplate="%{y}<extra></extra>",
    )


def _reference_limits(study: Study, outcome: Outcome, words: Words) -> list[Part]:
    """A line at each reference limit that the study declares."""
    return [
        points(
            [float(study.every_day[0]), float(study.every_day[-1])],
            [limit, limit],
            mode="lines",
            line={"color": REFERENCE, "width": 1.5, "dash": "dot"},
            name=words.t("Reference limits"),
            legendgroup="reference",
            showlegend=True,
            hovertemplate="%{y}<extra></extra>",
        )
        for limit in (outcome.reference_low, outcome.reference_high)
        if limit is not None
    ]


def _panel_name(text: str, column: int) -> Part:
    """The arm of a panel over it."""
    xref = f"{axis_name('x', column)} domain"
    return note(text, 0.5, 1, xref=xref, yref="paper", yanchor="bottom")


def _day_axis(study: Study, summaries: pd.DataFrame, words: Words) -> Part:
    """Study days under one panel, with the n of each if there is room."""
    days = study.every_day
    margin = 0.08 * (days[-1] - days[0])
    axis = titled(words.t("Study day"), range=[days[0] - margin, days[-1] + margin])
    if len(days) > MOST_TICKS:
        return axis
    n = dict(zip(study.days, summaries["n"], strict=True))
    # A day that is in no comparison has a mark and no n.
    ticks = [f"{day}<br>n {n[day]}" if day in n else day_number(day) for day in days]
    return {**axis, "tickvals": list(days), "ticktext": ticks}


def _axis_title(outcome: Outcome, words: Words) -> str:
    """Name of an outcome with its unit."""
    return wrapped(label_with_unit(outcome, words), TITLE_WIDTH)
