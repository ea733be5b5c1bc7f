"""How far the reading of files is, told to whoever shows it.

What reads large tables says so here, wherever it stands; without a listener nothing happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from lib.language import sentence
from lib.study.contract import TABLES

# A sentence, the share of all that is done, and the numbers that fill the sentence.
Progress = Callable[[str, float, Mapping[str, int]], None]

OPENING = sentence("Opening the files …")
READING = dict(
    zip(
        (f"{table}.csv" for table in TABLES),
        (
            sentence("Reading participants: {n} of {all} rows"),
            sentence("Reading measurements: {n} of {all} rows"),
            sentence("Reading adverse events: {n} of {all} rows"),
        ),
        strict=True,
    )
)
CHECKING = dict(
    zip(
        READING,
        (
            sentence("Checking participants …"),
            sentence("Checking measurements …"),
            sentence("Checking adverse events …"),
        ),
        strict=True,
    )
)

# Rows between two words about how many are read.
ROWS_OF_A_STEP = 5000
# Of all the opening, and of a table its splitting into cells.
OF_OPENING, OF_ROWS = 0.1, 0.6


@dataclass(slots=True)
class _Course:
    """Who is told, and where each table begins and how long it is in the share of all."""

    tell: Progress
    parts: dict[str, tuple[float, float]] = field(default_factory=dict)


_COURSE: ContextVar[_Course | None] = ContextVar("course", default=None)


@contextmanager
def told_to(progress: Progress | None) -> Iterator[None]:
    """Tell someone, or nobody, how far it is."""
    token = _COURSE.set(None if progress is None else _Course(progress))
    try:
        if progress is not None:
            progress(OPENING, 0.0, {})
        yield
    finally:
        _COURSE.reset(token)


def opening(share: float) -> None:
    """The files are being opened, for so much of the time that this may take."""
    course = _COURSE.get()
    if course is not None:
        course.tell(OPENING, OF_OPENING * min(1.0, share), {})


def opened(sizes: Mapping[str, int]) -> None:
    """The files are open.

    Args:
        sizes: Bytes of each table, by the name of its file ("participants.csv", ...), in the order
            in which they will be read.
    """
    course = _COURSE.get()
    if course is None:
        return
    begin, whole = OF_OPENING, max(1, sum(sizes.values()))
    for file, size in sizes.items():
        length = (1 - OF_OPENING) * size / whole
        course.parts[file] = begin, length
        begin += length


def rows_read(file: str, n: int, of: int) -> None:
    """So many of so many rows of a table are split into cells."""
    _tell(READING, file, OF_ROWS * min(1.0, n / max(1, of)), {"n": n, "all": max(n, of)})


def checking(file: str, share: float) -> None:
    """The cells of a table are looked at, of which so much is done."""
    _tell(CHECKING, file, OF_ROWS + (1 - OF_ROWS) * share, {})


def _tell(texts: Mapping[str, str], file: str, done: float, values: Mapping[str, int]) -> None:
    course = _COURSE.get()
    if course is not None and file in course.parts:
        begin, length = course.parts[file]
        course.tell(texts[file], min(1.0, begin + length * done), values)
