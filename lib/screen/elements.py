"""What a page is made of: answer, section, figure, table, small print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.figures.drawing import Figure
from lib.screen.sessions.memory import of_study
from lib.screen.view import View
from lib.study.files.spreadsheet import as_csv, localised
from lib.wording.glossary import Term, explanations
from lib.words import Words

Result = TypeVar("Result")
NO_BREAK = "\N{NO-BREAK SPACE}"
# Compiled once: a page asks some thousand times.
SPACES = re.compile(r"[\t-\r \x1c-\x1f\x85\u2028\u2029]+")
FOUND_ANYHOW = re.compile(r":(?=\S)|www(?=\.)|@(?=\S)|[-<>~](?=[-=>])", re.IGNORECASE)
MARKS = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$&^=]")
DIGIT = re.compile(r"\d")
LONGEST_FIGURE = 26
LONG_WORD = re.compile(rf"(\S{{{LONGEST_FIGURE}}})(?=\S{{8}})")
# A heading, explanations, and where the methods come from.
Method = tuple[str, tuple[str, ...], tuple[str, ...]]
CHART_CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]]}
# Two blocks stand side by side where each is at least as wide as the screen of a phone; a page is
# no wider than two of them and its lines can be read. The listing of events takes what the lanes
# leave, and has a form of its own on a phone.
PAGE_STYLE = """<style>
[data-testid="stMainBlockContainer"] {max-width: 62rem}
[class*="st-key-pair_"] > div {min-width: min(22rem, 100%)}
.st-key-answer h2 {padding-top: 0}
.st-key-pair_lanes > div:first-child {flex: 1 1 22rem}
.st-key-pair_lanes > div:last-child {flex: 50 1 22rem}
@media (min-width: 641px) {div:has(> .st-key-listing_narrow) {display: none}}
@media (max-width: 640px) {div:has(> .st-key-listing_grid) {display: none}}
</style>"""


def plain(text: str) -> str:
    """Text as text where Streamlit reads Markdown: nothing in it formats, links or draws."""
    # A line break could begin a list or a heading, a space before "**" ends no bold text.
    line = SPACES.sub(" ", text).strip(" ")
    # Icons, colours, addresses and arrows (":material/…:", ":red[…]", "www.…", "a@…", "->") are
    # found even behind a backslash.
    return MARKS.sub(r"\\\g<0>", FOUND_ANYHOW.sub("\\g<0>\N{WORD JOINER}", line))


def failure(text: str) -> None:
    """That something cannot be shown."""
    st.error(plain(text), icon=":material/error:")


def warn(texts: Sequence[str]) -> None:
    """What is still to be done, a line each."""
    for text in texts:
        st.warning(plain(text), icon=":material/edit:")


def show_answer(view: View, text: str, *notes: str) -> DeltaGenerator:
    """The page's answer, the first thing read; notes in small print under it.

    A help mark explains the words that stand in the answer or its notes.

    Returns:
        The place between the two, for `show_lines` of what is asked next.
    """
    # "n 15 + 13" stays on one line.
    joined = re.sub(r"(?<=\bn) (?=\d)|(?<=\d) (?=\+)|(?<=\+) (?=\d)", NO_BREAK, text)
    # Within the sentence's own box, so that no cut of the screen shows one without the other.
    synthetic = view.words.t("Synthetic data")
    mark = f":violet-badge[{synthetic}] " if view.study.synthetic else ""
    with view.head, st.container(border=True, key="answer"):
        said = " ".join([text, *notes])
        explained = _explained(view, said=said, once=True)
        st.markdown(f"## {mark}{plain(joined)}", anchors=False, help=explained or None)
        lines = st.container(gap="xsmall")
        small(*notes)
    return lines


def show_lines(view: View, place: DeltaGenerator, *texts: str) -> None:
    """Further lines of the page's answer; empty ones are left out.

    A help mark explains the words of each that were not explained in the answer so far.
    """
    with place:
        for text in filter(None, texts):
            explained = _explained(view, said=text, once=True)
            st.markdown(plain(text), anchors=False, help=explained or None)


def selectable_chart(
    figure: Figure, *, key: str, alt: str, choose: Callable[[Sequence[str]], None]
) -> None:
    """A figure whose points can be clicked; `choose` gets what stands behind the point.

    The whole page runs again then, also where the figure is in a block that runs alone.
    """
    key = of_study(key)

    def chosen() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and points[0].get("customdata"):
            choose(points[0]["customdata"])
            st.session_state["page_wanted"] = True

    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        config=CHART_CONFIG,
        on_select=chosen,
        selection_mode="points",
    )


def is_page_wanted() -> bool:
    """Whether something was clicked that concerns the whole page since it ran last."""
    return bool(st.session_state.pop("page_wanted", False))


def grid(frame: pd.DataFrame, *, alt: str, widths: Mapping[str, int]) -> None:
    """A long table that scrolls and sorts; its cells are text and nothing else.

    Args:
        frame: The table.
        alt: What it is.
        widths: Pixels of a column, by its header; what is over is shared among them.
    """
    columns = {name: st.column_config.Column(width=width) for name, width in widths.items()}
    st.dataframe(frame, hide_index=True, alt=alt, column_config=columns)


def download(view: View, label: str, frame: Callable[[], pd.DataFrame], name: str) -> None:
    """A button that saves a table as CSV; the table is made when the reader asks for it."""
    st.download_button(
        label,
        lambda: localised(as_csv(frame()), view.words.language, has_texts=True),
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


def section(title: str, view: View | None = None, *terms: Term, said: str = "") -> None:
    """Heading of a block of a page.

    Args:
        title: The heading.
        view: The page, where a help mark beside the heading is to explain words.
        *terms: Words of method that stand in the block.
        said: What the block says; words that stand there or in the heading are explained too.
    """
    st.session_state["section"] = title
    explained = ""
    if view is not None:
        explained = _explained(view, *terms, said=f"{title} {said}")
    st.subheader(plain(title), anchor=False, help=explained or None)


def _explained(view: View, *terms: Term, said: str, once: bool = False) -> str:
    """What a help mark says: each word with its explanation, a paragraph each.

    Words that are to be explained `once` are so in the first mark of the page that does.
    """
    found = explanations(view.study, said, view.words, terms)
    if once:
        before: set[str] = st.session_state.setdefault("explained", set())
        found = [each for each in found if each[0] not in before]
        before |= {word for word, _ in found}
    return "\n\n".join(f"**{plain(word)}**: {plain(text)}" for word, text in found)


def pair(name: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two places side by side, or one under the other on a narrow screen."""
    with st.container(horizontal=True, gap="medium", key=f"pair_{name}"):
        return st.container(), st.container()


