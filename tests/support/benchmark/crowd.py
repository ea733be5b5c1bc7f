"""Many readers at once, each of whom clicks again as soon as the answer is there."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from tests.support.benchmark.pair import DASHBOARD, FLOOR, Pair
from tests.support.benchmark.reader import Reader, reading
from tests.support.benchmark.report import percentile, ratios, show, spread
from tests.support.benchmark.servers import Served

CLICKS = 6
BOTH = (DASHBOARD, FLOOR)


@dataclass(frozen=True)
class Crowd:
    """What many readers met.

    Attributes:
        opening: Seconds of each until the first page was there.
        clicks: Seconds of each click.
        rate: Reruns per second while all clicked.
        cpu: Milliseconds of the server's processor time for each of them.
        opened: Megabytes that a session has added when its first page was there.
        used: The same when all had clicked.
    """

    opening: list[float]
    clicks: list[float]
    rate: float
    cpu: float
    opened: float
    used: float


def measure_crowd(pair: Pair, n: int, rounds: int, *, is_new: bool = False) -> None:
    """Print what `n` readers at once wait for and how much memory a session takes.

    Args:
        pair: Dashboard and floor.
        n: How many readers.
        rounds: How often each of the two is measured.
        is_new: Whether nobody has seen more than the first page before.
    """
    found: dict[str, list[Crowd]] = {name: [] for name in BOTH}
    for number in range(rounds):
        for name in BOTH if number % 2 else BOTH[::-1]:
            with pair.serving_one(name) as served:
                found[name].append(_crowd(pair, served, n, is_new=is_new))

    def row(title: str, digits: int, figure: Callable[[Crowd], float]) -> list[str]:
        ours, theirs = ([figure(each) for each in found[name]] for name in BOTH)
        return [
            title,
            spread(ours, digits),
            spread(theirs, digits),
            spread(ratios(ours, theirs), 2),
        ]

    show(
        f"{n} readers at once, {CLICKS} clicks each without pause ({rounds} rounds)",
        ["figure", "dashboard", "floor", "ratio"],
        [
            row("reruns per second", 1, lambda each: each.rate),
            row("processor time of a rerun (ms)", 1, lambda each: each.cpu),
            row("click, 50th percentile (s)", 2, lambda each: percentile(each.clicks, 50)),
            row("click, 95th percentile (s)", 2, lambda each: percentile(each.clicks, 95)),
            row("opening, 50th percentile (s)", 2, lambda each: percentile(each.opening, 50)),
            row("opening, 95th percentile (s)", 2, lambda each: percentile(each.opening, 95)),
            row("memory of an opened session (MB)", 2, lambda each: each.opened),
            row("memory of a session that clicked (MB)", 2, lambda each: each.used),
        ],
        f"One reader has seen {'the first page' if is_new else 'all of it'} before. A click",
        "chooses another visit, the other statistic or another page, in the same order with both.",
    )


def _crowd(pair: Pair, served: Served, n: int, *, is_new: bool) -> Crowd:
    opening: list[float] = []
    clicks: list[float] = []
    with ExitStack() as stack:
        first = stack.enter_context(reading(served.url))
        first.open(pair.addresses[0].page)
        if not is_new:
            _see_all(pair, first)
        before_all = served.memory()[0]
        readers: list[Reader] = []

        def enter(number: int) -> None:
            began = time.perf_counter()
            reader = stack.enter_context(reading(served.url))
            address = pair.addresses[number % len(pair.addresses)]
            reader.open(address.page, **address.query)
            opening.append(time.perf_counter() - began)
            readers.append(reader)

        def click(number: int) -> None:
            clicks.extend(_clicked(pair, readers[number], number))

        _at_once([partial(enter, number) for number in range(n)])
        opened = (served.memory()[0] - before_all) / n
        began, before = time.perf_counter(), served.cpu()
        _at_once([partial(click, number) for number in range(n)])
        rate = len(clicks) / (time.perf_counter() - began)
        cpu = 1e3 * (served.cpu() - before) / len(clicks)
        used = (served.memory()[0] - before_all) / n
    return Crowd(opening, clicks, rate, cpu, opened, used)


def _see_all(pair: Pair, reader: Reader) -> None:
    """See whatever the others may choose, so that none of them is the first."""
    for address in pair.addresses:
        reader.query.clear()
        reader.open(address.page, **address.query)
        if address.outcome is not None and reader.chosen(address.page) != address.outcome:
            reader.choose(address.page, address.outcome)
        for visit in pair.recording.visits if reader.has("day") else ():
            reader.choose("day", visit)
            for _ in range(2 if reader.has("median") else 0):
                reader.choose("median", not reader.chosen("median"))


def _at_once(tasks: list[Callable[[], None]]) -> None:
    failed: list[BaseException] = []

    def run(task: Callable[[], None]) -> None:
        try:
            task()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def _clicked(pair: Pair, reader: Reader, seed: int) -> list[float]:
    """Seconds of each click of one reader."""
    chance, visits = random.Random(seed), pair.recording.visits
    seconds: list[float] = []
    for _ in range(CLICKS):
        kind = chance.choice(["day", "median", "address"])
        if kind == "day" and reader.has("day"):
            before = reader.chosen("day")
            answer = reader.choose("day", chance.choice([v for v in visits if v != before]))
        elif kind == "median" and reader.has("median"):
            answer = reader.choose("median", not reader.chosen("median"))
        else:
            answer = reader.open(chance.choice(pair.addresses).page)
        assert not answer.has_error
        seconds.append(answer.seconds)
    return seconds
