"""Figures of the second look carry its numbers, and the mark of who is followed."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.figures.changes import association_figure, changes_figure, waterfall_figure
from lib.figures.courses import courses_figure
from lib.figures.drawing import BACKGROUND, FAINT, GREY, REFERENCE, SEQUENTIAL, STYLES, TEXT
from lib.figures.effects import differences_figure, outcomes_figure
from lib.figures.participants import flow_figure
from lib.figures.response import bands_figure, response_figure
from lib.figures.robustness import robustness_figure
from lib.language import LANGUAGES, Language
from lib.results.changes import (
    arm_summaries,
    association_of_changes,
    change_summaries,
    changes_from_baseline,
)
from lib.results.effects import effects_by_outcome, effects_by_visit
from lib.results.participants import participant_flow
from lib.results.response import band_counts, improvement_curves, improvements, response_rates
from lib.results.robustness import effects_without_each, robustness_board
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.words import Words
from tests.support.studies import THREE_OUTCOMES, degenerate_studies, once, sample, small_study

ENGLISH, ITALIANO = Words("en"), Words("it")
SCORE, C3, _, IL6, _, DSDNA = sample().outcomes
HOSTILE = "<b>x</b>%{x}"
BRACED = HOSTILE.replace("{", "{{").replace("}", "}}")
NOTES = {
    "en": "Synthetic data: not the trial's patients, not its numbers.",
    "it": "Dati sintetici: non le pazienti né i numeri della sperimentazione.",
}
LINEAR_AND_LOG = pytest.mark.parametrize("outcome", [C3, IL6], ids=["difference", "ratio"])


_COMPUTED: dict[tuple[int, str, int], tuple[Study, pd.DataFrame, pd.DataFrame]] = {}


def computed(study: Study, outcome: Outcome, day: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sensitivity board and who is left out, computed once for each study."""
    key = id(study), outcome.code, day
    if key not in _COMPUTED:
        board = robustness_board(study, outcome, day)
        _COMPUTED[key] = study, board, effects_without_each(study, outcome, day)
    return _COMPUTED[key][1:]


def board_of(study: Study, outcome: Outcome, words: Words, who: str | None = None) -> Any:
    day = study.primary_day
    return robustness_figure(
        study,
        outcome,
        *computed(study, outcome, day),
        words,
        highlighted=who,
    )


def curves_of(
    study: Study, outcome: Outcome, words: Words, who: str | None = None, threshold: float = 3
) -> Any:
    day = study.primary_day
    return response_figure(
        study,
        outcome,
        once(improvement_curves)(study, outcome, day),
        once(improvements)(study, outcome, day),
        threshold,
        words,
        highlighted=who,
    )


def association_of(study: Study, outcome: Outcome, words: Words, who: str | None = None) -> Any:
    activity = study.outcomes[0]
    found = once(association_of_changes)(study, outcome, activity, study.primary_day)
    return association_figure(study, outcome, activity, found, words, highlighted=who)


def new_figures(study: Study, words: Words, who: str | None = None) -> Iterator[tuple[str, Any]]:
    """The figures of the second look, for each outcome, as the pages call them."""
    for outcome in study.outcomes:
        yield f"sensitivity {outcome.code}", board_of(study, outcome, words, who)
        yield f"association {outcome.code}", association_of(study, outcome, words, who)
    yield "responders", curves_of(study, study.outcomes[0], words, who)


def marked_figures(study: Study, words: Words, who: str | None) -> Iterator[tuple[str, Any]]:
    """Every figure in which somebody can be followed."""
    yield from new_figures(study, words, who)
    day = study.primary_day
    frame = once(effects_by_outcome)(study, day)
    yield "outcomes", outcomes_figure(study, frame, day, words, highlighted=who)
    flow = once(participant_flow)(study)
    yield "flow", flow_figure(study, flow, words, highlighted=who)
    for outcome in study.outcomes:
        code, summaries = outcome.code, once(arm_summaries)(study, outcome)
        fig = courses_figure(study, outcome, summaries, words, highlighted=who)
        yield f"courses {code}", fig
        individual = [
            once(changes_from_baseline)(study, outcome, visit) for visit in study.follow_up_days
        ]
        means = once(change_summaries)(study, outcome)
        fig = changes_figure(study, outcome, individual, means, words, highlighted=who)
        yield f"changes {code}", fig
        visits = once(effects_by_visit)(study, outcome)
        fig = differences_figure(study, outcome, visits, words, highlighted=who)
        yield f"differences {code}", fig
        fig = waterfall_figure(study, outcome, individual[-1], words, highlighted=who)
        yield f"waterfall {code}", fig
        if outcome.bands is not None:
            counts = once(band_counts)(study, outcome)
            yield f"bands {code}", bands_figure(study, outcome, counts, words, highlighted=who)


