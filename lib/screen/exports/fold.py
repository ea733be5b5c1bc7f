"""What stands under a figure or table, to be taken away: its table, picture, numbers and code."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.screen.discreet import discreet
from lib.screen.exports.buttons import picture_buttons
from lib.screen.exports.code import Scripts, show_code
from lib.screen.exports.tables import add_table
from lib.screen.fragments import expander, fold_table
from lib.screen.report.sheet import sheet_here
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.exports.names import file_name
from lib.wording.exports.numbers import csv_of


def take_away(
    view: View,
    title: str,
    fill: Callable[[], None] | None = None,
    *,
    key: str,
    numbers: Callable[[], pd.DataFrame],
    named: str = "",
    figure: str | None = None,
    outcome: Outcome | None = None,
    day: int | None = None,
    code: Callable[[], Scripts] | None = None,
) -> None:
    """A fold under a figure or table with all that a reader may take away of it.

    Nothing is made before it is opened, and numbers only when they are saved: outside of any run of
    the script, so that `numbers` calls nothing that is remembered and nothing of Streamlit.

    Args:
        view: The page.
        title: The heading of the figure or table.
        fill: Draws the table; None where it stands on the page already, or there is none.
        key: Of the fold, its own on the page.
        numbers: The numbers behind figure and table, from `lib.results.exports`.
        named: What its files are called; as the fold if empty.
        figure: Key of the figure, to be saved as a picture; None if there is only a table.
        outcome: The outcome, if it is about one.
        day: The day, if it is about one.
        code: Scripts that print the numbers anew, by what they print.
    """
    words = view.words
    if sheet_here() is not None:
        if fill is not None:
            with expander(words.t("Table: {title}", title=title), "table"):
                fill()
        return
    add_table(key, title, numbers)
    label = (
        words.t("Downloads: {title}", title=title)
        if fill is None
        else words.t("Table and downloads: {title}", title=title)
    )
    fold_table(
        label,
        fill,
        key=key,
        more=lambda: offer(
            view,
            title,
            key=key,
            numbers=numbers,
            named=named,
            figure=figure,
            outcome=outcome,
            day=day,
            code=code,
        ),
    )


def offer(
    view: View,
    title: str,
    *,
    key: str,
    numbers: Callable[[], pd.DataFrame],
    named: str = "",
    figure: str | None = None,
    outcome: Outcome | None = None,
    day: int | None = None,
    code: Callable[[], Scripts] | None = None,
) -> None:
    """What `take_away` holds under the table, within a fold that is open already."""
    if sheet_here() is not None:
        return
    study, words = view.study, view.words
    name = file_name(study, named or key, words, outcome=outcome, day=day)

    with st.container(horizontal=True, vertical_alignment="center"):
        if figure is not None:
            picture_buttons(view, title, figure, name, outcome=outcome, day=day)
        csv_button(view, "CSV", numbers, key=key, name=name)
    if code is not None:
        show_code(view, code())


def csv_button(
    view: View, label: str, numbers: Callable[[], pd.DataFrame], *, key: str, name: str
) -> None:
    """A button that saves numbers as CSV, which are made when it is clicked."""
    study, words = view.study, view.words

    def saved() -> bytes:
        with discreet():
            return csv_of(numbers(), study, words)

    st.download_button(
        label,
        saved,
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"csv_{key}",
    )
