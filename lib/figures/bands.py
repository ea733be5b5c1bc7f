"""How many are in each activity band."""

from __future__ import annotations

import pandas as pd

from lib.figures.drawing import (
    BACKGROUND,
    GREY,
    MOST_TICKS,
    SEQUENTIAL,
    TEXT,
    Figure,
    Part,
    arm_name,
    escaped,
    finished,
)
from lib.figures.parts import bar, note, titled
from lib.results.participants.followed import is_in
from lib.results.response import bands_of
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.names import band_label, day_label, marked
from lib.words import Words

# Pixels from bar to bar: of so few visits as tall as the figure beside it with its control, of many
# the page has no room for more than thin bars.
FEW_VISITS, TALL_ROW, ROW, THIN_ROW = 3, 44, 34, 24


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
    names = {arm: arm_name(study, arm, words) for arm in ARMS}
    visits = len(study.days)
    row = TALL_ROW if visits <= FEW_VISITS else ROW if visits <= MOST_TICKS else THIN_ROW
    # Over the bars of each arm there is room for its name.
    rooms = [(0.35 + 0.5 * (1 + name.count("<br>"))) * ROW / row for name in names.values()]
    positions = {
        (arm, day): -(number + rooms[1] * ARMS.index(arm)) for number, (arm, day) in enumerate(rows)
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
            "ticktext": [f"{day_label(day, words)} (n {n[arm, day]})" for arm, day in rows],
            "range": [positions[rows[-1]] - 0.5, rooms[0] + 0.4],
        },
        "annotations": [_arm_name(names[arm], positions[arm, study.days[0]]) for arm in ARMS],
    }
    height = int(row * (len(rows) + sum(rooms)))
    return finished(traces, layout, study, words, height=height, top=8)


def _arm_name(name: str, first: float) -> Part:
    """The name of an arm over the first of its bars."""
    above = {"xanchor": "left", "yanchor": "bottom", "align": "left"}
    return note(f"<b>{name}</b>", 0, first + 0.45, **above)


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
    name = escaped(band_label(outcome, number, words))
    return bar(
        here["participants"].to_numpy(),
        [places[arm, day] for arm, day in zip(here["arm"], here["day"], strict=True)],
        orientation="h",
        marker={
            "color": SEQUENTIAL[round(number * 9 / max(last, 1))],
            # The lowest band is hardly darker than the background.
            "line": {"color": GREY, "width": 1},
        },
        text=_band_texts(study, outcome, number, here, highlighted),
        textposition="inside",
        insidetextanchor="middle",
        # Low bands lie near the background's colour, high ones near the text's.
        insidetextfont={"color": TEXT if number <= last / 2 else BACKGROUND},
        textangle=0,
        name=name,
        hovertext=[
            f"{name}, {day_label(row['day'], words).lower()}: {row['participants']}"
            for row in rows_of(here)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
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
