"""Adjustment of p values for the number of tests made."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from lib.statistics.estimates import FloatArray, as_floats


def holm(p_values: ArrayLike) -> FloatArray:
    """Adjust p values so that the chance of any false claim in the family stays controlled.

    Args:
        p_values: The p values of one family of tests, in any order; NaN is a test that could not be
            made: it stays NaN and does not count towards the size of the family.

    Returns:
        The adjusted p values in the order given, at most 1.

    Raises:
        ValueError: A p value lies outside 0 to 1, or the array is not one-dimensional.

    References:
        Holm, Scand J Stat 1979;6:65–70.
    """
    adjusted = as_floats(p_values).copy()
    if ((adjusted < 0) | (adjusted > 1)).any():
        raise ValueError("p values must lie between 0 and 1")
    made = int((~np.isnan(adjusted)).sum())
    # Missing p values sort last.
    order = np.argsort(adjusted, kind="stable")[:made]
    # Step down: none may fall below a smaller p value's adjustment.
    stepped = np.maximum.accumulate(adjusted[order] * np.arange(made, 0, -1))
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted
