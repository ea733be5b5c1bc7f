"""A report: what the pages show, in one file that asks nobody for anything."""

import hashlib
import json
import platform
import re
from base64 import b64decode
from html import unescape
from typing import Any
from urllib.parse import unquote

import numpy
import pandas as pd
import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.state.session_state_proxy import SessionStateProxy

from lib.citations import DOIS
from lib.language import Language
from lib.results.events.times import event_listing
from lib.screen.blocks.events import HOW_TO_LIST
from lib.screen.exports.code import ANSWER, CONCLUSIONS, FIGURE, IMPROVED, TABLE
from lib.screen.exports.paper import FOR_METHODS
from lib.screen.report.document import POLICY
from lib.wording.events.listing import narrow_listing
from lib.wording.paper.methods import paper_methods
from lib.wording.snippets.script import origin, where_sentence
from lib.words import Words
from tests.support.files import SAMPLE, STUDY_FILES
from tests.support.hostile import NOT_SHOWN, bare, hostile_files, hostile_texts
from tests.support.hostile import seen as seen_of
from tests.support.pages import PAGES, alts_of, figures_of, said, seen, tables_of, title_of
from tests.support.reports import Reading, read_of_sample, report_of, report_of_sample
from tests.support.studies import (
    degenerate_studies,
    many_study,
    read_as_written,
    sample,
)

# Everything that a report is made of.
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "nav", "script"),
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "strong", "span"),
    *("div", "figure", "img", "noscript", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td", "wbr"),
}
# What a page says to who has it on a screen.
OF_CONTROLS = re.compile(
    r"\b(click|download|enter|your|yours|search for|folded|this page|sidebar|hover)\b", re.I
)
# Attributes whose value is an address.
ADDRESSES = {"href", "src", "srcset", "action", "data", "poster", "background", "formaction"}


def shown(texts: list[str]) -> list[str]:
    """Sentences of a page, without what marks a label or bold words in them."""
    plain = [re.sub(r":(?:violet|gray)-badge\[([^]]*)\]|\*\*", r"\1", text) for text in texts]
    lines = [line for text in plain for line in re.sub("^## ", "", text).split("\n")]
    return [" ".join(line.removeprefix("- ").split()) for line in lines]


def numbers_of(figure: dict[str, Any]) -> list[Any]:
    """Where the points of a figure stand, and what its axes and titles say."""
    axes = {name: part for name, part in figure["layout"].items() if "axis" in name}
    texts = [part.get("title", {}).get("text") for part in axes.values()]
    return [[trace.get(name) for name in ("type", "x", "y")] for trace in figure["data"]] + texts


@pytest.mark.parametrize(
    ("page", "language"),
    [("overview", "it"), ("disease_activity", "en"), ("adverse_events", "it")],
)
def test_a_report_says_draws_and_tabulates_digit_by_digit_what_its_pages_do(
    page: str, language: Language
) -> None:
    app, section = seen(page, language), read_of_sample(language).sections[page]
    texts = {" ".join(text.split()) for text in section.texts}
    missing = {text for text in shown(said(app)) if text and text not in texts}
    # What only leads to a control, a script or a text to copy, which a report has not.
    words = Words(language)
    assert missing <= {
        *(words.t(each) for each in (ANSWER, CONCLUSIONS, IMPROVED, FIGURE, TABLE)),
        *(words.t(each) for each in (FOR_METHODS, HOW_TO_LIST)),
        where_sentence(origin(None, language), words),
    }
    # The listing has another form for phones.
    tables = [
        (columns, rows)
        for columns, rows in tables_of(app)
        if columns
        != list(narrow_listing(sample(), event_listing(sample()), Words(language)).columns)
    ]
    assert len(tables) > 3
    assert [columns for columns, rows in tables if (columns, rows) not in section.tables] == []
    # A page fills its head first and its answer's place last.
    on_page = {alts_of(app)[key]: json.loads(spec) for key, spec in figures_of(app).items()}
    in_report = dict(zip(section.alts, section.figures, strict=True))
    assert on_page.keys() == in_report.keys()
    for alt, figure in on_page.items():
        assert numbers_of(in_report[alt]) == numbers_of(figure), alt


def test_the_listing_of_a_report_is_the_one_of_the_page() -> None:
    grid = seen("adverse_events", "it").dataframe[0].value
    # A blank last day is an event that went on when its participant was last seen.
    cells = [
        ["in corso" if pd.isna(cell) else str(cell) for cell in row]
        for row in grid.to_numpy().tolist()
    ]
    assert sum(row[list(grid.columns).index("Al")] == "in corso" for row in cells) == 1
    assert (list(grid.columns), cells) in read_of_sample("it").sections["adverse_events"].tables


