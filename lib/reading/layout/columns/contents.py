"""What the contents of a column say of it, whatever its heading."""

from __future__ import annotations

import pandas as pd

from lib.reading.layout.spelling import bare
from lib.reading.numerals import NUMBER, mapped

# A column that varies within at most this share of the participants is one of participants, with
# slips; and a column of measurements has at least this share of numbers.
SLIPS, NUMBERS = 0.2, 0.5
YES_NO = {"yes", "no", "y", "n", "si", "s", "true", "false", "0", "1", "vero", "falso"}


def are_yes_no(cells: pd.Series) -> bool:
    """Whether all that stands in a column is yes or no."""
    words = {bare(level) for level in set(cells) - {""}}
    return 1 <= len(words) <= 2 and words <= YES_NO


def are_answers(levels: set[str]) -> bool:
    """Whether two values are yes and no or a sex, and so no arms."""
    words = {bare(level) for level in levels}
    sexes = {"m", "f", "male", "female", "maschio", "femmina", "man", "woman", "uomo", "donna", "w"}
    return words <= YES_NO or words <= sexes


def are_numbers(cells: pd.Series) -> bool:
    """Whether most cells that hold something are numbers, or below a limit."""
    filled = cells[cells != ""]
    if not len(filled):
        return False
    good = mapped(
        filled, lambda cell: bool(NUMBER.fullmatch(cell.lstrip("<> ").replace(",", "."))), bool
    )
    return bool(good.mean() > NUMBERS)


def varies(cells: pd.Series, ids: pd.Series) -> bool:
    """Whether many participants have several values in a column."""
    filled = cells != ""
    if not filled.any():
        return False
    of_each = cells[filled].groupby(ids[filled]).nunique()
    return bool((of_each > 1).mean() > SLIPS)
