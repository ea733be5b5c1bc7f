"""What is built into synthetic data, beside what chance made of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from lib.results.events.terms import incidence_by_term
from lib.study.study import Study


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
    every = incidence_by_term(study)
    found = [
        TermApart(
            row["term"],
            (
                (int(row["participants_any_treatment"]), int(row["n_treatment"])),
                (int(row["participants_any_control"]), int(row["n_control"])),
            ),
        )
        for row in every[every["term"] != ""].to_dict("records")
    ]
    return max(found, key=_apart, default=None)


def _apart(term: TermApart) -> tuple[Fraction, int]:
    (treated, n_treated), (control, n_control) = term.counts
    # Exact, so that equal differences are equal.
    return abs(Fraction(treated, n_treated) - Fraction(control, n_control)), treated + control
