"""Changes from baseline: every participant drawn, in order, and two outcomes together."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.figures.changes.by_visit import POINTS, changes_figure
from lib.figures.changes.individual import waterfall_figure
from lib.figures.drawing import BELOW, STYLES, THIN
from lib.results.changes import change_summaries, changes_from_baseline
from lib.study.outcomes import Outcome
from lib.study.study import ARMS
from tests.support.figures import ENGLISH, LINEAR_AND_LOG, SCORE, association_of, error_bars
from tests.support.studies import sample, small_study


@LINEAR_AND_LOG
def test_changes_draw_every_participant_and_the_mean_of_each_arm(outcome: Outcome) -> None:
    study = sample()
    changes = [changes_from_baseline(study, outcome, day) for day in study.follow_up_days]
    summaries = change_summaries(study, outcome)
    fig = changes_figure(study, outcome, changes, summaries, ENGLISH)
    points = [trace for trace in fig.data if trace.opacity == THIN]
    means = [trace for trace in fig.data if trace.error_y.array is not None]
    drawn = [
        (text.partition(",")[0], y)
        for trace in points
        for text, y in zip(trace.text, trace.y, strict=True)
    ]
    each = pd.concat(changes)
    expected = list(zip(each["participant_id"], each["change"], strict=True))
    assert sorted(drawn) == sorted(expected)
    for arm, mean in zip(ARMS, means, strict=True):
        here = summaries[summaries["arm"] == arm].reset_index(drop=True)
        error_bars(mean.error_y, mean.y, here)
        assert mean.text[1].endswith(f", n {here['n'][1]}")
        assert (mean.xaxis, mean.yaxis) == (("x", "y") if arm == "treatment" else ("x2", "y2"))
        axis = fig.layout["xaxis" if arm == "treatment" else "xaxis2"]
        assert list(axis.ticktext) == [
            f"{day}<br>n {n}" for day, n in zip((22, 43), here["n"], strict=True)
        ]
    # No change is a line in both panels.
    assert len(fig.layout.shapes) == 2
    for line in fig.layout.shapes:
        assert line.y0 == line.y1 == (1 if outcome.is_log else 0)
    # The arms are named over their panels, not in a legend.
    names = [note.text.partition("<br>")[0] for note in fig.layout.annotations]
    assert names == ["<b>Secretome</b>", "<b>Placebo</b>"]
    assert not any(trace.showlegend for trace in fig.data)


def test_participants_with_equal_changes_stand_side_by_side() -> None:
    study = small_study("TTTTC", score=["8 4", "8 4", "8 4", "6 5", "8 4"])
    score = study.first_outcome
    changes = [changes_from_baseline(study, score, 22)]
    fig = changes_figure(study, score, changes, change_summaries(study, score), ENGLISH)
    assert list(fig.data[0].x - POINTS) == pytest.approx([-0.055, 0, 0.055, 0])
    assert fig.data[0].text[0] == "1, day 22: \N{MINUS SIGN}4"


@LINEAR_AND_LOG
def test_the_waterfall_draws_every_change_once_in_order(outcome: Outcome) -> None:
    frame = changes_from_baseline(sample(), outcome, 43)
    fig = waterfall_figure(sample(), outcome, frame, ENGLISH)
    none = 1 if outcome.is_log else 0
    change = frame.set_index("participant_id")["change"]
    assert len(fig.data) == 2
    for arm, trace in zip(ARMS, fig.data, strict=True):
        assert trace.base == none
        assert list(trace.x) == list(range((frame["arm"] == arm).sum()))
        whose = [text.partition(":")[0] for text in trace.text]
        assert sorted(whose) == sorted(frame.loc[frame["arm"] == arm, "participant_id"])
        heights = [y + none for y in trace.y]
        assert heights == pytest.approx(list(change[whose]), rel=1e-12)
        assert heights == sorted(heights, reverse=outcome.better == "lower")
        digits = 2 if outcome.is_log else outcome.digits
        told = f"{whose[0]}: {ENGLISH.number(change[whose[0]], digits)}"
        assert (trace.text[0], trace.hovertemplate) == (told, "%{text}<extra></extra>")
    # Bars of both arms are equally wide.
    assert fig.layout.xaxis.range == fig.layout.xaxis2.range
    n = frame["arm"].value_counts()
    assert [note.text for note in fig.layout.annotations] == [
        f"<b>Secretome</b><br>n {n['treatment']}",
        f"<b>Placebo</b><br>n {n['control']}",
    ]


def test_of_more_than_20_participants_only_the_one_followed_is_named_under_the_bars() -> None:
    frame = changes_from_baseline(sample(), SCORE, 43)
    assert len(frame) > 20
    for who, expected in ((None, []), ("P07", ["P07 ★"])):
        fig = waterfall_figure(sample(), SCORE, frame, ENGLISH, highlighted=who)
        ticks = [*fig.layout.xaxis.ticktext, *fig.layout.xaxis2.ticktext]
        assert [tick for tick in ticks if tick] == expected
    few = small_study("TTC", score=["8 4", "8 6", "7 5"])
    score = few.first_outcome
    fig = waterfall_figure(few, score, changes_from_baseline(few, score, 22), ENGLISH)
    assert [*fig.layout.xaxis.ticktext, *fig.layout.xaxis2.ticktext] == ["2", "1", "3"]


def test_a_long_identifier_is_whole_and_its_bar_stands_over_it() -> None:
    study = small_study("TC", score=["8 4", "7 5"])
    long = "<>&" * 8
    named = [
        table.assign(participant_id=table["participant_id"].replace("1", long))
        for table in (study.participants, study.measurements)
    ]
    study = replace(study, participants=named[0], measurements=named[1])
    score = study.first_outcome
    fig = waterfall_figure(study, score, changes_from_baseline(study, score, 22), ENGLISH)
    assert "&lt;&gt;&amp;" * 8 in fig.layout.xaxis.ticktext
    # Upright letters of 12 pixels.
    assert fig.layout.margin.b > 24 * 7


@LINEAR_AND_LOG
def test_points_are_the_participants_with_both_changes(outcome: Outcome) -> None:
    study = sample()
    marker, score = study.values(outcome), study.values(SCORE)
    both = marker[[1, 43]].notna().all(axis=1) & score[[1, 43]].notna().all(axis=1)
    expected = {
        who: (
            score.at[who, 43] - score.at[who, 1],
            marker.at[who, 43] / marker.at[who, 1]
            if outcome.is_log
            else marker.at[who, 43] - marker.at[who, 1],
        )
        for who in marker.index[both]
    }
    fig = association_of(study, outcome, ENGLISH)
    drawn = [
        (text.partition(":")[0], (x, y))
        for trace in fig.data
        for text, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    ]
    assert sorted(who for who, _ in drawn) == sorted(expected)
    for who, place in drawn:
        assert place == pytest.approx(expected[who], rel=1e-12, abs=1e-9)
    counts = [len(trace.x) for trace in fig.data]
    assert [trace.name for trace in fig.data] == [
        f"Secretome (n {counts[0]})",
        f"Placebo (n {counts[1]})",
    ]
    below = study.below_limit(outcome)[[1, 43]].any(axis=1)
    symbols = [
        {
            text.partition(":")[0]: symbol
            for text, symbol in zip(trace.text, trace.marker.symbol, strict=True)
        }
        for trace in fig.data
    ]
    for arm, of_arm in zip(ARMS, symbols, strict=True):
        for who, symbol in of_arm.items():
            assert symbol == (BELOW if below[who] else STYLES[arm].symbol)
    # The legend shows the first one.
    assert [trace.marker.symbol[0] for trace in fig.data] == [STYLES[arm].symbol for arm in ARMS]
    assert below[list(expected)].any() == outcome.is_log
    assert fig.layout.yaxis.type == ("log" if outcome.is_log else None)
    assert fig.layout.xaxis.title.text == (
        "MEX-SLEDAI: change from baseline (points)<br>lower is better"
    )
