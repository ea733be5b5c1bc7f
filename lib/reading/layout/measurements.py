"""One row for each value, from every table that holds some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.reading.layout.grid import Columns
from lib.reading.layout.rows import Rows, made_of
from lib.reading.names import underscored
from lib.reading.sources import Source
from lib.study.layout import (
    DAY,
    DERIVED,
    FORM,
    MEASURED,
    OUTCOME,
    PARTICIPANT,
    UNIT,
    VALUE,
    VISIT,
    VISIT_DATE,
)
from lib.study.problems import Problems

# Rows of the table of measurements, and the heading over the value of each.
Part = tuple[pd.DataFrame, list[str]]


def measurements_of(rows: Rows, problems: Problems) -> Source | None:
    """The table of measurements.

    Args:
        rows: The tables.
        problems: Collects a note if there are too many values.

    Returns:
        The table, or None if no table holds a value of a known day.
    """
    tables = [table for table in rows.tables if not table.is_of_events or table.of(FORM)]
    parts = [part for table in tables for part in (*_wide(rows, table), *_long(rows, table))]
    if not parts:
        return None
    cells = pd.concat([part for part, _ in parts]).fillna("")
    if cells.empty:
        return None
    grids = [table.grid for table in tables if table.of(MEASURED, VALUE)]
    source = made_of("measurements", grids, cells, list(cells.columns), problems, _called(tables))
    if source is None or source.text is None:
        return None
    under = tuple(np.concatenate([headings for _, headings in parts]).tolist())
    return replace(source, text=replace(source.text, under=under))


def _called(tables: Sequence[Columns]) -> dict[str, list[str]]:
    """By column the headings that it has in the tables; each value has its own heading."""
    roles = {
        "participant_id": (PARTICIPANT,),
        "day": (DAY, VISIT, VISIT_DATE),
        "outcome": (OUTCOME,),
    }
    found = {
        column: [heading for table in tables for heading in table.of(*of)[:1]]
        for column, of in roles.items()
    }
    return {column: headings for column, headings in found.items() if headings}


def _wide(rows: Rows, table: Columns) -> list[Part]:
    """The values of columns that hold one outcome each."""
    if not table.of(MEASURED):
        return []
    kept = rows.counts(table)
    who, cells, of_row = rows.who(table)[kept], table.grid.cells[kept], rows.row_days(table)[kept]
    parts = []
    for heading in table.of(MEASURED):
        taken = table.taken[heading][0]
        day = rows.day_of(taken.visit) if taken.visit else of_row
        outcome = f"{taken.outcome} ({taken.unit})" if taken.unit else taken.outcome
        part = pd.DataFrame({"participant_id": who, "day": day, "outcome": outcome})
        parts.append(_part(table, part, cells, cells[heading], heading))
    return parts


def _long(rows: Rows, table: Columns) -> list[Part]:
    """The values of a table that has a row for each."""
    if not table.of(VALUE) or not table.of(OUTCOME):
        return []
    kept = rows.counts(table)
    cells = table.grid.cells[kept]
    values = cells[table.of(VALUE)[0]]
    for further in table.of(VALUE)[1:]:
        # Beside numbers the texts alone can say that a value is below a limit.
        texts = cells[further]
        values = values.where(~texts.str.startswith("<") & (values != ""), texts)
    outcome = cells[table.of(OUTCOME)[0]]
    for heading in table.of(UNIT)[:1]:
        unit = cells[heading]
        has_one = (unit == "") | outcome.str.endswith(")")
        outcome = outcome.where(has_one, outcome + " (" + unit + ")")
    part = pd.DataFrame(
        {
            "participant_id": rows.who(table)[kept],
            "day": rows.row_days(table)[kept],
            "outcome": outcome,
        }
    )
    return [_part(table, part, cells, values, table.of(VALUE)[0])]


def _part(
    table: Columns, part: pd.DataFrame, cells: pd.DataFrame, values: pd.Series, heading: str
) -> Part:
    """Rows with their values, and what says that one was derived; without those of no visit."""
    derived = {underscored(name): cells[name] for name in table.of(DERIVED)}
    part = part.assign(value=values, **derived)
    part = part[part["day"] != ""]
    return part, [heading] * len(part)
