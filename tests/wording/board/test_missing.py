"""What missing values could do, in words: results made by hand, and the sample study."""

import math
from dataclasses import replace

import pytest

from lib.results.missing import MissingVaried, missing_varied
from lib.statistics.estimates import EMPTY_ARM, Estimate
from lib.statistics.models.tipping import Stretch, TippingPoint
from lib.study.outcomes import Outcome
from lib.wording.board.missing import tipping_sentence
from tests.support.r_answers import printed_by_r
from tests.support.studies import degenerate_studies, sample
from tests.support.wording import C3, ENGLISH, IL6, SCORE, in_both

NONE = (math.nan, math.nan)


def estimate(value: float, low: float, high: float) -> Estimate:
    return Estimate(value, low, high, 0.01, 15, 14, "ANCOVA")


HELD, SPANS = estimate(-2.1, -3.6, -0.6), estimate(-1.1, -3.0, 0.8)
POINT = TippingPoint(HELD, -1, (Stretch(NONE, (32, 0)),), 0, 1, True)
VARIED = MissingVaried(POINT, 0, 32, True, True, 0)


def said(varied: MissingVaried, outcome: Outcome = SCORE) -> tuple[str, str]:
    return in_both(lambda words: tipping_sentence(sample(), outcome, varied, words))


def with_point(**changes: object) -> MissingVaried:
    return replace(VARIED, tipping=replace(POINT, **changes))  # type: ignore[arg-type]


def test_an_interval_that_no_value_moves_across_says_so_with_its_worst_case() -> None:
    assert said(VARIED) == (
        "Whatever the missing value had been, between 0 and 32 points (all values the outcome can "
        "have), the 95% CI would still lie on the same side of no difference; at worst: −2.1 "
        "points (−3.6 to −0.6).",
        (
            "Qualunque fosse stato il valore mancante, tra 0 e 32 punti (tutti i valori "
            "possibili dell'esito), l'IC 95% escluderebbe comunque l'assenza di "
            "differenza, nella stessa direzione; nel caso peggiore: −2,1 punti (da −3,6 a "
            "−0,6)."
        ),
    )
    english, italian = said(with_point(n_control=2))
    assert english.startswith("Whatever the 2 missing values had been, between 0 and 32 points")
    assert italian.startswith("Qualunque fossero stati i 2 valori mancanti, tra 0 e 32 punti")


def test_what_was_not_tried_in_every_combination_is_not_called_whatever() -> None:
    english, italian = said(with_point(n_control=13, every_combination=False))
    assert "Whatever" not in english
    assert "Qualunque" not in italian
    assert english == (
        "Had the 13 missing values spoken against this difference as strongly as they can, all of "
        "an arm alike, between 0 and 32 points (all values the outcome can have), the 95% CI would "
        "still lie on the same side of no difference: −2.1 points (−3.6 to −0.6)."
    )


def test_an_interval_that_a_value_moves_across_says_with_which_values_it_does_not() -> None:
    stretch = Stretch(NONE, (32, 6.04))
    assert said(with_point(worst=SPANS, stretches=(stretch,))) == (
        "Had the missing value spoken against this difference as strongly as it can, between 0 and "
        "32 points (all values the outcome can have), the 95% CI would no longer lie on this side "
        "of no difference: −1.1 points (−3.0 to 0.8). It would lie on one side only with: placebo "
        "6.0 to 32.0.",
        (
            "Se il valore mancante fosse il più sfavorevole possibile a questa differenza, tra 0 e "
            "32 punti (tutti i valori possibili dell'esito), l'IC 95% non escluderebbe più "
            "l'assenza di differenza in questa direzione: −1,1 punti (da −3,0 a 0,8). La "
            "escluderebbe soltanto con: placebo da 6,0 a 32,0."
        ),
    )


def test_the_numbers_decide_and_not_what_is_printed() -> None:
    # A limit of -0.00001 is on the side, one of 0 is not; of a ratio the line is 1.
    assert "still lie" in said(with_point(worst=estimate(-2, -4, -1e-5)))[0]
    assert "no longer" in said(with_point(worst=estimate(-2, -4, 0)))[0]
    ratio = with_point(worst=estimate(0.7, 0.5, 0.99999))
    assert "still lie" in said(ratio, IL6)[0]
    assert "no longer" in said(with_point(worst=estimate(0.7, 0.5, 1.0)), IL6)[0]
    # On the other side altogether.
    assert "no longer" in said(with_point(worst=estimate(2, 1, 3)))[0]


