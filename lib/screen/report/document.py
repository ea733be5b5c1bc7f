"""A report: one HTML file with every page of a study, that asks no network for anything."""

from __future__ import annotations

import hashlib
import platform
import tomllib
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd

from lib.citations import DOIS
from lib.figures.report.standalone import colours_of, in_script, plotly_script, theme_of
from lib.language import Language, sentence
from lib.screen.exports.abstract import abstract_drawn, abstract_said
from lib.screen.exports.paper import FOR_METHODS
from lib.screen.paper import in_style
from lib.screen.report.look import FONT, SCRIPT, STYLE, letters
from lib.screen.report.pages import ReportedPage, reported_pages, titles_reported
from lib.screen.report.sheet import Findings, Line, Node, Sheet, Table, spread
from lib.screen.report.together import BEGINNING, room_for
from lib.screen.report.writing import Writer, arranged, leading, text_of, value_of
from lib.screen.view import View
from lib.study.provenance import Provenance
from lib.wording.names import study_title
from lib.wording.paper.methods import paper_methods
from lib.wording.participants.flow import further_arms_sentence
from lib.wording.reading.provenance import digests_table
from lib.words import Words

ROOT = Path(__file__).parent.parent.parent.parent
NOT_THE_TRIAL = sentence("These are not the trial's patients and not its numbers.")
AS_AT_FIRST = sentence(
    "All pages of the dashboard at day {day}, with the thresholds, limits, orders and filters that "
    "they have at first."
)
# No address is asked for anything, whatever stands in the file.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
)
LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "it": "italiano"}
DOI_ADDRESS = "https://doi.org/"
PACKAGES = ("numpy", "scipy", "pandas", "plotly", "streamlit")
# The page that is being made, its number from 1, and of how many.
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """A report without Plotly's script and the letters, which are the same in all and far longer.

    Attributes:
        opening: The file up to its style.
        body: What it shows.
    """

    opening: str
    body: str

    def html(self) -> bytes:
        """The file."""
        parts = (
            f"{self.opening}<style>{letters()}</style></head><body><main>{self.body}",
            f"<script>{plotly_script()}</script><script>{SCRIPT}</script></body></html>\n",
        )
        return "".join(parts).encode()


def made_report(view: View, origin: Provenance, now: datetime, told: Told) -> Report:
    """The report of a study.

    Args:
        view: The study in the reader's language, and the visit.
        origin: The files of the study.
        now: When it is made; aware of its time zone.
        told: Called before each page is made.
    """
    words, findings = view.words, Findings()
    colours = colours_of(_theme())
    writer = Writer(colours)
    titles = list(titles_reported(view).values())
    pages: list[ReportedPage] = []
    # The page that the generator makes next is told of before.
    made = reported_pages(view, findings)
    for number, title in enumerate(titles, start=1):
        told(title, number, len(titles))
        pages.append(next(made))
    body = [
        _running(view),
        _head(view, now),
        _abstract(view, findings, now),
        _contents(pages, words),
        *(_page(page, view, writer) for page in pages),
        _paper(view),
        _glossary(findings.glossary, words),
        _origin(origin, words, writer),
    ]
    scripts = (
        f'<script type="application/json" id="theme">{in_script(theme_of(colours, FONT))}</script>'
    )
    return Report(_opening(view), f"{''.join(body)}</main>{scripts}")


@cache
def _theme() -> dict[str, Any]:
    """The light theme of the pages."""
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    theme: dict[str, Any] = settings["theme"]["light"]
    return theme


def _opening(view: View) -> str:
    """The head of the file but for its end."""
    theme, head = _theme(), _title(view)
    values = {
        "TEXT": theme["textColor"],
        "GROUND": theme["backgroundColor"],
        "LINE": theme["borderColor"],
        "SOFT": theme["secondaryBackgroundColor"],
        "ACCENT": theme["primaryColor"],
        "FONT": FONT,
        "HEAD": in_style(head),
    }
    style = STYLE
    for name, value in values.items():
        style = style.replace(name, value)
    return (
        f'<!DOCTYPE html>\n<html lang="{view.words.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{value_of(head)}</title><style>{style}</style>"
    )


def _head(view: View, now: datetime) -> str:
    """Whose data these are, and what the report is."""
    study, words = view.study, view.words
    made = words.t("Report of {date}, {time}", date=words.date(now), time=f"{now:%H:%M %Z}".strip())
    lines = [
        _strip(view, title=False),
        f"<h1>{text_of(study_title(study, words))}</h1>",
        f"<p>{text_of(made)}. {text_of(words.t(AS_AT_FIRST, day=view.day))}</p>",
    ]
    further = further_arms_sentence(study, words)
    if further:
        lines.append(f"<p>{text_of(further)}</p>")
    return "".join(lines)


def _running(view: View) -> str:
    """Whose data are shown, over each sheet where a browser has no margins for it."""
    return f'<div class="running" aria-hidden="true">{text_of(_title(view))}</div>'


def _title(view: View) -> str:
    """The title of the file and over its sheets: that of the study, and whether it is synthetic."""
    title = study_title(view.study, view.words)
    return f"{view.words.t('Synthetic data')} · {title}" if view.study.synthetic else title


def _abstract(view: View, findings: Findings, now: datetime) -> str:
    """The visual abstract as one picture."""
    # Made of what the pages have computed, and as little asking Streamlit.
    with spread(Sheet(findings)):
        svg, said = abstract_drawn(view, now.date().isoformat()), abstract_said(view)
    told = b64encode(svg.encode()).decode("ascii")
    source = f"data:image/svg+xml;base64,{told}"
    image = f'<img src="{source}" alt="{value_of(said)}">'
    return f'<figure class="abstract" tabindex="0">{image}</figure>'


