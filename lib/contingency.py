"""Exact analyses of the two-by-two table of arm and event: counts in."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlog1py, xlogy  # type: ignore[import-untyped, unused-ignore]

from lib.estimates import NAN, Estimate, FloatArray, check_level
from lib.proportions import check_counts, no_comparison, ratio
from lib.score_limits import turning_point
from lib.words import sentence

NO_CONTRAST = sentence(
    "Everybody in both arms had the event, or nobody had it, so no odds ratio can be given."
)

# Two tables are equally probable if they differ by less than this: the slack of fisher.test of R.
FISHER_SLACK = 1e-7
# The same for levels of one-sided tests, whose rounding error stays below it up to 10,000 an arm.
LEVEL_SLACK = 1e-9


def odds_ratio(
    events_treatment: int,
    n_treatment: int,
    events_control: int,
    n_control: int,
    *,
    level: float = 0.95,
) -> Estimate:
    """Odds ratio of the sample, treatment / control, with exact conditional limits.

    Each limit leaves (1 - level) / 2 in its tail of the noncentral hypergeometric distribution.

    Args:
        events_treatment: Participants with the event in the treatment arm, each counted once.
        n_treatment: Participants of the treatment arm.
        events_control: Participants with the event in the control arm.
        n_control: Participants of the control arm.
        level: Confidence level.

    Returns:
        The ratio of the observed odds (not the conditional estimate that R prints): 0 or infinite
        if one cell is empty, NaN if everybody or nobody had the event or an arm has no
        participants. Limits are then 0 and infinite. `p_value` is NaN: Fisher's test orders the
        tables in another way than these limits and may disagree with them near the boundary.

    Raises:
        ValueError: A count is negative or not whole, events exceed participants, or `level` is not
            between 0 and 1.

    References:
        Cornfield J. A statistical problem arising from retrospective studies. Proc Third Berkeley
        Symp Math Stat Probab 1956;4:135-148.
    """
    check_level(level)
    counts = (events_treatment, n_treatment, events_control, n_control)
    blank = no_comparison(*counts, method="Exact conditional", level=level)
    if blank.reason:
        return blank
    with_one = events_treatment * (n_control - events_control)
    with_other = (n_treatment - events_treatment) * events_control
    value = ratio(with_one, with_other)
    tail = (1 - level) / 2
    low = _lowest_odds_ratio(*counts, tail)
    swapped = _lowest_odds_ratio(events_control, n_control, events_treatment, n_treatment, tail)
    reason = NO_CONTRAST if math.isnan(value) else ""
    return replace(blank, value=value, low=low, high=ratio(1, swapped), reason=reason)


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
        Fisher RA. The logic of inductive inference. J R Stat Soc 1935;98:39-82.
    """
    check_counts(events_treatment, n_treatment)
    check_counts(events_control, n_control)
    if min(n_treatment, n_control) == 0:
        return NAN
    events = int(events_treatment + events_control)
    lowest, p_values = fisher_p_values(log_choose(n_treatment), log_choose(n_control), events)
    return float(p_values[int(events_treatment) - lowest])


def boschloo_p(
    events_treatment: int, n_treatment: int, events_control: int, n_control: int
) -> float:
    """Two-sided p of Boschloo's exact test: twice the smaller one-sided p, at most 1.

    A one-sided p is the chance, at the least favourable common risk, of a table with a one-sided
    Fisher p no larger than the observed one. It is never larger than the one-sided Fisher p.

    Args:
        events_treatment: Participants with the event in the treatment arm, each counted once.
        n_treatment: Participants of the treatment arm.
        events_control: Participants with the event in the control arm.
        n_control: Participants of the control arm.

    Returns:
        The p value; 1 if everybody or nobody had the event, NaN if an arm has no participants. It
        takes milliseconds for arms of tens, some seconds for arms of 10,000.

    Raises:
        ValueError: A count is negative or not whole, or events exceed participants.

    References:
        Boschloo RD. Raised conditional level of significance for the 2 x 2-table when testing the
        equality of two probabilities. Stat Neerl 1970;24:1-35.
    """
    check_counts(events_treatment, n_treatment)
    check_counts(events_control, n_control)
    if min(n_treatment, n_control) == 0:
        return NAN
    treatment, control = (
        (int(events_treatment), int(n_treatment)),
        (int(events_control), int(n_control)),
    )
    return min(
        1.0, 2 * min(_boschloo_fewer(*treatment, *control), _boschloo_fewer(*control, *treatment))
    )


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
        every larger possible one.
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
    others = second[events - highest : events - lowest + 1]
    logs: FloatArray = first[lowest : highest + 1] + others[::-1]
    return lowest, logs


