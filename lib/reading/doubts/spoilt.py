"""What a program did to the cells of a table: hid them, garbled them, or put a % behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.plain_text import tidied
from lib.reading.cells import Check
from lib.reading.doubts.doubt import Doubts, Option, about_column, rows_of
from lib.reading.doubts.identifiers import ID, one_identifier_each, settled_participants
from lib.reading.doubts.values import Column, settled_percents
from lib.reading.names import underscored
from lib.reading.sources import Source
from lib.reading.text.delimited import TextTable
from lib.reading.text.encodings import WINDOWS_1252
from lib.reading.text.garbled import LOST, mended
from lib.study.columns import columns_of
from lib.study.entries import AS_WRITTEN, LEFT_OUT, MENDED

# In place of a column, where rows, columns or all texts of a table are meant.
HIDDEN_ROWS, HIDDEN_COLUMNS = "hidden rows", "hidden columns"
GARBLED, LOST_LETTERS = "garbled text", "lost letters"
MOST_LISTED = 5

_USED_OR_NOT = Option(LEFT_OUT), Option(AS_WRITTEN)


def settle_table(check: Check, source: Source | None, doubts: Doubts) -> None:
    """Settle what a program did to a table, as decided, before its cells are read.

    Args:
        check: Holds the table.
        source: Its content, with what a workbook hides of it.
        doubts: Holds what was decided, and collects what is not.
    """
    text, name = check.text, check.file.removesuffix(".csv")
    if text is None or source is None or check.table is None:
        return
    text = _without_hidden(name, text, source, doubts)
    if not source.content.is_ascii():
        text = _mended(name, text, doubts)
    cells = one_identifier_each(text.cells, doubts)
    if name == "participants":
        cells = _without_percents(settled_participants(text.cells, doubts), doubts)
    text = replace(text, cells=cells)
    if name != "participants" and doubts.left_out and ID in cells:
        text = text.of_rows(~cells[ID].isin(doubts.left_out).to_numpy())
    check.go_on(text)


def _without_hidden(name: str, text: TextTable, source: Source, doubts: Doubts) -> TextTable:
    """The table without the rows and columns that are hidden, where that is decided."""
    rows = text.cells.index
    hidden = np.zeros(len(rows), dtype=bool)
    if source.hidden_rows:
        first, last = np.array(source.hidden_rows).T
        place = np.searchsorted(first, rows, side="right") - 1
        hidden = (place >= 0) & (rows.to_numpy() <= last[place])
    if hidden.any():
        said = doubts.of_column(name, HIDDEN_ROWS, (LEFT_OUT, AS_WRITTEN))
        if said is None:
            doubt = about_column(
                *("hidden_rows", name, HIDDEN_ROWS, int(hidden.sum()), _USED_OR_NOT, None)
            )
            doubts.add(replace(doubt, rows=rows_of(rows[hidden])))
        elif said.meaning == LEFT_OUT:
            if name == "participants" and ID in text.cells:
                ids = text.cells[ID]
                doubts.left_out |= set(ids[hidden]) - set(ids[~hidden]) - {""}
            text = text.of_rows(~hidden)
    hidden_columns = set(map(tidied, source.hidden_columns))
    columns = [heading for heading in text.headings if heading in hidden_columns]
    if not columns:
        return text
    decisions = doubts.decisions(name, HIDDEN_COLUMNS)
    unknown = tuple(heading for heading in columns if heading not in decisions)
    if unknown:
        doubt = about_column(
            *("hidden_columns", name, HIDDEN_COLUMNS, len(unknown), _USED_OR_NOT, None)
        )
        doubts.add(replace(doubt, cells=unknown))
    out = {text for text in columns if text in decisions and decisions[text].meaning == LEFT_OUT}
    kept = np.array([heading not in out for heading in text.headings])
    headings = tuple(heading for heading in text.headings if heading not in out)
    return replace(text, cells=text.cells.loc[:, kept], headings=headings)


def _mended(name: str, text: TextTable, doubts: Doubts) -> TextTable:
    """The table with its garbled texts as they were, where that is decided."""
    lost, rows = _changed_by(text, lambda each: each.replace(LOST, ""))
    if lost and doubts.of_column(name, LOST_LETTERS, (AS_WRITTEN,)) is None:
        doubt = about_column(
            *("lost_letters", name, LOST_LETTERS, len(rows), [Option(AS_WRITTEN)], None),
            texts=_listed(sorted(lost)),
        )
        doubts.add(replace(doubt, rows=rows_of(rows)))
    is_old = text.encoding == WINDOWS_1252
    found, rows = _changed_by(text, lambda each: mended(each, is_old=is_old))
    if not found:
        return text
    said = doubts.of_column(name, GARBLED, (MENDED, AS_WRITTEN))
    if said is None:
        doubt = about_column(
            *("garbled", name, GARBLED, len(rows), (Option(MENDED), Option(AS_WRITTEN))),
            Option(MENDED),
            texts=_listed([f"{garbled} → {was}" for garbled, was in sorted(found.items())]),
        )
        doubts.add(replace(doubt, rows=rows_of(rows)))
    if said is None or said.meaning == AS_WRITTEN:
        return text
    cells = text.cells.apply(lambda column: column.map(lambda each: found.get(each, each)))
    names = {
        column: underscored(found[heading])
        for column, heading in zip(text.cells.columns, text.headings, strict=True)
        if heading in found
    }
    headings = tuple(found.get(heading, heading) for heading in text.headings)
    return replace(text, cells=cells.rename(columns=names), headings=headings)


def _changed_by(text: TextTable, read: Callable[[str], str]) -> tuple[dict[str, str], list[int]]:
    """What is otherwise once it is read so, of headings and cells, and the rows of the latter."""
    found = {heading: read(heading) for heading in text.headings}
    rows: set[int] = set()
    for column in text.cells.columns:
        cells = text.cells[column]
        texts = {each: read(each) for each in set(cells.tolist()) if not each.isascii()}
        changed = {each for each, was in texts.items() if was != each}
        if changed:
            found |= texts
            rows.update(cells.index[cells.isin(changed)])
    return {each: was for each, was in found.items() if was != each}, sorted(rows)


def _listed(texts: list[str]) -> str:
    return "; ".join(texts[:MOST_LISTED]) + (" …" if len(texts) > MOST_LISTED else "")


def _without_percents(cells: pd.DataFrame, doubts: Doubts) -> pd.DataFrame:
    """The characteristics of participants with their percentages as numbers, as decided."""
    known = {column.name for column in columns_of("participants")}
    further = [str(name) for name in cells.columns if name not in known]
    settled = {
        name: settled_percents(
            cells[name], Column("participants", name, may_be_category=True), doubts
        )
        for name in further
    }
    changed = {name: column for name, column in settled.items() if column is not cells[name]}
    return cells.assign(**changed) if changed else cells
