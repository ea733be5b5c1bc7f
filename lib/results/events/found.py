"""The classes and terms of adverse events that a reader looks for, as their table holds them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib.results.events.terms import (
    incidence_by_term,
    search_terms,
    select_terms,
    term_differences,
)
from lib.study.study import Study

# Classes and terms in the table.
MOST_LISTED = 300


@dataclass(frozen=True, slots=True)
class FoundTerms:
    """Classes and terms that hold a text, and the arms compared in each of them.

    Attributes:
        n: How many hold it; the first `MOST_LISTED` of them are listed.
        had: Those of which somebody had an event of the kind, or of which nobody knows: rows of
            `incidence_by_term`.
        differences: `term_differences` of `had`.
        nobody: Those of which nobody had one.
        nobody_differences: `term_differences` of `nobody`.
    """

    n: int
    had: pd.DataFrame
    differences: pd.DataFrame
    nobody: pd.DataFrame
    nobody_differences: pd.DataFrame


def found_terms(
    study: Study,
    *,
    kind: str,
    order: str,
    looked_for: str = "",
    every: pd.DataFrame | None = None,
) -> FoundTerms:
    """The classes and terms that hold a text.

    Args:
        study: The study.
        kind: The kind of event, of `TERM_KINDS`.
        order: Of `ORDERS`.
        looked_for: The text; empty for every class and term.
        every: `incidence_by_term`, where it is at hand.

    Raises:
        ValueError: Kind or order is unknown.
    """
    if every is None:
        every = incidence_by_term(study)
    found = select_terms(search_terms(every, looked_for, study.other_names), kind=kind, order=order)
    listed = found.head(MOST_LISTED)
    compared = term_differences(listed, kind)
    had = compared["participants_treatment"] + compared["participants_control"] != 0
    return FoundTerms(len(found), listed[had], compared[had], listed[~had], compared[~had])
