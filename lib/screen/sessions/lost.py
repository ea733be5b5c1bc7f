"""What was on screen and is gone: its reader is told, and nothing takes its place unasked.

A session that begins knows of the one before nothing but the link. While an upload is on screen the
link therefore names it by a random number, which says nothing of what it is and opens nothing.
"""

from __future__ import annotations

import contextlib
import os
import re
from secrets import token_hex

import streamlit as st
from streamlit.errors import StreamlitAPIException

from lib.language import sentence
from lib.screen.elements import plain
from lib.screen.sessions.memory import session_memory
from lib.screen.sessions.studies import ShownStudy, show_sample, show_study_of_server
from lib.words import Words

# Of the link: what names an upload on screen, and what names files that were dropped.
STUDY, FILES = "study", "files"
YOUR_STUDY = "your_study"
_UPLOAD, _FILES = re.compile(r"upload-[0-9a-f]{8}"), re.compile(r"[0-9a-f]{8}")
# The browser takes what a control of the frame has in the link along to another page, and nothing
# else; the control that carries the upload's name is not for the eye.
_HIDDEN = "<style>.st-key-link {display: none}</style>"

STUDY_IS_GONE = sentence("The study that was shown here is gone.")
FILES_ARE_GONE = sentence("The files that were dropped here are gone, with all that was answered.")
WHY_GONE = sentence(
    "Your own files are kept in the memory of your session alone, and never saved. That session is "
    "over: the page was loaded anew, the server was restarted, or the connection was lost for more "
    "than about two minutes."
)
LINK_OF_ANOTHER = sentence(
    "If somebody sent you this link: it belongs to a study that only its reader's session holds, "
    "and that no link can show."
)
NOTHING_INSTEAD = sentence("No other study is shown in its place until you choose one.")


def is_lost() -> bool:
    """Whether the study that was on screen is gone and its reader has chosen no other yet."""
    return bool(st.session_state.get("lost"))


def follow_link() -> None:
    """Learn from the link what is gone, and let it name the upload on screen on every page."""
    shown: ShownStudy | None = session_memory().get("shown")
    named = st.query_params.get(STUDY, "")
    if shown is not None:
        _carry(shown.link)
        return
    # Who goes back in the browser's history to a study that she left has not lost it.
    if _UPLOAD.fullmatch(named) and named not in st.session_state.get("left", ()):
        st.session_state["lost"] = named
    if is_lost():
        _carry(st.session_state["lost"])
    elif named:
        # What was carried in the run before goes of its own accord.
        with contextlib.suppress(StreamlitAPIException):
            del st.query_params[STUDY]


def _carry(name: str) -> None:
    st.session_state[STUDY] = name
    if st.query_params.get(STUDY) != name:
        # The reader went back to a link without it.
        with contextlib.suppress(StreamlitAPIException):
            st.query_params[STUDY] = name
    with st.sidebar:
        st.html(_HIDDEN)
        with st.container(key="link"):
            st.text_input(STUDY, key=STUDY, bind="query-params", label_visibility="collapsed")


def tell_what_is_gone(page: str, words: Words) -> None:
    """Say that what the link names is gone, and offer the ways on.

    Where a study is gone it ends the run, but on the page on which files are dropped.

    Args:
        page: The page's name.
        words: The reader's language.
    """
    if is_lost():
        # The page on which files are dropped goes on, and has a title of its own.
        is_title = page != YOUR_STUDY
        _tell(words, STUDY_IS_GONE, LINK_OF_ANOTHER, NOTHING_INSTEAD, is_title=is_title)
        _offer_ways_on(page, words)
        if page != YOUR_STUDY:
            st.stop()
    elif page == YOUR_STUDY and _have_files_gone():
        _tell(words, FILES_ARE_GONE)


def _have_files_gone() -> bool:
    """Whether the link tells of files that this session does not have."""
    named = st.query_params.get(FILES, "")
    return bool(_FILES.fullmatch(named)) and "files" not in session_memory()


def _tell(words: Words, what: str, *further: str, is_title: bool = False) -> None:
    texts = [plain(words.t(text)) for text in (WHY_GONE, *further)]
    if is_title:
        st.title(words.t(what), anchor=False)
    else:
        texts = [f"**{plain(words.t(what))}**", *texts]
    st.warning("\n\n".join(texts), icon=":material/history_toggle_off:")


def _offer_ways_on(page: str, words: Words) -> None:
    with st.container(horizontal=True, key="ways_on"):
        if page != YOUR_STUDY and st.button(
            words.t("Drop the files again"), type="primary", icon=":material/upload_file:"
        ):
            st.switch_page("pages/your_study.py", query_params=st.query_params)
        if os.environ.get("STUDY_DIR"):
            st.button(words.t("Look at the study of this server"), on_click=show_study_of_server)
        st.button(words.t("Look at the sample study"), on_click=show_sample)


def name_files() -> None:
    """Give the files that are dropped a name; called before the page tells of others."""
    session_memory().setdefault("files", token_hex(4))


def files_in_link(*, are_there: bool) -> None:
    """Let the link tell that files are dropped on this page, which are not on screen yet."""
    if are_there:
        name_files()
        name = session_memory()["files"]
        if st.query_params.get(FILES) != name:
            st.query_params[FILES] = name
    elif FILES in st.query_params and not _have_files_gone():
        del st.query_params[FILES]


def new_in_session(key: str) -> str:
    """The key of a control that another session, after this one, does not know.

    The browser fills a control that it knows from the session before, also with files that are no
    longer there.
    """
    number = st.session_state.setdefault("session_number", token_hex(4))
    return f"{key}_{number}"
