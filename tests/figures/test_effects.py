"""Forests of the difference between the arms: estimates drawn and written out."""

import math

import numpy as np
import pytest

from lib.figures.effects import differences_figure, outcomes_figure
from lib.results.effects import (
    effects_at_visits,
    effects_by_outcome,
    effects_by_visit,
    towards_treatment,
)
from lib.study.outcomes import Outcome
from tests.support.figures import (
    C3,
    ENGLISH,
    IL6,
    LINEAR_AND_LOG,
    drawn_range,
    error_bars,
    every_figure,
)
from tests.support.studies import degenerate_studies, sample, small_study


@LINEAR_AND_LOG
def test_differences_draw_the_estimates_and_write_them_out(outcome: Outcome) -> None:
    study = sample()
    frame = effects_by_visit(study, outcome)
    fig = differences_figure(study, outcome, frame, ENGLISH)
    (trace,) = fig.data
    error_bars(trace.error_x, trace.x, frame)
    texts = [note.text for note in fig.layout.annotations[:2]]
    for text, row in zip(texts, frame.to_dict("records"), strict=True):
        assert text.startswith(ENGLISH.number(row["value"], 2 if outcome.is_log else 1))
        assert " to " in text
    places = [note.x for note in fig.layout.annotations[:2]]
    value = frame["value"].to_numpy()
    assert places == pytest.approx(list(np.log10(value) if outcome.is_log else value), rel=1e-12)
    n = [f"n {row['n_treatment']} + {row['n_control']}" for row in frame.to_dict("records")]
    assert [text.split("<br>")[1] for text in fig.layout.yaxis.ticktext] == n
    low, high = drawn_range(fig, "xaxis")
    assert low < frame["low"].min()
    assert high > frame["high"].max()


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("level", "Difference not adjusted for baseline, Drug − Dummy"),
        ("marker", "Ratio not adjusted for baseline, Drug ÷ Dummy"),
    ],
)
def test_the_figure_of_visits_alone_calls_itself_unadjusted(code: str, title: str) -> None:
    study = degenerate_studies()["an outcome without a baseline"]
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    frame = effects_at_visits(study, outcome)
    fig = differences_figure(study, outcome, frame, ENGLISH, highlighted="2", adjusted=False)
    assert title in fig.layout.xaxis.title.text.replace("<br>", " ")
    assert "n 3 + 3 ★" in fig.layout.yaxis.ticktext[0]
    error_bars(fig.data[0].error_x, fig.data[0].x, frame)


@pytest.mark.parametrize(
    ("outcome", "left", "right"),
    [(C3, "Placebo", "Secretome"), (IL6, "Secretome", "Placebo")],
)
def test_the_side_that_favours_an_arm_follows_which_direction_is_better(
    outcome: Outcome, left: str, right: str
) -> None:
    frame = effects_by_visit(sample(), outcome)
    fig = differences_figure(sample(), outcome, frame, ENGLISH)
    sides = {note.x: note.text for note in fig.layout.annotations if "favours" in note.text}
    assert sides == {0: f"◄ favours {left}", 1: f"favours {right} ►"}


def test_the_forest_of_outcomes_draws_sd_units_and_writes_the_units_of_each_outcome() -> None:
    frame = effects_by_outcome(sample(), 43)
    fig = outcomes_figure(sample(), frame, 43, ENGLISH)
    (trace,) = fig.data
    turned = towards_treatment(sample(), frame)
    error_bars(trace.error_x, trace.x, turned)
    assert fig.layout.xaxis.type is None
    title = fig.layout.xaxis.title.text.replace("<br>", " ")
    assert title == ("Difference adjusted for baseline ÷ SD at day 43, turned where less is better")
    sides = {note.x: note.text for note in fig.layout.annotations if "favours" in note.text}
    assert sides == {0: "◄ favours Placebo", 1: "favours Secretome ►"}
    texts = [note.text for note in fig.layout.annotations]
    assert texts[0].startswith(ENGLISH.number(frame["value"].iloc[0], 1))
    labels = fig.layout.yaxis.ticktext
    assert labels[0].endswith("↓ is better")
    assert labels[1].endswith("↑ is better")


def test_what_cannot_be_estimated_is_said_in_the_place_of_the_estimate() -> None:
    study = degenerate_studies()["a visit without values"]
    frame = effects_by_visit(study, study.first_outcome)
    fig = differences_figure(study, study.first_outcome, frame, ENGLISH)
    assert fig.layout.annotations[0].text == "cannot be estimated"
    assert fig.layout.annotations[0].x == 0
    assert math.isnan(fig.data[0].x[0])
    assert not math.isnan(fig.data[0].x[1])


def test_with_nothing_to_draw_the_axis_of_effects_still_has_a_width() -> None:
    study = degenerate_studies()["an arm without values"]
    for outcome in study.outcomes:
        frame = effects_by_visit(study, outcome)
        low, high = differences_figure(study, outcome, frame, ENGLISH).layout.xaxis.range
        assert high - low > 0.5


@pytest.mark.parametrize("decades", [3, 9, 14])
def test_an_enormous_interval_does_not_flood_the_axis_with_ticks(decades: int) -> None:
    # At 14 decades the limits leave the range of a float: a ratio between 0 and infinity.
    small, large = f"1 1e-{decades}", f"1 1e{decades}"
    study = small_study("TTCC", marker=[small, large, large.replace("1 ", "2 "), small])
    marker = study.outcomes[2]
    frame = effects_by_visit(study, marker)
    assert frame["low"].iloc[0] < 1e-30
    assert frame["high"].iloc[0] > 1e30
    axis = differences_figure(study, marker, frame, ENGLISH).layout.xaxis
    assert len(axis.tickvals) < 40
    assert all(len(text) <= 12 for text in axis.ticktext)
    assert np.isfinite(axis.range).all()
    assert dict(every_figure(study, ENGLISH))
