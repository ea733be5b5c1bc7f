"""Correlation of changes against R, by hand and by properties."""

import math

import numpy as np
import pytest

from lib.results.changes import Association, association_of_changes
from lib.statistics.correlation import COMPLETE_AGREEMENT, NO_RANKING, ONE_ARM_ONLY, TOO_FEW_PAIRS
from lib.study.outcomes import Outcome
from lib.study.study import Study
from tests.support.changes import rewritten
from tests.support.r_answers import printed_by_r
from tests.support.studies import degenerate_studies, sample, small_study

R = printed_by_r("sensitivity")
MARKERS = ("c3", "c4", "il6", "tnf_alpha", "anti_dsdna")
NUMBERS = ("value", "low", "high", "p_value", "n")


def outcome_of(study: Study, code: str) -> Outcome:
    return next(outcome for outcome in study.outcomes if outcome.code == code)


def found_in(study: Study, marker: str, activity: str = "score", day: int = 22) -> Association:
    return association_of_changes(
        study, outcome_of(study, marker), outcome_of(study, activity), day
    )


@pytest.mark.parametrize("day", [22, 43])
@pytest.mark.parametrize("marker", MARKERS)
def test_both_correlations_are_those_of_r(marker: str, day: int) -> None:
    found = found_in(sample(), marker, "mex_sledai", day)
    for kind, correlation in (("pooled", found.pooled), ("within_arms", found.within_arms)):
        expected = R[f"{marker}/{day}/{kind}"]
        # Closed forms of the ranks: nine digits.
        assert {name: getattr(correlation, name) for name in NUMBERS} == pytest.approx(
            {name: expected[name] for name in NUMBERS}, rel=1e-9, abs=1e-12
        )
        assert correlation.reason == ""


def test_the_correlation_of_five_by_hand() -> None:
    # Changes of the level 5, 1, 4, 2, 3 and of the score -1, -2, -5, -3, -4, so that the ranks
    # differ by 0, -3, 3, -1, 1: r = 1 - 6 * 20 / (5 * 24) = 0.
    study = small_study(
        "TTTCC",
        level=["80 85", "70 71", "60 64", "90 92", "75 78"],
        score=["8 7", "8 6", "8 3", "8 5", "8 4"],
    )
    assert found_in(study, "level").pooled.value == pytest.approx(0, abs=1e-12)
    assert found_in(study, "level").pooled.p_value == pytest.approx(1, rel=1e-9)
    # Exchange the last two scores: differences 0, -3, 3, 0, 0, r = 1 - 6 * 18 / 120 = 0.1.
    study = small_study(
        "TTTCC",
        level=["80 85", "70 71", "60 64", "90 92", "75 78"],
        score=["8 7", "8 6", "8 3", "8 4", "8 5"],
    )
    found = found_in(study, "level").pooled
    assert found.value == pytest.approx(0.1, rel=1e-12)
    margin = 1.959963984540054 * math.sqrt((1 + 0.1**2 / 2) / 2)
    assert found.low == pytest.approx(math.tanh(math.atanh(0.1) - margin), rel=1e-9)
    assert found.high == pytest.approx(math.tanh(math.atanh(0.1) + margin), rel=1e-9)


def test_what_the_treatment_does_to_both_is_no_correlation_within_the_arms() -> None:
    # Ranks 6, 5, 4 and 1, 2, 3 of the level against 4, 5, 6 and 3, 2, 1 of the score: the arms
    # differ in both, and within them one falls as the other rises.
    study = small_study(
        "TTTCCC",
        level=["80 96", "80 95", "80 94", "80 81", "80 82", "80 83"],
        score=["1 14", "1 15", "1 16", "1 4", "1 3", "1 2"],
    )
    found = found_in(study, "level")
    # The squares of the differences 2, 0, -2, -2, 0, 2 add up to 16.
    assert found.pooled.value == pytest.approx(1 - 6 * 16 / (6 * 35), rel=1e-12)
    assert found.within_arms.value == -1
    assert found.within_arms.reason == COMPLETE_AGREEMENT


def test_the_changes_are_differences_and_ratios_of_those_with_both_in_the_order_of_the_roster() -> (
    None
):
    study = small_study(
        "CTCTT",
        marker=["8 4", ". 4", "<4 8", "9 3", "5 5"],
        score=["8 4", "8 5", "6 9", "8 .", "7 7.5"],
    )
    people = found_in(study, "marker").participants
    assert list(people.columns) == ["participant_id", "arm", "marker", "activity"]
    assert list(people["participant_id"]) == ["1", "3", "5"]
    assert list(people["arm"]) == ["control", "control", "treatment"]
    assert list(people["marker"]) == [0.5, 4, 1]
    assert list(people["activity"]) == [-4, 3, 0.5]
    assert found_in(study, "marker").pooled.n == 3


