"""What was understood of files in another form than the contract's, to be seen and changed."""

from __future__ import annotations

from typing import Literal
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.screen.blocks.doubts import Answered
from lib.screen.elements import bullets, show_finding, show_notes, step, warn
from lib.screen.forms.pending import is_show_wanted, use_button
from lib.screen.tables import for_paper
from lib.screen.view import View
from lib.study.contract import LONGEST_NAME
from lib.study.layout import (
    DAY,
    DAY_FIRST,
    MEASURED,
    MONTH_FIRST,
    ROLES,
    VISIT,
    VISIT_DATE,
    ColumnSaid,
    Recognised,
    Taken,
    Understood,
)
from lib.wording.reading.layout import (
    AT,
    BECAUSE,
    EXAMPLES,
    FILE,
    HEADING,
    OF,
    TABLE_HEADINGS,
    TAKEN,
    TAKEN_FOR,
    columns_table,
    first_sentence,
    in_order_to_look,
    open_sentences,
    seen_sentences,
    used_sentence,
    visits_table,
)
from lib.words import Words

# Pixels of a row, of the edges of a table, and of each column: what a column is taken for is
# readable beside its heading on a phone, and everything on a screen.
ROW, EDGES = 35, 3
WIDTHS = {
    HEADING: 150,
    TAKEN_FOR: 205,
    OF: 100,
    AT: 90,
    EXAMPLES: 145,
    BECAUSE: 255,
    FILE: 130,
}
# What is longer scrolls.
MOST_ROWS = 60
# What is entered runs the page when its form is sent, or the study is shown. A table told so hands
# over a change at once: any other waits 150 ms, and what is sent meanwhile goes without it.
AT_ONCE: Literal["ignore"] = "ignore"


def layout_form(view: View, understood: Understood, said: Answered) -> None:
    """Every column with what it is taken for, every visit with its day; what is changed is kept."""
    words = view.words
    step(words.t("What was understood"))
    show_finding(f"{used_sentence(understood, words)} {first_sentence(understood, words)}")
    bullets(seen_sentences(understood, words))
    # What was changed is kept by rows: another table is another form.
    shown = repr((understood.columns, understood.visits)).encode()
    form = f"layout_{said.files[:8]}_{crc32(shown)}_{st.session_state['attempt']}"
    wanted = open_sentences(understood, words)
    with st.container(border=True):
        columns = _ask_columns(words, understood, form, said)
        visits = _ask_days(words, understood, form, said)
        order = _ask_order(words, form) if understood.order is None else ""
        if wanted:
            warn(wanted)
        is_sent = use_button(
            words.t("Read the columns like this"), form, type="primary" if wanted else "secondary"
        )
        if not wanted:
            show_notes(words.t("Only needed if you changed something above."))
    found = said_of_columns(understood, columns, order or "")
    changed = {(column.file, column.heading): column for column in found}
    days = said_of_visits(visits)
    is_new = not changed.items() <= said.columns.items() or (
        days != said_of_visits(visits_table(understood, words))
        and not days.items() <= said.visits.items()
    )
    if not (is_sent or (is_show_wanted() and is_new)):
        return
    said.columns |= changed
    said.visits |= days
    if said.proposal is not None and said.schedule is not None:
        # The days that were decided were those of what was understood before.
        said.earlier = said.proposal, said.schedule
    said.proposal = said.schedule = None
    st.rerun()


def _height(table: pd.DataFrame) -> int:
    """Pixels of a table with its headings."""
    return ROW * (1 + min(len(table), MOST_ROWS)) + EDGES


