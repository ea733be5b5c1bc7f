"""Hostile and endless names in a real Chromium: nothing runs, nothing links, nothing moves away."""

import re
import time

from playwright.sync_api import Page, expect

from tests.support.access import faint_texts, violations
from tests.support.browser import (
    MAIN,
    PHONE,
    WAIT,
    Server,
    becomes,
    drop,
    errors_of,
    show,
    unfold,
    visit,
    wait_until_idle,
)
from tests.support.hostile import (
    NOT_SHOWN,
    bare,
    hostile_files,
    hostile_texts,
    long_texts,
    seen,
)
from tests.support.pages import PAGES
from tests.support.saved import COPIED, COPIED_HERE, MADE_OF, PLAIN, elements_of, saved, texts_of

# Each block of complement levels stands on one of the two other pages of outcomes.
PAGES_OF_ALL_BLOCKS = [name for name in PAGES if name != "complement_levels"]
# The last figure of each page: when it is drawn, the script is done.
LAST = {
    "overview": "outcomes",
    "disease_activity": "bands",
    "cytokines_antibodies": "association",
    "adverse_events": "lanes",
}
# What a name could have become.
MADE_OF_TEXT = (
    "img[src='x']",
    "img[src*='evil']",
    "a[href^='javascript' i]",
    "a[href*='evil' i]",
    "a[href^='mailto' i]",
    "svg[onload]",
    "details:has(> summary:text-is('s'))",
    ".katex",
    "math",
    "script[src*='evil']",
)


def wait_until_drawn(page: Page, name: str) -> None:
    """Until a page stands with all its figures."""
    # The titles of pages follow from the names of the study.
    page.wait_for_url(re.compile(rf"/{name}\b"))
    expect(page.locator(".st-key-answer h2")).to_be_visible()
    # A figure that can be clicked has the number of its study in its key.
    expect(page.locator(f"[class*='st-key-{LAST[name]}'] .js-plotly-plot")).to_be_attached()
    wait_until_idle(page)
    unfold(page)
    figures = page.locator("[data-testid=stPlotlyChart]")
    for number in range(figures.count()):
        figures.nth(number).scroll_into_view_if_needed()
        expect(figures.nth(number).locator(".gtitle")).to_be_visible()


def test_no_text_of_a_file_becomes_anything_else_and_every_one_is_asked_about_and_read(
    page: Page, server: Server
) -> None:
    errors, read, copied = errors_of(page), "", ""
    given = hostile_texts()
    files = hostile_files(given)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.url}/your_study?lang=en")
    main = page.locator("[data-testid=stMain]")
    # The codes of the arms are asked about, their names previewed.
    settings = {"study.toml": files.pop("study.toml")}
    for some, said, codes in (
        (files, "The files do not say all of this.", " code"),
        (settings, "Preview", ""),
    ):
        drop(page, some)
        expect(main).to_contain_text(said)
        wanted = [bare(given.given[f"{role}{codes}"]) for role in ("treatment", "control")]
        # What stands in a label is drawn a moment after the rest.
        deadline = time.monotonic() + WAIT / 1000
        while not all(text in bare(main.inner_text()) for text in wanted):
            assert time.monotonic() < deadline, wanted
            page.wait_for_timeout(200)
        nothing_is_made_of_text(page, said)
        assert violations(page) == [], said
        becomes(page, f"{MAIN}.scrollWidth <= {MAIN}.clientWidth", said)
    show(page)
    for name in PAGES_OF_ALL_BLOCKS:
        if name != "overview":
            visit(page, "", address=name)
        wait_until_drawn(page, name)
        nothing_is_made_of_text(page, name)
        assert faint_texts(page) == [], name
        # Icons are ligatures of a font of their own; those of the app stand in buttons alone.
        icons = page.locator("[data-testid=stIconMaterial]").all_inner_texts()
        assert "delete" not in icons, name
        read += page.locator("[data-testid=stMain]").evaluate("main => main.textContent")
        copied += what_is_copied_is_plain_and_begins_no_formula(page)
        if name == "disease_activity":
            hover_labels_show_names_as_they_are(page)
            a_picture_holds_names_as_text(page)
    # The last page has it as the name of a class.
    a_cell_copied_by_itself_begins_no_formula(page, "-1/SUM(A1)")
    missing = {
        field: text
        for field, text in given.given.items()
        if field not in NOT_SHOWN
        # Cells of the listing are drawn on a canvas.
        and bare(seen(text)) not in bare(read)
    }
    assert missing == {}
    # Some did before they were copied.
    assert re.search(r"(^|[\t\n])'[@+=-]", copied)
    assert re.search(r"(^|[\t\n])'-1/SUM\(A1\)[\t\n]", copied)
    assert not [url for url in asked if "evil" in url or not url.startswith(server.url)]
    assert errors == []


