"""What is built into synthetic data, in words."""

from dataclasses import replace

import pytest

from lib.results.built_in import TermApart
from lib.study.claims import BuiltIn
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.built_in import (
    built_in_columns,
    built_in_events_sentence,
    built_in_sentence,
    picked_sentence,
)
from tests.support.studies import polyps, sample
from tests.support.wording import C3, ENGLISH, IL6, SCORE, by_visit, in_both

TERM = TermApart("Rash", ((1, 15), (4, 14)))


def told(*truth: BuiltIn) -> Study:
    """The sample study, of which this alone is known to be built in."""
    return replace(sample(), truth=truth)


@pytest.mark.parametrize(
    ("outcome", "effect", "english", "italian"),
    [
        (SCORE, -3.1, "−3.1 points", "−3,1 punti"),
        (C3, 0.04, "0.04 mg/dL", "0,04 mg/dL"),
        (IL6, 0.882, "ratio 0.88", "rapporto 0,88"),
    ],
)
def test_the_truth_is_said_in_the_unit_of_its_outcome_with_how_often_it_is_seen(
    outcome: Outcome, effect: float, english: str, italian: str
) -> None:
    study = told(BuiltIn(outcome=outcome.code, day=43, effect=effect, shown_in=7))
    assert in_both(lambda words: built_in_sentence(study, outcome, 43, words)) == (
        f"Built in: {english}. Of 1,000 trials simulated like this one, 7 showed p<0.05.",
        f"Valore vero inserito nella simulazione: {italian}. Su 1.000 studi simulati come questo, "
        "7 hanno dato p<0,05.",
    )
    # Neither another visit nor another outcome is said to have it.
    assert built_in_sentence(study, outcome, 22, ENGLISH) == ""
    other = C3 if outcome == SCORE else SCORE
    assert built_in_sentence(study, other, 43, ENGLISH) == ""
    shown = built_in_columns(study, [(other, 43), (outcome, 43)], ENGLISH)
    assert list(shown.values()) == [["–", english], ["–", "7"]]


def test_the_truth_stands_beside_the_estimate_of_its_visit() -> None:
    study = told(BuiltIn(outcome=SCORE.code, day=22, effect=-1.5, shown_in=9))
    table = by_visit(study, SCORE, ENGLISH)
    assert table["Built in"].tolist() == ["−1.5 points", "–"]
    assert table["p<0.05, of 1,000 simulated"].tolist() == ["9", "–"]


def test_of_adverse_events_no_difference_is_built_in_and_the_farthest_term_is_chance() -> None:
    study = told(BuiltIn(events=True, shown_in=517))
    assert in_both(lambda words: built_in_events_sentence(study, TERM, words)) == (
        "Built in: no difference; the adverse events of both arms come from the same rates. What "
        "differs is chance: most of all rash (secretome 1 of 15, placebo 4 of 14). Of 1,000 trials "
        "simulated like this one, 517 had a difference at least as large in some term.",
        (
            "Valore vero inserito nella simulazione: nessuna differenza; gli eventi "
            "avversi dei due bracci sono generati con gli stessi tassi. Le differenze sono "
            "dovute al caso, soprattutto rash (secretoma 1 su 15, placebo 4 su 14). Su "
            "1.000 studi simulati come questo, 517 avevano per almeno un termine una "
            "differenza altrettanto grande o maggiore."
        ),
    )
    assert built_in_events_sentence(study, None, ENGLISH) == ""


def test_of_a_real_study_and_of_what_is_not_known_nothing_is_said_to_be_built_in() -> None:
    for study in (polyps(), told()):
        outcome, day = study.first_outcome, study.primary_day
        assert built_in_sentence(study, outcome, day, ENGLISH) == ""
        assert built_in_events_sentence(study, TERM, ENGLISH) == ""
        assert built_in_columns(study, [(outcome, day)], ENGLISH) == {}
        assert picked_sentence(study, ENGLISH) == ""
    assert "picked because p<0.05" in picked_sentence(sample(), ENGLISH)
