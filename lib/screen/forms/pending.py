"""Forms: the button under each, and what stands in one when the study is to be shown."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from lib.language import LANGUAGES, sentence
from lib.screen.elements import failure
from lib.words import Words

NOT_SHOWN = sentence("Not shown yet: what stands under “{form}” cannot be used as it is.")
_WANTED = "show_wanted"


def use_button(label: str, form: str, *, type: Literal["primary", "secondary"] = "primary") -> bool:
    """The button under a form, and whether it was clicked: also in a run before, which was ended.

    It is no form of Streamlit's, which would keep what is entered to itself when the study is
    shown.
    """
    st.button(label, on_click=_send, args=(form,), type=type, key=f"use_{form}")
    is_sent = bool(st.session_state.get("sent") == form)
    if is_sent:
        del st.session_state["sent"]
    return is_sent


def _send(form: str) -> None:
    st.session_state["sent"] = form


def want_to_show() -> None:
    """Note that the study is to be shown, once what stands in the forms is used."""
    st.session_state[_WANTED] = True


def is_show_wanted() -> bool:
    """Whether the study is to be shown: what stands in a form is then to be used first."""
    return bool(st.session_state.get(_WANTED))


def let_go() -> bool:
    """Forget that the study is to be shown; whether it was."""
    return bool(st.session_state.pop(_WANTED, False))


def refuse(form: str, words: Words) -> None:
    """If the study was to be shown, say which form keeps it from that."""
    if let_go():
        failure(words.t(NOT_SHOWN, form=form))


def through_languages(key: str, words: Words) -> str:
    """The key of a control whose options are written in the reader's language.

    What was chosen before the language was switched is chosen still. The session holds it as what
    it means, and a browser as what was read, which another language does not know.
    """
    own = f"{key}_{words.language}"
    for language in LANGUAGES:
        other = f"{key}_{language}"
        if other != own and other in st.session_state:
            st.session_state[own] = st.session_state.pop(other)
    return own
