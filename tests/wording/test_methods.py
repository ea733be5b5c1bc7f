"""How the p values of the outcomes count, and what is said of how they were computed."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from lib import citations
from lib.results.changes import superiority_of_change
from lib.results.effects import effect, effect_at_visit, effects_by_outcome
from lib.results.missing import missing_varied
from lib.results.robustness import robustness_board
from lib.statistics.estimates import EMPTY_ARM
from lib.statistics.randomisation import Randomisation
from lib.study.outcomes import Outcome
from lib.study.protocol import Allocation
from lib.study.study import Study
from lib.wording.methods import (
    all_outcomes_sources,
    analysed_sentence,
    bounds_sentence,
    chance_sentence,
    effect_methods,
    missing_methods,
    p_values_sentence,
    pairs_methods,
    rerandomisation_sentence,
    robustness_methods,
    robustness_sources,
    unadjusted_methods,
)
from lib.words import Words
from tests.support.files import ROOT
from tests.support.studies import (
    chosen_later,
    degenerate_studies,
    polyps,
    rerandomised_at,
    sample,
    small_study,
    undeclared,
)
from tests.support.wording import ENGLISH, IL6, ITALIANO, NAN, SCORE, in_both

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
    "en": ("in the arm to which they were randomised", "Hypothetical strategy (ICH E9(R1))"),
    "it": ("nel braccio assegnato dalla randomizzazione", "Strategia ipotetica (ICH E9(R1))"),
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
        "visita; mancanti a caso (MAR), non imputati; ritiri: strategia ipotetica.",
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
        (None, "Not every day of withdrawal is recorded", "Non tutti i giorni di ritiro"),
    ],
)
def test_the_strategy_after_withdrawal_is_what_the_data_allow(
    withdrawn: str | None, english: str, italian: str
) -> None:
    # Days 5 and 22 of the first participant; nobody else withdrew.
    columns = None if withdrawn is None else {"withdrawn_day": [withdrawn, "", "", ""]}
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


def test_the_hodges_lehmann_interval_is_called_exact_only_where_it_is() -> None:
    english, italian = in_both(
        lambda words: robustness_methods(sample(), SCORE, words, has_censored=False)[1]
    )
    assert "p is exact, also where changes are equal" in english
    assert "the interval is then conservative, not exact" in english
    assert "exact interval" not in english
    assert "conservativo, non esatto" in italian


def sources_of(study: Study, outcome: Outcome, day: int) -> list[str]:
    return robustness_sources(
        robustness_board(study, outcome, day),
        rerandomised_at(study, outcome, day),
        superiority_of_change(study, outcome, day),
        missing_varied(study, outcome, day),
    )


def test_a_source_is_named_only_where_its_method_is_used() -> None:
    # Nothing is censored in the score, and nothing missing at day 22.
    always = {
        citations.WELCH,
        citations.HODGES_LEHMANN,
        citations.LEHMANN,
        citations.MALLINCKRODT,
        citations.EDGINGTON_ONGHENA,
        citations.BRUNNER_MUNZEL,
        citations.NEUBERT_BRUNNER,
        citations.SPENCE_STANLEY,
    }
    assert set(sources_of(sample(), SCORE, 22)) == always
    assert set(sources_of(sample(), SCORE, 43)) == {*always, citations.CAMPBELL}
    assert set(sources_of(sample(), IL6, 43)) == {*always, citations.TOBIN, citations.CAMPBELL}
    study = degenerate_studies()["an arm without values"]
    assert sources_of(study, study.outcomes[0], 22) == []


def test_holm_is_named_only_where_there_is_such_a_p() -> None:
    for study, is_used in ((sample(), True), (undeclared(sample()), True), (polyps(), False)):
        frame = effects_by_outcome(study, study.primary_day)
        assert (citations.HOLM in all_outcomes_sources(frame)) == is_used


def test_how_missing_values_are_varied_is_explained_only_if_some_are() -> None:
    assert missing_methods(missing_varied(sample(), SCORE, 22), ENGLISH) == []
    (text,) = missing_methods(missing_varied(sample(), SCORE, 43), ENGLISH)
    assert "up to 12 of them" in text


def test_the_coverage_that_is_said_is_that_of_the_simulations() -> None:
    # superiority_simulation.txt and repeat_simulation.txt, 15 + 14 participants.
    text = (ROOT / "tests/reference/superiority_simulation.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    held = [float(row[3]) for row in rows]
    pairs, repeat = pairs_methods(ENGLISH)
    assert f"in {100 * min(held):.1f}% to {100 * max(held):.1f}% of those" in pairs
    # No interval, by the probability that was aimed at.
    none = {row: max(float(r[2]) for r in rows[row::5]) for row in range(5)}
    assert max(none[place] for place in range(3)) <= 0.001
    assert none[3] <= 0.02
    assert round(none[4], 2) == 0.1
    assert "94.9% to 95.0%" in repeat


def judged(p: float, allocations: int, **others: Any) -> Randomisation:
    """A re-randomisation of 15 + 14, every allocation looked at and kept."""
    numbers = {"n_treatment": 15, "n_control": 14, "exhaustive": True, "kept": allocations}
    seed = None if others.get("exhaustive", True) else 20250101
    return Randomisation(
        *(-3.2, -5.0, -1.4, p),
        **{**numbers, "allocations": allocations, "seed": seed, **others},
        method="x",
    )


def allotted(*scheme: Any) -> Study:
    """The sample with a declared scheme."""
    return replace(sample(), allocation=Allocation(*scheme) if scheme else None)


BLOCKS = "permuted blocks"


@pytest.mark.parametrize(
    ("study", "result", "english", "italian"),
    [
        (
            allotted(),
            judged(0.0042, 37442160, kept=100000),
            "Re-randomisation p of the ANCOVA estimate: 0.004, from all 37,442,160 ways to allot "
            "the arms, if they had been allotted freely with these sizes. Its interval is from "
            "100,000 random ones of them.",
            (
                "p del test di permutazione per la stima ANCOVA: 0,004, calcolato su tutte "
                "le 37.442.160 assegnazioni possibili, come se i bracci fossero stati "
                "assegnati liberamente con queste numerosità. L'intervallo si basa su "
                "100.000 di queste, scelte a caso."
            ),
        ),
        (
            allotted(),
            judged(1e-5, 100000, exhaustive=False),
            "Re-randomisation p of the ANCOVA estimate: <0.001, from 100,000 random allocations "
            "(seed 20250101), if the arms had been allotted freely with these sizes.",
            (
                "p del test di permutazione per la stima ANCOVA: <0,001, calcolato su "
                "100.000 assegnazioni casuali (seme 20250101), come se i bracci fossero "
                "stati assegnati liberamente con queste numerosità."
            ),
        ),
        (
            allotted("fixed sizes"),
            judged(0.0042, 924),
            "Re-randomisation p of the ANCOVA estimate: 0.004, exact, from all 924 ways to allot "
            "the arms with these sizes.",
            (
                "p del test di permutazione per la stima ANCOVA: 0,004, esatto, calcolato "
                "su tutte le 924 assegnazioni possibili con queste numerosità."
            ),
        ),
        (
            allotted("simple"),
            judged(0.0042, 924),
            "Re-randomisation p of the ANCOVA estimate: 0.004, exact given the sizes reached, "
            "from all 924 ways to allot the arms with these sizes.",
            (
                "p del test di permutazione per la stima ANCOVA: 0,004, esatto date le "
                "numerosità raggiunte, calcolato su tutte le 924 assegnazioni possibili "
                "con queste numerosità."
            ),
        ),
        (
            # One of 29 was not measured.
            allotted(BLOCKS, 4),
            judged(0.0042, 209952, n_control=13),
            "Re-randomisation p of the ANCOVA estimate: 0.004, exact, from all 209,952 ways to "
            "allot the arms within the blocks. The estimate is adjusted for them here, as the "
            "primary one is not. It is exact if the arm had no part in who was measured.",
            (
                "p del test di permutazione per la stima ANCOVA: 0,004, esatto, calcolato "
                "su tutte le 209.952 assegnazioni possibili entro i blocchi. Qui la stima "
                "è aggiustata anche per questi; quella primaria no. È esatto se il braccio "
                "non ha influito su quali persone sono state misurate."
            ),
        ),
        (
            # Random allocations are never called exact.
            allotted(BLOCKS, 4, ("sex",)),
            judged(0.0042, 100000, exhaustive=False),
            "Re-randomisation p of the ANCOVA estimate: 0.004, from 100,000 random allocations "
            "(seed 20250101) within the blocks and strata. The estimate is adjusted for them here, "
            "as the primary one is not.",
            (
                "p del test di permutazione per la stima ANCOVA: 0,004, calcolato su "
                "100.000 assegnazioni casuali (seme 20250101) entro i blocchi e gli "
                "strati. Qui la stima è aggiustata anche per questi; quella primaria no."
            ),
        ),
        (
            allotted("simple", None, ("sex",)),
            judged(NAN, 0, reason=EMPTY_ARM),
            "Re-randomisation p: not given. One arm has no values, so the arms cannot be compared.",
            (
                "p del test di permutazione: non disponibile. Un braccio non ha valori, "
                "quindi i bracci non si possono confrontare."
            ),
        ),
    ],
    ids=["undeclared", "drawn", "fixed", "simple", "blocks", "drawn in blocks", "none"],
)
def test_p_is_called_exact_only_of_every_allocation_of_a_declared_scheme(
    study: Study, result: Randomisation, english: str, italian: str
) -> None:
    said = in_both(lambda words: rerandomisation_sentence(result, study, words))
    assert said == (english, italian)


@pytest.mark.parametrize(
    ("scheme", "said", "unsaid"),
    [
        ((), ["does not declare how the arms were allotted"], ["within", "filled", "simple"]),
        (("simple",), ["takes the sizes reached as given"], ["within", "filled", "declare how"]),
        (
            ("fixed sizes", None, ("sex",)),
            ["allotted within the strata,"],
            ["filled", "simple"],
        ),
        ((BLOCKS,), ["allotted within the blocks,"], ["filled", "strata"]),
        (
            (BLOCKS, 4, ("sex",)),
            ["within the blocks and strata,", "Blocks of 4 are taken to have been filled"],
            ["simple randomisation", "declare how"],
        ),
    ],
)
def test_the_methods_say_how_the_arms_are_allotted_anew(
    scheme: tuple[Any, ...], said: list[str], unsaid: list[str]
) -> None:
    text = " ".join(robustness_methods(allotted(*scheme), SCORE, ENGLISH, has_censored=False))
    assert all(part in text for part in said)
    text = text.partition("Re-randomisation:")[2]
    assert not any(part in text for part in unsaid)


def test_the_methods_say_up_to_what_size_each_is_exact_and_what_is_used_beyond() -> None:
    said = bounds_sentence(ENGLISH)
    for part in (
        "up to 100 + 100 participants and takes the normal distribution beyond",
        "up to 160,000,000 of them and 500 participants (of more participants, up to 600,000 ways)",
        "at 100,000 random ones, at 10,000 with more than 500 participants",
        "fewer still with more than 6,000",
        "up to 8 visits",
    ):
        assert part in said
    assert said in robustness_methods(sample(), SCORE, ENGLISH, has_censored=False)
