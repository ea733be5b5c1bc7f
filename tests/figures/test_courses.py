"""Courses: every value drawn, the summaries with their bars, limits where declared."""

import math
import re
from typing import Any

import numpy as np
import pytest

from lib.figures.changes.courses import courses_figure
from lib.figures.drawing import THIN
from lib.language import LANGUAGES, Language
from lib.reading.examine import read_study
from lib.results.apart import steps_apart, values_apart
from lib.results.changes import arm_summaries
from lib.study.outcomes import Outcome
from lib.study.study import ARMS
from lib.wording.names import other_days_sentence
from lib.words import Words
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
from tests.support.studies import degenerate_studies, many_study, sample, small_study


@pytest.mark.parametrize("outcome", [SCORE, C3, IL6], ids=["score", "level", "log"])
@pytest.mark.parametrize("statistic", ["mean", "median"])
def test_courses_draw_every_value_and_the_summaries(outcome: Outcome, statistic: str) -> None:
    study = sample()
    fig, summaries = courses_of(study, outcome, statistic)
    lines = [trace for trace in fig.data if trace.opacity == THIN]
    means = [trace for trace in fig.data if trace.error_y.array is not None]
    assert len(lines) == len(means) == 2
    for arm, line, mean in zip(ARMS, lines, means, strict=True):
        members = study.treated if arm == "treatment" else ~study.treated
        values = study.as_measured(outcome)[members]
        drawn = np.asarray(line.y).reshape(len(values), 4)
        # Whole points stand nearest to their own number, and levels where they are.
        moved = 0.5 if outcome is SCORE else 0.0
        assert np.isnan(drawn[:, :3]).tolist() == values.isna().to_numpy().tolist()
        assert np.nanmax(np.abs(drawn[:, :3] - values.to_numpy())) <= moved
        # A gap after each participant, so that no line joins two of them.
        assert np.isnan(drawn[:, 3]).all()
        told = np.reshape(line.text, (len(values), 4))
        assert [text.partition(",")[0] for text in told[:, 0]] == list(values.index)
        assert set(told[:, 3]) == {""}
        for value, text in zip(values[22], told[:, 1], strict=True):
            number = "–" if math.isnan(value) else f"{value:.{outcome.digits}f}"
            assert re.fullmatch(rf"P\d\d, day 22: {re.escape(number)}( \(equal .*\))?", text)
        here = summaries[summaries["arm"] == arm].reset_index(drop=True)
        assert list(mean.x) == [1, 22, 43]
        error_bars(mean.error_y, mean.y, here)
        row, digits = here.iloc[2], max(1, outcome.digits)
        limits = ENGLISH.interval(row["low"], row["high"], digits)
        assert mean.text[2] == f"{ENGLISH.number(row['value'], digits)} ({limits}), n {row['n']}"
        assert mean.hovertemplate == "%{text}<extra></extra>"


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
        (text.partition(",")[0], x, y)
        for trace in below
        for text, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    ]
    for trace in below:
        for text, day in zip(trace.text, trace.x, strict=True):
            assert text.endswith(f", day {day:.0f}: &lt;3.13")
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


def test_a_reference_limit_is_named_at_the_end_of_its_line_and_not_in_the_legend() -> None:
    def named(outcome: Outcome) -> list[tuple[str, Any]]:
        notes = courses_of(sample(), outcome)[0].layout.annotations
        return [(note.text, note.y) for note in notes if note.yref == "y"]

    assert named(C3) == [("limit<br>90", 90), ("limit<br>180", 180)]
    # A note on a log axis stands at a logarithm.
    assert named(DSDNA) == [("limit<br>30", pytest.approx(math.log10(30)))]
    for outcome in (C3, DSDNA):
        fig, _ = courses_of(sample(), outcome)
        assert not any(trace.showlegend for trace in fig.data if trace.legendgroup == "reference")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", [C3, DSDNA], ids=["two limits", "one"])
def test_the_name_of_a_limit_covers_no_value(outcome: Outcome, language: Language) -> None:
    study, words = sample(), Words(language)
    layout = courses_figure(study, outcome, arm_summaries(study, outcome), words).layout
    for note in [each for each in layout.annotations if each.yref == "y"]:
        # To the right of both panels, with as much room as a letter of 12 px takes, 7 px or less.
        assert (note.xref, note.x, note.xanchor) == ("paper", 1, "left")
        longest = max(map(len, note.text.split("<br>")))
        assert layout.margin.r >= note.xshift + 5.5 * longest


@pytest.mark.parametrize(
    ("outcome", "title"),
    [
        (SCORE, "MEX-SLEDAI (points) · lower is better"),
        (C3, "C3 (mg/dL) · higher is better"),
        (IL6, "IL-6 (pg/mL) · lower is better<br>logarithmic scale"),
    ],
    ids=lambda each: getattr(each, "code", ""),
)
def test_the_axis_says_which_way_is_better(outcome: Outcome, title: str) -> None:
    assert courses_of(sample(), outcome)[0].layout.yaxis.title.text == title


def test_equal_values_of_an_arm_stand_apart_so_that_each_can_be_counted() -> None:
    study = small_study("TTTTC", score=["8 4", "8 5", "8 4", "6 .", "8 4"])
    drawn = values_apart(study, study.first_outcome)
    # Three of one value: one step of 0.16 of the gap between them, the middle one unmoved.
    assert list(drawn[1]) == pytest.approx([7.84, 8, 8.16, 6, 8])
    # Two of one value, and the only ones of their arm with theirs.
    assert list(drawn[22]) == pytest.approx([3.92, 5, 4.08, math.nan, 4], nan_ok=True)
    fig, _ = courses_of(study, study.first_outcome)
    moved = [text for text in fig.data[0].text if "apart" in text]
    assert moved == [
        f"{who}, day {day}: {value} (equal values are drawn apart)"
        for who, day, value in ((1, 1, 8), (1, 22, 4), (3, 1, 8), (3, 22, 4))
    ]


def test_however_many_are_equal_none_comes_near_the_next_value() -> None:
    steps = steps_apart(np.array([5.0] * 150))
    assert (steps.min(), steps.max()) == pytest.approx((-0.36, 0.36))
    assert len(set(steps)) == 150


def test_equal_levels_and_those_of_many_participants_are_drawn_where_they_are() -> None:
    # 80.1 twice on an axis of 60 units: a gap of 0.1 could not be seen.
    study = small_study("TTTC", level=["80.1 85", "80.1 90", "80.2 70", "20 80"])
    level = study.outcomes[1]
    assert values_apart(study, level).equals(study.as_measured(level))
    score = many_study().first_outcome
    assert values_apart(many_study(), score).equals(many_study().as_measured(score))


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
    # On the thin line of the same participant.
    apart = values_apart(sample(), SCORE).loc["P09"]
    assert list(star.y) == pytest.approx(list(apart), nan_ok=True)
    assert list(star.y) == pytest.approx(list(values), nan_ok=True, abs=0.4)
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
