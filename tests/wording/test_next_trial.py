"""What is said of the next trial: the numbers of the results, and every assumption."""

import re
from dataclasses import replace

import pytest

from lib.language import Text
from lib.results.next_trial import Plan, detected, differences, sizes, spread
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.next_trial import (
    correlation_sentence,
    detected_sentence,
    difference_text,
    next_trial_sentence,
    synthetic_sentence,
    t_test_sentence,
    whose_difference_sentence,
)
from lib.words import Words
from tests.support.studies import degenerate_studies, polyps, sample, small_study
from tests.support.wording import C3, ENGLISH, IL6, ITALIANO, SCORE, WORDS, in_both

PLAN = Plan(power=0.8, correlation=0.5, drop_out=0.1)


def said_of(
    study: Study, outcome: Outcome, words: Words, plan: Plan = PLAN, day: int | None = None
) -> str:
    day = study.primary_day if day is None else day
    found = spread(study, outcome, day)
    rows = sizes(outcome, found, plan, differences(outcome, found))
    return next_trial_sentence(study, outcome, day, found, plan, rows, words)


def test_a_score_is_planned_in_points() -> None:
    # The numbers are those of R (tests/reference/next_trial.txt).
    assert said_of(sample(), SCORE, ENGLISH) == (
        "For MEX-SLEDAI at day 43 the next trial needs 68 participants per arm (76 randomised, "
        "for 10% drop-out) to detect a difference of 1 point and 18 (20) to detect a difference of "
        "2 points (power 80%, two-sided level 5%). That is so if the standard deviation (SD) is "
        "2.4 points (its one-sided 80% upper limit; seen here: 2.1 points, n 15 + 13) and, in an "
        "analysis adjusted for baseline (ANCOVA), the correlation with baseline is 0.5."
    )
    assert said_of(sample(), SCORE, ITALIANO) == (
        "Per MEX-SLEDAI al giorno 43, nel prossimo studio servono 68 partecipanti per "
        "braccio (76 da randomizzare, con il 10% di abbandoni) per rilevare una "
        "differenza di 1 punto e 18 (20) per rilevare una differenza di 2 punti "
        "(potenza 80%, livello bilaterale 5%). Il calcolo assume una deviazione "
        "standard (DS) pari a 2,4 punti (limite superiore unilaterale 80%; qui "
        "osservata: 2,1 punti, con 15 e 13 persone per braccio) e, per l'analisi "
        "aggiustata per il basale (ANCOVA), una correlazione con il basale di 0,5."
    )


def test_ratios_are_said_both_ways_and_their_spread_is_a_factor() -> None:
    english, italian = in_both(lambda words: said_of(sample(), IL6, words))
    assert "to detect a ratio of 1.39 or 0.72 and" in english
    assert "geometric standard deviation (SD) is a factor of 2.13 (" in english
    assert "seen here: a factor of 1.94, n 15 + 13" in english
    assert "per rilevare un rapporto di 1,39 o 0,72 e" in italian
    assert "deviazione standard geometrica (DS geometrica) pari a un fattore 2,13 (" in italian


@pytest.mark.parametrize("words", WORDS, ids=["en", "it"])
def test_each_choice_changes_the_sentence(words: Words) -> None:
    plans = [
        PLAN,
        replace(PLAN, power=0.9),
        replace(PLAN, correlation=0.75),
        replace(PLAN, drop_out=0.2),
        replace(PLAN, drop_out=0),
    ]
    assert len({said_of(sample(), C3, words, plan) for plan in plans}) == len(plans)


def test_without_drop_out_there_is_one_number() -> None:
    said = said_of(sample(), SCORE, ENGLISH, replace(PLAN, drop_out=0))
    assert (
        "needs 68 participants per arm to detect a difference of 1 point and 18 to detect" in said
    )


