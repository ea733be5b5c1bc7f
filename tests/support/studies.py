"""Studies built in memory: the sample, a real trial, a few participants in a line, many."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, wraps
from typing import ParamSpec, TypeVar

import numpy as np
import pandas as pd

from lib.reading.doubts.doubt import Doubt
from lib.reading.examine import Examined, examine, read_study
from lib.study.entries import AS_CATEGORIES, AS_NUMBERS, AS_WRITTEN
from lib.study.files.settings_file import answers_text
from lib.study.problems import Problem, StudyError
from lib.study.protocol import Decision, Schedule
from lib.study.study import ARMS, Study
from tests.support.files import EVENT_HEADER, POLYPS, SAMPLE, study_files

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

# Three outcomes that differ in all that the code distinguishes.
THREE_OUTCOMES = """
data = "{data}"
[title]
en = "A small study"
it = "Un piccolo studio"
[arms.treatment]
code = "T"
en = "Drug"
it = "Farmaco"
[arms.control]
code = "C"
en = "Dummy"
it = "Finto"
[schedule]
baseline_day = 1
visit_days = {days}
primary_day = {primary}
[[outcomes]]
code = "score"
page = "disease_activity"
en = "Score"
it = "Punteggio"
unit = {{en = "points", it = "punti"}}
better = "lower"
digits = 0
primary = true
[outcomes.bands]
scheme = "0-1, 2-5, 6 and more"
lower = [0, 2, 6]
en = ["low", "middle", "high"]
it = ["bassa", "media", "alta"]
[[outcomes]]
code = "level"
page = "complement_levels"
en = "Level"
it = "Livello"
unit = "mg/dL"
better = "higher"
digits = 1
reference_low = 90
reference_high = 180.5
reference_source = "a book"
[[outcomes]]
code = "marker"
page = "cytokines_antibodies"
en = "Marker"
it = "Marcatore"
unit = "pg/mL"
scale = "log"
better = "lower"
digits = 2
reference_high = 30
"""

WITH_DOSES = THREE_OUTCOMES.replace("[schedule]", "[schedule]\ndosing_days = [1, 8, 15]")


@cache
def once(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """A function of studies that computes its result once for each; nobody may change it."""
    # What it was given is kept, so that no other object gets its identity.
    found: dict[tuple[object, ...], tuple[object, Result]] = {}

    @wraps(function)
    def remembered(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        key = tuple(
            argument if isinstance(argument, str | int | float | None) else id(argument)
            for argument in (*args, *kwargs, *kwargs.values())
        )
        if key not in found:
            found[key] = (args, kwargs), function(*args, **kwargs)
        return found[key][1]

    return remembered


@cache
def sample() -> Study:
    """The bundled study."""
    return read_study(SAMPLE)


@cache
def polyps() -> Study:
    """The trial of 22 with familial adenomatous polyposis."""
    return read_study(POLYPS)


def undeclared(study: Study) -> Study:
    """The study as if no outcome were declared primary."""
    return replace(
        study, outcomes=tuple(replace(outcome, primary=False) for outcome in study.outcomes)
    )


def chosen_later(study: Study) -> Study:
    """The study as if its primary outcome had been chosen after the data were seen."""
    return replace(
        study,
        outcomes=tuple(
            replace(outcome, primary_after_data=outcome.primary) for outcome in study.outcomes
        ),
    )


def examined_as_written(files: Mapping[str, bytes], *, control: str | None = None) -> Examined:
    """Files in which whatever is in doubt is decided to be as written, and every day a visit.

    Studies made by hand for a result hold few numbers, and strange ones.
    """
    decisions: list[Decision] = []
    schedule = None
    examined = examine(files, control=control)
    # What is decided may leave something else in doubt: numbers, of which one is a code.
    while examined.is_in_doubt and not examined.problems:
        decisions += [_as_written(doubt) for doubt in examined.doubts]
        if examined.proposal is not None and examined.proposal.reasons:
            days = tuple(examined.proposal.attended)
            schedule = Schedule(days[0], days, days[-1])
        first = "" if examined.has_settings else 'data = "real"\n'
        answers = first + answers_text(schedule, decisions)
        before, examined = examined, examine(files, control=control, answers=answers)
        assert (examined.doubts, examined.proposal) != (before.doubts, before.proposal)
    return examined


def _as_written(doubt: Doubt) -> Decision:
    options = {option.meaning: option for option in doubt.options}
    known = [options[name] for name in (AS_WRITTEN, AS_NUMBERS, AS_CATEGORIES) if name in options]
    return doubt.decided([*known, doubt.options[0]][0])


def read_as_written(files: Mapping[str, bytes], *, control: str | None = None) -> Study:
    """The study of files in which whatever is in doubt is decided to be as written."""
    examined = examined_as_written(files, control=control)
    assert examined.study is not None, (examined.problems, examined.doubts)
    return examined.study


def problems_of(files: Mapping[str, bytes], *, control: str | None = None) -> tuple[Problem, ...]:
    """What keeps a study from being read; nothing if it can be read."""
    try:
        read_study(files, control=control)
    except StudyError as error:
        return error.problems
    return ()


def problem(
    table: str, row: int | None, column: str, found: str, allowed: str, **values: object
) -> Problem:
    """A problem, its values written as text."""
    texts = {name: str(value) for name, value in values.items()}
    return Problem(table, row, column, found, allowed, texts)


def is_valid(study: Study) -> None:
    """Whatever is read keeps the promises that the rest of the dashboard builds on."""
    roster = study.participants["participant_id"]
    assert roster.is_unique
    assert (roster != "").all()
    assert set(study.participants["arm"]) == set(ARMS)
    assert study.n_treatment + study.n_control == len(roster)
    assert study.treatment.code != study.control.code
    assert study.participants.columns.is_unique
    for name, cells in study.participants.items():
        if name in ("withdrawn_day", "injections_received"):
            assert (cells.isna() | (cells % 1 == 0)).all()
        if cells.dtype == float:
            assert not np.isinf(cells).any()
        else:
            assert cells.map(type).eq(str).all()

    assert len(study.days) > 1
    assert list(study.days) == sorted(set(study.days))
    assert study.primary_day in study.follow_up_days
    assert all(type(day) is int for day in (*study.days, *study.dosing_days))

    codes = [outcome.code for outcome in study.outcomes]
    assert codes
    assert "" not in codes
    assert len(codes) == len(set(codes))
    assert sum(outcome.primary for outcome in study.outcomes) <= 1
    for text in (
        study.treatment.name,
        study.control.name,
        *(outcome.name for outcome in study.outcomes),
    ):
        assert text.en
        assert text.it

    table = study.measurements
    assert list(table.columns) == ["participant_id", "day", "outcome", "value", "below_limit"]
    assert table.index.equals(pd.RangeIndex(len(table)))
    assert pd.api.types.is_integer_dtype(table["day"])
    assert table["value"].dtype == float
    assert table["below_limit"].dtype == bool
    assert table["day"].isin(study.days).all()
    assert table["participant_id"].isin(roster).all()
    assert table["outcome"].isin(codes).all()
    assert not table.duplicated(["participant_id", "day", "outcome"]).any()
    assert not np.isinf(table["value"]).any()
    assert table.loc[table["below_limit"], "value"].gt(0).all()
    for outcome in study.outcomes:
        values, measured = study.values(outcome), study.as_measured(outcome)
        assert list(values.index) == list(roster)
        assert tuple(values.columns) == study.days
        assert values.dtypes.eq(float).all()
        assert (values.isna() == measured.isna()).all(axis=None)
        assert study.below_limit(outcome).dtypes.eq(bool).all()
        assert values.notna().where(study.below_limit(outcome), other=True).all(axis=None)
        if outcome.is_log:
            assert (values.isna() | (values > 0)).all(axis=None)
        if outcome.minimum is not None:
            assert (measured.isna() | (measured >= outcome.minimum)).all(axis=None)
        if outcome.maximum is not None:
            assert (measured.isna() | (measured <= outcome.maximum)).all(axis=None)

    events = study.adverse_events
    if events is not None:
        assert events["participant_id"].isin(roster).all()
        assert (events["term"] != "").all()
        for column in ("serious", "related", "led_to_withdrawal"):
            assert all(cell is None or type(cell) is bool for cell in events.get(column, []))
        assert set(events.get("grade", pd.Series(dtype=float)).dropna()) <= {1, 2, 3, 4, 5}
        for column in ("start_day", "end_day"):
            days = events.get(column, pd.Series(dtype=float))
            assert (days.isna() | (days % 1 == 0)).all()
        if {"start_day", "end_day"} <= set(events.columns):
            assert not (events["end_day"] < events["start_day"]).any()


def assert_same_study(first: Study, second: Study) -> None:
    """Two studies agree in their settings and tables."""
    for name in Study.__dataclass_fields__:
        left, right = getattr(first, name), getattr(second, name)
        if isinstance(left, pd.DataFrame):
            pd.testing.assert_frame_equal(left, right, check_exact=True)
        else:
            assert left == right, name


def small_study(
    arms: str,
    *,
    days: Sequence[int] = (1, 22),
    data: str = "real",
    columns: Mapping[str, Sequence[str]] | None = None,
    events: Sequence[str] | None = None,
    settings: str = THREE_OUTCOMES,
    **courses: Sequence[str],
) -> Study:
    """A study of participants "1", "2", ... in the arms "T" (treatment) and "C" (control).

    `courses` holds, for each outcome, a text per participant with a value per day, "." where it is
    missing. `events` are lines under EVENT_HEADER; None is a study that collected none.
    """
    ids = [str(number) for number in range(1, len(arms) + 1)]
    participants = pd.DataFrame({"participant_id": ids, "arm": list(arms), **(columns or {})})
    rows = [
        f"{who},{day},{outcome},{'' if value == '.' else value}"
        for outcome, texts in courses.items()
        for who, text in zip(ids, texts, strict=True)
        for day, value in zip(days, text.split(), strict=True)
    ]
    files = study_files(
        participants=participants.to_csv(index=False),
        measurements="\n".join(["participant_id,day,outcome,value", *rows]),
        events=None if events is None else "\n".join([EVENT_HEADER, *events]),
        settings=settings.format(data=data, days=list(days), primary=days[-1]),
    )
    return read_as_written(files)


def dosed_study(arms: str, *events: str, withdrawn: Sequence[str] | None = None) -> Study:
    """Participants "1", "2", ... with doses on days 1, 8 and 15, the last visit on day 22.

    Args:
        arms: A letter per participant, T or C.
        events: Lines of first to last column: id, term, class, first and last day, grade, serious,
            related.
        withdrawn: Day of withdrawal of each participant.
    """
    columns = {} if withdrawn is None else {"withdrawn_day": withdrawn}
    return small_study(
        arms, columns=columns, events=events, settings=WITH_DOSES, score=["5 5"] * len(arms)
    )


@cache
def degenerate_studies() -> dict[str, Study]:
    """Studies that cannot answer something, by what is wrong with them."""
    six = "TTTCCC"
    return {
        "one participant per arm": small_study(
            "TC", score=["8 4", "7 6"], level=["80 90", "80 75"], marker=["9 3", "8 7"]
        ),
        "a visit without values": small_study(
            six,
            days=(1, 22, 43),
            score=["8 . 4", "7 . 5", "9 . 5", "8 . 7", "6 . 6", "7 . 8"],
            level=["80 . 95", "75 . 90", "70 . 92", "82 . 80", "71 . 70", "78 . 79"],
            marker=["9 . 4", "8 . 5", "7 . 3", "8 . 7", "9 . 9", "6 . 7"],
        ),
        "a constant outcome": small_study(
            six, score=["8 4"] * 6, level=["80 80"] * 6, marker=["9 9"] * 6
        ),
        "all values below the limit": small_study(
            six, score=["8 4"] * 3 + ["8 6"] * 3, marker=["<3.1 <3.1"] * 6
        ),
        "an outcome without values": small_study(
            six, score=["8 4", "7 5", "9 5", "8 7", "6 6", "7 8"]
        ),
        "an arm without values": small_study(
            six,
            score=["8 .", "7 .", "9 .", "8 7", "6 6", "7 8"],
            level=[". 80", ". 82", ". 85", "80 80", "81 83", "82 85"],
            marker=["9 .", "8 .", "7 .", "8 7", "9 9", "6 7"],
        ),
        "an outcome without a baseline": small_study(
            six,
            score=["8 4", "7 5", "9 5", "8 7", "6 6", "7 8"],
            level=[". 95", ". 90", ". 92", ". 80", ". 71", ". 79"],
            marker=[". <3.1", ". 5", ". 3", ". 7", ". 9", ". 7"],
        ),
    }


@cache
def large_study() -> Study:
    """2,000 participants, 40 visits, 230 terms."""
    days = range(1, 41)
    ids = range(1, 2001)
    rows = [
        f"{who},{day},score,{(who * 7 + day * 3 + (who % 2) * day // 8) % 33}"
        for who in ids
        for day in days
    ]
    rows += [f"{who},{day},marker,{1 + (who * day) % 97 / 10}" for who in ids for day in (1, 40)]
    events = [
        f"{who},Term {who % 230},Class {who % 23},1,,{1 + who % 5},{'yes' if who % 7 else 'no'},"
        for who in ids
    ]
    people = [f"{who},{'TC'[who % 2]},{who % 40 or ''},moved away" for who in ids]
    files = study_files(
        participants="\n".join(["participant_id,arm,withdrawn_day,withdrawal_reason", *people]),
        measurements="\n".join(["participant_id,day,outcome,value", *rows]),
        events="\n".join([EVENT_HEADER, *events]),
        settings=THREE_OUTCOMES.format(data="real", days=list(days), primary=40),
    )
    return read_as_written(files)


@cache
def many_study(each: int = 151) -> Study:
    """So many participants in each arm, by turns; two visits, three outcomes, an event for each.

    Of participant k of n: the score rises by k from 0, the level falls from 500 to 500 - k / 2, and
    the marker is multiplied by 1 + k / n.
    """
    ids = range(1, 2 * each + 1)
    return small_study(
        "TC" * each,
        settings=WITH_DOSES,
        events=[f"{who},Rash,Skin,{1 + who % 22},,1,no,yes" for who in ids],
        score=[f"0 {who}" for who in ids],
        level=[f"500 {500 - who / 2}" for who in ids],
        marker=[f"10 {10 * (1 + who / (2 * each)):.4f}" for who in ids],
    )
