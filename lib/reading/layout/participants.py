"""One row for each participant, from whatever tables say something of them."""

from __future__ import annotations

import pandas as pd

from lib.language import sentence
from lib.reading.layout.grid import Columns
from lib.reading.layout.rows import Rows, made_of
from lib.reading.layout.spelling import bare
from lib.reading.layout.words import ACTUAL_ARM
from lib.reading.names import underscored
from lib.reading.sources import Source
from lib.reading.spellings import plain
from lib.study.layout import (
    ARM,
    AS_SAID,
    BLOCK,
    CHARACTERISTIC,
    NOT_USED,
    PARTICIPANT,
    WITHDRAWAL_DATE,
)
from lib.study.problems import Problems

TWO_VALUES = sentence(
    "{participant} has another value here in row {line}: write the same in both rows, or say that "
    "the column is something else."
)

# Why a column is left, as told to the reader.
NOBODY = "nobody"

_NAMES = {
    ARM: "arm",
    "withdrawn_day": "withdrawn_day",
    WITHDRAWAL_DATE: "withdrawn_day",
    "withdrawal_reason": "withdrawal_reason",
    "injections_received": "injections_received",
    BLOCK: "block",
}


def participants_of(rows: Rows, problems: Problems) -> Source | None:
    """The table of participants.

    Args:
        rows: The tables; the first with arms says who takes part.
        problems: Collects a note for each participant with two values of one column.

    Returns:
        The table, or None if no column is taken for the arm.
    """
    main = next((table for table in rows.tables if table.of(ARM)), None)
    if main is None:
        return None
    _tell_other_treatment(main, rows)
    who = rows.who(main)
    who = who[(who != "") & (main.grid.cells[main.of(ARM)[0]] != "")]
    first = who[~who.duplicated()]
    columns: dict[str, list[str]] = {"participant_id": first.tolist()}
    headings = ["participant_id"]
    called = {"participant_id": main.of(PARTICIPANT)[:1]}
    for table in sorted(rows.tables, key=lambda table: table is not main):
        for heading, (taken, why) in list(table.taken.items()):
            name = _NAMES.get(taken.role)
            if taken.role == CHARACTERISTIC:
                name = underscored(heading)
            if name is None or name in columns:
                continue
            cells = table.grid.cells[heading]
            if taken.role == WITHDRAWAL_DATE:
                cells = rows.days(rows.who(table), cells)
            of_each = _one_each(table, heading, cells, rows.who(table), problems)
            if (
                why != AS_SAID
                and table is not main
                and of_each.keys().isdisjoint(columns["participant_id"])
            ):
                # A sheet of what codes mean, or of other people.
                table.set(heading, NOT_USED, NOBODY)
                continue
            columns[name] = [of_each.get(person, "") for person in columns["participant_id"]]
            called[name] = [heading]
            headings.append(heading if taken.role == CHARACTERISTIC else name)
    cells = pd.DataFrame(columns, index=first.index, dtype=str)
    return made_of("participants", [main.grid], cells, headings, problems, called)


def _tell_other_treatment(table: Columns, rows: Rows) -> None:
    """Tell of how many participants the actual treatment is not the arm they are counted in."""
    taken = table.of(ARM)[0]
    if bare(taken) in ACTUAL_ARM:
        return
    arms, who = table.grid.cells[taken].map(plain), rows.who(table)
    for heading in table.grid.headings:
        actual = table.grid.cells[heading].map(plain)
        # Codes of arms beside their names say nothing.
        if bare(heading) not in ACTUAL_ARM or not (set(actual) & set(arms)) - {""}:
            continue
        n = who[(actual != arms) & (actual != "") & (arms != "")].nunique()
        if n:
            facts = {"file": table.grid.source.place, "arm": taken, "actual": heading, "n": n}
            rows.seen.append(("other_treatment", facts))
            return


def _one_each(
    table: Columns, heading: str, cells: pd.Series, who: pd.Series, problems: Problems
) -> dict[str, str]:
    """The one value that each participant has in a column, after a note for a second one."""
    filled = cells[cells != ""]
    found: dict[str, tuple[str, int]] = {}
    for row, person, cell in zip(filled.index, who[filled.index], filled, strict=True):
        first = found.setdefault(person, (cell, row))
        if plain(first[0]) != plain(cell):
            place, values = table.grid.source.place, {"participant": person, "line": first[1]}
            problems.add(place, TWO_VALUES, row=int(row), column=heading, found=cell, **values)
    return {person: cell for person, (cell, _) in found.items()}