def test_both_arms_go_through_the_range_in_opposite_directions() -> None:
    found = with_point(worst=SPANS, n_treatment=1, stretches=(Stretch((0, 9.3), (32, 22.7)),))
    english, italian = said(found)
    assert english.endswith(
        "With values alike within each arm it would lie on one side only with: secretome from 0.0 "
        "to 9.3 while placebo from 32.0 to 22.7."
    )
    assert italian.endswith("secretoma da 0,0 a 9,3 mentre placebo da 32,0 a 22,7.")
    nowhere = said(with_point(worst=SPANS, n_treatment=1, stretches=()))
    assert nowhere[0].endswith("With no values alike within each arm would it lie on one side.")


@pytest.mark.parametrize(
    ("n_treatment", "n_control", "start"),
    [
        (0, 1, "Whatever the missing value had been, between 0 and 32 points (all values the "
         "outcome can have), the 95% CI would still include “no difference”."),
        (0, 3, "Whatever the 3 missing values had been, between 0 and 32 points (all values the "
         "outcome can have), all alike, the 95% CI would still include “no difference”."),
        (1, 1, "Whatever the 2 missing values had been, between 0 and 32 points (all values the "
         "outcome can have), alike within each arm and opposite between the arms, the 95% CI would "
         "still include “no difference”."),
    ],
)  # fmt: skip
def test_an_interval_that_spans_no_difference_may_do_so_whatever_the_values(
    n_treatment: int, n_control: int, start: str
) -> None:
    found = with_point(
        worst=None, side=0, stretches=(), n_treatment=n_treatment, n_control=n_control
    )
    assert said(found)[0] == start


def test_an_interval_that_spans_no_difference_may_hang_on_the_values() -> None:
    ends = (Stretch((0, 2), NONE), Stretch((20, 32), NONE))
    found = with_point(worst=None, side=0, stretches=ends, n_treatment=1, n_control=0)
    assert said(found) == (
        "What the missing value had been, between 0 and 32 points (all values the outcome can "
        "have), could decide whether the 95% CI includes “no difference”. It would lie on one "
        "side only "
        "with: secretome 0.0 to 2.0 and secretome 20.0 to 32.0.",
        (
            "Dal valore mancante, tra 0 e 32 punti (tutti i valori possibili dell'esito), "
            "può dipendere se l'IC 95% esclude l'assenza di differenza. La escluderebbe "
            "soltanto con: secretoma da 0,0 a 2,0 e secretoma da 20,0 a 32,0."
        ),
    )


@pytest.mark.parametrize(
    ("low_declared", "high_declared", "part"),
    [
        (False, False, "1.565 and 9 pg/mL (the lowest and highest value analysed in this study)"),
        (True, False, "1.565 (the lowest possible) and 9 pg/mL (the highest analysed in this"),
        (False, True, "1.565 (the lowest analysed in this study) and 9 pg/mL (the highest poss"),
    ],
)
def test_where_an_end_of_the_range_comes_from_is_said(
    low_declared: bool, high_declared: bool, part: str
) -> None:
    found = replace(
        VARIED, low=1.565, high=9, low_declared=low_declared, high_declared=high_declared
    )
    assert part in said(found, IL6)[0]


def test_whoever_has_no_baseline_is_said_to_stay_outside() -> None:
    english, italian = said(replace(VARIED, no_baseline=2))
    assert english.endswith(
        " 2 participants have no baseline value and stay outside this analysis, whatever their "
        "values at the visit."
    )
    assert italian.endswith("qualunque sia il loro valore alla visita.")
    alone = said(missing_varied(sample(), C3, 22), C3)[0]
    assert alone == (
        "1 participant has no baseline value and stays outside this analysis, whatever the value "
        "at the visit."
    )


def test_where_nothing_is_missing_or_compared_nothing_is_said() -> None:
    assert said(missing_varied(sample(), SCORE, 22)) == ("", "")
    assert said(with_point(worst=None, stretches=(), reason=EMPTY_ARM)) == ("", "")
    study = degenerate_studies()["an arm without values"]
    score = study.outcomes[0]
    assert tipping_sentence(study, score, missing_varied(study, score, 22), ENGLISH) == ""


R = printed_by_r("tipping")


@pytest.mark.parametrize("outcome", [SCORE, C3], ids=["score", "c3"])
def test_what_the_missing_values_of_the_sample_could_do_is_said_in_the_numbers_of_r(
    outcome: Outcome,
) -> None:
    worst = R[f"sample/{outcome.code}/worst"]
    value, low, high = (ENGLISH.number(worst[name], 1) for name in ("value", "low", "high"))
    unit = "points" if outcome is SCORE else "mg/dL"
    english = said(missing_varied(sample(), outcome, 43), outcome)[0]
    assert f"no longer lie on this side of no difference: {value} {unit} ({low} to {high})." in (
        english
    )
    stretch = R[f"sample/{outcome.code}/stretch/0"]
    ends = sorted(stretch[f"control_{end}"] for end in (0, 1))
    first, last = (ENGLISH.number(end, 1) for end in ends)
    assert f"on one side only with: placebo {first} to {last}." in english
