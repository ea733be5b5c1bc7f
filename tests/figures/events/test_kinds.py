"""Kinds and severity of adverse events: all that is counted is drawn."""

import re
from collections.abc import Callable
from typing import Any

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
    labels_of,
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
    assert labels_of(fig)[:-1] == labels
    for arm, trace in zip(ARMS, fig.data, strict=True):
        error_bars(trace.error_x, trace.x, frames[arm].reset_index(drop=True))
        # A row each from the top down, that of the name beside it.
        places = [note.y for note in fig.layout.annotations][:-1]
        assert np.abs(np.array(trace.y) - places).max() < 10
    _, right = drawn_range(fig, "xaxis")
    assert right >= max(frame["high"].max() for frame in frames.values())
    assert fig.layout.xaxis.range[0] <= 0


def test_a_share_of_kinds_says_its_counts_and_limits_under_the_mouse() -> None:
    for words, treated in (
        (ENGLISH, "Any adverse event: secretome 7/15 (47%), 95% CI 21.3% to 73.4%"),
        (ITALIANO, "Qualsiasi evento avverso: secretoma 7/15 (47%), IC 95% dal 21,3% al 73,4%"),
    ):
        rows = kind_rows(incidence_by_kind(sample()), words)
        fig = incidence_figure(sample(), *rows, words)
        assert fig.data[0].text[0] == treated
        assert {trace.hovertemplate for trace in fig.data} == {"%{text}<extra></extra>"}


def test_the_arms_are_named_over_the_kinds_each_after_its_marker() -> None:
    rows = kind_rows(incidence_by_kind(sample()), ENGLISH)
    fig = incidence_figure(sample(), *rows, ENGLISH)
    assert (
        re.sub("<.*?>", "", labels_of(fig)[-1]) == "● Secretome (n 15)\N{EM SPACE}◇ Placebo (n 14)"
    )
    assert [trace.showlegend for trace in fig.data] == [False, False]
    colours = re.findall("color:(#\\d+)", labels_of(fig)[-1])
    assert colours == [trace.marker.color for trace in fig.data]


def test_what_was_not_supplied_is_not_drawn() -> None:
    study = of_three("1,Rash,Skin,1,2,,,yes", "3,Rash,Skin,1,2,,,no")
    labels, frames = kind_rows(incidence_by_kind(study), ENGLISH)
    assert [label.replace("<br>", " ") for label in labels] == [
        "Any adverse event",
        "Related to the study treatment",
    ]
    fig = incidence_figure(study, labels, frames, ENGLISH)
    assert [trace.name for trace in fig.data] == ["Drug (n 2)", "Dummy (n 1)"]
    assert list(fig.data[0].text) == [
        "Any adverse event: drug 1/2 (50%), 95% CI 1.3% to 98.7%",
        "Related to the study treatment: drug 1/2 (50%), 95% CI 1.3% to 98.7%",
    ]
    for arm in ARMS:
        assert list(frames[arm]["kind"]) == ["any", "related"]


def test_kinds_that_nobody_had_are_one_row_with_their_exact_limits() -> None:
    kinds = incidence_by_kind(sample())
    labels, frames = kind_rows(kinds, ENGLISH, nobody=kinds_of_nobody(kinds))
    # Of grade 3, serious and leading to withdrawal nobody had any; deaths are not told of.
    assert [label.replace("<br>", " ") for label in labels[2:]] == [
        "Nobody: Grade 3 or higher (severe); Serious; Leading to withdrawal"
    ]
    fig = incidence_figure(sample(), labels, frames, ENGLISH)
    bounds = [1 - 0.025 ** (1 / n) for n in (15, 14)]
    for trace, bound, n in zip(fig.data, bounds, (15, 14), strict=True):
        assert list(trace.x[2:]) == [0]
        assert list(trace.error_x.array[2:]) == pytest.approx([bound])
        assert trace.text[2].startswith("Nobody: ")
        assert f" 0/{n}, 95% CI 0 to " in trace.text[2].replace("<br>", " ")
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
    # Each bar under the name of its arm.
    labels = [re.sub("</?b>", "", label) for label in labels_of(fig)]
    assert labels[0].endswith(f"(n {study.n_treatment})")
    assert labels[1].endswith(f"(n {study.n_control})")
    (first, second), (bar, other) = (note.y for note in fig.layout.annotations), fig.data[0].y
    assert first < bar < second < other


def test_grades_beyond_a_scale_of_mild_to_severe_are_not_offered() -> None:
    mild = severity(of_three("1,A,,1,2,1,no,no"))
    assert key_of(mild) == [GRADE_NAMES[key] for key in ("none", 1, 2, 3)]
    fatal = severity(of_three("1,A,,1,2,5,no,no"))
    assert key_of(fatal)[-2:] == [GRADE_NAMES[4], GRADE_NAMES[5]]


def key_of(fig: Any) -> list[str]:
    """What stands in the legend."""
    names = [trace.name.replace("<br>", " ") for trace in fig.data]
    return [re.sub("(?<=life-) ", "", name) for name in names]


def test_worst_grades_are_drawn_in_order_and_counted_by_hand() -> None:
    fig = severity(of_three("1,A,,1,2,4,no,no", "1,A,,1,2,3,no,no", "2,A,,1,2,,no,no"))
    assert key_of(fig) == list(GRADE_NAMES.values())
    counts = {name: list(trace.x) for name, trace in zip(key_of(fig), fig.data, strict=True)}
    assert {name: count for name, count in counts.items() if sum(count)} == {
        "No event": [0, 1],
        "Grade 4 (life-threatening)": [1, 0],
        "Grade not recorded": [1, 0],
    }
    # Nothing is written on a bar of no length.
    assert {text for trace in fig.data for text in trace.text} == {"", "1"}
    # Of three participants a tick each.
    assert fig.layout.xaxis.dtick == 1
    worst = fig.data[list(GRADE_NAMES).index(4)]
    assert worst.hovertext[0] == "Drug: Grade 4 (life-threatening) 1/2 (50%)"
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
