"""The block of the next trial: the reader's choices change it and nothing else."""

import pytest

from tests.support.pages import choose, figures_of, opened, said, seen, unescaped, words_of
from tests.support.studies import degenerate_studies, small_study

OUTCOME_PAGES = ("disease_activity", "complement_levels", "cytokines_antibodies")


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("page", OUTCOME_PAGES)
def test_every_outcome_page_ends_with_it(page: str, language: str) -> None:
    app = seen(page, language)
    title = {
        "en": "The next trial: how large?",
        "it": "Il prossimo studio: quanti partecipanti?",
    }[language]
    # The methods alone come after it.
    assert unescaped(app.expander[-3].label) == title
    assert "next_trial" in figures_of(app)
    assert "Borm GF, Fransen J, Lemmens WAJG." in words_of(app)
    assert "Browne RH." in words_of(app)


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(
    "choice",
    [{"power": 90}, {"correlation": 0.7}, {"drop_out": 25}],
    ids=lambda choice: next(iter(choice)),
)
def test_a_choice_changes_its_sentences_and_figure_and_nothing_else(
    choice: dict[str, float], language: str
) -> None:
    app = opened("complement_levels", language=language)
    choose(app, **choice)
    assert not app.exception
    before, after = said(seen("complement_levels", language)), said(app)
    moved = [new for old, new in zip(before, after, strict=True) if old != new]
    assert moved
    assert all("next trial" in text or "prossimo studio" in text for text in moved)
    drawn = figures_of(seen("complement_levels", language))
    assert {key for key, spec in figures_of(app).items() if spec != drawn[key]} == {"next_trial"}


def test_choices_hold_for_the_other_outcomes_and_stand_in_the_link() -> None:
    app = opened("complement_levels")
    choose(app, power=90, drop_out=0)
    choose(app, complement_levels="C4")
    assert "For C4 at day 43 the next trial needs" in words_of(app)
    assert "(power 90%, two-sided level 5%)" in words_of(app)
    assert "drop-out) to detect" not in words_of(app)


def test_a_study_that_cannot_be_planned_on_says_why_and_asks_nothing() -> None:
    app = opened("disease_activity", study=degenerate_studies()["one participant per arm"])
    assert not app.exception
    assert "A standard deviation within the arms takes three values" in words_of(app)
    assert "next_trial" not in figures_of(app)
    assert not [slider for slider in app.slider if slider.key in ("correlation", "drop_out")]


def test_real_data_are_not_called_synthetic() -> None:
    study = small_study("TTTCCC", score=["8 4", "7 5", "9 5", "8 7", "6 6", "7 8"])
    text = words_of(opened("disease_activity", study=study))
    assert "the next trial needs" in text
    assert "no trial can be planned" not in text
