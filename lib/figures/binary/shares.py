"""A yes or no: the share of each arm with a yes by visit, and the difference in other ways."""

from __future__ import annotations

import pandas as pd

from lib.figures.drawing import (
    MOST_TICKS,
    STYLES,
    UPRIGHT_WIDTH,
    Figure,
    Part,
    arm_marker,
    arm_name,
    escaped,
    finished,
    wrapped,
)
from lib.figures.effects import bounds_of, effect_heading, hover_of
from lib.figures.forests.columns import Row, n_of
from lib.figures.forests.forest import forest
from lib.figures.parts import error_bars_of, points, titled
from lib.results.binary.shares import is_counted
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import decimals_of_rows, difference_title, effect_text
from lib.wording.binary.board import analysis_name
from lib.wording.names import (
    arm_title,
    day_label,
    day_number,
    marked,
    outcome_label,
    share_with_limits,
)
from lib.words import Words

# Pixels of the panel; of the axis on a phone, and about that of a letter of a tick.
PANEL, NARROW, LETTER = 270, 280, 7
# Letters of a line of its title.
TITLE_WIDTH = 40
# What stands for each arm before its count.
SIGNS = dict(zip(ARMS, "●◇", strict=True))


def shares_figure(
    study: Study,
    outcome: Outcome,
    shares: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """The share of each arm with a yes at each visit, with its exact limits, over its count.

    Args:
        study: The study.
        outcome: A yes or no.
        shares: From `shares_by_visit`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    title = words.t("{outcome}: participants with yes", outcome=outcome_label(outcome, words))
    layout = {
        "xaxis": _visits(study, outcome, shares, words, highlighted),
        "yaxis": titled(
            wrapped(title, UPRIGHT_WIDTH),
            tickformat=".0%",
            range=[-0.04, 1.04],
            zeroline=False,
        ),
    }
    traces = [_arm(study, shares[shares["arm"] == arm], arm, words) for arm in ARMS]
    return finished(traces, layout, study, words, height=PANEL, top=0)


def _arm(study: Study, here: pd.DataFrame, arm: str, words: Words) -> Part:
    """The shares of an arm, beside those of the other one."""
    name = arm_name(study, arm, words)
    rows = rows_of(here)
    return points(
        [place + STYLES[arm].offset for place in range(len(rows))],
        here["value"].to_numpy(dtype=float),
        error_y=error_bars_of(here),
        marker=arm_marker(arm, 11 if len(rows) <= MOST_TICKS else 6, line=2),
        name=words.t("{arm}: share with yes, 95% CI", arm=name),
        text=[
            escaped(f"{arm_title(study, arm, words)}, {day_label(row['day'], words).lower()}: ")
            + share_with_limits(row["events"], row["n"], row["low"], row["high"], words)
            for row in rows
        ],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
        showlegend=True,
    )


def _visits(
    study: Study, outcome: Outcome, shares: pd.DataFrame, words: Words, highlighted: str | None
) -> Part:
    """The visits with the counts of both arms under them; of many visits some."""
    ticks = []
    for day in study.every_day:
        lines = [day_number(day)]
        for row in rows_of(shares[shares["day"] == day]):
            followed = is_counted(study, outcome, day, row["arm"], highlighted)
            count = f"{SIGNS[row['arm']]} {row['events']}/{row['n']}"
            lines.append(marked(count, followed=followed))
        ticks.append("<br>".join(lines))
    longest = max(len(line) for tick in ticks for line in tick.split("<br>"))
    every = -(-len(ticks) // max(1, NARROW // (LETTER * (longest + 1))))
    return titled(
        wrapped(words.t("Study day, with the participants with yes / with a value"), TITLE_WIDTH),
        tickvals=list(range(len(ticks)))[::every],
        ticktext=ticks[::every],
        tickangle=0,
        range=[-0.5, len(ticks) - 0.5],
        showgrid=False,
    )


def board_figure(study: Study, outcome: Outcome, board: pd.DataFrame, words: Words) -> Figure:
    """The risk difference by every analysis.

    Args:
        study: The study.
        outcome: A yes or no.
        board: From `board_of_shares`.
        words: The reader's language.
    """
    digits = decimals_of_rows(board, [outcome] * len(board))
    rows = [
        Row(
            # Two names on two lines, where they do not fit on one.
            analysis_name(row["analysis"], words).replace("–", "– "),
            n_of(row["n_treatment"], row["n_control"]),
            effect_text(outcome, *bounds_of(row), words, digits=decimals),
            hover_of(outcome, row, words, digits=decimals),
            is_primary=place == 0,
        )
        for place, (row, decimals) in enumerate(zip(rows_of(board), digits, strict=True))
    ]
    return forest(
        study,
        rows,
        *(board[name].to_numpy() for name in ("value", "low", "high")),
        headings=(words.t("Analysis"), effect_heading(outcome, words)),
        none=outcome.no_difference,
        title=difference_title(study, outcome, words, adjusted=False),
        better=outcome.better,
        log=False,
        words=words,
    )