def shown(fig: Any) -> dict[str, Any]:
    """A figure as the browser gets it, without the template of colours."""
    spec: dict[str, Any] = json.loads(fig.to_json())
    spec["layout"].pop("template", None)
    return spec


@cache
def _drawn_of_sample(language: Language, who: str | None) -> dict[str, str]:
    figures_drawn = marked_figures(sample(), Words(language), who)
    return {name: json.dumps(shown(fig)) for name, fig in figures_drawn}


def drawn_of_sample(language: Language, who: str | None) -> dict[str, Any]:
    """The figures of the sample study as the browser gets them, drawn once for all tests."""
    return {name: json.loads(spec) for name, spec in _drawn_of_sample(language, who).items()}


def texts_in(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for each in part.values():
            yield from texts_in(each)
    elif isinstance(part, list):
        for each in part:
            yield from texts_in(each)


def ring_of(fig: Any) -> Any:
    """The trace that rings who is followed."""
    (ring,) = [trace for trace in fig.data if "★" in (trace.name or "")]
    return ring


# Sensitivity


@LINEAR_AND_LOG
def test_the_board_draws_every_estimate_with_its_limits(outcome: Outcome) -> None:
    frame, _ = computed(sample(), outcome, 43)
    fig = board_of(sample(), outcome, ENGLISH)
    trace, last = fig.data[0], len(frame)
    value, low, high = (frame[name].to_numpy() for name in ("value", "low", "high"))
    assert list(trace.x[:last]) == pytest.approx(list(value), rel=1e-12)
    assert list(value + trace.error_x.array[:last]) == pytest.approx(list(high), rel=1e-12)
    assert list(value - trace.error_x.arrayminus[:last]) == pytest.approx(list(low), rel=1e-9)
    # The row of the others has no estimate of its own.
    assert math.isnan(trace.x[last])
    assert fig.layout.xaxis.type == ("log" if outcome.is_log else None)
    labels = [text.replace("<br>", " ") for text in fig.layout.yaxis.ticktext]
    for label, row in zip(labels, frame.to_dict("records"), strict=False):
        assert label.removesuffix("</b>").endswith(f"n {row['n_treatment']} + {row['n_control']}")
    assert labels[0].startswith("<b>ANCOVA (primary)")
    assert labels[-1] == "Leaving one out ● Secretome ◇ Placebo"
    # The signs of the label are the markers of the arms.
    assert [trace.marker.symbol for trace in fig.data[1:]] == ["circle", "diamond-open"]
    assert len(labels) == last + 1
    for note, row in zip(fig.layout.annotations, frame.to_dict("records"), strict=False):
        assert note.text.startswith(ENGLISH.number(row["value"], 2 if outcome.is_log else 1))


@LINEAR_AND_LOG
def test_everybody_left_out_is_drawn_once_in_the_last_row(outcome: Outcome) -> None:
    others = effects_without_each(sample(), outcome, 43)
    fig = board_of(sample(), outcome, ENGLISH)
    points = list(fig.data[1:])
    last = len(fig.layout.yaxis.ticktext) - 1
    assert [trace.name for trace in points] == ["Secretome", "Placebo"]
    assert points[0].marker.symbol != points[1].marker.symbol
    assert points[0].marker.color != points[1].marker.color
    drawn = [
        (arm, who, x)
        for arm, trace in zip(ARMS, points, strict=True)
        for who, x in zip(trace.text, trace.x, strict=True)
    ]
    expected = list(zip(others["arm"], others["participant_id"], others["value"], strict=True))
    assert sorted(drawn) == sorted(expected)
    # Around the last row, the arms apart.
    heights = [set(trace.y) for trace in points]
    assert all(abs(y - last) < 0.5 for mine in heights for y in mine)
    assert not heights[0] & heights[1]
    assert len(drawn) == len({who for _, who, _ in drawn})
    low, high = fig.layout.xaxis.range
    ends = np.log10(others["value"]) if outcome.is_log else others["value"]
    assert low < ends.min() <= ends.max() < high


def test_the_axis_of_the_board_says_which_arm_is_subtracted() -> None:
    assert board_of(sample(), SCORE, ENGLISH).layout.xaxis.title.text == (
        "Difference, Secretome − Placebo (points)"
    )
    assert board_of(sample(), IL6, ITALIANO).layout.xaxis.title.text == (
        "Rapporto, Secretoma ÷ Placebo"
    )


# Who improved


def test_the_curve_falls_where_a_participant_no_longer_counts() -> None:
    # The treated fell by 4, 4 and 1, one has no value; the others by 2 and rose by 1.
    study = small_study("TTTTCC", score=["8 4", "7 3", "5 4", "9 .", "8 6", "7 8"])
    first, second = curves_of(study, study.primary_outcome, ENGLISH).data[:2]
    told = [dict(zip(trace.x, trace.y, strict=True)) for trace in (first, second)]
    assert told[0][1] == 3 / 4
    assert told[0][4] == 2 / 4
    assert told[1][-1] == 2 / 2
    assert told[1][2] == 1 / 2
    assert [max(trace) for trace in told] == [max(told[0])] * 2
    assert told[0][max(told[0])] == told[1][max(told[1])] == 0
    # Randomised, not only those with a value.
    assert [first.name, second.name] == ["Drug (n 4)", "Dummy (n 2)"]
    assert first.line.shape == second.line.shape == "vh"
    assert first.line.dash != second.line.dash
    assert first.line.color != second.line.color


@pytest.mark.parametrize("threshold", [1, 3, 7])
def test_the_curve_at_the_threshold_is_the_share_of_the_sentence(threshold: int) -> None:
    fig = curves_of(sample(), SCORE, ENGLISH, threshold=threshold)
    rates = response_rates(sample(), SCORE, 43, threshold=threshold).iloc[0]
    curves, markers = fig.data[:2], fig.data[2:]
    for arm, trace, marker in zip(ARMS, curves, markers, strict=True):
        events, n = rates[f"events_{arm}"], rates[f"n_{arm}"]
        assert (list(marker.x), list(marker.text)) == ([threshold], [f"{events}/{n}"])
        assert list(marker.y) == pytest.approx([events / n], abs=1e-12)
        assert marker.marker.symbol == STYLES[arm].symbol
        assert marker.marker.color == trace.line.color
        # With steps before each point, the next point to the right holds the height.
        here = next(y for x, y in zip(trace.x, trace.y, strict=True) if x >= threshold)
        assert here == pytest.approx(rates[f"events_{arm}"] / rates[f"n_{arm}"], abs=1e-12)
    (line,) = fig.layout.shapes
    assert line.x0 == line.x1 == threshold
    (note,) = fig.layout.annotations
    assert note.x == threshold
    assert note.text == ("≥ 1 point" if threshold == 1 else f"≥ {threshold} points")
    low, high = fig.layout.xaxis.range
    assert low <= 0 < threshold < high


def test_a_threshold_beyond_every_improvement_is_still_on_the_axis() -> None:
    fig = curves_of(sample(), SCORE, ENGLISH, threshold=30)
    assert fig.layout.xaxis.range[1] > 30
    assert [trace.y[-1] for trace in fig.data] == [0, 0, 0, 0]
    assert [list(trace.text) for trace in fig.data[2:]] == [["0/15"], ["0/14"]]


# Markers against disease activity


@LINEAR_AND_LOG
def test_points_are_the_participants_with_both_changes(outcome: Outcome) -> None:
    study = sample()
    marker, score = study.values(outcome), study.values(SCORE)
    both = marker[[1, 43]].notna().all(axis=1) & score[[1, 43]].notna().all(axis=1)
    expected = {
        who: (
            score.at[who, 43] - score.at[who, 1],
            marker.at[who, 43] / marker.at[who, 1]
            if outcome.is_log
            else marker.at[who, 43] - marker.at[who, 1],
        )
        for who in marker.index[both]
    }
    fig = association_of(study, outcome, ENGLISH)
    drawn = [
        (who, (x, y))
        for trace in fig.data
        for who, x, y in zip(trace.text, trace.x, trace.y, strict=True)
    ]
    assert sorted(who for who, _ in drawn) == sorted(expected)
    for who, place in drawn:
        assert place == pytest.approx(expected[who], rel=1e-12, abs=1e-9)
    counts = [len(trace.x) for trace in fig.data]
    assert [trace.name for trace in fig.data] == [
        f"Secretome (n {counts[0]})",
        f"Placebo (n {counts[1]})",
    ]
    assert fig.data[0].marker.symbol != fig.data[1].marker.symbol
    assert fig.layout.yaxis.type == ("log" if outcome.is_log else None)
    assert fig.layout.xaxis.title.text == "MEX-SLEDAI: change from baseline (points)"


# Who is followed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["P01", "P03"])
def test_every_figure_marks_somebody_with_all_values(who: str, language: Language) -> None:
    study = sample()
    assert all(study.values(outcome).loc[who].notna().all() for outcome in study.outcomes), (
        "the example has missing values"
    )
    for name, spec in drawn_of_sample(language, who).items():
        assert any("★" in text for text in texts_in(spec)), name
    for name, spec in drawn_of_sample(language, None).items():
        assert not any("★" in text for text in texts_in(spec)), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_without_the_value_is_marked_where_she_has_values_only(language: Language) -> None:
    # P09 withdrew on day 27.
    for name, spec in drawn_of_sample(language, "P09").items():
        has_mark = any("★" in text for text in texts_in(spec))
        kind = name.split()[0]
        at_43 = ("sensitivity", "association", "responders", "outcomes", "waterfall")
        assert has_mark == (kind not in at_43), name


@pytest.mark.parametrize("who", ["P01", "P07", "P09"])
def test_following_somebody_moves_no_number_of_any_figure(who: str) -> None:
    plain = drawn_of_sample("en", None)
    for name, after in drawn_of_sample("en", who).items():
        before = plain[name]
        kept = [trace for trace in after["data"] if "★" not in trace.get("name", "")]
        for trace in [*kept, *before["data"]]:
            trace.pop("showlegend", None)
            trace.pop("legendgroup", None)
        bare = json.dumps(kept, sort_keys=True).replace(" \\u2605", "")
        assert bare == json.dumps(before["data"], sort_keys=True), name
        for part in ("shapes", "annotations"):
            marked = json.dumps(after["layout"].get(part), sort_keys=True)
            assert marked.replace(" \\u2605", "") == json.dumps(
                before["layout"].get(part), sort_keys=True
            ), (name, part)
        for axis in ("xaxis", "yaxis"):
            ticks = [str(each["layout"][axis].get("tickvals")) for each in (before, after)]
            assert ticks[0] == ticks[1], name


def test_the_ring_is_where_she_is() -> None:
    others = effects_without_each(sample(), SCORE, 43).set_index("participant_id")["value"]
    ring = ring_of(board_of(sample(), SCORE, ENGLISH, "P03"))
    assert list(ring.x) == [others["P03"]]
    assert ring.name == "★ P03"
    values = sample().values(SCORE).loc["P03"]
    c3 = sample().values(C3).loc["P03"]
    ring = ring_of(association_of(sample(), C3, ENGLISH, "P03"))
    assert list(ring.x) == [values[43] - values[1]]
    assert list(ring.y) == pytest.approx([c3[43] - c3[1]], rel=1e-12)
    ring = ring_of(curves_of(sample(), SCORE, ENGLISH, "P03"))
    assert list(ring.x) == [values[1] - values[43]]
    members = sample().values(SCORE)[~sample().treated]
    fell = members[1] - members[43]
    assert list(ring.y) == [(fell >= values[1] - values[43]).sum() / 14]


def test_the_missing_visit_of_somebody_followed_is_a_gap() -> None:
    # P09 withdrew on day 27.
    values = sample().values(SCORE).loc["P09"]
    assert math.isnan(values[43])
    fig = courses_figure(
        sample(), SCORE, arm_summaries(sample(), SCORE), ENGLISH, highlighted="P09"
    )
    ring = ring_of(fig)
    assert list(ring.x) == [1, 22, 43]
    assert list(ring.y) == pytest.approx(list(values), nan_ok=True)
    assert not ring.connectgaps
    assert ring.marker.symbol == "star"


# Any study, any text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_says_that_its_data_are_synthetic_and_real_ones_name_the_study(
    language: Language,
) -> None:
    words = Words(language)
    for name, fig in new_figures(sample(), words, "P07"):
        assert fig.layout.title.text == NOTES[language], name
        assert fig.layout.separators == (",." if language == "it" else ".,")
    real = small_study("TTCC", score=["8 4", "7 5", "9 8", "8 7"], marker=["3 2", "5 4"] * 2)
    for name, fig in new_figures(real, words):
        assert fig.layout.title.text == words.of(real.title), name


