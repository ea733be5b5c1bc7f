"""How pages, what is sent and reading grow with the participants of a study."""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from tests.support.benchmark.reader import Answer, reading
from tests.support.benchmark.report import show, spread
from tests.support.benchmark.servers import Served, serving

EVENTS_EACH = 2.5
# The exponent is that of the growth from the smallest of these to the largest.
GROWN_FROM = 500
PAGES = {"disease_activity": "outcome page", "overview": "overview", "adverse_events": "events"}
WITHOUT_STUDY = "your_study"

SETTINGS = """\
data = "synthetic"
[title]
en = "A study of {n} participants"
it = "Uno studio di {n} partecipanti"
[arms.treatment]
code = "T"
en = "Drug"
it = "Farmaco"
[arms.control]
code = "C"
en = "Dummy"
it = "Finto"
[schedule]
baseline_day = 1
visit_days = {days}
primary_day = {last}
dosing_days = [1, 8, 15]
"""
# Bytes that the page of a study has at least; one that says that it cannot be shown has fewer.
LEAST_SENT = 10_000
# Typical value, spread and digits of outcomes that are known without being described.
OUTCOMES = {
    "mex_sledai": (9.0, 2.5, 0),
    "c3": (85.0, 15.0, 0),
    "c4": (15.0, 4.0, 1),
    "il6": (12.0, 3.0, 1),
    "tnf_alpha": (14.0, 3.5, 1),
    "anti_dsdna": (160.0, 40.0, 0),
}


