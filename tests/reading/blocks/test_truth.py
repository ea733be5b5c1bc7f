"""What `study.toml` may say is built into synthetic data, and that nothing else is let in."""

from typing import Any

import pytest

from lib.reading.blocks.truth import (
    NEED_COUNT,
    NEED_DESCRIBED,
    NEED_FOLLOW_UP,
    NEED_RATIO,
    ONLY_SYNTHETIC,
    OUTCOME_OR_RATES,
    TWICE_BUILT_IN,
)
from lib.reading.entries import (
    MISSING,
    NEED_BLOCKS,
    NEED_INTEGER,
    NEED_NUMBER,
    NEED_TRUTH,
    UNKNOWN_KEY,
)
from lib.reading.settings import read_protocol
from lib.study.claims import BuiltIn
from lib.study.problems import Problem, Problems
from tests.support.files import SETTINGS, toml

SCORE = {"outcome": "mex_sledai", "day": 43, "effect": -2, "shown_in": 812}
RATIO = {"outcome": "il6", "day": 22, "effect": 0.9, "shown_in": 0}
RATES = {"events": True, "shown_in": 1000}


def read(*blocks: Any, data: str = "synthetic") -> tuple[tuple[BuiltIn, ...], tuple[Problem, ...]]:
    problems = Problems()
    entries = SETTINGS | {"data": data, "truth": list(blocks)}
    return read_protocol(toml(entries).encode(), problems).truth, problems.found


def test_what_is_built_in_is_read_as_it_stands() -> None:
    assert read(SCORE, RATIO, RATES) == (
        (
            BuiltIn(812, outcome="mex_sledai", day=43, effect=-2.0),
            BuiltIn(0, outcome="il6", day=22, effect=0.9),
            BuiltIn(1000, events=True),
        ),
        (),
    )


def test_data_that_are_not_synthetic_have_no_known_truth() -> None:
    truth, problems = read(SCORE, RATES, data="real")
    assert truth == ()
    assert [(each.column, each.allowed) for each in problems] == [("truth", ONLY_SYNTHETIC)]


@pytest.mark.parametrize(
    ("block", "change", "column", "allowed"),
    [
        (SCORE, {"outcome": "c5"}, "outcome", NEED_DESCRIBED),
        (SCORE, {"day": None}, "day", MISSING),
        (SCORE, {"day": 4.5}, "day", NEED_INTEGER),
        (SCORE, {"day": 1}, "day", NEED_FOLLOW_UP),
        (SCORE, {"day": 44}, "day", NEED_FOLLOW_UP),
        (SCORE, {"effect": None}, "effect", MISSING),
        (SCORE, {"effect": "-2"}, "effect", NEED_NUMBER),
        (RATIO, {"effect": 0}, "effect", NEED_RATIO),
        (SCORE, {"shown_in": None}, "shown_in", MISSING),
        (SCORE, {"shown_in": 1001}, "shown_in", NEED_COUNT),
        (SCORE, {"shown_in": -1}, "shown_in", NEED_COUNT),
        (SCORE, {"shown_in": 81.2}, "shown_in", NEED_INTEGER),
        (SCORE, {"events": True}, "", OUTCOME_OR_RATES),
        (RATES, {"events": False}, "", OUTCOME_OR_RATES),
        (RATES, {"events": "yes"}, "events", NEED_TRUTH),
        (SCORE, {"power": 0.8}, "power", UNKNOWN_KEY),
    ],
)
def test_what_does_not_fit_is_reported(
    block: dict[str, Any], change: dict[str, Any], column: str, allowed: str
) -> None:
    entries = {name: value for name, value in (block | change).items() if value is not None}
    assert (f"truth[1].{column}".rstrip("."), allowed) in {
        (each.column, each.allowed) for each in read(entries)[1]
    }


@pytest.mark.parametrize("block", [SCORE, RATES], ids=["outcome", "events"])
def test_the_same_is_said_once(block: dict[str, Any]) -> None:
    assert [(each.column, each.allowed) for each in read(block, RATIO, block)[1]] == [
        ("truth[3]", TWICE_BUILT_IN)
    ]


def test_blocks_that_are_no_list_are_reported() -> None:
    problems = Problems()
    read_protocol(b'data = "synthetic"\n[truth]\nshown_in = 3\n', problems)
    assert [each.allowed for each in problems.found] == [NEED_BLOCKS]
