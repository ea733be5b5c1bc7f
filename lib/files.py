"""From files to tables of text: nothing is interpreted here, only found, decoded and split."""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pandas as pd

from lib.problems import Problems
from lib.words import sentence

TABLES = ("participants", "measurements", "adverse_events")
SETTINGS = "study"
LARGEST_CONTENT = 64 * 2**20
MOST_FILES = 50
MOST_COLUMNS = 200
MOST_CELLS = 4_000_000
MOST_LINES = 2**20  # As many as a spreadsheet.

NOT_UTF8 = sentence("Save the file as UTF-8 text (in Excel: “CSV UTF-8”).")
NOT_CSV = sentence("This line cannot be read as CSV: check its quotation marks.")
NEED_COMMAS = sentence("Separate the columns with commas, and write decimals with a point.")
NO_HEADER = sentence("The first line must hold the column names.")
WRONG_WIDTH = sentence("Every line needs as many fields as the header, {n}, separated by commas.")
TWICE_COLUMN = sentence("A column name may stand only once.")
NAMELESS_COLUMN = sentence("A column with entries needs a name in the header.")
TOO_MANY_ROWS = sentence("At most {limit} rows can be read.")
TOO_MANY_COLUMNS = sentence("At most {limit} columns can be read.")
TWICE_FILE = sentence("Give each table once: {others} would be the same table.")
UNKNOWN_FILE = sentence(
    "Name the files participants.csv, measurements.csv, adverse_events.csv, study.toml."
)
BAD_ZIP = sentence("This zip file cannot be opened; pack the files again without a password.")
TOO_LARGE = sentence("The files unpacked may hold at most {limit} MB.")
TOO_MANY = sentence("A zip file may hold at most {limit} files.")

