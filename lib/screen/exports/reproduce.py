"""Python that prints what stands above anew: under each answer, and under tables with no fold."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.screen.exports.code import Scripts, show_code
from lib.screen.fragments import fold_quietly
from lib.screen.report.places import group
from lib.screen.report.sheet import sheet_here
from lib.screen.report.told import told
from lib.screen.view import View


def reproduce(view: View, code: Callable[[], Scripts], *, key: str) -> None:
    """A line that opens to scripts, which are made when it is opened; a report has none.

    Args:
        view: The page.
        code: Scripts that print the numbers anew, by what they print.
        key: Of its own on the page.
    """
    if sheet_here() is None:
        with group(key=f"reproduce_{key}"):
            _fold(view, code, key)


def _fold(view: View, code: Callable[[], Scripts], key: str) -> None:
    label = view.words.t("Reproduce these numbers")
    fold_quietly(label, lambda: show_code(view, code()), key=f"code_{key}", icon="code")


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
        _fold(
            view,
            lambda: {name: text for part in parts for name, text in part().items()},
            key=f"answer_{page}",
        )
