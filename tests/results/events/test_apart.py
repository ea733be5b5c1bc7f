"""The terms that differ most in either direction, and the kinds that nobody had."""

import pytest

from lib.results.events.apart import farthest_terms, kinds_of_nobody
from lib.results.events.kinds import incidence_by_kind
from lib.results.events.terms import incidence_by_term
from tests.support.events import of_three
from tests.support.studies import sample, small_study


def test_the_farthest_terms_are_so_in_either_direction_and_of_equal_ones_the_more_frequent() -> (
    None
):
    # Counted by hand: Rash 2/2 against 0/2, Ache 0/2 against 2/2, Itch 2/2 against 1/2.
    lines = ["1,Rash", "2,Rash", "3,Ache", "4,Ache", "1,Itch", "2,Itch", "3,Itch", "1,Cold"]
    events = [f"{line},,1,2,1,no,no" for line in lines]
    study = small_study("TTCC", score=["5 5"] * 4, events=events)
    found = farthest_terms(incidence_by_term(study), most=3)
    assert set(found["term"][:2]) == {"Rash", "Ache"}
    # Itch and Cold differ by the same, and three participants had Itch.
    assert found["term"][2] == "Itch"
    values = dict(zip(found["term"], found["value"], strict=True))
    assert values == pytest.approx({"Rash": 1, "Ache": -1, "Itch": 0.5})


def test_without_events_no_term_is_farthest() -> None:
    for study in (
        small_study("TC", score=["5 5"] * 2),
        small_study("TC", score=["5 5"] * 2, events=[]),
    ):
        assert farthest_terms(incidence_by_term(study), most=2).empty


def test_what_was_not_supplied_is_not_said_of_nobody() -> None:
    assert kinds_of_nobody(incidence_by_kind(sample())) == [
        *("grade_3", "serious", "led_to_withdrawal"),
    ]
    bare = of_three("1,Rash,Skin,1,2,,,yes")
    assert kinds_of_nobody(incidence_by_kind(bare)) == []
    none = small_study("TC", score=["5 5"] * 2, events=[])
    # That of any event is the sum of all and stays a row of its own.
    assert kinds_of_nobody(incidence_by_kind(none)) == [
        *("related", "grade_3", "serious", "led_to_withdrawal", "fatal"),
    ]
