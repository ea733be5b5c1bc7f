"""Text from a file, so that it stays in its line and cannot turn over what stands around it."""

from __future__ import annotations

import re

# Letters and digits of right-to-left scripts, and the characters that set a direction.
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
ISOLATES = "\u2066\u2067\u2068"
FIRST_STRONG, POP = "\u2068", "\u2069"
LINE_BREAKS = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def tidied(text: str) -> str:
    """A text in one line, without spaces around it, that keeps its direction to itself."""
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text
    return isolated(LINE_BREAKS.sub(" ", text))


def isolated(text: str) -> str:
    """A text that keeps its own direction to itself; text without one is returned as it is.

    The method is that of Unicode Standard Annex 9, section 2.4: an isolate around the text, within
    which every isolate that the text opens is closed and none is closed that it did not open.
    """
    if text.isascii() or not RIGHT_TO_LEFT.search(text) or is_isolated(text):
        return text
    return FIRST_STRONG + _closed(text) + POP


def is_isolated(text: str) -> bool:
    """Whether a text is one isolate as `isolated` makes it."""
    whole = text.startswith(FIRST_STRONG) and text.endswith(POP) and len(text) > 1
    return whole and _closed(text[1:-1]) == text[1:-1]


def _closed(text: str) -> str:
    """The text with every isolate closed and without a closing character that closes none."""
    kept, open_isolates = [], 0
    for character in text:
        if character == POP and not open_isolates:
            continue
        open_isolates += (character in ISOLATES) - (character == POP)
        kept.append(character)
    return "".join(kept) + POP * open_isolates
