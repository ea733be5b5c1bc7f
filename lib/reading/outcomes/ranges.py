"""Values of an outcome that cannot be: beyond its bounds, or without a logarithm."""

from __future__ import annotations

import pandas as pd

from lib.language import sentence
from lib.reading.cells import Check
from lib.study.outcomes import Outcome

BELOW_MINIMUM = sentence("The smallest possible value is {limit}.")
ABOVE_MAXIMUM = sentence("The largest possible value is {limit}.")
NEED_POSITIVE = sentence(
    "This outcome is analysed on the log scale and needs values above 0; write a value below the "
    "quantification limit as <limit."
)


def check_range(check: Check, outcome: Outcome, value: pd.Series) -> None:
    """Note the values of an outcome that cannot be; NaN for missing and for those of others."""
    bounds = (outcome.minimum, value.lt, BELOW_MINIMUM), (outcome.maximum, value.gt, ABOVE_MAXIMUM)
    for limit, is_beyond, allowed in bounds:
        if limit is not None:
            check.each(is_beyond(limit), "value", allowed, limit=f"{limit:.15g}")
    if outcome.is_log:
        check.each(value <= 0, "value", NEED_POSITIVE)
