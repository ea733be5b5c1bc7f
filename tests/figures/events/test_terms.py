"""Classes and terms: every row drawn once, and found by a click."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.figures.events.columns import counts_of
from lib.figures.events.terms import terms_figure
from lib.language import LANGUAGES, Text
from lib.results.events.grouped import rows_told_once
from lib.results.events.terms import incidence_by_term, select_terms, term_differences
from lib.study.study import ARMS, Study
from lib.words import Words
from tests.support.figures import ENGLISH, ITALIANO, labels_of, lanes, of_three, terms
from tests.support.studies import large_study, once, sample


def test_every_row_is_drawn_once_in_both_panels_with_its_own_numbers() -> None:
    study = sample()
    every = incidence_by_term(study)
    rows = rows_told_once(select_terms(every, kind="any", order="frequency"), every)
    differences = term_differences(rows, "any")
    fig = terms_figure(study, rows, differences, ENGLISH)
    names = [list(name) for name in zip(rows["system_organ_class"], rows["term"], strict=True)]
    # The last two are the places to click on, which nobody sees.
    assert len(fig.data) == 5
    shares, risk = fig.data[:2], fig.data[2]
    for trace in fig.data[:3]:
        assert [list(name) for name in trace.customdata] == names
        assert len(trace.x) == len(trace.y) == 12
        # Both arms and the difference on one line, from the top down.
        assert list(trace.y) == list(risk.y) == sorted(set(trace.y))
    assert {trace.xaxis for trace in shares} == {"x"}
    assert risk.xaxis == "x2"
    for trace, arm, n in zip(shares, ARMS, (15, 14), strict=True):
        counts = rows[f"participants_any_{arm}"]
        name = {"treatment": "secretome", "control": "placebo"}[arm]
        assert list(trace.hovertext) == [
            f"{term or of_class}: {name} {count}/{n} ({100 * count / n:.0f}%)"
            for (of_class, term), count in zip(names, counts, strict=True)
        ]
        assert list(trace.x) == pytest.approx([count / n for count in counts])
        assert column_of_counts(fig, arm) == [f"{count}/{n}" for count in counts]
    # In percentage points.
    assert list(risk.x) == pytest.approx(list(100 * (shares[0].x - shares[1].x)))
    assert list(risk.x + risk.error_x.array) == pytest.approx(list(100 * differences["high"]))
    assert list(risk.x - risk.error_x.arrayminus) == pytest.approx(list(100 * differences["low"]))
    # Pyrexia, 3/15 against 0/14.
    (pyrexia,) = [text for text in risk.text if text.startswith("Pyrexia")]
    assert pyrexia == "Pyrexia: +20.0 percentage points (−5.1 to 45.2)"
    low, high = fig.layout.xaxis2.range
    assert low < 100 * differences["low"].min() < 100 * differences["high"].max() < high
    assert low == -high
    bottom, top = fig.layout.yaxis.range
    assert top < risk.y[0] < risk.y[-1] < bottom


def column_of_counts(fig: Any, arm: str) -> list[str]:
    """The column of an arm from the top down: the control's is beside the panels."""
    counts = [note for note in fig.layout.annotations if note.name == "count"]
    shifts = sorted({note.xshift for note in counts})
    assert len(shifts) == 2
    shift = shifts[ARMS.index(arm)]
    here = [note for note in counts if note.xshift == shift]
    return [note.text for note in sorted(here, key=lambda note: note.y)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ENGLISH,
            [
                "◄ more with<br>placebo",
                "more with<br>secretome\N{NO-BREAK SPACE}►",
                "Placebo (n 14) ◇",
                "Secretome (n 15) ●",
                "Risk difference, percentage points (95% CI)",
            ],
        ),
        (
            ITALIANO,
            [
                "◄ di più<br>con placebo",
                "di più con<br>secretoma\N{NO-BREAK SPACE}►",
                "Placebo (n 14) ◇",
                "Secretoma (n 15) ●",
                "Differenza di rischio, punti percentuali (IC 95%)",
            ],
        ),
    ],
    ids=LANGUAGES,
)
def test_what_a_column_and_a_side_of_no_difference_mean_stands_over_them(
    words: Words, expected: list[str]
) -> None:
    fig = terms(sample(), words)
    over = [note for note in fig.layout.annotations if note.yref == "paper"]
    assert [re.sub("<(?!br).*?>", "", note.text) for note in over] == expected
    counts = {note.xshift for note in fig.layout.annotations if note.name == "count"}
    assert {over[2].xshift, over[3].xshift} == counts
    # Side by side, "more with placebo" to the left of no difference and the other at the end.
    left, right = over[:2]
    assert left.yshift == right.yshift
    first, last = fig.layout.xaxis2.domain
    assert left.x == pytest.approx((first + last) / 2)
    assert right.x == 1
    # On a phone 350 px are the figure's: the one ends before the other begins, whose letters take
    # 6.5 px on average or less, and begins right of the counts.
    panels = 350 - fig.layout.margin.l
    end = panels * left.x + left.xshift
    assert end + 6.5 * len("secretome ►") <= panels
    assert end - 6.5 * len("◄ more with") >= 0


