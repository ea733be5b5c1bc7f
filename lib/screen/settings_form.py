"""The form that asks for what the files do not say."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

import streamlit as st

from lib.language import sentence
from lib.screen.access.labels import plain_label
from lib.screen.elements import plain, show_finding, show_notes, step
from lib.screen.sessions.memory import session_memory
from lib.screen.view import View
from lib.study.contract import LONGEST_NAME, LONGEST_TITLE
from lib.study.pages import KNOWN_PAGES
from lib.study.questions import LEAVE_OUT, Answers, Draft, OutcomeAnswers
from lib.wording.reading.files import BETTER, SCALES
from lib.words import Words

SKEWED = sentence(
    "The values are positive and skewed, so ratios are suggested. Of simulated trials of 15 + 14 "
    "with such values (SD of the logs 0.8) and a halving or doubling, a 95% interval contained "
    "the true effect in 92% to 93% compared as differences, in 95% compared as ratios."
)


def settings_form(
    view: View, draft: Draft, first: Mapping[str, OutcomeAnswers], *, is_needed: bool
) -> Answers | None:
    """The settings that the files lack; what was entered last for this draft, if anything.

    Args:
        view: The page.
        draft: What the tables say.
        first: What stands in the form at first for each outcome.
        is_needed: Whether nothing can be shown without the answers.
    """
    words = view.words
    title = words.t("Title, arms and outcomes")
    place: contextlib.AbstractContextManager[object]
    if is_needed:
        step(title)
        show_finding(
            words.t("There is no study.toml among the files. Please complete what it would say.")
        )
        place = st.container()
    else:
        place = st.expander(title, icon=":material/edit:")
    with place, st.form(f"settings_{st.session_state['attempt']}"):
        answers = _study_questions(words, draft, first)
        st.form_submit_button(words.t("Use these settings"), on_click=_accept, type="primary")
    if st.session_state.pop("accepted", False):
        session_memory()["answers"] = (draft, answers)
    for_draft, entered = session_memory().get("answers", (None, None))
    return entered if for_draft == draft else None


def _accept() -> None:
    st.session_state["accepted"] = True


def _study_questions(words: Words, draft: Draft, first: Mapping[str, OutcomeAnswers]) -> Answers:
    kinds = {"real": words.t("real"), "synthetic": words.t("synthetic")}
    title = st.text_input(words.t("Title of the study"), max_chars=LONGEST_TITLE)
    kind = st.segmented_control(
        words.t("These data are"),
        list(kinds),
        format_func=kinds.__getitem__,
        default="real",
        required=True,
    )
    control = st.radio(
        words.t("Which arm is the control arm?"),
        draft.arm_codes,
        index=draft.arm_codes.index(draft.control) if draft.control else None,
        format_func=plain,
        horizontal=True,
    )
    with st.container(horizontal=True):
        names = {
            code: st.text_input(
                plain_label(words.t("Name of the arm {code}", code=code)),
                value=code[:1].upper() + code[1:],
                max_chars=LONGEST_NAME,
                key=f"arm_{code}_{st.session_state['attempt']}",
            )
            for code in draft.arm_codes
        }
    outcomes = {
        code: _outcome_questions(words, draft, code, initial) for code, initial in first.items()
    }
    primary = st.selectbox(
        words.t("Primary outcome"),
        list(first),
        index=None,
        format_func=lambda code: first[code].name,
        placeholder=words.t("none was declared"),
    )
    is_of_protocol = st.checkbox(
        words.t("The protocol, written before the data were seen, names this primary outcome"),
    )
    return Answers(title, kind == "synthetic", control, names, outcomes, primary, is_of_protocol)


def _outcome_questions(
    words: Words, draft: Draft, code: str, first: OutcomeAnswers
) -> OutcomeAnswers:
    """What a reader is asked about one outcome."""
    pages = {page.code: words.of(page.title) for page in KNOWN_PAGES}
    if draft.is_wide:
        pages[LEAVE_OUT] = words.t("leave out: not an outcome")
    scales = {name: words.t(text) for name, text in SCALES.items()}
    directions = {name: words.t(text) for name, text in BETTER.items()}
    key = f"{code}_{st.session_state['attempt']}"
    with st.container(border=True):
        st.markdown(f"**{plain(first.name)}**")
        with st.container(horizontal=True):
            name = st.text_input(words.t("Name"), first.name, LONGEST_NAME, key=f"name_{key}")
            unit = st.text_input(
                words.t("Unit"),
                first.unit,
                LONGEST_NAME,
                key=f"unit_{key}",
                width=140,
            )
            page = st.selectbox(
                words.t("Page"),
                list(pages),
                index=list(pages).index(first.page),
                # A title that the reader writes stands for itself.
                format_func=lambda name: pages.get(name, name),
                accept_new_options=True,
                help=words.t("Choose a page, or write the title of another one."),
                key=f"page_{key}",
            )
        with st.container(horizontal=True):
            better = st.segmented_control(
                words.t("Good direction"),
                list(directions),
                format_func=directions.__getitem__,
                default=first.better,
                key=f"better_{key}",
            )
            scale = st.segmented_control(
                words.t("Compared as"),
                list(scales),
                format_func=scales.__getitem__,
                default=first.scale,
                required=True,
                help=words.t(
                    "Differences of means, or ratios of geometric means for values above 0 that "
                    "are skewed, such as cytokines and antibodies."
                ),
                key=f"scale_{key}",
            )
        new = draft.undescribed.get(code)
        if new is not None and new.is_skewed:
            show_notes(words.t(SKEWED))
    return OutcomeAnswers(name, unit, page, scale or first.scale, better)
