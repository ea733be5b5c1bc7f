"""How the robustness board is explained, and what its p is called: by hand."""

from dataclasses import replace
from typing import Any

import pytest

from lib import citations
from lib.results.changes import superiority_of_change
from lib.results.missing import missing_varied
from lib.results.robustness import rerandomised_at, robustness_board
from lib.statistics.estimates import EMPTY_ARM
from lib.statistics.randomisation import Randomisation
from lib.study.outcomes import Outcome
from lib.study.protocol import Allocation
from lib.study.study import Study
from lib.wording.board.methods import (
    bounds_sentence,
    missing_methods,
    pairs_methods,
    rerandomisation_sentence,
    robustness_methods,
    robustness_sources,
)
from tests.support.files import ROOT
from tests.support.studies import (
    degenerate_studies,
    sample,
)
from tests.support.wording import ENGLISH, IL6, NAN, SCORE, in_both


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
