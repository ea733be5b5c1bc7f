"""How the p values of the outcomes count, and what is said of how they were computed."""

import pandas as pd
import pytest

from lib.results.effects import effects_by_outcome
from lib.wording.methods import (
    chance_sentence,
    effect_methods,
    p_values_sentence,
    unadjusted_methods,
)
from lib.words import Words
from tests.support.studies import polyps, sample, undeclared
from tests.support.wording import ENGLISH, ITALIANO, NAN, in_both

PLAIN = "Intervals and the plain p are not adjusted for the number of tests."


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
        (0.05, "it is not, so none of them counts", "non lo è, quindi nessuno di essi conta"),
        (
            NAN,
            "it cannot be given, so none of them counts",
            "non è calcolabile, quindi nessuno di essi conta",
        ),
    ],
)
def test_the_secondary_outcomes_count_only_if_the_primary_one_did(
    p_primary: float, here: str, qui: str
) -> None:
    frame = frame_with(p_primary)
    assert in_both(lambda words: p_values_sentence(sample(), frame, 43, words)) == (
        "MEX-SLEDAI is the declared primary outcome: it is tested by itself at 0.05, and its p is "
        "not adjusted. p (Holm) allows for the secondary outcomes (p values: 5). They count only "
        f"if the p of the primary outcome is below 0.05: {here}. {PLAIN}",
        "MEX-SLEDAI è l'esito primario dichiarato: si valuta da solo al livello 0,05 e la sua p "
        "non è corretta per confronti multipli. La p (Holm) tiene conto degli esiti secondari "
        "(valori p: 5). Questi contano solo se la p dell'esito primario è inferiore a 0,05: "
        f"{qui}. Gli intervalli e la p semplice non sono corretti per il numero di test.",
    )


def test_a_primary_outcome_alone_has_no_secondary_ones() -> None:
    study = polyps()
    frame = effects_by_outcome(study, study.primary_day)
    said = p_values_sentence(study, frame, study.primary_day, ENGLISH)
    assert "declared primary outcome" in said
    assert "Holm" not in said


@pytest.mark.parametrize("day", [22, 43])
def test_without_a_declared_primary_outcome_everything_is_exploratory(day: int) -> None:
    study = undeclared(sample())
    frame = effects_by_outcome(study, day)
    assert p_values_sentence(study, frame, day, ENGLISH) == (
        "No primary outcome was declared: every outcome is exploratory, and p (Holm) allows for "
        f"all of them together (p values: 6). {PLAIN}"
    )


def test_at_another_day_every_outcome_is_secondary() -> None:
    frame = effects_by_outcome(sample(), 22)
    assert p_values_sentence(sample(), frame, 22, ENGLISH) == (
        "Day 22 is not the primary day: every outcome is secondary here, and p (Holm) allows for "
        f"all of them together (p values: 6). {PLAIN}"
    )


SAID = {
    "en": (
        "all randomised participants",
        "in the arm to which they were randomised",
        "hypothetical one of ICH E9(R1)",
        "at random",
    ),
    "it": (
        "tutte le persone randomizzate",
        "nel braccio assegnato dalla randomizzazione",
        "strategia ipotetica dell'ICH E9(R1)",
        "at random",
    ),
}


def test_beside_the_standardised_differences_stands_what_chance_alone_does_at_this_n() -> None:
    # 1.96 sqrt(1 / 15 + 1 / 14) = 0.728.
    assert in_both(lambda words: chance_sentence(sample(), words)) == (
        "Chance alone leaves about 95 of 100 standardised differences within ±0.73 at n 15 + 14.",
        "Il solo caso lascia circa 95 differenze standardizzate su 100 entro ±0,73 con n 15 + 14.",
    )


@pytest.mark.parametrize("words", [ENGLISH, ITALIANO], ids=["en", "it"])
def test_set_estimand_and_assumption_are_said_first(words: Words) -> None:
    # ICH E9(R1), 2019: A.3.2 hypothetical strategy. Complete cases need more without a baseline.
    study = sample()
    for outcome in study.outcomes:
        first = effect_methods(study, outcome, words)[0]
        assert [part for part in SAID[words.language] if part not in first] == []
        assert ("baseline" if words is ENGLISH else "basale") in first
        alone = unadjusted_methods(study, outcome, words)[0]
        assert [part for part in SAID[words.language] if part not in alone] == []
        assert "missing completely at random" in alone
        assert ("baseline" if words is ENGLISH else "basale") not in alone
