"""What small hostile files cost, measured; not in the test run.

    .venv/bin/python -m tests.hostile_files [--tree FOLDER] [--server] [NAME ...]

For each set of files of `tests/support/amplified.py`: seconds, computing seconds (of this process
and of those that read workbooks), peak memory of both, and what was answered, each in a fresh
process. With --server the same through a server of its own and a browser, and how long a good
workbook of another reader waits while one session has hostile ones read. With --tree the code of
another checkout is measured.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.support.amplified import FOUND, Files, padded_formula
from tests.support.files import ROOT

HEAD = f"{'files':24} {'kB':>6} {'s':>6} {'CPU s':>6} {'MB':>5} {'+MB':>5} {'reader MB':>9}  answer"


def main() -> None:
    """Measure what was asked for and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(FOUND))
    parser.add_argument("--tree", type=Path, default=ROOT)
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        examine_here(options.tree)
        return
    print(HEAD)
    for name in options.names:
        files = FOUND[name]()
        size = sum(map(len, files.values())) / 1000
        done = subprocess.run(
            [sys.executable, "-m", "tests.hostile_files", "--child", "--tree", options.tree],
            input=pickle.dumps(files),
            stdout=subprocess.PIPE,
            check=False,
            cwd=ROOT,
        )
        print(f"{name:24} {size:6.0f} {done.stdout.decode().strip() or 'ended by a signal'}")
    if options.server:
        through_a_server(options.tree, options.names)


def examine_here(tree: Path) -> None:
    """Read files from standard input as a fresh process does, and print what that cost."""
    files = pickle.loads(sys.stdin.buffer.read())
    # What made the files has loaded some of this checkout's.
    for name in [name for name in sys.modules if name.partition(".")[0] == "lib"]:
        del sys.modules[name]
    sys.path.insert(0, str(tree))
    from lib.reading.examine import examine

    before = memory(os.getpid())
    start = time.perf_counter()
    used = computing()
    with contextlib.suppress(MemoryError):
        examined = examine(files)
    seconds, cpu = time.perf_counter() - start, computing() - used
    peak = memory(os.getpid(), "VmHWM")
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    found = examined.problems
    first = f"{found[0].allowed[:50]!r}" if found else f"study: {examined.study is not None}"
    print(
        f"{seconds:6.2f} {cpu:6.2f} {peak:5.0f} {peak - before:5.0f} {reader:9.0f}  "
        f"{len(found)} problems, {first}"
    )


def computing() -> float:
    """Seconds of computing of this process and its ended children."""
    return sum(os.times()[:4])


def computing_of(process: int) -> float:
    """Seconds of computing of a process and its ended children."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def memory(process: int, what: str = "VmRSS") -> float:
    """Megabytes that a process holds, or, as VmHWM, held at most."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)


class Watch(threading.Thread):
    """The most memory that a process and its children hold together."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.going = process, 0.0, True
        self.start()

    def run(self) -> None:
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        while self.going:
            with contextlib.suppress(OSError):
                own = [self.process]
                for task in children.parent.parent.glob("*/children"):
                    own += map(int, task.read_text().split())
                self.peak = max(self.peak, sum(map(memory, own)))
            time.sleep(0.01)


def through_a_server(tree: Path, names: list[str]) -> None:
    """Drop each set of files on the page of a server of its own, and the queue of workbooks."""
    from playwright.sync_api import expect, sync_playwright

    from tests.support import browser
    from tests.support.files import PARTICIPANTS, WIDE
    from tests.support.workbooks import workbook

    vars(browser)["ROOT"] = tree
    expect.set_options(timeout=60_000)
    log = Path(tempfile.mkdtemp()) / "log.txt"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser.BROWSER, args=browser.arguments()
        )
        print(f"\n{'through a server':24} {'s':>6} {'CPU s':>6} {'MB before':>9} {'MB in all':>9}")
        for name in names:
            server = browser.Server(log)
            page = chromium.new_page()
            page.goto(f"{server.url}/your_study")
            page.locator("input[type=file]").wait_for(state="attached", timeout=60_000)
            browser.wait_until_idle(page)
            before, watch = memory(server.process.pid), Watch(server.process.pid)
            start, used = time.perf_counter(), computing_of(server.process.pid)
            dropped(page, FOUND[name]())
            seconds = time.perf_counter() - start
            cpu = computing_of(server.process.pid) - used
            watch.going = False
            print(f"{name:24} {seconds:6.1f} {cpu:6.1f} {before:9.0f} {watch.peak:9.0f}")
            page.close()
            server.stop()
        server = browser.Server(log)
        rows = [line.split(",") for line in PARTICIPANTS.split()]
        wide = [line.split(",") for line in WIDE.replace(" ", "_").split()]
        good = {"study.xlsx": workbook({"participants": rows, "measurements": wide})}
        bad = padded_formula(1_000_000)["study.xlsx"]
        pages = [chromium.new_page() for _ in range(3)]
        for page in pages:
            page.goto(f"{server.url}/your_study")
            page.locator("input[type=file]").wait_for(state="attached", timeout=60_000)
            browser.wait_until_idle(page)
        for page in pages[:2]:
            page.locator("input[type=file]").set_input_files(
                browser.payloads({f"{number}.xlsx": bad for number in range(5)})
            )
        time.sleep(2)
        start = time.perf_counter()
        dropped(pages[2], good)
        print(
            f"a good workbook, while two sessions have 5 bad ones each: "
            f"{time.perf_counter() - start:.1f} s"
        )
        server.stop()
        chromium.close()


def dropped(page: object, files: Files) -> None:
    """Drop files, and wait until the page says what they hold or what is wrong."""
    from playwright.sync_api import Page

    from tests.support.browser import payloads

    assert isinstance(page, Page)
    page.locator("input[type=file]").set_input_files(payloads(files))
    page.locator(
        "h2:has-text('Problems in the files'), h3:has-text('Problems in the files'), "
        "h2:has-text('Preview')"
    ).first.wait_for(timeout=300_000)


if __name__ == "__main__":
    main()
