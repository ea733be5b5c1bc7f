"""Python that prints what stands above anew: under each answer, and under tables with no fold."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib.screen.discreet import discreet
from lib.screen.elements import plain
from lib.screen.exports.code import Scripts, show_code
from lib.screen.report.sheet import sheet_here
from lib.screen.report.told import told
from lib.screen.sessions.memory import of_study
from lib.screen.view import View


def reproduce(view: View, code: Callable[[], Scripts], *, key: str) -> None:
    """A line that opens a drawer with scripts, which are made then; a report has none.

    Args:
        view: The page.
        code: Scripts that print the numbers anew, by what they print.
        key: Of its own on the page.
    """
    if sheet_here() is None:
        _line(view, code, key)


def _line(view: View, code: Callable[[], Scripts], key: str) -> None:
    title, name = plain(view.words.t("Reproduce these numbers")), of_study(f"reproduce_{key}")
    # A drawer dims the page, so that a click beside it plainly closes it. A popover is closed by
    # the click on a link too, which may then lead nowhere.
    st.button(
        title, on_click=_want, args=(name,), key=name, type="tertiary", icon=":material/code:"
    )
    # Also where the page was run once more since the click.
    if st.session_state.get("code_wanted") == name:
        st.session_state["code_wanted"] = None
        _drawer(title, lambda: show_code(view, code()))


def _want(name: str) -> None:
    st.session_state["code_wanted"] = name


def _drawer(title: str, fill: Callable[[], None]) -> None:
    @st.dialog(title, width="medium", position="right")
    def shown() -> None:
        with discreet():
            fill()

    shown()


def tell_code(code: Callable[[], Scripts]) -> None:
    """Scripts for a part of the page's answer, which other blocks add to below it."""
    if sheet_here() is None:
        told().setdefault("code_of_answer", []).append(code)


def show_code_of_answer(page: str) -> None:
    """The scripts that were told of, in the box of the page's answer; nothing without any."""
    parts: list[Callable[[], Scripts]] = told().pop("code_of_answer", [])
    place = told().pop("place_of_code", None)
    if parts and place is not None:
        view: View = st.session_state["view"]
        with place:
            _line(
                view,
                lambda: {name: text for part in parts for name, text in part().items()},
                key=f"answer_{page}",
            )
