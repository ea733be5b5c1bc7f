"""How often the interval of Newcombe holds the true difference of two shares, at 15 + 14.

Not simulated: the binomial probability of each of the 240 possible tables is added up where the
interval holds the difference, and where p of Fisher's exact test is below 0.05. True shares go from
5% to 95% in steps of 5%, in each arm. Beside it the same for the interval of Miettinen and
Nurminen, and for Wald's, which is never shown. Run from the top folder with
`python -m tests.reference.shares_coverage`; what it prints stands in shares_coverage.txt.
"""

from collections.abc import Callable

import numpy as np
from scipy import stats

from lib.statistics.counts.proportions import risk_difference

TREATED, CONTROL = 15, 14
SHARES = np.arange(5, 100, 5) / 100
Limits = Callable[[int, int], tuple[float, float]]


def of_method(method: str) -> Limits:
    """The limits of a method by the numbers of participants with a yes."""

    def limits(events_treatment: int, events_control: int) -> tuple[float, float]:
        found = risk_difference(events_treatment, TREATED, events_control, CONTROL, method=method)
        return found.low, found.high

    return limits


def wald(events_treatment: int, events_control: int) -> tuple[float, float]:
    """The limits of the normal distribution around the difference."""
    treated, control = events_treatment / TREATED, events_control / CONTROL
    variance = treated * (1 - treated) / TREATED + control * (1 - control) / CONTROL
    margin = stats.norm.ppf(0.975) * np.sqrt(variance)
    return treated - control - margin, treated - control + margin


def main() -> None:
    tables = [(a, b) for a in range(TREATED + 1) for b in range(CONTROL + 1)]
    pairs = [(p, q) for p in SHARES for q in SHARES]
    chances = {
        pair: np.outer(
            stats.binom.pmf(np.arange(TREATED + 1), TREATED, pair[0]),
            stats.binom.pmf(np.arange(CONTROL + 1), CONTROL, pair[1]),
        ).ravel()
        for pair in pairs
    }
    methods = {
        "newcombe": of_method("newcombe"),
        "miettinen_nurminen": of_method("miettinen_nurminen"),
        "wald": wald,
    }
    print("interval\tleast\tmean\tmost")
    for name, limits in methods.items():
        low, high = np.array([limits(*table) for table in tables]).T
        held = [
            float(chances[p, q][(low <= p - q + 1e-12) & (high >= p - q - 1e-12)].sum())
            for p, q in pairs
        ]
        print(name, *(f"{share:.4f}" for share in (min(held), np.mean(held), max(held))), sep="\t")
    p_values = np.array(
        [stats.fisher_exact([[a, b], [TREATED - a, CONTROL - b]])[1] for a, b in tables]
    )
    alarms = [float(chances[p, p][p_values < 0.05].sum()) for p in SHARES]
    print(
        "fisher_below_005",
        f"{min(alarms):.4f}",
        f"{np.mean(alarms):.4f}",
        f"{max(alarms):.4f}",
        sep="\t",
    )


if __name__ == "__main__":
    main()
