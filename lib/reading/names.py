"""Names as files write them, and the column or outcome that each of them means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from lib.study.outcomes import Outcome

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
