"""Kinds and severity of adverse events: all that is counted is drawn."""

from collections.abc import Callable

import numpy as np
import pytest

from lib.figures.events.kinds import incidence_figure, kind_rows
from lib.results.events.apart import kinds_of_nobody
from lib.results.events.kinds import incidence_by_kind
from lib.study.study import ARMS, Study
from lib.wording.events.kinds import GRADE_NAMES
from tests.support.figures import (
    ENGLISH,
    ITALIANO,
    drawn_range,
    error_bars,
    lanes,
    of_three,
    severity,
    shown_texts,
    study_with_hostile_names,
)
from tests.support.studies import large_study, sample


def test_incidence_draws_shares_with_exact_limits() -> None:
    kinds = incidence_by_kind(sample())
    labels, frames = kind_rows(kinds, ENGLISH)
    fig = incidence_figure(sample(), labels, frames, ENGLISH)
    assert list(fig.layout.yaxis.ticktext) == labels
    for arm, trace in zip(ARMS, fig.data, strict=True):
        error_bars(trace.error_x, trace.x, frames[arm].reset_index(drop=True))
        counts = zip(frames[arm]["participants"], frames[arm]["n"], strict=True)
        shown = ["" if np.isnan(count) else f"{count:g}/{n}" for count, n in counts]
        assert list(trace.text) == shown
    _, right = drawn_range(fig, "xaxis")
    assert right >= max(frame["high"].max() for frame in frames.values())
    assert fig.layout.xaxis.range[0] <= 0


def test_what_was_not_supplied_is_not_drawn() -> None:
    study = of_three("1,Rash,Skin,1,2,,,yes", "3,Rash,Skin,1,2,,,no")
    labels, frames = kind_rows(incidence_by_kind(study), ENGLISH)
    assert [label.replace("<br>", " ") for label in labels] == [
        "Any adverse event",
        "Related to the study treatment",
    ]
    fig = incidence_figure(study, labels, frames, ENGLISH)
    assert [trace.name for trace in fig.data] == ["Drug (n 2)", "Dummy (n 1)"]
    assert list(fig.data[0].text) == ["1/2", "1/2"]
    for arm in ARMS:
        assert list(frames[arm]["kind"]) == ["any", "related"]


def test_kinds_that_nobody_had_are_one_row_with_their_exact_limits() -> None:
    kinds = incidence_by_kind(sample())
    labels, frames = kind_rows(kinds, ENGLISH, nobody=kinds_of_nobody(kinds))
    # Of grade 3, serious and leading to withdrawal nobody had any; deaths are not told of.
    assert labels[2:] == ["Nobody"]
    fig = incidence_figure(sample(), labels, frames, ENGLISH)
    bounds = [1 - 0.025 ** (1 / n) for n in (15, 14)]
    for trace, bound, n in zip(fig.data, bounds, (15, 14), strict=True):
        assert list(trace.x[2:]) == [0]
        assert list(trace.error_x.array[2:]) == pytest.approx([bound])
        assert list(trace.text[2:]) == [f"0/{n}"]
    assert fig.layout.xaxis.range[1] > 0.77


@pytest.mark.parametrize("made", [sample, large_study, study_with_hostile_names])
def test_the_bars_of_each_arm_add_up_to_all_randomised(
    made: Callable[[], Study],
) -> None:
    study = made()
    fig = severity(study)
    totals = np.sum([trace.x for trace in fig.data], axis=0)
    assert list(totals) == [study.n_treatment, study.n_control]
    assert fig.layout.barmode == "stack"
    labels = list(fig.data[0].y)
    assert labels[0].endswith(f"(n {study.n_treatment})")
    assert labels[1].endswith(f"(n {study.n_control})")


def test_grades_beyond_a_scale_of_mild_to_severe_are_not_offered() -> None:
    mild = severity(of_three("1,A,,1,2,1,no,no"))
    assert [trace.name for trace in mild.data] == [GRADE_NAMES[key] for key in ("none", 1, 2, 3)]
    fatal = severity(of_three("1,A,,1,2,5,no,no"))
    assert [trace.name for trace in fatal.data][-2:] == [GRADE_NAMES[4], GRADE_NAMES[5]]


def test_worst_grades_are_drawn_in_order_and_counted_by_hand() -> None:
    fig = severity(of_three("1,A,,1,2,4,no,no", "1,A,,1,2,3,no,no", "2,A,,1,2,,no,no"))
    assert [trace.name for trace in fig.data] == list(GRADE_NAMES.values())
    assert {trace.name: list(trace.x) for trace in fig.data if sum(trace.x)} == {
        "No event": [0, 1],
        "Grade 4 (life-threatening)": [1, 0],
        "Grade not recorded": [1, 0],
    }
    # Nothing is written on a bar of no length.
    assert {text for trace in fig.data for text in trace.text} == {"", "1"}
    assert "Grade not recorded" not in [trace.name for trace in severity(sample()).data]


def test_grades_are_named_severe_and_never_serious() -> None:
    for words, wrong in ((ENGLISH, "serious"), (ITALIANO, "grav")):
        for fig in (severity(sample(), words), lanes(sample(), words)):
            assert not [name for name in map(str, shown_texts(fig)) if wrong in name.lower()]
    assert "Grado 3 (severo)" in [trace.name for trace in severity(sample(), ITALIANO).data]


def test_the_colours_of_the_grades_differ() -> None:
    colours = [
        trace.marker.color
        for trace in severity(
            of_three("2,A,,1,2,,no,no", *(f"1,A,,1,2,{grade},no,no" for grade in range(1, 6)))
        ).data
    ]
    assert len(set(colours)) == 7
