"""Outcomes that are a yes or a no: their words as 1 and 0, and outcomes that look like one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from lib.reading.cells import NEED_YES_NO, Check
from lib.reading.doubts.doubt import Doubts
from lib.reading.doubts.measured import settled_cells
from lib.reading.doubts.strange import LEAST_VALUES
from lib.reading.doubts.values import is_missing_word, not_numbers
from lib.reading.numerals import mapped
from lib.reading.spellings import ANSWERS, plain
from lib.study.outcomes import Outcome
from lib.study.questions import FEW_DIGITS, ONLY_DIGITS, ONLY_WORDS, NewOutcome

_DIGITS = {"0": "0", "1": "1", "0.0": "0", "1.0": "1", "0,0": "0", "1,0": "1"}
_WORDS = {word: str(int(answer)) for word, answer in ANSWERS.items() if word not in _DIGITS}
# Of the cells that hold something, more than this share answer yes or no.
MOSTLY = 0.5


def answers_of(cells: pd.Series) -> str:
    """Whether the cells of an outcome that nothing describes look like a yes or no.

    Args:
        cells: Its cells as text.

    Returns:
        `ONLY_WORDS` if most are words for yes and no, and no other number than 0 and 1 is among
        them; `ONLY_DIGITS` if all are 0 and 1 and both occur, and `FEW_DIGITS` if but one of them
        does or there are fewer than ten, which a score may be; else empty.
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
        return "" if has_numbers or words <= MOSTLY * filled else ONLY_WORDS
    if others or not counts:
        return ""
    are_both = len({_DIGITS[text] for text in counts}) > 1
    return ONLY_DIGITS if are_both and filled >= LEAST_VALUES else FEW_DIGITS


def binary_codes(outcomes: Iterable[Outcome], new: Mapping[str, NewOutcome]) -> set[str]:
    """The outcomes that are a yes or no: those declared so, and new ones whose cells say it."""
    declared = {outcome.code for outcome in outcomes if outcome.is_binary}
    return declared | {code for code, each in new.items() if each.answers == ONLY_WORDS}


def settle_answers(
    check: Check, outcome: pd.Series, binary: Collection[str], doubts: Doubts
) -> None:
    """Settle the cells of values of a check: of a yes or no its words become 1 and 0.

    A text of such an outcome that is neither, nor one for a missing value, is noted and emptied.

    Args:
        check: The table of measurements, a row per value.
        outcome: The outcome's code of each row.
        binary: The codes of those that are a yes or no.
        doubts: Holds what was decided, and collects what is not.
    """
    assert check.table is not None
    cells = check.table["value"]
    are_answers = outcome.isin(binary)
    if are_answers.any():
        written = mapped(cells, lambda text: _WORDS.get(plain(text), text), str)
        check.table = check.table.assign(value=cells.where(~are_answers, written))
    settled = settled_cells(check.table["value"], outcome, doubts)
    check.table = check.table.assign(value=settled)
    if not are_answers.any():
        return
    neither = are_answers & (settled != "") & not_numbers(settled)
    check.each(neither, "value", NEED_YES_NO)
    check.table = check.table.assign(value=settled.mask(neither, ""))


def note_others(
    check: Check, value: pd.Series, below: pd.Series, outcome: pd.Series, binary: Collection[str]
) -> None:
    """Note the numbers of a yes or no that are neither 1 nor 0.

    Args:
        check: The table of measurements.
        value: The numbers, NaN for missing and for those in doubt.
        below: Which are limits of quantification.
        outcome: The outcome's code of each.
        binary: The codes of those that are a yes or no.
    """
    wrong = outcome.isin(binary) & value.notna() & (below | ~value.isin([0.0, 1.0]))
    check.each(wrong, "value", NEED_YES_NO)
