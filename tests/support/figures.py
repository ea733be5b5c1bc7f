"""Figures drawn for tests: each kind as the pages call it, and what is read from one."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.figures.bands import bands_figure
from lib.figures.changes.association import association_figure
from lib.figures.changes.by_visit import changes_figure
from lib.figures.changes.courses import courses_figure
from lib.figures.changes.individual import waterfall_figure
from lib.figures.effects import differences_figure, outcomes_figure
from lib.figures.events.kinds import incidence_figure, kind_rows, severity_figure
from lib.figures.events.terms import terms_figure
from lib.figures.events.times import lanes_figure
from lib.figures.next_trial import next_trial_figure
from lib.figures.participants import flow_figure
from lib.figures.response import response_figure
from lib.figures.robustness import robustness_figure
from lib.language import Language
from lib.results.changes import (
    arm_summaries,
    association_of_changes,
    change_summaries,
    changes_from_baseline,
)
from lib.results.effects import effects_by_outcome, effects_by_visit
from lib.results.events.grouped import rows_told_once
from lib.results.events.kinds import incidence_by_kind, kinds_of, worst_grades, worst_of
from lib.results.events.terms import incidence_by_term, select_terms, term_differences, terms_of
from lib.results.events.times import event_lanes, exposures
from lib.results.next_trial import Plan, differences, size_curve, sizes, spread
from lib.results.participants.flow import participant_flow
from lib.results.response import band_counts, improvement_curves, improvements
from lib.results.robustness import (
    effects_without_each,
    rerandomised_at,
    robustness_board,
    with_rerandomisation,
)
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.words import Words
from tests.support.studies import dosed_study, once, sample, small_study

ENGLISH, ITALIANO = Words("en"), Words("it")
SCORE, C3, _, IL6, _, DSDNA = sample().outcomes
LINEAR_AND_LOG = pytest.mark.parametrize("outcome", [C3, IL6], ids=["difference", "ratio"])


def every_figure(study: Study, words: Words) -> list[tuple[str, Any]]:
    """Every kind of figure but those of analyses, as the pages call it: to be read only."""
    return [*outcome_figures(study, words), *once(_further_figures)(study, words.language)]


def analysis_figures(study: Study, words: Words, who: str | None = None) -> list[tuple[str, Any]]:
    """The figures of robustness, association and improvement: to be read only."""
    return once(_analysis_figures)(study, words.language, who)


def outcome_figures(study: Study, words: Words, who: str | None = None) -> list[tuple[str, Any]]:
    """The figures of courses, changes, differences and bands, and the flow: to be read only."""
    return once(_outcome_figures)(study, words.language, who)


def all_figures(study: Study, words: Words, who: str | None) -> list[tuple[str, Any]]:
    """Every figure in which somebody can be followed."""
    return [*analysis_figures(study, words, who), *outcome_figures(study, words, who)]


def _outcome_figures(study: Study, language: Language, who: str | None) -> list[tuple[str, Any]]:
    words, day = Words(language), study.primary_day
    frame, flow = once(effects_by_outcome)(study, day), once(participant_flow)(study)
    drawn = [
        ("outcomes", outcomes_figure(study, frame, day, words, highlighted=who)),
        ("flow", flow_figure(study, flow, words, highlighted=who)),
    ]
    for outcome in study.outcomes:
        code, summaries = outcome.code, once(arm_summaries)(study, outcome, statistic="mean")
        fig = courses_figure(study, outcome, summaries, words, highlighted=who)
        drawn.append((f"courses {code} mean", fig))
        individual = [
            once(changes_from_baseline)(study, outcome, visit) for visit in study.follow_up_days
        ]
        means = once(change_summaries)(study, outcome)
        fig = changes_figure(study, outcome, individual, means, words, highlighted=who)
        drawn.append((f"changes {code}", fig))
        visits = once(effects_by_visit)(study, outcome)
        fig = differences_figure(study, outcome, visits, words, highlighted=who)
        drawn.append((f"differences {code}", fig))
        fig = waterfall_figure(study, outcome, individual[-1], words, highlighted=who)
        drawn.append((f"waterfall {code}", fig))
        if outcome.bands is not None:
            counts = once(band_counts)(study, outcome)
            fig = bands_figure(study, outcome, counts, words, highlighted=who)
            drawn.append((f"bands {code}", fig))
    return drawn


def _further_figures(study: Study, language: Language) -> list[tuple[str, Any]]:
    """Courses of medians, the size of the next trial, and the kinds of events."""
    words, plan = Words(language), Plan(power=0.8, correlation=0.5, drop_out=0.1)
    drawn = []
    for outcome in study.outcomes:
        summaries = once(arm_summaries)(study, outcome, statistic="median")
        fig = courses_figure(study, outcome, summaries, words)
        drawn.append((f"courses {outcome.code} median", fig))
        found = once(spread)(study, outcome, study.primary_day)
        if not found.reason:
            rows = sizes(outcome, found, plan, differences(outcome, found))
            curve = size_curve(outcome, found, plan)
            fig = next_trial_figure(study, outcome, curve, rows, plan, words)
            drawn.append((f"next_trial {outcome.code}", fig))
    if study.adverse_events is not None:
        kinds = kind_rows(once(incidence_by_kind)(study), words)
        drawn.append(("kinds", incidence_figure(study, *kinds, words)))
    return drawn


def courses_of(
    study: Study, outcome: Outcome, statistic: str = "mean", words: Words = ENGLISH
) -> tuple[Any, pd.DataFrame]:
    """The figure of courses and the summaries it draws."""
    summaries = once(arm_summaries)(study, outcome, statistic=statistic)
    return courses_figure(study, outcome, summaries, words), summaries


def error_bars(bars: Any, values: Any, frame: pd.DataFrame) -> None:
    """Values and error bars are the value and the limits of a frame, where there are any."""
    assert list(values) == pytest.approx(list(frame["value"]), nan_ok=True, rel=1e-15)
    high = np.asarray(bars["array"]) + frame["value"].to_numpy(dtype=float)
    low = frame["value"].to_numpy(dtype=float) - np.asarray(bars["arrayminus"])
    has_limits = frame["low"].notna().to_numpy()
    assert list(high[has_limits]) == pytest.approx(list(frame["high"][has_limits]), rel=1e-12)
    assert list(low[has_limits]) == pytest.approx(
        list(frame["low"][has_limits]), rel=1e-12, abs=1e-12
    )
    assert not np.asarray(bars["array"])[~has_limits].any()
    assert not np.asarray(bars["arrayminus"])[~has_limits].any()


def drawn_range(fig: Any, axis: str) -> tuple[float, float]:
    """The ends of an axis in the unit of the data."""
    low, high = fig.layout[axis].range
    return (10**low, 10**high) if fig.layout[axis].type == "log" else (low, high)


def computed(study: Study, outcome: Outcome, day: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sensitivity board and the effects without each participant."""
    board = with_rerandomisation(
        once(robustness_board)(study, outcome, day), once(rerandomised_at)(study, outcome, day)
    )
    return board, once(effects_without_each)(study, outcome, day)


