"""Published sentences about a trial, as data that can be compared with its tables."""

from __future__ import annotations

from dataclasses import dataclass

from lib.language import Text
from lib.study.entries import BETWEEN_ARMS


@dataclass(frozen=True, slots=True)
class Claim:
    """One published sentence and what it says.

    Attributes:
        text: The sentence, for readers.
        published: Where it was published.
        outcome: Code of the outcome it speaks of; empty if of none.
        contrast: Whether it compares the arms or speaks of the change within one.
        direction: "lower" or "higher"; empty if it speaks of no outcome.
        below_005: Whether it reports p below 0.05; None if it reports no p.
        day: Study day; None if it names none.
        no_events: Kind of adverse event that it says did not occur; empty if of none.
    """

    text: Text
    published: Text
    outcome: str = ""
    contrast: str = BETWEEN_ARMS
    direction: str = ""
    below_005: bool | None = None
    day: int | None = None
    no_events: str = ""
