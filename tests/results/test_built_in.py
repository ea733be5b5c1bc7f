"""The term of adverse events in which the arms are farthest apart."""

import pytest

from lib.results.built_in import TermApart, farthest_term
from lib.results.events.apart import farthest_terms
from lib.results.events.terms import incidence_by_term
from lib.study.study import Study
from tests.support.studies import small_study


def farthest(study: Study) -> TermApart | None:
    return farthest_term(farthest_terms(incidence_by_term(study), most=1))


def test_the_term_in_which_the_arms_are_farthest_apart() -> None:
    """Three on the drug, two on the dummy: headache 2/3 against 0/2, rash 0/3 against 1/2."""
    study = small_study(
        "TTTCC",
        score=["5 5"] * 5,
        events=[
            "1,Headache,Nerves,3,4,1,no,no",
            "1,Headache,Nerves,6,7,1,no,no",
            "2,headache,Nerves,3,4,1,no,no",
            "4,Rash,Skin,3,4,1,no,no",
        ],
    )
    assert farthest(study) == TermApart("Headache", ((2, 3), (0, 2)))


def test_of_terms_equally_far_apart_the_more_frequent_one_is_named() -> None:
    """Rash 1/2 against 0/2, cough 1/2 against 2/2: half apart, both; cough in more people."""
    study = small_study(
        "TTCC",
        score=["5 5"] * 4,
        events=[
            "1,Rash,Skin,3,4,1,no,no",
            *(f"{who},Cough,Lungs,3,4,1,no,no" for who in (2, 3, 4)),
        ],
    )
    assert farthest(study) == TermApart("Cough", ((1, 2), (2, 2)))


@pytest.mark.parametrize("events", [None, []], ids=["not collected", "none occurred"])
def test_without_events_no_term_differs(events: list[str] | None) -> None:
    assert farthest(small_study("TC", score=["5 5"] * 2, events=events)) is None
