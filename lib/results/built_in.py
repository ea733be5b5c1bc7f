"""What is built into synthetic data, beside what chance made of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from lib.results.rows import rows_of
from lib.study.study import CONTROL, TREATMENT


@dataclass(frozen=True, slots=True)
class TermApart:
    """A term of adverse events, with the participants who had it.

    Attributes:
        term: The term.
        counts: Participants with the term and participants randomised, treatment then control.
    """

    term: str
    counts: tuple[tuple[int, int], tuple[int, int]]


def farthest_term(farthest: pd.DataFrame) -> TermApart | None:
    """The term in whose share of participants the arms differ most, in whichever direction.

    Args:
        farthest: From `farthest_terms`, at least one if there is any.

    Returns:
        Of equal ones the term of more participants. None if no event occurred or none was
        collected.
    """
    for row in rows_of(farthest.head(1)):
        counts = [
            (int(row[f"participants_{arm}"]), int(row[f"n_{arm}"])) for arm in (TREATMENT, CONTROL)
        ]
        return TermApart(str(row["term"]), (counts[0], counts[1]))
    return None
