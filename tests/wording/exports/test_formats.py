"""How many digits a workbook shows: those that a reader needs, whatever the cells hold."""

import pandas as pd
import pytest

from lib.results.exports.columns import DIFFERENCE, RISK_DIFFERENCE
from lib.wording.exports.formats import formats
from lib.words import Words


def shown(language: str = "en", **columns: list[object]) -> dict[str, list[str]]:
    frame = pd.DataFrame(columns, dtype=object)
    return formats(frame, frame, Words("it" if language == "it" else "en"))


def test_counts_are_whole_and_measured_values_have_the_decimals_they_were_written_with() -> None:
    assert shown(n=[15, None, 14.0])["n"] == ["0"] * 3
    assert shown(value=[74.5, 7.0])["value"] == ["0.0"] * 2
    assert shown(value=[3.13, 7.1, 20.61])["value"] == ["0.00"] * 3


def test_estimates_show_about_three_digits_and_as_many_decimals_as_their_limits() -> None:
    found = shown(estimate=[-2.0127], ci_low=[-3.2799], ci_high=[-0.7456])
    assert set(map(tuple, found.values())) == {("0.00",)}
    found = shown(published_estimate=[0.9], published_ci_low=[0.751], published_ci_high=[1.12])
    assert set(map(tuple, found.values())) == {("0.000",)}
    assert shown(estimate=[112.345])["estimate"] == ["0.0"]
    assert shown(estimate=[0.000000123])["estimate"] == ["0.00E+00"]
    assert shown(estimate=[float("inf"), None])["estimate"] == ["0", "0"]


@pytest.mark.parametrize("of", ["outcome", "characteristic"])
def test_each_outcome_and_characteristic_has_decimals_of_its_own(of: str) -> None:
    # Three digits of 0.0031 and of 12.4: with the decimals of the other, 0.0 and 12.40000.
    frame = pd.DataFrame(
        {
            of: ["SMALL", "C3", "SMALL", "C3"],
            "estimate": [0.0031, 12.41, 0.00287, 9.85],
            "ci_low": [0.0011, 2.13, None, 1.22],
            "ci_high": [0.0051, 22.61, 0.00415, 18.07],
            "n": [15, 14, 15, 14],
        },
        dtype=object,
    )
    found = formats(frame, frame, Words("en"))
    assert found["estimate"] == found["ci_low"] == found["ci_high"] == ["0.00000", "0.0"] * 2
    assert found["n"] == ["0"] * 4


def test_p_is_shown_as_on_the_pages() -> None:
    assert shown(p_value=[0.5])["p_value"] == ['[<0.001]"<0.001";[<0.1]0.000;0.00']
    assert shown("it", p_holm=[0.5])["p_holm"] == ['[<0.001]"<0,001";[<0.1]0.000;0.00']


def test_shares_are_percentages_and_a_chance_is_never_certain() -> None:
    assert shown(proportion_ci_low_control=[0.5])["proportion_ci_low_control"] == ["0.0%"]
    found = shown(
        measure=[RISK_DIFFERENCE, DIFFERENCE], estimate=[0.39, 2.5], other_ci_low=[0.1, None]
    )
    assert found["estimate"] == ["0.0%", "0.0"]
    assert found["other_ci_low"] == ["0.0%", "0.0"]
    found = shown(kind=["level", "mean"], value_control=[0.5, 33.2])
    assert found["value_control"] == ["0.0%", "0.0"]
    chance = shown("it", chance_of_at_least_one_case=[0.9999])
    assert chance["chance_of_at_least_one_case"] == ['[>=0.9995]">99,9%";0.0%']
