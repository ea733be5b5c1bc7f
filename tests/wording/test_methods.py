"""How the p values of the outcomes count, and what is said of how they were computed."""

from dataclasses import replace

import pandas as pd
import pytest

from lib import citations
from lib.results.effects import effect, effect_at_visit, effects_by_outcome
from lib.wording.methods import (
    all_outcomes_sources,
    analysed_sentence,
    chance_sentence,
    effect_methods,
    p_values_sentence,
    unadjusted_methods,
)
from lib.words import Words
from tests.support.studies import (
    chosen_later,
    polyps,
    sample,
    small_study,
    undeclared,
)
from tests.support.wording import ENGLISH, ITALIANO, NAN, SCORE, in_both

PLAIN = "Intervals and the plain p are not adjusted for multiple comparisons."


def frame_with(p_primary: float) -> pd.DataFrame:
    """The sample's outcomes, the primary one with another p value."""
    frame = effects_by_outcome(sample(), 43)
    frame.loc[frame["outcome"] == "mex_sledai", "p_value"] = p_primary
    return frame


@pytest.mark.parametrize(
    ("p_primary", "here", "qui"),
    [
        # Printed with three decimals both are 0.050: the number decides.
        (0.0499, "it is", "lo è"),
        (
            0.05,
            "it is not, so none of them counts",
            ("non lo è, quindi nessuno di essi è interpretabile come conferma"),
        ),
        (
            NAN,
            "it cannot be given, so none of them counts",
            "non è calcolabile, quindi nessuno di essi è interpretabile come conferma",
        ),
    ],
)
def test_the_secondary_outcomes_count_only_if_the_primary_one_did(
    p_primary: float, here: str, qui: str
) -> None:
    frame = frame_with(p_primary)
    assert in_both(lambda words: p_values_sentence(sample(), frame, 43, words)) == (
        "MEX-SLEDAI is the declared primary outcome: it is tested by itself at 0.05, and its p is "
        "not adjusted for multiple comparisons. p (Holm) allows for the secondary outcomes (p "
        f"values: 5). They count only if the p of the primary outcome is below 0.05: {here}. "
        f"{PLAIN}",
        "MEX-SLEDAI è l'esito primario dichiarato: è valutato da solo al livello 0,05 e il suo "
        "valore di p non è aggiustato per confronti multipli. p (Holm) tiene conto degli esiti "
        "secondari (valori di p: 5). Questi sono interpretabili come conferma solo se p "
        f"dell'esito primario è inferiore a 0,05: {qui}. Gli intervalli e p senza altra "
        "indicazione non sono aggiustati per confronti multipli.",
    )


def test_a_primary_outcome_alone_has_no_secondary_ones() -> None:
    study = polyps()
    frame = effects_by_outcome(study, study.primary_day)
    said = p_values_sentence(study, frame, study.primary_day, ENGLISH)
    assert "declared primary outcome" in said
    assert "Holm" not in said


@pytest.mark.parametrize("day", [22, 43])
def test_without_a_declared_primary_outcome_everything_is_exploratory(day: int) -> None:
    for study in (undeclared(sample()), chosen_later(sample())):
        frame = effects_by_outcome(study, day)
        assert p_values_sentence(study, frame, day, ENGLISH) == (
            "No primary outcome was declared: every outcome is exploratory, and p (Holm) allows "
            f"for all of them together (p values: 6). {PLAIN}"
        )


def test_a_primary_day_that_was_chosen_after_the_data_tests_nothing_by_itself() -> None:
    study = replace(sample(), primary_day_declared=False, primary_day_after_data=True)
    frame = effects_by_outcome(study, 43)
    assert p_values_sentence(study, frame, 43, ENGLISH) == (
        "The primary day was chosen after the data were seen: every outcome is exploratory, and p "
        f"(Holm) allows for all of them together (p values: 6). {PLAIN}"
    )


def test_at_another_day_every_outcome_is_secondary() -> None:
    frame = effects_by_outcome(sample(), 22)
    assert p_values_sentence(sample(), frame, 22, ENGLISH) == (
        "Day 22 is not the primary day: every outcome is secondary here, and p (Holm) allows for "
        f"all of them together (p values: 6). {PLAIN}"
    )


SAID = {
    "en": ("in the arm to which they were allotted", "Hypothetical strategy (ICH E9(R1))"),
    "it": ("nel braccio a cui è stata assegnata", "Strategia ipotetica (ICH E9(R1))"),
}


def test_beside_the_standardised_differences_stands_what_chance_alone_does_at_this_n() -> None:
    # 1.96 sqrt(1 / 15 + 1 / 14) = 0.728.
    assert in_both(lambda words: chance_sentence(sample(), words)) == (
        "Chance alone leaves about 95 of 100 standardised differences within ±0.73 at n 15 + 14.",
        (
            "Con 15 e 14 persone per braccio, per effetto del solo caso circa 95 "
            "differenze standardizzate su 100 sono entro ±0,73."
        ),
    )


