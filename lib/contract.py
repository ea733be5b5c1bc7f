"""How long a text of a study may be; a longer one is refused when the study is read."""

from __future__ import annotations

from lib.plain_text import FIRST_STRONG, POP, is_isolated
from lib.words import sentence

# Identifiers of participants; they stand beside every point and on the axes of figures.
LONGEST_ID = 40
# Names and codes of arms and outcomes, units, bands, characteristics and their levels.
LONGEST_NAME = 80
# Terms and classes of adverse events, which a coding dictionary gives.
LONGEST_TERM = 200
# Of study.toml: the title, other texts such as sources, and published sentences.
LONGEST_TITLE = 160
LONGEST_TEXT = 600
LONGEST_CLAIM = 1000
# Cells of free text, such as reasons and remarks.
LONGEST_REMARK = 5000

TOO_LONG = sentence("Shorten it to at most {most} characters.")


def length(text: str) -> int:
    """Characters of a text, without the pair that keeps its direction to itself."""
    pair = len(FIRST_STRONG + POP) if not text.isascii() and is_isolated(text) else 0
    return len(text) - pair
