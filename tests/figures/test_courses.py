"""Courses: every value drawn, the summaries with their bars, limits where declared."""

import math

import numpy as np
import pytest

from lib.figures.changes.courses import courses_figure
from lib.reading.examine import read_study
from lib.results.changes import arm_summaries
from lib.study.outcomes import Outcome
from lib.study.study import ARMS
from lib.wording.names import other_days_sentence
from tests.support.changes import with_entry
from tests.support.figures import (
    C3,
    DSDNA,
    ENGLISH,
    IL6,
    LINEAR_AND_LOG,
    SCORE,
    courses_of,
    drawn_range,
    error_bars,
    star_of,
)
from tests.support.files import MEASUREMENTS, SAMPLE, SETTINGS, study_files
from tests.support.studies import degenerate_studies, sample


@LINEAR_AND_LOG
@pytest.mark.parametrize("statistic", ["mean", "median"])
def test_courses_draw_every_value_and_the_summaries(outcome: Outcome, statistic: str) -> None:
    study = sample()
    fig, summaries = courses_of(study, outcome, statistic)
    lines = [
        trace for trace in fig.data if trace.mode == "lines+markers" and trace.opacity is not None
    ]
    means = [trace for trace in fig.data if trace.error_y.array is not None]
    assert len(lines) == len(means) == 2
    for arm, line, mean in zip(ARMS, lines, means, strict=True):
        members = study.treated if arm == "treatment" else ~study.treated
        values = study.as_measured(outcome)[members]
        drawn = np.asarray(line.y).reshape(len(values), 4)
        np.testing.assert_array_equal(drawn[:, :3], values.to_numpy())
        # A gap after each participant, so that no line joins two of them.
        assert np.isnan(drawn[:, 3]).all()
        names = [text for who in values.index for text in [who] * 4]
        assert list(line.text) == names
        here = summaries[summaries["arm"] == arm].reset_index(drop=True)
        assert list(mean.x) == [1, 22, 43]
        error_bars(mean.error_y, mean.y, here)


@LINEAR_AND_LOG
def test_the_axis_of_courses_shows_n_at_every_visit(outcome: Outcome) -> None:
    fig, summaries = courses_of(sample(), outcome)
    for arm, axis in zip(ARMS, ("xaxis", "xaxis2"), strict=True):
        n = summaries.loc[summaries["arm"] == arm, "n"]
        expected = [f"{day}<br>n {count}" for day, count in zip((1, 22, 43), n, strict=True)]
        assert list(fig.layout[axis].ticktext) == expected


def test_values_below_the_limit_are_open_triangles_at_the_limit() -> None:
    study = sample()
    fig, _ = courses_of(study, IL6)
    below = [trace for trace in fig.data if trace.legendgroup == "below"]
    assert {trace.marker.symbol for trace in below} == {"triangle-down-open"}
    assert [trace.showlegend for trace in below] == [True, False]
    drawn = [
        (who, x, y)
        for trace in below
        for who, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    ]
    table = study.measurements
    under = table[(table["outcome"] == "il6") & table["below_limit"]]
    expected = list(zip(under["participant_id"], under["day"], under["value"], strict=True))
    assert len(expected) == (SAMPLE / "measurements.csv").read_text().count("<3.13")
    assert len(expected) > 1
    assert sorted(drawn) == sorted(expected)
    assert set(under["value"]) == {3.13}
    assert not [trace for trace in courses_of(study, C3)[0].data if trace.legendgroup == "below"]


def test_reference_limits_are_drawn_when_declared_and_only_then() -> None:
    def limits(outcome: Outcome) -> list[list[float]]:
        fig, _ = courses_of(sample(), outcome)
        return [list(trace.y) for trace in fig.data if trace.legendgroup == "reference"]

    assert limits(C3) == [[90, 90], [180, 180]] * 2
    assert limits(DSDNA) == [[30, 30]] * 2
    assert limits(SCORE) == limits(IL6) == []


def test_a_summary_below_every_value_drawn_is_within_the_axis() -> None:
    study = degenerate_studies()["all values below the limit"]
    fig, summaries = courses_of(study, study.outcomes[2])
    low, high = drawn_range(fig, "yaxis")
    # Drawn at the limit, 3.1; summarised as half of it.
    assert set(summaries["value"].round(12)) == {1.55}
    assert low < 1.55 < 3.1 < high


def test_the_missing_visit_of_somebody_followed_is_a_gap() -> None:
    # P09 withdrew on day 27.
    values = sample().values(SCORE).loc["P09"]
    assert math.isnan(values[43])
    fig = courses_figure(
        sample(), SCORE, arm_summaries(sample(), SCORE), ENGLISH, highlighted="P09"
    )
    star = star_of(fig)
    assert list(star.x) == [1, 22, 43]
    assert list(star.y) == pytest.approx(list(values), nan_ok=True)
    assert not star.connectgaps
    assert star.marker.symbol == "star"


def test_days_out_of_comparison_are_drawn_without_n_and_in_no_summary() -> None:
    rows = "".join(f"{who},-14,mex_sledai,9\n" for who in ("S1", "P1"))
    schedule = {**SETTINGS["schedule"], "other_days": [-14]}
    study = read_study(
        study_files(measurements=MEASUREMENTS + rows, settings=with_entry(["schedule"], schedule))
    )
    fig, summaries = courses_of(study, study.first_outcome)
    assert list(summaries["day"].unique()) == [1, 22, 43]
    for arm, line in zip(ARMS, fig.data[:4:2], strict=True):
        first = np.asarray(line.y).reshape(-1, 5)[:, 0]
        assert np.nansum(first) == 9, arm
        assert list(np.asarray(line.x)[:4]) == [-14, 1, 22, 43]
    assert [str(tick).partition("<br>")[0] for tick in fig.layout.xaxis.ticktext] == [
        *("\N{MINUS SIGN}14", "1", "22", "43")
    ]
    assert "n" not in fig.layout.xaxis.ticktext[0]
    assert other_days_sentence(study, ENGLISH) == (
        "Values of day \N{MINUS SIGN}14 are shown and in no comparison."
    )
