"""Figures of many participants: distributions of everybody, small, and the one followed on top."""

import json
from typing import Any

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
import pytest

from lib.figures.changes.association import association_figure
from lib.figures.changes.by_visit import changes_figure
from lib.figures.changes.individual import waterfall_figure
from lib.figures.drawing import THIN
from lib.results.changes import (
    association_of_changes,
    change_summaries,
    changes_from_baseline,
)
from lib.results.distributions import FARTHEST
from lib.study.outcomes import Outcome
from lib.study.study import ARMS
from tests.support.figures import (
    ENGLISH,
    ITALIANO,
    all_figures,
    board_of,
    courses_of,
    curves_of,
    event_figures,
    outcome_figures,
    star_of,
)
from tests.support.studies import large_study, many_study, once, small_study

OUTCOMES = pytest.mark.parametrize("outcome", many_study().outcomes, ids=lambda each: each.code)


def changes_of(outcome: Outcome, who: str | None = None) -> Any:
    study = many_study()
    changes = [once(changes_from_baseline)(study, outcome, 22)]
    means = once(change_summaries)(study, outcome)
    return changes_figure(study, outcome, changes, means, ENGLISH, highlighted=who)


def pairs_of(who: str | None = None) -> Any:
    study = many_study()
    found = once(association_of_changes)(study, study.outcomes[2], study.outcomes[0], 22)
    return association_figure(
        study, study.outcomes[2], study.outcomes[0], found, ENGLISH, highlighted=who
    )


@pytest.mark.parametrize("who", [None, "2"])
def test_plotly_accepts_the_figures_of_many_as_they_are(who: str | None) -> None:
    study = many_study()
    drawn = [*all_figures(study, ENGLISH, who), *event_figures(study, ENGLISH, who).items()]
    assert len(drawn) > 15
    for _, fig in drawn:
        assert json.loads(go.Figure(fig.to_dict()).to_json()) == json.loads(fig.to_json())


def test_no_figure_of_an_outcome_grows_with_the_participants() -> None:
    # 1,000 an arm with 40 visits: the value of each alone would be 640 kB.
    for words in (ENGLISH, ITALIANO):
        for name, fig in outcome_figures(large_study(), words):
            spec = json.loads(fig.to_json())
            spec["layout"].pop("template")
            limit = 200_000 if name.startswith(("courses", "changes")) else 100_000
            assert len(json.dumps(spec)) < limit, name


@OUTCOMES
def test_courses_of_many_are_bands_with_40_of_each_arm_and_the_summary(outcome: Outcome) -> None:
    study = many_study()
    fig, summaries = courses_of(study, outcome)
    bands = [trace for trace in fig.data if trace.fill == "toself"]
    assert len(bands) == 4
    values = study.as_measured(outcome)[22]
    for arm, (wide, narrow) in zip(ARMS, (bands[:2], bands[2:]), strict=True):
        mine = values[study.members(arm)]
        for band, share in ((wide, 0.9), (narrow, 0.5)):
            low, high = band.y[1], band.y[2]
            # Of 151 values, each another one, those between two quantiles.
            inside = ((mine >= low) & (mine <= high)).sum()
            assert inside == pytest.approx(share * 151, abs=1.5)
    lines = [trace for trace in fig.data if trace.opacity == THIN]
    whose = [{text.partition(",")[0] for text in line.text if text} for line in lines]
    assert [len(ids) for ids in whose] == [40, 40]
    means = [trace for trace in fig.data if trace.error_y.array is not None]
    assert [list(mean.y) for mean in means] == [
        list(summaries.loc[summaries["arm"] == arm, "value"]) for arm in ARMS
    ]


@pytest.mark.parametrize("who", ["1", "2", "151", "302"])
def test_the_one_who_is_followed_is_in_every_figure_of_many(who: str) -> None:
    study = many_study()
    for name, fig in all_figures(study, ENGLISH, who):
        if name.startswith(("courses", "changes", "waterfall", "association")):
            assert "★" in (star_of(fig).name or ""), name
    number = int(who)
    assert list(star_of(changes_of(study.outcomes[0], who)).y) == [number]
    star = star_of(pairs_of(who))
    assert star.x[0] == number
    assert star.y[0] == pytest.approx(1 + number / 302, rel=1e-4)


@OUTCOMES
def test_the_shapes_of_changes_are_as_wide_as_the_counts_and_begin_at_their_arm(
    outcome: Outcome,
) -> None:
    fig = changes_of(outcome)
    shapes = [trace for trace in fig.data if trace.fill == "toself"]
    assert len(shapes) == 2
    for shape in shapes:
        told = [text.rpartition(": ")[2].split("/") for text in shape.text if text]
        counts = [int(count) for count, _ in told]
        # Each bin has two corners.
        assert sum(counts) == 2 * 151
        assert {n for _, n in told} == {"151"}
        x = np.asarray(shape.x, dtype=float)
        foot = x[0]
        corners = np.array([bool(text) for text in shape.text])
        widths = foot - x[corners]
        assert widths / widths.max() == pytest.approx(np.array(counts) / max(counts), rel=1e-9)
        assert -0.5 < x[corners].min() < foot < 0
        assert len(shape.x) == len(shape.y) == len(shape.text)


def test_the_waterfall_of_many_is_a_cumulative_curve_with_the_one_followed_on_it() -> None:
    study = many_study()
    score = study.outcomes[0]
    changes = changes_from_baseline(study, score, 22)
    fig = waterfall_figure(study, score, changes, ENGLISH, highlighted="101")
    treated, control, star = fig.data
    assert list(treated.x) == list(range(1, 302, 2))
    assert list(control.x) == list(range(2, 303, 2))
    assert list(treated.y) == pytest.approx([k / 151 for k in range(1, 152)], rel=1e-12)
    # 1, 3, ... 101 are 51 of the 151 treated.
    assert (star.x[0], star.y[0]) == (101, pytest.approx(51 / 151, rel=1e-12))
    assert treated.name.endswith("(n 151)")
    # The 51st of the treated is the 101st of all.
    assert treated.text[50] == "≤ 101: 34%"


def test_the_marks_of_pairs_have_the_area_of_their_count() -> None:
    fig = pairs_of()
    for trace in fig.data:
        counts = np.array([text.rpartition(": ")[2] for text in trace.text], dtype=float)
        sizes = np.asarray(trace.marker.size)
        assert counts.sum() == 151
        assert sizes**2 / counts == pytest.approx(sizes[0] ** 2 / counts[0], rel=1e-9)


def test_of_the_estimates_without_one_the_farthest_are_drawn() -> None:
    study = many_study()
    fig = board_of(study, study.outcomes[2], ENGLISH)
    points = [trace for trace in fig.data if trace.opacity == 0.8]
    assert [len(trace.x) for trace in points] == [2 * FARTHEST] * 2


def test_a_curve_of_improvement_of_many_has_at_most_200_steps() -> None:
    # The score of participant k falls by k: 1 to 301 of the treated, each another one.
    falls = [f"400 {400 - who}" for who in range(1, 302)]
    study = small_study("T" * 301 + "C", score=[*falls, "5 5"])
    steps = curves_of(study, study.outcomes[0], ENGLISH).data[0]
    # An end is added on either side.
    assert len(steps.x) == 202
    assert (steps.x[1], steps.x[-2]) == (1, 301)
    assert list(steps.y[1:-1]) == pytest.approx([(302 - x) / 301 for x in steps.x[1:-1]], rel=1e-12)