def _lowest_odds_ratio(x1: int, n1: int, x2: int, n2: int, tail: float) -> float:
    """Odds ratio at which the observed events of the first group, or more, have chance `tail`."""
    lowest, logs = _log_weights(log_choose(n1), log_choose(n2), int(x1 + x2))
    observed = int(x1) - lowest
    if observed == 0:
        return 0.0
    excess = np.arange(logs.size) - observed

    def is_excluded(log_ratio: float) -> bool:
        tilted = logs + log_ratio * excess
        weights = np.exp(tilted - tilted.max())
        return bool(weights[observed:].sum() < tail * weights.sum())

    # No trial tells ratios from exp(-100) or exp(100) apart from 0 or infinity.
    return math.exp(turning_point(is_excluded, -100.0, 100.0))


def _boschloo_fewer(x1: int, n1: int, x2: int, n2: int) -> float:
    """One-sided p of Boschloo's test against fewer events in the first group."""
    first, second = log_choose(n1), log_choose(n2)
    lowest, logs = _log_weights(first, second, x1 + x2)
    limit = _levels(logs)[x1 - lowest] * (1 + LEVEL_SLACK)
    # Given the events in all, Fisher's test is at the largest of its levels within the limit. The
    # chance of the whole rejection region is the average of that level over the events in all,
    # which are binomial: n numbers stand for the n * n tables.
    reached = np.zeros(n1 + n2 + 1)
    for events in range(reached.size):
        _, logs = _log_weights(first, second, events)
        # What is left out has a chance below the smallest double; it is most of a large table.
        levels = _levels(logs[logs > logs.max() - 700])
        within = int(np.searchsorted(levels, limit, side="right"))
        if within:
            reached[events] = levels[within - 1]
    return _largest_average(reached)


def _levels(logs: FloatArray) -> FloatArray:
    """Chance of each number of events or fewer."""
    sums: FloatArray = np.cumsum(np.exp(logs - logs.max()))
    return sums / sums[-1]


def _largest_average(reached: FloatArray) -> float:
    """Largest average of a number per count over binomial counts, whatever the true share."""
    n = reached.size - 1
    choices = log_choose(n)

    def average(angle: float) -> float:
        share = math.sin(angle) ** 2
        # Beyond ten spreads there is less than a rounding error of the average.
        reach = 10 * math.sqrt(n * share * (1 - share)) + 20
        seen = np.arange(max(0, int(n * share - reach)), min(n, int(n * share + reach)) + 1)
        return float(binomial_chances(choices, share, seen) @ reached[seen])

    # On the scale of the angle the chances have a spread of 1 / (2 sqrt(n)) everywhere.
    angles = np.linspace(0, np.pi / 2, math.ceil(20 * np.pi * math.sqrt(n)) + 1)
    coarse = np.array([average(angle) for angle in angles])
    inner = coarse[1:-1]
    peaks = 1 + np.flatnonzero((inner >= coarse[:-2]) & (inner >= coarse[2:]))
    best = float(max(coarse[0], coarse[-1]))
    for peak in peaks[np.argsort(-coarse[peaks])][:5]:
        middle, width = angles[peak], angles[1]
        for _ in range(4):
            near = np.clip(middle + width * np.linspace(-1, 1, 21), 0, np.pi / 2)
            values = np.array([average(angle) for angle in near])
            middle, width = near[values.argmax()], width / 10
            best = max(best, float(values.max()))
    return min(1.0, best)
