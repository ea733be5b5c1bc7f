"""Improvement and bands: every count drawn, the reader's threshold marked."""

import re
from dataclasses import replace

import pytest

from lib.figures.bands import bands_figure
from lib.figures.drawing import STYLES
from lib.figures.response import response_figure
from lib.language import Text
from lib.results.response import band_counts, improvement_curves, improvements, response_rates
from lib.study.contract import LONGEST_NAME
from lib.study.study import ARMS
from tests.support.figures import ENGLISH, SCORE, curves_of
from tests.support.studies import THREE_OUTCOMES, degenerate_studies, sample, small_study


def test_bands_draw_every_count_and_their_n() -> None:
    counts = band_counts(sample(), SCORE)
    fig = bands_figure(sample(), SCORE, counts, ENGLISH)
    assert [trace.name for trace in fig.data] == [
        "Inactive (0–1)",
        "Mild (2–5)",
        "Moderate (6–10)",
        "High (&gt;10)",
    ]
    for band, trace in enumerate(fig.data):
        here = counts[counts["band"] == band]
        assert list(trace.x) == list(here["participants"])
    axis = fig.layout.yaxis
    labels = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    # Rows of both arms and all days, from the top down, each at the same place in every band.
    assert [labels[place] for place in fig.data[0].y] == [
        f"Day {day} (n {n})"
        for counted in ([15, 15, 15], [14, 14, 13])
        for day, n in zip((1, 22, 43), counted, strict=True)
    ]
    # The name of each arm stands over its bars, and between them there is room for it.
    first, second = fig.layout.annotations
    assert [first.text, second.text] == ["<b>Secretome</b>", "<b>Placebo</b>"]
    rows = list(fig.data[0].y)
    assert rows[0] < first.y < fig.layout.yaxis.range[1]
    assert rows[3] < second.y < rows[2]
    assert fig.data[2].hovertext[0] == "Moderate (6–10), day 1: 15"
    assert all(tuple(trace.y) == tuple(fig.data[0].y) for trace in fig.data)
    assert list(fig.data[0].y) == sorted(fig.data[0].y, reverse=True)


def test_the_curve_falls_where_a_participant_no_longer_counts() -> None:
    # The treated fell by 4, 4 and 1, one has no value; the others by 2 and rose by 1.
    study = small_study("TTTTCC", score=["8 4", "7 3", "5 4", "9 .", "8 6", "7 8"])
    first, second = curves_of(study, study.first_outcome, ENGLISH).data[:2]
    steps = [dict(zip(trace.x, trace.y, strict=True)) for trace in (first, second)]
    assert steps[0][1] == 3 / 4
    assert steps[0][4] == 2 / 4
    assert steps[1][-1] == 2 / 2
    assert steps[1][2] == 1 / 2
    assert [max(trace) for trace in steps] == [max(steps[0])] * 2
    assert steps[0][max(steps[0])] == steps[1][max(steps[1])] == 0
    # Written as in sentences: three of four, two of four, nobody.
    assert [first.text[list(first.x).index(x)] for x in (1, 4)] == ["≥ 1: 75%", "≥ 4: 50%"]
    assert first.hovertemplate == "%{text}<extra></extra>"
    # Randomised, not only those with a value.
    assert [first.name, second.name] == ["Drug (n 4)", "Dummy (n 2)"]
    assert first.line.shape == second.line.shape == "vh"
    assert first.line.dash != second.line.dash
    assert first.line.color != second.line.color


@pytest.mark.parametrize("threshold", [1, 3, 7])
def test_the_curve_at_the_threshold_is_the_share_of_the_sentence(threshold: int) -> None:
    fig = curves_of(sample(), SCORE, ENGLISH, threshold=threshold)
    rates = response_rates(sample(), SCORE, 43, threshold=threshold).iloc[0]
    curves, markers = fig.data[:2], fig.data[2:]
    for arm, trace, marker in zip(ARMS, curves, markers, strict=True):
        events, n = rates[f"events_{arm}"], rates[f"n_{arm}"]
        assert (list(marker.x), list(marker.text)) == ([threshold], [f"{events}/{n}"])
        assert list(marker.y) == pytest.approx([events / n], abs=1e-12)
        assert marker.marker.symbol == STYLES[arm].symbol
        assert marker.marker.color == trace.line.color
        # With steps before each point, the next point to the right holds the height.
        here = next(y for x, y in zip(trace.x, trace.y, strict=True) if x >= threshold)
        assert here == pytest.approx(rates[f"events_{arm}"] / rates[f"n_{arm}"], abs=1e-12)
    (line,) = fig.layout.shapes
    assert line.x0 == line.x1 == threshold
    note, *names = fig.layout.annotations
    assert note.x == threshold
    assert note.text == ("≥ 1 point" if threshold == 1 else f"≥ {threshold} points")
    low, high = fig.layout.xaxis.range
    assert low <= 0 < threshold < high
    # Each curve is named at its mark, the upper one over it and the lower one under it.
    for name, marker, arm in zip(names, markers, ("Secretome", "Placebo"), strict=True):
        assert (name.x, name.y, name.text) == (threshold, marker.y[0], f"{arm} {marker.text[0]}")
    if threshold == 3:
        assert [name.yanchor for name in names] == ["bottom", "top"]
        assert [name.xanchor for name in names] == ["left", "right"]
    assert not any(trace.showlegend for trace in fig.data)


