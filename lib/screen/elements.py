"""What a page is made of: answer, section, figure, sentences, small print."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.figures.drawing import Figure
from lib.screen.access.figure_button import figure_config
from lib.screen.sessions.memory import of_study
from lib.screen.view import View
from lib.study.files.spreadsheet import as_csv, localised
from lib.wording.amounts import SINGULAR_UNITS
from lib.wording.glossary import Term, explanations
from lib.words import Words

Result = TypeVar("Result")
NO_BREAK = "\N{NO-BREAK SPACE}"
# Compiled once: a page asks some thousand times.
SPACES = re.compile(r"[\t-\r \x1c-\x1f\x85\u2028\u2029]+")
# "n 15 + 13", "p 0.65", "CI 4.7", "day 43", "Placebo 9/13", "to −0.7" and "17.0 mg/dL" stay on one
# line.
HELD = re.compile(
    r"(?<=\bn) (?=\d)|(?<=\d) (?=\+)|(?<=\+) (?=\d)|(?<=\bp) (?=[\d(])|(?<=\bHolm) (?=\d)"
    r"|(?<=\bCI) (?=[−\d])|(?<=\bIC) (?=\d)|(?<=\b[Dd]ay) (?=\d)|(?<=\b[Gg]iorno) (?=\d)"
    r"|(?<=\w) (?=\d+/\d)|(?<=\bto) (?=[−\d])|(?<=\bda) (?=[−\d])|(?<=\ba) (?=[−\d])"
    rf"|(?<=\d) (?=(?:{'|'.join(SINGULAR_UNITS)}|[mµ]?[gL]|MB|\w+/\w+)\b)"
)
FOUND_ANYHOW = re.compile(r":(?=\S)|www(?=\.)|@(?=\S)|[-<>~](?=[-=>])", re.IGNORECASE)
MARKS = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$&^=]")
# A heading, explanations, and where the methods come from.
Method = tuple[str, tuple[str, ...], tuple[str, ...]]
# Two blocks stand side by side where each is at least as wide as the screen of a phone; a page is
# no wider than two of them and its lines can be read. Controls that wrap stand no farther apart
# than other things. On a phone title, answer and sections are a step smaller, and the figure of all
# outcomes, which proves the answer, comes before what follows from it.
# The listing of events takes what the lanes leave, and has another form on a phone and on paper.
PAGE_STYLE = """
[data-testid="stMainBlockContainer"] {max-width: 62rem}
[data-testid="stMain"] :is(p, li) {max-width: 48rem; text-wrap: pretty}
.st-key-head p {max-width: none}
.st-key-answer p {max-width: 48rem}
[class*="st-key-pair_"] > div {min-width: min(22rem, 100%)}
[data-testid="stHorizontalBlock"]:not([class*="st-key-pair_"]) {row-gap: 1rem}
[data-testid="stHorizontalBlock"] > .stElementContainer:has(.stSlider)
  {min-width: min(22rem, 100%)}
[data-testid="stSliderThumbValue"] p {white-space: nowrap}
.st-key-answer h2 {padding-top: 0}
.st-key-pair_lanes > div:first-child {flex: 1 1 22rem}
.st-key-pair_lanes > div:last-child {flex: 50 1 22rem}
@media screen and (min-width: 641px) {div:has(> .st-key-listing_narrow) {display: none}}
@media print, (max-width: 640px) {div:has(> .st-key-listing_grid) {display: none}}
@media screen and (max-width: 640px) {
  [data-testid="stMain"] h1 {font-size: 1.625rem}
  [data-testid="stMain"] h2 {font-size: 1.25rem}
  [data-testid="stMain"] h3 {font-size: 1.125rem}
  .st-key-head, :has(> .st-key-head) {display: contents}
  :has(> .st-key-conclusions) {order: 1}
  :has(> .st-key-all_outcomes) ~ * {order: 2}
}
"""


def plain(text: str) -> str:
    """Text as text where Streamlit reads Markdown: nothing in it formats, links or draws."""
    # A line break could begin a list or a heading, a space before "**" ends no bold text.
    line = SPACES.sub(" ", text).strip(" ")
    # Icons, colours, addresses and arrows (":material/…:", ":red[…]", "www.…", "a@…", "->") are
    # found even behind a backslash.
    return MARKS.sub(r"\\\g<0>", FOUND_ANYHOW.sub("\\g<0>\N{WORD JOINER}", line))


def held(text: str) -> str:
    """A text that is not broken between a number and what it is of."""
    return HELD.sub(NO_BREAK, text)


def running(text: str) -> str:
    """A sentence as text where Streamlit reads Markdown, with each number beside its name."""
    return plain(held(text))


def failure(text: str) -> None:
    """That something cannot be shown."""
    st.error(plain(text), icon=":material/error:")


def warn(texts: Sequence[str]) -> None:
    """What is still to be done, a line each."""
    for text in texts:
        st.warning(plain(text), icon=":material/edit:")


def show_answer(view: View, text: str, *notes: str) -> DeltaGenerator:
    """The page's answer, the first thing read; notes under it.

    A help mark explains the words that stand in the answer or its notes.

    Returns:
        The place under them, for `show_lines` of what is asked next.
    """
    # Within the sentence's own box, so that no cut of the screen shows one without the other.
    synthetic = view.words.t("Synthetic data")
    mark = f":violet-badge[{synthetic}] " if view.study.synthetic else ""
    with view.head, st.container(border=True, key="answer"):
        said = " ".join([text, *notes])
        explained = _explained(view, said=said, once=True)
        st.markdown(f"## {mark}{running(text)}", anchors=False, help=explained or None)
        lines = st.container(gap="xsmall")
        with lines:
            show_notes(*notes)
    return lines


def show_lines(view: View, place: DeltaGenerator, *texts: str) -> None:
    """Further lines of the page's answer; empty ones are left out.

    A help mark explains the words of each that were not explained in the answer so far.
    """
    with place:
        for text in filter(None, texts):
            explained = _explained(view, said=text, once=True)
            st.markdown(running(text), anchors=False, help=explained or None)


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
        config=figure_config(),
        on_select=chosen,
        selection_mode="points",
    )


def is_page_wanted() -> bool:
    """Whether something was clicked that concerns the whole page since it ran last."""
    return bool(st.session_state.pop("page_wanted", False))


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
    """Small print, of where something comes from alone; empty notes are left out."""
    for note in notes:
        if note:
            st.caption(running(note))


def show_finding(text: str) -> None:
    """What a block found, above its figure."""
    st.markdown(running(text), anchors=False)


def show_notes(*notes: str) -> None:
    """What a reader has to know of the figure or table above; empty notes are left out."""
    for note in notes:
        if note:
            st.markdown(running(note), anchors=False)


def badge(text: str) -> str:
    """A label in a line of Markdown; always grey, because none of them is good or bad."""
    return f":gray-badge[{plain(text)}]"


def bullets(texts: Sequence[str]) -> None:
    """Short sentences, one below the other; empty ones are left out."""
    st.markdown("\n".join(f"- {running(text)}" for text in texts if text), anchors=False)


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


def step(title: str) -> None:
    """Heading of a step of the page that has no answer over its parts."""
    st.header(plain(title), anchor=False)


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
    st.plotly_chart(figure, key=key, alt=alt, config=figure_config())


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
