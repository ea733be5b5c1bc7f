"""What a page costs the server when it runs again, and when something is chosen the first time."""

from __future__ import annotations

import time
from contextlib import ExitStack
from statistics import median

from tests.support.benchmark.pair import DASHBOARD, FLOOR, Pair
from tests.support.benchmark.reader import Choice, Reader, reading
from tests.support.benchmark.recording import Address
from tests.support.benchmark.report import ratios, show, spread, totals
from tests.support.benchmark.servers import Served

# Seconds after an answer in which a server tidies up, which is counted too.
TIDYING = 0.03
BOTH = (DASHBOARD, FLOOR)
OPENED, RERUN = "opened", "again"
# What readers choose, and the value that they have not chosen before.
FIRST_USES: dict[str, Choice] = {"median": True, "participant": "P05", "lang": "it"}


def measure_reruns(pair: Pair, rounds: int) -> None:
    """Print milliseconds and processor time of a rerun of each address, the servers in turn."""
    wall: dict[str, list[list[float]]] = {name: [] for name in BOTH}
    cpu: dict[str, list[list[float]]] = {name: [] for name in BOTH}
    with pair.serving() as servers:
        for address in pair.addresses:
            with ExitStack() as stack:
                readers = {
                    name: stack.enter_context(reading(served.url))
                    for name, served in servers.items()
                }
                for reader in readers.values():
                    reader.open(address.page, **address.query)
                    # The large messages are kept after the first run, as in a browser.
                    for _ in range(2):
                        reader.again()
                for name in BOTH:
                    wall[name].append([])
                    cpu[name].append([])
                for number in range(rounds):
                    for name in BOTH if number % 2 else BOTH[::-1]:
                        seconds, used = _cost(servers[name], readers[name])
                        wall[name][-1].append(1e3 * seconds)
                        cpu[name][-1].append(1e3 * used)
    rows = []
    for number, address in enumerate(pair.addresses):
        rows.append([address.name, *_compared([wall, cpu], number)])
    summed = {name: [totals(each[name]) for each in (wall, cpu)] for name in BOTH}
    cells = []
    for at in (0, 1):
        ours, theirs = summed[DASHBOARD][at], summed[FLOOR][at]
        cells += [spread(ours), spread(theirs), spread(ratios(ours, theirs), 2)]
    rows.append(["sum", *cells])
    worst = max(
        (median(ours) / median(theirs), address.name)
        for ours, theirs, address in zip(wall[DASHBOARD], wall[FLOOR], pair.addresses, strict=True)
    )
    show(
        f"Rerun of a page: ms from request to end, and ms of processor time ({rounds} rounds)",
        ["address", "dashboard", "floor", "ratio", "CPU dashboard", "CPU floor", "ratio"],
        rows,
        f"Worst page by its medians: {worst[0]:.2f} ({worst[1]}).",
    )


def _cost(served: Served, reader: Reader) -> tuple[float, float]:
    before = served.cpu()
    answer = reader.again()
    assert not answer.has_error
    time.sleep(TIDYING)
    return answer.seconds, served.cpu() - before


def _compared(measured: list[dict[str, list[list[float]]]], number: int) -> list[str]:
    cells = []
    for each in measured:
        ours, theirs = each[DASHBOARD][number], each[FLOOR][number]
        cells += [spread(ours), spread(theirs), spread(ratios(ours, theirs), 2)]
    return cells


def measure_first_uses(pair: Pair, rounds: int) -> None:
    """Print what values cost that nobody has chosen before, in a server that knows the pages."""
    ours = [_first_uses(pair, DASHBOARD, walks=1) for _ in range(rounds)]
    # The floor knows all; the first walk makes its figures.
    theirs = [_first_uses(pair, FLOOR, walks=2) for _ in range(rounds)]
    rows = []
    for kind in ours[0]:
        sums = [[sum(found[kind].values()) for found in each] for each in (ours, theirs)]
        n = len(ours[0][kind])
        worst = max(
            (median(f[kind][at] for f in ours) / median(f[kind][at] for f in theirs), at)
            for at in ours[0][kind]
        )
        rows.append(
            [
                kind,
                str(n),
                *(spread([1e3 * each for each in found], 0) for found in sums),
                spread(ratios(*sums), 2),
                f"{worst[0]:.1f} {worst[1]}",
            ]
        )
    show(
        f"First use of a value: ms, sum of the addresses ({rounds} servers each)",
        ["what", "addresses", "dashboard", "floor", "ratio", "worst"],
        rows,
        "opened: the first time in this server; again: the same once more; the others: chosen when",
        "everything was opened. The floor is timed the second time: all its figures are made.",
    )


def _first_uses(pair: Pair, name: str, *, walks: int) -> dict[str, dict[str, float]]:
    """Seconds of each kind of choice at each address, in a new server."""
    with pair.serving_one(name) as served, reading(served.url) as reader:
        for _ in range(walks):
            found = _walk(reader, pair)
    return found


def _walk(reader: Reader, pair: Pair) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {OPENED: {}, RERUN: {}}
    for address in pair.addresses:
        found[OPENED][address.name] = _go(reader, address)
        found[RERUN][address.name] = reader.again().seconds
    others = {str(s.choices["day"]) for s in pair.recording.states if "day" in s.choices}
    uses = [*(("day", visit) for visit in sorted(others)), *FIRST_USES.items()]
    for key, value in uses:
        kind = f"{key} {value}"
        found[kind] = {}
        for address in pair.addresses:
            _go(reader, address)
            if reader.has(key):
                before = reader.chosen(key)
                answer = reader.choose(key, value)
                assert not answer.has_error, (address, key)
                found[kind][address.name] = answer.seconds
                reader.choose(key, before)
    return found


def _go(reader: Reader, address: Address) -> float:
    """Go to an address; seconds."""
    reader.query.pop(address.page, None)
    answer = reader.open(address.page)
    seconds = answer.seconds
    if address.outcome is not None and reader.chosen(address.page) != address.outcome:
        answer = reader.choose(address.page, address.outcome)
        seconds = answer.seconds
    assert not answer.has_error, address
    return seconds
