"""The reader of published texts that are shown as they are: conclusions and background."""

from __future__ import annotations

from lib.language import Text, sentence
from lib.reading.entries import Entries
from lib.study.claims import Statement
from lib.study.entries import STATEMENT

TOO_MANY = sentence("At most {limit} of these blocks can be shown.")


def read_statements(root: Entries, name: str, most: int) -> tuple[Statement, ...]:
    """The blocks `[[conclusions]]` or `[[background]]` of `study.toml`.

    Args:
        root: The whole file.
        name: Name of the blocks.
        most: How many of them can be shown.

    Returns:
        The texts in their order; what does not fit is, after a note, left out.
    """
    blocks = root.children(name) or []
    if len(blocks) > most:
        root.wrong(name, TOO_MANY, limit=most)
        return ()
    found = []
    for entries in blocks:
        values = entries.read(STATEMENT)
        en, it, source = values["en"], values["it"], values["source"]
        if not ("en" in entries or "it" in entries):
            entries.missing("en")
        if source is not None and (en or it):
            found.append(Statement(Text(en or it or "", it or en or ""), source, values["heading"]))
    return tuple(found)