def nothing_is_made_of_text(page: Page, name: str) -> None:
    for selector in MADE_OF_TEXT:
        assert page.locator(selector).count() == 0, (name, selector)
    assert page.evaluate("window.__hacked") is None, name


def what_is_copied_is_plain_and_begins_no_formula(page: Page) -> str:
    html, plain = page.evaluate(COPIED, "[data-testid=stMain]")
    assert set(page.evaluate(MADE_OF, html)) <= PLAIN
    text: str = plain
    cells = re.split(r"[\t\n]", text)
    begun = [each for each in cells if re.match(r"[\s\"']*([=@]|[+-](?!\d+(\.\d+)?( |$)))", each)]
    assert [each for each in begun if not each.startswith("'")] == []
    return text


def a_cell_copied_by_itself_begins_no_formula(page: Page, text: str) -> None:
    cell = page.locator(".stTable :is(td, th)").get_by_text(text).first
    cell.evaluate("""text => getSelection().selectAllChildren(text.closest("td, th"))""")
    assert page.evaluate(COPIED_HERE) == [f"'{text}", f"'{text}"]


def hover_labels_show_names_as_they_are(page: Page) -> None:
    given = hostile_texts()
    hostile_files(given)
    figure = page.locator(".st-key-waterfall")
    figure.scroll_into_view_if_needed()
    bars = figure.locator(".barlayer .point path")
    shown = set()
    for number in range(bars.count()):
        box = bars.nth(number).bounding_box()
        assert box is not None
        label = figure.locator(".hoverlayer .hovertext text.nums")
        # The label of the bar before would be taken for this one's.
        page.mouse.move(0, 0)
        expect(label).to_have_count(0)
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(label.first).to_be_visible()
        shown |= {bare(re.sub(r": \S+$", "", text)) for text in label.all_text_contents()}
    names = {bare(seen(given.of(f"participant {number}"))) for number in range(1, 9)}
    assert shown <= names
    assert bare("%{x} %{customdata[0]} {n}") in shown
    assert bare("<img src=x onerror=window.__hacked=1>") in shown


def a_picture_holds_names_as_text(page: Page) -> None:
    given = hostile_texts()
    hostile_files(given)
    svg = saved(page, "individual", "svg")
    said = bare(texts_of(svg))
    for text in (given.given["title"], given.given["treatment"]):
        assert bare(seen(text)).replace(" ", "") in said.replace(" ", ""), text
    assert re.fullmatch(r"[a-z0-9_-]+\.svg", svg.name)
    # A picture has these of its own, and nothing else.
    assert elements_of(svg) <= {
        *("svg", "title", "desc", "rect", "text", "tspan", "g", "defs", "clipPath", "path"),
        *("pattern", "circle"),
    }


# Without texts to copy and the picture of the trial, which are as long as what they say of it.
HEIGHT = f"""{MAIN}.scrollHeight - [
  ...{MAIN}.querySelectorAll("[data-testid=stCode], .st-key-visual_abstract")
].reduce((sum, each) => sum + each.offsetHeight, 0)"""


def settled_height(page: Page) -> int:
    """How high a page is once its figures follow its width: at first it is lower than that."""
    height, before = -1, -2
    while height != before:
        page.wait_for_timeout(250)
        height, before = int(page.evaluate(HEIGHT)), height
    return height


def test_endless_names_leave_a_page_in_its_width_and_its_answer_at_the_top(
    page: Page, server: Server
) -> None:
    errors = errors_of(page)
    page.goto(f"{server.url}/your_study?lang=en")
    drop(page, hostile_files(long_texts()))
    show(page)
    page.set_viewport_size(PHONE)
    # The narrowest width, at which long names have the least room.
    for name in PAGES_OF_ALL_BLOCKS:
        if name != "overview":
            visit(page, "", address=name)
        wait_until_drawn(page, name)
        # The figures follow the width a moment after the text.
        becomes(page, f"{MAIN}.scrollWidth <= {MAIN}.clientWidth", name)
        clipped = page.locator("td, th").evaluate_all(
            "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1)"
            ".map(cell => cell.textContent.slice(0, 80))"
        )
        assert clipped == [], name
        # As high as a page of ordinary names may be, and some more for their lines.
        assert settled_height(page) < 30_000, name
        if name == "overview":
            page.evaluate(f"{MAIN}.scrollTo(0, 0)")
            top = page.locator(".st-key-answer h2").bounding_box()
            assert top is not None
            assert top["y"] < PHONE["height"]
        assert errors == [], name
