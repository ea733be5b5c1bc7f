"""Forest figures: estimates with their intervals on one axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.drawing import (
    BACKGROUND,
    GREY,
    REFERENCE,
    STYLES,
    TITLE_WIDTH,
    add_highlight,
    arm_marker,
    arm_name,
    difference_title,
    escaped,
    finished,
    log_ticks,
    plotted,
    sensitivity_title,
    wrapped,
)
from lib.findings import SHORT_NAMES
from lib.results.participants import is_analysed, marked
from lib.sentences import arm_title, day_label, effect_decimals, effect_text, outcome_label
from lib.statistics.estimates import FloatArray
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.words import Words

NOTHING_DRAWN = 0.4
# Letters of a line over a marker.
TEXT_WIDTH = 48


def differences(
    study: Study,
    outcome: Outcome,
    effects: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """The adjusted difference (or ratio) at each visit with its interval.

    Args:
        study: The study.
        outcome: The outcome shown.
        effects: From `effects_by_visit`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    labels = [
        marked(
            f"{day_label(day, words)}<br>n {n_treatment} + {n_control}",
            hers=is_analysed(study, outcome, day, highlighted),
        )
        for day, n_treatment, n_control in zip(
            effects["day"], effects["n_treatment"], effects["n_control"], strict=True
        )
    ]
    texts = [
        effect_text(outcome, row["value"], row["low"], row["high"], words)
        for row in effects.to_dict("records")
    ]
    return forest(
        study,
        labels,
        effects["value"].to_numpy(),
        effects["low"].to_numpy(),
        effects["high"].to_numpy(),
        texts,
        none=outcome.no_difference,
        title=difference_title(study, outcome, words),
        better=outcome.better,
        log=outcome.is_log,
        words=words,
    )


