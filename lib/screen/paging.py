"""What is too long to be sent at once: pages, and names that are typed instead of listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from lib.screen.sessions.memory import of_study

# Names that a list is offered of, and rows of a page of a long table.
MOST_NAMES, ROWS = 1000, 200


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
