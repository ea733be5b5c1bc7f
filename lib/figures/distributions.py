"""Figures of many participants: bands, counted changes, cumulative curves, counted pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    REFERENCE,
    STYLES,
    Figure,
    Part,
    arm_marker,
    arm_with_n,
    change_title,
    finished,
    log_axis,
)
from lib.figures.parts import in_panel, line_across, line_upwards, panels, points, star, titled
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
from lib.words import Words

NO_CHANGE = {"color": REFERENCE, "width": 1}
# How far the widest shape of a visit reaches to the side of its arm, where visits lie 1 apart.
WIDEST = 0.34
LARGEST_MARK = 26.0


def value_bands(study: Study, outcome: Outcome, arm: str) -> list[Part]:
    """The middle 90% and the middle half of an arm's values, over the days."""
    quantiles = value_quantiles(study, outcome, arm)
    days = quantiles["day"].to_numpy(dtype=float)
    pairs = [(QUANTILES[0], QUANTILES[3], 0.15), (QUANTILES[1], QUANTILES[2], 0.25)]
    return [
        _area(
            np.concatenate([days, days[::-1]]),
            np.concatenate([quantiles[low].to_numpy(), quantiles[high].to_numpy()[::-1]]),
            arm,
            opacity=opacity,
            hoverinfo="skip",
        )
        for low, high, opacity in pairs
    ]


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
    changes: Sequence[pd.DataFrame], counts: pd.DataFrame, arm: str, highlighted: str | None
) -> list[Part]:
    """How many of an arm have each change, a shape beside every visit, and who is followed.

    Args:
        changes: From `changes_from_baseline`, a frame per visit.
        counts: From `counted_changes`.
        arm: "treatment" or "control".
        highlighted: Identifier of the participant to be followed, if any.
    """
    drawn = [_change_shapes(counts, arm)]
    for visit, frame in enumerate(changes):
        followed = frame[(frame["arm"] == arm) & (frame["participant_id"] == highlighted)]
        if len(followed):
            place = np.array([visit + 1.9 * STYLES[arm].offset])
            drawn.append(star(place, followed["change"].to_numpy(), str(highlighted)))
    return drawn


def _change_shapes(counts: pd.DataFrame, arm: str) -> Part:
    """The shapes of an arm, as wide as the share of the arm that has such a change."""
    widest = max(float((counts["count"] / counts["n"].clip(lower=1)).max()), 1e-9)
    side = np.sign(STYLES[arm].offset)
    across, up, texts = [], [], []
    for visit, here in counts[counts["arm"] == arm].groupby("visit"):
        # From the first to the last bin with anybody: a line at the visit would say nothing.
        filled = np.flatnonzero(here["count"])
        if not len(filled):
            continue
        here = here.iloc[filled[0] : filled[-1] + 1]
        foot = float(str(visit)) + side * 0.11
        reach = side * WIDEST * (here["count"] / here["n"] / widest).to_numpy()
        low, high = here["low"].to_numpy(), here["high"].to_numpy()
        across.append([[foot], np.repeat(foot + reach, 2), [foot, np.nan]])
        up.append([low[:1], np.column_stack([low, high]).ravel(), [high[-1], np.nan]])
        told = [f"{count}/{n}" for count, n in zip(here["count"], here["n"], strict=True)]
        texts += ["", *(text for text in told for _ in range(2)), "", ""]
    x, y = (
        np.concatenate([part for each in parts for part in each] or [[]]) for parts in (across, up)
    )
    return _area(
        x, y, arm, opacity=0.45, text=texts, hovertemplate="%{y:.3~g}: %{text}<extra></extra>"
    )


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
                text=[words.percent(share) for share in here["share"]],
                hovertemplate="≤ %{x:.3~g}: %{text}<extra></extra>",
            )
        )
    for row in rows_of(changes[changes["participant_id"] == highlighted]):
        others = changes.loc[changes["arm"] == row["arm"], "change"]
        share = float((others <= row["change"]).mean())
        traces.append(star(np.array([row["change"]]), np.array([share]), str(highlighted)))
    scale = log_axis(changes["change"].to_numpy(), words) if outcome.is_log else {}
    layout = {
        "xaxis": titled(change_title(outcome, words), showgrid=True, **scale),
        "yaxis": titled(words.t("Participants"), tickformat=".0%", range=[-0.02, 1.02]),
        "shapes": [line_upwards(outcome.no_difference, line=NO_CHANGE)],
    }
    return finished(traces, layout, study, words, height=390, legend_rows=2)


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
        # The area of a mark is its number.
        sizes = LARGEST_MARK * np.sqrt(here["count"].to_numpy() / largest)
        traces.append(
            points(
                here["activity"].to_numpy(),
                here["marker"].to_numpy(),
                marker={**arm_marker(arm, 9, line=1), "size": np.maximum(sizes, 2)},
                opacity=0.7,
                name=arm_with_n(study, arm, int((everybody["arm"] == arm).sum()), words),
                text=[str(count) for count in here["count"]],
                hovertemplate="%{x:.3~g}; %{y:.3~g}: %{text}<extra></extra>",
                **in_panel(column),
            )
        )
        followed = everybody[
            (everybody["participant_id"] == highlighted) & (everybody["arm"] == arm)
        ]
        if len(followed):
            x, y = followed["activity"].to_numpy(), followed["marker"].to_numpy()
            traces.append({**star(x, y, str(highlighted)), **in_panel(column)})
    across, up = panels(0.05)
    # Two titles stand side by side, on the screen of a phone too.
    sideways = titled(change_title(activity, words, width=18), showgrid=True, zeroline=False)
    if activity.is_log:
        sideways |= log_axis(everybody["activity"].to_numpy(), words)
    upwards: Part = {"zeroline": False}
    if marker.is_log:
        upwards |= log_axis(everybody["marker"].to_numpy(), words)
    level = line_across(marker.no_difference, line=NO_CHANGE)
    layout = {
        "legend": {"itemsizing": "constant"},
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
    return finished(traces, layout, study, words, height=400, legend_rows=3)