def test_equal_changes_are_ties_whatever_digits_their_subtraction_left() -> None:
    # Rises of 2, 2, 3, 1, 1 tenths; ratios of 3, 3, 2, 2.5, 2.5.
    level = ["0.1 0.3", "0.7 0.9", "2.1 2.4", "0.6 0.7", "0.3 0.4"]
    marker = ["0.1 0.3", "1 3", "0.3 0.6", "0.6 1.5", "2 5"]
    score = ["8 5", "8 7", "8 4", "8 8", "8 6"]
    study = small_study("TTTCC", level=level, marker=marker, score=score)
    other = np.array([2, 4, 1, 5, 3.0])
    for code, ranks in (("level", [3.5, 3.5, 5, 1.5, 1.5]), ("marker", [4.5, 4.5, 1, 2.5, 2.5])):
        expected = np.corrcoef(ranks, other)[0, 1]
        assert found_in(study, code).pooled.value == pytest.approx(expected, rel=1e-12)


def test_changes_in_a_unit_of_tiny_numbers_are_no_ties() -> None:
    # Grams where others write picograms.
    tiny = ["80e-12 85e-12", "70e-12 71e-12", "60e-12 64e-12", "90e-12 92e-12", "75e-12 78e-12"]
    study = small_study("TTTCC", level=tiny, score=["8 7", "8 6", "8 3", "8 4", "8 5"])
    assert found_in(study, "level").pooled.value == pytest.approx(0.1, rel=1e-12)


def test_an_outcome_goes_with_itself() -> None:
    found = found_in(sample(), "mex_sledai", "mex_sledai", 43)
    assert (found.pooled.value, found.pooled.reason) == (1, COMPLETE_AGREEMENT)
    assert (found.within_arms.value, found.within_arms.reason) == (1, COMPLETE_AGREEMENT)
    assert list(found.participants["marker"]) == list(found.participants["activity"])


@pytest.mark.parametrize("marker", ["c3", "il6"])
def test_marker_and_activity_may_change_places_and_so_may_the_arms(marker: str) -> None:
    other = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    before = found_in(sample(), marker, "mex_sledai", 43)
    turned = found_in(sample(), "mex_sledai", marker, 43)
    swapped = found_in(other, marker, "mex_sledai", 43)
    for after in (turned, swapped):
        for one, two in ((before.pooled, after.pooled), (before.within_arms, after.within_arms)):
            assert [getattr(two, name) for name in NUMBERS] == pytest.approx(
                [getattr(one, name) for name in NUMBERS], rel=1e-9
            )
    assert list(turned.participants["marker"]) == list(before.participants["activity"])
    assert not (swapped.participants["arm"] == before.participants["arm"]).any()


@pytest.mark.parametrize(
    ("level", "score", "reasons"),
    [
        (["80 85", "80 81", "80 84", "80 80"], ["8 4"] * 4, (NO_RANKING, None)),
        (["80 85", ". 81", "80 .", ". 80"], ["8 4", "8 5", "8 6", "8 7"], (TOO_FEW_PAIRS,) * 2),
        (
            ["80 85", "80 81", ". 84", "80 ."],
            ["8 4", "8 3", "8 2", "8 1"],
            (COMPLETE_AGREEMENT, ONE_ARM_ONLY),
        ),
    ],
)
def test_what_cannot_be_correlated_says_why(
    level: list[str], score: list[str], reasons: tuple[str, str | None]
) -> None:
    found = found_in(small_study("TTCC", level=level, score=score), "level")
    assert found.pooled.reason == reasons[0]
    assert math.isnan(found.pooled.p_value)
    if reasons[1]:
        assert found.within_arms.reason == reasons[1]
    assert math.isnan(found.within_arms.value)
    assert found.within_arms.reason


@pytest.mark.parametrize("name", degenerate_studies())
def test_every_correlation_of_any_study_is_a_number_or_has_a_reason(name: str) -> None:
    study = degenerate_studies()[name]
    for marker in ("level", "marker"):
        found = found_in(study, marker)
        for one in (found.pooled, found.within_arms):
            numbers = (one.value, one.low, one.high, one.p_value)
            assert any(map(math.isnan, numbers)) == bool(one.reason)
            assert one.n == len(found.participants)
