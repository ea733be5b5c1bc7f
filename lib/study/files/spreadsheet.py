"""Tables as spreadsheets of a reader's language open them, one by one or packed in a zip."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping

import pandas as pd

from lib.language import Language

# The first moment that a zip can hold.
EARLIEST = (1980, 1, 1, 0, 0, 0)
DECIMAL = re.compile(r"^(<?-?[0-9]+)\.([0-9]+)$")
# Spaces, quotation marks and characters without width may be dropped before a formula is looked
# for; East Asian spreadsheets also read its signs in full width.
FORMULA = re.compile("[\\s\"'\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+@\\-＝＋＠－]")
NUMBER = r"[+-]?[0-9][0-9.,]*(e[+-]?[0-9]+)?%?"
_INTERVAL = rf"{NUMBER} (to|a) {NUMBER}"
FIGURE = re.compile(rf"({NUMBER}|{_INTERVAL})( \({_INTERVAL}\))?", re.IGNORECASE)


def as_csv(frame: pd.DataFrame) -> bytes:
    """A table as CSV, with a mark that spreadsheets read as UTF-8.

    A text that a spreadsheet would run as a formula gets an apostrophe before it; a number and an
    interval keep their signs.
    """
    shown = frame.map(lambda cell: _tame(cell) if isinstance(cell, str) else cell)
    shown.columns = pd.Index([_tame(str(column)) for column in frame.columns])
    return shown.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _tame(text: str) -> str:
    if text[:1] in ("\t", "\r"):
        return f"'{text}"
    # A spreadsheet that takes another character for the separator begins a cell behind it.
    parts = re.split(r"([;\t\r\n])", text)
    return "".join(
        f"'{part}" if FORMULA.match(part) and not FIGURE.fullmatch(part.strip()) else part
        for part in parts
    )


def packed(files: Mapping[str, bytes], language: Language) -> bytes:
    """Files as a zip that is always the same.

    Args:
        files: Contents by file name; tables are CSV in UTF-8 with commas between the fields.
        language: The reader's language, in which a spreadsheet is to open the tables.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, EARLIEST)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, localised(data, language) if name.endswith(".csv") else data)
    return content.getvalue()


def localised(content: bytes, language: Language, *, has_texts: bool = False) -> bytes:
    """A CSV table as a reader's spreadsheet opens it.

    An Italian spreadsheet wants semicolons and decimal commas, and puts the fields of other tables
    into one column.

    Args:
        content: CSV in UTF-8 with commas between the fields.
        language: The reader's language.
        has_texts: Whether the cells are texts as they are meant to be read, whose numbers are
            already written in that language.
    """
    if language == "en":
        return content
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        writer.writerow(row if has_texts else [DECIMAL.sub(r"\1,\2", cell) for cell in row])
    # The mark by which Excel knows UTF-8.
    return text.getvalue().encode("utf-8-sig")
