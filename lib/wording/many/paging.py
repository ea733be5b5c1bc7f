"""What a page of a long figure or table shows, and where the rest is."""

from __future__ import annotations

from lib.language import sentence
from lib.results.events.pages import LANES
from lib.study.study import Study
from lib.wording.many.distributions import of_many
from lib.words import Words

LANES_IN_PAGES = sentence(
    "An arm has more than {most} participants: a page holds the lanes of {lanes}, and the page of "
    "whoever is followed comes first. The listing and all numbers are of everybody."
)
FIRST_LANES = sentence(
    "An arm has more than {most} participants: the lanes of the first {lanes} are drawn. All "
    "numbers are of everybody."
)


def lanes_of_many(study: Study, words: Words, *, on_paper: bool) -> str:
    """That the lanes are paged, or on paper the first ones drawn; empty where all are drawn."""
    return of_many(study, FIRST_LANES if on_paper else LANES_IN_PAGES, words, lanes=LANES)


def left_out_lanes(events: int, words: Words) -> str:
    """How many events have no bar, because others of the same participants have; empty if none."""
    if not events:
        return ""
    return words.t(
        "Later events of these participants that are not drawn, in the listing only: {n}.",
        n=words.count(events),
    )


def rows_text(page: int | None, size: int, n: int, words: Words, *, on_paper: bool) -> str:
    """Which rows a page of a table shows, from 0; empty where there are no pages."""
    if page is None:
        return ""
    names = {
        "first": words.count(page * size + 1),
        "last": words.count(min(n, (page + 1) * size)),
        "n": words.count(n),
    }
    if on_paper:
        return words.t("Rows {first} to {last} of {n}.", **names)
    return words.t(
        "Rows {first} to {last} of {n}; a click on a header sorts these, and the download holds "
        "all.",
        **names,
    )


def first_terms_text(most: int, n: int, words: Words, *, on_paper: bool) -> str:
    """That the table of classes and terms is cut, and how to see the others; empty if it is not."""
    if n <= most:
        return ""
    if on_paper:
        return words.t(
            "The table shows the first {shown} of {n} classes and terms.",
            shown=most,
            n=words.count(n),
        )
    return words.t(
        "The table shows the first {shown} of {n} classes and terms; search for the others.",
        shown=most,
        n=words.count(n),
    )
