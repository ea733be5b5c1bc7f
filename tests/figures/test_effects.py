"""Forests of the difference between the arms: estimates drawn and written out."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest

from lib.figures.effects import differences_figure, outcomes_figure
from lib.language import LANGUAGES, Language, Text
from lib.results.effects import (
    effects_at_visits,
    effects_by_outcome,
    effects_by_visit,
    towards_treatment,
)
from lib.study.contract import LONGEST_NAME
from lib.study.outcomes import Outcome
from lib.words import Words
from tests.support.figures import (
    C3,
    ENGLISH,
    IL6,
    LINEAR_AND_LOG,
    drawn_range,
    error_bars,
    every_figure,
    forest_columns,
)
from tests.support.studies import degenerate_studies, sample, small_study


@LINEAR_AND_LOG
def test_differences_draw_the_estimates_and_write_them_out(outcome: Outcome) -> None:
    study = sample()
    frame = effects_by_visit(study, outcome)
    fig = differences_figure(study, outcome, frame, ENGLISH)
    (trace,) = fig.data
    error_bars(trace.error_x, trace.x, frame)
    labels, n, texts = forest_columns(fig)
    heading = "Ratio (95% CI)" if outcome.is_log else "Difference (95% CI)"
    assert texts[0].replace("<br>", " ") == f"<b>{heading}</b>"
    for text, hover, row in zip(texts[1:], trace.hovertext, frame.to_dict("records"), strict=True):
        digits = 2 if outcome.is_log else 1
        shown, least, most = (ENGLISH.number(row[key], digits) for key in ("value", "low", "high"))
        assert text.replace("<br>", " ") == f"{shown} ({least} to {most})"
        amount = f"ratio {shown}" if outcome.is_log else f"{shown} mg/dL"
        both = f"{row['n_treatment']} + {row['n_control']}"
        assert hover == f"{amount} ({least} to {most}), n {both}"
    assert labels == ["<b>Visit</b>", "Day 22", "Day 43"]
    assert n[1:] == [
        f"{row['n_treatment']} + {row['n_control']}" for row in frame.to_dict("records")
    ]
    # The squares stand in the rows of their texts.
    assert list(trace.y) == list(fig.layout.yaxis.tickvals[1:])
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
    labels, n, _ = forest_columns(fig)
    assert labels[1:] == ["Day 22 ★"]
    assert n[1:] == ["3 + 3"]
    error_bars(fig.data[0].error_x, fig.data[0].x, frame)


@pytest.mark.parametrize(
    ("outcome", "left", "right"),
    [(C3, "placebo", "secretome"), (IL6, "secretome", "placebo")],
)
def test_the_side_that_favours_an_arm_follows_which_direction_is_better(
    outcome: Outcome, left: str, right: str
) -> None:
    frame = effects_by_visit(sample(), outcome)
    fig = differences_figure(sample(), outcome, frame, ENGLISH)
    sides = {note.xanchor: note for note in fig.layout.annotations if "favours" in note.text}
    # On either side of no difference, over the line of the axis.
    assert sides["right"].text == f"◄\N{NO-BREAK SPACE}favours {left}"
    assert sides["left"].text == f"favours {right}\N{NO-BREAK SPACE}►"
    none = 0 if outcome.is_log else outcome.no_difference
    assert {side.x for side in sides.values()} == {none}


def test_the_forest_of_outcomes_draws_sd_units_and_writes_the_units_of_each_outcome() -> None:
    frame = effects_by_outcome(sample(), 43)
    fig = outcomes_figure(sample(), frame, 43, ENGLISH)
    (trace,) = fig.data
    turned = towards_treatment(sample(), frame)

    error_bars(trace.error_x, trace.x, turned)
    assert fig.layout.xaxis.type is None
    title = fig.layout.xaxis.title.text.replace("<br>", " ")
    assert title == ("Difference adjusted for baseline ÷ SD at day 43, turned where less is better")
    sides = {note.xanchor: note.text for note in fig.layout.annotations if "favours" in note.text}
    assert sides == {
        "right": "◄\N{NO-BREAK SPACE}favours placebo",
        "left": "favours secretome\N{NO-BREAK SPACE}►",
    }
    labels, n, texts = forest_columns(fig)
    first = frame.iloc[0]
    assert texts[0] == "<b>In its own unit<br>(95% CI)</b>"
    low, high = (ENGLISH.number(first[key], 1) for key in ("low", "high"))
    assert texts[1] == f"{ENGLISH.number(first['value'], 1)} points<br>({low} to {high})"
    assert labels[:3] == [
        "<b>Outcome</b>",
        "<b>MEX-SLEDAI</b><br>lower is better",
        "C3<br>higher is better",
    ]
    assert n[:2] == ["<b>n</b>", f"{first['n_treatment']} + {first['n_control']}"]


def test_the_declared_primary_outcome_is_the_first_row_and_bold_at_its_day_alone() -> None:
    study = sample()
    last = replace(study, outcomes=(*study.outcomes[1:], study.outcomes[0]))
    for day, name in ((43, "<b>MEX-SLEDAI</b>"), (22, "MEX-SLEDAI")):
        frame = effects_by_outcome(last, day)
        fig = outcomes_figure(last, frame, day, ENGLISH)
        labels, n, texts = forest_columns(fig)
        codes = [label.split("<br>")[0] for label in labels[1:]]
        assert codes == [name, "C3", "C4", "IL-6", "TNF-α", "Anti-dsDNA"]
        # What stands beside a name went with it.
        row = frame.iloc[-1]
        assert texts[1].startswith(ENGLISH.number(row["value"], 1))
        assert n[1] == f"{row['n_treatment']} + {row['n_control']}"
        assert fig.data[0].x[0] == -row["scaled"]
        assert fig.data[0].x[1] == frame["scaled"].iloc[0]


@LINEAR_AND_LOG
def test_the_line_of_no_difference_is_named_by_the_axis(outcome: Outcome) -> None:
    fig = differences_figure(sample(), outcome, effects_by_visit(sample(), outcome), ENGLISH)
    axis, (line,) = fig.layout.xaxis, fig.layout.shapes
    ticks = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    assert ticks[outcome.no_difference] == f"{outcome.no_difference:.0f}"
    assert line.x0 == line.x1 == outcome.no_difference
    # What is written of a tick is where it stands.
    for place, named in ticks.items():
        assert named == "" or float(named.replace("−", "-")) == pytest.approx(place, rel=1e-12)


@pytest.mark.parametrize("percent", [2, 5, 20, 90, 1e5])
def test_an_axis_of_ratios_has_a_tick_on_either_side_however_narrow(percent: float) -> None:
    study = sample()
    row = effects_by_visit(study, IL6).iloc[:1]
    reach = 1 + percent / 100
    frame = row.assign(value=1.0, low=1 / reach, high=reach)
    axis = differences_figure(study, IL6, frame, ENGLISH).layout.xaxis
    low, high = (10**end for end in axis.range)
    assert low < axis.tickvals[0] < axis.tickvals[1] == 1 < axis.tickvals[2] < high


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_columns_of_a_forest_leave_the_axis_room_on_a_phone(language: Language) -> None:
    # The longest names and units that a study may have.
    study = sample()
    for outcomes in (study.outcomes, tuple(_endless(outcome) for outcome in study.outcomes)):
        long = replace(study, outcomes=outcomes)
        fig = outcomes_figure(long, effects_by_outcome(long, 43), 43, Words(language))
        texts = forest_columns(fig)[2]
        # Of 330 pixels the axis keeps 45; letters are 12 pixels high, and a W is nearly as wide.
        right = max(
            12 * (0.85 * len(re.findall("[mW]", line)) + 0.5 * len(re.findall("[^mW]", line)))
            for text in texts
            for line in re.sub("</?b>", "", text).split("<br>")
        )
        assert fig.layout.margin.l + right <= 285


def _endless(outcome: Outcome) -> Outcome:
    text = "many words " * 7
    return replace(
        outcome, name=Text("W" * LONGEST_NAME, text), unit=Text(text, "m" * LONGEST_NAME)
    )


def test_what_cannot_be_estimated_is_said_in_the_place_of_the_estimate() -> None:
    study = degenerate_studies()["a visit without values"]
    frame = effects_by_visit(study, study.first_outcome)
    fig = differences_figure(study, study.first_outcome, frame, ENGLISH)
    assert forest_columns(fig)[2][1] == "cannot be estimated"
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
