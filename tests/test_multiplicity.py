"""Adjusted p values against R, hand calculations, other algorithms and properties."""

import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.multiplicity import benjamini_hochberg, hochberg, holm

REFERENCE = Path(__file__).parent / "reference"
P_VALUES = pd.read_csv(REFERENCE / "p_values.csv")
R = pd.read_csv(
    REFERENCE / "multiplicity.txt",
    sep=r"\s+",
    comment="#",
    names=["method", "family", "place", "p"],
)
METHODS = {"holm": holm, "hochberg": hochberg, "BH": benjamini_hochberg}
NAN = math.nan

families = st.lists(st.floats(0, 1), max_size=12)


each_method = pytest.mark.parametrize("method", list(METHODS))


@each_method
@pytest.mark.parametrize("family", list(P_VALUES["family"].unique()))
def test_adjusting_is_p_adjust_of_r_within_1e_14(method: str, family: str) -> None:
    adjusted = METHODS[method](P_VALUES.loc[P_VALUES["family"] == family, "p"])
    expected = R.loc[(R["method"] == method) & (R["family"] == family), "p"].to_numpy()
    assert adjusted == pytest.approx(expected, rel=1e-14, nan_ok=True)


def test_four_tests_by_hand() -> None:
    p_values = [0.03, 0.01, 0.04, 0.02]
    # Ordered 0.01, 0.02, 0.03, 0.04 times 4, 3, 2, 1 is 0.04, 0.06, 0.06, 0.04; none may fall back.
    assert holm(p_values) == pytest.approx([0.06, 0.04, 0.06, 0.06], rel=1e-14)
    # The same four products; none may exceed a later one.
    assert hochberg(p_values) == pytest.approx([0.04, 0.04, 0.04, 0.04], rel=1e-14)
    # Times 4/1, 4/2, 4/3, 4/4 all four are 0.04.
    assert benjamini_hochberg(p_values) == pytest.approx([0.04, 0.04, 0.04, 0.04], rel=1e-14)


def test_the_fifteen_tests_of_benjamini_and_hochberg_1995() -> None:
    # Their table of the thrombolysis trial: at 0.05 Hochberg rejects three, their procedure four.
    p_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p_values += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert (hochberg(p_values) <= 0.05).sum() == 3
    assert (benjamini_hochberg(p_values) <= 0.05).sum() == 4
    assert benjamini_hochberg(p_values)[3] == pytest.approx(0.0095 * 15 / 4, rel=1e-14)


@each_method
def test_one_test_is_left_alone_and_no_test_is_no_answer(method: str) -> None:
    assert METHODS[method]([0.04]) == pytest.approx([0.04], rel=0, abs=0)
    assert METHODS[method]([]).size == 0


@each_method
def test_a_test_that_could_not_be_made_stays_missing_and_is_not_counted(method: str) -> None:
    adjusted = METHODS[method]([NAN, 0.02, NAN, 0.5])
    assert adjusted == pytest.approx([NAN, 0.04, NAN, 0.5], nan_ok=True)
    assert np.isnan(METHODS[method]([NAN, NAN])).all()


@each_method
def test_the_argument_is_not_changed(method: str) -> None:
    p_values = np.array([0.04, 0.01])
    METHODS[method](p_values)
    assert p_values.tolist() == [0.04, 0.01]


@each_method
@given(families)
def test_adjusting_lies_between_the_raw_p_and_bonferroni_and_keeps_the_order(
    method: str, p_values: list[float]
) -> None:
    adjusted, raw = METHODS[method](p_values), np.array(p_values)
    # n / n times p and p differ by a rounding error where n / i is no binary fraction.
    assert (adjusted >= raw * (1 - 1e-15)).all()
    assert (adjusted <= np.minimum(1, raw * len(p_values))).all()
    assert (np.diff(adjusted[np.argsort(raw)]) >= 0).all()


@given(families)
def test_holm_is_never_below_hochberg_and_hochberg_never_below_benjamini_hochberg(
    p_values: list[float],
) -> None:
    down, up, rate = (method(p_values) for method in METHODS.values())
    assert (down >= up).all()
    assert (up >= rate * (1 - 1e-15)).all()


@each_method
@given(families, st.randoms(use_true_random=False))
def test_the_answers_follow_the_order_of_the_tests(
    method: str, p_values: list[float], random: Any
) -> None:
    order = random.sample(range(len(p_values)), len(p_values))
    shuffled = METHODS[method]([p_values[i] for i in order])
    assert shuffled == pytest.approx(METHODS[method](p_values)[order], rel=0, abs=0)


@given(families)
def test_holm_rejects_what_the_step_down_of_holm_1979_rejects(p_values: list[float]) -> None:
    rejected = set()
    for step, i in enumerate(np.argsort(p_values, kind="stable")):
        if p_values[i] * (len(p_values) - step) > 0.05:
            break
        rejected.add(int(i))
    assert set(np.flatnonzero(holm(p_values) <= 0.05).tolist()) == rejected


@given(families)
def test_hochberg_rejects_what_the_step_up_of_hochberg_1988_rejects(p_values: list[float]) -> None:
    ordered = sorted(p_values)
    passed = [p for i, p in enumerate(ordered) if p * (len(ordered) - i) <= 0.05]
    expected = [bool(passed) and p <= max(passed) for p in p_values]
    assert (hochberg(p_values) <= 0.05).tolist() == expected


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_benjamini_hochberg_is_false_discovery_control_of_scipy(p_values: list[float]) -> None:
    expected = stats.false_discovery_control(p_values)
    assert benjamini_hochberg(p_values) == pytest.approx(expected, rel=1e-14, abs=0)


@each_method
@pytest.mark.parametrize("p_values", [[0.2, 1.1], [-0.1, 0.2], [math.inf], [[0.1, 0.2]]])
def test_what_is_no_p_value_raises(method: str, p_values: Any) -> None:
    with pytest.raises(ValueError, match="must"):
        METHODS[method](p_values)