def test_sides_whose_names_have_no_room_beside_each_other_stand_one_below_the_other() -> None:
    study = sample()
    long = replace(study.treatment, name=Text("Mycophenolate mofetil", "Micofenolato mofetile"))
    fig = terms(replace(study, treatment=long))
    sides = [note for note in fig.layout.annotations if "more with" in note.text]
    assert len({note.yshift for note in sides}) == 2


def test_a_count_without_room_for_its_total_stands_alone_in_its_column() -> None:
    # The total is over the column. "1000/5000" is longer than seven letters.
    found = counts_of(
        pd.DataFrame(
            {
                "participants_treatment": [1000.0, 3.0],
                "n_treatment": 5000,
                "participants_control": [3.0, math.nan],
                "n_control": 14,
            }
        )
    )
    assert found == {"treatment": ["1000", "3"], "control": ["3/14", ""]}


def test_an_arm_without_the_event_is_drawn_at_zero() -> None:
    fig = terms(of_three("3,Rash,Skin,1,2,1,no,no", "3,Itch,Skin,1,2,1,no,no"))
    assert list(fig.data[0].x) == [0, 0, 0]
    assert list(fig.data[0].hovertext) == [
        "Skin: drug 0/2 (0%)",
        "Itch: drug 0/2 (0%)",
        "Rash: drug 0/2 (0%)",
    ]
    assert list(fig.data[1].x) == [1, 1, 1]
    # Wilson's limits of 0/2 and 1/1: the difference has an interval all the same.
    assert list(fig.data[2].x) == [-100, -100, -100]
    assert all(fig.data[2].error_x.array > 50)
    low, high = fig.layout.xaxis.range
    assert low < 0
    assert high > 1


def test_a_class_is_bold_and_its_terms_are_not_and_are_indented() -> None:
    lines = ("1,Rash,Skin,1,2,1,no,no", "2,Itch,Skin,1,2,1,no,no", "1,Cough,,1,2,1,no,no")
    fig = terms(of_three(*lines))
    names = ["<b>Skin</b>", "Itch", "Rash", "<b>No class supplied</b>", "Cough"]
    assert labels_of(fig) == names
    notes = [note for note in fig.layout.annotations if note.name == "label"]
    outdent = min(note.xshift for note in notes)
    assert [note.xshift > outdent for note in notes] == [name[0] != "<" for name in names]
    # The class with one term stands over it, and the numbers on the line of the term.
    assert [note.y for note in notes if note.text != names[3]] == list(fig.data[0].y)
    assert notes[3].y < notes[4].y


def test_classes_alone_and_frequent_rows_alone_are_drawn_where_asked() -> None:
    classes = terms(sample(), classes_only=True)
    assert len(classes.data[0].x) == 6
    assert all(label.startswith("<b>") for label in labels_of(classes))
    (frequent,) = labels_of(terms(sample(), at_least=10))
    assert frequent.replace("<br>", " ") == (
        "<b>General disorders and administration site conditions</b>"
    )


