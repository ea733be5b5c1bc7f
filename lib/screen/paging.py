"""What is too long to be sent at once: pages, first rows, names typed instead of listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import streamlit as st

from lib.results.distributions import are_many
from lib.screen.elements import show_notes
from lib.screen.report.sheet import sheet_here
from lib.screen.sessions.memory import of_study
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.wording.many.distributions import first_rows_text

# Names that a list is offered of, and rows of a page of a long table.
MOST_NAMES, ROWS = 1000, 200
# Rows of a table of many participants that are sent; the download holds all.
MOST_ROWS = 100


def choose_page(key: str, n: int, size: int, *, first: int = 0) -> int | None:
    """The page that the reader turned to, from 0; None where one page holds all.

    Args:
        key: What is paged; with another number of pages or another first one it is another control.
        n: How many things there are.
        size: How many a page holds.
        first: The page to begin with.
    """
    pages = -(-n // size)
    if pages < 2:
        return None
    if sheet_here() is not None:
        return first
    control = of_study(f"{key}_{pages}_{first}")
    return st.pagination(pages, default=first + 1, key=control, persist_state="page") - 1


def rows_of_page(frame: pd.DataFrame, page: int | None) -> pd.DataFrame:
    """The rows of a page of a table; all of them where there are no pages."""
    return frame if page is None else frame.iloc[page * ROWS : (page + 1) * ROWS]


def choose_name(
    label: str, names: Sequence[str], shown: Callable[[str], str], *, key: str, placeholder: str
) -> str | None:
    """A name out of a list, or typed where there are too many; None if the reader wants all.

    What is typed may be no name at all.
    """
    if len(names) > MOST_NAMES:
        typed = st.text_input(label, None, key=key, placeholder=placeholder, persist_state="page")
        return (typed or "").strip() or None
    if st.session_state.get(key) not in names:
        st.session_state[key] = None
    return st.selectbox(
        label,
        names,
        index=None,
        format_func=shown,
        key=key,
        placeholder=placeholder,
        persist_state="page",
    )


def first_rows(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    """Of many participants the first ones, and whoever is followed."""
    shown = (np.arange(len(frame)) < MOST_ROWS) | (frame["participant_id"] == view.highlighted)
    return frame[shown] if are_many(view.study) else frame


def show_first(view: View, table: pd.DataFrame, n: int, title: str) -> None:
    """The table of the first ones of n participants."""
    show_table(table, alt=title)
    if len(table) < n:
        on_paper = sheet_here() is not None
        show_notes(first_rows_text(MOST_ROWS, n, view.words, on_paper=on_paper))