def board_of(study: Study, outcome: Outcome, words: Words, who: str | None = None) -> Any:
    """The figure of the sensitivity board at the primary day."""
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
    """The figure of improvement at the primary day."""
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
    """The figure of an outcome against the first one at the primary day."""
    activity = study.outcomes[0]
    found = once(association_of_changes)(study, outcome, activity, study.primary_day)
    return association_figure(study, outcome, activity, found, words, highlighted=who)


def _analysis_figures(study: Study, language: Language, who: str | None) -> list[tuple[str, Any]]:
    words = Words(language)
    drawn = [("responders", curves_of(study, study.outcomes[0], words, who))]
    for outcome in study.outcomes:
        drawn.append((f"sensitivity {outcome.code}", board_of(study, outcome, words, who)))
        drawn.append((f"association {outcome.code}", association_of(study, outcome, words, who)))
    return drawn


def forest_columns(fig: Any) -> tuple[list[str], list[str], list[str]]:
    """The names, the n and the written estimates beside the axis, each under its heading."""
    beside: dict[str, list[str]] = {"left": [], "right": []}
    for each in fig.layout.annotations:
        if each.xref == "paper":
            beside[each.xanchor].append(each.text)
    return beside["left"], beside["right"], list(fig.layout.yaxis.ticktext)


