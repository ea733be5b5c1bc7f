"""Who improved by how much."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    BACKGROUND,
    PANEL_WIDTH,
    REFERENCE,
    STYLES,
    Figure,
    Part,
    arm_marker,
    arm_with_n,
    escaped,
    finished,
    wrapped,
)
from lib.figures.parts import line_upwards, note, points, star, titled, told_numbers
from lib.results.distributions import are_many, even_places
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import change_digits, without_unit
from lib.wording.names import (
    arm_title,
    outcome_label,
    unit_text,
)
from lib.wording.response import threshold_text
from lib.words import Words

# Pixels of the panel, and of the note on the threshold over it.
PANEL, NOTE = 255, 22
# Letters of the threshold with its unit that have room on both sides of its line.
MOST_LETTERS = 18
# Pixels of a line of a name.
LINE = 16
# Lines of an arm's name up to which it stands beside its curve.
MOST_LINES = 2


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
        *(_curve(study, outcome, curves, arm, (left, right), words) for arm in ARMS),
        *(_share(improvements[improvements["arm"] == arm], arm, threshold) for arm in ARMS),
    ]
    followed = improvements[improvements["participant_id"] == highlighted].dropna()
    for row in rows_of(followed):
        here = curves[(curves["arm"] == row["arm"]) & (curves["threshold"] == row["improvement"])]
        told = told_numbers(here["threshold"], change_digits(outcome), words)
        at, share = here["threshold"].to_numpy(), here["share"].to_numpy()
        traces.append(star(at, share, str(highlighted), told=told))
    layout = {
        "xaxis": titled(_improvement_title(outcome, words), range=[left, right]),
        "yaxis": titled(words.t("Participants"), tickformat=".0%", range=[-0.02, 1.06])
        | {"domain": [0.0, PANEL / (PANEL + NOTE)]},
        "shapes": [
            line_upwards(threshold, line={"color": REFERENCE, "width": 1.5, "dash": "dash"})
        ],
        "annotations": [
            note(
                escaped(f"≥ {_threshold_label(outcome, threshold, words)}"),
                threshold,
                1,
                yref="y domain",
                yanchor="bottom",
                # Within the figure also where the line is near its edge.
                xanchor="right" if threshold - left > 0.85 * (right - left) else "center",
                bgcolor=BACKGROUND,
            ),
            *_curve_names(study, traces[len(ARMS) :], (left, right), words),
        ],
    }
    return finished(traces, layout, study, words, height=PANEL + NOTE, top=0)


def _threshold_label(outcome: Outcome, threshold: float, words: Words) -> str:
    """The reader's threshold over its line; a long unit stands at the axis alone."""
    text = threshold_text(outcome, threshold, words)
    fits = outcome.is_log or len(text) <= MOST_LETTERS
    return text if fits else without_unit(outcome, threshold, words)


def _curve_names(
    study: Study, marks: list[Part], ends: tuple[float, float], words: Words
) -> list[Part]:
    """What each curve is and how many reach the reader's threshold, beside its mark there.

    A curve falls from left to right: over the upper one and under the lower is free place. Where
    neither fits between the curves and the edge, one name stands over the other.
    """
    (at,), place = marks[0]["x"], (marks[0]["x"][0] - ends[0]) / (ends[1] - ends[0])
    names = [wrapped(arm_title(study, arm, words), PANEL_WIDTH) for arm in ARMS]
    upper = 0 if marks[0]["y"][0] >= marks[1]["y"][0] else 1
    shares = [mark["y"][0] for mark in marks[: len(ARMS)]]
    texts = [
        mark["text"][0] if _has_legend(study, words) else f"{name} {mark['text'][0]}"
        for name, mark in zip(names, marks, strict=False)
    ]
    right = [place <= 0.62 if number == upper else place < 0.4 for number in range(len(ARMS))]
    over = [
        (number == upper and share < 0.95) or share < 0.1 for number, share in enumerate(shares)
    ]
    heights = [LINE * (text.count("<br>") + 1) for text in texts]
    notes = []
    for number, (text, share) in enumerate(zip(texts, shares, strict=True)):
        other, is_right, is_over = 1 - number, right[number], over[number]
        away = 2
        if (is_right, is_over) == (right[other], over[other]) and is_over == (number == upper):
            away += max(0, heights[other] - round(PANEL * abs(share - shares[other])))
        notes.append(
            note(
                text,
                at,
                share,
                xanchor="left" if is_right else "right",
                yanchor="bottom" if is_over else "top",
                xshift=10 if is_right else -10,
                yshift=away if is_over else -away,
                align="left" if is_right else "right",
                bgcolor=BACKGROUND,
                borderpad=0,
            )
        )
    return notes


def _has_legend(study: Study, words: Words) -> bool:
    """Whether an arm's name is too long to stand beside its curve."""
    names = [wrapped(arm_title(study, arm, words), PANEL_WIDTH) for arm in ARMS]
    return max(name.count("<br>") for name in names) >= MOST_LINES


def _curve(
    study: Study,
    outcome: Outcome,
    curves: pd.DataFrame,
    arm: str,
    ends: tuple[float, float],
    words: Words,
) -> Part:
    """The share of an arm that improved by at least each threshold, as steps."""
    style, here = STYLES[arm], curves[curves["arm"] == arm]
    here = here.iloc[even_places(len(here))] if are_many(study) else here
    # A threshold between two improvements is reached by those who reach the next one.
    x = np.concatenate([[ends[0]], here["threshold"], [ends[1]]])
    y = np.concatenate([here["share"].iloc[:1], here["share"], [0]]) if len(here) else [0, 0]
    amounts = told_numbers(x, change_digits(outcome), words)
    return points(
        x,
        y,
        mode="lines",
        line={"shape": "vh", "width": 3, "color": style.colour, "dash": style.dash},
        name=arm_with_n(study, arm, int(study.members(arm).sum()), words),
        # Written here: the browser rounds a half in its own way.
        text=[
            f"≥ {amount}: {words.percent(share)}" for amount, share in zip(amounts, y, strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
        showlegend=_has_legend(study, words),
    )


def _share(here: pd.DataFrame, arm: str, threshold: float) -> Part:
    """How many of an arm reach the reader's threshold, on their curve."""
    reached = here["improvement"] >= threshold
    return points(
        [threshold],
        [reached.mean()],
        marker=arm_marker(arm, 11, line=2),
        text=[f"{int(reached.sum())}/{len(reached)}"],
        cliponaxis=False,
        hovertemplate="%{text}<extra></extra>",
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
