"""Who improved by how much, and how many are in each activity band."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    BACKGROUND,
    REFERENCE,
    SEQUENTIAL,
    STYLES,
    TEXT,
    Figure,
    Part,
    arm_marker,
    arm_name,
    arm_with_n,
    escaped,
    finished,
    wrapped,
)
from lib.figures.parts import bar, line_upwards, note, points, star, titled
from lib.results.distributions import are_many, even_places
from lib.results.participants.followed import is_in
from lib.results.response import bands_of
from lib.results.rows import rows_of
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
) -> Figure:
    """Participants in each activity band, by arm and visit.

    Args:
        study: The study.
        outcome: An outcome with bands.
        counts: From `band_counts`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    assert outcome.bands is not None
    rows = [(arm, day) for arm in ARMS for day in study.days]
    positions = {
        (arm, day): -(number + 0.6 * ARMS.index(arm)) for number, (arm, day) in enumerate(rows)
    }
    bands = len(outcome.bands.lower)
    traces = [
        _band(
            study,
            outcome,
            number,
            counts[counts["band"] == number],
            positions,
            words,
            highlighted,
        )
        for number in range(bands)
    ]
    n = counts.drop_duplicates(["arm", "day"]).set_index(["arm", "day"])["n"]
    layout = {
        "barmode": "stack",
        "bargap": 0.2,
        "legend": {"traceorder": "normal"},
        "xaxis": titled(words.t("Participants"), rangemode="tozero", tickformat="d"),
        "yaxis": {
            "tickvals": [positions[row] for row in rows],
            "ticktext": [
                f"{arm_name(study, arm, words)}, {day_label(day, words).lower()} (n {n[arm, day]})"
                for arm, day in rows
            ],
        },
    }
    height = 190 + 40 * len(rows)
    return finished(traces, layout, study, words, height=height, legend_rows=bands)


def _band(
    study: Study,
    outcome: Outcome,
    number: int,
    here: pd.DataFrame,
    places: dict[tuple[str, int], float],
    words: Words,
    highlighted: str | None,
) -> Part:
    """The participants in a band, a bar for each arm and day."""
    assert outcome.bands is not None
    last = len(outcome.bands.lower) - 1
    return bar(
        here["participants"].to_numpy(),
        [places[arm, day] for arm, day in zip(here["arm"], here["day"], strict=True)],
        orientation="h",
        marker={
            "color": SEQUENTIAL[round(number * 9 / max(last, 1))],
            "line": {"color": BACKGROUND, "width": 1},
        },
        text=_band_texts(study, outcome, number, here, highlighted),
        textposition="inside",
        insidetextanchor="middle",
        # Low bands lie near the background's colour, high ones near the text's.
        insidetextfont={"color": TEXT if number <= last / 2 else BACKGROUND},
        textangle=0,
        name=escaped(band_label(outcome, number, words)),
        hovertemplate="%{x}<extra></extra>",
    )


def _band_texts(
    study: Study, outcome: Outcome, number: int, here: pd.DataFrame, highlighted: str | None
) -> list[str]:
    """How many are in a band, written in each of its bars; nothing for none."""
    followed = bands_of(study, outcome, highlighted)
    return [
        marked(str(row["participants"]), followed=(row["day"], number) in followed)
        if row["participants"] and is_in(study, highlighted, str(row["arm"]))
        else str(row["participants"] or "")
        for row in rows_of(here)
    ]


def response_figure(
    study: Study,
    outcome: Outcome,
    curves: pd.DataFrame,
    improvements: pd.DataFrame,
    threshold: float,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
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
    thresholds = curves["threshold"].to_numpy()
    none = outcome.no_difference
    right = 1.05 * max(float(np.nanmax(thresholds, initial=none)), threshold)
    left = min(none, float(np.nanmin(thresholds, initial=none)))
    traces = [
        *(_curve(study, curves[curves["arm"] == arm], arm, (left, right), words) for arm in ARMS),
        *(_share(improvements[improvements["arm"] == arm], arm, threshold) for arm in ARMS),
    ]
    followed = improvements[improvements["participant_id"] == highlighted].dropna()
    for row in rows_of(followed):
        here = curves[(curves["arm"] == row["arm"]) & (curves["threshold"] == row["improvement"])]
        traces.append(
            star(here["threshold"].to_numpy(), here["share"].to_numpy(), str(highlighted))
        )
    layout = {
        "xaxis": titled(_improvement_title(outcome, words), range=[left, right]),
        "yaxis": titled(words.t("Participants"), tickformat=".0%", range=[-0.02, 1.02]),
        "shapes": [
            line_upwards(threshold, line={"color": REFERENCE, "width": 1.5, "dash": "dash"})
        ],
        "annotations": [
            note(
                escaped(f"≥ {threshold_text(outcome, threshold, words)}"),
                threshold,
                1.02,
                yref="paper",
                yanchor="bottom",
                bgcolor=BACKGROUND,
            )
        ],
    }
    return finished(traces, layout, study, words, height=360, legend_rows=3)


def _curve(
    study: Study, here: pd.DataFrame, arm: str, ends: tuple[float, float], words: Words
) -> Part:
    """The share of an arm that improved by at least each threshold, as steps."""
    style = STYLES[arm]
    here = here.iloc[even_places(len(here))] if are_many(study) else here
    # A threshold between two improvements is reached by those who reach the next one.
    x = np.concatenate([[ends[0]], here["threshold"], [ends[1]]])
    y = np.concatenate([here["share"].iloc[:1], here["share"], [0]]) if len(here) else [0, 0]
    return points(
        x,
        y,
        mode="lines",
        line={"shape": "vh", "width": 3, "color": style.colour, "dash": style.dash},
        name=arm_with_n(study, arm, int(study.members(arm).sum()), words),
        # Written here: the browser rounds a half in its own way.
        text=[words.percent(share) for share in y],
        hovertemplate="≥ %{x:.3~g}: %{text}<extra></extra>",
    )


def _share(here: pd.DataFrame, arm: str, threshold: float) -> Part:
    """How many of an arm reach the reader's threshold, on their curve."""
    reached = here["improvement"] >= threshold
    return points(
        [threshold],
        [reached.mean()],
        mode="markers+text",
        marker=arm_marker(arm, 11, line=2),
        text=[f"{int(reached.sum())}/{len(reached)}"],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
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
