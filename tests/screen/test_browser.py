"""The dashboard in a real Chromium: what only a browser can show."""

import re
from datetime import date
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from lib.words import Words
from tests.support.access import faint_texts, reachable, tabbed, violations
from tests.support.browser import (
    DRAWN,
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
from tests.support.saved import COPIED, COPIED_HERE

# Of the arms (.streamlit/config.toml) and of text (Streamlit's gray90 and gray10), light and dark.
OF_FIGURES = (
    ["rgb(0, 114, 178)", "rgb(213, 94, 0)", "rgb(38, 39, 48)"],
    ["rgb(86, 180, 233)", "rgb(230, 159, 0)", "rgb(250, 250, 250)"],
)
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
        ("Quadro generale", "MEX-\N{WORD JOINER}SLEDAI"),
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
    page.wait_for_url(re.compile(r"[?&]day=22(&|$)"))
    marked = page.locator("[data-testid=stMain] [data-variant=segmented_control][data-selected]")
    expect(marked.filter(has_text="22")).to_be_visible()
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
    the_dark_theme_prints_dark_on_white_with_the_date_as_italians_write_it(page)


def the_dark_theme_prints_dark_on_white_with_the_date_as_italians_write_it(page: Page) -> None:
    days = [date.today()]
    assert_prints_as_a_document(page, YOUR_STUDY)
    days.append(date.today())
    line = page.locator(".st-key-on_paper p")
    written = [f"Stampato il {day:%d/%m/%Y} da" for day in days]
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
    cells_of_the_listing_are_copied_and_no_download_of_streamlit_is_offered(page)
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
    # Without the mark that keeps the name in one line.
    assert all("MEX-SLEDAI" in each for each in page.evaluate(COPIED, ".st-key-answer h2"))
    all_that_is_set_while_the_page_is_busy_is_shown(page)
    heading = page.locator(".st-key-answer h2")
    expect(heading).to_contain_text("At day 22 (not the primary day) ")
    wait_until_idle(page)
    assert drawn(page, "waterfall") != chart
    page.wait_for_url("**day=22**")
    the_keyboard_comes_by_everything_in_its_order_and_is_seen(page)
    a_fold_opens_and_closes_by_the_keyboard(page)
    code_is_reached_and_copied_by_the_keyboard(page)
    without_the_colours_of_the_page_everything_is_seen(page)
    the_figures_follow_the_theme(page)
    another_language_is_told_and_named_in_the_tab(page)
    assert errors == []


# What is set within one task of the browser: two clicks while it was busy, or three.
SET_AT_ONCE = """() => {
    for (const fold of ["fold_table_differences", "fold_methods_disease_activity"])
        document.querySelector(`.st-key-${fold} summary`).click();
    document.querySelector(".st-key-day button").click();
}"""


def all_that_is_set_while_the_page_is_busy_is_shown(page: Page) -> None:
    expect(page.locator(".st-key-day button").first).to_have_text("22")
    page.evaluate(SET_AT_ONCE)
    filled = "details[open] [data-testid=stElementContainer]"
    for fold in ("fold_table_differences", "fold_methods_disease_activity"):
        expect(page.locator(f".st-key-{fold} {filled}").first).to_be_visible()
    expect(page.locator(".st-key-answer h2")).to_contain_text("day 22", ignore_case=True)


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


# What is chosen just before the listing is sent is not chosen in it.
FIRST_CHOSEN = """(() => {
    const cell = document.querySelector("[data-testid=glide-cell-0-0]");
    if (!cell) return false;
    if (cell.ariaSelected !== "true") {
        cell.blur();
        cell.focus();
    }
    return cell.ariaSelected === "true";
})()"""


def cells_of_the_listing_are_copied_and_no_download_of_streamlit_is_offered(page: Page) -> None:
    grid = page.locator(".st-key-listing_grid .stDataFrame")
    wait_until_idle(page)
    becomes(page, FIRST_CHOSEN, "the first cell is chosen")
    assert page.evaluate(COPIED_HERE)[1] == "P04"
    # All of them, also those that are scrolled out of sight.
    page.keyboard.press("Control+a")
    expect(grid.locator("td[aria-selected=false]")).to_have_count(0)
    html, plain = page.evaluate(COPIED_HERE)
    title, *rows, whose = plain.split("\n")
    assert title == "Listing of all events"
    assert rows[0].startswith("Participant\tArm\t")
    assert rows[1].startswith("P04\t")
    assert len(rows) == 1 + 23 == html.count("<tr>")
    assert whose.startswith("Synthetic data: ")
    # It is there, or no cell could be copied; were it seen, it would save formulas.
    download = grid.locator("button[aria-label^='Download as CSV']")
    expect(download).to_have_count(1)
    expect(download).to_be_hidden()


# What has a ground or a border of its own where the system sets all colours, by its look there.
SEEN_WITHOUT_COLOURS = {
    "label": (".stMarkdownBadge", "borderTopWidth", "1px"),
    "toggle": (".stCheckbox label > span + div", "borderTopWidth", "1px"),
    "answer": (".st-key-answer", "borderTopWidth", "1px"),
}


def the_keyboard_comes_by_everything_in_its_order_and_is_seen(page: Page) -> None:
    places = [place for place in tabbed(page) if not place["name"].startswith("MAIN")]
    names = [place["name"] for place in places]
    for some in (
        "A Overview",
        "BUTTON 22",
        "Reproduce these numbers",
        "points",
        "Table and downloads: ",
    ):
        assert any(some in name for name in names), some
    numbers = [place["place"] for place in places]
    assert numbers == sorted(set(numbers))
    assert set(reachable(page)) <= set(numbers)
    assert [place["name"] for place in places if not place["isVisible"]] == []


def a_fold_opens_and_closes_by_the_keyboard(page: Page) -> None:
    fold = page.locator(".st-key-fold_table_courses details")
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fold.locator("table")).to_be_visible()
    page.keyboard.press("Space")
    expect(fold).not_to_have_attribute("open", "")
    wait_until_idle(page)


