"""Typed entries of a TOML table, with a note for each that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from lib.language import Text, sentence
from lib.plain_text import length, tidied
from lib.study.contract import TOO_LONG
from lib.study.entries import (
    BLOCK,
    BLOCKS,
    BOTH,
    CELLS,
    DAYS,
    DIGITS,
    INTEGER,
    NUMBER,
    NUMBERS,
    ONE_OF,
    TEXT,
    TEXTS,
    TRUTH,
    Block,
    Entry,
    names_of,
)
from lib.study.problems import Problems

FILE = "study.toml"

MISSING = sentence("This entry is required.")
UNKNOWN_KEY = sentence("This entry is not known; allowed here are {names}.")
NEED_TEXT = sentence("Write a text in quotation marks.")
NEED_TABLE = sentence("Write a table of entries here.")
NEED_BOTH_LANGUAGES = sentence("Write a text, or a table with en and it.")
NEED_INTEGER = sentence("Write a whole number.")
NEED_NUMBER = sentence("Write a number.")
NEED_TRUTH = sentence("Write true or false.")
NEED_ONE_OF = sentence("Write one of {names}.")
NEED_DAYS = sentence("Write a list of whole days, such as [1, 22, 43].")
NEED_CELLS = sentence('Write a list of texts in quotation marks, such as ["999"].')
NEED_DIGITS = sentence("Write a whole number from 0 to 6.")
NEED_BANDS = sentence(
    "Bands need a scheme and equally many ascending lower limits, en and it names."
)
NEED_BLOCKS = sentence("Begin each block with [[{block}]], in double brackets.")

Accepted = TypeVar("Accepted")


class Entries:
    """Reads typed entries of one TOML table and notes what does not fit.

    Args:
        entries: What stands in the file, meant to be a table.
        path: Its name in the file, for the notes.
        problems: Collects the notes.
    """

    def __init__(self, entries: Any, path: str, problems: Problems) -> None:
        self._path = path
        self._problems = problems
        self._is_table = isinstance(entries, dict)
        self._entries: dict[str, Any] = entries if self._is_table else {}
        if not self._is_table:
            self.wrong("", NEED_TABLE, entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def where(self, name: str) -> str:
        """Full name of an entry."""
        return ".".join(part for part in (self._path, name) if part)

    def wrong(self, name: str, allowed: str, found: object = "", **values: object) -> None:
        """Note that an entry does not fit."""
        self._problems.add(FILE, allowed, row=None, column=self.where(name), found=found, **values)

    def missing(self, name: str) -> None:
        """Note a required entry that is absent, unless there is no table it could be in."""
        if self._is_table:
            self.wrong(name, MISSING)

    def read(self, block: Block) -> dict[str, Any]:
        """The entries of a block by name, but for the blocks within it.

        What does not fit, every required entry that is absent and every entry that the block does
        not know is noted; the default of an entry holds in place of what is absent or unfit.
        """
        for name in self._entries:
            if name not in names_of(block):
                self.wrong(name, UNKNOWN_KEY, names=", ".join(names_of(block)))
        return {
            entry.name: self._value(entry) for entry in block if entry.kind not in (BLOCK, BLOCKS)
        }

    def _value(self, entry: Entry) -> Any:
        if entry.name not in self:
            if entry.required or entry.required_with in self._entries:
                self.missing(entry.name)
            return entry.default
        found = self._entries[entry.name]
        if entry.kind == ONE_OF:
            accepted = next((name for name in entry.names if name == found), None)
            allowed, values = NEED_ONE_OF, {"names": ", ".join(entry.names)}
        else:
            accept, allowed = READERS[entry.kind]
            accepted, values = accept(found), {}
        if accepted is None:
            self.wrong(entry.name, allowed, found, **values)
            return entry.default
        self._bound(entry, found)
        return accepted

    def _bound(self, entry: Entry, found: Any) -> None:
        """Note every text of an entry that is too long, by its language or in its list."""
        if entry.kind not in (TEXT, BOTH, TEXTS, CELLS):
            return
        texts = found.items() if isinstance(found, dict) else [("", found)]
        for language, written in texts:
            name = f"{entry.name}.{language}".rstrip(".")
            for text in written if isinstance(written, list) else [written]:
                if length(tidied(text)) > entry.most:
                    self.wrong(name, TOO_LONG, tidied(text), most=entry.most)

    def child(self, name: str) -> Entries:
        """A table within this one."""
        return Entries(self._entries.get(name), self.where(name), self._problems)

    def children(self, name: str) -> list[Entries] | None:
        """The tables of a list, or None if, after a note, it is no list."""
        entries = self._entries.get(name, [])
        if not isinstance(entries, list):
            self.wrong(name, NEED_BLOCKS, block=name)
            return None
        return [
            Entries(entry, f"{self.where(name)}[{number}]", self._problems)
            for number, entry in enumerate(entries, start=1)
        ]


def as_text(entry: Any) -> str | None:
    """A text that is not empty, in one line and without the spaces around it."""
    return tidied(entry) or None if isinstance(entry, str) else None


def as_both(entry: Any) -> Text | None:
    """A text in both languages; a language alone stands for both."""
    if isinstance(entry, str):
        text = as_text(entry)
        return Text(text, text) if text else None
    if isinstance(entry, dict) and set(entry) <= {"en", "it"}:
        en, it = as_text(entry.get("en")), as_text(entry.get("it"))
        if (en or it) and all(isinstance(text, str) for text in entry.values()):
            return Text(en or it or "", it or en or "")
    return None


def as_number(entry: Any) -> float | None:
    """A number of a size that somebody measures."""
    if isinstance(entry, bool) or not isinstance(entry, int | float):
        return None
    # Compared first: a float holds no integer of 400 digits. NaN fails the comparison.
    return float(entry) if abs(entry) < 1e15 else None


def as_integer(entry: Any) -> int | None:
    """A whole number."""
    good = isinstance(entry, int) and not isinstance(entry, bool) and abs(entry) < 1_000_000
    return entry if good else None


def as_truth(entry: Any) -> bool | None:
    """True or false."""
    return entry if isinstance(entry, bool) else None


def as_digits(entry: Any) -> int | None:
    """How many decimals to print."""
    number = as_integer(entry)
    return number if number is not None and 0 <= number <= 6 else None


def as_days(entry: Any) -> tuple[int, ...] | None:
    """Study days, ascending, each once."""
    days = _listed(entry, as_integer)
    return None if days is None else tuple(sorted(set(days)))


def as_numbers(entry: Any) -> tuple[float, ...] | None:
    """A list of numbers."""
    return _listed(entry, as_number)


def as_texts(entry: Any) -> tuple[str, ...] | None:
    """A list of texts, none of them empty."""
    return _listed(entry, as_text)


def _listed(entry: Any, accept: Callable[[Any], Accepted | None]) -> tuple[Accepted, ...] | None:
    """A list that is not empty, of which each is accepted."""
    if not isinstance(entry, list) or not entry:
        return None
    accepted = [found for found in map(accept, entry) if found is not None]
    return tuple(accepted) if len(accepted) == len(entry) else None


# By kind of entry: what it is read as, and what is said where it does not fit.
READERS: dict[str, tuple[Callable[[Any], Any], str]] = {
    TEXT: (as_text, NEED_TEXT),
    BOTH: (as_both, NEED_BOTH_LANGUAGES),
    NUMBER: (as_number, NEED_NUMBER),
    INTEGER: (as_integer, NEED_INTEGER),
    DIGITS: (as_digits, NEED_DIGITS),
    TRUTH: (as_truth, NEED_TRUTH),
    DAYS: (as_days, NEED_DAYS),
    NUMBERS: (as_numbers, NEED_BANDS),
    TEXTS: (as_texts, NEED_BANDS),
    CELLS: (as_texts, NEED_CELLS),
}
