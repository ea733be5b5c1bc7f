"""What a real browser saves: a picture that says what it shows, a link that shows the same."""

import re
import struct
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.support.browser import Reader, Server, drawn, errors_of, wait_until_idle
from tests.support.saved import COPIED, MADE_OF, PLAIN, elements_of, saved, texts_of


def text_of(page: Page) -> str:
    """The page's words, without those of folds."""
    wait_until_idle(page)
    return "\n".join(
        page.locator("[data-testid=stMain] :is(h1, h2, h3), [data-testid=stMarkdown]")
        .filter(visible=True)
        .all_inner_texts()
    )


def test_a_figure_a_table_and_a_view_are_taken_away(reader: Reader, server: Server) -> None:
    page = reader("en-GB")
    errors = errors_of(page)
    page.goto(f"{server.url}/complement_levels?lang=en&day=22&median=true")
    drawn(page, "differences")
    limit = page.get_by_label("Lower reference limit")
    limit.fill("91.5")
    limit.press("Enter")
    expect(page.locator("[data-testid=stMain]")).to_contain_text("as you entered it")
    wait_until_idle(page)
    shown = text_of(page)
    page.locator(".st-key-fold_table_differences summary").click()
    the_picture_says_what_it_shows(page)
    the_table_is_copied_as_a_table(page)
    other = the_link_of(page, reader)
    assert text_of(other) == shown
    assert errors == []


def the_picture_says_what_it_shows(page: Page) -> None:
    svg, png = (saved(page, "differences", kind) for kind in ("svg", "png"))
    assert svg.name == "uc-msc-secretome-in-lupus-synthetic_c3_day22_differences.svg"
    said = texts_of(svg)
    for part in (
        "C3 · Difference between the arms, by visit",
        "14 secretome, 14 placebo",
        "Randomised: 15 secretome, 14 placebo.",
        "Analysis of covariance",
        "Synthetic data: not the trial's patients, not its numbers.",
        "UC-MSC secretome in lupus (synthetic study)",
        "Narra J 2025",
        # What the figure itself writes.
        "favours secretome",
    ):
        assert part in said
    assert re.search(r"Saved on \d{1,2} [A-Z][a-z]+ \d{4}", said)
    source = svg.read_text(encoding="utf-8")
    assert not elements_of(svg) & {"script", "style", "foreignObject", "image"}
    assert not re.search(r" (class|style|on\w+|data-[\w-]+)=", source)
    found = re.match(r'<svg [^>]*viewBox="0 0 (\d+) (\d+)"', source)
    assert found is not None
    # In a font that the page does not have, each text keeps its width.
    assert source.count("<text ") == source.count(" textLength=") > 20
    # The figure takes half of the page; what is written of it stands beside it, as on a slide.
    assert int(found[1]) > int(found[2])
    # Twice as large: width and height stand in the first chunk of a PNG.
    size = struct.unpack(">II", png.read_bytes()[16:24])
    assert size == tuple(2 * int(number) for number in found.groups())


def the_table_is_copied_as_a_table(page: Page) -> None:
    table = "[class*=st-key-fold_table_differences] .stTable table"
    html, plain = page.evaluate(COPIED, table)
    title, *lines, whose = plain.split("\n")
    assert title == "C3 · Difference between the arms, by visit"
    assert whose == (
        "Synthetic data: not the trial's patients, not its numbers. "
        "UC-MSC secretome in lupus (synthetic study)"
    )
    rows = [line.split("\t") for line in lines]
    assert rows[0] == ["Visit", "Day 22", "Day 43 (primary)"]
    assert {len(row) for row in rows} == {3}
    assert html.count("<tr>") == len(rows)
    assert html.startswith(f"<p><strong>{title}</strong></p><table ")
    assert html.endswith(f"</table><p>{whose}</p>")
    assert 'border="1"' in html
    # A line may break wherever a document needs it.
    assert not re.search("[\u200b\u2060\u00a0]", html + plain)
    # Some of its rows, of which nobody could tell what they are of, have neither.
    first, last = (f"{table} tbody tr:nth-child({place})" for place in (1, 2))
    html, plain = page.evaluate(COPIED, [first, last])
    assert plain.split("\n") == lines[1:3]
    assert set(page.evaluate(MADE_OF, html)) <= PLAIN - {"p", "thead"}
    # With its heading it is a part of a document, without the form of the page.
    heading = "Difference between the arms, by visit"
    html, plain = page.evaluate(COPIED, ["#difference-between-the-arms-by-visit", table])
    assert html.startswith(f"<h3>{heading}</h3><p>")
    assert html.endswith(f"</table><p>{whose}</p>")
    assert set(page.evaluate(MADE_OF, html)) <= PLAIN
    assert plain.startswith(f"{heading}\n")
    assert plain.endswith("\n".join([title, *lines, whose]))


def the_link_of(page: Page, reader: Reader) -> Page:
    """The copied link, opened by a reader whose browser speaks another language."""
    page.locator("summary").filter(has_text="Download or share this page").click()
    page.get_by_role("button", name="Copy link to this view").click()
    field = page.get_by_label("Link to this view")
    expect(field).to_have_value(re.compile("lang=en"))
    address = field.input_value()
    assert parse_qs(urlsplit(address).query) == {
        "lang": ["en"],
        "day": ["22"],
        "median": ["true"],
        "complement_levels": ["C3"],
        "limit_c3": ["91.5"],
    }
    other = reader("it-IT")
    other.goto(address)
    drawn(other, "differences")
    expect(other.get_by_label("Lower reference limit")).to_have_value("91.5")
    return other
