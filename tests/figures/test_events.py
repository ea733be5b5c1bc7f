"""Figures of adverse events: all that is counted is drawn, once, and text stays text."""

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.figures.drawing import STYLES
from lib.figures.event_terms import terms_figure
from lib.figures.event_times import lanes_figure
from lib.figures.events import incidence_figure, kind_rows, severity_figure
from lib.language import LANGUAGES, Language
from lib.results.event_terms import incidence_by_term, select_terms, term_differences, terms_of
from lib.results.event_times import event_lanes, exposures
from lib.results.events import incidence_by_kind, kinds_of, worst_grades, worst_of
from lib.study.contract import KIND_NAMES
from lib.study.study import ARMS, Study
from lib.wording.events import GRADE_NAMES
from lib.words import Words
from tests.support.changes import renamed
from tests.support.studies import dosed_study, large_study, once, sample, small_study, tiny_study

ENGLISH, ITALIANO = Words("en"), Words("it")
HOSTILE = ("<img src=x onerror=1>", "%{x}", "{}", "=HYPERLINK(1)", "**b**")


def of_three(*events: str) -> Study:
    """Three participants, "1" and "2" on the drug, with events."""
    return small_study("TTC", score=["5 5"] * 3, events=events)


def terms(
    study: Study,
    words: Words = ENGLISH,
    *,
    kind: str = "any",
    followed: frozenset[tuple[str, str]] = frozenset(),
    **select: Any,
) -> Any:
    rows = select_terms(incidence_by_term(study), kind=kind, order="frequency", **select)
    return terms_figure(study, rows, term_differences(rows, kind), words, followed=followed)


def severity(study: Study, words: Words = ENGLISH, who: str | None = None) -> Any:
    return severity_figure(study, worst_grades(study), words, followed=worst_of(study, who))


def lanes(study: Study, words: Words = ENGLISH, who: str | None = None) -> Any:
    return lanes_figure(study, event_lanes(study), exposures(study), words, highlighted=who)


def every_figure(study: Study, words: Words, who: str | None = None) -> Iterator[tuple[str, Any]]:
    """Every figure of the page that the study has."""
    followed = kinds_of(study, who)
    rows = kind_rows(incidence_by_kind(study), words, followed=followed)
    yield "kinds", incidence_figure(study, *rows, words)
    if len(incidence_by_term(study)):
        yield "terms", terms(study, words, followed=terms_of(study, who))
    if len(worst_grades(study)):
        yield "severity", severity(study, words, who)
    yield "lanes", lanes(study, words, who)


def shown_texts(fig: Any) -> list[str]:
    """What a reader sees: labels, names, ticks and hover texts; not what a click carries."""
    parts = json.loads(fig.to_json())
    parts["layout"].pop("template", None)
    texts: list[str] = []

    def collect(part: Any) -> None:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, dict):
            for name, each in part.items():
                if name != "customdata":
                    collect(each)
        elif isinstance(part, list):
            for each in part:
                collect(each)

    collect(parts)
    return texts


def labels_of(fig: Any) -> list[str]:
    """The labels over the rows of the figure of terms."""
    return [note.text for note in fig.layout.annotations]


def bars_of(fig: Any) -> list[dict[str, Any]]:
    """The bars of the lanes: where each stands, from where to where, and whose it is."""
    return [
        {
            "who": who,
            "term": term,
            "start": float(base),
            "until": float(base + length),
            "top": float(place - width / 2),
            "bottom": float(place + width / 2),
            "name": trace.name,
        }
        for trace in fig.data
        if trace.type == "bar"
        for (who, term), base, length, place, width in zip(
            trace.customdata, trace.base, trace.x, trace.y, trace.width, strict=True
        )
    ]


