"""What the whole session has once: a browser, a server, and what takes long to compute.

The process that hands out the tests reads this too: what takes a second to import is imported where
it is used.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from tests.support import profiles  # noqa: F401 (chooses the profile)
from tests.support.browser import BROWSER, WAIT, Reader, Scheme, Server, arguments

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from lib.statistics.estimates import BoolArray, FloatArray
    from lib.statistics.randomisation import Randomisation

Contexts = dict[tuple[str, Scheme], BrowserContext]

NO_BROWSER = "no Chromium or Chrome on PATH: what only a browser can show is not tested"


def group_of(nodeid: str) -> str:
    """What runs in one process: all in the browser, all that open pages, else a module."""
    module = nodeid.partition("::")[0]
    return next((shared for shared in ("browser", "screen") if shared in module), module)


class Groups(LoadScopeScheduling):  # type: ignore[misc]
    """Gives whole groups to the processes."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Groups:
    """Tests that share a browser or opened pages share a process.

    xdist's own groups have no effect with this version of pytest.
    """
    return Groups(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The groups that take longest come first; small modules fill the gaps at the end."""
    names = sorted({group_of(item.nodeid) for item in items}, reverse=True)
    first = [name for name in ("browser", "screen") if name in names]
    place = {name: number for number, name in enumerate(dict.fromkeys([*first, *names]))}
    items.sort(key=lambda item: place[group_of(item.nodeid)])


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without a browser one line tells what is not tested; where commits are checked it fails."""
    if BROWSER is None and "browser" in getattr(item, "fixturenames", ()):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NO_BROWSER)


def pytest_collection_finish() -> None:
    """What was imported and collected never goes; Streamlit looks for garbage at every run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _no_package_searched() -> Iterator[None]:
    """For each page opened Streamlit reads what every package installed says of itself.

    It looks for components of others, and the dashboard has none.
    """
    from streamlit.components.v2.component_manager import BidiComponentManager

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            BidiComponentManager, "discover_and_register_components", lambda *_, **__: None
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _rerandomised_once() -> Iterator[None]:
    """The millions of allocations of a comparison are gone through once in a session."""
    from lib.results import robustness
    from lib.statistics.randomisation import rerandomised_adjusted_difference

    found: dict[tuple[object, ...], Randomisation] = {}
    real = rerandomised_adjusted_difference

    def remembered(
        values: FloatArray,
        baseline: FloatArray,
        treated: BoolArray,
        *,
        strata: NDArray[np.int_] | None,
        scale: str,
        draws: int,
        most_allocations: int,
    ) -> Randomisation:
        within = None if strata is None else strata.tobytes()
        arrays = (values.tobytes(), baseline.tobytes(), treated.tobytes(), within)
        key = (*arrays, scale, draws, most_allocations)
        if key not in found:
            found[key] = real(
                *(values, baseline, treated),
                strata=strata,
                scale=scale,
                draws=draws,
                most_allocations=most_allocations,
            )
        return found[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(robustness, "rerandomised_adjusted_difference", remembered)
        yield


@pytest.fixture(scope="module")
def workbooks_in_process() -> Iterator[None]:
    """Workbooks and data sets are read without a process each, where it is not the point."""
    from lib.reading.formats import statistical, workbooks
    from tests.support.workbooks import read_in_process

    with pytest.MonkeyPatch.context() as patch:
        for module in (statistical, workbooks):
            patch.setattr(module, "answer_of", read_in_process)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of the session."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=BROWSER, args=arguments())
        expect.set_options(timeout=WAIT)
        yield running
        running.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The one server of the session that shows the sample study.

    What a reader loaded is gone a second after the last page is closed, so that it can be seen.
    """
    log = tmp_path_factory.mktemp("server") / "log.txt"
    running = Server(log, "--server.disconnectedSessionTTL=1")
    yield running
    running.stop()


@pytest.fixture
def cold(server: Server, tmp_path: Path) -> Iterator[Server]:
    """A server that was never asked for a page: that of the session, if this is its first test."""
    if server.measured("session_events_total") == 0:
        yield server
        return
    running = Server(tmp_path / "log.txt")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def _contexts(browser: Browser) -> Iterator[Contexts]:
    """Contexts by language and theme: what loaded once, Streamlit's own scripts, is not again."""
    opened: Contexts = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def reader(browser: Browser, server: Server, _contexts: Contexts) -> Iterator[Reader]:
    """Opens an empty page of a reader whose system has a language and a theme."""
    pages: list[Page] = []

    def empty(locale: str = "en-GB", scheme: Scheme = "light") -> Page:
        key = (locale, scheme)
        if key not in _contexts:
            _contexts[key] = browser.new_context(
                locale=locale, color_scheme=scheme, viewport={"width": 1440, "height": 900}
            )
            _contexts[key].set_default_timeout(WAIT)
            # While it is open the process of the site lives, with the scripts that it compiled.
            _contexts[key].new_page().goto(f"{server.url}/_stcore/health")
        pages.append(_contexts[key].new_page())
        return pages[-1]

    yield empty
    for page in pages:
        page.close()


@pytest.fixture
def page(reader: Reader) -> Page:
    """An empty page of an English reader."""
    return reader()
