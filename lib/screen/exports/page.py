"""What stands at the end of a page, to be taken away as a whole: its tables, and a link to it."""

from __future__ import annotations

import streamlit as st

from lib.screen.discreet import discreet
from lib.screen.elements import plain
from lib.screen.exports.fold import csv_button
from lib.screen.exports.link import link_button
from lib.screen.exports.tables import all_tables
from lib.screen.fragments import folded
from lib.screen.view import View
from lib.wording.exports.names import file_name


def show_page_to_take(page: str) -> None:
    """The fold of a page that shows a study; nothing on one without a table."""
    if not all_tables():
        return
    view: View = st.session_state["view"]
    title = view.words.t("Download or share this page")
    folded(title, lambda: _filled(view, page), key=f"page_{page}", icon="ios_share")


def _filled(view: View, page: str) -> None:
    study, words = view.study, view.words
    # Outside of any run when it is clicked; a block that ran alone since then told its table anew.
    tables = all_tables()

    def saved() -> bytes:
        from lib.wording.exports.workbook import workbook_of

        with discreet():
            every = list(tables.values())
            found = [(table.title, table.numbers()) for table in every]
            return workbook_of([each for each in found if not each[1].empty], study, words)

    st.download_button(
        words.t("Workbook of all tables of this page (.xlsx)"),
        saved,
        file_name=f"{file_name(study, page, words, outcome=view.outcome, day=view.day)}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        icon=":material/download:",
        key="workbook",
    )
    for key, table in tables.items():
        if table.stands_open:
            name = file_name(study, key, words)
            csv_button(view, f"CSV: {plain(table.title)}", table.numbers, key=key, name=name)
    link_button(view)
