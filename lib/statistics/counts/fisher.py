"""Exact test of the two-by-two table of arm and event: counts in."""

from __future__ import annotations

import numpy as np
from scipy.special import gammaln

from lib.statistics.counts.proportions import check_counts
from lib.statistics.estimates import NAN, FloatArray

# Two tables are equally probable if they differ by less than this: the slack of fisher.test of R.
FISHER_SLACK = 1e-7


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
    lowest, logs = _log_weights(_log_choose(n_treatment), _log_choose(n_control), events)
    weights = np.exp(logs - logs.max())
    rare = weights <= weights[int(events_treatment) - lowest] * (1 + FISHER_SLACK)
    # In order of size, so that the small ones are not lost beside the large.
    return float(np.sort(weights[rare]).sum() / np.sort(weights).sum())


def _log_choose(n: int) -> FloatArray:
    """Log of the binomial coefficients of `n` over 0, 1, ..., `n`."""
    logs = gammaln(np.arange(1.0, n + 2))
    coefficients: FloatArray = logs[-1] - logs - logs[::-1]
    return coefficients


def _log_weights(first: FloatArray, second: FloatArray, events: int) -> tuple[int, FloatArray]:
    """Fewest events possible in the first group, and the log weights of this number and above."""
    lowest = max(0, events - (second.size - 1))
    highest = min(first.size - 1, events)
    complements = second[events - highest : events - lowest + 1]
    logs: FloatArray = first[lowest : highest + 1] + complements[::-1]
    return lowest, logs
