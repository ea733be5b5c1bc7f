"""A page printed to PDF by Chromium, and where on its sheets things are.

What is to be found gets a link laid over it: Chromium writes the box of every link that it prints,
and where a box is divided it writes one for each part. That is what was printed, not what another
layout of the page would be.
"""

import re
from dataclasses import dataclass
from itertools import combinations

import pytest
from playwright.sync_api import Page

from tests.support.browser import DRAWN, becomes

# Points of a millimetre; a sheet of A4, and its margins at the sides and at head and foot.
MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
SIDE, END = 12 * MM, 14 * MM
MOST_SHEETS = 8
CONTROLS = (
    ".stSidebar, header, .stButtonGroup, .stCheckbox, .stSlider, .stNumberInput, .stSelectbox, "
    ".stTextInput, .stButton, .stDownloadButton, .stFileUploader, "
    ".stTooltipIcon, .stDataFrame"
)

# Lays a link over each element that a selector finds, or over its first layer.
LAY_OVER = """([name, selector]) => {
  // What is folded away is not printed.
  const found = [...document.querySelectorAll(selector)].filter(
    (element) => !element.closest("details:not([open])"));
  found.forEach((element, number) => {
    const link = document.createElement("a");
    link.href = `https://printed.example/${name}/${number}`;
    link.className = "printed";
    link.style.cssText = "position: absolute; inset: 0";
    let place = element;
    if (element.matches("svg")) {
      // Beside what a filter draws, where no link is kept.
      place = element.closest(".stPlotlyChart");
      link.style.width = `${element.getAttribute("width")}px`;
      link.style.height = `${element.getAttribute("height")}px`;
    }
    place.classList.add("under-link");
    place.style.position = "relative";
    (place.matches("tr") ? place.cells[0] : place).append(link);
  });
  return found.length;
}"""
TAKE_AWAY = """() => {
  document.querySelectorAll("a.printed").forEach((link) => link.remove());
  for (const place of document.querySelectorAll(".under-link")) {
    place.classList.remove("under-link");
    place.style.position = "";
  }
}"""


@dataclass(frozen=True)
class Box:
    """What stands on a sheet, in points from its left and lower edge."""

    sheet: int
    left: float
    low: float
    right: float
    high: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.sheet == other.sheet
            and min(self.right, other.right) - max(self.left, other.left) > 1
            and min(self.high, other.high) - max(self.low, other.low) > 1
        )


@dataclass(frozen=True)
class Printed:
    """The sheets of a page: their sizes in points, and the boxes of each link."""

    sheets: tuple[tuple[float, float], ...]
    links: dict[str, tuple[Box, ...]]
    # How many were laid over, by name; what was not printed has no box.
    laid: dict[str, int]

    def boxes(self, name: str) -> list[tuple[Box, ...]]:
        """The boxes of each element of a name: none if not printed, several if divided."""
        return [
            self.links.get(f"https://printed.example/{name}/{number}", ())
            for number in range(self.laid[name])
        ]


def printed(page: Page, **selectors: str) -> Printed:
    """Prints a page to A4, and finds what the selectors name."""
    laid = {name: page.evaluate(LAY_OVER, [name, path]) for name, path in selectors.items()}
    content = page.pdf(format="A4", prefer_css_page_size=True)
    page.evaluate(TAKE_AWAY)
    objects = {
        int(number): text
        for number, text in re.findall(
            rb"(?m)^(\d+) 0 obj\n(<<.*?)(?:>> stream|\nendobj)", content, re.S
        )
    }
    sheets: list[tuple[float, float]] = []
    links: dict[str, tuple[Box, ...]] = {}
    for text in objects.values():
        if not re.match(rb"<</Type /Page\b", text):
            continue
        size = re.search(rb"/MediaBox \[0 0 (\S+) (\S+)\]", text)
        assert size is not None
        sheets.append((float(size[1]), float(size[2])))
        listed = re.search(rb"/Annots \[(.*?)\]", text, re.S)
        for number in re.findall(rb"(\d+) 0 R", listed[1]) if listed else ():
            link = objects[int(number)]
            box = re.search(rb"/Rect \[(\S+) (\S+) (\S+) (\S+)\]", link)
            address = re.search(rb"/URI \((.*?)\)>>", link, re.S)
            if box and address:
                place = Box(len(sheets), *map(float, box.groups()))
                name = address[1].decode()
                links[name] = (*links.get(name, ()), place)
    return Printed(tuple(sheets), links, laid)


def assert_prints_as_a_document(page: Page, name: str) -> None:
    """Few sheets of A4 with title, figures and tables whole, no control, and where it is from."""
    becomes(page, DRAWN, name)
    found = printed(
        page,
        figure=".js-plotly-plot .main-svg:first-child",
        table=".stTable:not(:has(tr:nth-child(16)))",
        # A listing of events that is long stands on no paper.
        row=".stTable:not(.st-key-listing_narrow .stTable) tbody tr",
        title="h1",
        badge=".stMain .stMarkdownBadge",
        control=CONTROLS,
    )
    assert 1 <= len(found.sheets) <= MOST_SHEETS, name
    assert all(size == pytest.approx((WIDTH, HEIGHT), abs=1) for size in found.sheets), name
    for kind in ("figure", "table", "row", "title"):
        for number, boxes in enumerate(found.boxes(kind)):
            what = f"{name}: {kind} {number}"
            # It is printed, and not divided between two sheets.
            assert len(boxes) == 1, what
            assert SIDE - 1 < boxes[0].left < boxes[0].right < WIDTH - SIDE + 1, what
            assert END - 1 < boxes[0].low < boxes[0].high < HEIGHT - END + 1, what
    # The first badge is that of the strip which says whose data these are.
    for first in (found.boxes("title")[0], found.boxes("badge")[0]):
        assert first[0].sheet == 1, name
    assert found.laid["control"] > 2, name
    assert not any(found.boxes("control")), name
    for one, other in combinations([boxes[0] for boxes in found.boxes("figure")], 2):
        assert not one.overlaps(other), name
    # The line with the address is on the first sheet, and is a link there.
    (line,) = found.links[page.url]
    assert line.sheet == 1, name
