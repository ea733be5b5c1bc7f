"""Searching classes and terms: what is found, with what, and nothing else."""

import pandas as pd
import pytest

from lib.results.event_terms import (
    incidence_by_term,
    kinds_supplied,
    most_participants,
    search_terms,
)
from lib.study.study import Study
from tests.support.studies import sample, small_study, tiny_study


def study_of(*events: str) -> Study:
    return small_study("TTC", score=["5 5"] * 3, events=events)


def found(study: Study, text: str) -> list[str]:
    """What a search finds: a class by its name, a term with a dash."""
    rows = search_terms(incidence_by_term(study), text)
    return [
        f"- {term}" if term else name
        for name, term in zip(rows["system_organ_class"], rows["term"], strict=True)
    ]


SKIN_AND_NERVES = (
    "1,Rash,Skin,1,2,1,no,no",
    "1,Itch,Skin,1,2,1,no,no",
    "3,Headache,Nervous system,1,2,1,no,no",
    "3,Skin tingling,Nervous system,1,2,1,no,no",
    "2,Headache,,1,2,1,no,no",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rash", ["Skin", "- Rash"]),
        ("ITCH", ["Skin", "- Itch"]),
        # In a class and in a term of another one: all of the first, one term of the second.
        ("sKiN", ["Skin", "- Itch", "- Rash", "Nervous system", "- Skin tingling"]),
        ("nervous", ["Nervous system", "- Headache", "- Skin tingling"]),
        ("headache", ["Nervous system", "- Headache", "", "- Headache"]),
        ("qqq", []),
        (".*", []),
        ("(", []),
    ],
)
def test_a_term_brings_its_class_and_a_class_keeps_its_terms(
    text: str, expected: list[str]
) -> None:
    assert sorted(found(study_of(*SKIN_AND_NERVES), text)) == sorted(expected)


def test_an_empty_search_finds_everything_as_it_was() -> None:
    every = incidence_by_term(sample())
    pd.testing.assert_frame_equal(search_terms(every, ""), every)
    nothing = incidence_by_term(study_of())
    pd.testing.assert_frame_equal(search_terms(nothing, ""), nothing)
    pd.testing.assert_frame_equal(search_terms(nothing, "rash"), nothing)


def test_what_is_found_keeps_its_numbers_and_its_order() -> None:
    every = incidence_by_term(sample())
    rows = search_terms(every, "injection")
    pd.testing.assert_frame_equal(rows, every.loc[rows.index])
    assert list(rows.index) == sorted(rows.index)
    assert sorted(rows["term"]) == ["", "Injection site erythema", "Injection site pain"]


@pytest.mark.parametrize("text", ["straße", "STRASSE", "头", "PERCHÉ", "d'iniezione"])
def test_letters_of_any_language_are_found_in_either_case(text: str) -> None:
    lines = ("1,Straße,A,1,2,1,no,no", "1,头痛,B,1,2,1,no,no")
    study = study_of(*lines, "1,Perché,C,1,2,1,no,no", "1,Sito d'iniezione,D,1,2,1,no,no")
    assert len(found(study, text)) == 2


def test_an_accent_is_found_however_it_is_typed() -> None:
    # The letter and its accent as two characters, as some systems type and store it.
    study = study_of("1,Astenìa,A,1,2,1,no,no")
    assert found(study, "asteni\u0300a") == found(study, "astenìa") == ["A", "- Astenìa"]
    # The same where it is the file that has them apart.
    apart = study_of("1,Asteni\u0300a,Pelle lesa\u0300,1,2,1,no,no")
    for text in ("ASTENI\u0300A", "ASTENÌA", "lesà", "lesa\u0300"):
        assert found(apart, text) == ["Pelle lesà", "- Astenìa"]
    assert found(apart, "astenia") == []


def test_a_search_of_no_term_finds_none() -> None:
    assert found(study_of(), "rash") == []
    assert found(study_of(), "") == []


def test_the_kinds_supplied_are_those_that_some_event_tells() -> None:
    def kinds(study: Study) -> list[str]:
        return kinds_supplied(incidence_by_term(study))

    assert kinds(sample()) == ["any", "related", "grade_3", "serious"]
    assert kinds(study_of("1,Rash,Skin,1,2,,no,", "3,Itch,Skin,1,2,,,")) == ["any", "serious"]
    assert kinds(tiny_study(events="participant_id,term\nS1,Rash")) == ["any"]


def test_the_most_participants_are_those_of_a_class() -> None:
    every = incidence_by_term(study_of(*SKIN_AND_NERVES, "2,Itch,Skin,1,2,3,no,yes"))
    assert most_participants(every, "any") == 2
    assert most_participants(every, "related") == 1
    assert most_participants(every, "serious") == 0
    assert most_participants(every.head(0), "any") == 0
    # A general disorder: P05, P07, P11, P13, P18, P20, P22, P26, P27 and P29.
    assert most_participants(incidence_by_term(sample()), "any") == 10