def write_study(folder: Path, n: int, *, days: tuple[int, ...], outcomes: int = 6) -> None:
    """A study of `n` participants with 2.5 events each; the same `n` gives the same study.

    Deviations are kept within two and a half of their spread, so that no value is asked about.
    """
    chance = np.random.default_rng(n)
    ids = np.array([f"P{number:05d}" for number in range(1, n + 1)])
    treated = np.arange(n) % 2 == 0
    pd.DataFrame(
        {
            "participant_id": ids,
            "arm": np.where(treated, "T", "C"),
            "age": np.clip(chance.normal(36, 9, n), 18, 60).round().astype(int),
            "sex": chance.choice(["female", "male"], n),
        }
    ).to_csv(folder / "participants.csv", index=False)
    parts = []
    for code, (middle, around, digits) in list(OUTCOMES.items())[:outcomes]:
        own = np.clip(chance.normal(0, 1, n), -1.5, 1.5)
        for number, day in enumerate(days):
            moved = -0.2 * number - 0.2 * number * treated
            value = middle + around * (own + np.clip(chance.normal(0, 0.5, n), -1, 1) + moved)
            kept = (chance.random(n) >= 0.03) | (number == 0)
            rounded = np.round(np.maximum(value, 1), digits)
            cells = rounded.astype(int) if digits == 0 else rounded
            frame = pd.DataFrame({"participant_id": ids, "day": day, "outcome": code})
            parts.append(frame.assign(value=cells)[kept])
    pd.concat(parts).to_csv(folder / "measurements.csv", index=False)
    events = int(EVENTS_EACH * n)
    start = chance.integers(2, days[-1], events)
    term = chance.integers(0, min(200, 4 + n // 4), events)
    end = np.where(
        chance.random(events) < 0.1, "", (start + chance.integers(0, 5, events)).astype(str)
    )
    pd.DataFrame(
        {
            "participant_id": chance.choice(ids, events),
            "term": [f"Term {number}" for number in term],
            "system_organ_class": [f"Class {number % 23}" for number in term],
            "start_day": start,
            "end_day": end,
            "grade": chance.choice([1, 2, 3], events, p=[0.7, 0.25, 0.05]),
            "serious": np.where(chance.random(events) < 0.02, "yes", "no"),
            "related": np.where(chance.random(events) < 0.2, "yes", "no"),
        }
        # Two that are the same in every cell would be asked about.
    ).drop_duplicates().sort_values(["participant_id", "start_day"]).to_csv(
        folder / "adverse_events.csv", index=False
    )
    settings = SETTINGS.format(n=n, days=list(days), last=days[-1])
    (folder / "study.toml").write_text(settings, encoding="utf-8")


def measure_growth(dashboard: Path, sizes: list[int]) -> None:
    """Print seconds and bytes of the pages of studies of these sizes, with their exponents."""
    rows: list[list[str]] = []
    found: dict[tuple[int, str], list[float]] = {}
    for n in sizes:
        with tempfile.TemporaryDirectory() as name:
            write_study(Path(name), n, days=(1, 22, 43))
            log = Path(name) / "server.log"
            with (
                serving(dashboard, log, {"STUDY_DIR": name}) as served,
                reading(served.url, keeps_messages=False) as reader,
            ):
                costs = _cost(served, partial(reader.open, WITHOUT_STUDY))[:2]
                rows.append([f"{n:,}", "reading the study", *map(_seconds, costs), "", "", ""])
                for page, title in PAGES.items():
                    first = _cost(served, partial(reader.open, page))
                    assert first[2] > LEAST_SENT, "the study is not shown"
                    again = min(_cost(served, reader.again) for _ in range(3))
                    found[n, page] = [*first[:2], *again]
                    times = map(_seconds, [*first[:2], *again[:2]])
                    rows.append([f"{n:,}", title, *times, f"{again[2] / 1e6:.2f}"])
                rows.append([f"{n:,}", "memory (MB, PSS)", f"{served.memory()[0]:.0f}", *[""] * 4])
    if GROWN_FROM in sizes and sizes[-1] > GROWN_FROM:
        many = math.log(sizes[-1] / GROWN_FROM)
        for page, title in PAGES.items():
            start, end = found[GROWN_FROM, page], found[sizes[-1], page]
            powers = [math.log(b / a) / many for a, b in zip(start, end, strict=True)]
            rows.append(["exponent", title, *(f"{power:.2f}" for power in powers)])
    show(
        f"Growth ({EVENTS_EACH} events a participant)",
        ["participants", "page", "first (s)", "CPU", "again (s)", "CPU", "sent (MB)"],
        rows,
        "In this order in one server; again: the fastest of three reruns. Exponents: of the growth",
        f"from {GROWN_FROM} participants to {sizes[-1]:,}.",
    )


def _seconds(number: float) -> str:
    return f"{number:.2f}"


def _cost(served: Served, ask: Callable[[], Answer]) -> tuple[float, float, int]:
    """Seconds, seconds of processor time, and bytes of an answer."""
    before = served.cpu()
    answer = ask()
    assert not answer.has_error
    return answer.seconds, served.cpu() - before, answer.size


READ = """
import resource, sys, time
from pathlib import Path
from lib.reading.examine import examine
files = {path.name: path.read_bytes() for path in Path(sys.argv[1]).iterdir()}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began, used = time.perf_counter(), time.process_time()
examined = examine(files)
seconds, used = time.perf_counter() - began, time.process_time() - used
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert examined.study is not None, (examined.problems[:3], examined.doubts[:3])
print(seconds, used, before / 1024, after / 1024, len(examined.study.measurements))
"""


def measure_reading(dashboard: Path, rounds: int) -> None:
    """Print what reading the largest study takes, in processes of its own."""
    with tempfile.TemporaryDirectory() as name:
        write_study(Path(name), 20_000, days=(1, 8, 15, 22, 43), outcomes=5)
        size = sum(path.stat().st_size for path in Path(name).iterdir()) / 1e6
        found = []
        for _ in range(rounds):
            done = subprocess.run(
                [sys.executable, "-c", READ, name],
                cwd=dashboard,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise RuntimeError(done.stderr)
            found.append([float(number) for number in done.stdout.split()])
    seconds, used, before, after, n = zip(*found, strict=True)
    rows = [
        ["seconds", spread(seconds, 1)],
        ["seconds of processor time", spread(used, 1)],
        [
            "peak memory of the process (MB), before and after",
            f"{spread(before, 0)}, {spread(after, 0)}",
        ],
    ]
    title = f"Reading 20,000 participants, {n[0]:,.0f} measurements, 50,000 events ({size:.0f} MB)"
    show(title, ["figure", f"{rounds} rounds"], rows)
