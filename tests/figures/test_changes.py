"""Figures carry the numbers of the results, say whose they are, and survive any study."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.figures.changes import changes_figure, waterfall_figure
from lib.figures.courses import courses_figure
from lib.figures.drawing import MOST_TICKS, STYLES
from lib.figures.effects import differences_figure, outcomes_figure
from lib.figures.events import incidence_figure, kind_rows
from lib.figures.participants import flow_figure
from lib.figures.response import bands_figure
from lib.language import LANGUAGES, Language
from lib.results.changes import arm_summaries, change_summaries, changes_from_baseline
from lib.results.effects import effects_by_outcome, effects_by_visit
from lib.results.events import incidence_by_kind
from lib.results.participants import participant_flow
from lib.results.response import band_counts
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.words import Words
from tests.support.changes import rewritten
from tests.support.studies import (
    THREE_OUTCOMES,
    degenerate_studies,
    large_study,
    once,
    polyps,
    sample,
    small_study,
)

ENGLISH, ITALIANO = Words("en"), Words("it")
SCORE, C3, _, IL6, _, DSDNA = sample().outcomes
LINEAR_AND_LOG = pytest.mark.parametrize("outcome", [C3, IL6], ids=["difference", "ratio"])
NOTES = {
    "en": "Synthetic data: not the trial's patients, not its numbers.",
    "it": "Dati sintetici: non le pazienti né i numeri della sperimentazione.",
}
HOSTILE = '<b>x</b><img src=x onerror=a> & "q"'


def every_figure(study: Study, words: Words) -> list[tuple[str, Any]]:
    """Every kind of figure, for each outcome, as the pages call it: drawn once, to be read only."""
    return once(_every_figure)(study, words.language)


def _every_figure(study: Study, language: Language) -> list[tuple[str, Any]]:
    return list(_figures(study, Words(language)))


def _figures(study: Study, words: Words) -> Iterator[tuple[str, Any]]:
    frame = effects_by_outcome(study, study.primary_day)
    yield "outcomes_forest", outcomes_figure(study, frame, study.primary_day, words)
    yield "flow", flow_figure(study, participant_flow(study), words)
    for outcome in study.outcomes:
        for statistic in ("mean", "median"):
            summaries = arm_summaries(study, outcome, statistic=statistic)
            yield (
                f"courses {outcome.code} {statistic}",
                courses_figure(study, outcome, summaries, words),
            )
        changes = [changes_from_baseline(study, outcome, day) for day in study.follow_up_days]
        yield (
            f"changes {outcome.code}",
            changes_figure(study, outcome, changes, change_summaries(study, outcome), words),
        )
        visits = effects_by_visit(study, outcome)
        yield f"differences {outcome.code}", differences_figure(study, outcome, visits, words)
        yield f"waterfall {outcome.code}", waterfall_figure(study, outcome, changes[-1], words)
        if outcome.bands is not None:
            counts = band_counts(study, outcome)
            yield f"bands {outcome.code}", bands_figure(study, outcome, counts, words)
    if study.adverse_events is not None:
        kinds = kind_rows(incidence_by_kind(study), words)
        yield "kinds", incidence_figure(study, *kinds, words)


def texts_in(part: Any) -> Iterator[str]:
    """Every text of a figure's JSON."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for each in part.values():
            yield from texts_in(each)
    elif isinstance(part, list):
        for each in part:
            yield from texts_in(each)


def courses_of(
    study: Study, outcome: Outcome, statistic: str = "mean", words: Words = ENGLISH
) -> tuple[Any, pd.DataFrame]:
    summaries = arm_summaries(study, outcome, statistic=statistic)
    return courses_figure(study, outcome, summaries, words), summaries


def error_bars(bars: Any, values: Any, frame: pd.DataFrame) -> None:
    """Values and error bars are the value and the limits of a frame, where there are any."""
    assert list(values) == pytest.approx(list(frame["value"]), nan_ok=True, rel=1e-15)
    high = np.asarray(bars["array"]) + frame["value"].to_numpy(dtype=float)
    low = frame["value"].to_numpy(dtype=float) - np.asarray(bars["arrayminus"])
    told = frame["low"].notna().to_numpy()
    assert list(high[told]) == pytest.approx(list(frame["high"][told]), rel=1e-12)
    assert list(low[told]) == pytest.approx(list(frame["low"][told]), rel=1e-12, abs=1e-12)
    assert not np.asarray(bars["array"])[~told].any()
    assert not np.asarray(bars["arrayminus"])[~told].any()


