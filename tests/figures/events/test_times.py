"""Lanes: every event drawn from onset to end, none hidden by another."""

from collections import Counter
from typing import Any

import pytest

from lib.figures.drawing import STYLES
from lib.reading.examine import read_study
from lib.results.events.times import event_lanes
from tests.support.changes import renamed
from tests.support.figures import bars_of, labels_of, lanes, of_three
from tests.support.files import study_files
from tests.support.studies import dosed_study, large_study, once, sample, small_study


def test_each_participant_has_one_lane_and_those_on_treatment_come_first() -> None:
    study = sample()
    axis = lanes(study).layout.yaxis
    roster = study.participants
    expected = [
        *roster.loc[roster["arm"] == "treatment", "participant_id"],
        *roster.loc[roster["arm"] == "control", "participant_id"],
    ]
    assert list(axis.ticktext) == expected
    assert list(axis.tickvals) == list(range(29))
    assert axis.range[0] > axis.range[1]
    for bar in bars_of(lanes(study)):
        lane = expected.index(bar["who"])
        assert lane - 0.5 < bar["top"] < bar["bottom"] < lane + 0.5


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
    assert sorted(zip(marks.y, marks.x, strict=True)) == [(0, 23), (1, 11), (2, 41)]
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
    alone = next(bar for bar in bars if bar["term"] == "Alone")
    assert alone["bottom"] - alone["top"] == pytest.approx(0.84)
    # Four at once share the height of the lane among them.
    for bar in bars:
        if bar is not alone:
            assert bar["bottom"] - bar["top"] == pytest.approx(0.84 / 4)


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
    assert all(bar["bottom"] - bar["top"] == pytest.approx(0.84 / 6) for bar in bars)


def test_forty_events_of_one_participant_are_forty_bars_in_one_lane() -> None:
    study = of_three(
        *(f"2,Event {number},Skin,{number // 2},{number // 2},1,no,no" for number in range(40))
    )
    bars = bars_of(lanes(study))
    assert len(bars) == len({bar["term"] for bar in bars}) == 40
    assert {bar["who"] for bar in bars} == {"2"}
    assert overlapping(bars) == []
    assert all(0.5 < bar["top"] < bar["bottom"] < 1.5 for bar in bars)


def test_the_doses_planned_are_marked_in_each_lane_up_to_withdrawal() -> None:
    # In the roster "1" is the control; "3" left on day 10, "4" on a day of dosing, "5" before all.
    study = dosed_study("CTTTT", "1,A,Skin,1,2,1,no,no", withdrawn=["", "", "10", "15", "0"])
    fig = lanes(study)
    (doses,) = [trace for trace in fig.data if trace.name == "Planned dose"]
    marked = sorted(zip(doses.y, doses.x, strict=True))
    all_days = (1, 8, 15)
    assert marked == [
        *((0, day) for day in all_days),
        *((1, day) for day in (1, 8)),
        *((2, day) for day in all_days),
        *((4, day) for day in all_days),
    ]
    (gone,) = [trace for trace in fig.data if trace.name == "Withdrawn"]
    assert sorted(zip(gone.y, gone.x, strict=True)) == [(1, 10), (2, 15), (3, 0)]
    none = lanes(of_three("1,A,Skin,1,2,1,no,no"))
    assert {"Planned dose", "Withdrawn"}.isdisjoint(trace.name for trace in none.data)


@pytest.mark.parametrize("day", [-5, 40])
def test_a_withdrawal_outside_the_visits_is_within_the_figure(day: int) -> None:
    fig = lanes(dosed_study("TC", "1,A,Skin,1,2,1,no,no", withdrawn=[str(day), ""]))
    (gone,) = [trace for trace in fig.data if trace.name == "Withdrawn"]
    assert list(gone.x) == [day]
    low, high = fig.layout.xaxis.range
    assert low < day < high


def test_a_click_on_an_empty_place_of_a_lane_finds_its_participant() -> None:
    fig = lanes(dosed_study("CTT", "1,A,Skin,1,2,1,no,no"))
    (targets,) = [trace for trace in fig.data if trace.marker.color == "rgba(0,0,0,0)"]
    assert targets.hoverinfo == "none"
    assert targets.showlegend is False
    assert len(targets.x) == len(targets.y) == len(targets.customdata)
    days: dict[tuple[str, str], list[float]] = {}
    for lane, day, carried in zip(targets.y, targets.x, targets.customdata, strict=True):
        # Treatment first, "2" and "3", then "1".
        assert tuple(carried) == ("231"[int(lane)], "")
        days.setdefault(tuple(carried), []).append(float(day))
    assert list(days) == [("2", ""), ("3", ""), ("1", "")]
    for places in days.values():
        assert (min(places), max(places)) == (1, 22)
        assert len(places) >= 5


def test_a_long_identifier_is_whole_on_several_lines_of_its_lane() -> None:
    study = small_study("TTC", score=["5 5"] * 3, events=["1,A,Skin,1,2,1,no,no"])
    names = {"1": "HOSPITAL-A-0001", "2": "HOSPITAL-A-0002", "3": "TWELVE-CHARS"}
    figure = lanes(renamed(study, names))
    ticks = ["HOSPITAL-A-<br>0001", "HOSPITAL-A-<br>0002", "TWELVE-CHARS"]
    assert list(figure.layout.yaxis.ticktext) == ticks
    # A lane has room for two lines.
    assert figure.layout.height - lanes(study).layout.height == 3 * (2 * 13 - 17)


def test_the_lanes_draw_every_event_that_has_a_day_of_onset() -> None:
    for study in (sample(), large_study()):
        frame = event_lanes(study)
        drawn = Counter((bar["who"], bar["term"]) for bar in bars_of(once(lanes)(study)))
        drawable = frame[frame["start"].notna()]
        assert drawn == Counter(zip(drawable["participant_id"], drawable["term"], strict=True))
    assert sum(Counter(bar["who"] for bar in bars_of(lanes(sample()))).values()) == 23


def test_the_arms_are_named_over_their_lanes() -> None:
    fig = lanes(of_three("1,A,Skin,1,2,1,no,no"))
    assert labels_of(fig) == ["<b>Drug</b>", "<b>Dummy</b>"]
    assert [note.y for note in fig.layout.annotations] == [-0.5, 1.5]


def test_too_many_lanes_to_name_are_said_to_be_participants() -> None:
    fig = once(lanes)(large_study())
    assert not fig.layout.yaxis.showticklabels
    assert fig.layout.yaxis.title.text == "Participants"
    assert lanes(sample()).layout.yaxis.showticklabels


def test_grades_have_the_colours_of_a_scale_and_not_those_of_an_arm() -> None:
    arms = {style.colour for style in STYLES.values()}
    bars = [trace for trace in lanes(sample()).data if trace.type == "bar"]
    assert arms.isdisjoint({trace.marker.color for trace in bars})


def test_related_not_related_and_not_recorded_have_each_their_pattern() -> None:
    lines = [
        f"1,A,Skin,{day},{day},{1 + day},no,{cell}" for day in (1, 2) for cell in ("yes", "no", "")
    ]
    bars = [trace for trace in lanes(of_three(*lines)).data if trace.type == "bar"]
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
    # None of them is that of an arm.
    assert {".", "x"}.isdisjoint(style.pattern for style in STYLES.values())
