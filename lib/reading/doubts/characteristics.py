"""Characteristics whose numbers may be codes, or whose levels may be one."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pandas as pd

from lib.reading.doubts.disposition import FIRST_SERIAL, LAST_SERIAL, date_of
from lib.reading.doubts.doubt import MISSING_OR_NOT, Doubt, Doubts, Option, about, about_column
from lib.reading.doubts.strange import CODE, strange_numbers
from lib.reading.doubts.values import (
    Column,
    bare_word,
    is_missing_word,
    not_missing,
)
from lib.study.contract import MOST_LEVELS
from lib.study.entries import AS_CATEGORIES, AS_NUMBERS, AS_WRITTEN, MISSING_VALUE, SAME_AS

# Words in names of characteristics whose numbers are codes, English and Italian.
CODED = re.compile(
    r"(^|[_\W])(sex|gender|sesso|genere|site|sito|cent(er|re|ro)|race|ethnic\w*|etnia|razza"
    r"|smok\w*|fum\w*|country|paese|ward|reparto|group|gruppo|class|classe|type|tipo|code|codice"
    r"|category|categoria|status|stato|strat\w*|hospital|ospedale|clinic|clinica|investigator"
    r"|sperimentatore|batch|lotto|block|blocco|region|regione|provincia|city|citt[aà]|fototipo"
    r"|phototype|genotip\w*|genotype)([_\W]|$)",
    re.IGNORECASE,
)
# Words in names of characteristics whose numbers are counted or measured.
COUNTED = re.compile(
    r"(^|[_\W])(n|nr|num|number|numero|count|counts|conta|conteggio|years|anni|months|mesi|weeks"
    r"|settimane|days|giorni|mg|previous|precedenti|pregnanc(y|ies)|gravidanze)([_\W]|$)",
    re.IGNORECASE,
)
# Whole numbers that differ by less than this share of the least may be codes such as 101, 102.
SIDE_BY_SIDE, LEAST_OF_CODES = 0.1, 100
# Whole numbers from 0 to 9, of so few levels, may be codes whatever the name.
LARGEST_CODE, MOST_CODES = 9, 5
# The number of a spreadsheet for a day in 1927.
FIRST_OF_BIRTH = 10_000
# Words for a missing number that are levels of their own.
REAL_LEVELS = frozenset({"none", "nil", "assente", "lost", "perso", "x"})
# A letter may be short for a word of so many letters, or for one of these.
SHORTEST_WORD, SHORT_WORDS = 3, ("no", "si", "sì")
# Signs that say something: less or more, positive or negative.
SIGNS = re.compile(r"[<>≤≥=+]|^[-−–]|[-−–]$")
ROMAN = re.compile(r"[IVX]+", re.IGNORECASE)
# Fewer participants than this for each level, and numbers that repeat are no sign of codes.
LEAST_REPEATS = 3

_CODES_OR_NUMBERS = Option(AS_CATEGORIES), Option(AS_NUMBERS)


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
    # What a text among the numbers is decides first whether they are categories.
    is_open = whole is None and not doubts.holds(column.table, column.name, ("word", "limit"))
    if is_open and _may_be_codes(numbers.dropna(), cells[numbers.notna()], column):
        levels = tuple(sorted(set(cells[numbers.notna()]), key=float))
        by_name = CODED.search(column.name) is not None
        doubts.add(
            about_column(
                *("codes", column.table, column.name, int(numbers.notna().sum())),
                _CODES_OR_NUMBERS,
                Option(AS_CATEGORIES) if by_name or len(levels) == 2 else None,
                levels=", ".join(levels[:MOST_LEVELS]),
            )
        )
        return numbers
    if is_open and _may_be_dates(numbers.dropna()):
        first = int(numbers.dropna().iloc[0])
        doubts.add(
            about_column(
                *("dates", column.table, column.name, int(numbers.notna().sum())),
                _CODES_OR_NUMBERS,
                Option(AS_CATEGORIES),
                number=first,
                date=date_of(first),
            )
        )
        return numbers
    return not_missing(numbers, cells, column, doubts)


def _may_be_dates(numbers: pd.Series) -> bool:
    """Whether whole numbers may be dates as spreadsheets count them, also of births."""
    if numbers.empty or not (numbers % 1 == 0).all():
        return False
    are_near = bool(numbers.between(FIRST_OF_BIRTH, LAST_SERIAL).all())
    return are_near and float(numbers.median()) >= FIRST_SERIAL


def _may_be_codes(numbers: pd.Series, cells: pd.Series, column: Column) -> bool:
    """Whether whole numbers without a decimal mark may stand for categories."""
    levels = np.unique(numbers.to_numpy(dtype=float))
    if not len(levels) or not cells.str.fullmatch(r"[0-9]+").all():
        return False
    if CODED.search(column.name):
        return len(levels) <= MOST_LEVELS
    repeats = len(numbers) >= LEAST_REPEATS * len(levels)
    if not repeats or len(levels) > MOST_CODES or COUNTED.search(column.name):
        return False
    least, most = float(levels[0]), float(levels[-1])
    are_near = least >= LEAST_OF_CODES and 0 < most - least < SIDE_BY_SIDE * least
    return most <= LARGEST_CODE or are_near


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
    codes = _codes_for_missing(cells)
    for text in map(str, counts.index):
        is_word = is_missing_word(text) and bare_word(text) not in REAL_LEVELS
        if not is_word and text not in codes:
            continue
        if doubts.are_read_as(MISSING_VALUE, _word(text, cells, column)):
            settled[text] = ""
    levels = [str(text) for text in counts.index if text not in settled]
    same_as = {
        text: decisions[text].of
        for text in levels
        if text in decisions and decisions[text].meaning == SAME_AS
    }
    kept = list(levels)
    for spellings in _spelt_alike(levels):
        commonest = max(spellings, key=lambda text: int(counts[text]))
        for text in spellings:
            if text == commonest:
                continue
            kept.remove(text)
            if text not in decisions:
                doubts.add(_spelling("spelling", text, commonest, cells, column))
    for text, word in _abbreviated([text for text in kept if not is_missing_word(text)]):
        if text not in decisions:
            doubts.add(_spelling("short", text, word, cells, column))
    # "f" may be the same as "F", and that the same as "female".
    for text in same_as:
        word = same_as[text]
        for _ in same_as:
            word = same_as.get(word, word)
        settled[text] = word
    return cells.map(lambda text: settled.get(text, text)) if settled else cells


def _codes_for_missing(cells: pd.Series) -> set[str]:
    """Levels that are a usual code for missing: 9 among 1, 2, 9, or among F, M, 9."""
    filled = cells[cells != ""]
    if not filled.str.fullmatch(r"-?[0-9]{1,6}").all():
        # Among words without a digit only such a code has one.
        written = set(filled[filled.str.fullmatch(r"-?(9+|88+|77+)")])
        others = filled[~filled.isin(written)]
        return written if not others.str.contains(r"[0-9]").any() else set()
    strange = strange_numbers(filled.to_numpy(dtype=float))
    codes = [number for number, kind in strange.items() if kind == CODE]
    return {str(text) for text in filled.unique() if float(text) in codes}


def _abbreviated(levels: list[str]) -> list[tuple[str, str]]:
    """Levels of one letter that begins exactly one of the others, each with that other level."""
    found = []
    # Of I, II and III none is short for another one.
    are_roman = sum(ROMAN.fullmatch(level) is not None for level in levels) > 1
    letters = [level for level in levels if len(level) == 1 and level.isalpha()]
    for letter in [letter for letter in letters if not (are_roman and ROMAN.fullmatch(letter))]:
        words = [
            level
            for level in levels
            if level.casefold().startswith(letter.casefold())
            and (len(level) >= SHORTEST_WORD or level.casefold() in SHORT_WORDS)
        ]
        if len(words) == 1:
            found.append((letter, words[0]))
    return found


def _spelt_alike(levels: list[str]) -> list[list[str]]:
    """Levels that differ in capitals, accents, spaces and signs alone; <6 and >6 do not."""
    alike: dict[tuple[str, str], list[str]] = {}
    for level in levels:
        plain = unicodedata.normalize("NFKD", level.casefold())
        key = re.sub(r"[\W_]+", "", plain) or level, "".join(SIGNS.findall(plain))
        alike.setdefault(key, []).append(level)
    return [spellings for spellings in alike.values() if len(spellings) > 1]


def _word(text: str, cells: pd.Series, column: Column) -> Doubt:
    these = cells[cells == text]
    # A sign such as - may stand for "negative" beside +.
    proposed = Option(MISSING_VALUE) if re.search(r"\w", text) else None
    return about("word_of_level", column.table, column.name, these, MISSING_OR_NOT, proposed)


def _spelling(kind: str, text: str, commonest: str, cells: pd.Series, column: Column) -> Doubt:
    these = cells[cells == text]
    same = Option(SAME_AS, commonest)
    options = same, Option(AS_WRITTEN)
    return about(kind, column.table, column.name, these, options, same, other=commonest)
