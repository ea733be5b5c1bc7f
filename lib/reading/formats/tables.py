"""How the tables of a study's files were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.reading.cells import Check
from lib.reading.sources import Source


@dataclass(frozen=True, slots=True)
class TableRead:
    """How one table was read.

    Attributes:
        name: "participants", "measurements" or "adverse_events".
        file: The file it came from.
        sheet: The sheet of a workbook it came from, or empty.
        rows: Rows that could be read.
        encoding: "UTF-8" or "Windows-1252"; empty for a sheet.
        separator: What stands between the fields; empty for a sheet.
        decimal_mark: "," or ".".
        not_used: Headings of its columns that no page shows.
        place: Where a reader finds its rows: the table, or the files it was made of.
    """

    name: str
    file: str
    sheet: str
    rows: int
    encoding: str
    separator: str
    decimal_mark: str
    not_used: tuple[str, ...] = ()
    place: str = ""


def tables_read(checks: Mapping[str, Check], files: Mapping[str, Source]) -> tuple[TableRead, ...]:
    """How each table that could be split was read, of the checks and sources by its name."""
    return tuple(
        TableRead(
            name=name,
            file=files[name].name,
            sheet=files[name].sheet,
            rows=len(check.text.cells),
            encoding="" if files[name].sheet else check.text.encoding,
            separator="" if files[name].sheet else check.text.separator,
            decimal_mark=check.mark,
            not_used=check.not_used,
            place=check.place,
        )
        for name, check in checks.items()
        if name in files and check.text is not None
    )
