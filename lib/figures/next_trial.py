"""Participants per arm of the next trial, against the difference to be detected."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import BACKGROUND, GREY, TEXT, TITLE_WIDTH, Part, finished, wrapped
from lib.figures.parts import told_numbers
from lib.figures.scales import log_ticks
from lib.results.next_trial import Plan
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.amounts import effect_digits
from lib.wording.names import outcome_label, unit_text
from lib.words import Words

MARKER = {"size": 11, "symbol": "square", "color": TEXT}


def next_trial_figure(
    study: Study,
    outcome: Outcome,
    curve: pd.DataFrame,
    rows: pd.DataFrame,
    plan: Plan,
    words: Words,
) -> go.Figure:
    """The numbers by ANCOVA and by t test, with those who will drop out; the planned ones marked.

    Args:
        study: The study.
        outcome: The outcome shown.
        curve: From `size_curve`.
        rows: From `sizes`, at the differences planned for.
        plan: What the reader assumes.
        words: The reader's language.
    """
    ancova = words.t("ANCOVA, correlation {value}", value=words.number(plan.correlation, 2))
    styles = {
        "randomised": (ancova, TEXT, "solid"),
        "randomised_t": (words.t("t test"), GREY, "dash"),
    }
    traces = [
        _trace(
            outcome,
            curve,
            column,
            words,
            mode="lines",
            name=name,
            line={"width": 3, "color": colour, "dash": dash},
            hovertemplate="%{hovertext}<extra></extra>",
        )
        for column, (name, colour, dash) in styles.items()
    ]
    traces.append(
        _trace(
            outcome,
            rows,
            "randomised",
            words,
            mode="markers",
            marker=MARKER,
            hoverinfo="skip",
            showlegend=False,
        )
    )
    layout = {
        "xaxis": {
            "title": {"text": _difference_title(outcome, words)},
            **_scale(outcome, curve, words),
        },
        "yaxis": {"title": {"text": _number_title(plan, words)}, "rangemode": "tozero"},
        "annotations": _notes(outcome, traces[-1]),
    }
    return finished(traces, layout, study, words, height=250, top=12)


def _notes(outcome: Outcome, marks: Part) -> list[Part]:
    """The number of each mark, over whatever line runs there."""
    return [
        {
            # A log axis counts in powers of ten where a note stands on it.
            "x": np.log10(x) if outcome.is_log else x,
            "y": y,
            "text": text,
            "showarrow": False,
            "xshift": 16,
            "yshift": 16,
            "bgcolor": BACKGROUND,
        }
        for x, y, text in zip(marks["x"], marks["y"], marks["text"], strict=True)
    ]


def _trace(outcome: Outcome, rows: pd.DataFrame, column: str, words: Words, **more: Any) -> Part:
    known = rows[rows[column].notna()]
    numbers = known[column].to_numpy()
    counts = [words.count(int(number)) for number in numbers]
    digits = 2 if outcome.is_log else effect_digits(outcome)
    told = told_numbers(known["difference"], digits, words)
    return {
        "type": "scatter",
        "x": known["difference"].to_numpy(),
        "y": numbers,
        "text": counts,
        "hovertext": [f"≥ {one}: {count}" for one, count in zip(told, counts, strict=True)],
        **more,
    }


def _scale(outcome: Outcome, curve: pd.DataFrame, words: Words) -> Part:
    """What makes the axis of ratios a log axis."""
    if not outcome.is_log:
        return {}
    ends = np.log10(curve["difference"].to_numpy()[[0, -1]])
    return {"type": "log", **log_ticks(ends, words)}


def _difference_title(outcome: Outcome, words: Words) -> str:
    name, unit = outcome_label(outcome, words), unit_text(outcome, words)
    if outcome.is_log:
        return wrapped(
            words.t("{outcome}: ratio of the arms to be detected", outcome=name), TITLE_WIDTH
        )
    title = words.t("{outcome}: difference of the arms to be detected", outcome=name)
    return wrapped(f"{title} ({unit})" if unit else title, TITLE_WIDTH)


def _number_title(plan: Plan, words: Words) -> str:
    return words.t("Randomised per arm") if plan.drop_out else words.t("Participants per arm")
