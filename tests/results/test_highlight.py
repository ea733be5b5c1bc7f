"""The participant followed: who she is, where she takes part and in which band she is."""

from collections import Counter

import pytest

from lib.results.changes import band_counts, bands_of
from lib.results.effects import effect
from lib.results.participants import is_analysed, is_in, role
from lib.study.study import ARMS
from lib.wording.names import highlight_label, marked
from tests.support.studies import degenerate_studies, sample, small_study


def test_she_is_named_with_the_mark() -> None:
    assert highlight_label("P07") == "★ P07"


def test_a_text_bears_the_mark_only_if_she_is_part_of_it() -> None:
    assert marked("3 of 15", followed=True) == "3 of 15 ★"
    assert marked("3 of 15", followed=False) == "3 of 15"


def test_her_arm_is_that_of_the_roster() -> None:
    study = small_study("CTTC", score=["8 4"] * 4)
    assert [role(study, who) for who in "1234"] == ["control", "treatment", "treatment", "control"]
    for who, arm in zip("1234", "CTTC", strict=True):
        assert is_in(study, who, "treatment") == (arm == "T")
        assert is_in(study, who, "control") == (arm == "C")


def test_where_nobody_is_highlighted_nobody_is_in_an_arm_or_analysed() -> None:
    study = sample()
    assert not any(is_in(study, None, arm) for arm in ARMS)
    assert not is_analysed(study, study.primary_outcome, 43, None)
    assert bands_of(study, study.primary_outcome, None) == set()


def test_somebody_who_is_not_in_the_study_has_no_arm() -> None:
    with pytest.raises(ValueError, match="P99"):
        role(sample(), "P99")


def test_she_is_analysed_if_she_has_the_value_and_the_baseline() -> None:
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


@pytest.mark.parametrize("code", ["mex_sledai", "c3", "il6"])
def test_as_many_are_analysed_as_the_primary_comparison_counts(code: str) -> None:
    study = sample()
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    estimate = effect(study, outcome, 43)
    analysed = Counter(
        role(study, who)
        for who in study.participants["participant_id"]
        if is_analysed(study, outcome, 43, who)
    )
    assert (analysed["treatment"], analysed["control"]) == (
        estimate.n_treatment,
        estimate.n_control,
    )


def test_her_bands_by_hand() -> None:
    # Bands 0-1, 2-5, 6 and more; a score under the lowest band is in the lowest one.
    study = small_study(
        "TC",
        days=(1, 22, 43, 64, 85),
        score=["6 5.9 2 1.9 -3", "0 . 60 . 2"],
        level=["1 2 3 4 5"] * 2,
    )
    score, level, _ = study.outcomes
    assert bands_of(study, score, "1") == {(1, 2), (22, 1), (43, 1), (64, 0), (85, 0)}
    assert bands_of(study, score, "2") == {(1, 0), (43, 2), (85, 1)}
    assert bands_of(study, level, "1") == set()


def test_the_bands_of_all_participants_add_up_to_the_counts() -> None:
    study = sample()
    score = study.primary_outcome
    counted = Counter(
        (role(study, who), *place)
        for who in study.participants["participant_id"]
        for place in bands_of(study, score, who)
    )
    frame = band_counts(study, score)
    assert len(frame) == 2 * 3 * 4
    for row in frame.to_dict("records"):
        assert row["participants"] == counted[row["arm"], row["day"], row["band"]]
    assert sum(counted.values()) == frame["participants"].sum() > 80


def test_a_participant_without_values_is_in_no_band() -> None:
    study = degenerate_studies()["an outcome without values"]
    assert bands_of(study, study.primary_outcome, "1") == {(1, 2), (22, 1)}
    blank = small_study("TC", score=[". .", "8 4"])
    assert bands_of(blank, blank.primary_outcome, "1") == set()
