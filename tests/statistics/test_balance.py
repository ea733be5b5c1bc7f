"""Standardised differences against R, hand calculations and properties."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.balance import (
    chance_size,
    standardised_difference,
    standardised_difference_binary,
    standardised_difference_levels,
)
from tests.support.r_answers import case_given_to_r, given_to_r, printed_by_r

TWO_ARMS, LEVELS = given_to_r("two_arms"), given_to_r("levels")
R = printed_by_r("balance")
NAN = math.nan

arm_values = st.lists(st.integers(-80, 80).map(lambda x: x / 8), min_size=2, max_size=15)
level_counts = st.integers(2, 5).flatmap(
    lambda k: st.tuples(*(st.lists(st.integers(0, 9), min_size=k, max_size=k),) * 2)
)


def of_r(kind: str) -> list[tuple[str, float]]:
    answers = [(case, kinds[kind]) for case, kinds in R.items() if kind in kinds]
    assert answers
    return answers


def compare(treatment: list[float], control: list[float]) -> float:
    treated = [True] * len(treatment) + [False] * len(control)
    return standardised_difference([*treatment, *control], treated)


@pytest.mark.parametrize(("case", "expected"), of_r("number"))
def test_number_is_the_formula_in_r_within_1e_10(case: str, expected: float) -> None:
    rows = case_given_to_r(TWO_ARMS, case)
    found = standardised_difference(rows["baseline"], rows["treated"])
    assert found == pytest.approx(expected, rel=1e-10, abs=0)


@pytest.mark.parametrize(("case", "expected"), of_r("levels"))
def test_levels_are_the_mahalanobis_distance_of_r_within_1e_12(case: str, expected: float) -> None:
    rows = case_given_to_r(LEVELS, case)
    found = standardised_difference_levels(rows["treatment"], rows["control"])
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(("case", "expected"), of_r("binary"))
def test_binary_is_the_formula_in_r_within_1e_12(case: str, expected: float) -> None:
    rows = case_given_to_r(LEVELS, case)
    treatment, control = rows["treatment"].to_numpy(), rows["control"].to_numpy()
    found = standardised_difference_binary(
        int(treatment[0]), int(treatment.sum()), int(control[0]), int(control.sum())
    )
    assert found == pytest.approx(expected, rel=1e-12)


def test_four_patients_by_hand() -> None:
    # Means 2 and 7, variances 2 and 18: -5 / sqrt(10).
    assert compare([1, 3], [4, 10]) == pytest.approx(-5 / math.sqrt(10), rel=1e-14)


def test_a_half_against_a_fifth_by_hand() -> None:
    # 0.3 / sqrt((0.25 + 0.16) / 2).
    found = standardised_difference_binary(5, 10, 2, 10)
    assert found == pytest.approx(0.3 / math.sqrt(0.205), rel=1e-14)


@given(arm_values, arm_values)
def test_swapping_the_arms_turns_the_sign(treatment: list[float], control: list[float]) -> None:
    assert compare(control, treatment) == pytest.approx(
        -compare(treatment, control), rel=1e-12, abs=1e-12, nan_ok=True
    )


@given(arm_values, arm_values, st.sampled_from([1e-9, 0.3, 1000.0]), st.sampled_from([-3.0, 1e3]))
def test_neither_unit_nor_origin_matters(
    treatment: list[float], control: list[float], unit: float, origin: float
) -> None:
    moved = [[(x + origin) * unit for x in arm] for arm in (treatment, control)]
    assert compare(*moved) == pytest.approx(
        compare(treatment, control), rel=1e-9, abs=1e-9, nan_ok=True
    )


@given(arm_values, arm_values)
def test_a_large_offset_costs_no_digits(treatment: list[float], control: list[float]) -> None:
    moved = [[x + 1e9 for x in arm] for arm in (treatment, control)]
    assert compare(*moved) == pytest.approx(
        compare(treatment, control), rel=1e-11, abs=1e-11, nan_ok=True
    )


@given(arm_values, arm_values)
def test_a_missing_value_changes_nothing(treatment: list[float], control: list[float]) -> None:
    assert compare([NAN, *treatment], [*control, NAN]) == pytest.approx(
        compare(treatment, control), rel=0, abs=0, nan_ok=True
    )


@given(st.integers(1, 20), st.integers(1, 20), st.data())
def test_binary_is_the_number_0_or_1_with_denominator_n(
    n_treatment: int, n_control: int, data: st.DataObject
) -> None:
    # Four hundred copies of every participant take n - 1 towards n.
    x, y = data.draw(st.integers(0, n_treatment)), data.draw(st.integers(0, n_control))
    arms = [
        ([1.0] * x + [0.0] * (n_treatment - x)) * 400,
        ([1.0] * y + [0.0] * (n_control - y)) * 400,
    ]
    found = standardised_difference_binary(x, n_treatment, y, n_control)
    assert found == pytest.approx(compare(*arms), rel=2e-3, nan_ok=True)


@given(level_counts)
def test_two_levels_are_the_binary_difference_without_sign(
    counts: tuple[list[int], list[int]],
) -> None:
    treatment, control = (arm[:2] for arm in counts)
    found = standardised_difference_levels(treatment, control)
    binary = standardised_difference_binary(treatment[0], sum(treatment), control[0], sum(control))
    assert found == pytest.approx(abs(binary), rel=1e-9, abs=1e-12, nan_ok=True)


@given(level_counts, st.randoms(use_true_random=False))
def test_levels_have_neither_order_nor_direction(
    counts: tuple[list[int], list[int]], random: Any
) -> None:
    treatment, control = counts
    order = random.sample(range(len(treatment)), len(treatment))
    found = standardised_difference_levels(
        [control[i] for i in order], [treatment[i] for i in order]
    )
    expected = standardised_difference_levels(treatment, control)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


@given(level_counts)
def test_levels_are_the_distance_by_the_pseudo_inverse_of_all_levels(
    counts: tuple[list[int], list[int]],
) -> None:
    # A second way to the distance of Yang and Dalton (2012): no level left out, none singled out.
    if not any(x and y for x, y in zip(*counts, strict=True)):
        return
    shares = [np.array(arm) / sum(arm) for arm in counts]
    covariance = np.mean([np.diag(p) - np.outer(p, p) for p in shares], axis=0)
    gap = shares[0] - shares[1]
    expected = math.sqrt(max(float(gap @ np.linalg.pinv(covariance, rcond=1e-10) @ gap), 0.0))
    assert standardised_difference_levels(*counts) == pytest.approx(expected, rel=1e-8, abs=1e-8)


def test_without_spread_there_is_no_standardised_difference_whether_the_arms_agree_or_not() -> None:
    # 0 / 0 is no number, and neither is a difference over 0.
    assert math.isnan(compare([0.3, 0.3], [0.1 + 0.2, 0.3]))
    assert math.isnan(compare([1, 1], [2, 2]))
    assert math.isnan(standardised_difference_binary(3, 3, 5, 5))
    assert math.isnan(standardised_difference_binary(0, 3, 0, 5))
    assert math.isnan(standardised_difference_binary(3, 3, 0, 5))
    assert math.isnan(standardised_difference_levels([0, 4, 0], [0, 7, 0]))
    assert math.isnan(standardised_difference_levels([2, 3, 0, 0], [0, 0, 1, 4]))
    # In one arm alone there is a spread.
    assert compare([1, 1], [1, 3]) == pytest.approx(-1, rel=1e-12)


def test_the_size_by_chance_is_the_normal_quantile_times_the_root_of_1_over_n_by_hand() -> None:
    # 1.959964 x sqrt(1/15 + 1/14) = 1.959964 x 0.371612 = 0.728346; of 50 + 50, 0.391993.
    assert chance_size(15, 14) == pytest.approx(0.728346, abs=1e-6)
    assert chance_size(50, 50) == pytest.approx(0.391993, abs=1e-6)
    assert math.isnan(chance_size(0, 5))


def test_about_95_of_100_standardised_differences_of_random_arms_lie_within_that_size() -> None:
    # The formula is for large samples. At 15 + 14 the difference is t with 27 degrees of freedom
    # times about sqrt(1/15 + 1/14), of which 94.0% lie within 1.96 (pt(1.96, 27) of R: 0.9698).
    rng = np.random.default_rng(1)
    treated = np.arange(29) < 15
    found = [standardised_difference(rng.normal(size=29), treated) for _ in range(4000)]
    within = np.mean(np.abs(found) <= chance_size(15, 14))
    assert within == pytest.approx(0.94, abs=0.012)


def test_too_few_participants_give_nan() -> None:
    assert math.isnan(compare([1], [2, 3]))
    assert math.isnan(compare([NAN, 1], [2, 3]))
    assert math.isnan(standardised_difference([], []))
    assert math.isnan(standardised_difference_binary(0, 0, 1, 3))
    assert math.isnan(standardised_difference_levels([0, 0], [1, 3]))


def test_a_mistake_of_the_caller_raises() -> None:
    with pytest.raises(ValueError, match="must"):
        standardised_difference([1, 2, 3], [True, False])
    with pytest.raises(ValueError, match="must"):
        standardised_difference([1, 2, math.inf], [True, False, False])
    with pytest.raises(ValueError, match="must"):
        standardised_difference_binary(4, 3, 0, 3)
    with pytest.raises(ValueError, match="must"):
        standardised_difference_levels([1, 2], [1, 2, 3])
    with pytest.raises(ValueError, match="must"):
        standardised_difference_levels([1, -2], [1, 2])
    with pytest.raises(ValueError, match="must"):
        standardised_difference_levels([1, NAN], [1, 2])
