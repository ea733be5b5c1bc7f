"""Figure of adverse events over time, a lane for each participant."""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    FAINT,
    GREY,
    ID_WIDTH,
    REFERENCE,
    TEXT,
    Figure,
    Part,
    escaped,
    finished,
    id_ticks,
    legend_names,
    wrapped,
)
from lib.figures.events.kinds import GRADE_COLOURS
from lib.figures.events.labels import (
    LETTERS,
    key_name,
    key_of,
)
from lib.figures.events.lanes import BETWEEN_LANES, Lanes, lanes_of
from lib.figures.events.terms import HOVER_WIDTH, TARGETS
from lib.figures.parts import UNSEEN, bar, points, titled
from lib.study.study import Study
from lib.wording.events.kinds import grade_name
from lib.wording.events.lanes import days_text, grade_and_relation_text, relation_text
from lib.wording.names import capitalised
from lib.words import Words

# More lanes than this name nobody but the one followed.
MOST_NAMED_LANES = 20


def lanes_figure(
    study: Study,
    events: pd.DataFrame,
    exposed: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """One lane per participant: every event from onset to end, with the days of dosing.

    A lane is as high as the events at one time in it ask for, and low without any.

    Args:
        study: The study.
        events: From `event_lanes`.
        exposed: From `exposures`; the two may hold but a page of lanes, as `lanes_of_page` has it.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any; of many participants the
            axis names nobody else.
    """
    roster = exposed.sort_values("lane")
    drawn = events[events["start"].notna()].copy()
    drawn["until"] = drawn["last"] + 1
    drawn["level"], drawn["levels"] = _levels(drawn)
    ids = list(map(str, roster["participant_id"]))
    ticks = id_ticks(ids, highlighted, width=ID_WIDTH)
    if len(ids) > MOST_NAMED_LANES:
        ticks = [tick if who == highlighted else "" for tick, who in zip(ticks, ids, strict=True)]
    lanes = lanes_of(study, roster, drawn, ticks, words)
    bars, key = _bars(drawn, lanes, words)
    marks = _marks(study, drawn, exposed, lanes, words)
    traces = [*bars, *key, *marks, _lane_targets(study, roster, drawn, lanes)]
    legend, top = key_of(legend_names(traces))
    layout: Part = {
        "barmode": "overlay",
        "legend": legend,
        "xaxis": _day_axis(study, drawn, exposed, words),
        "yaxis": {
            "tickvals": lanes.middles,
            "ticktext": ticks,
            "tickfont": {"size": LETTERS},
            "ticks": "",
            "automargin": True,
            "range": [lanes.end, 0],
            "zeroline": False,
            "showgrid": False,
        },
        "annotations": lanes.names,
        "margin": {"l": 8},
    }
    return finished(traces, layout, study, words, height=round(lanes.end), top=top)


def _day_axis(study: Study, drawn: pd.DataFrame, exposed: pd.DataFrame, words: Words) -> Part:
    """Study days, from the first to the last of anything drawn."""
    left = exposed["withdrawn"].dropna()
    first = min([study.baseline_day, *drawn["start"], *left])
    last = max([study.days[-1], *drawn["until"], *left])
    return titled(words.t("Study day"), range=[first - 1, last + 2])


def _bars(drawn: pd.DataFrame, lanes: Lanes, words: Words) -> tuple[list[Part], list[Part]]:
    """A bar for each event, by grade and relation; and what the legend shows of either."""
    names = {term: wrapped(term, HOVER_WIDTH) for term in drawn["term"].unique()}
    grades = drawn["grade"]
    traces, relations = [], {}
    found_grades: dict[str, Part] = {}
    for grade in [*range(1, 6), None]:
        of_grade = grades.isna() if grade is None else grades == grade
        for related in (True, False, None):
            here = drawn[of_grade & _is_related(drawn, related)]
            if not len(here):
                continue
            name = grade_and_relation_text(grade, related, words)
            traces.append(_bars_alike(here, lanes, names, _fill(grade, related), name, words))
            grade_text = grade_name("unknown" if grade is None else grade, words)
            found_grades[grade_text] = _fill(grade, True)
            relations[related] = {**_fill(None, related), "color": GREY}
    found_relations = {
        capitalised(relation_text(related, words)): relations[related]
        for related in (True, False, None)
        if related in relations
    }
    key = [
        # A bar of nothing: the legend alone shows it.
        bar([None], [None], orientation="h", marker=fill, name=key_name(name), hoverinfo="skip")
        for name, fill in [*found_grades.items(), *found_relations.items()]
    ]
    return traces, key


def _bars_alike(
    here: pd.DataFrame, lanes: Lanes, names: dict[str, str], fill: Part, name: str, words: Words
) -> Part:
    """A bar for each of some events, filled alike."""
    lane = here["lane"].to_numpy()
    inside = lanes.heights[lane] - BETWEEN_LANES
    height = inside / here["levels"].to_numpy()
    ends = here[["start", "end", "open"]].itertuples(index=False, name=None)
    return bar(
        (here["until"] - here["start"]).to_numpy(),
        lanes.middles[lane] - inside / 2 + (here["level"].to_numpy() + 0.5) * height,
        base=here["start"].tolist(),
        width=height,
        orientation="h",
        marker=fill,
        name=name,
        showlegend=False,
        customdata=here[["participant_id", "term"]].to_numpy(),
        text=[
            f"{escaped(who)}: {names[term]}<br>{days_text(start, end, words, ongoing=ongoing)}"
            f"<br>{name}"
            for who, term, (start, end, ongoing) in zip(
                here["participant_id"], here["term"], ends, strict=True
            )
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


def _marks(
    study: Study, drawn: pd.DataFrame, exposed: pd.DataFrame, lanes: Lanes, words: Words
) -> list[Part]:
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
            {"symbol": "line-ns-open", "size": 8, "color": REFERENCE},
        ),
        (
            words.t("Withdrawn"),
            left["withdrawn"].to_numpy(),
            left["lane"].to_numpy(),
            {"symbol": "x-thin-open", "size": 9, "color": TEXT, "line": {"width": 2}},
        ),
    ]
    return [
        points(
            x,
            lanes.middles[np.asarray(of_lanes, dtype=int)],
            marker=marker,
            name=key_name(name),
            hoverinfo="skip",
        )
        for name, x, of_lanes, marker in kinds
        if len(x)
    ]


def _lane_targets(study: Study, roster: pd.DataFrame, drawn: pd.DataFrame, lanes: Lanes) -> Part:
    """Points that nobody sees, so that an empty place of a lane tells and finds its participant.

    None lies on a bar, which would be hidden from the mouse.
    """
    days = np.linspace(study.baseline_day, study.days[-1], TARGETS)
    free = np.ones((len(roster), TARGETS), dtype=bool)
    for lane, start, until in zip(drawn["lane"], drawn["start"], drawn["until"], strict=True):
        free[lane] &= (days < start) | (days > until)
    places, columns = np.nonzero(free)
    who = roster["participant_id"].to_numpy()[places]
    return points(
        days[columns],
        lanes.middles[places],
        marker={"size": 10, "color": UNSEEN},
        customdata=[(name, "") for name in who],
        hovertext=[escaped(name) for name in who],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )


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
