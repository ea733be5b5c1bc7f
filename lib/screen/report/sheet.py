"""A page as a report takes it: what its blocks show is written down instead of being drawn.

While a sheet is spread in a thread, the elements of `lib/screen/elements.py` and its neighbours put
what they show on it; controls draw nothing and have their first values. Nothing of Streamlit is
asked or changed then: a sheet needs no server and no session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeVar

from lib.screen.view import Place, View

Result = TypeVar("Result")
Given = ParamSpec("Given")
# How words of a line look: plain, bold, in a grey label, in the label of synthetic data.
Style = Literal["", "bold", "badge", "synthetic"]
Span = tuple[Style, str]


class EndOfPage(Exception):  # noqa: N818
    """The page has nothing further to show."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a block."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; the answer of a page, running text, or small print."""

    spans: tuple[Span, ...]
    kind: Literal["answer", "text", "small"] = "text"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short sentences, one below the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as the plain parts that Plotly draws it of, and what it shows in words."""

    parts: dict[str, Any]
    alt: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text.

    Attributes:
        columns: The headers.
        rows: The cells, of which the first names the row.
        right: Places of the columns of figures, from 0.
        alt: What it is.
        names_rows: Whether the first cell of a row names it.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    alt: str
    names_rows: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """What stands together: within a border, side by side, or under a title."""

    kind: str
    title: str = ""
    held: list[Node] = field(default_factory=list)


Node = Heading | Line | Bullets | Drawing | Table | Box


@dataclass
class Findings:
    """What the sheets of one report share: parts computed once, and the words they explain."""

    parts: dict[str, tuple[list[Node], Any]] = field(default_factory=dict)
    glossary: dict[str, str] = field(default_factory=dict)


class Sheet:
    """What one page shows.

    Args:
        findings: What it shares with the other sheets of its report.

    Attributes:
        top: What stands above all else, the answer first.
        body: What the blocks show, in their order.
        told: The methods that the page told, as the session keeps those of a page on screen.
        view: What the page shows, given before it is run.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.top = Box("top")
        self.body: list[Node] = []
        self.told: dict[str, Any] = {}
        self._open: list[list[Node]] = [self.body]
        self.view: View | None = None

    def add(self, node: Node) -> None:
        """Write down what is shown, in the place that is open."""
        self._open[-1].append(node)

    def box(self, kind: str, title: str = "") -> Place:
        """A place of its own in the place that is open."""
        made = Box(kind, title)
        self.add(made)
        return self.place(made.held)

    def place(self, held: list[Node]) -> Place:
        """Where what is shown meanwhile stands; may be opened again, as Streamlit's places."""
        return _Place(self._open, held)

    def remembered(self, key: str, compute: Callable[[], Result]) -> Result:
        """What a part shows and returns, computed once for each report."""
        parts = self.findings.parts
        if key not in parts:
            held: list[Node] = []
            with self.place(held):
                result = compute()
            parts[key] = held, result
        held, found = parts[key]
        self._open[-1].extend(held)
        return found


class _Place:
    """A place of a sheet, as a context."""

    def __init__(self, opened: list[list[Node]], held: list[Node]) -> None:
        self._opened, self._held = opened, held

    def __enter__(self) -> None:
        self._opened.append(self._held)

    def __exit__(self, *error: object) -> None:
        self._opened.pop()


_SPREAD: ContextVar[Sheet | None] = ContextVar("sheet", default=None)


def sheet_here() -> Sheet | None:
    """The sheet that takes what is shown in this thread; None where Streamlit draws it."""
    return _SPREAD.get()


@contextmanager
def spread(sheet: Sheet) -> Iterator[None]:
    """Let a sheet take what is shown in this thread."""
    before = _SPREAD.set(sheet)
    try:
        yield
    finally:
        _SPREAD.reset(before)


def at_first(
    value: Callable[..., Any],
) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """A control, which on a sheet nobody can set.

    Args:
        value: What the control gives until somebody sets it, of the arguments of the control.
    """

    def decorate(control: Callable[Given, Result]) -> Callable[Given, Result]:
        @wraps(control)
        def chosen(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            if _SPREAD.get() is None:
                return control(*args, **kwargs)
            first: Result = value(*args, **kwargs)
            return first

        return chosen

    return decorate
