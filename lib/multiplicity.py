"""Adjustment of p values for the number of tests made."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from lib.estimates import FloatArray, as_floats


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
        Holm S. A simple sequentially rejective multiple test procedure. Scand J Stat 1979;6:65-70.
    """
    adjusted = as_floats(p_values).copy()
    made = ~np.isnan(adjusted)
    family = adjusted[made]
    if ((family < 0) | (family > 1)).any():
        raise ValueError("p values must lie between 0 and 1")
    order = np.argsort(family, kind="stable")
    stepped = np.maximum.accumulate(family[order] * np.arange(family.size, 0, -1))
    family[order] = np.minimum(stepped, 1.0)
    adjusted[made] = family
    return adjusted
