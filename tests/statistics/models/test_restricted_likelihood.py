"""The restricted likelihood against matrices of all participants and numerical derivatives."""

from collections.abc import Callable

import numpy as np
import pytest

from lib.statistics.models.restricted_likelihood import Point, differences_at, likelihood
from lib.statistics.models.visit_sums import visit_sums
from tests.support.visit_sums import invented, sample

COVARIANCE = np.array([[1.1, 0.5, 0.2], [0.5, 0.9, 0.4], [0.2, 0.4, 1.3]])


def dense(covariance: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    """Log likelihood, differences and their errors, every value a row of one large matrix."""
    values, baseline, treated = invented()
    found = sample()
    rows, blocks, outcome = [], [], []
    for row, before, arm in zip(values, baseline, treated, strict=True):
        seen = np.flatnonzero(~np.isnan(row))
        for visit in seen:
            # Intercept, arm and baseline at each visit, without the baseline at the third.
            columns = np.zeros((3, 3))
            columns[visit] = 1, arm, before - baseline.mean()
            rows.append(np.delete(columns.ravel(), 8))
            outcome.append(row[visit] / found.sds[visit])
        blocks.append(covariance[np.ix_(seen, seen)])
    design, y = np.array(rows), np.array(outcome)
    total = np.zeros((y.size, y.size))
    start = 0
    for block in blocks:
        total[start : start + len(block), start : start + len(block)] = block
        start += len(block)
    inverse = np.linalg.inv(total)
    information = design.T @ inverse @ design
    errors = np.linalg.inv(information)
    coefficients = errors @ design.T @ inverse @ y
    rest = y - design @ coefficients
    height = -0.5 * (
        np.linalg.slogdet(total)[1] + np.linalg.slogdet(information)[1] + rest @ inverse @ rest
    )
    arms = [1, 4, 7]
    return float(height), coefficients[arms], np.sqrt(np.diag(errors)[arms])


def at(covariance: np.ndarray) -> Point:
    point = likelihood(sample(), covariance)
    assert point is not None
    return point


def slope(function: Callable[[np.ndarray], np.ndarray | float], direction: np.ndarray) -> object:
    """The derivative along a direction, by differences of the fourth order."""
    step = 1e-3
    ahead, back, further, behind = (
        np.asarray(function(COVARIANCE + share * step * direction)) for share in (1, -1, 2, -2)
    )
    return (8 * (ahead - back) - (further - behind)) / (12 * step)


def test_heights_differ_as_those_of_one_large_matrix_do() -> None:
    # The likelihoods differ by a constant: the covariates have other units.
    gaps = []
    for covariance in (COVARIANCE, np.eye(3), np.diag([0.5, 2.0, 1.0]), COVARIANCE**2):
        gaps.append(at(covariance).log_likelihood - dense(covariance)[0])
    assert gaps == pytest.approx([gaps[0]] * 4, rel=1e-9)


def test_differences_and_errors_are_those_of_one_large_matrix() -> None:
    found = sample()
    _, differences, errors = dense(COVARIANCE)
    for visit in range(3):
        value, error, _ = differences_at(found, at(COVARIANCE))[visit]
        assert value == pytest.approx(differences[visit] * found.sds[visit], rel=1e-9)
        assert error == pytest.approx(errors[visit] * found.sds[visit], rel=1e-9)


def test_derivatives_are_those_of_small_steps() -> None:
    point = at(COVARIANCE)
    for place, direction in enumerate(sample().directions):
        gradient = slope(lambda x: at(x).log_likelihood, direction)
        assert point.gradient[place] == pytest.approx(gradient, rel=1e-7, abs=1e-8)
        curvature = slope(lambda x: at(x).gradient, direction)
        assert -point.observed[place] == pytest.approx(curvature, rel=1e-6, abs=1e-6)
        errors = slope(lambda x: at(x).errors, direction)
        assert point.slopes[place] == pytest.approx(errors, rel=1e-6, abs=1e-8)


def test_the_expected_information_about_a_single_variance_by_hand() -> None:
    # Half the degrees of freedom over the squared variance.
    values, baseline, treated = invented(0)
    single = visit_sums(values[:, :1], baseline, treated, np.array([True]), scale="linear")
    point = likelihood(single, np.array([[1.7]]))
    assert point is not None
    assert point.expected[0, 0] == pytest.approx((18 - 3) / 2 / 1.7**2, rel=1e-10)


def test_a_covariance_that_is_none_has_no_likelihood() -> None:
    for matrix in (np.ones((3, 3)), -np.eye(3), np.diag([1.0, 0, 1]), 2 - np.eye(3)):
        assert likelihood(sample(), matrix) is None
