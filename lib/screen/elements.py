"""What a page is made of: answer, section, figure, table, small print."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from lib.figures.drawing import Figure
from lib.screen.memory import of_study
from lib.screen.view import View
from lib.study.template import as_csv, localised
from lib.words import Words

NO_BREAK = "\N{NO-BREAK SPACE}"
LONGEST_FIGURE = 26
CHART_CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]]}


def plain(text: str) -> str:
    """Text as text where Streamlit reads Markdown: nothing in it formats, links or draws."""
    # A line break could begin a list or a heading, a space before "**" ends no bold text.
    line = re.sub(r"[\t-\r \x1c-\x1f\x85\u2028\u2029]+", " ", text).strip(" ")
    # Icons, colours, addresses and arrows (":material/…:", ":red[…]", "www.…", "a@…", "->") are
    # found even behind a backslash.
    split = re.sub(
        r"(:(?=\S)|www(?=\.)|@(?=\S)|[-<>~](?=[-=>]))",
        "\\1\N{WORD JOINER}",
        line,
        flags=re.IGNORECASE,
    )
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=])", r"\\\1", split)


def failure(text: str) -> None:
    """That something cannot be shown."""
    st.error(plain(text), icon=":material/error:")


def warn(texts: Sequence[str]) -> None:
    """What is still to be done, a line each."""
    for text in texts:
        st.warning(plain(text), icon=":material/edit:")


def show_answer(view: View, text: str, *notes: str) -> None:
    """The page's answer, the first thing read; notes in small print under it."""
    # "n 15 + 13" stays on one line.
    joined = re.sub(r"(?<=\bn) (?=\d)|(?<=\d) (?=\+)|(?<=\+) (?=\d)", NO_BREAK, text)
    # Within the sentence's own box, so that no cut of the screen shows one without the other.
    synthetic = view.words.t("Synthetic data")
    mark = f":violet-badge[{synthetic}] " if view.study.synthetic else ""
    with view.head, st.container(border=True, key="answer"):
        st.markdown(f"#### {mark}{plain(joined)}", anchors=False)
        small(*notes)


def selectable_chart(
    figure: Figure, *, key: str, alt: str, choose: Callable[[Sequence[str]], None]
) -> None:
    """A figure whose points can be clicked; `choose` gets what stands behind the point."""
    key = of_study(key)

    def chosen() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            choose(points[0]["customdata"])

    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        config=CHART_CONFIG,
        on_select=chosen,
        selection_mode="points",
    )


def grid(frame: pd.DataFrame, *, alt: str) -> None:
    """A long table that scrolls and sorts; its cells are text and nothing else."""
    st.dataframe(frame, hide_index=True, alt=alt)


def download(view: View, label: str, frame: pd.DataFrame, name: str) -> None:
    """A button that saves a table as CSV."""
    st.download_button(
        label,
        lambda: localised(as_csv(frame), view.words.language, has_texts=True),
        file_name=name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def small(*notes: str) -> None:
    """Small print; empty notes are left out."""
    for note in notes:
        if note:
            st.caption(plain(note))


def show_finding(text: str) -> None:
    """What a block found, above its figure."""
    st.markdown(plain(text), anchors=False)


def badge(text: str) -> str:
    """A label in a line of Markdown; always grey, because none of them is good or bad."""
    return f":gray-badge[{plain(text)}]"


def bullets(texts: Sequence[str]) -> None:
    """Short sentences, one below the other; empty ones are left out."""
    st.markdown("\n".join(f"- {plain(text)}" for text in texts if text), anchors=False)


def section(title: str) -> None:
    """Heading of a block of a page."""
    st.subheader(plain(title), anchor=False)


def show_chart(figure: Figure, *, key: str, alt: str) -> None:
    """A figure; `alt` says what it shows, with numbers."""
    st.plotly_chart(figure, key=key, alt=alt, config=CHART_CONFIG)


def show_table(frame: pd.DataFrame, *, alt: str, folded: bool = False) -> None:
    """A table of text; a long table folded away under its name."""
    shown = frame.map(lambda cell: plain(_unbroken(str(cell))))
    shown.columns = pd.Index([plain(_breakable(str(column))) for column in shown.columns])
    place = st.expander(alt, icon=":material/table:") if folded else st.container()
    place.table(shown, hide_index=True, border="horizontal", alt=alt)


def _unbroken(cell: str) -> str:
    """A cell with a short figure stays on one line; a narrow screen scrolls the table instead."""
    short = len(cell) <= LONGEST_FIGURE and any(character.isdigit() for character in cell)
    return cell.replace(" ", NO_BREAK) if short else _breakable(cell)


def _breakable(text: str) -> str:
    """A text whose long words may be broken: a table cell would hide what exceeds its width."""
    return re.sub(rf"(\S{{{LONGEST_FIGURE}}})(?=\S{{8}})", "\\1\N{ZERO WIDTH SPACE}", text)


def method(words: Words, texts: Sequence[str], citations: Sequence[str]) -> None:
    """ "How this was computed": explanations, then where the methods come from."""
    with st.expander(words.t("How this was computed"), icon=":material/function:"):
        for text in filter(None, texts):
            st.markdown(plain(text))
        for citation in citations:
            st.caption(plain(citation))
