"""How the arms were allotted: what `[design]` and the column block say, and their faults."""

from typing import Any

import pandas as pd
import pytest

from lib.reading.blocks.allocation import (
    NEED_BLOCK,
    NEED_BLOCK_SIZE,
    NEED_STRATUM,
    NO_BLOCKS,
    NO_CHARACTERISTICS,
    ONLY_BLOCKS,
    TWO_WAYS,
    UNEVEN_BLOCKS,
    UNKNOWN_STRATUM,
)
from lib.reading.entries import MISSING, NEED_CELLS, NEED_INTEGER, NEED_ONE_OF
from lib.reading.examine import read_study
from lib.results.participants.baseline import baseline_characteristics
from lib.study.protocol import Allocation
from tests.support.changes import with_column, with_entry, without_column
from tests.support.files import PARTICIPANTS, SETTINGS, study_files, toml
from tests.support.studies import problem, problems_of, read_as_written

# Six participants in the order S1 S2 S3 (secretome) P1 P2 P3 (placebo).
BLOCK = ["1", "1", "2", "1", "2", "2"]
CENTRE = ["Solo", "Bali", "Solo", "Bali", "Solo", "Bali"]


def files(design: dict[str, Any] | None, table: str = PARTICIPANTS) -> dict[str, bytes]:
    settings = SETTINGS if design is None else with_entry(["design"], design, SETTINGS)
    return study_files(participants=table, settings=toml(settings))


def within(design: dict[str, Any] | None, table: str = PARTICIPANTS) -> list[int] | None:
    """The blocks and strata of the six participants."""
    found = read_study(files(design, table)).allotted_within
    return None if found is None else found.tolist()


def parts(labels: list[int] | None) -> set[frozenset[int]]:
    """Who is together with whom, by number."""
    assert labels is not None
    return {frozenset(i for i, own in enumerate(labels) if own == label) for label in set(labels)}


WITH_BLOCK = with_column(PARTICIPANTS, "block", BLOCK)
WITH_CENTRE = with_column(PARTICIPANTS, "centre", CENTRE)
WITH_BOTH = with_column(WITH_BLOCK, "centre", CENTRE)
# In the order in which they were randomised, two of each arm in four.
IN_ORDER = "\n".join(PARTICIPANTS.splitlines()[n] for n in (0, 1, 4, 5, 2, 3, 6)) + "\n"


def test_without_a_scheme_none_is_assumed() -> None:
    for table in (PARTICIPANTS, WITH_BLOCK):
        assert read_study(files(None, table)).allocation is None
        assert within(None, table) is None


@pytest.mark.parametrize("scheme", ["simple", "fixed sizes"])
def test_a_scheme_without_blocks_goes_over_everybody_or_over_each_stratum(scheme: str) -> None:
    study = read_study(files({"allocation": scheme}, WITH_BLOCK))
    assert study.allocation == Allocation(scheme)
    assert study.allotted_within is None
    found = within({"allocation": scheme, "strata": ["centre"]}, WITH_CENTRE)
    assert parts(found) == {frozenset({0, 2, 4}), frozenset({1, 3, 5})}


def test_blocks_are_those_of_the_column_in_each_stratum() -> None:
    blocks = {"allocation": "permuted blocks"}
    assert parts(within(blocks, WITH_BLOCK)) == {frozenset({0, 1, 3}), frozenset({2, 4, 5})}
    # Block 1 of one centre is not block 1 of the other.
    assert parts(within({**blocks, "strata": ["centre"]}, WITH_BOTH)) == {
        *(frozenset({0}), frozenset({1, 3}), frozenset({2, 4}), frozenset({5})),
    }


def test_blocks_of_a_size_are_filled_in_the_order_of_the_table_in_each_stratum() -> None:
    blocks = {"allocation": "permuted blocks", "block_size": 4}
    found = within(blocks, IN_ORDER)
    assert parts(found) == {frozenset({0, 1, 2, 3}), frozenset({4, 5})}
    # S1 S2 P1 P2 S3 P3: of a S1 P1, then P3 alone; of b S2 P2, then S3 alone.
    lines = [PARTICIPANTS.splitlines()[n] for n in (0, 1, 2, 4, 5, 3, 6)]
    table = with_column("\n".join(lines) + "\n", "centre", ["a", "b", "a", "b", "b", "a"])
    assert parts(within({**blocks, "block_size": 2, "strata": ["centre"]}, table)) == {
        *(frozenset({0, 2}), frozenset({5}), frozenset({1, 3}), frozenset({4})),
    }