def _ask_columns(words: Words, understood: Understood, form: str, said: Answered) -> pd.DataFrame:
    table = columns_table(understood, words, said.columns)[list(WIDTHS)]
    table = table.iloc[in_order_to_look(understood)]
    titles = {name: words.t(text) for name, text in TABLE_HEADINGS.items()}
    config: dict[str, ColumnConfig | str | None] = {
        name: st.column_config.TextColumn(titles[name], width=width, max_chars=LONGEST_NAME)
        for name, width in WIDTHS.items()
    }
    if table[FILE].nunique() < 2:
        config[FILE] = None
    taken = {role: words.t(TAKEN[role]) for role in ROLES}
    if not table[AT].any() and table[TAKEN_FOR].isin((VISIT, DAY, VISIT_DATE)).any():
        # The row says of which visit its values are.
        config[AT] = None
    config[TAKEN_FOR] = st.column_config.SelectboxColumn(
        titles[TAKEN_FOR],
        width=WIDTHS[TAKEN_FOR],
        options=list(ROLES),
        format_func=lambda role: taken[str(role)],
        required=True,
    )
    edited: pd.DataFrame = st.data_editor(
        table,
        height=_height(table),
        hide_index=True,
        num_rows="fixed",
        disabled=[FILE, HEADING, EXAMPLES, BECAUSE],
        column_config=config,
        on_change=AT_ONCE,
        key=f"{form}_columns",
    )
    for_paper(
        edited,
        alt=words.t("What was understood"),
        titles={name: titles[name] for name in WIDTHS if config[name] is not None},
        said={TAKEN_FOR: taken},
    )
    return edited.sort_index()


def _ask_days(words: Words, understood: Understood, form: str, said: Answered) -> pd.DataFrame:
    table = visits_table(understood, words, said.visits)
    if table.empty:
        return table
    st.markdown(
        words.t(
            "Visits: the study day of each; the day of the first dose is 1. Leave the day of what "
            "is no visit of the study empty: its values are then not used."
        )
    )
    titles = {HEADING: words.t("Visit"), DAY: words.t("Study day"), BECAUSE: words.t("Why")}
    edited: pd.DataFrame = st.data_editor(
        table,
        width="content",
        height=_height(table),
        hide_index=True,
        num_rows="fixed",
        disabled=[HEADING, BECAUSE],
        column_config={
            HEADING: st.column_config.TextColumn(titles[HEADING], width=WIDTHS[HEADING]),
            DAY: st.column_config.NumberColumn(titles[DAY], step=1, width=140),
            BECAUSE: st.column_config.TextColumn(titles[BECAUSE], width=2 * WIDTHS[HEADING]),
        },
        on_change=AT_ONCE,
        key=f"{form}_visits",
    )
    for_paper(edited, alt=titles[HEADING], titles=titles, said={})
    return edited


def _ask_order(words: Words, form: str) -> str | None:
    return st.radio(
        words.t("How are the dates written?"),
        (DAY_FIRST, MONTH_FIRST),
        index=None,
        format_func={
            DAY_FIRST: words.t("day first: 04/03/2024 is 4 March"),
            MONTH_FIRST: words.t("month first: 04/03/2024 is 3 April"),
        }.__getitem__,
        horizontal=True,
        on_change=AT_ONCE,
        key=f"{form}_order",
    )


def said_of_columns(
    understood: Understood, edited: pd.DataFrame, order: str
) -> tuple[ColumnSaid, ...]:
    """What a reader changed of columns, and the order of dates, which any of their columns says.

    Args:
        understood: What was shown.
        edited: The table with the reader's changes, a row for each column.
        order: One of `ORDERS`, or empty.
    """
    found = []
    for column, (_, row) in zip(understood.columns, edited.iterrows(), strict=True):
        taken = _taken(column, row)
        is_date = bool(order) and taken.role.endswith(VISIT_DATE)
        if taken != column.taken or is_date:
            found.append(ColumnSaid(column.heading, taken, column.file, order if is_date else ""))
    return tuple(found)


def _taken(column: Recognised, row: pd.Series) -> Taken:
    """What a row of the table says that a column is taken for."""
    role = str(row[TAKEN_FOR])
    outcome, visit = (str(row[name] or "").strip() for name in (OF, AT))
    if role != MEASURED:
        return Taken(role, cell=column.taken.cell or ("Y" if role == "only_if" else ""))
    return Taken(role, outcome or column.heading, column.taken.unit, visit)


def said_of_visits(edited: pd.DataFrame) -> dict[str, int | None]:
    """The study day of each visit by its name, None for what is no visit of the study."""
    if edited.empty:
        return {}
    return {
        str(name): None if pd.isna(day) else int(day)
        for name, day in zip(edited[HEADING], edited[DAY], strict=True)
    }
