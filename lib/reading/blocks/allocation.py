"""How the arms were allotted: what `[design]` of `study.toml` says, and what the roster lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.language import sentence
from lib.reading.cells import Check
from lib.reading.entries import FILE, Entries
from lib.reading.spellings import plain
from lib.study.columns import columns_of
from lib.study.entries import PERMUTED_BLOCKS
from lib.study.problems import Problems
from lib.study.protocol import Allocation

NEED_BLOCK_SIZE = sentence("Write how many participants a block has: 2 or more.")
ONLY_BLOCKS = sentence('Only allocation = "permuted blocks" has blocks: correct one of the two.')
NO_BLOCKS = sentence(
    "Permuted blocks need the column block in participants.csv, or the entry block_size here if "
    "they were filled in the order in which participants.csv lists the participants."
)
TWO_WAYS = sentence(
    "participants.csv has the column block as well: leave away this entry or that column."
)
NEED_BLOCK = sentence("With permuted blocks everybody needs a block: write the one they were in.")
UNEVEN_BLOCKS = sentence(
    "Filled in the order of this table, the blocks of {size} do not all hold as many of each arm "
    "as the others; here begins one that does not. List the participants in the order in which "
    "they were randomised, or add the column block."
)
UNKNOWN_STRATUM = sentence(
    "This is no column of participants.csv that was known before the arms were allotted; such are: "
    "{columns}."
)
NO_CHARACTERISTICS = sentence(
    "participants.csv has no column beside those of the arms and of what happened later, so there "
    "is nothing to name here: add the column, or leave this entry away."
)
NEED_STRATUM = sentence(
    "study.toml says that the arms were allotted within the levels of this column, so everybody "
    "needs one."
)


def read_allocation(design: Entries, values: Mapping[str, Any]) -> Allocation | None:
    """How the arms were allotted, as `[design]` of `study.toml` says.

    Args:
        design: The block.
        values: Its entries as read.

    Returns:
        The scheme, or None if none is declared or, after a note, it cannot be read.
    """
    scheme, size = values["allocation"], values["block_size"]
    if "allocation" not in design and ("block_size" in design or "strata" in design):
        design.missing("allocation")
    if size is not None and size < 2:
        design.wrong("block_size", NEED_BLOCK_SIZE, size)
        return None
    if size is not None and scheme not in (None, PERMUTED_BLOCKS):
        design.wrong("block_size", ONLY_BLOCKS, size)
        return None
    if scheme is None or (size is None and "block_size" in design):
        return None
    return Allocation(scheme, size, values["strata"])


def allocation_of_some(
    check: Check, declared: Allocation | None, codes: Collection[str]
) -> Allocation | None:
    """How the arms were allotted, for two of more arms.

    Whoever is in another arm is in the same blocks: where these were filled in the order of the
    roster they are known as long as everybody is listed.

    Args:
        check: Holds the table of all participants.
        declared: The scheme of all arms, or None.
        codes: The arms that are compared.

    Returns:
        The scheme, with the number of participants that each complete block has of these arms;
        after a note where that is not the same in all.
    """
    assert check.table is not None
    table = check.table
    if declared is None or declared.block_size is None or "block" in table:
        return declared
    if not set(declared.strata) <= set(table):
        return declared
    size, strata = declared.block_size, [table[name].map(plain) for name in declared.strata]
    _check_even_blocks(check, size, strata, list(codes))
    block = _blocks(table, size, strata)
    members = table["arm"].isin(list(codes)).groupby(block)
    complete = members.transform("size") == size
    if not complete.any():
        return declared
    return replace(declared, compared=int(members.transform("sum")[complete].max()))


def check_allocation(
    check: Check, read: dict[str, pd.Series], declared: Allocation, problems: Problems
) -> None:
    """Note what keeps the arms from having been allotted as declared.

    Args:
        check: Holds the table of participants.
        read: Its columns as read.
        declared: The scheme.
        problems: Collects what is wrong.
    """
    assert check.table is not None
    table = check.table
    fixed = {column.name for column in columns_of("participants")}
    known = [str(name) for name in table.columns if name not in fixed]
    advice = UNKNOWN_STRATUM if known else NO_CHARACTERISTICS
    for name in declared.strata:
        if name in known:
            check.each(read[name].isna() | (read[name] == ""), name, NEED_STRATUM)
        else:
            listed = ", ".join(known[:30])
            problems.add(FILE, advice, column="design.strata", found=name, columns=listed)
    if declared.scheme != PERMUTED_BLOCKS:
        return
    has_column = "block" in table
    if declared.block_size is None and has_column:
        check.each(table["block"] == "", "block", NEED_BLOCK)
    elif declared.block_size is None:
        problems.add(FILE, NO_BLOCKS, column="design.allocation", found=declared.scheme)
    elif has_column:
        problems.add(FILE, TWO_WAYS, column="design.block_size", found=declared.block_size)
    elif set(declared.strata) <= set(known) and declared.compared is None:
        strata = [read[name] for name in declared.strata]
        _check_even_blocks(check, declared.block_size, strata, list(table["arm"].iloc[:1]))


def _blocks(table: pd.DataFrame, size: int, strata: list[pd.Series]) -> list[pd.Series]:
    """Stratum and number of the block of each participant; blocks are filled in their order."""
    stratum = table.groupby(strata).ngroup() if strata else pd.Series(0, table.index)
    return [stratum, stratum.groupby(stratum).cumcount() // size]


def _check_even_blocks(
    check: Check, size: int, strata: list[pd.Series], codes: Sequence[str]
) -> None:
    """Note the first complete block that has fewer of these arms than another complete one.

    In the order of the randomisation there is none. Of two arms the number of one says that of the
    other.
    """
    assert check.table is not None
    table = check.table
    block = _blocks(table, size, strata)
    uneven = pd.Series(False, table.index)
    for code in codes:
        arm = (table["arm"] == code).groupby(block)
        number, complete = arm.transform("sum"), arm.transform("size") == size
        uneven |= complete & (number != number[complete].max())
    if uneven.any():
        check.each(uneven & (uneven.index == uneven.idxmax()), "arm", UNEVEN_BLOCKS, size=size)
