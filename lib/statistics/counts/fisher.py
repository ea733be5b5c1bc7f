"""Exact test of the two-by-two table of arm and event: counts in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlog1py, xlogy

from lib.statistics.counts.proportions import check_counts
from lib.statistics.estimates import NAN, FloatArray

# Two tables are equally probable if they differ by less than this: the slack of fisher.test of R.
FISHER_SLACK = 1e-7
# The same for a p value and the level of its test; rounding stays below it up to 10,000 an arm.
LEVEL_SLACK = 1e-9


def fisher_p(events_treatment: int, n_treatment: int, events_control: int, n_control: int) -> float:
    """Two-sided p of Fisher's exact test: all tables no more probable than the observed one.

    Args:
        events_treatment: Participants with the event in the treatment arm, each counted once.
        n_treatment: Participants of the treatment arm.
        events_control: Participants with the event in the control arm.
        n_control: Participants of the control arm.

    Returns:
        The p value; 1 if everybody or nobody had the event, NaN if an arm has no participants.

    Raises:
        ValueError: A count is negative or not whole, or events exceed participants.

    References:
        Fisher, J R Stat Soc 1935;98:39–82.
    """
    check_counts(events_treatment, n_treatment)
    check_counts(events_control, n_control)
    if min(n_treatment, n_control) == 0:
        return NAN
    events = int(events_treatment + events_control)
    lowest, p_values = fisher_p_values(log_choose(n_treatment), log_choose(n_control), events)
    return float(p_values[int(events_treatment) - lowest])


def fisher_p_values(
    choices_treatment: FloatArray, choices_control: FloatArray, events: int
) -> tuple[int, FloatArray]:
    """Two-sided Fisher p of every table with a given number of events in both arms together.

    Args:
        choices_treatment: `log_choose` of the participants of the treatment arm.
        choices_control: `log_choose` of the participants of the control arm.
        events: Events in both arms together.

    Returns:
        The smallest possible number of events in the treatment arm, and the p of this number and of
        every larger number that is possible.
    """
    lowest, logs = _log_weights(choices_treatment, choices_control, events)
    weights = np.exp(logs - logs.max())
    ordered = np.sort(weights)
    below = np.searchsorted(ordered, weights * (1 + FISHER_SLACK), side="right")
    sums = np.cumsum(ordered)
    return lowest, sums[below - 1] / sums[-1]


def log_choose(n: int) -> FloatArray:
    """Log of the binomial coefficients of `n` over 0, 1, ..., `n`."""
    logs = gammaln(np.arange(1.0, n + 2))
    coefficients: FloatArray = logs[-1] - logs - logs[::-1]
    return coefficients


def binomial_chances(choices: FloatArray, share: float, seen: NDArray[np.int_]) -> FloatArray:
    """Chance of given numbers of events.

    Args:
        choices: `log_choose` of the number of participants.
        share: True share of participants with the event.
        seen: Numbers of events.
    """
    unseen = choices.size - 1 - seen
    chances: FloatArray = np.exp(choices[seen] + xlogy(seen, share) + xlog1py(unseen, -share))
    return chances


def _log_weights(first: FloatArray, second: FloatArray, events: int) -> tuple[int, FloatArray]:
    """Fewest events possible in the first group, and the log weights of this number and above."""
    lowest = max(0, events - (second.size - 1))
    highest = min(first.size - 1, events)
    complements = second[events - highest : events - lowest + 1]
    logs: FloatArray = first[lowest : highest + 1] + complements[::-1]
    return lowest, logs
