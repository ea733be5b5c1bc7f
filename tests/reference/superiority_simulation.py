"""How often the interval of Brunner and Munzel, on the logit scale, holds the true probability.

15 + 14 participants, normal changes: with the same spread in both arms, with twice the spread in
the treated, and rounded to whole numbers, which makes ties. `no_interval` is the share of trials
in which one arm lies wholly above the other, or nothing varies; `coverage` is among the others,
`coverage_of_all` counts those without interval as not holding it.
Run it with NumPy and SciPy; what it prints stands in superiority_simulation.txt.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import stats

TREATED, CONTROL, TRIALS = 15, 14, 40_000
KINDS = (("same_spread", 1.0, False), ("twice_the_spread", 2.0, False), ("rounded", 1.0, True))
# Of rounded changes, whose spread is 2, some four whole numbers hold most.
UNIT = 2.0
Values = NDArray[np.float64]


def true_probability(shift: float, spread: float, is_rounded: bool) -> float:
    """Probability that a treated change exceeds a control one, a tie counting half."""
    if not is_rounded:
        return float(stats.norm.cdf(shift / np.hypot(spread, 1)))
    whole = np.arange(-60, 61)
    control, treated = (
        np.diff(stats.norm.cdf(np.append(whole - 0.5, whole[-1] + 0.5), UNIT * mean, UNIT))
        for mean in (0.0, shift)
    )
    return float(treated @ (np.cumsum(control) - control / 2))


def intervals(treated: Values, control: Values) -> tuple[Values, Values]:
    """Limits of trials, a row each; NaN where there are none."""
    above = treated[:, :, None] > control[:, None, :]
    pairs = above + (treated[:, :, None] == control[:, None, :]) / 2
    shares = pairs.mean(axis=(1, 2))
    parts = np.array(
        [
            pairs.mean(axis=2).var(axis=1, ddof=1) / TREATED,
            pairs.mean(axis=1).var(axis=1, ddof=1) / CONTROL,
        ]
    )
    variance = parts.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        df = variance**2 / (parts[0] ** 2 / (TREATED - 1) + parts[1] ** 2 / (CONTROL - 1))
        margin = stats.t.ppf(0.975, df) * np.sqrt(variance) / (shares * (1 - shares))
        logit = np.log(shares / (1 - shares))
        return 1 / (1 + np.exp(margin - logit)), 1 / (1 + np.exp(-margin - logit))


def main() -> None:
    rng = np.random.default_rng(20253)
    print("changes\tprobability\tno_interval\tcoverage\tcoverage_of_all")
    for name, spread, is_rounded in KINDS:
        for wanted in (0.5, 0.65, 0.8, 0.9, 0.95):
            shift = float(stats.norm.ppf(wanted) * np.hypot(spread, 1))
            probability = true_probability(shift, spread, is_rounded)
            held = known = 0
            for _ in range(10):
                size = TRIALS // 10
                treated = shift + spread * rng.standard_normal((size, TREATED))
                control = rng.standard_normal((size, CONTROL))
                if is_rounded:
                    treated, control = np.round(UNIT * treated), np.round(UNIT * control)
                low, high = intervals(treated, control)
                known += int(np.isfinite(low).sum())
                held += int(((low <= probability) & (probability <= high)).sum())
            none = 1 - known / TRIALS
            print(f"{name}\t{probability:.4f}\t{none:.4f}\t{held / known:.4f}\t{held / TRIALS:.4f}")


if __name__ == "__main__":
    main()