def test_the_t_test_stands_beside_it() -> None:
    found = spread(sample(), SCORE, 43)
    rows = sizes(SCORE, found, PLAN, differences(SCORE, found))
    assert t_test_sentence(PLAN, rows, ENGLISH) == (
        "Without the baseline value (t test) the next trial needs 90 (100) and 24 (27) per arm."
    )


def test_a_declared_difference_comes_with_its_source() -> None:
    outcome = replace(
        C3, important_difference=15.0, important_difference_source=Text("A book.", "Un libro.")
    )
    said = said_of(sample(), outcome, ENGLISH)
    # R: c3/43/15/0.8.
    assert (
        "31 participants per arm (35 randomised, for 10% drop-out) to detect a difference" in said
    )
    assert "difference of 15 mg/dL (" in said
    assert in_both(lambda words: whose_difference_sentence(outcome, words)) == (
        "This difference is given as important by: A book.",
        "È la differenza indicata come importante da: Un libro.",
    )
    assert "are examples, about half and one SD" in whose_difference_sentence(C3, ENGLISH)


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (1.35, "a ratio of 1.35 or 0.74"),
        (2.0, "a ratio of 2 or 0.50"),
        (1.0042, "a ratio of 1.0042 or 0.9958"),
        (2500.0, "a ratio of 2500 or 0.0004"),
    ],
)
def test_a_ratio_is_written_as_it_is(ratio: float, said: str) -> None:
    assert difference_text(IL6, ratio, ENGLISH) == said


def test_the_correlation_seen_stands_beside_the_one_chosen() -> None:
    found = spread(sample(), SCORE, 43)
    assert in_both(lambda words: correlation_sentence(found, PLAN, words)) == (
        "The correlation of 0.5 is an assumption. The one seen here within the arms is 0.64 (95% "
        "CI 0.34 to 0.82, n 28).",
        (
            "La correlazione di 0,5 è un'ipotesi; quella osservata qui entro i bracci è "
            "0,64 (IC 95% da 0,34 a 0,82, n 28)."
        ),
    )
    study = degenerate_studies()["an outcome without a baseline"]
    found = spread(study, study.outcomes[1], 22)
    assert correlation_sentence(found, PLAN, ENGLISH) == (
        "The correlation of 0.5 is an assumption. Here: Fewer than two participants have both "
        "values, so no correlation can be given."
    )
    study = small_study("TTCC", score=["8 4", "7 5", "9 6", "8 4"])
    found = spread(study, study.first_outcome, 22)
    said = correlation_sentence(found, PLAN, ENGLISH)
    assert said.endswith(
        "too few participants with both values for an interval of the correlation."
    )
    assert "(n 4)" in said


def test_what_round_sizes_detect() -> None:
    # R: 2.373 x sqrt(0.75 x 2 / n) x the shift that 2n - 3 degrees of freedom detect.
    found = spread(sample(), SCORE, 43)
    assert detected_sentence(SCORE, detected(SCORE, found, PLAN), ENGLISH) == (
        "The other way round, with that power the next trial detects a difference of 1.7 points "
        "with 25 per arm, 1.2 points with 50 per arm, 0.8 points with 100 per arm and 0.6 points "
        "with 200 per arm (without drop-out)."
    )


def test_on_synthetic_data_nothing_is_planned() -> None:
    assert "no trial can be planned" in synthetic_sentence(sample(), ENGLISH)
    assert synthetic_sentence(polyps(), ENGLISH) == ""


@pytest.mark.parametrize("words", WORDS, ids=["en", "it"])
@pytest.mark.parametrize("name", degenerate_studies())
def test_a_study_that_cannot_answer_says_why(name: str, words: Words) -> None:
    study = degenerate_studies()[name]
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            said = said_of(study, outcome, words, day=day)
            assert said
            assert not re.search(r"\bnan\b|–", said.lower()), said


def test_more_than_ten_million_are_said_to_be_so() -> None:
    outcome = replace(C3, important_difference=0.0001)
    assert "needs more than 10,000,000 participants per arm to detect a difference of 0.0001" in (
        said_of(sample(), outcome, ENGLISH)
    )
