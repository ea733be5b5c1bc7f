"""Methods stand once, at the end of a page, section by section."""

import pytest

from lib.language import Language
from lib.words import Words
from tests.support.pages import PAGES, opened, seen, unescaped
from tests.support.studies import small_study


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_methods_are_one_closed_block_at_the_end_of_the_page(page: str, language: Language) -> None:
    app = seen(page, language)
    name = Words(language).t("How this was computed")
    found = [expander for expander in app.expander if expander.label == name]
    assert len(found) == 1
    assert app.expander[-1].label == name
    assert not any(expander.proto.expanded for expander in app.expander)


@pytest.mark.parametrize("page", PAGES)
def test_methods_have_the_headings_of_the_page_and_say_nothing_twice(page: str) -> None:
    app = seen(page)
    texts = [unescaped(text.value) for text in app.expander[-1].markdown]
    headings = [text.strip("*") for text in texts if text.startswith("**")]
    of_page = [unescaped(each.value) for each in app.subheader]
    of_page += [unescaped(each.label) for each in app.expander]
    assert headings
    assert set(headings) <= set(of_page)
    assert len(texts) == len(set(texts))
    sources = [caption.value for caption in app.expander[-1].caption]
    assert sources
    assert len(sources) == len(set(sources))


def test_a_page_without_a_method_has_no_block_of_them() -> None:
    app = opened("adverse_events", study=small_study("TC", score=["5 5", "5 5"]))
    assert not [each for each in app.expander if each.label == "How this was computed"]


@pytest.mark.parametrize("page", PAGES[1:])
def test_no_table_of_numbers_stands_open_under_its_figure(page: str) -> None:
    app = seen(page)
    folded = {id(table.proto) for expander in app.expander for table in expander.table}
    open_ones = [table for table in app.table if id(table.proto) not in folded]
    # The chance of seeing a harm is drawn nowhere; of the listing a phone has a form of its own.
    assert len(open_ones) == (2 if page == "adverse_events" else 0)
