"""What all comparisons share: arguments, scale, rounding and the limits of t."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.estimates import (
    EMPTY_ARM,
    NOT_POSITIVE,
    as_arms,
    as_floats,
    check_scale,
    critical_t,
    critical_z,
    is_rounding,
    magnitude,
    no_estimate,
    off_scale,
    on_scale,
    present_by_arm,
    why_unusable,
    with_t_interval,
)
from tests.support.trials import NAN, numbers

ARM = np.array([True, True, False])


def test_columns_of_pandas_with_their_own_missing_values_become_arrays() -> None:
    values, arm = present_by_arm(
        pd.Series([1.5, None, 3], dtype="Float64"), pd.Series([True, True, False], dtype="boolean")
    )
    assert (values.tolist(), arm.tolist()) == ([1.5, 3], [True, False])


@pytest.mark.parametrize("values", [[[1, 2]], [1, math.inf], [-math.inf, NAN]])
def test_values_that_are_no_finite_row_are_refused(values: Any) -> None:
    with pytest.raises(ValueError, match="values must be"):
        as_floats(values)


@pytest.mark.parametrize("treated", [[True], [1, 0], [True, None], [[True, False]]])
def test_arms_that_are_not_true_or_false_for_everybody_are_refused(treated: Any) -> None:
    with pytest.raises(ValueError, match="treated must"):
        as_arms(treated, 2)


def test_a_scale_is_linear_or_log_and_goes_there_and_back() -> None:
    with pytest.raises(ValueError, match="scale must be one of"):
        check_scale("log10")
    for scale in ("linear", "log"):
        check_scale(scale)
        there = on_scale(np.array([0.25, 3.0]), scale=scale)
        assert [off_scale(x, scale=scale) for x in there] == pytest.approx([0.25, 3], rel=1e-15)
    assert off_scale(1e4, scale="log") == math.inf


def test_rounding_is_judged_by_the_largest_number_and_of_logs_by_no_less_than_1() -> None:
    samples = np.array([0.25, -0.5]), np.array([0.125])
    assert magnitude(*samples, scale="linear") == 0.5
    assert magnitude(*samples, scale="log") == 1
    # The line is drawn at 1e-11 of the size.
    assert is_rounding(np.array([0.9e-8, -0.9e-8]), 1000.0)
    assert not is_rounding(np.array([0.0, -1.1e-8]), 1000.0)


def test_why_data_cannot_be_compared() -> None:
    values = np.array([1.0, 2.0, 0.0])
    assert why_unusable(ARM, values, scale="linear") == ""
    assert why_unusable(ARM, values + 1, scale="log") == ""
    assert why_unusable(ARM, values + 1, values, scale="log") == NOT_POSITIVE
    assert why_unusable(ARM | True, values, scale="log") == EMPTY_ARM
    assert why_unusable(np.zeros(0, dtype=np.bool_), scale="linear") == EMPTY_ARM


def test_the_limits_and_p_of_t_by_hand() -> None:
    # With one degree of freedom t is the Cauchy distribution: P(|t| > 1) is a half.
    blank = no_estimate(ARM, method="by hand")
    assert (blank.n_treatment, blank.n_control, blank.method) == (2, 1, "by hand")
    margin = 2 * math.tan(math.pi * 0.475)
    found = with_t_interval(blank, -2.0, 2.0, 1, scale="linear")
    assert numbers(found) == pytest.approx([NAN, -2 - margin, -2 + margin, 0.5], nan_ok=True)
    assert (found.standard_error, found.df) == (2, 1)
    ratio = with_t_interval(blank, -2.0, 2.0, 1, scale="log")
    assert [ratio.low, ratio.high] == pytest.approx([math.exp(-2 - margin), math.exp(margin - 2)])


def test_critical_values_leave_2_5_percent_above_them() -> None:
    assert critical_t(7.5) == pytest.approx(stats.t.isf(0.025, 7.5), rel=1e-12)
    assert critical_z() == pytest.approx(stats.norm.isf(0.025), rel=1e-14)
