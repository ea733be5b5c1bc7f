"""Dates as files write them: which of day and month is first, and the days between them."""

from datetime import date

import pandas as pd
import pytest

from lib.reading.layout.dates import days_of, order_of
from lib.study.layout import DAY_FIRST, MONTH_FIRST


def cells(*texts: str) -> pd.Series:
    return pd.Series(texts, dtype=str)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["04/03/2024", "13/03/2024"], DAY_FIRST),
        (["03/04/2024", "03/13/2024"], MONTH_FIRST),
        (["04.03.24", "25.3.24"], DAY_FIRST),
        # The same day either way, or one that may be the other.
        (["04/03/2024", "05/05/2024"], None),
        (["04/04/2024"], None),
        # Nobody writes these in two ways.
        (["2024-03-04", "20240304", "4 Mar 2024", "", "unknown"], ""),
    ],
)
def test_the_order_of_dates_is_known_from_a_day_above_12_or_from_nothing(
    texts: list[str], order: str | None
) -> None:
    assert order_of([cells(*texts)]) == order


def test_dates_of_all_columns_are_of_one_hand() -> None:
    assert order_of([cells("04/03/2024"), cells("25/03/2024")]) == DAY_FIRST


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2024-03-04", None, date(2024, 3, 4)),
        ("20240304", None, date(2024, 3, 4)),
        ("2024/3/4 10:30", None, date(2024, 3, 4)),
        ("2024-03-04T10:30:00", "", date(2024, 3, 4)),
        ("04/03/2024", DAY_FIRST, date(2024, 3, 4)),
        ("04/03/2024", MONTH_FIRST, date(2024, 4, 3)),
        ("4.3.24", DAY_FIRST, date(2024, 3, 4)),
        ("4-Mar-2024", None, date(2024, 3, 4)),
        ("04MAR2024", None, date(2024, 3, 4)),
        ("04MAR2024:09:30:00", None, date(2024, 3, 4)),
        ("Mar 4, 2024", None, date(2024, 3, 4)),
        ("December 24 2023", None, date(2023, 12, 24)),
        ("4 marzo 2024", None, date(2024, 3, 4)),
        ("9 gen 24", None, date(2024, 1, 9)),
        ("29/02/2024", DAY_FIRST, date(2024, 2, 29)),
    ],
)
def test_a_date_is_the_day_that_it_names(text: str, order: str | None, day: date) -> None:
    (found,) = days_of(cells(text), order)
    assert found == day.toordinal()


@pytest.mark.parametrize(
    "text", ["", "45350", "30/02/2024", "2024-13-01", "4 xyz 2024", "2024-03", "0000-01-01", "-5"]
)
def test_what_is_no_date_is_missing(text: str) -> None:
    assert days_of(cells(text), DAY_FIRST).isna().all()
