"""Parts of a page that are computed once, and shown again as they were."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import streamlit as st

from lib.screen.elements import Method, add_methods, methods_during
from lib.screen.view import View
from lib.study.outcomes import Outcome

# A page of 29 participants has some fifteen parts of together 100 kB; of an upload a reader sees
# few views.
MOST_BLOCKS, MOST_BYTES = 2000, 64 * 2**20
MOST_BLOCKS_OF_UPLOAD, MOST_BYTES_OF_UPLOAD = 300, 16 * 2**20

Result = TypeVar("Result")
Key = tuple[object, ...]
# What a part told of its methods, and what it returned.
Found = tuple[list[Method], Any]


def remembered(part: Callable[..., Result]) -> Callable[..., Result]:
    """A part of a page that is computed once for each study and each choice.

    After that it is only shown, or what it returned is.

    What belongs to the sample or to the study of the server is shared by all sessions; what belongs
    to an upload is remembered in its session alone and goes with it.

    Args:
        part: Draws in the place where it is called and nowhere else, has no control, and returns
            nothing or what can be pickled: sentences, numbers, a table, the parts of a figure. It
            takes the view, then whatever else it depends on: outcomes, texts, numbers.
    """

    @wraps(part)
    def shown(view: View, *further: object) -> Result:
        choices = [each.code if isinstance(each, Outcome) else each for each in further]
        key = (
            *(part.__module__, part.__name__, view.token, view.words.language),
            *(view.day, view.statistic, view.highlighted, *choices),
        )
        show = _of_upload if view.is_upload else _of_everybody
        methods, result = show(key, lambda: methods_during(lambda: part(view, *further)))
        # What the part tells of its methods belongs to the page's end.
        add_methods(methods)
        return cast(Result, result)

    return shown


@st.cache_data(show_spinner=False, max_entries=MOST_BLOCKS, max_size=MOST_BYTES)
def _of_everybody(key: Key, _compute: Callable[[], Found]) -> Found:
    return _compute()


@st.cache_data(
    scope="session",
    show_spinner=False,
    max_entries=MOST_BLOCKS_OF_UPLOAD,
    max_size=MOST_BYTES_OF_UPLOAD,
)
def _of_upload(key: Key, _compute: Callable[[], Found]) -> Found:
    return _compute()
