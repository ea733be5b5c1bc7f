"""What all figures share: whose data, language, arms, axes, and text that stays text."""

import html
import json
import pickle
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
import pytest
from plotly.subplots import make_subplots  # type: ignore[import-untyped, unused-ignore]

from lib import figures
from lib.figures.drawing import (
    BACKGROUND,
    FAINT,
    GREY,
    MOST_TICKS,
    REFERENCE,
    SEQUENTIAL,
    STYLES,
    TEXT,
    THIN,
    finished,
    legend_names,
    wrapped,
)
from lib.figures.parts import named_once, panels, points
from lib.figures.plain import Parts, figure_of, parts_of
from lib.language import LANGUAGES, Language
from lib.plain_text import isolated
from lib.reading.examine import read_study
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.words import Words
from tests.support.figures import (
    ENGLISH,
    HOSTILE_NAMES,
    ITALIANO,
    SCORE,
    all_figures,
    analysis_figures,
    courses_of,
    event_figures,
    every_figure,
    labels_of,
    of_three,
    outcome_figures,
    shown,
    shown_texts,
    study_with_hostile_names,
    texts_in,
)
from tests.support.files import ROOT, study_files
from tests.support.shares import given_study, shares_figures
from tests.support.studies import (
    THREE_OUTCOMES,
    degenerate_studies,
    large_study,
    many_study,
    once,
    sample,
    small_study,
)

EVERY_KIND = {
    *("outcomes", "flow", "courses", "changes", "differences", "waterfall", "bands"),
    *(
        "responders",
        "sensitivity",
        "association",
        "next_trial",
        "kinds",
        "terms",
        "severity",
        "lanes",
    ),
    *("shares", "board"),
}
NOTES = {
    "en": "Synthetic data: not the trial's patients, not its numbers.",
    "it": "Dati sintetici: né persone né numeri dello studio pubblicato.",
}
MARKUP = '<b>x</b><img src=x onerror=a> & "q"'


def accepted(fig: Any) -> None:
    """Plotly knows every property of a figure, accepts every value, and reads both as written."""
    validated = go.Figure(fig.to_dict())
    assert json.loads(validated.to_json()) == json.loads(fig.to_json())


