"""All tables of a page as one workbook: numbers as numbers, texts as texts."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from lib.study.study import Study
from lib.wording.exports.numbers import with_names
from lib.wording.exports.picture import picture_foot
from lib.wording.names import n_text, unit_text
from lib.wording.participants.flow import allotted_text
from lib.words import Words

if TYPE_CHECKING:
    from lib.study.outcomes import Outcome

# Of a sheet; a CSV holds all rows. A workbook of more would take the server's time for long.
MOST_ROWS = 20_000
# Letters of a sheet's name, as spreadsheets allow, and what they do not allow in one.
LONGEST_SHEET, NOT_IN_SHEET = 31, re.compile(r"[\[\]:*?/\\\x00-\x1f']")
NARROWEST, WIDEST = 8, 40
# Nothing in a cell is a formula or a link, and nothing is written to the server's disk.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_of(
    tables: Sequence[tuple[str, pd.DataFrame, Outcome | None]], study: Study, words: Words
) -> bytes:
    """A workbook with one sheet for each table, as the bytes of an .xlsx file.

    Above each table stand its title, the unit of its outcome, how many were randomised, whether the
    data are synthetic, the study, its source and the day (UTC). A cell keeps sixteen digits of
    its number, whatever of them its format shows; a CSV keeps all.

    Args:
        tables: Title, numbers from `lib.results.exports` and outcome, if it is about one.
        study: The study.
        words: The reader's language.
    """
    # Only readers who want one wait for it.
    import xlsxwriter  # type: ignore[import-untyped, unused-ignore]

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, OPTIONS)
    bold = book.add_format({"bold": True})
    formats = {
        name: book.add_format({"num_format": shown})
        for name, shown in (("whole", "0"), ("p", "0.0000"), ("number", "0.000"))
    }
    foot = [line for line in picture_foot(study, words) if line]
    foot.append(words.t("Saved on {date}", date=words.date(datetime.now(UTC).date())))
    book.set_properties({"title": foot[-3] if len(foot) > 2 else foot[0], "comments": foot[0]})
    for number, (title, frame, outcome) in enumerate(tables, start=1):
        sheet = book.add_worksheet(sheet_name(number, title))
        sheet.write_string(0, 0, title, bold)
        row = 1
        for line in [*_about(study, outcome, len(frame), words), *foot]:
            sheet.write_string(row, 0, line)
            row += 1
        _write(sheet, row + 1, with_names(frame.head(MOST_ROWS), study, words), bold, formats)
    book.close()
    return content.getvalue()


def sheet_name(number: int, title: str) -> str:
    """A name that no other sheet has and that every spreadsheet takes."""
    plain = NOT_IN_SHEET.sub(" ", title)
    return " ".join(f"{number} {plain}".split())[:LONGEST_SHEET].strip()


def _about(study: Study, outcome: Outcome | None, rows: int, words: Words) -> list[str]:
    n = n_text(study, study.n_treatment, study.n_control, words)
    lines = [f"{allotted_text(study, n, words)}."]
    if outcome is not None and (unit := unit_text(outcome, words)):
        lines.insert(0, words.t("Unit of the outcome: {unit}", unit=unit))
    if rows > MOST_ROWS:
        text = words.t(
            "The first {shown} of {n} rows; the CSV under the table holds all.",
            shown=words.count(MOST_ROWS),
            n=words.count(rows),
        )
        lines.append(text)
    return lines


def _write(sheet: Any, top: int, frame: pd.DataFrame, bold: Any, formats: dict[str, Any]) -> None:
    """The header and the rows of a table, from a row of the sheet on."""
    for place, name in enumerate(map(str, frame)):
        sheet.write_string(top, place, name, bold)
        column = frame.iloc[:, place].tolist()
        longest = len(name)
        for row, cell in enumerate(column, start=top + 1):
            longest = max(longest, _write_cell(sheet, row, place, cell, name, formats))
        sheet.set_column(place, place, min(max(longest + 1, NARROWEST), WIDEST))
    sheet.freeze_panes(top + 1, 0)


def _write_cell(
    sheet: Any, row: int, place: int, cell: object, name: str, formats: dict[str, Any]
) -> int:
    """Write a cell and return how many letters it takes; without a number it stays empty."""
    if cell is None or cell is pd.NA or (isinstance(cell, float) and math.isnan(cell)):
        return 0
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
        return 5
    if isinstance(cell, (int, float)) and math.isfinite(cell):
        kind = "whole" if isinstance(cell, int) else "p" if name.startswith("p_") else "number"
        sheet.write_number(row, place, cell, formats[kind])
        return len(f"{cell:.3f}")
    text = str(cell)
    sheet.write_string(row, place, text)
    return len(text)
