"""Changes of two outcomes together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.changes.titles import change_title
from lib.figures.distributions import NO_CHANGE, pairs_in_cells, pairs_told
from lib.figures.drawing import (
    BELOW,
    STYLES,
    TITLE_WIDTH,
    Figure,
    arm_marker,
    arm_with_n,
    escaped,
    finished,
)
from lib.figures.parts import line_across, line_upwards, points, star, titled
from lib.figures.scales import log_axis, log_ticks
from lib.results.changes import Association
from lib.results.distributions import are_many
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.words import Words


def association_figure(
    study: Study,
    marker: Outcome,
    activity: Outcome,
    found: Association,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Change in a marker against change in disease activity, a point per participant.

    Many participants are counted in cells.

    Args:
        study: The study.
        marker: The outcome on the vertical axis.
        activity: The outcome on the horizontal axis.
        found: From `association_of_changes`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    if are_many(study):
        return pairs_in_cells(study, marker, activity, found, words, highlighted=highlighted)
    traces = []
    frame = found.participants.assign(below=found.below_limit)
    for arm in ARMS:
        # The legend has the symbol of the first point: those below a limit come last.
        here = frame[frame["arm"] == arm].sort_values("below", kind="stable")
        traces.append(
            points(
                here["activity"].to_numpy(),
                here["marker"].to_numpy(),
                marker={
                    **arm_marker(arm, 9, line=1.5),
                    "symbol": [BELOW if below else STYLES[arm].symbol for below in here["below"]],
                },
                name=arm_with_n(study, arm, len(here), words),
                text=_told(here, marker, activity, words),
                hovertemplate="%{text}<extra></extra>",
            )
        )
    followed = frame[frame["participant_id"] == highlighted]
    if len(followed):
        x, y = followed["activity"].to_numpy(), followed["marker"].to_numpy()
        told = pairs_told(followed, marker, activity, words)
        traces.append(star(x, y, str(highlighted), told=told))
    across = titled(change_title(activity, words, width=TITLE_WIDTH), showgrid=True, zeroline=False)
    if activity.is_log and len(frame):
        ends = np.log10(frame["activity"].to_numpy())
        across |= {"type": "log", **log_ticks(ends, words)}
    up = titled(change_title(marker, words), zeroline=False)
    if marker.is_log:
        up |= log_axis(frame["marker"].to_numpy(), words)
    shapes = [
        line_across(marker.no_difference, line=NO_CHANGE),
        line_upwards(activity.no_difference, line=NO_CHANGE),
    ]
    layout = {"xaxis": across, "yaxis": up, "shapes": shapes}
    return finished(traces, layout, study, words, height=240, top=12)


def _told(here: pd.DataFrame, marker: Outcome, activity: Outcome, words: Words) -> list[str]:
    """Whose pair of changes each is, and both."""
    pairs = pairs_told(here, marker, activity, words)
    return [
        f"{escaped(who)}: {pair}" for who, pair in zip(here["participant_id"], pairs, strict=True)
    ]
