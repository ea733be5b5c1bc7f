"""A report of hostile texts in a real Chromium without a network, on the screen and on paper."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.browser import PHONE, SCREEN, WAIT, errors_of
from tests.support.hostile import hostile_files, hostile_texts
from tests.support.reports import report_of
from tests.support.studies import read_as_written

# How many figures are drawn, and how many there are.
DRAWN = """() => ["main .svg-container > .main-svg:first-child", "main .plot"].map(
  (each) => document.querySelectorAll(each).length)"""
# Figures that are wider than their place, or whose drawing is of another size than it says.
TOO_WIDE = """() => [...document.querySelectorAll(".plot")].filter((plot) => {
  const [place, drawing] = [plot.parentElement, plot.querySelector(".main-svg")].map(
    (each) => each.getBoundingClientRect());
  return drawing.right > place.right + 1 || drawing.bottom > place.bottom + 1;
}).length"""

# The visual abstract is a picture that the report makes itself.
ABSTRACT = "img[src^='data:image/svg+xml;base64,']"
OWN_LINK = "[href^='#'], #methods ol a[rel]"
MADE_OF_TEXT = (
    f"img:not({ABSTRACT}), a:not({OWN_LINK}), svg[onload], [onerror], script[src], link, iframe"
)


def test_a_report_of_hostile_texts_draws_all_figures_and_runs_asks_and_becomes_nothing_else(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    study = read_as_written(hostile_files(hostile_texts()))
    # The names of one outcome stand in figures of every kind.
    html = report_of(replace(study, outcomes=study.outcomes[:1]))
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport=SCREEN, offline=True)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    errors = errors_of(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    # A condition in words would be evaluated, which the file forbids.
    for _ in range(WAIT // 100):
        drawn, there = page.evaluate(DRAWN)
        if drawn == there:
            break
        page.wait_for_timeout(100)
    assert drawn == there > 10
    assert page.evaluate("() => window.__hacked") is None
    assert page.locator(MADE_OF_TEXT).count() == 0
    assert page.locator(ABSTRACT).count() == 1
    for viewport in (SCREEN, PHONE):
        page.set_viewport_size(viewport)
        page.wait_for_timeout(300)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= viewport["width"]
    # On the phone the visual abstract is not shrunk with its letters: it scrolls in its own place.
    assert page.locator(ABSTRACT).evaluate("(picture) => picture.clientWidth") >= 900
    page.set_viewport_size(SCREEN)
    page.emulate_media(media="print")
    assert page.evaluate(TOO_WIDE) == 0
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert errors == []
    context.close()
