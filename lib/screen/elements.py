"""What a page is made of: answer, section, figure, sentences, small print."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from lib.figures.drawing import Figure
from lib.figures.plain import parts_of
from lib.plain_text import held
from lib.screen.report.places import group
from lib.screen.report.sheet import Bullets, Drawing, Heading, Line, Span, sheet_here
from lib.screen.report.told import add_methods, told
from lib.screen.sessions.memory import of_study
from lib.screen.view import Place, View
from lib.study.files.spreadsheet import as_csv, localised
from lib.wording.glossary import Term, explanations
from lib.words import Words

# Plotly's own button saves a figure without a word of what it shows; the fold under it saves both.
CONFIG = {"displayModeBar": False}
# Compiled once: a page asks some thousand times.
SPACES = re.compile(r"[\t-\r \x1c-\x1f\x85\u2028\u2029]+")
FOUND_ANYHOW = re.compile(r":(?=\S)|www(?=\.)|@(?=\S)|[-<>~](?=[-=>])", re.IGNORECASE)
MARKS = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$&^=]")


def plain(text: str) -> str:
    """Text as text where Streamlit reads Markdown: nothing in it formats, links or draws."""
    # A line break could begin a list or a heading, a space before "**" ends no bold text.
    line = SPACES.sub(" ", text).strip(" ")
    # Icons, colours, addresses and arrows (":material/…:", ":red[…]", "www.…", "a@…", "->") are
    # found even behind a backslash.
    return MARKS.sub(r"\\\g<0>", FOUND_ANYHOW.sub("\\g<0>\N{WORD JOINER}", line))


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


def show_answer(view: View, text: str, *notes: str) -> Place:
    """The page's answer, the first thing read; notes under it.

    A help mark explains the words that stand in the answer or its notes.

    Returns:
        The place under them, for `show_lines` of what is asked next.
    """
    # Within the sentence's own box, so that no cut of the screen shows one without the other.
    synthetic = view.words.t("Synthetic data")
    mark = f":violet-badge[{synthetic}] " if view.study.synthetic else ""
    with view.head:
        box = group(border=True, key="answer")
    with box:
        said = " ".join([text, *notes])
        explained = _explained(view, said=said, once=True)
        if (sheet := sheet_here()) is not None:
            marked: tuple[Span, ...] = (("synthetic", synthetic),) if mark else ()
            sheet.add(Line((*marked, ("", text)), "answer"))
        else:
            st.markdown(f"## {mark}{running(text)}", anchors=False, help=explained or None)
        lines = group(gap="xsmall")
        with lines:
            show_notes(*notes)
        if sheet is None:
            # What prints all this anew is known when all blocks have told of theirs.
            told()["place_of_code"] = box
    return lines


def show_lines(view: View, place: Place, *texts: str) -> None:
    """Further lines of the page's answer; empty ones are left out.

    A help mark explains the words of each that were not explained in the answer so far.
    """
    with place:
        for text in filter(None, texts):
            _paragraph(text, _explained(view, said=text, once=True))


def selectable_chart(
    figure: Figure, *, key: str, alt: str, choose: Callable[[Sequence[str]], None]
) -> None:
    """A figure whose points can be clicked; `choose` gets what stands behind the point.

    The whole page runs again then, also where the figure is in a block that runs alone.
    """
    if sheet_here() is not None:
        show_chart(figure, key=key, alt=alt)
        return
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
        config=CONFIG,
        on_select=chosen,
        selection_mode="points",
    )


def is_page_wanted() -> bool:
    """Whether something was clicked that concerns the whole page since it ran last."""
    return bool(st.session_state.pop("page_wanted", False))


def download(view: View, label: str, frame: Callable[[], pd.DataFrame], name: str) -> None:
    """A button that saves a table as CSV; the table is made when the reader asks for it."""
    if sheet_here() is not None:
        return
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
        if note and (sheet := sheet_here()) is not None:
            sheet.add(Line((("", note),), "small"))
        elif note:
            st.caption(running(note))


def show_finding(text: str) -> None:
    """What a block found, above its figure."""
    _paragraph(text)


def show_notes(*notes: str) -> None:
    """What a reader has to know of the figure or table above; empty notes are left out."""
    for note in notes:
        if note:
            _paragraph(note)


def _paragraph(text: str, explained: str = "") -> None:
    if (sheet := sheet_here()) is not None:
        sheet.add(Line((("", text),)))
    else:
        st.markdown(running(text), anchors=False, help=explained or None)


def line(*spans: str | Span) -> None:
    """A line of which some words are bold or in a label; empty ones are left out."""
    styled: list[Span] = [("", each) if isinstance(each, str) else each for each in spans]
    styled = [(style, text) for style, text in styled if text]
    if (sheet := sheet_here()) is not None:
        sheet.add(Line(tuple(styled)))
        return
    forms = {"": running, "bold": lambda text: f"**{running(text)}**", "badge": badge}
    st.markdown(" ".join(forms[style](text) for style, text in styled))


def badge(text: str) -> str:
    """A label in a line of Markdown; always grey, because none of them is good or bad."""
    return f":gray-badge[{plain(text)}]"


def bullets(texts: Sequence[str]) -> None:
    """Short sentences, one below the other; empty ones are left out."""
    if (sheet := sheet_here()) is not None:
        sheet.add(Bullets(tuple(filter(None, texts))))
    else:
        st.markdown("\n".join(f"- {running(text)}" for text in texts if text), anchors=False)


def section(title: str, view: View | None = None, *terms: Term, said: str = "") -> None:
    """Heading of a block of a page.

    Args:
        title: The heading.
        view: The page, where a help mark beside the heading is to explain words.
        *terms: Words of method that stand in the block.
        said: What the block says; words that stand there or in the heading are explained too.
    """
    told()["section"] = title
    explained = ""
    if view is not None:
        explained = _explained(view, *terms, said=f"{title} {said}")
    if (sheet := sheet_here()) is not None:
        sheet.add(Heading(title))
    else:
        st.subheader(running(title), anchor=False, help=explained or None)


def step(title: str) -> None:
    """Heading of a step of the page that has no answer over its parts."""
    st.header(plain(title), anchor=False)


def _explained(view: View, *terms: Term, said: str, once: bool = False) -> str:
    """What a help mark says: each word with its explanation, a paragraph each.

    Words that are to be explained `once` are so in the first mark of the page that does.
    """
    found = explanations(view.study, said, view.words, terms)
    if (sheet := sheet_here()) is not None:
        # A report explains each word once, at its end.
        sheet.findings.glossary.update(found)
        return ""
    if once:
        before: set[str] = st.session_state.setdefault("explained", set())
        found = [each for each in found if each[0] not in before]
        before |= {word for word, _ in found}
    return "\n\n".join(f"**{plain(word)}**: {plain(text)}" for word, text in found)


def pair(name: str) -> tuple[Place, Place]:
    """Two places side by side, or one under the other on a narrow screen."""
    with group(horizontal=True, gap="medium", key=f"pair_{name}"):
        return group(), group()


def show_chart(figure: Figure, *, key: str, alt: str) -> None:
    """A figure; `alt` says what it shows, with numbers."""
    if (sheet := sheet_here()) is not None:
        sheet.add(Drawing(parts_of(figure), alt))
    else:
        st.plotly_chart(figure, key=key, alt=alt, config=CONFIG)


def method(words: Words, texts: Sequence[str], citations: Sequence[str]) -> None:
    """How the section above was computed and where its methods come from, for the page's end."""
    add_methods([(told().get("section", ""), tuple(texts), tuple(citations))])
