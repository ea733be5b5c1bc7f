"""The dashboard in a real Chromium: what only a browser can show."""

import re
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from lib.words import Words
from tests.support.access import faint_texts, violations
from tests.support.browser import (
    MAIN,
    PHONE,
    Reader,
    Scheme,
    Server,
    answer,
    becomes,
    drawn,
    errors_of,
    visit,
    wait_until_idle,
    widths,
)
from tests.support.pages import PAGES, YOUR_STUDY, title_of
from tests.support.paper import assert_prints_as_a_document

SYNTHETIC = {
    "en": ("Synthetic data", "Synthetic data: not the trial's patients, not its numbers."),
    "it": (
        "Dati sintetici",
        "Dati sintetici: né persone né numeri dello studio pubblicato.",
    ),
}


def test_a_deep_link_opens_its_view_as_the_first_request_of_a_new_server_and_is_kept(
    page: Page, cold: Server
) -> None:
    link = "/cytokines_antibodies?cytokines_antibodies=TNF-α&day=22&lang=it&median=true"
    errors = errors_of(page)
    page.goto(cold.url + link)
    expect(page.locator("h1")).to_have_text("Citochine e anticorpi")
    assert answer(page).startswith("Al giorno 22 (non è il giorno dell'analisi primaria) ")
    assert "mediana, quartili" in drawn(page, "courses")
    assert "TNF-α" in drawn(page, "courses")
    expect(page.get_by_role("link", name="Eventi avversi")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    for part in ("cytokines_antibodies=TNF-α", "day=22", "lang=it", "median=true"):
        assert part in unquote(page.url)
    heading = page.locator(".st-key-answer h2")
    for name, outcome in (
        ("Eventi avversi", ""),
        ("Quadro generale", "MEX-SLEDAI"),
        ("Livelli del complemento", "C3"),
    ):
        page.get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_have_text(name)
        if outcome:
            expect(heading).to_contain_text(
                f"Al giorno 22 (non è il giorno dell'analisi primaria), {outcome} ",
                use_inner_text=True,
            )
            page.wait_for_url(re.compile(r"[?&]day=22(&|$)"))
    page.go_back()
    expect(heading).to_contain_text("Al giorno 22 ")
    assert errors == []


# Of the arms, by the theme of the reader's system, which a reader of either language has here.
COLOURS = {
    "light": ("rgb(0, 114, 178)", "rgb(213, 94, 0)"),
    "dark": ("rgb(86, 180, 233)", "rgb(230, 159, 0)"),
}


def test_pages_have_no_console_error_on_phone_screen_and_paper_and_say_synthetic(
    reader: Reader, server: Server
) -> None:
    # Italian has the longer words; long English ones are tried in test_hostile_browser.py.
    page = reader("it-IT", "dark")
    errors = errors_of(page)
    words = Words("it")
    page.set_viewport_size(PHONE)
    page.goto(server.url)
    for number, name in enumerate(PAGES):
        title = title_of(name, words.language)
        if name != "overview":
            visit(page, title)
        expect(page.locator("h1"), name).to_have_text(title)
        # The language follows the browser at a first visit, and is in the link.
        page.wait_for_url(re.compile(rf"/{name}\?(.*&)?lang=it(&|$)"))
        assert answer(page).endswith("."), name
        wait_until_idle(page)
        # Each block of complement levels stands on one of the two other pages of outcomes.
        for size in widths(number)[: 1 if name == "complement_levels" else 2]:
            page.set_viewport_size(size)
            becomes(page, f"{MAIN}.scrollWidth <= {MAIN}.clientWidth", name)
            page.evaluate(f"{MAIN}.scrollTo(0, 0)")
            bottom = page.locator(".st-key-answer h2").bounding_box()
            assert bottom is not None, name
            assert bottom["y"] < size["height"] / 2, name
            if size == PHONE:
                the_page_suits_a_phone(page, name)
        # What is folded away is drawn in test_hostile_browser.py.
        figures = page.locator("[data-testid=stPlotlyChart]")
        expect(figures.first, name).to_be_visible()
        badge, note = SYNTHETIC["it"]
        expect(page.get_by_text(badge, exact=True).first, name).to_be_visible()
        for place in range(figures.count()):
            figures.nth(place).scroll_into_view_if_needed()
            # Lines of an SVG text have nothing between them.
            foot = re.compile(r"\s*".join(re.escape(word) for word in note.split()))
            expect(figures.nth(place).locator(".gtitle"), name).to_have_text(foot)
        expect(page.get_by_role("dialog"), name).to_have_count(0)
        if name == "disease_activity":
            the_courses_have_the_colours_of("dark", page)
            assert "★" not in drawn(page, "courses")
        everyone_can_read_it(page, name)
        expect(page).to_have_title(f"{title} · Secretoma di UC-MSC nel lupus (studio sintetico)")
        assert_prints_as_a_document(page, name)
        assert errors == [], name
    visit(page, title_of(YOUR_STUDY, words.language))
    everyone_can_read_it(page, YOUR_STUDY)


def everyone_can_read_it(page: Page, name: str) -> None:
    expect(page.locator("html"), name).to_have_attribute("lang", "it")
    assert violations(page) == [], name
    assert faint_texts(page) == [], name


def the_page_suits_a_phone(page: Page, name: str) -> None:
    # The first figure begins on the first screen and a half.
    figure = "document.querySelector('[data-testid=stPlotlyChart]')"
    top = f"{figure}?.getBoundingClientRect().top + {MAIN}.scrollTop"
    becomes(page, f"{top} < {1.5 * PHONE['height']}", name)
    # Controls that wrap stand 16 pixels apart.
    rows = "document.querySelectorAll('[data-testid=stHorizontalBlock]:not([class*=st-key-pair])')"
    becomes(page, f"[...{rows}].every(row => getComputedStyle(row).rowGap === '16px')", name)
    # No table is scrolled sideways.
    tables = "[...document.querySelectorAll('[data-testid=stTable]')]"
    width = "table.querySelector('table').offsetWidth"
    becomes(page, f"{tables}.every(table => {width} <= table.clientWidth)", name)


def the_courses_have_the_colours_of(scheme: Scheme, page: Page) -> None:
    courses = drawn(page, "courses")
    for theme, colours in COLOURS.items():
        for colour in colours:
            assert (colour in courses) == (theme == scheme), colour


def test_a_followed_participant_is_marked_a_click_lists_its_class_and_a_visit_changes_the_page(
    page: Page, server: Server
) -> None:
    errors = errors_of(page)
    page.goto(f"{server.url}/adverse_events?participant=P07")
    # The language follows the browser.
    page.wait_for_url(re.compile(r"[?&]lang=en(&|$)"))
    badge, note = SYNTHETIC["en"]
    expect(page.get_by_text(badge, exact=True).first).to_be_visible()
    assert "P07 ★" in drawn(page, "lanes")
    a_click_on_a_class_lists_its_events_and_changes_nothing_else(page)
    visit(page, "Disease activity")
    page.wait_for_url(re.compile(r"participant=P07"))
    assert "★ P07" in drawn(page, "courses")
    followed = answer(page)
    the_courses_have_the_colours_of("light", page)
    expect(page.locator(".st-key-courses .gtitle")).to_have_text(note)
    # Nobody is followed any more.
    page.get_by_role("button", name="Clear value").click()
    page.wait_for_url(lambda url: "participant=" not in url)
    # The figure of before stands beside the new one for a moment.
    expect(page.locator(".st-key-courses .js-plotly-plot", has_text="★")).to_have_count(0)
    wait_until_idle(page)
    assert "★" not in drawn(page, "courses")
    assert_prints_as_a_document(page, "disease_activity")
    before, chart = answer(page), drawn(page, "waterfall")
    assert before == followed

    assert before.startswith("At day 43 MEX-SLEDAI was ")
    page.get_by_role("radio", name="22").or_(page.get_by_role("button", name="22")).first.click()
    heading = page.locator(".st-key-answer h2")
    expect(heading).to_contain_text("At day 22 (not the primary day) MEX-SLEDAI was ")
    wait_until_idle(page)
    assert drawn(page, "waterfall") != chart
    page.wait_for_url("**day=22**")
    assert errors == []


def a_click_on_a_class_lists_its_events_and_changes_nothing_else(page: Page) -> None:
    before = answer(page), drawn(page, "kinds"), drawn(page, "severity")
    expect(page.get_by_text("23 of 23 events are listed.")).to_be_visible()
    wait_until_idle(page)
    # The class that most participants have: 6 events with secretome, 4 with placebo.
    point = page.locator(".st-key-terms .scatterlayer .trace .point").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_text("10 of 23 events are listed.")).to_be_visible()
    assert (answer(page), drawn(page, "kinds"), drawn(page, "severity")) == before


# What is set within one task of the browser: two clicks while it was busy, or three.
SET_AT_ONCE = """() => {
    for (const fold of ["fold_table_differences", "fold_methods_complement_levels"])
        document.querySelector(`.st-key-${fold} summary`).click();
    document.querySelector(".st-key-day button").click();
}"""


def test_all_that_is_set_while_the_page_is_busy_is_shown(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/complement_levels?lang=en")
    expect(page.locator(".st-key-fold_methods_complement_levels")).to_be_visible()
    wait_until_idle(page)
    expect(page.locator(".st-key-day button").first).to_be_visible()
    page.evaluate(SET_AT_ONCE)
    filled = "details[open] [data-testid=stElementContainer]"
    for fold in ("fold_table_differences", "fold_methods_complement_levels"):
        expect(page.locator(f".st-key-{fold} {filled}").first).to_be_visible()
    expect(page.locator(".st-key-answer h2")).to_contain_text("day 22", ignore_case=True)
