"""From a folder or from uploaded files to the content of each table: found, unpacked, bounded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lib.language import sentence
from lib.reading.files import (
    BAD_ZIP,
    TOO_LARGE,
    TOO_MANY,
    TWICE_FILE,
    UNKNOWN_FILE,
    UNZIPPING_ERRORS,
)
from lib.reading.workbooks import sheets_of
from lib.study.contract import (
    LARGEST_CONTENT,
    MOST_FILES,
    SETTINGS,
    SETTINGS_SUFFIX,
    TABLES,
    TEXT_SUFFIXES,
    WORKBOOK_SUFFIXES,
    ZIP_SUFFIX,
)
from lib.study.problems import Problems

NESTED_ZIP = sentence("A zip file within a zip file is not opened; pack the tables themselves.")
CLIMBING_ZIP = sentence(
    "This zip file names files outside of itself and is not opened; pack the tables again."
)
NO_SHEETS = sentence(
    "Name the sheets participants, measurements, adverse_events; this workbook has: {names}."
)
MOST_ENTRIES = 5000


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one table, or of the settings.

    Attributes:
        name: The file it came from, as the reader named it.
        sheet: The sheet of a workbook it came from, or empty.
        content: CSV or TOML.
    """

    name: str
    sheet: str
    content: bytes


def contents(source: Path | Mapping[str, bytes], problems: Problems) -> dict[str, Source]:
    """Where each table and the settings come from.

    Args:
        source: A folder, or file names with their contents; what zips and workbooks hold counts as
            if it stood beside them.
        problems: Collects what is wrong.

    Returns:
        A source by table name ("participants", ...) or "study"; missing ones are left out.

    Raises:
        StudyError: A zip or workbook cannot be opened.
    """
    files = files_in(source, problems) if isinstance(source, Path) else source
    tables: list[tuple[str | None, Source]] = []
    is_whole = not problems
    for name, content in files.items():
        opened = _opened(name, content, problems)
        is_whole &= opened is not None
        tables += opened or []
    if not is_whole:
        # What could not be opened is not missing.
        problems.stop()
    found: dict[str, Source] = {}
    for role, table in tables:
        if role is None:
            problems.add(table.name, UNKNOWN_FILE)
        elif role in found:
            problems.add(_place(table), TWICE_FILE, others=_place(found[role]))
        else:
            found[role] = table
    return found


def _place(source: Source) -> str:
    return f"{source.name} [{source.sheet}]" if source.sheet else source.name


def files_in(folder: Path, problems: Problems) -> dict[str, bytes]:
    """Names and contents of the files of a study's folder, except, after a note, too large ones."""
    files = {}
    for path in filter(is_expected, sorted(folder.iterdir())):
        if path.stat().st_size > LARGEST_CONTENT:
            problems.add(path.name, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
        else:
            files[path.name] = path.read_bytes()
    return files


def is_expected(path: Path) -> bool:
    """Whether a file of a study's folder is meant: others, such as notes, may lie there too."""
    stem, suffix = re.sub(r"[\s-]+", "_", path.stem.lower()), path.suffix.lower()
    is_table = stem in TABLES and suffix in (*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES)
    is_study = stem == SETTINGS and suffix in (SETTINGS_SUFFIX, *WORKBOOK_SUFFIXES, ZIP_SUFFIX)
    return (is_table or is_study) and path.is_file()


def _opened(
    name: str, content: bytes, problems: Problems
) -> list[tuple[str | None, Source]] | None:
    """The tables of a file, each with its role, or None if, after a note, it stays closed."""
    suffix = PurePosixPath(name.lower()).suffix
    if suffix == ZIP_SUFFIX:
        unpacked = _unzipped(name, content, problems)
    elif suffix in WORKBOOK_SUFFIXES:
        unpacked = {name: content}
    else:
        return [(_role(name), Source(name, "", content))]
    if unpacked is None:
        return None
    tables: list[tuple[str | None, Source]] = []
    for inner, data in unpacked.items():
        if not inner.lower().endswith(WORKBOOK_SUFFIXES):
            tables.append((_role(inner), Source(inner, "", data)))
            continue
        sheets = sheets_of(inner, data, problems)
        if sheets is None:
            return None
        named = [(_role(f"{sheet}.csv"), Source(inner, sheet, text)) for sheet, text in sheets]
        # Other sheets, such as notes and pivot tables, are the reader's own, also where they are
        # named after a table that has its own sheet.
        exact = {_stem(f"{sheet}.csv") for sheet, _ in sheets}
        known = [
            (role, table)
            for role, table in named
            if role in TABLES and (role not in exact or _stem(f"{table.sheet}.csv") == role)
        ]
        role = _role(_stem(inner) + ".csv")
        if not known and len(sheets) == 1 and role is not None:
            known = [(role, named[0][1])]
        if not known:
            names = ", ".join(sheet for sheet, _ in sheets[:20])
            problems.add(inner, NO_SHEETS, names=names)
            return None
        tables += known
    return tables


def _stem(name: str) -> str:
    """A file's name without its ending, the number of a copy, capitals, spaces and hyphens."""
    stem = PurePosixPath(name.replace("\\", "/").lower()).stem
    return re.sub(r"[\s-]+", "_", re.sub(r"\s*\(\d+\)$", "", stem.strip()))


def _role(name: str) -> str | None:
    path, stem = PurePosixPath(name.lower()), _stem(name)
    if path.suffix == SETTINGS_SUFFIX:
        return SETTINGS
    if path.suffix in TEXT_SUFFIXES:
        return next((table for table in TABLES if table in stem), None)
    return None


def _unzipped(name: str, content: bytes, problems: Problems) -> dict[str, bytes] | None:
    """Names and contents of the tables in a zip, or None if, after a note, it stays packed."""
    # Each entry of the directory becomes an object before they can be counted.
    if content.count(b"PK\x01\x02") > MOST_ENTRIES:
        problems.add(name, TOO_MANY, limit=MOST_FILES)
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if any(_climbs(member.filename) for member in members):
                problems.add(name, CLIMBING_ZIP)
                return None
            if any(member.filename.lower().endswith(ZIP_SUFFIX) for member in members):
                problems.add(name, NESTED_ZIP)
                return None
            return _unpacked(name, archive, list(filter(_is_packed_table, members)), problems)
    except UNZIPPING_ERRORS:
        problems.add(name, BAD_ZIP)
        return None


def _unpacked(
    name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], problems: Problems
) -> dict[str, bytes] | None:
    if len(members) > MOST_FILES:
        problems.add(name, TOO_MANY, limit=MOST_FILES)
        return None
    files: dict[str, bytes] = {}
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
        if member.filename in files:
            problems.add(member.filename, TWICE_FILE, others=member.filename)
        files[member.filename] = data
    return files


def _climbs(name: str) -> bool:
    path = name.replace("\\", "/")
    return (
        path.startswith("/") or ".." in path.split("/") or re.match(r"[A-Za-z]:", path) is not None
    )


def _is_packed_table(member: zipfile.ZipInfo) -> bool:
    # Finder's resource forks carry the table's own name: "__MACOSX/._participants.csv".
    path = PurePosixPath(member.filename.replace("\\", "/"))
    forked = "__MACOSX" in path.parts or path.name.startswith("._")
    known = _role(member.filename) is not None or path.suffix.lower() in WORKBOOK_SUFFIXES
    return not member.is_dir() and not forked and known
