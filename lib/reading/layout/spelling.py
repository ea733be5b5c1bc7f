"""Headings apart from how they are written: words, units and the visit that a heading names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lib.reading.names import GREEK

_UNIT = re.compile(r"\s*[\[(]([^\[\]()]*)[\])]\s*")
# "mexSledai", "c3V2" and "number3m" as two words, "TNFalpha" and "IgG1" as one each.
_CAMEL = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z0-9])(?=[VTWDM][0-9]{1,3}(?![^\W_]))"
    r"|(?<=[a-z]{3})(?=[0-9]{1,3}(?:m|mo|w|wk|d|y)(?![^\W_]))"
)

_BASELINE = frozenset(
    {
        *("baseline", "basale", "base", "bl", "bsl", "basal", "pretreatment", "pretrattamento"),
        *("pre", "t0", "v0", "randomisation", "randomization", "randomizzazione"),
    }
)
_SCREENING = frozenset({"screening", "scr", "selezione"})
_WORDS = {
    "day": ("day", "days", "d", "giorno", "giorni", "gg", "g", "dy"),
    "week": ("week", "weeks", "wk", "wks", "w", "settimana", "settimane", "sett", "s"),
    "month": ("month", "months", "mo", "mos", "mth", "m", "mese", "mesi"),
    "year": ("year", "years", "yr", "y", "anno", "anni"),
    "visit": ("visit", "visita", "vis", "v", "timepoint", "time", "tempo", "t", "tp"),
}
_OF_WORD = {word: kind for kind, words in _WORDS.items() for word in words}
_JOINED = re.compile(r"([a-z]+)([0-9]{1,4})|([0-9]{1,4})([a-z]+)")
_NUMBER = re.compile(r"[0-9]{1,4}")
_IN_FULL = re.compile(r"[^\W\d_]{3,}[^\w]*_?[0-9]", re.IGNORECASE)
DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}


@dataclass(frozen=True, slots=True)
class Named:
    """A visit that a name means.

    Attributes:
        kind: "baseline", "screening", "day", "week", "month", "year" or "visit".
        number: Which one, 0 of a baseline or screening.
    """

    kind: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Split:
    """A heading that names an outcome and a visit.

    Attributes:
        outcome: The outcome's part of the heading, as it is written.
        unit: The unit in its brackets, or empty.
        visit: The visit's part, as it is written; empty if it names none.
        named: What visit that is, or None.
    """

    outcome: str
    unit: str
    visit: str
    named: Named | None


def bare(text: str) -> str:
    """A text in lower case as words of letters and digits, without accents."""
    text = _CAMEL.sub(" ", text).lower().translate(GREEK)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", text))


def visit_named(name: str) -> Named | None:
    """The visit that a name means as a whole: "Baseline", "Week 4", "V3", "6 mesi"; None if none.

    What a registry adds to the name of an event ("baseline_arm_1") is no part of it.
    """
    words = re.sub(r" arm [0-9]+$", "", bare(name)).split()
    found = _at(words, 0) if words else None
    if found is None or found[1] != len(words):
        # "Day 22 visit", "Visit at week 4", "End of treatment (day 43)": one that is clear.
        every = [part for start in range(len(words)) if (part := _at(words, start)) is not None]
        clear = {named for named, _, _ in every if named.kind != "visit"}
        if Named("baseline") in clear:
            # "Baseline (week 0)", "Day 1 / baseline"
            clear -= {*(Named(kind) for kind in DAYS), Named("day", 1)}
        return clear.pop() if len(clear) == 1 else None
    return found[0]


def _at(words: list[str], start: int) -> tuple[Named, int, int] | None:
    """The visit that words from a place on name, where it ends, and how clear it is."""
    word = words[start]
    following = words[start + 1] if start + 1 < len(words) else ""
    if word in _BASELINE:
        return Named("baseline"), start + 1, 3
    if word in _SCREENING:
        return Named("screening"), start + 1, 3
    if word in _OF_WORD and _NUMBER.fullmatch(following):
        return Named(_OF_WORD[word], int(following)), start + 2, 2
    if _NUMBER.fullmatch(word) and following in _OF_WORD:
        return Named(_OF_WORD[following], int(word)), start + 2, 2
    joined = _JOINED.fullmatch(word)
    if joined is not None:
        letters, digits = joined[1] or joined[4], joined[2] or joined[3]
        if letters in _OF_WORD:
            return Named(_OF_WORD[letters], int(digits)), start + 1, 1
    return None


def splits(heading: str) -> list[Split]:
    """Every way to read a heading as an outcome and a visit, and the heading without a visit last.

    "C3 (mg/dL) day 22" is C3, in mg/dL, on "day 22"; "T4 baseline" may be T4 at the baseline, or
    the baseline at the fourth time: which of them is meant, the other headings tell.
    """
    units = _UNIT.findall(heading)
    text = _UNIT.sub(" ", heading).strip()
    # Each word with where it stands, so that the parts are as they were written.
    parts = [
        (match.start(), match.end())
        for piece in re.finditer(r"[^\W_]+", _CAMEL.sub(" ", text))
        for match in [piece]
    ]
    spaced = _CAMEL.sub(" ", text)
    words = [bare(spaced[start:end]).replace(" ", "") for start, end in parts]
    found = []
    for start in range(len(words)):
        part = _at(words, start)
        if part is None:
            continue
        named, end, _ = part
        rest = words[:start] + words[end:]
        if not rest:
            continue
        before = spaced[: parts[start][0]].rstrip(" _-–.,:/@")
        after = spaced[parts[end - 1][1] :].lstrip(" _-–.,:/@")
        visit = spaced[parts[start][0] : parts[end - 1][1]]
        found.append(
            Split(" ".join(filter(None, [before, after])), units[0] if units else "", visit, named)
        )
    found.append(Split(text or heading, units[0] if units else "", "", None))
    return found


def best_splits(headings: Iterable[str]) -> dict[str, Split]:
    """Of every heading the reading that it shares with the others.

    The same outcome at several visits is a pattern; of several the one with most visits counts,
    and of equal ones the visit that stands last.

    Args:
        headings: The headings of a table.

    Returns:
        By heading its parts; one that shares no outcome with another names no visit, unless it says
        in full words that it is a later one: "pain week 6", "dolore giorno 43".
    """
    every = {heading: splits(heading) for heading in headings}
    visits: dict[str, set[Named]] = {}
    for ways in every.values():
        for way in ways:
            if way.named is not None:
                visits.setdefault(bare(way.outcome), set()).add(way.named)
    best = {}
    for heading, ways in every.items():
        counted = [
            (len(visits[bare(way.outcome)]), place, way)
            for place, way in enumerate(ways)
            if way.named is not None
        ]
        most = max(counted, default=None, key=lambda each: each[:2])
        is_shared = most is not None and most[0] > 1
        best[heading] = most[2] if most is not None and is_shared else _alone(ways)
    return best


def _alone(ways: list[Split]) -> Split:
    """The reading of a heading that no other heading is like; of its readings the last has none."""
    for way in ways:
        later = way.named is not None and way.named.kind in DAYS and way.named.number > 1
        # "12 months" may be how long something lasted, and "D3" a vitamin.
        if later and _IN_FULL.match(way.visit) and bare(way.outcome):
            return way
    return ways[-1]
