"""The files of a session as they were read, and how far the reading is."""

from __future__ import annotations

import time
from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.reading.examine import Examined, examine
from lib.reading.formats.progress import Progress
from lib.screen.sessions.door import session_name
from lib.screen.sessions.memory import session_memory
from lib.study.provenance import Provenance
from lib.words import Words

# Seconds before it is said how far the reading is, and between two words about it.
PATIENCE, PAUSE = 0.5, 0.2


def examined_files(
    files: Mapping[str, bytes], loaded: Provenance, answers: str, words: Words
) -> Examined:
    """`examine`, remembered for the two latest sets of files and answers of this session.

    One run looks at two at most: with what is decided about doubts, and with the settings too.
    """
    remembered = _remembered()
    key = loaded.digest, answers
    found = remembered.pop(key, None)
    if found is None:
        # The older ones go before another is read.
        for old in list(remembered)[:-1]:
            del remembered[old]
        place = st.empty()
        progress = _shown_in(place, words)
        found = examine(files, answers=answers, whose=session_name(), progress=progress)
        place.empty()
    remembered[key] = found
    return found


def _remembered() -> dict[tuple[str, str], Examined]:
    """What was read of the files of this session, by digest and answers, the latest last."""
    found: dict[tuple[str, str], Examined] = session_memory().setdefault("examined", {})
    return found


def latest_of(digest: str) -> Examined | None:
    """What was read of these files last, with whatever answers."""
    found = [examined for (of, _), examined in _remembered().items() if of == digest]
    return found[-1] if found else None


def _shown_in(place: DeltaGenerator, words: Words) -> Progress:
    """How far the reading is, shown once it has taken a while.

    A reader who clicks meanwhile, or goes to another page, ends the reading there.
    """
    begun = shown = time.monotonic()

    def show(text: str, done: float, values: Mapping[str, int]) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - begun >= PATIENCE and now - shown >= PAUSE:
            shown = now
            counts = {name: words.count(number) for name, number in values.items()}
            place.progress(done, text=words.t(text, **counts))

    return show
