"""Where somebody who is highlighted belongs."""

import pytest

from lib.results.participants.followed import is_analysed, is_in, role
from lib.results.response import bands_of
from lib.study.study import ARMS
from tests.support.studies import sample, small_study


def test_the_arm_of_a_participant_is_that_of_the_roster() -> None:
    study = small_study("CTTC", score=["8 4"] * 4)
    assert [role(study, who) for who in "1234"] == ["control", "treatment", "treatment", "control"]
    for who, arm in zip("1234", "CTTC", strict=True):
        assert is_in(study, who, "treatment") == (arm == "T")
        assert is_in(study, who, "control") == (arm == "C")


def test_where_nobody_is_highlighted_nobody_is_in_an_arm_or_analysed() -> None:
    study = sample()
    assert not any(is_in(study, None, arm) for arm in ARMS)
    assert not is_analysed(study, study.first_outcome, 43, None)
    assert bands_of(study, study.first_outcome, None) == set()


def test_somebody_who_is_not_in_the_study_has_no_arm() -> None:
    with pytest.raises(ValueError, match="P99"):
        role(sample(), "P99")


def test_a_participant_is_analysed_with_the_value_and_the_baseline() -> None:
    study = small_study(
        "TTTTC",
        days=(1, 22, 43),
        score=["8 4 3", "8 . 3", ". 4 3", "8 4 .", "8 8 8"],
        marker=["9 <4 <4", "<4 5 .", ". . .", "9 8 7", "9 9 9"],
    )
    score, _, marker = study.outcomes
    for outcome, day, expected in (
        (score, 22, [True, False, False, True, True]),
        (score, 43, [True, True, False, False, True]),
        (marker, 22, [True, True, False, True, True]),
        (marker, 43, [True, False, False, True, True]),
    ):
        assert [is_analysed(study, outcome, day, who) for who in "12345"] == expected
