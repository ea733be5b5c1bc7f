"""The form that asks for what the files do not say."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import partial
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.language import sentence
from lib.screen.access.labels import plain_label
from lib.screen.elements import plain, show_finding, show_notes, step
from lib.screen.forms.layout import AT_ONCE, EDGES, MOST_ROWS, ROW
from lib.screen.sessions.memory import session_memory
from lib.screen.tables import for_paper
from lib.screen.view import View
from lib.study.contract import LONGEST_NAME, LONGEST_TITLE
from lib.study.pages import KNOWN_PAGES, OTHER_PAGE
from lib.study.questions import LEAVE_OUT, Answers, Draft, OutcomeAnswers, lacking
from lib.wording.reading.answered import settings_answered
from lib.wording.reading.outcomes import BETTER, SCALES, answers_sentences
from lib.words import Words

SKEWED = sentence(
    "The values are positive and skewed, so ratios are suggested. Of simulated trials of 15 + 14 "
    "with such values (SD of the logs 0.8) and a halving or doubling, a 95% interval contained "
    "the true effect in 92% to 93% compared as differences, in 95% compared as ratios."
)

# The columns of the table of outcomes with their pixels: what has to be chosen is beside the name.
NAME, UNIT, PAGE, GOOD, SCALE, SHOWN = "name", "unit", "page", "good", "scale", "shown"
WIDTHS = {NAME: 150, GOOD: 170, PAGE: 230, UNIT: 110, SCALE: 150}
# Beside what has to be answered.
NEEDED = "*"


def settings_form(
    view: View,
    draft: Draft,
    first: Mapping[str, OutcomeAnswers],
    *,
    files: str,
    is_needed: bool,
) -> Answers | None:
    """The settings that the files lack; what was entered last for this draft, if anything.

    Args:
        view: The page.
        draft: What the tables say.
        first: What stands in the form at first for each outcome.
        files: The digest of the files.
        is_needed: Whether nothing can be shown without the answers.
    """
    words = view.words
    title = words.t("Title, arms and outcomes")
    place: contextlib.AbstractContextManager[object]
    before = _entered(draft)
    if before is not None and not lacking(draft, before):
        show_finding(settings_answered(before, words))
        place = st.expander(title, icon=":material/edit:")
    elif is_needed:
        step(title)
        show_finding(words.t("The files do not say all of this. What is marked * is needed."))
        place = st.container()
    else:
        place = st.expander(title, icon=":material/edit:")
    # Another set of files, another form.
    form = f"{files[:8]}_{st.session_state['attempt']}"
    with place, st.form(f"settings_{form}"):
        answers = _study_questions(words, draft, first, form)
        st.form_submit_button(words.t("Use these settings"), on_click=_accept, type="primary")
    if st.session_state.pop("accepted", False):
        session_memory()["answers"] = (draft, answers)
        if not lacking(draft, answers):
            # What is answered is folded away, so that the preview comes into view.
            st.rerun()
    return _entered(draft)


def _entered(draft: Draft) -> Answers | None:
    """What was entered last for this draft."""
    for_draft, entered = session_memory().get("answers", (None, None))
    return entered if for_draft == draft else None


def _accept() -> None:
    st.session_state["accepted"] = True


def _study_questions(
    words: Words, draft: Draft, first: Mapping[str, OutcomeAnswers], form: str
) -> Answers:
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
        f"{words.t('Which arm is the control arm?')} {NEEDED}",
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
                key=f"arm_{code}_{form}",
            )
            for code in draft.arm_codes
        }
    outcomes = _ask_outcomes(words, draft, first, form)
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


def _ask_outcomes(
    words: Words, draft: Draft, first: Mapping[str, OutcomeAnswers], form: str
) -> dict[str, OutcomeAnswers]:
    """What a reader says of the outcomes, in a table with a row for each."""
    titles = {page.code: words.of(page.title) for page in KNOWN_PAGES}
    table = pd.DataFrame(
        [
            (each.name, each.better, titles.get(each.page, each.page), each.unit, each.scale)
            for each in first.values()
        ],
        columns=list(WIDTHS),
        dtype="str",
    )
    # Only of a column per outcome may one be no outcome at all.
    table[SHOWN] = True
    # What was changed is kept by rows: other outcomes are another table.
    shown = crc32(repr(list(first.items())).encode())
    edited: pd.DataFrame = st.data_editor(
        table,
        height=ROW * (1 + min(len(table), MOST_ROWS)) + EDGES,
        hide_index=True,
        num_rows="fixed",
        placeholder=words.t("choose"),
        column_config=_columns_of_outcomes(
            words, draft, is_scale_open=any(each.scale is None for each in first.values())
        ),
        on_change=AT_ONCE,
        key=f"outcomes_{shown}_{form}",
    )
    names = {code: each.name for code, each in first.items()}
    show_notes(*answers_sentences(draft, names, words))
    for_paper(
        edited[edited[SHOWN]],
        alt=words.t("Title, arms and outcomes"),
        titles={
            NAME: words.t("Name of the outcome"),
            GOOD: words.t("Good direction"),
            PAGE: words.t("Page"),
            UNIT: words.t("Unit"),
            SCALE: words.t("Compared as"),
        },
        said={
            GOOD: {name: words.t(text) for name, text in BETTER.items()},
            SCALE: {name: words.t(text) for name, text in SCALES.items()},
        },
    )
    skewed = [first[code].name for code, new in draft.undescribed.items() if new.is_skewed]
    if skewed:
        show_notes(f"{', '.join(skewed)}: {words.t(SKEWED)}")
    return {
        code: OutcomeAnswers(
            row[NAME] or "",
            row[UNIT] or "",
            (row[PAGE] or OTHER_PAGE.code) if row[SHOWN] else LEAVE_OUT,
            row[SCALE] or first[code].scale,
            row[GOOD] or None,
        )
        for code, row in zip(first, edited.fillna("").to_dict("records"), strict=True)
    }


def _named(options: Mapping[str, str], code: object) -> str:
    return options.get(str(code), "")


def _columns_of_outcomes(
    words: Words, draft: Draft, *, is_scale_open: bool
) -> dict[str, ColumnConfig | str | None]:
    """What may stand in the columns of the table of outcomes; those needed are marked."""
    chosen = {
        GOOD: (
            f"{words.t('Good direction')} {NEEDED}",
            {name: words.t(text) for name, text in BETTER.items()},
            None,
        ),
        SCALE: (
            f"{words.t('Compared as')} {NEEDED if is_scale_open else ''}".rstrip(),
            {name: words.t(text) for name, text in SCALES.items()},
            words.t(
                "Differences of means; ratios of geometric means for values above 0 that are "
                "skewed, such as cytokines and antibodies; or shares of participants with a yes, "
                "of which more are good if higher is better."
            ),
        ),
    }
    config: dict[str, ColumnConfig | str | None] = {
        name: st.column_config.SelectboxColumn(
            title,
            width=WIDTHS[name],
            help=explained,
            options=list(options),
            format_func=partial(_named, options),
            # What may be empty at first Streamlit would ask for in English.
            required=False,
        )
        for name, (title, options, explained) in chosen.items()
    }
    known = words.listing([words.of(page.title) for page in KNOWN_PAGES])
    written = {
        NAME: (words.t("Name of the outcome"), None),
        PAGE: (
            words.t("Page"),
            words.t("{known}, or a title of your own.", known=known),
        ),
        UNIT: (words.t("Unit"), None),
    }
    for name, (title, explained) in written.items():
        config[name] = st.column_config.TextColumn(
            title, width=WIDTHS[name], max_chars=LONGEST_NAME, help=explained
        )
    is_outcome = st.column_config.CheckboxColumn(words.t("Is an outcome"), width=90)
    return {**config, SHOWN: is_outcome if draft.is_wide else None}
