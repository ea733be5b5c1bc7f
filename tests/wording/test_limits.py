"""Limits of reference and of quantification in words, by hand."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from lib.language import Text
from lib.results.changes import arm_summaries
from lib.results.limits import limit_crossings
from lib.study.outcomes import Outcome
from lib.wording.limits import (
    below_in_changes_sentence,
    below_limit_sentence,
    crossing_sentences,
    own_limit_sentence,
    reference_sentence,
    regression_sentence,
)
from lib.wording.names import MARK
from tests.support.r_answers import printed_by_r
from tests.support.studies import sample, small_study
from tests.support.wording import (
    C3,
    C4,
    DSDNA,
    ENGLISH,
    IL6,
    ITALIANO,
    NAN,
    SCORE,
    WORDS,
    crossings_of,
    in_both,
)


def test_values_below_the_limit_are_counted_and_none_is_not_mentioned() -> None:
    text = below_limit_sentence(arm_summaries(sample(), IL6), IL6, ENGLISH)
    counts = [row for key, row in printed_by_r("sample_study").items() if key[:4] == "il6/"]
    below = sum(int(row["n_below"]) for row in counts if "n_below" in row)
    measured = sum(int(row["n"]) for row in counts if "n_below" in row)
    assert below > 1
    assert text.startswith(f"{below} of {measured} values of IL-6 are below the quantification")
    assert below_limit_sentence(arm_summaries(sample(), C3), C3, ENGLISH) == ""


@pytest.mark.parametrize(
    ("low", "high", "unit", "source", "text"),
    [
        (90.0, 180.5, "mg/dL", "a book.", "Reference limits of X: 90–180.5 mg/dL. A book."),
        (0.125, None, "", "a book", "Reference limits of X: ≥0.125. A book."),
        (None, 1234567.0, "/L", "", "Reference limits of X: ≤1234567 /L. Source not given."),
        (None, 0.00001, "g", "", "Reference limits of X: ≤0.00001 g. Source not given."),
        (None, None, "g", "a book", ""),
    ],
)
def test_reference_limits_are_written_as_declared_with_their_source(
    low: float | None, high: float | None, unit: str, source: str, text: str
) -> None:
    outcome = Outcome(
        "x",
        "complement_levels",
        Text("X", "X"),
        Text(unit, unit),
        reference_low=low,
        reference_high=high,
        reference_source=Text(source, source) if source else None,
    )
    assert reference_sentence(outcome, ENGLISH) == text


@pytest.mark.parametrize(
    ("below", "english", "italian"),
    [
        (1, "1 of 9 values of MEX-SLEDAI is", "1 valore di MEX-SLEDAI su 9 è"),
        (2, "2 of 9 values of MEX-SLEDAI are", "2 valori di MEX-SLEDAI su 9 sono"),
    ],
)
def test_values_below_a_limit(below: int, english: str, italian: str) -> None:
    frame = pd.DataFrame({"n_below": [below, 0], "n": [5, 4]})
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert below_limit_sentence(frame, SCORE, words).startswith(expected)


@pytest.mark.parametrize(
    ("below", "english", "italian"),
    [
        (0, "", ""),
        (1, "1 of these participants has", "In 1 di queste persone un valore"),
        (2, "2 of these participants have", "In 2 di queste persone un valore"),
    ],
)
def test_changes_below_a_limit(below: int, english: str, italian: str) -> None:
    flags = pd.Series([number < below for number in range(5)])
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert below_in_changes_sentence(flags, words).startswith(expected)


def test_crossings_count_everybody_once() -> None:
    # Limit 90, higher is better: low → low, low → not low, not low → low, not low, missing.
    level = ["80 85", "80 95", "95 80", "95 96", "80 ."]
    study = small_study("TTTTTC", level=[*level, "90 90"])
    table = crossings_of(study, study.outcomes[1], ENGLISH)
    assert table.to_dict("records") == [
        {
            "Arm": "Drug",
            "low → low": "1",
            "low → not low": "1",
            "not low → low": "1",
            "not low → not low": "1",
            "missing": "1",
            "Of those low at baseline, not low at the visit": "1/2 (50%), 95% CI 1.3% to 98.7%",
            "Of those not low at baseline, low at the visit": "1/2 (50%), 95% CI 1.3% to 98.7%",
        },
        {
            "Arm": "Dummy",
            "low → low": "0",
            "low → not low": "0",
            "not low → low": "0",
            # A value on the limit is within.
            "not low → not low": "1",
            "missing": "0",
            "Of those low at baseline, not low at the visit": "0/0",
            # Nobody of one: at most 1 - 0.025.
            "Of those not low at baseline, low at the visit": "0/1, 95% CI 0 to 97.5%",
        },
    ]
    italian = crossings_of(study, study.outcomes[1], ITALIANO)
    assert list(italian.columns) == [
        *("Braccio", "basso → basso", "basso → non basso", "non basso → basso"),
        *("non basso → non basso", "mancanti"),
        "Valore non basso alla visita, tra le persone con valore basso al basale",
        "Valore basso alla visita, tra le persone con valore non basso al basale",
    ]


def test_an_outcome_is_called_positive_only_where_its_limit_means_that() -> None:
    study = small_study("TTC", marker=["40 20", "40 35", "20 <3"])
    drug, dummy = crossings_of(study, study.outcomes[2], ENGLISH, limit=30).to_dict("records")
    assert drug["high → not high"] == drug["high → high"] == dummy["not high → not high"] == "1"
    frame = limit_crossings(study, study.outcomes[2], 22, low=None, high=30)
    said = in_both(
        lambda words: " ".join(crossing_sentences(study, frame, study.outcomes[2], 22, words))
    )
    assert said[0].startswith(
        "Of the participants with marker above the limit at baseline, no longer so at day 22: drug "
        "1/2 (50%), "
    )
    assert said[1].startswith(
        "Persone rientrate nel limite al giorno 22 tra quelle con marcatore sopra il limite al "
        "basale: farmaco 1/2 (50%), "
    )
    marker = replace(study.outcomes[2], above_is_positive=True)
    drug, dummy = crossings_of(study, marker, ENGLISH, limit=30).to_dict("records")
    assert drug["positive → negative"] == "1"
    assert drug["positive → positive"] == "1"
    share = drug["Of those positive at baseline, negative at the visit"]
    assert share.startswith("1/2 (50%), ")
    assert drug["Of those negative at baseline, positive at the visit"] == "0/0"
    assert dummy["negative → negative"] == "1"


@pytest.mark.parametrize("outcome", [C3, C4, DSDNA], ids=lambda outcome: outcome.code)
def test_crossings_add_up_to_all_randomised(outcome: Outcome) -> None:
    table = crossings_of(sample(), outcome, ENGLISH)
    counts = [name for name in table if "→" in name or name == "missing"]
    assert list(table[counts].astype(int).sum(axis=1)) == [15, 14]


def test_a_crossing_is_marked_in_the_cell_that_counts_the_participant() -> None:
    study = small_study("TTC", level=["80 95", "80 85", "95 ."])
    for who, column, cell in [
        ("1", "low → not low", "1 ★"),
        ("2", "low → low", "1 ★"),
        ("3", "missing", "1 ★"),
    ]:
        table = crossings_of(study, study.outcomes[1], ENGLISH, who)
        marked = [
            (name, text)
            for row in table.to_dict("records")
            for name, text in row.items()
            if MARK in text
        ]
        assert marked == [(column, cell)]


def crossing(arm: str, out_in: int, n: int, low: float, high: float) -> dict[str, Any]:
    # Of four within at baseline none was outside later: at most 1 - 0.025^(1/4); in the other arm
    # there is nobody.
    within = {"in_out": 0, "within_n": 4 if n else 0, "within_low": 0.0, "within_high": 0.6024}
    return {"arm": arm, "out_in": out_in, "n": n, "low": low, "high": high, **within}


@pytest.mark.parametrize(
    ("outcome", "english", "italian"),
    [
        (
            C3,
            "Of the participants with low C3 at baseline, no longer low at day 43: secretome 5/14 "
            "(36%), 95% CI 12.8% to 64.9%; placebo: nobody who was outside at baseline was "
            "measured again. Of those not low at baseline, low at day 43: secretome 0/4, 95% CI 0 "
            "to 60.2%; placebo: nobody who was within at baseline was measured again.",
            (
                "Tra le persone con C3 basso al basale, al giorno 43 non lo era più in: secretoma "
                "5/14 "
                "(36%), IC 95% dal 12,8% al 64,9%; placebo: nessuna nuova misurazione in chi "
                "era fuori dal limite al basale. Persone con valore basso al giorno 43 "
                "tra quelle che non lo avevano al basale: secretoma 0/4, IC 95% da 0 al 60,2%; "
                "placebo: nessuna nuova "
                "misurazione in chi era entro il limite al basale."
            ),
        ),
        (
            DSDNA,
            "Of the participants with anti-dsDNA above the limit (positive) at baseline, no longer "
            "so at day 43: secretome 5/14 (36%), 95% CI 12.8% to 64.9%; placebo: nobody who was "
            "outside at baseline was measured again. Of those negative at baseline, positive at "
            "day 43: secretome 0/4, 95% CI 0 to 60.2%; placebo: nobody who was within at baseline "
            "was measured again.",
            (
                "Persone negativizzate al giorno 43 tra quelle con anti-dsDNA positivo (sopra il "
                "limite) al basale: secretoma 5/14 (36%), IC 95% dal 12,8% al 64,9%; "
                "placebo: nessuna nuova misurazione in chi era fuori dal limite al basale. "
                "Persone positive al giorno 43 tra quelle negative al basale: secretoma 0/4, IC "
                "95% da 0 al 60,2%; placebo: nessuna nuova misurazione in chi era entro il "
                "limite al basale."
            ),
        ),
    ],
)
def test_who_came_back_within_the_limit_is_counted_of_those_outside(
    outcome: Outcome, english: str, italian: str
) -> None:
    frame = pd.DataFrame(
        [
            # Exact limits of 5 of 14: 12.8% to 64.9%.
            crossing("treatment", 5, 14, 0.1276, 0.6486),
            crossing("control", 0, 0, NAN, NAN),
        ]
    )
    # Nobody of the control arm lacks a value here.
    frame = frame.assign(missing=0, out_out=[9, 0], in_in=[4, 0])
    said = in_both(lambda words: " ".join(crossing_sentences(sample(), frame, outcome, 43, words)))
    assert said == (english, italian)


def test_somebody_outside_at_baseline_without_a_later_value_is_not_given_as_nobody_outside() -> (
    None
):
    # Both levels of the treatment arm are below the limit of 90 at baseline.
    study = small_study("TTCC", level=["80 .", "70 .", "80 95", "85 80"])
    level = study.outcomes[1]
    frame = limit_crossings(study, level, 22, low=90, high=None)
    said = in_both(lambda words: " ".join(crossing_sentences(study, frame, level, 22, words)))
    # Exact limits of 1 of 2: 1 - sqrt(0.975) and sqrt(0.975).
    assert said == (
        "Of the participants with low level at baseline, no longer low at day 22: drug: nobody who "
        "was outside at baseline was measured again; dummy 1/2 (50%), 95% CI 1.3% to 98.7%. Of "
        "those not low at baseline, low at day 22: drug: nobody who was within at baseline was "
        "measured again; dummy: nobody who was within at baseline was measured again.",
        (
            "Tra le persone con livello basso al basale, al giorno 22 non lo era più in: farmaco: "
            "nessuna nuova misurazione in chi era fuori dal limite al basale; finto 1/2 "
            "(50%), IC 95% dall'1,3% al 98,7%. Persone con valore basso al giorno 22 tra "
            "quelle che non lo avevano al basale: farmaco: nessuna nuova misurazione in chi era "
            "entro il limite al "
            "basale; finto: nessuna nuova misurazione in chi era entro il limite al basale."
        ),
    )


@pytest.mark.parametrize(
    ("outcome", "english", "italian"), [(C3, "low", "basso"), (DSDNA, "high", "alto")]
)
def test_regression_to_the_mean_is_said_of_a_group_chosen_by_its_value(
    outcome: Outcome, english: str, italian: str
) -> None:
    assert in_both(lambda words: regression_sentence(outcome, words)) == (
        f"A group chosen for a {english} value is on average less {english} when measured again, "
        "treated or not (regression to the mean): only the arms beside each other speak of the "
        "treatment.",
        f"In un gruppo scelto per un valore {italian}, una nuova misurazione è in media meno "
        f"{italian[:-1]}a, con o senza trattamento (regressione verso la media): solo il confronto "
        "tra i bracci informa sul trattamento.",
    )


@pytest.mark.parametrize(
    ("outcome", "low", "high", "english", "italian"),
    [
        (C3, 90.0, None, "", ""),
        (
            C3,
            85.0,
            None,
            "The limit here is 85 mg/dL, as you entered it; it decides who crossed it and nothing "
            "else.",
            "Il limite qui è 85 mg/dL, quello che hai inserito; determina soltanto chi lo ha "
            "superato.",
        ),
        (DSDNA, None, 30.0, "", ""),
        (
            IL6,
            None,
            7.0,
            "The limit here is 7 pg/mL, as you entered it; it decides who crossed it and nothing "
            "else.",
            "Il limite qui è 7 pg/mL, quello che hai inserito; determina soltanto chi lo ha "
            "superato.",
        ),
    ],
)
def test_whose_limit_it_is(
    outcome: Outcome, low: float | None, high: float | None, english: str, italian: str
) -> None:
    said = in_both(lambda words: own_limit_sentence(outcome, low, high, words))
    assert said == (english, italian)
