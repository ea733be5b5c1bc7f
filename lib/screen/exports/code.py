"""Python under a figure or table that prints its numbers anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from lib.language import sentence
from lib.screen.elements import small
from lib.screen.view import View
from lib.wording.snippets.script import SETTINGS_FILE, Origin, origin, where_sentence
from lib.words import Words

# Scripts by what they print.
Scripts = Mapping[str, str]
ANSWER = sentence("Prints the answer of this page:")
QUOTED = sentence("Prints which p to quote:")
CONCLUSIONS = sentence("Prints the conclusions:")
IMPROVED = sentence("Prints how many improved:")
CROSSED = sentence("Prints how many are outside the reference limit:")
TABLE = sentence("Prints this table:")
FIGURE = sentence("Prints what this figure shows, in words:")


def origin_of(view: View) -> Origin:
    """What a script of a page reads, and the language it prints in."""
    return origin(view.provenance, view.words.language)


def show_code(view: View, scripts: Scripts) -> None:
    """Scripts, under what they read and where they are to be run."""
    words = view.words
    small(where_sentence(origin_of(view), words))
    for name, text in scripts.items():
        small(words.t(name))
        # The colours in which words of a language are shown are too faint for a small text.
        st.code(text, language=None, wrap_lines=True)


def settings_download(view: View) -> None:
    """The study.toml with which the files on screen were read; nothing if it is one of them."""
    settings = "" if view.provenance is None else view.provenance.settings
    if settings:
        # Made when it is asked for: nobody else's reruns send it.
        settings_button(view.words, settings.encode, key="settings_of_files")


def settings_button(
    words: Words, settings: str | Callable[[], bytes], *, key: str | None = None
) -> None:
    """The button that saves a study.toml."""
    st.download_button(
        words.t("Download study.toml"),
        settings,
        file_name=SETTINGS_FILE,
        mime="application/toml",
        on_click="ignore",
        icon=":material/download:",
        key=key,
    )
