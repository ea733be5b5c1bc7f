"""Every page of a study on sheets: the pages' own scripts, run without Streamlit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import CodeType

from lib.screen.frame import show_methods, titles_of
from lib.screen.report.sheet import EndOfPage, Findings, Node, Sheet, spread
from lib.screen.report.told import Method, methods_told
from lib.screen.sessions.lost import YOUR_STUDY
from lib.screen.view import View
from lib.study.outcomes import Outcome
from lib.study.pages import by_address
from lib.wording.names import neutral_label

PAGES = Path(__file__).parent.parent.parent.parent / "pages"


@dataclass(frozen=True, slots=True)
class Part:
    """What a page shows of one outcome, or of all.

    Attributes:
        title: The outcome, where the page has several; or empty.
        top: The answer and what stands under it.
        body: The blocks.
    """

    title: str
    top: tuple[Node, ...]
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ReportedPage:
    """A page of the report.

    Attributes:
        name: The page's address.
        title: Its title.
        parts: What it shows, of each of its outcomes.
        methods: How that was computed.
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    methods: tuple[Node, ...]


def titles_reported(view: View) -> dict[str, str]:
    """The titles of the pages of a report by their address, in the order of the menu."""
    titles = titles_of(view.study.pages, view.words)
    # That page takes a study and shows none.
    return {name: title for name, title in titles.items() if name != YOUR_STUDY}


def reported_pages(view: View, findings: Findings) -> Iterator[ReportedPage]:
    """Each page of a study as it is before its reader sets anything but the visit.

    Of a page with several outcomes each of them is shown; what their answers share, once.

    Args:
        view: The study in the reader's language, and the visit; the place for the title and the
            outcome are those of each page.
        findings: What the pages share; the words that they explain are collected there.
    """
    addresses = by_address(view.study.pages)
    for name, title in titles_reported(view).items():
        here = addresses.get(name)
        outcomes: tuple[Outcome | None, ...] = view.study.outcomes_of(here.code) if here else ()
        parts: list[Part] = []
        methods: list[Method] = []
        for outcome in outcomes or (None,):
            sheet = Sheet(findings)
            head = sheet.place(sheet.top.held)
            sheet.view = replace(view, head=head, outcome=outcome)
            _run(name, sheet)
            with spread(sheet):
                methods += methods_told()
            top = tuple(sheet.top.held)
            if parts and top == parts[0].top:
                top = ()
            of = neutral_label(outcome) if outcome is not None and len(outcomes) > 1 else ""
            parts.append(Part(of, top, tuple(sheet.body)))
        yield ReportedPage(name, title, tuple(parts), _methods(sheet, methods, name))


def _methods(sheet: Sheet, told: list[Method], page: str) -> tuple[Node, ...]:
    """How what a page shows was computed."""
    held: list[Node] = []
    sheet.told["methods"] = told
    with spread(sheet), sheet.place(held):
        show_methods(page)
    return tuple(held)


def _run(name: str, sheet: Sheet) -> None:
    with spread(sheet), suppress(EndOfPage):
        # A module of its own for each run, as Streamlit makes it.
        exec(_script(name), {"__name__": f"page {name}"})


@cache
def _script(name: str) -> CodeType:
    path = PAGES / f"{name}.py"
    return compile(path.read_text(encoding="utf-8"), str(path), "exec")