def _strip(view: View, *, title: bool) -> str:
    """Whose data are shown, over each page."""
    words = view.words
    name = f"<strong>{text_of(study_title(view.study, words))}</strong>" if title else ""
    if view.study.synthetic:
        label = f'<span class="label synthetic">{text_of(words.t("Synthetic data"))}</span>'
        name = f"{label} {name} {text_of(words.t(NOT_THE_TRIAL))}"
    return f'<p class="strip">{name}</p>' if name else ""


def _contents(pages: list[ReportedPage], words: Words) -> str:
    """The list of contents."""
    items = []
    for page in pages:
        outcomes = "".join(
            f'<li><a href="#{page.name}-{number}">{text_of(part.title)}</a></li>'
            for number, part in enumerate(page.parts, start=1)
            if part.title
        )
        within = f"<ul>{outcomes}</ul>" if outcomes else ""
        items.append(f'<li><a href="#{page.name}">{text_of(page.title)}</a>{within}</li>')
    for name, title in _ending(words).items():
        items.append(f'<li><a href="#{name}">{text_of(title)}</a></li>')
    title = words.t("Contents")
    head = f'<nav aria-label="{value_of(title)}"><strong>{text_of(title)}</strong>'
    return f"{head}<ol>{''.join(items)}</ol></nav>"


def _ending(words: Words) -> dict[str, str]:
    """What follows the pages, by its place in the file."""
    return {
        "methods": words.t("Statistical methods, for a paper"),
        "words": words.t("Words explained"),
        "origin": words.t("Data, software and date"),
    }


def _page(page: ReportedPage, view: View, writer: Writer) -> str:
    """A page, with how it was computed at its end."""
    head = f"{_strip(view, title=True)}<h2>{text_of(page.title)}</h2>"
    found = [f'<section class="page" id="{page.name}">{leading(head, BEGINNING)}']
    for number, part in enumerate(page.parts, start=1):
        nodes = arranged((*part.top, *part.body))
        if part.title:
            place = f"{page.name}-{number}"
            title = f'<h3 class="outcome" id="{place}">{text_of(part.title)}</h3>'
            found.append(leading(title, room_for(nodes)))
        found.append(writer.page(nodes, level=4 if part.title else 3))
    computed = writer.page(page.methods, level=3)
    if computed:
        found.append(f'<div class="computed">{computed}</div>')
    return "\n".join([*found, "</section>"])


def _paper(view: View) -> str:
    """The methods as a paper tells them, with their references."""
    words, found = view.words, paper_methods(view.study, view.words)
    paragraphs = "".join(f"<p>{text_of(text)}</p>" for text in found.text.split("\n\n"))
    references = "".join(f"<li>{_with_doi(each)}</li>" for each in found.citations)
    of_references = f"<h3>{text_of(words.t('References'))}</h3>"
    return (
        f'<section id="methods"><h2>{text_of(_ending(words)["methods"])}</h2>'
        f'<p class="small">{text_of(words.t(FOR_METHODS))}</p>{paragraphs}'
        f"{leading(of_references, BEGINNING)}<ol>{references}</ol></section>"
    )


def _with_doi(citation: str) -> str:
    """A citation, and its DOI as a link where the list of citations has one."""
    doi = DOIS.get(citation)
    if not doi:
        return text_of(citation)
    # Whoever follows it keeps the report, and tells no one that it exists.
    address = f'href="{value_of(DOI_ADDRESS + quote(doi, safe="/"))}" target="_blank"'
    return f'{text_of(citation)} <a {address} rel="noopener noreferrer">{text_of(f"doi:{doi}")}</a>'


def _glossary(explained: Mapping[str, str], words: Words) -> str:
    """The words that help marks explain on the pages."""
    rows = "".join(
        f'<div class="whole"><dt>{text_of(word)}</dt><dd>{text_of(text)}</dd></div>'
        for word, text in explained.items()
    )
    title = text_of(_ending(words)["words"])
    return f'<section id="words"><h2>{title}</h2><dl>{rows}</dl></section>'


def _origin(origin: Provenance, words: Words, writer: Writer) -> str:
    """The files with their hashes, and what computed and wrote this."""
    software = {"Python": platform.python_version()} | {name: version(name) for name in PACKAGES}
    software[words.t("This dashboard (SHA-256 of its code)")] = _code()
    of_software = pd.DataFrame(
        {words.t("Software"): list(software), words.t("Version"): list(software.values())}
    )
    language = LANGUAGE_NAMES[words.language]
    nodes: list[Node] = [
        _as_table(digests_table(origin, words), words.t("Files")),
        _as_table(of_software, words.t("Software")),
        Line((("", words.t("Language of this report: {language}.", language=language)),)),
    ]
    title = text_of(_ending(words)["origin"])
    return f'<section id="origin"><h2>{title}</h2>{writer.page(nodes, level=3)}</section>'


def _as_table(frame: pd.DataFrame, alt: str) -> Table:
    rows = tuple(tuple(map(str, row)) for row in frame.to_numpy().tolist())
    return Table(tuple(frame.columns), rows, frozenset(), alt)


@cache
def _code() -> str:
    """SHA-256 of all that computes and shows: names and contents of its files, in their order."""
    digest = hashlib.sha256()
    for path in sorted([*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py")]):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        name = path.relative_to(ROOT).as_posix()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
