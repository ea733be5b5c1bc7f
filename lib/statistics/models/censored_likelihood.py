"""The likelihood of a linear model with normal residuals and left-censored values, at its maximum.

Coefficients and 1, each divided by the spread, are the parameters of Olsen: in them the log
likelihood is concave.

References:
    Olsen, Econometrica 1978;46:1211–5.
    Venzon and Moolgavkar, Appl Stat 1988;37:87–94, for the limits.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.statistics.estimates import ROUNDING, BoolArray, FloatArray
from lib.statistics.special import erfcx, log_ndtr

MOST_STEPS = 200
# Of a limit, beside its distance from the estimate.
PRECISION = 1e-12


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
    """The maximum of the likelihood; None if the search does not arrive.

    The arguments are those of `has_no_maximum`, which must be false of them.
    """
    top = _top(design, logs, censored)
    if top is None:
        return None
    # The coefficient is the first parameter divided by the last.
    gradient = np.zeros_like(top.point)
    gradient[0], gradient[-1] = 1 / top.point[-1], -top.point[0] / top.point[-1] ** 2
    variance = float(gradient @ np.linalg.solve(top.information, gradient))
    coefficient = float(top.nearby[0]) + top.unit * float(top.point[0] / top.point[-1])
    return Fit(coefficient, top.unit * math.sqrt(variance), top.log_likelihood)


def fall_at(
    coefficient: float, fit: Fit, design: FloatArray, logs: FloatArray, censored: BoolArray
) -> float:
    """How far the maximum lies above the likelihood at a first coefficient, all else at its best.

    Twice the fall in log likelihood, the statistic of the likelihood-ratio test, at least 0; NaN if
    the search does not arrive.
    """
    top = _top(design[:, 1:], logs - coefficient * design[:, 0], censored)
    return math.nan if top is None else max(0.0, 2 * (fit.log_likelihood - top.log_likelihood))


def limits(
    largest: float, fit: Fit, design: FloatArray, logs: FloatArray, censored: BoolArray
) -> tuple[float, float] | None:
    """The lowest and the highest first coefficient whose `fall_at` is no larger than `largest`.

    They exist: in the parameters of Olsen what is higher than some height is convex and bounded,
    and keeps off a spread without bound. None if a search does not arrive.
    """

    def depth(distance: float) -> float:
        # The root of the fall is nearly a line.
        fall = fall_at(fit.coefficient + distance, fit, design, logs, censored)
        return math.sqrt(fall) - math.sqrt(largest)

    width = fit.error * math.sqrt(largest)
    distances = [_crossing(depth, side * width, -math.sqrt(largest)) for side in (-1, 1)]
    low, high = (fit.coefficient + distance for distance in distances)
    return None if math.isnan(low + high) else (low, high)


def _crossing(depth: Callable[[float], float], guess: float, at_zero: float) -> float:
    """Where a function that rises from a negative number at 0 is 0; NaN if it is NaN on the way.

    Args:
        depth: The function of a distance to one side.
        guess: Where it may be, and on which side.
        at_zero: The function at 0.
    """
    end, at_end = 0.0, at_zero
    latest, at_latest = guess, depth(guess)
    while at_latest < 0:
        end, at_end = latest, at_latest
        latest, at_latest = 2 * latest, depth(2 * latest)
    for _ in range(MOST_STEPS):
        step = -at_latest * (latest - end) / (at_latest - at_end)
        if not abs(step) > PRECISION * abs(latest):
            break
        there = depth(latest + step)
        # The end that stays counts half, so that it is left as well (Illinois).
        stays = (there > 0) == (at_latest > 0)
        end, at_end = (end, at_end / 2) if stays else (latest, at_latest)
        latest, at_latest = latest + step, there
    return math.nan if math.isnan(at_latest) else latest


@dataclass(frozen=True, slots=True)
class _Top:
    """Where the search arrived: parameters of residuals from `nearby` in units of `unit`."""

    point: FloatArray
    information: FloatArray
    nearby: FloatArray
    unit: float
    log_likelihood: float


def _top(design: FloatArray, logs: FloatArray, censored: BoolArray) -> _Top | None:
    """The maximum of the likelihood by Newton's method; None if the search does not arrive."""
    # From least squares on, what is left to find is small, however far apart the arms are.
    nearby = np.asarray(np.linalg.lstsq(design, logs, rcond=None)[0], dtype=np.float64)
    residuals = logs - design @ nearby
    unit = math.sqrt(float(residuals @ residuals) / residuals.size)
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
            return _Top(point, information, nearby, unit, height)
        fraction = 1.0
        reached = log_likelihood(point + step)
        # Nearer to the top the heights differ by rounding alone, and the full step is right.
        while gain > 1e-8 and fraction > 1e-9 and not reached >= height + fraction * gain / 4:
            fraction /= 2
            reached = log_likelihood(point + fraction * step)
        point, height = point + fraction * step, reached
    return None
