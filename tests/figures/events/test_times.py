"""Lanes: every event drawn from onset to end, none hidden by another."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from lib.figures.drawing import STYLES
from lib.reading.examine import read_study
from lib.results.events.times import event_lanes
from tests.support.changes import renamed
from tests.support.figures import bars_of, labels_of, lanes, of_three
from tests.support.files import study_files
from tests.support.studies import dosed_study, large_study, once, sample, small_study


def lane_at(fig: Any, place: float) -> int:
    """The number of the lane at a height: that of the middle next to it."""
    middles = np.array(fig.layout.yaxis.tickvals)
    return int(np.abs(middles - place).argmin())


def test_each_participant_has_one_lane_and_those_on_treatment_come_first() -> None:
    study = sample()
    fig = lanes(study)
    axis = fig.layout.yaxis
    # By first onset, those without an event last, equal ones as in the roster.
    assert study.adverse_events is not None
    first: dict[str, float] = {}
    for who, day in study.adverse_events[["participant_id", "start_day"]].to_numpy().tolist():
        first[who] = min(day, first.get(who, day))
    expected = [
        who
        for arm in ("treatment", "control")
        for who in sorted(
            study.participants.loc[study.participants["arm"] == arm, "participant_id"],
            key=lambda who: first.get(who, 1000),
        )
    ]
    assert list(axis.tickvals) == sorted(set(axis.tickvals))
    assert len(axis.tickvals) == 29
    assert axis.range[0] > axis.range[1]
    # The bars of somebody lie around the middle of the lane, and at no height of another's.
    spans: dict[str, tuple[float, float]] = {}
    for bar in bars_of(fig):
        top, bottom = spans.get(bar["who"], (bar["top"], bar["bottom"]))
        spans[bar["who"]] = min(top, bar["top"]), max(bottom, bar["bottom"])
    for who, (top, bottom) in spans.items():
        assert (top + bottom) / 2 == pytest.approx(axis.tickvals[expected.index(who)])
    ordered = [spans[who] for who in expected if who in spans]
    for (_, bottom), (top, _) in pairwise(ordered):
        assert bottom < top


def test_of_more_than_twenty_lanes_only_the_one_followed_is_named() -> None:
    assert not any(lanes(sample()).layout.yaxis.ticktext)
    named = [tick for tick in lanes(sample(), who="P09").layout.yaxis.ticktext if tick]
    assert named == ["P09 ★"]
    few = lanes(dosed_study("TTC", "2,A,Skin,1,2,1,no,no"))
    assert list(few.layout.yaxis.ticktext) == ["2", "1", "3"]


def test_a_lane_is_as_high_as_its_events_at_a_time_ask_for() -> None:
    events = [f"2,Event {number},Skin,1,9,1,no,no" for number in range(3)]
    fig = lanes(of_three("1,A,Skin,1,2,1,no,no", *events))
    heights: dict[str, set[float]] = {}
    for bar in bars_of(fig):
        heights.setdefault(bar["who"], set()).add(round(bar["bottom"] - bar["top"], 6))
    # Three at once can be told apart and be hit: 12 pixels each; one alone is higher.
    assert heights["2"] == {12}
    assert min(heights["1"]) > 12
    layout = fig.layout
    assert layout.height - layout.margin.t - layout.margin.b >= layout.yaxis.range[0] - 1


def test_a_bar_runs_from_onset_to_the_end_of_the_last_day() -> None:
    study = of_three(
        "1,One day,Skin,4,4,1,no,yes",
        "2,Five days,Skin,6,10,2,no,no",
        "2,Early,Skin,-3,-1,,no,",
        "3,No onset,Skin,,9,1,no,no",
    )
    fig = lanes(study)
    found = {bar["term"]: (bar["who"], bar["start"], bar["until"]) for bar in bars_of(fig)}
    assert found == {
        "One day": ("1", 4, 5),
        "Five days": ("2", 6, 11),
        "Early": ("2", -3, 0),
    }
    assert {bar["term"]: bar["name"] for bar in bars_of(fig)} == {
        "One day": "Grade 1 (mild), related",
        "Five days": "Grade 2 (moderate), not related",
        "Early": "Grade not recorded, relation not recorded",
    }
    low, high = fig.layout.xaxis.range
    assert low < -3
    assert high > 22


def test_an_ongoing_event_is_marked_at_its_open_end() -> None:
    # Participant "2" left on day 10; the last visit is on day 22.
    study = dosed_study(
        "TTC",
        "1,Open,Skin,4,,1,no,no",
        "1,Closed,Skin,4,6,1,no,no",
        "2,Left,Skin,9,,2,no,no",
        "3,Late,Skin,40,,3,no,no",
        withdrawn=["", "10", ""],
    )
    fig = lanes(study)
    (marks,) = [trace for trace in fig.data if trace.name == "Ongoing"]
    found = sorted((lane_at(fig, y), x) for y, x in zip(marks.y, marks.x, strict=True))
    assert found == [(0, 23), (1, 11), (2, 41)]
    until = {bar["term"]: bar["until"] for bar in bars_of(fig)}
    assert until == {"Open": 23, "Closed": 7, "Left": 11, "Late": 41}
    assert fig.layout.xaxis.range[1] > 41
    # Where the last days were not supplied nothing is known to go on.
    without = read_study(study_files(events="participant_id,term,start_day\nS1,Rash,3"))
    assert [bar["until"] for bar in bars_of(lanes(without))] == [4]
    assert "Ongoing" not in [trace.name for trace in lanes(without).data]


def test_events_at_the_same_time_stand_under_each_other() -> None:
    study = of_three(
        *(f"1,Event {day},Skin,{day},{day + 5},1,no,no" for day in (1, 2, 3, 4)),
        "1,Later,Skin,12,14,1,no,no",
        "2,Alone,Skin,1,9,1,no,no",
    )
    bars = bars_of(lanes(study))
    assert len(bars) == 6
    assert overlapping(bars) == []
    # Four at once share the height of the lane among them.
    crowded = [bar for bar in bars if bar["term"] != "Alone"]
    top, bottom = (end([bar[side] for bar in crowded]) for end, side in SIDES)
    for bar in crowded:
        assert bar["bottom"] - bar["top"] == pytest.approx((bottom - top) / 4)


SIDES: tuple[tuple[Callable[[list[float]], float], str], ...] = ((min, "top"), (max, "bottom"))


def overlapping(bars: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The pairs of bars that cover each other."""
    return [
        (bar["term"], other["term"])
        for place, bar in enumerate(bars)
        for other in bars[place + 1 :]
        if min(bar["until"], other["until"]) > max(bar["start"], other["start"])
        and min(bar["bottom"], other["bottom"]) > max(bar["top"], other["top"]) + 1e-9
    ]


