"""The terms of adverse events in which the arms differ most, and the kinds that nobody had."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from lib.results.events.terms import term_differences
from lib.results.rows import rows_of
from lib.study.study import CONTROL, TREATMENT


def farthest_terms(every: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """The terms in whose share of participants the arms differ most, in whichever direction.

    Args:
        every: From `incidence_by_term`.
        most: Most terms.

    Returns:
        One row per term, the largest difference first, of equal ones that of more participants:
        term and the columns of `term_differences` for any event. Empty if no event occurred or
        none was collected.
    """
    terms = every[every["term"] != ""].reset_index(drop=True)
    found = term_differences(terms, "any").assign(term=terms["term"])
    ranks = [_apart(row) for row in rows_of(found)]
    order = sorted(range(len(ranks)), key=ranks.__getitem__, reverse=True)
    # A sort in reverse keeps the order of equal ones.
    return found.iloc[order[:most]].reset_index(drop=True)


def _apart(row: Mapping[str, Any]) -> tuple[Fraction, int]:
    treated, control = (int(row[f"participants_{arm}"]) for arm in (TREATMENT, CONTROL))
    sizes = int(row[f"n_{TREATMENT}"]), int(row[f"n_{CONTROL}"])
    # Exact, so that equal differences are equal.
    return abs(Fraction(treated, sizes[0]) - Fraction(control, sizes[1])), treated + control


def kinds_of_nobody(incidence: pd.DataFrame) -> list[str]:
    """The kinds of event that were asked about and that nobody of either arm had.

    Args:
        incidence: From `incidence_by_kind`.

    Returns:
        Names in the order of `incidence`; never that of any event, which is the sum of all.
    """
    names = []
    for kind, arms in incidence.groupby("kind", sort=False):
        if kind != "any" and arms["supplied"].all() and not arms["participants"].any():
            names.append(str(kind))
    return names