def show_chart(figure: Figure, *, key: str, alt: str) -> None:
    """A figure; `alt` says what it shows, with numbers."""
    st.plotly_chart(figure, key=key, alt=alt, config=CHART_CONFIG)


def show_table(frame: pd.DataFrame, *, alt: str) -> None:
    """A table of text."""
    # By columns: `DataFrame.map` takes as long as all else that is done with a short table.
    cells = {
        place: [plain(_unbroken(str(cell))) for cell in column.tolist()]
        for place, (_, column) in enumerate(frame.items())
    }
    shown = pd.DataFrame(cells, dtype="str")
    shown.columns = pd.Index([plain(_breakable(str(column))) for column in frame.columns])
    st.table(shown, hide_index=True, border="horizontal", alt=alt)


def _unbroken(cell: str) -> str:
    """A cell with a short figure stays on one line; a narrow screen scrolls the table instead."""
    if len(cell) > LONGEST_FIGURE:
        return _breakable(cell)
    return cell.replace(" ", NO_BREAK) if " " in cell and DIGIT.search(cell) else cell


def _breakable(text: str) -> str:
    """A text whose long words may be broken: a table cell would hide what exceeds its width."""
    return LONG_WORD.sub("\\1\N{ZERO WIDTH SPACE}", text)


def method(words: Words, texts: Sequence[str], citations: Sequence[str]) -> None:
    """How the section above was computed and where its methods come from, for the page's end."""
    add_methods([(st.session_state.get("section", ""), tuple(texts), tuple(citations))])


def add_methods(methods: Sequence[Method]) -> None:
    """Further methods of the page."""
    st.session_state.setdefault("methods", []).extend(methods)


def methods_during(draw: Callable[[], Result]) -> tuple[list[Method], Result]:
    """The methods told while a part of the page is drawn, instead of adding them to the page's.

    Returns:
        The methods, and what the part returned.
    """
    others, st.session_state["methods"] = st.session_state.get("methods", []), []
    result = draw()
    found, st.session_state["methods"] = st.session_state["methods"], others
    return list(found), result


def begin_page() -> None:
    """Forget what the page before told of its methods, and which words it explained."""
    is_page_wanted()
    st.session_state["methods"] = []
    st.session_state["section"] = ""
    st.session_state["explained"] = set()


def methods_told() -> tuple[Method, ...]:
    """The methods that the page told, which are hereby forgotten."""
    return tuple(st.session_state.pop("methods", []))
