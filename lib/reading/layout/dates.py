"""Dates as files write them, as days from the first dose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pandas as pd

from lib.reading.numerals import mapped
from lib.study.layout import DAY_FIRST, MONTH_FIRST

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan gen", "feb", "mar", "apr", "may mag", "jun giu"),
            *("jul lug", "aug ago", "sep set", "oct ott", "nov", "dec dic"),
        ),
        1,
    )
    for name in names.split()
}
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]?([0-9]{2}|(?<=[./-])[0-9])[./-]?([0-9]{1,2})(?:[ T].*)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})(?:[ T].*)?")
_NAMED = re.compile(
    r"([0-9]{1,2})[ -]?([A-Za-z]{3})[A-Za-z]*\.?[ -]?([0-9]{4}|[0-9]{2})(?:[ T:].*)?"
)
_NAMED_FIRST = re.compile(r"([A-Za-z]{3})[A-Za-z]*\.? ([0-9]{1,2}),? ([0-9]{4})")


def order_of(columns: Iterable[pd.Series]) -> str | None:
    """Whether dates such as 04/03/2024 have their day or their month first.

    Args:
        columns: Columns of text that hold dates, all written by the same hand.

    Returns:
        `DAY_FIRST` or `MONTH_FIRST`; "" if no date is written in this way; None if each could be
        read in both.
    """
    pairs = {
        (int(match[1]), int(match[2]))
        for cells in columns
        for cell in set(cells)
        if (match := _YEAR_LAST.fullmatch(cell)) is not None
    }
    if not pairs:
        return ""
    is_day_first = any(first > 12 for first, _ in pairs)
    is_month_first = any(second > 12 for _, second in pairs)
    if is_day_first == is_month_first:
        # Neither, or both, in which case one of them is a slip that nobody can see.
        return None if not is_day_first or all(a == b for a, b in pairs) else DAY_FIRST
    return DAY_FIRST if is_day_first else MONTH_FIRST


def days_of(cells: pd.Series, order: str | None) -> pd.Series:
    """Dates as numbers of days, counted from a day long ago; NaN for what is no date.

    Args:
        cells: Text.
        order: From `order_of`; None as `DAY_FIRST`.
    """
    return mapped(cells, lambda cell: _ordinal(cell, order), float)


def _ordinal(cell: str, order: str | None) -> float:
    year_first, year_last, named, name_first = (
        form.fullmatch(cell) for form in (_YEAR_FIRST, _YEAR_LAST, _NAMED, _NAMED_FIRST)
    )
    if year_first is not None:
        parts = int(year_first[1]), int(year_first[2]), int(year_first[3])
    elif named is not None and named[2].lower() in _MONTHS:
        parts = _year(named[3]), _MONTHS[named[2].lower()], int(named[1])
    elif name_first is not None and name_first[1].lower() in _MONTHS:
        parts = int(name_first[3]), _MONTHS[name_first[1].lower()], int(name_first[2])
    elif year_last is not None:
        first, second = int(year_last[1]), int(year_last[2])
        month, day = (first, second) if order == MONTH_FIRST else (second, first)
        parts = _year(year_last[3]), month, day
    else:
        return float("nan")
    try:
        return float(date(*parts).toordinal())
    except ValueError:
        return float("nan")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
