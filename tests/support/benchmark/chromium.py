"""What a reader with Chromium waits for: changes, other pages, the first page, and a reload."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlparse

from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

from tests.support.benchmark.pair import DASHBOARD, FLOOR, Pair
from tests.support.benchmark.report import ratios, show, spread
from tests.support.benchmark.servers import start, wait_until_healthy
from tests.support.browser import BROWSER, SCREEN

BOTH = (DASHBOARD, FLOOR)
WAIT = 60_000
# When the reader last clicked, when something last changed in the page itself, and how often
# nothing had changed since it was last looked at.
NOTE_CHANGES = """
(() => {
  const seen = window.__seen = {clicked: 0, changed: 0, looked: 0, calm: 0};
  const isInPage = node => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    return element && element.closest('[data-testid=stMain]');
  };
  new MutationObserver(found => {
    if (found.some(each => isInPage(each.target))) seen.changed = performance.now();
  }).observe(document, {childList: true, characterData: true, subtree: true});
  document.addEventListener('pointerdown', () => {
    seen.clicked = performance.now();
    seen.changed = seen.calm = 0;
  }, true);
})()
"""
# The script is done, whatever figure is in sight is drawn, and nothing changes any more. It is
# counted and not timed: a browser that is busy changes nothing either.
IS_PAINTED = """
() => {
  const seen = window.__seen;
  const app = document.querySelector('[data-testid=stApp]');
  const isDone = app && app.getAttribute('data-test-script-state') === 'notRunning'
    && document.querySelector('h1') && seen.changed > seen.clicked
    && seen.changed === seen.looked
    && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(
      each => !each.checkVisibility() || each.querySelector('.main-svg'));
  seen.looked = seen.changed;
  seen.calm = isDone ? seen.calm + 1 : 0;
  return seen.calm >= 8;
}
"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """The machine's own Chromium, without a window."""
    if BROWSER is None:
        raise RuntimeError("no Chromium and no Chrome is installed")
    # Chromium refuses its sandbox to root, who measures in a container.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=BROWSER, args=[*arguments, *(["--no-sandbox"] if is_root else [])]
        )
        try:
            yield browser
        finally:
            browser.close()


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context(locale="en-GB", viewport=SCREEN)
    context.add_init_script(NOTE_CHANGES)
    return context


def _painted(page: Page) -> float:
    """Wait until a page is painted; milliseconds since the click that changed it."""
    page.wait_for_function(IS_PAINTED, polling=50, timeout=WAIT)
    return float(page.evaluate("window.__seen.changed - window.__seen.clicked"))


def _painted_since(page: Page, began: float) -> float:
    """Wait until a page is painted; seconds since a moment of the clock on the wall."""
    page.wait_for_function(IS_PAINTED, polling=50, timeout=WAIT)
    return float(page.evaluate("performance.timeOrigin + window.__seen.changed")) / 1e3 - began


def measure_starts(pair: Pair, rounds: int) -> None:
    """Print what the first page, a reload and the memory of a new server cost, and what fails."""
    first: dict[str, list[float]] = {name: [] for name in BOTH}
    reload: dict[str, list[float]] = {name: [] for name in BOTH}
    memory: dict[str, list[float]] = {name: [] for name in BOTH}
    resident: dict[str, list[float]] = {name: [] for name in BOTH}
    with browsing() as browser:
        for number in range(rounds):
            for name in BOTH if number % 2 else BOTH[::-1]:
                context = _context(browser)
                page = context.new_page()
                began = time.time()
                served = start(pair.folders[name], pair.logs / f"{name}.log", waits=False)
                try:
                    wait_until_healthy(served)
                    page.goto(f"{served.url}/{pair.addresses[0].page}", wait_until="commit")
                    first[name].append(_painted_since(page, began))
                    pss, rss = served.memory()
                    memory[name].append(pss)
                    resident[name].append(rss)
                    for _ in range(2):
                        began = time.time()
                        page.reload(wait_until="commit")
                        seconds = _painted_since(page, began)
                    reload[name].append(seconds)
                finally:
                    context.close()
                    served.stop()
    rows = [
        ["start → first page painted (s)", *_cells(first, 2)],
        ["warm reload → painted (s)", *_cells(reload, 2)],
        ["memory after the first page, PSS (MB)", *_cells(memory, 0)],
        ["the same, RSS (MB)", *_cells(resident, 0)],
    ]
    title = f"A new server, in Chromium ({rounds} rounds)"
    show(title, ["figure", "dashboard", "floor", "ratio"], rows)