# A broken archive, a password, a damaged or cut stream, impossible names and sizes.
UNZIPPING_ERRORS = (
    *(zipfile.BadZipFile, RuntimeError, zlib.error, EOFError),
    *(OSError, ValueError, OverflowError, struct.error),
)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A CSV file as text.

    Attributes:
        cells: One row per non-empty line, indexed by the row's number in a spreadsheet, with
            lower-case column names. Cells are stripped; blank ones are "".
        whole: Whether every line could be split into the columns.
    """

    cells: pd.DataFrame
    whole: bool


def contents(source: Path | Mapping[str, bytes], problems: Problems) -> dict[str, bytes]:
    """The bytes of each table and of the settings.

    Args:
        source: A folder, or file names with their contents; a .zip among them is unpacked.
        problems: Collects what is wrong.

    Returns:
        Content by table name ("participants", ...) or "study"; missing files are left out.

    Raises:
        StudyError: A zip cannot be unpacked.
    """
    if isinstance(source, Path):
        files = [
            (path.name, path.read_bytes())
            for path in sorted(source.iterdir())
            if path.is_file() and _is_expected(path.name)
        ]
    else:
        files = []
        packed = False
        for name, content in source.items():
            if name.lower().endswith(".zip"):
                unzipped = _unzipped(name, content, problems)
                packed |= unzipped is None
                files += unzipped or []
            else:
                files.append((name, content))
        if packed:
            # What is still packed is not missing.
            problems.stop()

    found: dict[str, bytes] = {}
    named: dict[str, str] = {}
    for name, content in files:
        role = _role(name)
        if role is None:
            problems.add(name, UNKNOWN_FILE)
        elif role in found:
            problems.add(name, TWICE_FILE, others=named[role])
        else:
            found[role], named[role] = content, name
    return found


def _is_expected(name: str) -> bool:
    return name.lower() in {f"{table}.csv" for table in TABLES} | {f"{SETTINGS}.toml"}


def _role(name: str) -> str | None:
    path = PurePosixPath(name.replace("\\", "/").lower())
    stem = re.sub(r"[\s-]+", "_", re.sub(r"\s*\(\d+\)$", "", path.stem.strip()))
    if path.suffix == ".toml":
        return SETTINGS
    if path.suffix == ".csv":
        return next((table for table in TABLES if table in stem), None)
    return None


def _is_packed_table(member: zipfile.ZipInfo) -> bool:
    # Finder's resource forks carry the table's own name: "__MACOSX/._participants.csv".
    path = PurePosixPath(member.filename.replace("\\", "/"))
    forked = "__MACOSX" in path.parts or path.name.startswith("._")
    return not member.is_dir() and not forked and _role(member.filename) is not None


def _unzipped(name: str, content: bytes, problems: Problems) -> list[tuple[str, bytes]] | None:
    """Names and contents of the tables in a zip, or None if, after a note, it stays packed."""
    files: list[tuple[str, bytes]] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if _is_packed_table(member)]
            if len(members) > MOST_FILES:
                problems.add(name, TOO_MANY, limit=MOST_FILES)
                return None
            room = LARGEST_CONTENT
            for member in members:
                # What bzip2 and LZMA unpack cannot be bounded.
                if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    problems.add(name, BAD_ZIP)
                    return None
                with archive.open(member) as unpacked:
                    # The size in the directory is the packer's word; only reading bounds it.
                    data = unpacked.read(room + 1)
                room -= len(data)
                if room < 0:
                    problems.add(name, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
                    return None
                files.append((member.filename, data))
    except UNZIPPING_ERRORS:
        problems.add(name, BAD_ZIP)
        return None
    return files


def table_of_text(
    table: str, content: bytes, problems: Problems, *, most_rows: int
) -> TextTable | None:
    """A CSV file as a table of stripped text.

    Args:
        table: Name of the table.
        content: The file.
        problems: Collects what is wrong.
        most_rows: More rows than this are not read.

    Returns:
        The table; None if its header or its quotation marks leave open what its cells are.
    """
    file = f"{table}.csv"
    if len(content) > LARGEST_CONTENT:
        problems.add(file, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.add(file, NOT_UTF8)
        return None
    if "\0" in text:
        problems.add(file, NOT_UTF8)
        return None
    header: list[str] | None = None
    rows: dict[int, list[str]] = {}
    wrong: list[tuple[int | None, object]] = []
    # A spreadsheet numbers records: an empty line is one, a line break in quotation marks none.
    row = 0
    try:
        for row, record in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            if len(record) > MOST_COLUMNS:
                problems.add(file, TOO_MANY_COLUMNS, row=row, limit=MOST_COLUMNS)
                return None
            if row > MOST_LINES:
                problems.add(file, TOO_MANY_ROWS, limit=most_rows)
                return None
            fields = [field.strip() for field in record]
            if not any(fields):
                continue
            if header is None:
                header = [re.sub(r"[\s-]+", "_", field.lower()) for field in fields]
                if len(header) == 1 and re.search(r"[;\t]", fields[0]):
                    problems.add(file, NEED_COMMAS, row=row, found=fields[0])
                    return None
                most_rows = min(most_rows, MOST_CELLS // len(header))
            elif len(rows) + len(wrong) == most_rows:
                problems.add(file, TOO_MANY_ROWS, limit=most_rows)
                return None
            elif len(fields) != len(header):
                wrong.append((row, ",".join(fields)))
            else:
                rows[row] = fields
    except csv.Error:
        problems.add(file, NOT_CSV, row=row + 1)
        return None
    if header is None:
        problems.add(file, NO_HEADER)
        return None
    problems.add_each(file, WRONG_WIDTH, wrong, n=len(header))
    cells = pd.DataFrame(
        list(rows.values()), columns=header, index=pd.Index(list(rows), name="row"), dtype=str
    )
    # A spreadsheet may save empty columns beside the table.
    nameless = cells.columns == ""
    if (cells.loc[:, nameless] != "").any(axis=None):
        problems.add(file, NAMELESS_COLUMN)
    cells = cells.loc[:, ~nameless]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    for name in twice:
        problems.add(file, TWICE_COLUMN, column=name)
    return None if twice else TextTable(cells, whole=not wrong)
