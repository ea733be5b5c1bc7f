"""How adverse events are counted: whom once, which cells, under which name."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from lib.results.events.kinds import NOT_SUPPLIED, differences_by_kind, worst_grades
from lib.results.events.terms import incidence_by_term, term_differences
from lib.study.contract import TERM_KINDS
from lib.study.study import ARMS
from tests.support.events import (
    Event,
    bare,
    by_kind,
    counted_by_r,
    five_events,
    quick,
    total,
    with_events,
    with_lines,
)


def test_with_the_header_alone_no_participant_had_an_event() -> None:
    study = with_lines()
    assert incidence_by_term(study).empty
    for (_, arm), row in by_kind(study).items():
        assert row["supplied"]
        assert (row["participants"], row["events"], row["value"], row["low"]) == (0, 0, 0, 0)
        assert row["n"] == (3 if arm == "treatment" else 2)


@pytest.mark.parametrize(
    ("column", "kinds"),
    [
        ("related", {"related"}),
        # The table counted by R has deaths by grade 5 alone.
        ("grade", {"grade_3", "fatal"}),
        ("serious", {"serious"}),
        ("led_to_withdrawal", {"led_to_withdrawal"}),
    ],
)
def test_a_column_that_was_not_supplied_or_is_blank_counts_nothing(
    column: str, kinds: set[str]
) -> None:
    study = counted_by_r()
    events = study.adverse_events
    assert events is not None
    absent = replace(study, adverse_events=events.drop(columns=column))
    blank = replace(study, adverse_events=events.assign(**{column: None}))
    for silent in (absent, blank):
        for (found, _), row in by_kind(silent).items():
            assert row["supplied"] == (found not in kinds)
            for part in ("participants", "events", "value", "low", "high"):
                assert math.isnan(row[part]) == (found in kinds)
        compared = differences_by_kind(silent).set_index("kind")
        assert set(compared.index[compared["value"].isna()]) == kinds
        assert set(compared.loc[list(kinds), "reason"]) == {NOT_SUPPLIED}
        terms = incidence_by_term(silent)
        for kind in kinds & set(TERM_KINDS):
            assert terms[f"participants_{kind}_treatment"].isna().all()
            assert term_differences(terms, kind)["value"].isna().all()
        assert worst_grades(silent).empty == (column == "grade")


def test_a_blank_cell_is_not_counted_as_yes() -> None:
    study = with_lines("1,Rash,Skin,1,2,,,", "2,Rash,Skin,1,2,3,yes,yes", "4,Rash,Skin,1,2,2,no,no")
    found = by_kind(study)
    for kind in ("related", "grade_3", "serious"):
        assert found[kind, "treatment"]["participants"] == 1
        assert found[kind, "control"]["participants"] == 0
    assert found["any", "treatment"]["participants"] == 2


def test_a_participant_counts_once_per_kind_class_and_term() -> None:
    study = with_lines(
        "1,Rash,Skin,1,2,1,no,no",
        "1,Rash,Skin,5,6,4,yes,no",
        "1,Itch,Skin,7,8,1,no,no",
        "2,Itch,Skin,7,8,1,no,yes",
        "4,Headache,Nervous,1,,2,no,no",
    )
    found = by_kind(study)
    drug = found["any", "treatment"]
    assert (drug["participants"], drug["n"], drug["events"]) == (2, 3, 4)
    assert found["serious", "treatment"]["participants"] == 1
    assert found["grade_3", "treatment"]["participants"] == 1
    assert found["related", "treatment"]["participants"] == 1
    table = incidence_by_term(study)
    names = ["system_organ_class", "term", "participants_any_treatment", "events_treatment"]
    assert table[[*names, "participants_any_control"]].to_numpy().tolist() == [
        ["Skin", "", 2, 4, 0],
        ["Skin", "Itch", 2, 2, 0],
        ["Skin", "Rash", 1, 2, 0],
        ["Nervous", "", 0, 0, 1],
        ["Nervous", "Headache", 0, 0, 1],
    ]


def test_terms_that_differ_in_case_or_spacing_are_one() -> None:
    study = with_lines(
        "1,Injection  site pain,General Disorders,1,2,1,no,no",
        "2,injection site pain,general disorders,1,2,1,no,no",
        "4,Injection site pain,General  disorders,1,2,1,no,no",
        "5,Injection site pain,General disorders,1,2,1,no,no",
    )
    table = incidence_by_term(study)
    assert list(table["term"]) == ["", "Injection site pain"]
    assert set(table["system_organ_class"]) == {"General disorders"}
    assert list(table["participants_any_treatment"]) == [2, 2]
    assert list(table["participants_any_control"]) == [2, 2]


def test_terms_of_any_script_are_distinguished_by_their_letters_alone() -> None:
    study = with_lines(
        "1,Perdita\N{NO-BREAK SPACE}di sensibilità,Nervi,1,2,1,no,no",
        "2,perdita di sensibilita\N{COMBINING GRAVE ACCENT},Nervi,1,2,1,no,no",
        "4,头痛,神经系统疾病,1,2,1,no,no",
        "5,头晕,神经系统疾病,1,2,1,no,no",
        "4,Große Schwäche,Nervi,1,2,1,no,no",
        "5,GROSSE SCHWÄCHE,Nervi,1,2,1,no,no",
        "5,Große Schwäche,Nervi,1,2,1,no,no",
    )
    table = incidence_by_term(study)
    terms = table[table["term"] != ""]
    assert sorted(total(terms)) == [1, 1, 2, 2]
    assert set(terms["term"]) == {
        *("Perdita di sensibilità", "Große Schwäche", "头痛", "头晕"),
    }


def test_forty_events_of_one_participant_are_one_participant() -> None:
    study = with_lines(*(f"1,Rash,Skin,{day},{day},1,no,no" for day in range(1, 41)))
    row = by_kind(study)["any", "treatment"]
    assert (row["participants"], row["n"], row["events"]) == (1, 3, 40)
    single = by_kind(with_lines("1,Rash,Skin,1,1,1,no,no"))["any", "treatment"]
    assert (row["low"], row["high"]) == (single["low"], single["high"])


def fatal(
    *lines: str, header: str = "participant_id,term,grade,fatal"
) -> list[tuple[bool, int | None]]:
    """Whether fatal events are told of, and participants with one, in each arm of three."""
    rows = [by_kind(bare(header, *lines))["fatal", arm] for arm in ARMS]
    counts = [row["participants"] for row in rows]
    return [
        (row["supplied"], None if math.isnan(count) else int(count))
        for row, count in zip(rows, counts, strict=True)
    ]


def test_a_death_is_stated_by_its_own_column_or_by_a_scale_that_reaches_it() -> None:
    nothing = [(False, None)] * 2
    graded = "participant_id,term,grade"
    # Grades of mild to severe cannot say it, one beyond them shows a scale that can.
    assert fatal("S1,Rash,1", "P1,Stroke,3", header=graded) == nothing
    assert fatal("S1,Rash,1", "P1,Stroke,4", header=graded) == [(True, 0), (True, 0)]
    assert fatal("S1,Rash,1", "P1,Stroke,5", header=graded) == [(True, 0), (True, 1)]
    # The column tells whatever the grades are.
    assert fatal("S1,Rash,1,no", "P1,Stroke,3,yes") == [(True, 0), (True, 1)]
    assert fatal("S1,Rash,1,no", "P1,Stroke,3,no") == [(True, 0), (True, 0)]
    assert fatal("S1,Rash,1,", "P1,Stroke,3,") == nothing
    # Grade 5 is a death even where the column is blank or says no.
    assert fatal("S1,Rash,5,", "P1,Stroke,5,no") == [(True, 1), (True, 1)]
    # No event at all is no death.
    assert fatal(header=graded) == [(True, 0), (True, 0)]


@quick
@given(five_events)
def test_a_second_count_in_plain_python_agrees(events: list[Event]) -> None:
    found = by_kind(with_events(events))
    columns: dict[str, tuple[int, Callable[[Any], bool]]] = {
        "any": (1, lambda _: True),
        "related": (7, bool),
        "grade_3": (5, lambda grade: grade >= 3),
        "serious": (6, bool),
        "led_to_withdrawal": (8, bool),
        "fatal": (5, lambda grade: grade == 5),
    }
    if not any(event[5] > 3 for event in events):
        # A scale of mild, moderate and severe tells of no death.
        del columns["fatal"]
        assert not events or not found["fatal", "treatment"]["supplied"]
    for kind, (place, is_of_kind) in columns.items():
        recorded = [(event[0], event[place]) for event in events if event[place] is not None]
        recorded = [(who, cell) for who, cell in recorded if cell == cell]
        for arm, members in (("treatment", "123"), ("control", "45")):
            row = found[kind, arm]
            assert row["supplied"] == bool(recorded)
            if recorded:
                followed = [who for who, cell in recorded if who in members and is_of_kind(cell)]
                assert (row["participants"], row["events"]) == (len(set(followed)), len(followed))