def _cells(measured: dict[str, list[float]], digits: int) -> list[str]:
    ours, theirs = measured[DASHBOARD], measured[FLOOR]
    return [spread(ours, digits), spread(theirs, digits), spread(ratios(ours, theirs), 2)]


def measure_changes(pair: Pair, rounds: int) -> None:
    """Print what a change of a control and of the page cost, from the input until it is painted."""
    with_visits = {s.address for s in pair.recording.states if "day" in s.choices}
    changed: dict[str, list[float]] = {name: [] for name in BOTH}
    turned: dict[str, list[float]] = {name: [] for name in BOTH}
    menu = list(dict.fromkeys(each.page for each in pair.addresses))
    with pair.serving() as servers, browsing() as browser:
        pages = {name: _context(browser).new_page() for name in BOTH}
        # One of each page: the outcomes of a page differ little.
        at_pages = {each.page: each for each in reversed(pair.addresses) if each in with_visits}
        for address in reversed(at_pages.values()):
            for name in BOTH:
                pages[name].goto(f"{servers[name].url}/{address.page}")
                _painted(pages[name])
            totals: dict[str, list[float]] = {name: [0.0] * rounds for name in BOTH}
            # The first round is of what nobody has chosen before.
            for number in range(-1, rounds):
                for name in BOTH if number % 2 else BOTH[::-1]:
                    milliseconds = _visit_and_back(pages[name])
                    if number >= 0:
                        totals[name][number] = milliseconds
            for name in BOTH:
                changed[name] += totals[name]
        for number in range(-1, rounds):
            for name in BOTH if number % 2 else BOTH[::-1]:
                for link in menu:
                    milliseconds = _turn(pages[name], link)
                    if number >= 0:
                        turned[name].append(milliseconds)
    rows = [
        ["widget change (ms)", *_cells(changed, 0)],
        ["page switch (ms)", *_cells(turned, 0)],
    ]
    show(
        f"Input → painted, in Chromium ({rounds} rounds)",
        ["figure", "dashboard", "floor", "ratio"],
        rows,
        f"widget change: another visit and back, the mean of the two, on {len(at_pages)} pages; "
        f"page switch: {len(menu)} pages in turn.",
    )


def _visit_and_back(page: Page) -> float:
    """Choose another visit, then the one before; mean milliseconds until each is painted."""
    page.bring_to_front()
    control = page.locator("[class*='st-key-day'] button")
    milliseconds = []
    for _ in range(2):
        is_chosen = control.evaluate_all("all => all.map(each => each.ariaChecked === 'true')")
        control.nth(is_chosen.index(False)).click()
        milliseconds.append(_painted(page))
    return sum(milliseconds) / 2


def _turn(page: Page, name: str) -> float:
    """Go to a page by the menu; milliseconds until it is painted."""
    page.bring_to_front()
    page.locator(f"[data-testid=stSidebarNav] a[href*='/{name}']").click()
    page.wait_for_function("name => location.pathname.endsWith(name)", arg=name, timeout=WAIT)
    return _painted(page)


def _failed_of(page: Page) -> list[str]:
    """Collects the requests of a page that fail from now on, each with its answer."""
    failed: list[str] = []

    def answered(answer: Response) -> None:
        if answer.status >= 400:
            failed.append(f"{answer.status} {urlparse(answer.url).path}")

    page.on("response", answered)
    page.on("requestfailed", lambda asked: failed.append(f"no {urlparse(asked.url).path}"))
    return failed


def list_failures(pair: Pair) -> None:
    """Print each request of Chromium that fails when a link is opened."""
    rows = []
    with pair.serving() as servers, browsing() as browser:
        for address in dict.fromkeys(each.page for each in pair.addresses):
            for name, served in servers.items():
                context = _context(browser)
                page = context.new_page()
                failed = _failed_of(page)
                page.goto(f"{served.url}/{address}", wait_until="commit")
                _painted(page)
                context.close()
                rows.append([f"/{address}", name, str(len(failed)), ", ".join(sorted(failed))])
    show(
        "Requests that fail when a link is opened in Chromium",
        ["link", "of", "failed", "each"],
        rows,
    )
