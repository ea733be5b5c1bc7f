"""Missing values varied: against lm in R, every value tried, a hand calculation and properties.

R tries every combination of the ends of the range; where the interval touches no difference it
searches by `uniroot`, which is good to nine digits.
"""

import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.estimates import EMPTY_ARM
from lib.statistics.models.ancova import NO_RESIDUAL_VARIATION, adjusted_mean_difference
from lib.statistics.models.tipping import MOST_COMBINED, TippingPoint, tipping_point
from tests.support.profiles import examples
from tests.support.r_answers import agrees, case_given_to_r, given_to_r, printed_by_r

R = printed_by_r("tipping")
CASES = given_to_r("tipping")
NAN = math.nan
each_case = pytest.mark.parametrize("case", list(dict.fromkeys(CASES["case"])))


def of_case(case: str) -> TippingPoint:
    rows = case_given_to_r(CASES, case)
    low, high, scale = (rows[name].iloc[0] for name in ("low", "high", "scale"))
    return tipping_point(
        rows["value"], rows["baseline"], rows["treated"], low=low, high=high, scale=scale
    )


@each_case
def test_the_worst_case_is_the_worst_of_every_combination_in_r_within_1e_9(case: str) -> None:
    found = of_case(case)
    counts = {name: R[case][name] for name in ("n_treatment", "n_control", "side")}
    assert {name: getattr(found, name) for name in counts} == counts
    assert found.every_combination == (found.n_missing <= MOST_COMBINED)
    assert found.reason == ""
    if not found.side:
        assert found.worst is None
        return
    agrees(found.worst, R[f"{case}/worst"], case, rel=1e-9)


@each_case
def test_the_stretches_end_where_the_interval_touches_no_difference_in_r_within_1e_9(
    case: str,
) -> None:
    found = of_case(case)
    assert len(found.stretches) == R[case]["stretches"]
    for number, stretch in enumerate(found.stretches):
        expected = R[f"{case}/stretch/{number}"]
        for arm in ("treatment", "control"):
            ends = [expected.get(f"{arm}_{end}", NAN) for end in (0, 1)]
            assert getattr(stretch, arm) == pytest.approx(ends, rel=1e-9, abs=1e-9, nan_ok=True)


def test_the_cases_cover_what_can_happen() -> None:
    # Every observed interval with a side lies below no difference. The worst one still does, or
    # spans it, or lies above it; beyond the twelve that are combined as well.
    found = [of_case(case) for case in dict.fromkeys(CASES["case"])]
    assert {point.side for point in found} == {-1, 0}
    worst = [point.worst for point in found if point.worst is not None]
    assert {(at.low < 0, at.high < 0) for at in worst} >= {(True, True), (True, False)}
    assert any(at.low > 1 for at in worst)
    assert {len(point.stretches) for point in found} == {0, 1, 2}
    assert {point.every_combination for point in found} == {True, False}


def test_no_value_within_the_range_is_worse_than_the_worst_end() -> None:
    # The near limit is concave in the values put in, so its least is at the ends.
    rows = case_given_to_r(CASES, "several")
    values, baseline, treated = (rows[name].to_numpy() for name in ("value", "baseline", "treated"))
    found = tipping_point(values, baseline, treated, low=0, high=32)
    assert found.worst is not None
    gaps, rng = np.isnan(values), np.random.default_rng(4)
    highest = -math.inf
    for _ in range(500):
        filled = values.copy()
        filled[gaps] = rng.choice([0, 32, *rng.uniform(0, 32, 2)], gaps.sum())
        highest = max(highest, adjusted_mean_difference(filled, baseline, treated).high)
    assert highest <= found.worst.high + 1e-9


def test_five_participants_and_one_missing_by_hand() -> None:
    # Baselines alike: 10, 12 against 1, 2, 3 and x. With x = 20 the control mean is 6.5, the
    # difference 4.5, the sum of squares 2 + 245 and the pooled variance 247 / 4; standard error
    # root of 247 / 4 x (1/2 + 1/4), times t of 4 degrees of freedom 2.776445105.
    found = tipping_point([10, 12, 1, 2, 3, NAN], [5] * 6, [True] * 2 + [False] * 4, low=0, high=20)
    margin = 2.776445105 * math.sqrt(247 / 4 * 3 / 4)
    assert found.worst is not None
    assert (found.worst.value, found.worst.low) == pytest.approx((4.5, 4.5 - margin), rel=1e-9)
    # The interval touches 0 where (9 - x / 4)^2 = 7.708647 x (3/4) / 4 x (4 + 3 (x - 2)^2 / 4).
    (stretch,) = found.stretches
    assert all(math.isnan(end) for end in stretch.treatment)
    assert stretch.control[1] == pytest.approx(0)
    x, t2 = stretch.control[0], 2.776445105**2
    assert (11 - (6 + x) / 4) ** 2 == pytest.approx(
        t2 * 3 / 16 * (2 + 2 + 3 * (x - 2) ** 2 / 4), rel=1e-8
    )


