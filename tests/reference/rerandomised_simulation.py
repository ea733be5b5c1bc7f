"""How often the interval that inverts the re-randomisation test holds the true effect.

Run from the top folder: python -m tests.reference.rerandomised_simulation >
tests/reference/rerandomised_simulation.txt (a minute or two).

15 + 14 participants, allotted in permuted blocks of four (the last one begun) or freely with these
sizes; a baseline value, with which the value at the visit has a correlation of 0.6; deviations
normal or skewed (exponential); in blocks the level drifts from block to block; two values missing
at random. 5,000 trials each, 4,999 random allocations in the place of all. It prints how often the
interval holds the effect of treatment, how often p is at most 0.05 without one, and how long the
interval is on average against that of the ANCOVA with the same blocks.
"""

import numpy as np
from numpy.typing import NDArray

from lib.statistics.models.ancova import adjusted_mean_difference
from lib.statistics.randomisation import rerandomised_adjusted_difference

PEOPLE, TREATED, TRIALS, DRAWS, EFFECT = 29, 15, 5_000, 4_999, -3.0
BLOCKS = np.arange(PEOPLE) // 4


def allotted(rng: np.random.Generator, *, in_blocks: bool) -> NDArray[np.bool_]:
    """Who is treated."""
    if not in_blocks:
        return np.asarray(rng.permutation(PEOPLE) < TREATED)
    fours = [rng.permutation([True, True, False, False]) for _ in range(7)]
    return np.concatenate([*fours, [True]])


def main() -> None:
    rng = np.random.default_rng(20252)
    print("allotted\tdeviations\tholds_effect\trejects_none\tlength_over_ancova")
    for in_blocks in (True, False):
        for shape in ("normal", "skewed"):
            holds, rejects, lengths = 0, 0, []
            for trial in range(TRIALS):
                treated = allotted(rng, in_blocks=in_blocks)
                draw = rng.standard_normal if shape == "normal" else rng.standard_exponential
                drift = np.linspace(0, 3, 8)[BLOCKS] if in_blocks else 0.0
                before = draw(PEOPLE)
                after = 4 * (0.6 * before + 0.8 * draw(PEOPLE)) + drift
                after[rng.choice(PEOPLE, 2, replace=False)] = np.nan
                strata = BLOCKS if in_blocks else None
                rejects += (
                    rerandomised_adjusted_difference(
                        *(after, before, treated),
                        strata=strata,
                        draws=DRAWS,
                        seed=trial,
                        most_allocations=0,
                    ).p_value
                    <= 0.05
                )
                after = after + EFFECT * treated
                found = rerandomised_adjusted_difference(
                    *(after, before, treated),
                    strata=strata,
                    draws=DRAWS,
                    seed=TRIALS + trial,
                    most_allocations=0,
                )
                holds += found.low <= EFFECT <= found.high
                usual = adjusted_mean_difference(after, before, treated, strata=strata)
                lengths.append((found.high - found.low) / (usual.high - usual.low))
            name = "blocks of four" if in_blocks else "freely"
            shares = f"{holds / TRIALS:.4f}\t{rejects / TRIALS:.4f}\t{np.mean(lengths):.3f}"
            print(f"{name}\t{shape}\t{shares}")


if __name__ == "__main__":
    main()
