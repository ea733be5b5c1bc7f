"""Python that prints what stands above anew: under each answer, and under tables with no fold."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.screen.elements import plain
from lib.screen.exports.code import Scripts, show_code
from lib.screen.fragments import was_opened
from lib.screen.report.sheet import sheet_here
from lib.screen.report.told import told
from lib.screen.sessions.memory import of_study
from lib.screen.view import View


def reproduce(view: View, code: Callable[[], Scripts], *, key: str) -> None:
    """A line that opens to scripts, which are made when it is opened; a report has none.

    Args:
        view: The page.
        code: Scripts that print the numbers anew, by what they print.
        key: Of its own on the page.
    """
    if sheet_here() is None:
        _line(view, code, key)


def _line(view: View, code: Callable[[], Scripts], key: str) -> None:
    name = of_study(f"reproduce_{key}")
    # Not a part that runs alone: that costs each run of each page more than all of this, and who
    # opens it waits for one run of the page.
    place = st.popover(
        plain(view.words.t("Reproduce these numbers")),
        type="tertiary",
        icon=":material/code:",
        key=name,
        on_change="rerun",
    )
    if was_opened(place, name):
        with place:
            show_code(view, code())


def tell_code(code: Callable[[], Scripts]) -> None:
    """Scripts for a part of the page's answer, which other blocks add to below it."""
    if sheet_here() is None:
        told().setdefault("code_of_answer", []).append(code)


def show_code_of_answer(page: str) -> None:
    """The scripts that were told of, in the box of the page's answer; nothing without any."""
    parts: list[Callable[[], Scripts]] = told().pop("code_of_answer", [])
    place = told().pop("place_of_code", None)
    if not parts or place is None:
        return
    view: View = st.session_state["view"]
    with place:
        _line(
            view,
            lambda: {name: text for part in parts for name, text in part().items()},
            key=f"answer_{page}",
        )
