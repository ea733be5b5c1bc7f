"""Pairs of participants and a repeat of the study, in words."""

import math
from dataclasses import replace

import pytest

from lib.results.changes import superiority_of_change
from lib.results.effects import effect
from lib.statistics.estimates import Estimate
from lib.statistics.ranks.superiority import NO_OVERLAP
from lib.study.outcomes import Outcome
from lib.wording.board.pairs import repeat_sentence, superiority_sentence
from tests.support.r_answers import printed_by_r
from tests.support.studies import degenerate_studies, sample, small_study
from tests.support.wording import C3, ENGLISH, IL6, NAN, SCORE, WORDS, in_both

FOUND = Estimate(0.818, 0.56, 0.94, 0.01, 15, 13, "Brunner-Munzel")


def said(outcome: Outcome, found: Estimate) -> tuple[str, str]:
    return in_both(lambda words: superiority_sentence(sample(), outcome, found, words))


def test_pairs_are_said_with_the_direction_that_is_better() -> None:
    assert said(SCORE, FOUND) == (
        "Of all pairs of a participant with secretome and one with placebo, the one with secretome "
        "had the better (lower) change from baseline in 82% (95% CI 56% to 94%; equal changes "
        "count half; 50% is no difference).",
        (
            "Confrontando ogni persona trattata con secretoma con ognuna del braccio "
            "placebo, la variazione rispetto al basale è migliore (più bassa) con "
            "secretoma nell'82% delle coppie (IC 95% dal 56% al 94%; variazioni uguali "
            "contano metà; 50%: nessuna differenza)."
        ),
    )
    english, italian = said(C3, FOUND)
    assert "the better (higher) change" in english
    assert "migliore (più alta)" in italian


def test_arms_that_do_not_overlap_have_no_interval_and_the_reason() -> None:
    study = small_study("TTTCCC", score=["8 1", "8 2", "8 3", "8 6", "8 7", "8 8"])
    found = superiority_of_change(study, study.outcomes[0], 22)
    sentence = superiority_sentence(study, study.outcomes[0], found, ENGLISH)
    assert "in 100% (no interval can be given; " in sentence
    assert sentence.endswith(NO_OVERLAP)


def test_without_pairs_nothing_is_said() -> None:
    assert said(SCORE, replace(FOUND, value=NAN)) == ("", "")
    study = degenerate_studies()["an outcome without a baseline"]
    level = study.outcomes[1]
    found = superiority_of_change(study, level, 22)
    assert superiority_sentence(study, level, found, ENGLISH) == ""


def test_a_repeat_is_said_as_a_difference_or_a_ratio() -> None:
    by_r = printed_by_r("superiority")
    for outcome, digits in ((SCORE, 1), (IL6, 2)):
        limits = by_r[f"{outcome.code}/repeat"]
        found = effect(sample(), outcome, 43)
        for words in WORDS:
            low, high = (words.number(limits[name], digits) for name in ("low", "high"))
            said = {
                ("en", "mex_sledai"): f"a difference between {low} and {high} points with 95% "
                "probability, if this estimate is right on average.",
                ("it", "mex_sledai"): "stimerebbe con probabilità del 95% una "
                f"differenza tra {low} e {high} punti.",
                ("en", "il6"): f"a ratio between {low} and {high} with 95% probability, if this "
                "estimate is right on average.",
                ("it", "il6"): "stimerebbe con probabilità del 95% un rapporto tra "
                f"{low} e {high}.",
            }[words.language, outcome.code]
            assert repeat_sentence(outcome, found, words).endswith(said)


@pytest.mark.parametrize("name", degenerate_studies())
def test_no_repeat_is_said_of_what_has_no_interval(name: str) -> None:
    study = degenerate_studies()[name]
    for outcome in study.outcomes:
        found = effect(study, outcome, 22)
        assert bool(repeat_sentence(outcome, found, ENGLISH)) != math.isnan(found.low)
