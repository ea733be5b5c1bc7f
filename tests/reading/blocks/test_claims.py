"""What `[[claims]]` may say, and that whatever else they say is reported."""

from typing import Any

import pytest

from lib.language import Text
from lib.reading.blocks.claims import (
    NEED_EFFECT,
    NEED_OUTCOME,
    NEED_RATIO,
    OUTCOME_OR_EVENTS,
    TOO_MANY_CLAIMS,
    read_claims,
)
from lib.reading.entries import (
    MISSING,
    NEED_BLOCKS,
    NEED_BOTH_LANGUAGES,
    NEED_INTEGER,
    NEED_NUMBER,
    NEED_ONE_OF,
    NEED_TABLE,
    NEED_TEXT,
    NEED_TRUTH,
    UNKNOWN_KEY,
    Entries,
)
from lib.reading.settings import read_protocol
from lib.study.claims import Claim
from lib.study.contract import MOST_CLAIMS
from lib.study.problems import Problem, Problems
from tests.support.changes import with_entry
from tests.support.files import toml

CLAIM = {
    "en": "C3 rose at day 43.",
    "it": "Il C3 è aumentato al giorno 43.",
    "published": "Journal 2020;1:1",
    "outcome": "c3",
    "contrast": "within_treatment",
    "direction": "higher",
    "p_below_005": True,
    "day": 43,
}


def claims_of(*claims: Any) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    problems = Problems()
    return read_claims(Entries({"claims": list(claims)}, "", problems)), problems.found


def test_a_claim_about_an_outcome_is_read_as_it_stands() -> None:
    claims, problems = claims_of(CLAIM)
    assert problems == ()
    assert claims == (
        Claim(
            text=Text("C3 rose at day 43.", "Il C3 è aumentato al giorno 43."),
            published=Text("Journal 2020;1:1", "Journal 2020;1:1"),
            outcome="c3",
            contrast="within_treatment",
            direction="higher",
            below_005=True,
            day=43,
        ),
    )


def test_what_a_claim_leaves_out_is_left_open() -> None:
    (claim,), problems = claims_of({"en": "Lower.", "published": "J", "outcome": "c3"} | FALLS)
    assert problems == ()
    assert claim.text == Text("Lower.", "Lower.")
    assert (claim.contrast, claim.below_005, claim.day) == ("", None, None)
    assert (claim.effect, claim.low, claim.high) == (None, None, None)
    assert claim.compares_arms


@pytest.mark.parametrize(
    "told", [{"p_below_005": False}, {"effect": -2.5}, {"effect": -2.5, "low": -4, "high": -1}]
)
def test_a_claim_that_tells_no_difference_or_its_size_needs_no_direction(
    told: dict[str, Any],
) -> None:
    (claim,), problems = claims_of({"en": "None.", "published": "J", "outcome": "c3"} | told)
    assert problems == ()
    assert claim.direction == ""
    assert (claim.effect, claim.low, claim.high) == tuple(map(told.get, ("effect", "low", "high")))


FALLS = {"direction": "lower"}


def test_a_claim_may_speak_of_events_or_of_nothing_measured() -> None:
    claims, problems = claims_of(
        {"en": "No serious event.", "published": "J", "no_events": "serious"},
        {"en": "Well tolerated.", "published": "J"},
    )
    assert problems == ()
    assert [(claim.outcome, claim.no_events) for claim in claims] == [("", "serious"), ("", "")]


def test_a_study_without_claims_has_none() -> None:
    assert claims_of() == ((), ())


@pytest.mark.parametrize(
    ("change", "column", "allowed"),
    [
        ({"en": 3}, "en", NEED_TEXT),
        ({"published": None}, "published", MISSING),
        ({"published": 4}, "published", NEED_BOTH_LANGUAGES),
        ({"outcome": ["c3"]}, "outcome", NEED_TEXT),
        ({"contrast": "between"}, "contrast", NEED_ONE_OF),
        ({"direction": None}, "direction", MISSING),
        ({"direction": "up"}, "direction", NEED_ONE_OF),
        ({"p_below_005": "yes"}, "p_below_005", NEED_TRUTH),
        ({"day": 43.5}, "day", NEED_INTEGER),
        ({"effect": "2"}, "effect", NEED_NUMBER),
        ({"effect": 2, "low": 1}, "high", MISSING),
        ({"effect": 2, "high": 3}, "low", MISSING),
        ({"low": 1, "high": 3}, "effect", NEED_EFFECT),
        ({"effect": 4, "low": 1, "high": 3}, "effect", NEED_EFFECT),
        ({"effect": 2, "low": 3, "high": 1}, "effect", NEED_EFFECT),
        ({"outcome": None, "effect": 2}, "effect", NEED_OUTCOME),
        ({"no_events": "serious"}, "no_events", OUTCOME_OR_EVENTS),
        ({"no_events": "bad"}, "no_events", NEED_ONE_OF),
        ({"p": 0.03}, "p", UNKNOWN_KEY),
        ({"outcome": None}, "direction", NEED_OUTCOME),
    ],
)
def test_a_malformed_claim_is_reported(change: dict[str, Any], column: str, allowed: str) -> None:
    entries = {name: value for name, value in (CLAIM | change).items() if value is not None}
    assert (f"claims[1].{column}", allowed) in {
        (problem.column, problem.allowed) for problem in claims_of(entries)[1]
    }


@pytest.mark.parametrize("numbers", [{"effect": 0}, {"effect": 1.0, "low": -0.5, "high": 2.5}])
def test_a_published_effect_on_an_outcome_on_the_log_scale_is_a_ratio(
    numbers: dict[str, float],
) -> None:
    claims = [{"en": "It fell.", "published": "J", "outcome": "il6"} | numbers]
    settings = with_entry(["claims"], claims)
    of_a_score = with_entry(["claims", 0, "outcome"], "mex_sledai", settings)
    for entries, expected in ((settings, [NEED_RATIO]), (of_a_score, [])):
        problems = Problems()
        read_protocol(toml(entries).encode(), problems)
        assert [found.allowed for found in problems.found] == expected


def test_a_claim_without_a_text_is_reported() -> None:
    entries = {name: value for name, value in CLAIM.items() if name not in ("en", "it")}
    claims, problems = claims_of(entries)
    assert claims == ()
    assert [(problem.column, problem.allowed) for problem in problems] == [
        ("claims[1].en", MISSING)
    ]


def test_a_claim_that_is_no_table_is_reported_and_the_others_are_read() -> None:
    claims, problems = claims_of("C3 rose.", CLAIM)
    assert len(claims) == 1
    assert (problems[0].column, problems[0].allowed) == ("claims[1]", NEED_TABLE)


def test_claims_that_are_no_list_are_reported() -> None:
    problems = Problems()
    assert read_claims(Entries({"claims": {"en": "C3 rose."}}, "", problems)) == ()
    assert [problem.allowed for problem in problems.found] == [NEED_BLOCKS]


def test_the_number_of_claims_is_bounded() -> None:
    claims, problems = claims_of(*[CLAIM] * (MOST_CLAIMS + 1))
    assert claims == ()
    assert [problem.allowed for problem in problems] == [TOO_MANY_CLAIMS]
    assert len(claims_of(*[CLAIM] * MOST_CLAIMS)[0]) == MOST_CLAIMS
