"""Tables: short ones, whose first column names the rows, and long ones that scroll and sort."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

import pandas as pd
import streamlit as st

from lib.plain_text import NO_BREAK, held
from lib.screen.elements import line, plain, show_notes
from lib.screen.report.sheet import Table, sheet_here

# A page is wide enough for so many columns; what has more is shown in parts, one below the other.
MOST_COLUMNS = 7
# Columns beside the names of the rows in half a page, and rows that become columns there.
MOST_NARROW, MOST_TURNED = 4, 3
NONE = "\N{EN DASH}"
# Where a long word may be broken.
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
DIGIT = re.compile(r"\d")
# Not the digit of a name, such as P01 or IL-6.
FIGURE = re.compile(r"(?<![A-Za-z])(?<![A-Za-z]-)\d")
# Letters of a cell that is a remark on its row: it would make the row as tall as a phone.
REMARK = 60
# Letters of the longest part of a cell that stays on one line where three columns stand beside the
# names of the rows on a phone, or more in half a page; and of an interval where there is more room.
LONGEST_UNBROKEN, LONGEST_INTERVAL = 12, 17
# Letters of the longest cell of a column of figures, and of the longest word that is not broken.
LONGEST_FIGURE, LONGEST_WORD = 40, 26
LONG_WORD = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S{{8}})")
# Figures stand at the right, under their heading. Streamlit aligns by the type of a column, and all
# are text here: formatted in the reader's language.
TABLE_STYLE = """
[data-testid="stTable"] tbody th {color: inherit}
[data-testid="stTable"] tbody :is(td, th) {vertical-align: top}
[data-testid="stTable"] tr:has(> :nth-child(5)) th p {max-width: 22rem}
[data-testid="stTable"] table[data-testid] :is(td, th) + :is(td, th) {padding-left: 1rem}
[class*="st-key-pair_"] table[data-testid] :is(td, th) + :is(td, th) {padding-left: 0.625rem}
@media screen and (max-width: 640px) {
  [data-testid="stTable"] :is(td, th) {font-size: 0.8125rem}
  [data-testid] table[data-testid] :is(td, th) + :is(td, th) {padding-left: 0.5rem}
  /* The name of a row stands over its cells, which would not fit beside it. */
  [class*="-lines"] table[data-testid] {display: grid}
  [class*="-lines"] table[data-testid] :is(thead, tbody, tr)
    {display: grid; grid-column: 1 / -1; grid-template-columns: subgrid}
  [class*="-lines"] table[data-testid] tr {padding-block: 0.25rem}
  [class*="-lines"] table[data-testid] tbody tr + tr
    {border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent)}
  [class*="-lines"] table[data-testid] :is(td, th)
    {border: none; padding: 0.0625rem 0.125rem; min-width: 0; align-content: start}
  [class*="-lines"] table[data-testid] tr > :first-child {grid-column: 1 / -1}
  [class*="-lines"] table[data-testid] tbody tr > :first-child {font-weight: 600}
  [class*="-lines"] table[data-testid] th p {max-width: none}
}
""" + "".join(
    f'[class*="-right{place}-"] :is(td, th):nth-child({place}) {{text-align: right !important}}\n'
    for place in range(2, MOST_COLUMNS + 1)
)
# Fewer columns of figures stand beside the names of their rows on a phone.
MOST_BESIDE = 4
TABLE_STYLE += "".join(
    f"@media screen and (max-width: 640px) {{[class*='-lines{cells}-'] table[data-testid] "
    f"{{grid-template-columns: repeat({cells}, auto)}}}}\n"
    for cells in (2, 3)
)


def show_table(
    frame: pd.DataFrame, *, alt: str, narrow: bool = False, turned: bool = False
) -> None:
    """A table of text, whose first column names the rows; of many columns in parts.

    Remarks on few of its rows stand under it.

    Args:
        frame: The table.
        alt: What it is called for who cannot see it.
        narrow: Whether a table of many columns stands in half the width of a page, and its parts
            have fewer columns.
        turned: Whether it is narrow, and its rows, if they are few, become columns.
    """
    narrow = narrow or turned
    frame, remarks = _remarks_apart(frame)
    if turned and len(frame) <= MOST_TURNED and frame.shape[1] > MOST_NARROW:
        name = frame.columns[0]
        frame = frame.set_index(name).T.rename_axis(columns=None).reset_index(names=name)
    if not frame.shape[1]:
        # Without rows. Streamlit would say so in English.
        line(NONE)
        return
    further = frame.shape[1] - 1
    size = MOST_COLUMNS - 1
    if narrow:
        # Of equal size, which keeps the columns of an arm together.
        parts = max(1, -(-further // MOST_NARROW))
        size = max(1, -(-further // parts))
    for first in range(0, max(further, 1), size):
        places = range(1 + first, 1 + min(first + size, further))
        _show_part(frame.iloc[:, [0, *places]], alt, narrow=narrow)
    show_notes(*remarks)


def _remarks_apart(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The table without a last column of long remarks on few rows, and each with its row's name."""
    if frame.shape[1] < 3:
        return frame, []
    cells = [str(cell) for cell in frame.iloc[:, -1]]
    filled = [cell for cell in cells if cell]
    if 2 * len(filled) > len(cells) or max(map(len, filled), default=0) <= REMARK:
        return frame, []
    names = [str(name) for name in frame.iloc[:, 0]]
    remarks = [f"{name}: {cell}" for name, cell in zip(names, cells, strict=True) if cell]
    return frame.iloc[:, :-1], remarks


