"""Each participant's change from baseline at one visit, in order."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.figures.changes.titles import change_title
from lib.figures.distributions import cumulative_of_changes
from lib.figures.drawing import (
    BACKGROUND,
    ID_WIDTH,
    PANEL_WIDTH,
    STYLES,
    Figure,
    Part,
    escaped,
    finished,
    id_ticks,
    wrapped,
)
from lib.figures.parts import arm_panels, bar, in_panel, star, titled, told_numbers
from lib.figures.scales import log_axis
from lib.results.distributions import are_many
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import change_digits
from lib.wording.names import arm_title
from lib.words import Words

# Participants up to whom each is named under a bar; of more, only the one followed.
MOST_NAMED_BARS = 20


def waterfall_figure(
    study: Study,
    outcome: Outcome,
    changes: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Individual change from baseline, a panel per arm, a bar per participant, in order.

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
    arms = {arm: _ordered(changes, arm, outcome) for arm in ARMS}
    names = len(changes) <= MOST_NAMED_BARS
    traces: list[Part] = []
    across, up, notes, height = arm_panels(
        {
            arm: f"<b>{wrapped(arm_title(study, arm, words), PANEL_WIDTH)}</b><br>n {len(here)}"
            for arm, here in arms.items()
        },
        height=280,
    )
    layout: Part = {"bargap": 0.15, "annotations": notes}
    # Bars of both panels are equally wide.
    most = max(len(here) for here in arms.values())
    scale = log_axis(changes["change"].to_numpy(), words) if outcome.is_log else {}
    for column, (arm, here) in enumerate(arms.items(), start=1):
        drawn = _bars(study, outcome, here, arm, highlighted, words)
        traces += [{**trace, **in_panel(column)} for trace in drawn]
        number = "" if column == 1 else str(column)
        layout[f"xaxis{number}"] = {
            **across[column - 1],
            **_participant_axis(here, highlighted, words, names=names),
            "range": [-0.6, max(most, 1) - 0.4],
        }
        layout[f"yaxis{number}"] = {**up[column - 1], **scale}
    layout["yaxis"] |= titled(change_title(outcome, words))
    return finished(traces, layout, study, words, height=height, top=0)


def _ordered(changes: pd.DataFrame, arm: str, outcome: Outcome) -> pd.DataFrame:
    """The changes of an arm from the worst to the best, equal ones by identifier."""
    rows = np.flatnonzero(changes["arm"].to_numpy() == arm)
    sign = 1 if outcome.higher_is_better else -1
    change = (sign * changes["change"].to_numpy()).tolist()
    ids = changes["participant_id"].tolist()
    return changes.iloc[sorted(rows.tolist(), key=lambda row: (change[row], ids[row]))]


def _bars(
    study: Study,
    outcome: Outcome,
    here: pd.DataFrame,
    arm: str,
    highlighted: str | None,
    words: Words,
) -> list[Part]:
    """A bar for each participant of an arm, and a star on that of the one followed."""
    none, change, places = (
        outcome.no_difference,
        here["change"].to_numpy(),
        np.arange(len(here), dtype=float),
    )
    numbers = told_numbers(change, change_digits(outcome), words)
    drawn = [
        bar(
            places,
            change - none,
            base=none,
            marker=_bar_of(arm),
            name=wrapped(arm_title(study, arm, words), PANEL_WIDTH),
            text=[
                f"{escaped(who)}: {number}"
                for who, number in zip(here["participant_id"], numbers, strict=True)
            ],
            textposition="none",
            hovertemplate="%{text}<extra></extra>",
            showlegend=False,
        )
    ]
    followed = (here["participant_id"] == highlighted).to_numpy()
    if followed.any():
        told = [numbers[place] for place in np.flatnonzero(followed)]
        at, high = places[followed], change[followed]
        drawn.append(star(at, high, str(highlighted), showlegend=False, told=told))
    return drawn


def _participant_axis(
    here: pd.DataFrame, highlighted: str | None, words: Words, *, names: bool
) -> Part:
    """The participant under each bar, if there are few; the one followed in any case."""
    ids = [who if names or who == highlighted else "" for who in here["participant_id"]]
    ticks = id_ticks(ids, highlighted, width=None if names else ID_WIDTH)
    joint = " " if names else "<br>"
    return titled(
        "" if names else words.t("Participants"),
        tickvals=list(range(len(here))),
        ticktext=[
            joint.join(filter(None, (tick, "▽" if below else "")))
            for tick, below in zip(ticks, here["below_limit"], strict=True)
        ],
        # Upright names of few; the mark of a value below the limit is no triangle to the side.
        tickangle=-90 if names else 0,
        tickfont={"size": 12},
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