def code_is_reached_and_copied_by_the_keyboard(page: Page) -> None:
    line = page.locator(".st-key-answer [class*=st-key-reproduce_] button")
    line.focus()
    page.keyboard.press("Enter")
    body = page.get_by_role("dialog")
    expect(body.locator(".stCode").first).to_be_visible()
    expect(body).to_be_focused()
    for reached in ("button[aria-label=Close]", ".stCode", "[aria-label='Copy to clipboard']"):
        page.keyboard.press("Tab")
        expect(body.locator(reached).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(line).to_be_focused()


def without_the_colours_of_the_page_everything_is_seen(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    look = "(element, name) => getComputedStyle(element)[name]"
    for name, (selector, part, value) in SEEN_WITHOUT_COLOURS.items():
        assert page.locator(selector).first.evaluate(look, part) == value, name
    ground = page.locator(".stApp").evaluate(look, "backgroundColor")
    for selector in (
        "[data-variant=segmented_control][data-selected]",
        ".stCheckbox label > span + div > div",
        ".stSlider [role=group] > div > div:first-child",
        ".stSlider [role=group] > div > div:has(input)",
    ):
        assert page.locator(selector).first.evaluate(look, "backgroundColor") != ground, selector
    page.emulate_media(forced_colors="none")


def the_figures_follow_the_theme(page: Page) -> None:
    light, dark = OF_FIGURES
    schemes: list[tuple[Scheme, list[str], list[str]]] = [
        ("dark", light, dark),
        ("light", dark, light),
    ]
    for scheme, before, after in schemes:
        page.emulate_media(color_scheme=scheme)
        seen = (
            "[...document.querySelectorAll('.js-plotly-plot :is(path, text)')]"
            ".map(each => getComputedStyle(each)).flatMap(look => [look.fill, look.stroke])"
        )
        becomes(
            page,
            f"(seen => {after}.every(each => seen.includes(each))"
            f" && !{before}.some(each => seen.includes(each)))({seen})",
            f"the figures in {scheme} colours",
        )


def another_language_is_told_and_named_in_the_tab(page: Page) -> None:
    html = page.locator("html")
    expect(html).to_have_attribute("lang", "en")
    expect(page).to_have_title("Disease activity · UC-MSC secretome in lupus (synthetic study)")
    page.get_by_role("radio", name="it", exact=True).click()
    expect(html).to_have_attribute("lang", "it")
    expect(page).to_have_title(
        "Attività di malattia · Secretoma di UC-MSC nel lupus (studio sintetico)"
    )
    wait_until_idle(page)
    # Also of the figures none of the language before is left.
    becomes(page, DRAWN, "it")
    assert violations(page) == []
    assert faint_texts(page) == []