def test_a_block_of_one_arm_is_allowed_in_the_column() -> None:
    table = with_column(PARTICIPANTS, "block", ["1", "1", "2", "2", "3", "3"])
    assert problems_of(files({"allocation": "permuted blocks"}, table)) == ()


def test_the_column_block_is_no_characteristic() -> None:
    plain, with_block = (
        read_study(files({"allocation": "fixed sizes"}, table))
        for table in (PARTICIPANTS, WITH_BLOCK)
    )
    assert with_block.participants["block"].tolist() == BLOCK
    pd.testing.assert_frame_equal(
        baseline_characteristics(with_block), baseline_characteristics(plain)
    )


def test_the_number_of_a_centre_may_be_a_stratum() -> None:
    table = with_column(PARTICIPANTS, "site", ["101", "102", "101", "102", "101", "102"])
    study = read_as_written(files({"allocation": "simple", "strata": ["site"]}, table))
    assert study.allotted_within is not None
    assert parts(study.allotted_within.tolist()) == {frozenset({0, 2, 4}), frozenset({1, 3, 5})}


TOML, ROSTER = "study.toml", "participants.csv"
BLOCKS = {"allocation": "permuted blocks"}
BARE = without_column(without_column(PARTICIPANTS, "sex"), "age")


@pytest.mark.parametrize(
    ("design", "table", "expected"),
    [
        (
            {"allocation": "coin"},
            PARTICIPANTS,
            problem(
                *(TOML, None, "design.allocation", "coin", NEED_ONE_OF),
                names="simple, fixed sizes, permuted blocks",
            ),
        ),
        (
            {"strata": ["sex"]},
            PARTICIPANTS,
            problem(TOML, None, "design.allocation", "", MISSING),
        ),
        ({"block_size": 4}, IN_ORDER, problem(TOML, None, "design.allocation", "", MISSING)),
        (
            {**BLOCKS, "block_size": 1},
            PARTICIPANTS,
            problem(TOML, None, "design.block_size", "1", NEED_BLOCK_SIZE),
        ),
        (
            {**BLOCKS, "block_size": "four"},
            PARTICIPANTS,
            problem(TOML, None, "design.block_size", "four", NEED_INTEGER),
        ),
        (
            {"allocation": "simple", "block_size": 4},
            IN_ORDER,
            problem(TOML, None, "design.block_size", "4", ONLY_BLOCKS),
        ),
        (
            {"allocation": "simple", "strata": "sex"},
            PARTICIPANTS,
            problem(TOML, None, "design.strata", "sex", NEED_CELLS),
        ),
        (
            BLOCKS,
            PARTICIPANTS,
            problem(TOML, None, "design.allocation", "permuted blocks", NO_BLOCKS),
        ),
        (
            {**BLOCKS, "block_size": 4},
            with_column(IN_ORDER, "block", BLOCK),
            problem(TOML, None, "design.block_size", "4", TWO_WAYS),
        ),
        (
            BLOCKS,
            with_column(PARTICIPANTS, "block", ["1", "1", "", "1", "2", "2"]),
            problem(ROSTER, 4, "block", "", NEED_BLOCK),
        ),
        (
            {"allocation": "simple", "strata": ["centre"]},
            PARTICIPANTS,
            problem(*(TOML, None, "design.strata", "centre", UNKNOWN_STRATUM), columns="sex, age"),
        ),
        (
            # Known only after the arms were allotted.
            {"allocation": "simple", "strata": ["withdrawn_day"]},
            with_column(PARTICIPANTS, "withdrawn_day", ["", "30", "", "", "", ""]),
            problem(
                *(TOML, None, "design.strata", "withdrawn_day", UNKNOWN_STRATUM),
                columns="sex, age",
            ),
        ),
        (
            {"allocation": "simple", "strata": ["sex"]},
            BARE,
            problem(*(TOML, None, "design.strata", "sex", NO_CHARACTERISTICS), columns=""),
        ),
        (
            {"allocation": "simple", "strata": ["centre"]},
            with_column(PARTICIPANTS, "centre", ["Solo", "", "Solo", "Bali", "Solo", "Bali"]),
            problem(ROSTER, 3, "centre", "", NEED_STRATUM),
        ),
        (
            # S1 S2, S3 P1, P2 P3: only the middle one has one of each.
            {**BLOCKS, "block_size": 2},
            PARTICIPANTS,
            problem(*(ROSTER, 4, "arm", "secretome", UNEVEN_BLOCKS), size=2),
        ),
    ],
)
def test_what_does_not_fit_says_where_it_is_and_what_to_do(
    design: dict[str, Any], table: str, expected: Any
) -> None:
    assert problems_of(files(design, table)) == (expected,)