def test_a_long_unit_stands_at_the_axis_and_not_over_the_line() -> None:
    # 80 letters, the most that a unit may have: over the line they would be cut on both sides.
    for unit, label in (("x" * LONGEST_NAME, "≥ 2.5"), ("points of 100", "≥ 2.5 points of 100")):
        outcome = replace(SCORE, unit=Text(unit, unit))
        fig = curves_of(sample(), outcome, ENGLISH, threshold=2.5)
        assert fig.layout.annotations[0].text == label
        # Its title has lines that break between words, or within a long one.
        title = re.sub("<br>| ", "", fig.layout.xaxis.title.text)
        assert f"({unit.replace(' ', '')})" in title


def test_a_threshold_beyond_every_improvement_is_still_on_the_axis() -> None:
    fig = curves_of(sample(), SCORE, ENGLISH, threshold=30)
    assert fig.layout.xaxis.range[1] > 30
    assert [trace.y[-1] for trace in fig.data] == [0, 0, 0, 0]
    assert [list(trace.text) for trace in fig.data[2:]] == [["0/15"], ["0/14"]]
    # What is over the line ends at it, for the figure ends there too.
    assert fig.layout.annotations[0].xanchor == "right"
    # At the same place: one name is a line of 16 pixels over the other.
    assert [name.yshift for name in fig.layout.annotations[1:]] == [18, 2]


def test_ratios_are_drawn_from_no_change_on() -> None:
    study = small_study("TTCC", marker=["8 2", "8 4", "8 8", "4 8"])
    marker = study.outcomes[2]
    fig = curves_of(study, marker, ENGLISH, threshold=2)
    first = dict(zip(fig.data[0].x, fig.data[0].y, strict=True))
    assert (first[2], first[4]) == (1, 1 / 2)
    assert [list(trace.text) for trace in fig.data[2:]] == [["2/2"], ["0/2"]]
    assert fig.layout.annotations[0].text == "≥ a factor of 2"
    assert fig.layout.xaxis.title.text == "Marker: baseline ÷ value of at least"
    # The one whose marker doubled stands at 1/2.
    assert list(fig.layout.xaxis.range) == pytest.approx([0.5, 1.05 * 4])


@pytest.mark.parametrize("day", [22, 43])
def test_the_responders_of_a_visit_without_values_are_drawn_as_nobody(day: int) -> None:
    study = degenerate_studies()["a visit without values"]
    outcome = study.first_outcome
    fig = response_figure(
        study,
        outcome,
        improvement_curves(study, outcome, day),
        improvements(study, outcome, day),
        3,
        ENGLISH,
    )
    assert [trace.name for trace in fig.data[:2]] == ["Drug (n 3)", "Dummy (n 3)"]
    # At day 43 the treated fell by 4, 2 and 4, the others by 1, 0 and not at all.
    reached = [["0/3" if day == 22 else "2/3"], ["0/3"]]
    assert [list(trace.text) for trace in fig.data[2:]] == reached
    if day == 22:
        assert all(not any(trace.y) for trace in fig.data)
        # From none to a little beyond the threshold.
        assert list(fig.layout.xaxis.range) == pytest.approx([0, 1.05 * 3])


def test_an_arm_whose_name_is_too_long_for_its_curve_is_in_the_legend() -> None:
    long = " ".join(["infusion"] * 6)
    settings = THREE_OUTCOMES.replace('en = "Drug"', f'en = "{long}"')
    assert long in settings
    study = small_study("TTCC", score=["8 4", "7 3", "8 6", "7 8"], settings=settings)
    fig = curves_of(study, study.first_outcome, ENGLISH)
    assert [trace.showlegend for trace in fig.data] == [True, True, False, False]
    assert [note.text for note in fig.layout.annotations[1:]] == ["2/2", "0/2"]
