"""Proportions of participants and their comparison between two arms: counts in.

A participant counts once. Zero events are data: they give an interval, never an empty answer.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from lib import citations
from lib.language import sentence
from lib.statistics.counts.score_limits import lowest_difference
from lib.statistics.estimates import NAN, TAIL, Estimate, critical_z
from lib.statistics.special import betaincinv
from lib.statistics.summaries import Summary

NO_PARTICIPANTS = sentence("There are no participants, so there is no proportion.")
EMPTY_ARM_OF_COUNTS = sentence("One arm has no participants, so the arms cannot be compared.")


@dataclass(frozen=True, slots=True)
class NumberNeeded:
    """Participants to treat for one more, or one fewer, to have the event.

    Attributes:
        value: 1 / risk difference; negative if treatment makes the event rarer, infinite if the
            risks are equal.
        from_low: 1 / lower limit of the risk difference.
        from_high: 1 / upper limit of the risk difference.
        crosses_none: Whether the interval of the risk difference contains 0. The numbers are then
            two ranges that meet at infinity, below `from_low` and above `from_high`, and not the
            range between the two.
        reason: Why the numbers are NaN; empty otherwise.
    """

    value: float
    from_low: float
    from_high: float
    crosses_none: bool
    reason: str = ""


def proportion(events: int, n: int) -> Summary:
    """Proportion with its exact (Clopper-Pearson) interval.

    The interval never covers less often than 95%. With no event the lower limit is 0 and the upper
    one 1 - 0.025 ** (1 / n): nothing seen is not nothing possible.

    Args:
        events: Participants with the event, each counted once.
        n: Participants at risk; the caller decides whether a missing one belongs here.

    Returns:
        The proportion, between 0 and 1; NaN if `n` is 0.

    Raises:
        ValueError: A count is negative or not whole, or `events` exceeds `n`.

    References:
        Clopper and Pearson, Biometrika 1934;26:404–13.
    """
    check_counts(events, n)
    if n == 0:
        return Summary(NAN, NAN, NAN, 0, "Clopper-Pearson", NO_PARTICIPANTS)
    low = float(betaincinv(events, n - events + 1, TAIL)) if events > 0 else 0.0
    high = float(betaincinv(events + 1, n - events, 1 - TAIL)) if events < n else 1.0
    return Summary(events / n, low, high, int(n), "Clopper-Pearson")


def wilson_proportion(events: int, n: int) -> Summary:
    """Proportion with its score (Wilson) interval, without continuity correction.

    Shorter than the exact interval: it covers 95% of the time on average, not always.

    Args:
        events: Participants with the event, each counted once.
        n: Participants at risk.

    Returns:
        The proportion, between 0 and 1; NaN if `n` is 0.

    Raises:
        ValueError: A count is negative or not whole, or `events` exceeds `n`.

    References:
        Wilson, J Am Stat Assoc 1927;22:209–12.
    """
    check_counts(events, n)
    if n == 0:
        return Summary(NAN, NAN, NAN, 0, "Wilson", NO_PARTICIPANTS)
    share, z = events / n, critical_z()
    centre = share + z**2 / (2 * n)
    margin = z * math.sqrt(share * (1 - share) / n + (z / (2 * n)) ** 2)
    # Rounding would leave 1e-17 where the limit is 0 or 1 exactly.
    low = (centre - margin) / (1 + z**2 / n) if events > 0 else 0.0
    high = (centre + margin) / (1 + z**2 / n) if events < n else 1.0
    return Summary(share, low, high, int(n), "Wilson")


def _newcombe(x1: int, n1: int, x2: int, n2: int) -> tuple[float, float]:
    """Limits that join the Wilson limits of the two proportions (method 10 of the paper).

    References:
        Newcombe, Stat Med 1998;17:873–90.
    """
    treatment, control = wilson_proportion(x1, n1), wilson_proportion(x2, n2)
    difference = treatment.value - control.value
    below = math.hypot(treatment.value - treatment.low, control.high - control.value)
    above = math.hypot(treatment.high - treatment.value, control.value - control.low)
    # Rounding could carry a limit of a difference of 1 past the largest possible one.
    return max(-1.0, difference - below), min(1.0, difference + above)


def _miettinen_nurminen(x1: int, n1: int, x2: int, n2: int) -> tuple[float, float]:
    """Limits that invert the score test, variance factor N / (N - 1).

    They end at -1 or 1 where the test excludes nothing.

    References:
        Miettinen and Nurminen, Stat Med 1985;4:213–26.
    """
    z = critical_z()
    return lowest_difference(x1, n1, x2, n2, z), -lowest_difference(x2, n2, x1, n1, z)


@dataclass(frozen=True, slots=True)
class DifferenceInterval:
    """A way to put an interval around a difference of proportions, and what it is called.

    Attributes:
        limits: From events and participants of the treatment arm, then of the control arm, to the
            lower and the upper limit.
        method: Its name in results.
        heading: Its name in the header of a table.
        as_shown: What a sentence calls it where it is the interval shown.
        as_other: What a sentence calls it where it stands beside the interval shown.
        citation: Its source.
    """

    limits: Callable[[int, int, int, int], tuple[float, float]]
    method: str
    heading: str
    as_shown: str
    as_other: str
    citation: str


DIFFERENCE_INTERVALS = {
    "newcombe": DifferenceInterval(
        _newcombe,
        "Newcombe",
        "Newcombe",
        sentence("Newcombe's hybrid score interval"),
        sentence("that of Newcombe"),
        citations.NEWCOMBE,
    ),
    "miettinen_nurminen": DifferenceInterval(
        _miettinen_nurminen,
        "Miettinen-Nurminen",
        "Miettinen–Nurminen",
        sentence("the score interval of Miettinen and Nurminen"),
        sentence("that of Miettinen and Nurminen"),
        citations.MIETTINEN_NURMINEN,
    ),
}
# Chosen here alone: every difference of proportions is computed, named and cited by these.
SHOWN_INTERVAL, OTHER_INTERVAL = "newcombe", "miettinen_nurminen"


def risk_difference(
    events_treatment: int,
    n_treatment: int,
    events_control: int,
    n_control: int,
    *,
    method: str = SHOWN_INTERVAL,
) -> Estimate:
    """Difference of two proportions, treatment - control.

    Args:
        events_treatment: Participants with the event in the treatment arm, each counted once.
        n_treatment: Participants of the treatment arm.
        events_control: Participants with the event in the control arm.
        n_control: Participants of the control arm.
        method: A key of `DIFFERENCE_INTERVALS`, where the source of each method stands.

    Returns:
        The difference, between -1 and 1; NaN if an arm has no participants. No events in either
        arm give 0 with real limits. `p_value` is NaN: the test of the table is a separate choice.

    Raises:
        ValueError: A count is negative or not whole, events exceed participants, or the method is
            unknown.
    """
    if method not in DIFFERENCE_INTERVALS:
        raise ValueError(f"method must be one of {tuple(DIFFERENCE_INTERVALS)}, not {method!r}")
    interval = DIFFERENCE_INTERVALS[method]
    counts = (events_treatment, n_treatment, events_control, n_control)
    check_counts(events_treatment, n_treatment)
    check_counts(events_control, n_control)
    blank = Estimate(NAN, NAN, NAN, NAN, int(n_treatment), int(n_control), interval.method)
    if min(n_treatment, n_control) == 0:
        return replace(blank, reason=EMPTY_ARM_OF_COUNTS)
    low, high = interval.limits(*counts)
    difference = events_treatment / n_treatment - events_control / n_control
    return replace(blank, value=difference, low=low, high=high)


def number_needed_to_treat(difference: Estimate) -> NumberNeeded:
    """Number needed to treat, from a risk difference and its limits.

    Args:
        difference: A risk difference, treatment - control, between -1 and 1.

    Returns:
        The reciprocals of the difference and of its limits, infinite for 0; NaN if the difference
        is NaN.

    Raises:
        ValueError: The estimate lies outside -1 to 1, so that it is no risk difference.

    References:
        Altman, BMJ 1998;317:1309–12.
    """
    if abs(difference.value) > 1:
        raise ValueError(f"a risk difference must lie between -1 and 1, not {difference.value!r}")
    # A difference of 0 has no side, whatever the sign of a floating-point zero.
    value, low, high = (
        NAN if math.isnan(end) else 1 / end if end else math.inf
        for end in (difference.value, difference.low, difference.high)
    )
    crosses = difference.low <= 0 <= difference.high
    return NumberNeeded(value, low, high, crosses, difference.reason)


def check_counts(events: int, n: int) -> None:
    """Refuse counts that no group of participants can have.

    Raises:
        ValueError: A count is negative or not whole, or `events` exceeds `n`.
    """
    if not 0 <= events <= n:
        raise ValueError(f"events must lie between 0 and n, not {events!r} of {n!r}")
    if events % 1 or n % 1:
        raise ValueError(f"counts must be whole, not {events!r} of {n!r}")


def ratio(numerator: float, denominator: float) -> float:
    """A ratio of two numbers from 0 up: infinite over 0, NaN for 0 over 0."""
    if denominator > 0:
        return float(numerator / denominator)
    return math.inf if numerator > 0 else NAN