@pytest.mark.parametrize("who", [None, "P01"])
def test_plotly_accepts_every_figure_as_it_is(who: str | None) -> None:
    # Figures are not validated when they are drawn.
    kinds = set()
    for drawn in (
        every_figure(sample(), ENGLISH),
        all_figures(sample(), ENGLISH, who),
        event_figures(sample(), ENGLISH, who).items(),
        shares_figures(given_study(), ENGLISH, who and "1"),
    ):
        for name, fig in drawn:
            accepted(fig)
            kinds.add(name.split()[0])
    assert kinds == EVERY_KIND
    assert len(EVERY_KIND) == sum(
        name.endswith("_figure")
        for path in Path(figures.__path__[0]).glob("**/*.py")
        for name in re.findall(r"^def (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_plotly_accepts_the_figures_of_many_participants() -> None:
    for fig in event_figures(large_study(), ENGLISH).values():
        accepted(fig)


@pytest.mark.parametrize("name", degenerate_studies())
def test_plotly_accepts_the_figures_of_a_study_that_cannot_answer(name: str) -> None:
    for _, fig in every_figure(degenerate_studies()[name], ENGLISH):
        accepted(fig)


def test_a_figure_made_again_of_its_parts_is_the_same() -> None:
    figures_of_sample = dict(every_figure(sample(), ENGLISH)) | event_figures(sample(), ENGLISH)
    for name, figure in figures_of_sample.items():
        again = figure_of(pickle.loads(pickle.dumps(parts_of(figure))))
        assert json.loads(again.to_json()) == json.loads(figure.to_json()), name


def test_a_figure_of_plotlys_objects_says_what_the_page_is_sent() -> None:
    for name, figure in event_figures(sample(), ENGLISH).items():
        sent = json.loads(figure.to_json())
        made = go.Figure(data=figure.data, layout=figure.layout)
        assert json.loads(made.to_json()) == sent, name


@pytest.mark.parametrize(
    "wrong",
    [
        {"markers": {"size": 4}},
        {"marker": {"size": 4, "colour": TEXT}},
        {"marker": {"symbol": "stars"}},
        {"marker": {"pattern": None}},
        {"hoverinfo": "nothing"},
    ],
    ids=str,
)
def test_a_part_that_plotly_does_not_know_is_found(wrong: dict[str, Any]) -> None:
    layout: dict[str, Any] = {"xaxis": {}, "yaxis": {}}
    right = finished([points([1], [2])], layout, sample(), ENGLISH, height=100, legend_rows=0)
    accepted(right)
    fig = finished(
        [points([1], [2], **wrong)], layout, sample(), ENGLISH, height=100, legend_rows=0
    )
    with pytest.raises((ValueError, AssertionError)):
        accepted(fig)


@pytest.mark.parametrize("axis", [{"titel": {"text": "x"}}, {"title_text": "x"}, {"range": [0]}])
def test_an_axis_that_plotly_does_not_know_is_found(axis: dict[str, Any]) -> None:
    layout = {"xaxis": {}, "yaxis": axis}
    fig = finished([points([1], [2])], layout, sample(), ENGLISH, height=100, legend_rows=0)
    with pytest.raises((ValueError, AssertionError)):
        accepted(fig)


def test_two_panels_have_the_axes_that_plotly_gives_two_panels() -> None:
    # The published function of Plotly for panels is the reference.
    for spacing in (0.05, 0.06, 0.2):
        layout = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=spacing).layout
        across, up = panels(spacing)
        for letter, axes in (("x", across), ("y", up)):
            for column, axis in enumerate(axes, start=1):
                expected = layout[f"{letter}axis{'' if column == 1 else column}"]
                expected = expected.to_plotly_json()
                assert list(axis["domain"]) == pytest.approx(expected.pop("domain"), abs=1e-12)
                assert {key: axis[key] for key in axis if key != "domain"} == expected


def test_a_name_stands_in_the_legend_once() -> None:
    asked = {"name": "a", "showlegend": True}
    traces: list[Parts] = [asked, {"name": "a"}, {"name": "b", "showlegend": True}, asked]
    assert [trace.get("showlegend") for trace in named_once(traces)] == [True, None, True, False]
    # Those that say nothing are in it.
    assert legend_names(named_once(traces)) == ["a", "a", "b"]


@pytest.mark.parametrize("outcome", sample().outcomes, ids=lambda outcome: outcome.code)
def test_the_axis_is_logarithmic_when_the_outcome_is(outcome: Outcome) -> None:
    drawn, code = dict(every_figure(sample(), ENGLISH)), outcome.code
    kind = "log" if outcome.is_log else None
    courses = drawn[f"courses {code} mean"].layout
    assert courses.yaxis.type == courses.yaxis2.type == kind
    assert drawn[f"changes {code}"].layout.yaxis.type == kind
    assert drawn[f"waterfall {code}"].layout.yaxis.type == kind
    assert drawn[f"differences {code}"].layout.xaxis.type == kind


@pytest.mark.parametrize(
    ("words", "said"), [(ENGLISH, "logarithmic scale"), (ITALIANO, "scala logaritmica")]
)
def test_every_logarithmic_axis_says_that_it_is_one_and_no_other_does(
    words: Words, said: str
) -> None:
    drawn = [*every_figure(sample(), words), *analysis_figures(sample(), words)]
    logarithmic = set()
    for name, fig in drawn:
        for key, axis in shown(fig)["layout"].items():
            if not key.startswith(("xaxis", "yaxis")) or "matches" in axis:
                # Panels beside each other share the axis of the first.
                continue
            assert (axis.get("type") == "log") == (said in str(axis.get("title"))), (name, key)
            logarithmic |= {name.split()[0]} if axis.get("type") == "log" else set()
    assert logarithmic == {
        *("courses", "changes", "differences", "waterfall", "sensitivity", "association"),
        "next_trial",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_synthetic_data_says_so(language: Language) -> None:
    names = set()
    for name, fig in every_figure(sample(), Words(language)):
        assert fig.layout.title.text.replace("<br>", " ") == NOTES[language], name
        names.add(name.split()[0])
    assert names == {
        *("outcomes", "flow", "courses", "changes", "differences", "waterfall", "bands"),
        *("next_trial", "kinds"),
    }


@pytest.mark.parametrize(
    ("language", "title"), [("en", "A small study"), ("it", "Un piccolo studio")]
)
def test_every_figure_of_real_data_names_the_study(language: Language, title: str) -> None:
    lines = ["1,Rash,Skin,1,2,1,no,no"]
    scores, marker = ["8 4", "7 5", "9 8", "8 7"], ["<3 2", "5 4", "6 6", "7 <3"]
    study = small_study("TTCC", score=scores, marker=marker, events=lines)
    for name, fig in every_figure(study, Words(language)):
        assert fig.layout.title.text == title, name


def test_italian_figures_have_decimal_commas_and_italian_texts() -> None:
    english = r"\b(Day|day|lower|higher|mean|median|favours|better|Withdrawn|Participants|CI|not)\b"
    for name, fig in every_figure(sample(), ITALIANO):
        assert fig.layout.separators == ",.", name
        shown = json.loads(fig.to_json())
        shown["layout"].pop("template", None)
        notes = [note["text"] for note in shown["layout"].get("annotations", [])]
        axes = [value for key, value in shown["layout"].items() if "axis" in key]
        ticks = [text for axis in axes for text in axis.get("ticktext", [])]
        names = [trace["name"] for trace in shown["data"] if "name" in trace]
        for text in [*notes, *ticks, *names]:
            assert re.search(english, text) is None, (name, text)
            assert re.search(r"\d\.\d", text) is None, (name, text)
    for _, fig in every_figure(sample(), ENGLISH):
        assert fig.layout.separators == ".,"


def sizes_in(part: Any) -> Iterator[float]:
    """The size of every font of a figure's JSON."""
    for key, each in part.items() if isinstance(part, dict) else enumerate(part):
        if str(key).endswith("font"):
            yield each.get("size", 12)
        if isinstance(each, dict | list):
            yield from sizes_in(each)


def test_no_text_of_a_figure_is_smaller_than_12_pixels() -> None:
    drawn = [*every_figure(sample(), ENGLISH), *analysis_figures(sample(), ENGLISH)]
    for name, fig in drawn:
        sizes = list(sizes_in(shown(fig)))
        # Of all texts, of the foot, of ticks and titles.
        assert len(sizes) > 4, name
        assert min(sizes) >= 12, name


OWN_NUMBERS = ("courses", "changes", "waterfall", "bands", "responders", "association")


@pytest.mark.parametrize(("study", "who"), [(sample, "P01"), (many_study, "1")])
def test_what_a_point_says_is_written_here_and_not_by_the_browser(
    study: Callable[[], Study], who: str
) -> None:
    # The browser would write 6,538462.
    seen = set()
    for name, fig in all_figures(study(), ITALIANO, who):
        if name.startswith(OWN_NUMBERS):
            for trace in fig.data:
                skipped = trace.hoverinfo == "skip"
                assert skipped or re.fullmatch(
                    r"%\{(hover)?text\}<extra></extra>", trace.hovertemplate
                ), name
                texts = [] if skipped else trace.hovertext or trace.text
                assert skipped or len(texts) == len(trace.x), name
                assert not any(re.search(r"\d\.\d", text) for text in texts), name
            seen.add(name.split()[0])
    assert seen >= {*OWN_NUMBERS} - {"bands"}


def luminance(colour: Sequence[float]) -> float:
    """Relative luminance of red, green and blue from 0 to 255 (WCAG 2.2)."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (each / 255 for each in colour)
    ]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(colour: Sequence[float], opacity: float, background: Sequence[float]) -> float:
    """Contrast of a colour laid over a background (WCAG 2.2), from 1 to 21."""
    over = [opacity * c + (1 - opacity) * b for c, b in zip(colour, background, strict=True)]
    dark, light = sorted((luminance(over), luminance(background)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_recommendation() -> None:
    # Black on white is 21 to 1, and #777777 on white the well-known 4.48 (WCAG 2.2, WebAIM).
    assert contrast((0, 0, 0), 1, (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), 1, (255, 255, 255)) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_that_carry_data_differ_from_the_background_by_3_to_1(scheme: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    theme = config["theme"][scheme]

    def rgb(colour: str) -> list[int]:
        return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]

    ground = rgb(theme["backgroundColor"])
    for colour in theme["chartCategoricalColors"][: len(ARMS)]:
        assert contrast(rgb(colour), THIN, ground) >= 3
    *grey, opacity = (float(part) for part in re.findall(r"[\d.]+", REFERENCE))
    assert contrast(grey, opacity, ground) >= 3
    thin = [
        trace.opacity
        for name, fig in every_figure(sample(), ENGLISH)
        if name.startswith(OWN_NUMBERS)
        for trace in fig.data
        if trace.opacity is not None
    ]
    assert set(thin) == {THIN}


def test_the_arms_differ_in_colour_symbol_dash_and_pattern() -> None:
    treatment, control = (STYLES[arm] for arm in ARMS)
    for name in ("colour", "symbol", "dash", "pattern", "offset"):
        assert getattr(treatment, name) != getattr(control, name)


def test_the_arms_differ_in_every_figure_that_shows_both() -> None:
    drawn = dict(every_figure(sample(), ENGLISH))
    fig = drawn[f"courses {SCORE.code} mean"]
    treatment, control = (trace for trace in fig.data if trace.error_y.array is not None)
    assert treatment.line.color != control.line.color
    assert treatment.line.dash != control.line.dash
    assert treatment.marker.symbol != control.marker.symbol
    assert treatment.name != control.name
    treatment, control = drawn[f"waterfall {SCORE.code}"].data
    assert treatment.marker.color != control.marker.color
    assert treatment.marker.pattern.shape != control.marker.pattern.shape
    treatment, control = drawn["kinds"].data
    assert treatment.marker.color != control.marker.color
    assert treatment.marker.symbol != control.marker.symbol


def study_of_markup() -> Study:
    """Every text that a file can supply looks like HTML."""
    settings = THREE_OUTCOMES
    names = re.findall(r'(?:en|it|unit|scheme|reference_source) = ("[^"]*")', settings)
    names += re.findall(r'"\w+"', " ".join(re.findall(r"= (\[\".*\])", settings)))
    assert len(names) == 24
    for number, name in enumerate(names):
        settings = settings.replace(name, json.dumps(f"{MARKUP} {number}"))
    quoted = '"' + MARKUP.replace('"', '""') + '"'
    study = small_study(
        "TTCC",
        columns={
            "withdrawn_day": ["22", "", "", ""],
            "withdrawal_reason": [MARKUP, "", "", ""],
        },
        events=[f"1,{quoted},{quoted},1,2,1,no,no", f"3,{quoted},,1,2,1,no,no"],
        settings=settings,
        score=["8 4", "7 5", "9 8", "8 7"],
        level=["80 85", "81 90", "75 70", "82 80"],
        marker=["<3 2", "5 4", "6 6", "7 <3"],
    )
    assert study.adverse_events is not None
    tables = (study.participants, study.measurements, study.adverse_events)
    named = [
        table.assign(participant_id=table["participant_id"].replace("1", MARKUP))
        for table in tables
    ]
    return replace(study, participants=named[0], measurements=named[1], adverse_events=named[2])


# The tags that figures write themselves; the marker of an arm in its colour among them.
OWN_TAGS = re.compile(
    r'</?b>|<br>|<extra></extra>|<span style="color:#0000\d\d;font-size:\d\dpx">|</span>'
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_files_are_escaped_in_every_text_of_every_figure(language: Language) -> None:
    study = study_of_markup()
    seen = 0
    for name, fig in every_figure(study, Words(language)):
        for text in texts_in(json.loads(fig.to_json())):
            # Of all tags only those that the figures write themselves, and no bare ampersand.
            bare = OWN_TAGS.sub("", text)
            assert "<" not in re.sub(r"%\{text\}: <%\{y\}$", "", bare), (name, text)
            assert re.search(r"&(?!lt;|gt;|amp;)", text) is None, (name, text)
            assert "<b>x" not in text, (name, text)
            seen += "&lt;img" in text
        assert "&lt;b&gt;x" in fig.layout.title.text
    assert seen > 100


def has_title_and_axes(spec: dict[str, Any], name: str) -> None:
    """A figure has its foot, and every axis of it a beginning and another end."""
    assert spec["layout"]["title"]["text"], name
    for axis in [part for key, part in spec["layout"].items() if "axis" in key]:
        low, high = axis.get("range", [0, 1])
        assert low is not None
        assert high is not None
        assert low != high, name


@pytest.mark.parametrize("name", degenerate_studies())
def test_the_figures_of_a_study_that_cannot_answer_are_drawn(name: str) -> None:
    # Where an axis begins and ends is the same in both languages.
    for figure, fig in every_figure(degenerate_studies()[name], ENGLISH):
        has_title_and_axes(json.loads(fig.to_json()), figure)


@pytest.mark.parametrize("exponent", [-7, -3, 0, 5])
def test_ticks_of_a_log_axis_are_written_as_the_numbers_they_are(exponent: int) -> None:
    unit = 10.0**exponent
    course = [f"{3 * unit!r} {8 * unit!r}", f"{5 * unit!r} {4 * unit!r}"]
    study = small_study("TC", marker=course)
    for words, comma in ((ENGLISH, "."), (ITALIANO, ",")):
        axis = courses_of(study, study.outcomes[2], words=words)[0].layout.yaxis
        for place, text in zip(axis.tickvals, axis.ticktext, strict=True):
            assert float(text.replace(comma, ".")) == pytest.approx(place, rel=1e-9)
            assert len(text) <= 12


def test_a_large_study_is_drawn_in_few_traces() -> None:
    for name, fig in outcome_figures(large_study(), ENGLISH):
        if name == "courses score mean":
            # Two bands with their edges, the courses and the summary of each arm, however many
            # participants.
            assert len(fig.data) == 10
        if name.startswith("changes"):
            assert len(fig.layout.xaxis.ticktext) <= MOST_TICKS


TAG = "<b>x</b>%{x}"
BRACED_TAG = TAG.replace("{", "{{").replace("}", "}}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_an_analysis_says_whose_data_it_shows(
    language: Language,
) -> None:
    words = Words(language)
    for name, fig in analysis_figures(sample(), words, "P07"):
        assert fig.layout.title.text.replace("<br>", " ") == NOTES[language], name
        assert fig.layout.separators == (",." if language == "it" else ".,")
    real = small_study("TTCC", score=["8 4", "7 5", "9 8", "8 7"], marker=["3 2", "5 4"] * 2)
    for name, fig in analysis_figures(real, words):
        assert fig.layout.title.text == words.of(real.title), name


def test_no_figure_has_a_colour_that_the_theme_does_not_replace() -> None:
    styles = [style.colour for style in STYLES.values()]
    allowed = {
        *(GREY, TEXT, BACKGROUND, FAINT, REFERENCE),
        *(*SEQUENTIAL, *styles),
    }
    for name, fig in analysis_figures(sample(), ENGLISH, "P07"):
        for text in texts_in(shown(fig)):
            if re.match(r"#[0-9a-fA-F]{3,8}$|rgba?\(", text):
                assert text in allowed, (name, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_files_stay_text_whoever_is_followed(language: Language) -> None:
    settings = THREE_OUTCOMES
    for number, quoted in enumerate(re.findall(r'(?:en|it|unit) = ("[^"]*")', THREE_OUTCOMES)):
        settings = settings.replace(quoted, json.dumps(f"{BRACED_TAG} {number}"))
    study = small_study(
        "TTCC",
        settings=settings,
        score=["8 4", "7 5", "9 8", "8 7"],
        level=["80 85", "81 90", "75 70", "82 80"],
        marker=["9 2", "5 4", "6 6", "7 3"],
    )
    participants, measurements = (
        table.assign(participant_id=table["participant_id"].replace("1", TAG))
        for table in (study.participants, study.measurements)
    )
    study = replace(study, participants=participants, measurements=measurements)
    for name, fig in all_figures(study, Words(language), TAG):
        seen = 0
        for text in texts_in(shown(fig)):
            bare = re.sub(r"</?b>|<br>|<extra></extra>", "", text.replace("<b>x", "!"))
            assert "!" not in bare, (name, text)
            assert "<" not in bare.replace(": <%{y}", ""), (name, text)
            seen += "&lt;b&gt;x" in text
        assert seen, name
        for trace in fig.data:
            # What a template of Plotly would fill in never comes from a file.
            assert "&lt;" not in (trace.hovertemplate or ""), name


@pytest.mark.parametrize("name", degenerate_studies())
def test_the_figures_of_a_study_that_cannot_answer_are_drawn_whoever_is_followed(
    name: str,
) -> None:
    study = degenerate_studies()[name]
    # The first is treated and the last is not; in each language somebody is followed.
    last = str(len(study.participants))
    for who, words in ((None, ENGLISH), ("1", ENGLISH), (last, ITALIANO)):
        for title, fig in all_figures(study, words, who):
            spec = shown(fig)
            has_title_and_axes(spec, title)
            for text in texts_in(spec):
                assert "nan" not in re.findall(r"\w+", text.lower()), (title, text)


def test_italian_figures_of_analyses_have_decimal_commas_and_italian_texts() -> None:
    english = r"\b(Day|day|lower|higher|mean|favours|better|Participants|without|fall|rise|not)\b"
    for name, fig in analysis_figures(sample(), ITALIANO, "P07"):
        spec = shown(fig)
        notes = [note["text"] for note in spec["layout"].get("annotations", [])]
        axes = [value for key, value in spec["layout"].items() if "axis" in key]
        ticks = [text for axis in axes for text in axis.get("ticktext", [])]
        titles = [axis["title"]["text"] for axis in axes if "text" in axis.get("title", {})]
        names = [trace["name"] for trace in spec["data"] if "name" in trace]
        for text in [*notes, *ticks, *titles, *names]:
            assert re.search(english, text) is None, (name, text)
            assert re.search(r"\d\.\d", text) is None, (name, text)


EVENT_STUDIES: dict[str, Callable[[], Study]] = {
    "sample": sample,
    "no event": of_three,
    "only what is required": lambda: read_study(
        study_files(events="participant_id,term\nS1,Rash\nP1,Rash")
    ),
    "an arm without events": lambda: of_three("1,Rash,Skin,1,2,3,yes,no"),
    "all of them": lambda: of_three(*(f"{who},Rash,,-1,,5,yes,yes" for who in "123")),
    "blank cells": lambda: of_three("1,Rash,,,,,,", "2,Rash,Skin,,,3,,"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVENT_STUDIES)
def test_every_figure_of_events_is_drawn_whatever_the_study(name: str, language: Language) -> None:
    study = once(EVENT_STUDIES[name])()
    for figure, fig in event_figures(study, Words(language)).items():
        shown = json.loads(fig.to_json())
        assert shown["layout"]["title"]["text"], figure
        for axis in [part for key, part in shown["layout"].items() if "axis" in key]:
            low, high = axis.get("range", [0, 1])
            assert None not in (low, high)
            assert low != high, figure
        seen = [trace.name for trace in fig.data]
        seen += [note.text for note in fig.layout.annotations]
        seen += [text for axis in ("xaxis", "yaxis") for text in fig.layout[axis].ticktext or ()]
        assert not re.search(r"\b(nan|None)\b", " ".join(filter(None, seen))), figure


def test_italian_figures_of_events_have_italian_texts() -> None:
    english = (
        r"\b(Participants?|Risk|CI|No event|Grade|related|not|recorded|Ongoing|Study day|Any|"
        r"Serious)\b"
    )
    for name, fig in event_figures(sample(), ITALIANO).items():
        assert fig.layout.separators == ",.", name
        assert fig.layout.title.text.startswith("Dati sintetici: "), name
        for text in shown_texts(fig):
            assert re.search(english, text) is None, (name, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_text_in_every_figure_of_events(language: Language) -> None:
    study = study_with_hostile_names()
    drawn = event_figures(study, Words(language), HOSTILE_NAMES[0])
    for figure, fig in drawn.items():
        for text in shown_texts(fig):
            plain = OWN_TAGS.sub("", text)
            assert "<" not in plain, (figure, text)
            assert re.search(r"&(?!lt;|gt;|amp;)", text) is None, (figure, text)
    plain_drawn = event_figures(study, ENGLISH)
    shown = labels_of(plain_drawn["terms"])
    for name in HOSTILE_NAMES:
        label = name.replace("<", "&lt;").replace(">", "&gt;")
        # As a class and as a term.
        assert {f"<b>{label}</b>", label} <= set(shown)
    ticks = {re.sub("<br>| ", "", tick) for tick in plain_drawn["lanes"].layout.yaxis.ticktext}
    assert {html.escape(name, quote=False).replace(" ", "") for name in HOSTILE_NAMES} <= ticks


def test_a_hover_label_shows_no_text_of_a_file_unescaped() -> None:
    # What a hover template takes from the data of a click is drawn as it is, tags and all.
    for figure, fig in event_figures(study_with_hostile_names(), ENGLISH).items():
        for trace in fig.data:
            template = trace.hovertemplate or ""
            if "customdata" in template:
                raw = [str(cell) for row in trace.customdata for cell in row]
                taken = {int(place) for place in re.findall(r"customdata\[(\d)\]", template)}
                drawn = [raw[place :: len(trace.customdata[0])] for place in taken]
                assert not [text for each in drawn for text in each if "<" in text], figure


@pytest.mark.parametrize(
    "text",
    ["\u202eabc" * 40, "مرحبا " * 40, "\u2067" * 50 + "x" * 50, "\u2068 a\u2069 " * 30],
    ids=ascii,
)
@pytest.mark.parametrize("width", [5, 11, 30])
def test_every_line_closes_what_it_opens(text: str, width: int) -> None:
    for line in wrapped(isolated(text), width).split("<br>"):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0


@pytest.mark.parametrize("text", ["Injection site reaction " * 9, "x" * 200, "反应" * 40])
@pytest.mark.parametrize("width", [12, 30, 60])
def test_a_name_on_several_lines_is_whole(text: str, width: int) -> None:
    lines = wrapped(text, width).split("<br>")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(len, lines)) <= (width // 2 if text[0] == "反" else width)


def test_a_text_that_is_no_name_may_end_in_dots() -> None:
    lines = wrapped("moved to another town " * 20, 22, lines=4).split("<br>")
    assert len(lines) == 4
    assert lines[-1].endswith("…")
