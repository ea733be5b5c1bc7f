"""Correlations against R, scipy, hand calculations and properties."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.correlation import (
    COMPLETE_AGREEMENT,
    NO_RANKING,
    NO_RANKING_IN_ARMS,
    NO_VARIATION_IN_ARMS,
    ONE_ARM_ONLY,
    STRAIGHT_LINE,
    TOO_FEW_FOR_LIMITS,
    TOO_FEW_PAIRS,
    Correlation,
    partial_correlation,
    partial_rank_correlation,
    rank_correlation,
)
from tests.support.r_answers import agrees, case_given_to_r, given_to_r, printed_by_r

PAIRS = given_to_r("correlation")
R = printed_by_r("correlation")
NUMBERS = ("value", "low", "high", "p_value")
NAN = math.nan
Pairs = tuple[list[int], list[int], list[bool]]


@st.composite
def pairs(draw: st.DrawFn) -> Pairs:
    """Four to 14 participants with both arms, scores of 0 to 9 and so with ties."""
    size = draw(st.integers(4, 14))
    scores = st.lists(st.integers(0, 9), min_size=size, max_size=size)
    treated = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    assume(any(treated) and not all(treated))
    return draw(scores), draw(scores), treated


def numbers(found: Correlation) -> list[float]:
    return [getattr(found, name) for name in NUMBERS]


def both(x: Any, y: Any, treated: Any) -> list[Correlation]:
    return [rank_correlation(x, y), partial_rank_correlation(x, y, treated)]


# Against R and scipy


@pytest.mark.parametrize("key", list(R))
def test_correlations_are_those_of_r(key: str) -> None:
    name, _, method = key.split("/")
    rows, expected = case_given_to_r(PAIRS, name), R[key]
    if method == "partial":
        found = partial_rank_correlation(rows["x"], rows["y"], rows["treated"])
    elif method == "pearson":
        found = partial_correlation(rows["x"], rows["y"], rows["treated"])
    else:
        found = rank_correlation(rows["x"], rows["y"])
    # 1 - r^2 loses digits as r nears 1, and with 38 degrees of freedom p is its 19th power.
    agrees(found, expected, key, rel=1e-10 if name == "nearly_complete" else 1e-12)
    assert found.reason == ("" if "low" in expected else TOO_FEW_FOR_LIMITS)
    assert math.isnan(found.low) == math.isnan(found.high) == ("low" not in expected)


@given(pairs())
def test_spearman_is_spearmanr_of_scipy(drawn: Pairs) -> None:
    x, y, _ = drawn
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    found, expected = rank_correlation(x, y), stats.spearmanr(x, y)
    assert found.value == pytest.approx(expected.statistic, rel=1e-10, abs=1e-14)
    if found.reason != COMPLETE_AGREEMENT:
        assert found.p_value == pytest.approx(expected.pvalue, rel=1e-9)


@given(pairs())
def test_the_partial_correlation_is_the_formula_of_yule_from_three_plain_ones(
    drawn: Pairs,
) -> None:
    x, y, treated = drawn
    found = partial_rank_correlation(x, y, treated)
    assume(not math.isnan(found.value))
    ranks = [stats.rankdata(part) for part in (x, y, treated)]
    xy, xz, yz = (np.corrcoef(ranks[i], ranks[j])[0, 1] for i, j in ((0, 1), (0, 2), (1, 2)))
    yule = (xy - xz * yz) / math.sqrt((1 - xz**2) * (1 - yz**2))
    assert found.value == pytest.approx(yule, rel=1e-9, abs=1e-12)


@given(pairs())
def test_the_partial_correlation_of_ranks_is_that_of_their_ranks(drawn: Pairs) -> None:
    x, y, treated = drawn
    of_ranks = partial_rank_correlation(x, y, treated)
    plain = partial_correlation(stats.rankdata(x), stats.rankdata(y), treated)
    assert plain.value == pytest.approx(of_ranks.value, rel=1e-12, abs=1e-14, nan_ok=True)


# By hand


def test_five_pairs_by_hand() -> None:
    # Ranks 1 2 3 4 5 and 2 1 4 3 5: squared differences add to 4, r = 1 - 6 x 4 / (5 x 24) = 0.8.
    found = rank_correlation([10, 20, 30, 40, 50], [7, 5, 9, 8, 30])
    margin = 1.959963984540054 * math.sqrt((1 + 0.32) / 2)
    assert found.value == pytest.approx(0.8, rel=1e-14)
    assert found.low == pytest.approx(math.tanh(math.log(3) - margin), rel=1e-12)
    assert found.high == pytest.approx(math.tanh(math.log(3) + margin), rel=1e-12)
    # t = 0.8 sqrt(3 / 0.36) with three degrees of freedom, whose distribution has a closed form.
    t = 0.8 * math.sqrt(3 / 0.36) / math.sqrt(3)
    p = 1 - 2 / math.pi * (t / (1 + t * t) + math.atan(t))
    assert found.p_value == pytest.approx(p, rel=1e-12)


def test_tied_ranks_by_hand() -> None:
    # Ranks 1.5 1.5 3 4 and 1 3 3 3: deviations -1 -1 0.5 1.5 and -1.5 0.5 0.5 0.5.
    found = rank_correlation([2, 2, 5, 7], [0, 1, 1, 1])
    assert found.value == pytest.approx(2 / math.sqrt(4.5 * 3), rel=1e-14)


def test_arms_far_apart_correlate_the_pooled_outcomes_and_not_those_within() -> None:
    x, y = [1, 2, 3, 11, 12, 13], [2, 3, 1, 13, 11, 12]
    treated = [False] * 3 + [True] * 3
    pooled, within = both(x, y, treated)
    # Squared differences of the ranks add to 12: 1 - 72 / 210. Within: products -1, squares 2.
    assert pooled.value == pytest.approx(1 - 72 / 210, rel=1e-14)
    assert within.value == pytest.approx(-0.5, rel=1e-14)


# Properties


@given(pairs(), st.randoms(use_true_random=False))
def test_order_arms_and_the_roles_of_the_outcomes_change_nothing(drawn: Pairs, random: Any) -> None:
    x, y, treated = (np.array(part) for part in drawn)
    order = random.sample(range(x.size), x.size)
    expected = both(x, y, treated)
    for changed in (
        both(x[order], y[order], treated[order]),
        both(y, x, treated),
        both(x, y, ~treated),
        both(x**3 + 1e6, np.exp(y / 3), treated),
    ):
        for found, same in zip(changed, expected, strict=True):
            assert numbers(found) == pytest.approx(numbers(same), rel=1e-9, abs=1e-12, nan_ok=True)
            assert found.reason == same.reason


@given(pairs())
def test_turning_an_outcome_over_turns_the_correlation_over(drawn: Pairs) -> None:
    x, y, treated = (np.array(part) for part in drawn)
    for found, turned in zip(both(x, y, treated), both(x, -y, treated), strict=True):
        assert [-turned.value, -turned.high, -turned.low, turned.p_value] == pytest.approx(
            numbers(found), rel=1e-9, abs=1e-12, nan_ok=True
        )


@given(pairs())
def test_the_limits_enclose_the_correlation_within_minus_one_and_one(drawn: Pairs) -> None:
    for found in both(*drawn):
        if not math.isnan(found.low):
            assert -1 <= found.low < found.value < found.high <= 1
            assert 0 < found.p_value <= 1
            assert found.reason == ""
        else:
            assert found.reason


def test_a_missing_number_leaves_the_pair_out_before_ranking() -> None:
    x = [1, NAN, 5, 2, 8, 4, 4]
    y = [2, 9, NAN, 1, 5, 4, 3]
    treated = [True, True, False, False, True, False, True]
    seen = [0, 3, 4, 5, 6]
    complete = both(*([part[i] for i in seen] for part in (x, y, treated)))
    assert both(x, y, treated) == complete
    assert [found.n for found in complete] == [5, 5]


# Data that cannot answer


@pytest.mark.parametrize(
    ("x", "y", "reason"),
    [
        ([], [], TOO_FEW_PAIRS),
        ([1.0], [2.0], TOO_FEW_PAIRS),
        ([1.0, NAN, 3.0], [2.0, 2.0, NAN], TOO_FEW_PAIRS),
        ([5.0, 5.0, 5.0, 5.0], [1.0, 2.0, 3.0, 4.0], NO_RANKING),
        ([1.0, 2.0, 3.0, 4.0], [5.0, 5.0, 5.0, 5.0], NO_RANKING),
    ],
)
def test_without_a_ranking_there_is_no_correlation(x: Any, y: Any, reason: str) -> None:
    found = rank_correlation(x, y)
    assert all(math.isnan(number) for number in numbers(found))
    assert found.reason == reason


@pytest.mark.parametrize(
    ("x", "y", "treated", "reason"),
    [
        ([], [], np.zeros(0, dtype=bool), TOO_FEW_PAIRS),
        ([1, NAN], [1, 2], [True, False], TOO_FEW_PAIRS),
        ([1, 2, 3, 4], [2, 1, 4, 3], [True] * 4, ONE_ARM_ONLY),
        ([1, 2, 3, 4, NAN], [2, 1, 4, 3, 5], [False] * 4 + [True], ONE_ARM_ONLY),
        ([1, 1, 7, 7], [2, 1, 4, 3], [True, True, False, False], NO_RANKING_IN_ARMS),
        ([2, 1, 4, 3], [1, 1, 7, 7], [True, True, False, False], NO_RANKING_IN_ARMS),
        ([2, 1], [1, 7], [True, False], NO_RANKING_IN_ARMS),
    ],
)
def test_without_a_ranking_within_the_arms_there_is_no_partial_correlation(
    x: Any, y: Any, treated: Any, reason: str
) -> None:
    found = partial_rank_correlation(x, y, treated)
    assert all(math.isnan(number) for number in numbers(found))
    assert found.reason == reason


@pytest.mark.parametrize("size", [2, 3, 4, 7, 30, 10_000])
@pytest.mark.parametrize("sign", [1, -1])
def test_complete_agreement_has_neither_limits_nor_p(size: int, sign: int) -> None:
    x = np.arange(size) // 2 if size > 4 else np.arange(size)
    found = rank_correlation(x, sign * np.exp(x / size))
    assert found.value == sign
    assert all(math.isnan(number) for number in numbers(found)[1:])
    assert found.reason == COMPLETE_AGREEMENT


def test_one_exchange_among_ten_thousand_is_no_complete_agreement() -> None:
    x = np.arange(10_000)
    y = x.copy()
    y[[70, 71]] = y[[71, 70]]
    found = rank_correlation(x, y)
    assert found.reason == ""
    assert 1 - found.value == pytest.approx(12 / (1e12 - 1e4), rel=1e-3)


def test_complete_agreement_within_the_arms_has_neither_limits_nor_p() -> None:
    found = partial_rank_correlation(
        [1, 2, 3, 11, 12, 13], [21, 22, 23, 1, 2, 3], [True] * 3 + [False] * 3
    )
    assert (found.value, found.reason) == (1.0, COMPLETE_AGREEMENT)
    assert math.isnan(found.p_value)


def test_three_pairs_have_a_p_and_no_limits_and_four_with_an_arm_removed_too() -> None:
    three = rank_correlation([1, 2, 3], [1, 3, 2])
    # t with one degree of freedom is the Cauchy distribution: 0.5 / sqrt(0.75) is tan(30 degrees).
    assert three.p_value == pytest.approx(2 / 3, rel=1e-12)
    four = partial_rank_correlation([1, 3, 2, 4], [1, 2, 3, 4], [True, True, True, False])
    assert four.p_value == pytest.approx(2 / 3, rel=1e-12)
    for found in (three, four):
        assert math.isnan(found.low)
        assert math.isnan(found.high)
        assert found.reason == TOO_FEW_FOR_LIMITS


@pytest.mark.parametrize(
    "wrong",
    [
        {"x": [1.0, 2.0]},
        {"x": [1.0, math.inf, 2.0]},
        {"treated": [True, False]},
        {"treated": [1, 0, 1]},
    ],
)
def test_a_mistake_of_the_caller_raises(wrong: dict[str, Any]) -> None:
    arguments: dict[str, Any] = {
        "x": [1.0, 2.0, 3.0],
        "y": [1.0, 3.0, 2.0],
        "treated": [True, False, True],
    }
    arguments |= wrong
    with pytest.raises(ValueError, match="must"):
        partial_rank_correlation(**arguments)
    if "treated" not in wrong:
        del arguments["treated"]
        with pytest.raises(ValueError, match="must"):
            rank_correlation(**arguments)


# Pearson's, within the arms


def test_a_correlation_within_arms_by_hand() -> None:
    # Within the arms x is -1 1 -1 1 and y -2 2 -1 1: products add to 6, squares to 4 and 10.
    found = partial_correlation([1, 3, 11, 13], [5, 9, 20, 22], [False, False, True, True])
    assert found.value == pytest.approx(6 / math.sqrt(40), rel=1e-14)
    assert found.reason == TOO_FEW_FOR_LIMITS


@pytest.mark.parametrize(
    ("y", "treated", "reason"),
    [
        ([5.1, 5.1, 7.3, 7.3, 7.3], [0, 0, 1, 1, 1], NO_VARIATION_IN_ARMS),
        ([2.1, 4.2, 16.3, 24.6, 32.9], [0, 0, 1, 1, 1], ""),
        ([0.3, 0.5, 0.3, 0.5, 0.7], [0, 0, 1, 1, 1], STRAIGHT_LINE),
        ([NAN, NAN, NAN, NAN, 7], [0, 0, 1, 1, 1], TOO_FEW_PAIRS),
        ([1, 2, 4, 3, 5], [1, 1, 1, 1, 1], ONE_ARM_ONLY),
    ],
)
def test_a_correlation_within_arms_that_cannot_be_given_says_why(
    y: list[float], treated: list[int], reason: str
) -> None:
    found = partial_correlation([0.1, 0.2, 0.1, 0.2, 0.3], y, [bool(arm) for arm in treated])
    assert found.reason == reason
    assert math.isnan(found.low) == bool(reason)
    if reason == STRAIGHT_LINE:
        assert found.value == 1
