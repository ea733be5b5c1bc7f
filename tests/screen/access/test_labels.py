"""Controls and folds have names that can be told apart and are read aloud as they are seen."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.language import LANGUAGES, Language
from lib.screen.access.labels import plain_label
from lib.screen.elements import plain
from tests.support.doubtful import C3, files_with, measured
from tests.support.pages import PAGES, YOUR_STUDY, drop, opened, seen

# A button is called as what stands on it, which is read without marks.
CONTROLS = ("selectbox", "text_input", "number_input", "slider", "toggle", "radio", "checkbox")


def controls_of(app: AppTest) -> list[str]:
    """The names of a page's controls."""
    found: list[Any] = [each for kind in (*CONTROLS, "button_group") for each in app.get(kind)]
    return [str(each.proto.label) for each in found]


@pytest.mark.parametrize("page", [*PAGES, YOUR_STUDY])
@pytest.mark.parametrize("language", LANGUAGES)
def test_controls_are_named_without_marks_and_no_two_folds_alike(
    page: str, language: Language
) -> None:
    app = seen(page, language)
    names = controls_of(app)
    assert "Language / Lingua" in names
    assert not [name for name in names if "\\" in name or not name.strip()]
    assert len(set(names)) == len(names)
    folds = [str(fold.label) for fold in app.expander]
    assert folds
    assert len(set(folds)) == len(folds)


def test_a_doubtful_upload_has_no_two_folds_alike() -> None:
    app = opened("your_study")
    drop(app, files_with(measurements=measured(values=("999", *C3[1:]))))
    assert not app.exception
    names, folds = controls_of(app), [str(fold.label) for fold in app.expander]
    assert not [name for name in names if "\\" in name or not name.strip()]
    assert len(set(folds)) == len(folds)


@pytest.mark.parametrize(
    "text",
    [
        *("points", "mg/dL (CRP)", "10^9/L", "IU/mL [ELISA]", "arm_a_1", "%", "<3", "A & B", "C3."),
        "MEX-SLEDAI (0–32)",
    ],
)
def test_a_label_that_markdown_leaves_alone_stands_as_it_is(text: str) -> None:
    assert plain_label(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "*a* b",
            "_a_",
            "~a~",
            "$a$",
            "`a`",
            "[a](b)",
            "<b>",
            "&lt;",
            "# a",
            "- a",
            "* a",
            "1. a",
        ),
        *("> a", "+ a", ":red[a]", ":smile:", "www.a.example", "a@b.example", "a -> b", "a\\*b"),
    ],
)
def test_a_label_that_markdown_would_act_on_is_escaped(text: str) -> None:
    assert plain_label(text) == plain(text) != text
