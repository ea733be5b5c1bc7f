"""Numbers as files write them: with a decimal point or, in Italian spreadsheets, a comma."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

# Not \d, which also matches the digits of other scripts.
INTEGER = re.compile(r"[+-]?[0-9]{1,6}")
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,2})?", re.IGNORECASE)
_MONTH = (
    "(jan(uary)?|gen(naio)?|feb(ruary|braio)?|mar(ch|zo)?|apr(ile?)?|may|mag(gio)?|june?|giu(gno)?"
    "|july?|lug(lio)?|aug(ust)?|ago(sto)?|sept?(ember)?|set(tembre)?|oct(ober)?|ott(obre)?"
    "|nov(ember|embre)?|dec(ember)?|dic(embre)?)"
)
DATE = re.compile(
    r"([0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-]([0-9]{4}|[0-9]{2}))"
    r"([ T].*)?"
    rf"|[0-9]{{1,2}}[ -]{_MONTH}\.?([ -][0-9]{{2,4}})?",
    re.IGNORECASE,
)
_WITH = {
    mark: re.compile(rf"<?\s*[+-]?[0-9]*[{mark}][0-9]+(e[+-]?[0-9]{{1,2}})?", re.IGNORECASE)
    for mark in ",."
}
_THOUSANDS = {
    mark: re.compile(rf"<?\s*[+-]?[1-9][0-9]{{0,2}}([{mark}][0-9]{{3}})+") for mark in ",."
}
# Squares of these neither overflow nor vanish.
_SMALLEST, _LARGEST = 1e-99, 1e15


def decimal_mark(columns: Iterable[pd.Series], separator: str) -> str:
    """How the numbers of a table are written: with a "," or with a ".".

    A table is written one way: the more frequent way counts, and `is_other_mark` finds the rest.

    Args:
        columns: The columns of text that may hold numbers.
        separator: What stands between the fields of the file.

    Returns:
        "," or "."; ",?" or ".?" where each of these marks may as well part the thousands, so that
        what it means is not known: "1,234" as English spreadsheets write it, or "1.234" in a file
        separated by semicolons, as Italian ones do.
    """
    texts = [text for cells in columns for text in cells.tolist() if "," in text or "." in text]
    marked = {mark: sum(map(bool, map(_WITH[mark].fullmatch, texts))) for mark in ",."}
    thousands = {mark: sum(map(bool, map(_THOUSANDS[mark].fullmatch, texts))) for mark in ",."}
    own, other = (",", ".") if separator == ";" else (".", ",")
    if marked[other] > marked[own]:
        return other + "?" if thousands[other] >= marked[other] else other
    return own if marked[own] else "."


def matches(cells: pd.Series, form: re.Pattern[str]) -> pd.Series:
    """Whether each cell as a whole has this form."""
    # `Series.str.fullmatch` parses the pattern anew at every call, and most cells of a long table
    # stand in it many times.
    texts = cells.tolist()
    found = {text: form.fullmatch(text) is not None for text in set(texts)}
    return pd.Series([found[text] for text in texts], cells.index, dtype=bool)


def is_other_mark(cells: pd.Series, mark: str) -> pd.Series:
    """Which cells hold a number that is not clearly written with the table's decimal mark."""
    if mark.endswith("?"):
        return matches(cells, _THOUSANDS[mark[0]])
    return matches(cells, _WITH["." if mark == "," else ","])


def as_integers(cells: pd.Series) -> pd.Series:
    """The cells that are whole numbers as floats, NaN for others; "22.0" and "22,0" are 22.

    "1.000" may be a thousand and is none.
    """
    return as_numbers(cells.str.replace(r"[.,]0{0,2}$", "", regex=True), INTEGER, ".")


def as_numbers(cells: pd.Series, form: re.Pattern[str], mark: str) -> pd.Series:
    """The cells of a form as floats; NaN for others and for magnitudes that nobody measures."""
    if mark == ",":
        cells = cells.where(~cells.str.contains(".", regex=False), "")
        cells = cells.str.replace(",", ".", regex=False)
    elif mark.endswith("?"):
        cells = cells.where(~is_other_mark(cells, mark), "")
    # Float first: the digits of an integer may be too many for an integer.
    numbers = cells.where(matches(cells, form), "nan").astype(float)
    size = numbers.abs()
    return numbers.where((size == 0) | ((size >= _SMALLEST) & (size <= _LARGEST)))