STUDIES: dict[str, Callable[[], Study]] = {
    "sample": sample,
    "no event": of_three,
    "only what is required": lambda: tiny_study(events="participant_id,term\nS1,Rash\nP1,Rash"),
    "an arm without events": lambda: of_three("1,Rash,Skin,1,2,3,yes,no"),
    "all of them": lambda: of_three(*(f"{who},Rash,,-1,,5,yes,yes" for who in "123")),
    "blank cells": lambda: of_three("1,Rash,,,,,,", "2,Rash,Skin,,,3,,"),
}


# Every figure


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STUDIES)
def test_every_figure_is_drawn_whatever_the_study(name: str, language: Language) -> None:
    for figure, fig in every_figure(STUDIES[name](), Words(language)):
        shown = json.loads(fig.to_json())
        assert shown["layout"]["title"]["text"], figure
        for axis in [part for key, part in shown["layout"].items() if "axis" in key]:
            low, high = axis.get("range", [0, 1])
            assert None not in (low, high)
            assert low != high, figure
        seen = [trace.name for trace in fig.data] + labels_of(fig)
        seen += [text for axis in ("xaxis", "yaxis") for text in fig.layout[axis].ticktext or ()]
        assert not re.search(r"\b(nan|None)\b", " ".join(filter(None, seen))), figure


def test_italian_figures_have_italian_texts() -> None:
    english = (
        r"\b(Participants?|Risk|CI|No event|Grade|related|not|Ongoing|Study day|Any|Serious|told)\b"
    )
    for name, fig in every_figure(sample(), ITALIANO):
        assert fig.layout.separators == ",.", name
        assert fig.layout.title.text.startswith("Dati sintetici: "), name
        for text in shown_texts(fig):
            assert re.search(english, text) is None, (name, text)


