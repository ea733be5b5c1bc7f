"""The tables of a page, told by its parts as they are shown, for the workbook of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.screen.report.sheet import sheet_here
from lib.screen.report.told import told


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the page.

    Attributes:
        title: Its heading.
        numbers: Makes it, when it is wanted.
        stands_open: Whether it stands open on the page, with no fold that offers it as CSV.
    """

    title: str
    numbers: Callable[[], pd.DataFrame]
    stands_open: bool


def add_table(
    key: str,
    title: str,
    numbers: Callable[[], pd.DataFrame],
    *,
    stands_open: bool = False,
) -> None:
    """Tell of a table of the page; of the same key the one told last counts."""
    if sheet_here() is None:
        all_tables()[key] = Table(title, numbers, stands_open)


def begin_tables() -> None:
    """Forget the tables of the page before."""
    st.session_state["tables"] = {}


def all_tables() -> dict[str, Table]:
    """The tables of the page on screen by their key, in its order; further ones come to them."""
    tables: dict[str, Table] = told().setdefault("tables", {})
    return tables