def test_events_that_touch_share_a_level() -> None:
    # The first ends with day 2, the second begins with day 3.
    bars = bars_of(lanes(of_three("1,A,Skin,1,2,1,no,no", "1,B,Skin,3,4,1,no,no")))
    assert len({bar["top"] for bar in bars}) == 1
    assert overlapping(bars) == []


def test_more_events_at_the_same_time_than_levels_still_do_not_hide_each_other() -> None:
    study = of_three(*(f"1,Event {number},Skin,1,9,1,no,no" for number in range(6)))
    bars = bars_of(lanes(study))
    assert overlapping(bars) == []
    assert len({round(bar["top"], 6) for bar in bars}) == 6
    assert all(bar["bottom"] - bar["top"] == pytest.approx(12) for bar in bars)


def test_forty_events_of_one_participant_are_forty_bars_in_one_lane() -> None:
    study = of_three(
        *(f"2,Event {number},Skin,{number // 2},{number // 2},1,no,no" for number in range(40))
    )
    fig = lanes(study)
    bars = bars_of(fig)
    assert len(bars) == len({bar["term"] for bar in bars}) == 40
    assert {bar["who"] for bar in bars} == {"2"}
    assert overlapping(bars) == []
    # Whoever had the events comes first.
    assert max(bar["bottom"] for bar in bars) < fig.layout.yaxis.tickvals[1]


