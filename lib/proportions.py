"""Proportions of participants, with exact limits."""

from __future__ import annotations

from scipy.special import betaincinv  # type: ignore[import-untyped, unused-ignore]

from lib.estimates import check_level
from lib.summaries import Summary
from lib.words import sentence

NO_PARTICIPANTS = sentence("There are no participants, so there is no proportion.")


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
    if not 0 <= events <= n:
        raise ValueError(f"events must lie between 0 and n, not {events!r} of {n!r}")
    if events % 1 or n % 1:
        raise ValueError(f"counts must be whole, not {events!r} of {n!r}")
    if n == 0:
        nan = float("nan")
        return Summary(nan, nan, nan, 0, "Clopper-Pearson", level, NO_PARTICIPANTS)
    tail = (1 - level) / 2
    low = float(betaincinv(events, n - events + 1, tail)) if events > 0 else 0.0
    high = float(betaincinv(events + 1, n - events, 1 - tail)) if events < n else 1.0
    return Summary(events / n, low, high, int(n), "Clopper-Pearson", level)
