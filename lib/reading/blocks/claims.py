"""The blocks `[[claims]]` of `study.toml`: published sentences."""

from __future__ import annotations

from lib.language import Text, sentence
from lib.reading.entries import Entries
from lib.study.claims import Claim
from lib.study.contract import MOST_CLAIMS
from lib.study.entries import CLAIM

TOO_MANY_CLAIMS = sentence("At most {limit} published sentences can be compared.")
OUTCOME_OR_EVENTS = sentence("A sentence speaks of an outcome or of events, not of both.")
NEED_OUTCOME = sentence("This entry needs an outcome to speak of.")


def read_claims(root: Entries) -> tuple[Claim, ...]:
    """The `[[claims]]` of `study.toml`.

    Args:
        root: The whole file.

    Returns:
        The sentences in their order; what does not fit is, after a note, left out.
    """
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
