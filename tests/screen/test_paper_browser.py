"""Pages on paper, as Chromium prints them; those with figures are in test_browser.py."""

import re
from datetime import date

from playwright.sync_api import expect

from tests.support.browser import Reader, Server, wait_until_idle
from tests.support.pages import YOUR_STUDY
from tests.support.paper import assert_prints_as_a_document

MONTHS = [
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
    *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
]


def test_the_dark_theme_prints_dark_on_white_with_the_date_as_italians_write_it(
    reader: Reader, server: Server
) -> None:
    page = reader("it-IT", "dark")
    page.goto(f"{server.url}/{YOUR_STUDY}")
    page.wait_for_url(re.compile(r"[?&]lang=it(&|$)"))
    expect(page.locator("[data-testid=stFileUploader]")).to_be_visible()
    wait_until_idle(page)
    days = [date.today()]
    assert_prints_as_a_document(page, YOUR_STUDY)
    days.append(date.today())
    line = page.locator(".st-key-on_paper p")
    written = [f"Stampato il {day.day} {MONTHS[day.month - 1]} {day.year} da" for day in days]
    assert line.text_content() in [f"{begin} {page.url}" for begin in written]
    # The colours of figures, which Plotly wrote into them, are turned by this class.
    expect(page.locator("html")).to_have_class("from-dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        """() => [...document.querySelectorAll('.stApp, .stMain, .stMain *:not(svg *)')].map(
          (each) => getComputedStyle(each)).map((each) => [each.color, each.backgroundColor])"""
    )
    assert {text for text, _ in colours} == {"rgb(11, 13, 20)"}
    assert {ground for _, ground in colours} == {"rgba(0, 0, 0, 0)"}