def drawn_range(fig: Any, axis: str) -> tuple[float, float]:
    """The ends of an axis in the unit of the data."""
    low, high = fig.layout[axis].range
    return (10**low, 10**high) if fig.layout[axis].type == "log" else (low, high)


# The numbers


@LINEAR_AND_LOG
@pytest.mark.parametrize("statistic", ["mean", "median"])
def test_courses_draw_every_value_and_the_summaries(outcome: Outcome, statistic: str) -> None:
    study = sample()
    fig, summaries = courses_of(study, outcome, statistic)
    lines = [
        trace for trace in fig.data if trace.mode == "lines+markers" and trace.opacity is not None
    ]
    means = [trace for trace in fig.data if trace.error_y.array is not None]
    assert len(lines) == len(means) == 2
    for arm, line, mean in zip(ARMS, lines, means, strict=True):
        members = study.treated if arm == "treatment" else ~study.treated
        values = study.as_measured(outcome)[members]
        drawn = np.asarray(line.y).reshape(len(values), 4)
        np.testing.assert_array_equal(drawn[:, :3], values.to_numpy())
        # A gap after each participant, so that no line joins two of them.
        assert np.isnan(drawn[:, 3]).all()
        names = [text for who in values.index for text in [who] * 4]
        assert list(line.text) == names
        here = summaries[summaries["arm"] == arm].reset_index(drop=True)
        assert list(mean.x) == [1, 22, 43]
        error_bars(mean.error_y, mean.y, here)


@LINEAR_AND_LOG
def test_the_axis_of_courses_shows_n_at_every_visit(outcome: Outcome) -> None:
    fig, summaries = courses_of(sample(), outcome)
    for arm, axis in zip(ARMS, ("xaxis", "xaxis2"), strict=True):
        n = summaries.loc[summaries["arm"] == arm, "n"]
        expected = [f"{day}<br>n {count}" for day, count in zip((1, 22, 43), n, strict=True)]
        assert list(fig.layout[axis].ticktext) == expected


def test_values_below_the_limit_are_open_triangles_at_the_limit() -> None:
    study = sample()
    fig, _ = courses_of(study, IL6)
    below = [trace for trace in fig.data if trace.legendgroup == "below"]
    assert {trace.marker.symbol for trace in below} == {"triangle-down-open"}
    assert [trace.showlegend for trace in below] == [True, False]
    drawn = [
        (who, x, y)
        for trace in below
        for who, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    ]
    table = study.measurements
    under = table[(table["outcome"] == "il6") & table["below_limit"]]
    expected = list(zip(under["participant_id"], under["day"], under["value"], strict=True))
    assert len(expected) == 10
    assert sorted(drawn) == sorted(expected)
    assert set(under["value"]) == {3.13}
    assert not [trace for trace in courses_of(study, C3)[0].data if trace.legendgroup == "below"]


def test_reference_limits_are_drawn_when_declared_and_only_then() -> None:
    def limits(outcome: Outcome) -> list[list[float]]:
        fig, _ = courses_of(sample(), outcome)
        return [list(trace.y) for trace in fig.data if trace.legendgroup == "reference"]

    assert limits(C3) == [[90, 90], [180, 180]] * 2
    assert limits(DSDNA) == [[30, 30]] * 2
    assert limits(SCORE) == limits(IL6) == []


@pytest.mark.parametrize("outcome", sample().outcomes, ids=lambda outcome: outcome.code)
def test_the_axis_is_logarithmic_when_the_outcome_is(outcome: Outcome) -> None:
    study = sample()
    kind = "log" if outcome.is_log else None
    fig, _ = courses_of(study, outcome)
    assert fig.layout.yaxis.type == fig.layout.yaxis2.type == kind
    changes = [changes_from_baseline(study, outcome, day) for day in study.follow_up_days]
    summaries = change_summaries(study, outcome)
    fig = changes_figure(study, outcome, changes, summaries, ENGLISH)
    assert fig.layout.yaxis.type == kind
    assert waterfall_figure(study, outcome, changes[-1], ENGLISH).layout.yaxis.type == kind
    visits = effects_by_visit(study, outcome)
    assert differences_figure(study, outcome, visits, ENGLISH).layout.xaxis.type == kind


