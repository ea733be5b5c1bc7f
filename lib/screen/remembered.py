"""Blocks of a page that are computed once, and shown again as they were."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import streamlit as st

from lib.screen.elements import Method, add_methods, methods_during
from lib.screen.view import View
from lib.study.outcomes import Outcome

# A page of 29 participants has some ten blocks of 20 kB; of an upload a reader sees few views.
MOST_BLOCKS, MOST_BYTES = 2000, 64 * 2**20
MOST_BLOCKS_OF_UPLOAD, MOST_BYTES_OF_UPLOAD = 300, 16 * 2**20

Block = Callable[..., None]
Key = tuple[object, ...]


def remembered(block: Block) -> Block:
    """A block that is computed once for each study and each choice, and then only shown.

    What belongs to the sample or to the study of the server is shared by all sessions; what belongs
    to an upload is remembered in its session alone and goes with it.

    Args:
        block: Draws a part of a page, in the place where it is called and nowhere else, and has no
            control. It takes the view, then whatever else it depends on: outcomes, texts, numbers.
    """

    @wraps(block)
    def shown(view: View, *further: object) -> None:
        choices = [each.code if isinstance(each, Outcome) else each for each in further]
        key = (
            *(block.__module__, block.__name__, view.token, view.words.language),
            *(view.day, view.statistic, view.highlighted, *choices),
        )
        show = _of_upload if view.is_upload else _of_everybody
        # What the block tells of its methods belongs to the page's end.
        add_methods(show(key, lambda: methods_during(lambda: block(view, *further))))

    return shown


@st.cache_data(show_spinner=False, max_entries=MOST_BLOCKS, max_size=MOST_BYTES)
def _of_everybody(key: Key, _block: Callable[[], list[Method]]) -> list[Method]:
    return _block()


@st.cache_data(
    scope="session",
    show_spinner=False,
    max_entries=MOST_BLOCKS_OF_UPLOAD,
    max_size=MOST_BYTES_OF_UPLOAD,
)
def _of_upload(key: Key, _block: Callable[[], list[Method]]) -> list[Method]:
    return _block()
