"""The methods of a study for a paper: a text to copy, and its references to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.language import sentence
from lib.screen.elements import show_notes
from lib.screen.remembered import remembered
from lib.screen.view import View
from lib.wording.exports.names import file_name

if TYPE_CHECKING:
    from lib.wording.paper.methods import PaperMethods

FOR_METHODS = sentence(
    "For the methods section of a paper: all that these pages show of this study, at its primary "
    "day. Shorten it to what the paper reports."
)


def show_paper(view: View) -> None:
    """The text of the methods, then its references in the forms of reference managers."""
    # Only who opens the fold pays for what it needs.
    from lib.wording.paper.references import bibtex, ris

    words, found = view.words, _found(view)
    called = file_name(view.study, "references", words)
    st.divider()
    show_notes(words.t(FOR_METHODS))
    st.code(found.text, language=None, wrap_lines=True)
    with st.container(horizontal=True, gap="small"):
        for label, suffix, mime, text in (
            (
                words.t("References (BibTeX)"),
                "bib",
                "application/x-bibtex",
                bibtex(found.citations),
            ),
            (
                words.t("References (RIS)"),
                "ris",
                "application/x-research-info-systems",
                ris(found.citations),
            ),
        ):
            st.download_button(
                label,
                # As bytes: RIS has its own ends of lines.
                text.encode(),
                file_name=f"{called}.{suffix}",
                mime=mime,
                on_click="ignore",
                icon=":material/download:",
                key=f"references_{suffix}",
            )


@remembered()
def _found(view: View) -> PaperMethods:
    from lib.wording.paper.methods import paper_methods

    return paper_methods(view.study, view.words)
