"""Figure of adverse events over time, a lane for each participant."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import (
    BACKGROUND,
    FAINT,
    GREY,
    ID_WIDTH,
    REFERENCE,
    TEXT,
    arm_name,
    escaped,
    finished,
    id_ticks,
    wrapped,
)
from lib.figures.event_terms import HOVER_WIDTH, TARGETS
from lib.figures.events import GRADE_COLOURS
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.events.kinds import grade_name
from lib.words import Words

MOST_NAMED_LANES = 60


def lanes_figure(
    study: Study,
    events: pd.DataFrame,
    exposed: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """One lane per participant: every event from onset to end, with the days of dosing.

    Args:
        study: The study.
        events: From `event_lanes`.
        exposed: From `exposures`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = go.Figure()
    roster = pd.concat([study.participants[study.participants["arm"] == arm] for arm in ARMS])
    ids = list(map(str, roster["participant_id"]))
    drawn = events[events["start"].notna()].copy()
    drawn["until"] = drawn["last"] + 1
    drawn["level"], drawn["levels"] = _levels(drawn)
    _add_bars(fig, drawn, words)
    _add_marks(fig, study, drawn, exposed, words)
    _add_lane_targets(fig, study, exposed)
    _name_arms(fig, study, words)
    many = len(ids) > MOST_NAMED_LANES
    ticks = id_ticks(ids, highlighted, width=ID_WIDTH)
    fig.update_yaxes(
        tickvals=np.arange(len(ids)),
        ticktext=ticks,
        showticklabels=not many,
        tickfont={"size": 10},
        range=[len(ids) - 0.5, -0.5],
        zeroline=False,
        showgrid=False,
        title_text=words.t("Participants") if many else "",
    )
    left = exposed["withdrawn"].dropna()
    first = min([study.baseline_day, *drawn["start"], *left])
    last = max([study.days[-1], *drawn["until"], *left])
    fig.update_xaxes(title_text=words.t("Study day"), range=[first - 1, last + 2])
    fig.update_layout(barmode="overlay")
    legends = sum(trace.showlegend is not False for trace in fig.data)
    lane = 9 if many else max(17, 13 * max(tick.count("<br>") + 1 for tick in ticks))
    return finished(
        fig, study, words, height=160 + 22 * legends + lane * len(ids), legend_rows=legends
    )


def _add_bars(fig: go.Figure, drawn: pd.DataFrame, words: Words) -> None:
    """A bar for each event, by grade and relation."""
    names = {term: wrapped(term, HOVER_WIDTH) for term in drawn["term"].unique()}
    grades = drawn["grade"]
    for grade in [*range(1, 6), None]:
        of_grade = grades.isna() if grade is None else grades == grade
        for related in (True, False, None):
            here = drawn[of_grade & _is_related(drawn, related)]
            if here.empty:
                continue
            height = 0.84 / here["levels"]
            fig.add_bar(
                base=here["start"].to_numpy(),
                x=(here["until"] - here["start"]).to_numpy(),
                y=(here["lane"] - 0.42 + (here["level"] + 0.5) * height).to_numpy(),
                width=height.to_numpy(),
                orientation="h",
                marker={
                    "color": FAINT if grade is None else GRADE_COLOURS[grade],
                    "line": {"color": GREY, "width": 1},
                    # Not the pattern of an arm.
                    "pattern": None if related else {"shape": "." if related is False else "x"},
                },
                name=_lane_name(grade, related, words),
                customdata=here[["participant_id", "term"]].to_numpy(),
                text=[
                    f"{escaped(who)}: {names[term]}"
                    for who, term in zip(here["participant_id"], here["term"], strict=True)
                ],
                textposition="none",
                hovertemplate="%{text}<extra></extra>",
            )


def _add_marks(
    fig: go.Figure, study: Study, drawn: pd.DataFrame, exposed: pd.DataFrame, words: Words
) -> None:
    """Events that go on, planned doses, and withdrawals."""
    still = drawn[drawn["open"].astype(bool)]
    if len(still):
        fig.add_scatter(
            x=still["until"].to_numpy(),
            y=still["lane"].to_numpy(),
            mode="markers",
            marker={"symbol": "triangle-right", "size": 9, "color": TEXT},
            name=words.t("Ongoing"),
            hoverinfo="skip",
        )
    withdrawn = exposed["withdrawn"].notna()
    doses = [
        (day, lane)
        for lane, end in zip(exposed["lane"], exposed["end"], strict=True)
        for day in study.dosing_days
        if day <= end
    ]
    if doses:
        fig.add_scatter(
            x=[day for day, _ in doses],
            y=[lane for _, lane in doses],
            mode="markers",
            marker={"symbol": "line-ns-open", "size": 9, "color": REFERENCE},
            name=words.t("Planned dose"),
            hoverinfo="skip",
        )
    if withdrawn.any():
        fig.add_scatter(
            x=exposed.loc[withdrawn, "withdrawn"].to_numpy(),
            y=exposed.loc[withdrawn, "lane"].to_numpy(),
            mode="markers",
            marker={"symbol": "x-thin-open", "size": 10, "color": TEXT, "line": {"width": 2}},
            name=words.t("Withdrawn"),
            hoverinfo="skip",
        )


def _add_lane_targets(fig: go.Figure, study: Study, exposed: pd.DataFrame) -> None:
    """Points that nobody sees, so that a click on an empty place finds its lane."""
    by_lane = exposed.sort_values("lane")
    days = np.linspace(study.baseline_day, study.days[-1], TARGETS)
    fig.add_scatter(
        x=np.tile(days, len(by_lane)),
        y=np.repeat(by_lane["lane"].to_numpy(), TARGETS),
        mode="markers",
        marker={"size": 10, "color": "rgba(0,0,0,0)"},
        customdata=[(who, "") for who in by_lane["participant_id"] for _ in days],
        hoverinfo="none",
        showlegend=False,
    )


def _name_arms(fig: go.Figure, study: Study, words: Words) -> None:
    """A line between the arms, and the name of each at its first lane."""
    split = study.n_treatment - 0.5
    fig.add_hline(y=split, line={"color": TEXT, "width": 1})
    for arm, place in ((TREATMENT, -0.5), (CONTROL, split)):
        fig.add_annotation(
            text=f"<b>{arm_name(study, arm, words)}</b>",
            x=1,
            xref="paper",
            xanchor="right",
            y=place,
            yanchor="top",
            showarrow=False,
            bgcolor=BACKGROUND,
        )


def _levels(drawn: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Where each bar stands in its lane, so that bars at the same time do not hide each other."""
    level = pd.Series(0, index=drawn.index)
    levels = pd.Series(1, index=drawn.index)
    for _, lane in drawn.sort_values(["start", "until"]).groupby("lane"):
        free: list[float] = []
        for event in lane.index:
            start, until = lane.at[event, "start"], lane.at[event, "until"]
            place = next((number for number, end in enumerate(free) if end <= start), len(free))
            if place == len(free):
                free.append(until)
            free[place] = until
            level[event] = place
        levels[lane.index] = len(free)
    return level, levels


def _is_related(drawn: pd.DataFrame, related: bool | None) -> pd.Series:
    return drawn["related"].isna() if related is None else drawn["related"] == related


def _lane_name(grade: int | None, related: bool | None, words: Words) -> str:
    relation = {
        True: words.t("related"),
        False: words.t("not related"),
        None: words.t("relation not recorded"),
    }[related]
    return f"{grade_name('unknown' if grade is None else grade, words)}, {relation}"
