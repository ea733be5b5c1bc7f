"""What 1,000 trials simulated like the bundled study would have shown."""

import numpy as np
from scipy import stats

from sample_data.model import (
    MARKERS,
    OUTCOMES,
    PER_PARTICIPANT,
    VISIT_DAYS,
    Flags,
    Numbers,
    as_analysed,
    simulate,
    together,
)

N_TRIALS = 1000
TRIALS_SEED = 2025
VISIT = {day: place for place, day in enumerate(VISIT_DAYS)}


def within_arms(values: Numbers, treated: Flags) -> Numbers:
    """Return values less the mean of their arm, [..., participant]; a missing one stays missing."""
    found = np.array(values, dtype=float)
    for arm in (treated, ~treated):
        found[..., arm] -= np.nanmean(found[..., arm], axis=-1, keepdims=True)
    return found


def covariance(values: Numbers, treated: Flags) -> tuple[Numbers, Numbers, Numbers]:
    """Return the analysis of covariance of each trial: estimate, standard error, p.

    Args:
        values: [trial, participant, two], the baseline and the visit; NaN is missing.
        treated: Whether each participant had secretome.
    """
    seen = np.asarray(~np.isnan(values).any(axis=-1))
    kept = np.where(seen[..., None], values, np.nan)
    before, after = kept[..., 0], kept[..., 1]
    x, y = within_arms(before, treated), within_arms(after, treated)
    square = np.nansum(x * x, axis=-1)
    slope = np.nansum(x * y, axis=-1) / square
    means = [np.nanmean(kept[:, arm], axis=1) for arm in (treated, ~treated)]
    apart = means[0] - means[1]
    estimate = apart[:, 1] - slope * apart[:, 0]
    counts = [seen[:, arm].sum(axis=1) for arm in (treated, ~treated)]
    freedom = counts[0] + counts[1] - 3
    variance = np.nansum((y - slope[:, None] * x) ** 2, axis=-1) / freedom
    error = np.sqrt(variance * (1 / counts[0] + 1 / counts[1] + apart[:, 0] ** 2 / square))
    return estimate, error, 2 * stats.t.sf(np.abs(estimate / error), freedom)


def with_missing(
    values: dict[str, Numbers], last_days: Numbers, n_lost: int, rng: np.random.Generator
) -> dict[str, Numbers]:
    """Return values without those after a withdrawal, and with samples lost at random.

    Args:
        values: From `simulate`, for several trials.
        last_days: Last study day on which each participant was observed.
        n_lost: How many laboratory samples are lost in each trial.
        rng: Where chance comes from.
    """
    observed = np.array(VISIT_DAYS) <= last_days[:, None]
    found = {code: np.where(observed, each, np.nan) for code, each in values.items()}
    codes = [marker.code for marker in MARKERS]
    n_trials = len(found[codes[0]])
    samples = np.broadcast_to(observed, (n_trials, len(codes), *observed.shape))
    order = np.where(samples, rng.random(samples.shape), 2.0).reshape(n_trials, -1)
    lost = np.argpartition(order, n_lost, axis=1)[:, :n_lost]
    flat = np.zeros(order.shape, dtype=bool)
    np.put_along_axis(flat, lost, True, axis=1)
    is_lost = flat.reshape(samples.shape)
    for place, code in enumerate(codes):
        found[code] = np.where(is_lost[:, place], np.nan, found[code])
    return found


def times_shown(
    treated: Flags, last_days: Numbers, n_lost: int, n_trials: int = N_TRIALS
) -> dict[tuple[str, int], int]:
    """Return, by outcome and day, in how many simulated trials the arms differ with p < 0.05.

    Args:
        treated: Whether each participant had secretome.
        last_days: Last study day on which each participant was observed.
        n_lost: How many laboratory samples are lost in each trial.
        n_trials: How many trials are simulated.
    """
    rng = np.random.default_rng(TRIALS_SEED)
    drawn = together(rng.standard_normal((n_trials, len(treated), PER_PARTICIPANT)))
    values = with_missing(simulate(drawn, treated), last_days, n_lost, rng)
    found = {}
    for code in OUTCOMES:
        analysed = as_analysed(code, values[code])
        for day, visit in list(VISIT.items())[1:]:
            p_value = covariance(analysed[..., [0, visit]], treated)[2]
            found[code, day] = int(np.sum(p_value < 0.05))
    return found
