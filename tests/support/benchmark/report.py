"""Numbers of several rounds, and tables of them for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles


def spread(values: Sequence[float], digits: int = 1) -> str:
    """The median of what several rounds gave, and from where to where they went."""
    if not values:
        return "–"
    low, high = min(values), max(values)
    middle = f"{median(values):,.{digits}f}"
    return middle if len(values) == 1 else f"{middle} ({low:,.{digits}f}–{high:,.{digits}f})"


def ratios(numerators: Sequence[float], denominators: Sequence[float]) -> list[float]:
    """The ratio of each round."""
    return [above / below for above, below in zip(numerators, denominators, strict=True)]


def totals(rounds: Sequence[Sequence[float]]) -> list[float]:
    """The sum of each round over rows; rows of as many rounds each are given."""
    return [sum(values) for values in zip(*rounds, strict=True)]


def percentile(values: Sequence[float], percent: int) -> float:
    """A percentile; the largest value where there are few."""
    if len(values) < 2:
        return max(values)
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[str]], *notes: str) -> None:
    """Print a table; the first column to the left, the others to the right."""
    widths = [max(len(row[at]) for row in (header, *rows)) for at in range(len(header))]
    print(f"\n{title}")
    for row in (header, ["-" * width for width in widths], *rows):
        first, *others = row
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print("  " + "  ".join(cells).rstrip())
    for note in notes:
        print(f"  {note}")
    print(end="", flush=True)
