"""What is said of a trial beside its tables: published texts, words, what is built in."""

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
        contrast: Whether it compares the arms or speaks of the change within one; empty if the
            publication does not tell.
        direction: "lower" or "higher"; empty if it tells none.
        below_005: Whether it reports p below 0.05; None if it reports no p.
        day: Study day; None if it names none.
        no_events: Kind of adverse event that it says did not occur; empty if of none.
        effect: Published estimate, treatment - control or the change within the arm in the unit of
            the outcome; a ratio for an outcome on the log scale. None if none was published.
        low: Lower limit of its published interval; None if none was published.
        high: Upper limit, likewise.
    """

    text: Text
    published: Text
    outcome: str = ""
    contrast: str = ""
    direction: str = ""
    below_005: bool | None = None
    day: int | None = None
    no_events: str = ""
    effect: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def compares_arms(self) -> bool:
        """Whether it is compared with the difference of the arms, told or assumed."""
        return self.contrast in ("", BETWEEN_ARMS)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A word of a study and what it means.

    Attributes:
        word: The word, as it stands in the texts of the study.
        text: What it means, in a sentence or two.
    """

    word: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Statement:
    """A published text that is shown as it is and compared with nothing.

    Attributes:
        text: The text, for readers.
        source: Where it was published.
        heading: What it is about; None if it has no heading.
    """

    text: Text
    source: Text
    heading: Text | None = None


# Of so many simulated trials a `BuiltIn` counts those that showed something.
SIMULATED_TRIALS = 1000


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """What the simulation of synthetic data was given, of an outcome at a day or of the events.

    Attributes:
        shown_in: Of `SIMULATED_TRIALS` like this one, those with p below 0.05; of events, those
            whose arms differ in some term at least as much as here in the term where they differ
            most.
        outcome: Code of the outcome; empty if of the adverse events.
        day: Study day; None of events.
        effect: True difference between the arms, treatment - control, or on the log scale ratio
            of geometric means; None of events.
        events: Whether it says that both arms have the same rates of adverse events.
    """

    shown_in: int
    outcome: str = ""
    day: int | None = None
    effect: float | None = None
    events: bool = False
