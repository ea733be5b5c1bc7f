"""The visual abstract of the study, to be looked at and taken away."""

from __future__ import annotations

from datetime import date

import streamlit as st

from lib.results.events.kinds import incidence_by_kind
from lib.results.rows import rows_of
from lib.screen.access.zone import reader_date
from lib.screen.blocks.effects import answer_texts, by_outcome, of_page
from lib.screen.exports.buttons import png_button
from lib.screen.fragments import folded
from lib.screen.remembered import remembered
from lib.screen.report.sheet import sheet_here
from lib.screen.view import View
from lib.wording.exports.names import file_name


def abstract(view: View) -> None:
    """The trial on one page as journals print it, folded; a report begins with it."""
    if sheet_here() is not None:
        return
    title = view.words.t("Visual abstract")
    folded(title, lambda: _abstract(view, title), key="abstract", icon="imagesmode")


def _abstract(view: View, title: str) -> None:
    svg = abstract_drawn(view, reader_date().isoformat())
    name = file_name(view.study, title, view.words, day=view.day)
    with st.container(key="visual_abstract"):
        st.image(svg, alt=abstract_said(view), width="stretch")
    with st.container(horizontal=True, vertical_alignment="center"):
        png_button("visual_abstract", title, name, view.words)
        st.download_button(
            "SVG",
            svg,
            file_name=f"{name}.svg",
            mime="image/svg+xml",
            on_click="ignore",
            icon=":material/download:",
            key="abstract_svg",
        )


@remembered("day")
def abstract_drawn(view: View, made: str) -> str:
    """The picture as SVG, made on a day (2026-05-04)."""
    # Only who opens the fold, or makes a report, pays for what draws it.
    from lib.figures.abstract.page import abstract_svg
    from lib.wording.abstract.told import visual_abstract

    study, words = view.study, view.words
    first = study.first_outcome
    # Of an outcome that nobody measured there is no row on its page.
    rows = [*rows_of(of_page(view, first.page)), *rows_of(by_outcome(view))]
    told = visual_abstract(
        study,
        by_outcome(view),
        next(row for row in rows if row["outcome"] == first.code),
        incidence_by_kind(study),
        view.day,
        words,
        answer=_answer(view),
        made=date.fromisoformat(made),
    )
    return abstract_svg(told, words).decode()


def abstract_said(view: View) -> str:
    """What the picture is, and its answer, for who cannot see it."""
    return f"{view.words.t('Visual abstract')}: {_answer(view)}"


def _answer(view: View) -> str:
    """What the overview says of the first outcome."""
    return answer_texts(view, view.study.first_outcome, True)[0]
