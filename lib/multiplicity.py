"""Adjustment of p values for the number of tests made."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

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
    adjusted, made, order = _in_order(p_values)
    # Step down: none may fall below a smaller p value's adjustment.
    stepped = np.maximum.accumulate(adjusted[order] * np.arange(made, 0, -1))
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted


def hochberg(p_values: ArrayLike) -> FloatArray:
    """Adjust p values as Holm does, but stepping up: never larger, for independent tests.

    The chance of any false claim is controlled if the tests are independent or positively
    dependent; Holm's adjustment needs neither.

    Args:
        p_values: The p values of one family of tests, in any order; NaN is a test that could not be
            made: it stays NaN and does not count towards the size of the family.

    Returns:
        The adjusted p values in the order given, at most 1.

    Raises:
        ValueError: A p value lies outside 0 to 1, or the array is not one-dimensional.

    References:
        Hochberg Y. A sharper Bonferroni procedure for multiple tests of significance. Biometrika
        1988;75:800-802.
    """
    adjusted, made, order = _in_order(p_values)
    return _stepped_up(adjusted, order, np.arange(made, 0, -1))


def benjamini_hochberg(p_values: ArrayLike) -> FloatArray:
    """Adjust p values for the share of false claims among the claims made (false discovery rate).

    For screening many outcomes, where some false claims may be borne; not for a confirmed claim.
    The share is controlled if the tests are independent or positively dependent.

    Args:
        p_values: The p values of one family of tests, in any order; NaN is a test that could not be
            made: it stays NaN and does not count towards the size of the family.

    Returns:
        The adjusted p values in the order given, at most 1.

    Raises:
        ValueError: A p value lies outside 0 to 1, or the array is not one-dimensional.

    References:
        Benjamini Y, Hochberg Y. Controlling the false discovery rate: a practical and powerful
        approach to multiple testing. J R Stat Soc B 1995;57:289-300.
    """
    adjusted, made, order = _in_order(p_values)
    return _stepped_up(adjusted, order, made / np.arange(1, made + 1))


def _in_order(p_values: ArrayLike) -> tuple[FloatArray, int, NDArray[np.intp]]:
    """A copy of the p values, how many tests were made, and their places from small p to large."""
    copied = as_floats(p_values).copy()
    if ((copied < 0) | (copied > 1)).any():
        raise ValueError("p values must lie between 0 and 1")
    made = int((~np.isnan(copied)).sum())
    # Missing p values sort last.
    return copied, made, np.argsort(copied, kind="stable")[:made]


def _stepped_up(
    adjusted: FloatArray, order: NDArray[np.intp], factors: NDArray[np.number]
) -> FloatArray:
    """Multiply the p values in order; none may rise above a larger p value's adjustment."""
    stepped = np.minimum.accumulate((adjusted[order] * factors)[::-1])[::-1]
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted
