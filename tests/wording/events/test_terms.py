"""What differs most among adverse events, what nobody had, and what no event still allows."""

import math

import pytest

from lib.results.events.apart import farthest_terms, kinds_of_nobody
from lib.results.events.kinds import incidence_by_kind
from lib.results.events.terms import incidence_by_term, select_terms, term_differences
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.events.kinds import kinds_without_sentence, none_allows_sentence
from lib.wording.events.terms import (
    apart_sentence,
    difference_text,
    more_with_text,
    share_of_arm_text,
    terms_of_nobody_sentence,
)
from lib.words import Words
from tests.support.events import of_three
from tests.support.studies import sample, small_study
from tests.support.wording import ENGLISH, ITALIANO


def allows(study: Study, words: Words = ENGLISH) -> str:
    return none_allows_sentence(study, incidence_by_kind(study), words)


def test_no_serious_event_comes_with_what_zero_still_allows() -> None:
    # 1 - 0.95^15.
    assert allows(sample()) == (
        "A true risk up to the upper limit is still compatible; the chance of seeing at least one "
        "case of a harm that strikes 1 in 20 was 54% with secretome."
    )
    assert allows(sample(), ITALIANO).endswith(" 1 persona su 20 era del 54% con secretoma.")
    assert allows(of_three("1,Rash,Skin,1,2,3,yes,no")) == ""
    assert allows(of_three("1,Rash,Skin,1,2,3,,no")) == ""
    assert allows(small_study("TC", score=["5 5", "5 5"])) == ""


def test_a_chance_below_certainty_is_not_given_as_certainty() -> None:
    # 1 - 0.95^127 is 0.9985.
    study = small_study("T" * 127 + "C" * 127, score=["5 5"] * 254, events=[])
    for words in (ENGLISH, ITALIANO):
        assert "100%" not in allows(study, words)
    assert allows(study).endswith(" that strikes 1 in 20 was >99% with drug.")
    assert allows(study, ITALIANO).endswith(" 1 persona su 20 era di >99% con farmaco.")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ENGLISH,
            "Terms that differ most (picked from 10): pyrexia 3/15 (20%) with secretome and 0/14 "
            "(0%) with placebo, +20.0 percentage points (95% CI −5.1 to 45.2); headache 3/15 (20%) "
            "with secretome and 0/14 (0%) with placebo, +20.0 percentage points (95% CI −5.1 to "
            "45.2).",
        ),
        (
            ITALIANO,
            (
                "Termini con la differenza maggiore (scelti tra 10): pyrexia 3/15 (20%) "
                "con secretoma e 0/14 (0%) con placebo, +20,0 punti percentuali (IC 95% da "
                "−5,1 a 45,2); headache 3/15 (20%) con secretoma e 0/14 (0%) con placebo, "
                "+20,0 punti percentuali (IC 95% da −5,1 a 45,2)."
            ),
        ),
    ],
    ids=["en", "it"],
)
def test_the_terms_that_differ_most_have_their_counts_and_their_interval(
    words: Words, expected: str
) -> None:
    farthest = farthest_terms(incidence_by_term(sample()), most=2)
    assert apart_sentence(sample(), farthest, 10, words) == expected


def test_terms_without_a_difference_are_not_said_to_differ() -> None:
    study = small_study("TC", score=["5 5"] * 2, events=["1,Rash,,1,2,1,no,no", "2,Rash,,,,,,"])
    assert apart_sentence(study, farthest_terms(incidence_by_term(study), most=2), 1, ENGLISH) == ""
    none = small_study("TC", score=["5 5"] * 2, events=[])
    assert apart_sentence(none, farthest_terms(incidence_by_term(none), most=2), 0, ENGLISH) == ""


def test_kinds_that_nobody_had_and_those_not_supplied_are_told_apart() -> None:
    kinds = incidence_by_kind(sample())
    assert kinds_of_nobody(kinds) == ["grade_3", "serious", "led_to_withdrawal"]
    said = [kinds_without_sentence(kinds, words) for words in (ENGLISH, ITALIANO)]
    assert said == ["Not supplied: Fatal.", "Non forniti: Fatali."]


def test_a_hover_text_is_written_as_the_reader_writes_it() -> None:
    # 3 of 15 against 0 of 14, as in the answer above.
    differences = term_differences(incidence_by_term(sample()), "any")
    row = differences[differences["participants_treatment"] == 3].iloc[0]
    for words, share, difference, side in (
        (
            ENGLISH,
            "Pyrexia: secretome 3/15 (20%)",
            "+20.0 percentage points (−5.1 to 45.2)",
            "more with placebo",
        ),
        (
            ITALIANO,
            "Pyrexia: secretoma 3/15 (20%)",
            "+20,0 punti percentuali (da −5,1 a 45,2)",
            "di più con placebo",
        ),
    ):
        assert share_of_arm_text(sample(), "Pyrexia", TREATMENT, 3, 15, words) == share
        assert difference_text(row["value"], row["low"], row["high"], words) == difference
        assert more_with_text(sample(), CONTROL, words) == side
    assert difference_text(math.nan, math.nan, math.nan, ENGLISH) == "–"


def test_a_class_without_an_event_of_the_kind_stands_for_its_terms() -> None:
    study = of_three("1,Rash,Skin,1,2,1,no,yes", "2,Itch,Skin,1,2,1,no,no", "3,Ache,Head,,,1,no,no")
    found = select_terms(incidence_by_term(study), kind="related", order="name")
    differences = term_differences(found, "related")
    none = differences["participants_treatment"] + differences["participants_control"] == 0
    # Exact limits of 0 of 2 and of 0 of 1: 1 - 0.025 ** (1 / n).
    assert terms_of_nobody_sentence(study, found[none], differences[none], "related", ENGLISH) == (
        "Related to the study treatment, nobody within 22 days (drug 0/2, 95% CI 0 to 84.2%; dummy "
        "0/1, 95% CI 0 to 97.5%): Head; Itch."
    )
    assert terms_of_nobody_sentence(study, found[:0], differences[:0], "any", ENGLISH) == ""