def shown(fig: Any) -> dict[str, Any]:
    """A figure as the browser gets it, without the template of colours."""
    spec: dict[str, Any] = json.loads(fig.to_json())
    spec["layout"].pop("template", None)
    return spec


@cache
def _drawn_of_sample(language: Language, who: str | None) -> dict[str, str]:
    figures_drawn = all_figures(sample(), Words(language), who)
    return {name: json.dumps(shown(fig)) for name, fig in figures_drawn}


def drawn_of_sample(language: Language, who: str | None) -> dict[str, Any]:
    """The figures of the sample study as the browser gets them, drawn once for all tests."""
    return {name: json.loads(spec) for name, spec in _drawn_of_sample(language, who).items()}


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


def star_of(fig: Any) -> Any:
    """The trace that marks the participant who is followed."""
    (star,) = [trace for trace in fig.data if "★" in (trace.name or "")]
    return star


HOSTILE_NAMES = ("<img src=x onerror=1>", "%{x}", "{}", "=HYPERLINK(1)", "**b**")


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
    every = once(incidence_by_term)(study)
    rows = rows_told_once(select_terms(every, kind=kind, order="frequency", **select), every)
    return terms_figure(study, rows, term_differences(rows, kind), words, followed=followed)


def severity(study: Study, words: Words = ENGLISH, who: str | None = None) -> Any:
    grades = once(worst_grades)(study)
    return severity_figure(study, grades, words, followed=worst_of(study, who))


def lanes(study: Study, words: Words = ENGLISH, who: str | None = None) -> Any:
    rows, at_risk = once(event_lanes)(study), once(exposures)(study)
    return lanes_figure(study, rows, at_risk, words, highlighted=who)


def event_figures(study: Study, words: Words, who: str | None = None) -> dict[str, Any]:
    """Every figure of adverse events that the study has, by name: to be read only."""
    return once(_event_figures)(study, words.language, who)


def _event_figures(study: Study, language: Language, who: str | None) -> dict[str, Any]:
    words, incidence = Words(language), once(incidence_by_kind)(study)
    rows = kind_rows(incidence, words, followed=kinds_of(study, who))
    drawn = {"kinds": incidence_figure(study, *rows, words)}
    if len(once(incidence_by_term)(study)):
        drawn["terms"] = terms(study, words, followed=terms_of(study, who))
    if len(once(worst_grades)(study)):
        drawn["severity"] = severity(study, words, who)
    return drawn | {"lanes": lanes(study, words, who)}


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
    """The names beside the rows of a figure of events, from the top down."""
    return [note.text for note in fig.layout.annotations if note.name == "label"]


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
        if trace.type == "bar" and trace.customdata is not None
        for (who, term), base, length, place, width in zip(
            trace.customdata, trace.base, trace.x, trace.y, trace.width, strict=True
        )
    ]


@cache
def study_with_hostile_names() -> Study:
    """Terms, classes and participants with the names of HOSTILE_NAMES."""
    events = [f"{who},{name},{name},1,2,1,no,no" for who in "13" for name in HOSTILE_NAMES]
    study = dosed_study("TTTTTC", *events)
    names = dict(zip("12345", HOSTILE_NAMES, strict=True)) | {"6": "6"}

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
