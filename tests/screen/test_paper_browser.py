"""Pages on paper, as Chromium prints them."""

import re
from datetime import date
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from lib.study.pages import PAGES as TITLES
from tests.support.browser import (
    DRAWN,
    SCREEN,
    Reader,
    Server,
    becomes,
    visit,
    wait_until_idle,
)
from tests.support.pages import YOUR_STUDY
from tests.support.paper import Printed, printed

# Points of a millimetre; the margins of a sheet, at the sides and at head and foot.
MM = 72 / 25.4
SIDE, END = 12 * MM, 14 * MM
MOST_SHEETS = 8
MONTHS = [
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
    *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
]


def on_paper(page: Page, name: str) -> Printed:
    """A page as it is printed, once its figures are drawn."""
    if name != YOUR_STUDY:
        expect(page.locator(".js-plotly-plot .gtitle").first).to_be_attached()
    wait_until_idle(page)
    becomes(page, DRAWN, name)
    return printed(
        page,
        figure=".js-plotly-plot .main-svg:first-child",
        table=".stTable:not(:has(tr:nth-child(16)))",
        row=".stTable tbody tr",
        title="h1",
        badge=".stMain .stMarkdownBadge",
        control=(
            ".stSidebar, header, .stButtonGroup, .stCheckbox, .stSlider, .stNumberInput, "
            ".stSelectbox, .stTextInput, .stButton, .stDownloadButton, .stFileUploader, "
            ".stTooltipIcon, .modebar-container, .stDataFrame"
        ),
    )


def is_a_document(page: Page, sheets: Printed, name: str) -> None:
    """Few sheets of A4 with title, figures and tables whole, no control, and where it is from."""
    assert 1 <= len(sheets.sheets) <= MOST_SHEETS, name
    width, height = 210 * MM, 297 * MM
    assert all(size == pytest.approx((width, height), abs=1) for size in sheets.sheets), name
    for kind in ("figure", "table", "row", "title"):
        for number, boxes in enumerate(sheets.boxes(kind)):
            what = f"{name}: {kind} {number}"
            # It is printed, and not divided between two sheets.
            assert len(boxes) == 1, what
            assert SIDE - 1 < boxes[0].left < boxes[0].right < width - SIDE + 1, what
            assert END - 1 < boxes[0].low < boxes[0].high < height - END + 1, what
    # The first badge is that of the strip which says whose data these are.
    for first in (sheets.boxes("title")[0], sheets.boxes("badge")[0]):
        assert first[0].sheet == 1, name
    assert sheets.laid["control"] > 2, name
    assert bool(sheets.laid["figure"]) == (name != YOUR_STUDY), name
    assert not any(sheets.boxes("control")), name
    for one, other in combinations([boxes[0] for boxes in sheets.boxes("figure")], 2):
        assert not one.overlaps(other), name
    # The line with the address is on the first sheet, and is a link there.
    (line,) = sheets.links[page.url]
    assert line.sheet == 1, name


def test_each_page_prints_to_few_sheets_with_whole_figures_and_tables_and_no_control(
    page: Page, server: Server
) -> None:
    # Where figures stand one under the other, wider than half a sheet; then where pairs do.
    page.set_viewport_size({"width": 1000, "height": 900})
    page.goto(f"{server.url}/complement_levels")
    is_a_document(page, on_paper(page, "complement_levels"), "complement_levels")
    # The page without figures comes next: none is drawn anew for another width.
    for name in (YOUR_STUDY, "overview", "disease_activity", "adverse_events"):
        visit(page, TITLES[name])
        page.set_viewport_size(SCREEN)
        page.wait_for_url(re.compile(rf"/{name}\?"))
        is_a_document(page, on_paper(page, name), name)


def test_the_dark_theme_prints_dark_on_white_with_the_date_as_italians_write_it(
    reader: Reader, server: Server
) -> None:
    page = reader("it-IT", "dark")
    name = "cytokines_antibodies"
    page.goto(f"{server.url}/{name}")
    page.wait_for_url(re.compile(r"[?&]lang=it(&|$)"))
    days = [date.today()]
    is_a_document(page, on_paper(page, name), name)
    days.append(date.today())
    line = page.locator(".st-key-on_paper p")
    written = [f"Stampato il {day.day} {MONTHS[day.month - 1]} {day.year} da" for day in days]
    assert line.text_content() in [f"{begin} {page.url}" for begin in written]
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        """() => [...document.querySelectorAll('.stApp, .stMain, .stMain *:not(svg *)')].map(
          (each) => getComputedStyle(each)).map((each) => [each.color, each.backgroundColor])"""
    )
    assert {text for text, _ in colours} == {"rgb(11, 13, 20)"}
    assert {ground for _, ground in colours} == {"rgba(0, 0, 0, 0)"}
    # The figures, whose colours Plotly wrote into them, are turned.
    turned = page.locator(".svg-container").first
    assert "invert(1)" in turned.evaluate("(each) => getComputedStyle(each).filter")
