"""What the whole session has once: a browser, a server, and what takes long to compute."""

import gc
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from lib.reading import workbooks
from lib.results import robustness
from lib.statistics.estimates import BoolArray, FloatArray
from lib.statistics.randomisation import Randomisation, rerandomised_adjusted_difference
from tests.support import profiles  # noqa: F401 (chooses the profile)
from tests.support.browser import BROWSER, WAIT, Reader, Scheme, Server, arguments
from tests.support.workbooks import read_in_process

Contexts = dict[tuple[str, Scheme, int], BrowserContext]

NO_BROWSER = "no Chromium or Chrome on PATH: what only a browser can show is not tested"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Groups tests that share what is dear, and begins with the groups that take longest.

    Tests of a group run in one process: all in the browser, all that read the same opened pages,
    and else those of a module. The small modules are left to the end, where they fill the gaps.
    """
    groups: dict[str, list[pytest.Item]] = {}
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("browser"))
        elif item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
        mark = item.get_closest_marker("xdist_group")
        assert mark is not None
        groups.setdefault(mark.args[0], []).append(item)
    first = [name for name in ("browser", "pages") if name in groups]
    others = sorted(groups.keys() - set(first), reverse=True)
    items[:] = [item for name in [*first, *others] for item in groups[name]]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without a browser one line tells what is not tested; where commits are checked it fails."""
    if BROWSER is None and "browser" in getattr(item, "fixturenames", ()):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NO_BROWSER)


def pytest_collection_finish() -> None:
    """What was imported and collected never goes; Streamlit looks for garbage at every run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _rerandomised_once() -> Iterator[None]:
    """The millions of allocations of a comparison are gone through once in a session."""
    found: dict[tuple[bytes, bytes, bytes, str, int], Randomisation] = {}
    real = rerandomised_adjusted_difference

    def remembered(
        values: FloatArray, baseline: FloatArray, treated: BoolArray, *, scale: str, draws: int
    ) -> Randomisation:
        key = (values.tobytes(), baseline.tobytes(), treated.tobytes(), scale, draws)
        if key not in found:
            found[key] = real(values, baseline, treated, scale=scale, draws=draws)
        return found[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(robustness, "rerandomised_adjusted_difference", remembered)
        yield


@pytest.fixture(scope="module")
def workbooks_in_process() -> Iterator[None]:
    """Workbooks are read without a process for each, where the process is not the point."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbooks, "_answer", read_in_process)
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
    """The one server of the session that shows the sample study."""
    running = Server(tmp_path_factory.mktemp("server") / "log.txt")
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
def reader(browser: Browser, _contexts: Contexts) -> Iterator[Reader]:
    """Opens an empty page of a reader whose system has a language and a theme."""
    pages: list[Page] = []

    def empty(locale: str = "en-GB", scheme: Scheme = "light", number: int = 1) -> Page:
        key = (locale, scheme, number)
        if key not in _contexts:
            _contexts[key] = browser.new_context(
                locale=locale, color_scheme=scheme, viewport={"width": 1440, "height": 900}
            )
            _contexts[key].set_default_timeout(WAIT)
        pages.append(_contexts[key].new_page())
        return pages[-1]

    yield empty
    for page in pages:
        page.close()


@pytest.fixture
def page(reader: Reader) -> Page:
    """An empty page of an English reader."""
    return reader()
