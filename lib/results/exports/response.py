"""The numbers behind the figures of improvement, bands, limits and the next trial."""

from __future__ import annotations

import pandas as pd

from lib.results.exports.columns import (
    CURVE_ROW,
    ESTIMATED,
    RISK_DIFFERENCE,
    contrast,
    of_outcome,
    one_below_another,
    whole,
)
from lib.results.limits import limit_crossings
from lib.results.next_trial import Plan, differences, size_curve, sizes, spread
from lib.results.response import band_counts, improvement_curves, response_rates
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study


def numbers_of_response(study: Study, outcome: Outcome, day: int, threshold: float) -> pd.DataFrame:
    """Who improved by the threshold, by both ways of counting the missing, then the curves.

    The curves give the share of each arm that improved by at least each amount.
    """
    shares = {f"share_{arm}": f"proportion_{arm}" for arm in ARMS}
    ends = {f"{end}_{arm}": f"proportion_ci_{end}_{arm}" for arm in ARMS for end in ("low", "high")}
    others = {
        "missing": "missing_counted_as",
        "needed": "number_needed",
        "needed_from_low": "number_needed_from_ci_low",
        "needed_from_high": "number_needed_from_ci_high",
        "crosses_none": "ci_contains_no_difference",
    }
    rates = response_rates(study, outcome, day, threshold=threshold)
    rates = rates.rename(columns=ESTIMATED | shares | ends | others)
    rates.insert(list(rates).index("estimate"), "measure", RISK_DIFFERENCE)
    rates.insert(0, "row", "at the threshold")
    rates.insert(1, "improvement_of_at_least", threshold)
    curves = improvement_curves(study, outcome, day).rename(
        columns={"threshold": "improvement_of_at_least", "share": "proportion"}
    )
    curves.insert(0, "row", CURVE_ROW)
    frame = one_below_another(rates, curves)
    frame.insert(0, "day", day)
    return of_outcome(frame, outcome)


def numbers_of_bands(study: Study, outcome: Outcome) -> pd.DataFrame:
    """`band_counts`, with the lowest value of each band."""
    assert outcome.bands is not None
    frame = band_counts(study, outcome)
    lowest = [outcome.bands.lower[int(band)] for band in frame["band"]]
    frame.insert(3, "band_from", pd.Series(lowest, index=frame.index, dtype=float))
    return whole(of_outcome(frame, outcome))


def numbers_of_limits(
    study: Study, outcome: Outcome, day: int, *, low: float | None, high: float | None
) -> pd.DataFrame:
    """`limit_crossings`: who was outside and within a limit at baseline and at the day."""
    frame = limit_crossings(study, outcome, day, low=low, high=high)
    names = {
        **{f"{a}_{b}": f"participants_{a}_{b}" for a in ("out", "in") for b in ("out", "in")},
        "missing": "participants_missing",
        "n": "n_out",
        "value": "proportion_out_in",
        "low": "proportion_out_in_ci_low",
        "high": "proportion_out_in_ci_high",
        "within_n": "n_in",
        "within_value": "proportion_in_out",
        "within_low": "proportion_in_out_ci_low",
        "within_high": "proportion_in_out_ci_high",
        "reason": "remark",
    }
    frame = frame.rename(columns=names)
    frame.insert(0, "day", day)
    frame.insert(1, "reference_limit", low if outcome.higher_is_better else high)
    return whole(of_outcome(frame, outcome))


def numbers_of_next_trial(study: Study, outcome: Outcome, day: int, plan: Plan) -> pd.DataFrame:
    """The participants that each difference takes, for those planned for and along the curve.

    On the log scale a difference is a ratio, as `measure` says, and its SD that of the logarithms.
    """
    found = spread(study, outcome, day)
    names = {
        "difference": "to_be_detected",
        "n": "n_per_arm_ancova",
        "randomised": "randomised_per_arm_ancova",
        "n_t": "n_per_arm_t_test",
        "randomised_t": "randomised_per_arm_t_test",
    }
    planned = sizes(outcome, found, plan, differences(outcome, found)).assign(row="planned for")
    curve = size_curve(outcome, found, plan).assign(row=CURVE_ROW)
    frame = pd.concat([planned, curve], ignore_index=True).rename(columns=names)
    assumed = {
        "day": day,
        "row": frame.pop("row"),
        "measure": contrast(outcome),
        "power": plan.power,
        "correlation_with_baseline": plan.correlation,
        "drop_out": plan.drop_out,
        "sd_upper_limit": found.upper,
    }
    for place, (name, value) in enumerate(assumed.items()):
        frame.insert(place, name, value)
    return whole(of_outcome(frame, outcome))
