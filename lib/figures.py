"""One function per kind of figure: results in, a Plotly figure out.

Colours are the placeholders that Streamlit's Plotly theme replaces in the browser by the chart
colours of `.streamlit/config.toml`, light or dark; the arms also differ by marker, line and
pattern. Every figure says at its foot which study it shows, so that a copied picture does too.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
from plotly.subplots import make_subplots  # type: ignore[import-untyped, unused-ignore]

from lib.effects import ArmFlow
from lib.estimates import FloatArray
from lib.outcomes import Outcome
from lib.sentences import (
    KIND_NAMES,
    band_label,
    day_label,
    effect_text,
    footnote,
    label_with_unit,
    outcome_label,
    statistic_name,
)
from lib.study import ARMS, CONTROL, TREATMENT, Study
from lib.words import Words

GREY = "#000036"
TEXT = "#000037"
BACKGROUND = "#000038"
SEQUENTIAL = [f"#0000{number}" for number in range(11, 21)]
FAINT = "rgba(128,128,128,0.55)"
REFERENCE = "rgba(128,128,128,0.9)"

BELOW = "triangle-down-open"
MOST_TICKS = 8
MOST_REASONS = 3
FOOT = 30
NOTHING_DRAWN = 0.4


@dataclass(frozen=True, slots=True)
class ArmStyle:
    """How an arm is drawn; no two arms share any of it."""

    colour: str
    symbol: str
    dash: str
    pattern: str
    offset: float


STYLES = {
    TREATMENT: ArmStyle("#000001", "circle", "solid", "", -0.12),
    CONTROL: ArmStyle("#000002", "diamond-open", "dash", "/", 0.12),
}


def courses(study: Study, outcome: Outcome, summaries: pd.DataFrame, words: Words) -> go.Figure:
    """Every participant's course as a thin line, a panel per arm, with the arm's summary.

    Args:
        study: The study.
        outcome: The outcome shown.
        summaries: From `effects.arm_summaries`.
        words: The reader's language.
    """
    values, below = study.as_measured(outcome), study.below_limit(outcome)
    fig = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=0.05)
    days = np.asarray(study.days, dtype=float)
    kind = statistic_name(outcome, bool(summaries["level"].isna().any()), words)
    for column, arm in enumerate(ARMS, start=1):
        style = STYLES[arm]
        members = study.treated if arm == TREATMENT else ~study.treated
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
            text=_repeat([*mine.index], len(days) + 1),
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
                marker={
                    "symbol": BELOW,
                    "size": 10,
                    "color": style.colour,
                    "line": {"width": 1.5},
                },
                text=[_plain(one) for one in mine.index[rows]],
                hovertemplate="%{text}: <%{y}<extra></extra>",
                name=words.t("Below the quantification limit (drawn at the limit)"),
                legendgroup="below",
                showlegend=not any(trace.legendgroup == "below" for trace in fig.data),
                row=1,
                col=column,
            )
        here = summaries[summaries["arm"] == arm]
        fig.add_scatter(
            x=here["day"].to_numpy(),
            y=here["value"].to_numpy(),
            error_y=_bars(here),
            mode="lines+markers",
            line={"color": style.colour, "width": 3, "dash": style.dash},
            marker={"size": 10, "symbol": style.symbol, "line": {"width": 2}},
            name=f"{_arm(study, arm, words)}: {kind}",
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
            text=f"<b>{_arm(study, arm, words)}</b><br>{kind}",
            x=0.5,
            y=1,
            xref=f"x{'' if column == 1 else column} domain",
            yref="paper",
            yanchor="bottom",
            showarrow=False,
        )
        _day_axis(fig, study, here, column, words)
    fig.update_yaxes(title_text=_axis_title(outcome, words), row=1, col=1)
    if outcome.is_log:
        limits = [outcome.reference_low, outcome.reference_high]
        drawn = [values.to_numpy().ravel(), *(summaries[name] for name in ("value", "low", "high"))]
        _log_axis(fig, np.concatenate([*drawn, np.array(limits, dtype=float)]), words)
    elif outcome.minimum is not None:
        fig.update_yaxes(rangemode="tozero")
    legends = sum(trace.showlegend is not False for trace in fig.data)
    return _finished(fig, study, words, height=470, legend_rows=legends + 2)


def changes_by_visit(
    study: Study,
    outcome: Outcome,
    changes: Sequence[pd.DataFrame],
    summaries: pd.DataFrame,
    words: Words,
) -> go.Figure:
    """Change from baseline by visit: every participant a point, the arms' means with intervals.

    Args:
        study: The study.
        outcome: The outcome shown.
        changes: One frame of `effects.changes` per follow-up day.
        summaries: From `effects.change_summaries`.
        words: The reader's language.
    """
    fig = go.Figure()
    for arm in ARMS:
        style = STYLES[arm]
        name = _arm(study, arm, words)
        for position, frame in enumerate(changes):
            here = frame[frame["arm"] == arm]
            spread = np.linspace(-0.07, 0.07, len(here)) if len(here) > 1 else np.zeros(len(here))
            fig.add_scatter(
                x=position + 1.9 * style.offset + spread,
                y=here["change"].to_numpy(),
                mode="markers",
                marker={
                    "size": 6,
                    "symbol": np.where(here["below_limit"], BELOW, style.symbol),
                    "color": style.colour,
                },
                opacity=0.6,
                text=[_plain(one) for one in here["participant_id"]],
                hovertemplate="%{text}: %{y:.3~g}<extra></extra>",
                showlegend=False,
            )
        mean = summaries[summaries["arm"] == arm]
        fig.add_scatter(
            x=np.arange(len(changes)) + 0.6 * style.offset,
            y=mean["value"].to_numpy(),
            error_y=_bars(mean),
            mode="markers",
            marker={
                "size": 12,
                "symbol": style.symbol,
                "color": style.colour,
                "line": {"width": 2},
            },
            name=words.t("{arm}: mean change, 95% CI", arm=name)
            if not outcome.is_log
            else words.t("{arm}: geometric mean ratio, 95% CI", arm=name),
            hovertemplate="%{y:.3~g}<extra></extra>",
        )
    none = 1 if outcome.is_log else 0
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
    fig.update_yaxes(title_text=_change_title(outcome, words))
    if outcome.is_log:
        individual = [frame["change"].to_numpy() for frame in changes]
        limits = [summaries[name] for name in ("value", "low", "high")]
        _log_axis(fig, np.concatenate([*individual, *limits]), words)
    return _finished(fig, study, words, height=430, legend_rows=2)


def differences(study: Study, outcome: Outcome, effects: pd.DataFrame, words: Words) -> go.Figure:
    """The adjusted difference (or ratio) at each visit with its interval.

    Args:
        study: The study.
        outcome: The outcome shown.
        effects: From `effects.effects_by_visit`.
        words: The reader's language.
    """
    labels = [
        f"{day_label(day, words)}<br>n {n_treatment} + {n_control}"
        for day, n_treatment, n_control in zip(
            effects["day"], effects["n_treatment"], effects["n_control"], strict=True
        )
    ]
    texts = [
        effect_text(outcome, row["value"], row["low"], row["high"], words)
        for row in effects.to_dict("records")
    ]
    return _forest(
        study,
        labels,
        effects["value"].to_numpy(),
        effects["low"].to_numpy(),
        effects["high"].to_numpy(),
        texts,
        none=1 if outcome.is_log else 0,
        title=_difference_title(study, outcome, words),
        better=outcome.better,
        log=outcome.is_log,
        words=words,
    )


def outcomes_forest(study: Study, effects: pd.DataFrame, words: Words) -> go.Figure:
    """All outcomes on one axis, in standard-deviation units of the adjusted difference.

    Args:
        study: The study.
        effects: From `effects.effects_by_outcome`.
        words: The reader's language.
    """
    labels, texts = [], []
    for outcome, row in zip(study.outcomes, effects.to_dict("records"), strict=True):
        arrow = "↑" if outcome.better == "higher" else "↓"
        good = words.t("{arrow} is better", arrow=arrow)
        labels.append(f"{_wrapped(outcome_label(outcome, words), 18)}<br>{good}")
        bounds = (row["value"], row["low"], row["high"])
        texts.append(_plain(effect_text(outcome, *bounds, words, unit=True)))
    return _forest(
        study,
        labels,
        effects["scaled"].to_numpy(),
        effects["scaled_low"].to_numpy(),
        effects["scaled_high"].to_numpy(),
        texts,
        none=0,
        title=words.t(
            "Adjusted difference in SD, {treatment} − {control}",
            treatment=_arm(study, TREATMENT, words),
            control=_arm(study, CONTROL, words),
        ),
        better="",
        log=False,
        words=words,
    )


def waterfall(study: Study, outcome: Outcome, changes: pd.DataFrame, words: Words) -> go.Figure:
    """Individual change from baseline, one bar per participant, ordered by size.

    Args:
        study: The study.
        outcome: The outcome shown.
        changes: From `effects.changes`.
        words: The reader's language.
    """
    ordered = changes.sort_values(
        ["change", "participant_id"], ascending=[outcome.better == "higher", True]
    )
    none = 1 if outcome.is_log else 0
    fig = go.Figure()
    positions = np.arange(len(ordered))
    for arm in ARMS:
        style = STYLES[arm]
        here = (ordered["arm"] == arm).to_numpy()
        fig.add_bar(
            x=positions[here],
            y=ordered["change"].to_numpy()[here] - none,
            base=none,
            marker={
                "color": style.colour,
                "pattern": {
                    "shape": style.pattern,
                    "fgcolor": style.colour,
                    "bgcolor": BACKGROUND,
                    "fillmode": "replace",
                }
                if style.pattern
                else None,
                "line": {"width": 1, "color": style.colour},
            },
            name=f"{_arm(study, arm, words)} (n {int(here.sum())})",
            text=[_plain(one) for one in ordered["participant_id"][here]],
            textposition="none",
            hovertemplate="%{text}: %{y:.3~g}<extra></extra>",
        )
    fig.update_layout(barmode="overlay", bargap=0.15)
    many = len(ordered) > 60
    fig.update_xaxes(
        tickvals=positions,
        ticktext=[
            _plain(str(one)[:12]) + (" ▽" if below else "")
            for one, below in zip(ordered["participant_id"], ordered["below_limit"], strict=True)
        ],
        tickangle=-90,
        tickfont={"size": 9},
        showticklabels=not many,
        title_text=words.t("Participants") if many else "",
    )
    fig.update_yaxes(title_text=_change_title(outcome, words))
    if outcome.is_log:
        _log_axis(fig, ordered["change"].to_numpy(), words)
    return _finished(fig, study, words, height=410, legend_rows=2)


def bands(study: Study, outcome: Outcome, counts: pd.DataFrame, words: Words) -> go.Figure:
    """Participants in each activity band, by arm and visit.

    Args:
        study: The study.
        outcome: An outcome with bands.
        counts: From `effects.band_counts`.
        words: The reader's language.
    """
    assert outcome.bands is not None
    fig = go.Figure()
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
            text=[str(count) if count else "" for count in here["participants"]],
            textposition="inside",
            insidetextanchor="middle",
            # Low bands lie near the background's colour, high ones near the text's.
            insidetextfont={"color": TEXT if number <= last / 2 else BACKGROUND},
            textangle=0,
            name=_plain(band_label(outcome, number, words)),
            hovertemplate="%{x}<extra></extra>",
        )
    n = counts.drop_duplicates(["arm", "day"]).set_index(["arm", "day"])["n"]
    fig.update_layout(barmode="stack", bargap=0.2, legend_traceorder="normal")
    fig.update_yaxes(
        tickvals=[positions[row] for row in rows],
        ticktext=[
            f"{_arm(study, arm, words)}, {day_label(day, words).lower()} (n {n[arm, day]})"
            for arm, day in rows
        ],
    )
    fig.update_xaxes(title_text=words.t("Participants"), rangemode="tozero", tickformat="d")
    return _finished(fig, study, words, height=190 + 40 * len(rows), legend_rows=last + 1)


def flow(study: Study, arms: dict[str, ArmFlow], words: Words) -> go.Figure:
    """Participant flow: randomised, allocated, withdrawn, analysed at each visit.

    Args:
        study: The study.
        arms: From `effects.participant_flow`.
        words: The reader's language.
    """
    fig = go.Figure()
    lines = {arm: _flow_lines(study, arm, arms[arm], words) for arm in ARMS}
    heights = [
        max("<br>".join(lines[arm][level]).count("<br>") + 1 for arm in ARMS) for level in range(3)
    ]
    top = _box(
        fig,
        0.5,
        0.0,
        0.5,
        1,
        [f"<b>{words.t('Randomised: {n}', n=sum(arms[arm].allocated for arm in ARMS))}</b>"],
    )
    bottom = top
    for arm, centre in zip(ARMS, (0.245, 0.755), strict=True):
        previous = top
        start_x = 0.5
        for level in range(3):
            y = previous - 0.7
            _line(fig, start_x, previous, centre, y)
            colour = STYLES[arm].colour if level == 0 else FAINT
            previous = _box(fig, centre, y, 0.47, heights[level], lines[arm][level], colour=colour)
            start_x = centre
        bottom = min(bottom, previous)
    fig.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    fig.update_yaxes(visible=False, range=[bottom - 0.1, 0.1], fixedrange=True)
    return _finished(fig, study, words, height=int(60 + 26 * -bottom), legend_rows=0)


def _flow_lines(study: Study, arm: str, flow: ArmFlow, words: Words) -> list[list[str]]:
    name = _wrapped(words.of(study.arm(arm).name), 18)
    allocated = [f"<b>{name}</b>", words.t("Allocated: {n}", n=flow.allocated)]
    left = flow.withdrawn
    withdrawn = [
        words.t("Withdrawn: {n}", n=words.t("not supplied") if left is None else len(left))
    ]
    for day, reason in (left or ())[:MOST_REASONS]:
        parts = [day_label(day, words).lower()] if day is not None else []
        parts += [reason] if reason else []
        withdrawn.append(_wrapped(", ".join(parts), 22))
    if left and len(left) > MOST_REASONS:
        withdrawn.append(words.t("And {n} more.", n=len(left) - MOST_REASONS))
    outcome = outcome_label(study.primary_outcome, words)
    analysed = [_wrapped(f"{words.t('Analysed')} ({outcome})", 22)]
    days = list(flow.analysed)
    shown = [day for day in days if day == study.primary_day or day in days[: MOST_TICKS - 1]]
    analysed += [f"{day_label(day, words)}: {flow.analysed[day]}" for day in shown]
    if len(days) > len(shown):
        analysed.append(words.t("And {n} more.", n=len(days) - len(shown)))
    return [allocated, withdrawn, analysed]


def _box(
    fig: go.Figure,
    x: float,
    y: float,
    width: float,
    rows: int,
    lines: list[str],
    *,
    colour: str = FAINT,
) -> float:
    low = y - rows - 0.5
    fig.add_shape(
        type="rect",
        x0=x - width / 2,
        x1=x + width / 2,
        y0=low,
        y1=y,
        line={"color": colour, "width": 2},
    )
    fig.add_annotation(
        x=x, y=(low + y) / 2, text="<br>".join(lines), showarrow=False, font={"size": 12}
    )
    return low


def _line(fig: go.Figure, x0: float, y0: float, x1: float, y1: float) -> None:
    middle = (y0 + y1) / 2
    fig.add_shape(
        type="path",
        path=f"M {x0} {y0} L {x0} {middle} L {x1} {middle} L {x1} {y1}",
        line={"color": FAINT, "width": 1.5},
    )


def incidence(
    study: Study, labels: Sequence[str], incidences: dict[str, pd.DataFrame], words: Words
) -> go.Figure:
    """Share of participants with at least one event, per arm, with exact intervals.

    Args:
        study: The study.
        labels: One per row, HTML of Plotly's kind; bold for a class of terms.
        incidences: Per arm a frame with value, low, high, participants and n, a row per label;
            NaN where nothing was supplied, which the label must say.
        words: The reader's language.
    """
    fig = go.Figure()
    rows = np.arange(len(labels))
    for arm in ARMS:
        style = STYLES[arm]
        here = incidences[arm]
        fig.add_scatter(
            x=here["value"].to_numpy(),
            y=rows + 1.3 * style.offset,
            error_x={**_bars(here), "thickness": 1.2, "width": 0},
            mode="markers",
            marker={
                "size": 10,
                "symbol": style.symbol,
                "color": style.colour,
                "line": {"width": 2},
            },
            name=f"{_arm(study, arm, words)} (n {int(here['n'].iloc[0]) if len(here) else 0})",
            text=[
                f"{count:g}/{n:g}" for count, n in zip(here["participants"], here["n"], strict=True)
            ],
            hovertemplate="%{text}<extra></extra>",
        )
    fig.update_yaxes(
        tickvals=rows, ticktext=list(labels), range=[len(labels) - 0.5, -0.5], zeroline=False
    )
    highest = max(float(np.nanmax(frame["high"], initial=0.1)) for frame in incidences.values())
    fig.update_xaxes(
        title_text=words.t("Participants (exact 95% CI)"),
        tickformat=".0%",
        range=[-0.04, min(1, highest) + 0.04],
        showgrid=True,
    )
    return _finished(fig, study, words, height=160 + 38 * len(labels), legend_rows=2)


def kind_rows(kinds: pd.DataFrame, words: Words) -> tuple[list[str], dict[str, pd.DataFrame]]:
    """Labels and incidences of `adverse_events.incidence_by_kind`, for `incidence`."""
    names = [name for name in KIND_NAMES if name in set(kinds["kind"])]
    supplied = set(kinds.loc[kinds["supplied"].astype(bool), "kind"])
    labels = [
        _wrapped(words.t(KIND_NAMES[name]), 24)
        + ("" if name in supplied else f"<br>({words.t('not supplied')})")
        for name in names
    ]
    return labels, {arm: kinds[kinds["arm"] == arm] for arm in ARMS}


def term_rows(terms: pd.DataFrame, words: Words) -> tuple[list[str], dict[str, pd.DataFrame]]:
    """Labels and incidences of `adverse_events.incidence_by_term`, for `incidence`.

    Classes are bold, terms plain, long names on several lines.
    """
    labels = [
        _wrapped(term, 24)
        if term
        else f"<b>{_wrapped(system_organ_class or words.t('No class supplied'), 24)}</b>"
        for system_organ_class, term in zip(terms["system_organ_class"], terms["term"], strict=True)
    ]
    columns = {
        "value": "value_",
        "low": "low_",
        "high": "high_",
        "n": "n_",
        "participants": "participants_any_",
    }
    return labels, {
        arm: pd.DataFrame({name: terms[prefix + arm] for name, prefix in columns.items()})
        for arm in ARMS
    }


def _forest(
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
    rows = np.arange(len(labels))
    fig = go.Figure()
    fig.add_vline(x=none, line={"color": REFERENCE, "width": 1.5, "dash": "dash"})
    fig.add_scatter(
        x=value,
        y=rows,
        error_x={
            "type": "data",
            "symmetric": False,
            "array": _plotted(high - value),
            "arrayminus": _plotted(value - low),
            "thickness": 2.5,
            "width": 6,
        },
        mode="markers",
        marker={"size": 11, "symbol": "square", "color": GREY},
        hoverinfo="skip",
        showlegend=False,
    )
    drawn = np.isfinite(value) & (value > 0 if log else True)
    middle = np.where(drawn, value, none)
    for row, text in enumerate(texts):
        fig.add_annotation(
            # An annotation on a log axis is placed by its logarithm.
            x=np.log10(middle[row]) if log else middle[row],
            y=row,
            yshift=18,
            text=text,
            showarrow=False,
            bgcolor=BACKGROUND,
            borderpad=1,
        )
    ends = np.concatenate([value[drawn], low[np.isfinite(low)], high[np.isfinite(high)], [none]])
    if log:
        ends = np.log10(ends[ends > 0])
        fig.update_xaxes(type="log", **_log_ticks(ends, words))
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
    top = 0
    if better:
        top = 1
        sides = [
            (
                0.0,
                "left",
                words.t("◄ favours {arm}", arm=_arm(study, _winner(better, "left"), words)),
            ),
            (
                1.0,
                "right",
                words.t("favours {arm} ►", arm=_arm(study, _winner(better, "right"), words)),
            ),
        ]
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
    return _finished(fig, study, words, height=130 + 20 * top + 64 * len(labels), legend_rows=top)


def _winner(better: str, side: str) -> str:
    return TREATMENT if (better == "higher") == (side == "right") else CONTROL


def _finished(
    fig: go.Figure, study: Study, words: Words, *, height: int, legend_rows: int
) -> go.Figure:
    fig.update_layout(
        title={
            "text": _plain(footnote(study, words)),
            "x": 0,
            "xref": "container",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "pad": {"b": 4, "t": 0},
            "font": {"size": 11, "color": GREY},
        },
        height=height,
        margin={"t": 24 + 22 * legend_rows, "b": 56 + FOOT, "r": 8},
        font={"size": 13, "color": TEXT},
        legend={
            "orientation": "h",
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "x": 0,
            "xref": "container",
            "xanchor": "left",
        },
        dragmode=False,
        separators=",." if words.language == "it" else ".,",
        hoverlabel={"namelength": -1},
    )
    fig.update_xaxes(tickfont_color=TEXT, title_font={"color": TEXT, "size": 13})
    fig.update_yaxes(tickfont_color=TEXT, title_font={"color": TEXT, "size": 13})
    return fig


def _day_axis(
    fig: go.Figure, study: Study, summaries: pd.DataFrame, column: int, words: Words
) -> None:
    days = list(study.days)
    if len(days) <= MOST_TICKS:
        fig.update_xaxes(
            tickvals=days,
            ticktext=[f"{day}<br>n {n}" for day, n in zip(days, summaries["n"], strict=True)],
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


def _log_axis(fig: go.Figure, drawn: FloatArray, words: Words) -> None:
    drawn = drawn[np.isfinite(drawn) & (drawn > 0)]
    if not len(drawn):
        return
    ends = np.log10(drawn)
    room = 0.06 * max(float(ends.max() - ends.min()), 0.1)
    fig.update_yaxes(type="log", range=[ends.min() - room, ends.max() + room])
    fig.update_yaxes(**_log_ticks(ends, words))


def _log_ticks(ends: FloatArray, words: Words) -> dict[str, Sequence[object]]:
    """Ticks at 1, 2, 5 of each decade as the reader writes them: Plotly's own are bare digits."""
    low, high = float(ends.min()), float(ends.max())
    steps = ["1"] if high - low > 2.5 else ["1", "2", "5"]
    if high - low < 1:
        steps = ["1", "1.5", "2", "3", "4", "5", "7"]
    if high - low < 0.5:
        steps = ["1", "1.25", "1.5", "2", "2.5", "3", "4", "5", "6", "8"]
    ticks, labels = [], []
    every = max(1, int((high - low) // MOST_TICKS))
    for decade in range(int(np.floor(low)) - 1, int(np.ceil(high)) + 2, every):
        for step in steps:
            ticks.append(float(step) * 10.0**decade)
            decimals = max(0, len(step.partition(".")[2]) - decade)
            # From four decimals on, a number too small for them is written with an exponent.
            labels.append(words.number(ticks[-1], decimals if decimals <= 6 else 4))
    return {"tickvals": ticks, "ticktext": labels}


def _bars(frame: pd.DataFrame) -> dict[str, object]:
    value = frame["value"].to_numpy(dtype=float)
    return {
        "type": "data",
        "symmetric": False,
        "array": _plotted(frame["high"].to_numpy(dtype=float) - value),
        "arrayminus": _plotted(value - frame["low"].to_numpy(dtype=float)),
        "thickness": 2,
        "width": 5,
    }


def _plotted(lengths: FloatArray) -> FloatArray:
    """Lengths of error bars; none where there is no interval."""
    return np.where(np.isnan(lengths), 0.0, lengths)


def _repeat(names: Sequence[object], times: int) -> list[str]:
    return [text for name in names for text in [_plain(name)] * times]


def _arm(study: Study, role: str, words: Words) -> str:
    return _plain(words.of(study.arm(role).name))


def _axis_title(outcome: Outcome, words: Words) -> str:
    return _plain(label_with_unit(outcome, words))


def _change_title(outcome: Outcome, words: Words) -> str:
    name = outcome_label(outcome, words)
    if outcome.is_log:
        return _plain(words.t("{outcome}: ratio to baseline", outcome=name))
    unit = words.of(outcome.unit)
    title = words.t("{outcome}: change from baseline", outcome=name)
    return _plain(f"{title} ({unit})" if unit else title)


def _difference_title(study: Study, outcome: Outcome, words: Words) -> str:
    names = {role: _arm(study, role, words) for role in ARMS}
    if outcome.is_log:
        return words.t("Adjusted ratio, {treatment} ÷ {control}", **names)
    return words.t("Adjusted difference, {treatment} − {control}", **names)


def _plain(text: object) -> str:
    """Text of a file as text: Plotly would read tags."""
    return html.escape(str(text), quote=False)


def _wrapped(text: str, width: int) -> str:
    lines = textwrap.wrap(text, width, max_lines=4, placeholder="…") or [""]
    return "<br>".join(_plain(line) for line in lines)