def test_the_doses_planned_are_marked_in_each_lane_up_to_withdrawal() -> None:
    # In the roster "1" is the control; "3" left on day 10, "4" on a day of dosing, "5" before all.
    study = dosed_study("CTTTT", "1,A,Skin,1,2,1,no,no", withdrawn=["", "", "10", "15", "0"])
    fig = lanes(study)
    (doses,) = [trace for trace in fig.data if trace.name == "Planned dose"]
    marked = sorted((lane_at(fig, y), x) for y, x in zip(doses.y, doses.x, strict=True))
    all_days = (1, 8, 15)
    assert marked == [
        *((0, day) for day in all_days),
        *((1, day) for day in (1, 8)),
        *((2, day) for day in all_days),
        *((4, day) for day in all_days),
    ]
    (gone,) = [trace for trace in fig.data if trace.name == "Withdrawn"]
    left = sorted((lane_at(fig, y), x) for y, x in zip(gone.y, gone.x, strict=True))
    assert left == [(1, 10), (2, 15), (3, 0)]
    none = lanes(of_three("1,A,Skin,1,2,1,no,no"))
    assert {"Planned dose", "Withdrawn"}.isdisjoint(trace.name for trace in none.data)


@pytest.mark.parametrize("day", [-5, 40])
def test_a_withdrawal_outside_the_visits_is_within_the_figure(day: int) -> None:
    fig = lanes(dosed_study("TC", "1,A,Skin,1,2,1,no,no", withdrawn=[str(day), ""]))
    (gone,) = [trace for trace in fig.data if trace.name == "Withdrawn"]
    assert list(gone.x) == [day]
    low, high = fig.layout.xaxis.range
    assert low < day < high


def test_an_empty_place_of_a_lane_tells_and_finds_its_participant() -> None:
    fig = lanes(dosed_study("CTT", "1,A,Skin,9,12,1,no,no"))
    (targets,) = [trace for trace in fig.data if trace.marker.color == "rgba(0,0,0,0)"]
    assert targets.showlegend is False
    assert len(targets.x) == len(targets.y) == len(targets.customdata)
    days: dict[tuple[str, str], list[float]] = {}
    told = zip(targets.y, targets.x, targets.customdata, targets.hovertext, strict=True)
    for place, day, carried, hovered in told:
        # Treatment first, "2" and "3", then "1".
        assert tuple(carried) == ("231"[lane_at(fig, place)], "")
        assert hovered == carried[0]
        days.setdefault(tuple(carried), []).append(float(day))
    assert list(days) == [("2", ""), ("3", ""), ("1", "")]
    for places in days.values():
        assert (min(places), max(places)) == (1, 22)
        assert len(places) >= 5
    # None lies on the bar, which runs to the end of day 12.
    assert not [day for day in days["1", ""] if 9 <= day <= 13]


def test_a_bar_says_who_what_when_and_how_bad_under_the_mouse() -> None:
    study = of_three("1,Rash,Skin,3,5,2,no,no", "2,Cough,Chest,6,,1,no,yes")
    texts = [
        text
        for trace in lanes(study).data
        if trace.customdata is not None
        for text in trace.text or ()
    ]
    assert sorted(texts) == [
        "1: Rash<br>days 3 to 5<br>Grade 2 (moderate), not related",
        "2: Cough<br>from day 6, ongoing<br>Grade 1 (mild), related",
    ]


