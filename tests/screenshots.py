"""Takes pictures of every page: both languages, light and dark, screen and phone, and on paper.

Not part of the test run. Starts a dashboard of its own and leaves, in a folder,
`<page>_<language>_<theme>_<width>.png`, as tall as the page, and `<page>_<language>_<theme>.pdf`:

    python -m tests.screenshots FOLDER [--pages overview …] [--unfold] [--tree FOLDER]
    python -m tests.screenshots --readme

`--unfold` opens what is folded away; `--tree` is the dashboard to be looked at, as a checkout of
another version; `--readme` takes the picture of README instead.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from lib.language import LANGUAGES
from tests.support.browser import (
    BROWSER,
    DRAWN,
    MAIN,
    PHONE,
    SCREEN,
    Scheme,
    Server,
    arguments,
    unfold,
)
from tests.support.files import ROOT
from tests.support.pages import PAGES, YOUR_STUDY

LOCALES = {"en": "en-GB", "it": "it-IT"}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Milliseconds for a page, on a machine that does other things too.
LONGEST = 180_000
README: ViewportSize = {"width": 1280, "height": 1180}
# Whether nothing runs, every figure is drawn, and the page has been as tall for a second.
AT_REST = """(() => {
  const running = document.querySelector(".stApp").dataset.testScriptState !== "notRunning";
  const now = [MAIN.scrollHeight, MAIN.clientWidth].join();
  if (window.before !== now || running || !DRAWN) {
    window.before = now;
    window.since = performance.now();
  }
  return performance.now() - window.since > 1000;
})()""".replace("MAIN", MAIN).replace("DRAWN", DRAWN)


def main() -> None:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pages", nargs="+", default=[*PAGES, YOUR_STUDY])
    parser.add_argument("--unfold", action="store_true", help="open what is folded away")
    parser.add_argument("--tree", type=Path, default=ROOT, metavar="FOLDER")
    parser.add_argument("--readme", action="store_true", help="the picture of README instead")
    options = parser.parse_args()
    if not options.readme and options.folder is None:
        parser.error("a folder is needed")
    with _dashboard(options.tree.resolve()) as (browser, server):
        if options.readme:
            page = _reader(browser, "en", "light", README).new_page()
            _open(page, server, "overview", "en")
            page.screenshot(path=ROOT / ".readme" / "overview.png")
            return
        options.folder.mkdir(parents=True, exist_ok=True)
        for language, scheme, size in product(LANGUAGES, SCHEMES, (SCREEN, PHONE)):
            with _reader(browser, language, scheme, size) as reader:
                for name in options.pages:
                    page = reader.new_page()
                    _open(page, server, name, language)
                    if options.unfold:
                        unfold(page)
                    _take(page, options.folder / f"{name}_{language}_{scheme}", size)
                    page.close()


@contextmanager
def _dashboard(tree: Path) -> Iterator[tuple[Browser, Server]]:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "log", tree=tree)
        try:
            with sync_playwright() as playwright:
                expect.set_options(timeout=LONGEST)
                yield playwright.chromium.launch(executable_path=BROWSER, args=arguments()), server
        finally:
            server.stop()


def _reader(browser: Browser, language: str, scheme: Scheme, size: ViewportSize) -> BrowserContext:
    return browser.new_context(viewport=size, locale=LOCALES[language], color_scheme=scheme)


def _open(page: Page, server: Server, name: str, language: str) -> None:
    """A page as a new reader sees it, with all its figures."""
    page.goto(f"{server.url}/{name}?lang={language}", timeout=LONGEST)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_function(AT_REST, polling=100, timeout=LONGEST)


def _take(page: Page, path: Path, size: ViewportSize) -> None:
    """The picture of a page; from a screen it is printed too."""
    page.wait_for_function(AT_REST, polling=100, timeout=LONGEST)
    if size is SCREEN:
        page.pdf(path=f"{path}.pdf", format="A4", prefer_css_page_size=True)
    # The page scrolls within the window: this makes the window as tall as the page.
    tall = page.evaluate(f"{MAIN}.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
    page.wait_for_function(AT_REST, polling=100, timeout=LONGEST)
    page.screenshot(path=f"{path}_{size['width']}.png")
    print(f"{path.name}_{size['width']}: {tall} px", flush=True)


if __name__ == "__main__":
    main()
