"""How fast the dashboard is beside a Streamlit app that shows the same and computes nothing.

    python tests/benchmark.py [--quick] [--only PART ...]

Parts: elements (what arrives from both), reruns, first (first use of a value), changes (in
Chromium: a control, another page), starts (in Chromium: first page, reload, memory), failures
(requests that fail), crowd (10 and 50 readers at once), growth (29 to 20,000 participants),
reading, exact (methods at their bounds, and against naive ones). Two servers take turns, so that
ratios hold on a noisy machine; each figure is the median of its rounds, with its range. Nothing is
asserted. What the floor is stands in `tests/support/benchmark/floor.py`; `--keep DIRECTORY` leaves
it there to be looked at. It needs Linux, which tells what another process costs.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.benchmark import chromium, crowd, exact, growth, reruns  # noqa: E402
from tests.support.benchmark.pair import Pair, compare, make_pair  # noqa: E402

SIZES, QUICK_SIZES = [29, 500, 5_000, 20_000], [29, 500]
CROWDS, QUICK_CROWDS = [10, 50], [10]


def main() -> None:
    """Run the parts that are asked for, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few rounds, small studies and crowds")
    parser.add_argument("--only", nargs="+", metavar="PART", choices=[*WITH_FLOOR, *ALONE])
    parser.add_argument("--bare", action="store_true",
                        help="figures and tables of the floor are messages, not calls")  # fmt: skip
    parser.add_argument("--keep", type=Path, metavar="DIRECTORY", help="leave the floor there")
    options = parser.parse_args()
    # Whoever ends this ends its servers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    wanted = options.only or [*WITH_FLOOR, *ALONE]
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{os.cpu_count()} processors, load {load}, {time.strftime('%Y-%m-%d %H:%M')}")
    if set(wanted) & set(WITH_FLOOR):
        with _folder(options.keep) as folder:
            pair = make_pair(ROOT, folder, bare=options.bare)
            for name, part in WITH_FLOOR.items():
                if name in wanted:
                    part(pair, options.quick)
    for name, alone in ALONE.items():
        if name in wanted:
            alone(options.quick)


@contextlib.contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """Where the floor is written: a folder that goes, or one that stays."""
    if keep is not None:
        keep.mkdir(parents=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="floor-") as name:
        yield Path(name)


def _crowds(pair: Pair, quick: bool) -> None:
    for n in QUICK_CROWDS if quick else CROWDS:
        crowd.measure_crowd(pair, n, 1 if quick else 3)
    if not quick:
        crowd.measure_crowd(pair, CROWDS[-1], 3, is_new=True)


def _exact(quick: bool) -> None:
    exact.measure_bounds(3 if quick else 7)
    exact.measure_naive(1 if quick else 3)


WITH_FLOOR: dict[str, Callable[[Pair, bool], None]] = {
    "elements": lambda pair, quick: compare(pair),
    "reruns": lambda pair, quick: reruns.measure_reruns(pair, 5 if quick else 21),
    "first": lambda pair, quick: reruns.measure_first_uses(pair, 1 if quick else 5),
    "changes": lambda pair, quick: chromium.measure_changes(pair, 1 if quick else 5),
    "starts": lambda pair, quick: chromium.measure_starts(pair, 1 if quick else 5),
    "failures": lambda pair, quick: chromium.list_failures(pair),
    "crowd": _crowds,
}
ALONE: dict[str, Callable[[bool], None]] = {
    "growth": lambda quick: growth.measure_growth(ROOT, QUICK_SIZES if quick else SIZES),
    "reading": lambda quick: growth.measure_reading(ROOT, 1 if quick else 3),
    "exact": _exact,
}

if __name__ == "__main__":
    main()
