"""Numbers as files write them: with a decimal point or, in Italian spreadsheets, a comma."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pandas as pd

from lib.language import sentence

NOT_A_COMMA = sentence(
    "Most numbers of this table have a decimal comma: write this one in the same way."
)
NOT_A_POINT = sentence(
    "Most numbers of this table have a decimal point: write this one in the same way."
)
UNCLEAR_COMMA = sentence(
    "This may be a decimal comma or a sign for thousands: write decimals with a point, and "
    "thousands without a sign."
)
UNCLEAR_POINT = sentence(
    "This may be a decimal point or a sign for thousands: write decimals with a comma, and "
    "thousands without a sign."
)
WITH_GROUPS = sentence("{written} looks like {joined} with a sign for thousands: write {joined}.")
WITH_GROUPS_OR_COMMA = sentence(
    "{written} looks like {joined} with a sign for thousands: write {joined}; if you mean "
    "{decimal}, write it with a comma."
)
WITH_GROUPS_OR_POINT = sentence(
    "{written} looks like {joined} with a sign for thousands: write {joined}; if you mean "
    "{decimal}, write it with a point."
)

# Not \d, which also matches the digits of other scripts.
INTEGER = re.compile(r"[+-]?[0-9]{1,6}")
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,2})?", re.IGNORECASE)
_MONTH = (
    "(jan(uary)?|gen(naio)?|feb(ruary|braio)?|mar(ch|zo)?|apr(ile?)?|may|mag(gio)?|june?|giu(gno)?"
    "|july?|lug(lio)?|aug(ust)?|ago(sto)?|sept?(ember)?|set(tembre)?|oct(ober)?|ott(obre)?"
    "|nov(ember|embre)?|dec(ember)?|dic(embre)?)"
)
DATE = re.compile(
    r"((19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
    r"|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}|[0-9]{1,2}[./-][0-9]{1,2}[./-]([0-9]{4}|[0-9]{2}))"
    r"([ T].*)?"
    rf"|[0-9]{{1,2}}[ -]{_MONTH}\.?([ -][0-9]{{2,4}})?"
    # As SAS writes them, and as the English do in words.
    rf"|[0-9]{{2}}{_MONTH}[0-9]{{4}}(:.*)?|{_MONTH}\.? [0-9]{{1,2}},? [0-9]{{4}}",
    re.IGNORECASE,
)
_WITH = {
    mark: re.compile(rf"<?\s*[+-]?[0-9]*[{mark}][0-9]+(e[+-]?[0-9]{{1,2}})?", re.IGNORECASE)
    for mark in ",."
}
_THOUSANDS = {
    mark: re.compile(rf"<?\s*[+-]?[1-9][0-9]{{0,2}}([{mark}][0-9]{{3}})+") for mark in ",."
}
# Of spaces those within a number: plain, no-break, figure, thin and narrow no-break.
_IN_GROUPS = re.compile(
    r"(?P<start><?\s*[+-]?)(?P<first>[1-9][0-9]{0,2})"
    r"(?P<groups>(?P<sign>[.,'\u2019\u02bc \u00a0\u2007\u2009\u202f])[0-9]{3}"
    r"(?:(?P=sign)[0-9]{3})*)"
    r"(?:(?!(?P=sign))[.,](?P<decimals>[0-9]+))?"
)
# Numbers of a column of which each has a sentence of its own.
MOST_NAMED = 50
_NO_DECIMALS = re.compile(r"[.,]0{0,2}$")
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
    counted: Counter[str] = Counter()
    for cells in columns:
        counted.update(cells.tolist())
    texts = {text: n for text, n in counted.items() if "," in text or "." in text}
    marked, thousands = (
        {mark: sum(n for text, n in texts.items() if form[mark].fullmatch(text)) for mark in ",."}
        for form in (_WITH, _THOUSANDS)
    )
    own, other = (",", ".") if separator == ";" else (".", ",")
    if marked[other] > marked[own]:
        return other + "?" if thousands[other] >= marked[other] else other
    return own if marked[own] else "."


def mapped(cells: pd.Series, read: Callable[[str], object], dtype: type) -> pd.Series:
    """What each cell is read as."""
    # Once for each different text: most cells of a long table stand in it many times, and every
    # step of pandas costs more than reading a short table.
    texts = cells.tolist()
    found = {text: read(text) for text in set(texts)}
    if dtype in (bool, float):
        each = map(found.__getitem__, texts)
        return pd.Series(np.fromiter(each, dtype, len(texts)), cells.index)
    return pd.Series([found[text] for text in texts], cells.index, dtype=dtype)


def matches(cells: pd.Series, form: re.Pattern[str]) -> pd.Series:
    """Whether each cell as a whole has this form."""
    return mapped(cells, lambda text: form.fullmatch(text) is not None, bool)


def is_other_mark(cells: pd.Series, mark: str) -> pd.Series:
    """Which cells hold a number that is not clearly written with the table's decimal mark."""
    if mark.endswith("?"):
        return matches(cells, _THOUSANDS[mark[0]])
    return matches(cells, _WITH["." if mark == "," else ","])


