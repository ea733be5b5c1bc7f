"""The form that asks for what the files do not say."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import partial
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.language import LANGUAGES, sentence
from lib.screen.access.labels import plain_label
from lib.screen.elements import plain, show_finding, show_notes, step
from lib.screen.forms.layout import AT_ONCE, EDGES, MOST_ROWS, ROW
from lib.screen.forms.pending import is_show_wanted, through_languages, use_button
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
    # Another set of files, another form; and so of other arms and outcomes.
    asked = crc32(repr(_asked(draft)).encode())
    form = f"{asked}_{files[:8]}_{st.session_state['attempt']}"
    with place, st.container(border=True):
        answers, untouched = _study_questions(words, draft, first, form)
        is_sent = use_button(words.t("Use these settings"), f"settings_{form}")
    if is_sent or (is_show_wanted() and answers != (before or untouched)):
        session_memory()["answers"] = (_asked(draft), answers)
        if not lacking(draft, answers):
            # What is answered is folded away, so that the preview comes into view.
            st.rerun()
    return _entered(draft)


def _entered(draft: Draft) -> Answers | None:
    """What was entered last, if this draft asks for the same."""
    asked, entered = session_memory().get("answers", (None, None))
    return entered if asked == _asked(draft) else None


def _asked(draft: Draft) -> tuple[object, ...]:
    """What the form asks about: the visits and cells, which others ask about, are no part of it."""
    new = [
        (code, each.heading, each.is_skewed, each.answers)
        for code, each in draft.undescribed.items()
    ]
    return draft.arm_codes, draft.control, draft.outcomes, new, draft.is_wide


def _study_questions(
    words: Words, draft: Draft, first: Mapping[str, OutcomeAnswers], form: str
) -> tuple[Answers, Answers]:
    """The answers in the form, and those that stand there before anybody answers."""
    kinds = {"real": words.t("real"), "synthetic": words.t("synthetic")}
    # Without the files' arms and outcomes, which its answer does not depend on.
    title = st.text_input(
        words.t("Title of the study"),
        max_chars=LONGEST_TITLE,
        on_change=AT_ONCE,
        key=f"title_{form.partition('_')[2]}",
    )
    key = through_languages(f"kind_{form}", words)
    kind = st.segmented_control(
        words.t("These data are"),
        list(kinds),
        format_func=kinds.__getitem__,
        default=None if key in st.session_state else "real",
        required=True,
        on_change=AT_ONCE,
        key=key,
    )
    control = st.radio(
        f"{words.t('Which arm is the control arm?')} {NEEDED}",
        draft.arm_codes,
        index=draft.arm_codes.index(draft.control) if draft.control else None,
        format_func=plain,
        horizontal=True,
        on_change=AT_ONCE,
        key=f"control_{form}",
    )
    of_arms = {code: code[:1].upper() + code[1:] for code in draft.arm_codes}
    with st.container(horizontal=True):
        names = {
            code: st.text_input(
                plain_label(words.t("Name of the arm {code}", code=code)),
                value=named,
                max_chars=LONGEST_NAME,
                on_change=AT_ONCE,
                key=f"arm_{code}_{form}",
            )
            for code, named in of_arms.items()
        }
    outcomes, suggested = _ask_outcomes(words, draft, first, form)
    primary = st.selectbox(
        words.t("Primary outcome"),
        list(first),
        index=None,
        format_func=lambda code: first[code].name,
        placeholder=words.t("none was declared"),
        on_change=AT_ONCE,
        key=through_languages(f"primary_{form}", words),
    )
    is_of_protocol = st.checkbox(
        words.t("The protocol, written before the data were seen, names this primary outcome"),
        on_change=AT_ONCE,
        key=f"of_protocol_{form}",
    )
    given = Answers(title, kind == "synthetic", control, names, outcomes, primary, is_of_protocol)
    return given, Answers("", False, draft.control, of_arms, suggested, None)


def _ask_outcomes(
    words: Words, draft: Draft, first: Mapping[str, OutcomeAnswers], form: str
) -> tuple[dict[str, OutcomeAnswers], dict[str, OutcomeAnswers]]:
    """What a reader says of the outcomes, in a table with a row for each, and what stood there."""
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
    suggested, key = _answers_in(table, first), f"outcomes_{form}"
    table = _with_changes(table, key, words)
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
        key=f"{key}_{words.language}",
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
    return _answers_in(edited, first), suggested


def _with_changes(table: pd.DataFrame, key: str, words: Words) -> pd.DataFrame:
    """The table with what was changed in it before the language was switched."""
    changed: dict[int, dict[str, Any]] = session_memory().setdefault(key, {})
    for language in LANGUAGES:
        other = f"{key}_{language}"
        if language != words.language and other in st.session_state:
            for row, cells in st.session_state.pop(other)["edited_rows"].items():
                changed.setdefault(int(row), {}).update(cells)
    table = table.copy()
    for row, cells in changed.items():
        for name, value in cells.items():
            table.loc[row, name] = value
    return table


def _answers_in(
    table: pd.DataFrame, first: Mapping[str, OutcomeAnswers]
) -> dict[str, OutcomeAnswers]:
    return {
        code: OutcomeAnswers(
            row[NAME] or "",
            row[UNIT] or "",
            (row[PAGE] or OTHER_PAGE.code) if row[SHOWN] else LEAVE_OUT,
            row[SCALE] or first[code].scale,
            row[GOOD] or None,
        )
        for code, row in zip(first, table.fillna("").to_dict("records"), strict=True)
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