def _show_part(frame: pd.DataFrame, alt: str, *, narrow: bool) -> None:
    """As many columns of a table as have room."""
    texts = [[str(cell) for cell in column.tolist()] for _, column in frame.items()]
    right = [place for place, cells in enumerate(texts, start=1) if place > 1 and _figures(cells)]
    if (sheet := sheet_here()) is not None:
        names, cells = tuple(map(str, frame.columns)), tuple(zip(*texts, strict=True))
        sheet.add(Table(names, cells, frozenset(place - 1 for place in right), alt))
        return
    # By columns: `DataFrame.map` takes as long as all else that is done with a short table.
    few = frame.shape[1] < MOST_BESIDE
    has_room = few or (frame.shape[1] > MOST_BESIDE and not narrow)
    longest = LONGEST_INTERVAL if has_room else LONGEST_UNBROKEN
    rows, *columns = [[plain(unbroken(cell, longest)) for cell in cells] for cells in texts]
    header, *headers = [plain(held(breakable(str(column)))) for column in frame.columns]
    shown = pd.DataFrame(
        dict(enumerate(columns)), index=pd.Index(rows, name=header, dtype="str"), dtype="str"
    )
    shown.columns = pd.Index(headers, dtype="str")
    # The table itself takes no name that a style could refer to.
    own = crc32(repr((alt, headers)).encode())
    places = "".join(f"-right{place}-" for place in right)
    # Beside each other on a phone a word of so many letters would be cut.
    if not any(MAY_BREAK in text for text in (*headers, *(each for of in columns for each in of))):
        places += _lines(frame.shape[1], len(right))
    with st.container(key=f"table{places}-{own}"):
        st.table(shown, border="horizontal", alt=alt)


def _lines(columns: int, figures: int) -> str:
    """How many cells stand beside each other on a phone, under the name of their row.

    Args:
        columns: Of the table, with the one that names its rows.
        figures: How many of them hold figures.

    Returns:
        What the style refers to; nothing where all have room beside the name.
    """
    if columns < MOST_BESIDE or (columns == MOST_BESIDE and figures == MOST_BESIDE - 1):
        return ""
    # Two lines of each row: 3 + 3 cells of seven columns, 2 + 2 of five. Three cells stand in one.
    return f"-lines{3 if columns == MOST_BESIDE else -(-(columns - 1) // 2)}-"


def grid(
    frame: pd.DataFrame,
    *,
    alt: str,
    widths: Mapping[str, int],
    blanks: Mapping[str, str] | None = None,
) -> None:
    """A long table that scrolls and sorts; its cells are text and nothing else.

    Args:
        frame: The table.
        alt: What it is.
        widths: Pixels of a column, by its header; what is over is shared among them.
        blanks: What a sheet says where a column has no value, by its header; nothing of others.
    """
    if (sheet := sheet_here()) is not None:
        says = [(blanks or {}).get(name, "") for name in frame.columns]
        rows = tuple(
            tuple(
                blank if pd.isna(cell) else str(cell) for cell, blank in zip(row, says, strict=True)
            )
            for row in frame.to_numpy().tolist()
        )
        sheet.add(Table(tuple(frame.columns), rows, frozenset(), alt, names_rows=False))
        return
    columns = {name: st.column_config.Column(width=width) for name, width in widths.items()}
    st.dataframe(frame, hide_index=True, alt=alt, column_config=columns)


def for_paper(
    frame: pd.DataFrame,
    *,
    alt: str,
    titles: Mapping[str, str],
    said: Mapping[str, Mapping[str, str]],
) -> None:
    """What a table that can be changed holds, as a table that only paper shows.

    Args:
        frame: The table.
        alt: What it is.
        titles: Its columns that are shown, each with its header.
        said: How a column writes its codes; others as they are.
    """
    cells = {
        title: [
            "" if pd.isna(cell) else said.get(name, {}).get(str(cell), str(cell))
            for cell in frame[name]
        ]
        for name, title in titles.items()
    }
    with st.container(key=f"for_paper_{crc32(alt.encode())}"):
        show_table(pd.DataFrame(cells), alt=alt)


def _figures(cells: list[str]) -> bool:
    """Whether a column holds figures: short cells, most of them with one."""
    filled = [cell for cell in cells if cell.strip()]
    with_figure = sum(bool(FIGURE.search(cell)) for cell in filled)
    return with_figure * 2 > len(filled) and max(map(len, filled)) <= LONGEST_FIGURE


def unbroken(cell: str, longest: int = LONGEST_UNBROKEN) -> str:
    """A cell whose figures stay on one line; an interval in brackets may stand on the next.

    Args:
        cell: The cell.
        longest: Letters of the longest part that is not broken.
    """
    if " " not in cell or not DIGIT.search(cell):
        return held(breakable(cell))
    if len(cell) <= longest:
        return cell.replace(" ", NO_BREAK)
    value, *bracket = cell.split(" (", 1)
    parts = [value, *(f"({each}" for each in bracket)]
    return " ".join(
        part.replace(" ", NO_BREAK)
        if len(part) <= longest
        else held(breakable(part), intervals=False)
        for part in parts
    )


def breakable(text: str) -> str:
    """A text whose long words may be broken: a table cell would hide what exceeds its width."""
    return LONG_WORD.sub(rf"\1{MAY_BREAK}", text)
