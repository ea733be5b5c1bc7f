"""Invented values of three visits, some missing, and their sums."""

import numpy as np

from lib.statistics.models.visit_sums import VisitSums, visit_sums


def invented(missing: float = 0.15) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    values = random.normal(50, 10, (18, 1)) + random.normal(0, 5, (18, 3))
    values[random.random(values.shape) < missing] = np.nan
    return values, random.normal(50, 10, 18), np.arange(18) % 2 == 0


def sample() -> VisitSums:
    return visit_sums(*invented(), np.array([True, True, False]), scale="linear")
