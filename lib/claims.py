"""Published sentences about a trial, as data that can be compared with its tables."""

from __future__ import annotations

from dataclasses import dataclass

from lib.contract import LONGEST_CLAIM, LONGEST_NAME
from lib.entries import Entries
from lib.words import Text, sentence

BETWEEN_ARMS = "between_arms"
WITHIN_TREATMENT = "within_treatment"
WITHIN_CONTROL = "within_control"
CONTRASTS = (BETWEEN_ARMS, WITHIN_TREATMENT, WITHIN_CONTROL)
DIRECTIONS = ("lower", "higher")
EVENT_KINDS = ("any", "related", "grade_3", "serious")

MOST_CLAIMS = 60

TOO_MANY_CLAIMS = sentence("At most {limit} published sentences can be compared.")
OUTCOME_OR_EVENTS = sentence("A sentence speaks of an outcome or of events, not of both.")
NEED_OUTCOME = sentence("This entry needs an outcome to speak of.")


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
        day: Study day; None if it tells none.
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


def read_claims(root: Entries) -> tuple[Claim, ...]:
    """The `[[claims]]` of `study.toml`; what does not fit is noted and left out."""
    blocks = root.children("claims") or []
    if len(blocks) > MOST_CLAIMS:
        root.wrong("claims", TOO_MANY_CLAIMS, limit=MOST_CLAIMS)
        return ()
    claims = [_claim(entries) for entries in blocks]
    return tuple(claim for claim in claims if claim is not None)


def _claim(entries: Entries) -> Claim | None:
    entries.only(
        *("en", "it", "published", "outcome", "contrast", "direction", "p_below_005", "day"),
        "no_events",
    )
    en, it = entries.text("en", most=LONGEST_CLAIM), entries.text("it", most=LONGEST_CLAIM)
    if not ("en" in entries or "it" in entries):
        entries.missing("en")
    published = entries.both("published", most=LONGEST_CLAIM, required=True)
    outcome = entries.text("outcome", most=LONGEST_NAME)
    contrast = entries.one_of("contrast", CONTRASTS, required=False)
    direction = entries.one_of("direction", DIRECTIONS, required="outcome" in entries)
    below_005 = entries.truth("p_below_005")
    day = entries.integer("day")
    no_events = entries.one_of("no_events", EVENT_KINDS, required=False)
    if "outcome" not in entries:
        for name in ("contrast", "direction", "p_below_005", "day"):
            if name in entries:
                entries.wrong(name, NEED_OUTCOME)
    elif "no_events" in entries:
        entries.wrong("no_events", OUTCOME_OR_EVENTS, no_events or "")
    if published is None or not (en or it):
        return None
    return Claim(
        text=Text(en or it or "", it or en or ""),
        published=published,
        outcome=outcome or "",
        contrast=contrast or BETWEEN_ARMS,
        direction=direction or "",
        below_005=below_005,
        day=day,
        no_events=no_events or "",
    )