def test_a_page_with_several_outcomes_shows_each_of_them_and_their_common_answer_once() -> None:
    page = read_of_sample("en").sections["cytokines_antibodies"]
    assert [text for text in page.texts if text in ("IL-6", "TNF-α", "Anti-dsDNA")] == [
        *("IL-6", "TNF-α", "Anti-dsDNA")
    ]
    on_page = shown(said(seen("cytokines_antibodies", "en")))
    answer = next(text for text in on_page if text.startswith("Synthetic data At day 43"))
    assert page.texts.count(answer) == 1
    # A heading of each, and once that of how all were computed.
    assert page.texts.count("Every participant's course") == 3 + 1


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_report_is_one_file_below_six_megabytes_in_the_language_it_was_asked_for(
    language: Language,
) -> None:
    html, read = report_of_sample(language), read_of_sample(language)
    assert len(html.encode()) < 6e6
    assert read.elements[0] == ("html", {"lang": language})
    assert read.wrong == []
    titles = [title_of(page, language) for page in PAGES]
    assert [section.texts[1] for section in map(read.sections.get, PAGES) if section] == titles


def test_a_report_loads_nothing_but_its_own_parts_and_forbids_all_else() -> None:
    read = read_of_sample("en")
    policy: tuple[str, dict[str, str | None]]
    policy = ("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    assert read.elements.index(policy) == 3
    assert POLICY.startswith("default-src 'none'; ")
    addresses = [
        value
        for _, of in read.elements
        for name, value in of.items()
        if name in ADDRESSES and "rel" not in of
    ]
    picture = next(address for address in addresses if not str(address).startswith("#"))
    assert str(picture).startswith("data:image/svg+xml;base64,")
    addresses.remove(picture)
    assert all(str(address).startswith("#") for address in addresses)
    places = {f"#{of['id']}" for _, of in read.elements if "id" in of}
    assert len(addresses) == 5 + 2 + 3 + 3
    assert set(addresses) <= places
    styles = re.findall("<style>(.*?)</style>", report_of_sample("en"), re.DOTALL)
    assert re.findall(r"url\((?!\"data:)|@import", "".join(styles)) == []


def test_links_of_a_report_are_the_dois_of_its_own_list_of_citations_and_no_other() -> None:
    html = report_of_sample("it")
    links = [of for tag, of in Reading(html).elements if tag == "a" and "rel" in of]
    expected = [
        DOIS[each] for each in paper_methods(sample(), Words("it")).citations if each in DOIS
    ]
    assert [unquote(str(of["href"])) for of in links] == [f"https://doi.org/{x}" for x in expected]
    assert len(links) > 5
    # Followed on a click alone, in another tab, to which nothing of the report is told.
    assert {(of["target"], of["rel"]) for of in links} == {("_blank", "noopener noreferrer")}
    address = "https://doi.org/10.1002/%28SICI%291097-0258%2819980430%2917%3A8%3C873%3A%3A"
    assert f'href="{address}AID-SIM779%3E3.0.CO%3B2-I"' in html


def test_a_report_says_synthetic_over_each_page_and_where_the_data_come_from() -> None:
    read = read_of_sample("en")
    for page in PAGES:
        assert read.sections[page].texts[0].startswith("Synthetic data "), page
    said_first = " ".join(read.sections[""].texts)
    assert "Report of 4 May 2026, 09:30 UTC" in said_first
    assert "at day 43" in said_first
    files, software = (dict(rows) for _, rows in read.sections["origin"].tables)
    for name in STUDY_FILES:
        assert files[name] == hashlib.sha256((SAMPLE / name).read_bytes()).hexdigest()
    assert software["numpy"] == numpy.__version__
    assert software["Python"] == platform.python_version()
    assert re.fullmatch("[0-9a-f]{64}", software["This dashboard (SHA-256 of its code)"])


def test_a_report_begins_with_the_visual_abstract_and_ends_with_the_methods_for_a_paper() -> None:
    read = read_of_sample("it")
    image = next(of for tag, of in read.elements if tag == "img")
    svg = b64decode(str(image["src"]).partition(",")[2]).decode()
    assert "Dati sintetici" in svg
    assert str(image["alt"]).startswith(
        "Abstract visivo: Al giorno 43, MEX-SLEDAI inferiore di 2,0 punti "
    )
    found = paper_methods(sample().in_language("it"), Words("it"))
    texts = read.sections["methods"].texts
    plain = [" ".join(text.split()) for text in texts]
    assert [" ".join(each.split()) for each in found.text.split("\n\n")] == plain[
        2 : -1 - len(found.citations)
    ]
    assert len(found.citations) > 20
    assert plain[0] == "Metodi statistici, per un articolo"
    assert all(a in b for a, b in zip(found.citations, plain[-len(found.citations) :], strict=True))


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_is_copied_out_of_a_report_holds_nothing_that_nobody_sees(language: Language) -> None:
    shown = report_of_sample(language).partition("<script>")[0]
    assert "MEX-SLEDAI" in shown
    assert re.findall("[\u00ad\u200b-\u200d\u2060\ufeff]", shown) == []


def test_every_word_that_help_marks_explain_is_explained_at_the_end() -> None:
    words = read_of_sample("en").sections["words"].texts
    assert {"95% CI", "ANCOVA", "Hodges–Lehmann", "Holm", "NNT", "MEX-SLEDAI"} <= set(words)


def test_tables_have_headers_of_rows_and_columns_and_figures_say_what_they_show() -> None:
    read = read_of_sample("it")
    scopes = [of.get("scope") for tag, of in read.elements if tag == "th"]
    assert set(scopes) == {"row", "col"}
    assert all(alt.strip() for section in read.sections.values() for alt in section.alts)


def test_texts_of_files_become_no_element_and_end_no_script() -> None:
    given = hostile_texts()
    html = report_of(read_as_written(hostile_files(given)), "en")
    read = Reading(html)
    assert {tag for tag, _ in read.elements} <= ELEMENTS
    assert read.wrong == []
    known = {
        *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "role"),
        *("aria-label", "style", "type", "tabindex", "scope", "open", "src", "alt"),
        *("rel", "target", "aria-hidden"),
    }
    assert {name for _, of in read.elements for name in of} <= known
    # A figure, the theme of all, Plotly, and what draws.
    figures = [figure for section in read.sections.values() for figure in section.figures]
    assert len(re.findall("<script", html)) == len(figures) + 3
    read_by_reader = bare(
        "".join(
            [
                *(text for section in read.sections.values() for text in section.texts),
                *(
                    cell
                    for section in read.sections.values()
                    for _, rows in section.tables
                    for row in rows
                    for cell in row
                ),
                unescape(json.dumps(figures, ensure_ascii=False)),
            ]
        )
    )
    missing = {
        field: text
        for field, text in given.given.items()
        if field not in NOT_SHOWN and bare(seen_of(text)) not in read_by_reader
    }
    assert missing == {}


