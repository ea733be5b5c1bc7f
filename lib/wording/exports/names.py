"""What files are called that readers take away."""

from __future__ import annotations

import re
import unicodedata

from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.names import study_title
from lib.words import Words

# Letters of the study's title in a name, and of the outcome's.
LONGEST_STUDY, LONGEST_OUTCOME = 40, 30
NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def file_name(
    study: Study,
    what: str,
    words: Words,
    *,
    outcome: Outcome | None = None,
    day: int | None = None,
) -> str:
    """A name for a file, without its suffix: study, outcome, day, and what it holds.

    Letters without accents, digits, "-" within a part and "_" between parts: nothing that a file
    system or a shell reads. Synthetic data are called so.
    """
    title = slug(study_title(study, words), LONGEST_STUDY) or "study"
    says_so = any(word in title for word in ("synthetic", "sintetic"))
    parts = [
        title,
        "synthetic" if study.synthetic and not says_so else "",
        "" if outcome is None else slug(outcome.code, LONGEST_OUTCOME) or "outcome",
        "" if day is None else f"day{day}",
        slug(what),
    ]
    return "_".join(filter(None, parts))


def slug(text: str, longest: int = 60) -> str:
    """A text as part of a file's name; whole words up to so many letters, empty if none is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    whole = NOT_IN_A_NAME.sub("-", plain).strip("-")
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]
