"""How often intervals with values below a quantification limit hold the true value.

Run from the top folder: python -m tests.reference.censored_simulation >
tests/reference/censored_simulation.txt (some minutes).

Trials of 15 + 14 with log-normal values, as far apart within the arms as at baseline, and a
correlation of 0.5 of the logs. The limit is the quantile of the control arm that leaves the share
below it. "half": the baseline has the same limit and counts as half of it below, as the page has
it; "seen": it has none. Then single arms of 15. Of each interval it prints how often, in percent,
it holds the true value; at a ratio of 1 the rest of 100 is the type I error. Estimates, standard
errors and likelihoods are those of `survreg` (censored.R):
- wald_z: z limits, information as it is;
- ratio_chi2: likelihood ratio by its chi-squared distribution;
- wald_t: t limits with n less coefficients degrees of freedom, residual variance over these;
- ratio_t: the likelihood ratio on the scale of t, which the page shows.
"""

import math
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from scipy import stats

from lib.statistics.models.censored_likelihood import fall_at, has_no_maximum, maximise

REPLICATES = 20_000
TREATED = np.arange(29) < 15
METHODS = ("wald_z", "ratio_chi2", "wald_t", "ratio_t")
Sample = tuple[np.ndarray, np.ndarray, np.ndarray]
Cell = tuple[str, float, str, float]


def trial(random: np.random.Generator, share: float, baseline: str, log_ratio: float) -> Sample:
    """Design, log values (the limit where below it) and whether below."""
    limit = stats.norm.ppf(share)
    before, noise = random.normal(size=(2, TREATED.size))
    after = 0.5 * before + math.sqrt(0.75) * noise + log_ratio * TREATED
    if baseline == "half":
        before = np.where(before < limit, limit - math.log(2), before)
    below = after < limit
    design = np.column_stack([TREATED - 0.5, np.ones(TREATED.size), before - before.mean()])
    return design, np.maximum(after, limit), below


def arm(random: np.random.Generator, share: float) -> Sample:
    limit = stats.norm.ppf(share)
    logs = random.normal(size=15)
    return np.ones((15, 1)), np.maximum(logs, limit), logs < limit


def contained(sample: Sample, true: float) -> list[bool] | None:
    """Whether each interval holds the true value; None if there is no estimate."""
    design, logs, below = sample
    arms = (TREATED, ~TREATED) if design.shape[1] > 1 else (np.full(logs.size, True),)
    if any(below[of].all() for of in arms) or has_no_maximum(design, logs, below):
        return None
    fit = maximise(design, logs, below)
    assert fit is not None
    n, df = logs.size, logs.size - design.shape[1]
    z, t = stats.norm.ppf(0.975), stats.t.ppf(0.975, df)
    distance = abs(fit.coefficient - true) / fit.error
    fall = fall_at(true, fit, *sample)
    return [
        distance <= z,
        fall <= z**2,
        distance <= t * math.sqrt(n / df),
        df * math.expm1(fall / n) <= t**2,
    ]


def simulated(cell: Cell) -> str:
    what, share, baseline, ratio = cell
    # Another stream for each cell, the same at every run.
    random = np.random.default_rng([round(100 * share), len(baseline), round(100 * ratio)])
    true = math.log(ratio)
    found = []
    for _ in range(REPLICATES):
        of = trial(random, share, baseline, true) if what == "trial" else arm(random, share)
        found.append(contained(of, true))
    given = np.array([each for each in found if each is not None])
    shown = " ".join(f"{100 * each:.2f}" for each in given.mean(axis=0))
    return f"{what} {share} {baseline} {ratio} {len(given)} {shown}"


def cells() -> Iterator[Cell]:
    for share in (0.2, 0.4):
        for baseline in ("half", "seen"):
            for ratio in (1.0, 0.5):
                yield "trial", share, baseline, ratio
    for share in (0.1, 0.2, 0.3, 0.4, 0.5):
        yield "arm", share, "none", 1.0


if __name__ == "__main__":
    error = 100 * math.sqrt(0.05 * 0.95 / REPLICATES)
    print(f"# {REPLICATES} replicates each; Monte Carlo standard error {error:.2f} at 95")
    print("# what share_below baseline true_ratio estimated", *METHODS)
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(simulated, cells()):
            print(line, flush=True)
