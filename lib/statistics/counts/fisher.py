"""Fisher's exact test of a table of two by two: counts in, a p value out."""

from __future__ import annotations

import numpy as np

from lib.statistics.counts.proportions import check_counts
from lib.statistics.estimates import NAN

# Tables whose probabilities differ by less than this share are equally probable, as in R.
TIES = 1e-7


def fisher_p(events_treatment: int, n_treatment: int, events_control: int, n_control: int) -> float:
    """Two-sided p of Fisher's exact test, conditional on how many had the event in both arms.

    The sum of the probabilities of all tables with these margins that are no more probable than
    the one seen.

    Args:
        events_treatment: Participants with the event in the treatment arm, each counted once.
        n_treatment: Participants of the treatment arm.
        events_control: Participants with the event in the control arm.
        n_control: Participants of the control arm.

    Returns:
        p, above 0 and at most 1; 1 if everybody or nobody has the event; NaN if an arm has no
        participants.

    Raises:
        ValueError: A count is negative or not whole, or events exceed participants.

    References:
        Fisher, J R Stat Soc 1935;98:39–82.
    """
    check_counts(events_treatment, n_treatment)
    check_counts(events_control, n_control)
    if min(n_treatment, n_control) == 0:
        return NAN
    events = events_treatment + events_control
    least, most = max(0, events - n_control), min(events, n_treatment)
    # From each table to the next its probability changes by this factor.
    here = np.arange(least, most, dtype=np.float64)
    up = (n_treatment - here) * (events - here)
    steps = np.log(up) - np.log((here + 1) * (n_control - events + here + 1))
    logs = np.concatenate(([0.0], np.cumsum(steps)))
    weights = np.exp(logs - logs.max())
    seen = weights[int(events_treatment) - least]
    return float(min(1.0, weights[weights <= seen * (1 + TIES)].sum() / weights.sum()))
