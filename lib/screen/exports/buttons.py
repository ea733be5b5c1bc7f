"""The buttons that save a figure as a picture."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

import streamlit as st

from lib.plain_text import IN_SCRIPT
from lib.screen.exports.script import SCRIPT
from lib.screen.sessions.memory import of_study
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.wording.exports.whose import whose_data
from lib.words import Words

# As the buttons of Streamlit beside them.
_STYLE = """
.save-figure {display: flex; gap: 1rem; align-items: center; flex-wrap: wrap}
.save-figure button {
  font: inherit; font-size: 0.875rem; line-height: 1.6; color: inherit;
  background: none; cursor: pointer;
  min-height: 2.5rem; padding: 0.25rem 0.75rem; border-radius: 0.5rem;
  border: 1px solid color-mix(in srgb, currentColor 22%, transparent)}
.save-figure button:hover {border-color: currentColor}
/* Which says what went wrong. */
.save-figure span:empty {margin-left: -1rem}
@media print {.save-figure {display: none}}
"""


def picture_buttons(
    view: View, title: str, figure: str, name: str, *, outcome: Outcome | None, day: int | None
) -> None:
    """PNG and SVG, drawn by the reader's browser when one is clicked.

    Args:
        view: The page.
        title: The heading of the figure.
        figure: Its key on the page.
        name: What the file is called, without its suffix.
        outcome: The outcome, if it is about one.
        day: The day, if it is about one.
    """
    # It knows the methods of the figures of all pages, and loads what makes each of them: only who
    # opens a fold pays for that.
    from lib.wording.exports.picture import (
        Shown,
        picture_lines,
        picture_title,
        saved_text,
    )

    words = view.words
    shown = Shown(view.study, words, outcome, day, view.statistic == "median")
    told: dict[str, str | Sequence[str]] = {
        # Figures that can be clicked belong to the study on screen.
        "keys": list(dict.fromkeys((of_study(figure), figure))),
        "name": name,
        "title": picture_title(shown, title),
        "lines": picture_lines(shown, figure),
        "foot": whose_data(view.study, words),
        "saved": saved_text(words),
        "language": words.language,
        "failed": words.t("The picture could not be downloaded"),
    }
    _buttons(told, ("PNG", "SVG"), title)


def png_button(key: str, title: str, name: str, words: Words) -> None:
    """PNG of a picture that is on the page, drawn by the reader's browser.

    Args:
        key: Of the place in which the picture stands.
        title: What it is.
        name: What the file is called, without its suffix.
        words: The reader's language.
    """
    failed = words.t("The picture could not be downloaded")
    _buttons({"image": key, "name": name, "failed": failed}, ("PNG",), title)


def _buttons(told: dict[str, str | Sequence[str]], kinds: Sequence[str], title: str) -> None:
    """A button for each kind of file, with what the script is told."""
    buttons = "".join(
        f'<button type="button" data-kind="{kind.lower()}" '
        f'aria-label="{escape(f"{kind}: {title}")}">{kind}</button>'
        for kind in kinds
    )
    st.html(
        f'<style>{_STYLE}</style><div class="save-figure" data-told="{_in_attribute(told)}">'
        f'{buttons}<span role="status"></span></div><script>{SCRIPT}</script>',
        unsafe_allow_javascript=True,
        width="content",
    )


def _in_attribute(told: dict[str, str | Sequence[str]]) -> str:
    """Texts as JSON within an attribute, with nothing that could be taken for markup.

    Streamlit's filter drops an attribute in which it finds the end of a script or of a comment.
    """
    return escape(json.dumps(told).translate(IN_SCRIPT))