def test_a_report_asks_streamlit_for_nothing_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    for place, names in (
        (DeltaGenerator, ("_enqueue", "_block")),
        (SessionStateProxy, ("__getitem__", "__setitem__", "__contains__", "__delitem__")),
    ):
        for name in names:
            monkeypatch.setattr(place, name, lambda *of, name=name, **by: asked.append(name))
    told: list[tuple[str, int, int]] = []
    report_of(degenerate_studies()["one participant per arm"], "it", lambda *of: told.append(of))
    assert asked == []
    assert [(number, of) for _, number, of in told] == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


@pytest.mark.parametrize(
    "name", ["one participant per arm", "an arm without values", "an outcome without a baseline"]
)
def test_a_study_that_cannot_answer_something_has_a_report(name: str) -> None:
    read = Reading(report_of(degenerate_studies()[name]))
    assert read.wrong == []
    assert "overview" in read.sections


def test_a_page_of_outcomes_that_nobody_measured_says_so_in_a_report_too() -> None:
    read = Reading(report_of(degenerate_studies()["an outcome without values"]))
    texts = read.sections["complement_levels"].texts
    assert texts[-1] == "This study did not measure any outcome of this page."


def test_of_many_participants_a_report_shows_distributions_and_the_first_of_them() -> None:
    html = report_of(many_study())
    assert len(html.encode()) < 6e6
    sections = Reading(html).sections
    tables = [table for section in sections.values() for table in section.tables]
    assert max(len(rows) for _, rows in tables) == 200
    texts = [text for section in sections.values() for text in section.texts]
    assert "Rows 1 to 200 of 302." in texts
    assert "The table shows the first 100 of 302 participants." in texts
    assert [text for text in texts if OF_CONTROLS.search(text)] == []


def test_a_report_does_not_speak_of_what_paper_lacks() -> None:
    texts = [text for section in read_of_sample("en").sections.values() for text in section.texts]
    assert [text for text in texts if OF_CONTROLS.search(text)] == []
    # No limit is declared of the interleukin, and none can be entered.
    assert not [text for text in texts if text.startswith("This study declares no reference")]
