"""Rows of a frame."""

import math

import numpy as np
import pandas as pd

from lib.results.rows import rows_of


def test_rows_are_those_of_pandas() -> None:
    """Numbers, counts, marks, texts and missing values as plain Python values, in their order."""
    frame = pd.DataFrame(
        {
            "value": [1.5, math.nan],
            "n": [3, 4],
            "known": [True, False],
            "reason": ["", "Nobody."],
            "day": np.array([22, None], dtype=object),
        },
        index=["b", "a"],
    )
    found, expected = rows_of(frame), frame.to_dict("records")
    assert repr(found) == repr(expected)
    assert [type(cell) for cell in found[0].values()] == [float, int, bool, str, int]
    assert rows_of(frame.iloc[:0]) == []
