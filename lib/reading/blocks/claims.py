"""The reader of the published sentences in `study.toml`."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from lib.language import Text, sentence
from lib.reading.entries import Entries
from lib.study.claims import Claim
from lib.study.contract import MOST_CLAIMS
from lib.study.entries import CLAIM

TOO_MANY_CLAIMS = sentence("At most {limit} published sentences can be compared.")
OUTCOME_OR_EVENTS = sentence("A sentence speaks of an outcome or of events, not of both.")
NEED_OUTCOME = sentence("This entry needs an outcome to speak of.")
NEED_EFFECT = sentence("A published interval needs its effect, which lies between low and high.")
NEED_RATIO = sentence("An effect on an outcome on the log scale is a ratio above 0.")
# Entries of a sentence that need an outcome to speak of.
OF_OUTCOME = ("contrast", "direction", "p_below_005", "day", "effect", "low", "high")


def read_claims(root: Entries, ratios: Collection[str] = ()) -> tuple[Claim, ...]:
    """The `[[claims]]` of `study.toml`.

    Args:
        root: The whole file.
        ratios: Codes of the outcomes on the log scale.

    Returns:
        The sentences in their order; what does not fit is, after a note, left out.
    """
    blocks = root.children("claims") or []
    if len(blocks) > MOST_CLAIMS:
        root.wrong("claims", TOO_MANY_CLAIMS, limit=MOST_CLAIMS)
        return ()
    claims = [_claim(entries, ratios) for entries in blocks]
    return tuple(claim for claim in claims if claim is not None)


def _claim(entries: Entries, ratios: Collection[str]) -> Claim | None:
    values = entries.read(CLAIM)
    en, it, published = values["en"], values["it"], values["published"]
    if not ("en" in entries or "it" in entries):
        entries.missing("en")
    if "outcome" not in entries:
        for name in OF_OUTCOME:
            if name in entries:
                entries.wrong(name, NEED_OUTCOME)
    elif "no_events" in entries:
        entries.wrong("no_events", OUTCOME_OR_EVENTS, values["no_events"])
    elif not ("direction" in entries or "effect" in entries or values["p_below_005"] is False):
        # Only that no difference was shown can be said without a direction.
        entries.missing("direction")
    _published_effect(entries, values, is_ratio=values["outcome"] in ratios)
    if published is None or not (en or it):
        return None
    return Claim(
        text=Text(en or it or "", it or en or ""),
        published=published,
        below_005=values["p_below_005"],
        no_events=values["no_events"],
        **{name: values[name] for name in ("outcome", *OF_OUTCOME) if name != "p_below_005"},
    )


def _published_effect(entries: Entries, values: dict[str, Any], *, is_ratio: bool) -> None:
    """Note a published effect outside its interval, or one that is no ratio where it must be."""
    numbers = [values[name] for name in ("low", "effect", "high")]
    given = [number for number in numbers if number is not None]
    if (len(given) > 1 and numbers[1] is None) or given != sorted(given):
        entries.wrong("effect", NEED_EFFECT, values["effect"] or "")
    if is_ratio and given and min(given) <= 0:
        entries.wrong("effect", NEED_RATIO, min(given))