@LINEAR_AND_LOG
def test_changes_draw_every_participant_and_the_mean_of_each_arm(outcome: Outcome) -> None:
    study = sample()
    changes = [changes_from_baseline(study, outcome, day) for day in study.follow_up_days]
    summaries = change_summaries(study, outcome)
    fig = changes_figure(study, outcome, changes, summaries, ENGLISH)
    points = [trace for trace in fig.data if trace.showlegend is False]
    means = [trace for trace in fig.data if trace.showlegend is not False]
    drawn = [(who, y) for trace in points for who, y in zip(trace.text, trace.y, strict=True)]
    each = pd.concat(changes)
    expected = list(zip(each["participant_id"], each["change"], strict=True))
    assert sorted(drawn) == sorted(expected)
    for arm, mean in zip(ARMS, means, strict=True):
        here = summaries[summaries["arm"] == arm].reset_index(drop=True)
        error_bars(mean.error_y, mean.y, here)
    (line,) = fig.layout.shapes
    assert line.y0 == line.y1 == (1 if outcome.is_log else 0)
    assert [text.split("<br>")[0] for text in fig.layout.xaxis.ticktext] == ["Day 22", "Day 43"]
    n = summaries.pivot(index="day", columns="arm", values="n").loc[43]
    assert fig.layout.xaxis.ticktext[1].endswith(f"n {n['treatment']} + {n['control']}")


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
    names = {"scaled": "value", "scaled_low": "low", "scaled_high": "high"}
    scaled = frame[list(names)].rename(columns=names)
    error_bars(trace.error_x, trace.x, scaled)
    assert fig.layout.xaxis.type is None
    texts = [note.text for note in fig.layout.annotations]
    assert texts[0].startswith(ENGLISH.number(frame["value"].iloc[0], 1))
    labels = fig.layout.yaxis.ticktext
    assert labels[0].endswith("↓ is better")
    assert labels[1].endswith("↑ is better")


@LINEAR_AND_LOG
def test_the_waterfall_draws_every_change_once_in_order(outcome: Outcome) -> None:
    frame = changes_from_baseline(sample(), outcome, 43)
    fig = waterfall_figure(sample(), outcome, frame, ENGLISH)
    none = 1 if outcome.is_log else 0
    bars = [
        (x, who, y + trace.base)
        for trace in fig.data
        for x, who, y in zip(trace.x, trace.text, trace.y, strict=True)
    ]
    assert all(trace.base == none for trace in fig.data)
    bars.sort()
    assert [x for x, _, _ in bars] == list(range(len(frame)))
    change = frame.set_index("participant_id")["change"]
    assert [y for _, _, y in bars] == pytest.approx([change[who] for _, who, _ in bars], rel=1e-12)
    heights = [y for _, _, y in bars]
    assert heights == sorted(heights, reverse=outcome.better == "lower")
    n = frame["arm"].value_counts()
    assert [trace.name for trace in fig.data] == [
        f"Secretome (n {n['treatment']})",
        f"Placebo (n {n['control']})",
    ]


def test_bands_draw_every_count_and_their_n() -> None:
    counts = band_counts(sample(), SCORE)
    fig = bands_figure(sample(), SCORE, counts, ENGLISH)
    assert [trace.name for trace in fig.data] == [
        "Inactive (0–1)",
        "Mild (2–5)",
        "Moderate (6–10)",
        "High (&gt;10)",
    ]
    for band, trace in enumerate(fig.data):
        here = counts[counts["band"] == band]
        assert list(trace.x) == list(here["participants"])
    axis = fig.layout.yaxis
    labels = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    # Rows of both arms and all days, from the top down, each at the same place in every band.
    assert [labels[place] for place in fig.data[0].y] == [
        f"{arm}, day {day} (n {n})"
        for arm, counted in (("Secretome", [15, 15, 15]), ("Placebo", [14, 14, 13]))
        for day, n in zip((1, 22, 43), counted, strict=True)
    ]
    assert all(tuple(trace.y) == tuple(fig.data[0].y) for trace in fig.data)
    assert list(fig.data[0].y) == sorted(fig.data[0].y, reverse=True)


