"""A server of its own for a folder with a Streamlit app, and what it costs the machine."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# As the hosting command of the README starts it.
OPTIONS = {
    "server.headless": "true",
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "server.allowedHosts": "127.0.0.1",
    "browser.serverAddress": "127.0.0.1",
}
LONGEST_START = 120.0


@dataclass
class Served:
    """A running server.

    Attributes:
        url: Its address.
        process: Its process, which no other process serves for.
        began: `time.perf_counter()` when it was started.
        log: Where it writes.
    """

    url: str
    process: subprocess.Popen[bytes]
    began: float
    log: Path

    def cpu(self) -> float:
        """Seconds of processor time of all its threads so far, ended ones too."""
        # The clock of another process, as `clock_getcpuclockid` makes it out of its number.
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def memory(self) -> tuple[float, float]:
        """Megabytes in memory: its share of what it shares with others (PSS), and all (RSS)."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        pss, rss = (re.search(rf"^{name}:\s+(\d+) kB", text, re.M) for name in ("Pss", "Rss"))
        assert pss is not None
        assert rss is not None
        return int(pss[1]) / 1024, int(rss[1]) / 1024

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(
    folder: Path, log: Path, environment: Mapping[str, str] | None = None, *, waits: bool = True
) -> Served:
    """Start the server of `dashboard.py` in a folder on a free port of this machine.

    Raises:
        RuntimeError: It did not start.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]
    command += [f"--{name}={value}" for name, value in OPTIONS.items()]
    # As on any machine on which it ran before: compiled, whatever is set for the benchmark itself.
    around = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})}
    began = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env=around)
    served = Served(f"http://127.0.0.1:{port}", process, began, log)
    if waits:
        wait_until_healthy(served)
    return served


def wait_until_healthy(served: Served) -> None:
    """Wait until a server answers.

    Raises:
        RuntimeError: It ended, or did not answer in time.
    """
    deadline = time.monotonic() + LONGEST_START
    while True:
        try:
            urllib.request.urlopen(f"{served.url}/_stcore/health", timeout=5).close()
            return
        except OSError:
            if time.monotonic() > deadline or served.process.poll() is not None:
                served.stop()
                text = served.log.read_text(errors="replace")
                raise RuntimeError(f"the server did not start: {text}") from None
            time.sleep(0.02)


@contextmanager
def serving(
    folder: Path, log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """The server of a folder, until the end of the block."""
    served = start(folder, log, environment)
    try:
        yield served
    finally:
        served.stop()
