"""What a page is to those who hear it, use no mouse, or see little contrast."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")

# What axe finds in Streamlit's own elements, which this project cannot draw otherwise: rule, what
# it is found in, and why it stays.
STREAMLITS = (
    # The place to drop files on has a name and yet the role of none; its button has both.
    ("presentation-role-conflict", "[data-testid=stFileUploaderDropzone]"),
    # A wide table scrolls in a box that Streamlit gives no place in the order of the keyboard;
    # Chromium and Firefox give it one.
    ("scrollable-region-focusable", "[data-testid=stTable] > div"),
)

# Within a figure it has nothing to say: a figure is its alternative text to who cannot see it, and
# the contrast of its texts is measured below.
RUN_AXE = """async own => {
  const found = await axe.run({exclude: ['.js-plotly-plot .main-svg']}, {
    resultTypes: ['violations'], elementRef: true, preload: false
  });
  const isOwn = (rule, node) =>
    own.some(([name, selector]) => name === rule && node.element.matches(selector));
  return found.violations.flatMap(({id, nodes}) => nodes
    .filter(node => !isOwn(id, node))
    .map(node => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
}"""

# Of each text of a figure: its colour against that of the bar or box behind it, or of the page.
FAINT = """least => {
  const parsed = text => {
    const parts = (/rgba?\\(([^)]+)\\)/.exec(text)?.[1] ?? '').split(',').map(Number);
    return parts.length < 3 ? null : [...parts.slice(0, 3), parts[3] ?? 1];
  };
  const over = (front, back) =>
    [0, 1, 2].map(i => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  const light = colour => {
    const [r, g, b] = colour.slice(0, 3).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const shown = (element, property, back) => {
    const colour = parsed(getComputedStyle(element)[property]);
    if (colour === null) return back;
    colour[3] *= Number(getComputedStyle(element)[`${property}Opacity`] ?? 1);
    for (let each = element; !each.matches('.js-plotly-plot'); each = each.parentElement) {
      colour[3] *= Number(getComputedStyle(each).opacity);
    }
    return over(colour, back);
  };
  const page = parsed(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
  const faint = new Set();
  for (const text of document.querySelectorAll('.js-plotly-plot text')) {
    if (!text.textContent.trim()) continue;
    const behind = text.matches('.bartext')
      ? text.closest('.point').querySelector('path')
      : text.closest('g.annotation-text-g, g.hovertext')?.querySelector('rect.bg, path');
    const back = behind ? shown(behind, 'fill', page) : page;
    const lights = [light(shown(text, 'fill', back)), light(back)].map(each => each + 0.05);
    const ratio = Math.max(...lights) / Math.min(...lights);
    if (ratio < least) faint.add(`${ratio.toFixed(2)} ${text.textContent.slice(0, 40)}`);
  }
  return [...faint];
}"""


def violations(page: Page) -> list[str]:
    """What axe finds on a page beside what is Streamlit's own."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN_AXE, [list(each) for each in STREAMLITS])
    return found


def faint_texts(page: Page, least: float = 4.5) -> list[str]:
    """The texts of the figures of a page whose contrast is below the least one, which they lead."""
    found: list[str] = page.evaluate(FAINT, least)
    return found


# Whether the focus shows: with it something of the element, of what holds it or of what stands
# beside it looks otherwise than without.
FOCUSED = """async () => {
  const element = document.activeElement;
  if (element === document.body) return {name: null};
  const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const around = [element.parentElement?.parentElement, element.parentElement, element]
    .flatMap(each => each ? [each, ...each.children] : []);
  const look = () => around.map(each => {
    const {outline, boxShadow, borderColor, backgroundColor, opacity} = getComputedStyle(each);
    return [outline, boxShadow, borderColor, backgroundColor, opacity].join();
  }).join();
  const every = [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')];
  const place = every.indexOf(element), seen = look();
  element.blur();
  await drawn();
  const unseen = look();
  element.focus();
  await drawn();
  // Plotly's button comes into view in a third of a second.
  document.getAnimations().filter(each => each instanceof CSSTransition)
    .forEach(each => each.finish());
  return {
    name: `${element.tagName} ${(element.ariaLabel ?? element.textContent).slice(0, 60)}`,
    place, isVisible: seen !== unseen && element.checkVisibility({opacityProperty: true})
  };
}"""

# What the keyboard reaches on a page: whatever is seen, of segments the first. Not the page itself,
# which Streamlit lets scroll.
REACHABLE = """() => {
  const isReached = element => element.tabIndex >= 0 && !element.disabled
    && !element.matches('main, [role=radio] ~ [role=radio]')
    && element.checkVisibility({visibilityProperty: true});
  return [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')]
    .flatMap((element, place) => isReached(element) ? [place] : []);
}"""


# Where the last click was, the next Tab would go on.
TO_THE_TOP = """() => {
  const top = document.createElement('span');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
}"""


def tabbed(page: Page) -> list[dict[str, Any]]:
    """Where the keyboard comes by, from the top of a page until it leaves it; at most 150 places.

    Returns:
        Of each place its name, its number in the page's order, and whether the focus shows.
    """
    page.evaluate(TO_THE_TOP)
    found: list[dict[str, Any]] = []
    for _ in range(150):
        page.keyboard.press("Tab")
        place: dict[str, Any] = page.evaluate(FOCUSED)
        if place["name"] is None:
            break
        found.append(place)
    return found


def reachable(page: Page) -> list[int]:
    """The numbers in the page's order of what the keyboard is to reach."""
    found: list[int] = page.evaluate(REACHABLE)
    return found