def test_incidence_draws_shares_with_exact_limits() -> None:
    kinds = incidence_by_kind(sample())
    labels, frames = kind_rows(kinds, ENGLISH)
    fig = incidence_figure(sample(), labels, frames, ENGLISH)
    assert list(fig.layout.yaxis.ticktext) == labels
    for arm, trace in zip(ARMS, fig.data, strict=True):
        error_bars(trace.error_x, trace.x, frames[arm].reset_index(drop=True))
        counts = zip(frames[arm]["participants"], frames[arm]["n"], strict=True)
        assert list(trace.text) == [f"{count:g}/{n}" for count, n in counts]
    _, right = drawn_range(fig, "xaxis")
    assert right >= max(frame["high"].max() for frame in frames.values())
    assert fig.layout.xaxis.range[0] <= 0


def boxes(study: Study, words: Words = ENGLISH) -> list[str]:
    fig = flow_figure(study, participant_flow(study), words)
    return [note.text for note in fig.layout.annotations]


def test_the_flow_shows_who_was_randomised_left_and_was_analysed() -> None:
    top, *rest = boxes(sample())
    assert top == "<b>Randomised: 29</b>"
    allocated, withdrawn, analysed = rest[3:]
    assert allocated == "<b>Placebo</b><br>Allocated: 14"
    assert withdrawn == "Withdrawn: 1<br>day 27, moved to<br>another city"
    assert analysed == "Analysed (MEX-SLEDAI)<br>Day 22: 14<br>Day 43: 13"
    assert rest[1] == "Withdrawn: 0"


def test_the_flow_tells_unknown_withdrawals_and_the_ones_it_has_no_room_for() -> None:
    assert "Withdrawn: not supplied" in boxes(polyps())
    flow = boxes(large_study())
    withdrawn = [text for text in flow if text.startswith("Withdrawn")]
    assert all(re.search(r"And \d+ more\.$", text) for text in withdrawn)
    analysed = [text for text in flow if text.startswith("Analysed")]
    # The primary day is the last of 39 visits.
    assert all("Day 40: 1000" in text for text in analysed)
    assert all(text.endswith("And 31 more.") for text in analysed)


def test_every_box_of_the_flow_is_high_enough_for_its_lines() -> None:
    study = rewritten("study.toml", ('en = "Secretome"', 'en = "A very long name of an arm it is"'))
    fig = flow_figure(study, participant_flow(study), ENGLISH)
    rectangles = [shape for shape in fig.layout.shapes if shape.type == "rect"]
    for note, box in zip(fig.layout.annotations, rectangles, strict=True):
        assert abs(box.y1 - box.y0) >= note.text.count("<br>") + 1


