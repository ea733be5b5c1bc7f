"""Reports as their readers get them: what an HTML file holds, page by page."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any

from lib.language import Language
from lib.screen.report.document import made_report
from lib.screen.view import View
from lib.study.provenance import provenance
from lib.study.study import Study
from lib.words import Words
from tests.support.files import SAMPLE, STUDY_FILES
from tests.support.studies import sample

MADE = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
# Elements without an end.
VOID = {"meta", "br", "img", "input", "link", "hr", "wbr"}


def read(text: str) -> str:
    """A text without what keeps its lines from ending at some place."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


@dataclass
class Section:
    """A page of a report.

    Attributes:
        texts: Its paragraphs, headings and entries of lists, in their order.
        tables: Headers and cells of each table; one that is shown in parts is put together again.
        figures: What each figure is drawn of.
        alts: What each figure says of itself.
    """

    texts: list[str] = field(default_factory=list)
    tables: list[tuple[list[str], list[list[str]]]] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)


class Reading(HTMLParser):
    """What a report holds.

    Attributes:
        elements: Each element with its attributes, in their order.
        sections: The pages, by their place in the file; what stands before them is "".
        wrong: What is closed in another order than it was opened in.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.sections = {"": Section()}
        self.wrong: list[str] = []
        self._open: list[str] = []
        self._called = [""]
        self._here = self.sections[""]
        self._is_data = False
        self._text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.elements.append((tag, values))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "section":
            self._here = self.sections.setdefault(str(values["id"]), Section())
        if tag == "table":
            self._here.tables.append(([], []))
            self._called.append(str(values["aria-label"]))
        if tag == "tr" and "tbody" in self._open:
            self._here.tables[-1][1].append([])
        if values.get("class") == "plot":
            self._here.alts.append(read(str(values["aria-label"])))
        self._is_data = values.get("type") == "application/json"
        if tag in ("p", "li", "h1", "h2", "h3", "h4", "th", "td", "summary", "dt", "dd", "script"):
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(tag)
        text = read("".join(self._text))
        if tag == "script" and self._is_data and self._open[-1] == "figure":
            self._here.figures.append(json.loads("".join(self._text)))
        elif tag == "table":
            self._join()
        elif tag in ("th", "td"):
            columns, rows = self._here.tables[-1]
            (rows[-1] if "tbody" in self._open else columns).append(text)
        elif tag in ("p", "li", "h1", "h2", "h3", "h4", "summary", "dt", "dd"):
            self._here.texts.append(text)
            self._text = []

    def _join(self) -> None:
        """Put the last part of a table to the one before, if it is one of the same."""
        if len(self._here.tables) < 2 or self._called[-1] != self._called[-2]:
            return
        (before, rows), (columns, further) = self._here.tables[-2:]
        if [row[0] for row in rows] == [row[0] for row in further]:
            before += columns[1:]
            for row, more in zip(rows, further, strict=True):
                row += more[1:]
            del self._here.tables[-1]

    def handle_data(self, data: str) -> None:
        self._text.append(data)


def report_of(
    study: Study, language: Language = "en", told: Callable[[str, int, int], None] | None = None
) -> str:
    """The report of a study as HTML, with the hashes of the sample's files."""
    files = {name: (SAMPLE / name).read_bytes() for name in STUDY_FILES}
    view = View(
        study=study.in_language(language),
        provenance=None,
        words=Words(language),
        head=nullcontext(),
        outcome=None,
        day=study.primary_day,
        statistic="mean",
        highlighted=None,
        token="of the test",
    )
    origin = provenance(files, MADE, is_upload=False)
    report = made_report(view, origin, MADE, told or (lambda *_: None))
    return report.html().decode()


@cache
def report_of_sample(language: Language) -> str:
    """The report of the sample study."""
    return report_of(sample(), language)


@cache
def read_of_sample(language: Language) -> Reading:
    """What the report of the sample study holds."""
    return Reading(report_of_sample(language))
