"""Parts of a page that run by themselves, without the rest of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import streamlit as st

from lib.screen.discreet import discreet
from lib.screen.elements import is_page_wanted, plain
from lib.screen.report.sheet import sheet_here
from lib.screen.report.told import told
from lib.screen.runs import is_more_set
from lib.screen.sessions.memory import of_study
from lib.screen.view import Place


def alone(block: Callable[..., None]) -> Callable[..., None]:
    """A block that alone runs when one of its own controls is set, and nothing else of the page.

    Args:
        block: Draws in the place where it is called and nowhere else, and tells of no method. What
            is clicked in its figure may concern the whole page, which is run again then.
    """

    @st.fragment
    def run(*arguments: Any) -> None:
        if is_page_wanted() or is_more_set():
            st.rerun()
        with discreet():
            block(*arguments)

    @wraps(block)
    def shown(*arguments: Any) -> None:
        (run if sheet_here() is None else block)(*arguments)

    return shown


def expander(title: str, icon: str) -> Place:
    """A place folded away under its heading; it is filled whether or not it is open."""
    if (sheet := sheet_here()) is not None:
        return sheet.box("fold", title)
    return st.expander(plain(title), icon=f":material/{icon}:")


def folded(title: str, fill: Callable[[], None], *, key: str, icon: str = "more_horiz") -> None:
    """A block of details, folded away under its heading; what it holds is made when it is opened.

    Nothing else of the page runs when the reader opens it or sets a control in it.

    Args:
        title: Its heading.
        fill: Draws what it holds, within it and nowhere else, and tells of no method: a fold that
            is closed has some too.
        key: Of its own on the page; after its outcome is changed it is as open as before.
        icon: Name of its icon.
    """
    told()["section"] = title
    _folded(title, fill, f"fold_{key}", icon)


def fold_table(
    label: str, fill: Callable[[], None] | None, *, key: str, more: Callable[[], None]
) -> None:
    """What may be taken away of the figure or table above, folded; as `folded`.

    Args:
        label: What stands on the fold.
        fill: Draws the numbers of the figure as a table; None where there is none.
        key: Of its own on the page.
        more: Draws what stands under the table.
    """

    def both() -> None:
        if fill is not None:
            fill()
        more()

    _folded(label, both, f"fold_table_{key}", "table" if fill else "download")


def _folded(title: str, fill: Callable[[], None], key: str, icon: str) -> None:
    if sheet_here() is None:
        _fold(title, fill, of_study(key), icon)
        return
    with expander(title, icon):
        fill()


@st.fragment
def _fold(title: str, fill: Callable[[], None], key: str, icon: str) -> None:
    if is_more_set():
        st.rerun()
    place = st.expander(plain(title), icon=f":material/{icon}:", key=key, on_change="rerun")
    # Once opened it stays filled, so that its controls keep their values and their places in the
    # link when it is closed again.
    opened: set[str] = st.session_state.setdefault("opened", set())
    if place.open:
        opened.add(key)
    if key in opened:
        with place, discreet():
            fill()
