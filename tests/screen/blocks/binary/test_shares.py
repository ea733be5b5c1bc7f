"""The pages of outcomes that are a yes or a no, whatever they hold."""

from dataclasses import replace
from functools import cache

import pytest

from lib.language import Text
from lib.study.pages import Page
from lib.study.study import Study
from tests.support.pages import alts_of, answer, said, seen, tables_of, words_of
from tests.support.shares import given_study, hard_study

# What a page of a yes or no draws, and nothing else.
FIGURES = {"shares", "differences", "sensitivity"}
# By page: the outcome that stands there.
HARD = {
    ("disease_activity", "en"): "yes in 3/3 (100%) with drug and in 3/3 (100%) with placebo",
    ("complement_levels", "it"): "sì in 0/3 (0%) con farmaco e in 0/3 (0%) con placebo",
    ("cytokines_antibodies", "en"): "cannot be estimated (0 drug, 3 placebo)",
    ("outcomes_4", "it"): "sì in 3/3 (100%) con farmaco e in 0/3 (0%) con placebo",
}


@pytest.mark.parametrize(("page", "language"), list(HARD))
def test_everybody_nobody_no_value_and_no_baseline_have_their_sentences(
    page: str, language: str
) -> None:
    app = seen(page, language, study=hard_study, who="1")
    assert not app.exception
    assert HARD[page, language] in answer(app)
    assert set(alts_of(app)) == FIGURES


def test_nobody_with_a_yes_leaves_an_exact_bound_in_the_answer() -> None:
    # 1 - 0.025^(1/3) is 0.708.
    app = seen("complement_levels", "it", study=hard_study, who="1")
    assert "ciò non esclude una proporzione vera fino al 70,8%" in words_of(app)


def test_the_overview_of_yes_and_no_alone_says_that_nothing_is_adjusted() -> None:
    app = seen("overview", "it", study=hard_study)
    assert not app.exception
    text = words_of(app)
    assert "I bracci sono confrontati senza aggiustamento per il basale." in text
    assert "ANCOVA" not in text


def test_a_yes_or_no_beside_a_score_has_its_own_page_and_the_participants_own_answer() -> None:
    app = seen("disease_activity", "en", study=given_study, who="1")
    assert not app.exception
    assert answer(app).startswith(
        "At day 43, remission: yes in 9/15 (60%) with drug and in 4/14 (29%) with placebo."
    )
    assert set(alts_of(app)) == FIGURES
    first = tables_of(app)[0]
    assert any("9/15 (60%), 95% CI 32.3% to 83.7%" in " ".join(row) for row in first[1])
    assert any(
        line.startswith("★ 1 (Drug): Remission on days 1, 22, 43: no → ") for line in said(app)
    )


@cache
def together() -> Study:
    """Remission and a score on one page that the study names itself."""
    found = given_study()
    remission, score = found.outcomes[0], found.outcomes[-1]
    outcomes = tuple(replace(each, page="all") for each in (remission, score))
    return replace(found, outcomes=outcomes, pages=(Page("all", Text("All", "Tutti")),))


def test_beside_a_score_on_one_page_it_says_its_own_unit_and_counts() -> None:
    app = seen("outcomes_1", "en", study=together)
    assert not app.exception
    assert (
        "Remission, yes/no, not adjusted for baseline: 31 percentage points higher with drug than "
        "with placebo (95% CI 4 lower to 58 higher; 15 drug, 14 placebo; p 0.14). Yes: 9/15 (60%) "
        "with drug, 4/14 (29%) with placebo." in said(app)
    )
    assert set(alts_of(app)) == FIGURES
