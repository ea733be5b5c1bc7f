"""What a page costs the server when it runs again, and when something is chosen the first time."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from statistics import median

from tests.support.benchmark.pair import DASHBOARD, FLOOR, Pair
from tests.support.benchmark.reader import Answer, Choice, Reader, reading
from tests.support.benchmark.recording import Address
from tests.support.benchmark.report import ratios, show, spread, totals
from tests.support.benchmark.servers import Served

# Seconds after an answer in which a server tidies up, which is counted too.
TIDYING = 0.03
BOTH = (DASHBOARD, FLOOR)
# Seconds from the request to the end of the answer, and seconds of processor time.
Cost = tuple[float, float]
# Kind of choice and address.
Walk = dict[str, dict[str, Cost]]
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
                        seconds, used = _cost(servers[name], readers[name].again)
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
    worst = [
        max(
            (median(ours) / median(theirs), address.name)
            for ours, theirs, address in zip(
                each[DASHBOARD], each[FLOOR], pair.addresses, strict=True
            )
        )
        for each in (wall, cpu)
    ]
    show(
        f"Rerun of a page: ms from request to end, and ms of processor time ({rounds} rounds)",
        ["address", "dashboard", "floor", "ratio", "CPU dashboard", "CPU floor", "ratio"],
        rows,
        "Worst page by its medians: {:.2f} ({}); by processor time: {:.2f} ({}).".format(
            *worst[0], *worst[1]
        ),
    )


def _cost(served: Served, ask: Callable[[], Answer]) -> Cost:
    before = served.cpu()
    answer = ask()
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
    found: dict[str, list[Walk]] = {name: [] for name in BOTH}
    for number in range(rounds):
        for name in BOTH if number % 2 else BOTH[::-1]:
            # The floor knows all values; in its first walk it makes the figures.
            found[name].append(_first_uses(pair, name, walks=1 if name == DASHBOARD else 2))
    rows = []
    for kind, costs in found[DASHBOARD][0].items():
        cells = []
        for at in (0, 1):
            sums = [
                [1e3 * sum(cost[at] for cost in walk[kind].values()) for walk in found[name]]
                for name in BOTH
            ]
            cells += [*(spread(each, 0) for each in sums), spread(ratios(*sums), 2)]
        worst = max(
            (_median_of(found[DASHBOARD], kind, at) / _median_of(found[FLOOR], kind, at), at)
            for at in costs
        )
        rows.append([kind, str(len(costs)), *cells, f"{worst[0]:.1f} {worst[1]}"])
    show(
        f"First use of a value: ms and ms of processor time, sums of addresses ({rounds} servers)",
        [
            *("what", "addresses", "dashboard", "floor", "ratio"),
            *("CPU dashboard", "CPU floor", "ratio", "worst by CPU"),
        ],
        rows,
        "opened: the first time in this server; again: the same once more; the others: chosen when",
        "everything was opened. The floor is timed the second time: all its figures are made.",
    )


def _median_of(walks: list[Walk], kind: str, address: str) -> float:
    """Processor time of a choice at an address."""
    return median(walk[kind][address][1] for walk in walks)


def _first_uses(pair: Pair, name: str, *, walks: int) -> Walk:
    """What each kind of choice costs at each address, in a new server."""
    with pair.serving_one(name) as served, reading(served.url) as reader:
        for _ in range(walks):
            found = _walk(served, reader, pair)
    return found


def _walk(served: Served, reader: Reader, pair: Pair) -> Walk:
    found: Walk = {OPENED: {}, RERUN: {}}
    for address in pair.addresses:
        found[OPENED][address.name] = _go(served, reader, address)
        found[RERUN][address.name] = _cost(served, reader.again)
    others = {str(s.choices["day"]) for s in pair.recording.states if "day" in s.choices}
    uses = [*(("day", visit) for visit in sorted(others)), *FIRST_USES.items()]
    for key, value in uses:
        costs = found[f"{key} {value}"] = {}
        for address in pair.addresses:
            _go(served, reader, address)
            if reader.has(key):
                before = reader.chosen(key)
                costs[address.name] = _cost(served, partial(reader.choose, key, value))
                reader.choose(key, before)
    return found


def _go(served: Served, reader: Reader, address: Address) -> Cost:
    """Go to an address; what its last step cost."""
    reader.query.pop(address.page, None)
    cost = _cost(served, partial(reader.open, address.page))
    if address.outcome is not None and reader.chosen(address.page) != address.outcome:
        cost = _cost(served, partial(reader.choose, address.page, address.outcome))
    return cost
