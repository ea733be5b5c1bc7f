"""Figure of adverse events over time, a lane for each participant."""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    BACKGROUND,
    FAINT,
    GREY,
    ID_WIDTH,
    REFERENCE,
    TEXT,
    Figure,
    Part,
    arm_name,
    escaped,
    finished,
    id_ticks,
    legend_names,
    wrapped,
)
from lib.figures.events.kinds import GRADE_COLOURS
from lib.figures.events.terms import HOVER_WIDTH, TARGETS
from lib.figures.parts import UNSEEN, bar, line_across, note, points, titled
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
) -> Figure:
    """One lane per participant: every event from onset to end, with the days of dosing.

    Args:
        study: The study.
        events: From `event_lanes`.
        exposed: From `exposures`; the two may hold but a page of lanes, as `lanes_of_page` has it.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    roster = exposed.sort_values("lane")
    ids = list(map(str, roster["participant_id"]))
    drawn = events[events["start"].notna()].copy()
    drawn["until"] = drawn["last"] + 1
    drawn["level"], drawn["levels"] = _levels(drawn)
    traces = [
        *_bars(drawn, words),
        *_marks(study, drawn, exposed, words),
        _lane_targets(study, exposed),
    ]
    many = len(ids) > MOST_NAMED_LANES
    ticks = id_ticks(ids, highlighted, width=ID_WIDTH)
    split = int((roster["arm"] == TREATMENT).sum()) - 0.5
    # Where each arm begins; of a page of lanes, one may have none.
    begins = {TREATMENT: -0.5, CONTROL: split}
    layout = {
        "barmode": "overlay",
        "xaxis": _day_axis(study, drawn, exposed, words),
        "yaxis": titled(
            words.t("Participants") if many else "",
            tickvals=np.arange(len(ids)),
            ticktext=ticks,
            showticklabels=not many,
            tickfont={"size": 10},
            range=[len(ids) - 0.5, -0.5],
            zeroline=False,
            showgrid=False,
        ),
        # A line between the arms, and the name of each at its first lane.
        "shapes": [line_across(split, line={"color": TEXT, "width": 1})],
        "annotations": [
            _arm_note(study, arm, begins[arm], words)
            for arm in ARMS
            if (roster["arm"] == arm).any()
        ],
    }
    legends = len(legend_names(traces))
    lane = 9 if many else max(17, 13 * max(tick.count("<br>") + 1 for tick in ticks))
    height = 160 + 22 * legends + lane * len(ids)
    return finished(traces, layout, study, words, height=height, legend_rows=legends)


def _day_axis(study: Study, drawn: pd.DataFrame, exposed: pd.DataFrame, words: Words) -> Part:
    """Study days, from the first to the last of anything drawn."""
    left = exposed["withdrawn"].dropna()
    first = min([study.baseline_day, *drawn["start"], *left])
    last = max([study.days[-1], *drawn["until"], *left])
    return titled(words.t("Study day"), range=[first - 1, last + 2])


def _bars(drawn: pd.DataFrame, words: Words) -> list[Part]:
    """A bar for each event, by grade and relation."""
    names = {term: wrapped(term, HOVER_WIDTH) for term in drawn["term"].unique()}
    grades = drawn["grade"]
    traces = []
    for grade in [*range(1, 6), None]:
        of_grade = grades.isna() if grade is None else grades == grade
        for related in (True, False, None):
            here = drawn[of_grade & _is_related(drawn, related)]
            if len(here):
                name = _lane_name(grade, related, words)
                traces.append(_bars_alike(here, names, _fill(grade, related), name))
    return traces


def _bars_alike(here: pd.DataFrame, names: dict[str, str], fill: Part, name: str) -> Part:
    """A bar for each of some events, filled alike."""
    height = 0.84 / here["levels"]
    return bar(
        (here["until"] - here["start"]).to_numpy(),
        (here["lane"] - 0.42 + (here["level"] + 0.5) * height).to_numpy(),
        base=here["start"].tolist(),
        width=height.to_numpy(),
        orientation="h",
        marker=fill,
        name=name,
        customdata=here[["participant_id", "term"]].to_numpy(),
        text=[
            f"{escaped(who)}: {names[term]}"
            for who, term in zip(here["participant_id"], here["term"], strict=True)
        ],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )


def _fill(grade: int | None, related: bool | None) -> Part:
    """How the bars of a grade and relation are filled."""
    fill: Part = {
        "color": FAINT if grade is None else GRADE_COLOURS[grade],
        "line": {"color": GREY, "width": 1},
    }
    if not related:
        # Not the pattern of an arm.
        fill["pattern"] = {"shape": "." if related is False else "x"}
    return fill


def _marks(study: Study, drawn: pd.DataFrame, exposed: pd.DataFrame, words: Words) -> list[Part]:
    """Events that go on, planned doses, and withdrawals; of each kind only if there is any."""
    still = drawn[drawn["open"].astype(bool)]
    left = exposed[exposed["withdrawn"].notna()]
    doses = [
        (day, lane)
        for lane, end in zip(exposed["lane"], exposed["end"], strict=True)
        for day in study.dosing_days
        if day <= end
    ]
    kinds = [
        (
            words.t("Ongoing"),
            still["until"].to_numpy(),
            still["lane"].to_numpy(),
            {"symbol": "triangle-right", "size": 9, "color": TEXT},
        ),
        (
            words.t("Planned dose"),
            [day for day, _ in doses],
            [lane for _, lane in doses],
            {"symbol": "line-ns-open", "size": 9, "color": REFERENCE},
        ),
        (
            words.t("Withdrawn"),
            left["withdrawn"].to_numpy(),
            left["lane"].to_numpy(),
            {"symbol": "x-thin-open", "size": 10, "color": TEXT, "line": {"width": 2}},
        ),
    ]
    return [
        points(x, y, marker=marker, name=name, hoverinfo="skip")
        for name, x, y, marker in kinds
        if len(x)
    ]


def _lane_targets(study: Study, exposed: pd.DataFrame) -> Part:
    """Points that nobody sees, so that a click on an empty place finds its lane."""
    by_lane = exposed.sort_values("lane")
    days = np.linspace(study.baseline_day, study.days[-1], TARGETS)
    return points(
        np.tile(days, len(by_lane)),
        np.repeat(by_lane["lane"].to_numpy(), TARGETS),
        marker={"size": 10, "color": UNSEEN},
        customdata=[(who, "") for who in by_lane["participant_id"] for _ in days],
        hoverinfo="none",
        showlegend=False,
    )


def _arm_note(study: Study, arm: str, place: float, words: Words) -> Part:
    """The name of an arm on the right, under a height."""
    text = f"<b>{arm_name(study, arm, words)}</b>"
    return note(text, 1, place, xref="paper", xanchor="right", yanchor="top", bgcolor=BACKGROUND)


def _levels(drawn: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Where each bar stands in its lane, so that bars at the same time do not hide each other.

    Each takes the lowest level that is free when it begins.
    """
    level, levels = (pd.Series(start, index=drawn.index) for start in (0, 1))
    for _, lane in drawn.sort_values(["start", "until"]).groupby("lane"):
        free: list[int] = []
        taken: list[tuple[float, int]] = []
        places, highest = [], 0
        for start, until in zip(lane["start"].tolist(), lane["until"].tolist(), strict=True):
            while taken and taken[0][0] <= start:
                heappush(free, heappop(taken)[1])
            if not free:
                heappush(free, highest)
                highest += 1
            places.append(heappop(free))
            heappush(taken, (until, places[-1]))
        level[lane.index], levels[lane.index] = places, highest
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