def test_the_kind_chosen_is_the_kind_drawn() -> None:
    study = of_three("1,Rash,Skin,1,2,1,no,yes", "2,Rash,Skin,1,2,3,no,no")
    shares = {
        kind: list(terms(study, kind=kind).data[0].hovertext)
        for kind in ("any", "related", "serious")
    }
    assert shares == {
        "any": ["Rash: drug 2/2 (100%)"],
        "related": ["Rash: drug 1/2 (50%)"],
        "serious": ["Rash: drug 0/2 (0%)"],
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
        # A row reaches halfway to the next, and the first and last to the ends of the axis.
        rows = np.array(fig.data[0].y)
        found: dict[int, list[tuple[float, float]]] = {}
        for x, y, name in zip(trace.x, trace.y, trace.customdata, strict=True):
            found.setdefault(names.index(tuple(name)), []).append((x, y))
            assert axis.range[0] <= x <= axis.range[1]
            assert 0 <= y <= fig.layout.yaxis.range[0]
        assert list(found) == list(range(len(names)))
        ends = []
        for row, places in found.items():
            across, up = zip(*places, strict=True)
            # From one end to the other, and not only in the middle.
            assert min(across) <= 0 < max(across)
            assert len(set(across)) >= 3
            # At the height of its points, and nowhere at that of another row.
            assert min(abs(y - rows[row]) for y in up) < 20
            ends.append((min(up), max(up)))
        for (_, last), (first, _) in pairwise(ends):
            assert last < first


def test_a_dotted_line_leads_from_each_name_through_its_points() -> None:
    fig = terms(of_three("1,Rash,Skin,1,2,1,no,no", "1,Itch,Skin,1,2,1,no,no"))
    for axis in (fig.layout.yaxis, fig.layout.yaxis2):
        assert axis.showgrid
        assert axis.griddash == "dot"
        assert list(axis.tickvals) == list(fig.data[0].y)


NAMES = pytest.mark.parametrize(
    "name",
    [
        "Very long name of a preferred term that takes more than ninety characters to write it out",
        "Reazione in sede di iniezione con dolore persistente e gonfiore per più di quattro giorni",
        "注射部位反应伴有持续疼痛和肿胀超过四天并且需要治疗的情况下的不良事件",
        "<" * 90,
    ],
)


def is_whole(text: str, name: str, width: int) -> bool:
    """Whether a text is a name on lines of so many letters."""
    lines = re.sub(r"</?b>", "", text).replace("&lt;", "<").split("<br>")
    letters = "".join(lines).replace(" ", "")
    return letters == name.replace(" ", "") and max(map(len, lines)) <= width


@NAMES
def test_a_long_name_is_whole_on_several_lines(name: str) -> None:
    study = of_three(f"1,{name},{name},1,2,1,no,no", f"1,Rash,{name},1,2,1,no,no")
    figure = terms(study)
    of_class, *others = labels_of(figure)
    assert is_whole(of_class, name, 22)
    assert any(is_whole(label, name, 22) for label in others)
    # The click carries the name too.
    assert {tuple(each) for each in figure.data[0].customdata} == {
        *((name, ""), (name, name), (name, "Rash")),
    }
    assert is_whole(figure.data[0].hovertext[0], f"{name}:drug1/2(50%)", 100)
    # Where a class has that term alone, its name over the term has lines of its own.
    alone = of_three(f"1,{name},{name},1,2,1,no,no")
    bar = next(trace.text[0] for trace in lanes(alone).data if trace.type == "bar")
    assert is_whole(bar.removeprefix("1: ").partition("<br>day")[0], name, 60)
    heading, term = labels_of(terms(alone))
    assert is_whole(heading, name, 34)
    assert is_whole(term, name, 22)


@NAMES
def test_each_line_of_a_name_has_its_room_and_meets_no_other(name: str) -> None:
    lines = (f"1,{name},{name},1,2,1,no,no", f"1,Rash,{name},1,2,1,no,no", "1,Itch,,1,2,1,no,no")
    figure = terms(of_three(*lines))
    notes = [note for note in figure.layout.annotations if note.name == "label"]
    # Letters of 12 pixels; the panels are as high in pixels as their axis says.
    spans = [
        (note.y - 7 * len(note.text.split("<br>")), note.y + 7 * len(note.text.split("<br>")))
        for note in notes
    ]
    assert sum(note.text.count("<br>") for note in notes) >= 2
    for (_, last), (first, _) in pairwise(spans):
        assert last <= first
    layout = figure.layout
    assert layout.height - layout.margin.t - layout.margin.b >= layout.yaxis.range[0] - 1


def test_the_rows_of_a_large_figure_keep_their_distance() -> None:
    many = once(terms)(large_study())
    assert len(many.data[0].x) == 23 + 230
    assert np.diff(many.data[0].y).min() >= 20


def test_the_arms_differ_in_the_figure_of_terms() -> None:
    treatment, control, risk = terms(sample()).data[:3]
    assert treatment.marker.color != control.marker.color
    assert treatment.marker.symbol != control.marker.symbol
    assert [treatment.name, control.name] == ["Secretome (n 15)", "Placebo (n 14)"]
    assert risk.marker.color not in (treatment.marker.color, control.marker.color)
