"""From a folder or from uploaded files to the content of each table: found, unpacked, bounded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lib.reading.formats.contents import Content, Room, Sheet, plain
from lib.reading.formats.statistical import data_set_of
from lib.reading.formats.unread import BESIDE_TABLES, OF_TABLES, refuse
from lib.reading.formats.workbooks import sheets_of
from lib.reading.formats.zips import unzipped
from lib.reading.names import underscored
from lib.reading.text.delimited import TOO_LARGE, TextTable
from lib.study.contract import (
    DATA_SET_SUFFIXES,
    EXCEL_SUFFIXES,
    LARGEST_CONTENT,
    LARGEST_SETTINGS,
    MOST_FILES,
    SETTINGS,
    SETTINGS_SUFFIX,
    SUFFIXES,
    TABLES,
    TEXT_SUFFIXES,
    WORKBOOK_SUFFIXES,
    ZIP_SUFFIX,
)
from lib.study.problems import Problems

_OWN_COLUMNS = b"[[columns]]"
REQUIRED_TABLES = {"participants", "measurements"}

# Name, content and the collected problems of a file and the room of its upload, to each of its
# sheets, or None if, after a note, the file cannot be read. A file that is one table has one sheet,
# named "".
Reader = Callable[[str, Content, Problems, Room], list[Sheet] | None]


def as_it_is(name: str, content: Content, problems: Problems, room: Room) -> list[Sheet]:
    """A file that is text already, as a `Reader`."""
    return [Sheet("", content)]


# By suffix: what reads a file of that kind.
READERS: dict[str, Reader] = {
    **dict.fromkeys((*TEXT_SUFFIXES, SETTINGS_SUFFIX), as_it_is),
    **dict.fromkeys(WORKBOOK_SUFFIXES, sheets_of),
    **dict.fromkeys(DATA_SET_SUFFIXES, data_set_of),
}


@dataclass(frozen=True, slots=True)
class Source:
    """The content of one table, or of the settings.

    Attributes:
        name: The file it came from, as the reader named it.
        sheet: The sheet of a workbook it came from, or empty.
        content: CSV or TOML.
        hidden_rows: The first and the last of rows that the workbook hides or filters out.
        hidden_columns: The headings of the columns that it hides.
        is_hidden: Whether it hides the sheet as a whole, which is then empty.
        labels: What a data set says of its columns beside their names.
        text: The table of the contract that was made of it, if it is kept in another form; else
            its content is the table.
        made_of: The places of the tables that this one was made of, if several.
        called: By column of `text` what stands over it there, where that is another name.
    """

    name: str
    sheet: str
    content: Content
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[str, ...] = ()
    is_hidden: bool = False
    labels: tuple[str, ...] = ()
    text: TextTable | None = None
    made_of: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The file, with its sheet where it has sheets."""
        return f"{self.name} [{self.sheet}]" if self.sheet else self.name


# A source and the table that it is, or `SETTINGS`; None if its name says neither.
Found = tuple[str | None, Source]


def contents(
    source: Path | Mapping[str, bytes], problems: Problems, *, whose: str = ""
) -> list[Found]:
    """Every table of the files, and the settings.

    Args:
        source: A folder, or file names with their contents; what zips and workbooks hold counts as
            if it stood beside them.
        problems: Collects what is wrong.
        whose: Whose files they are, so that no reader keeps the others' workbooks waiting.

    Returns:
        Each source with the table that it is by its name; sheets and members of zips that are none
        are left out where others are.

    Raises:
        StudyError: A file cannot be opened or is too large.
    """
    files = files_in(source, problems) if isinstance(source, Path) else source
    is_whole = not problems
    unread: list[str] = []
    tables = _all_opened(files, problems, unread, Room(whose), every=False)
    lacks = tables is not None and not {role for role, _ in tables} >= REQUIRED_TABLES
    if lacks and any(_suffix(name) in READERS for name in unread):
        # The tables of a zip may have names of their own.
        unread = []
        tables = _all_opened(files, problems, unread, Room(whose), every=True)
    roles = {role for role, _ in tables or ()}
    if tables is None or not is_whole or _refused(roles, unread, problems):
        # What could not be opened is not missing.
        problems.stop()
    return tables or []


def _all_opened(
    files: Mapping[str, bytes], problems: Problems, unread: list[str], room: Room, *, every: bool
) -> list[Found] | None:
    """The tables of all files, or None if, after a note, one stays closed."""
    opened = [
        _opened(name, content, problems, unread, room, every=every)
        for name, content in files.items()
    ]
    if any(tables is None for tables in opened):
        return None
    return [table for tables in opened for table in tables or ()]


