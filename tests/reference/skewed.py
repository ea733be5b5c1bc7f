"""How often a 95% interval of ANCOVA holds the true effect on positive, skewed values.

Log-normal values at baseline and at the visit, correlation of the logarithms 0.5, 15 + 14
participants, compared as differences and as ratios; the second arm has `ratio` times the values.
Run it with NumPy and SciPy; what it prints stands in skewed.txt.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import stats

TREATED, CONTROL, TRIALS, CORRELATION = 15, 14, 40_000, 0.5
Values = NDArray[np.float64]


def coverage(after: Values, before: Values, treated: NDArray[np.bool_], effect: float) -> float:
    """Share of trials, a row each, whose interval of the adjusted difference holds the effect."""
    within_after, within_before = after.copy(), before.copy()
    for arm in (treated, ~treated):
        within_after[:, arm] -= after[:, arm].mean(axis=1, keepdims=True)
        within_before[:, arm] -= before[:, arm].mean(axis=1, keepdims=True)
    spread = (within_before**2).sum(axis=1)
    slope = (within_before * within_after).sum(axis=1) / spread
    df = treated.size - 3
    variance = ((within_after - slope[:, None] * within_before) ** 2).sum(axis=1) / df
    imbalance = before[:, treated].mean(axis=1) - before[:, ~treated].mean(axis=1)
    raw = after[:, treated].mean(axis=1) - after[:, ~treated].mean(axis=1)
    error = np.sqrt(variance * (1 / treated.sum() + 1 / (~treated).sum() + imbalance**2 / spread))
    limit = stats.t.ppf(0.975, df) * error
    return float(np.mean(np.abs(raw - slope * imbalance - effect) <= limit))


def main() -> None:
    rng = np.random.default_rng(20251)
    treated = np.arange(TREATED + CONTROL) < TREATED
    print("sd_of_logs\tratio\tas_differences\tas_ratios")
    for sd in (0.5, 0.8, 1.0, 1.2):
        for ratio in (1.0, 0.5, 2.0):
            shape = TRIALS, treated.size
            first, second = rng.standard_normal(shape), rng.standard_normal(shape)
            logs = CORRELATION * first + np.sqrt(1 - CORRELATION**2) * second
            before = np.exp(sd * first)
            after = np.exp(sd * logs) * np.where(treated, ratio, 1)
            differences = coverage(after, before, treated, (ratio - 1) * np.exp(sd**2 / 2))
            ratios = coverage(np.log(after), np.log(before), treated, np.log(ratio))
            print(f"{sd}\t{ratio}\t{differences:.4f}\t{ratios:.4f}")


if __name__ == "__main__":
    main()
