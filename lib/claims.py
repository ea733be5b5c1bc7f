"""Published sentences about a trial, as data that can be compared with its tables."""

from __future__ import annotations

from dataclasses import dataclass

from lib.contract import MOST_CLAIMS
from lib.entries import Entries
from lib.language import Text, sentence
from lib.settings_entries import BETWEEN_ARMS, CLAIM

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
    values = entries.read(CLAIM)
    en, it, published = values["en"], values["it"], values["published"]
    if not ("en" in entries or "it" in entries):
        entries.missing("en")
    if "outcome" not in entries:
        for name in ("contrast", "direction", "p_below_005", "day"):
            if name in entries:
                entries.wrong(name, NEED_OUTCOME)
    elif "no_events" in entries:
        entries.wrong("no_events", OUTCOME_OR_EVENTS, values["no_events"])
    if published is None or not (en or it):
        return None
    return Claim(
        text=Text(en or it or "", it or en or ""),
        published=published,
        outcome=values["outcome"],
        contrast=values["contrast"],
        direction=values["direction"],
        below_005=values["p_below_005"],
        day=values["day"],
        no_events=values["no_events"],
    )
