"""Proportions of participants and their comparison between two arms: counts in.

A participant counts once. Zero events are data: they give an interval, never an empty answer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from scipy.special import betaincinv  # type: ignore[import-untyped, unused-ignore]

from lib.estimates import NAN, Estimate, check_level, critical_z
from lib.score_limits import lowest_difference, lowest_ratio
from lib.summaries import Summary
from lib.words import sentence

RISK_DIFFERENCE_METHODS = {"newcombe": "Newcombe", "miettinen_nurminen": "Miettinen-Nurminen"}

NO_PARTICIPANTS = sentence("There are no participants, so there is no proportion.")
EMPTY_ARM_OF_COUNTS = sentence("One arm has no participants, so the arms cannot be compared.")
NO_EVENTS = sentence("Nobody in either arm had the event, so no ratio can be given.")


@dataclass(frozen=True, slots=True)
class NumberNeeded:
    """Participants to treat for one more, or one fewer, to have the event.

    Attributes:
        value: 1 / risk difference; negative if treatment makes the event rarer, infinite if the
            risks are equal.
        from_low: 1 / lower limit of the risk difference.
        from_high: 1 / upper limit of the risk difference.
        crosses_none: Whether the interval of the risk difference holds 0. The numbers are then two
            ranges that meet at infinity, below `from_low` and above `from_high`, and not the range
            between the two.
        reason: Why the numbers are NaN; empty otherwise.
    """

    value: float
    from_low: float
    from_high: float
    crosses_none: bool
    reason: str = ""


def proportion(events: int, n: int, *, level: float = 0.95) -> Summary:
    """Proportion with its exact (Clopper-Pearson) interval.

    The interval never covers less often than its level says. With no event the lower limit is 0 and
    the upper one 1 - ((1 - level) / 2) ** (1 / n): nothing seen is not nothing possible.

    Args:
        events: Participants with the event, each counted once.
        n: Participants at risk; the caller decides whether a missing one belongs here.
        level: Confidence level, two-sided even if no event was seen.

    Returns:
        The proportion, between 0 and 1; NaN if `n` is 0.

    Raises:
        ValueError: A count is negative or not whole, `events` exceeds `n`, or `level` is not
            between 0 and 1.

    References:
        Clopper CJ, Pearson ES. The use of confidence or fiducial limits illustrated in the case of
        the binomial. Biometrika 1934;26:404-413.
    """
    check_level(level)
    check_counts(events, n)
    if n == 0:
        return Summary(NAN, NAN, NAN, 0, "Clopper-Pearson", level, NO_PARTICIPANTS)
    tail = (1 - level) / 2
    low = float(betaincinv(events, n - events + 1, tail)) if events > 0 else 0.0
    high = float(betaincinv(events + 1, n - events, 1 - tail)) if events < n else 1.0
    return Summary(events / n, low, high, int(n), "Clopper-Pearson", level)


def wilson_proportion(events: int, n: int, *, level: float = 0.95) -> Summary:
    """Proportion with its score (Wilson) interval, without continuity correction.

    Shorter than the exact interval: it covers as often as its level says on average, not always.

    Args:
        events: Participants with the event, each counted once.
        n: Participants at risk.
        level: Confidence level.

    Returns:
        The proportion, between 0 and 1; NaN if `n` is 0.

    Raises:
        ValueError: A count is negative or not whole, `events` exceeds `n`, or `level` is not
            between 0 and 1.

    References:
        Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat
        Assoc 1927;22:209-212.
    """
    check_level(level)
    check_counts(events, n)
    if n == 0:
        return Summary(NAN, NAN, NAN, 0, "Wilson", level, NO_PARTICIPANTS)
    share, z = events / n, critical_z(level)
    centre = share + z**2 / (2 * n)
    margin = z * math.sqrt(share * (1 - share) / n + (z / (2 * n)) ** 2)
    # Rounding would leave 1e-17 where the limit is 0 or 1 exactly.
    low = (centre - margin) / (1 + z**2 / n) if events > 0 else 0.0
    high = (centre + margin) / (1 + z**2 / n) if events < n else 1.0
    return Summary(share, low, high, int(n), "Wilson", level)


def risk_difference(
    events_treatment: int,
    n_treatment: int,
    events_control: int,
    n_control: int,
    *,
    method: str = "newcombe",
    level: float = 0.95,
) -> Estimate:
    """Difference of two proportions, treatment - control.

    Args:
        events_treatment: Participants with the event in the treatment arm, each counted once.
        n_treatment: Participants of the treatment arm.
        events_control: Participants with the event in the control arm.
        n_control: Participants of the control arm.
        method: "newcombe" joins the Wilson limits of the two proportions (method 10 of the paper);
            "miettinen_nurminen" inverts the score test with variance factor N / (N - 1) and ends at
            -1 or 1 where the test excludes nothing.
        level: Confidence level.

    Returns:
        The difference, between -1 and 1; NaN if an arm has no participants. No events in either
        arm give 0 with real limits. `p_value` is NaN: the test of the table is a separate choice.

    Raises:
        ValueError: A count is negative or not whole, events exceed participants, or an option is
            unknown.

    References:
        Newcombe RG. Interval estimation for the difference between independent proportions:
        comparison of eleven methods. Stat Med 1998;17:873-890.
        Miettinen O, Nurminen M. Comparative analysis of two rates. Stat Med 1985;4:213-226.
    """
    check_level(level)
    if method not in RISK_DIFFERENCE_METHODS:
        raise ValueError(f"method must be one of {tuple(RISK_DIFFERENCE_METHODS)}, not {method!r}")
    counts = (events_treatment, n_treatment, events_control, n_control)
    blank = no_comparison(*counts, method=RISK_DIFFERENCE_METHODS[method], level=level)
    if blank.reason:
        return blank
    treatment = wilson_proportion(events_treatment, n_treatment, level=level)
    control = wilson_proportion(events_control, n_control, level=level)
    difference = treatment.value - control.value
    if method == "newcombe":
        below = math.hypot(treatment.value - treatment.low, control.high - control.value)
        above = math.hypot(treatment.high - treatment.value, control.value - control.low)
        # Rounding could carry a limit of a difference of 1 past the largest possible one.
        low, high = max(-1.0, difference - below), min(1.0, difference + above)
    else:
        z = critical_z(level)
        low = lowest_difference(*counts, z)
        high = -lowest_difference(events_control, n_control, events_treatment, n_treatment, z)
    return replace(blank, value=difference, low=low, high=high)


def risk_ratio(
    events_treatment: int,
    n_treatment: int,
    events_control: int,
    n_control: int,
    *,
    level: float = 0.95,
) -> Estimate:
    """Ratio of two proportions, treatment / control, with its score interval.

    The limits invert the score test with variance factor N / (N - 1).

    Args:
        events_treatment: Participants with the event in the treatment arm, each counted once.
        n_treatment: Participants of the treatment arm.
        events_control: Participants with the event in the control arm.
        n_control: Participants of the control arm.
        level: Confidence level.

    Returns:
        The ratio; infinite if only the treatment arm had events, NaN if neither had or an arm has
        no participants. The lower limit is 0 without events under treatment, the upper one
        infinite without events under control, and so both if neither arm had any. `p_value` is NaN:
        the test of the table is a separate choice.

    Raises:
        ValueError: A count is negative or not whole, events exceed participants, or `level` is not
            between 0 and 1.

    References:
        Miettinen O, Nurminen M. Comparative analysis of two rates. Stat Med 1985;4:213-226.
    """
    check_level(level)
    counts = (events_treatment, n_treatment, events_control, n_control)
    blank = no_comparison(*counts, method="Miettinen-Nurminen", level=level)
    if blank.reason:
        return blank
    z = critical_z(level)
    low = lowest_ratio(*counts, z)
    swapped = lowest_ratio(events_control, n_control, events_treatment, n_treatment, z)
    value = ratio(events_treatment * n_control, events_control * n_treatment)
    reason = NO_EVENTS if math.isnan(value) else ""
    return replace(blank, value=value, low=low, high=ratio(1, swapped), reason=reason)


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
        Altman DG. Confidence intervals for the number needed to treat. BMJ 1998;317:1309-1312.
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


def no_comparison(
    events_treatment: int,
    n_treatment: int,
    events_control: int,
    n_control: int,
    *,
    method: str,
    level: float,
) -> Estimate:
    """An estimate of nothing yet, with a reason if an arm has no participants.

    Raises:
        ValueError: The counts are impossible.
    """
    check_counts(events_treatment, n_treatment)
    check_counts(events_control, n_control)
    reason = "" if min(n_treatment, n_control) > 0 else EMPTY_ARM_OF_COUNTS
    n = int(n_treatment), int(n_control)
    return Estimate(NAN, NAN, NAN, NAN, *n, method, level, reason)


def ratio(numerator: float, denominator: float) -> float:
    """A ratio of two numbers from 0 up: infinite over 0, NaN for 0 over 0."""
    if denominator > 0:
        return float(numerator / denominator)
    return math.inf if numerator > 0 else NAN
