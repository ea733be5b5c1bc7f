"""A real Chromium, a dashboard's own server, and what is read on its pages."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Protocol

from playwright.sync_api import FilePayload, Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as TooLate

from tests.support.files import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
# Milliseconds until what is expected on a page must be there.
WAIT = 30_000
MAIN = "document.querySelector('[data-testid=stMain]')"
# Whether every figure that is not folded away is drawn, once, and none of before is left.
DRAWN = """(() => {
  const open = (found) => [...document.querySelectorAll(found)].filter(
    (each) => !each.closest("details:not([open])"));
  return !open("[data-testid=stSkeleton], [data-retained]").length
    && open(".stPlotlyChart").every((each) => each.querySelectorAll(".gtitle").length === 1);
})()"""

PHONE: ViewportSize = {"width": 390, "height": 844}
SCREEN: ViewportSize = {"width": 1440, "height": 900}

Scheme = Literal["light", "dark"]


class Reader(Protocol):
    """Opens an empty page of a reader; readers of another language or theme share nothing."""

    def __call__(self, locale: str = ..., scheme: Scheme = ...) -> Page:
        """An empty page."""


def arguments() -> list[str]:
    """What Chromium is started with."""
    # Chromium refuses its sandbox to root, who runs the checks in a container.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        "--disable-gpu",
        "--disable-background-networking",
        "--process-per-site",
        # No page lives long enough for its scripts to be worth optimising.
        "--js-flags=--no-opt --no-maglev",
        # No test waits for what moves only for the eye.
        "--force-prefers-reduced-motion",
        *(["--no-sandbox"] if is_root else []),
    ]


class Server:
    """A dashboard of its own on a free port of this machine."""

    def __init__(self, log: Path, *arguments: str, tree: Path = ROOT) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
        options = {"headless": "true", "address": "127.0.0.1", "port": port}
        # Nobody edits the code meanwhile, and watching it costs every session.
        options["fileWatcherType"] = "none"
        command += [f"--server.{name}={value}" for name, value in options.items()]
        command += arguments
        with log.open("w") as output:
            self.process = subprocess.Popen(command, cwd=tree, stdout=output, stderr=output)
        deadline = time.monotonic() + 120
        while True:
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5).close()
                return
            except (urllib.error.URLError, OSError):
                if time.monotonic() > deadline or self.process.poll() is not None:
                    self.stop()
                    raise RuntimeError(f"the server did not start: {log.read_text()}") from None
                time.sleep(0.2)

    def measured(self, name: str) -> float:
        """The sum of what the server measures of itself under the beginning of a line."""
        with urllib.request.urlopen(f"{self.url}/_stcore/metrics", timeout=30) as answered:
            text = answered.read().decode()
        return sum(map(float, re.findall(rf"^{re.escape(name)}.* (\S+)$", text, re.M)))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


def errors_of(page: Page) -> list[str]:
    """Collects what the browser's console and scripts complain about from now on."""
    errors: list[str] = []

    def note(text: str, url: str) -> None:
        # Streamlit looks for its server below the page's own path first, then at the root.
        if not re.search(r"/_stcore/(health|host-config)$", url):
            errors.append(f"{text} {url}")

    page.on("console", lambda m: note(m.text, m.location["url"]) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return errors


def answer(page: Page) -> str:
    box = page.locator(".st-key-answer h2")
    expect(box).to_be_visible()
    text = box.inner_text().replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " ")
    # Of synthetic data the box begins with a label that says so; a help mark stands behind it.
    return re.sub(r"^(Synthetic data|Dati sintetici)\s*", "", text.strip())


def unfold(page: Page) -> None:
    """Open whatever is filled when it is opened, or holds a figure, and is closed."""
    closed = ", ".join(
        f"{fold} > summary"
        for fold in (
            "[class*='st-key-fold_'] details:not([open])",
            "details:not([open]):has([data-testid=stPlotlyChart])",
        )
    )
    empty = "[class*='st-key-fold_'] details[open]:not(:has([data-testid=stElementContainer]))"
    # In one task of the browser, as if all were clicked while it was busy, and by the script: on a
    # phone the open sidebar lies over the page.
    page.locator(closed).evaluate_all("folds => folds.forEach(fold => fold.click())")
    expect(page.locator(closed)).to_have_count(0)
    expect(page.locator(empty)).to_have_count(0)
    wait_until_idle(page)


def becomes(page: Page, condition: str, name: str) -> None:
    """Waits until a condition holds on a page, and names the page if it does not."""
    deadline = time.monotonic() + WAIT / 1000
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, f"{name}: not {condition}"
        page.wait_for_timeout(50)


def payloads(files: Mapping[str, bytes]) -> list[FilePayload]:
    """Files as a browser is given them."""
    return [
        FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
        for name, content in files.items()
    ]


def drop(page: Page, files: Mapping[str, bytes]) -> None:
    """Drops files on the page of one's own study, and waits until they are read."""
    page.locator("input[type=file]").set_input_files(payloads(files))
    # A short rerun may be over before it can be seen to begin.
    for name in files:
        expect(page.locator("[data-testid=stFileUploader]")).to_contain_text(name)
    wait_until_idle(page)


def show(page: Page) -> None:
    """Shows the study that the dropped files hold."""
    page.get_by_role("button", name=re.compile("Show this study|Mostra questo studio")).click()
    expect(page.locator(".st-key-answer h2")).to_be_visible()


def drawn(page: Page, key: str) -> str:
    """The texts and shapes of a figure, once it is drawn."""
    # A figure that can be clicked has the number of its study in its key. While a page runs,
    # Streamlit keeps the figure of before in it, hidden, beside the one that takes its place.
    figure = page.locator(f"[class*='st-key-{key}']:not([data-retained]) .js-plotly-plot")
    expect(figure.locator(".gtitle")).to_be_visible()
    return figure.inner_html()


def visit(page: Page, title: str, *, address: str = "") -> None:
    """Goes to a page by its link in the navigation, and waits until its script is done.

    A load takes the browser seconds, for the scripts of Streamlit and Plotly; this does not. A page
    whose title nobody knows is found by its address.
    """
    link = page.get_by_role("link", name=title)
    if address:
        link = page.locator(f"[data-testid=stSidebarNavLink][href*='/{address}']")
    folded = page.get_by_test_id("stExpandSidebarButton")
    deadline = time.monotonic() + WAIT / 1000
    while True:
        # On a phone the navigation is folded away, a moment after the page before was chosen.
        if folded.is_visible():
            folded.click()
        try:
            link.click(timeout=3000)
            break
        except TooLate:
            assert time.monotonic() < deadline, title
    if title:
        expect(page.locator("h1")).to_have_text(title)
    else:
        page.wait_for_url(re.compile(rf"/{address}\b"))
    wait_until_idle(page)


def widths(number: int) -> tuple[ViewportSize, ViewportSize]:
    """The width of a phone and that of a screen, in turn the one and the other first.

    Each change of the width draws all figures of a page anew.
    """
    return (SCREEN, PHONE) if number % 2 else (PHONE, SCREEN)


def wait_until_idle(page: Page) -> None:
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning"
    )
