"""Figures of many participants: bands, counted changes, cumulative curves, counted pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.figures.changes.titles import change_title
from lib.figures.drawing import (
    PANEL_WIDTH,
    REFERENCE,
    STYLES,
    THIN,
    TITLE_WIDTH,
    Figure,
    Part,
    arm_marker,
    arm_with_n,
    finished,
    wrapped,
)
from lib.figures.parts import (
    arm_panels,
    in_panel,
    line_across,
    line_upwards,
    points,
    star,
    titled,
    told_numbers,
)
from lib.figures.scales import log_axis
from lib.results.changes import Association
from lib.results.distributions import (
    QUANTILES,
    counted_pairs,
    cumulative_changes,
    value_quantiles,
)
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import change_digits, effect_digits
from lib.wording.names import arm_title, outcome_label
from lib.words import Words

NO_CHANGE = {"color": REFERENCE, "width": 1}
# How far beside a visit its shape begins and how far the widest reaches, where visits lie 1 apart.
FOOT_AT, WIDEST = 0.04, 0.4
LARGEST_MARK = 26.0


def value_bands(study: Study, outcome: Outcome, arm: str) -> list[Part]:
    """The middle 90% and the middle half of an arm's values over the days, and their edges."""
    quantiles = value_quantiles(study, outcome, arm)
    days = quantiles["day"].to_numpy(dtype=float)
    pairs = [(QUANTILES[0], QUANTILES[3], 0.15), (QUANTILES[1], QUANTILES[2], 0.25)]
    bands = [
        _area(
            np.concatenate([days, days[::-1]]),
            np.concatenate([quantiles[low].to_numpy(), quantiles[high].to_numpy()[::-1]]),
            arm,
            opacity=opacity,
            hoverinfo="skip",
        )
        for low, high, opacity in pairs
    ]
    # The areas hardly differ from the background; their edges do.
    edges = points(
        np.tile(np.append(days, np.nan), len(QUANTILES)),
        np.concatenate([np.append(quantiles[each].to_numpy(), np.nan) for each in QUANTILES]),
        mode="lines",
        line={"width": 1.5, "color": STYLES[arm].colour, "dash": "dot"},
        showlegend=False,
        hoverinfo="skip",
    )
    return [*bands, edges]


def _area(x: np.ndarray, y: np.ndarray, arm: str, **more: object) -> Part:
    """A filled area in the colour of an arm, without a place in the legend; NaN parts several."""
    colour = STYLES[arm].colour
    line = {"width": 0, "color": colour}
    return points(
        x,
        y,
        mode="lines",
        fill="toself",
        fillcolor=colour,
        line=line,
        showlegend=False,
        **more,
    )


def counted_of_arm(
    outcome: Outcome,
    changes: Sequence[pd.DataFrame],
    counts: pd.DataFrame,
    arm: str,
    highlighted: str | None,
    words: Words,
) -> list[Part]:
    """How many of an arm have each change, a shape beside every visit, and who is followed.

    Args:
        outcome: The outcome.
        changes: From `changes_from_baseline`, a frame per visit.
        counts: From `counted_changes`.
        arm: "treatment" or "control".
        highlighted: Identifier of the participant to be followed, if any.
        words: The reader's language.
    """
    drawn = [_change_shapes(outcome, counts, arm, words)]
    for visit, frame in enumerate(changes):
        followed = frame[(frame["arm"] == arm) & (frame["participant_id"] == highlighted)]
        if len(followed):
            change = followed["change"].to_numpy()
            told = told_numbers(change, change_digits(outcome), words)
            drawn.append(star(np.array([visit - FOOT_AT]), change, str(highlighted), told=told))
    return drawn


def _change_shapes(outcome: Outcome, counts: pd.DataFrame, arm: str, words: Words) -> Part:
    """The shapes of an arm, as wide as the share of the arm that has such a change."""
    widest = max(float((counts["count"] / counts["n"].clip(lower=1)).max()), 1e-9)
    digits = 2 if outcome.is_log else effect_digits(outcome)
    counts = counts.assign(
        **{f"{end}_told": told_numbers(counts[end], digits, words) for end in ("low", "high")}
    )
    across, up, texts = [], [], []
    for visit, here in counts[counts["arm"] == arm].groupby("visit"):
        # From the first to the last bin with anybody: a line at the visit would say nothing.
        filled = np.flatnonzero(here["count"])
        if not len(filled):
            continue
        here = here.iloc[filled[0] : filled[-1] + 1]
        foot = float(str(visit)) - FOOT_AT
        reach = -WIDEST * (here["count"] / here["n"] / widest).to_numpy()
        low, high = here["low"].to_numpy(), here["high"].to_numpy()
        across.append([[foot], np.repeat(foot + reach, 2), [foot, np.nan]])
        up.append([low[:1], np.column_stack([low, high]).ravel(), [high[-1], np.nan]])
        told = [
            words.t("{low} to {high}", low=row["low_told"], high=row["high_told"])
            + f": {row['count']}/{row['n']}"
            for row in rows_of(here)
        ]
        texts += ["", *(text for text in told for _ in range(2)), "", ""]
    x, y = (
        np.concatenate([part for each in parts for part in each] or [[]]) for parts in (across, up)
    )
    # Without a text there is no corner of a bin.
    return _area(x, y, arm, opacity=THIN, text=texts, hovertemplate="%{text}<extra></extra>")


