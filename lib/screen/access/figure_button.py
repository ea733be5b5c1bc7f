"""The one button that Plotly shows with a figure, in the reader's language."""

from __future__ import annotations

from typing import Any

import streamlit as st

from lib.language import sentence
from lib.words import Words

# What Plotly says, and what it is to say.
TEXTS = {
    "Download plot as a PNG": sentence("Download the figure as PNG"),
    "Preparing image - this may take a few seconds": sentence("The picture is being made"),
    "Image download succeeded": sentence("The picture is downloaded"),
    "Sorry, there was a problem downloading your image!": sentence(
        "The picture could not be downloaded"
    ),
}


def figure_config(words: Words | None = None) -> dict[str, Any]:
    """How Plotly shows a figure: with a button that saves it as a picture alone.

    Args:
        words: The language; that of the page on screen if None.
    """
    words = words or st.session_state["view"].words
    dictionary = {text: words.t(said) for text, said in TEXTS.items()}
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "locale": words.language,
        "locales": {words.language: {"dictionary": dictionary}},
    }
