"""All tables of a page as one workbook: numbers as numbers, texts as texts."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd

from lib.language import sentence
from lib.results.exports.columns import CURVE_ROW, MISSING_ROW, PARTICIPANT_ROW
from lib.study.study import Study
from lib.wording.exports.cells import ROWS, WITHOUT_ONE, in_words
from lib.wording.exports.formats import formats
from lib.wording.exports.headings import headings
from lib.wording.exports.sheet import Column, Style, add_sheet
from lib.wording.exports.whose import whose_data
from lib.wording.names import n_text, study_title
from lib.wording.participants.flow import allotted_text
from lib.words import Words

# Of a sheet; a CSV holds all rows. A workbook of more would take the server's time for long.
MOST_ROWS = 20_000
# Letters of a sheet's name, as spreadsheets allow, and what they do not allow in one.
LONGEST_SHEET, NOT_IN_SHEET = 31, re.compile(r"[\[\]:*?/\\\x00-\x1f]")
# What says the same in every row stands above the table.
SAID_ABOVE = (
    *("outcome", "outcome_unit", "outcome_activity", "measure", "method", "kind", "published_in"),
)
# Rows that stand on a sheet of their own, by the column that tells them: their code and name.
APART = {
    "row": {
        PARTICIPANT_ROW: sentence("participant by participant"),
        **{code: ROWS[code] for code in (CURVE_ROW, MISSING_ROW)},
    },
    "analysis": {"ancova_without_one": WITHOUT_ONE},
}
LETTERS = ("a", "b")
# Words of both languages in which a name of a sheet does not end.
NOT_LAST = {
    *("a", "an", "and", "at", "by", "day", "from", "in", "of", "or", "the", "to", "with"),
    *("al", "alla", "con", "da", "dal", "dei", "del", "della", "di", "e", "gli", "giorno", "i"),
    *("il", "la", "le", "lo", "non", "o", "per", "un", "una"),
}
# Nothing in a cell is a formula or a link, and nothing is written to the server's disk.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_of(tables: Sequence[tuple[str, pd.DataFrame]], study: Study, words: Words) -> bytes:
    """A workbook with one sheet for each table, as the bytes of an .xlsx file.

    Above each table stand its title, what all its rows say alike, how many were randomised and
    whether the data are synthetic; below it the study, its source and the day (UTC). Headings and
    codes are in the reader's language, by `headings` and `in_words`; rows of another kind stand on
    a second sheet. A cell keeps sixteen digits of its number, whatever of them its format shows; a
    CSV keeps all.

    Args:
        tables: Title and numbers from `lib.results.exports`.
        study: The study.
        words: The reader's language.
    """
    # Only readers who want one wait for it.
    import xlsxwriter  # type: ignore[import-untyped, unused-ignore]

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, OPTIONS)
    title_of_study = study_title(study, words)
    strip, *foot = whose_data(study, words)
    foot[0] += f" · {words.t('Saved on {date}', date=words.date(datetime.now(UTC).date()))}"
    book.set_properties({"title": title_of_study, "comments": strip})
    style = Style(book, title_of_study, strip)
    for number, (title, frame) in enumerate(tables, start=1):
        about = _about(study, len(frame), words)
        parts = _parts(frame.head(MOST_ROWS))
        for letter, (part, named) in zip(LETTERS if len(parts) > 1 else [""], parts, strict=False):
            above, columns = _table(part.reset_index(drop=True), study, words)
            whole = f"{title} – {words.t(named)}" if named else title
            lines = [whole, " · ".join(above), " ".join(about), strip]
            add_sheet(
                style,
                sheet_name(f"{number}{letter}", title),
                columns,
                above=[line for line in lines if line],
                below=[line for line in foot if line],
            )
    book.close()
    return content.getvalue()


def sheet_name(number: str, title: str) -> str:
    """A name that no other sheet has and that every spreadsheet takes: whole words of a title."""
    # An apostrophe is not allowed at either end, and looks like this one within.
    plain = NOT_IN_SHEET.sub(" ", title).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    name = " ".join(f"{number} {plain}".split())
    if len(name) <= LONGEST_SHEET:
        return name
    kept = name[: LONGEST_SHEET + 1].rpartition(" ")[0].rstrip(",;.–-( ")
    # No "by the" at the end; and a first word that is too long has to be cut.
    while kept.rpartition(" ")[2].lower() in NOT_LAST:
        kept = kept.rpartition(" ")[0].rstrip(",;.–-( ")
    return kept if " " in kept else name[:LONGEST_SHEET]


def _about(study: Study, rows: int, words: Words) -> list[str]:
    n = n_text(study, study.n_treatment, study.n_control, words)
    lines = [f"{allotted_text(study, n, words)}."]
    if rows > MOST_ROWS:
        text = words.t(
            "The first {shown} of {n} rows; the CSV under the table holds all.",
            shown=words.count(MOST_ROWS),
            n=words.count(rows),
        )
        lines.append(text)
    return lines


def _parts(frame: pd.DataFrame) -> list[tuple[pd.DataFrame, str]]:
    """The rows that a CSV holds in one table and that have columns of their own, with their name.

    The first part holds what is estimated and has none: a table that can be sorted holds rows of
    one kind.
    """
    for column, of_rows in APART.items():
        for code, named in of_rows.items():
            if column in frame and (apart := frame[column] == code).any() and not apart.all():
                rest = frame[~apart]
                if column == "row" and rest[column].nunique() == 1:
                    rest = rest.drop(columns=column)
                return [(rest, ""), (frame[apart].drop(columns=column), named)]
    return [(frame, "")]


def _table(frame: pd.DataFrame, study: Study, words: Words) -> tuple[list[str], list[Column]]:
    """What all rows of a frame say alike, and its other columns."""
    shown = in_words(frame, study, words)
    measures = frame["measure"].tolist() if "measure" in frame else ()
    names = [str(name) for name in shown]
    said = dict(zip(names, headings(names, study, words, measures=measures), strict=True))
    alike = [name for name in SAID_ABOVE if name in names and _says_one(shown[name].tolist())]
    above = [f"{said[name]}: {shown[name].iloc[0]}" for name in alike]
    how = formats(shown, frame, words)
    columns = [
        Column(said[name], shown[name].tolist(), how[name]) for name in names if name not in alike
    ]
    return above, columns


def _says_one(cells: list[object]) -> bool:
    return bool(cells) and isinstance(cells[0], str) and all(cell == cells[0] for cell in cells)
