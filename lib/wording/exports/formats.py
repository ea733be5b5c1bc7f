"""How many digits a workbook shows of its numbers; its cells hold all that a file can keep."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

import pandas as pd

from lib.results.exports.columns import RISK_DIFFERENCE, SHARE
from lib.study.study import ARMS
from lib.words import SMALLEST_P, Words

# Columns of shares between 0 and 1, of which those that begin so are too.
SHARES, SHARES_BEGIN = ("true_risk", "power", "drop_out", "confidence"), "proportion"
# Whose numbers a row holds.
OF = ("characteristic", "outcome")
# The limits of what a row estimates.
ESTIMATE = "estimate"
LIMITS = ("ci_low", "ci_high", "q1", "q3", "other_ci_low", "other_ci_high")
WHOLE, PERCENT, SCIENTIFIC = "0", "0.0%", "0.00E+00"
MOST_DECIMALS = 6


def formats(shown: pd.DataFrame, raw: pd.DataFrame, words: Words) -> dict[str, list[str]]:
    """The format of each cell by its column, as spreadsheets write formats.

    Shares are percentages, p is shown as on the pages, and all other numbers of an outcome or a
    characteristic in a column with as many decimals: none if they are whole, else so many that one
    of middling size has three digits. An estimate and its limits have as many.

    Args:
        shown: Numbers, texts, or None; columns as in a CSV.
        raw: The same rows with their codes.
        words: The reader's language.
    """
    empty = [None] * len(raw)
    measures = raw["measure"].tolist() if "measure" in raw else empty
    kinds = raw["kind"].tolist() if "kind" in raw else empty
    of_shares = {
        ESTIMATE: [measure in (SHARE, RISK_DIFFERENCE) for measure in measures],
        "value": [kind == "level" for kind in kinds],
    }
    columns = {str(name): shown[name].tolist() for name in shown}
    # Values of one outcome may be a thousand times those of another.
    of = next((raw[name].astype(str).tolist() for name in OF if name in raw), empty)
    sizes: dict[tuple[str, str | None], list[float]] = {}
    shares = {}
    for name, cells in columns.items():
        group = _group(name)
        shares[name] = of_shares.get(group, [False] * len(cells))
        for cell, whose, share in zip(cells, of, shares[name], strict=True):
            known = sizes.setdefault((group, whose), [])
            if not share and isinstance(cell, (int, float)) and math.isfinite(cell):
                known.append(abs(cell))
    decimals = {key: _decimals(of_one) for key, of_one in sizes.items()}
    found = {}
    for name in columns:
        own, group = _own(name, words), _group(name)
        found[name] = [
            PERCENT if share else own or decimals[group, whose]
            for share, whose in zip(shares[name], of, strict=True)
        ]
    return found


def _group(name: str) -> str:
    """What a column has its decimals with: an estimate, its limits and that of the other arm."""
    for arm in ARMS:
        name = name.removesuffix(f"_{arm}")
    if name in LIMITS:
        return ESTIMATE
    # "published_estimate" and "published_ci_low".
    return name.removesuffix("_ci_low").removesuffix("_ci_high").removesuffix("_estimate")


def _own(name: str, words: Words) -> str:
    """The format of a column that has one of its own; empty of others."""
    if name in ("p_value", "p_holm"):
        least = words.number(SMALLEST_P, 3)
        return f'[<{SMALLEST_P}]"<{least}";[<0.1]0.000;0.00'
    if name == "chance_of_at_least_one_case":
        # Never shown as certain.
        return f'[>=0.9995]">{words.percent(0.999, 1)}";{PERCENT}'
    return PERCENT if name in SHARES or name.startswith(SHARES_BEGIN) else ""


def _decimals(sizes: Sequence[float]) -> str:
    """The format that numbers of these magnitudes share."""
    if all(size == int(size) for size in sizes):
        return WHOLE
    typical = median([size for size in sizes if size > 0])
    if not 1e-4 <= typical < 1e7:
        return SCIENTIFIC
    most = min(max(2 - math.floor(math.log10(typical)), 1), MOST_DECIMALS)
    # As many as values have that were written down: 74.5 is not 74.50.
    needed = next((d for d in range(1, most) if all(_has(size, d) for size in sizes)), most)
    return f"0.{'0' * needed}"


def _has(size: float, decimals: int) -> bool:
    return math.isclose(size, round(size, decimals), rel_tol=1e-12, abs_tol=1e-12)
