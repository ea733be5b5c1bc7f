"""The curve of the next trial: the numbers of the results, drawn and marked."""

import json
import math

import pytest

from lib.figures.next_trial import next_trial_figure
from lib.results.next_trial import Plan, differences, size_curve, sizes, spread
from lib.study.outcomes import Outcome
from tests.support.figures import C3, ENGLISH, IL6, ITALIANO, LINEAR_AND_LOG
from tests.support.studies import sample

PLAN = Plan(power=0.8, correlation=0.5, drop_out=0.1)


@LINEAR_AND_LOG
def test_the_curves_are_those_of_the_results_and_the_marks_lie_on_them(outcome: Outcome) -> None:
    found = spread(sample(), outcome, 43)
    rows = sizes(outcome, found, PLAN, differences(outcome, found))
    curve = size_curve(outcome, found, PLAN)
    fig = next_trial_figure(sample(), outcome, curve, rows, PLAN, ENGLISH)
    ancova, t_test, marks = fig.data
    assert [list(trace.y) for trace in (ancova, t_test, marks)] == [
        list(curve["randomised"]),
        list(curve["randomised_t"]),
        list(rows["randomised"]),
    ]
    assert list(marks.x) == list(rows["difference"])
    assert ancova.line.dash != t_test.line.dash
    notes = fig.layout.annotations
    assert [note.text for note in notes] == [f"{n:.0f}" for n in rows["randomised"]]
    places = [10**note.x if outcome.is_log else note.x for note in notes]
    assert places == pytest.approx(list(rows["difference"]), rel=1e-12)
    assert fig.layout.xaxis.type == ("log" if outcome.is_log else None)


def test_axes_and_names_say_what_is_counted_in_both_languages() -> None:
    found = spread(sample(), C3, 43)
    rows = sizes(C3, found, PLAN, [20.0])
    drawn = [
        next_trial_figure(sample(), C3, size_curve(C3, found, plan), rows, plan, words)
        for plan, words in ((PLAN, ENGLISH), (Plan(0.8, 0.5, 0), ITALIANO))
    ]
    titles = [(fig.layout.xaxis.title.text, fig.layout.yaxis.title.text) for fig in drawn]
    assert titles == [
        ("C3: difference of the arms to be detected<br>(mg/dL)", "Randomised per arm"),
        ("C3: differenza tra i bracci da rilevare (mg/dL)", "Partecipanti per braccio"),
    ]
    assert [trace.name for trace in drawn[1].data[:2]] == ["ANCOVA, correlazione 0,50", "test t"]


def test_a_number_that_is_not_counted_is_not_drawn() -> None:
    found = spread(sample(), IL6, 43)
    rows = sizes(IL6, found, PLAN, [1.00001])
    assert math.isnan(rows["n"].iloc[0])
    fig = next_trial_figure(sample(), IL6, size_curve(IL6, found, PLAN), rows, PLAN, ENGLISH)
    assert len(fig.data[2].y) == 0
    assert not fig.layout.annotations
    assert "NaN" not in json.dumps(fig.to_plotly_json(), default=list)
