"""A page by keyboard, in the system's own colours, and in another language, in a real Chromium."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.access import faint_texts, reachable, tabbed, violations
from tests.support.browser import DRAWN, Scheme, Server, becomes, drawn, wait_until_idle

# What has a ground or a border of its own where the system sets all colours, by its look there.
SEEN_WITHOUT_COLOURS = {
    "label": (".stMarkdownBadge", "borderTopWidth", "1px"),
    "toggle": (".stCheckbox label > span + div", "borderTopWidth", "1px"),
    "answer": (".st-key-answer", "borderTopWidth", "1px"),
}
# Of the arms (.streamlit/config.toml) and of text (Streamlit's gray90 and gray10), light and dark.
COLOURS = (
    ["rgb(0, 114, 178)", "rgb(213, 94, 0)", "rgb(38, 39, 48)"],
    ["rgb(86, 180, 233)", "rgb(230, 159, 0)", "rgb(250, 250, 250)"],
)


@pytest.fixture
def opened(page: Page, server: Server) -> Page:
    """A page with segments, toggle, slider, figures and folds."""
    page.goto(f"{server.url}/disease_activity?lang=en")
    expect(page.get_by_role("slider")).to_be_attached()
    drawn(page, "waterfall")
    wait_until_idle(page)
    return page


def test_a_page_is_read_without_mouse_without_colours_and_in_another_language(opened: Page) -> None:
    the_keyboard_comes_by_everything_in_its_order_and_is_seen(opened)
    a_fold_opens_and_closes_by_the_keyboard(opened)
    without_the_colours_of_the_page_everything_is_seen(opened)
    the_figures_follow_the_theme(opened)
    another_language_is_told_and_named_in_the_tab(opened)


def the_keyboard_comes_by_everything_in_its_order_and_is_seen(page: Page) -> None:
    places = [place for place in tabbed(page) if not place["name"].startswith("MAIN")]
    names = [place["name"] for place in places]
    for some in (
        "A Overview",
        "BUTTON 22",
        "Download the figure as PNG",
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
    light, dark = COLOURS
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
