"""One row for each adverse event, from every table that holds some."""

from __future__ import annotations

import pandas as pd

from lib.language import sentence
from lib.reading.layout.grid import Columns
from lib.reading.layout.rows import Rows, made_of
from lib.reading.numerals import as_integers
from lib.reading.sources import Source
from lib.reading.spellings import plain
from lib.study.columns import EVENT_COLUMNS
from lib.study.layout import END_DATE, PARTICIPANT, START_DATE
from lib.study.problems import Problems

NO_FIRST_DOSE = sentence(
    "No date of the first dose is known, from which study days are counted: add it to the table of "
    "participants, or say which of its columns holds it; or set this column to “not used”."
)
NO_FIRST_DOSE_HERE = sentence(
    "No date of the first dose of this participant is known, from which study days are counted: "
    "add it, or empty this cell; or set the column to “not used”."
)
DATES_FOR_DAYS = sentence(
    "These are dates, not study days: take the column for a date of the adverse event, or set it "
    "to “not used”."
)

# Severities and relations in words, as the contract's columns have them.
GRADES = {
    **dict.fromkeys(("mild", "lieve", "light"), "1"),
    **dict.fromkeys(("moderate", "moderato", "moderata"), "2"),
    **dict.fromkeys(("severe", "severo", "severa"), "3"),
    **dict.fromkeys(
        (
            *("life threatening", "life-threatening", "pericoloso per la vita"),
            *("pericolosa per la vita", "potenzialmente letale"),
        ),
        "4",
    ),
    **dict.fromkeys(("fatal", "fatale", "death", "decesso", "mortale", "morte"), "5"),
}
RELATIONS = {
    **dict.fromkeys(
        (
            *("related", "possible", "possibly", "possibly related", "probable", "probably"),
            *("probably related", "definite", "definitely", "definitely related", "certain"),
            *("correlato", "correlata", "possibile", "possibilmente correlato", "probabile"),
            *("probabilmente correlato", "certo", "certa"),
        ),
        "yes",
    ),
    **dict.fromkeys(
        (
            *("not related", "unrelated", "none", "non correlato", "non correlata", "nessuna"),
            *("nessuno", "assente"),
        ),
        "no",
    ),
}
# By column the words that stand for what it holds.
WORDS = {"grade": GRADES, "related": RELATIONS}
_DAYS = {START_DATE: "start_day", END_DATE: "end_day"}


def events_of(rows: Rows, problems: Problems) -> Source | None:
    """The table of adverse events.

    Args:
        rows: The tables; words for severities and relations are noted in their `seen`.
        problems: Collects a note if there are too many events.

    Returns:
        The table, or None if no table holds events.
    """
    tables = [table for table in rows.tables if table.is_of_events]
    if not tables:
        return None
    parts = []
    called: dict[str, list[str]] = {}
    for table in tables:
        has_event = table.grid.cells[table.of("term")[0]] != ""
        kept = rows.counts(table, form="events") & has_event
        who, cells = rows.who(table)[kept], table.grid.cells[kept]
        part = {"participant_id": who}
        called.setdefault("participant_id", []).append(table.of(PARTICIPANT)[0])
        for heading, (taken, _) in table.taken.items():
            column = _DAYS.get(taken.role, taken.role)
            if column not in EVENT_COLUMNS or column in part:
                continue
            called.setdefault(column, []).append(heading)
            found = cells[heading]
            if column in _DAYS.values():
                found = _as_study_days(rows, table, heading, found, who, problems)
            part[column] = _in_words_of_contract(column, found, rows)
        parts.append(pd.DataFrame(part))
    every = pd.concat(parts).fillna("")
    grids = [table.grid for table in tables]
    return made_of("adverse_events", grids, every, list(every.columns), problems, called)


def _as_study_days(
    rows: Rows,
    table: Columns,
    heading: str,
    cells: pd.Series,
    who: pd.Series,
    problems: Problems,
) -> pd.Series:
    """Cells of a column of days or dates as study days, blank for what was noted as a problem."""
    place, is_date = table.grid.source.place, rows.are_dates(cells)
    if table.taken[heading][0].role not in _DAYS:
        is_date &= as_integers(cells).isna()
        if not is_date.sum() > (cells != "").sum() / 2:
            return cells
        problems.add(place, DATES_FOR_DAYS, column=heading, found=cells[is_date].iloc[0])
        return cells.mask(is_date, "")
    uncounted = is_date & ~rows.first_dose_known(who)
    if uncounted.any() and uncounted.sum() == is_date.sum():
        problems.add(place, NO_FIRST_DOSE, column=heading)
    elif uncounted.any():
        these = [(int(row), cell) for row, cell in cells[uncounted].items()]
        problems.add_each(place, NO_FIRST_DOSE_HERE, these, column=heading)
    return rows.days(who, cells.mask(uncounted, ""))


def _in_words_of_contract(column: str, cells: pd.Series, rows: Rows) -> pd.Series:
    """Cells of a column with the contract's words in place of others that mean the same."""
    words = WORDS.get(column, {})
    changed = {cell: words[plain(cell)] for cell in set(cells) if plain(cell) in words}
    if changed:
        rows.seen.append((f"words_{column}", {"words": dict(sorted(changed.items()))}))
    return cells.replace(changed) if changed else cells
