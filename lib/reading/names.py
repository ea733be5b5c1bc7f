"""Names as files write them, and the column or outcome that each of them means."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from lib.language import sentence
from lib.plain_text import folded
from lib.study.columns import columns_of
from lib.study.outcomes import Outcome
from lib.study.problems import MOST_ALIKE

if TYPE_CHECKING:
    from lib.reading.cells import Check

TWO_ITALIAN = sentence(
    "Row {line} gives the same text of {own} another Italian one: write one of the two in both."
)
NEED_OWN = sentence("This translates an empty cell: write the text of {own} too, or empty this.")

GREEK = str.maketrans({"α": "alpha", "β": "beta", "γ": "gamma"})


def underscored(name: str) -> str:
    """A name in lower case, each run of spaces and hyphens as one underscore."""
    return re.sub(r"[\s-]+", "_", name.lower())


def squashed(name: str) -> str:
    """A name in lower case without spaces, hyphens and other signs, Greek letters in words."""
    return re.sub(r"[\W_]+", "", name.lower().translate(GREEK))


def look_alikes(names: Iterable[str]) -> list[list[str]]:
    """The names that differ only by capitals, spaces or the way their letters are encoded.

    Args:
        names: The names, each once.

    Returns:
        Groups of two or more, in the order of the names.
    """
    groups: dict[str, list[str]] = {}
    for name in names:
        plain = unicodedata.normalize("NFKC", name).casefold()
        groups.setdefault(re.sub(r"\s+", "", plain), []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def outcome_codes(names: Iterable[str], outcomes: Iterable[Outcome]) -> dict[str, str]:
    """The code of the outcome that each name means.

    Args:
        names: Headings of columns, or cells of the column `outcome`.
        outcomes: The outcomes that may be meant.

    Returns:
        A code by name; a name that means no outcome, or may mean either of two, stands for itself.
    """
    names, outcomes = list(map(str, names)), list(outcomes)
    codes = [(outcome.code, outcome.code) for outcome in outcomes]
    titles = [
        (title + unit, outcome.code)
        for outcome in outcomes
        for title in (outcome.name.it, outcome.name.en)
        # "IL-6 (pg/mL)"; of another unit it is another outcome.
        for unit in ("", *_units(outcome))
    ]
    # From the closest spelling to the loosest. A code means its own outcome, whatever another
    # outcome is named; "IL-6" and "IL-6 %" are distinguished, "IL6%" is not.
    ways = (
        (str, codes),
        (underscored, codes),
        (underscored, titles),
        (squashed, codes + titles),
    )
    meant: dict[str, str] = {}
    for spelling, known in ways:
        by_spelling: dict[str, set[str]] = {}
        for name, code in known:
            by_spelling.setdefault(spelling(name), set()).add(code)
        for name in names:
            found = by_spelling.get(spelling(name), set()) if spelling(name) else set()
            if found:
                meant.setdefault(name, next(iter(found)) if len(found) == 1 else name)
    return {name: meant.get(name, name) for name in names}


def _units(outcome: Outcome) -> set[str]:
    return {unit for unit in (outcome.unit.en, outcome.unit.it) if squashed(unit)}


def take_italian(check: Check, table: str, read: dict[str, pd.Series]) -> None:
    """Take the Italian texts out of what was read of a table, into `check.italian`.

    A text that has another Italian one in another row, and an Italian one of an empty cell, is
    noted. Where two texts have the same Italian one, each gets its own text behind it, so that a
    reader can tell them apart.

    Args:
        check: The check of the table.
        table: Its name.
        read: Its columns as read, by name; those of the Italian texts are removed.
    """
    for column in columns_of(table):
        if not column.italian_of or column.name not in read:
            continue
        italian = read.pop(column.name)
        own = read.get(column.italian_of, pd.Series("", index=italian.index))
        empty = (own == "") & (italian != "")
        check.each(empty, column.name, NEED_OWN, own=column.italian_of)
        keys, texts = own.map(folded), italian[(own != "") & (italian != "")]
        one, lines = keys[texts.index], texts.index.to_series()
        first = texts.map(folded).groupby(one, sort=False).transform("first")
        line = lines.groupby(one, sort=False).transform("first")
        for row in texts.index[texts.map(folded) != first][:MOST_ALIKE]:
            check.note(
                TWO_ITALIAN,
                row=int(row),
                column=column.name,
                found=texts[row],
                own=column.italian_of,
                line=line[row],
            )
        if len(texts):
            check.italian[column.italian_of] = _distinct(own, keys, texts)


def _distinct(own: pd.Series, keys: pd.Series, texts: pd.Series) -> dict[str, str]:
    """The Italian text of each text that has one, by the text as `folded`; no two the same."""
    firsts = ~keys.duplicated()
    owns: dict[str, str] = dict(zip(keys[firsts], own[firsts], strict=True))
    given: dict[str, str] = dict(zip(keys[texts.index], texts, strict=True))
    shown = Counter(folded(given.get(key, text)) for key, text in owns.items())
    return {
        key: text if shown[folded(text)] == 1 else f"{text} ({owns[key]})"
        for key, text in given.items()
    }
