"""The kinds of adverse events, in the order in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from lib.language import sentence


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of adverse event.

    Attributes:
        name: What code calls it, and `no_events` of a published sentence.
        title: What readers call it.
        column: The column of the table that says which events are of it; "" if all are.
        least: The smallest cell of that column with which an event is of it; yes is 1.
        by_term: Whether it is counted class by class and term by term too, and published sentences
            may speak of it.
    """

    name: str
    title: str
    column: str
    least: float
    by_term: bool


EVENT_KINDS = (
    EventKind("any", sentence("Any adverse event"), "", 0, True),
    EventKind("related", sentence("Related to the injections"), "related", 1, True),
    EventKind("grade_3", sentence("Grade 3 or higher (severe)"), "grade", 3, True),
    EventKind("serious", sentence("Serious"), "serious", 1, True),
    EventKind(
        "led_to_withdrawal", sentence("Leading to withdrawal"), "led_to_withdrawal", 1, False
    ),
    EventKind("fatal", sentence("Fatal"), "grade", 5, False),
)
KINDS = tuple(kind.name for kind in EVENT_KINDS)
TERM_KINDS = tuple(kind.name for kind in EVENT_KINDS if kind.by_term)
KIND_NAMES = {kind.name: kind.title for kind in EVENT_KINDS}
