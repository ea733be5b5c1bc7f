"""Changes from baseline: every participant drawn, in order, and two outcomes together."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.figures.changes.by_visit import changes_figure
from lib.figures.changes.individual import waterfall_figure
from lib.figures.drawing import BELOW, STYLES
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
    points = [trace for trace in fig.data if trace.showlegend is False]
    means = [trace for trace in fig.data if trace.showlegend is not False]
    drawn = [(who, y) for trace in points for who, y in zip(trace.text, trace.y, strict=True)]
    each = pd.concat(changes)
    expected = list(zip(each["participant_id"], each["change"], strict=True))
    assert sorted(drawn) == sorted(expected)
    for arm, mean in zip(ARMS, means, strict=True):
        here = summaries[summaries["arm"] == arm].reset_index(drop=True)
        error_bars(mean.error_y, mean.y, here)
    (line,) = fig.layout.shapes
    assert line.y0 == line.y1 == (1 if outcome.is_log else 0)
    assert [text.split("<br>")[0] for text in fig.layout.xaxis.ticktext] == ["Day 22", "Day 43"]
    n = summaries.pivot(index="day", columns="arm", values="n").loc[43]
    assert fig.layout.xaxis.ticktext[1].endswith(f"n {n['treatment']} + {n['control']}")


@LINEAR_AND_LOG
def test_the_waterfall_draws_every_change_once_in_order(outcome: Outcome) -> None:
    frame = changes_from_baseline(sample(), outcome, 43)
    fig = waterfall_figure(sample(), outcome, frame, ENGLISH)
    none = 1 if outcome.is_log else 0
    bars = [
        (x, who, y + trace.base)
        for trace in fig.data
        for x, who, y in zip(trace.x, trace.text, trace.y, strict=True)
    ]
    assert all(trace.base == none for trace in fig.data)
    bars.sort()
    assert [x for x, _, _ in bars] == list(range(len(frame)))
    change = frame.set_index("participant_id")["change"]
    assert [y for _, _, y in bars] == pytest.approx([change[who] for _, who, _ in bars], rel=1e-12)
    heights = [y for _, _, y in bars]
    assert heights == sorted(heights, reverse=outcome.better == "lower")
    n = frame["arm"].value_counts()
    assert [trace.name for trace in fig.data] == [
        f"Secretome (n {n['treatment']})",
        f"Placebo (n {n['control']})",
    ]


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
    # An identifier of up to 12 letters needs no further room.
    assert fig.layout.height == 390 + 5 * (24 - 12)


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
        (who, (x, y))
        for trace in fig.data
        for who, x, y in zip(trace.text, trace.x, trace.y, strict=True)
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
    symbols = [dict(zip(trace.text, trace.marker.symbol, strict=True)) for trace in fig.data]
    for arm, of_arm in zip(ARMS, symbols, strict=True):
        for who, symbol in of_arm.items():
            assert symbol == (BELOW if below[who] else STYLES[arm].symbol)
    # The legend shows the first one.
    assert [trace.marker.symbol[0] for trace in fig.data] == [STYLES[arm].symbol for arm in ARMS]
    assert below[list(expected)].any() == outcome.is_log
    assert fig.layout.yaxis.type == ("log" if outcome.is_log else None)
    assert fig.layout.xaxis.title.text == "MEX-SLEDAI: change from baseline (points)"
