"""Blocks of the page on which readers load their own study: drop, look, answer, show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from lib.language import sentence
from lib.reading.examine import Examined
from lib.results.participants.flow import missing_values
from lib.screen.blocks.doubts import answered, answers_of, look_at
from lib.screen.elements import download, failure, show_finding, show_notes, small, step, warn
from lib.screen.exports.code import settings_button
from lib.screen.forms.layout import layout_form
from lib.screen.forms.offer import offer
from lib.screen.forms.pending import let_go, refuse
from lib.screen.forms.settings import settings_form
from lib.screen.fragments import folded
from lib.screen.sessions.ended import watch_this_session
from lib.screen.sessions.files import MOST_OF_SESSION, refused_files
from lib.screen.sessions.lost import files_in_link, name_files, new_in_session
from lib.screen.sessions.reading import examined_files, latest_of
from lib.screen.sessions.studies import SAMPLE
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.study.files.settings_file import kept_settings, settings_file
from lib.study.files.spreadsheet import packed
from lib.study.files.template import template
from lib.study.problems import Problem
from lib.study.provenance import provenance
from lib.study.questions import completed, lacking
from lib.wording.names import more_text
from lib.wording.participants.flow import missing_sentence, missing_table
from lib.wording.reading.doubts import assigned_sentence
from lib.wording.reading.files import (
    bounds_sentence,
    contents_table,
    conversion_sentence,
    conversion_table,
    data_dictionary,
    long_rows_table,
    not_used_sentence,
    problems_table,
    tables_read_table,
)
from lib.wording.reading.outcomes import outcomes_table, suggested_answers

MOST_PRINTED = 50
SHOWN_ROWS = 6

INVITATION = sentence(
    "Drop your trial's files as you keep them: a spreadsheet, a REDCap export, SPSS, Stata, SAS, "
    "CSV, or a zip of them."
)


def templates(view: View) -> None:
    """What tables may be like, to take away and fill in."""
    words = view.words
    step(words.t("Templates"))
    dictionary = data_dictionary(words)
    show_notes(
        words.t(
            "These tables need no question: participants, measurements and, if they were "
            "collected, adverse events."
        )
    )
    _starting_files(view, dictionary)
    _fold(words.t("Data dictionary"), lambda: dictionary, "dictionary")


def _starting_files(view: View, dictionary: pd.DataFrame) -> None:
    """Downloads of the empty template, the sample study and the data dictionary."""
    words = view.words
    files = {
        path.name: path.read_bytes() for path in sorted(SAMPLE.iterdir()) if path.suffix != ".py"
    }
    with st.container(horizontal=True):
        for label, data, name in (
            (
                words.t("Empty template"),
                lambda: template(words.language),
                "study-template.zip",
            ),
            (
                words.t("Sample study (synthetic)"),
                lambda: packed(files, words.language),
                "sample-study-synthetic.zip",
            ),
        ):
            st.download_button(
                label, data, file_name=name, on_click="ignore", icon=":material/download:"
            )
        download(view, words.t("Data dictionary"), lambda: dictionary, "data-dictionary.csv")


def dropped_files(view: View) -> dict[str, bytes]:
    """The files that the reader dropped; of two files of the same name the newer.

    None of them where the server did not take one, which is said.
    """
    words = view.words
    uploads = st.file_uploader(
        words.t(INVITATION),
        # Any: what is not read is refused with the other problems, in the reader's language.
        type=None,
        accept_multiple_files=True,
        key=new_in_session(f"files_{st.session_state['attempt']}"),
        on_change=name_files,
    )
    show_notes(
        words.t(
            "Your files stay in the memory of this session, are never saved, and go when the "
            "session ends, about two minutes after you close the page."
        )
    )
    small(bounds_sentence(words))
    if uploads:
        watch_this_session()
    files_in_link(are_there=bool(uploads))
    refused = refused_files(uploads or [])
    for text, names in refused.items():
        failure(words.t(text, limit=MOST_OF_SESSION // 2**20, files=", ".join(names)))
    if refused:
        # Without the table that they hold the others could mean something else.
        return {}
    return {upload.name: upload.getvalue() for upload in uploads or []}


def examine_files(view: View, files: Mapping[str, bytes]) -> None:
    """What is understood of the files, what is to be answered, and the study to be shown."""
    _examine(view, files)
    # What keeps it from being shown stands on the page.
    let_go()


def _examine(view: View, files: Mapping[str, bytes]) -> None:
    """Whether the files can be shown: problems, doubts, what is lacking, or the preview."""
    words = view.words
    loaded = provenance(files, datetime.now(UTC), is_upload=True)
    said = answered(loaded.digest)
    # Whatever was answered, the files have settings or none.
    examined = latest_of(loaded.digest) or examined_files(files, loaded, "", words)
    answers = answers_of(said, has_settings=examined.has_settings)
    examined = examined_files(files, loaded, answers, words)
    if examined.understood is not None:
        layout_form(view, examined.understood, said)
    if examined.problems or (examined.draft is None and not examined.is_in_doubt):
        _problems(view, examined, examined.problems)
        if answers:
            # What was decided may be what is wrong.
            look_at(view, examined, said)
        return
    look_at(view, examined, said)
    if examined.is_in_doubt:
        return
    settings = None
    if answers or examined.understood:
        settings = kept_settings(examined.settings, examined.understood)
    if examined.has_settings:
        if examined.study is None:
            _problems(view, examined, examined.undecided)
            return
    else:
        described = _describe(view, examined, loaded.digest)
        if described is not None:
            settings = described
            examined = examined_files(files, loaded, settings, words)
            if examined.problems:
                _problems(view, examined, examined.problems)
                return
            if examined.doubts and examined.doubts != said.late:
                # Only the unit of an outcome says that its values are amounts.
                said.late = examined.doubts
                st.rerun()
    if examined.study is not None:
        _preview(view, examined)
        offer(view, examined.study, replace(loaded, settings=settings or ""))
        if settings is not None:
            _settings_download(view, settings)


def _problems(view: View, examined: Examined, found: tuple[Problem, ...]) -> None:
    """Everything that keeps the files from being shown."""
    words = view.words
    step(words.t("Problems in the files"))
    rows = problems_table(found, words)
    failure(words.t("These files cannot be shown yet. Problems found: {n}.", n=len(found)))
    show_table(rows.head(MOST_PRINTED), alt=words.t("Problems in the files"))
    if len(rows) > MOST_PRINTED:
        show_notes(more_text(len(rows) - MOST_PRINTED, words))
    download(view, words.t("Download the problems as CSV"), lambda: rows, "problems.csv")
    show_notes(words.t("Correct the files and drop them again; the newest of each name counts."))
    if examined.understood is not None:
        show_notes(
            words.t(
                "Or change above what a column is taken for; one that is “not used” has no problem."
            )
        )


def _describe(view: View, examined: Examined, files: str) -> str | None:
    """The settings that the reader completes, as the text of a `study.toml`; None before that."""
    assert examined.draft is not None
    words, draft = view.words, examined.draft
    first = suggested_answers(draft, words)
    answers = settings_form(view, draft, first, files=files, is_needed=examined.study is None)
    if answers is None:
        return None
    wanted = lacking(draft, answers)
    if wanted:
        warn([words.t(text, outcome=name) if name else words.t(text) for text, name in wanted])
        refuse(words.t("Title, arms and outcomes"), words)
        return None
    return settings_file(completed(draft, answers))


def _preview(view: View, examined: Examined) -> None:
    """What will be shown."""
    study, words = examined.study, view.words
    assert study is not None
    step(words.t("Preview"))
    show_table(contents_table(study, words), alt=words.t("What the study holds"))
    show_table(outcomes_table(study, words), alt=words.t("Outcomes"))
    missing = missing_values(study)
    show_finding(missing_sentence(missing, words))
    if examined.understood is None:
        show_notes(not_used_sentence(examined.tables, words))
    _fold(
        words.t("Missing values by visit"), lambda: missing_table(study, missing, words), "missing"
    )
    _fold(
        words.t("How the files were read"),
        lambda: tables_read_table(examined.tables, words),
        "tables_read",
    )
    if examined.assigned is not None:
        show_finding(assigned_sentence(examined.assigned, words))
    if examined.conversion is not None:
        show_finding(conversion_sentence(examined.conversion, words))
        conversion = examined.conversion
        _fold(
            words.t("Which column became which outcome"),
            lambda: conversion_table(conversion, words),
            "conversion",
        )
        _fold(
            words.t("The first measurements after the conversion"),
            lambda: long_rows_table(study, words, SHOWN_ROWS),
            "long_rows",
        )


def _fold(title: str, table: Callable[[], pd.DataFrame], key: str) -> None:
    """A table folded away under its name."""
    folded(title, lambda: show_table(table(), alt=title), key=key, icon="table")


def _settings_download(view: View, settings: str) -> None:
    """The completed settings, so that the next upload needs no form."""
    show_notes(
        view.words.t(
            "study.toml keeps what was understood and answered here. Dropped beside the same "
            "files, or put into their folder, it lets them be shown without a question."
        )
    )
    settings_button(view.words, settings)
