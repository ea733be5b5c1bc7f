"""Outcomes that are a yes or a no: their words as 1 and 0, and outcomes that look like one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import pandas as pd

from lib.reading.cells import NEED_YES_NO, Check
from lib.reading.doubts.doubt import Doubts, Option, about_column
from lib.reading.doubts.measured import TABLE, settled_cells
from lib.reading.doubts.strange import LEAST_VALUES
from lib.reading.doubts.values import is_missing_word, not_numbers
from lib.reading.numerals import mapped
from lib.reading.spellings import ANSWERS, plain
from lib.study.contract import MOST_LEVELS
from lib.study.entries import AS_NUMBERS, AS_YES_NO
from lib.study.outcomes import BINARY, Outcome
from lib.study.protocol import Protocol
from lib.study.questions import FEW_DIGITS, ONLY_DIGITS, ONLY_WORDS, NewOutcome

_DIGITS = {"0": "0", "1": "1", "0.0": "0", "1.0": "1", "0,0": "0", "1,0": "1"}
_WORDS = {word: str(int(answer)) for word, answer in ANSWERS.items() if word not in _DIGITS}
# Of the cells that hold something, more than this share answer yes or no.
MOSTLY = 0.5
YES_NO_OR_NUMBER = Option(AS_YES_NO), Option(AS_NUMBERS)


def answers_of(cells: pd.Series) -> str:
    """Whether the cells of an outcome that nothing describes look like a yes or no.

    Args:
        cells: Its cells as text.

    Returns:
        `ONLY_WORDS` if most answer yes or no, some in words, and no other number than 0 and 1 is
        among them; `ONLY_DIGITS` if all are 0 and 1 and both occur, and `FEW_DIGITS` if but one of
        them does or there are fewer than ten, which a score may be; else empty.
    """
    # Most cells of a long table stand in it many times.
    counts: dict[str, int] = {}
    for cell, n in cells.value_counts(sort=False).items():
        if cell != "" and not is_missing_word(str(cell)):
            counts[plain(str(cell))] = counts.get(plain(str(cell)), 0) + n
    words, filled = sum(n for text, n in counts.items() if text in _WORDS), sum(counts.values())
    others = [text for text in counts if text not in _WORDS and text not in _DIGITS]
    if words:
        has_numbers = (~not_numbers(pd.Series(others, dtype=str))).any()
        answering = filled - sum(counts[text] for text in others)
        return "" if has_numbers or answering <= MOSTLY * filled else ONLY_WORDS
    if others or not counts:
        return ""
    are_both = len({_DIGITS[text] for text in counts}) > 1
    return ONLY_DIGITS if are_both and filled >= LEAST_VALUES else FEW_DIGITS


def _doubt_scales(
    cells: pd.Series, outcome: pd.Series, protocol: Protocol, doubts: Doubts
) -> set[str]:
    """Note the declared outcomes that look like a yes or no and do not say how they are compared.

    Args:
        cells: The cells of values as text.
        outcome: The outcome's code of each.
        protocol: The declared part of the study.
        doubts: Holds what was decided, and collects what is not.

    Returns:
        The codes of those that say it in words, which are read so until it is decided.
    """
    found = set()
    for each in protocol.outcomes:
        if each.code not in protocol.unscaled or each.is_binary:
            continue
        here = cells[outcome == each.code]
        kind = answers_of(here)
        if not kind or doubts.of_column(TABLE, each.code, (AS_NUMBERS,)) is not None:
            continue
        options = [Option(AS_YES_NO)] if kind == ONLY_WORDS else [*YES_NO_OR_NUMBER]
        proposed = None if kind == FEW_DIGITS else Option(AS_YES_NO)
        levels = ", ".join(sorted(set(here) - {""})[:MOST_LEVELS])
        n = int((here != "").sum())
        doubts.add(about_column("yes_no", TABLE, each.code, n, options, proposed, levels=levels))
        if kind == ONLY_WORDS:
            found.add(each.code)
    return found


def in_decided_scales(outcomes: Iterable[Outcome], doubts: Doubts) -> tuple[Outcome, ...]:
    """The outcomes, those that are decided to be a yes or no as such."""
    return tuple(
        outcome
        if doubts.of_column(TABLE, outcome.code, (AS_YES_NO,)) is None
        else replace(outcome, scale=BINARY)
        for outcome in outcomes
    )


def settle_answers(
    check: Check,
    outcome: pd.Series,
    protocol: Protocol,
    new: Mapping[str, NewOutcome],
    doubts: Doubts,
) -> set[str]:
    """Settle the cells of values of a check: of a yes or no its words become 1 and 0.

    A text of such an outcome that is neither, nor one for a missing value, is noted and emptied.

    Args:
        check: The table of measurements, a row per value.
        outcome: The outcome's code of each row.
        protocol: The declared part of the study.
        new: The outcomes that nothing describes, by code.
        doubts: Holds what was decided, and collects what is not.

    Returns:
        The codes of the outcomes that are a yes or no: those declared so, and those that say it in
        words and whose scale nobody says.
    """
    assert check.table is not None
    binary = {each.code for each in protocol.outcomes if each.is_binary}
    binary |= {code for code, each in new.items() if each.answers == ONLY_WORDS}
    binary |= _doubt_scales(check.table["value"], outcome, protocol, doubts)
    cells = check.table["value"]
    are_answers = outcome.isin(binary)
    if are_answers.any():
        written = mapped(cells, lambda text: _WORDS.get(plain(text), text), str)
        check.table = check.table.assign(value=cells.where(~are_answers, written))
    settled = settled_cells(check.table["value"], outcome, doubts, binary=binary)
    check.table = check.table.assign(value=settled)
    if not are_answers.any():
        return binary
    neither = are_answers & (settled != "") & not_numbers(settled)
    check.each(neither, "value", NEED_YES_NO)
    check.table = check.table.assign(value=settled.mask(neither, ""))
    return binary


def note_others(check: Check, read: pd.DataFrame, binary: Collection[str]) -> None:
    """Note the numbers of a yes or no that are neither 1 nor 0.

    Args:
        check: The table of measurements.
        read: Its rows: outcome, value (NaN for missing and for those in doubt), below_limit.
        binary: The codes of those that are a yes or no.
    """
    value = read["value"]
    wrong = value.notna() & (read["below_limit"] | ~value.isin([0.0, 1.0]))
    check.each(wrong & read["outcome"].isin(binary), "value", NEED_YES_NO)