def test_the_legend_has_each_grade_relation_and_mark_once_in_two_columns() -> None:
    fig = lanes(sample())
    key = [trace.name for trace in fig.data if trace.showlegend is not False]
    assert key == [
        *("Grade 1 (mild)", "Grade 2 (moderate)", "Related", "Not related"),
        *("Ongoing", "Planned dose", "Withdrawn"),
    ]
    assert fig.layout.legend.entrywidthmode == "fraction"
    assert 0.4 < fig.layout.legend.entrywidth < 0.5
    # Four lines of 12 px, and no empty band under them.
    assert 4 * 16 <= fig.layout.margin.t <= 4 * 24
    # What is made for the legend alone draws nothing.
    swatches = [t for t in fig.data if t.type == "bar" and t.customdata is None]
    assert [list(trace.x) for trace in swatches] == [[None]] * 4


def test_a_long_identifier_is_whole_on_several_lines_of_its_lane() -> None:
    study = small_study("TTC", score=["5 5"] * 3, events=["1,A,Skin,1,2,1,no,no"])
    names = {"1": "HOSPITAL-A-0001", "2": "HOSPITAL-A-0002", "3": "TWELVE-CHARS"}
    figure = lanes(renamed(study, names))
    ticks = ["HOSPITAL-A-<br>0001", "HOSPITAL-A-<br>0002", "TWELVE-CHARS"]
    assert list(figure.layout.yaxis.ticktext) == ticks
    # A lane has room for two lines.
    assert np.diff(figure.layout.yaxis.tickvals).min() >= 2 * 12


def test_the_lanes_draw_every_event_that_has_a_day_of_onset() -> None:
    for study in (sample(), large_study()):
        frame = event_lanes(study)
        drawn = Counter((bar["who"], bar["term"]) for bar in bars_of(once(lanes)(study)))
        drawable = frame[frame["start"].notna()]
        assert drawn == Counter(zip(drawable["participant_id"], drawable["term"], strict=True))
    assert sum(Counter(bar["who"] for bar in bars_of(lanes(sample()))).values()) == 23


def test_the_arms_are_named_over_their_lanes() -> None:
    fig = lanes(of_three("1,A,Skin,1,2,1,no,no"))
    assert labels_of(fig) == ["<b>Drug (n 2)</b>", "<b>Dummy (n 1)</b>"]
    first, second = fig.layout.annotations
    one, two, three = fig.layout.yaxis.tickvals
    # At the left, each over its lanes.
    assert (first.x, first.xanchor, second.x, second.xanchor) == (0, "left", 0, "left")
    assert first.y < one < two < second.y < three


def test_grades_have_the_colours_of_a_scale_and_not_those_of_an_arm() -> None:
    arms = {style.colour for style in STYLES.values()}
    bars = [trace for trace in lanes(sample()).data if trace.type == "bar"]
    assert arms.isdisjoint({trace.marker.color for trace in bars})


def test_related_not_related_and_not_recorded_have_each_their_pattern() -> None:
    lines = [
        f"1,A,Skin,{day},{day},{1 + day},no,{cell}" for day in (1, 2) for cell in ("yes", "no", "")
    ]
    fig = lanes(of_three(*lines))
    bars = [trace for trace in fig.data if trace.type == "bar" and trace.customdata is not None]
    patterns = {trace.name: trace.marker.pattern.shape or "" for trace in bars}
    assert patterns == {
        f"Grade {grade}, {relation}": shape
        for grade in ("2 (moderate)", "3 (severe)")
        for relation, shape in (
            ("related", ""),
            ("not related", "."),
            ("relation not recorded", "x"),
        )
    }
    key = {trace.name: trace for trace in fig.data if trace.customdata is None}
    for name, shape in (("Related", ""), ("Not related", "."), ("Relation not recorded", "x")):
        assert (key[name].marker.pattern.shape or "") == shape
    # None of them is that of an arm.
    assert {".", "x"}.isdisjoint(style.pattern for style in STYLES.values())
