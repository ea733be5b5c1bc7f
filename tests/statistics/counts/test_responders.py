"""Responders against R, hand counts and properties."""

import math
from dataclasses import astuple
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.counts.responders import Responders, responders
from tests.support.r_answers import case_given_to_r, given_to_r, lines_of_r

PARTICIPANTS = given_to_r("responders")
NAN = math.nan
Trial = tuple[list[float], list[float], list[bool]]


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """Whole numbers, some missing, some baselines of 0."""
    n = draw(st.integers(0, 20))
    number = st.integers(-5, 20).map(float) | st.just(NAN)
    values, baseline = (draw(st.lists(number, min_size=n, max_size=n)) for _ in range(2))
    return values, baseline, draw(st.lists(st.booleans(), min_size=n, max_size=n))


@pytest.mark.parametrize("line", lines_of_r("responders"), ids=lambda line: "/".join(line[:5]))
def test_counts_are_those_of_r(line: list[str]) -> None:
    case, _, direction, threshold, missing, *counts = line
    rows = case_given_to_r(PARTICIPANTS, case)
    found = responders(
        rows["value"],
        rows["baseline"],
        rows["treated"],
        threshold=float(threshold),
        direction=direction,
        missing=missing,
    )
    assert astuple(found) == tuple(int(count) for count in counts)


def test_a_change_equal_to_the_threshold_is_a_response_by_hand() -> None:
    values, baseline = [5, 6, 15, 14, NAN], [10, 10, 10, 10, 10]
    treated = [True, True, False, False, False]
    falls = responders(values, baseline, treated, threshold=5)
    assert falls == Responders(1, 2, 0, 3)
    rises = responders(values, baseline, treated, threshold=5, direction="rise")
    assert rises == Responders(0, 2, 1, 3)
    measured = responders(values, baseline, treated, threshold=5, missing="excluded")
    assert measured == Responders(1, 2, 0, 2)


@pytest.mark.parametrize(
    ("value", "before", "threshold"),
    [
        (0.1, 0.3, 0.2),  # 0.3 - 0.1 is 0.19999999999999998 in binary
        (0.7, 0.8, 0.1),  # 0.10000000000000009
        (1000000.1, 1000000.4, 0.3),
        (-1.1, -0.9, 0.2),
    ],
)
def test_equality_is_that_of_the_decimals(value: float, before: float, threshold: float) -> None:
    once = responders([value], [before], [True], threshold=threshold)
    assert once.events_treatment == 1
    missed = responders([value], [before], [True], threshold=threshold * 1.0001)
    assert missed.events_treatment == 0


def test_every_decimal_fall_of_exactly_the_threshold_counts() -> None:
    tenths = np.arange(1, 500)
    found = responders(tenths / 10, (tenths + 7) / 10, np.full(tenths.size, True), threshold=0.7)
    assert found == Responders(499, 499, 0, 0)
    short = responders(
        tenths / 10, (tenths + 7) / 10, np.full(tenths.size, True), threshold=0.7000001
    )
    assert short == Responders(0, 499, 0, 0)


def test_nobody_and_nobody_measured_are_counts_of_0() -> None:
    assert responders([], [], np.array([], dtype=bool), threshold=1) == Responders(0, 0, 0, 0)
    trial: Any = ([NAN, 1.0], [3.0, NAN], [True, False])
    assert responders(*trial, threshold=1) == Responders(0, 1, 0, 1)
    assert responders(*trial, threshold=1, missing="excluded") == Responders(0, 0, 0, 0)


@given(trials(), st.randoms(use_true_random=False))
def test_arms_exchange_rows_permute_and_excluding_keeps_the_responders(
    trial: Trial, random: Any
) -> None:
    values, baseline, treated = trial
    arm = np.array(treated, dtype=bool)
    found = responders(values, baseline, arm, threshold=4)
    swapped = responders(values, baseline, ~arm, threshold=4)
    assert astuple(swapped) == astuple(found)[2:] + astuple(found)[:2]
    order = random.sample(range(arm.size), arm.size)
    shuffled = responders(
        [values[i] for i in order], [baseline[i] for i in order], arm[order], threshold=4
    )
    assert shuffled == found
    excluded = responders(values, baseline, arm, threshold=4, missing="excluded")
    assert excluded.events_treatment == found.events_treatment
    assert excluded.events_control == found.events_control
    assert found.n_treatment + found.n_control == arm.size
    assert excluded.n_treatment <= found.n_treatment


@given(trials())
def test_a_fall_is_the_rise_of_the_numbers_with_their_sign_changed(trial: Trial) -> None:
    values, baseline, treated = trial
    arm = np.array(treated, dtype=bool)
    negated = [-value for value in values], [-before for before in baseline]
    falls = responders(values, baseline, arm, threshold=3)
    assert responders(*negated, arm, threshold=3, direction="rise") == falls


@pytest.mark.parametrize(
    "options",
    [
        {"threshold": 0},
        {"threshold": -5},
        {"threshold": NAN},
        {"threshold": math.inf},
        {"threshold": 5, "direction": "down"},
        {"threshold": 5, "missing": "exclude"},
    ],
)
def test_impossible_options_raise(options: Any) -> None:
    with pytest.raises(ValueError, match="must be"):
        responders([1.0], [2.0], [True], **options)


def test_arrays_that_do_not_match_raise() -> None:
    with pytest.raises(ValueError, match="same length"):
        responders([1.0, 2.0], [2.0], [True, False], threshold=1)
    with pytest.raises(ValueError, match="one entry per value"):
        responders([1.0], [2.0], [True, False], threshold=1)
    with pytest.raises(ValueError, match="finite"):
        responders([math.inf], [2.0], [True], threshold=1)
