"""The data dictionary: which tables and columns a study is made of, and what may stand in them."""

from __future__ import annotations

import pandas as pd

from lib.contract import COLUMNS, Column
from lib.words import Words


def data_dictionary(words: Words) -> pd.DataFrame:
    """The dictionary as a table, a row per column."""
    return pd.DataFrame(
        [
            {
                words.t("Table"): column.table,
                words.t("Column"): column.name,
                words.t("Needed"): words.t("yes") if column.required else words.t("no"),
                words.t("What it holds"): words.t(column.what),
                words.t("What may stand in it"): _allowed(column, words),
            }
            for column in COLUMNS
        ]
    )


def _allowed(column: Column, words: Words) -> str:
    allowed = words.t(column.allowed)
    if column.most is None:
        return allowed
    return words.t("{allowed}; at most {most} characters", allowed=allowed, most=column.most)
