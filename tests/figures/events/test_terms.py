"""Classes and terms: every row drawn once, and found by a click."""

import re
from collections.abc import Callable

import numpy as np
import pytest

from lib.figures.events.terms import terms_figure
from lib.results.events.terms import incidence_by_term, select_terms, term_differences
from lib.study.study import ARMS, Study
from tests.support.figures import ENGLISH, labels_of, lanes, of_three, terms
from tests.support.studies import large_study, once, sample


def test_every_row_is_drawn_once_in_both_panels_with_its_own_numbers() -> None:
    study = sample()
    rows = select_terms(incidence_by_term(study), kind="any", order="frequency")
    differences = term_differences(rows, "any")
    fig = terms_figure(study, rows, differences, ENGLISH)
    names = [list(name) for name in zip(rows["system_organ_class"], rows["term"], strict=True)]
    # The last two are the places to click on, which nobody sees.
    assert len(fig.data) == 5
    shares, risk = fig.data[:2], fig.data[2]
    for trace in fig.data[:3]:
        assert [list(name) for name in trace.customdata] == names
        assert len(trace.x) == len(trace.y) == 16
        # A row each, in order, from the top down.
        assert list(np.round(trace.y)) == list(range(16))
    assert {trace.xaxis for trace in shares} == {"x"}
    assert risk.xaxis == "x2"
    for trace, arm, n in zip(shares, ARMS, (15, 14), strict=True):
        counts = rows[f"participants_any_{arm}"]
        assert list(trace.hovertext) == [
            f"{term or of_class}: {count}/{n}"
            for (of_class, term), count in zip(names, counts, strict=True)
        ]
        assert list(trace.x) == pytest.approx([count / n for count in counts])
    assert list(risk.x) == pytest.approx(list(shares[0].x - shares[1].x))
    assert list(risk.x + risk.error_x.array) == pytest.approx(list(differences["high"]))
    assert list(risk.x - risk.error_x.arrayminus) == pytest.approx(list(differences["low"]))
    low, high = fig.layout.xaxis2.range
    assert low < differences["low"].min() < differences["high"].max() < high
    assert low == -high
    top, bottom = fig.layout.yaxis.range[1], fig.layout.yaxis.range[0]
    assert top < 0 < 15 < bottom


def test_an_arm_without_the_event_is_drawn_at_zero() -> None:
    fig = terms(of_three("3,Rash,Skin,1,2,1,no,no"))
    assert list(fig.data[0].x) == [0, 0]
    assert list(fig.data[0].hovertext) == ["Skin: 0/2", "Rash: 0/2"]
    assert list(fig.data[1].x) == [1, 1]
    # Wilson's limits of 0/2 and 1/1: the difference has an interval all the same.
    assert list(fig.data[2].x) == [-1, -1]
    assert all(fig.data[2].error_x.array > 0.5)
    low, high = fig.layout.xaxis.range
    assert low < 0
    assert high > 1


def test_a_class_is_bold_and_its_terms_are_not_and_are_indented() -> None:
    fig = terms(of_three("1,Rash,Skin,1,2,1,no,no", "1,Cough,,1,2,1,no,no"))
    assert labels_of(fig) == ["<b>Skin</b>", "Rash", "<b>No class supplied</b>", "Cough"]
    notes = fig.layout.annotations
    assert [note.xshift > 0 for note in notes] == [False, True, False, True]
    assert [note.y for note in notes] == [0, 1, 2, 3]


def test_classes_alone_and_frequent_rows_alone_are_drawn_where_asked() -> None:
    classes = terms(sample(), classes_only=True)
    assert len(classes.data[0].x) == 6
    assert all(label.startswith("<b>") for label in labels_of(classes))
    frequent = terms(sample(), at_least=10)
    assert labels_of(frequent) == ["<b>General disorders and administration site conditions</b>"]


def test_the_kind_chosen_is_the_kind_drawn() -> None:
    study = of_three("1,Rash,Skin,1,2,1,no,yes", "2,Rash,Skin,1,2,3,no,no")
    shares = {
        kind: list(terms(study, kind=kind).data[0].hovertext)
        for kind in ("any", "related", "serious")
    }
    assert shares == {
        "any": ["Skin: 2/2", "Rash: 2/2"],
        "related": ["Skin: 1/2", "Rash: 1/2"],
        "serious": ["Skin: 0/2", "Rash: 0/2"],
    }


