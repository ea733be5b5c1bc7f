"""Adjusted p values against R, hand calculations, other algorithms and properties."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.multiplicity import holm
from tests.support.r_answers import given_to_r, lines_of_r

P_VALUES = given_to_r("p_values")
NAN = math.nan

families = st.lists(st.floats(0, 1), max_size=12)


@pytest.mark.parametrize("family", list(P_VALUES["family"].unique()))
def test_adjusting_is_p_adjust_of_r_within_1e_14(family: str) -> None:
    adjusted = holm(P_VALUES.loc[P_VALUES["family"] == family, "p"])
    expected = [float(p) for _, of, _, p in lines_of_r("multiplicity") if of == family]
    assert adjusted == pytest.approx(expected, rel=1e-14, nan_ok=True)


def test_four_tests_by_hand() -> None:
    p_values = [0.03, 0.01, 0.04, 0.02]
    # Ordered 0.01, 0.02, 0.03, 0.04 times 4, 3, 2, 1 is 0.04, 0.06, 0.06, 0.04; none may fall back.
    assert holm(p_values) == pytest.approx([0.06, 0.04, 0.06, 0.06], rel=1e-14)


def test_one_test_is_left_alone_and_no_test_is_no_answer() -> None:
    assert holm([0.04]) == pytest.approx([0.04], rel=0, abs=0)
    assert holm([]).size == 0


def test_a_test_that_could_not_be_made_stays_missing_and_is_not_counted() -> None:
    adjusted = holm([NAN, 0.02, NAN, 0.5])
    assert adjusted == pytest.approx([NAN, 0.04, NAN, 0.5], nan_ok=True)
    assert np.isnan(holm([NAN, NAN])).all()


def test_the_argument_is_not_changed() -> None:
    p_values = np.array([0.04, 0.01])
    holm(p_values)
    assert p_values.tolist() == [0.04, 0.01]


@given(families)
def test_adjusting_lies_between_the_raw_p_and_bonferroni_and_keeps_the_order(
    p_values: list[float],
) -> None:
    adjusted, raw = holm(p_values), np.array(p_values)
    # n / n times p and p differ by a rounding error where n / i is no binary fraction.
    assert (adjusted >= raw * (1 - 1e-15)).all()
    assert (adjusted <= np.minimum(1, raw * len(p_values))).all()
    assert (np.diff(adjusted[np.argsort(raw)]) >= 0).all()


@given(families, st.randoms(use_true_random=False))
def test_the_answers_follow_the_order_of_the_tests(p_values: list[float], random: Any) -> None:
    order = random.sample(range(len(p_values)), len(p_values))
    shuffled = holm([p_values[i] for i in order])
    assert shuffled == pytest.approx(holm(p_values)[order], rel=0, abs=0)


@given(families)
def test_holm_rejects_what_the_step_down_of_holm_1979_rejects(p_values: list[float]) -> None:
    rejected = set()
    for step, i in enumerate(np.argsort(p_values, kind="stable")):
        if p_values[i] * (len(p_values) - step) > 0.05:
            break
        rejected.add(int(i))
    assert set(np.flatnonzero(holm(p_values) <= 0.05).tolist()) == rejected


@pytest.mark.parametrize("p_values", [[0.2, 1.1], [-0.1, 0.2], [math.inf], [[0.1, 0.2]]])
def test_what_is_no_p_value_raises(p_values: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        holm(p_values)