def hostile_study() -> Study:
    """Terms, classes and participants with the names of HOSTILE."""
    events = [f"{who},{name},{name},1,2,1,no,no" for who in "13" for name in HOSTILE]
    study = dosed_study("TTTTTC", *events)
    names = dict(zip("12345", HOSTILE, strict=True)) | {"6": "6"}

    def renamed(table: pd.DataFrame) -> pd.DataFrame:
        return table.assign(participant_id=table["participant_id"].map(names))

    assert study.adverse_events is not None
    return Study(
        **{
            **{name: getattr(study, name) for name in Study.__dataclass_fields__},
            "participants": renamed(study.participants),
            "measurements": renamed(study.measurements),
            "adverse_events": renamed(study.adverse_events),
        }
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_text_in_every_figure(language: Language) -> None:
    study = hostile_study()
    for figure, fig in every_figure(study, Words(language), HOSTILE[0]):
        for text in shown_texts(fig):
            plain = re.sub(r"</?b>|<br>|<extra></extra>", "", text)
            assert "<" not in plain, (figure, text)
            assert re.search(r"&(?!lt;|gt;|amp;)", text) is None, (figure, text)
    shown = labels_of(terms(study))
    for name in HOSTILE:
        label = name.replace("<", "&lt;").replace(">", "&gt;")
        # As a class and as a term.
        assert {f"<b>{label}</b>", label} <= set(shown)
    ticks = {re.sub("<br>| ", "", tick) for tick in lanes(study).layout.yaxis.ticktext}
    assert {html.escape(name, quote=False).replace(" ", "") for name in HOSTILE} <= ticks


def test_a_hover_label_shows_no_text_of_a_file_unescaped() -> None:
    # What a hover template takes from the data of a click is drawn as it is, tags and all.
    for figure, fig in every_figure(hostile_study(), ENGLISH):
        for trace in fig.data:
            template = trace.hovertemplate or ""
            if "customdata" in template:
                raw = [str(cell) for row in trace.customdata for cell in row]
                taken = {int(place) for place in re.findall(r"customdata\[(\d)\]", template)}
                drawn = [raw[place :: len(trace.customdata[0])] for place in taken]
                assert not [text for each in drawn for text in each if "<" in text], figure


# Kinds


def test_what_was_not_supplied_is_said_in_the_label_and_not_drawn() -> None:
    study = of_three("1,Rash,Skin,1,2,,,yes", "3,Rash,Skin,1,2,,,no")
    labels, frames = kind_rows(incidence_by_kind(study), ENGLISH)
    assert [label.replace("<br>", " ") for label in labels] == [
        "Any adverse event",
        "Related to the injections",
        *(
            f"{name} (not supplied)"
            for name in ("Grade 3 or higher (severe)", "Serious", "Leading to withdrawal", "Fatal")
        ),
    ]
    for arm in ARMS:
        assert list(frames[arm]["kind"]) == list(KIND_NAMES)
    fig = incidence_figure(study, labels, frames, ENGLISH)
    assert [trace.name for trace in fig.data] == ["Drug (n 2)", "Dummy (n 1)"]
    for trace in fig.data:
        assert list(np.isnan(trace.x)) == [False, False, True, True, True, True]
    assert list(fig.data[0].text[:2]) == ["1/2", "1/2"]


def test_kinds_that_nobody_had_are_drawn_with_their_exact_limits() -> None:
    fig = dict(every_figure(sample(), ENGLISH))["kinds"]
    bounds = [1 - 0.025 ** (1 / n) for n in (15, 14)]
    for trace, bound, n in zip(fig.data, bounds, (15, 14), strict=True):
        assert list(trace.x[2:]) == [0, 0, 0, 0]
        assert list(trace.error_x.array[2:]) == pytest.approx([bound] * 4)
        assert list(trace.text[2:]) == [f"0/{n}"] * 4
    assert fig.layout.xaxis.range[1] > 0.77


# Terms


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
    # Each further line has its room over the points of its row.
    few = terms(of_three("1,Rash,Skin,1,2,1,no,no"))
    assert figure.layout.height - few.layout.height == 2 * 25


def test_the_rows_of_a_large_figure_keep_their_distance() -> None:
    few, many = terms(of_three("1,Rash,Skin,1,2,1,no,no")), once(terms)(large_study())
    assert len(many.data[0].x) == 23 + 230
    assert many.layout.height - few.layout.height >= 40 * (253 - 2)


def test_the_arms_differ_in_every_figure_that_shows_both() -> None:
    one, two, risk = terms(sample()).data[:3]
    assert one.marker.color != two.marker.color
    assert one.marker.symbol != two.marker.symbol
    assert [one.name, two.name] == ["Secretome (n 15)", "Placebo (n 14)"]
    assert risk.marker.color not in (one.marker.color, two.marker.color)


# Severity


@pytest.mark.parametrize("made", [sample, large_study, hostile_study])
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


def test_worst_grades_are_drawn_in_order_and_counted_by_hand() -> None:
    fig = severity(of_three("1,A,,1,2,4,no,no", "1,A,,1,2,3,no,no", "2,A,,1,2,,no,no"))
    assert [trace.name for trace in fig.data] == list(GRADE_NAMES.values())
    assert {trace.name: list(trace.x) for trace in fig.data if sum(trace.x)} == {
        "No event": [0, 1],
        "Grade 4 (life-threatening)": [1, 0],
        "Grade not told": [1, 0],
    }
    # Nothing is written on a bar of no length.
    assert {text for trace in fig.data for text in trace.text} == {"", "1"}
    assert "Grade not told" not in [trace.name for trace in severity(sample()).data]


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


# Lanes


def test_each_participant_has_one_lane_and_those_on_treatment_come_first() -> None:
    study = sample()
    axis = lanes(study).layout.yaxis
    roster = study.participants
    expected = [
        *roster.loc[roster["arm"] == "treatment", "participant_id"],
        *roster.loc[roster["arm"] == "control", "participant_id"],
    ]
    assert list(axis.ticktext) == expected
    assert list(axis.tickvals) == list(range(29))
    assert axis.range[0] > axis.range[1]
    for bar in bars_of(lanes(study)):
        lane = expected.index(bar["who"])
        assert lane - 0.5 < bar["top"] < bar["bottom"] < lane + 0.5


def test_a_bar_runs_from_onset_to_the_end_of_the_last_day() -> None:
    study = of_three(
        "1,One day,Skin,4,4,1,no,yes",
        "2,Five days,Skin,6,10,2,no,no",
        "2,Early,Skin,-3,-1,,no,",
        "3,No onset,Skin,,9,1,no,no",
    )
    fig = lanes(study)
    found = {bar["term"]: (bar["who"], bar["start"], bar["until"]) for bar in bars_of(fig)}
    assert found == {
        "One day": ("1", 4, 5),
        "Five days": ("2", 6, 11),
        "Early": ("2", -3, 0),
    }
    assert {bar["term"]: bar["name"] for bar in bars_of(fig)} == {
        "One day": "Grade 1 (mild), related",
        "Five days": "Grade 2 (moderate), not related",
        "Early": "Grade not told, relation not told",
    }
    low, high = fig.layout.xaxis.range
    assert low < -3
    assert high > 22


def test_an_ongoing_event_is_marked_at_its_open_end() -> None:
    # Participant "2" left on day 10; the last visit is on day 22.
    study = dosed_study(
        "TTC",
        "1,Open,Skin,4,,1,no,no",
        "1,Closed,Skin,4,6,1,no,no",
        "2,Left,Skin,9,,2,no,no",
        "3,Late,Skin,40,,3,no,no",
        withdrawn=["", "10", ""],
    )
    fig = lanes(study)
    (marks,) = [trace for trace in fig.data if trace.name == "Ongoing"]
    assert sorted(zip(marks.y, marks.x, strict=True)) == [(0, 23), (1, 11), (2, 41)]
    until = {bar["term"]: bar["until"] for bar in bars_of(fig)}
    assert until == {"Open": 23, "Closed": 7, "Left": 11, "Late": 41}
    assert fig.layout.xaxis.range[1] > 41
    # Where the last days were not supplied nothing is known to go on.
    without = tiny_study(events="participant_id,term,start_day\nS1,Rash,3")
    assert [bar["until"] for bar in bars_of(lanes(without))] == [4]
    assert "Ongoing" not in [trace.name for trace in lanes(without).data]


def test_events_at_the_same_time_stand_under_each_other() -> None:
    study = of_three(
        *(f"1,Event {day},Skin,{day},{day + 5},1,no,no" for day in (1, 2, 3, 4)),
        "1,Later,Skin,12,14,1,no,no",
        "2,Alone,Skin,1,9,1,no,no",
    )
    bars = bars_of(lanes(study))
    assert len(bars) == 6
    assert overlapping(bars) == []
    alone = next(bar for bar in bars if bar["term"] == "Alone")
    assert alone["bottom"] - alone["top"] == pytest.approx(0.84)
    # Four at once share the height of the lane among them.
    for bar in bars:
        if bar is not alone:
            assert bar["bottom"] - bar["top"] == pytest.approx(0.84 / 4)


def overlapping(bars: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The pairs of bars that cover each other."""
    return [
        (one["term"], other["term"])
        for place, one in enumerate(bars)
        for other in bars[place + 1 :]
        if min(one["until"], other["until"]) > max(one["start"], other["start"])
        and min(one["bottom"], other["bottom"]) > max(one["top"], other["top"]) + 1e-9
    ]


def test_events_that_touch_share_a_level() -> None:
    # The first ends with day 2, the second begins with day 3.
    bars = bars_of(lanes(of_three("1,A,Skin,1,2,1,no,no", "1,B,Skin,3,4,1,no,no")))
    assert len({bar["top"] for bar in bars}) == 1
    assert overlapping(bars) == []


def test_more_events_at_the_same_time_than_levels_still_do_not_hide_each_other() -> None:
    study = of_three(*(f"1,Event {number},Skin,1,9,1,no,no" for number in range(6)))
    bars = bars_of(lanes(study))
    assert overlapping(bars) == []
    assert len({round(bar["top"], 6) for bar in bars}) == 6
    assert all(bar["bottom"] - bar["top"] == pytest.approx(0.84 / 6) for bar in bars)


def test_forty_events_of_one_participant_are_forty_bars_in_her_lane() -> None:
    study = of_three(
        *(f"2,Event {number},Skin,{number // 2},{number // 2},1,no,no" for number in range(40))
    )
    bars = bars_of(lanes(study))
    assert len(bars) == len({bar["term"] for bar in bars}) == 40
    assert {bar["who"] for bar in bars} == {"2"}
    assert overlapping(bars) == []
    assert all(0.5 < bar["top"] < bar["bottom"] < 1.5 for bar in bars)


def test_the_doses_planned_are_marked_in_each_lane_up_to_withdrawal() -> None:
    # In the roster "1" is the control; "3" left on day 10, "4" on a day of dosing, "5" before all.
    study = dosed_study("CTTTT", "1,A,Skin,1,2,1,no,no", withdrawn=["", "", "10", "15", "0"])
    fig = lanes(study)
    (doses,) = [trace for trace in fig.data if trace.name == "Planned dose"]
    marked = sorted(zip(doses.y, doses.x, strict=True))
    all_days = (1, 8, 15)
    assert marked == [
        *((0, day) for day in all_days),
        *((1, day) for day in (1, 8)),
        *((2, day) for day in all_days),
        *((4, day) for day in all_days),
    ]
    (gone,) = [trace for trace in fig.data if trace.name == "Withdrawn"]
    assert sorted(zip(gone.y, gone.x, strict=True)) == [(1, 10), (2, 15), (3, 0)]
    none = lanes(of_three("1,A,Skin,1,2,1,no,no"))
    assert {"Planned dose", "Withdrawn"}.isdisjoint(trace.name for trace in none.data)


@pytest.mark.parametrize("day", [-5, 40])
def test_a_withdrawal_outside_the_visits_is_within_the_figure(day: int) -> None:
    fig = lanes(dosed_study("TC", "1,A,Skin,1,2,1,no,no", withdrawn=[str(day), ""]))
    (gone,) = [trace for trace in fig.data if trace.name == "Withdrawn"]
    assert list(gone.x) == [day]
    low, high = fig.layout.xaxis.range
    assert low < day < high


def test_a_click_on_an_empty_place_of_a_lane_finds_its_participant() -> None:
    fig = lanes(dosed_study("CTT", "1,A,Skin,1,2,1,no,no"))
    (targets,) = [trace for trace in fig.data if trace.marker.color == "rgba(0,0,0,0)"]
    assert targets.hoverinfo == "none"
    assert targets.showlegend is False
    assert len(targets.x) == len(targets.y) == len(targets.customdata)
    days: dict[tuple[str, str], list[float]] = {}
    for lane, day, carried in zip(targets.y, targets.x, targets.customdata, strict=True):
        # Treatment first, "2" and "3", then "1".
        assert tuple(carried) == ("231"[int(lane)], "")
        days.setdefault(tuple(carried), []).append(float(day))
    assert list(days) == [("2", ""), ("3", ""), ("1", "")]
    for places in days.values():
        assert (min(places), max(places)) == (1, 22)
        assert len(places) >= 5


def test_a_long_identifier_is_whole_on_several_lines() -> None:
    study = small_study("TTC", score=["5 5"] * 3, events=["1,A,Skin,1,2,1,no,no"])
    names = {"1": "HOSPITAL-A-0001", "2": "HOSPITAL-A-0002", "3": "TWELVE-CHARS"}
    figure = lanes(renamed(study, names))
    ticks = ["HOSPITAL-A-<br>0001", "HOSPITAL-A-<br>0002", "TWELVE-CHARS"]
    assert list(figure.layout.yaxis.ticktext) == ticks
    # A lane has room for two lines.
    assert figure.layout.height - lanes(study).layout.height == 3 * (2 * 13 - 22)


def test_the_lanes_draw_every_event_that_has_a_day_of_onset() -> None:
    for study in (sample(), large_study()):
        frame = event_lanes(study)
        drawn = Counter((bar["who"], bar["term"]) for bar in bars_of(once(lanes)(study)))
        told = frame[frame["start"].notna()]
        assert drawn == Counter(zip(told["participant_id"], told["term"], strict=True))
    assert sum(Counter(bar["who"] for bar in bars_of(lanes(sample()))).values()) == 23


def test_the_arms_are_named_over_their_lanes() -> None:
    fig = lanes(of_three("1,A,Skin,1,2,1,no,no"))
    assert labels_of(fig) == ["<b>Drug</b>", "<b>Dummy</b>"]
    assert [note.y for note in fig.layout.annotations] == [-0.5, 1.5]


def test_too_many_lanes_to_name_are_said_to_be_participants() -> None:
    fig = once(lanes)(large_study())
    assert not fig.layout.yaxis.showticklabels
    assert fig.layout.yaxis.title.text == "Participants"
    assert lanes(sample()).layout.yaxis.showticklabels


# The participant followed


@pytest.mark.parametrize("who", ["P29", "P09", "P01"])
def test_the_mark_is_all_that_following_somebody_changes(who: str) -> None:
    plain = dict(every_figure(sample(), ENGLISH))
    for name, fig in every_figure(sample(), ENGLISH, who):
        text = json.dumps(json.loads(fig.to_json()), ensure_ascii=False)
        assert text.replace(" ★", "") == json.dumps(
            json.loads(plain[name].to_json()), ensure_ascii=False
        )
        had_some = who != "P01"
        assert ("★" in text) == (had_some or name in ("severity", "lanes")), name


def test_the_mark_stands_in_her_lane_and_in_her_bar() -> None:
    assert [text for text in lanes(sample(), who="P29").layout.yaxis.ticktext if "★" in text] == [
        "P29 ★"
    ]
    marked = [
        (trace.name, place)
        for trace in severity(sample(), who="P29").data
        for place, text in enumerate(trace.text)
        if "★" in text
    ]
    # Grade 2 at worst, in the treatment arm.
    assert marked == [("Grade 2 (moderate)", 0)]
    followed = labels_of(terms(sample(), followed=terms_of(sample(), "P29")))
    assert [re.sub("</?b>", "", label) for label in followed if "★" in label] == [
        "General disorders and administration site conditions ★",
        "Pyrexia ★",
        "Gastrointestinal disorders ★",
        "Nausea ★",
        "Musculoskeletal and connective tissue disorders ★",
        "Myalgia ★",
        "Nervous system disorders ★",
        "Headache ★",
    ]


def test_grades_have_the_colours_of_a_scale_and_not_those_of_an_arm() -> None:
    arms = {style.colour for style in STYLES.values()}
    bars = [trace for trace in lanes(sample()).data if trace.type == "bar"]
    assert arms.isdisjoint({trace.marker.color for trace in bars})


def test_related_not_related_and_not_told_have_each_their_pattern() -> None:
    lines = [
        f"1,A,Skin,{day},{day},{1 + day},no,{cell}" for day in (1, 2) for cell in ("yes", "no", "")
    ]
    bars = [trace for trace in lanes(of_three(*lines)).data if trace.type == "bar"]
    patterns = {trace.name: trace.marker.pattern.shape or "" for trace in bars}
    assert patterns == {
        f"Grade {grade}, {relation}": shape
        for grade in ("2 (moderate)", "3 (severe)")
        for relation, shape in (("related", ""), ("not related", "."), ("relation not told", "x"))
    }
    # None of them is that of an arm.
    assert {".", "x"}.isdisjoint(style.pattern for style in STYLES.values())
