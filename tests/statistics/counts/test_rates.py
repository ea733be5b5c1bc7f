"""Event rates and the chance of seeing an event: R, scipy, hand calculations and properties."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.counts.rates import (
    EMPTY_ARM_OF_EXPOSURE,
    NO_EVENTS_AT_ALL,
    NO_EXPOSURE,
    chance_of_seeing,
    event_rate,
    rate_ratio,
)
from tests.support.r_answers import printed_by_r

R = printed_by_r("rates")
RATES = [key for key in R if not key.startswith("bound")]
BOUNDS = [key for key in R if key.startswith("bound")]
NAN, INF = math.nan, math.inf

arm = st.tuples(st.integers(0, 40), st.integers(1, 800).map(lambda eighths: eighths / 8))


def parsed(key: str) -> tuple[int, float, int, float]:
    e1, t1, e2, t2, _ = (float(cell) for cell in key.split("/"))
    return int(e1), t1, int(e2), t2


@pytest.mark.parametrize("key", RATES)
def test_event_rate_is_poisson_test_of_r_within_1e_12(key: str) -> None:
    events, exposure, _, _ = parsed(key)
    rate = event_rate(events, exposure)
    expected = [R[key][name] for name in ("rate", "rate_low", "rate_high")]
    assert [rate.value, rate.low, rate.high] == pytest.approx(expected, rel=1e-12, abs=0)
    assert (rate.n, rate.reason) == (events, "")


@pytest.mark.parametrize("key", [key for key in R if not math.isnan(R[key].get("ratio", NAN))])
def test_rate_ratio_is_poisson_test_of_r_within_1e_12(key: str) -> None:
    counts = parsed(key)
    estimate = rate_ratio(*counts)
    expected = [R[key][name] for name in ("ratio", "low", "high")]
    found = [estimate.value, estimate.low, estimate.high]
    assert found == pytest.approx(expected, rel=1e-12, abs=0)
    assert (estimate.n_treatment, estimate.n_control) == (counts[0], counts[2])
    assert estimate.reason == ""


@pytest.mark.parametrize("key", BOUNDS)
def test_chance_of_seeing_an_event_is_pbinom_of_r_within_1e_12(key: str) -> None:
    chance = chance_of_seeing(0.07, int(key.split("/")[1]))
    assert chance == pytest.approx(R[key]["chance_of_seeing"], rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("risk", "n", "chance"),
    [
        (0.5, 2, 0.75),
        (0.0, 10, 0.0),
        (1.0, 3, 1.0),
        (1.0, 0, 0.0),
        (0.3, 0, 0.0),
        (1e-12, 2, 2e-12),
    ],
)
def test_chance_of_seeing_by_hand(risk: float, n: int, chance: float) -> None:
    assert chance_of_seeing(risk, n) == pytest.approx(chance, rel=1e-11, abs=0)


def test_an_unknown_risk_has_an_unknown_chance() -> None:
    assert math.isnan(chance_of_seeing(NAN, 10))


@given(arm)
def test_each_limit_of_a_rate_leaves_2_5_percent(counted: tuple[int, float]) -> None:
    # The definition of Garwood (1936).
    events, exposure = counted
    rate = event_rate(events, exposure)
    assert stats.poisson.cdf(events, rate.high * exposure) == pytest.approx(0.025, rel=1e-9)
    if events:
        assert stats.poisson.sf(events - 1, rate.low * exposure) == pytest.approx(0.025, rel=1e-9)
    else:
        assert rate.low == 0


@given(arm, arm)
def test_a_limit_of_the_rate_ratio_leaves_2_5_percent_and_a_harm_has_no_p(
    treatment: tuple[int, float], control: tuple[int, float]
) -> None:
    # Given all events, those of treatment are binomial (Przyborowski and Wilenski 1940).
    found = rate_ratio(*treatment, *control)
    events = treatment[0] + control[0]

    def share(ratio: float) -> float:
        return ratio * treatment[1] / (ratio * treatment[1] + control[1])

    if treatment[0]:
        beyond = stats.binom.sf(treatment[0] - 1, events, share(found.low))
        assert beyond == pytest.approx(0.025, rel=1e-9)
    if control[0]:
        beyond = stats.binom.cdf(treatment[0], events, share(found.high))
        assert beyond == pytest.approx(0.025, rel=1e-9)
    assert math.isnan(found.p_value)


@given(arm, arm)
def test_exchanging_the_arms_turns_the_rate_ratio_over(
    treatment: tuple[int, float], control: tuple[int, float]
) -> None:
    there, back = rate_ratio(*treatment, *control), rate_ratio(*control, *treatment)
    turned = [1 / end if end else INF for end in (back.high, back.low)]
    assert [there.low, there.high] == pytest.approx(turned, rel=1e-12)
    if not math.isnan(there.value):
        assert there.low <= there.value <= there.high


@given(arm, arm, st.sampled_from([0.25, 7.0, 52.0]))
def test_the_unit_of_time_scales_rates_and_not_ratios(
    treatment: tuple[int, float], control: tuple[int, float], unit: float
) -> None:
    scaled = [(events, exposure * unit) for events, exposure in (treatment, control)]
    rate, scaled_rate = event_rate(*treatment), event_rate(*scaled[0])
    assert [scaled_rate.value * unit, scaled_rate.high * unit] == pytest.approx(
        [rate.value, rate.high]
    )
    there, again = rate_ratio(*treatment, *control), rate_ratio(*scaled[0], *scaled[1])
    assert [again.low, again.high] == pytest.approx([there.low, there.high], rel=1e-12)


def test_one_event_against_none_in_equal_time_by_hand() -> None:
    # The lower limit of a share of 1 in 1 is 0.025.
    estimate = rate_ratio(1, 10, 0, 10)
    assert (estimate.value, estimate.high) == (INF, INF)
    assert estimate.low == pytest.approx(0.025 / 0.975, rel=1e-12)


def test_without_events_the_ratio_is_open() -> None:
    estimate = rate_ratio(0, 90, 0, 84)
    assert math.isnan(estimate.value)
    assert (estimate.low, estimate.high) == (0, INF)
    assert estimate.reason == NO_EVENTS_AT_ALL


def test_without_exposure_there_is_no_rate() -> None:
    rate = event_rate(0, 0)
    assert all(math.isnan(x) for x in (rate.value, rate.low, rate.high))
    assert rate.reason == NO_EXPOSURE
    for estimate in (rate_ratio(0, 0, 3, 10), rate_ratio(3, 10, 0, 0.0)):
        answers = (estimate.value, estimate.low, estimate.high)
        assert all(math.isnan(x) for x in answers)
        assert estimate.reason == EMPTY_ARM_OF_EXPOSURE


@pytest.mark.parametrize(
    ("events", "exposure"), [(-1, 3), (1.5, 3), (NAN, 3), (1, -3), (1, NAN), (1, INF), (INF, 3)]
)
def test_impossible_events_or_exposures_raise(events: Any, exposure: Any) -> None:
    with pytest.raises(ValueError, match="must be"):
        event_rate(events, exposure)
    with pytest.raises(ValueError, match="must be"):
        rate_ratio(1, 3, events, exposure)


def test_other_impossible_arguments_raise() -> None:
    for impossible in (-0.1, 1.1):
        with pytest.raises(ValueError, match="risk must"):
            chance_of_seeing(impossible, 3)
    with pytest.raises(ValueError, match="must"):
        chance_of_seeing(0.1, -1)
