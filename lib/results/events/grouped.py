"""The rows of a figure of classes and terms: what would be told twice stands there once."""

from __future__ import annotations

import pandas as pd


def rows_told_once(rows: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """The rows without the classes that have a single term, whose counts are those of the term.

    Args:
        rows: From `select_terms`; a term comes after its class, if that stays.
        every: All classes and terms, from `incidence_by_term`: a class with a second term that was
            not selected has counts of its own and stays.

    Returns:
        The rows that stay, numbered from 0, with a further column `alone`: whether the row is a
        term that stands for its class as well. A class without its term stays, as among classes
        alone.
    """
    terms = every.loc[every["term"] != "", "system_organ_class"].value_counts()
    only = rows["system_organ_class"].map(terms) == 1
    alone = only & (rows["term"] != "")
    with_its_term = rows["system_organ_class"].isin(rows.loc[alone, "system_organ_class"])
    told_twice = only & (rows["term"] == "") & with_its_term
    return rows.assign(alone=alone)[~told_twice].reset_index(drop=True)
