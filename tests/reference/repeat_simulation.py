"""How often the estimate of a repeat falls into the limits that the first study gives for it.

Normal values at baseline and at the visit, 15 + 14 participants, all drawn anew for the repeat; the
true difference is 1. A ratio on the log scale is the same with logarithms. Beside it: how often the
95% interval of the first study holds the estimate of the repeat, for which it is not made.
Run it with NumPy and SciPy; what it prints stands in repeat_simulation.txt.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import stats

TREATED, CONTROL, TRIALS = 15, 14, 200_000
Values = NDArray[np.float64]


def estimates(rng: np.random.Generator, correlation: float) -> tuple[Values, Values]:
    """Adjusted difference and its standard error in trials, one each."""
    treated = np.arange(TREATED + CONTROL) < TREATED
    before = rng.standard_normal((TRIALS, treated.size))
    noise = rng.standard_normal((TRIALS, treated.size))
    after = correlation * before + np.sqrt(1 - correlation**2) * noise + treated
    within_after, within_before = after.copy(), before.copy()
    for arm in (treated, ~treated):
        within_after[:, arm] -= after[:, arm].mean(axis=1, keepdims=True)
        within_before[:, arm] -= before[:, arm].mean(axis=1, keepdims=True)
    spread = (within_before**2).sum(axis=1)
    slope = (within_before * within_after).sum(axis=1) / spread
    variance = ((within_after - slope[:, None] * within_before) ** 2).sum(axis=1)
    variance /= treated.size - 3
    imbalance = before[:, treated].mean(axis=1) - before[:, ~treated].mean(axis=1)
    raw = after[:, treated].mean(axis=1) - after[:, ~treated].mean(axis=1)
    error = np.sqrt(variance * (1 / TREATED + 1 / CONTROL + imbalance**2 / spread))
    return raw - slope * imbalance, error


def main() -> None:
    rng = np.random.default_rng(20252)
    critical = stats.t.ppf(0.975, TREATED + CONTROL - 3)
    print("correlation\tin_limits_of_repeat\tin_interval")
    for correlation in (0.0, 0.5, 0.8):
        first, error = estimates(rng, correlation)
        again, _ = estimates(rng, correlation)
        distance = np.abs(again - first) / (critical * error)
        shares = (np.mean(distance <= limit) for limit in (np.sqrt(2), 1))
        print(correlation, *(f"{share:.4f}" for share in shares), sep="\t")


if __name__ == "__main__":
    main()
