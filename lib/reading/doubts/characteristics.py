"""Characteristics whose numbers may be codes, or whose levels may be one."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from lib.reading.doubts.doubt import Doubt, Doubts, Option, rows_of
from lib.reading.doubts.values import Column, is_missing_word, not_missing
from lib.study.contract import MOST_LEVELS
from lib.study.entries import AS_CATEGORIES, AS_NUMBERS, AS_WRITTEN, MISSING_VALUE, SAME_AS

# Words in names of characteristics whose numbers are codes, English and Italian.
CODED = re.compile(
    r"(^|[_\W])(sex|gender|sesso|genere|site|sito|cent(er|re|ro)|race|ethnic\w*|etnia|razza"
    r"|smok\w*|fum\w*|country|paese|ward|reparto|group|gruppo|class|classe|type|tipo|code|codice"
    r"|category|categoria|status|stato|strat\w*)([_\W]|$)",
    re.IGNORECASE,
)
# Whole numbers from 0 to 9, of so few levels, may be codes whatever the name.
LARGEST_CODE, MOST_CODES = 9, 5
# Fewer participants than this for each level, and numbers that repeat are no sign of codes.
LEAST_REPEATS = 3


def settled_numbers(
    numbers: pd.Series, cells: pd.Series, column: Column, doubts: Doubts
) -> pd.Series | None:
    """A characteristic of which every filled cell is a number, or None if they are categories.

    Args:
        numbers: The numbers, NaN for missing, by line of the file.
        cells: The same cells as text.
        column: Which column it is.
        doubts: Holds what was decided, and collects what is not.
    """
    whole = doubts.of_column(column.table, column.name, (AS_NUMBERS, AS_CATEGORIES))
    if whole is not None and whole.meaning == AS_CATEGORIES:
        return None
    if whole is None and _may_be_codes(numbers.dropna(), cells[numbers.notna()], column):
        levels = tuple(sorted(set(cells[numbers.notna()]), key=float))
        by_name = CODED.search(column.heading) is not None
        doubts.add(
            Doubt(
                kind="codes",
                table=column.table,
                column=column.name,
                heading=column.heading,
                cells=(),
                rows=(),
                n=int(numbers.notna().sum()),
                options=(Option(AS_CATEGORIES), Option(AS_NUMBERS)),
                proposed=Option(AS_CATEGORIES) if by_name or len(levels) == 2 else None,
                facts={"levels": ", ".join(levels[:MOST_LEVELS])},
            )
        )
        return numbers
    return not_missing(numbers, cells, column, doubts)


def _may_be_codes(numbers: pd.Series, cells: pd.Series, column: Column) -> bool:
    """Whether whole numbers without a decimal mark may stand for categories."""
    levels = np.unique(numbers.to_numpy(dtype=float))
    if not len(levels) or not cells.str.fullmatch(r"[0-9]+").all():
        return False
    if CODED.search(column.heading):
        return len(levels) <= MOST_LEVELS
    repeats = len(numbers) >= LEAST_REPEATS * len(levels)
    return repeats and len(levels) <= MOST_CODES and float(levels[-1]) <= LARGEST_CODE


def settled_levels(cells: pd.Series, column: Column, doubts: Doubts) -> pd.Series:
    """A characteristic in words: blank where missing, each level in one spelling, as decided.

    Args:
        cells: The cells as text, by line of the file.
        column: Which column it is.
        doubts: Holds what was decided, and collects what is not.
    """
    decisions = doubts.decisions(column.table, column.name)
    counts = cells[cells != ""].value_counts(sort=False)
    if len(counts) > MOST_LEVELS * 2:
        # Remarks are no levels.
        return cells
    settled: dict[str, str] = {}
    for text in map(str, counts.index):
        if not is_missing_word(text):
            continue
        decision = decisions.get(text)
        if decision is None:
            doubts.add(_word(text, cells, column))
        if decision is None or decision.meaning == MISSING_VALUE:
            settled[text] = ""
    for spellings in _spelt_alike([str(text) for text in counts.index if text not in settled]):
        commonest = max(spellings, key=lambda text: int(counts[text]))
        for text in spellings:
            decision = decisions.get(text)
            if decision is not None and decision.meaning == SAME_AS:
                settled[text] = decision.of
            elif decision is None and text != commonest:
                doubts.add(_spelling(text, commonest, cells, column))
    return cells.map(lambda text: settled.get(text, text)) if settled else cells


def _spelt_alike(levels: list[str]) -> list[list[str]]:
    """Levels that differ in capitals, spaces and signs alone."""
    alike: dict[str, list[str]] = {}
    for level in levels:
        alike.setdefault(re.sub(r"[\W_]+", "", level.casefold()) or level, []).append(level)
    return [spellings for spellings in alike.values() if len(spellings) > 1]


def _word(text: str, cells: pd.Series, column: Column) -> Doubt:
    these = cells[cells == text]
    return Doubt(
        kind="word_of_level",
        table=column.table,
        column=column.name,
        heading=column.heading,
        cells=(text,),
        rows=rows_of(these.index),
        n=len(these),
        options=(Option(MISSING_VALUE), Option(AS_WRITTEN)),
        proposed=Option(MISSING_VALUE),
    )


def _spelling(text: str, commonest: str, cells: pd.Series, column: Column) -> Doubt:
    these = cells[cells == text]
    return Doubt(
        kind="spelling",
        table=column.table,
        column=column.name,
        heading=column.heading,
        cells=(text,),
        rows=rows_of(these.index),
        n=len(these),
        options=(Option(SAME_AS, commonest), Option(AS_WRITTEN)),
        proposed=Option(SAME_AS, commonest),
        facts={"other": commonest},
    )
