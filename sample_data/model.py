"""How the outcomes of the synthetic study are drawn, and what difference is built in.

All six outcomes of a participant at all three visits are drawn together, from a normal
distribution whose correlation is that between outcomes times that between visits. Every constant
is an assumption explained in ``README.md``; none was measured in a patient.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

SECRETOME = "secretome"
PLACEBO = "placebo"
ARMS = (SECRETOME, PLACEBO)
VISIT_DAYS = (1, 22, 43)


@dataclass(frozen=True, slots=True)
class Item:
    """A MEX-SLEDAI item: its weight in points and how often the disease shows it."""

    weight: int
    prevalence: float


MEX_SLEDAI_ITEMS = {
    "neurological disorder": Item(8, 0.01),
    "renal disorder": Item(6, 0.15),
    "vasculitis": Item(4, 0.15),
    "haemolysis or thrombocytopenia": Item(3, 0.15),
    "myositis": Item(3, 0.10),
    "arthritis": Item(2, 0.75),
    "mucocutaneous disorder": Item(2, 0.70),
    "serositis": Item(2, 0.20),
    "fever or fatigue": Item(1, 0.65),
    "leukopenia or lymphopenia": Item(1, 0.40),
}
MOST_POINTS = sum(item.weight for item in MEX_SLEDAI_ITEMS.values())

# "Moderately active" at baseline, in the banding that study.toml names.
ACTIVITY_RANGE = (6, 10)
# Mean and SD of the score at days 22 and 43, before it is rounded to whole points from 0 up.
LATER_ACTIVITY = {
    SECRETOME: ((6.0, 2.2), (4.5, 2.3)),
    PLACEBO: ((7.0, 2.2), (6.5, 2.3)),
}


@dataclass(frozen=True, slots=True)
class Marker:
    """A laboratory marker.

    ``centre``, ``spread`` (SD) and ``shift`` (change from baseline at days 22 and 43, by arm)
    are in the marker's unit, or in natural logarithms where ``logarithmic``. ``as_ratio`` says
    whether it is analysed as logarithms.
    """

    code: str
    logarithmic: bool
    as_ratio: bool
    centre: float
    spread: float
    shift: dict[str, tuple[float, float]]
    digits: int
    quantification_limit: float = 0.0


MARKERS = (
    Marker(
        code="c3",
        logarithmic=False,
        as_ratio=False,
        centre=80.0,
        spread=20.0,
        shift={SECRETOME: (5.0, 11.0), PLACEBO: (0.5, 1.0)},
        digits=1,
    ),
    Marker(
        # Drawn as a logarithm, mean 16 and SD 7 mg/dL: a normal would reach below zero.
        code="c4",
        logarithmic=True,
        as_ratio=False,
        centre=math.log(15.0),
        spread=0.42,
        shift={SECRETOME: (0.04, 0.08), PLACEBO: (0.01, 0.02)},
        digits=1,
    ),
    Marker(
        code="il6",
        logarithmic=True,
        as_ratio=True,
        centre=math.log(6.0),
        spread=0.52,
        shift={SECRETOME: (-0.08, -0.16), PLACEBO: (-0.02, -0.03)},
        digits=2,
        quantification_limit=3.13,
    ),
    Marker(
        code="tnf_alpha",
        logarithmic=True,
        as_ratio=True,
        centre=math.log(5.0),
        spread=0.45,
        shift={SECRETOME: (-0.06, -0.13), PLACEBO: (-0.01, -0.02)},
        digits=2,
    ),
    Marker(
        code="anti_dsdna",
        logarithmic=True,
        as_ratio=True,
        centre=math.log(70.0),
        spread=1.0,
        shift={SECRETOME: (-0.10, -0.22), PLACEBO: (-0.02, -0.04)},
        digits=1,
    ),
)
OUTCOMES = ("mex_sledai", *(marker.code for marker in MARKERS))

# Of a marker drawn as it is: four SD below the mean, which one value in 30,000 is.
LOWEST_LEVEL = 1.0

# Between outcomes at the same visit, in the order of OUTCOMES.
BETWEEN_OUTCOMES = np.array(
    [
        [1.00, -0.35, -0.30, 0.33, 0.33, 0.30],
        [-0.35, 1.00, 0.50, -0.15, -0.15, -0.40],
        [-0.30, 0.50, 1.00, -0.10, -0.10, -0.40],
        [0.33, -0.15, -0.10, 1.00, 0.40, 0.20],
        [0.33, -0.15, -0.10, 0.40, 1.00, 0.20],
        [0.30, -0.40, -0.40, 0.20, 0.20, 1.00],
    ]
)
# Of an outcome with itself, in the order of VISIT_DAYS.
BETWEEN_VISITS = np.array([[1.00, 0.76, 0.72], [0.76, 1.00, 0.76], [0.72, 0.76, 1.00]])
# Turns independent standard normals (outcome after outcome, each at its visits) into such ones.
ROOT = np.linalg.cholesky(np.kron(BETWEEN_OUTCOMES, BETWEEN_VISITS))

PER_PARTICIPANT = len(ROOT)


def starting_scores() -> tuple[Numbers, Numbers]:
    """Return the scores possible at baseline and their probabilities.

    Those of the sum of the ten items, each present or absent on its own, among patients whose sum
    lies in ``ACTIVITY_RANGE``.
    """
    probability = np.zeros(MOST_POINTS + 1)
    probability[0] = 1.0
    for item in MEX_SLEDAI_ITEMS.values():
        present = np.concatenate([np.zeros(item.weight), probability[: -item.weight]])
        probability = (1 - item.prevalence) * probability + item.prevalence * present
    scores = np.arange(ACTIVITY_RANGE[0], ACTIVITY_RANGE[1] + 1)
    chosen = probability[scores]
    return scores.astype(float), chosen / chosen.sum()


def together(independent: Numbers) -> Numbers:
    """Return how far participants lie from the middle: [..., participant, outcome, visit].

    Args:
        independent: Independent standard normals, `PER_PARTICIPANT` for each, [..., participant].
    """
    drawn = independent @ ROOT.T
    return drawn.reshape(*drawn.shape[:-1], len(OUTCOMES), len(VISIT_DAYS))


def activity(drawn: Numbers, treated: Flags) -> Numbers:
    """Return the MEX-SLEDAI of each participant at each visit.

    Args:
        drawn: Standard normals, [..., participant, visit].
        treated: Whether each participant had secretome.
    """
    scores, probabilities = starting_scores()
    steps = np.cumsum(probabilities)[:-1]
    first = scores[np.searchsorted(steps, ndtr(drawn[..., 0]))]
    by_arm = [np.array(LATER_ACTIVITY[arm]) for arm in ARMS]
    own = np.where(treated[:, None, None], by_arm[0], by_arm[1])
    later = np.rint(own[..., 0] + own[..., 1] * drawn[..., 1:])
    return np.concatenate([first[..., None], np.clip(later, 0, MOST_POINTS)], axis=-1)


def levels(marker: Marker, drawn: Numbers, treated: Flags) -> Numbers:
    """Return the values of a marker, rounded as a laboratory does; shapes as in `activity`."""
    by_arm = [np.array([0.0, *marker.shift[arm]]) for arm in ARMS]
    shift = np.where(treated[:, None], by_arm[0], by_arm[1])
    values = marker.centre + shift + marker.spread * drawn
    found = np.exp(values) if marker.logarithmic else np.maximum(values, LOWEST_LEVEL)
    return np.asarray(np.round(found, marker.digits), dtype=np.float64)


def simulate(drawn: Numbers, treated: Flags) -> dict[str, Numbers]:
    """Return the values of every outcome, [..., participant, visit], as if no limit were there.

    Args:
        drawn: From `together`, [..., participant, outcome, visit].
        treated: Whether each participant had secretome.
    """
    found = {"mex_sledai": activity(drawn[..., 0, :], treated)}
    for place, marker in enumerate(MARKERS, start=1):
        found[marker.code] = levels(marker, drawn[..., place, :], treated)
    return found


def expected_score(mean: float, spread: float) -> float:
    """Return the mean of a normal score that is rounded to whole points and kept within range."""
    reached = ndtr((np.arange(1, MOST_POINTS + 1) - 0.5 - mean) / spread)
    return float(np.sum(1 - reached))


def built_in(outcome: str, visit: int) -> float:
    """Return the true difference between the arms, or ratio for those analysed as logarithms.

    Of the means of everybody if all had secretome and if all had placebo, which is what the
    analysis of covariance estimates.

    Args:
        outcome: One of ``OUTCOMES``.
        visit: 1 for day 22, 2 for day 43.
    """
    if outcome == "mex_sledai":
        means = [expected_score(*LATER_ACTIVITY[arm][visit - 1]) for arm in ARMS]
        return means[0] - means[1]
    marker = next(marker for marker in MARKERS if marker.code == outcome)
    secretome, placebo = (marker.centre + marker.shift[arm][visit - 1] for arm in ARMS)
    if marker.as_ratio:
        return math.exp(secretome - placebo)
    if not marker.logarithmic:
        return secretome - placebo
    half_variance = marker.spread**2 / 2
    return math.exp(secretome + half_variance) - math.exp(placebo + half_variance)


def marker_of(code: str) -> Marker | None:
    """Return the marker of an outcome; none for the score."""
    return next((marker for marker in MARKERS if marker.code == code), None)


def as_analysed(outcome: str, values: Numbers) -> Numbers:
    """Return values as they are analysed: half the limit below it, logarithms for ratios."""
    marker = marker_of(outcome)
    if marker is None:
        return values
    limit = marker.quantification_limit
    seen = np.where(values < limit, limit / 2, values)
    return np.log(seen) if marker.as_ratio else seen