def cumulative_of_changes(
    study: Study,
    outcome: Outcome,
    changes: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Share of each arm whose change is at most so much; arguments as of `waterfall_figure`."""
    shares = cumulative_changes(changes)
    traces = []
    for arm in ARMS:
        here, style = shares[shares["arm"] == arm], STYLES[arm]
        traces.append(
            points(
                here["change"].to_numpy(),
                here["share"].to_numpy(),
                mode="lines",
                line={"shape": "hv", "width": 3, "color": style.colour, "dash": style.dash},
                name=arm_with_n(study, arm, int((changes["arm"] == arm).sum()), words),
                # Written here: the browser rounds a half in its own way.
                text=[
                    f"≤ {change}: {words.percent(share)}"
                    for change, share in zip(
                        told_numbers(here["change"], change_digits(outcome), words),
                        here["share"],
                        strict=True,
                    )
                ],
                hovertemplate="%{text}<extra></extra>",
            )
        )
    for row in rows_of(changes[changes["participant_id"] == highlighted]):
        others = changes.loc[changes["arm"] == row["arm"], "change"]
        share = float((others <= row["change"]).mean())
        told = told_numbers([row["change"]], change_digits(outcome), words)
        at = np.array([row["change"]])
        traces.append(star(at, np.array([share]), str(highlighted), told=told))
    scale = log_axis(changes["change"].to_numpy(), words) if outcome.is_log else {}
    layout = {
        "xaxis": titled(change_title(outcome, words, width=TITLE_WIDTH), showgrid=True, **scale),
        "yaxis": titled(words.t("Participants"), tickformat=".0%", range=[-0.02, 1.02]),
        "shapes": [line_upwards(outcome.no_difference, line=NO_CHANGE)],
    }
    return finished(traces, layout, study, words, height=310, top=12)


def pairs_in_cells(
    study: Study,
    marker: Outcome,
    activity: Outcome,
    found: Association,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Pairs of changes, counted in cells, a panel per arm; arguments as of `association_figure`."""
    counts = counted_pairs(found, marker, activity)
    largest = max(float(counts["count"].max()), 1.0) if len(counts) else 1.0
    everybody, traces = found.participants, []
    for column, arm in enumerate(ARMS, start=1):
        here = counts[counts["arm"] == arm]
        marks = _marks_of_cells(here, largest, arm, pairs_told(here, marker, activity, words))
        name = wrapped(arm_title(study, arm, words), PANEL_WIDTH)
        traces.append({**marks, "name": name, **in_panel(column)})
        followed = everybody[
            (everybody["participant_id"] == highlighted) & (everybody["arm"] == arm)
        ]
        if len(followed):
            x, y = followed["activity"].to_numpy(), followed["marker"].to_numpy()
            told = pairs_told(followed, marker, activity, words)
            traces.append({**star(x, y, str(highlighted), told=told), **in_panel(column)})
    n = everybody["arm"].value_counts()
    names = {arm: wrapped(arm_title(study, arm, words), PANEL_WIDTH) for arm in ARMS}
    across, up, notes, height = arm_panels(
        {arm: f"<b>{name}</b><br>n {n.get(arm, 0)}" for arm, name in names.items()}, height=300
    )
    # Two titles stand side by side, on the screen of a phone too.
    sideways = titled(change_title(activity, words, width=20), showgrid=True, zeroline=False)
    if activity.is_log:
        sideways |= log_axis(everybody["activity"].to_numpy(), words)
    upwards: Part = {"zeroline": False}
    if marker.is_log:
        upwards |= log_axis(everybody["marker"].to_numpy(), words)
    level = line_across(marker.no_difference, line=NO_CHANGE)
    layout = {
        "annotations": notes,
        "xaxis": {**across[0], **sideways},
        "xaxis2": {**across[1], **sideways, "matches": "x"},
        "yaxis": {**up[0], **upwards, **titled(change_title(marker, words))},
        "yaxis2": {**up[1], **upwards},
        "shapes": [
            level,
            {**level, "xref": "x2 domain", "yref": "y2"},
            *(line_upwards(activity.no_difference, line=NO_CHANGE, column=each) for each in (1, 2)),
        ],
    }
    return finished(traces, layout, study, words, height=height, top=0)


def _marks_of_cells(here: pd.DataFrame, largest: float, arm: str, told: list[str]) -> Part:
    """A mark for each cell of an arm; its area is its number, and it says both changes and that."""
    sizes = np.maximum(LARGEST_MARK * np.sqrt(here["count"].to_numpy() / largest), 2)
    return points(
        here["activity"].to_numpy(),
        here["marker"].to_numpy(),
        # Of marks of several sizes Plotly would make each half transparent.
        marker={**arm_marker(arm, 9, line=1.5), "size": sizes, "opacity": 1},
        opacity=THIN,
        showlegend=False,
        text=[f"{pair}: {count}" for pair, count in zip(told, here["count"], strict=True)],
        hovertemplate="%{text}<extra></extra>",
    )


def pairs_told(pairs: pd.DataFrame, marker: Outcome, activity: Outcome, words: Words) -> list[str]:
    """Both changes of each row: columns activity and marker."""
    first = told_numbers(pairs["activity"], change_digits(activity), words)
    second = told_numbers(pairs["marker"], change_digits(marker), words)
    names = [wrapped(outcome_label(outcome, words), TITLE_WIDTH) for outcome in (activity, marker)]
    return [f"{names[0]} {x}<br>{names[1]} {y}" for x, y in zip(first, second, strict=True)]