def sensitivity(
    study: Study,
    outcome: Outcome,
    board: pd.DataFrame,
    left_out: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """Every analysis of the sensitivity board, and the primary one without each participant.

    Args:
        study: The study.
        outcome: The outcome shown.
        board: From `sensitivity`.
        left_out: From `left_out`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    labels = [
        f"{words.t(SHORT_NAMES[row['analysis']])}<br>n {row['n_treatment']} + {row['n_control']}"
        for row in board.to_dict("records")
    ]
    labels[0] = f"<b>{labels[0]}</b>"
    markers = [
        f"{sign} {arm_name(study, arm, words)}" for sign, arm in zip("●◇", ARMS, strict=True)
    ]
    labels.append(f"{words.t('Leaving one out')}<br>{'<br>'.join(markers)}")
    texts = [
        effect_text(outcome, row["value"], row["low"], row["high"], words)
        for row in board.to_dict("records")
    ]
    others = left_out["value"].dropna()
    primary = board.iloc[0]
    texts.append(
        words.interval(
            others.min(), others.max(), effect_decimals(outcome, *others, primary["value"])
        )
        if len(others)
        else words.t("cannot be estimated")
    )
    nothing = [np.nan]
    fig = forest(
        study,
        labels,
        np.append(board["value"].to_numpy(), nothing),
        np.append(board["low"].to_numpy(), others.min() if len(others) else nothing),
        np.append(board["high"].to_numpy(), others.max() if len(others) else nothing),
        texts,
        none=outcome.no_difference,
        title=sensitivity_title(study, outcome, words),
        better=outcome.better,
        log=outcome.is_log,
        words=words,
    )
    last = len(labels) - 1
    for arm in ARMS:
        here = left_out[left_out["arm"] == arm]
        fig.add_scatter(
            x=here["value"].to_numpy(),
            y=np.full(len(here), last + 0.18 + 1.1 * STYLES[arm].offset),
            mode="markers",
            marker=arm_marker(arm, 7, line=1.5),
            opacity=0.8,
            name=arm_name(study, arm, words),
            text=[escaped(one) for one in here["participant_id"]],
            hovertemplate="%{text}: %{x:.3~g}<extra></extra>",
            showlegend=False,
        )
    hers = left_out[left_out["participant_id"] == highlighted]
    for row in hers.to_dict("records"):
        place = last + 0.18 + 1.1 * STYLES[row["arm"]].offset
        add_highlight(fig, np.array([row["value"]]), np.array([place]), str(highlighted))
        fig.data[-1].showlegend = False
    return fig


def outcomes_forest(
    study: Study,
    effects: pd.DataFrame,
    day: int,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """All outcomes on one axis, in standard-deviation units of the adjusted difference.

    Args:
        study: The study.
        effects: From `effects_by_outcome`.
        day: Their day.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    labels, texts = [], []
    for outcome, row in zip(study.outcomes, effects.to_dict("records"), strict=True):
        arrow = "↑" if outcome.higher_is_better else "↓"
        good = words.t("{arrow} is better", arrow=arrow)
        hers = is_analysed(study, outcome, day, highlighted)
        label = marked(wrapped(outcome_label(outcome, words), 18), hers=hers)
        labels.append(f"{label}<br>{good}")
        bounds = (row["value"], row["low"], row["high"])
        texts.append(wrapped(effect_text(outcome, *bounds, words, unit=True), TEXT_WIDTH))
    return forest(
        study,
        labels,
        effects["scaled"].to_numpy(),
        effects["scaled_low"].to_numpy(),
        effects["scaled_high"].to_numpy(),
        texts,
        none=0,
        title=wrapped(
            words.t(
                "Adjusted difference in SD, {treatment} − {control}",
                treatment=arm_title(study, TREATMENT, words),
                control=arm_title(study, CONTROL, words),
            ),
            TITLE_WIDTH,
        ),
        better="",
        log=False,
        words=words,
    )


def forest(
    study: Study,
    labels: Sequence[str],
    value: FloatArray,
    low: FloatArray,
    high: FloatArray,
    texts: Sequence[str],
    *,
    none: float,
    title: str,
    better: str,
    log: bool,
    words: Words,
) -> go.Figure:
    """Estimates with their intervals on one axis, a row each.

    Args:
        study: The study.
        labels: Name of each row, HTML of Plotly's kind.
        value: Estimates; NaN draws none.
        low: Lower limits.
        high: Upper limits.
        texts: What is written over each estimate, HTML of Plotly's kind.
        none: The value of no difference.
        title: Title of the axis.
        better: "higher" or "lower" to name the arm that each side favours; else empty.
        log: Whether the axis is logarithmic.
        words: The reader's language.
    """
    rows = np.arange(len(labels))
    fig = go.Figure()
    fig.add_vline(x=none, line={"color": REFERENCE, "width": 1.5, "dash": "dash"})
    _mark(fig, value, low, high)
    drawn = np.isfinite(value) & (value > 0 if log else True)
    # A row of limits without an estimate is written over their middle.
    middle = np.where(drawn, value, np.where(np.isfinite(low + high), (low + high) / 2, none))
    _write(fig, texts, np.log10(middle) if log else middle)
    ends = np.concatenate([value[drawn], low[np.isfinite(low)], high[np.isfinite(high)], [none]])
    if log:
        ends = np.log10(ends[ends > 0])
        fig.update_xaxes(type="log", **log_ticks(ends, words))
    # Room for the text over the outermost marker on a narrow screen.
    centre = np.log10(none) if log else none
    reach = 1.4 * (float(np.abs(ends - centre).max()) or NOTHING_DRAWN)
    fig.update_xaxes(title_text=title, range=[centre - reach, centre + reach], showgrid=True)
    fig.update_yaxes(
        tickvals=rows,
        ticktext=list(labels),
        range=[len(labels) - 0.4, -0.75],
        zeroline=False,
        showgrid=False,
    )
    top = _name_sides(fig, study, better, words) if better else 0
    row = max(64, 17 * max(label.count("<br>") + 1 for label in labels))
    return finished(fig, study, words, height=130 + 20 * top + row * len(labels), legend_rows=top)


def _mark(fig: go.Figure, value: FloatArray, low: FloatArray, high: FloatArray) -> None:
    """A square for each estimate, with its interval."""
    fig.add_scatter(
        x=value,
        y=np.arange(len(value)),
        error_x={
            "type": "data",
            "symmetric": False,
            "array": plotted(high - value),
            "arrayminus": plotted(value - low),
            "thickness": 2.5,
            "width": 6,
        },
        mode="markers",
        marker={"size": 11, "symbol": "square", "color": GREY},
        hoverinfo="skip",
        showlegend=False,
    )


def _write(fig: go.Figure, texts: Sequence[str], places: FloatArray) -> None:
    """The text of each row over its marker; on a log axis a place is a logarithm."""
    for row, text in enumerate(texts):
        fig.add_annotation(
            x=places[row],
            y=row,
            yshift=18 + 8 * text.count("<br>"),
            text=text,
            showarrow=False,
            bgcolor=BACKGROUND,
            borderpad=1,
        )


def _name_sides(fig: go.Figure, study: Study, better: str, words: Words) -> int:
    """Over each side the arm that it favours; the lines that this takes."""
    sides = [
        (
            0.0,
            "left",
            words.t("◄ favours {arm}", arm=_winner(study, better, "left", words)),
        ),
        (
            1.0,
            "right",
            words.t("favours {arm} ►", arm=_winner(study, better, "right", words)),
        ),
    ]
    sides = [(x, anchor, wrapped(text, 24)) for x, anchor, text in sides]
    for x, anchor, text in sides:
        fig.add_annotation(
            x=x,
            y=1,
            xref="paper",
            yref="paper",
            xanchor=anchor,
            yanchor="bottom",
            text=text,
            showarrow=False,
            font={"size": 12},
        )
    return 1 + max(text.count("<br>") for _, _, text in sides)


def _winner(study: Study, better: str, side: str, words: Words) -> str:
    role = TREATMENT if (better == "higher") == (side == "right") else CONTROL
    return arm_title(study, role, words)
