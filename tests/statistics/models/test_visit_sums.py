"""The sums of the model of all visits against the participants they are made of."""

import numpy as np
import pytest

from lib.statistics.models.ancova import adjusted_mean_difference
from lib.statistics.models.visit_sums import VisitSums, visit_sums

NAN = np.nan
SEEN = np.array([[1, 1, 1]] * 9 + [[1, 1, 0]] * 5 + [[1, 0, 1]] * 4 + [[0, 1, 0]] * 2, dtype=bool)
TREATED = np.arange(20) % 2 == 0


def invented() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    values = random.normal(50, 10, (20, 1)) + random.normal(0, 5, (20, 3))
    return np.where(SEEN, values, NAN), random.normal(50, 10, 20)


def sums(*, scale: str = "linear") -> VisitSums:
    values, baseline = invented()
    return visit_sums(values, baseline, TREATED, np.full(3, True), scale=scale)


def test_participants_are_counted_by_the_visits_they_have() -> None:
    found = sums()
    patterns = {tuple(np.diag(mask)): n for mask, n in zip(found.masks, found.n, strict=True)}
    assert patterns == {(1, 1, 1): 9, (1, 1, 0): 5, (1, 0, 1): 4, (0, 1, 0): 2}
    assert all((mask == np.outer(np.diag(mask), np.diag(mask))).all() for mask in found.masks)


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_the_difference_of_a_visit_is_its_ancova(scale: str) -> None:
    values, baseline = invented()
    found = sums(scale=scale)
    for visit in range(3):
        alone = adjusted_mean_difference(values[:, visit], baseline, TREATED, scale=scale)
        expected = np.log(alone.value) if scale == "log" else alone.value
        assert found.differences[visit] == pytest.approx(expected, rel=1e-9)


def test_sums_over_the_patterns_are_those_of_least_squares_at_each_visit() -> None:
    found = sums()
    # The values are residuals in units of their standard deviation: no covariate is left in them,
    # and their squares add up to the degrees of freedom.
    for visit in range(3):
        assert found.cross.sum(axis=0)[visit, :, visit] == pytest.approx(np.zeros(3), abs=1e-10)
        df = SEEN[:, visit].sum() - 3
        assert found.squares.sum(axis=0)[visit, visit] == pytest.approx(df, rel=1e-10)
        # Of those seen at the visit, every second is treated; the baseline's deviations from the
        # means of the arms add up to nothing in either, their squares to the number of them.
        n, treated = SEEN[:, visit].sum(), (SEEN[:, visit] & TREATED).sum()
        expected = np.array([[n, treated, 0], [treated, treated, 0], [0, 0, n]])
        assert found.designs.sum(axis=0)[visit, :, visit] == pytest.approx(expected, abs=1e-10)
    assert np.diag(found.correlation) == pytest.approx(np.ones(3), rel=1e-10)


def test_another_unit_and_origin_change_nothing_but_differences_and_spreads() -> None:
    values, baseline = invented()
    found = sums()
    moved = visit_sums(
        1e6 + 7 * values, 3 * baseline - 200, TREATED, np.full(3, True), scale="linear"
    )
    for name in ("n", "masks", "designs", "cross", "squares", "correlation"):
        assert getattr(moved, name) == pytest.approx(getattr(found, name), rel=1e-6, abs=1e-6)
    assert moved.differences == pytest.approx(7 * found.differences, rel=1e-6)
    assert moved.sds == pytest.approx(7 * found.sds, rel=1e-6)


def test_every_variance_has_a_direction_and_every_covariance_that_was_seen() -> None:
    assert len(sums().directions) == 6
    values, baseline = invented()
    values[:9, 2] = NAN
    values[14:18, 0] = NAN
    apart = visit_sums(values, baseline, TREATED, np.array([True, True, False]), scale="linear")
    # Of the covariances, only that of the first two visits has a participant with both.
    assert len(apart.directions) == 4
    assert not apart.directions[:, :2, 2].any()
    assert apart.kept.tolist() == [[True, True, True], [True, True, True], [True, True, False]]


def test_a_coefficient_that_is_left_out_has_no_share_in_the_contrast() -> None:
    values, baseline = invented()
    found = visit_sums(values, baseline, TREATED, np.array([True, False, True]), scale="linear")
    assert (found.contrasts[1] == [0, 1, 0]).all()
    # The other contrasts take the imbalance off, in units of the baseline at the visit.
    for visit in (0, 2):
        now, arm = baseline[SEEN[:, visit]], TREATED[SEEN[:, visit]]
        means = now[arm].mean(), now[~arm].mean()
        unit = (now - np.where(arm, *means)).std()
        assert found.contrasts[visit] == pytest.approx([0, 1, (means[1] - means[0]) / unit])


def test_a_baseline_far_from_all_others_leaves_the_visits_that_its_participant_missed() -> None:
    values, baseline = invented()
    values[3, 2] = NAN
    near = visit_sums(values, baseline, TREATED, np.full(3, True), scale="linear")
    baseline[3] = 1e10
    far = visit_sums(values, baseline, TREATED, np.full(3, True), scale="linear")
    for name in ("differences", "sds"):
        assert getattr(far, name)[2] == pytest.approx(getattr(near, name)[2], rel=1e-12)
    assert far.designs[:, 2, :, 2].sum(axis=0) == pytest.approx(
        near.designs[:, 2, :, 2].sum(axis=0), rel=1e-12, abs=1e-12
    )
