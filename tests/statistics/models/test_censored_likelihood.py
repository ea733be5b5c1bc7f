"""The likelihood of censored values against closed forms, a plain search and by hand."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize, stats

from lib.statistics.models import censored_likelihood
from lib.statistics.models.censored_likelihood import has_no_maximum, maximise
from tests.support.profiles import examples

Data = tuple[np.ndarray, np.ndarray, np.ndarray]


@st.composite
def data(draw: st.DrawFn) -> Data:
    """Six to 16 participants, an arm and a covariate, some logs below one of two limits."""
    random = np.random.default_rng(draw(st.integers(0, 10**6)))
    size = draw(st.integers(6, 16))
    design = np.column_stack([np.arange(size) % 2 - 0.5, np.ones(size), random.normal(size=size)])
    logs, limits = random.normal(size=size), random.choice([-1.5, -0.3], size)
    return design, np.maximum(logs, limits), logs < limits


def log_likelihood(theta: np.ndarray, design: np.ndarray, logs: Any, censored: Any) -> float:
    """Of coefficients and the log of the spread, without the constant of the densities."""
    z = (logs - design @ theta[:-1]) / math.exp(theta[-1])
    return float(np.where(censored, stats.norm.logcdf(z), -(z**2) / 2 - theta[-1]).sum())


@given(data())
def test_without_a_censored_value_it_is_least_squares(drawn: Data) -> None:
    design, logs, _ = drawn
    none = np.zeros(logs.size, dtype=np.bool_)
    assert not has_no_maximum(design, logs, none)
    fit = maximise(design, logs, none)
    coefficients = np.linalg.lstsq(design, logs)[0]
    variance = np.mean((logs - design @ coefficients) ** 2)
    assert fit is not None
    assert fit.coefficient == pytest.approx(coefficients[0], rel=1e-9, abs=1e-12)
    error = math.sqrt(variance * np.linalg.inv(design.T @ design)[0, 0])
    assert fit.error == pytest.approx(error, rel=1e-9)
    height = -logs.size * (math.log(variance) + 1) / 2
    assert fit.log_likelihood == pytest.approx(height, rel=1e-9, abs=1e-9)


@examples(10, shrink=False)
@given(data())
def test_no_point_of_a_plain_search_is_higher(drawn: Data) -> None:
    design, logs, censored = drawn
    assume(not has_no_maximum(design, logs, censored))
    fit = maximise(design, logs, censored)
    assert fit is not None
    found = optimize.minimize(
        lambda theta: -log_likelihood(theta, *drawn),
        np.zeros(design.shape[1] + 1),
        method="Nelder-Mead",
        options={"maxiter": 300},
    )
    assert -found.fun <= fit.log_likelihood + 1e-9


def test_a_spread_that_can_shrink_without_end_has_no_maximum() -> None:
    ones, logs = np.ones((3, 1)), np.array([1.0, 1.0, 2.0])
    # Two equal values above, and a limit that is no lower than they are; then a lower limit.
    censored = np.array([False, False, True])
    assert has_no_maximum(ones, logs, censored)
    assert not has_no_maximum(ones, np.array([1.0, 1.0, 0.5]), censored)


def test_a_slope_that_separates_the_censored_values_has_no_maximum() -> None:
    # A single value above the limit: the steeper the slope through it, the likelier lower values.
    logs, censored = np.array([0.5, 0.0, 0.0]), np.array([False, True, True])
    assert has_no_maximum(np.column_stack([np.ones(3), [3.0, 0, 1]]), logs, censored)
    # With a censored value on either side no slope is the steepest.
    assert not has_no_maximum(np.column_stack([np.ones(3), [3.0, 0, 4]]), logs, censored)


def test_a_search_that_does_not_arrive_has_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(censored_likelihood, "MOST_STEPS", 1)
    logs = np.array([0.0, 1.0, 3.0, -1.0])
    assert maximise(np.ones((4, 1)), logs, logs < 0) is None
