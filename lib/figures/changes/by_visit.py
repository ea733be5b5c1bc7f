"""Changes from baseline within the arms, by visit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.figures.changes.titles import change_title
from lib.figures.distributions import NO_CHANGE, counted_of_arm
from lib.figures.drawing import (
    BELOW,
    MOST_TICKS,
    PANEL_WIDTH,
    STYLES,
    THIN,
    Figure,
    Part,
    arm_marker,
    escaped,
    finished,
    wrapped,
)
from lib.figures.parts import (
    arm_panels,
    error_bars_of,
    in_panel,
    line_across,
    named_once,
    points,
    star,
    titled,
    told_numbers,
)
from lib.figures.scales import log_axis
from lib.results.apart import among_equals
from lib.results.distributions import are_many, counted_changes
from lib.results.rows import rows_of
from lib.statistics.estimates import FloatArray
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import change_digits, effect_text
from lib.wording.names import arm_title, day_label, day_number, statistic_name
from lib.words import Words

# Where the points of a visit stand, and how far to either side; where its mean stands.
POINTS, SPREAD, MEAN = -0.14, 0.22, 0.24
# Between two participants with equal changes.
STEP = 0.055


def changes_figure(
    study: Study,
    outcome: Outcome,
    changes: Sequence[pd.DataFrame],
    summaries: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Change from baseline by visit: a panel per arm, every participant a point, beside the mean.

    Many participants are counted by their change, a shape per visit.

    Args:
        study: The study.
        outcome: The outcome shown.
        changes: From `changes_from_baseline`, a frame per follow-up day.
        summaries: From `change_summaries`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    traces: list[Part] = []
    counts = counted_changes(changes, outcome) if are_many(study) else None
    names = {arm: wrapped(arm_title(study, arm, words), PANEL_WIDTH) for arm in ARMS}
    visits = []
    for column, arm in enumerate(ARMS, start=1):
        drawn: list[Part] = []
        if counts is None:
            for position, frame in enumerate(changes):
                here = frame[frame["arm"] == arm]
                day = day_label(study.follow_up_days[position], words).lower()
                drawn += _individual(outcome, arm, position, day, here, highlighted, words)
        else:
            drawn += counted_of_arm(outcome, changes, counts, arm, highlighted, words)
        means = summaries[summaries["arm"] == arm]
        drawn.append(_means(outcome, means, arm, names[arm], words))
        traces += [{**trace, **in_panel(column)} for trace in drawn]
        visits.append(_visit_axis(study, means, words))
    scale: Part = {}
    if outcome.is_log:
        individual = [frame["change"].to_numpy() for frame in changes]
        limits = [summaries[name] for name in ("value", "low", "high")]
        scale = log_axis(np.concatenate([*individual, *limits]), words)
    kind = statistic_name(outcome, False, words)
    across, up, notes, height = arm_panels(
        {arm: f"<b>{name}</b><br>{kind}" for arm, name in names.items()}, height=270
    )
    level = line_across(outcome.no_difference, line=NO_CHANGE)
    layout = {
        "xaxis": {**across[0], **visits[0]},
        "xaxis2": {**across[1], **visits[1]},
        "yaxis": {**up[0], **titled(change_title(outcome, words), **scale), "zeroline": False},
        "yaxis2": {**up[1], **scale, "zeroline": False},
        "shapes": [level, {**level, "xref": "x2 domain", "yref": "y2"}],
        "annotations": notes,
    }
    return finished(named_once(traces), layout, study, words, height=height, top=0)


def _individual(
    outcome: Outcome,
    arm: str,
    position: int,
    day: str,
    here: pd.DataFrame,
    highlighted: str | None,
    words: Words,
) -> list[Part]:
    """A point for each participant of an arm at a visit, those with equal changes side by side."""
    change, below = here["change"].to_numpy(), here["below_limit"].tolist()
    ids, symbol = here["participant_id"].tolist(), STYLES[arm].symbol
    places = position + POINTS + _sideways(change)
    numbers = told_numbers(change, change_digits(outcome), words)
    all_of_them = points(
        places,
        change,
        marker={
            **arm_marker(arm, 6),
            "symbol": [BELOW if is_below else symbol for is_below in below],
        },
        opacity=THIN,
        text=[f"{escaped(who)}, {day}: {number}" for who, number in zip(ids, numbers, strict=True)],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )
    if highlighted not in ids:
        return [all_of_them]
    place = ids.index(highlighted)
    its, at = slice(place, place + 1), [f"{day}: {numbers[place]}"]
    return [star(places[its], change[its], str(highlighted), told=at), all_of_them]


def _sideways(change: FloatArray) -> FloatArray:
    """How far each point is moved to the side: those with equal changes evenly around the middle.

    Where hardly any are equal, the others lie over each other the less in the order of the roster.
    """
    place, others = among_equals(change)
    step = np.minimum(STEP, 2 * SPREAD / np.maximum(others, 1.0))
    spread = np.zeros(len(change))
    if (others == 0).sum() > 1 + len(change) / 2:
        spread = np.linspace(-SPREAD, SPREAD, len(change)) / 2
    return np.where(others > 0, (place - others / 2) * step, spread)


def _means(outcome: Outcome, here: pd.DataFrame, arm: str, name: str, words: Words) -> Part:
    """The mean change of an arm at each visit, with its interval."""
    return points(
        np.arange(len(here), dtype=float) + MEAN,
        here["value"].to_numpy(),
        error_y=error_bars_of(here),
        marker=arm_marker(arm, 12 if len(here) <= MOST_TICKS else 6, line=2),
        name=words.t("{arm}: mean change, 95% CI", arm=name)
        if not outcome.is_log
        else words.t("{arm}: geometric mean ratio, 95% CI", arm=name),
        text=[
            f"{effect_text(outcome, row['value'], row['low'], row['high'], words)}, n {row['n']}"
            for row in rows_of(here)
        ],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _visit_axis(study: Study, means: pd.DataFrame, words: Words) -> Part:
    """The visits under their points, with the n of the arm; of many visits some."""
    ticks = [
        f"{day_number(day)}<br>n {n}"
        for day, n in zip(study.follow_up_days, means["n"], strict=True)
    ]
    every = -(-len(ticks) // MOST_TICKS)
    return titled(
        words.t("Study day"),
        tickvals=list(range(len(ticks)))[::every],
        ticktext=ticks[::every],
        range=[-0.5, len(ticks) - 0.5],
    )
