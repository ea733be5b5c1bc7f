"""Events per time at risk, and the chance of seeing any at all: counts in.

A rate counts events and not participants. It takes the events of one participant as independent,
which they seldom are; the proportion of participants with an event does not need that.
"""

from __future__ import annotations

import math

from lib.language import sentence
from lib.statistics.counts.proportions import check_counts, proportion, ratio
from lib.statistics.estimates import NAN, TAIL, Estimate
from lib.statistics.special import gammainccinv, gammaincinv
from lib.statistics.summaries import Summary

NO_EXPOSURE = sentence("Nobody was observed for any time, so there is no rate.")
EMPTY_ARM_OF_EXPOSURE = sentence(
    "One arm was not observed for any time, so the rates cannot be compared."
)
NO_EVENTS_AT_ALL = sentence("No event was observed in either arm, so no ratio can be given.")


def event_rate(events: int, exposure: float) -> Summary:
    """Events per unit of time at risk, with the exact Poisson (Garwood) interval.

    Args:
        events: Events, every event of a participant counted.
        exposure: Time at risk of all participants together, in any unit; a participant's time ends
            when observation does.

    Returns:
        The rate per unit of `exposure`, `n` the events behind it; NaN without exposure. No event
        gives 0 with a real upper limit.

    Raises:
        ValueError: `events` is negative or not whole, or `exposure` is negative or not
            finite.

    References:
        Garwood, Biometrika 1936;28:437–42.
    """
    _check_exposure(events, exposure)
    if exposure == 0:
        return Summary(NAN, NAN, NAN, int(events), "Garwood", NO_EXPOSURE)
    low = float(gammaincinv(events, TAIL)) / exposure if events > 0 else 0.0
    high = float(gammainccinv(events + 1, TAIL)) / exposure
    return Summary(events / exposure, low, high, int(events), "Garwood")


def rate_ratio(
    events_treatment: int,
    exposure_treatment: float,
    events_control: int,
    exposure_control: float,
) -> Estimate:
    """Ratio of two event rates, treatment / control, by the exact conditional method.

    Given all events, those of the treatment arm are binomial. The limits are the exact limits of
    their share. The rates compared are those of harms, so that no p is given.

    Args:
        events_treatment: Events of the treatment arm, every event of a participant counted.
        exposure_treatment: Time at risk of the treatment arm, in the unit of `exposure_control`.
        events_control: Events of the control arm.
        exposure_control: Time at risk of the control arm.

    Returns:
        The ratio, `n_treatment` and `n_control` the events behind it. It is infinite if only the
        treatment arm had events, NaN if neither had; the lower limit is 0 without events under
        treatment, the upper one infinite without events under control. `p_value` is NaN, and
        everything is if an arm has no exposure.

    Raises:
        ValueError: A count is negative or not whole, or an exposure is negative or not
            finite.

    References:
        Przyborowski and Wilenski, Biometrika 1940;31:313–23.
    """
    _check_exposure(events_treatment, exposure_treatment)
    _check_exposure(events_control, exposure_control)
    seen = int(events_treatment), int(events_control)
    method = "Exact conditional"
    if min(exposure_treatment, exposure_control) == 0:
        return Estimate(NAN, NAN, NAN, NAN, *seen, method, EMPTY_ARM_OF_EXPOSURE)
    events = sum(seen)
    if events == 0:
        return Estimate(NAN, 0.0, math.inf, NAN, *seen, method, NO_EVENTS_AT_ALL)
    treatment, control = (proportion(count, events) for count in seen)
    relative = exposure_control / exposure_treatment
    # The share of control is 1 less the share of treatment, without the rounding error of that.
    low = treatment.low / control.high * relative
    high = ratio(treatment.high, control.low) * relative
    value = ratio(seen[0], seen[1]) * relative
    return Estimate(value, low, high, NAN, *seen, method)


def chance_of_seeing(risk: float, n: int) -> float:
    """Chance that an event shows up at least once among `n` participants, 1 - (1 - risk)^n.

    Args:
        risk: True risk of a participant, between 0 and 1; NaN if unknown.
        n: Participants observed.

    Returns:
        The chance, 0 for no participants; NaN if `risk` is NaN.

    Raises:
        ValueError: `risk` lies outside 0 to 1, or `n` is negative or not whole.

    References:
        Hanley and Lippman-Hand, JAMA 1983;249:1743–5.
    """
    check_counts(0, n)
    if math.isnan(risk):
        return NAN
    if not 0 <= risk <= 1:
        raise ValueError(f"risk must lie between 0 and 1, not {risk!r}")
    if risk == 1:
        return float(n > 0)
    return -math.expm1(n * math.log1p(-risk))


def _check_exposure(events: int, exposure: float) -> None:
    if not (events >= 0 and events % 1 == 0):
        raise ValueError(f"events must be whole and not negative, not {events!r}")
    if not 0 <= exposure < math.inf:
        raise ValueError(f"exposure must be finite and not negative, not {exposure!r}")
