"""What the methods text names is what the pages show, and the other way round."""

from collections.abc import Callable

import pytest
import streamlit as st

from lib import citations
from lib.study.pages import by_address
from lib.study.study import Study
from lib.wording.paper.methods import paper_methods
from lib.words import Words
from tests.support.pages import PAGES, opened, seen, unescaped
from tests.support.shares import given_study, hard_study
from tests.support.studies import degenerate_studies, polyps, sample

LISTED = {
    text for name, text in vars(citations).items() if isinstance(text, str) and name.isupper()
}


def without_baseline() -> Study:
    return degenerate_studies()["an outcome without a baseline"]


def constant() -> Study:
    return degenerate_studies()["a constant outcome"]


@pytest.mark.parametrize(
    "study", [None, polyps, without_baseline, constant, given_study, hard_study]
)
def test_the_text_names_the_sources_of_every_page_and_no_other(
    study: Callable[[], Study] | None,
) -> None:
    shown = (study or sample)()
    pages = PAGES if study is None else ("overview", *by_address(shown.pages), "adverse_events")
    on_pages = {
        unescaped(caption.value)
        for page in pages
        for fold in seen(page, study=study).expander
        if fold.label == "How this was computed"
        for caption in fold.caption
    }
    assert on_pages & LISTED == set(paper_methods(shown, Words("en")).citations)


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_text_stands_at_the_end_of_a_page_with_its_references(language: str) -> None:
    fold = seen("overview", language).expander[-1]
    (text,) = [code.value for code in fold.code]
    assert text == paper_methods(sample(), Words(language)).text  # type: ignore[arg-type]
    names = [button.proto.label for button in seen("overview", language).get("download_button")]
    assert [name for name in names if name.endswith(("(BibTeX)", "(RIS)"))] == (
        ["References (BibTeX)", "References (RIS)"]
        if language == "en"
        else ["Bibliografia (BibTeX)", "Bibliografia (RIS)"]
    )


def test_the_references_are_called_after_the_study(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr(st, "download_button", lambda *_, **of: names.append(of["file_name"]))
    opened("overview", study=without_baseline())
    title = "a-small-study"
    assert {f"{title}_references.bib", f"{title}_references.ris"} <= set(names)


def test_a_closed_fold_makes_no_text() -> None:
    assert not opened("overview", folded=True).expander[-1].code
