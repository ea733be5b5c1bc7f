"""From files to tables of text: nothing is interpreted here, only found, decoded and split."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pandas as pd

from lib.problems import Problems
from lib.words import sentence

TABLES = ("participants", "measurements", "adverse_events")
SETTINGS = "study"
LARGEST_CONTENT = 64 * 2**20
MOST_FILES = 50

NOT_UTF8 = sentence("Save the file as UTF-8 text (in Excel: “CSV UTF-8”).")
NOT_CSV = sentence("This line cannot be read as CSV: check its quotation marks.")
NO_HEADER = sentence("The first line must hold the column names.")
WRONG_WIDTH = sentence("Every line needs as many fields as the header, {n}, separated by commas.")
TWICE_COLUMN = sentence("A column name may stand only once.")
TWICE_FILE = sentence("Give each table once: {others} would be the same table.")
UNKNOWN_FILE = sentence(
    "Name the files participants.csv, measurements.csv, adverse_events.csv, study.toml."
)
BAD_ZIP = sentence("This zip file cannot be opened; pack the files again without a password.")
TOO_LARGE = sentence("The files unpacked may hold at most {limit} MB.")
TOO_MANY = sentence("A zip file may hold at most {limit} files.")


def contents(source: Path | Mapping[str, bytes], problems: Problems) -> dict[str, bytes]:
    """The bytes of each table and of the settings.

    Args:
        source: A folder, or file names with their contents; a .zip among them is unpacked.
        problems: Collects what is wrong.

    Returns:
        Content by table name ("participants", ...) or "study"; missing files are left out.
    """
    if isinstance(source, Path):
        files = {
            path.name: path.read_bytes()
            for path in sorted(source.iterdir())
            if path.is_file() and _is_expected(path.name)
        }
    else:
        files = {}
        for name, content in source.items():
            if name.lower().endswith(".zip"):
                files.update(_unzipped(name, content, problems))
            else:
                files[name] = content

    found: dict[str, bytes] = {}
    named: dict[str, str] = {}
    for name, content in files.items():
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


def _unzipped(name: str, content: bytes, problems: Problems) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if _role(member.filename)]
            if len(members) > MOST_FILES:
                problems.add(name, TOO_MANY, limit=MOST_FILES)
                return {}
            room = LARGEST_CONTENT
            for member in members:
                # Finder's resource forks carry the table's own name.
                if "__MACOSX" in member.filename:
                    continue
                with archive.open(member) as unpacked:
                    # The size in the directory is the packer's word; only reading bounds it.
                    data = unpacked.read(room + 1)
                room -= len(data)
                if room < 0:
                    problems.add(name, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
                    return {}
                files[member.filename] = data
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        problems.add(name, BAD_ZIP)
        return {}
    return files


def table_of_text(table: str, content: bytes, problems: Problems) -> pd.DataFrame | None:
    """A CSV file as a frame of stripped text.

    Args:
        table: Name of the table.
        content: The file.
        problems: Collects what is wrong.

    Returns:
        One row per non-empty line, indexed by the line's number in the file, with lower-case
        column names; None if there is no usable header. Blank cells are "".
    """
    file = f"{table}.csv"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.add(file, NOT_UTF8)
        return None
    if len(text) > LARGEST_CONTENT:
        problems.add(file, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
        return None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        for row in reader:
            fields = [field.strip() for field in row]
            if not any(fields):
                continue
            if header is None:
                header = [re.sub(r"[\s-]+", "_", field.lower()) for field in fields]
            elif len(fields) != len(header):
                problems.add(
                    file, WRONG_WIDTH, row=reader.line_num, found=",".join(fields), n=len(header)
                )
            else:
                rows.append(fields)
                lines.append(reader.line_num)
    except csv.Error:
        problems.add(file, NOT_CSV, row=reader.line_num)
        return None
    if header is None:
        problems.add(file, NO_HEADER)
        return None
    for name in sorted({name for name in header if header.count(name) > 1}):
        problems.add(file, TWICE_COLUMN, column=name)
    if len(set(header)) < len(header):
        return None
    return pd.DataFrame(rows, columns=header, index=pd.Index(lines, name="row"), dtype=str)
