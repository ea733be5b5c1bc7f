"""Labels of controls, which Streamlit shows as Markdown and hands on as they are."""

from __future__ import annotations

import re

from lib.screen.elements import FOUND_ANYHOW, SPACES, plain

# What Markdown acts on in a label, which is one line; "_" only at the edge of a word.
ACTED_ON = re.compile(
    r"[\\`]|\]\(|<(?=[a-z/!?])|&(?=[#\w])|([*~$]).*\1|(?<![^\W_])_|_(?![^\W_])"
    r"|^[#>+*-]|^\d+[.)]|" + FOUND_ANYHOW.pattern,
    re.IGNORECASE,
)


def plain_label(text: str) -> str:
    """Text as the label of a control, and as it is wherever Markdown leaves it alone.

    What is read aloud of a control is its label as it stands, with every backslash.
    """
    line = SPACES.sub(" ", text).strip(" ")
    return plain(line) if ACTED_ON.search(line) else line
