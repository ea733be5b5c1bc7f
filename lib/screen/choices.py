"""The controls around the pages, which stand on more than one of them, and what readers choose."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Literal, TypeVar

import streamlit as st
from streamlit.errors import StreamlitAPIException

from lib.language import LANGUAGES, Language
from lib.screen.access.labels import plain_label
from lib.screen.paging import MOST_NAMES
from lib.screen.sessions.memory import of_study
from lib.screen.sessions.studies import ShownStudy
from lib.study.outcomes import Outcome
from lib.wording.names import neutral_label
from lib.words import Words

# Of more options a choice is a list to open; beside it the other controls have room.
MOST_SEGMENTS, LIST_WIDTH = 8, 200
Choice = TypeVar("Choice")


def choose_language() -> Words:
    """The language control in the sidebar and in the link; at first the browser's language."""
    locale = (st.context.locale or "").lower()
    browser: Language = next(
        (language for language in LANGUAGES if locale.startswith(language)), "en"
    )
    with st.sidebar:
        return Words(segments("lang", "Language / Lingua", LANGUAGES, browser))


def segments(
    key: str, label: str, options: Sequence[Choice], first: Choice, *, in_link: bool = True
) -> Choice:
    """A choice that is always in the link, so that what a link shows depends on nothing else.

    Where the link has no such value, or a wrong one, or the browser forgot what its control has,
    the value chosen last counts, or else `first`. A choice for an upload is in no link: the link of
    another study would choose it. More than eight options are a list.
    """
    last = st.session_state.setdefault("last", {}).get(key, first)
    last = last if last in options else first
    own = key if in_link else of_study(key)
    if in_link and st.query_params.get(key) not in [str(option) for option in options]:
        st.session_state[key] = last
        # Bound and yet absent: the reader went back to a link without it.
        with contextlib.suppress(StreamlitAPIException):
            st.query_params[key] = str(last)
    elif (own in st.session_state or not in_link) and st.session_state.get(own) not in options:
        st.session_state[own] = last
    else:
        _tell_again(own)
    bind: Literal["query-params"] | None = "query-params" if in_link else None
    # A first choice that the control itself made would not be in the link.
    if len(options) > MOST_SEGMENTS:
        chosen = st.selectbox(label, options, index=None, key=own, bind=bind, width=LIST_WIDTH)
    else:
        chosen = st.segmented_control(
            label, options, key=own, bind=bind, default=None, required=True
        )
    if chosen is None and in_link:
        # The reader went back to a link without it, and Streamlit took away what was set above.
        st.rerun()
    chosen = last if chosen is None else chosen
    st.session_state["last"][key] = chosen
    return chosen


def turn_to(page: str) -> None:
    """Note to which page the reader turned, before its controls are made."""
    if st.session_state.get("page") != page:
        st.session_state["page"], st.session_state["told_whole"] = page, False
        # It belongs to the page that was left.
        st.session_state.pop("code_wanted", None)


def told_whole() -> None:
    """Note that the page has been told to its end, with what its controls have."""
    st.session_state["told_whole"] = True


def _tell_again(key: str) -> None:
    """Tell the browser what a control has, until a page with it has been told to its end.

    The browser forgets it when a reader turns two pages in no time: the page between them had no
    such control, or was given up before it had.
    """
    if not st.session_state.get("told_whole") and key in st.session_state:
        st.session_state[key] = st.session_state[key]


def choose_participant(shown: ShownStudy, words: Words) -> str | None:
    """The participant to be followed, chosen in the sidebar and kept in the link.

    Not in the link of an upload: it would write the identifiers of patients into the browser's
    history and into the logs of servers, and open on another study.
    """
    is_upload, label = shown.is_upload, words.t("Follow one participant")
    key = of_study("participant") if is_upload else "participant"
    bind: Literal["query-params"] | None = None if is_upload else "query-params"
    explained = words.t(
        "Marks the participant in every figure and table. Who is in an effect, an interval or "
        "a p value does not change."
    )
    roster = shown.study.participants["participant_id"]
    if len(roster) <= MOST_NAMES:
        return st.sidebar.selectbox(
            label,
            list(roster),
            index=None,
            key=key,
            bind=bind,
            placeholder=words.t("Nobody"),
            help=explained,
        )
    who = st.sidebar.text_input(
        label, None, key=key, bind=bind, placeholder=words.t("Identifier"), help=explained
    )
    who = (who or "").strip()
    if who and not (roster == who).any():
        st.sidebar.caption(words.t("Nobody has this identifier."))
        return None
    return who or None


def choose_outcome(
    outcomes: Sequence[Outcome], words: Words, page: str, *, in_link: bool
) -> Outcome:
    """The outcome that a page shows, kept in the link; no control if the page has but one."""
    if len(outcomes) == 1:
        return outcomes[0]
    # They stand in the link.
    labels = [plain_label(neutral_label(outcome)) for outcome in outcomes]
    by_label = dict(zip(labels, outcomes, strict=True))
    return by_label[segments(page, words.t("Outcome"), labels, labels[0], in_link=in_link)]


def choose_median(label: str, *, in_link: bool) -> bool:
    """Whether the courses are summarised by medians."""
    key = "median" if in_link else of_study("median")
    _tell_again(key)
    if in_link:
        return st.toggle(label, key=key, bind="query-params")
    return st.toggle(label, key=key, persist_state="session")
