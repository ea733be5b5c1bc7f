"""Identifiers of participants that differ in nothing but case, look or the coding of accents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from lib.plain_text import folded
from lib.reading.doubts.doubt import Doubt, Doubts, Option
from lib.reading.names import IN_LOOK, difference, seen
from lib.study.entries import AS_WRITTEN, SAME_AS

ID = "participant_id"


def one_identifier_each(table: pd.DataFrame, doubts: Doubts) -> pd.DataFrame:
    """A table in which whoever is decided to have two identifiers has one.

    Args:
        table: The cells of any table as text, by line of the file.
        doubts: Holds what was decided.
    """
    decisions = doubts.decisions("participants", ID)
    same = {text: said.of for text, said in decisions.items() if said.meaning == SAME_AS}
    if not same or ID not in table:
        return table
    return table.assign(**{ID: table[ID].map(lambda text: same.get(text, text))})


def settled_participants(table: pd.DataFrame, doubts: Doubts) -> pd.DataFrame:
    """The table of participants, in which nobody stands twice under two identifiers.

    Of two rows that are decided to be the same participant one is left if they agree in all else;
    if they do not, both stay, and the identifier stands twice.

    Args:
        table: The cells as text, by line of the file.
        doubts: Holds what was decided, and collects what is not.
    """
    if ID not in table:
        return table
    decisions = doubts.decisions("participants", ID)
    lines = dict(zip(table[ID].tolist(), table.index.tolist(), strict=True))
    lines.pop("", None)
    for name, other in _alike(lines):
        if name not in decisions:
            doubts.add(_two_or_one(name, other, (int(lines[other]), int(lines[name]))))
    settled = one_identifier_each(table, doubts)
    if settled is table:
        return table
    return settled[~(settled.duplicated() & (settled[ID] != table[ID]))]


def _alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that are alike to one before them, each with the first such."""
    by_key: dict[str, str] = {}
    for name in names:
        keys = folded(name), seen(name)
        others = [by_key[key] for key in keys if key in by_key]
        if others:
            yield name, others[0]
        for key in keys:
            by_key.setdefault(key, name)


def _two_or_one(name: str, other: str, rows: tuple[int, int]) -> Doubt:
    kind = f"alike_{difference(name, other) or IN_LOOK}"
    return Doubt(
        kind=kind,
        table="participants",
        column=ID,
        cells=(name,),
        rows=tuple(sorted(rows)),
        n=len(rows),
        options=(Option(SAME_AS, other), Option(AS_WRITTEN)),
        proposed=None,
        facts={"other": other, "characters": _only_in(name, other) or _only_in(other, name)},
    )


def _only_in(name: str, other: str) -> str:
    """The characters of a name that are not in the other, as "Р (U+0420)"."""
    own = dict.fromkeys(each for each in name if each not in other)
    return ", ".join(f"{each} (U+{ord(each):04X})" for each in own)
