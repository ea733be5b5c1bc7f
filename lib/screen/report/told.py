"""What a page tells of its methods while it is drawn, for its end."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from lib.screen.report.sheet import sheet_here

Result = TypeVar("Result")
# A heading, explanations, and where the methods come from.
Method = tuple[str, tuple[str, ...], tuple[str, ...]]


def told() -> MutableMapping[Any, Any]:
    """Where it is kept what the page told: in the session, or on the sheet."""
    sheet = sheet_here()
    return st.session_state if sheet is None else sheet.told


def add_methods(methods: Sequence[Method]) -> None:
    """Further methods of the page."""
    told().setdefault("methods", []).extend(methods)


def methods_during(draw: Callable[[], Result]) -> tuple[list[Method], Result]:
    """The methods told while a part of the page is drawn, instead of adding them to the page's.

    Returns:
        The methods, and what the part returned.
    """
    state = told()
    others, state["methods"] = state.get("methods", []), []
    result = draw()
    found, state["methods"] = state["methods"], others
    return list(found), result


def begin_page() -> None:
    """Forget what the page before told of its methods and code, and which words it explained."""
    for name in ("page_wanted", "code_of_answer", "place_of_code"):
        st.session_state.pop(name, None)
    st.session_state["methods"] = []
    st.session_state["section"] = ""
    st.session_state["explained"] = set()


def methods_told() -> tuple[Method, ...]:
    """The methods that the page told, which are hereby forgotten."""
    return tuple(told().pop("methods", []))
