"""Missing values of the primary comparison: what they could do."""

from __future__ import annotations

from dataclasses import dataclass

from lib.statistics.models.tipping import TippingPoint, tipping_point
from lib.study.outcomes import Outcome
from lib.study.study import Study


@dataclass(frozen=True, slots=True)
class MissingVaried:
    """The primary comparison with the missing values of a visit varied over a range.

    Attributes:
        tipping: The comparison with values in their place.
        low: Lowest value put in their place, in the outcome's unit; NaN if the study has none.
        high: Highest one.
        low_declared: Whether `low` is the declared minimum; else the lowest value of any visit.
        high_declared: Whether `high` is the declared maximum; else the highest value of any visit.
        no_baseline: Randomised participants without a baseline value, who cannot be compared at
            equal baseline whatever their value at the visit.
    """

    tipping: TippingPoint
    low: float
    high: float
    low_declared: bool
    high_declared: bool
    no_baseline: int

    @property
    def is_varied(self) -> bool:
        """Whether values are missing and something can be said of them."""
        return not self.tipping.reason and self.tipping.n_missing > 0


def missing_varied(study: Study, outcome: Outcome, day: int) -> MissingVaried:
    """`tipping_point` of the primary comparison of one outcome at one follow-up day.

    The range is the declared one. Where an end is not declared, or on the log scale is not
    positive and has no logarithm, it is the lowest or highest value of the study at any visit (on
    the log scale of those with a logarithm). A value below the limit of quantification counts as
    half the limit, as in `effect`.
    """
    values = study.values(outcome)
    baseline = values[study.baseline_day]
    seen = values.where(values > 0) if outcome.is_log else values
    low, high = outcome.minimum, outcome.maximum
    low_declared = low is not None and not (outcome.is_log and low <= 0)
    least = float(low) if low is not None and low_declared else float(seen.min(axis=None))
    most = float(seen.max(axis=None)) if high is None else float(high)
    tipping = tipping_point(
        values[day], baseline, study.treated, low=least, high=most, scale=outcome.scale
    )
    without = int(baseline.isna().sum())
    return MissingVaried(tipping, least, most, low_declared, high is not None, without)
