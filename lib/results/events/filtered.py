"""The events of the listing that a reader looks for."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from lib.language import sentence

NO_CLASS = sentence("No class supplied")
# A column of the listing and a name in it, each.
Filters = tuple[tuple[str, str], ...]


def events_left(listing: pd.DataFrame, filters: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """The rows of the listing that filters leave.

    Args:
        listing: From `event_listing`.
        filters: A column and the name that stands in it, each; events without a class are a class
            of their own, `NO_CLASS`.
    """
    for column, name in filters:
        listing = listing[named(listing[column]) == (name or NO_CLASS)]
    return listing


def named(names: pd.Series[str]) -> pd.Series[str]:
    """Names of a column of the listing; those that lack a class have `NO_CLASS`."""
    return names.replace("", NO_CLASS)
