"""The methods text: every analysis shown, in both languages, with the versions that ran."""

import platform
from dataclasses import replace
from importlib.metadata import version

import pytest

from lib import citations
from lib.language import LANGUAGES
from lib.study.protocol import Allocation
from lib.study.study import Study
from lib.wording.paper.methods import paper_methods
from lib.wording.paper.references import in_text
from lib.words import Words
from tests.support.shares import given_study, hard_study
from tests.support.studies import (
    chosen_later,
    degenerate_studies,
    polyps,
    sample,
    small_study,
    undeclared,
)

ENGLISH = Words("en")


def text_of(study: Study) -> str:
    return paper_methods(study, ENGLISH).text


@pytest.mark.parametrize(
    "study", [sample(), polyps(), given_study(), hard_study(), *degenerate_studies().values()]
)
def test_both_languages_name_the_same_sources_and_each_stands_in_the_text(study: Study) -> None:
    found = [paper_methods(study, Words(language)) for language in LANGUAGES]
    assert found[0].citations == found[1].citations
    for language, each in zip(LANGUAGES, found, strict=True):
        assert len(set(each.citations)) == len(each.citations)
        for citation in each.citations:
            behind = in_text([citation], Words(language)).strip(" ()")
            # Where the names stand in the sentence, the year alone is in brackets.
            assert behind in each.text or f"{behind[:-5]} ({behind[-4:]})" in each.text
        assert "{" not in each.text
        assert "  " not in each.text


def test_the_versions_are_those_that_run() -> None:
    last = text_of(sample()).rsplit("\n\n", 1)[-1]
    assert f"Python {platform.python_version()}" in last
    for package in ("numpy", "scipy", "pandas", "plotly", "streamlit"):
        assert version(package) in last


def test_synthetic_data_are_called_so_first_and_real_ones_are_not() -> None:
    assert text_of(sample()).startswith("Synthetic data:")
    assert "Synthetic" not in text_of(polyps())


def test_the_primary_outcome_and_day_are_told_as_they_were_declared() -> None:
    study = sample()
    assert "The primary outcome was MEX-SLEDAI. The primary comparison was that at day 43." in (
        text_of(study)
    )
    assert "No primary outcome was declared." in text_of(undeclared(study))
    later = text_of(chosen_later(study))
    assert "The main outcome, MEX-SLEDAI, was chosen after the data were seen." in later
    assert "All outcomes are exploratory, and their p values (6) were adjusted for" in later
    assert "the last visit: no primary day was declared" in text_of(
        replace(study, primary_day_declared=False)
    )
    after = replace(study, primary_day_declared=False, primary_day_after_data=True)
    assert "day 43, was chosen after the data were seen" in text_of(after)


def test_the_arms_are_allotted_anew_as_they_were() -> None:
    study = sample()
    assert "(Edgington and Onghena 2007), the arms allotted anew within the blocks;" in text_of(
        study
    )
    free = text_of(replace(study, allocation=None))
    assert "anew with these sizes (no scheme of allocation was declared);" in free
    simple = text_of(replace(study, allocation=Allocation("simple")))
    assert "anew with these sizes (simple randomisation);" in simple


def test_who_is_left_out_and_what_was_not_measured_are_told_from_the_numbers() -> None:
    # By hand: at day 22 one lacks the score at baseline and one at the visit; all have the level.
    study = small_study(
        "TTTCCC",
        score=["8 4", ". 5", "7 6", "9 .", "8 7", "6 5"],
        level=[". 1", ". 2", ". 4", ". 3", ". 3", ". 5"],
    )
    text = text_of(study)
    assert (
        "analysed in the arm to which they were allotted. Left out of the comparison at day "
        in (text)
    )
    assert "because a value that it needs is missing: score (2). Outcomes:" in text
    assert "Not measured at baseline: level." in text
    assert "marker" not in text
    full = small_study(
        "TTCC", days=(1, 8, 22), score=["8 4 4", "7 5 4", "9 5 4", "6 4 2"], level=["8 . 4"] * 4
    )
    assert "Nobody was left out at day 22. Outcomes:" in text_of(full)
    assert "Measured at some of the later visits only: level." in text_of(full)
    assert "Not measured" not in text_of(full)


def test_without_events_nothing_of_events_is_named() -> None:
    found = paper_methods(polyps(), ENGLISH)
    assert "Adverse events" not in found.text
    assert not {citations.GARWOOD, citations.MIETTINEN_NURMINEN} & set(found.citations)


def test_without_a_second_outcome_no_adjustment_is_named() -> None:
    assert "Holm" not in text_of(polyps())
    assert citations.HOLM in paper_methods(sample(), ENGLISH).citations


def test_a_study_that_records_no_withdrawal_is_given_no_strategy_for_it() -> None:
    text = text_of(polyps())
    assert "Withdrawals were not supplied; every value was analysed as measured." in text
    assert "ICH" not in text
    assert "No value analysed was measured after withdrawal" in text_of(sample())


def test_an_outcome_without_a_baseline_is_compared_by_its_visits() -> None:
    text = text_of(degenerate_studies()["an outcome without a baseline"])
    alone = "Without a baseline value, the arms were compared in level and marker at each visit"
    assert alone in text
    assert "At each visit the arms were compared in score by analysis of covariance" in text


def test_a_change_within_an_arm_is_tested_where_a_published_sentence_concerns_it() -> None:
    """That C3 rose within the treatment arm is the one such sentence of the sample study."""
    assert "only where a published sentence concerns one (C3) was it tested" in text_of(sample())
    assert "within an arm were described and not tested (Bland" in text_of(polyps())
    assert "paired t test" not in text_of(polyps())
