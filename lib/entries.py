"""Typed entries of a TOML table, with a note for every one that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from lib.contract import TOO_LONG, length
from lib.plain_text import tidied
from lib.problems import Problems
from lib.words import Text, sentence

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

    def only(self, *names: str) -> None:
        """Note every entry under another name."""
        for name in self._entries:
            if name not in names:
                self.wrong(name, UNKNOWN_KEY, names=", ".join(names))

    def get(
        self,
        name: str,
        accept: Callable[[Any], Accepted | None],
        allowed: str,
        *,
        required: bool,
        **values: object,
    ) -> Accepted | None:
        """The entry as `accept` returns it, or None if absent or, after a note, unfit."""
        if name not in self._entries:
            if required:
                self.missing(name)
            return None
        accepted = accept(self._entries[name])
        if accepted is None:
            self.wrong(name, allowed, self._entries[name], **values)
        return accepted

    def text(self, name: str, *, most: int, required: bool = False) -> str | None:
        """An entry that is a text of at most so many characters."""
        text = self.get(name, as_text, NEED_TEXT, required=required)
        self.bound(name, text or "", most)
        return text

    def both(self, name: str, *, most: int, required: bool = False) -> Text | None:
        """An entry that is a text of so many characters at most, or one in each language."""
        text = self.get(name, as_both, NEED_BOTH_LANGUAGES, required=required)
        if text is not None:
            entry = self._entries[name]
            given = entry if isinstance(entry, dict) else {"": entry}
            for language, written in given.items():
                self.bound(f"{name}.{language}".rstrip("."), tidied(written), most)
        return text

    def bound(self, name: str, text: str, most: int) -> None:
        """Note a text that is too long."""
        if length(text) > most:
            self.wrong(name, TOO_LONG, text, most=most)

    def number(self, name: str) -> float | None:
        """An entry that is a number."""
        return self.get(name, as_number, NEED_NUMBER, required=False)

    def integer(self, name: str, *, required: bool = False) -> int | None:
        """An entry that is a whole number."""
        return self.get(name, as_integer, NEED_INTEGER, required=required)

    def truth(self, name: str) -> bool | None:
        """An entry that is true or false."""
        return self.get(name, as_truth, NEED_TRUTH, required=False)

    def one_of(self, name: str, names: tuple[str, ...], *, required: bool) -> str | None:
        """An entry that is one of the names."""
        return self.get(
            name,
            lambda entry: next((known for known in names if known == entry), None),
            NEED_ONE_OF,
            required=required,
            names=", ".join(names),
        )

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
    """A text in both languages; one alone stands for both."""
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