@pytest.mark.parametrize("words", [ENGLISH, ITALIANO], ids=["en", "it"])
def test_set_estimand_and_assumption_are_said_first(words: Words) -> None:
    # ICH E9(R1), 2019: A.3.2 hypothetical strategy. Complete cases need more without a baseline.
    study = sample()
    for outcome in study.outcomes:
        first = effect_methods(study, outcome, words)[0]
        assert [part for part in SAID[words.language] if part not in first] == []
        assert "missing at random" in first
        alone = unadjusted_methods(study, outcome, words)[0]
        assert [part for part in SAID[words.language] if part not in alone] == []
        assert "missing completely at random" in alone


def test_the_line_under_the_difference_names_who_is_analysed_and_what_is_assumed() -> None:
    # Of 14 with placebo one withdrew before day 43.
    study = sample()
    found = effect(study, SCORE, 43)
    assert in_both(lambda words: analysed_sentence(study, SCORE, 43, found, words)) == (
        "Analysed/randomised at day 43: secretome 15/15, placebo 13/14 with baseline and visit; "
        "missing at random, not imputed; withdrawal: hypothetical strategy.",
        "Persone analizzate/randomizzate, giorno 43: secretoma 15/15, placebo 13/14 con basale e "
        "visita; mancanti in modo casuale (MAR), non imputati; ritiri: strategia ipotetica.",
    )
    alone = effect_at_visit(study, SCORE, 22)
    said = in_both(lambda words: analysed_sentence(study, SCORE, 22, alone, words, adjusted=False))
    assert said[0].startswith(
        "Analysed/randomised at day 22: secretome 15/15, placebo 14/14 with the visit"
    )
    assert "missing completely at random" in said[0]
    assert "MCAR" in said[1]


@pytest.mark.parametrize(
    ("withdrawn", "english", "italian"),
    [
        (
            "10",
            "1 value measured after withdrawal is analysed as measured",
            "1 v",
        ),
        ("2", "2 values measured after withdrawal are analysed as measured", "2 v"),
        ("22", "No value analysed was measured after withdrawal", "Nessun valore analizzato è"),
        ("", "Not every day of withdrawal is recorded", "Non tutti i giorni di ritiro"),
    ],
)
def test_the_strategy_after_withdrawal_is_what_the_data_allow(
    withdrawn: str, english: str, italian: str
) -> None:
    # Days 5 and 22 of the first participant; nobody else withdrew.
    columns = {
        "withdrawn_day": [withdrawn, "", "", ""],
        "withdrawal_reason": ["moved", "", "", ""],
    }
    study = small_study(
        "TTCC", days=(1, 5, 22), columns=columns, score=["8 4 4", "7 5 5", "9 5 6", "8 7 6"]
    )
    for methods in (effect_methods, unadjusted_methods):
        score = study.outcomes[0]
        found = methods(study, score, ENGLISH)[0], methods(study, score, ITALIANO)[0]
        assert english in found[0]
        assert italian in found[1]
        assert "Hypothetical" in found[0]
        assert "Strategia ipotetica" in found[1]
        line = analysed_sentence(study, score, 22, effect(study, score, 22), ENGLISH)
        is_policy = "Treatment policy" in found[0]
        assert line.endswith(
            "withdrawal: treatment policy, hypothetical where missing."
            if is_policy
            else "withdrawal: hypothetical strategy."
        )
        assert is_policy == (withdrawn != "22")


def test_a_study_that_records_no_withdrawal_is_given_no_strategy_for_it() -> None:
    # Nor does it say that its participants were randomised.
    study = polyps()
    outcome = study.outcomes[0]
    found = effect(study, outcome, 365)
    assert in_both(lambda words: analysed_sentence(study, outcome, 365, found, words)) == (
        "Analysed/participants at day 365: sulindac 9/11, placebo 11/11 with baseline and visit; "
        "missing at random, not imputed; withdrawal: not supplied.",
        "Persone analizzate/partecipanti, giorno 365: sulindac 9/11, placebo 11/11 con basale e "
        "visita; mancanti in modo casuale (MAR), non imputati; ritiri: dato non fornito.",
    )
    for methods in (effect_methods, unadjusted_methods):
        said = [methods(study, outcome, words)[0] for words in (ENGLISH, ITALIANO)]
        assert "Withdrawals were not supplied" in said[0]
        assert "I dati sui ritiri non sono stati forniti" in said[1]
        assert "olicy" not in "".join(said)


def test_holm_is_named_only_where_there_is_such_a_p() -> None:
    for study, is_used in ((sample(), True), (undeclared(sample()), True), (polyps(), False)):
        frame = effects_by_outcome(study, study.primary_day)
        assert (citations.HOLM in all_outcomes_sources(study, frame)) == is_used