def with_other_marks(
    cells: pd.Series, mark: str
) -> Iterator[tuple[pd.Series, str, dict[str, str]]]:
    """What to say of cells whose numbers have other marks than those of their table.

    Args:
        cells: Cells of a column that are no numbers, and "".
        mark: The decimal mark of the table, from `decimal_mark`.

    Yields:
        Which cells, a sentence, and what fills it. Of numbers with a sign for thousands the first
        `MOST_NAMED` have their own sentence. No cell is yielded twice.
    """
    advised = ((text, without_groups(text, mark)) for text in cells.unique())
    found = ((text, advice) for text, advice in advised if advice is not None)
    left = cells
    for text, (allowed, values) in itertools.islice(found, MOST_NAMED):
        yield cells == text, allowed, values
        left = left.where(left != text, "")
    other = "." if mark in (",", ".?") else ","
    is_open = is_other_mark(left, other + "?")
    yield is_open, UNCLEAR_POINT if other == "." else UNCLEAR_COMMA, {}
    is_other = is_other_mark(left, mark) & ~is_open
    yield is_other, NOT_A_COMMA if other == "." else NOT_A_POINT, {}


def without_groups(text: str, mark: str) -> tuple[str, dict[str, str]] | None:
    """What to write instead of a number whose thousands are parted by a sign.

    Args:
        text: The cell, such as "1,250", "1 250.5" or "1'250".
        mark: The decimal mark of its table, from `decimal_mark`.

    Returns:
        A sentence and what fills it: the number without the sign and, where the sign may be a
        decimal mark, the other number that may be meant. None if the cell holds no such number, or
        if the table leaves open what its marks mean.
    """
    found = _IN_GROUPS.fullmatch(text)
    if found is None:
        return None
    own = {",": ",", ",?": ".", ".?": ","}.get(mark, ".")
    groups, sign, decimals = found["groups"], found["sign"], found["decimals"]
    whole = found["start"] + found["first"]
    joined = whole + groups.replace(sign, "") + (own + decimals if decimals else "")
    if sign not in ",." or len(groups) > len(",000") or decimals:
        return WITH_GROUPS, {"written": text, "joined": joined}
    if sign == own or mark.endswith("?"):
        return None
    decimal = whole + own + (groups[1:].rstrip("0") or "0")
    allowed = WITH_GROUPS_OR_COMMA if own == "," else WITH_GROUPS_OR_POINT
    return allowed, {"written": text, "joined": joined, "decimal": decimal}


def as_integers(cells: pd.Series) -> pd.Series:
    """The cells that are whole numbers as floats, NaN for others; "22.0" and "22,0" are 22.

    "1.000" may be a thousand and is none.
    """
    return mapped(cells, lambda text: _number(_NO_DECIMALS.sub("", text), INTEGER, "."), float)


def as_numbers(cells: pd.Series, form: re.Pattern[str], mark: str) -> pd.Series:
    """The cells of a form as floats; NaN for others and for magnitudes that nobody measures."""
    return mapped(cells, lambda text: _number(text, form, mark), float)


def _number(text: str, form: re.Pattern[str], mark: str) -> float:
    """A text of a form as a number, else NaN."""
    if mark == ",":
        # A point may part the thousands.
        text = "" if "." in text else text.replace(",", ".")
    elif mark.endswith("?") and _THOUSANDS[mark[0]].fullmatch(text):
        return math.nan
    if form.fullmatch(text) is None:
        return math.nan
    number = float(text)
    return number if number == 0 or _SMALLEST <= abs(number) <= _LARGEST else math.nan
