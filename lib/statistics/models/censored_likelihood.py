"""The likelihood of a linear model with normal residuals and left-censored values, at its maximum.

Coefficients and 1, each divided by the spread, are the parameters of Olsen: in them the log
likelihood is concave.

References:
    Olsen, Econometrica 1978;46:1211–5.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import erfcx, log_ndtr

from lib.statistics.estimates import ROUNDING, BoolArray, FloatArray

MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Fit:
    """The maximum of a likelihood: the coefficient of the first column of the design.

    Attributes:
        coefficient: The coefficient, on the scale of the logs.
        error: Its standard error, from the observed information.
        log_likelihood: Logarithm of the likelihood, without its constant.
    """

    coefficient: float
    error: float
    log_likelihood: float


def has_no_maximum(design: FloatArray, logs: FloatArray, censored: BoolArray) -> bool:
    """Whether the likelihood rises without end, along a coefficient or as the spread shrinks.

    It does if, from any point, it never falls along some direction: a direction in which the
    residuals of the values above the limit stay, and no value below the limit loses room below it.

    Args:
        design: Covariates, participants x coefficients.
        logs: Log values, or log limits where a value is below its limit; one per participant.
        censored: True where the value is below the limit. Some value must be above it, in each arm
            if the arms are compared.
    """
    residuals = np.column_stack([-design, logs])
    # The triangle has the null space of the rows above the limit, however many they are.
    triangle = np.linalg.qr(residuals[~censored], mode="r")
    _, lengths, directions = np.linalg.svd(triangle)
    rank = int((lengths > ROUNDING * lengths[0]).sum())
    free = directions[rank:].T
    if not free.shape[1]:
        return False
    room = np.vstack([residuals[censored], np.eye(residuals.shape[1])[-1]]) @ free
    room = room[np.linalg.norm(room, axis=1) > 100 * ROUNDING]
    if free.shape[1] == 1:
        return bool((room > 0).all() or (room < 0).all())
    # A direction loses none if all rows lie in one half of the plane.
    angles = np.sort(np.arctan2(room[:, 1], room[:, 0]))
    gaps = np.diff(angles, append=angles[0] + 2 * np.pi)
    return bool(gaps.max() >= np.pi - 100 * ROUNDING)


def maximise(design: FloatArray, logs: FloatArray, censored: BoolArray) -> Fit | None:
    """The maximum of the likelihood by Newton's method; None if the search does not arrive.

    The arguments are those of `has_no_maximum`, which must be false of them.
    """
    # From least squares on, what is left to find is small, however far apart the arms are.
    nearby = np.linalg.lstsq(design, logs, rcond=None)[0]
    residuals = logs - design @ nearby
    unit = float(residuals.std())
    seen = ~censored
    n_seen = int(seen.sum())
    # Times the parameters: residuals in units of the spread.
    columns = np.column_stack([-design, residuals / unit])

    def log_likelihood(point: FloatArray) -> float:
        if point[-1] <= 0:
            return -math.inf
        z = columns @ point
        densities = n_seen * math.log(point[-1] / unit) - float(z[seen] @ z[seen]) / 2
        return densities + float(log_ndtr(z[censored]).sum())

    point = np.zeros(columns.shape[1])
    point[-1] = 1.0
    height = log_likelihood(point)
    for _ in range(MOST_STEPS):
        z = columns @ point
        hazard = math.sqrt(2 / math.pi) / erfcx(-z / math.sqrt(2))
        slope = np.where(seen, -z, hazard) @ columns
        slope[-1] += n_seen / point[-1]
        # In the far tail rounding pushes the curvature beyond the bounds it has.
        weight = np.where(seen, 1.0, np.clip(hazard * (hazard + z), 0, 1))
        information = columns.T @ (weight[:, None] * columns)
        information[-1, -1] += n_seen / point[-1] ** 2
        try:
            step = np.linalg.solve(information, slope)
        except np.linalg.LinAlgError:
            return None
        gain = float(slope @ step)
        if gain <= 1e-18:
            # The coefficient is the first parameter divided by the last.
            gradient = np.zeros_like(point)
            gradient[0], gradient[-1] = 1 / point[-1], -point[0] / point[-1] ** 2
            variance = float(gradient @ np.linalg.solve(information, gradient))
            coefficient = float(nearby[0]) + unit * float(point[0] / point[-1])
            return Fit(coefficient, unit * math.sqrt(variance), height)
        fraction = 1.0
        # Nearer to the top the heights differ by rounding alone, and the full step is right.
        while gain > 1e-8 and fraction > 1e-9:
            if log_likelihood(point + fraction * step) >= height + fraction * gain / 4:
                break
            fraction /= 2
        point = point + fraction * step
        height = log_likelihood(point)
    return None
