"""Participants who responded: whose change from baseline reached a threshold."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.estimates import ROUNDING, as_arms, as_floats

DIRECTIONS = ("fall", "rise")
MISSING = ("nonresponder", "excluded")


@dataclass(frozen=True, slots=True)
class Responders:
    """Who responded, per arm: the counts of a two-by-two table.

    Attributes:
        events_treatment: Responders of the treatment arm.
        n_treatment: Participants counted in the treatment arm.
        events_control: Responders of the control arm.
        n_control: Participants counted in the control arm.
    """

    events_treatment: int
    n_treatment: int
    events_control: int
    n_control: int


def responders(
    values: ArrayLike,
    baseline: ArrayLike,
    treated: ArrayLike,
    *,
    threshold: float,
    direction: str = "fall",
    missing: str = "nonresponder",
) -> Responders:
    """Count the participants whose change from baseline is at least the threshold.

    A change equal to the threshold is a response. Equality is judged as the decimals read and not
    as binary fractions store them: a shortfall below 1e-11 of the larger of value and baseline is
    rounding (0.3 - 0.1 is a change of 0.2).

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing.
        baseline: The same outcome before treatment, aligned with `values`; NaN is missing.
        treated: True for the treatment arm, False for control, aligned with `values`.
        threshold: Smallest change that is a response, positive, in the outcome's unit.
        direction: "fall" if a response is change <= -threshold, "rise" if it is
            change >= threshold.
        missing: "nonresponder" counts participants with a missing change as non-responders,
            "excluded" leaves them out of the arm.

    Returns:
        The counts; an arm may be left without participants.

    Raises:
        ValueError: Shapes differ, a value is infinite, the threshold is not positive, or an option
            is unknown.

    References:
        Altman and Royston, BMJ 2006;332:1080.
    """
    _check(direction, DIRECTIONS, "direction")
    _check(missing, MISSING, "missing")
    if not 0 < threshold < math.inf:
        raise ValueError(f"threshold must be positive and finite, not {threshold!r}")
    after, before = as_floats(values), as_floats(baseline)
    if after.size != before.size:
        raise ValueError("values and baseline must have the same length")
    arm = as_arms(treated, after.size)

    change, size = after - before, np.maximum(np.abs(after), np.abs(before))
    towards = -change if direction == "fall" else change
    responded = towards >= threshold - ROUNDING * size
    counted = np.full(arm.size, True) if missing == "nonresponder" else ~np.isnan(change)
    return Responders(
        events_treatment=int(responded[arm].sum()),
        n_treatment=int(counted[arm].sum()),
        events_control=int(responded[~arm].sum()),
        n_control=int(counted[~arm].sum()),
    )


def _check(option: str, known: tuple[str, ...], name: str) -> None:
    if option not in known:
        raise ValueError(f"{name} must be one of {known}, not {option!r}")
