"""The sentences about a yes or no, in both languages."""

from dataclasses import replace

import pytest

from lib.results.binary.shares import (
    AS_NO,
    board_of_shares,
    difference_of_shares,
    extreme_differences,
    shares_by_visit,
)
from lib.results.effects import effects_by_outcome
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.answers import outcome_line
from lib.wording.binary.answer import (
    bounds_sentences,
    missing_as_no_sentence,
    shares_sentence,
)
from lib.wording.binary.board import board_sentence
from lib.wording.methods import shares_methods
from lib.wording.names import better_sentence, values_of
from lib.wording.participants.baseline import highlight_sentence
from lib.words import Words
from tests.support.files import ROOT
from tests.support.shares import given_study, hard_study

EN, IT = Words("en"), Words("it")


def said(study: Study, outcome: Outcome, day: int, words: Words) -> str:
    shares = shares_by_visit(study, outcome)
    found = difference_of_shares(study, outcome, day)
    return shares_sentence(study, outcome, day, shares[shares["day"] == day], found, words)


def test_the_answer_says_n_of_n_difference_interval_and_p() -> None:
    study = given_study()
    assert said(study, study.outcomes[0], 43, EN) == (
        "At day 43, remission: yes in 9/15 (60%) with drug and in 4/14 (29%) with placebo. Risk "
        "difference 31 percentage points (95% CI −4 to 58; p 0.14); the data are also compatible "
        "with no difference."
    )
    assert said(study, study.outcomes[0], 43, IT) == (
        "Al giorno 43, remissione: sì in 9/15 (60%) con farmaco e in 4/14 (29%) con placebo. "
        "Differenza di rischio 31 punti percentuali (IC 95% da −4 a 58; p 0,14); l'IC 95% non "
        "esclude l'assenza di differenza."
    )


def test_an_interval_on_one_side_is_not_called_compatible_with_no_difference() -> None:
    study = hard_study()
    # 1 - sqrt(2) z^2 / (3 + z^2) is 0.206; p is 2 of 20 tables.
    sentence = said(study, study.outcomes[3], 22, EN)
    assert sentence.startswith(
        "At day 22, cleared: yes in 3/3 (100%) with drug and in 0/3 (0%) with placebo. Risk "
        "difference 100 percentage points (95% CI 21 to 100; p 0.10"
    )
    assert "no difference" not in sentence


def test_an_arm_without_values_is_said_to_have_none() -> None:
    study = hard_study()
    assert said(study, study.outcomes[2], 22, EN) == (
        "At day 22 the difference in infection between drug and placebo cannot be estimated (0 "
        "drug, 3 placebo). One arm has no values, so the arms cannot be compared."
    )


def test_who_is_left_out_and_what_counting_them_as_a_no_gives() -> None:
    study = given_study()
    remission = study.outcomes[0]
    shares = shares_by_visit(study, remission)
    as_no = difference_of_shares(study, remission, 22, missing=AS_NO)
    assert missing_as_no_sentence(study, remission, shares[shares["day"] == 22], as_no, EN) == (
        "Left out, because their value is missing: drug 1, placebo 2. Counted as a no: 6/15 (40%) "
        "with drug, 2/14 (14%) with placebo; risk difference 26 percentage points (95% CI −7 to "
        "52; p 0.21)."
    )
    all_there = difference_of_shares(study, remission, 43, missing=AS_NO)
    here = shares[shares["day"] == 43]
    assert missing_as_no_sentence(study, remission, here, all_there, EN) == ""


@pytest.mark.parametrize(
    ("place", "words", "expected"),
    [
        (
            *(0, EN),
            "All 3 with drug had a yes: that does not exclude a true share as low as 29.2% (exact "
            "95% interval).",
        ),
        (
            *(1, EN),
            "Nobody of 3 with drug had a yes: that does not exclude a true share of up to 70.8% "
            "(exact 95% interval).",
        ),
        (
            *(1, IT),
            "Con farmaco nessuna delle 3 persone ha un sì: ciò non esclude una proporzione vera "
            "fino al 70,8% (intervallo esatto al 95%).",
        ),
    ],
)
def test_nobody_and_everybody_have_their_exact_bound(
    place: int, words: Words, expected: str
) -> None:
    # 1 - 0.025^(1/3) is 0.708.
    study = hard_study()
    shares = shares_by_visit(study, study.outcomes[place])
    assert bounds_sentences(study, shares, words)[0] == expected
    assert len(bounds_sentences(study, shares, words)) == 2


def test_the_board_says_on_which_side_and_how_far_missing_values_could_move_it() -> None:
    study = given_study()
    remission = study.outcomes[0]
    extremes = extreme_differences(study, remission, 22)
    # 40% - 28.6% and 46.7% - 14.3%.
    assert board_sentence(board_of_shares(study, remission, 22), extremes, remission, EN) == (
        "The 95% CI of every analysis includes “no difference”. Whatever the missing values had "
        "been, "
        "the risk difference of all participants would lie between 11 and 32 percentage points."
    )
    board = board_of_shares(study, remission, 43)
    assert board_sentence(board, extremes, remission, IT) == (
        "In nessuna analisi l'IC 95% esclude l'assenza di differenza."
    )
    none = hard_study()
    infection = none.outcomes[2]
    assert board_sentence(
        *(board_of_shares(none, infection, 22), extreme_differences(none, infection, 22)),
        *(infection, EN),
    ).startswith("None of the 3 analyses can be made.")


def test_good_direction_own_values_and_a_line_among_others_are_of_yes_and_no() -> None:
    study = given_study()
    remission, flare = study.outcomes[:2]
    assert better_sentence(remission, EN) == "Remission: yes is better."
    assert better_sentence(flare, IT) == "Riacutizzazione: è meglio un no."
    who = next(who for who, value in study.values(remission)[22].items() if value != value)
    shown = list(values_of(study, remission, str(who), EN).values())
    assert shown[:2] == ["no", "–"]
    assert shown[2] in ("yes", "no")
    assert " → ".join(shown) + "." in highlight_sentence(study, str(who), remission, EN)
    row = rows_of(effects_by_outcome(study, 43))[0]
    assert outcome_line(study, remission, row, EN, adjusted=True) == (
        "Remission, yes/no, not adjusted for baseline: 31 percentage points higher with drug than "
        "with placebo (95% CI 4 lower to 58 higher; 15 drug, 14 placebo; p 0.14)."
    )
    assert "1 percentage point higher" in outcome_line(
        study, remission, {**row, "value": 1.2}, EN, adjusted=True
    )


def test_how_often_the_interval_holds_is_what_the_enumeration_printed() -> None:
    lines = (ROOT / "tests/reference/shares_coverage.txt").read_text(encoding="utf-8").splitlines()
    rows = {name: [float(each) for each in rest] for name, *rest in map(str.split, lines[1:])}
    least, mean, most = (f"{100 * share:.1f}%" for share in rows["newcombe"])
    text = " ".join(shares_methods(given_study(), given_study().outcomes[0], EN))
    assert f"in {least} to {most} of trials, {mean} on average" in text
    assert f"below 0.05 in {100 * rows['fisher_below_005'][2]:.1f}% at most" in text


def test_an_amounts_unit_is_not_said_of_a_yes_or_no() -> None:
    study = given_study()
    named = replace(study.outcomes[0], unit=study.outcomes[-1].unit)
    assert "points, " not in highlight_sentence(study, "1", named, EN)
    assert "percentage points" in said(study, named, 43, EN)
