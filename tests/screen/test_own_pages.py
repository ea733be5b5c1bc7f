"""The menu, titles and addresses of the pages of outcomes that a study names itself."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import streamlit as st

from lib.language import LANGUAGES, Language, Text
from lib.reading.examine import read_study
from lib.screen.frame import NO_SUCH_PAGE, titles_of
from lib.study.pages import Page
from lib.study.study import Study
from lib.words import Words
from tests.support.doubtful import files_with, measured
from tests.support.files import SAMPLE
from tests.support.pages import (
    answer,
    drop,
    figures_of,
    opened,
    said,
    seen,
    submit,
    tables_of,
    unescaped,
    write,
)
from tests.support.studies import polyps

# What Markdown would act on stands in a title as it is.
SKIN, BLOOD = Text("Skin *and* $x$", "Cute *e* $x$"), Text("Blood", "Sangue")


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The titles in the menu by their address, of every run of a page."""
    seen: list[dict[str, str]] = []
    navigation = st.navigation

    def remember(pages: Any) -> Any:
        shown = [page for page in pages if page.visibility == "visible"]
        seen.append({page.url_path: unescaped(page.title) for page in shown})
        return navigation(pages)

    monkeypatch.setattr(st, "navigation", remember)
    return seen


@cache
def two_pages() -> Study:
    """The sample with its score on one page, C3 and C4 on another, and nothing else."""
    found = read_study(SAMPLE)
    score, c3, c4 = found.outcomes[:3]
    blood = [replace(each, page="blood") for each in (c3, c4)]
    return replace(
        found,
        outcomes=(replace(score, page="skin"), *blood),
        pages=(Page("skin", SKIN), Page("blood", BLOOD)),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_titles_are_those_of_the_study_in_the_readers_language(
    language: Language,
) -> None:
    app = seen("outcomes_2", language, study=two_pages)
    assert not app.exception
    assert app.title[0].value == BLOOD.of(language)
    words = Words(language)
    assert titles_of(two_pages().pages, words) == {
        "overview": words.t("Overview"),
        "outcomes_1": SKIN.of(language),
        "outcomes_2": BLOOD.of(language),
        "adverse_events": words.t("Adverse events"),
        "your_study": words.t("Your own study"),
    }


def test_the_blocks_of_a_page_follow_from_its_outcomes() -> None:
    score, blood = (seen(page, study=two_pages) for page in ("outcomes_1", "outcomes_2"))
    assert not score.exception
    assert unescaped(score.title[0].value) == SKIN.en
    # Bands and improvements of a score; of C3 and C4 the reference limits, and the score beside.
    assert {"bands", "responders"} <= set(figures_of(score))
    assert "association" in figures_of(blood)
    assert not {"bands", "responders"} & set(figures_of(blood))
    assert any(text.startswith("Of the participants with low C3") for text in said(blood))
    # As on the sample's own page of the score.
    assert answer(score) == answer(seen("disease_activity"))


@pytest.mark.parametrize(("page", "language"), [("complement_levels", "en"), ("outcomes_3", "it")])
def test_a_link_to_a_page_that_the_study_lacks_opens_the_overview_and_says_so(
    page: str, language: Language, menus: list[dict[str, str]]
) -> None:
    app = opened(page, study=polyps(), language=language)
    assert not app.exception
    words = Words(language)
    assert app.title[0].value == words.t("Overview")
    assert [info.value for info in app.info] == [words.t(NO_SUCH_PAGE)]
    assert menus[-1] == titles_of(polyps().pages, words)
    assert len(menus[-1]) == 4


def test_a_real_trial_has_a_page_that_is_named_after_what_is_on_it() -> None:
    app = seen("disease_activity", study=polyps)
    assert app.title[0].value == "Number of polyps"


def test_an_outcome_that_is_not_known_stands_on_a_page_of_its_own_unless_its_reader_says_so() -> (
    None
):
    app = opened("your_study")
    drop(app, files_with(measurements=measured(outcome="albumin")))
    (outcomes,) = app.data_editor
    assert outcomes.value["page"].tolist() == ["Outcomes"]
    write(app, "outcomes_", {0: {"page": "Kidneys", "good": "higher"}})
    submit(app)
    assert not app.exception
    rows = next(rows for columns, rows in tables_of(app) if columns[:2] == ["Outcome", "Page"])
    assert [row[1] for row in rows] == ["Kidneys"]
