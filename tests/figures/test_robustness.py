"""Every analysis of the board is drawn, and everybody left out."""

import math

import numpy as np
import pytest

from lib.results.robustness import effects_without_each
from lib.study.outcomes import Outcome
from lib.study.study import ARMS
from tests.support.figures import (
    ENGLISH,
    IL6,
    ITALIANO,
    LINEAR_AND_LOG,
    SCORE,
    board_of,
    computed,
    forest_columns,
)
from tests.support.studies import degenerate_studies, sample


@LINEAR_AND_LOG
def test_the_board_draws_every_estimate_with_its_limits(outcome: Outcome) -> None:
    frame, _ = computed(sample(), outcome, 43)
    fig = board_of(sample(), outcome, ENGLISH)
    trace, last = fig.data[0], len(frame)
    value, low, high = (frame[name].to_numpy() for name in ("value", "low", "high"))
    assert list(trace.x[:last]) == pytest.approx(list(value), rel=1e-12)
    assert list(value + trace.error_x.array[:last]) == pytest.approx(list(high), rel=1e-12)
    assert list(value - trace.error_x.arrayminus[:last]) == pytest.approx(list(low), rel=1e-9)
    # The row of the others has no estimate of its own.
    assert math.isnan(trace.x[last])
    assert fig.layout.xaxis.type == ("log" if outcome.is_log else None)
    labels, n, texts = forest_columns(fig)
    assert [label.replace("<br>", " ") for label in labels[:2]] == [
        "<b>Analysis</b>",
        "<b>ANCOVA (primary analysis)</b>",
    ]
    # The signs of the label are the markers of the arms.
    assert labels[-1] == "Leaving one out<br>● Secretome<br>◇ Placebo"
    assert [trace.marker.symbol for trace in fig.data[1:]] == ["circle", "diamond-open"]
    assert len(labels) == last + 2
    for number, text, hover, row in zip(
        n[1:], texts[1:], trace.hovertext, frame.to_dict("records"), strict=False
    ):
        both = f"{row['n_treatment']} + {row['n_control']}"
        assert number == both
        estimate = ENGLISH.number(row["value"], 2 if outcome.is_log else 1)
        assert text.startswith(estimate)
        # On one line, whose places behind the comma are those of the others.
        assert "<br>" not in text
        assert hover.startswith(f"ratio {estimate}" if outcome.is_log else f"{estimate} mg/dL")
        assert hover.endswith(f", n {both}")


@LINEAR_AND_LOG
def test_everybody_left_out_is_drawn_once_in_the_last_row(outcome: Outcome) -> None:
    without_each = effects_without_each(sample(), outcome, 43)
    fig = board_of(sample(), outcome, ENGLISH)
    points = list(fig.data[1:])
    rows = fig.layout.yaxis.tickvals
    last, above = rows[-1], rows[-2]
    assert [trace.name for trace in points] == ["Secretome", "Placebo"]
    assert points[0].marker.symbol != points[1].marker.symbol
    assert points[0].marker.color != points[1].marker.color
    drawn = [
        (arm, text.partition(":")[0], x)
        for arm, trace in zip(ARMS, points, strict=True)
        for text, x in zip(trace.hovertext, trace.x, strict=True)
    ]
    # Nothing is hovered with more digits than its row is written with.
    for trace in points:
        for text, x in zip(trace.hovertext, trace.x, strict=True):
            assert text.endswith(f": {ENGLISH.number(x, 2 if outcome.is_log else 1)}")
    expected = list(
        zip(without_each["arm"], without_each["participant_id"], without_each["value"], strict=True)
    )
    assert sorted(drawn) == sorted(expected)
    # Around the last row, the arms apart.
    heights = [set(trace.y) for trace in points]
    assert all(abs(y - last) < (last - above) / 2 for mine in heights for y in mine)
    assert not heights[0] & heights[1]
    assert len(drawn) == len({who for _, who, _ in drawn})
    low, high = fig.layout.xaxis.range
    ends = np.log10(without_each["value"]) if outcome.is_log else without_each["value"]
    assert low < ends.min() <= ends.max() < high


def test_the_star_of_the_board_says_who_was_left_out_and_what_remained() -> None:
    without = effects_without_each(sample(), SCORE, 43).set_index("participant_id")["value"]
    star = board_of(sample(), SCORE, ITALIANO, "P28").data[-1]
    assert list(star.hovertext) == [f"P28: {ITALIANO.number(without['P28'], 1)}"]
    assert star.hovertemplate == "%{hovertext}<extra></extra>"


def test_the_axis_of_the_board_says_which_arm_is_subtracted() -> None:
    assert board_of(sample(), SCORE, ENGLISH).layout.xaxis.title.text == (
        "Difference, Secretome − Placebo (points)"
    )
    assert board_of(sample(), IL6, ITALIANO).layout.xaxis.title.text == (
        "Rapporto, Secretoma ÷ Placebo<br>scala logaritmica"
    )


def test_with_nobody_left_out_the_board_says_so() -> None:
    study = degenerate_studies()["an arm without values"]
    fig = board_of(study, study.first_outcome, ENGLISH)
    assert forest_columns(fig)[2][1:6] == ["cannot be estimated"] * 5
