"""The reader of the words that `study.toml` explains."""

from __future__ import annotations

from lib.language import sentence
from lib.reading.entries import Entries
from lib.study.claims import Explanation
from lib.study.contract import MOST_WORDS
from lib.study.entries import WORD

TOO_MANY_WORDS = sentence("At most {limit} words can be explained.")


def read_glossary(root: Entries) -> tuple[Explanation, ...]:
    """The `[[glossary]]` of `study.toml`.

    Args:
        root: The whole file.

    Returns:
        The words in their order; what does not fit is, after a note, left out.
    """
    blocks = root.children("glossary") or []
    if len(blocks) > MOST_WORDS:
        root.wrong("glossary", TOO_MANY_WORDS, limit=MOST_WORDS)
        return ()
    found = [entries.read(WORD) for entries in blocks]
    return tuple(Explanation(**values) for values in found if all(values.values()))
