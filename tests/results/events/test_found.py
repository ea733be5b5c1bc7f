"""The classes and terms that hold a text, with and without an event of a kind."""

from lib.results.events import found
from lib.results.events.found import found_terms
from tests.support.studies import dosed_study, small_study

EVENTS = (
    "1,Headache,Nervous,1,2,1,no,yes",
    "2,Headache,Nervous,1,2,1,no,no",
    "3,Nausea,Gut,1,2,1,yes,no",
)


def test_terms_of_whom_nobody_had_the_kind_stand_apart() -> None:
    study = dosed_study("TTCC", *EVENTS)
    every = found_terms(study, kind="any", order="name")
    assert every.n == 4
    assert every.had["term"].tolist() == ["", "Nausea", "", "Headache"]
    assert every.nobody.empty
    related = found_terms(study, kind="related", order="name")
    assert related.had["term"].tolist() == ["", "Headache"]
    # One of two against none of two.
    assert related.differences["value"].tolist() == [0.5, 0.5]
    assert related.nobody["term"].tolist() == ["", "Nausea"]
    assert related.nobody_differences["value"].tolist() == [0, 0]


def test_a_text_finds_its_terms_with_their_class() -> None:
    study = dosed_study("TTCC", *EVENTS)
    assert found_terms(study, kind="any", order="name", looked_for="HEAD").had["term"].tolist() == [
        "",
        "Headache",
    ]
    assert found_terms(study, kind="any", order="name", looked_for="fever").n == 0


def test_no_more_are_listed_than_a_table_holds() -> None:
    many = [f"1,Term {number},Class,1,2,1,no,no" for number in range(found.MOST_LISTED + 5)]
    listed = found_terms(dosed_study("TC", *many), kind="any", order="name")
    assert listed.n == found.MOST_LISTED + 6
    assert len(listed.had) == found.MOST_LISTED


def test_without_events_nothing_is_found() -> None:
    none_collected = small_study("TC", score=["5 5", "5 5"])
    none_occurred = small_study("TC", events=(), score=["5 5", "5 5"])
    for study in (none_collected, none_occurred):
        assert found_terms(study, kind="any", order="name").n == 0
