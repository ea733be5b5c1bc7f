"""What is built into synthetic data, beside what chance made of it."""

from __future__ import annotations

from dataclasses import dataclass

from lib.results.events.apart import farthest_terms
from lib.study.study import CONTROL, TREATMENT, Study


@dataclass(frozen=True, slots=True)
class TermApart:
    """A term of adverse events, with the participants who had it.

    Attributes:
        term: The term.
        counts: Participants with the term and participants randomised, treatment then control.
    """

    term: str
    counts: tuple[tuple[int, int], tuple[int, int]]


def farthest_term(study: Study) -> TermApart | None:
    """The term in whose share of participants the arms differ most, in whichever direction.

    Of equal ones the one of more participants. None if no event occurred or none was collected.
    """
    for row in farthest_terms(study, most=1).to_dict("records"):
        counts = [
            (int(row[f"participants_{arm}"]), int(row[f"n_{arm}"])) for arm in (TREATMENT, CONTROL)
        ]
        return TermApart(row["term"], (counts[0], counts[1]))
    return None