@pytest.mark.parametrize("made", [sample, large_study, lambda: of_three("3,Rash,,1,2,1,no,no")])
def test_a_click_on_a_name_or_an_empty_place_finds_its_row(
    made: Callable[[], Study],
) -> None:
    study = made()
    fig = once(terms)(study)
    names = [tuple(name) for name in fig.data[0].customdata]
    assert [trace.xaxis for trace in fig.data[3:]] == ["x", "x2"]
    for trace, axis in zip(fig.data[3:], (fig.layout.xaxis, fig.layout.xaxis2), strict=True):
        assert trace.marker.color == "rgba(0,0,0,0)"
        assert trace.hoverinfo == "none"
        assert trace.showlegend is False
        assert len(trace.x) == len(trace.y) == len(trace.customdata)
        found: dict[int, set[float]] = {}
        for x, y, name in zip(trace.x, trace.y, trace.customdata, strict=True):
            place = round(y)
            assert abs(y - place) < 0.5
            assert place in range(len(names))
            assert tuple(name) == names[place]
            # At the height of the name, which stands above the points of its row.
            assert y < place
            if axis.range[0] <= x <= axis.range[1]:
                found.setdefault(place, set()).add(float(x))
        assert list(found) == list(range(len(names)))
        # From one end to the other, and not only in the middle.
        for places in found.values():
            assert min(places) <= 0 < max(places)
            assert len(places) >= 3


def test_a_line_stands_between_two_rows() -> None:
    fig = terms(of_three("1,Rash,Skin,1,2,1,no,no"))
    assert fig.layout.yaxis.showgrid
    lines = list(fig.layout.yaxis.tickvals)
    assert len(lines) == 2
    # Above the name of its own row, below the points of the row before.
    points = sorted(y for trace in fig.data[:3] for y in trace.y)
    assert lines[0] < points[0]
    assert points[2] < lines[1] < points[3]
    for line, name in zip(lines, fig.layout.annotations, strict=True):
        assert line < name.y - 14 / 46


@pytest.mark.parametrize(
    "name",
    [
        "Very long name of a preferred term that takes more than ninety characters to write it out",
        "Reazione in sede di iniezione con dolore persistente e gonfiore per più di quattro giorni",
        "注射部位反应伴有持续疼痛和肿胀超过四天并且需要治疗的情况下的不良事件",
        "<" * 90,
    ],
)
def test_a_long_name_is_whole_on_several_lines(name: str) -> None:
    study = of_three(f"1,{name},{name},1,2,1,no,no")

    def whole(text: str, width: int) -> bool:
        lines = re.sub(r"</?b>", "", text).replace("&lt;", "<").split("<br>")
        letters = "".join(lines).replace(" ", "")
        return letters == name.replace(" ", "") and max(map(len, lines)) <= width

    figure = terms(study)
    assert all(whole(label, 52) for label in labels_of(figure))
    # The click carries the name too.
    assert [list(each) for each in figure.data[0].customdata] == [[name, ""], [name, name]]
    assert whole(figure.data[0].hovertext[1].removesuffix(": 1/2"), 60)
    bar = next(trace.text[0] for trace in lanes(study).data if trace.type == "bar")
    assert whole(bar.removeprefix("1: "), 60)
    # Each further line of letters 12 px high has its room over the points of its row.
    few = terms(of_three("1,Rash,Skin,1,2,1,no,no"))
    further = sum(label.text.count("<br>") for label in figure.layout.annotations)
    assert further >= 2
    assert figure.layout.height - few.layout.height >= 12 * further
    assert np.diff(figure.data[0].y)[0] > 1


def test_the_rows_of_a_large_figure_keep_their_distance() -> None:
    few, many = terms(of_three("1,Rash,Skin,1,2,1,no,no")), once(terms)(large_study())
    assert len(many.data[0].x) == 23 + 230
    assert many.layout.height - few.layout.height >= 40 * (253 - 2)


def test_the_arms_differ_in_the_figure_of_terms() -> None:
    treatment, control, risk = terms(sample()).data[:3]
    assert treatment.marker.color != control.marker.color
    assert treatment.marker.symbol != control.marker.symbol
    assert [treatment.name, control.name] == ["Secretome (n 15)", "Placebo (n 14)"]
    assert risk.marker.color not in (treatment.marker.color, control.marker.color)
