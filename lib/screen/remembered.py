"""Parts of a page that are computed once, and shown again as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import Any, Literal, TypeVar, cast

import numpy as np
import streamlit as st

from lib.screen.report.sheet import sheet_here
from lib.screen.report.told import Method, add_methods, methods_during
from lib.screen.view import View
from lib.study.outcomes import Outcome

# A page of 29 participants has some twenty-five parts of together 150 kB; of an upload a reader
# sees few views.
MOST_BLOCKS, MOST_BYTES = 2000, 64 * 2**20
MOST_BLOCKS_OF_UPLOAD, MOST_BYTES_OF_UPLOAD = 300, 16 * 2**20

Result = TypeVar("Result")
Choice = Literal["day", "statistic", "highlighted"]
# What a part told of its methods, and what it returned.
Found = tuple[list[Method], Any]
Part = Callable[..., Result]

# What every part sees of a view.
OF_STUDY = ("study", "token", "is_upload")


def remembered(*choices: Choice, in_words: bool = True) -> Callable[[Part[Result]], Part[Result]]:
    """A part of a page that is computed once for each study, language and choice.

    After that it is only shown, or what it returned is.

    What belongs to the sample or to the study of the server is shared by all sessions; what belongs
    to an upload is remembered in its session alone and goes with it.

    Args:
        choices: Which of the reader's choices the part depends on; of the view that it is given it
            cannot see any other, so that one that is forgotten here is an error at once.
        in_words: Whether it depends on the reader's language. Numbers of measurements do not; a
            part that does not sees no words, and takes no text from the tables of the study, which
            are in the language of its first reader.

    Returns:
        A decorator. The part draws in the place where it is called and nowhere else, has no
        control, and returns nothing or what can be pickled: sentences, numbers, a table, the parts
        of a figure. It takes the view, then whatever else it depends on: outcomes, texts, numbers.
    """

    def decorate(part: Part[Result]) -> Part[Result]:
        name = part.__module__, part.__qualname__

        @wraps(part)
        def shown(view: View, *further: object) -> Result:
            chosen = [getattr(view, choice) for choice in choices]
            language = view.words.language if in_words else None
            key = _text((*name, view.token, language, *chosen, *further))
            seen = _Seen(view, (*choices, "words") if in_words else choices)

            def compute() -> Found:
                return methods_during(lambda: part(seen, *further))

            if (sheet := sheet_here()) is not None:
                methods, result = sheet.remembered(key, compute)
            else:
                show = _of_upload if view.is_upload else _of_everybody
                # By name: to find the names of arguments takes Streamlit longer than to show a
                # part.
                methods, result = show(key=key, _compute=compute)
            # What the part tells of its methods belongs to the page's end.
            add_methods(methods)
            return cast(Result, result)

        return shown

    return decorate


class _Seen:
    """A view of which a part sees the study and the choices that it depends on, and no other."""

    def __init__(self, view: View | _Seen, names: Sequence[str]) -> None:
        self._view, self._names = view, (*OF_STUDY, *names)

    def __getattr__(self, name: str) -> Any:
        if name not in self._names:
            raise AttributeError(f"{name!r} is not among what the part said that it depends on")
        return getattr(self._view, name)


def _text(value: object) -> str:
    """What a part depends on as a text that no other value has: Streamlit hashes it in no time.

    Raises:
        TypeError: The text of such a value might leave something out.
    """
    if isinstance(value, Outcome):
        return f"outcome {value.code!r}"
    if isinstance(value, tuple):
        return f"({','.join(map(_text, value))})"
    if value is None or isinstance(value, (str, int, float, np.number)):
        return repr(value)
    if is_dataclass(value):
        parts = tuple(getattr(value, each.name) for each in fields(value))
        return f"{type(value).__name__}{_text(parts)}"
    raise TypeError(f"a part cannot depend on a {type(value).__name__}")


@st.cache_data(show_spinner=False, max_entries=MOST_BLOCKS, max_size=MOST_BYTES)
def _of_everybody(key: str, _compute: Callable[[], Found]) -> Found:
    return _compute()


@st.cache_data(
    scope="session",
    show_spinner=False,
    max_entries=MOST_BLOCKS_OF_UPLOAD,
    max_size=MOST_BYTES_OF_UPLOAD,
)
def _of_upload(key: str, _compute: Callable[[], Found]) -> Found:
    return _compute()
