"""The data dictionary: which tables and columns a study is made of, and what may stand in them."""

from __future__ import annotations

import pandas as pd

from lib.contract import COLUMNS
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
                words.t("What may stand in it"): words.t(column.allowed),
            }
            for column in COLUMNS
        ]
    )
