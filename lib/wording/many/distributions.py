"""What a figure of many participants shows instead of each of them."""

from __future__ import annotations

from lib.language import sentence
from lib.results.distributions import FARTHEST, MOST_COURSES, MOST_EACH, are_many
from lib.study.study import Study
from lib.words import Words

COURSES = sentence(
    "An arm has more than {most} participants: the bands hold the middle half and the middle "
    "90% of its values at each day, and the thin lines are up to {drawn} participants of each "
    "arm, drawn at random. All numbers are of everybody."
)
CHANGES = sentence(
    "An arm has more than {most} participants: the shapes count them by their change, and are "
    "as wide as their share of the arm. All numbers are of everybody."
)
CUMULATIVE = sentence(
    "An arm has more than {most} participants: a curve shows the share of an arm whose change "
    "is at most so much. All numbers are of everybody."
)
PAIRS = sentence(
    "An arm has more than {most} participants: the larger a mark, the more participants have "
    "changes there. All numbers are of everybody."
)
LEFT_OUT = sentence(
    "An arm has more than {most} participants: of the estimates without one of them, the "
    "{drawn} smallest and the {drawn} largest of each arm are drawn. All numbers are of "
    "everybody."
)


def of_many(study: Study, said: str, words: Words, **values: int) -> str:
    """A sentence on what is drawn where an arm has too many participants; else empty."""
    return words.t(said, most=MOST_EACH, **values) if are_many(study) else ""


def courses_of_many(study: Study, words: Words) -> str:
    """What the bands and the thin lines are; empty where everybody is drawn."""
    return of_many(study, COURSES, words, drawn=MOST_COURSES)


def changes_of_many(study: Study, words: Words) -> str:
    """What the shapes beside each visit are; empty where everybody is drawn."""
    return of_many(study, CHANGES, words)


def cumulative_of_many(study: Study, words: Words) -> str:
    """What the curves of individual changes are; empty where everybody is drawn."""
    return of_many(study, CUMULATIVE, words)


def pairs_of_many(study: Study, words: Words) -> str:
    """What the marks of pairs of changes are; empty where everybody is drawn."""
    return of_many(study, PAIRS, words)


def left_out_of_many(study: Study, words: Words) -> str:
    """Whose estimates without one participant are drawn; empty where everybody is."""
    return of_many(study, LEFT_OUT, words, drawn=FARTHEST)


def first_rows_text(shown: int, n: int, words: Words, *, on_paper: bool) -> str:
    """That a table is cut, and on a screen where the rest is."""
    if on_paper:
        return words.t(
            "The table shows the first {shown} of {n} participants.", shown=shown, n=words.count(n)
        )
    return words.t(
        "The table shows the first {shown} of {n} participants; the download holds everybody.",
        shown=shown,
        n=words.count(n),
    )
