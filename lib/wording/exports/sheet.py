"""How a table looks in a workbook, on screen and printed."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lib.words import MINUS

A4 = 9
# Widths are in letters. Lines above a table may be as wide as the landscape page.
NARROWEST, WIDEST, WIDEST_LINE = 5, 40, 130
# The widest column of a table that would take more than so many letters.
WIDE, WIDEST_OF_WIDE = 180, 28
# Points of a line and of the highest row that a spreadsheet takes; so many lines of a heading, and
# of a cell, before its column is made wider for it.
LINE_HEIGHT, HIGHEST_ROW, MOST_LINES, MOST_LINES_OF_CELL = 15.0, 409.5, 4, 20
# Letters of the study's title at the top of a printed page, of which a file allows 255.
LONGEST_HEADER = 80
# Of a column without a width of its own; and how much wider than their letters lines may be.
COLUMN, SPARE = 8.43, 1.1
# Where a line of a heading ends.
WITHIN = re.compile(r" |(?<=[–-])")
# Points of the line between texts and table.
GAP = 6.0
# Texts keep away from the numbers before them.
TEXTS, NUMBERS = {"align": "left", "indent": 1}, {"align": "right"}
CONTROL = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes:
        heading: What it is called.
        cells: Numbers, texts, or None where a cell is empty.
        formats: How each number is shown, as spreadsheets write it.
    """

    heading: str
    cells: Sequence[object]
    formats: Sequence[str]

    @property
    def has_texts(self) -> bool:
        """Whether it holds any text."""
        return any(isinstance(cell, str) for cell in self.cells)

    def width(self, widest: int) -> int:
        """Letters that it takes: its longest cell and the words of its heading, up to a limit.

        Wider only where a text would otherwise take more lines than a row has room for.
        """
        shown = zip(self.cells, self.formats, strict=True)
        longest = max((_letters(cell, how) for cell, how in shown), default=0)
        words = max(map(len, WITHIN.split(self.heading)), default=0)
        lines = math.ceil(len(self.heading) / MOST_LINES)
        tall = min(math.ceil(longest * SPARE / MOST_LINES_OF_CELL), WIDEST_LINE)
        return max(min(max(longest, words, lines, NARROWEST) + 3, widest), tall + 3)


@dataclass(slots=True)
class Style:
    """The formats of a workbook, and what stands on each printed page.

    Attributes:
        book: The workbook, of XlsxWriter.
        title: The study's.
        strip: That the data are synthetic, or empty.
    """

    book: Any
    title: str
    strip: str
    made: dict[str, Any] = field(default_factory=dict)

    def of(self, **properties: object) -> Any:
        """A format of the workbook, made once."""
        key = repr(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"valign": "top", **properties})
        return self.made[key]


def add_sheet(
    style: Style,
    name: str,
    columns: Sequence[Column],
    *,
    above: Sequence[str],
    below: Sequence[str],
) -> None:
    """A sheet with a table, lines of text above it, of which the first is its title, and below it.

    The heading row stays in view and is printed on every page, which is A4, landscape and as wide
    as the table.
    """
    sheet = style.book.add_worksheet(name)
    widths = [column.width(WIDEST) for column in columns]
    if sum(widths) > WIDE:
        widths = [column.width(WIDEST_OF_WIDE) for column in columns]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    top = len(above) + 1
    rows = max((len(column.cells) for column in columns), default=0)
    foot = top + rows + 2
    lines = [*enumerate(above), *enumerate(below, start=foot)]
    last = _write_lines(style, sheet, lines, widths)
    sheet.set_row(top - 1, GAP)
    _write_table(style, sheet, top, columns, widths)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, foot + len(below) - 1, max(last, len(columns) - 1))
    title = textwrap.shorten(style.title, LONGEST_HEADER, placeholder="…")
    sheet.set_header(f"&L{_printed(title)}&R{_printed(style.strip)}")
    sheet.set_footer("&L&A&R&P / &N")


def _write_lines(
    style: Style, sheet: Any, lines: Sequence[tuple[int, str]], widths: Sequence[int]
) -> int:
    """Lines over the first columns, as many as they need; the last of these columns."""
    longest = min(max(len(line) for _, line in lines), WIDEST_LINE)
    room, last = 0.0, -1
    while room < longest * SPARE:
        last += 1
        room += widths[last] if last < len(widths) else COLUMN
    for row, line in lines:
        how = style.of(text_wrap=True, bold=row == 0, **TEXTS)
        if last:
            sheet.merge_range(row, 0, row, last, "", how)
        sheet.write_string(row, 0, line, how)
        sheet.set_row(row, _height(_lines(line, int(room))))
    return last


def _write_table(
    style: Style, sheet: Any, top: int, columns: Sequence[Column], widths: Sequence[int]
) -> None:
    """The headings in a row of the sheet, and the cells under them."""
    tall: dict[int, int] = {}
    for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.write_string(top, place, column.heading, _text(style, column, bold=True))
        tall[top] = max(tall.get(top, 1), _lines(column.heading, width - 2))
        of_text, of_infinite = _text(style, column), style.of(**NUMBERS)
        of_numbers = {how: style.of(num_format=how, **NUMBERS) for how in set(column.formats)}
        cells = zip(column.cells, column.formats, strict=True)
        for row, (cell, how) in enumerate(cells, start=top + 1):
            if isinstance(cell, str):
                sheet.write_string(row, place, cell, of_text)
                if len(cell) > width - 2:
                    tall[row] = max(tall.get(row, 1), _lines(cell, width - 2))
            elif isinstance(cell, (int, float)) and math.isfinite(cell):
                sheet.write_number(row, place, cell, of_numbers[how])
            elif isinstance(cell, (int, float)):
                sheet.write_string(row, place, "∞" if cell > 0 else f"{MINUS}∞", of_infinite)
    for row, lines in tall.items():
        # Not every program finds the height of a row by itself.
        if lines > 1:
            sheet.set_row(row, _height(lines))


def _text(style: Style, column: Column, *, bold: bool = False) -> Any:
    """The format of a text: that of a heading is bold, with a line under it."""
    line = {"bold": True, "bottom": 1} if bold else {}
    return style.of(text_wrap=True, **line, **(TEXTS if column.has_texts else NUMBERS))


def _lines(text: str, width: int) -> int:
    """Lines of a text of so many letters."""
    return max(len(textwrap.wrap(text, max(width, 1))), 1)


def _height(lines: int) -> float:
    """Points of a row of so many lines, as far as a spreadsheet shows them."""
    return min(LINE_HEIGHT * lines, HIGHEST_ROW)


def _letters(cell: object, how: str) -> int:
    if isinstance(cell, str):
        return len(cell)
    if not isinstance(cell, (int, float)) or not math.isfinite(cell):
        return 0
    if "E" in how or "[" in how:
        return len("0.00E+00")
    percent = how.endswith("%")
    decimals = len(how.removesuffix("%").partition(".")[2])
    return len(f"{100 * cell if percent else cell:.{decimals}f}") + percent


def _printed(text: str) -> str:
    """A text in the header of a printed page, where "&" begins a code."""
    return CONTROL.sub(" ", text).replace("&", "&&")
