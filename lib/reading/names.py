"""Names as files write them, and the column or outcome that each of them means."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from lib.language import sentence
from lib.plain_text import composed, folded
from lib.reading.numerals import MOST_NAMED
from lib.study.columns import columns_of
from lib.study.outcomes import Outcome
from lib.study.problems import MOST_ALIKE

if TYPE_CHECKING:
    from lib.reading.cells import Check

TWO_ITALIAN = sentence(
    "Row {line} gives the same text of {own} another Italian one: write one of the two in both."
)
NEED_OWN = sentence("This translates an empty cell: write the text of {own} too, or empty this.")
UNKNOWN_PARTICIPANT = sentence("This participant is not in participants.csv.")
LIKE_PARTICIPANT = sentence(
    "This participant is not in participants.csv, but {other} is: write the same participant in "
    "the same way in every table."
)
LOOKS_LIKE_PARTICIPANT = sentence(
    "This participant is not in participants.csv. It looks like {other}, which is, but has other "
    "characters (such as a Cyrillic Р for a P, O for 0, or an accent apart from its letter): copy "
    "the identifier from participants.csv."
)

GREEK = str.maketrans({"α": "alpha", "β": "beta", "γ": "gamma"})
# Letters of the Cyrillic and the Greek alphabet that nobody can tell from Latin ones, each above
# the letter it looks like.
_LOOK = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaeijopcyxsABEZHIKMNOPTYXo",
)
# Letters that many take for digits.
_DIGITS = str.maketrans("OoIl|", "00111")
# In what two names that look alike differ, from the least to the most.
IN_ACCENTS, IN_CASE, IN_LOOK = "accents", "case", "look"


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


def difference(name: str, other: str) -> str | None:
    """In what alone two different names differ.

    Returns:
        `IN_ACCENTS` if an accent is part of its letter in one and stands after it in the other,
        `IN_CASE` for capital and small letters, `IN_LOOK` for characters that look the same, such
        as a Cyrillic Р and a Latin P or the letter O and the digit 0; None if in more.
    """
    if composed(name) == composed(other):
        return IN_ACCENTS
    if folded(name) == folded(other):
        return IN_CASE
    return IN_LOOK if seen(name) == seen(other) else None


def seen(name: str) -> str:
    """What a reader who does not look closely sees of a name: the same for all that look alike."""
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name).translate(_LOOK)
    # First the digits: a capital I looks like the digit 1, a small one does not.
    return " ".join(name.translate(_DIGITS).casefold().split())


def resembling(names: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """By name the one known name that it resembles, for those that resemble exactly one.

    Capitals, characters that look alike and, where none is closer, spaces, signs and zeros before
    a number are no difference: "p-1" resembles "P01".
    """
    known, found = list(known), {}
    left = list(dict.fromkeys(names))
    for spelling in (folded, seen, _bare):
        by_spelling: dict[str, list[str]] = {}
        for other in known:
            by_spelling.setdefault(spelling(other), []).append(other)
        alike = {name: by_spelling.get(spelling(name), []) for name in left}
        found.update({name: others[0] for name, others in alike.items() if len(others) == 1})
        # What resembles several so closely is none of those that it resembles less.
        left = [name for name, others in alike.items() if not others]
    return found


def _bare(name: str) -> str:
    bare = re.sub(r"[\W_]+", "", seen(name))
    return re.sub(r"(?<!\d)0+(?=\d)", "", bare) or name


def note_unknown_participants(check: Check, roster: set[str] | None) -> None:
    """Note everybody who is not on the roster, if that could be read, and whom they resemble."""
    assert check.table is not None
    ids = check.table["participant_id"]
    unknown = ~ids.isin(roster or ()) & (ids != "")
    if roster is None or not unknown.any():
        return
    alike = resembling(ids[unknown], roster)
    for name, other in list(alike.items())[:MOST_NAMED]:
        is_hard_to_see = difference(name, other) in (IN_ACCENTS, IN_LOOK)
        advice = LOOKS_LIKE_PARTICIPANT if is_hard_to_see else LIKE_PARTICIPANT
        these = ids == name
        check.each(these, "participant_id", advice, other=other)
        unknown &= ~these
    check.each(unknown, "participant_id", UNKNOWN_PARTICIPANT)


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
        (_with_alpha, codes + titles),
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


def _with_alpha(name: str) -> str:
    """A name as `squashed` has it, with the Greek letter as the English write it."""
    return squashed(name).replace("alfa", "alpha")


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
        rows = list(zip(texts.index, keys[texts.index], texts, strict=True))
        # The first Italian text of each text, and its line.
        first: dict[str, tuple[str, int]] = {}
        for row, key, text in rows:
            first.setdefault(key, (folded(text), int(row)))
        others = [each for each in rows if folded(each[2]) != first[each[1]][0]]
        for row, key, text in others[:MOST_ALIKE]:
            check.note(
                TWO_ITALIAN,
                row=int(row),
                column=column.name,
                found=text,
                own=column.italian_of,
                line=first[key][1],
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