# Whose figure, in which language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_synthetic_data_says_so(language: Language) -> None:
    names = set()
    for name, fig in every_figure(sample(), Words(language)):
        assert fig.layout.title.text == NOTES[language], name
        names.add(name.split()[0])
    assert names == {
        *("outcomes_forest", "flow", "courses", "changes", "differences", "waterfall", "bands"),
        "kinds",
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


# The arms


def test_the_arms_differ_in_colour_symbol_dash_and_pattern() -> None:
    treatment, control = (STYLES[arm] for arm in ARMS)
    for name in ("colour", "symbol", "dash", "pattern", "offset"):
        assert getattr(treatment, name) != getattr(control, name)


def test_the_arms_differ_in_every_figure_that_shows_both() -> None:
    study = sample()
    fig, _ = courses_of(study, SCORE)
    one, two = (trace for trace in fig.data if trace.error_y.array is not None)
    assert one.line.color != two.line.color
    assert one.line.dash != two.line.dash
    assert one.marker.symbol != two.marker.symbol
    assert one.name != two.name
    fig = waterfall_figure(study, SCORE, changes_from_baseline(study, SCORE, 43), ENGLISH)
    one, two = fig.data
    assert one.marker.color != two.marker.color
    assert one.marker.pattern.shape != two.marker.pattern.shape
    kinds = kind_rows(incidence_by_kind(study), ENGLISH)
    one, two = incidence_figure(study, *kinds, ENGLISH).data
    assert one.marker.color != two.marker.color
    assert one.marker.symbol != two.marker.symbol


# Texts of files


def hostile_study() -> Study:
    """Every text that a file can supply looks like HTML."""
    settings = THREE_OUTCOMES
    names = re.findall(r'(?:en|it|unit|scheme|reference_source) = ("[^"]*")', settings)
    names += re.findall(r'"\w+"', " ".join(re.findall(r"= (\[\".*\])", settings)))
    assert len(names) == 24
    for number, name in enumerate(names):
        settings = settings.replace(name, json.dumps(f"{HOSTILE} {number}"))
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    study = small_study(
        "TTCC",
        columns={
            "withdrawn_day": ["22", "", "", ""],
            "withdrawal_reason": [HOSTILE, "", "", ""],
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
        table.assign(participant_id=table["participant_id"].replace("1", HOSTILE))
        for table in tables
    ]
    return replace(study, participants=named[0], measurements=named[1], adverse_events=named[2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_files_are_escaped_in_every_text_of_every_figure(language: Language) -> None:
    study = hostile_study()
    seen = 0
    for name, fig in every_figure(study, Words(language)):
        for text in texts_in(json.loads(fig.to_json())):
            # Of all tags only those that the figures write themselves, and no bare ampersand.
            bare = re.sub(r"</?b>|<br>|<extra></extra>", "", text)
            assert "<" not in re.sub(r"%\{text\}: <%\{y\}$", "", bare), (name, text)
            assert re.search(r"&(?!lt;|gt;|amp;)", text) is None, (name, text)
            assert "<b>x" not in text, (name, text)
            seen += "&lt;img" in text
        assert "&lt;b&gt;x" in fig.layout.title.text
    assert seen > 100


def test_a_long_identifier_is_whole_and_its_bar_stands_over_it() -> None:
    study = small_study("TC", score=["8 4", "7 5"])
    long = "<>&" * 8
    named = [
        table.assign(participant_id=table["participant_id"].replace("1", long))
        for table in (study.participants, study.measurements)
    ]
    study = replace(study, participants=named[0], measurements=named[1])
    score = study.primary_outcome
    fig = waterfall_figure(study, score, changes_from_baseline(study, score, 22), ENGLISH)
    assert "&lt;&gt;&amp;" * 8 in fig.layout.xaxis.ticktext
    # An identifier of up to 12 letters needs no further room.
    assert fig.layout.height == 410 + 5 * (24 - 12)


# Any study


@pytest.mark.parametrize("name", degenerate_studies())
def test_the_figures_of_a_study_that_cannot_answer_are_drawn(name: str) -> None:
    study = degenerate_studies()[name]
    for language in LANGUAGES:
        for figure, fig in every_figure(study, Words(language)):
            shown = json.loads(fig.to_json())
            assert shown["layout"]["title"]["text"], figure
            for axis in [part for key, part in shown["layout"].items() if "axis" in key]:
                low, high = axis.get("range", [0, 1])
                assert low is not None
                assert high is not None
                assert low != high, figure


def test_what_cannot_be_estimated_is_said_in_the_place_of_the_estimate() -> None:
    study = degenerate_studies()["a visit without values"]
    frame = effects_by_visit(study, study.primary_outcome)
    fig = differences_figure(study, study.primary_outcome, frame, ENGLISH)
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


def test_a_summary_below_every_value_drawn_is_within_the_axis() -> None:
    study = degenerate_studies()["all values below the limit"]
    fig, summaries = courses_of(study, study.outcomes[2])
    low, high = drawn_range(fig, "yaxis")
    # Drawn at the limit, 3.1; summarised as half of it.
    assert set(summaries["value"].round(12)) == {1.55}
    assert low < 1.55 < 3.1 < high


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


def test_a_large_study_is_drawn_in_full() -> None:
    study = large_study()
    for name, fig in every_figure(study, ENGLISH):
        if name == "waterfall score":
            assert sum(len(trace.x) for trace in fig.data) == 2000
        if name == "courses score mean":
            # A trace per arm, however many participants.
            assert len(fig.data) == 4
        if name.startswith("changes"):
            assert len(fig.layout.xaxis.ticktext) <= MOST_TICKS
