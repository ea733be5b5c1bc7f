"""Strata, adjusted means, standard errors and degrees of freedom of the ANCOVA, against R."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.statistics.estimates import EMPTY_ARM, NOT_POSITIVE, TOO_FEW
from lib.statistics.models.ancova import (
    CONFOUNDED_STRATA,
    AdjustedMeans,
    adjusted_mean_difference,
    adjusted_means,
)
from tests.support.r_answers import REFERENCE

TWO_ARMS = pd.read_csv(REFERENCE / "two_arms.csv")
STRATA = pd.read_csv(REFERENCE / "strata.csv")
R = pd.read_csv(
    REFERENCE / "estimates.txt", sep=r"\s+", comment="#", names=["key", "statistic", "value"]
)
NAN = math.nan


def answer_of_r(key: str) -> dict[str, float]:
    rows = R[R["key"] == key]
    assert len(rows)
    return dict(zip(rows["statistic"], rows["value"], strict=True))


def keys_of_r(last: str) -> list[str]:
    keys = [key for key in R["key"].unique() if key.split("/")[3:] == [last]]
    assert len(keys) > 5
    # Logs of a million that differ in their sixth digit keep nine digits of their difference. In
    # units of a billionth emmeans loses the limits of its means, where predict of R does not.
    return [key for key in keys if not key.startswith(("large_offset", "tiny_units/linear"))]


def as_written_by_r(means: AdjustedMeans) -> dict[str, float]:
    return {
        f"{arm}_{part}": number
        for arm in ("treatment", "control")
        for part, number in zip(("value", "low", "high"), getattr(means, arm), strict=True)
    }


@pytest.mark.parametrize("key", keys_of_r("means"))
def test_adjusted_means_are_those_of_emmeans_within_1e_10(key: str) -> None:
    name, scale, *_ = key.split("/")
    rows = TWO_ARMS[TWO_ARMS["case"] == name]
    means = adjusted_means(
        rows["value"],
        rows["baseline"],
        (rows["treated"] == 1).to_numpy(),
        scale=scale,
    )
    expected = answer_of_r(key)
    known = {part: number for part, number in expected.items() if not math.isnan(number)}
    found = as_written_by_r(means)
    assert {part: found[part] for part in known} == pytest.approx(known, rel=1e-10, abs=0)


@pytest.mark.parametrize("key", keys_of_r("ancova"))
def test_standard_error_and_degrees_of_freedom_are_those_of_lm(key: str) -> None:
    name, scale, *_ = key.split("/")
    rows = TWO_ARMS[TWO_ARMS["case"] == name]
    estimate = adjusted_mean_difference(
        rows["value"],
        rows["baseline"],
        (rows["treated"] == 1).to_numpy(),
        scale=scale,
    )
    expected = answer_of_r(key)
    assert estimate.df == expected["df"]
    assert estimate.standard_error == pytest.approx(expected["standard_error"], rel=1e-10)


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_strata_are_fixed_effects_as_in_lm_and_emmeans(scale: str) -> None:
    treated = (STRATA["treated"] == 1).to_numpy()
    arguments = (STRATA["value"], STRATA["baseline"], treated)
    estimate = adjusted_mean_difference(*arguments, strata=STRATA["stratum"], scale=scale)
    expected = answer_of_r(f"strata/{scale}/0.95/stratified")
    assert {name: getattr(estimate, name) for name in expected} == pytest.approx(
        expected, rel=1e-10, abs=0
    )
    means = adjusted_means(*arguments, strata=STRATA["stratum"], scale=scale)
    assert as_written_by_r(means) == pytest.approx(
        answer_of_r(f"strata/{scale}/0.95/stratified_means"), rel=1e-10, abs=0
    )


def test_another_unit_changes_the_adjusted_means_with_it() -> None:
    rows = TWO_ARMS[TWO_ARMS["case"] == "tiny_units"]
    treated = (rows["treated"] == 1).to_numpy()
    means = adjusted_means(rows["value"], rows["baseline"], treated)
    larger = adjusted_means(1e9 * rows["value"], 1e9 * rows["baseline"], treated)
    for arm in ("treatment", "control"):
        assert getattr(larger, arm) == pytest.approx(1e9 * np.array(getattr(means, arm)))


def test_one_stratum_is_none() -> None:
    treated = (STRATA["treated"] == 1).to_numpy()
    arguments = (STRATA["value"], STRATA["baseline"], treated)
    alike = adjusted_mean_difference(*arguments, strata=["all"] * len(STRATA))
    assert alike == adjusted_mean_difference(*arguments)


@given(st.permutations(range(len(STRATA))))
def test_the_order_of_participants_does_not_matter(order: list[int]) -> None:
    one = [
        adjusted_mean_difference(
            rows["value"],
            rows["baseline"],
            (rows["treated"] == 1).to_numpy(),
            strata=rows["stratum"],
        )
        for rows in (STRATA, STRATA.iloc[order])
    ]
    for name in ("value", "low", "high", "p_value", "standard_error"):
        assert getattr(one[0], name) == pytest.approx(getattr(one[1], name), rel=1e-10)


@given(st.lists(st.tuples(st.integers(0, 32), st.integers(0, 32)), min_size=8, max_size=20))
def test_the_difference_of_the_adjusted_means_is_the_adjusted_difference(
    pairs: list[tuple[int, int]],
) -> None:
    values, baseline = np.array(pairs, dtype=float).T
    treated = np.arange(len(pairs)) % 2 == 0
    means = adjusted_means(values, baseline, treated)
    estimate = adjusted_mean_difference(values, baseline, treated)
    assert means.treatment[0] - means.control[0] == pytest.approx(
        estimate.value, abs=1e-9, nan_ok=True
    )
    swapped = adjusted_means(values, baseline, ~treated)
    assert swapped.treatment == pytest.approx(means.control, abs=1e-9, nan_ok=True)
    assert swapped.control == pytest.approx(means.treatment, abs=1e-9, nan_ok=True)


def test_strata_of_one_arm_each_cannot_be_adjusted_for() -> None:
    estimate = adjusted_mean_difference(
        [5.0, 6, 2, 4], [1.0, 2, 1, 2], [True, True, False, False], strata=["a", "a", "b", "b"]
    )
    assert math.isnan(estimate.value)
    assert estimate.reason == CONFOUNDED_STRATA


def test_every_stratum_after_the_first_costs_a_degree_of_freedom() -> None:
    estimate = adjusted_mean_difference(
        [5.0, 6, 2, 4], [1.0, 2, 1, 3], [True, False, True, False], strata=["a", "a", "b", "b"]
    )
    assert estimate.reason == TOO_FEW
    assert not math.isnan(estimate.value)


def test_adjusted_means_say_why_there_are_none() -> None:
    empty = adjusted_means([1.0, 2], [1.0, 2], [True, True])
    assert (empty.n_treatment, empty.n_control, empty.reason) == (2, 0, EMPTY_ARM)
    assert all(math.isnan(number) for number in (*empty.treatment, *empty.control))
    negative = adjusted_means([1.0, -2, 3], [1.0, 2, 3], [True, True, False], scale="log")
    assert negative.reason == NOT_POSITIVE
    few = adjusted_means([1.0, 5], [2.0, 2], [True, False])
    assert few.treatment == pytest.approx((1, NAN, NAN), nan_ok=True)
    assert few.control == pytest.approx((5, NAN, NAN), nan_ok=True)
    assert few.reason == TOO_FEW


@pytest.mark.parametrize("strata", [["a", None, "b"], ["a", NAN, "b"], ["a", "b"]])
def test_a_missing_stratum_is_a_callers_mistake(strata: list[Any]) -> None:
    with pytest.raises(ValueError, match="strata"):
        adjusted_mean_difference([1.0, 2, 3], [1.0, 2, 3], [True, False, True], strata=strata)