def files_in(folder: Path, problems: Problems) -> dict[str, bytes]:
    """The files of a study's folder.

    Args:
        folder: The folder; what is not named after a table or "study" is left unread.
        problems: Collects a note for each file that is too large, which is left unread too.

    Returns:
        Contents by file name.

    Raises:
        OSError: The folder or a file in it cannot be read.
    """
    files = {}
    for path in expected_in(folder):
        if path.stat().st_size > LARGEST_CONTENT:
            problems.add(path.name, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
        else:
            files[path.name] = path.read_bytes()
    return files


def expected_in(folder: Path) -> list[Path]:
    """The files of a study's folder that are meant.

    Raises:
        OSError: The folder or its settings cannot be read.
    """
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    settings = [path for path in paths if path.name == SETTINGS + SETTINGS_SUFFIX]
    if any(_says(path, _OWN_COLUMNS) for path in settings):
        # They say what the columns of tables of any name hold.
        return [path for path in paths if path.suffix.lower() in SUFFIXES]
    return [path for path in paths if _is_expected(path)]


def _says(path: Path, text: bytes) -> bool:
    """Whether settings hold a text, so far as they may be read."""
    with path.open("rb") as file:
        return text in file.read(LARGEST_SETTINGS)


def _is_expected(path: Path) -> bool:
    """Whether a file of a study's folder is meant: others, such as notes, may lie there too.

    A table has its own name; "study" is the settings, or a file that holds several tables.
    """
    stem, suffix = underscored(path.stem), path.suffix.lower()
    is_table = stem in TABLES and suffix in READERS and suffix != SETTINGS_SUFFIX
    is_study = stem == SETTINGS and suffix in SUFFIXES and suffix not in TEXT_SUFFIXES
    return is_table or is_study


def _refused(found: set[str | None], unread: list[str], problems: Problems) -> bool:
    """Note the files in zips that may hold what is lacking; whether one of them cannot be read.

    Where nothing is lacking, or the file is no table and others are, it is the reader's own.
    """
    if found >= REQUIRED_TABLES:
        return False
    kinds = OF_TABLES if found - {SETTINGS} else OF_TABLES | BESIDE_TABLES
    refused = [name for name in unread if _suffix(name) in kinds]
    for name in refused[:MOST_FILES]:
        refuse(name, problems)
    return bool(refused)


def _opened(
    name: str, content: bytes, problems: Problems, unread: list[str], room: Room, *, every: bool
) -> list[Found] | None:
    """The tables of a file or zip, or None if, after a note, it stays closed.

    Of a zip `every` table that can be read, or else those that have a table's name. What stays
    unread in a zip, but for the copies that Finder adds, is added to `unread`.
    """
    if _suffix(name) != ZIP_SUFFIX:
        # What a workbook holds counts once it is known.
        if _suffix(name) not in WORKBOOK_SUFFIXES and not room.has(len(content)):
            problems.add(name, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
            return None
        return _read(name, plain(content), problems, room)

    def is_wanted(path: str) -> bool:
        wanted = _is_packed_table(path, every=every)
        if not wanted and not _is_fork(path):
            unread.append(path)
        return wanted

    unpacked = unzipped(name, content, problems, room, is_wanted=is_wanted)
    if unpacked is None:
        return None
    tables: list[Found] = []
    for inner, data in unpacked.items():
        read = _read(inner, data, problems, room)
        if read is None:
            return None
        tables += read
    return tables


def _read(name: str, content: Content, problems: Problems, room: Room) -> list[Found] | None:
    """The tables of a file that is no zip, or None if, after a note, it cannot be read."""
    if _suffix(name) not in READERS:
        refuse(name, problems)
        return None
    sheets = READERS[_suffix(name)](name, content, problems, room)
    if sheets is None:
        return None
    if [sheet.name for sheet in sheets] == [""]:
        return [(_role(name), Source(name, *sheet)) for sheet in sheets]
    named = [(_table_named(sheet.name), Source(name, *sheet)) for sheet in sheets]
    hidden = [(role, table) for role, table in named if table.is_hidden]
    named = [(role, table) for role, table in named if not table.is_hidden]
    # Where a table has its own sheet, another that is named after it too is the reader's own.
    exact = {plain_name(table.sheet) for _, table in named}
    known: list[Found] = [
        (None if role in exact and plain_name(table.sheet) != role else role, table)
        for role, table in named
    ]
    if len(named) == 1 and known[0][0] is None:
        known = [(_role(name), named[0][1])]
    return known + hidden


def _suffix(name: str) -> str:
    return PurePosixPath(name.lower()).suffix


def plain_name(name: str) -> str:
    """A name without the number of a copy, capitals, spaces and hyphens."""
    return underscored(re.sub(r"\s*\(\d+\)$", "", name.strip()))


def _table_named(name: str) -> str | None:
    """The table that the name of a sheet, or of a file without its suffix, means."""
    return next((table for table in TABLES if table in plain_name(name)), None)


def _role(name: str) -> str | None:
    """The table that a file is by its name, or `SETTINGS`."""
    if _suffix(name) == SETTINGS_SUFFIX:
        return SETTINGS
    return _table_named(PurePosixPath(name.replace("\\", "/")).stem)


def _is_packed_table(name: str, *, every: bool) -> bool:
    """Whether a path in a zip may be a table or the settings; other files are the reader's own."""
    # The sheets of a workbook say what they are, whatever its own name.
    is_known = every or _suffix(name) in EXCEL_SUFFIXES or _role(name) is not None
    return _suffix(name) in READERS and is_known and not _is_fork(name)


def _is_fork(name: str) -> bool:
    """Whether Finder made the file, under the table's own name: "__MACOSX/._participants.csv"."""
    path = PurePosixPath(name.replace("\\", "/"))
    return "__MACOSX" in path.parts or path.name.startswith("._")
