"""Places of a page, which the sheet of a report has too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NoReturn

import streamlit as st

from lib.screen.report.sheet import EndOfPage, Line, sheet_here
from lib.screen.view import Place

Gap = Literal["xxsmall", "xsmall", "small", "medium"]


def group(
    *, key: str | None = None, border: bool = False, horizontal: bool = False, gap: Gap = "small"
) -> Place:
    """A place for what stands together.

    Args:
        key: What styles call it.
        border: Whether it has one.
        horizontal: Whether its parts stand side by side where there is room.
        gap: The distance of its parts.
    """
    if (sheet := sheet_here()) is not None:
        if key == "answer":
            return sheet.box("answer")
        return sheet.box("card" if border else "pair" if horizontal else "group")
    return st.container(key=key, border=border, horizontal=horizontal, gap=gap)


def beside(widths: Sequence[int]) -> list[Place]:
    """Places side by side, as wide as these numbers say in relation to each other."""
    if (sheet := sheet_here()) is not None:
        with sheet.box("pair"):
            return [sheet.box("group") for _ in widths]
    return list(st.columns(widths))


def end_page(why: str = "") -> NoReturn:
    """Nothing further is shown on this page; `why` says the reason, where nothing else does."""
    if (sheet := sheet_here()) is not None:
        if why:
            sheet.add(Line((("", why),)))
        raise EndOfPage
    if why:
        st.info(why, icon=":material/info:")
    st.stop()
