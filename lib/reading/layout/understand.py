"""From files in whatever form to the tables of the contract, and how they were understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.reading.layout.columns.of_events import told_of_events
from lib.reading.layout.events import events_of
from lib.reading.layout.grid import grid_of
from lib.reading.layout.measurements import measurements_of
from lib.reading.layout.named import NEED_PARTICIPANT, NEEDED
from lib.reading.layout.participants import participants_of
from lib.reading.layout.recognise import recognised
from lib.reading.layout.rows import Rows
from lib.reading.sources import Source
from lib.reading.text.delimited import WRONG_WIDTH
from lib.study.layout import AS_SAID, NOT_USED, ColumnSaid, Understood
from lib.study.outcomes import Outcome
from lib.study.problems import Problems


def understood(
    sources: Sequence[Source],
    outcomes: Sequence[Outcome],
    said: Sequence[ColumnSaid],
    visits: Mapping[str, int | None],
    problems: Problems,
) -> tuple[dict[str, Source], Understood] | None:
    """The tables of the contract made from files of another form.

    Args:
        sources: Every table of the files.
        outcomes: The outcomes that are described.
        said: What somebody said of columns; the later counts.
        visits: What somebody said of visits: study days by name, None for no visit of the study.
        problems: Collects what contradicts itself, or that no table says whose its rows are.

    Returns:
        The tables by name, so far as they could be made, and how they were understood; None if no
        table says whose its rows are, or neither arms nor values are found.
    """
    grids = [grid for source in sources if (grid := grid_of(source)) is not None]
    if len(grids) < len(sources):
        # What cannot be split is told of under its own name.
        return None
    declared = {(each.file, each.heading): each.taken for each in said}
    order = next((each.order for each in reversed(said) if each.order), None)
    for grid in grids:
        cells = [(row, "") for row in grid.seen.pop("ragged", [])]
        problems.add_each(grid.source.place, WRONG_WIDTH, cells, n=len(grid.headings))
    tables = recognised(grids, outcomes, declared)
    rows = Rows(tables, visits, order)
    made = {
        "participants": participants_of(rows, problems),
        "measurements": measurements_of(rows, problems),
        "adverse_events": events_of(rows, problems),
    }
    rows.seen += told_of_events(rows.tables)
    found = {name: source for name, source in made.items() if source is not None}
    if grids and not rows.tables:
        problems.add(" + ".join(grid.source.place for grid in grids), NEED_PARTICIPANT)
    if not found.keys() & NEEDED.keys():
        return None
    columns = tuple(column for table in tables for column in table.recognised())
    is_declared = all(
        column.why == AS_SAID or column.taken.role == NOT_USED for column in columns
    ) and all(visit.why == AS_SAID for visit in rows.visits)
    return found, Understood(columns, tuple(rows.visits), tuple(rows.seen), is_declared, rows.order)