def test_nothing_missing_gives_nothing_but_the_side() -> None:
    # Ranges are not looked at then: there may be none.
    found = tipping_point(
        [1, 2, 3, 11, 12, 14], [1, 2, 4, 1, 3, 4], [True] * 3 + [False] * 3, low=NAN, high=NAN
    )
    assert found == TippingPoint(None, -1, (), 0, 0, True)


def test_whoever_has_no_baseline_stays_outside() -> None:
    rows = case_given_to_r(CASES, "tips")
    values, baseline, treated = (rows[name].to_numpy() for name in ("value", "baseline", "treated"))
    found = tipping_point(values, baseline, treated, low=0, high=32)
    more = tipping_point(
        [*values, 7, NAN], [*baseline, NAN, NAN], [*treated, True, False], low=0, high=32
    )
    assert repr(more) == repr(found)


def test_what_cannot_be_compared_says_why() -> None:
    found = tipping_point([1, 2, NAN], [1, 2, 3], [True, True, False], low=0, high=9)
    assert (found.worst, found.stretches, found.reason) == (None, (), EMPTY_ARM)
    fits = tipping_point(
        [1, 2, 3, 4, NAN], [1, 2, 1, 2, 3], [True, True, False, False, False], low=0, high=9
    )
    assert (fits.worst, fits.stretches, fits.reason) == (None, (), NO_RESIDUAL_VARIATION)


@pytest.mark.parametrize(
    ("low", "high", "scale"),
    [(0, 9, "log"), (NAN, 9, "linear"), (9, 3, "linear"), (0, math.inf, "linear"), (1, 9, "root")],
)
def test_a_range_that_is_none_is_the_callers_mistake(low: float, high: float, scale: str) -> None:
    with pytest.raises(ValueError, match=r"range|scale"):
        tipping_point(
            [1, 3, 2, 5, 7, NAN],
            [1, 2, 4, 1, 3, 4],
            [True] * 3 + [False] * 3,
            low=low,
            high=high,
            scale=scale,
        )


@st.composite
def with_gaps(draw: st.DrawFn) -> tuple[list[float], list[float], list[bool]]:
    """Scores from 0 to 32 of 3 to 6 participants per arm with up to 4 missing."""
    arms = [True] * draw(st.integers(3, 6)) + [False] * draw(st.integers(3, 6))
    scores = st.integers(0, 32).map(float)
    values = [draw(scores) for _ in arms]
    for place in draw(st.lists(st.integers(0, len(arms) - 1), max_size=4)):
        values[place] = NAN
    return values, [draw(scores) for _ in arms], arms


@given(with_gaps())
@examples(60)
def test_swapping_the_arms_turns_the_worst_case_round(
    trial: tuple[list[float], list[float], list[bool]],
) -> None:
    values, baseline, treated = trial
    found = tipping_point(values, baseline, treated, low=0, high=32)
    swapped = tipping_point(values, baseline, [not arm for arm in treated], low=0, high=32)
    assert swapped.side == -found.side
    assert len(swapped.stretches) == len(found.stretches)
    if found.worst is not None:
        assert swapped.worst is not None
        # Equally bad ends may be taken in another order; the near limit is the same.
        near = found.worst.low if found.side > 0 else -found.worst.high
        turned = swapped.worst.low if swapped.side > 0 else -swapped.worst.high
        assert turned == pytest.approx(near, rel=1e-7, abs=1e-7)


def test_two_thousand_participants_take_no_more_than_half_a_second() -> None:
    rng = np.random.default_rng(5)
    values, baseline = rng.normal(10, 3, (2, 2000))
    values[rng.random(2000) < 0.2] = NAN
    treated = np.arange(2000) % 2 == 0
    start = time.perf_counter()
    found = tipping_point(values, baseline, treated, low=0, high=32)
    assert time.perf_counter() - start < 0.5
    assert found.n_missing > 300
