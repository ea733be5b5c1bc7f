"""The search for the highest restricted likelihood: it arrives, or it says why it cannot."""

import numpy as np
import pytest

from lib.statistics.models import covariance_search
from lib.statistics.models.covariance_search import INSEPARABLE, NOT_CONVERGED, maximum
from lib.statistics.models.restricted_likelihood import Point, differences_at, likelihood
from lib.statistics.models.visit_sums import VisitSums, visit_sums
from tests.support.visit_sums import invented, sample


def is_top(found: VisitSums, top: Point | str) -> None:
    """The gradient is nothing, and no small step from there is higher."""
    assert isinstance(top, Point)
    assert top.gradient == pytest.approx(np.zeros(len(found.directions)), abs=1e-6)
    random = np.random.default_rng(1)
    for size in (0.05, 1e-3):
        for _ in range(20):
            change = random.normal(0, size, len(found.directions))
            other = likelihood(found, top.covariance + np.tensordot(change, found.directions, 1))
            assert other is None or other.log_likelihood < top.log_likelihood


def test_the_maximum_is_level_and_no_small_step_is_higher() -> None:
    found = sample()
    top = maximum(found)
    is_top(found, top)
    assert isinstance(top, Point)
    assert np.linalg.eigvalsh(top.observed).min() > 0


@pytest.mark.parametrize("seed", range(12))
def test_values_typed_ten_times_too_large_leave_a_ridge_that_is_climbed(seed: int) -> None:
    random = np.random.default_rng(seed)
    values = random.normal(50, 10, (24, 1)) + random.normal(0, 2, (24, 3))
    baseline, treated = random.normal(50, 10, 24), np.arange(24) % 2 == 0
    values[random.random(values.shape) < 0.15] = np.nan
    for _ in range(1 + seed % 2):
        values[random.integers(24), random.integers(3)] *= 10
    found = visit_sums(values, baseline, treated, np.full(3, True), scale="linear")
    is_top(found, maximum(found))


def test_of_several_maxima_the_highest_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    # Three values typed ten times too large: the search from the correlations as they are ends
    # lower than that from uncorrelated visits.
    random = np.random.default_rng(42)
    values = random.normal(50, 10, (20, 1)) + random.normal(0, 2, (20, 3))
    baseline, treated = random.normal(50, 10, 20), np.arange(20) % 2 == 0
    values[random.random(values.shape) < 0.2] = np.nan
    for _ in range(3):
        values[random.integers(20), random.integers(3)] *= 10
    found = visit_sums(values, baseline, treated, np.full(3, True), scale="linear")
    tops = []
    for starts in ((1,), (0,), covariance_search.STARTS):
        monkeypatch.setattr(covariance_search, "STARTS", starts)
        top = maximum(found)
        is_top(found, top)
        assert isinstance(top, Point)
        tops.append(top.log_likelihood)
    assert tops[0] + 1 < tops[1] == pytest.approx(tops[2], rel=1e-9)


def test_two_visits_never_seen_together_are_searched_without_their_covariance() -> None:
    values, baseline, treated = invented(0)
    values[:9, 0] = values[9:, 2] = np.nan
    found = visit_sums(values, baseline, treated, np.full(3, True), scale="linear")
    assert len(found.directions) == 5
    is_top(found, maximum(found))


def test_a_covariance_that_the_only_pair_says_nothing_about_cannot_be_estimated() -> None:
    # One participant has both visits, and their residuals are the only ones of an arm: an arm of
    # its own fits them whatever the covariance.
    values = np.array(
        [
            [6, 5],
            [4, np.nan],
            [7, np.nan],
            [3, np.nan],
            [np.nan, 2],
            [np.nan, 6],
            [np.nan, 3],
            [8, np.nan],
            [np.nan, 9],
        ],
        dtype=float,
    )
    treated = np.array([True] + [False] * 8)
    baseline = np.array([4.0, 1, 3, 3, 5, 2, 1, 4, 4])
    found = visit_sums(values, baseline, treated, np.full(2, True), scale="linear")
    assert maximum(found) == INSEPARABLE


def test_a_single_complete_visit_has_its_residual_variance_and_degrees_of_freedom() -> None:
    values, baseline, treated = invented(0)
    single = visit_sums(values[:, :1], baseline, treated, np.array([True]), scale="linear")
    top = maximum(single)
    assert isinstance(top, Point)
    # In units of the residual standard deviation.
    assert top.covariance == pytest.approx(np.array([[1]]), rel=1e-9)
    assert differences_at(single, top)[0][2] == pytest.approx(15, rel=1e-9)


def test_a_search_without_an_end_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    values, baseline, treated = invented(0)
    values[:, 1] = 2 * values[:, 0] + 3
    same = visit_sums(values, baseline, treated, np.full(3, True), scale="linear")
    assert maximum(same) == INSEPARABLE
    monkeypatch.setattr(covariance_search, "MAX_STEPS", 1)
    assert maximum(sample()) == NOT_CONVERGED
