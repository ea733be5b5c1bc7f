"""What `[[pages]]` may say, where its outcomes then stand, and that whatever else is reported."""

from typing import Any

import pytest

from lib.language import Text
from lib.reading.blocks.pages import (
    NEED_PAGE_CODE,
    SAME_TITLE,
    TOO_MANY_PAGES,
    TWICE_PAGE,
    read_pages,
)
from lib.reading.entries import MISSING, NEED_BLOCKS, NEED_ONE_OF, NEED_TEXT, UNKNOWN_KEY, Entries
from lib.reading.examine import examine, read_study
from lib.reading.settings import read_protocol
from lib.study.files.settings_file import settings_file
from lib.study.pages import LUPUS_PAGES, MOST_PAGES, Page
from lib.study.problems import Problem, Problems
from lib.study.protocol import Protocol
from tests.support.changes import with_entry
from tests.support.files import SAMPLE, SETTINGS, study_files
from tests.support.studies import polyps

SKIN = {"code": "skin", "en": "Skin", "it": "Cute"}
BLOOD = {"code": "blood", "en": "Blood"}
READ = (Page("skin", Text("Skin", "Cute")), Page("blood", Text("Blood", "Blood")))


def pages_of(given: Any) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    problems = Problems()
    return read_pages(Entries({"pages": given}, "", problems)), problems.found


def with_pages(*pages: dict[str, Any], of: tuple[str, str] = ("blood", "skin")) -> dict[str, Any]:
    """Settings that name these pages, with the first two outcomes on two of them."""
    settings = with_entry(("pages",), list(pages))
    for number, code in enumerate(of):
        settings = with_entry(("outcomes", number, "page"), code, settings)
    return settings


def test_pages_are_read_in_their_order_with_a_title_in_both_languages_or_one_for_both() -> None:
    assert pages_of([SKIN, BLOOD]) == (READ, ())


def test_a_page_that_is_known_here_needs_no_title_and_may_have_another() -> None:
    assert pages_of([{"code": "complement_levels"}]) == ((LUPUS_PAGES[1],), ())
    (page,), problems = pages_of([{"code": "complement_levels", "en": "Albumin"}])
    assert (page.title, problems) == (Text("Albumin", "Albumin"), ())


def test_the_pages_of_a_study_are_those_it_names_on_which_an_outcome_stands() -> None:
    empty = {"code": "empty", "en": "Nothing"}
    study = read_study(study_files(settings=with_pages(SKIN, empty, BLOOD)))
    assert study.pages == READ
    assert [[each.code for each in study.outcomes_of(page.code)] for page in READ] == [
        ["il6"],
        ["mex_sledai"],
    ]


@pytest.mark.parametrize(
    ("given", "where", "allowed"),
    [
        ("skin", "pages", NEED_BLOCKS),
        ([{"en": "Skin"}], "pages[1].code", MISSING),
        ([{"code": "skin"}], "pages[1].en", MISSING),
        ([{"code": "skin", "en": 3}], "pages[1].en", NEED_TEXT),
        ([{"code": "../skin", "en": "Skin"}], "pages[1].code", NEED_PAGE_CODE),
        ([SKIN | {"icon": "x"}], "pages[1].icon", UNKNOWN_KEY),
        ([SKIN, SKIN | {"en": "Hair", "it": "Capelli"}], "pages", TWICE_PAGE),
        ([SKIN, BLOOD | {"it": "Cute"}], "pages", SAME_TITLE),
        ([{"code": f"p{n}", "en": f"{n}"} for n in range(MOST_PAGES + 1)], "pages", TOO_MANY_PAGES),
    ],
)
def test_what_does_not_fit_is_reported_where_it_stands(
    given: Any, where: str, allowed: str
) -> None:
    found = [(problem.column, problem.allowed) for problem in pages_of(given)[1]]
    assert (where, allowed) in found


def test_an_outcome_on_a_page_that_the_study_does_not_name_is_reported() -> None:
    found = examine(study_files(settings=with_pages(SKIN, BLOOD, of=("skin", "complement_levels"))))
    (problem,) = found.problems
    assert (problem.column, problem.found) == ("outcomes[2].page", "complement_levels")
    assert (problem.allowed, problem.values) == (NEED_ONE_OF, {"names": "skin, blood"})


def read(text: str) -> Protocol:
    problems = Problems()
    found = read_protocol(text.encode(), problems)
    assert problems.found == ()
    return found


def test_pages_are_written_and_read_again() -> None:
    written = settings_file(Protocol(pages=READ))
    assert '[[pages]]\ncode = "skin"\nen = "Skin"\nit = "Cute"\n' in written
    assert read(written).pages == READ


def test_a_study_that_names_no_pages_has_those_of_lupus_for_the_outcomes_of_lupus_alone() -> None:
    assert read_study(SAMPLE).pages == LUPUS_PAGES
    lone = Text("Number of polyps", "Numero di polipi")
    assert polyps().pages == (Page("disease_activity", lone),)


def test_a_page_without_a_name_is_called_after_what_stands_on_it() -> None:
    def title(*names: str) -> str:
        blocks = [
            {"code": f"x{n}", "en": name, "page": "complement_levels", "better": "lower"}
            for n, name in enumerate(names)
        ]
        outcomes = [*SETTINGS["outcomes"], *blocks]
        pages = read_study(study_files(settings=with_entry(("outcomes",), outcomes))).pages
        return next(page.title.en for page in pages if page.code == "complement_levels")

    assert title("Albumin") == "Albumin"
    assert title("Albumin", "Urea") == "Albumin, Urea"
    assert title("Albumin", "Creatinine clearance, 24 hours", "Urea") == "Albumin and others"
