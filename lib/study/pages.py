"""The pages of the dashboard: those of every study, and those of outcomes, which a study names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.language import Text, sentence
from lib.study.outcomes import BUILT_IN_OUTCOMES, Outcome

MOST_PAGES = 6
# Of a title that is made of the names of outcomes.
LONGEST_MADE_TITLE = 40


@dataclass(frozen=True, slots=True)
class Page:
    """A page of outcomes: what the entry `page` of an outcome calls it, and its title."""

    code: str
    title: Text


# Pages of every study, by the name of the page's file, which is its address too: those before the
# pages of outcomes in the menu, and those after them.
BEFORE = {"overview": sentence("Overview")}
AFTER = {
    "adverse_events": sentence("Adverse events"),
    "your_study": sentence("Your own study"),
}
# Each of them has a file of its own. They are those of the bundled study.
LUPUS_PAGES = (
    Page("disease_activity", Text("Disease activity", "Attività di malattia")),
    Page("complement_levels", Text("Complement levels", "Livelli del complemento")),
    Page("cytokines_antibodies", Text("Cytokines and antibodies", "Citochine e anticorpi")),
)
# Where an outcome stands of which nobody says where it belongs.
OTHER_PAGE = Page("outcomes", Text("Outcomes", "Esiti"))
# What an outcome may name in a study that names no pages itself.
KNOWN_PAGES = (*LUPUS_PAGES, OTHER_PAGE)
# The files of pages that a study names, in the order of its menu. Nothing of the study is in an
# address: those of an upload stay in the browser's history.
OWN_ADDRESSES = tuple(f"outcomes_{number}" for number in range(1, MOST_PAGES + 1))
ADDRESSES = (*BEFORE, *(page.code for page in LUPUS_PAGES), *OWN_ADDRESSES, *AFTER)


def by_address(pages: Sequence[Page]) -> dict[str, Page]:
    """A study's pages by the name of their file, in the order of the menu."""
    with_file = {page.code for page in LUPUS_PAGES}
    return {
        page.code if page.code in with_file else own: page
        for own, page in zip(OWN_ADDRESSES, pages, strict=False)
    }


def pages_of(declared: Sequence[Page], outcomes: Sequence[Outcome]) -> tuple[Page, ...]:
    """The pages that a study has, in the order of the menu.

    Args:
        declared: Those that it names itself, if any.
        outcomes: Its outcomes.

    Returns:
        Of its own pages those on which an outcome stands. If it names none, of those known here;
        there a page of lupus without any of its own outcomes is called after what stands on it.
    """
    found = []
    for page in declared or KNOWN_PAGES:
        here = [outcome for outcome in outcomes if outcome.page == page.code]
        if declared or page == OTHER_PAGE or any(map(_is_recognised, here)):
            found += [page] if here else []
        elif here:
            found.append(Page(page.code, _called_after(here)))
    return tuple(found)


def _is_recognised(outcome: Outcome) -> bool:
    """Whether a built-in outcome stands on its own page."""
    return any((outcome.code, outcome.page) == (own.code, own.page) for own in BUILT_IN_OUTCOMES)


def _called_after(outcomes: Sequence[Outcome]) -> Text:
    """The names of outcomes as a title; the first one with what stands for the others if long."""
    en = _listed([outcome.name.en for outcome in outcomes], "{name} and others")
    return Text(en, _listed([outcome.name.it for outcome in outcomes], "{name} e altri"))


def _listed(names: Iterable[str], shortened: str) -> str:
    first, *others = names
    whole = ", ".join([first, *others])
    return whole if not others or len(whole) <= LONGEST_MADE_TITLE else shortened.format(name=first)


def page_of(pages: Iterable[Page], code: str) -> Page:
    """The page of this code.

    Raises:
        StopIteration: There is none.
    """
    return next(page for page in pages if page.code == code)
