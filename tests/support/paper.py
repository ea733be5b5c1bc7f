"""A page printed to PDF by Chromium, and where on its sheets things are.

What is to be found gets a link laid over it: Chromium writes the box of every link that it prints,
and where a box is divided it writes one for each part. That is what was printed, not what another
layout of the page would be.
"""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

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
    place.style.position = "relative";
    (place.matches("tr") ? place.cells[0] : place).append(link);
  });
  return found.length;
}"""
TAKE_AWAY = "document.querySelectorAll('a.printed').forEach((link) => link.remove())"


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