def test_no_figure_has_a_colour_that_the_theme_does_not_replace() -> None:
    styles = [style.colour for style in STYLES.values()]
    allowed = {
        *(GREY, TEXT, BACKGROUND, FAINT, REFERENCE),
        *(*SEQUENTIAL, *styles),
    }
    for name, fig in new_figures(sample(), ENGLISH, "P07"):
        for text in texts_in(shown(fig)):
            if re.match(r"#[0-9a-fA-F]{3,8}$|rgba?\(", text):
                assert text in allowed, (name, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_files_stay_text(language: Language) -> None:
    settings = THREE_OUTCOMES
    for number, quoted in enumerate(re.findall(r'(?:en|it|unit) = ("[^"]*")', THREE_OUTCOMES)):
        settings = settings.replace(quoted, json.dumps(f"{BRACED} {number}"))
    study = small_study(
        "TTCC",
        settings=settings,
        score=["8 4", "7 5", "9 8", "8 7"],
        level=["80 85", "81 90", "75 70", "82 80"],
        marker=["9 2", "5 4", "6 6", "7 3"],
    )
    participants, measurements = (
        table.assign(participant_id=table["participant_id"].replace("1", HOSTILE))
        for table in (study.participants, study.measurements)
    )
    study = replace(study, participants=participants, measurements=measurements)
    for name, fig in marked_figures(study, Words(language), HOSTILE):
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", degenerate_studies())
def test_the_figures_of_a_study_that_cannot_answer_are_drawn(name: str, language: Language) -> None:
    study = degenerate_studies()[name]
    words = Words(language)
    for who in (None, "1", str(len(study.participants))):
        for title, fig in marked_figures(study, words, who):
            spec = shown(fig)
            assert spec["layout"]["title"]["text"], title
            for axis in [part for key, part in spec["layout"].items() if "axis" in key]:
                low, high = axis.get("range", [0, 1])
                assert low is not None
                assert high is not None
                assert low != high, title
            for text in texts_in(spec):
                assert "nan" not in re.findall(r"\w+", text.lower()), (title, text)


@pytest.mark.parametrize("day", [22, 43])
def test_the_responders_of_a_visit_without_values_are_drawn_as_nobody(day: int) -> None:
    study = degenerate_studies()["a visit without values"]
    outcome = study.primary_outcome
    fig = response_figure(
        study,
        outcome,
        improvement_curves(study, outcome, day),
        improvements(study, outcome, day),
        3,
        ENGLISH,
    )
    assert [trace.name for trace in fig.data[:2]] == ["Drug (n 3)", "Dummy (n 3)"]
    # At day 43 the treated fell by 4, 2 and 4, the others by 1, 0 and not at all.
    reached = [["0/3" if day == 22 else "2/3"], ["0/3"]]
    assert [list(trace.text) for trace in fig.data[2:]] == reached
    if day == 22:
        assert all(not any(trace.y) for trace in fig.data)
        # From none to a little beyond the threshold.
        assert list(fig.layout.xaxis.range) == pytest.approx([0, 1.05 * 3])


def test_with_nobody_left_out_the_board_says_so() -> None:
    study = degenerate_studies()["an arm without values"]
    fig = board_of(study, study.primary_outcome, ENGLISH)
    texts = [note.text for note in fig.layout.annotations]
    assert texts[:5] == ["cannot be estimated"] * 5


def test_italian_figures_have_decimal_commas_and_italian_texts() -> None:
    english = r"\b(Day|day|lower|higher|mean|favours|better|Participants|without|fall|rise|not)\b"
    for name, fig in new_figures(sample(), ITALIANO, "P07"):
        spec = shown(fig)
        notes = [note["text"] for note in spec["layout"].get("annotations", [])]
        axes = [value for key, value in spec["layout"].items() if "axis" in key]
        ticks = [text for axis in axes for text in axis.get("ticktext", [])]
        titles = [axis["title"]["text"] for axis in axes if "text" in axis.get("title", {})]
        names = [trace["name"] for trace in spec["data"] if "name" in trace]
        for text in [*notes, *ticks, *titles, *names]:
            assert re.search(english, text) is None, (name, text)
            assert re.search(r"\d\.\d", text) is None, (name, text)
