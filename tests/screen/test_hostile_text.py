"""Text of a file is text: on every page, in every figure, table and download."""

import html
import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.screen.elements import plain
from lib.study.contract import LONGEST_CLAIM
from lib.study.files.spreadsheet import as_csv
from lib.study.study import Study
from tests.support import pages
from tests.support.hostile import (
    NOT_SHOWN,
    PAIR,
    TEXTS,
    Texts,
    bare,
    hostile_files,
    hostile_texts,
    long_texts,
    seen,
)
from tests.support.pages import PAGES, figures_of, unescaped
from tests.support.studies import read_as_written

STUDIES: dict[str, Callable[[], Texts]] = {
    "hostile": hostile_texts,
    "hostile in other places": lambda: hostile_texts(first=len(TEXTS) // 2),
    "long": long_texts,
}
# Every text is read in both languages; how long a sentence becomes depends on its language.
CASES = [
    *(("hostile", "en"), ("hostile in other places", "it")),
    *(("long", "en"), ("long", "it")),
]
# What Plotly reads tags in; categories of an axis too.
READ_BY_PLOTLY = {"text", "name", "hovertext", "ticktext", "labels", "legendgroup", "x", "y"}
TEMPLATES = {"hovertemplate", "texttemplate"}
# The marker of an arm in its colour among them.
OWN_TAGS = re.compile(
    r'</?b>|<br>|<extra></extra>|<span style="color:#0000\d\d(;font-size:\d\dpx)?">|</span>'
)
ISOLATES = re.compile("[\u2066-\u2069]")


@cache
def study_of(name: str) -> Study:
    return read_as_written(hostile_files(STUDIES[name]()))


@cache
def opened(study: str, page: str, language: str) -> AppTest:
    """A page of a hostile study in a language, opened once for all tests that only read it."""
    return pages.opened(page, study=study_of(study), language=language)


def marked_texts(app: AppTest) -> list[str]:
    """All that a page gives Streamlit to read as Markdown."""
    texts = [
        str(element.value)
        for element in [*app.markdown, *app.caption, *app.info, *app.header, *app.subheader]
    ]
    texts += [str(element.label) for element in [*app.number_input, *app.slider, *app.expander]]
    for group in app.get("button_group"):
        texts += [option.content for option in group.proto.options]
    for table in app.table:
        frame = table.value
        texts += map(str, [frame.index.name, *frame.columns, *frame.index])
        texts += map(str, frame.to_numpy().ravel())
    return texts


def shown_of(text: str) -> str:
    """A text of a file as it should be read: the flow shows the first lines of a long reason."""
    return seen(text)[:40] if len(text) > LONGEST_CLAIM else seen(text)


def strings_of(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a figure, with the name of what it is."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from strings_of(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from strings_of(value, key)
    elif isinstance(node, str):
        yield key, node


def drawn_texts(spec: str) -> list[str]:
    return [text for key, text in strings_of(json.loads(spec)) if key in READ_BY_PLOTLY]


@pytest.mark.parametrize(("study", "language"), CASES)
def test_every_page_opens(study: str, language: str) -> None:
    for page in PAGES:
        app = opened(study, page, language)
        assert not app.exception, page
        assert not app.error, page


@pytest.mark.parametrize(("study", "language"), CASES)
def test_every_text_of_a_file_is_shown_as_it_is(study: str, language: str) -> None:
    shown_somewhere = ""
    for page in PAGES:
        app = opened(study, page, language)
        shown_somewhere += bare(unescaped("\n".join(marked_texts(app))))
        for spec in figures_of(app).values():
            shown_somewhere += bare(html.unescape("\n".join(drawn_texts(spec))))
        for grid in app.dataframe:
            shown_somewhere += bare("\n".join(map(str, grid.value.to_numpy().ravel())))
    given = STUDIES[study]()
    hostile_files(given)
    missing = {
        field: text
        for field, text in given.given.items()
        if field not in NOT_SHOWN and bare(shown_of(text)) not in shown_somewhere
    }
    assert missing == {}


@pytest.mark.parametrize(("study", "language"), CASES)
def test_no_sentence_of_a_page_is_longer_than_a_reader_reads(study: str, language: str) -> None:
    for page in PAGES:
        app = opened(study, page, language)
        # The strip with the title is that of the frame.
        sentences = [
            element.value for element in [*app.caption, *app.header, *app.subheader, *app.info]
        ]
        assert max(len(unescaped(str(text))) for text in sentences) <= 2001, page
        for element in app.get("plotly_chart"):
            assert len(element.proto.alt) <= 2000, (page, element.key)


def test_what_markdown_leaves_alone_is_offered_as_it_is_and_else_escaped() -> None:
    app = opened("hostile", "cytokines_antibodies", "en")
    (offered,) = [
        [option.content for option in group.proto.options]
        for group in app.get("button_group")
        if group.proto.id.endswith("cytokines_antibodies")
    ]
    given = STUDIES["hostile"]()
    hostile_files(given)
    names = [given.of("cytokine name"), given.of("antibody name")]
    assert offered == [plain(seen(name)) for name in names]


def test_long_names_differ_where_one_is_chosen() -> None:
    app = pages.opened("adverse_events", study=study_of("long"))
    for box in app.selectbox:
        assert len(set(box.options)) == len(box.options) >= 3
    app.selectbox(key="participant").select_index(1).run()
    assert not app.exception
    given = STUDIES["long"]()
    hostile_files(given)
    assert app.selectbox(key="participant").value == given.of("participant 2")


@pytest.mark.parametrize(("study", "language"), CASES)
def test_plotly_finds_no_tag_and_no_entity_of_a_file(study: str, language: str) -> None:
    for page in PAGES:
        for key, spec in figures_of(opened(study, page, language)).items():
            for kind, text in strings_of(json.loads(spec)):
                if kind in READ_BY_PLOTLY:
                    assert "<" not in OWN_TAGS.sub("", text), (page, key, kind, text)
                    assert not re.search(r"&(?!lt;|gt;|amp;)", text), (page, key, kind, text)


@pytest.mark.parametrize(("study", "language"), CASES)
def test_no_text_of_a_file_is_part_of_a_template(study: str, language: str) -> None:
    seen_templates = set()
    for page in PAGES:
        for spec in figures_of(opened(study, page, language)).values():
            figure = json.loads(spec)
            for trace in figure["data"]:
                # A name is shown by the hover label unless the template says otherwise.
                hidden = trace.get("hoverinfo") in ("skip", "none")
                assert hidden or trace["hovertemplate"].endswith("<extra></extra>")
                assert "texttemplate" not in trace
                # Of these, the data of clicks are not escaped and the others are.
                taken = set(re.findall(r"%\{(\w+)", trace.get("hovertemplate", "")))
                assert taken <= {"x", "y", "text", "hovertext"}
            seen_templates |= {text for kind, text in strings_of(figure) if kind in TEMPLATES}
    # What the same pages of a harmless study hold: nothing depends on a name.
    assert seen_templates <= {
        *("%{text}: %{y}<extra></extra>", "%{text}: <%{y}<extra></extra>"),
        *("%{text}: %{y:.3~g}<extra></extra>", "%{text}: %{x:.3~g}<extra></extra>"),
        "%{text}: %{x:.3~g}; %{y:.3~g}<extra></extra>",
        *("%{y}<extra></extra>", "%{x}<extra></extra>", "%{y:.3~g}<extra></extra>"),
        *("%{text}<extra></extra>", "%{hovertext}<extra></extra>"),
        "≥ %{x:.3~g}: %{text}<extra></extra>",
    }


def test_no_line_in_a_figure_is_longer_than_its_place() -> None:
    for page in PAGES:
        for key, spec in figures_of(opened("long", page, "en")).items():
            for text in drawn_texts(spec):
                for line in re.split("<br>", text):
                    assert len(html.unescape(OWN_TAGS.sub("", line))) <= 130, (page, key, line)


def test_the_arms_have_their_whole_names_in_every_figure_and_sentence() -> None:
    for page in PAGES:
        app = opened("long", page, "en")
        for key, spec in figures_of(app).items():
            drawn = " ".join(OWN_TAGS.sub("", text) for text in drawn_texts(spec))
            assert len(set(re.findall("A{60}[AB]{20}", drawn))) in (0, 2), (page, key)
        box = "\n".join(text.value for text in app.container(key="answer").markdown)
        assert set(re.findall("A{60}[AB]{20}", unescaped(box))) == set(PAIR.values())


def read_back(content: bytes, separator: str = ",") -> list[str]:
    frame = pd.read_csv(io.BytesIO(content), sep=separator, dtype=str, keep_default_na=False)
    return [*map(str, frame.columns), *frame.to_numpy().ravel()]


@pytest.mark.parametrize(("study", "language"), CASES)
def test_no_cell_of_the_downloaded_listing_is_a_formula(study: str, language: str) -> None:
    (listing,) = opened(study, "adverse_events", language).dataframe
    cells = read_back(as_csv(listing.value))
    assert len(cells) > 60
    for cell in cells:
        text = ISOLATES.sub("", cell).lstrip(' "\u200b')
        assert not re.match(r"[=+@\t\r]|-(?![\d.,]+$)", text), cell
