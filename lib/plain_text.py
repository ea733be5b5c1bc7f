"""Text from a file, so that it stays in its line and cannot turn over what stands around it."""

from __future__ import annotations

import re
import unicodedata

# Letters and digits of right-to-left scripts, as ranges.
_TURNED = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
# Characters that set a direction: marks; embeddings, overrides and isolates.
_MARKS, _TURNING = "\u061c\u200e\u200f", "\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"

RIGHT_TO_LEFT = re.compile(f"[{_TURNED}{_MARKS}{_TURNING}]")
_TURNED_LETTER = re.compile(f"[{_TURNED}]")
_DIRECTION = re.compile(f"[{_MARKS}{_TURNING}]")
# Scripts that write a word otherwise with a joiner in it, Arabic to Burmese, Khmer, Mongolian and
# smaller ones, and emoji, of which it makes one.
_JOINED = re.compile(
    f"[{_TURNED}\u0900-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1b7f\ua800-\uabff"
    "\u2600-\u27bf\U00011000-\U00011fff\U0001f000-\U0001faff]"
)
# What nobody sees and what tells nothing: soft hyphens, spaces and joiners without width, byte
# order marks, signs within formulas.
_INVISIBLE = re.compile("[\u00ad\u034f\u200b\u2060-\u2064\u206a-\u206f\ufeff]")
_WIDE_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0x2028, 0x2029)))
ISOLATES = "\u2066\u2067\u2068"
FIRST_STRONG, POP = "\u2068", "\u2069"
NO_BREAK = "\N{NO-BREAK SPACE}"
# What stands before and after a space at which no line ends: "n 15 + 13", "p 0.65", "95% CI 4.7",
# "17.0 mg/dL", "43 days", "day 43", "; 15 secretome", "6/11 (55%)", "1 in 20".
TOGETHER = (
    *((r"\bn", r"\d"), (r"\d", r"\+"), (r"\+", r"\d"), (r"\bp", r"[\d(]"), (r"\bHolm", r"\d")),
    *((r"\bCI", r"[−\d]"), (r"\bIC", r"\d"), ("%", r"CI\b"), (r"\b1", r"in \d"), ("1 in", r"\d")),
    (r"\d", r"[^\W\d]{1,6}/[^\W\d]|percentage|points?\b|punt[io]\b|days?\b|giorn[io]\b"),
    (r"\d", r"(?:weeks?|months?|years?|settiman[ae]|mes[ei]|ann[oi]|[mµ]?[gL]|MB)\b"),
    *((r"\w", r"\d+/\d"), (r"\bto", r"[−\d]"), (r"\bda", r"[−\d]"), (r"\ba", r"[−\d]")),
    *((rf"\b{word}", r"\d") for word in ("[Dd]ay", "[Gg]iorno", "[Gg]rad[eo]")),
    *((rf"\b{word}", r"\d") for word in ("al", "dal", "dallo", "e")),
    *((rf"[.,;(] {digits}", r"[^\W\d]") for digits in (r"\d", r"\d\d", r"\d\d\d")),
    *((rf"/{digits}", r"\([\d.,]+%") for digits in (r"\d", r"\d\d", r"\d\d\d")),
)
HELD = re.compile(f" (?:{'|'.join(f'(?<={before} )(?={after})' for before, after in TOGETHER)})")
# Between the limits of an interval: "4.7 to 29.2", "dal 23,4% all'83,3%".
INTERVAL = re.compile(r"(?<=[\d%]) (?=(?:to |al? |all')[−\d])")
# "IL-6", "TNF-α", "MEX-SLEDAI" and "anti-dsDNA" are not broken either.
NAME_HYPHEN = re.compile(r"(?<=[A-Za-z]-)(?=[\dα-ω]|(?:ds)?[A-Z]{2})")
# Of JSON: what would end a script, or begin another one in it; and lines that JavaScript once
# ended.
IN_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
LINE_BREAKS = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def tidied(text: str) -> str:
    """A text in one line, without spaces around it, that keeps its direction to itself.

    Two texts that look alike are to be the same, for they may name the same arm or participant:
    every space within a line is a plain one, and invisible characters are left out but for those
    that some scripts need, which are joiners, and signs of direction among right-to-left letters.
    """
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text
    text = _INVISIBLE.sub("", _WIDE_SPACES.sub(" ", text))
    if not _TURNED_LETTER.search(text):
        text = _DIRECTION.sub("", text)
    if not _JOINED.search(text):
        text = re.sub(f"[{_JOINERS}]", "", text)
    text = text.strip(_SPACES + _JOINERS + _MARKS)
    return isolated(LINE_BREAKS.sub(" ", text))


def composed(name: str) -> str:
    """A name with single spaces, its accents as part of their letters and not after them."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def folded(name: str) -> str:
    """What names that differ only in case, spacing or the coding of their accents share."""
    return composed(name).casefold()


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


def length(text: str) -> int:
    """Characters of a text, without the pair that keeps its direction to itself."""
    pair = len(FIRST_STRONG + POP) if not text.isascii() and is_isolated(text) else 0
    return len(text) - pair


def _closed(text: str) -> str:
    """The text with every isolate closed and without a closing character that closes none."""
    kept, open_isolates = [], 0
    for character in text:
        if character == POP and not open_isolates:
            continue
        open_isolates += (character in ISOLATES) - (character == POP)
        kept.append(character)
    return "".join(kept) + POP * open_isolates


def held(text: str, *, intervals: bool = True) -> str:
    """A text that is not broken between a number and what it is of, nor in a name like IL-6.

    Args:
        text: The text.
        intervals: Whether intervals stay on one line too; a narrow cell has no room for them.
    """
    if intervals:
        text = INTERVAL.sub(NO_BREAK, text)
    return NAME_HYPHEN.sub("\N{WORD JOINER}", HELD.sub(NO_BREAK, text))
