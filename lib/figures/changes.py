"""Changes from baseline: by visit, of each participant, and of two outcomes together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.figures.distributions import (
    NO_CHANGE,
    counted_of_arm,
    cumulative_of_changes,
    pairs_in_cells,
)
from lib.figures.drawing import (
    BACKGROUND,
    BELOW,
    ID_WIDTH,
    MOST_TICKS,
    STYLES,
    Figure,
    Part,
    arm_marker,
    arm_name,
    arm_with_n,
    change_title,
    finished,
    hover_names,
    id_ticks,
    log_axis,
    log_ticks,
)
from lib.figures.parts import (
    bar,
    error_bars_of,
    line_across,
    line_upwards,
    named_once,
    points,
    star,
    titled,
)
from lib.results.changes import Association
from lib.results.distributions import are_many, counted_changes
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.names import day_label
from lib.words import Words

MOST_NAMED_BARS = 60


def changes_figure(
    study: Study,
    outcome: Outcome,
    changes: Sequence[pd.DataFrame],
    summaries: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Change from baseline by visit: every participant a point, the arms' means with intervals.

    Many participants are counted by their change, a shape per arm and visit.

    Args:
        study: The study.
        outcome: The outcome shown.
        changes: From `changes_from_baseline`, a frame per follow-up day.
        summaries: From `change_summaries`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    traces = []
    counts = counted_changes(changes, outcome) if are_many(study) else None
    for arm in ARMS:
        if counts is None:
            for position, frame in enumerate(changes):
                traces += _individual(arm, position, frame[frame["arm"] == arm], highlighted)
        else:
            traces += counted_of_arm(changes, counts, arm, highlighted)
        traces.append(_means(study, outcome, summaries, arm, words))
    scale: Part = {}
    if outcome.is_log:
        individual = [frame["change"].to_numpy() for frame in changes]
        limits = [summaries[name] for name in ("value", "low", "high")]
        scale = log_axis(np.concatenate([*individual, *limits]), words)
    layout = {
        "xaxis": _visit_axis(study, summaries, words),
        "yaxis": titled(change_title(outcome, words), **scale),
        "shapes": [line_across(outcome.no_difference, line=NO_CHANGE)],
    }
    return finished(named_once(traces), layout, study, words, height=390, legend_rows=2)


def _individual(arm: str, position: int, here: pd.DataFrame, highlighted: str | None) -> list[Part]:
    """A point for each participant of an arm at a visit, side by side."""
    spread = np.linspace(-0.07, 0.07, len(here)) if len(here) > 1 else np.zeros(len(here))
    places = position + 1.9 * STYLES[arm].offset + spread
    change = here["change"].to_numpy()
    all_of_them = points(
        places,
        change,
        marker={
            **arm_marker(arm, 6),
            "symbol": np.where(here["below_limit"], BELOW, STYLES[arm].symbol),
        },
        opacity=0.6,
        text=hover_names(here["participant_id"]),
        hovertemplate="%{text}: %{y:.3~g}<extra></extra>",
        showlegend=False,
    )
    followed = (here["participant_id"] == highlighted).to_numpy()
    if not followed.any():
        return [all_of_them]
    return [star(places[followed], change[followed], str(highlighted)), all_of_them]


def _means(study: Study, outcome: Outcome, summaries: pd.DataFrame, arm: str, words: Words) -> Part:
    """The mean change of an arm at each visit, with its interval."""
    here = summaries[summaries["arm"] == arm]
    name = arm_name(study, arm, words)
    return points(
        np.arange(len(here)) + 0.6 * STYLES[arm].offset,
        here["value"].to_numpy(),
        error_y=error_bars_of(here),
        marker=arm_marker(arm, 12, line=2),
        name=words.t("{arm}: mean change, 95% CI", arm=name)
        if not outcome.is_log
        else words.t("{arm}: geometric mean ratio, 95% CI", arm=name),
        hovertemplate="%{y:.3~g}<extra></extra>",
    )


def _visit_axis(study: Study, summaries: pd.DataFrame, words: Words) -> Part:
    """The visits under their points, with the n of both arms; of many visits some."""
    counts = {arm: summaries.loc[summaries["arm"] == arm, "n"].to_numpy() for arm in ARMS}
    ticks = [
        f"{day_label(day, words)}<br>n {n_treatment} + {n_control}"
        for day, n_treatment, n_control in zip(
            study.follow_up_days, counts[TREATMENT], counts[CONTROL], strict=True
        )
    ]
    every = -(-len(ticks) // MOST_TICKS)
    return {
        "tickvals": np.arange(len(ticks))[::every],
        "ticktext": ticks[::every],
        "range": [-0.5, len(ticks) - 0.5],
    }


def waterfall_figure(
    study: Study,
    outcome: Outcome,
    changes: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Individual change from baseline, one bar per participant, ordered by size.

    Of many participants a cumulative curve of each arm.

    Args:
        study: The study.
        outcome: The outcome shown.
        changes: From `changes_from_baseline`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    if are_many(study):
        return cumulative_of_changes(study, outcome, changes, words, highlighted=highlighted)
    ordered = changes.sort_values(
        ["change", "participant_id"], ascending=[outcome.higher_is_better, True]
    )
    none, positions = outcome.no_difference, np.arange(len(ordered))
    change = ordered["change"].to_numpy()
    traces = []
    for arm in ARMS:
        here = (ordered["arm"] == arm).to_numpy()
        traces.append(
            bar(
                positions[here],
                change[here] - none,
                base=none,
                marker=_bar_of(arm),
                name=arm_with_n(study, arm, int(here.sum()), words),
                text=hover_names(ordered["participant_id"][here]),
                textposition="none",
                hovertemplate="%{text}: %{y:.3~g}<extra></extra>",
            )
        )
    followed = (ordered["participant_id"] == highlighted).to_numpy()
    if followed.any():
        traces.append(star(positions[followed], change[followed], str(highlighted)))
    many = len(ordered) > MOST_NAMED_BARS
    scale = log_axis(change, words) if outcome.is_log else {}
    layout = {
        "barmode": "overlay",
        "bargap": 0.15,
        "xaxis": _participant_axis(ordered, highlighted, words, many=many),
        "yaxis": titled(change_title(outcome, words), **scale),
    }
    # Upright letters under the bars.
    longest = 0 if many else max((len(str(who)) for who in ordered["participant_id"]), default=0)
    height = 390 + 5 * max(0, longest - ID_WIDTH)
    return finished(traces, layout, study, words, height=height, legend_rows=2)


def _participant_axis(
    ordered: pd.DataFrame, highlighted: str | None, words: Words, *, many: bool
) -> Part:
    """The participant under each bar; of too many none."""
    ticks = id_ticks(ordered["participant_id"], highlighted)
    return titled(
        words.t("Participants") if many else "",
        tickvals=np.arange(len(ordered)),
        ticktext=[
            tick + (" ▽" if below else "")
            for tick, below in zip(ticks, ordered["below_limit"], strict=True)
        ],
        tickangle=-90,
        tickfont={"size": 9},
        showticklabels=not many,
    )


def _bar_of(arm: str) -> Part:
    """How the bars of an arm are filled."""
    style = STYLES[arm]
    marker: Part = {"color": style.colour, "line": {"width": 1, "color": style.colour}}
    if style.pattern:
        marker["pattern"] = {
            "shape": style.pattern,
            "fgcolor": style.colour,
            "bgcolor": BACKGROUND,
            "fillmode": "replace",
        }
    return marker


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
                    "symbol": np.where(here["below"], BELOW, STYLES[arm].symbol),
                },
                name=arm_with_n(study, arm, len(here), words),
                text=hover_names(here["participant_id"]),
                hovertemplate="%{text}: %{x:.3~g}; %{y:.3~g}<extra></extra>",
            )
        )
    followed = frame[frame["participant_id"] == highlighted]
    if len(followed):
        x, y = followed["activity"].to_numpy(), followed["marker"].to_numpy()
        traces.append(star(x, y, str(highlighted)))
    across = titled(change_title(activity, words), showgrid=True, zeroline=False)
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
    return finished(traces, layout, study, words, height=400, legend_rows=3)
